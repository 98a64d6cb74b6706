"""What bears on asking a member, each as one expression over the Member of the statement it stands in."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, exists, func, or_, select
from sqlmodel import col

from db.reads.joins import on
from db.rules.calendar import Span, month_of, period_around
from db.rules.path import PROJECTS
from db.rules.tallies import Tallied
from db.tables.accounts import Account, AccountCommunity
from db.tables.activities import Activity, Signup
from db.tables.claims import Claim
from db.tables.keeping import Tally
from db.tables.lists import Project
from db.tables.needs import Need
from db.tables.people import Member, MemberTime
from db.terms import (
    ActivityStatus,
    AttendanceStatus,
    ClaimStatus,
    ClaimTarget,
    DayPart,
    NeedId,
    NeedStatus,
    Role,
    Satisfaction,
    SignupStatus,
    TallyOf,
)

TASKS: Final = (ClaimStatus.ASKED, ClaimStatus.ACTIVE, ClaimStatus.WITHDRAWING, ClaimStatus.COMPLETED)
"""Claims that weigh on a member."""

IN_HAND: Final = (ClaimStatus.ASKED, ClaimStatus.ACTIVE, ClaimStatus.WITHDRAWING)
"""Claims that are not done yet."""

SAID_NO: Final = (ClaimStatus.DECLINED, ClaimStatus.LAPSED)
"""Claims of who said no, or let an offer lapse."""

PLEASED: Final = (Satisfaction.SATISFIED, Satisfaction.FAIRLY)
"""What residents say of service that helped."""

_MINE: Final = (col(Claim.org_id) == Member.org_id, col(Claim.member_id) == Member.id)


def confirms(community_id: UUID) -> ColumnElement[bool]:
    """Whether the member is also the clerk who would confirm services in a community."""
    return exists(
        select(col(Account.id))
        .join(AccountCommunity, on(Account, AccountCommunity.account_id))
        .where(
            col(Account.org_id) == Member.org_id,
            col(Account.member_id) == Member.id,
            col(Account.role) == Role.CLERK,
            col(Account.closed_at).is_(None),
            col(AccountCommunity.community_id) == community_id,
        )
    )


def said_no(need_id: NeedId) -> ColumnElement[bool]:
    """Whether the member has declined this very need, or let its offer lapse."""
    return _claims(need_id, SAID_NO)


def helps_already(need_id: NeedId) -> ColumnElement[bool]:
    """Whether the member is asked for this very need, or has it in hand."""
    return _claims(need_id, IN_HAND)


def missing() -> ColumnElement[int]:
    """How many helpers the Need of the statement still wants beside those who are asked or at it."""
    at_it = (
        select(func.count())
        .select_from(Claim)
        .where(
            col(Claim.org_id) == Need.org_id,
            col(Claim.target) == ClaimTarget.NEED,
            col(Claim.target_id) == Need.id,
            col(Claim.status).in_(IN_HAND),
        )
        .scalar_subquery()
    )
    return col(Need.helpers_wanted) - at_it


def wants_helpers() -> ColumnElement[bool]:
    """Whether the Need of the statement waits for a member, or is begun and still wants others beside."""
    begun = col(Need.status).in_((NeedStatus.OFFERED, NeedStatus.CLAIMED))
    wanting = or_(col(Need.status) == NeedStatus.OPEN, and_(begun, col(Need.helpers_wanted) > 1, missing() > 0))
    return and_(wanting, ~carried())


def carried() -> ColumnElement[bool]:
    """Whether a project carries the Need of the statement: it goes the project's way."""
    return exists(_carrying(Project.id))


def carrier() -> ScalarSelect[str]:
    """The code of the project that carries the Need of the statement."""
    return _carrying(Project.code).limit(1).scalar_subquery()


def _carrying(column: Any) -> Select[tuple[Any]]:  # noqa: ANN401 - a column
    return select(col(column)).where(
        col(Project.org_id) == Need.org_id, col(Project.need_id) == Need.id, col(Project.status).in_(PROJECTS)
    )


