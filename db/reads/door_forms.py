"""Questions of a community's door: what it shows, and which forms wait there for whom."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import and_, or_, select
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
    tail: str
    #: name and telephone both fit
    surely: bool
    #: where they are checked in now; empty when nowhere
    serves: str
    #: they are checked in here already
    here: bool


@dataclass(frozen=True, slots=True)
class WaitingForm:
    """A form that waits for the community's yes."""

    id: UUID
    community_id: CommunityId
    community: str
    name: str
    phone: str
    unit: str
    gender: Gender | None
    born: str
    duty: str
    lives_here: bool
    times: str
    abilities: str
    day: date
    doubt: Doubt | None
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


def forms_waiting(session: Session, actor: Actor) -> tuple[WaitingForm, ...]:
    """Give the forms that wait at the doors within reach, the longest waiting first, each with whom it may mean."""
    rows = session.execute(
        select(CheckinForm, col(Community.name).label("community"))
        .join(Community, on(Community, CheckinForm.community_id))
        .where(scope.narrowed(CheckinForm, actor))
        .order_by(col(CheckinForm.sent_at), col(CheckinForm.id))
        .limit(_MOST)
    ).all()
    meant = _meant(session, actor)
    return tuple(_waiting(row.CheckinForm, row.community, meant.get(row.CheckinForm.id, ())) for row in rows)


def _meant(session: Session, actor: Actor) -> dict[UUID, tuple[Meant, ...]]:
    serves = another(Community)
    rows = session.execute(
        select(
            CheckinForm, col(Member.id).label("member_id"), col(Member.name), col(Member.phone),
            col(Member.serves_community_id), col(Branch.name).label("branch"), serves.name.label("serves"),
        )
        .join(
            Member,
            and_(
                col(Member.org_id) == col(CheckinForm.org_id),
                or_(col(Member.name) == col(CheckinForm.name), col(Member.phone) == col(CheckinForm.phone)),
            ),
        )
        .join(Branch, on(Branch, Member.branch_id))
        .outerjoin(serves, on(serves, Member.serves_community_id))
        .where(scope.narrowed(CheckinForm, actor), col(Member.status) == MemberStatus.IN_SERVICE)
        .order_by(col(Branch.code), col(Member.id))
        .limit(_MOST * 3)
    )  # fmt: skip
    found: dict[UUID, tuple[Meant, ...]] = {}
    for row in rows:
        form: CheckinForm = row.CheckinForm
        found[form.id] = (*found.get(form.id, ()), _one(form, row))
    return {form_id: tuple(sorted(them, key=lambda one: not one.surely)) for form_id, them in found.items()}


def _one(form: CheckinForm, row: Any) -> Meant:  # noqa: ANN401 - a row of the statement above
    return Meant(
        member_id=row.member_id,
        name=row.name if row.name == form.name else masked_name(row.name),
        branch=row.branch,
        tail=masked_tail(row.phone),
        surely=(row.name, row.phone) == (form.name, form.phone),
        serves=row.serves or "",
        here=row.serves_community_id == form.community_id,
    )


def _waiting(form: CheckinForm, community: str, meant: tuple[Meant, ...]) -> WaitingForm:
    return WaitingForm(
        id=form.id,
        community_id=CommunityId(form.community_id),
        community=community,
        name=form.name,
        phone=form.phone,
        unit=form.unit,
        gender=form.gender,
        born=form.born,
        duty=form.duty,
        lives_here=form.lives_here,
        times=form.times,
        abilities=form.abilities,
        day=form.day,
        doubt=form.doubt,
        meant=meant,
    )
