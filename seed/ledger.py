"""python -m seed ledger DIR: a folder of the bureau's own spreadsheets, as they really are.

What is good goes in, what is not comes back in a workbook with its row and the reason; a second run adds nothing.
"""

import argparse
import contextlib
import io
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count, groupby
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from db.errors import Code, Refusal
from db.files.kinds import written_on
from db.files.ledgers.lines import Line
from db.files.ledgers.reading import Folder, LedgerSheet, read_folder
from db.files.reasons import row_sentences
from db.files.returns import Return, write_returns
from db.reads.kinds import kinds_ever
from db.rules.calendar import day_in_shanghai
from db.rules.rights import keeper
from db.tables.base import HOME_ORG
from db.terms import Language
from db.work import perform_ahead, reading
from db.writes.imports import Imported, import_ledger
from seed.figures import figures
from seed.opening import OccupiedError, is_demo, open_migrated, shown
from seed.progress import Progress
from seed.telling import NO_FOLDER, NO_LEDGERS, ONLY_A_DEMO, Failed, Told, tell

ORIGIN: Final = "seed ledger"
_OWNER_ONLY: Final = 0o600


@dataclass(slots=True)
class Run:
    """What became of each ledger of each file."""

    done: list[Imported] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)

    @property
    def broke(self) -> bool:
        """Whether something went wrong that is not simply there already."""
        return any(one.refusal.code is not Code.ALREADY_IMPORTED for one in self.failed)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say where the spreadsheets are, where what comes back should lie, and in which language to tell."""
    parser.description = "Bring in the bureau's own spreadsheets (.xlsx, .csv). What cannot go in comes back, with why."
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder with the spreadsheets; only read")
    back = "where the rows that come back go, as .xlsx; without it returns-DATE.xlsx in this folder, its path is told"
    parser.add_argument("--returns", type=Path, metavar="FILE", help=back)
    parser.add_argument("--lang", choices=[*map(str, Language)], default=str(Language.ZH), help="language to tell in")
    parser.add_argument("--json", action="store_true", help="print the figures that the database now holds, as JSON")


def run(chosen: argparse.Namespace) -> int:
    """Bring a folder in; 0 when it is in or was before, 1 when it could not be, in one plain sentence."""
    language, now = Language(chosen.lang), datetime.now(UTC)
    if not chosen.folder.is_dir():
        return _refuse(NO_FOLDER.into(language).format(folder=chosen.folder))
    try:
        engine = _open(language)
    except OccupiedError as why:
        return _refuse(str(why))
    progress = Progress(chosen.folder.name)
    with reading(engine) as session:
        kinds = written_on(day_in_shanghai(now), kinds_ever(session, keeper(HOME_ORG)))
    folder = read_folder(chosen.folder, kinds)
    if not any(sheet.ledger for sheet in folder.sheets) and not folder.refused:
        return _refuse(NO_LEDGERS.into(language).format(folder=chosen.folder))
    went = bring_in(engine, folder, now=now, progress=progress)
    places = _places(chosen.returns, chosen.folder, day_in_shanghai(now))
    returns = _write_returns(places, went, folder, language)
    told = tell(engine, Told(went.done, went.failed, folder, returns), language)
    (sys.stderr if chosen.json else sys.stdout).write(told)
    if chosen.json:
        with reading(engine) as session:
            found = figures(session, folder, chosen.folder)
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    return 1 if went.broke else 0


def bring_in(engine: Engine, folder: Folder, *, now: datetime, progress: Progress | None = None) -> Run:
    """Import each ledger of each file in a transaction of its own, in the order in which they build on each other."""
    went = Run()
    batches = [tuple(group) for _, group in groupby(folder.sheets, key=lambda sheet: (sheet.ledger, sheet.digest))]
    for number, sheets in enumerate(batches, start=1):
        _bring_in(engine, sheets, now, went)
        if progress:
            progress.reached(number / len(batches))
    if progress:
        progress.done()
    return went


def _bring_in(engine: Engine, sheets: Sequence[LedgerSheet], now: datetime, went: Run) -> None:
    ledger = sheets[0].ledger
    if ledger is None or not any(sheet.lines for sheet in sheets):
        return
    try:
        done = perform_ahead(
            engine, keeper(HOME_ORG), import_ledger, now=now, origin=ORIGIN, sheets=sheets, founding=True
        )
        went.done.append(done)
    except Refusal as refusal:
        went.failed.append(Failed(sheets[0].file, ledger, refusal))


def _open(language: Language) -> Engine:
    engine = open_migrated()
    if is_demo(engine):
        raise OccupiedError(ONLY_A_DEMO.into(language).format(database=shown(engine)))
    return engine


def _write_returns(places: Iterable[Path], went: Run, folder: Folder, language: Language) -> Path | None:
    """Write the rows that come back, in the first place that can be written to; only their owner may read them."""
    back = [line for done in went.done for line in done.back]
    if not back:
        return None
    headings = {(s.file, s.sheet): s.table.headings for s in folder.sheets if s.table}
    content = io.BytesIO()
    write_returns(content, _returned(back, headings, language), language)
    for place in places:
        with contextlib.suppress(OSError):
            return _write(place, content.getvalue())
    raise OSError("nowhere to write the rows that come back")


def _returned(
    back: Iterable[Line], headings: dict[tuple[str, str], tuple[str, ...]], language: Language
) -> Iterator[Return]:
    for line in back:
        reason = row_sentences(line.problems, language)
        yield Return(line.place, headings[line.place.file, line.place.sheet], line.cells, reason)


def _places(wish: Path | None, folder: Path, today: date) -> Iterator[Path]:
    """Give where the workbook may lie: as wished, else here, but never among the ledgers; at worst where all may."""
    name = f"returns-{today.isoformat()}.xlsx"
    if wish:
        yield wish
    here, ledgers = Path.cwd(), folder.resolve()
    yield (ledgers.parent if here == ledgers else here) / name
    yield Path(tempfile.gettempdir()) / name


def _write(place: Path, content: bytes) -> Path:
    """Write under this name, or a numbered one when it is taken: nothing is written over."""
    place.parent.mkdir(parents=True, exist_ok=True)
    for number in count(1):
        path = place if number == 1 else place.with_stem(f"{place.stem}-{number}")
        with contextlib.suppress(FileExistsError):
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            return path.resolve()
    raise AssertionError


def _refuse(said: str) -> int:
    sys.stdout.write(f"{said}\n")
    return 1
