"""Parts of the page of imports: a file as it was read, what would become of its rows, what became of a batch."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import chain, groupby, islice
from typing import IO, Final, NoReturn

import pandas as pd
import streamlit as st

from db.engine import engine
from db.errors import Code, Refusal
from db.files.cells import written
from db.files.exports import XLSX
from db.files.kinds import Kinds, written_on
from db.files.ledgers.lines import Line
from db.files.ledgers.reading import NOTHING_TOLD, SPECS, Ledger, LedgerSheet, Means, read_book
from db.files.reasons import file_sentence, row_sentences
from db.files.returns import Return, write_returns
from db.files.templates import Blank, write_template
from db.reads import choices
from db.reads.imports import BatchLine
from db.reads.kinds import kinds_ever
from db.rules.calendar import day_in_shanghai
from db.rules.rights import Actor, Right
from db.terms import BatchStatus, Language
from db.work import Tell, reading
from db.writes.imports import Imported, foresee_ledger, import_ledger
from pages.kit import bringing, forms, leaving, lines, say, show
from pages.kit.bringing import Course
from pages.kit.visit import Visit, answer
from pages.text import imports as text
from pages.text.phrase import Phrase

_FOUNDERS: Final = (Right.KEEP_PLACES, Right.KEEP_UNITS, Right.KEEP_SCHEME)
_CELLS: Final = 5
_TOLD: Final = 8
_SHOWN: Final = 500
"""Rows whose fate is shown; the rest is in the workbook."""

_HELD: Final = "ledger-courses"
_WRITING: Final = "ledger-writing"
_IMPORTED: Final = "ledger-imported"
Sheets = tuple[LedgerSheet, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """A file as it came, and how the bureau's lists are written: when they change, it is read anew."""

    content: bytes = field(compare=False)
    name: str
    digest: str
    kinds: Kinds


@dataclass(frozen=True, slots=True)
class Held:
    """What was begun for this session's file: of what exactly, at which revision, and its course."""

    of: object
    revision: int
    course: Course


def uploaded(visit: Visit) -> Sheets | None:
    """Ask for a file and give its sheets; None while there is none, or after saying why it was not read."""
    _, writing = st.session_state.get(_WRITING, ("", None))
    busy = writing is not None and not writing.result.done()
    file = st.file_uploader(say.say(text.FILE), help=say.say(text.FILE_HINT), key="ledger", disabled=busy)
    if file is None:
        _let_go()
        return None
    content = file.getvalue()
    kinds = written_on(visit.today, visit.ask(kinds_ever))
    book = Book(content, file.name, hashlib.sha256(content).hexdigest(), kinds)
    sheets = _read(visit, "as-it-is", book)
    if sheets is None:
        return None
    means = _told(sheets)
    return _read(visit, "as-told", book, means) if means else sheets


def ledgers(sheets: Sheets) -> Iterator[tuple[Ledger, Sheets]]:
    """Give the ledgers of a file with their sheets, in the order in which they build on each other; say what is not."""
    for sheet in sheets:
        if sheet.outdated:
            show.trouble(text.OUTDATED, sheet=sheet.sheet)
        if sheet.ledger is None or sheet.table is None:
            show.trouble(text.NO_LEDGER, sheet=sheet.sheet)
        elif sheet.table.missing:
            columns = " · ".join(sheet.table.missing)
            show.trouble(text.COLUMNS_MISSING, sheet=sheet.sheet, columns=columns)
        elif not sheet.lines:
            show.trouble(text.EMPTY_SHEET, sheet=sheet.sheet)
    readable = (sheet for sheet in sheets if sheet.lines)
    for ledger, group in groupby(readable, key=lambda sheet: sheet.ledger):
        if ledger is not None:
            yield ledger, tuple(group)


def founding(visit: Visit, ledger: Ledger) -> bool:
    """Ask whether a list of members may enter what it is the first to name; only of those who may enter it by hand."""
    may = ledger is Ledger.MEMBERS and all(map(visit.actor.may, _FOUNDERS))
    return may and forms.yes(text.FOUNDING, value=True, key="founding")


