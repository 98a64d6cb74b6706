"""The rows behind the figures of service: needs, wishes, projects, activities, attendances, points and their rules."""

from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, func, or_, outerjoin, select
from sqlmodel import col

from db.reads import scope
from db.reads.joins import on
from db.reads.metrics.counted import Asked, Counted, Thing, days_between, looked_for_by_others, month
from db.reads.metrics.people import CLAIMED, all_in_service
from db.rules.metrics import SATISFIED
from db.rules.path import SOON
from db.tables.activities import Activity
from db.tables.attendance import Attendance
from db.tables.checkins import Census
from db.tables.claims import Claim
from db.tables.lists import Project
from db.tables.needs import Need
from db.tables.people import Member
from db.tables.points import PointLine, PointRules
from db.tables.wishes import Wish
from db.terms import (
    ActivityKind,
    ActivityStatus,
    AttendanceStatus,
    ClaimTarget,
    NeedStatus,
    PointSubject,
    ProjectStatus,
)


def needs_asked(asked: Asked) -> Counted:
    """Needs asked on a day of the period, by the branch that had them when their quarter ended."""
    reached = scope.own(Need, asked.actor, branch="asked_branch_id")
    return _needs(asked, Need.asked_on, _during(asked, Need.asked_on), reached=reached, branch=Need.asked_branch_id)


def needs_solved(asked: Asked) -> Counted:
    """Needs that the community confirmed as solved on a day of the period."""
    return _needs(asked, Need.solved_on, _during(asked, Need.solved_on))


def needs_in_hand(asked: Asked) -> Counted:
    """Needs asked until that day, not declined, and not solved by then."""
    unsolved = or_(col(Need.solved_on).is_(None), col(Need.solved_on) > asked.day)
    taken = or_(col(Need.status) != NeedStatus.DECLINED, col(Need.declined_on) > asked.day)
    return _needs(asked, Need.asked_on, col(Need.asked_on) <= asked.day, taken, unsolved)


def solved_soon(asked: Asked) -> Counted:
    """Needs solved in the period within thirty days of being asked."""
    soon = days_between(col(Need.asked_on), col(Need.solved_on)) <= SOON.days
    return _needs(asked, Need.solved_on, _during(asked, Need.solved_on), soon)


def solved_wanted(asked: Asked) -> Counted:
    """Needs solved in the period of which is known by when they were wanted."""
    return _needs(asked, Need.solved_on, _during(asked, Need.solved_on), col(Need.wanted_by).is_not(None))


def solved_on_time(asked: Asked) -> Counted:
    """Needs solved in the period, and not after the day they were wanted by."""
    return _needs(asked, Need.solved_on, _during(asked, Need.solved_on), col(Need.solved_on) <= col(Need.wanted_by))


def rated(asked: Asked) -> Counted:
    """Needs solved in the period of which somebody said how satisfied they are."""
    return _needs(
        asked, Need.solved_on, _during(asked, Need.solved_on), col(Need.satisfaction).is_not(None),
        kind=Need.satisfaction,
    )  # fmt: skip


def satisfied(asked: Asked) -> Counted:
    """Needs solved in the period of which somebody said that they are satisfied, or fairly."""
    return _needs(
        asked, Need.solved_on, _during(asked, Need.solved_on), col(Need.satisfaction).in_(SATISFIED),
        kind=Need.satisfaction,
    )  # fmt: skip


def wishes_asked(asked: Asked) -> Counted:
    """Wishes heard on a day of the period, by the branch that had them when their quarter ended."""
    reached = scope.own(Wish, asked.actor, branch="asked_branch_id")
    return replace(
        _wishes(asked, Wish.asked_on), where=(reached, _during(asked, Wish.asked_on)), branch=Wish.asked_branch_id
    )


def wishes_claimed(asked: Asked) -> Counted:
    """Wishes that a member took on in the period and had not given up when it ended."""
    return Counted(
        Thing.WISH, outerjoin(Claim, Wish, on(Wish, Claim.target_id)), col(Claim.target_id),
        _taken_on(asked, ClaimTarget.WISH, Claim.held_from),
        day=Claim.held_from, community=Claim.community_id, branch=Claim.branch_id, kind=Wish.beneficiary,
        began=Wish.asked_on,
    )  # fmt: skip


def wishes_fulfilled(asked: Asked) -> Counted:
    """Wishes fulfilled on a day of the period."""
    return _wishes(asked, Wish.fulfilled_on)


