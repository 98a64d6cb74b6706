"""The keeper's commands: python -m db migrate|recount|verify|backup|restore|rotate-key."""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from db.engine import engine, make_engine
from db.files import backups
from db.migrations import is_newer, migrate, schema_of
from db.reads.chain import verify
from db.reads.recount import differences
from db.rules.rights import keeper
from db.rules.sealing import key_name
from db.tables.base import HOME_ORG
from db.work import keys, perform, reading
from db.writes.sealing import seal_anew

ORIGIN: Final = "console"
AT_ONCE: Final = 200
_say = sys.stdout.write


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when something was found or refused, in one plain sentence."""
    parser = argparse.ArgumentParser(prog="python -m db", description="Keep the records.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("migrate", help="bring the database to the schema of this code")
    commands.add_parser("recount", help="compare every tally with its rows")
    commands.add_parser("verify", help="walk the journal's chain")
    commands.add_parser("rotate-key", help="seal everything with a new key; may be interrupted and run again")
    backup = commands.add_parser("backup", help="copy the database while the server runs (SQLite)")
    backup.add_argument("folder", type=Path)
    restore = commands.add_parser("restore", help="verify a backup and put it in an empty place (SQLite)")
    restore.add_argument("backup", type=Path)
    restore.add_argument("target", type=Path, nargs="?", help="the new database file; without it only verify")
    chosen = parser.parse_args(arguments)
    try:
        return _run(chosen)
    except backups.BackupError as refused:
        _say(f"{refused}\n")
        return 1


def _run(chosen: argparse.Namespace) -> int:
    match chosen.command:
        case "migrate":
            return _migrate()
        case "recount":
            return _recount()
        case "verify":
            return _verify()
        case "rotate-key":
            return _rotate_key()
        case "backup":
            _say(f"{backups.back_up(engine(), chosen.folder, now=datetime.now(UTC))}\n")
            return 0
        case _:
            return _restore(chosen.backup, chosen.target)


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
    _say(f"{len(found)} differences\n")
    return 1 if found else 0


def _verify() -> int:
    with reading(engine()) as session:
        chain = verify(session)
    _say(f"{chain.lines} lines, {'whole' if chain.broken_at is None else f'broken at {chain.broken_at}'}\n")
    return 0 if chain.broken_at is None else 1


def _rotate_key() -> int:
    key, sealed = keys.next_key(), 0
    while done := perform(
        engine(), keeper(HOME_ORG), seal_anew, now=datetime.now(UTC), origin=ORIGIN, key=key, most=AT_ONCE
    ):
        sealed += done
    former = keys.change_over()
    _say(f"{sealed} seals made anew with key {key_name(key)}; the former key is kept at {former} for older backups\n")
    return 0


def _restore(place: Path, target: Path | None) -> int:
    if target is None:
        backups.verify(place)
        _say(f"{place} is whole\n")
        return 0
    backups.restore(place, target)
    restored = make_engine(f"sqlite:///{target}")
    with reading(restored) as session:
        found, chain = differences(session), verify(session)
    restored.dispose()
    _say(f"{target}: {len(found)} differences, {chain.lines} journal lines\n")
    return 1 if found or chain.broken_at else 0


if __name__ == "__main__":
    sys.exit(main())
