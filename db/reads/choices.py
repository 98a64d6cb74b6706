"""What forms offer to choose from: places, branches, skills and people, each narrowed to what the actor may use."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.reads.searching import likeliest, means
from db.rules.rights import Actor
from db.tables.people import Branch, Member, Skill
from db.tables.places import Community, Street
from db.terms import BranchId, CommunityId, MemberId, MemberStatus, SkillId

FEW: Final = 200
"""People that one list offers at once; where there are more, each would go to every browser that opens the page."""

MOST_FOUND: Final = 20
"""People offered for what was typed: more need another letter."""

_BY_SOUND: Final = (col(Member.search), col(Member.id))


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


@dataclass(frozen=True, slots=True)
class Able:
    """Who may take something on: how many there are within reach, and who of them is offered."""

    total: int
    people: list[MemberChoice]

    @property
    def many(self) -> bool:
        """Whether they are too many for one list, so that whoever is meant has to be typed."""
        return self.total > FEW


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


def able_members(
    session: Session, actor: Actor, *, branch_id: BranchId, also: Sequence[MemberId] = ()
) -> list[MemberChoice]:
    """Give who of a branch may take something on, by sound; and who else of these may."""
    of_branch = or_(col(Member.branch_id) == branch_id, col(Member.id).in_(also))
    return _able(session, actor, _people(actor).where(of_branch).order_by(*_BY_SOUND))


def able_found(session: Session, actor: Actor, *, typed: str = "") -> Able:
    """Give all within reach who may take something on, by sound; where they are many, who is meant by what was typed.

    Of many nobody is meant before something is typed, and at most `MOST_FOUND` are given, the likeliest first.
    """
    total = session.scalar(select(func.count()).select_from(Member).where(*_is_able(actor))) or 0
    if total <= FEW:
        return Able(total, _able(session, actor, _people(actor).order_by(*_BY_SOUND)))
    if not typed.strip():
        return Able(total, [])
    meant = _people(actor).where(means(typed)).order_by(*likeliest(typed)).limit(MOST_FOUND)
    return Able(total, _able(session, actor, meant))


def _is_able(actor: Actor) -> Sequence[ColumnElement[bool]]:
    """In service and checked in."""
    in_service = col(Member.status) == MemberStatus.IN_SERVICE
    return scope.members(actor), in_service, col(Member.checked_in_on).is_not(None)


def _people(actor: Actor) -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(Member.id), col(Member.name), col(Member.phone), col(Member.search), col(Branch.name).label("branch")
        )
        .join(Branch, on(Branch, Member.branch_id))
        .where(*_is_able(actor))
    )


def _able(session: Session, actor: Actor, people: Select[*tuple[Any, ...]]) -> list[MemberChoice]:
    return [
        MemberChoice(
            id=row.id,
            name=scope.shown_name(actor, row.name, member_id=row.id),
            branch=row.branch,
            phone_tail=row.phone[-4:] if actor.sees_names else "",
            search=row.search if actor.sees_names else "",
        )
        for row in session.execute(people)
    ]


def _communities(session: Session, seen: ColumnElement[bool]) -> list[CommunityChoice]:
    rows = session.execute(
        select(col(Community.id), col(Community.code), col(Community.name), col(Street.name).label("street"))
        .join(Street, on(Street, Community.street_id))
        .where(seen, col(Community.retired).is_(False))
        .order_by(col(Street.position), col(Street.name), col(Community.position), col(Community.code))
    )
    return [CommunityChoice(row.id, row.code, row.name, row.street) for row in rows]
