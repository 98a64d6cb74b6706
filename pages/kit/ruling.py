"""Parts of the page of the point rules: a version, a proposal, the fields of a new one, and what would move."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from db.reads.scheme import RuleVersion
from db.reads.what_if import BranchShift, Proposal, what_if
from db.rules.calendar import day_in_shanghai
from db.rules.grades import PointValues
from db.writes.points import HIGHEST_CAP
from pages.kit import forms, lines, say, show
from pages.kit.visit import Visit
from pages.text import rules as text
from pages.text.phrase import Phrase


def version(rules: RuleVersion, today: date) -> None:
    """Draw one version of the point rules."""
    chip = lines.flag(text.IN_FORCE, "verified", "green") if rules.in_force else ""
    chip = lines.flag(text.TO_COME, "schedule", "blue") if rules.since > today else chip
    lines.draw(
        say.say(text.VERSION, version=rules.version),
        lines.beside(chip, say.say(text.SINCE, since=rules.since)),
        *_values(values_of(rules)),
        f":small[:gray[{_published(rules)}]]",
    )


def brief(rules: RuleVersion) -> str:
    """Say one version of the point rules in a line."""
    said, caps = _values(values_of(rules))
    return f"{say.say(text.YEAR_RULES, version=rules.version, since=rules.since)}{said}  {caps}"


def proposal(one: Proposal) -> None:
    """Draw proposed values, by whom they were proposed and why."""
    said = say.say(text.PROPOSED, name=one.proposer, day=day_in_shanghai(one.proposed_at), reason=one.reason)
    lines.draw(say.say(text.SINCE, since=one.since), "", *_values(one.values), f":small[{said}]")


def values_of(rules: RuleVersion) -> PointValues:
    """Give the values of a version."""
    return PointValues(rules.first, rules.second, rules.third, rules.service, rules.member_cap, rules.branch_cap)


def fields(now: PointValues) -> PointValues | None:
    """Ask for the values of a new version, beginning with those in force; None while one is missing."""
    with st.grid(min_column_width=150, gap="small"):
        first = _points(text.FIRST, now.first, "first")
        second = _points(text.SECOND, now.second, "second")
        third = _points(text.THIRD, now.third, "third")
        service = _points(text.SERVICE, now.service, "service")
    member_cap = forms.number(text.MEMBER_CAP, value=now.member_cap, most=HIGHEST_CAP, field="member_cap")
    branch_cap = forms.number(text.BRANCH_CAP, value=now.branch_cap, most=HIGHEST_CAP, field="branch_cap")
    if first is None or second is None or third is None or service is None:
        return None
    return PointValues(first, second, third, service, member_cap, branch_cap)


def _points(label: Phrase, now: int, field: str) -> int | None:
    # what is said of it stands beneath it, not in a cell of its own
    with st.container():
        return forms.number(label, value=now, most=100, required=True, field=field)


def shifts(visit: Visit, values: PointValues, year: int, key: str) -> None:
    """Draw what every branch would have earned in a year by other values: the sum of it, and who moves."""
    show.heading(text.WHAT_IF, year=str(year))
    show.lead(text.DEFINITION)
    found = visit.ask(what_if, values=values, year=year)
    moving = [line for line in found if line.moves]
    if not moving:
        show.mark(text.NOTHING_MOVES, "drag_handle", "gray", total=len(found))
        return
    st.markdown(f"**{say.say(text.MOVES, moving=len(moving), total=len(found), **_sums(found))}**")
    show.lines_or_empty(
        moving,
        columns={
            "branch": text.BRANCH,
            "unit": text.UNIT,
            "points": text.NOW,
            "points_then": text.THEN,
            "change": text.CHANGE,
            "member_points": text.MEMBERS_NOW,
            "member_points_then": text.MEMBERS_THEN,
            "member_change": text.MEMBERS_CHANGE,
        },
        holds="branch.name unit.name point_line.points",
        empty=text.NOTHING_MOVES,
        title=say.bare(text.MOVES, moving=len(moving), total=len(found), **_sums(found)),
        key=key,
        long=True,
    )


def _sums(found: Sequence[BranchShift]) -> dict[str, int]:
    return {
        "points": sum(line.points for line in found),
        "points_then": sum(line.points_then for line in found),
        "members": sum(line.member_points for line in found),
        "members_then": sum(line.member_points_then for line in found),
    }


def _values(them: PointValues) -> tuple[str, str]:
    worth = {"first": them.first, "second": them.second, "third": them.third, "service": them.service}
    member = say.say(text.CAP, cap=them.member_cap) if them.member_cap is not None else ""
    branch = say.say(text.BRANCH_CAP_OF, cap=them.branch_cap) if them.branch_cap is not None else ""
    return say.say(text.VALUES, **worth), f":small[:gray[{lines.beside(member, branch) or say.say(text.NO_CAP)}]]"


def _published(rules: RuleVersion) -> str:
    if rules.published_at is None or not rules.published_by:
        return ""
    return say.say(text.PUBLISHED, name=rules.published_by, day=day_in_shanghai(rules.published_at))
