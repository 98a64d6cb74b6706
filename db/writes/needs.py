"""A need's way along the service path: written down, screened, offered or claimed, served, confirmed."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from db.errors import Code, Refusal
from db.reads.oneself import is_oneself
from db.rules import entries
from db.rules.moves import given_back, move, without_a_yes
from db.rules.rights import Right
from db.rules.standing import may_serve
from db.tables.claims import Claim
from db.tables.needs import Need
from db.tables.people import Member
from db.tables.places import Community
from db.terms import (
    ActivityId,
    Answer,
    Beneficiary,
    ClaimId,
    ClaimStatus,
    ClaimTarget,
    CommunityId,
    FollowupSubject,
    MemberId,
    NeedId,
    NeedKind,
    NeedStatus,
    SkillId,
    Source,
    Urgency,
)
from db.work import Work
from db.writes import points
from db.writes.carrying import only_free
from db.writes.due import ask_how_it_went, thumb_today, to_move
from db.writes.live_claims import live_claims_of, shown_to
from db.writes.numbers import next_code
from db.writes.standing_then import counts_as_asked, with_branch

LONGEST_TEXT: Final = 500
ANSWER_DAYS: Final = 3
_PROPOSED: Final = frozenset({NeedStatus.PROPOSED})
_OPEN: Final = frozenset({NeedStatus.OPEN})
_OFFERED: Final = frozenset({NeedStatus.OFFERED})
_CLAIMED: Final = frozenset({NeedStatus.CLAIMED})
_SERVED: Final = frozenset({NeedStatus.SERVED})
IN_HAND: Final = frozenset({NeedStatus.OFFERED, NeedStatus.CLAIMED})
"""Somebody is asked for a need, or at it."""

_ASKED: Final = frozenset({ClaimStatus.ASKED})


def write_need(
    work: Work,
    *,
    community_id: CommunityId,
    text: str,
    kind: NeedKind,
    asked_on: date,
    urgency: Urgency = Urgency.NORMAL,
    source: Source = Source.RESIDENT,
    beneficiary: Beneficiary = Beneficiary.EVERYONE,
    beneficiaries: int | None = None,
    skill_id: SkillId | None = None,
    helpers_wanted: int = 1,
    place: str = "",
    goods: str = "",
    due_on: date | None = None,
) -> Need:
    """Write down what residents ask for. The community's own clerk has screened it by writing it; others propose it.

    Raises EMPTY, TOO_LONG, OUT_OF_RANGE, IN_THE_FUTURE, ENDS_BEFORE_START, NOT_ALLOWED.
    """
    community = work.get(Community, community_id)
    work.require(Right.WRITE_NEED, community_id=community.id)
    entries.past_day(asked_on, work.today, "asked_on")
    entries.in_order(asked_on, due_on, "due_on")
    wanted_by = due_on or asked_on + timedelta(days=thumb_today(work).days_to_move(urgency))
    need = work.add(
        Need(
            code=next_code(work, "XQ", asked_on.year),
            community_id=community.id,
            text=entries.words(text, "text", LONGEST_TEXT),
            place=entries.maybe_words(place, "place", 40),
            goods=entries.maybe_words(goods, "goods", 200),
            kind=kind,
            urgency=urgency,
            source=source,
            beneficiary=beneficiary,
            beneficiaries=None if beneficiaries is None else entries.number(beneficiaries, "beneficiaries", 0, 100_000),
            skill_id=skill_id,
            helpers_wanted=entries.number(helpers_wanted, "helpers_wanted", 1, 200),
            asked_on=asked_on,
            wanted_by=wanted_by,
            due_on=wanted_by,
            recorded_by=work.actor.account_id,
            status=NeedStatus.OPEN if work.actor.may(Right.SCREEN_NEED) else NeedStatus.PROPOSED,
        )
    )
    work.record("need.written", need)
    return need


def accept_need(work: Work, *, need_id: NeedId) -> Need:
    """Let a proposed need into the list, as the community's clerk. Raises ILLEGAL_MOVE, NOT_ALLOWED."""
    need = work.get(Need, need_id, lock=True)
    work.require(Right.SCREEN_NEED, community_id=need.community_id)
    _step(need, NeedStatus.OPEN, only=_PROPOSED)
    work.record("need.accepted", need)
    return need