def foreseen(visit: Visit, sheets: Sheets, *, found: bool) -> Imported | None:
    """Say what would become of every row, as the records stand now; a refusal is said, and gives None.

    What was looked at in a moment is looked at again whenever the records change; what takes longer, when asked for.
    """
    name = f"foreseen-{sheets[0].ledger}"
    of = (visit.actor, visit.today, sheets[0].digest, sheets[0].ledger, found, sheets)
    held = _held().get(name)
    if held and held.revision != visit.revision and held.course.quick:
        _held().pop(name)

    def look(tell: Tell) -> Imported:
        facts = {"now": visit.now, "sheets": sheets, "founding": found, "tell": tell}
        return answer(foresee_ledger, visit.actor, facts)

    held = _begun(visit, name, of, look)
    if held.course.result.exception():
        bringing.trouble(visit, held.course, foresee_ledger)
        _offer_again(name, text.AGAIN)
        return None
    if held.revision != visit.revision:
        st.caption(say.say(text.CHANGED))
        _offer_again(name, text.CHECK_AGAIN)
    outcome: Imported = held.course.result.result()
    return outcome


def begin(visit: Visit, sheets: Sheets, *, found: bool) -> NoReturn:
    """Begin to write a ledger; the page shows how far it is from its next run on."""
    turn = visit.beside(import_ledger)

    def write(tell: Tell) -> Imported:
        return turn(sheets=sheets, founding=found, tell=tell)

    course = Course(bringing.WRITER)
    st.session_state[_WRITING] = (sheets[0].digest, course)
    course.begin(write)
    st.rerun()


def going_on(visit: Visit) -> bool:
    """Show the import of this session while it is written, or once what became of it; tells whether it goes on."""
    digest, course = st.session_state.get(_WRITING, ("", None))
    if course is None:
        return False
    if not course.result.done():
        bringing.progress(course)
        return True
    written = course.result.exception() is None
    if written:
        _keep(digest, course.result.result())
    else:
        bringing.trouble(visit, course, import_ledger)
    # last of all: a run that is overtaken before has told nobody, and the next one begins here again
    del st.session_state[_WRITING]
    if written:
        st.rerun()
    return False


def _keep(digest: str, outcome: Imported) -> None:
    """Remember what came back of an imported ledger, for its workbook."""
    st.session_state.setdefault(_IMPORTED, {})[digest, outcome.ledger] = outcome
    # what the other ledgers of the file name may be known by now
    held = _held()
    for name in [name for name in held if name.startswith("foreseen")]:
        del held[name]
    show.notices()[:] = [say.say(text.IMPORTED, taken=outcome.taken, back=len(outcome.back))]


def imported(sheets: Sheets, history: Iterable[BatchLine]) -> Imported | None:
    """Give what became of a ledger that was imported on this page just now and still stands."""
    kept: dict[tuple[str, Ledger | None], Imported] = st.session_state.get(_IMPORTED, {})
    outcome = kept.get((sheets[0].digest, sheets[0].ledger))
    standing = {line.id for line in history if may_be_undone(line)}
    return outcome if outcome is not None and outcome.batch_id in standing else None


def told(outcome: Imported) -> None:
    """Say that a ledger is in, and how many rows came back."""
    said = say.say(text.IMPORTED, taken=outcome.taken, back=len(outcome.back))
    st.success(said, icon=":material/task_alt:")


