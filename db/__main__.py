"""The keeper's commands: python -m db doctor, migrate, recount, rescore, verify, lapse, backup, restore and others."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from db.engine import engine, make_engine
from db.files import backups, dumps
from db.files.dangers import danger_count, danger_sentence
from db.migrations import head, is_newer, migrate, schema_of
from db.reads.chain import verify
from db.reads.recount import differences
from db.reads.safety import circumstances
from db.rules.rights import keeper
from db.rules.safety import dangers
from db.rules.sealing import key_name
from db.settings import settings
from db.tables.base import HOME_ORG
from db.terms import Language
from db.work import keys, perform, reading, rehearse
from db.writes.forgetting import forget_over
from db.writes.offers import lapse_offers
from db.writes.rescoring import rescore
from db.writes.sealing import seal_anew

ORIGIN: Final = "console"
FREE_OF_SCHEMA: Final = frozenset({"migrate", "restore", "drill"})
AT_ONCE: Final = 200
ALL: Final = 1_000_000
_say = sys.stdout.write


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when something was found or refused, in one plain sentence."""
    parser = argparse.ArgumentParser(prog="python -m db", description="Keep the records.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("doctor", help="name everything that speaks against a start with real data")
    commands.add_parser("migrate", help="bring the database to the schema of this code")
    commands.add_parser("recount", help="compare every tally with its rows")
    rescore_ = commands.add_parser("rescore", help="name the points that follow other rules than those of their day")
    rescore_.add_argument("--write", action="store_true", help="take them back and earn them anew, by those rules")
    commands.add_parser("verify", help="walk the journal's chain")
    commands.add_parser("lapse", help="end the offers that nobody answered in time, so that others are asked")
    commands.add_parser("forget", help="remove what is over and has stayed its time")
    commands.add_parser("rotate-key", help="seal everything with a new key; may be interrupted and run again")
    for name, does in (
        ("backup", "copy the database while the server runs, prove the copy, drop what is no longer kept"),
        ("drill", "restore the newest backup aside and prove it"),
    ):
        command = commands.add_parser(name, help=does)
        command.add_argument("folder", type=Path, nargs="?", default=settings().backup_folder)
    restore = commands.add_parser("restore", help="verify a backup and put it in an empty place")
    restore.add_argument("backup", type=Path)
    restore.add_argument("target", nargs="?", help="the new database, a file or an address; without it only verify")
    restore.add_argument("--verify", action="store_true", help="restore it aside, prove it there, and keep nothing")
    chosen = parser.parse_args(arguments)
    try:
        return _run(chosen)
    except backups.BackupError as refused:
        _say(f"{refused}\n")
        return 1


def _run(chosen: argparse.Namespace) -> int:
    if chosen.command not in FREE_OF_SCHEMA and schema_of(engine()) != head():
        _say(
            f"the database stands at {schema_of(engine()) or 'no schema'}, this code needs {head()}; nothing was done: "
        )
        _say("run `python -m db migrate` first, or start the server, which does it\n")
        return 1
    commands: dict[str, Callable[[], int]] = {
        "doctor": _doctor,
        "migrate": _migrate,
        "recount": _recount,
        "rescore": lambda: _rescore(write=chosen.write),
        "verify": _verify,
        "lapse": _lapse,
        "forget": _forget,
        "rotate-key": _rotate_key,
        "backup": lambda: _back_up(chosen.folder),
        "drill": lambda: _drill(chosen.folder),
        "restore": lambda: _prove(chosen.backup) if chosen.verify else _restore(chosen.backup, chosen.target),
    }
    return commands[chosen.command]()


def _migrate() -> int:
    stands = schema_of(engine())
    if stands is not None and is_newer(stands):
        _say(f"the database stands at {stands}, which is newer than this code; nothing was changed\n")
        return 1
    migrate(engine())
    _say(f"{schema_of(engine())}\n")
    return 0


def _recount() -> int:
    with reading(engine()) as session:
        found = differences(session)
    for difference in found:
        _say(f"{difference}\n")
    _say(f"{_counted(len(found), 'difference')}\n")
    return 1 if found else 0


def _rescore(*, write: bool) -> int:
    """Say what would move; only when it is meant, some hundred lines at a time, write it."""
    found, run, most = 0, *((perform, AT_ONCE) if write else (rehearse, ALL))
    while moved := run(engine(), keeper(HOME_ORG), rescore, now=datetime.now(UTC), origin=ORIGIN, most=most):
        for one in moved:
            _say(f"{one.day} {one.subject} {one.line_id}: {one.before} -> {one.after} by version {one.version}\n")
        found += len(moved)
        if not write:
            break
    _say(f"{_counted(found, 'line')} {'earned anew' if write else 'to be earned anew'}\n")
    return 1 if found and not write else 0


def _verify() -> int:
    with reading(engine()) as session:
        chain = verify(session)
    _say(f"{_counted(chain.lines, 'line')}, {'whole' if chain.broken_at is None else f'broken at {chain.broken_at}'}\n")
    return 0 if chain.broken_at is None else 1


def _forget() -> int:
    gone = perform(engine(), keeper(HOME_ORG), forget_over, now=datetime.now(UTC), origin=ORIGIN)
    _say(f"{_counted(gone, 'row')} removed\n")
    return 0


def _lapse() -> int:
    ended = perform(engine(), keeper(HOME_ORG), lapse_offers, now=datetime.now(UTC), origin=ORIGIN)
    _say(f"{_counted(ended, 'offer')} ended\n")
    return 0


def _rotate_key() -> int:
    key, sealed = keys.next_key(), 0
    while done := perform(
        engine(), keeper(HOME_ORG), seal_anew, now=datetime.now(UTC), origin=ORIGIN, key=key, most=AT_ONCE
    ):
        sealed += done
    former = keys.change_over()
    _say(
        f"{_counted(sealed, 'seal')} made anew with key {key_name(key)}; "
        f"the former key is kept at {former} for older backups\n"
    )
    return 0


def _doctor() -> int:
    with reading(engine()) as session:
        found = dangers(circumstances(session, keeper(HOME_ORG)), datetime.now(UTC))
    for danger in found:
        _say(f"{danger_sentence(danger, Language.ZH)} / {danger_sentence(danger, Language.EN)}\n")
    _say(f"{danger_count(len(found), Language.ZH)} / {danger_count(len(found), Language.EN)}\n")
    return 1 if found else 0


def _back_up(folder: Path) -> int:
    way = dumps if engine().dialect.name == "postgresql" else backups
    place = way.back_up(engine(), folder, now=datetime.now(UTC))
    _say(f"{place}\n")
    if trouble := _prove(place):
        return trouble
    for gone in backups.prune(folder):
        _say(f"{gone} is no longer kept\n")
    return 0


def _drill(folder: Path) -> int:
    newest = backups.newest_backup(folder)
    if newest is None or not newest[1].is_dir():
        _say(f"no backup of ours stands in {folder}; a dump made by hand is tried by pg_restore\n")
        return 1
    moment, place = newest
    hours = (datetime.now(UTC) - moment).total_seconds() / 3600
    _say(f"{place}, {hours:.1f} hours old\n")
    return _prove(place)


def _is_dump(place: Path) -> bool:
    return (place / dumps.DUMP).is_file()


def _prove(place: Path) -> int:
    if _is_dump(place):
        with dumps.aside(engine()) as address:
            return _restore(place, address)
    with tempfile.TemporaryDirectory(prefix="drill-") as aside:
        return _restore(place, str(Path(aside) / backups.COPY))


def _restore(place: Path, target: str | None) -> int:
    if target is None:
        (dumps if _is_dump(place) else backups).verify(place)
        _say(f"{place} is whole\n")
        return 0
    if _is_dump(place):
        dumps.restore(place, target)
    else:
        backups.restore(place, Path(target))
    restored = make_engine(target if _is_dump(place) else f"sqlite:///{target}")
    with reading(restored) as session:
        found, chain = differences(session), verify(session)
    restored.dispose()
    told = f"{_counted(len(found), 'difference')}, {_counted(chain.lines, 'journal line')}"
    _say(f"{restored.url.database}: {told}\n")
    return 1 if found or chain.broken_at else 0


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


if __name__ == "__main__":
    sys.exit(main())
