"""Questions about check-ins: the contact slips with their receipts, and the members who wait to be taken in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, case, func, or_, select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import scope
from db.reads.joins import another, on
from db.reads.paging import PAGE, first_of
from db.rules.calendar import day_in_shanghai
from db.rules.rights import Actor
from db.tables.accounts import Account
from db.tables.checkins import BranchCheckin, MemberCheckin
from db.tables.keeping import JournalLine
from db.tables.people import Branch, Member, Unit
from db.tables.places import Community, Street
from db.terms import BranchId, CheckinStatus, CommunityId, MemberId, MemberStatus, Role

_MOST: Final = 200
_SIDES: Final = another(Account), another(Account)


@dataclass(frozen=True, slots=True)
class ArrivingMember:
    """A member who was sent to a community and waits for its word."""

    checkin_id: UUID
    member_id: MemberId
    code: str
    name: str
    phone: str
    branch: str
    community_id: CommunityId
    community: str
    day: date
    note: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the branch or the community said of a check-in on the data form, by whom and when; empty until then."""

    text: str
    by: str
    day: date | None


@dataclass(frozen=True, slots=True)
class CheckinLine:
    """One check-in of a member."""

    id: UUID
    day: date
    branch_id: BranchId
    community_id: CommunityId
    community: str
    status: CheckinStatus
    received_on: date | None
    ended_on: date | None
    note: str
    branch_opinion: Opinion
    community_opinion: Opinion
    #: who took the member in or sent them back, and when; empty for what came with an import
    answered_by: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class SlipLine:
    """A contact slip as a line of a list."""

    id: UUID
    code: str
    status: CheckinStatus
    branch_id: BranchId
    branch: str
    community_id: CommunityId
    community: str
    day: date
    received_on: date | None
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class SlipPage:
    """One page of slips and how many there are in all."""

    lines: tuple[SlipLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class SlipEvent:
    """One thing that happened to a slip; a word about it where somebody left one."""

    day: date
    event: str
    by: str
    role: Role | None
    opinion: str


@dataclass(frozen=True, slots=True)
class SlipDetail:
    """A slip with its receipt and its history."""

    line: SlipLine
    unit: str
    secretary: str
    contact: str
    contact_phone: str
    offers: str
    members_on_slip: int | None
    in_service_on_slip: int | None
    street: str
    community_phone: str
    liaison: str
    handled_by: str
    opinion: str
    history: tuple[SlipEvent, ...]


@dataclass(frozen=True, slots=True)
class Strength:
    """How many members a branch has, and how many of them in service."""

    members: int
    in_service: int


def arriving(session: Session, actor: Actor) -> tuple[ArrivingMember, ...]:
    """Give the members within reach who wait for a community's word, the longest waiting first."""
    rows = session.execute(
        select(
            col(MemberCheckin.id).label("checkin_id"),
            col(Member.id),
            col(Member.code),
            col(Member.name),
            col(Member.phone),
            col(Branch.name).label("branch"),
            col(Community.id).label("community_id"),
            col(Community.name).label("community"),
            col(MemberCheckin.day),
            col(MemberCheckin.note),
        )
        .select_from(MemberCheckin)
        .join(Member, on(Member, MemberCheckin.member_id))
        .join(Branch, on(Branch, MemberCheckin.branch_id))
        .join(Community, on(Community, MemberCheckin.community_id))
        .where(scope.narrowed(MemberCheckin, actor), col(MemberCheckin.status) == CheckinStatus.SENT)
        .order_by(col(MemberCheckin.day), col(MemberCheckin.id))
        .limit(_MOST)
    )
    return tuple(_arriving(actor, row) for row in rows)


def slip_list(
    session: Session,
    actor: Actor,
    *,
    status: CheckinStatus | None = None,
    branch_id: BranchId | None = None,
    community_id: CommunityId | None = None,
    text: str = "",
    page: int = 1,
) -> SlipPage:
    """Give one page of the slips within reach: those that wait first, then the newest."""
    wanted = [
        scope.narrowed(BranchCheckin, actor),
        *([col(BranchCheckin.status) == status] if status else []),
        *([col(BranchCheckin.branch_id) == branch_id] if branch_id else []),
        *([col(BranchCheckin.community_id) == community_id] if community_id else []),
        *([_says(text.strip())] if text.strip() else []),
    ]
    total = session.scalar(_slips(func.count()).where(*wanted)) or 0
    waiting = case(
        (col(BranchCheckin.status).in_((CheckinStatus.SENT, CheckinStatus.RETURNED)), 0),
        (col(BranchCheckin.status) == CheckinStatus.RECEIVED, 1),
        else_=2,
    )
    rows = session.execute(
        _slips(*_TOLD)
        .where(*wanted)
        .order_by(waiting, col(BranchCheckin.day).desc(), col(BranchCheckin.id).desc())
        .limit(PAGE)
        .offset(first_of(page, total))
    )
    return SlipPage(tuple(SlipLine(*row) for row in rows), total)


def slip_detail(session: Session, actor: Actor, *, code: str) -> SlipDetail:
    """Give a slip within reach by its code, with its receipt and its history; Refusal(NOT_FOUND) for any other."""
    more: tuple[Any, ...] = (
        col(Unit.name).label("unit"),
        col(Branch.secretary),
        col(Street.name).label("street"),
        col(Community.phone),
    )
    row = session.execute(
        _slips(*_TOLD, BranchCheckin, *more)
        .join(Unit, on(Unit, Branch.unit_id))
        .join(Street, on(Street, Community.street_id))
        .where(scope.narrowed(BranchCheckin, actor), col(BranchCheckin.code) == code)
    ).one_or_none()
    if row is None:
        raise Refusal(Code.NOT_FOUND, table="branch_checkin")
    return _slip(actor, row, _history(session, actor, row.BranchCheckin.id))


def branches_nowhere(session: Session, actor: Actor) -> tuple[str, ...]:
    """Name the branches within reach that are checked in at no community, nor on their way to one."""
    standing = select(col(BranchCheckin.branch_id)).where(
        col(BranchCheckin.org_id) == actor.org_id,
        col(BranchCheckin.status).in_((CheckinStatus.SENT, CheckinStatus.RECEIVED)),
    )
    rows = session.scalars(
        select(col(Branch.name))
        .where(scope.branches(actor), col(Branch.retired).is_(False), col(Branch.id).not_in(standing))
        .order_by(col(Branch.code))
    )
    return tuple(rows)


def strength(session: Session, actor: Actor, *, branch_id: BranchId) -> Strength:
    """Count a branch's members as its slip names them: all who are with it, and those in service."""
    serving = func.coalesce(func.sum(case((col(Member.status) == MemberStatus.IN_SERVICE, 1), else_=0)), 0)
    row = session.execute(
        select(func.count(col(Member.id)), serving).where(
            scope.members(actor),
            col(Member.branch_id) == branch_id,
            col(Member.status) != MemberStatus.TRANSFERRED,
        )
    ).one()
    return Strength(*row)


def checkins_of(session: Session, actor: Actor, member_id: MemberId) -> tuple[CheckinLine, ...]:
    """Give all check-ins of a member, the newest first, each with who answered it."""
    told: tuple[Any, ...] = (
        MemberCheckin.id, MemberCheckin.day, MemberCheckin.branch_id, Community.id, Community.name,
        MemberCheckin.status, MemberCheckin.received_on, MemberCheckin.ended_on, MemberCheckin.note,
    )  # fmt: skip
    rows = session.execute(
        select(*map(col, told), MemberCheckin, *(side.name for side in _SIDES), *(side.member_id for side in _SIDES))
        .join(Community, on(Community, MemberCheckin.community_id))
        .outerjoin(_SIDES[0], on(_SIDES[0], MemberCheckin.branch_said_by))
        .outerjoin(_SIDES[1], on(_SIDES[1], MemberCheckin.community_said_by))
        .where(scope.narrowed(MemberCheckin, actor), col(MemberCheckin.member_id) == member_id)
        .order_by(col(MemberCheckin.day).desc(), col(MemberCheckin.id).desc())
    ).all()
    answers = session.execute(
        select(col(JournalLine.subject_id), col(JournalLine.at), col(Account.name).label("by"), col(Account.member_id))
        .outerjoin(Account, on(Account, JournalLine.account_id))
        .where(
            col(JournalLine.org_id) == actor.org_id,
            col(JournalLine.subject_id).in_([row.id for row in rows]),
            col(JournalLine.event).in_(_ANSWERED),
        )
        .order_by(col(JournalLine.seq))
    )
    answered = {line.subject_id: (_who(actor, line), line.at) for line in answers}
    return tuple(
        CheckinLine(*(*row[: len(told)], *_opinions(actor, row[len(told) :]), *answered.get(row.id, ("", None))))
        for row in rows
    )


_ANSWERED: Final = ("member.received", "member.returned", "member.transcribed")
_TOLD: Final[tuple[Any, ...]] = (
    col(BranchCheckin.id), col(BranchCheckin.code), col(BranchCheckin.status), col(BranchCheckin.branch_id),
    col(Branch.name).label("branch"), col(BranchCheckin.community_id), col(Community.name).label("community"),
    col(BranchCheckin.day), col(BranchCheckin.received_on), col(BranchCheckin.ended_on),
)  # fmt: skip


def _slips(*columns: Any) -> Select[*tuple[Any, ...]]:  # noqa: ANN401 - columns and tables
    return (
        select(*columns)
        .select_from(BranchCheckin)
        .join(Branch, on(Branch, BranchCheckin.branch_id))
        .join(Community, on(Community, BranchCheckin.community_id))
    )


def _says(typed: str) -> ColumnElement[bool]:
    columns = (col(BranchCheckin.code), col(Branch.name), col(Community.name))
    return or_(*(column.icontains(typed, autoescape=True) for column in columns))


def _slip(actor: Actor, row: Row[*tuple[Any, ...]], history: tuple[SlipEvent, ...]) -> SlipDetail:
    slip: BranchCheckin = row.BranchCheckin
    return SlipDetail(
        line=SlipLine(*row[: len(_TOLD)]),
        unit=row.unit,
        secretary=scope.shown(actor, "branch", "secretary", row.secretary),
        contact=scope.shown(actor, "branch_checkin", "contact", slip.contact),
        contact_phone=scope.shown(actor, "branch_checkin", "contact_phone", slip.contact_phone),
        offers=slip.offers,
        members_on_slip=slip.members_on_slip,
        in_service_on_slip=slip.in_service_on_slip,
        street=row.street,
        community_phone=row.phone,
        liaison=scope.shown(actor, "branch_checkin", "liaison", slip.liaison),
        handled_by=scope.shown(actor, "branch_checkin", "handled_by", slip.handled_by),
        opinion=slip.opinion,
        history=history,
    )


def _history(session: Session, actor: Actor, slip_id: UUID) -> tuple[SlipEvent, ...]:
    rows = session.execute(
        select(JournalLine, col(Account.name).label("by"), col(Account.member_id))
        .outerjoin(Account, on(Account, JournalLine.account_id))
        .where(col(JournalLine.org_id) == actor.org_id, col(JournalLine.subject_id) == slip_id)
        .order_by(col(JournalLine.seq))
    )
    return tuple(_event(actor, row) for row in rows)


def _event(actor: Actor, row: Row[*tuple[Any, ...]]) -> SlipEvent:
    line: JournalLine = row.JournalLine
    return SlipEvent(
        day=day_in_shanghai(line.at),
        event=line.event,
        by=_who(actor, row),
        role=Role(line.role) if line.role in set(Role) else None,
        opinion=str(line.after.get("opinion", "")),
    )


def _arriving(actor: Actor, row: Row[*tuple[Any, ...]]) -> ArrivingMember:
    return ArrivingMember(
        checkin_id=row.checkin_id,
        member_id=row.id,
        code=row.code,
        name=scope.shown_name(actor, row.name, member_id=row.id),
        phone=row.phone[-4:] if actor.sees_names else "",
        branch=row.branch,
        community_id=row.community_id,
        community=row.community,
        day=row.day,
        note=row.note,
    )


def _opinions(actor: Actor, said: Sequence[Any]) -> tuple[Opinion, Opinion]:
    """Give both sides' words on a check-in, of which said has the row, the two names and whose accounts they are."""
    checkin, branch_by, community_by, *members = said
    by = [_named(actor, name or "", of) for name, of in zip((branch_by, community_by), members, strict=True)]
    return (
        Opinion(checkin.branch_opinion, by[0], checkin.branch_said_on),
        Opinion(checkin.community_opinion, by[1], checkin.community_said_on),
    )


def _who(actor: Actor, row: Row[*tuple[Any, ...]]) -> str:
    """Name who wrote a line of the journal; a member's own name as the actor may see it."""
    return _named(actor, row.by or "", row.member_id)


def _named(actor: Actor, name: str, member_id: UUID | None) -> str:
    return scope.shown_name(actor, name, member_id=member_id) if member_id else name