def fates(sheets: Sheets, outcome: Imported) -> None:
    """Draw the rows with their fates, those that come back first, and how the columns were understood."""
    every = list(islice(chain(outcome.back, _good(sheets, outcome)), _SHOWN))
    total = sum(len(sheet.lines) for sheet in sheets)
    for line in every[:_TOLD]:
        if not line.good:
            reason = row_sentences(line.problems, say.language())
            st.markdown(f"- {say.say(text.BACK_ROW, sheet=line.place.sheet, row=line.place.row, reason=reason)}")
    if len(outcome.back) > _TOLD:
        st.caption(say.say(text.MORE_BACK, more=len(outcome.back) - _TOLD))
    widths = {say.bare(text.WHY): st.column_config.TextColumn(width="large")}
    table = pd.DataFrame([_fate(line) for line in every])
    table = table if outcome.back else table.drop(columns=say.bare(text.WHY))
    st.dataframe(table, hide_index=True, height=min(38 * (len(every) + 1), 420), column_config=widths)
    if len(every) < total:
        st.caption(say.say(text.FIRST_ROWS, shown=len(every), total=total))
    with st.expander(say.say(text.UNDERSTOOD)):
        st.dataframe(pd.DataFrame(_columns(sheets)), hide_index=True, height="content")


def returns(sheets: Sheets, outcome: Imported) -> None:
    """Offer the rows that come back as a workbook, ready to be mended."""
    if not outcome.back:
        return
    leaving.offer(
        say.say(text.RETURNS, back=len(outcome.back)),
        partial(_workbook, sheets, outcome.back, say.language()),
        name=say.bare(text.RETURNS_FILE, ledger=text.LEDGERS[outcome.ledger]),
        mime=XLSX,
        # a row goes back as it came: whatever the file said of people
        holds="member.name member.phone",
        form="returns",
        key=f"returns-{outcome.ledger}",
    )
    st.caption(say.say(text.RETURNS_NOTE))


def templates(visit: Visit) -> None:
    """Offer an empty sheet of each ledger, with its headings, hints and lists to choose from."""
    with st.popover(say.say(text.TEMPLATES), icon=":material/description:"):
        st.caption(say.say(text.TEMPLATES_NOTE))
        for ledger in SPECS:
            leaving.offer(
                say.say(text.LEDGERS[ledger]),
                partial(template, visit.actor, ledger, say.language(), day=visit.today),
                name=say.bare(text.TEMPLATE_FILE, ledger=text.LEDGERS[ledger]),
                mime=XLSX,
                holds="branch.name community.name skill.name",
                form="template",
                key=f"template-{ledger}",
            )


def template(actor: Actor, ledger: Ledger, language: Language, to: IO[bytes], *, day: date) -> None:
    """Write a ledger's empty sheet into a file, with the lists as they are at that moment."""
    with reading(engine()) as session:
        known = {
            "branch": [branch.name for branch in choices.all_branches(session, actor)],
            "community": [community.name for community in choices.all_communities(session, actor)],
            "skills": [skill.name for skill in choices.skills(session, actor)],
        }
        kinds = written_on(day, kinds_ever(session, actor))
    name = text.LEDGERS[ledger].words(language)
    write_template(to, Blank(ledger, name, SPECS[ledger].columns, known, language, kinds), day=day)


def batch(line: BatchLine) -> None:
    """Draw a batch of the history."""
    undone = say.say(text.UNDONE_ON, day=day_in_shanghai(line.undone_at)) if line.undone_at else ""
    lines.draw(
        say.say(text.LEDGERS[line.ledger]),
        lines.badge(line.status),
        say.plain(line.file_name),
        f":small[{say.say(text.BROUGHT, taken=line.rows_in, back=line.rows_refused)}]",
        f":small[:gray[{lines.beside(_done(line), undone)}]]",
    )


def may_be_undone(line: BatchLine) -> bool:
    """Whether a batch still stands."""
    return line.status is BatchStatus.DONE


def _read(visit: Visit, name: str, book: Book, means: Means = NOTHING_TOLD) -> Sheets | None:
    """Read a file once as it is, and once more when somebody said what its columns are."""

    def read(tell: Tell) -> Sheets:
        return read_book(book.content, book.name, means, book.kinds, tell)

    held = _begun(visit, name, (book, means), read)
    why = held.course.result.exception()
    if why is None:
        sheets: Sheets = held.course.result.result()
        return sheets
    if isinstance(why, Refusal) and why.code is not Code.STOPPED:
        show.trouble(text.REFUSED_FILE, why=file_sentence(why.facts, say.language()))
    else:
        bringing.trouble(visit, held.course, read_book)
        _offer_again(name, text.AGAIN)
    return None


