"""Who sees which rows: the only place that narrows by actor.

City-wide roles see all of their organisation. Everybody else sees a row when it belongs to a community, a branch or
the person within their reach; who reaches nothing sees nothing. Two exceptions are named below: TO_BE_CLAIMED, which
members and branches must see in order to claim, and COMES_HERE, the members whom a community may meet at its door.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, false, or_, select, true
from sqlmodel import col

from db.reads.reach import comes_here, mine, of_member, own_branch, said_once, served
from db.rules.classes import masked, opens
from db.rules.rights import Actor, Right
from db.tables.activities import Activity, ActivityPhoto, ActivityTemplate, ActivityThing, ActivityWish, Signup
from db.tables.agreements import Agreement
from db.tables.attendance import Attendance, Guest
from db.tables.base import Base
from db.tables.checkins import BranchCheckin, CensusFinding, CheckinForm, MemberCheckin
from db.tables.claims import Claim
from db.tables.evaluation import Followup, Suggestion, UnitWord
from db.tables.keeping import Tally
from db.tables.lists import Post, Project, Resource
from db.tables.needs import Need
from db.tables.pairs import Pair
from db.tables.people import Branch, Member, MemberCredit, MemberSkill, MemberStep, MemberTime, Unit
from db.tables.places import Community
from db.tables.points import PointDispute, PointLine
from db.tables.reports import Report
from db.tables.teams import Team, TeamMember
from db.tables.wishes import Wish
from db.terms import (
    ActivityStatus,
    ClaimStatus,
    ClaimTarget,
    NeedStatus,
    PostStatus,
    ProjectStatus,
    ResourceStatus,
    TallyOf,
    WishStatus,
)

S = TypeVar("S", bound=Select[Any])
Condition = ColumnElement[bool]

_HELPING: Final = (ClaimStatus.ASKED, ClaimStatus.ACTIVE, ClaimStatus.COMPLETED)

TO_BE_CLAIMED: Final[Mapping[type[Base], tuple[Right, Condition]]] = {
    Need: (Right.CLAIM_NEED, col(Need.status) == NeedStatus.OPEN),
    Wish: (Right.CLAIM_WISH, col(Wish.status) == WishStatus.POSTED),
    Post: (Right.CLAIM_POST, col(Post.status) == PostStatus.OPEN),
    Project: (Right.CLAIM_PROJECT, col(Project.status) == ProjectStatus.PROPOSED),
    Resource: (Right.CLAIM_RESOURCE, col(Resource.status) == ResourceStatus.OFFERED),
}
"""Exception: what waits to be claimed is seen, in all communities, by every role that may claim it."""


def narrow(statement: S, table: type[Base], actor: Actor) -> S:
    """Keep of a statement the rows of a table that the actor may see; a table without a rule raises KeyError."""
    return statement.where(narrowed(table, actor))


def narrowed(table: type[Base], actor: Actor) -> Condition:
    """Give the condition that a row of a table may be seen by the actor; a table without a rule raises KeyError."""
    return _RULES[table](actor)


def own(table: Any, actor: Actor, *, branch: str = "branch_id") -> Condition:  # noqa: ANN401 - any table that names its owners
    """Keep only what belongs to the actor's reach, without what is merely to be claimed: what figures count."""
    return _owned(table, actor, exceptions=False, branch=branch)


@said_once
def communities(actor: Actor) -> Condition:
    """Communities whose life the actor may look at: one's own, and where one's branch or oneself serves.

    Their bare names are no secret; see everybody().
    """
    return _within(
        Community,
        actor,
        col(Community.id).in_(actor.community_ids),
        *_if(actor.branch_ids, Community.id, served(actor)),
        *_if(actor.member_id, Community.id, of_member(actor, Member.serves_community_id)),
        *_if(actor.member_id, Community.id, of_member(actor, Member.home_community_id)),
    )


@said_once
def branches(actor: Actor) -> Condition:
    """Branches: one's own, the person's own, and those that come to one's communities."""
    return _within(
        Branch,
        actor,
        col(Branch.id).in_(actor.branch_ids),
        *_if(actor.community_ids, Branch.id, comes_here(actor)),
        *_if(actor.member_id, Branch.id, own_branch(actor)),
    )


def reporting(actor: Actor) -> Condition:
    """Branches whose reports upward are seen: one's own, without those that only come to one's communities."""
    return _within(Branch, actor, col(Branch.id).in_(actor.branch_ids))


@said_once
def units(actor: Actor) -> Condition:
    """Units: one's own, and those of the branches within reach."""
    own = select(col(Branch.unit_id)).where(branches(actor))
    return _within(Unit, actor, col(Unit.id).in_(actor.unit_ids), col(Unit.id).in_(own))


@said_once
def members(actor: Actor) -> Condition:
    """Members: of one's branches, oneself; for a community those checked in there and COMES_HERE.

    COMES_HERE, an exception: members of branches that are checked in at the community or hold an activity there,
    because whoever stands at the community's door must be able to write down who arrives.
    """
    return _within(
        Member,
        actor,
        col(Member.branch_id).in_(actor.branch_ids),
        col(Member.serves_community_id).in_(actor.community_ids),
        *_if(actor.community_ids, Member.branch_id, comes_here(actor)),
        *_is(Member.id, actor.member_id),
    )


