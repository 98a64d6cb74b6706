"""Parts of the pages of pairs: a line, its fields, its visits and who looked up the household."""

from collections.abc import Sequence

import streamlit as st

from db.reads.pairs import PairDetail, PairLine
from db.rules.calendar import SHANGHAI
from db.terms import PairStatus
from pages.kit import cards, lines, say, show
from pages.kit.cards import Card
from pages.kit.chips import Chip, those
from pages.kit.visit import Visit
from pages.text import pairs as text
from pages.text.phrase import Phrase


def card(visit: Visit, line: PairLine) -> Card:
    """Give a pair as a line of a list."""
    small = lines.beside(line.code, line.community, helper(line), when(line))
    named = lines.beside(line.alias, line.promise)
    return Card(named, chips(line), (small,), visit.way("serve/pair", code=line.code))


def chips(line: PairLine) -> Sequence[Chip]:
    """Give the chips of a pair: its state, and how long a visit is overdue."""
    late = lines.flag(text.OVERDUE, "alarm", days=line.overdue_days) if line.overdue_days else None
    return those(lines.badge(line.status), late)


def helper(line: PairLine) -> str:
    """Name who helps."""
    if line.member:
        return say.bare(text.WITH_MEMBER, member=line.member, branch=line.branch)
    return line.branch


def when(line: PairLine) -> str:
    """Say how often they came, and when they are expected."""
    due = say.bare(text.DUE, day=line.due_on) if line.status is PairStatus.RUNNING else ""
    return lines.beside(say.bare(text.VISITS, count=line.visits), due)


def facts(line: PairLine) -> dict[Phrase, object]:
    """Give the fields of a pair by their names."""
    return {
        text.CODE: line.code,
        text.COMMUNITY: line.community,
        text.BRANCH: line.branch,
        text.MEMBER: line.member,
        text.BENEFICIARY: line.beneficiary,
        text.PROMISE: line.promise,
        text.EVERY: line.every_days,
        text.STARTED_ON: line.started_on,
        text.ENDED_ON: line.ended_on,
        text.REASON: line.reason,
    }


def visits(visit: Visit, pair: PairDetail) -> None:
    """Draw the visits, the newest first, each with the state of its confirmation."""
    show.heading(text.VISIT_LIST)
    if not pair.visits:
        show.nothing(text.NO_VISITS)
    cards.draw(
        Card(
            one.effect,
            (lines.badge(one.status),),
            (say.fact(one.day),),
            visit.way("serve/activity", code=one.code),
        )
        for one in pair.visits
    )


def looks(pair: PairDetail) -> None:
    """Draw who looked up the household, when and what for."""
    with st.expander(say.say(text.LOOKS, count=len(pair.looks))):
        for look in pair.looks:
            at = f"{look.at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
            st.markdown(f"- {say.say(text.LOOK_LINE, at=at, role=look.role, by=look.by, purpose=look.purpose)}")
