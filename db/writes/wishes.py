"""微心愿: a wish is posted with its person sealed apart, taken by one, fulfilled, rated; or given up, or withdrawn."""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from db.errors import Code, Refusal
from db.reads.oneself import is_oneself
from db.rules import entries
from db.rules.aliases import tells_who
from db.rules.moves import move, without_a_yes
from db.rules.rights import Right
from db.rules.sealing import key_name, seal, unseal
from db.rules.standing import may_serve
from db.tables.claims import Claim
from db.tables.evaluation import Followup
from db.tables.people import Member
from db.tables.places import Community
from db.tables.wishes import Wish, WishOpening, WishPerson
from db.terms import (
    Answer,
    Beneficiary,
    ClaimStatus,
    ClaimTarget,
    CommunityId,
    ContactWay,
    FollowupSubject,
    JournalKind,
    MemberId,
    OpeningPurpose,
    Satisfaction,
    WishId,
    WishStatus,
)
from db.work import Work
from db.work.keys import key_named, seal_key
from db.writes import followups, points
from db.writes.due import ask_how_it_went
from db.writes.live_claims import live_claim_of, shown_to
from db.writes.needs import ANSWER_DAYS
from db.writes.numbers import next_code
from db.writes.standing_then import counts_as_asked, with_branch

LONGEST_THING: Final = 200
LONGEST_PERSON: Final = 500
_ASKED: Final = frozenset({ClaimStatus.ASKED})


def post_wish(
    work: Work,
    *,
    community_id: CommunityId,
    alias: str,
    thing: str,
    beneficiary: Beneficiary,
    asked_on: date,
    person: str = "",
    due_on: date | None = None,
) -> Wish:
    """Post a wish under an alias; who stands behind it is sealed in a table of its own.

    Raises EMPTY, TOO_LONG, TELLS_WHO when the name stands in the open, IN_THE_FUTURE, ENDS_BEFORE_START, NOT_ALLOWED.
    """
    community = work.get(Community, community_id)
    work.require(Right.WRITE_WISH, community_id=community.id)
    _hide(person, alias, thing)
    entries.in_order(asked_on, due_on, "due_on")
    wish = work.add(
        Wish(
            code=next_code(work, "XY", asked_on.year),
            community_id=community.id,
            alias=entries.words(alias, "alias", 20),
            thing=entries.words(thing, "thing", LONGEST_THING),
            beneficiary=beneficiary,
            asked_on=entries.past_day(asked_on, work.today, "asked_on"),
            due_on=due_on,
            recorded_by=work.actor.account_id,
        )
    )
    if sealed := entries.maybe_words(person, "person", LONGEST_PERSON):
        _seal_person(work, wish, sealed)
    work.record("wish.posted", wish)
    return wish


def claim_wish(work: Work, *, wish_id: WishId, member_id: MemberId, day: date | None = None) -> Wish:
    """Take a wish on, so that nobody else does. Raises ALREADY_TAKEN, NOT_IN_SERVICE, NOT_CHECKED_IN, NOT_ALLOWED."""
    wish, member = work.get(Wish, wish_id, lock=True), work.get(Member, member_id)
    work.require(Right.CLAIM_WISH, branch_id=member.branch_id, member_id=member.id)
    may_serve(member.name, member.status, member.checked_in_on)
    claimed_on = entries.past_day(day or work.today, work.today, "day")
    entries.in_order(wish.asked_on, claimed_on, "day")
    asked = live_claim_of(work, ClaimTarget.WISH, wish.id)
    _take(work, wish, member, claimed_on)
    if asked is not None and asked.member_id == member.id:
        asked.status, asked.answer = move(asked.status, ClaimStatus.ACTIVE), Answer.YES
        asked.held_from = claimed_on
    else:
        if asked is not None:
            asked.status, asked.ended_on = move(asked.status, ClaimStatus.CALLED_OFF), work.today
        work.add(_claim_of(work, wish, member), Code.ALREADY_TAKEN)
    work.record("wish.claimed", wish)
    return wish


