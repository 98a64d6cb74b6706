"""How things look: the head of a page, figures, chips, lists, and the states a page can be in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Literal, TypeVar

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

from db.errors import Code, Refusal
from db.terms import Role
from pages.kit import markup, say, taking
from pages.kit.chips import look
from pages.text import frame, refusals
from pages.text.phrase import Phrase
from pages.text.telling import UNKNOWN

L = TypeVar("L")

_NARROWEST: Final = 138  # two figures side by side on a phone
# better is green, worse is amber: red means good news here
_SENSE: Final[Mapping[bool | None, Literal["green", "orange", "gray"]]] = {True: "green", False: "orange", None: "gray"}


_CLOSE: Final = """<style>[data-testid=stGridCell]:has([data-testid=stMetric]){padding:.625rem .875rem}
[data-testid=stGridCell] [data-testid=stCaptionContainer]{margin:0}
[data-testid=stGridCell] [data-testid=stCaptionContainer] p{line-height:1.35;margin:0}
[data-testid=stGridCell] [data-testid=stMetric] :is([data-testid=stMetricLabel],[data-testid=stMetricDelta]) *{
white-space:normal}
[data-testid=stMain] h1{padding:.5rem 0}</style>"""
"""Figures stand close, so that what they lead to is on the same screen."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its name, its value as written, what exactly it counts, and how it moved."""

    name: Phrase
    value: str
    definition: Phrase
    #: as written, such as "+3"; empty when there is nothing to compare with
    change: str = ""
    #: with what it is compared
    against: Phrase | None = None
    #: whether it moved for the better; None where it did not, or where nobody can say
    better: bool | None = None
    #: further comparisons, in small print
    asides: tuple[str, ...] = ()


def title(name: Phrase | str) -> None:
    """Draw a page's name, a phrase or a record's own; then what the last attempt has to say."""
    st.title(say.plain(name) if isinstance(name, str) else say.say(name), anchor=False)
    # let go of once it is shown: a second tap may end the run just before
    for said in (kept := notices()):
        st.toast(said, icon=":material/check_circle:", duration="long")
    kept.clear()


def lead(phrase: Phrase, **facts: object) -> None:
    """Draw the one line that says what a page is."""
    st.caption(say.say(phrase, **facts))


def notices() -> list[str]:
    """Give where it is kept what is to be said after the page has run again: one sentence at most."""
    kept: list[str] = st.session_state.setdefault("notices", [])
    return kept


def fold(phrase: Phrase, *, icon: str, draft: str) -> ExpanderContainer:
    """Fold the form of one step away: it is drawn while the fold is `open`, and folded away again once it was sent.

    What was typed in it and not saved is offered with the fold closed, too (doors/templates/kept.js knows its key).
    """
    return st.expander(say.say(phrase), icon=f":material/{icon}:", key=f"fold-{draft}", on_change="rerun")


def heading(phrase: Phrase, **facts: object) -> None:
    """Draw the name of a part of the page."""
    st.header(say.say(phrase, **facts), anchor=False)


def figures(them: Iterable[Figure], *, across: int = 5) -> None:
    """Draw figures as a grid that fits any screen; the definition comes on hover or tap."""
    markup.draw(_CLOSE)
    with st.grid(across, min_column_width=_NARROWEST, gap="small", border=True):
        for one in them:
            with st.container(gap="xxsmall"):
                _figure(one)
                if one.asides:
                    st.caption(say.plain(" · ".join(one.asides)), width="content")


def _figure(one: Figure) -> None:
    st.metric(
        say.say(one.name),
        one.value,
        one.change or None,
        delta_color=_SENSE[one.better],
        delta_arrow="off",
        delta_description=say.say(one.against) if one.against and one.change else None,
        help=say.say(frame.DEFINITION, definition=one.definition),
    )


def chip(word: StrEnum) -> None:
    """Draw a word of the scheme as a chip with icon and word."""
    icon, colour = look(word)
    st.badge(say.say(word), icon=f":material/{icon}:", color=colour)


def mark(phrase: Phrase, icon: str, colour: str = "orange", **facts: object) -> None:
    """Draw a chip of free words, such as how long something is overdue; trouble is orange, never red."""
    st.markdown(f":{colour}-badge[:material/{icon}: {say.say(phrase, **facts)}]")