def _begun(visit: Visit, name: str, of: object, work: Callable[[Tell], object]) -> Held:
    """Give what is begun under a name, once it is over; until then the page shows how far it is, and ends there."""
    every = _held()
    held = every.get(name)
    if held is None or held.of != of:
        if held:
            held.course.stop.set()
        held = every[name] = Held(of, visit.revision, Course(bringing.READERS, bringing.page_here()))
        held.course.begin(work)
    if not held.course.result.done():
        bringing.progress(held.course)
        st.stop()
    return held


def _held() -> dict[str, Held]:
    held: dict[str, Held] = st.session_state.setdefault(_HELD, {})
    return held


def _let_go() -> None:
    """Stop and forget what was begun for a file that is no longer there."""
    for held in _held().values():
        held.course.stop.set()
    _held().clear()


def _offer_again(name: str, words: Phrase) -> None:
    if forms.press(words, key=f"again-{name}", icon="refresh"):
        _held().pop(name)
        st.rerun()


def _good(sheets: Sheets, outcome: Imported) -> Iterator[Line]:
    """Give the lines that go in: all but those that come back, which stand in the same order."""
    back = iter(outcome.back)
    next_back = next(back, None)
    for line in chain.from_iterable(sheet.lines for sheet in sheets):
        if next_back and line.place == next_back.place:
            next_back = next(back, None)
        else:
            yield line


def _told(sheets: Sheets) -> Means:
    """Ask what the columns are that no ledger knows by their heading; what is not answered is not used."""
    told: dict[tuple[str, str], str] = {}
    for sheet in sheets:
        table = sheet.table
        if table is None or sheet.ledger is None or not table.extra:
            continue
        free = {
            column.code: column.headings[0] for column in SPECS[sheet.ledger].columns if column.code not in table.codes
        }
        with st.expander(say.say(text.UNKNOWN, sheet=sheet.sheet), expanded=bool(table.missing)):
            st.caption(say.say(text.UNKNOWN_NOTE))
            for heading in table.extra:
                said = st.selectbox(
                    say.say(text.UNKNOWN_IS, heading=heading), list(free), index=None, format_func=free.__getitem__,
                    placeholder=say.bare(text.NOT_USED), key=f"means-{sheet.digest}-{sheet.sheet}-{heading}",
                )  # fmt: skip
                told |= {(sheet.sheet, heading): said} if said else {}
    return told


def _done(line: BatchLine) -> str:
    return say.say(text.DONE, day=day_in_shanghai(line.done_at), name=line.done_by)


def _fate(line: Line) -> dict[str, object]:
    cells = [written(cell) for cell in line.cells if cell not in (None, "")]
    return {
        say.bare(text.FATE): say.bare(text.GOES_IN if line.good else text.COMES_BACK),
        say.bare(text.ROW): line.place.row,
        say.bare(text.WHY): row_sentences(line.problems, say.language()),
        say.bare(text.WORDS): " · ".join(cells[:_CELLS]),
        say.bare(text.SHEET): line.place.sheet,
    }


def _columns(sheets: Sheets) -> Iterator[dict[str, object]]:
    for sheet in sheets:
        if sheet.table is None or sheet.ledger is None:
            continue
        defaults = {column.code: column.headings[0] for column in SPECS[sheet.ledger].columns}
        for heading, code in zip(sheet.table.headings, sheet.table.codes, strict=False):
            means = defaults[code] if code else say.bare(text.NOT_USED)
            yield {
                say.bare(text.SHEET): sheet.sheet,
                say.bare(text.HEADING): heading,
                say.bare(text.MEANS): means,
            }


def _workbook(sheets: Sheets, back: Iterable[Line], language: Language, to: IO[bytes]) -> None:
    headings = {sheet.sheet: sheet.table.headings for sheet in sheets if sheet.table}
    returns = (
        Return(line.place, headings[line.place.sheet], line.cells, row_sentences(line.problems, language))
        for line in back
    )
    write_returns(to, returns, language)
