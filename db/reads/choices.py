"""What forms offer to choose from: places, branches, skills and people, each narrowed to what the actor may use."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.rules.rights import Actor
from db.tables.people import Branch, Member, Skill
from db.tables.places import Community, Street
from db.terms import BranchId, CommunityId, MemberId, MemberStatus, SkillId


@dataclass(frozen=True, slots=True)
class CommunityChoice:
    """A community, with its street to tell it apart."""

    id: CommunityId
    code: str
    name: str
    street: str


@dataclass(frozen=True, slots=True)
class BranchChoice:
    """A branch."""

    id: BranchId
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class SkillChoice:
    """A skill in both languages."""

    id: SkillId
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class MemberChoice:
    """A member who may take something on, told apart from namesakes and found by sound."""

    id: MemberId
    name: str
    branch: str
    phone_tail: str
    search: str


def communities(session: Session, actor: Actor) -> list[CommunityChoice]:
    """Give the communities within reach, street by street."""
    return _communities(session, scope.communities(actor))


def all_communities(session: Session, actor: Actor) -> list[CommunityChoice]:
    """Give every community of the organisation: where a branch may plan to go."""
    return _communities(session, scope.everybody(Community, actor))


def branches(session: Session, actor: Actor) -> list[BranchChoice]:
    """Give the branches within reach, by code."""
    rows = session.execute(
        select(col(Branch.id), col(Branch.code), col(Branch.name))
        .where(scope.branches(actor), col(Branch.retired).is_(False))
        .order_by(col(Branch.code))
    )
    return [BranchChoice(row.id, row.code, row.name) for row in rows]


def all_branches(session: Session, actor: Actor) -> list[BranchChoice]:
    """Give every branch of the organisation that is not retired: where a member may move to."""
    rows = session.execute(
        select(col(Branch.id), col(Branch.code), col(Branch.name))
        .where(scope.everybody(Branch, actor), col(Branch.retired).is_(False))
        .order_by(col(Branch.code))
    )
    return [BranchChoice(row.id, row.code, row.name) for row in rows]


def skills(session: Session, actor: Actor) -> list[SkillChoice]:
    """Give all skills, by code."""
    rows = session.execute(
        select(col(Skill.id), col(Skill.name), col(Skill.name_en))
        .where(scope.everybody(Skill, actor))
        .order_by(col(Skill.code))
    )
    return [SkillChoice(row.id, row.name, row.name_en) for row in rows]


def able_members(session: Session, actor: Actor) -> list[MemberChoice]:
    """Give the members within reach who may take something on: in service and checked in, by sound."""
    rows = session.execute(
        select(
            col(Member.id), col(Member.name), col(Member.phone), col(Member.search), col(Branch.name).label("branch")
        )
        .join(Branch, on(Branch, Member.branch_id))
        .where(
            scope.members(actor),
            col(Member.status) == MemberStatus.IN_SERVICE,
            col(Member.checked_in_on).is_not(None),
        )
        .order_by(col(Member.search), col(Member.id))
    )
    return [
        MemberChoice(
            id=row.id,
            name=scope.shown_name(actor, row.name, member_id=row.id),
            branch=row.branch,
            phone_tail=row.phone[-4:] if actor.sees_names else "",
            search=row.search if actor.sees_names else "",
        )
        for row in rows
    ]


def _communities(session: Session, seen: ColumnElement[bool]) -> list[CommunityChoice]:
    rows = session.execute(
        select(col(Community.id), col(Community.code), col(Community.name), col(Street.name).label("street"))
        .join(Street, on(Street, Community.street_id))
        .where(seen, col(Community.retired).is_(False))
        .order_by(col(Street.position), col(Street.name), col(Community.position), col(Community.code))
    )
    return [CommunityChoice(row.id, row.code, row.name, row.street) for row in rows]
