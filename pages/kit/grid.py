"""A grid of records: what was typed or pasted, compared with what stood there, with every refusal at its row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import Any, Final
from uuid import UUID

import pandas as pd
import streamlit as st

from db.errors import Refusal
from db.reads.choices import SkillChoice
from db.reads.grids import MOST_ROWS, GridLine
from db.rules.edits import Clash, merge
from db.terms import Language
from db.writes.grids import GridRow, Refused
from pages.kit import editing, lines, say, show
from pages.text import called, refusals
from pages.text import editing as clashing
from pages.text import grid as text
from pages.text.labels import label as named
from pages.text.phrase import Phrase
from pages.text.telling import listing

BLANK_ROWS: Final = 20
_WHOLE: Final = ".0"  # what a spreadsheet hangs on whole numbers
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its field, its name, how a cell is read (ValueError for what means nothing) and a value is said."""

    name: str
    label: Phrase
    read: Callable[[str], object] = str
    said: Callable[[Any], str] = str
    #: the words it takes, where it takes no others
    words: tuple[str, ...] = ()
    #: what is no longer offered: a record keeps it, and none gets it any more
    gone: frozenset[object] = frozenset()
    #: what a new record has where its cell is empty; None leaves it to the write
    usual: object = None
    #: False where a record always has a value
    optional: bool = True
    #: said once and for all when the record is new
    fixed: bool = False
    wide: bool = False


Changed = Mapping[Column, str]


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell whose word means nothing here, or what is no longer offered."""

    column: Column
    value: str
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Staged:
    """A row that was changed and is not saved: what would be written, in words, and what somebody has to decide."""

    row: GridRow
    told: str
    unread: tuple[Unread, ...] = ()
    clashes: tuple[Clash, ...] = ()
    #: what somebody else changed meanwhile beside it, in words
    kept: tuple[str, ...] = ()


def words(name: str, label: Phrase, *, wide: bool = False) -> Column:
    """Give a column of free words."""
    return Column(name, label, wide=wide)


def word(name: str, label: Phrase, of: type[StrEnum], *, usual: StrEnum | None = None, fixed: bool = False) -> Column:
    """Give a column of the scheme's words, read in both languages; new rows take what is offered."""
    known = {named(one).words(each).casefold(): one for one in called.entries(of) for each in Language}
    offered = called.offered(of)
    return Column(
        name, label, _known(known), say.bare, tuple(map(say.bare, offered)), frozenset(known.values()) - set(offered),
        called.usual(usual) if usual else None, optional=False, fixed=fixed,
    )  # fmt: skip


def number(name: str, label: Phrase, *, optional: bool = True) -> Column:
    """Give a column of whole numbers."""
    return Column(name, label, lambda cell: int(cell.removesuffix(_WHOLE)), str, optional=optional)


def skill(name: str, label: Phrase, skills: Sequence[SkillChoice], *, fixed: bool = False) -> Column:
    """Give a column of skills, by their names in both languages."""
    known = {each.casefold(): one.id for one in skills for each in (one.name, one.name_en) if each}
    names = {one.id: say.either(one.name, one.name_en) for one in skills}
    return Column(name, label, _known(known), lambda value: names.get(value, ""), tuple(names.values()), fixed=fixed)


def cells(line: GridLine, columns: Sequence[Column]) -> dict[str, str]:
    """Give a record as the cells of its row."""
    return {one.name: _said(one, line.stands[one.name]) for one in columns}


def edited(draft: str, held: Sequence[GridLine], columns: Sequence[Column]) -> list[Cells]:
    """Draw the grid over the records as they were held when it was opened, or blank rows; give what stands in it."""
    base = [cells(line, columns) for line in held] or [{one.name: "" for one in columns} for _ in range(BLANK_ROWS)]
    table = pd.DataFrame(base, columns=[one.name for one in columns], dtype=str)
    table.insert(0, "code", [line.code for line in held] or [""] * len(base))
    config: dict[str, Any] = {one.name: _config(one, stands=bool(held)) for one in columns}
    config["code"] = st.column_config.TextColumn(say.bare(text.CODE), disabled=True, width=120)
    shown = st.data_editor(
        table, hide_index=True, key=draft, column_config=config, num_rows="fixed" if held else "dynamic",
        column_order=[*(["code"] if held else []), *(one.name for one in columns)],
        height=min(420, 38 + 35 * len(base)),
    )  # fmt: skip
    return [{one.name: _cell(row[one.name]) for one in columns} for row in shown.to_dict("records")]


def compared(
    typed: Sequence[Cells], held: Sequence[GridLine], now: Mapping[UUID, GridLine], columns: Sequence[Column]
) -> list[Staged]:
    """Compare what was typed with what was held and with what stands now, row by row; untouched rows are no rows."""
    staged = []
    for at, row in enumerate(typed):
        line = held[at] if at < len(held) else None
        before = cells(line, columns) if line else dict.fromkeys(row, "")
        changed = {one: row[one.name] for one in columns if row[one.name] != before[one.name]}
        if changed and line is None:
            staged.append(_new(at + 1, changed, columns))
        elif changed and line is not None:
            # a record that is gone stands as it was held: the write says what became of it
            staged.append(_change(at + 1, line, now.get(line.id, line), changed, columns))
    return staged


def settled(draft: str, staged: Sequence[Staged], columns: Sequence[Column]) -> list[Staged]:
    """Draw the fields that somebody else changed meanwhile, to choose from; give the rows as they are chosen."""
    if any(one.clashes or one.kept for one in staged):
        show.trouble(clashing.MOVED_ON)
    return [_settled(draft, one, {each.name: each for each in columns}) for one in staged]


