"""Taking a chart or a table along: each is kept for whoever sees it, and a link opens it as a sheet of its own.

The sheet (pages/doors/take.py) is copied as text, saved as a picture or a workbook, and printed.
"""

import secrets
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from html import escape
from threading import Lock
from typing import Final

import streamlit as st

from db.rules.calendar import day_in_shanghai
from db.rules.classes import listed
from db.rules.rights import Actor, Right
from db.terms import Language
from pages.kit import say
from pages.kit.pictures import Frame, table
from pages.text import frame
from pages.text import taking as text
from pages.text.phrase import Phrase
from pages.text.telling import day, spoken

Rows = Sequence[Sequence[object]]

ROOM: Final = 600
"""How many sheets are kept; the longest undrawn goes first."""

COUNTED: Final = ""
"""What figures hold: they are added up and are nobody's values."""

LOOK: Final = """<style>
.stHtml a.ss-take{display:inline-flex;align-items:center;gap:.5rem;min-height:2.5rem;margin-top:1rem;color:inherit;
font-size:.875rem;text-decoration:none}.ss-take:hover,.ss-take:focus-visible{text-decoration:underline!important}
.ss-take span{font-family:"Material Symbols Rounded";font-size:1.125rem;line-height:1;width:1em;height:1em;
overflow:hidden}
@media (max-width:480px){.stHtml a.ss-take{min-height:2.75rem}}
</style>"""
"""How a link looks that is part of a piece."""

_IN_TEXT: Final = 40
_KEPT: Final = "taken-sheets"
_WHO: Final = "taken-by"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A chart or a table to take along; its rows and its picture are made when somebody opens it."""

    title: str
    headings: Sequence[str]
    rows: Callable[[], Rows]
    #: the columns that its cells come from, such as "member.name branch.name"; of what is counted, COUNTED
    holds: str
    definition: str = ""
    period: str = ""
    #: draws it in a frame; None draws the rows as a table
    picture: Callable[[Frame], str] | None = None
    #: in a chat so many columns say enough, without their headings; 0 are all, with them
    brief: int = 0
    #: says it in few lines, which stand before the rows in a chat; of more rows than a chat bears they stand alone
    told: Callable[[], Sequence[str]] | None = None
    #: in a chat those lines say all of it, however few the rows
    alone: bool = False

    def __post_init__(self) -> None:
        """Refuse a column that never leaves or has no class, before anybody is offered it."""
        listed(self.holds)

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """Give the columns that its cells come from, by table and name."""
        return listed(self.holds)


@dataclass(frozen=True, slots=True)
class Kept:
    """A sheet as it was offered: to whom, under which right, on which page, when and in which words."""

    sheet: Sheet
    actor: Actor
    right: Right
    path: str
    at: datetime
    voice: say.Voice

    @property
    def language(self) -> Language:
        """The language that its page spoke."""
        return self.voice.language

    @property
    def as_of(self) -> str:
        """Say when its data stood so."""
        at = f"{day(day_in_shanghai(self.at), self.language)} {spoken(self.at, self.language)}"
        return say.bare(frame.AS_OF, at=at)

    @property
    def under(self) -> tuple[str, ...]:
        """Say what stands under the title: the period, if it has one, and the time of the data."""
        return tuple(filter(None, (self.sheet.period, self.as_of)))

    @property
    def definition(self) -> str:
        """Say what exactly is counted; empty where that is plain."""
        return say.bare(frame.DEFINITION, definition=self.sheet.definition) if self.sheet.definition else ""

    def picture(self) -> str:
        """Draw it with its title, period, definition and time, as SVG in which every text is escaped."""
        notes = tuple(filter(None, (*self.under, self.definition)))
        around = Frame(self.sheet.title, notes, say.bare(frame.PRODUCT))
        if self.sheet.picture is not None:
            return self.sheet.picture(around)
        rows = self.sheet.rows()
        more = say.bare(text.MORE, more=len(rows) - _IN_TEXT) if len(rows) > _IN_TEXT else ""
        shown = [[written(cell) for cell in row] for row in rows[:_IN_TEXT]]
        return table(around, self.sheet.headings, shown, more, counted=counted(rows))

    def text(self) -> str:
        """Write it for a chat: the title, when, a line for each row, the definition."""
        rows, told = self.sheet.rows(), self.sheet.told() if self.sheet.told else ()
        shown = () if self.sheet.alone or (told and len(rows) > _IN_TEXT) else rows[:_IN_TEXT]
        # what comes before the first numbers names a row
        named = next((place for place, numbers in enumerate(counted(rows)) if numbers), 1) or 1
        lines = [*told, *(_line(self.sheet, row, named) for row in shown)]
        left = 0 if self.sheet.alone else len(rows) - len(shown)
        more = [say.bare(text.MORE, more=left)] if left else []
        return "\n".join([self.sheet.title, " · ".join(self.under), *lines, *more, *filter(None, [self.definition])])


class Shelf:
    """The sheets that this process has on offer, by their keys, which nobody can guess."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._guard = Lock()

    def keep(self, key: str, kept: Kept) -> None:
        """Keep a sheet under its key, in the place of the one that was there."""
        with self._guard:
            self._kept[key] = kept
            self._kept.move_to_end(key)
            while len(self._kept) > self._room:
                self._kept.popitem(last=False)

    def find(self, key: str, actor: Actor) -> Kept | None:
        """Give a sheet to whom it was offered, as long as role and reach are what they were; None to anybody else."""
        with self._guard:
            kept = self._kept.get(key)
        return kept if kept and kept.actor == actor and actor.may(kept.right) else None