def decline_need(work: Work, *, need_id: NeedId, reason: str) -> Need:
    """Turn a need away with a reason. Raises EMPTY, ILLEGAL_MOVE, SERVED_BY_PROJECT, NOT_ALLOWED."""
    need = work.get(Need, need_id, lock=True)
    work.require(Right.SCREEN_NEED, community_id=need.community_id)
    why = entries.words(reason, "reason", 200)
    only_free(work, need)
    _step(need, NeedStatus.DECLINED, only=_PROPOSED | _OPEN)
    need.due_on, need.declined_on = None, work.today
    work.record("need.declined", need, reason=why)
    return need


def offer_need(work: Work, *, need_id: NeedId, member_id: MemberId) -> Claim:
    """Ask a member to take a need on; the member has the ball until the answer is due.

    A need that wants several helpers stays with the first who was asked; the others are asked beside them.
    Raises ALREADY_TAKEN when somebody was faster, SERVED_BY_PROJECT, NOT_IN_SERVICE, NOT_CHECKED_IN, NOT_ALLOWED.
    """
    need = work.get(Need, need_id, lock=True)
    work.require(Right.ASSIGN_NEED, community_id=need.community_id)
    only_free(work, need)
    member = _able_member(work, member_id)
    answer_by = work.today + timedelta(days=ANSWER_DAYS)
    if not _may_join(need, live_claims_of(work, ClaimTarget.NEED, need.id), member):
        _take(work, need, member, NeedStatus.OFFERED, due_on=answer_by)
    claim = work.add(_claim(work, need, member, ClaimStatus.ASKED), Code.ALREADY_TAKEN)
    claim.answer_by = answer_by
    work.record("need.offered", need, member_id=member.id)
    return claim


def take_answer(work: Work, claim: Claim) -> None:
    """Go on with a need as the member who was asked has answered: a yes leads it, the last no reopens it."""
    need = work.get(Need, claim.target_id, lock=True)
    if claim.answer is Answer.YES:
        claim.status = move(claim.status, ClaimStatus.ACTIVE, only=_ASKED)
        if need.status is not NeedStatus.CLAIMED:
            _step(need, NeedStatus.CLAIMED, only=_OFFERED)
            need.member_id = claim.member_id
            with_branch(need, claim.branch_id, day=work.today)
            need.due_on = to_move(work, need.urgency)
    else:
        claim.status, claim.ended_on = move(claim.status, without_a_yes(claim.answer), only=_ASKED), work.today
        _hand_on(work, need, claim)
    work.record(
        "need.offer_answered" if claim.answer else "need.offer_lapsed",
        need,
        answer=claim.answer,
        member_id=claim.member_id,
    )


def claim_need(work: Work, *, need_id: NeedId, member_id: MemberId) -> Need:
    """Take a need on, so that nobody else does.

    Raises ALREADY_TAKEN, SERVED_BY_PROJECT, NOT_IN_SERVICE, NOT_CHECKED_IN, NOT_ALLOWED.
    """
    need = work.get(Need, need_id, lock=True)
    member = _able_member(work, member_id)
    work.require(Right.CLAIM_NEED, branch_id=member.branch_id, member_id=member.id)
    only_free(work, need)
    due_on = to_move(work, need.urgency)
    _take(work, need, member, NeedStatus.CLAIMED, due_on=due_on)
    work.add(_claim(work, need, member, ClaimStatus.ACTIVE), Code.ALREADY_TAKEN)
    work.record("need.claimed", need, member_id=member.id)
    return need