def told(staged: Sequence[Staged], refused: Sequence[Refused], columns: Sequence[Column]) -> None:
    """Draw what is not saved yet, row by row, and at each row why it cannot be; those that cannot stand first."""
    why: dict[int, list[str]] = {one.row.number: [_unread(cell) for cell in one.unread] for one in staged}
    for refusal in refused:
        why[refusal.number].append(_sentence(refusal.refusal, columns))
    show.heading(text.STAGED)
    for one in sorted(staged, key=lambda one: (not why[one.row.number], one.row.number)):
        said = why[one.row.number]
        trouble = f"  \n:orange[:material/info: {' '.join(said)}]" if said else ""
        st.markdown(f"- **{say.say(text.ROW, number=one.row.number)}** {one.told}{trouble}")


def allowed(columns: Sequence[Column]) -> None:
    """Draw, folded, which words the columns take that take no others."""
    with st.expander(say.say(text.WORDS), icon=":material/menu_book:"):
        for one in columns:
            if one.words:
                taken = listing(map(say.plain, one.words), say.language())
                st.markdown(f"**{say.say(one.label)}**  \n:small[{taken}]")


def too_many(staged: Sequence[Staged]) -> bool:
    """Whether more rows were pasted than are written at a time; says so."""
    if len(staged) <= MOST_ROWS:
        return False
    show.trouble(text.TOO_MANY, most=MOST_ROWS)
    return True


def _new(number: int, changed: Changed, columns: Sequence[Column]) -> Staged:
    read, unread = _read(changed, {})
    usual = {one.name: one.usual for one in columns if one.usual is not None and one not in changed}
    first, *rest = (say.plain(cell) for cell in changed.values())
    return Staged(
        GridRow(number, None, {}, usual | read), lines.beside(f"{say.say(text.NEW_ROW)}{first}", *rest), unread
    )


def _change(number: int, line: GridLine, now: GridLine, changed: Changed, columns: Sequence[Column]) -> Staged:
    fields, unread = _read(changed, line.stands)
    open_ = [one for one in columns if not one.fixed]
    base, stands = ({one.name: of.stands[one.name] for one in open_} for of in (line, now))
    found = merge(base, {**base, **fields}, stands)
    moves = (
        say.say(text.FROM_TO, field=one.label, old=_said(one, line.stands[one.name]) or None, new=cell or None)
        for one, cell in changed.items()
    )
    kept = (
        say.say(clashing.THEIRS_STAYS, field=one.label, theirs=_said(one, stands[one.name]) or None)
        for one in open_
        if one.name in found.kept
    )
    written = GridRow(number, line.id, stands, found.changes)
    return Staged(written, lines.beside(line.code, *moves), unread, found.clashes, tuple(kept))


def _read(changed: Changed, stands: Mapping[str, object]) -> tuple[dict[str, object], tuple[Unread, ...]]:
    """Read what was typed; what is no longer offered stays with the record that has it, and goes to no other."""
    fields: dict[str, object] = {}
    unread: list[Unread] = []
    for one, cell in changed.items():
        try:
            value = _value(one, cell)
        except ValueError:
            unread.append(Unread(one, cell))
            continue
        if value in one.gone and value != stands.get(one.name):
            unread.append(Unread(one, cell, gone=True))
        else:
            fields[one.name] = value
    return fields, tuple(unread)


def _settled(draft: str, one: Staged, columns: Mapping[str, Column]) -> Staged:
    if not one.clashes and not one.kept:
        return one
    st.markdown(f"**{say.say(text.ROW, number=one.row.number)}** {one.told}")
    for sentence in one.kept:
        st.caption(sentence)
    chosen = {
        clash.field: clash.mine
        for clash in one.clashes
        if editing.mine_is_chosen(
            columns[clash.field].label,
            clash,
            partial(_said, columns[clash.field]),
            key=f"{draft}-{one.row.number}-{clash.field}",
        )
    }
    return replace(one, row=replace(one.row, fields={**one.row.fields, **chosen}))


def _value(column: Column, cell: str) -> object:
    if cell or column.read is str:
        return column.read(cell)
    if not column.optional:
        raise ValueError(cell)
    return None


def _known(words: Mapping[str, object]) -> Callable[[str], object]:
    def read(cell: str) -> object:
        if (found := words.get(cell.casefold())) is None:
            raise ValueError(cell)
        return found

    return read


def _said(column: Column, value: object) -> str:
    return "" if value is None else column.said(value)


def _unread(cell: Unread) -> str:
    if cell.gone:
        return say.say(text.GONE, field=cell.column.label, value=cell.value)
    phrase = text.UNREAD if cell.column.words else text.UNREAD_NUMBER
    return say.say(phrase, field=cell.column.label, value=cell.value or None)


def _sentence(refusal: Refusal, columns: Sequence[Column]) -> str:
    said = say.say(refusals.sentence(refusal), **refusal.facts)
    field = next((one.label for one in columns if one.name == refusal.facts.get("field")), None)
    return f"{say.say(text.IN_FIELD, field=field)}{said}" if field else said


def _cell(value: object) -> str:
    return "" if value is None or value != value else str(value).strip()  # noqa: PLR0124 - NaN is no value


def _config(column: Column, *, stands: bool) -> object:
    name = say.bare(column.label)
    # headings and the words a column takes are read whole
    width = max(48 + _wide(name), *(24 + _wide(one) for one in column.words), 260 if column.wide else 0)
    return st.column_config.TextColumn(name, width=width, disabled=stands and column.fixed)


def _wide(words: str) -> int:
    # a Chinese sign is about twice as wide as a Latin one
    return sum(15 if sign > "\u2e80" else 8 for sign in words)
