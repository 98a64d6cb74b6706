"""Points 积分: earned by confirmed service under the rules of its day, one line each; corrected only by reversals."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import bindparam
from sqlmodel import col, func, or_, select

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.grades import UNCONFIRMED, PointValues, value_of
from db.rules.rights import Right
from db.tables.activities import Activity
from db.tables.claims import Claim
from db.tables.needs import Need
from db.tables.points import PointDispute, PointLine, PointRules
from db.tables.wishes import Wish
from db.terms import ActivityId, PointReason, PointSubject
from db.work import Work

HIGHEST_CAP: Final = 1000
_IN_FORCE: Final = (
    select(PointRules).where(col(PointRules.since) <= bindparam("day")).order_by(col(PointRules.since).desc()).limit(1)
)


@dataclass(frozen=True, slots=True)
class OnPaper:
    """What a ledger tells of a confirmed activity: who came, as bare values not yet written, and its day's rules."""

    arrivals: Sequence[Mapping[str, Any]]
    rules: PointRules


def publish_rules(
    work: Work,
    *,
    since: date,
    first: int,
    second: int,
    third: int,
    service: int,
    member_cap: int | None = None,
    branch_cap: int | None = None,
) -> PointRules:
    """Put the first values in force, for days on which no others hold; later versions are proposed.

    Raises SECOND_PERSON when others hold on that day, OUT_OF_RANGE, NOT_ALLOWED.
    """
    work.require(Right.PUBLISH_RULES)
    if work.session.exec(select(PointRules.id).where(PointRules.since <= since).limit(1)).first():
        raise Refusal(Code.SECOND_PERSON)
    values = PointValues(first, second, third, service, member_cap, branch_cap)
    return put_in_force(work, values=checked(values), since=since, drafted_by=None)


def checked(values: PointValues) -> PointValues:
    """Give point values as they came when they are within reason; raises OUT_OF_RANGE."""
    for field in ("first", "second", "third", "service"):
        entries.number(getattr(values, field), field, 0, 100)
    for field in ("member_cap", "branch_cap"):
        if getattr(values, field) is not None:
            entries.number(getattr(values, field), field, 0, HIGHEST_CAP)
    return values


def put_in_force(work: Work, *, values: PointValues, since: date, drafted_by: UUID | None) -> PointRules:
    """Write a new version of the rules for an intent, which requires. Raises NAME_TAKEN for a day that has its own."""
    newest = work.session.exec(select(func.max(PointRules.version))).one() or 0
    rules = work.add(
        PointRules(
            version=newest + 1,
            since=since,
            **asdict(values),
            drafted_by=drafted_by,
            published_by=work.actor.account_id,
            published_at=work.now,
        ),
        Code.NAME_TAKEN,
        "since",
    )
    work.record("points.rules_published", rules)
    return rules


def earn_for_activity(
    work: Work, *, activity: Activity, arrivals: Iterable[Mapping[str, Any]] = (), rules: PointRules | None = None
) -> None:
    """Give the branch its points for a confirmed activity, by grade, and everyone who came those of one service.

    Arrivals are attendances' bare values. Each earns once. Whoever knows the rules of its day need not have them read.
    """
    work.require(Right.CONFIRM_SERVICE, community_id=activity.community_id)
    rules = rules or rules_on(work, activity.day)
    services = (
        _service(
            work, rules, (arrival["member_id"], arrival["branch_id"]),
            day=activity.day, source_id=arrival["id"], activity_id=activity.id,
        )
        for arrival in arrivals
    )  # fmt: skip
    lines = work.pour(PointLine, [_graded(work, rules, activity), *services])
    work.record_poured("points.earned", PointLine, lines)


def earn_for_need(work: Work, *, need: Need) -> PointLine:
    """Give a member the points of a need solved outside any activity."""
    work.require(Right.SOLVE_NEED, community_id=need.community_id)
    return _earn_alone(work, _holder(need), need.served_on or work.today, need.id)


def earn_beside(work: Work, *, need: Need, claim: Claim) -> PointLine | None:
    """Give the points of a solved need to a member who helped beside the one who led it."""
    work.require(Right.SOLVE_NEED, community_id=need.community_id)
    if claim.member_id is None or claim.branch_id is None:
        return None
    return _earn_alone(work, (claim.member_id, claim.branch_id), need.served_on or work.today, claim.id)


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
    return reverse(work, line, why)


def take_back(work: Work, *, source_id: UUID, reason: str) -> list[PointLine]:
    """Reverse what was earned for a service that a follow-up found not to have helped."""
    lines = work.session.exec(
        select(PointLine).where(
            PointLine.source_id == source_id,
            col(PointLine.reversed).is_(False),
            PointLine.reason != PointReason.REVERSAL,
        )
    ).all()
    return [reverse(work, line, reason[:200]) for line in lines]