def give_back_need(work: Work, *, need_id: NeedId, reason: str) -> Need:
    """Put a claimed need back on the list, with a reason. Raises EMPTY, ILLEGAL_MOVE, SERVED_BY_PROJECT."""
    need = work.get(Need, need_id, lock=True)
    work.require(Right.CLAIM_NEED, branch_id=need.branch_id, member_id=need.member_id)
    only_free(work, need)
    why = entries.words(reason, "reason", 200)
    if need.status not in IN_HAND:
        raise Refusal(Code.ILLEGAL_MOVE, now=need.status, to=NeedStatus.OPEN)
    leading = [one for one in live_claims_of(work, ClaimTarget.NEED, need.id) if one.member_id == need.member_id]
    for claim in leading:
        claim.status, claim.reason, claim.ended_on = given_back(claim.status), why, work.today
        _hand_on(work, need, claim)
    work.record("need.given_back", need, reason=why)
    return need


def leave_need(work: Work, *, claim_id: ClaimId, reason: str) -> Need:
    """Give back the part that one of several helpers has in a need; the others go on with it.

    Raises EMPTY, TOO_LONG, ILLEGAL_MOVE, NOT_FOUND for a claim of anything else, NOT_ALLOWED.
    """
    claim = work.get(Claim, claim_id, lock=True)
    work.require(Right.CLAIM_NEED, branch_id=claim.branch_id, member_id=claim.member_id)
    if claim.target is not ClaimTarget.NEED:
        raise Refusal(Code.NOT_FOUND, table="claim")
    need = work.get(Need, claim.target_id, lock=True)
    why = entries.words(reason, "reason", 200)
    if need.status not in IN_HAND:
        raise Refusal(Code.ILLEGAL_MOVE, now=need.status, to=NeedStatus.OPEN)
    claim.status, claim.reason, claim.ended_on = given_back(claim.status), why, work.today
    _hand_on(work, need, claim)
    work.record("need.part_given_back", need, reason=why, member_id=claim.member_id)
    return need


def serve_need(
    work: Work, *, need_id: NeedId, measures: str, served_on: date, activity_id: ActivityId | None = None
) -> Need:
    """Say that a claimed need was served, how and when; the community has the ball.

    Raises EMPTY, IN_THE_FUTURE, ENDS_BEFORE_START, ILLEGAL_MOVE, SERVED_BY_PROJECT, NOT_ALLOWED.
    """
    need = work.get(Need, need_id, lock=True)
    work.require(Right.SERVE_NEED, branch_id=need.branch_id, member_id=need.member_id)
    only_free(work, need)
    entries.past_day(served_on, work.today, "served_on")
    entries.in_order(need.asked_on, served_on, "served_on")
    _step(need, NeedStatus.SERVED, only=_CLAIMED)
    need.measures = entries.words(measures, "measures", LONGEST_TEXT)
    need.served_on, need.served_by, need.activity_id = served_on, work.actor.account_id, activity_id
    need.due_on = work.today + timedelta(days=ANSWER_DAYS)
    work.record("need.served", need)
    return need


def solve_need(work: Work, *, need_id: NeedId) -> Need:
    """Confirm for the community that a need is solved: the deed of its member, and the member's points.

    Raises RECORDER_CONFIRMS, ILLEGAL_MOVE, NO_POINT_RULES, NOT_ALLOWED.
    """
    need = work.get(Need, need_id, lock=True)
    work.require(Right.SOLVE_NEED, community_id=need.community_id)
    served_here = need.activity_id is None and need.member_id is not None and need.member_id == work.actor.member_id
    if served_here or is_oneself(work.session, work.actor, (need.served_by,)):
        raise Refusal(Code.RECORDER_CONFIRMS)
    _step(need, NeedStatus.SOLVED)
    need.solved_on = need.served_on
    claims = live_claims_of(work, ClaimTarget.NEED, need.id)
    for claim in claims:
        to = ClaimStatus.CALLED_OFF if claim.status is ClaimStatus.ASKED else ClaimStatus.COMPLETED
        claim.status, claim.ended_on = move(claim.status, to), work.today
    # service at an activity earns through the attendance: one service is paid once
    if need.member_id is not None and need.branch_id is not None and need.activity_id is None:
        points.earn_for_need(work, need=need)
        for claim in claims:
            if claim.status is ClaimStatus.COMPLETED and claim.member_id != need.member_id:
                points.earn_beside(work, need=need, claim=claim)
    need.due_on = ask_how_it_went(work, FollowupSubject.NEED, need)
    work.record("need.solved", need, helpers=[claim.member_id for claim in claims])
    return need


