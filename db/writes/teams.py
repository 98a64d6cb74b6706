"""Service teams: founded by a branch, led by a captain, sent out; each outing is service as any other."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, or_
from sqlmodel import col, select

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.rights import Right
from db.rules.standing import may_lead, may_serve
from db.tables.activities import Activity
from db.tables.people import Branch, Member
from db.tables.teams import Team, TeamMember, TeamOuting
from db.terms import ActivityKind, Beneficiary, BranchId, CommunityId, Grade, MemberId, TeamId
from db.work import NOTHING_SEEN, Seen, Work
from db.writes.afterwards import write_down
from db.writes.numbers import next_code

LONGEST_PURPOSE: Final = 300
_TO_WRITE_DOWN: Final = (Right.PLAN_ACTIVITY, Right.RECORD_ATTENDANCE, Right.CLOSE_ACTIVITY)


def found_team(
    work: Work,
    *,
    branch_id: BranchId,
    name: str,
    purpose: str,
    captain_id: MemberId,
    member_ids: Sequence[MemberId],
    founded_on: date,
) -> Team:
    """Found a team of a branch; the captain belongs to it whether named among the members or not.

    Raises EMPTY, TOO_LONG, IN_THE_FUTURE, NOT_IN_SERVICE, NOT_CHECKED_IN, NOT_ALLOWED, also for somebody out of reach.
    """
    branch = work.get(Branch, branch_id)
    work.require(Right.KEEP_TEAM, branch_id=branch.id)
    team = work.add(
        Team(
            code=next_code(work, "FD", founded_on.year),
            name=entries.words(name, "name", 60),
            branch_id=branch.id,
            captain_id=_able(work, captain_id),
            purpose=entries.words(purpose, "purpose", LONGEST_PURPOSE),
            founded_on=entries.past_day(founded_on, work.today, "founded_on"),
            recorded_by=work.actor.account_id,
        )
    )
    _gather(work, team, member_ids)
    work.record("team.founded", team, strength=_strength(work, team))
    return team


def change_team(
    work: Work,
    *,
    team_id: TeamId,
    name: str,
    purpose: str,
    captain_id: MemberId,
    member_ids: Sequence[MemberId],
    seen: Seen = NOTHING_SEEN,
) -> Team:
    """Change what a team is called, is for, who leads it and who belongs to it; who is not named leaves it today.

    Members of branches beyond the actor's reach stay as they are, and are not among `member_ids`.
    `seen` are the fields as they stood before. Raises CHANGED_MEANWHILE when they are not so any more, EMPTY, TOO_LONG,
    ILLEGAL_MOVE when the team is disbanded, CAPTAIN_LEFT, NOT_IN_SERVICE, NOT_CHECKED_IN, NOT_ALLOWED.
    """
    team = _standing(work, team_id)
    work.require(Right.KEEP_TEAM, branch_id=team.branch_id)
    work.unmoved(team, {field: value for field, value in seen.items() if field != "member_ids"})
    if "member_ids" in seen and _reached(work, team).keys() != seen["member_ids"]:
        raise Refusal(Code.CHANGED_MEANWHILE)
    team.name = entries.words(name, "name", 60)
    team.purpose = entries.words(purpose, "purpose", LONGEST_PURPOSE)
    _only_of_the_team(work, team, captain_id)
    if captain_id != team.captain_id:
        team.captain_id = _able(work, captain_id)
    _gather(work, team, member_ids)
    work.record("team.changed", team, strength=_strength(work, team))
    return team


def send_team_out(
    work: Work,
    *,
    team_id: TeamId,
    community_id: CommunityId,
    kind: ActivityKind,
    day: date,
    member_ids: Sequence[MemberId],
    effect: str,
    minutes: int | None = None,
    beneficiaries: int | None = None,
    beneficiary: Beneficiary | None = None,
    grade: Grade = Grade.THIRD,
) -> Activity:
    """Say where a team has been and who of it: service of its branch, which the community confirms as any other.

    The captain may while in service, as well as whoever keeps the branch's activities.
    Raises EMPTY, ILLEGAL_MOVE when the team is disbanded, IN_THE_FUTURE, OUT_OF_RANGE, OVERLAPS, NOT_ALLOWED;
    NOT_IN_TEAM for somebody who did not belong to it on that day.
    """
    team = _standing(work, team_id)
    branch_id = BranchId(team.branch_id)
    captain = work.get(Member, team.captain_id)
    belongs = bool(_rows(work, team, col(TeamMember.member_id) == captain.id, col(TeamMember.left_on).is_(None)))
    leader = captain.id if may_lead(captain.status, belongs=belongs) else None
    work.require(Right.LEAD_TEAM, branch_id=branch_id, member_id=leader)
    still_there = or_(col(TeamMember.left_on).is_(None), col(TeamMember.left_on) >= day)
    if not set(member_ids) <= set(_rows(work, team, still_there)):
        raise Refusal(Code.NOT_IN_TEAM)
    entries.in_order(team.founded_on, day, "day")
    for_branch = work.actor.entrusted(*_TO_WRITE_DOWN, branch_id=branch_id)
    activity = write_down(
        work.as_of(for_branch, work.now),
        branch_id=branch_id,
        community_id=community_id,
        kind=kind,
        name=f"{team.code} {team.name}"[:60],
        day=day,
        member_ids=member_ids,
        effect=effect,
        minutes=minutes,
        grade=grade,
        beneficiaries=beneficiaries,
        beneficiary=beneficiary,
    )
    outing = work.add(TeamOuting(team_id=team.id, activity_id=activity.id))
    work.record("team.went_out", outing)
    return activity


def disband_team(work: Work, *, team_id: TeamId, reason: str) -> Team:
    """Disband a team with a reason; its outings stay. Raises EMPTY, ILLEGAL_MOVE when it is already, NOT_ALLOWED."""
    team = _standing(work, team_id)
    work.require(Right.KEEP_TEAM, branch_id=team.branch_id)
    team.reason = entries.words(reason, "reason", 200)
    team.disbanded_on = work.today
    for row in _rows(work, team, col(TeamMember.left_on).is_(None)).values():
        row.left_on = work.today
    work.record("team.disbanded", team)
    return team


def leave_teams(work: Work, *, member: Member, since: date) -> None:
    """Let a member who moves leave the teams of the former branch; as their captain, too."""
    rows = work.session.exec(
        select(TeamMember)
        .join(Team, (col(Team.id) == col(TeamMember.team_id)) & (col(Team.org_id) == col(TeamMember.org_id)))
        .where(TeamMember.member_id == member.id, Team.branch_id == member.branch_id, col(TeamMember.left_on).is_(None))
    ).all()
    for row in rows:
        row.left_on = max(since, row.joined_on)
        work.record("team.left", row)


def _only_of_the_team(work: Work, team: Team, captain_id: MemberId) -> None:
    """Refuse a captain who stays and belongs to the team no more; Refusal(CAPTAIN_LEFT)."""
    gone = _rows(work, team, col(TeamMember.member_id) == captain_id, col(TeamMember.left_on).is_not(None))
    if captain_id == team.captain_id and gone:
        raise Refusal(Code.CAPTAIN_LEFT, name=work.get(Member, captain_id).name)


def _standing(work: Work, team_id: TeamId) -> Team:
    team = work.get(Team, team_id, lock=True)
    if team.disbanded_on is not None:
        raise Refusal(Code.ILLEGAL_MOVE)
    return team


def _able(work: Work, member_id: MemberId) -> UUID:
    member = work.get(Member, member_id)
    work.require(Right.KEEP_TEAM, branch_id=member.branch_id)
    may_serve(member.name, member.status, member.checked_in_on)
    return member.id


def _gather(work: Work, team: Team, member_ids: Sequence[MemberId]) -> None:
    """Let the captain and these belong to the team from today on, and nobody else within reach."""
    wanted = {team.captain_id, *member_ids}
    known = _rows(work, team)
    for row in _reached(work, team).values():
        if row.member_id not in wanted:
            row.left_on = work.today
    for member_id in sorted(wanted):
        if member_id not in known:
            joined = TeamMember(team_id=team.id, member_id=_able(work, MemberId(member_id)), joined_on=work.today)
            work.add(joined)
        elif known[member_id].left_on is not None:
            _able(work, MemberId(member_id))
            known[member_id].joined_on, known[member_id].left_on = work.today, None


def _rows(work: Work, team: Team, *wanted: ColumnElement[bool]) -> dict[UUID, TeamMember]:
    found = work.session.exec(select(TeamMember).where(TeamMember.team_id == team.id, *wanted))
    return {row.member_id: row for row in found}


def _reached(work: Work, team: Team) -> dict[UUID, TeamMember]:
    """Give who stands in the team and belongs to a branch within the actor's reach."""
    rows = _rows(work, team, col(TeamMember.left_on).is_(None))
    return {one: row for one, row in rows.items() if work.actor.reaches(branch_id=work.get(Member, one).branch_id)}


def _strength(work: Work, team: Team) -> int:
    return len(_rows(work, team, col(TeamMember.left_on).is_(None)))