def offer_wish(work: Work, *, wish_id: WishId, member_id: MemberId) -> Claim:
    """Ask a member to make a wish come true; until they say yes it stays on the list.

    Raises ALREADY_TAKEN when somebody has it or is asked already, ILLEGAL_MOVE, NOT_IN_SERVICE, NOT_CHECKED_IN.
    """
    wish, member = work.get(Wish, wish_id, lock=True), work.get(Member, member_id)
    work.require(Right.ASSIGN_NEED, community_id=wish.community_id)
    may_serve(member.name, member.status, member.checked_in_on)
    live = live_claim_of(work, ClaimTarget.WISH, wish.id)
    if live is not None and live.member_id is not None:
        raise Refusal(Code.ALREADY_TAKEN, holder=shown_to(work, live.member_id))
    move(wish.status, WishStatus.CLAIMED)
    claim = _claim_of(work, wish, member)
    claim.status, claim.answer_by = ClaimStatus.ASKED, work.today + timedelta(days=ANSWER_DAYS)
    work.add(claim, Code.ALREADY_TAKEN)
    work.record("wish.offered", wish, member_id=member.id)
    return claim


def take_answer(work: Work, claim: Claim) -> None:
    """Go on with a wish as the member who was asked has answered; a no leaves it on the list. Raises ALREADY_TAKEN."""
    wish = work.get(Wish, claim.target_id, lock=True)
    if claim.answer is Answer.YES:
        claim.status, claim.held_from = move(claim.status, ClaimStatus.ACTIVE, only=_ASKED), work.today
        _take(work, wish, _member_of(work, claim), work.today)
    else:
        claim.status, claim.ended_on = move(claim.status, without_a_yes(claim.answer), only=_ASKED), work.today
    work.record(
        "wish.offer_answered" if claim.answer else "wish.offer_lapsed",
        wish,
        answer=claim.answer,
        member_id=claim.member_id,
    )


def _take(work: Work, wish: Wish, member: Member, claimed_on: date) -> None:
    if wish.status is WishStatus.CLAIMED and wish.member_id is not None:
        raise Refusal(Code.ALREADY_TAKEN, holder=shown_to(work, wish.member_id))
    work.seize(
        wish,
        Code.ALREADY_TAKEN,
        expected={"status": wish.status, "version": wish.version},
        status=move(wish.status, WishStatus.CLAIMED),
        member_id=member.id,
        branch_id=member.branch_id,
        asked_branch_id=counts_as_asked(wish, member.branch_id, day=claimed_on),
        claimed_on=claimed_on,
        served_by=work.actor.account_id if work.actor.member_id == member.id else None,
        version=wish.version + 1,
    )


def give_up_wish(work: Work, *, wish_id: WishId, reason: str) -> Wish:
    """Put a claimed wish back on the list, with a reason. Raises EMPTY, TOO_LONG, ILLEGAL_MOVE, NOT_ALLOWED."""
    wish = work.get(Wish, wish_id, lock=True)
    work.require(Right.CLAIM_WISH, branch_id=wish.branch_id, member_id=wish.member_id)
    why = entries.words(reason, "reason", 200)
    _step(wish, WishStatus.POSTED)
    _end_claim(work, wish, ClaimStatus.GIVEN_BACK, why)
    wish.member_id, wish.claimed_on, wish.served_by = None, None, None
    with_branch(wish, None, day=work.today)
    work.record("wish.given_up", wish, reason=why)
    return wish


def fulfil_wish(work: Work, *, wish_id: WishId, day: date) -> Wish:
    """Confirm that a wish came true: the deed of its member, and the member's points.

    Raises RECORDER_CONFIRMS for whoever took it on, IN_THE_FUTURE, ENDS_BEFORE_START, ILLEGAL_MOVE, NOT_ALLOWED.
    """
    wish = work.get(Wish, wish_id, lock=True)
    work.require(Right.FULFIL_WISH, community_id=wish.community_id)
    if is_oneself(work.session, work.actor, (wish.served_by,)):
        raise Refusal(Code.RECORDER_CONFIRMS)
    entries.in_order(wish.claimed_on, day, "day")
    _step(wish, WishStatus.FULFILLED)
    wish.fulfilled_on = entries.past_day(day, work.today, "day")
    _end_claim(work, wish, ClaimStatus.COMPLETED)
    points.earn_for_wish(work, wish=wish)
    ask_how_it_went(work, FollowupSubject.WISH, wish)
    work.record("wish.fulfilled", wish)
    return wish