def lines_or_empty(
    lines: Sequence[L],
    *,
    columns: Mapping[str, Phrase],
    holds: str,
    empty: Phrase,
    title: str,
    key: str | None = None,
    choose: bool = False,
    long: bool = False,
) -> L | None:
    """Draw lines as a table, a column for each named field; with none, say what will be here and how to begin.

    It is taken along under its title, and holds the columns that are named. With choose=True a line may be picked.
    With long=True it shows the first ten and scrolls, where what can be done about it stands beneath.
    """
    if not lines:
        nothing(empty)
        return None
    names = [say.bare(name) for name in columns.values()]
    shown = pd.DataFrame([[_cell(line, field) for field in columns] for line in lines], columns=names)
    picked = None
    if choose:
        picked = st.dataframe(
            shown, hide_index=True, key=key, on_select="rerun", selection_mode="single-row", placeholder=UNKNOWN
        )
    else:
        st.dataframe(shown, hide_index=True, key=key, height="auto" if long else "content", placeholder=UNKNOWN)
    rows = [[getattr(line, field) for field in columns] for line in lines]
    taking.offer(taking.Sheet(title, names, lambda: rows, holds), key=key or "")
    chosen = picked["selection"]["rows"] if picked else []
    return lines[chosen[0]] if chosen and chosen[0] < len(lines) else None


def table(
    sheet: taking.Sheet,
    *,
    wide: Sequence[str] = (),
    short: Mapping[str, str] = MappingProxyType({}),
    height: int | Literal["content"] | None = None,
) -> None:
    """Draw a sheet's rows as a table, wide columns wide; numbers stay numbers, what is unknown is a dash.

    A long heading may be short on the screen; the whole of it comes with the pointer.
    """
    rows = [[taking.worded(cell) for cell in row] for row in sheet.rows()]
    columns = zip(sheet.headings, zip(*rows, strict=True), strict=False)
    looks = {name: tenths for name, column in columns if (tenths := _tenths(column))}
    looks |= {name: st.column_config.Column(width="large") for name in wide}
    for name, head in short.items():
        looks[name] = {**looks.get(name, st.column_config.Column()), "label": head, "help": name}
    shown = pd.DataFrame(rows, columns=list(sheet.headings))
    st.dataframe(shown, hide_index=True, column_config=looks, height=height or "auto", placeholder=UNKNOWN)
    taking.offer(sheet, key=f"{sheet.title}-table")


def _tenths(column: Sequence[object]) -> ColumnConfig | None:
    """Give a column of fractions one number of decimals: as many as the longest of them."""
    if not all(cell is None or isinstance(cell, int | float) for cell in column):
        return None
    places = max((len(str(cell).partition(".")[2]) for cell in column if isinstance(cell, float)), default=0)
    return st.column_config.NumberColumn(format=f"%.{places}f") if places else None


def nothing(phrase: Phrase, **facts: object) -> None:
    """Draw the empty state: what will be here and how to begin."""
    _state("inbox", None, say.say(phrase, **facts))


def forbidden(role: Role) -> None:
    """Draw the state of a page that is not for this role."""
    _state("lock", frame.FORBIDDEN, say.say(frame.FORBIDDEN_NEXT, role=role))


def missing() -> None:
    """Draw the state of a page whose record is not there, or not for this person: the two look the same.

    It is called by that, because it has no name of its own.
    """
    st.title(f":gray[:material/search_off:] {say.say(frame.MISSING)}", anchor=False)
    st.markdown(say.say(frame.MISSING_NEXT))


def away() -> None:
    """Draw the state of a page whose records cannot be reached at the moment."""
    _state("cloud_off", frame.AWAY, say.say(frame.AWAY_NEXT))


def wrong(reference: str) -> None:
    """Draw the state of a page that failed, with the reference its trace has in the log."""
    _state("error", frame.WRONG, say.say(frame.WRONG_NEXT, reference=reference))


def trouble(phrase: Phrase, **facts: object) -> None:
    """Say at the form why nothing was written; amber, because red is no sign of trouble here."""
    st.warning(say.say(phrase, **facts), icon=":material/info:")


def refused(refusal: Refusal) -> None:
    """Say in one sentence why something was refused."""
    trouble(refusals.sentence(refusal), **refusal.facts)


def taken(holder: str) -> None:
    """Say that somebody else was faster, and who."""
    refused(Refusal(Code.ALREADY_TAKEN, **({"holder": holder} if holder else {})))


def _state(icon: str, what: Phrase | None, then: str) -> None:
    with st.container(border=True, horizontal_alignment="center", gap="xsmall"):
        st.markdown(f"### :gray[:material/{icon}:]", text_alignment="center")
        if what is not None:
            st.markdown(f"**{say.say(what)}**", text_alignment="center")
        st.markdown(then, text_alignment="center")


def _cell(line: object, field: str) -> object:
    value = getattr(line, field)
    if isinstance(value, bool):
        return say.bare(frame.YES if value else frame.NO)
    # numbers stay numbers, so that the table sorts and aligns them
    return value if isinstance(value, int | float) else say.fact(None if value == "" else value)