def stood(then: Any, actor: Actor) -> Condition:  # noqa: ANN401 - the columns of a derived table
    """Members as they stood on some day: of one's branches then, checked in at one's communities then, oneself.

    For a community also COMES_HERE, as members() has it. `then` names org_id, member_id, branch_id and community_id.
    """
    return _within(
        then,
        actor,
        then.branch_id.in_(actor.branch_ids),
        then.community_id.in_(actor.community_ids),
        *([then.branch_id.in_(comes_here(actor))] if actor.community_ids else []),
        *([then.member_id == actor.member_id] if actor.member_id else []),
    )


@said_once
def needs(actor: Actor) -> Condition:
    """Needs: of one's communities, of one's branches, one's own, those one helps with, and those to be claimed."""
    if actor.member_id is None or actor.reaches_all:
        return _owned(Need, actor)
    helping = select(col(Claim.target_id)).where(
        mine(Claim, actor), col(Claim.target) == ClaimTarget.NEED, col(Claim.status).in_(_HELPING)
    )
    return or_(_owned(Need, actor), and_(col(Need.org_id) == actor.org_id, col(Need.id).in_(helping)))


def wishes(actor: Actor) -> Condition:
    """Wishes, as anybody may see them: as needs. Who stands behind one is never read through here."""
    return _owned(Wish, actor)


def claims(actor: Actor) -> Condition:
    """Claims: on what belongs to one's communities, of one's branches, one's own."""
    return _owned(Claim, actor)


@said_once
def posts(actor: Actor) -> Condition:
    """Posts: of one's communities, those to be claimed, and those that one's branch or oneself has claimed."""
    return or_(_owned(Post, actor), _claimed(Post, ClaimTarget.POST, actor))


def projects(actor: Actor) -> Condition:
    """Projects: of one's communities and branches, and those to be claimed."""
    return _owned(Project, actor)


@said_once
def resources(actor: Actor) -> Condition:
    """Resources: of one's units and branches, those to be claimed, and those that one's communities have claimed."""
    return or_(_owned(Resource, actor), _claimed(Resource, ClaimTarget.RESOURCE, actor))


def pairs(actor: Actor) -> Condition:
    """Pairs: of one's communities, of one's branches, one's own. Who the household is is never read through here."""
    return _owned(Pair, actor)


@said_once
def teams(actor: Actor) -> Condition:
    """Service teams: of the branches within reach, and those that oneself belongs to."""
    joined = select(col(TeamMember.team_id)).where(mine(TeamMember, actor), col(TeamMember.left_on).is_(None))
    return _within(
        Team,
        actor,
        col(Team.branch_id).in_(select(col(Branch.id)).where(branches(actor))),
        *_if(actor.member_id, Team.id, joined),
    )


def templates(actor: Actor) -> Condition:
    """Templates of activities: of one's communities and branches."""
    return _owned(ActivityTemplate, actor)


@said_once
def activities(actor: Actor) -> Condition:
    """Activities: of one's communities and branches; a member's also where they serve, signed up or were."""
    own = _owned(Activity, actor)
    if actor.member_id is None or actor.reaches_all:
        return own
    serves = of_member(actor, Member.serves_community_id)
    joined = select(col(Signup.activity_id)).where(mine(Signup, actor))
    attended = select(col(Attendance.activity_id)).where(mine(Attendance, actor))
    coming = and_(col(Activity.status) == ActivityStatus.PLANNED, col(Activity.community_id).in_(serves))
    reached = or_(
        own,
        coming,
        col(Activity.branch_id).in_(own_branch(actor)),
        col(Activity.id).in_(joined),
        col(Activity.id).in_(attended),
    )
    return and_(col(Activity.org_id) == actor.org_id, reached)


def attendances(actor: Actor) -> Condition:
    """Attendances: at one's communities, of one's branches, one's own."""
    return _owned(Attendance, actor)


@said_once
def points(actor: Actor) -> Condition:
    """Lines of the ledger: of one's branches, one's own, and those a member's own branch earned as a branch."""
    branch = and_(col(PointLine.member_id).is_(None), col(PointLine.branch_id).in_(own_branch(actor)))
    return _within(
        PointLine,
        actor,
        col(PointLine.branch_id).in_(actor.branch_ids),
        *_is(PointLine.member_id, actor.member_id),
        *([branch] if actor.member_id else []),
    )


@said_once
def tallies(actor: Actor) -> Condition:
    """Counts: of one's communities, of one's branches, one's own; the city's only for those who reach it."""
    return _within(
        Tally,
        actor,
        and_(col(Tally.by) == TallyOf.COMMUNITY, col(Tally.of_id).in_(actor.community_ids)),
        and_(col(Tally.by) == TallyOf.BRANCH, col(Tally.of_id).in_(actor.branch_ids)),
        *([and_(col(Tally.by) == TallyOf.MEMBER, col(Tally.of_id) == actor.member_id)] if actor.member_id else []),
    )