def refuse_solution(work: Work, *, need_id: NeedId, reason: str) -> Need:
    """Say for the community that a need is not solved yet, and why; whoever claimed it has the ball again."""
    need = work.get(Need, need_id, lock=True)
    work.require(Right.SOLVE_NEED, community_id=need.community_id)
    why = entries.words(reason, "reason", 200)
    take_up_again(work, need)
    work.record("need.solution_refused", need, reason=why)
    return need


def take_up_again(work: Work, need: Need) -> None:
    """Let a need that was said to be served stand as claimed again. Raises ILLEGAL_MOVE."""
    _step(need, NeedStatus.CLAIMED, only=_SERVED)
    need.served_on, need.served_by, need.activity_id = None, None, None
    need.due_on = to_move(work, need.urgency)


def _step(need: Need, to: NeedStatus, *, only: frozenset[NeedStatus] | None = None) -> None:
    need.status = move(need.status, to, only=only)
    need.version += 1


def _take(work: Work, need: Need, member: Member, to: NeedStatus, *, due_on: date) -> None:
    if need.status in IN_HAND:
        raise Refusal(Code.ALREADY_TAKEN, holder=shown_to(work, need.member_id))
    move(need.status, to, only=_OPEN)
    work.seize(
        need,
        Code.ALREADY_TAKEN,
        expected={"status": need.status, "version": need.version},
        status=to,
        member_id=member.id,
        branch_id=member.branch_id,
        asked_branch_id=counts_as_asked(need, member.branch_id, day=work.today),
        due_on=due_on,
        version=need.version + 1,
    )


def _may_join(need: Need, live: Sequence[Claim], member: Member) -> bool:
    """Whether a need that somebody has already still wants this helper beside them."""
    asked = {claim.member_id for claim in live}
    begun = need.status in {NeedStatus.OFFERED, NeedStatus.CLAIMED}
    return begun and len(asked) < need.helpers_wanted and member.id not in asked


def _hand_on(work: Work, need: Need, left: Claim) -> None:
    """Let whoever else helps lead a need that its leader has left, a yes before an offer; without anybody reopen it."""
    if need.member_id != left.member_id:
        return
    others = [claim for claim in live_claims_of(work, ClaimTarget.NEED, need.id) if claim.id != left.id]
    _put_back(work, need, only=_OFFERED | _CLAIMED)
    if others:
        leader = min(others, key=lambda claim: (claim.status is ClaimStatus.ASKED, str(claim.id)))
        _step(need, NeedStatus.OFFERED if leader.status is ClaimStatus.ASKED else NeedStatus.CLAIMED, only=_OPEN)
        need.member_id = leader.member_id
        with_branch(need, leader.branch_id, day=work.today)
        need.due_on = leader.answer_by if need.status is NeedStatus.OFFERED else need.due_on


def _put_back(work: Work, need: Need, *, only: frozenset[NeedStatus]) -> None:
    _step(need, NeedStatus.OPEN, only=only)
    need.member_id = None
    with_branch(need, None, day=work.today)
    need.due_on = to_move(work, need.urgency)


def _claim(work: Work, need: Need, member: Member, status: ClaimStatus) -> Claim:
    return Claim(
        target=ClaimTarget.NEED,
        target_id=need.id,
        member_id=member.id,
        branch_id=member.branch_id,
        community_id=need.community_id,
        status=status,
        claimed_on=work.today,
        recorded_by=work.actor.account_id,
    )


def _able_member(work: Work, member_id: UUID) -> Member:
    member = work.get(Member, member_id)
    may_serve(member.name, member.status, member.checked_in_on)
    return member
