"""Questions at the desk of an activity: who is there, who is missing, and who is meant by what was typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, literal, or_, select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.files.relay import SHORT
from db.reads import scope
from db.reads.activities import PRESENT
from db.reads.joins import on
from db.reads.searching import likeliest, means
from db.rules.overlap import overlap
from db.rules.rights import Actor
from db.tables.activities import Activity, ActivityNeed, Signup
from db.tables.attendance import Attendance, Guest
from db.tables.needs import Need
from db.tables.people import Branch, Member
from db.tables.places import Community
from db.terms import (
    ActivityId,
    AttendanceId,
    AttendanceStatus,
    Beneficiary,
    MemberId,
    MemberStatus,
    SignupStatus,
)

MOST_TAKEN_ALONG: Final = 1000
"""People on the roll that a phone takes along; whoever else comes is entered at the desk, or as a guest."""

SHOWN: Final = 12
"""People shown for what was typed: more need another letter."""

_AT_ONCE: Final = 100  # words that one statement looks for


@dataclass(frozen=True, slots=True)
class DeskPerson:
    """Somebody who may arrive, told apart from namesakes; with the arrival when there is one."""

    member_id: MemberId
    name: str
    branch: str
    phone_tail: str
    community: str
    attendance_id: AttendanceId | None
    arrived_at: datetime | None
    #: recorded by the actor, who may take it back for an hour
    mine: bool
    #: at another activity at that time, so that an arrival here needs a reason
    elsewhere: bool = False
    #: the arrival was struck before, so that another one needs a reason
    struck: bool = False

    @property
    def needs_reason(self) -> bool:
        """Whether an arrival is entered with a reason only."""
        return self.elsewhere or self.struck


@dataclass(frozen=True, slots=True)
class DeskGuest:
    """A walk-in who is not matched to a member yet."""

    id: UUID
    name: str
    origin: str
    #: written down by the actor, who may take it back for an hour
    mine: bool
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Desk:
    """Who is there, newest first, who signed up and is missing, the walk-ins, and the residents served."""

    arrived: tuple[DeskPerson, ...]
    missing: tuple[DeskPerson, ...]
    guests: tuple[DeskGuest, ...]
    residents: int | None
    whom: Beneficiary | None


@dataclass(frozen=True, slots=True)
class Roll:
    """Whom an activity may bring, in the order of their sound, who of them signed up, and how many guests there are."""

    people: tuple[DeskPerson, ...]
    expected: frozenset[MemberId]
    guests: int


@dataclass(frozen=True, slots=True)
class PastedName:
    """One pasted name and the members it may mean: none, one or several."""

    typed: str
    people: tuple[DeskPerson, ...]


def desk(session: Session, actor: Actor, *, activity_id: ActivityId) -> Desk:
    """Give everybody who arrived or signed up at an activity within reach. Raises NOT_FOUND."""
    activity = _within_reach(session, actor, activity_id)
    signed = _signed_up(activity_id)
    rows = session.execute(
        _people(actor, activity_id)
        .where(or_(col(Attendance.status).in_(PRESENT), signed))
        .order_by(col(Attendance.recorded_at).desc(), col(Member.search), col(Member.id))
    ).all()
    here = [_person(row, actor) for row in rows if row.status in PRESENT]
    expected = [row for row in rows if row.status not in PRESENT]
    away = who_is_elsewhere(session, actor, activity, expected)
    guests = session.execute(
        select(col(Guest.id), col(Guest.name), col(Guest.origin), col(Guest.recorded_by), col(Guest.recorded_at))
        .where(col(Guest.org_id) == actor.org_id, col(Guest.activity_id) == activity_id, col(Guest.member_id).is_(None))
        .order_by(col(Guest.id))
    )
    return Desk(
        tuple(here),
        tuple(_person(row, actor, away) for row in expected),
        tuple(
            DeskGuest(row.id, row.name, row.origin, row.recorded_by == actor.account_id, row.recorded_at)
            for row in guests
        ),
        activity.beneficiaries,
        activity.beneficiary,
    )


def roll(session: Session, actor: Actor, *, activity_id: ActivityId) -> Roll:
    """Give the people whom a helper may have to tick off where there is no network. Raises NOT_FOUND.

    The activity's branch, its sign-ups and claimants, who serves its community within reach, and whoever is there.
    """
    activity = _within_reach(session, actor, activity_id)
    signed = _signed_up(activity_id)
    place = select(col(Activity.community_id)).where(col(Activity.id) == activity_id).scalar_subquery()
    of_the_place = and_(scope.members(actor), col(Member.serves_community_id) == place)
    rows = session.execute(
        _people(actor, activity_id)
        .add_columns(signed.label("signed"))
        .where(
            col(Member.status) == MemberStatus.IN_SERVICE,
            or_(_brought(activity_id), of_the_place, col(Attendance.status).in_(PRESENT)),
        )
        .order_by(signed.desc(), col(Member.search), col(Member.id))
        .limit(MOST_TAKEN_ALONG)
    ).all()
    guests = select(func.count()).where(
        col(Guest.org_id) == actor.org_id, col(Guest.activity_id) == activity_id, col(Guest.member_id).is_(None)
    )
    away = who_is_elsewhere(session, actor, activity, rows)
    return Roll(
        tuple(_person(row, actor, away) for row in rows),
        frozenset(row.id for row in rows if row.signed),
        session.scalar(guests) or 0,
    )


def find_people(session: Session, actor: Actor, *, activity_id: ActivityId, typed: str) -> list[DeskPerson]:
    """Find who is meant at a desk by zs, zhangsan, 张 or 1234; those who arrived too, so that a double shows.

    Raises NOT_FOUND for an activity out of reach; nothing typed finds nobody.
    """
    activity = _within_reach(session, actor, activity_id)
    if not typed.strip():
        return []
    rows = session.execute(
        _people(actor, activity_id)
        .where(_findable(actor, activity_id), means(typed))
        .order_by(*likeliest(typed))
        .limit(SHOWN)
    ).all()
    away = who_is_elsewhere(session, actor, activity, rows)
    return [_person(row, actor, away) for row in rows]


def meant_by_names(
    session: Session, actor: Actor, *, activity_id: ActivityId, names: Sequence[str]
) -> list[PastedName]:
    """Give for each pasted name the members who bear exactly that name, in the order pasted. Raises NOT_FOUND.

    What only stands for a name, initials, pinyin or the tail of a phone, means first whom the activity brings.
    """
    activity = _within_reach(session, actor, activity_id)
    bearers: dict[str, tuple[DeskPerson, ...]] = {}
    words = list(dict.fromkeys(names))
    for first in range(0, len(words), _AT_ONCE):
        bearers |= _bearers(session, actor, activity, words[first : first + _AT_ONCE])
    return [PastedName(name, bearers[name]) for name in names]


def _bearers(
    session: Session, actor: Actor, activity: Activity, words: Sequence[str]
) -> dict[str, tuple[DeskPerson, ...]]:
    activity_id = ActivityId(activity.id)
    short = [word for word in words if SHORT.fullmatch(word)]
    rows = session.execute(
        _people(actor, activity_id)
        .add_columns(col(Member.search), _brought(activity_id).label("brought"))
        .where(
            _findable(actor, activity_id),
            or_(col(Member.name).in_(words), *(_stands_for(word) for word in short)),
        )
        .order_by(col(Member.id))
    ).all()
    meant = {word: [row for row in rows if _is_meant(row, word)] for word in words}
    brought = {word: [row for row in meant[word] if row.brought] for word in short}
    away = who_is_elsewhere(session, actor, activity, rows)
    return {word: tuple(_person(row, actor, away) for row in brought.get(word) or meant[word]) for word in words}


def _stands_for(word: str) -> ColumnElement[bool]:
    if word.isdecimal():
        return col(Member.phone).endswith(word, autoescape=True)
    return literal(" ").concat(col(Member.search)).concat(" ").contains(f" {word} ", autoescape=True)


def _is_meant(row: Row[*tuple[Any, ...]], word: str) -> bool:
    return row.name == word or word in row.search.split() or (word.isdecimal() and row.phone.endswith(word))


def _within_reach(session: Session, actor: Actor, activity_id: ActivityId) -> Activity:
    found = session.scalar(select(Activity).where(scope.activities(actor), col(Activity.id) == activity_id))
    if found is None:
        raise Refusal(Code.NOT_FOUND, table="activity")
    return found


def who_is_elsewhere(
    session: Session, actor: Actor, activity: Activity, people: Sequence[Row[*tuple[Any, ...]]]
) -> frozenset[UUID]:
    """Give who of these is at another activity at that time and has not said why when signing up for this one.

    Which one it is, is nobody's business here.
    """
    said_why = select(col(Signup.member_id)).where(
        col(Signup.activity_id) == activity.id, col(Signup.status) != SignupStatus.CANCELLED, col(Signup.reason) != ""
    )
    rows = session.execute(
        select(col(Attendance.member_id), Activity)
        .join(Activity, on(Activity, Attendance.activity_id))
        .where(
            scope.everybody(Attendance, actor),
            col(Attendance.member_id).in_([row.id for row in people]),
            col(Attendance.day) == activity.day,
            col(Attendance.status).in_(PRESENT),
            col(Attendance.activity_id) != activity.id,
            col(Attendance.member_id).not_in(said_why),
        )
    )
    return frozenset(row.member_id for row in rows if overlap(activity, row.Activity))


def _people(actor: Actor, activity_id: ActivityId) -> Select[*tuple[Any, ...]]:
    here = and_(
        col(Attendance.org_id) == Member.org_id,
        col(Attendance.member_id) == Member.id,
        col(Attendance.activity_id) == activity_id,
    )
    return (
        select(
            col(Member.id),
            col(Member.name),
            col(Member.phone),
            col(Branch.name).label("branch"),
            col(Community.name).label("community"),
            col(Attendance.id).label("attendance_id"),
            col(Attendance.status).label("status"),
            col(Attendance.recorded_at),
            col(Attendance.recorded_by),
        )
        .select_from(Member)
        .join(Branch, on(Branch, Member.branch_id))
        .outerjoin(Community, on(Community, Member.serves_community_id))
        .outerjoin(Attendance, here)
        .where(col(Member.org_id) == actor.org_id)
    )


def _findable(actor: Actor, activity_id: ActivityId) -> ColumnElement[bool]:
    """Whoever lies within reach, and whoever the activity itself brings."""
    return and_(col(Member.status) == MemberStatus.IN_SERVICE, or_(scope.members(actor), _brought(activity_id)))


def _brought(activity_id: ActivityId) -> ColumnElement[bool]:
    """Whoever an activity itself brings: its branch, its sign-ups, its claimants."""
    of_branch = select(col(Activity.branch_id)).where(col(Activity.id) == activity_id).scalar_subquery()
    claimed = exists(
        select(col(ActivityNeed.id))
        .join(Need, on(Need, ActivityNeed.need_id))
        .where(
            col(ActivityNeed.org_id) == Member.org_id,
            col(ActivityNeed.activity_id) == activity_id,
            col(Need.member_id) == Member.id,
        )
    )
    return or_(col(Member.branch_id) == of_branch, _signed_up(activity_id), claimed)


def _signed_up(activity_id: ActivityId) -> ColumnElement[bool]:
    return exists(
        select(col(Signup.id)).where(
            col(Signup.org_id) == Member.org_id,
            col(Signup.activity_id) == activity_id,
            col(Signup.member_id) == Member.id,
            col(Signup.status) == SignupStatus.PLACED,
        )
    )


def _person(row: Row[*tuple[Any, ...]], actor: Actor, elsewhere: frozenset[UUID] = frozenset()) -> DeskPerson:
    here = row.status in PRESENT
    return DeskPerson(
        member_id=row.id,
        name=scope.shown_name(actor, row.name, member_id=row.id),
        branch=row.branch,
        phone_tail=row.phone[-4:] if actor.sees_names else "",
        community=row.community or "",
        attendance_id=row.attendance_id if here else None,
        arrived_at=row.recorded_at if here else None,
        mine=row.status is AttendanceStatus.RECORDED and row.recorded_by == actor.account_id,
        elsewhere=row.id in elsewhere and not here,
        struck=row.status is AttendanceStatus.REFUSED,
    )
