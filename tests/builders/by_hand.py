"""The figures as a person with the whole ledger in front of them would count them: row by row, in plain Python."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Engine, select

from db.rules.calendar import Period
from db.rules.metrics import KINDS, Metric
from db.tables.activities import Activity
from db.tables.agreements import Agreement
from db.tables.attendance import Attendance
from db.tables.base import Row
from db.tables.checkins import Census
from db.tables.claims import Claim
from db.tables.lists import Project
from db.tables.needs import Need
from db.tables.people import Branch, Member, MemberStep
from db.tables.places import Community
from db.tables.points import PointLine, PointRules
from db.tables.thumb import ThumbVersion
from db.tables.wishes import Wish
from db.terms import (
    ActivityKind,
    ActivityStatus,
    AgreementStatus,
    AttendanceStatus,
    ClaimStatus,
    ClaimTarget,
    MemberStatus,
    NeedStatus,
    PointSubject,
    ProjectStatus,
    Satisfaction,
)
from db.work import reading

T = TypeVar("T", bound=Row)
TABLES: tuple[type[Row], ...] = (
    Activity, Agreement, Attendance, Census, Claim, Project, Need, Branch, Member, MemberStep, Community, PointLine,
    PointRules, Wish,
)  # fmt: skip
CLAIMED = {ClaimStatus.ACTIVE, ClaimStatus.WITHDRAWING, ClaimStatus.COMPLETED}
ALL: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Ledger:
    """All rows; what is counted is kept to communities and to branches, where these are named."""

    rows: Mapping[type[Row], list[Any]] = field(repr=False)
    thumbs: list[tuple[date, int]]
    today: date
    communities: frozenset[UUID] | None = None
    branches: frozenset[UUID] | None = None

    def count(self, metric: Metric, period: Period) -> int | None:
        """Count a figure; None where it is a rule that is not there, or where nobody wrote down what it adds up."""
        kind = KINDS[metric]
        if kind.sums:
            return sum(self.count(one, period) or 0 for one in kind.sums)
        found = list(_HANDS[kind.part or metric](self, period))
        values = [value for value in found if not isinstance(value, UUID)]
        if not values:
            return None if kind.rule else len(found)
        known = [value for value in values if value is not None]
        return sum(known) if known else None

    def kept(self, table: type[T]) -> Iterator[T]:
        """The rows of a table that lie where it is looked."""
        yield from self._kept(table, "branch_id")

    def kept_as_asked(self, table: type[T]) -> Iterator[T]:
        """The same by the branch that had them when the quarter in which they were asked ended."""
        yield from self._kept(table, "asked_branch_id")

    def _kept(self, table: type[T], of: str) -> Iterator[T]:
        for row in self.rows[table]:
            place = row.id if table is Community else getattr(row, "community_id", None)
            branch = row.id if table is Branch else getattr(row, of, None)
            if self.communities is not None and place not in self.communities:
                continue
            if self.branches is None or branch in self.branches:
                yield row

    def people(self, period: Period) -> Iterator[tuple[Member, MemberStatus, bool]]:
        """Everybody who had joined by then, with the status then, and whether they were checked in then."""
        day = min(period.last, self.today)
        for member in self.rows[Member]:
            steps = [s for s in self.rows[MemberStep] if s.member_id == member.id and s.since <= day]
            if not steps or (self.branches is not None and member.branch_id not in self.branches):
                continue
            here = member.checked_in_on is not None and member.checked_in_on <= day
            if self.communities is not None and (not here or member.serves_community_id not in self.communities):
                continue
            yield member, max(steps, key=lambda s: s.since).status, here

    def serving(self, period: Period) -> Iterator[tuple[Member, bool]]:
        """Members in service then."""
        for member, status, here in self.people(period):
            if status is MemberStatus.IN_SERVICE:
                yield member, here

    def local(self, period: Period) -> Iterator[tuple[Member, bool]]:
        """Members in service then, where they were checked in, or else at home; not those without a place."""
        for member, here in replace(self, communities=None).serving(period):
            place = (member.serves_community_id if here else None) or member.home_community_id
            if place is not None and (self.communities is None or place in self.communities):
                yield member, here

    def of_all(self, period: Period) -> int:
        """How many are in service then, wherever it is looked."""
        return len(list(replace(self, communities=None, branches=None).serving(period)))

    def minimum(self, period: Period) -> int:
        """Posts asked for on the last day of it, or today while it runs."""
        begun = [one for one in self.thumbs if one[0] <= min(period.last, self.today)]
        return max(begun)[1] if begun else 2

    def posts(self, period: Period, member: Member | None = None) -> list[Claim]:
        """Posts held then, of everybody or of one."""
        day = min(period.last, self.today)
        claims = self.kept(Claim) if member is None else self.rows[Claim]
        return [
            claim for claim in claims
            if claim.target is ClaimTarget.POST and claim.held_from is not None and claim.held_from <= day
            and (claim.status in CLAIMED or (claim.ended_on is not None and claim.ended_on > day))
            and (member is None or claim.member_id == member.id)
        ]  # fmt: skip


def the_ledger(engine: Engine, today: date) -> Ledger:
    """Read all of it."""
    with reading(engine) as session:
        rows = {table: list(session.scalars(select(table))) for table in TABLES}
        thumbs = [(one.since, one.minimum_posts) for one in session.scalars(select(ThumbVersion))]
        session.expunge_all()
    return Ledger(rows, thumbs, today)


def _within(day: date | None, period: Period) -> bool:
    return day is not None and period.first <= day <= period.last


def _ids(rows: Iterable[Row]) -> Iterator[UUID]:
    return (row.id for row in rows)


def _asked(led: Ledger, period: Period) -> list[Need]:
    return [need for need in led.kept_as_asked(Need) if _within(need.asked_on, period)]


def _solved(led: Ledger, period: Period) -> list[Need]:
    return [need for need in led.kept(Need) if _within(need.solved_on, period)]


def _soon(led: Ledger, period: Period) -> list[Need]:
    return [need for need in _solved(led, period) if need.solved_on and (need.solved_on - need.asked_on).days <= 30]


def _in_hand(led: Ledger, period: Period) -> list[Need]:
    day = min(period.last, led.today)
    return [
        need for need in led.kept(Need)
        if need.asked_on <= day
        and (need.status is not NeedStatus.DECLINED or (need.declined_on and need.declined_on > day))
        and (need.solved_on is None or need.solved_on > day)
    ]  # fmt: skip


def _held(led: Ledger, period: Period) -> list[Activity]:
    idle = {ActivityStatus.PLANNED, ActivityStatus.CANCELLED}
    return [one for one in led.kept(Activity) if one.status not in idle and _within(one.day, period)]


def _there(led: Ledger, period: Period) -> list[Attendance]:
    came = {AttendanceStatus.RECORDED, AttendanceStatus.CONFIRMED}
    return [one for one in led.kept(Attendance) if one.status in came and _within(one.day, period)]


def _leads(led: Ledger, one: Attendance) -> bool:
    member = next(member for member in led.rows[Member] if member.id == one.member_id)
    return _within(one.day, Period(member.leads_from or date.max, member.leads_until or date.max))


def _taken(led: Ledger, period: Period, target: ClaimTarget, since: str) -> list[Claim]:
    day = min(period.last, led.today)
    return [
        one for one in led.kept(Claim)
        if one.target is target and _within(getattr(one, since), period)
        and (one.status in CLAIMED or (one.ended_on and one.ended_on > day))
    ]  # fmt: skip


def _wished(led: Ledger, period: Period) -> list[Claim]:
    return _taken(led, period, ClaimTarget.WISH, "held_from")


def _signed(led: Ledger, period: Period) -> list[Agreement]:
    day = min(period.last, led.today)
    return [
        one for one in led.kept(Agreement)
        if one.year == day.year and one.signed_on and one.signed_on <= day
        and (one.status is AgreementStatus.SIGNED or (one.ended_on and one.ended_on > day))
    ]  # fmt: skip


def _points(led: Ledger, period: Period, subject: PointSubject) -> Iterator[int]:
    return (one.points for one in led.kept(PointLine) if one.subject is subject and _within(one.day, period))


def _newest(led: Ledger, table: Any, since: str, value: Callable[[Any], int | None], period: Period) -> Iterator[Any]:  # noqa: ANN401 - rows
    there = [row for row in led.rows[table] if getattr(row, since) <= min(period.last, led.today)]
    if there:
        yield value(max(there, key=lambda row: getattr(row, since)))


M = Metric
_HANDS: Mapping[Metric, Callable[[Ledger, Period], Iterable[Any]]] = {
    M.BRANCHES: lambda led, _: _ids(b for b in led.kept(Branch) if not b.retired),
    M.COMMUNITIES: lambda led, _: _ids(c for c in led.kept(Community) if not c.retired),
    M.MEMBERS: lambda led, p: (m.id for m, status, _ in led.people(p) if status is not MemberStatus.TRANSFERRED),
    M.IN_SERVICE: lambda led, p: (m.id for m, _ in led.serving(p)),
    M.CHECKED_IN: lambda led, p: (m.id for m, here in led.serving(p) if here),
    M.MISSING: lambda led, p: (m.id for m, here in led.serving(p) if not here),
    M.LOCAL: lambda led, p: (m.id for m, _ in led.local(p)),
    M.LOCAL_CHECKED_IN: lambda led, p: (m.id for m, here in led.local(p) if here),
    M.LOCAL_MISSING: lambda led, p: (m.id for m, here in led.local(p) if not here),
    M.FORMS: lambda led, p: (
        m.id for m, _ in led.serving(p) if m.form_on is not None and m.form_on <= min(p.last, led.today)
    ),
    M.BRANCHES_CHECKED_IN: lambda led, p: {m.branch_id for m, here in led.serving(p) if here},
    M.COMMUNITIES_SERVED: lambda led, p: {m.serves_community_id for m, here in led.serving(p) if here},
    M.AGREEMENTS: lambda led, p: {one.community_id for one in _signed(led, p)},
    M.AGREEMENTS_SIGNED: lambda led, p: _ids(_signed(led, p)),
    M.AGREEMENTS_NEW: lambda led, p: _ids(
        one for one in led.kept(Agreement) if _within(one.signed_on, p)
    ),
    M.CENSUS_MONTH: lambda led, p: _newest(
        led, Census, "started_on", lambda one: one.started_on.year * 100 + one.started_on.month, p
    ),
    M.CENSUS_SCOPE: lambda led, p: _newest(
        led, Census, "started_on", lambda one: led.of_all(p) if one.in_service is None else one.in_service, p
    ),
    M.MINIMUM_POSTS: lambda led, p: [led.minimum(p)],
    M.POSTS_CLAIMED: lambda led, p: _ids(led.posts(p)),
    M.MEETING_MINIMUM: lambda led, p: (m.id for m, _ in led.serving(p) if len(led.posts(p, m)) >= led.minimum(p)),
    M.BELOW_MINIMUM: lambda led, p: (m.id for m, _ in led.serving(p) if len(led.posts(p, m)) < led.minimum(p)),
    M.NEEDS_ASKED: lambda led, p: _ids(_asked(led, p)),
    M.NEEDS_SOLVED: lambda led, p: _ids(_solved(led, p)),
    M.NEEDS_IN_HAND: lambda led, p: _ids(_in_hand(led, p)),
    M.SOLVED_SOON: lambda led, p: _ids(_soon(led, p)),
    M.SOLVED_WANTED: lambda led, p: _ids(n for n in _solved(led, p) if n.wanted_by),
    M.SOLVED_ON_TIME: lambda led, p: _ids(
        n for n in _solved(led, p) if n.wanted_by and n.solved_on and n.solved_on <= n.wanted_by
    ),
    M.RATED: lambda led, p: (n.id for n in _solved(led, p) if n.satisfaction is not None),
    M.SATISFIED: lambda led, p: (
        n.id for n in _solved(led, p) if n.satisfaction in {Satisfaction.SATISFIED, Satisfaction.FAIRLY}
    ),
    M.WISHES_ASKED: lambda led, p: _ids(w for w in led.kept_as_asked(Wish) if _within(w.asked_on, p)),
    M.WISHES_CLAIMED: lambda led, p: (one.target_id for one in _wished(led, p)),
    M.WISHES_FULFILLED: lambda led, p: _ids(w for w in led.kept(Wish) if _within(w.fulfilled_on, p)),
    M.WISH_CLAIMERS: lambda led, p: {one.member_id for one in _wished(led, p) if one.member_id},
    M.WISH_DAY_PEOPLE: lambda led, p: [
        a.beneficiaries for a in _held(led, p) if a.kind is ActivityKind.WISH_DAY
    ],
    M.PROJECTS_NEW: lambda led, p: _ids(_taken(led, p, ClaimTarget.PROJECT, "claimed_on")),
    M.PROJECTS_FINISHED: lambda led, p: _ids(
        one for one in led.kept(Project) if one.status is ProjectStatus.FINISHED and _within(one.finished_on, p)
    ),
    M.PROJECTS_ALONE: lambda led, p: _ids(
        one for one in led.kept(Project)
        if one.status is ProjectStatus.FINISHED and one.need_id is None and _within(one.finished_on, p)
    ),
    M.ACTIVITIES: lambda led, p: _ids(_held(led, p)),
    M.ACTIVITY_BRANCHES: lambda led, p: {a.branch_id for a in _held(led, p)},
    M.ACTIVITY_COMMUNITIES: lambda led, p: {a.community_id for a in _held(led, p)},
    M.BENEFICIARIES: lambda led, p: [a.beneficiaries for a in _held(led, p)],
    M.PERSON_TIMES: lambda led, p: _ids(_there(led, p)),
    M.PEOPLE: lambda led, p: {one.member_id for one in _there(led, p)},
    M.SERVICE_TIME: lambda led, p: [one.minutes for one in _there(led, p)],
    M.LEADER_TIMES: lambda led, p: _ids(one for one in _there(led, p) if _leads(led, one)),
    M.BRANCH_POINTS: lambda led, p: _points(led, p, PointSubject.BRANCH),
    M.MEMBER_POINTS: lambda led, p: _points(led, p, PointSubject.MEMBER),
    M.GRADE_FIRST: lambda led, p: _newest(led, PointRules, "since", lambda one: one.first, p),
    M.GRADE_SECOND: lambda led, p: _newest(led, PointRules, "since", lambda one: one.second, p),
    M.GRADE_THIRD: lambda led, p: _newest(led, PointRules, "since", lambda one: one.third, p),
    M.SERVICE_VALUE: lambda led, p: _newest(led, PointRules, "since", lambda one: one.service, p),
}  # fmt: skip
