"""Points 积分: earned by confirmed service under the rules of its day, one line each; corrected only by reversals."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlmodel import col, func, select

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.grades import value_of
from db.rules.rights import Right
from db.tables.activities import Activity
from db.tables.attendance import Attendance
from db.tables.needs import Need
from db.tables.points import PointLine, PointRules
from db.tables.wishes import Wish
from db.terms import PointReason, PointSubject
from db.work import Work


def publish_rules(
    work: Work, *, since: date, first: int, second: int, third: int, service: int, member_cap: int | None = None
) -> PointRules:
    """Put a new version of the point values in force from a day on. Raises OUT_OF_RANGE, NAME_TAKEN, NOT_ALLOWED."""
    work.require(Right.PUBLISH_RULES)
    for field, value in (("first", first), ("second", second), ("third", third), ("service", service)):
        entries.number(value, field, 0, 100)
    newest = work.session.exec(select(func.max(PointRules.version))).one() or 0
    rules = work.add(
        PointRules(
            version=newest + 1,
            since=since,
            first=first,
            second=second,
            third=third,
            service=service,
            member_cap=member_cap,
            published_by=work.actor.account_id,
            published_at=work.now,
        ),
        Code.NAME_TAKEN,
    )
    work.record("points.rules_published", rules)
    return rules


def earn_for_activity(work: Work, *, activity: Activity) -> PointLine:
    """Give the branch its points for a confirmed activity, by grade; once for each activity."""
    work.require(Right.CONFIRM_SERVICE, community_id=activity.community_id)
    rules = rules_on(work, activity.day)
    line = work.add(
        PointLine(
            subject=PointSubject.BRANCH,
            branch_id=activity.branch_id,
            reason=PointReason.ACTIVITY_GRADED,
            points=value_of(activity.grade, first=rules.first, second=rules.second, third=rules.third),
            day=activity.day,
            rules_id=rules.id,
            source_id=activity.id,
            activity_id=activity.id,
            grade=activity.grade,
            confirmed_by=work.actor.account_id,
            recorded_at=work.now,
        )
    )
    work.record("points.earned", line)
    return line


def earn_for_arrivals(work: Work, *, activity: Activity, arrivals: Sequence[Attendance]) -> list[PointLine]:
    """Give everyone who came to a confirmed activity the points of one service."""
    work.require(Right.CONFIRM_SERVICE, community_id=activity.community_id)
    rules = rules_on(work, activity.day)
    lines = work.add_all(
        [
            _service_line(
                work,
                rules,
                (arrival.member_id, arrival.branch_id),
                day=activity.day,
                source_id=arrival.id,
                activity_id=activity.id,
            )
            for arrival in arrivals
        ]
    )
    for line in lines:
        work.record("points.earned", line)
    return lines


def earn_for_need(work: Work, *, need: Need) -> PointLine:
    """Give a member the points of a need solved outside any activity."""
    work.require(Right.SOLVE_NEED, community_id=need.community_id)
    return _earn_alone(work, _holder(need), need.served_on or work.today, need.id)


def earn_for_wish(work: Work, *, wish: Wish) -> PointLine:
    """Give a member the points of a wish whose fulfilment was confirmed."""
    work.require(Right.FULFIL_WISH, community_id=wish.community_id)
    return _earn_alone(work, _holder(wish), wish.fulfilled_on or work.today, wish.id)


def reverse_line(work: Work, *, line_id: UUID, reason: str) -> PointLine:
    """Take a line back by its opposite, with a reason; the line itself stays. Raises ALREADY_REVERSED, NOT_ALLOWED."""
    line = work.get(PointLine, line_id, lock=True)
    work.require(Right.REVERSE_POINTS, branch_id=line.branch_id)
    if line.reversed or line.reason is PointReason.REVERSAL:
        raise Refusal(Code.ALREADY_REVERSED)
    why = entries.words(reason, "reason", 200)
    return _reverse(work, line, why)


def take_back(work: Work, *, source_id: UUID, reason: str) -> list[PointLine]:
    """Reverse what was earned for a service that a follow-up found not to have helped."""
    lines = work.session.exec(
        select(PointLine).where(
            PointLine.source_id == source_id,
            col(PointLine.reversed).is_(False),
            PointLine.reason != PointReason.REVERSAL,
        )
    ).all()
    return [_reverse(work, line, reason[:200]) for line in lines]


def rules_on(work: Work, day: date) -> PointRules:
    """Give the version of the rules in force on a day; raises NO_POINT_RULES."""
    rules = work.session.exec(
        select(PointRules).where(PointRules.since <= day).order_by(col(PointRules.since).desc()).limit(1)
    ).first()
    if rules is None:
        raise Refusal(Code.NO_POINT_RULES, day=day)
    return rules


def _reverse(work: Work, line: PointLine, why: str) -> PointLine:
    line.reversed = True
    opposite = work.add(
        PointLine(
            subject=line.subject,
            branch_id=line.branch_id,
            member_id=line.member_id,
            reason=PointReason.REVERSAL,
            points=-line.points,
            day=line.day,
            rules_id=line.rules_id,
            source_id=line.source_id,
            activity_id=line.activity_id,
            grade=line.grade,
            confirmed_by=work.actor.account_id,
            reverses_id=line.id,
            note=why,
            recorded_at=work.now,
        ),
        Code.ALREADY_REVERSED,
    )
    work.record("points.reversed", opposite)
    return opposite


def _earn_alone(work: Work, holder: tuple[UUID, UUID], day: date, source_id: UUID) -> PointLine:
    line = work.add(_service_line(work, rules_on(work, day), holder, day=day, source_id=source_id))
    work.record("points.earned", line)
    return line


def _service_line(
    work: Work,
    rules: PointRules,
    holder: tuple[UUID, UUID],
    *,
    day: date,
    source_id: UUID,
    activity_id: UUID | None = None,
) -> PointLine:
    member_id, branch_id = holder
    return PointLine(
        subject=PointSubject.MEMBER,
        branch_id=branch_id,
        member_id=member_id,
        reason=PointReason.SERVICE_CONFIRMED,
        points=min(rules.service, _left_under_cap(work, rules, member_id, day.year)),
        day=day,
        rules_id=rules.id,
        source_id=source_id,
        activity_id=activity_id,
        confirmed_by=work.actor.account_id,
        recorded_at=work.now,
    )


def _left_under_cap(work: Work, rules: PointRules, member_id: UUID, year: int) -> int:
    if rules.member_cap is None:
        return rules.service
    earned = work.session.exec(
        select(func.coalesce(func.sum(PointLine.points), 0)).where(
            PointLine.subject == PointSubject.MEMBER,
            PointLine.member_id == member_id,
            col(PointLine.day).between(date(year, 1, 1), date(year, 12, 31)),
        )
    ).one()
    return max(0, rules.member_cap - earned)


def _holder(row: Need | Wish) -> tuple[UUID, UUID]:
    if row.member_id is None or row.branch_id is None:
        raise Refusal(Code.NOTHING_TO_CONFIRM)
    return row.member_id, row.branch_id
