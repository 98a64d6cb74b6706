"""A grid of records: what was typed or pasted, compared with what stood there, with every refusal at its row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import pandas as pd
import streamlit as st

from db.errors import Refusal
from db.reads.choices import SkillChoice
from db.reads.needs import GridNeed
from db.terms import Language, NeedKind, Urgency
from db.writes.need_grids import MOST_ROWS, GridRow, Refused
from pages.kit import lines, say, show
from pages.text import grid as text
from pages.text import needs as words
from pages.text import refusals
from pages.text.labels import LABELS
from pages.text.phrase import Phrase
from pages.text.telling import listing

BLANK_ROWS: Final = 20
NAMES: Final[Mapping[str, Phrase]] = {
    "text": words.TEXT,
    "kind": words.KIND,
    "urgency": words.URGENCY,
    "skill_id": words.SKILL,
    "place": words.PLACE,
    "helpers_wanted": words.HELPERS,
    "beneficiaries": words.BENEFICIARIES,
    "goods": words.GOODS,
}
# in pixels: every heading is read whole in either language; on a phone the grid scrolls
_WIDTHS: Final[Mapping[str, int]] = {
    "text": 330, "kind": 150, "urgency": 105, "skill_id": 130, "place": 110, "helpers_wanted": 145,
    "beneficiaries": 160, "goods": 130,
}  # fmt: skip
_NUMBERS: Final = frozenset({"helpers_wanted", "beneficiaries"})
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell whose word means nothing here."""

    number: int
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Staged:
    """What was changed and not saved: the rows to write, what cannot be read, and each row in words."""

    rows: tuple[GridRow, ...]
    unread: tuple[Unread, ...]
    told: Mapping[int, str]


class Reader:
    """Reads cells as people write them: the words of both languages, whole numbers."""

    def __init__(self, skills: Sequence[SkillChoice]) -> None:
        """Know the words."""
        self.skills = {name.casefold(): skill.id for skill in skills for name in (skill.name, skill.name_en) if name}
        self.words: Mapping[str, Mapping[str, object]] = {
            "kind": _labels(NeedKind), "urgency": _labels(Urgency), "skill_id": self.skills,
        }  # fmt: skip

    def value(self, field: str, cell: str) -> object:
        """Give what a cell means; ValueError for what means nothing, None for an empty one."""
        if not cell and (field in self.words or field in _NUMBERS):
            return None
        if field in self.words:
            found = self.words[field].get(cell.casefold())
            if found is None:
                raise ValueError(cell)
            return found
        return int(float(cell)) if field in _NUMBERS else cell

    def allowed(self, field: str) -> str | None:
        """Say which words a column takes."""
        kinds: Mapping[str, type[StrEnum]] = {"kind": NeedKind, "urgency": Urgency}
        if field not in kinds:
            return None
        return say.say(text.ALLOWED, words=listing([say.bare(word) for word in kinds[field]], say.language()))


def edited(draft: str, needs: Sequence[GridNeed] | None, reader: Reader) -> Staged:
    """Draw the grid over the needs as they stood when it was opened, or blank rows; give what was changed since.

    What is typed stays under the draft, also when others change the needs meanwhile: their versions are the old ones.
    """
    held: tuple[GridNeed, ...] = st.session_state.setdefault(f"grid-{draft}", tuple(needs or ()))
    base = [cells(need) for need in held] or [dict.fromkeys(NAMES, "") for _ in range(BLANK_ROWS)]
    table = pd.DataFrame(base, columns=list(NAMES), dtype=str)
    table.insert(0, "code", [need.code for need in held] or [""] * len(base))
    columns: dict[str, Any] = {
        field: st.column_config.TextColumn(say.bare(name), help=reader.allowed(field), width=_WIDTHS[field])
        for field, name in NAMES.items()
    }
    columns["code"] = st.column_config.TextColumn(say.bare(text.CODE), disabled=True)
    shown = st.data_editor(
        table, hide_index=True, key=draft, column_config=columns, num_rows="fixed" if held else "dynamic",
        column_order=["code", *NAMES] if held else list(NAMES), height=420,
    )  # fmt: skip
    typed = [{field: _cell(row[field]) for field in NAMES} for row in shown.to_dict("records")]
    return compared(typed, held, reader)


def cells(need: GridNeed) -> dict[str, str]:
    """Give a need as the cells of its row."""
    number = {"helpers_wanted": need.helpers_wanted, "beneficiaries": need.beneficiaries}
    return {
        "text": need.text,
        "kind": say.bare(need.kind),
        "urgency": say.bare(need.urgency),
        "skill_id": say.either(need.skill, need.skill_en),
        "place": need.place,
        "goods": need.goods,
        **{field: "" if value is None else str(value) for field, value in number.items()},
    }


def staged(found: Staged, refused: Sequence[Refused] = ()) -> None:
    """Draw what is not saved yet, row by row, and at each row why it cannot be."""
    why: dict[int, list[str]] = {}
    for cell in found.unread:
        why.setdefault(cell.number, []).append(say.say(text.UNREAD, field=NAMES[cell.field], value=cell.value))
    for one in refused:
        why.setdefault(one.number, []).append(_sentence(one.refusal))
    show.heading(text.STAGED)
    for number, told in sorted(found.told.items(), key=lambda row: (row[0] not in why, row[0])):
        trouble = f"  \n:orange[:material/info: {' '.join(why[number])}]" if number in why else ""
        st.markdown(f"- **{say.say(text.ROW, number=number)}** {told}{trouble}")


def compared(typed: Sequence[Cells], held: Sequence[GridNeed], reader: Reader) -> Staged:
    """Compare what was typed with what stood there, row by row; blank new rows are no rows."""
    rows: list[GridRow] = []
    unread: list[Unread] = []
    told: dict[int, str] = {}
    for at, row in enumerate(typed):
        need = held[at] if at < len(held) else None
        before = cells(need) if need else dict.fromkeys(NAMES, "")
        changed = {field: value for field, value in row.items() if value != before[field]}
        if not changed:
            continue
        fields: dict[str, object] = {}
        for field, value in changed.items():
            try:
                fields[field] = reader.value(field, value)
            except ValueError:
                unread.append(Unread(at + 1, field, value))
        rows.append(GridRow(at + 1, need.id if need else None, need.version if need else 0, fields))
        told[at + 1] = _told(need, before, changed)
    return Staged(tuple(rows), tuple(unread), told)


def _told(need: GridNeed | None, before: Cells, changed: Cells) -> str:
    if need is None:
        rest = [say.plain(value) for field, value in changed.items() if field != "text"]
        return lines.beside(say.say(text.NEW_ROW, text=changed.get("text", "")), *rest)
    moves = (
        say.say(text.FROM_TO, field=NAMES[field], old=before[field] or None, new=value or None)
        for field, value in changed.items()
    )
    return lines.beside(need.code, *moves)


def too_many(found: Staged) -> bool:
    """Whether more rows were pasted than are written at a time; says so."""
    if len(found.rows) <= MOST_ROWS:
        return False
    show.trouble(text.TOO_MANY, most=MOST_ROWS)
    return True


def _sentence(refusal: Refusal) -> str:
    return say.say(refusals.sentence(refusal), **refusal.facts)


def _labels(of: type[StrEnum]) -> dict[str, object]:
    return {phrase.words(language).casefold(): word for word, phrase in LABELS[of].items() for language in Language}


def _cell(value: object) -> str:
    return "" if value is None or value != value else str(value).strip()  # noqa: PLR0124 - NaN is no value