SHELF: Final = Shelf()
"""What is on offer here."""


def begin(actor: Actor, path: str, right: Right) -> None:
    """Remember for this session's run who sees the page, and under which right."""
    st.session_state[_WHO] = (actor, path, right)


def here() -> tuple[Actor, str, Right]:
    """Give who sees the page of this run, which page it is, and the right that opens it."""
    who: tuple[Actor, str, Right] = st.session_state[_WHO]
    return who


def offer(sheet: Sheet, *, key: str = "") -> None:
    """Keep a sheet and draw the link that opens it; key tells sheets of one title apart."""
    st.link_button(
        say.say(text.TAKE), keep(sheet, key), type="tertiary", icon=":material/ios_share:",
        help=say.say(text.TAKE_HELP, title=sheet.title),
    )  # fmt: skip


def link(sheet: Sheet, key: str) -> str:
    """Keep a sheet and give the link that opens it as markup, for what is drawn as one piece with it."""
    said = escape(say.bare(text.TAKE_HELP, title=sheet.title), quote=True)
    return (
        f'<a class="ss-take" href="{keep(sheet, key)}" title="{said}"><span aria-hidden="true">ios_share</span>'
        f"{escape(say.bare(text.TAKE))}</a>"
    )


def room(_sheet: Sheet, _key: str) -> str:
    """Give the room of such a link as markup, for what is looked at before anything is kept."""
    return '<a class="ss-take">&nbsp;</a>'


def keep(sheet: Sheet, key: str) -> str:
    """Keep a sheet for whoever sees the page, in the place of the one there was; give the address that opens it."""
    actor, path, right = here()
    held: dict[str, str] = st.session_state.setdefault(_KEPT, {})
    place = held.setdefault(f"{path}:{key or sheet.title}", secrets.token_urlsafe(18))
    SHELF.keep(place, Kept(sheet, actor, right, path, datetime.now(UTC), say.voice()))
    return f"/take/{place}"


def written(cell: object) -> str:
    """Write a cell as text: words of the scheme by their labels, what is unknown as "—"."""
    return say.fact(worded(cell))


def worded(cell: object) -> object:
    """Give a cell in words where it is one of the scheme's, and as it is where it is a number, a day or a text."""
    if isinstance(cell, bool):
        return say.bare(frame.YES if cell else frame.NO)
    if isinstance(cell, Phrase | StrEnum):
        return say.bare(cell)
    return None if cell == "" else cell


def counted(rows: Rows) -> list[bool]:
    """Tell of each column whether it holds numbers and nothing else: they stand to the right, unknown ones as well."""
    return [
        any(isinstance(cell, int | float) for cell in column)
        and all(cell in ("", None) or (isinstance(cell, int | float) and not isinstance(cell, bool)) for cell in column)
        for column in zip(*rows, strict=True)
    ]


def _line(sheet: Sheet, row: Sequence[object], named: int) -> str:
    name = " · ".join(written(cell) for cell in row[:named])
    rest = list(zip(sheet.headings, row, strict=True))[named : sheet.brief or None]
    bare = sheet.brief or len(rest) == 1
    said = [written(cell) if bare else f"{heading} {written(cell)}" for heading, cell in rest if cell not in ("", None)]
    # of what is unknown it is said that it is
    said = said or ([written(None)] if rest else [])
    if sheet.brief and len(said) > 1 and isinstance(row[named], int | float):
        said = [say.bare(text.ASIDE, value=said[0], more=say.bare(text.COMMA).join(said[1:]))]
    return say.bare(text.LINE, name=name, said=say.bare(text.COMMA).join(said)) if said else name
