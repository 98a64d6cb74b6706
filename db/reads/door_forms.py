"""Questions of a community's door: what it shows, and which forms wait there for whom."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import scope
from db.reads.joins import another, on
from db.rules.masking import masked_name, masked_tail
from db.rules.rights import Actor
from db.tables.checkins import CheckinForm
from db.tables.keeping import Bureau
from db.tables.people import Branch, Member
from db.tables.places import Community, Street
from db.terms import CommunityId, Doubt, Gender, MemberId, MemberStatus

_MOST: Final = 100
"""Forms of one door that are listed at once."""

_MOST_MEANT: Final = 12
"""Members that one form lists: those whom it means surely and those within reach come first."""


@dataclass(frozen=True, slots=True)
class CommunityDoor:
    """What a community's door shows to whoever stands before it."""

    code: str
    name: str
    street: str
    demo: bool


@dataclass(frozen=True, slots=True)
class Meant:
    """A member whom a form may mean."""

    member_id: MemberId
    #: masked unless the form bears the same name
    name: str
    branch: str
    #: empty for whoever is not within reach, unless it is the form's own
    tail: str
    #: name and telephone both fit
    surely: bool
    #: where they are checked in now; empty when nowhere, or not within reach
    serves: str
    #: they are checked in here already
    here: bool


@dataclass(frozen=True, slots=True)
class WaitingForm:
    """A form that waits for the community's yes."""

    id: UUID
    community_id: CommunityId
    name: str
    phone: str
    unit: str
    gender: Gender | None
    born: str
    duty: str
    nation: str
    education: str
    joined_party: str
    estate: str
    intents: str
    lives_here: bool
    times: str
    abilities: str
    day: date
    doubt: Doubt | None
    #: no other form here bears this name and number
    alone: bool
    meant: tuple[Meant, ...]


def community_door(session: Session, actor: Actor, *, code: str, own: bool = False) -> CommunityDoor:
    """Give what a community's door shows; Refusal(NOT_FOUND) for one that is closed, or not within reach when asked."""
    row = session.execute(
        select(col(Community.code), col(Community.name), col(Street.name).label("street"), col(Bureau.demo))
        .join(Street, on(Street, Community.street_id))
        .outerjoin(Bureau, col(Bureau.org_id) == col(Community.org_id))
        .where(
            scope.communities(actor) if own else scope.everybody(Community, actor),
            col(Community.code) == code,
            col(Community.retired).is_(False),
        )
    ).one_or_none()
    if row is None:
        raise Refusal(Code.NOT_FOUND, table="community")
    return CommunityDoor(row.code, row.name, row.street, demo=bool(row.demo))


def forms_count(session: Session, actor: Actor, *, community_id: CommunityId | None = None) -> int:
    """Count the forms that wait at the doors within reach, or at one of them."""
    asked = select(func.count()).select_from(CheckinForm).where(_at_door(actor, community_id))
    found: int = session.execute(asked).scalar_one()
    return found


def forms_waiting(session: Session, actor: Actor, *, community_id: CommunityId) -> tuple[WaitingForm, ...]:
    """Give the forms that wait at a door within reach, each with whom it may mean: those without a doubt come first.

    A hundred at most, the longest waiting first; the others follow as these are answered.
    """
    alike = func.count().over(partition_by=(col(CheckinForm.name), col(CheckinForm.phone)))
    rows = session.execute(
        select(CheckinForm, alike.label("alike"))
        .where(_at_door(actor, community_id))
        .order_by(col(CheckinForm.doubt).is_not(None), col(CheckinForm.sent_at), col(CheckinForm.id))
        .limit(_MOST)
    ).all()
    meant = _meant(session, actor, [row.CheckinForm.id for row in rows])
    return tuple(_waiting(row, meant.get(row.CheckinForm.id, ())) for row in rows)


def _at_door(actor: Actor, community_id: CommunityId | None) -> ColumnElement[bool]:
    within = scope.narrowed(CheckinForm, actor)
    return within if community_id is None else and_(within, col(CheckinForm.community_id) == community_id)


def _meant(session: Session, actor: Actor, listed: Collection[UUID]) -> dict[UUID, tuple[Meant, ...]]:
    serves = another(Community)
    named, called = col(Member.name) == col(CheckinForm.name), col(Member.phone) == col(CheckinForm.phone)
    surely, within = case((and_(named, called), 1), else_=0), case((scope.members(actor), 1), else_=0)
    order = (surely.desc(), within.desc(), col(Branch.code), col(Member.id))
    each = (
        select(
            col(CheckinForm.id).label("form_id"), col(Member.id).label("member_id"), named.label("named"),
            called.label("called"), surely.label("surely"), within.label("within"), col(Member.name).label("name"),
            col(Member.phone).label("phone"), col(Branch.name).label("branch"), serves.name.label("serves"),
            case((col(Member.serves_community_id) == col(CheckinForm.community_id), 1), else_=0).label("here"),
            func.row_number().over(partition_by=col(CheckinForm.id), order_by=order).label("turn"),
        )
        .select_from(CheckinForm)
        .join(Member, and_(col(Member.org_id) == col(CheckinForm.org_id), or_(named, called)))
        .join(Branch, on(Branch, Member.branch_id))
        .outerjoin(serves, on(serves, Member.serves_community_id))
        .where(
            scope.narrowed(CheckinForm, actor), col(CheckinForm.id).in_(listed),
            col(Member.status) == MemberStatus.IN_SERVICE,
        )
        .subquery()
    )  # fmt: skip
    found: dict[UUID, tuple[Meant, ...]] = {}
    for row in session.execute(select(each).where(each.c.turn <= _MOST_MEANT).order_by(each.c.turn)):
        found[row.form_id] = (*found.get(row.form_id, ()), _one(row))
    return found


def _one(row: Any) -> Meant:  # noqa: ANN401 - a row of the statement above
    # of whom the clerk does not reach nothing is told but the branch, and whether they fit what the form says
    return Meant(
        member_id=row.member_id,
        name=row.name if row.named else masked_name(row.name),
        branch=row.branch,
        tail=masked_tail(row.phone).lstrip("*") if row.within or row.called else "",
        surely=bool(row.surely),
        serves=(row.serves or "") if row.within else "",
        here=bool(row.here),
    )


def _waiting(row: Any, meant: tuple[Meant, ...]) -> WaitingForm:  # noqa: ANN401 - a row of the statement above
    form: CheckinForm = row.CheckinForm
    return WaitingForm(
        id=form.id,
        community_id=CommunityId(form.community_id),
        name=form.name,
        phone=form.phone,
        unit=form.unit,
        gender=form.gender,
        born=form.born,
        duty=form.duty,
        nation=form.nation,
        education=form.education,
        joined_party=form.joined_party,
        estate=form.estate,
        intents=form.intents,
        lives_here=form.lives_here,
        times=form.times,
        abilities=form.abilities,
        day=form.day,
        doubt=form.doubt,
        alone=row.alike == 1,
        meant=meant,
    )