def wish_claimers(asked: Asked) -> Counted:
    """Members who took on such a wish, each once."""
    taken = wishes_claimed(asked)
    who = col(Claim.member_id)
    return replace(taken, thing=Thing.MEMBER, key=who, where=(*taken.where, who.is_not(None)), once=True)


def projects_new(asked: Asked) -> Counted:
    """Projects that a branch took on in the period and had not given back when it ended."""
    return Counted(
        Thing.PROJECT, Claim, col(Claim.target_id), _taken_on(asked, ClaimTarget.PROJECT, Claim.claimed_on),
        day=Claim.claimed_on, community=Claim.community_id, branch=Claim.branch_id, began=Claim.claimed_on,
    )  # fmt: skip


def projects_finished(asked: Asked) -> Counted:
    """Projects finished on a day of the period."""
    return _projects(asked)


def projects_alone(asked: Asked) -> Counted:
    """Those of them that carried no need: with one, the need is the deed."""
    return _projects(asked, col(Project.need_id).is_(None))


def activities(asked: Asked) -> Counted:
    """Activities held on a day of the period."""
    return _activities(asked)


def activity_branches(asked: Asked) -> Counted:
    """Branches that held one, each once."""
    return _activities(asked, Thing.BRANCH, Activity.branch_id)


def activity_communities(asked: Asked) -> Counted:
    """Communities where one was held, each once."""
    return _activities(asked, Thing.COMMUNITY, Activity.community_id)


def beneficiaries(asked: Asked) -> Counted:
    """Activities held on a day of the period, each with how many people it was for, where somebody wrote it down."""
    return _activities(asked, kind=Activity.beneficiary, value=col(Activity.beneficiaries))


def wish_day_people(asked: Asked) -> Counted:
    """The same of wish days only."""
    wish_day = col(Activity.kind) == ActivityKind.WISH_DAY
    return _activities(asked, None, None, wish_day, kind=Activity.beneficiary, value=col(Activity.beneficiaries))


def person_times(asked: Asked) -> Counted:
    """Attendances on a day of the period, confirmed or still to be confirmed."""
    return _attendances(asked)


def people(asked: Asked) -> Counted:
    """Members who attended in the period, each once."""
    there = _attendances(asked)
    return Counted(
        Thing.MEMBER, Attendance, col(Attendance.member_id), there.where, once=True,
        day=Attendance.day, community=Attendance.community_id, branch=Attendance.branch_id, began=Attendance.day,
    )  # fmt: skip


def service_time(asked: Asked) -> Counted:
    """The same attendances with their minutes, where somebody wrote them down."""
    return _attendances(asked, value=col(Attendance.minutes))


def leader_times(asked: Asked) -> Counted:
    """Those of them by members who were of their unit's leaders on that day."""
    there = _attendances(asked)
    led = (
        select(col(Member.id))
        .where(
            on(Member, Attendance.member_id),
            col(Member.leads_from) <= col(Attendance.day),
            or_(col(Member.leads_until).is_(None), col(Member.leads_until) >= col(Attendance.day)),
        )
        .exists()
    )
    return replace(there, where=(*there.where, led), began=Member.leads_from, marked=True)


def branch_points(asked: Asked) -> Counted:
    """Lines of the ledger that branches earned on a day of the period."""
    return _points(asked, PointSubject.BRANCH)


def member_points(asked: Asked) -> Counted:
    """Lines of the ledger that members earned on a day of the period."""
    return _points(asked, PointSubject.MEMBER)


def grade_first(asked: Asked) -> Counted:
    """What the first grade is worth by the rules in force."""
    return _rules(asked, PointRules.first)


def grade_second(asked: Asked) -> Counted:
    """What the second grade is worth by the rules in force."""
    return _rules(asked, PointRules.second)


def grade_third(asked: Asked) -> Counted:
    """What the third grade is worth by the rules in force."""
    return _rules(asked, PointRules.third)


def service_value(asked: Asked) -> Counted:
    """What one confirmed service is worth to a member by the rules in force."""
    return _rules(asked, PointRules.service)


def census_month(asked: Asked) -> Counted:
    """The month in which the newest census began."""
    return _census(asked, month(col(Census.started_on)))


def census_scope(asked: Asked) -> Counted:
    """How many members in service the newest census covered when it was closed; while it is open, all there are."""
    return _census(asked, func.coalesce(col(Census.in_service), all_in_service(asked)))