def everybody(table: Any, actor: Actor) -> Condition:  # noqa: ANN401 - a table or an alias of one
    """Reference data that all of the organisation sees: names of places, units, branches and skills."""
    return col(table.org_id) == actor.org_id


def shown_name(actor: Actor, name: str, *, member_id: UUID | None = None) -> str:
    """Give a member's name as the actor may see it; everybody sees their own."""
    return name if _oneself(actor, member_id) else shown(actor, "member", "name", name)


def shown_phone(actor: Actor, phone: str, *, member_id: UUID | None = None) -> str:
    """Give a member's telephone as the actor may see it; everybody sees their own."""
    return phone if _oneself(actor, member_id) else shown(actor, "member", "phone", phone)


def shown(actor: Actor, table: str, column: str, value: str) -> str:
    """Give a column's value as the actor may see it: in full, or masked as the table of data classes says."""
    return value if actor.signed_in and opens(actor.role, table, column) else masked(table, column, value)


def _oneself(actor: Actor, member_id: UUID | None) -> bool:
    return member_id is not None and member_id == actor.member_id


@said_once
def _owned(table: Any, actor: Actor, *, exceptions: bool = True, branch: str = "branch_id") -> Condition:  # noqa: ANN401 - as own
    """Narrow by whichever owners the table names, and by what is to be claimed."""
    owners = ("community_id", actor.community_ids), (branch, actor.branch_ids), ("unit_id", actor.unit_ids)
    reached = [
        getattr(table, column).in_(ids)
        for column, ids in owners
        # an owner of whom nothing is reached would only keep the database from using its index on the others
        if ids and hasattr(table, column)
    ]
    if hasattr(table, "member_id"):
        reached.extend(_is(table.member_id, actor.member_id))
    right, waiting = TO_BE_CLAIMED.get(table, (None, false()))
    return _within(table, actor, *reached, *([waiting] if exceptions and right and actor.may(right) else []))


def _claimed(table: Any, target: ClaimTarget, actor: Actor) -> Condition:  # noqa: ANN401 - a table that is claimed
    held = select(col(Claim.target_id)).where(claims(actor), col(Claim.target) == target)
    return and_(col(table.org_id) == actor.org_id, col(table.id).in_(held))


@said_once
def _of_its_member(table: Any, actor: Actor) -> Condition:  # noqa: ANN401 - any table that hangs on a member
    reached = select(col(Member.id)).where(members(actor))
    return _within(table, actor, table.member_id.in_(reached))


@said_once
def _of_its_activity(table: Any, actor: Actor) -> Condition:  # noqa: ANN401 - any table that hangs on an activity
    reached = select(col(Activity.id)).where(activities(actor))
    return _within(table, actor, table.activity_id.in_(reached))


def _within(table: Any, actor: Actor, *reached: Condition) -> Condition:  # noqa: ANN401 - any table of a business
    reach = true() if actor.reaches_all else or_(false(), *reached)
    return and_(col(table.org_id) == actor.org_id, reach)


def _is(column: Any, member_id: UUID | None) -> list[Condition]:  # noqa: ANN401 - a column of a table
    return [col(column) == member_id] if member_id is not None else []


def _if(reach: object, column: Any, found: Select[Any]) -> list[Condition]:  # noqa: ANN401 - a column of a table
    return [col(column).in_(found)] if reach else []


_RULES: Final[Mapping[type[Base], Callable[[Actor], Condition]]] = {
    Community: communities,
    Branch: branches,
    Unit: units,
    Member: members,
    Need: needs,
    Wish: wishes,
    Claim: claims,
    Post: posts,
    Project: projects,
    Resource: resources,
    Pair: pairs,
    Team: teams,
    Activity: activities,
    Attendance: attendances,
    PointLine: points,
    PointDispute: lambda actor: _owned(PointDispute, actor),
    Tally: tallies,
    MemberCredit: lambda actor: _of_its_member(MemberCredit, actor),
    MemberSkill: lambda actor: _of_its_member(MemberSkill, actor),
    MemberTime: lambda actor: _of_its_member(MemberTime, actor),
    MemberStep: lambda actor: _of_its_member(MemberStep, actor),
    ActivityTemplate: templates,
    ActivityPhoto: lambda actor: _of_its_activity(ActivityPhoto, actor),
    ActivityThing: lambda actor: _of_its_activity(ActivityThing, actor),
    ActivityWish: lambda actor: _of_its_activity(ActivityWish, actor),
    Signup: lambda actor: _of_its_activity(Signup, actor),
    Guest: lambda actor: _of_its_activity(Guest, actor),
    BranchCheckin: lambda actor: _owned(BranchCheckin, actor),
    MemberCheckin: lambda actor: _owned(MemberCheckin, actor),
    CheckinForm: lambda actor: _owned(CheckinForm, actor),
    CensusFinding: lambda actor: _owned(CensusFinding, actor),
    Agreement: lambda actor: _owned(Agreement, actor),
    Followup: lambda actor: _owned(Followup, actor),
    Suggestion: lambda actor: _owned(Suggestion, actor),
    UnitWord: lambda actor: _owned(UnitWord, actor),
    Report: lambda actor: _owned(Report, actor),
}