def rate_wish(
    work: Work,
    *,
    wish_id: WishId,
    rating: Satisfaction,
    opinion: str = "",
    way: ContactWay = ContactWay.PHONE,
) -> Wish:
    """Write down what the person said of a fulfilled wish, which is its follow-up.

    Raises NOTHING_TO_CONFIRM when nobody is to be asked, RECORDER_CONFIRMS, TOO_LONG, NOT_ALLOWED.
    """
    wish = work.get(Wish, wish_id, lock=True)
    work.require(Right.FOLLOW_UP, community_id=wish.community_id)
    due = work.session.exec(
        select(Followup.id).where(Followup.subject_id == wish.id, col(Followup.asked_on).is_(None))
    ).first()
    if due is None:
        raise Refusal(Code.NOTHING_TO_CONFIRM)
    followups.ask_afterwards(work, followup_id=due, way=way, satisfaction=rating, opinion=opinion)
    return wish


def withdraw_wish(work: Work, *, wish_id: WishId, reason: str) -> Wish:
    """Take a wish off the list, with a reason; whoever had claimed it is free. Raises EMPTY, TOO_LONG, ILLEGAL_MOVE."""
    wish = work.get(Wish, wish_id, lock=True)
    work.require(Right.WRITE_WISH, community_id=wish.community_id)
    why = entries.words(reason, "reason", 200)
    _step(wish, WishStatus.WITHDRAWN)
    _end_claim(work, wish, ClaimStatus.CALLED_OFF, why)
    work.record("wish.withdrawn", wish, reason=why)
    return wish


def open_person(work: Work, *, wish_id: WishId, purpose: OpeningPurpose) -> str:
    """Open who stands behind a wish, for a purpose that is written down; a member only for the wish they took on.

    Raises NOT_FOUND when nobody is kept, WRONG_KEY, NOT_ALLOWED.
    """
    wish = work.get(Wish, wish_id)
    if work.actor.member_id is not None and wish.member_id == work.actor.member_id:
        work.require(Right.OPEN_WISH, member_id=wish.member_id)
    else:
        work.require(Right.OPEN_WISH, community_id=wish.community_id)
    kept = _person_of(work, wish.id)
    if kept is None:
        raise Refusal(Code.NOT_FOUND, table=WishPerson.__tablename__)
    person = unseal(kept.sealed, key_named(kept.key_name), place=wish.id.bytes)
    opening = work.add(
        WishOpening(wish_id=wish.id, account_id=work.actor.account_id, purpose=purpose, opened_at=work.now)
    )
    work.record("wish.person_opened", opening, JournalKind.OPENING)
    return person


def correct_person(work: Work, *, wish_id: WishId, person: str) -> Wish:
    """Seal the person behind a wish anew, without showing what was kept. Raises EMPTY, TOO_LONG, TELLS_WHO."""
    wish = work.get(Wish, wish_id, lock=True)
    work.require(Right.WRITE_WISH, community_id=wish.community_id)
    _hide(person, wish.alias, wish.thing)
    _seal_person(work, wish, entries.words(person, "person", LONGEST_PERSON))
    work.record("wish.person_corrected", wish)
    return wish


def _hide(person: str, *shown: str) -> None:
    if tells_who(person, *shown):
        raise Refusal(Code.TELLS_WHO, field="alias")


def _step(wish: Wish, to: WishStatus) -> None:
    wish.status = move(wish.status, to)
    wish.version += 1


def _seal_person(work: Work, wish: Wish, person: str) -> None:
    key = seal_key()
    kept = _person_of(work, wish.id) or WishPerson(wish_id=wish.id, sealed=b"", key_name="")
    kept.sealed, kept.key_name = seal(person, key, place=wish.id.bytes), key_name(key)
    work.add(kept)


def _person_of(work: Work, wish_id: UUID) -> WishPerson | None:
    return work.session.exec(select(WishPerson).where(col(WishPerson.wish_id) == wish_id)).first()


def _claim_of(work: Work, wish: Wish, member: Member) -> Claim:
    return Claim(
        target=ClaimTarget.WISH,
        target_id=wish.id,
        member_id=member.id,
        branch_id=member.branch_id,
        community_id=wish.community_id,
        status=ClaimStatus.ACTIVE,
        claimed_on=wish.claimed_on or work.today,
        held_from=wish.claimed_on,
        recorded_by=work.actor.account_id,
    )


def _member_of(work: Work, claim: Claim) -> Member:
    if claim.member_id is None:
        raise Refusal(Code.NOT_FOUND, table="member")
    return work.get(Member, claim.member_id)


def _end_claim(work: Work, wish: Wish, to: ClaimStatus, reason: str = "") -> None:
    claim = live_claim_of(work, ClaimTarget.WISH, wish.id)
    if claim is not None:
        claim.status, claim.reason, claim.ended_on = move(claim.status, to), reason, work.today