def _during(asked: Asked, day: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a column of days
    return col(day).between(asked.period.first, asked.period.last)


def _needs(
    asked: Asked,
    day: Any,  # noqa: ANN401 - a column of days
    *conditions: ColumnElement[bool],
    kind: Any = Need.kind,  # noqa: ANN401 - a column
    reached: ColumnElement[bool] | None = None,
    branch: Any = Need.branch_id,  # noqa: ANN401 - a column
) -> Counted:
    within = scope.own(Need, asked.actor) if reached is None else reached
    return Counted(
        Thing.NEED, Need, col(Need.id), (looked_for_by_others(within, Need), *conditions),
        day=day, community=Need.community_id, branch=branch, kind=kind, began=Need.asked_on,
    )  # fmt: skip


def _wishes(asked: Asked, day: Any) -> Counted:  # noqa: ANN401 - a column of days
    return Counted(
        Thing.WISH, Wish, col(Wish.id), (scope.own(Wish, asked.actor), _during(asked, day)),
        day=day, community=Wish.community_id, branch=Wish.branch_id, kind=Wish.beneficiary, began=Wish.asked_on,
    )  # fmt: skip


def _taken_on(asked: Asked, target: ClaimTarget, day: Any) -> tuple[ColumnElement[bool], ...]:  # noqa: ANN401 - a column of days
    """Hold of claims begun on a day of the period and not given up when it ended."""
    return (
        scope.own(Claim, asked.actor),
        col(Claim.target) == target,
        or_(col(Claim.status).in_(CLAIMED), col(Claim.ended_on) > asked.day),
        _during(asked, day),
    )


def _projects(asked: Asked, *conditions: ColumnElement[bool]) -> Counted:
    done = (
        scope.own(Project, asked.actor),
        col(Project.status) == ProjectStatus.FINISHED,
        _during(asked, Project.finished_on),
    )
    return Counted(
        Thing.PROJECT, Project, col(Project.id), (*done, *conditions),
        day=Project.finished_on, community=Project.community_id, branch=Project.branch_id, began=Project.proposed_on,
    )  # fmt: skip


def _activities(
    asked: Asked,
    thing: Thing | None = None,
    key: Any = None,  # noqa: ANN401 - a column
    *conditions: ColumnElement[bool],
    kind: Any = Activity.kind,  # noqa: ANN401 - a column
    value: Any = None,  # noqa: ANN401 - a column
) -> Counted:
    held = (
        looked_for_by_others(scope.own(Activity, asked.actor), Activity),
        col(Activity.status).not_in({ActivityStatus.PLANNED, ActivityStatus.CANCELLED}),
        _during(asked, Activity.day),
    )
    return Counted(
        thing or Thing.ACTIVITY, Activity, col(key or Activity.id), (*held, *conditions), once=thing is not None,
        day=Activity.day, community=Activity.community_id, branch=Activity.branch_id, kind=kind, value=value,
        began=Activity.day,
    )  # fmt: skip


def _attendances(asked: Asked, value: Any = None) -> Counted:  # noqa: ANN401 - a column
    there = (
        looked_for_by_others(scope.attendances(asked.actor), Attendance),
        col(Attendance.status).in_({AttendanceStatus.RECORDED, AttendanceStatus.CONFIRMED}),
        _during(asked, Attendance.day),
    )
    return Counted(
        Thing.ATTENDANCE, Attendance, col(Attendance.id), there,
        day=Attendance.day, community=Attendance.community_id, branch=Attendance.branch_id, value=value,
        began=Attendance.day,
    )  # fmt: skip


def _points(asked: Asked, subject: PointSubject) -> Counted:
    earned = (
        scope.points(asked.actor),
        col(PointLine.subject) == subject,
        _during(asked, PointLine.day),
    )
    return Counted(
        Thing.POINTS, PointLine, col(PointLine.id), earned,
        day=PointLine.day, branch=PointLine.branch_id, value=col(PointLine.points), began=PointLine.day,
    )  # fmt: skip


def _rules(asked: Asked, value: Any) -> Counted:  # noqa: ANN401 - a column
    return _newest(asked, PointRules, Thing.RULES, PointRules.since, col(value))


def _census(asked: Asked, value: Any) -> Counted:  # noqa: ANN401 - a column
    return _newest(asked, Census, Thing.CENSUS, Census.started_on, value)


def _newest(asked: Asked, table: Any, thing: Thing, since: Any, value: Any) -> Counted:  # noqa: ANN401 - a table and its columns
    newest = (
        select(col(table.id))
        .where(scope.everybody(table, asked.actor), col(since) <= asked.day)
        .order_by(col(since).desc(), col(table.id).desc())
        .limit(1)
        .scalar_subquery()
    )
    where = (scope.everybody(table, asked.actor), col(table.id) == newest)
    return Counted(thing, table, col(table.id), where, day=since, value=value, open=True)