def take_back_confirmed(
    work: Work, *, at: datetime, sources: Sequence[UUID], activity_id: ActivityId | None = None
) -> None:
    """Reverse what one confirmation earned, by its moment: for needs and claims, and at an activity when it was of one.

    Raises GONE_ON once a line of it was taken back already, or disputed.
    """
    of_it = col(PointLine.source_id).in_(sources), *([col(PointLine.activity_id) == activity_id] if activity_id else [])
    earned = or_(*of_it), PointLine.recorded_at == at, PointLine.reason != PointReason.REVERSAL
    lines = work.session.exec(select(PointLine).where(*earned).order_by(col(PointLine.id))).all()
    disputed = select(PointDispute.id).join(PointLine, col(PointLine.id) == PointDispute.line_id).where(*earned)
    if any(line.reversed for line in lines) or work.session.exec(disputed.limit(1)).first():
        raise Refusal(Code.GONE_ON)
    for line in lines:
        reverse(work, line, UNCONFIRMED)


def rules_on(work: Work, day: date) -> PointRules:
    """Give the version of the rules in force on a day; raises NO_POINT_RULES."""
    rules = work.session.exec(_IN_FORCE, params={"day": day}).first()
    if rules is None:
        raise Refusal(Code.NO_POINT_RULES, day=day)
    return rules


def reverse(work: Work, line: PointLine, why: str) -> PointLine:
    """Set a line's opposite beside it, for an intent, which requires."""
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


def worth_of(work: Work, rules: PointRules, activity: Activity) -> int:
    """Give what an activity earns its branch by its grade, as far as the year's cap lets it."""
    worth = value_of(activity.grade, first=rules.first, second=rules.second, third=rules.third)
    if rules.branch_cap is None:
        return worth
    own = (PointLine.subject == PointSubject.BRANCH, PointLine.branch_id == activity.branch_id)
    return min(worth, max(0, rules.branch_cap - _earned_in(work, activity.day.year, *own)))


def left_under_cap(work: Work, rules: PointRules, member_id: UUID | None, year: int) -> int:
    """Give what one more service may still earn a member in a year."""
    if rules.member_cap is None:
        return rules.service
    own = (PointLine.subject == PointSubject.MEMBER, PointLine.member_id == member_id)
    return max(0, rules.member_cap - _earned_in(work, year, *own))


def _earn_alone(work: Work, holder: tuple[UUID, UUID], day: date, source_id: UUID) -> PointLine:
    line = work.add(PointLine(**_service(work, rules_on(work, day), holder, day=day, source_id=source_id)))
    work.record("points.earned", line)
    return line


def _graded(work: Work, rules: PointRules, activity: Activity) -> dict[str, Any]:
    return {
        "subject": PointSubject.BRANCH,
        "branch_id": activity.branch_id,
        "reason": PointReason.ACTIVITY_GRADED,
        "points": worth_of(work, rules, activity),
        "day": activity.day,
        "rules_id": rules.id,
        "source_id": activity.id,
        "activity_id": activity.id,
        "grade": activity.grade,
        "confirmed_by": work.actor.account_id,
        "recorded_at": work.now,
    }


def _service(
    work: Work,
    rules: PointRules,
    holder: tuple[UUID, UUID],
    *,
    day: date,
    source_id: UUID,
    activity_id: UUID | None = None,
) -> dict[str, Any]:
    member_id, branch_id = holder
    return {
        "subject": PointSubject.MEMBER,
        "branch_id": branch_id,
        "member_id": member_id,
        "reason": PointReason.SERVICE_CONFIRMED,
        "points": min(rules.service, left_under_cap(work, rules, member_id, day.year)),
        "day": day,
        "rules_id": rules.id,
        "source_id": source_id,
        "activity_id": activity_id,
        "confirmed_by": work.actor.account_id,
        "recorded_at": work.now,
    }


def _earned_in(work: Work, year: int, *own: Any) -> int:  # noqa: ANN401 - conditions on the ledger
    days = col(PointLine.day).between(date(year, 1, 1), date(year, 12, 31))
    return work.session.exec(select(func.coalesce(func.sum(PointLine.points), 0)).where(days, *own)).one()


def _holder(row: Need | Wish) -> tuple[UUID, UUID]:
    if row.member_id is None or row.branch_id is None:
        raise Refusal(Code.NOTHING_TO_CONFIRM)
    return row.member_id, row.branch_id
