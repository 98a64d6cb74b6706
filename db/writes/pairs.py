"""结对帮扶: begun by the community with the household sealed, visited by the branch, ended with the seal destroyed."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.aliases import tells_who
from db.rules.moves import move
from db.rules.rights import Right
from db.rules.sealing import key_name, seal, unseal
from db.rules.standing import may_serve
from db.tables.activities import Activity
from db.tables.pairs import Pair, PairHousehold, PairOpening, PairVisit
from db.tables.people import Branch, Member
from db.tables.places import Community
from db.terms import (
    ActivityKind,
    Beneficiary,
    BranchId,
    CommunityId,
    Grade,
    JournalKind,
    MemberId,
    OpeningPurpose,
    PairId,
    PairStatus,
)
from db.work import Work
from db.work.keys import key_named, seal_key
from db.writes.afterwards import write_down
from db.writes.numbers import next_code

LONGEST_HOUSEHOLD: Final = 500
LONGEST_PROMISE: Final = 300


def start_pair(
    work: Work,
    *,
    community_id: CommunityId,
    branch_id: BranchId,
    alias: str,
    household: str,
    promise: str,
    started_on: date,
    member_id: MemberId | None = None,
    beneficiary: Beneficiary = Beneficiary.OTHER,
    every_days: int = 30,
) -> Pair:
    """Let a branch, or a member of it, look after a household of the community under an alias; who it is is sealed.

    Raises EMPTY, TOO_LONG, OUT_OF_RANGE, TELLS_WHO, IN_THE_FUTURE, NOT_IN_SERVICE, NOT_CHECKED_IN, NOT_ALLOWED.
    """
    community, branch = work.get(Community, community_id), work.get(Branch, branch_id)
    work.require(Right.KEEP_PAIR, community_id=community.id)
    member = work.get(Member, member_id) if member_id else None
    if member is not None:
        may_serve(member.name, member.status, member.checked_in_on)
        if member.branch_id != branch.id:
            raise Refusal(Code.NOT_FOUND, table="member")
    who = entries.words(household, "household", LONGEST_HOUSEHOLD)
    if tells_who(who, alias, promise):
        raise Refusal(Code.TELLS_WHO, field="alias")
    pair = work.add(
        Pair(
            code=next_code(work, "JD", started_on.year),
            community_id=community.id,
            branch_id=branch.id,
            member_id=member.id if member else None,
            alias=entries.words(alias, "alias", 20),
            beneficiary=beneficiary,
            promise=entries.words(promise, "promise", LONGEST_PROMISE),
            every_days=entries.number(every_days, "every_days", 1, 366),
            started_on=entries.past_day(started_on, work.today, "started_on"),
            recorded_by=work.actor.account_id,
        )
    )
    key = seal_key()
    work.add(PairHousehold(pair_id=pair.id, sealed=seal(who, key, place=pair.id.bytes), key_name=key_name(key)))
    work.record("pair.started", pair)
    return pair


def open_household(work: Work, *, pair_id: PairId, purpose: OpeningPurpose) -> str:
    """Open who the household of a pair is, for a purpose that is written down: its own member, or the community.

    Raises NOT_FOUND when nobody is kept, WRONG_KEY, NOT_ALLOWED.
    """
    pair = work.get(Pair, pair_id)
    own = work.actor.member_id is not None and pair.member_id == work.actor.member_id
    owners = {"member_id": pair.member_id} if own else {"community_id": pair.community_id}
    work.require(Right.OPEN_PAIR, **owners)
    kept = _household_of(work, pair.id)
    if kept is None:
        raise Refusal(Code.NOT_FOUND, table=PairHousehold.__tablename__)
    household = unseal(kept.sealed, key_named(kept.key_name), place=pair.id.bytes)
    opening = work.add(
        PairOpening(pair_id=pair.id, account_id=work.actor.account_id, purpose=purpose, opened_at=work.now)
    )
    work.record("pair.household_opened", opening, JournalKind.OPENING)
    return household


def visit_pair(
    work: Work,
    *,
    pair_id: PairId,
    day: date,
    member_ids: Sequence[MemberId],
    effect: str,
    minutes: int | None = None,
    grade: Grade = Grade.THIRD,
) -> Activity:
    """Say for the branch that a household was visited and by whom: service, which the community confirms as any other.

    Raises EMPTY, ILLEGAL_MOVE when the pair has ended, IN_THE_FUTURE, OUT_OF_RANGE, NOT_ALLOWED.
    """
    pair = work.get(Pair, pair_id, lock=True)
    work.require(Right.CLOSE_ACTIVITY, branch_id=pair.branch_id)
    if pair.status is not PairStatus.RUNNING:
        raise Refusal(Code.ILLEGAL_MOVE, now=pair.status, to=PairStatus.RUNNING)
    entries.in_order(pair.started_on, day, "day")
    activity = write_down(
        work,
        branch_id=BranchId(pair.branch_id),
        community_id=CommunityId(pair.community_id),
        kind=ActivityKind.VISIT,
        name=f"{pair.code} {pair.alias}",
        day=day,
        member_ids=member_ids,
        effect=effect,
        minutes=minutes,
        grade=grade,
        beneficiaries=1,
        beneficiary=pair.beneficiary,
    )
    visit = work.add(PairVisit(pair_id=pair.id, activity_id=activity.id))
    work.record("pair.visited", visit)
    return activity


def end_pair(work: Work, *, pair_id: PairId, reason: str) -> Pair:
    """End a pair with a reason; what was sealed about the household is destroyed. Raises EMPTY, ILLEGAL_MOVE."""
    pair = work.get(Pair, pair_id, lock=True)
    work.require(Right.KEEP_PAIR, community_id=pair.community_id)
    pair.reason = entries.words(reason, "reason", 200)
    pair.status, pair.ended_on = move(pair.status, PairStatus.ENDED), work.today
    kept = _household_of(work, pair.id)
    if kept is not None:
        work.session.delete(kept)
    work.record("pair.ended", pair)
    return pair


def _household_of(work: Work, pair_id: UUID) -> PairHousehold | None:
    return work.session.exec(select(PairHousehold).where(col(PairHousehold.pair_id) == pair_id)).first()
