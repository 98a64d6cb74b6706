"""Parts of the pages of wishes: a line, who took a wish on, and the sealed person opened for a purpose."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from db.reads.wishes import WishDetail, WishLine
from db.rules.calendar import SHANGHAI
from db.terms import WishStatus
from pages.kit import lines, say, show
from pages.kit.cards import Card
from pages.kit.chips import Chip, those
from pages.kit.visit import Visit
from pages.text import wishes as text

_OPEN: Final = (WishStatus.POSTED, WishStatus.CLAIMED)


def card(visit: Visit, line: WishLine) -> Card:
    """Give a wish as a line of a list."""
    return Card(named(line), chips(line), (small(line),), visit.way("serve/wish", code=line.code))


def named(line: WishLine) -> str:
    """Name a wish: the alias and the thing."""
    return say.bare(text.THING, alias=line.alias, thing=line.thing)


def chips(line: WishLine) -> Sequence[Chip]:
    """Give the chips of a wish: state, how it was rated, days overdue."""
    rating = lines.badge(line.rating) if line.rating else None
    late = lines.flag(text.OVERDUE, "alarm", days=line.overdue_days) if line.overdue_days else None
    return those(lines.badge(line.status), rating, late)


def small(line: WishLine) -> str:
    """Say whose wish it is, until when, who took it on, and when it came true."""
    until = text.DUE if line.status in _OPEN else text.ASK_BY if line.status is WishStatus.FULFILLED else None
    due = say.bare(until, due=line.due_on) if until and line.due_on else ""
    taken = say.bare(text.TAKEN_BY, member=line.member, branch=line.branch) if line.member else ""
    true = say.bare(text.CAME_TRUE, day=line.fulfilled_on) if line.fulfilled_on else ""
    return lines.beside(line.code, line.community, say.bare(line.beneficiary), due, taken, true)


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
