"""Questions about service teams: who belongs to them, who leads them, where they have been."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, func, or_, select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import scope
from db.reads.activities import NEWEST_FIRST
from db.reads.joins import on
from db.reads.paging import PAGE, first_of
from db.rules.rights import Actor
from db.rules.standing import may_lead
from db.tables.activities import Activity
from db.tables.people import Branch, Member
from db.tables.places import Community
from db.tables.teams import Team, TeamMember, TeamOuting
from db.terms import ActivityKind, ActivityStatus, BranchId, MemberId, TeamId


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team as a line of the list: its captain as the actor may see the name, its strength, its outings."""

    id: TeamId
    code: str
    name: str
    purpose: str
    branch_id: BranchId
    branch: str
    captain_id: MemberId
    captain: str
    #: whether the captain is in service and so leads it
    led: bool
    #: the last digits of the captain's telephone; empty for whoever may not see names
    phone_tail: str
    founded_on: date
    disbanded_on: date | None
    reason: str
    strength: int
    outings: int
    last_outing: date | None


@dataclass(frozen=True, slots=True)
class TeamPage:
    """One page of the list and how many lines there are in all."""

    lines: tuple[TeamLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Mate:
    """A member of a team within reach."""

    member_id: MemberId
    name: str
    branch: str
    phone_tail: str
    joined_on: date


@dataclass(frozen=True, slots=True)
class Outing:
    """One outing: the activity under which it counts."""

    code: str
    day: date
    kind: ActivityKind
    status: ActivityStatus
    community: str
    effect: str


@dataclass(frozen=True, slots=True)
class TeamDetail:
    """One team with those of its members and outings that are within reach, the newest outing first."""

    line: TeamLine
    mates: tuple[Mate, ...]
    outings: tuple[Outing, ...]


def team_list(session: Session, actor: Actor, *, text: str = "", disbanded: bool = False, page: int = 1) -> TeamPage:
    """Give one page of the teams within reach, standing or disbanded, by name."""
    typed = text.strip()
    wanted = [
        scope.teams(actor),
        col(Team.disbanded_on).is_not(None) if disbanded else col(Team.disbanded_on).is_(None),
        *([or_(*(column.icontains(typed, autoescape=True) for column in _SEARCHED))] if typed else []),
    ]
    counted = select(func.count()).select_from(Team).join(Branch, on(Branch, Team.branch_id))
    total = session.scalar(counted.where(*wanted)) or 0
    rows = session.execute(
        _lines().where(*wanted).order_by(col(Team.name), col(Team.id)).limit(PAGE).offset(first_of(page, total))
    )
    return TeamPage(tuple(_line(row, actor) for row in rows), total)


def team_detail(session: Session, actor: Actor, *, code: str) -> TeamDetail:
    """Give one team within reach by its code; Refusal(NOT_FOUND) for any other. A serving captain sees it whole."""
    row = session.execute(_lines().where(scope.teams(actor), col(Team.code) == code)).one_or_none()
    if row is None:
        raise Refusal(Code.NOT_FOUND, table="team")
    team: Team = row.Team
    leads = actor.member_id == team.captain_id and may_lead(row.standing, belongs=row.belongs)
    mates = session.execute(
        select(Member, col(Branch.name).label("branch"), col(TeamMember.joined_on))
        .join(TeamMember, on(Member, TeamMember.member_id))
        .join(Branch, on(Branch, Member.branch_id))
        .where(_reached(actor, leads=leads), col(TeamMember.team_id) == team.id, col(TeamMember.left_on).is_(None))
        .order_by(col(Member.id) != team.captain_id, col(Member.search), col(Member.id))
    )
    outings = session.execute(
        select(
            col(Activity.code),
            col(Activity.day),
            col(Activity.kind),
            col(Activity.status),
            col(Community.name),
            col(Activity.effect),
        )
        .join(TeamOuting, on(Activity, TeamOuting.activity_id))
        .join(Community, on(Community, Activity.community_id))
        .where(scope.activities(actor), col(TeamOuting.team_id) == team.id)
        .order_by(*NEWEST_FIRST)
    )
    return TeamDetail(
        _line(row, actor),
        tuple(_mate(one, actor, leads=leads) for one in mates),
        tuple(Outing(*outing) for outing in outings),
    )


_SEARCHED: Final = (col(Team.name), col(Team.code), col(Team.purpose), col(Branch.name))
_STRENGTH: Final = (
    select(func.count())
    .where(col(TeamMember.team_id) == col(Team.id), col(TeamMember.left_on).is_(None))
    .select_from(TeamMember)
    .correlate(Team)
    .scalar_subquery()
)
_BELONGS: Final = (
    select(col(TeamMember.id))
    .where(
        col(TeamMember.team_id) == col(Team.id),
        col(TeamMember.member_id) == col(Team.captain_id),
        col(TeamMember.left_on).is_(None),
    )
    .correlate(Team)
    .exists()
)
_OUT: Final = (
    select(TeamOuting)
    .join(Activity, on(Activity, TeamOuting.activity_id))
    .where(col(TeamOuting.team_id) == col(Team.id), col(Activity.status) != ActivityStatus.CANCELLED)
    .correlate(Team)
)
_OUTINGS: Final = _OUT.with_only_columns(func.count()).scalar_subquery()
_LAST: Final = _OUT.with_only_columns(func.max(col(Activity.day))).scalar_subquery()


def _lines() -> Select[*tuple[Any, ...]]:
    return (
        select(Team, col(Branch.name).label("branch"), col(Member.name).label("captain"), col(Member.phone))
        .add_columns(
            col(Member.status).label("standing"),
            _STRENGTH.label("strength"),
            _OUTINGS.label("outings"),
            _LAST.label("last"),
            _BELONGS.label("belongs"),
        )
        .join(Branch, on(Branch, Team.branch_id))
        .join(Member, on(Member, Team.captain_id))
    )


def _line(row: Row[*tuple[Any, ...]], actor: Actor) -> TeamLine:
    team: Team = row.Team
    return TeamLine(
        id=TeamId(team.id),
        code=team.code,
        name=team.name,
        purpose=team.purpose,
        branch_id=BranchId(team.branch_id),
        branch=row.branch,
        captain_id=MemberId(team.captain_id),
        captain=scope.shown_name(actor, row.captain, member_id=team.captain_id),
        led=may_lead(row.standing, belongs=row.belongs),
        phone_tail=row.phone[-4:] if actor.sees_names else "",
        founded_on=team.founded_on,
        disbanded_on=team.disbanded_on,
        reason=team.reason,
        strength=row.strength,
        outings=row.outings,
        last_outing=row.last,
    )


def _reached(actor: Actor, *, leads: bool) -> ColumnElement[bool]:
    # whoever leads a team says who of it was there, of whichever branch they are
    return scope.everybody(Member, actor) if leads else scope.members(actor)


def _mate(row: Row[*tuple[Any, ...]], actor: Actor, *, leads: bool) -> Mate:
    member: Member = row.Member
    known = leads or actor.sees_names
    return Mate(
        member_id=MemberId(member.id),
        name=member.name if leads else scope.shown_name(actor, member.name, member_id=member.id),
        branch=row.branch,
        phone_tail=member.phone[-4:] if known else "",
        joined_on=row.joined_on,
    )
