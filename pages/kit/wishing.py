"""Parts of the pages of wishes: a line, who took a wish on, and the sealed person opened for a purpose."""

from typing import Final

import streamlit as st

from db.reads.wishes import WishDetail, WishLine
from db.rules.calendar import SHANGHAI
from db.terms import WishStatus
from pages.kit import lines, say, show
from pages.kit.visit import Visit
from pages.text import frame
from pages.text import wishes as text

_OPEN: Final = (WishStatus.POSTED, WishStatus.CLAIMED)


def card(visit: Visit, line: WishLine) -> None:
    """Draw a wish as a line of a list."""
    head, chips, *small = rows(line)
    with st.container(border=True, horizontal=True, wrap=False, vertical_alignment="center", gap="xsmall"):
        lines.draw(head, chips, *small)
        visit.link("serve/wish", frame.DETAILS, code=line.code)


def rows(line: WishLine) -> list[str]:
    """Give a wish as the rows of a line: the alias and the thing, chips, and who took it on."""
    late = lines.flag(text.OVERDUE, "alarm", days=line.overdue_days) if line.overdue_days else ""
    due = say.say(text.DUE, due=line.due_on) if line.due_on and line.status in _OPEN else ""
    taken = say.say(text.TAKEN_BY, member=line.member, branch=line.branch) if line.member else ""
    true = say.say(text.CAME_TRUE, day=line.fulfilled_on) if line.fulfilled_on else ""
    rating = lines.badge(line.rating) if line.rating else ""
    place = lines.beside(line.code, say.plain(line.community), say.say(line.beneficiary))
    return [
        say.say(text.THING, alias=line.alias, thing=line.thing),
        " ".join(chip for chip in (lines.badge(line.status), rating, late) if chip),
        f":small[{lines.beside(place, due, taken, true)}]",
    ]


def turns(wish: WishDetail) -> None:
    """Draw who took a wish on, in order, and what became of it."""
    show.heading(text.TURNS)
    for turn in wish.turns:
        ended = say.say(text.ENDED, day=turn.ended_on) if turn.ended_on else ""
        taken = say.say(text.TURN, day=turn.day, member=turn.member, branch=turn.branch)
        st.markdown(f"- {lines.beside(f'{taken} {lines.badge(turn.status)}', ended, say.plain(turn.reason))}")


def looks(wish: WishDetail) -> None:
    """Draw who looked up the person, when and what for."""
    with st.expander(say.say(text.OPENED_BY, count=len(wish.opened))):
        for look in wish.opened:
            at = f"{look.at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
            st.markdown(f"- {say.say(text.OPENED_LINE, at=at, role=look.role, by=look.by, purpose=look.purpose)}")
