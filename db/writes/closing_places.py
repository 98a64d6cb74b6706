"""A community that is merged into another, or is no more: who served there goes on elsewhere, what happened stays."""

from typing import Final, TypeVar
from uuid import UUID

from sqlalchemy import or_
from sqlmodel import col, select

from db.errors import Code, Refusal
from db.reads import hanging
from db.rules import entries
from db.rules.moves import move
from db.rules.rights import Right
from db.tables.checkins import BranchCheckin, CheckinForm, MemberCheckin
from db.tables.people import Member
from db.tables.places import Community
from db.terms import CheckinStatus, CommunityId, Tie
from db.work import Work
from db.writes.numbers import next_code

CheckinT = TypeVar("CheckinT", MemberCheckin, BranchCheckin)
CARRIED: Final = frozenset({Tie.MEMBERS, Tie.SLIPS})
"""What goes on in the community that takes this one over."""


def close_community(
    work: Work, *, community_id: CommunityId, reason: str, successor_id: CommunityId | None = None
) -> Community:
    """Take a community off the lists; who and what is checked in there goes on in the one that takes it over.

    What happened in it stays as it was; forms that wait at its door are turned away. Raises STILL_RUNS while anything
    else is unfinished, or without a successor anybody is checked in there; CLOSED_ALREADY, OUT_OF_RANGE when it would
    follow itself, EMPTY, TOO_LONG.
    """
    community = work.get(Community, community_id, lock=True)
    successor = work.get(Community, successor_id) if successor_id else None
    work.require(Right.KEEP_PLACES)
    if community.retired:
        raise Refusal(Code.CLOSED_ALREADY, name=community.name)
    said = entries.words(reason, "reason", 200)
    _nothing_runs(work, community, successor)
    if successor is not None:
        _carry_members(work, community, successor, said)
        _carry_slips(work, community, successor, said)
    _turn_forms_away(work, community, said)
    community.retired = True
    work.record("community.retired", community, reason=said, successor=successor.name if successor else None)
    return community


def reopen_community(work: Work, *, community_id: CommunityId) -> Community:
    """Put a closed community on the lists again; who went elsewhere stays there. Raises ILLEGAL_MOVE, NOT_ALLOWED."""
    community = work.get(Community, community_id, lock=True)
    work.require(Right.KEEP_PLACES)
    community.retired = False
    work.record("community.reopened", community)
    return community


def _nothing_runs(work: Work, community: Community, successor: Community | None) -> None:
    if successor is not None and successor.id == community.id:
        raise Refusal(Code.OUT_OF_RANGE, field="successor")
    if successor is not None and successor.retired:
        raise Refusal(Code.CLOSED_ALREADY, name=successor.name)
    found = hanging.at_community(work.session, work.actor, community_id=CommunityId(community.id), today=work.today)
    ties = tuple(one.tie for one in found if successor is None or one.tie not in CARRIED)
    if ties:
        raise Refusal(Code.STILL_RUNS, ties=ties)


def _carry_members(work: Work, community: Community, successor: Community, said: str) -> None:
    for checkin in _live(work, MemberCheckin, community.id):
        there = MemberCheckin(
            member_id=checkin.member_id, community_id=successor.id, branch_id=checkin.branch_id, status=checkin.status,
            day=max(work.today, checkin.day), received_on=work.today if checkin.received_on else None, note=said,
        )  # fmt: skip
        _end(checkin, work)
        work.add(there)
        work.record("member.carried", there)
    people = or_(col(Member.serves_community_id) == community.id, col(Member.home_community_id) == community.id)
    for member in work.session.exec(select(Member).where(Member.org_id == work.actor.org_id, people)):
        if member.serves_community_id == community.id:
            member.serves_community_id = successor.id
        if member.home_community_id == community.id:
            member.home_community_id = successor.id


def _carry_slips(work: Work, community: Community, successor: Community, said: str) -> None:
    known = {slip.branch_id for slip in _live(work, BranchCheckin, successor.id)}
    for slip in _live(work, BranchCheckin, community.id):
        if slip.branch_id not in known:
            there = BranchCheckin(
                code=next_code(work, "LX", work.today.year), branch_id=slip.branch_id, community_id=successor.id,
                day=work.today, contact=slip.contact, contact_phone=slip.contact_phone, offers=slip.offers,
                members_on_slip=slip.members_on_slip, in_service_on_slip=slip.in_service_on_slip,
            )  # fmt: skip
            work.add(there)
            work.record("slip.carried", there, reason=said)
        _end(slip, work)
        work.record("slip.ended", slip, reason=said)


def _turn_forms_away(work: Work, community: Community, said: str) -> None:
    waiting = select(CheckinForm).where(
        CheckinForm.org_id == work.actor.org_id, CheckinForm.community_id == community.id
    )
    for form in work.session.exec(waiting).all():
        work.session.delete(form)
        work.record("door_form.turned_away", form, reason=said)


def _end(checkin: MemberCheckin | BranchCheckin, work: Work) -> None:
    ended = CheckinStatus.ENDED if checkin.status is CheckinStatus.RECEIVED else CheckinStatus.RETURNED
    checkin.status, checkin.ended_on = move(checkin.status, ended), max(work.today, checkin.day)


def _live(work: Work, table: type[CheckinT], community_id: UUID) -> list[CheckinT]:
    return list(
        work.session.exec(
            select(table).where(
                table.org_id == work.actor.org_id,
                table.community_id == community_id,
                col(table.status).in_({CheckinStatus.SENT, CheckinStatus.RECEIVED}),
            )
        )
    )
