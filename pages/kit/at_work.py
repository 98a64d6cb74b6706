"""What a branch or a unit does: the needs it took on, what is in hand, its activities, its projects; some of each."""

from collections.abc import Mapping
from uuid import UUID

import streamlit as st

from db.reads.activities import activity_list
from db.reads.claims import ClaimLine, in_hand
from db.reads.needs import need_list
from db.reads.projects import project_list
from db.rules.rights import Right
from pages.kit import cards, lines, profile, say, serving, sharing, show
from pages.kit.atlas import OF_CLAIMED
from pages.kit.cards import Card
from pages.kit.visit import Visit
from pages.text import profile as text


def of(visit: Visit, unit: UUID, codes: Mapping[str, str]) -> None:
    """Draw the first of each list of a branch or a unit, with the way to the rest; nothing that one may not see."""
    actor, facts = visit.actor, {"unit": unit, "today": visit.today}
    if actor.may(Right.SEE_NEEDS):
        show.heading(text.CLAIMED_NEEDS)
        needs = visit.ask(need_list, **facts)
        profile.few(visit, needs, serving.need_card, empty=text.NO_CLAIMED_NEEDS, to="serve/needs", **codes)
        _in_hand(visit, unit)
    if actor.may(Right.SEE_ACTIVITIES):
        show.heading(text.ACTIVITIES)
        held = visit.ask(activity_list, **facts)
        profile.few(visit, held, serving.activity_card, empty=text.NO_ACTIVITIES, to="serve/activities", **codes)
    if actor.may(Right.SEE_LISTS):
        show.heading(text.PROJECTS)
        projects = visit.ask(project_list, **facts)
        profile.few(visit, projects, sharing.project_card, empty=text.NO_PROJECTS, to="serve/projects", **codes)


def _in_hand(visit: Visit, unit: UUID) -> None:
    show.heading(text.IN_HAND)
    found = visit.ask(in_hand, unit=unit, today=visit.today)
    if not found.lines:
        show.nothing(text.NONE_IN_HAND)
    shown = found.lines[: profile.FEW]
    cards.draw(_claim(visit, line) for line in shown)
    if found.total > len(shown):
        st.caption(say.say(text.NEWEST_OF, total=found.total, shown=len(shown)))


def _claim(visit: Visit, line: ClaimLine) -> Card:
    small = lines.beside(say.bare(line.target), line.code, line.community, line.member, say.fact(line.claimed_on))
    return Card(line.title, (lines.badge(line.status),), (small,), visit.way(OF_CLAIMED[line.target], code=line.code))
