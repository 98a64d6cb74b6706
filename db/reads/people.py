"""Questions about branches and members: a branch's page, who is checked in where, and who is missing."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from sqlalchemy import func, select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import scope
from db.reads.joins import on
from db.reads.paging import PAGE, first_of
from db.rules.rights import Actor
from db.tables.people import Branch, Member, Unit
from db.tables.places import Community
from db.terms import BranchId, CommunityId, MemberId, MemberStatus


@dataclass(frozen=True, slots=True)
class BranchFace:
    """A branch as its page begins."""

    id: BranchId
    code: str
    name: str
    unit: str
    unit_code: str
    secretary: str
    retired: bool


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member as a line of a list; name and telephone as the actor may see them."""

    id: MemberId
    code: str
    name: str
    phone: str
    branch: str
    branch_code: str
    status: MemberStatus
    #: where the member is checked in; empty for whoever is missing
    community: str
    checked_in_on: date | None
    has_form: bool


@dataclass(frozen=True, slots=True)
class MemberPage:
    """One page of members and how many there are in all."""

    lines: tuple[MemberLine, ...]
    total: int


def branch_face(session: Session, actor: Actor, *, code: str) -> BranchFace:
    """Give a branch within reach by its code; Refusal(NOT_FOUND) for any other."""
    row = session.execute(
        select(
            col(Branch.id),
            col(Branch.code),
            col(Branch.name),
            col(Unit.name),
            col(Unit.code),
            col(Branch.secretary),
            col(Branch.retired),
        )
        .join(Unit, on(Unit, Branch.unit_id))
        .where(scope.branches(actor), col(Branch.code) == code)
    ).one_or_none()
    if row is None:
        raise Refusal(Code.NOT_FOUND, table="branch")
    face = BranchFace(*row)
    return replace(face, secretary=scope.shown(actor, "branch", "secretary", face.secretary))


def members_at(session: Session, actor: Actor, *, community_id: CommunityId, page: int = 1) -> MemberPage:
    """Give the members in service who are checked in at a community, by branch and sound."""
    return _page(session, actor, page, col(Member.serves_community_id) == community_id)


def members_of(
    session: Session, actor: Actor, *, branch_id: BranchId, missing: bool = False, page: int = 1
) -> MemberPage:
    """Give a branch's members in service, those not checked in first; only those, when asked for who is missing."""
    absent = [col(Member.checked_in_on).is_(None)] if missing else []
    return _page(session, actor, page, col(Member.branch_id) == branch_id, *absent)


_TOLD: Final = (
    Member.id, Member.code, Member.name, Member.phone, Branch.name, Branch.code, Member.status,
    Community.name, Member.checked_in_on, Member.form_on,
)  # fmt: skip


def _page(session: Session, actor: Actor, page: int, *wanted: Any) -> MemberPage:  # noqa: ANN401 - conditions
    seen = (scope.members(actor), col(Member.status) == MemberStatus.IN_SERVICE, *wanted)
    total = session.scalar(select(func.count(col(Member.id))).where(*seen)) or 0
    rows = session.execute(
        select(*map(col, _TOLD))
        .select_from(Member)
        .join(Branch, on(Branch, Member.branch_id))
        .outerjoin(Community, on(Community, Member.serves_community_id))
        .where(*seen)
        .order_by(col(Member.checked_in_on).is_not(None), col(Branch.code), col(Member.search), col(Member.code))
        .limit(PAGE)
        .offset(first_of(page, total))
    )
    return MemberPage(tuple(_line(actor, *row) for row in rows), total)


def _line(actor: Actor, member_id: MemberId, code: str, name: str, phone: str, *told: Any) -> MemberLine:  # noqa: ANN401 - columns
    branch, branch_code, status, community, checked_in_on, form_on = told
    return MemberLine(
        id=member_id,
        code=code,
        name=scope.shown_name(actor, name, member_id=member_id),
        phone=scope.shown_phone(actor, phone, member_id=member_id),
        branch=branch,
        branch_code=branch_code,
        status=status,
        community=community or "",
        checked_in_on=checked_in_on,
        has_form=form_on is not None,
    )