def _claims(need_id: NeedId, statuses: Sequence[ClaimStatus]) -> ColumnElement[bool]:
    return exists(
        select(col(Claim.id)).where(
            *_MINE,
            col(Claim.target) == ClaimTarget.NEED,
            col(Claim.target_id) == need_id,
            col(Claim.status).in_(statuses),
        )
    )


def tasks_in_quarter(day: date) -> ScalarSelect[int]:
    """How many needs and wishes the member was asked for or took on in the quarter of a day."""
    quarter = period_around(day, Span.QUARTER)
    return (
        select(func.count())
        .select_from(Claim)
        .where(
            *_MINE,
            col(Claim.target).in_((ClaimTarget.NEED, ClaimTarget.WISH)),
            col(Claim.status).in_(TASKS),
            col(Claim.claimed_on).between(quarter.first, quarter.last),
        )
        .scalar_subquery()
    )


def tasks_now() -> ScalarSelect[int]:
    """How many needs and wishes the member is asked for or has in hand, and posts whose offer waits for the answer."""
    return (
        select(func.count())
        .select_from(Claim)
        .where(
            *_MINE,
            or_(col(Claim.target).in_((ClaimTarget.NEED, ClaimTarget.WISH)), unanswered()),
            col(Claim.status).in_(IN_HAND),
        )
        .scalar_subquery()
    )


def unanswered() -> ColumnElement[bool]:
    """Whether a claim is an offer that its member has not answered yet."""
    return and_(col(Claim.status) == ClaimStatus.ASKED, col(Claim.answer_by).is_not(None), col(Claim.answer).is_(None))


def last_asked() -> ScalarSelect[date]:
    """The day the member was last asked by somebody, rather than choosing freely."""
    return select(func.max(col(Claim.claimed_on))).where(*_MINE, col(Claim.answer_by).is_not(None)).scalar_subquery()


def served_since(today: date) -> ScalarSelect[int]:
    """How many services of the member's were confirmed in the last twelve months, from the tallies."""
    return (
        select(func.coalesce(func.sum(col(Tally.value)), 0))
        .where(
            col(Tally.org_id) == Member.org_id,
            col(Tally.metric) == Tallied.PERSON_TIMES,
            col(Tally.by) == TallyOf.MEMBER,
            col(Tally.of_id) == Member.id,
            col(Tally.month) > month_of(today - timedelta(days=365)),
            col(Tally.part) == AttendanceStatus.CONFIRMED,
        )
        .scalar_subquery()
    )


def rated_since(today: date, words: Sequence[Satisfaction]) -> ScalarSelect[int]:
    """How often residents said one of these words of needs the member led in the last twelve months."""
    return (
        select(func.coalesce(func.sum(col(Tally.value)), 0))
        .where(
            col(Tally.org_id) == Member.org_id,
            col(Tally.metric) == Tallied.NEEDS_RATED,
            col(Tally.by) == TallyOf.MEMBER,
            col(Tally.of_id) == Member.id,
            col(Tally.month) > month_of(today - timedelta(days=365)),
            col(Tally.part).in_(words),
        )
        .scalar_subquery()
    )


def booked(day: date) -> ColumnElement[bool]:
    """Whether the member has a place at an activity on a day."""
    return exists(
        select(col(Signup.id))
        .join(Activity, on(Activity, Signup.activity_id))
        .where(
            col(Signup.org_id) == Member.org_id,
            col(Signup.member_id) == Member.id,
            col(Signup.status) == SignupStatus.PLACED,
            col(Activity.day) == day,
            col(Activity.status) != ActivityStatus.CANCELLED,
        )
    )


def offers_time(day: date | None = None, part: DayPart | None = None) -> ColumnElement[bool]:
    """Whether the member offers any time, or time on a day's weekday and in its part."""
    found = select(col(MemberTime.id)).where(
        col(MemberTime.org_id) == Member.org_id, col(MemberTime.member_id) == Member.id
    )
    if day is not None:
        found = found.where(col(MemberTime.weekday) == day.weekday())
    if part is not None:
        found = found.where(col(MemberTime.part) == part)
    return exists(found)
