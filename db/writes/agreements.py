"""共驻共建协议: drafted with its clauses, signed for a year, kept promise by promise, ended."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import col, func, select

from db.errors import Code, Refusal
from db.files import blanks
from db.rules import entries
from db.rules.calendar import years_later
from db.rules.moves import move
from db.rules.rights import Right
from db.tables.activities import Activity
from db.tables.agreements import Agreement, Clause, Fulfilment
from db.tables.people import Branch
from db.tables.places import Community
from db.terms import ActivityId, AgreementId, AgreementStatus, BranchId, ClauseStatus, CommunityId, Side
from db.work import NOTHING_SEEN, Seen, Work
from db.writes.numbers import next_code

LONGEST_TEXT: Final = 500
FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2100

Promise = tuple[str, date | None] | tuple[str, date | None, Side]
"""What is promised, the day by which, and whose promise it is: the branch's unless somebody says so."""


def draft_agreement(
    work: Work,
    *,
    branch_id: BranchId,
    community_id: CommunityId,
    year: int,
    promises: Sequence[Promise],
    contact: str = "",
    contact_phone: str = "",
) -> Agreement:
    """Draft the agreement of a branch and a community for a year, promise by promise.

    Where nobody is named as its contact, the branch's secretary is, as the branch has it on record.
    Raises EMPTY, TOO_LONG, BAD_PHONE, OUT_OF_RANGE, NOT_OF_THE_YEAR for a promise due in another one, BLANK_OPEN for
    one with a blank that is not filled in, ALREADY_RECORDED when they have one that year, NOT_ALLOWED.
    """
    branch, community = work.get(Branch, branch_id), work.get(Community, community_id)
    work.require(Right.DRAFT_AGREEMENT, branch_id=branch.id)
    agreement = work.add(
        Agreement(
            code=next_code(work, "XD", entries.number(year, "year", FIRST_YEAR, LAST_YEAR)),
            branch_id=branch.id,
            community_id=community.id,
            year=year,
            contact=entries.maybe_words(contact, "contact", 20) or branch.secretary,
            # a telephone of one person is not set beside the name of another
            contact_phone=entries.phone(contact_phone, "contact_phone") or ("" if contact.strip() else branch.phone),
        )
    )
    for promise in promises:
        _promise(work, agreement, promise)
    work.record("agreement.drafted", agreement, promises=len(promises))
    return agreement


def renew_agreement(work: Work, *, agreement_id: AgreementId) -> Agreement:
    """Draft the next year's agreement after this one: its promises are carried over, each due a year later.

    What was dropped stays behind; one that was due in another year comes over without a day. Raises ALREADY_RECORDED
    when the next year has one, ILLEGAL_MOVE before this one was signed, NOT_ALLOWED.
    """
    former = work.get(Agreement, agreement_id)
    work.require(Right.DRAFT_AGREEMENT, branch_id=former.branch_id)
    if former.status is AgreementStatus.DRAFT:
        raise Refusal(Code.ILLEGAL_MOVE, now=former.status, to=AgreementStatus.SIGNED)
    promises = work.session.exec(
        select(Clause)
        .where(Clause.agreement_id == former.id, Clause.status != ClauseStatus.DROPPED)
        .order_by(col(Clause.position))
    ).all()
    renewed = draft_agreement(
        work,
        branch_id=BranchId(former.branch_id),
        community_id=CommunityId(former.community_id),
        year=former.year + 1,
        promises=[(clause.text, _a_year_later(clause.due_on, former.year), clause.party) for clause in promises],
        contact=former.contact,
        contact_phone=former.contact_phone,
    )
    work.record("agreement.renewed", renewed, follows=former.code)
    return renewed


def add_promise(
    work: Work, *, agreement_id: AgreementId, text: str, due_on: date | None = None, party: Side = Side.BRANCH
) -> Clause:
    """Add a promise to an agreement that is not signed yet.

    Raises EMPTY, TOO_LONG, BLANK_OPEN, NOT_OF_THE_YEAR when it is due in another year, ILLEGAL_MOVE, NOT_ALLOWED.
    """
    agreement = work.get(Agreement, agreement_id, lock=True)
    work.require(Right.DRAFT_AGREEMENT, branch_id=agreement.branch_id)
    _only_drafted(agreement)
    clause = _promise(work, agreement, (text, due_on, party))
    work.record("agreement.promise_added", clause)
    return clause


def change_promise(
    work: Work, *, clause_id: UUID, text: str, due_on: date | None, party: Side, seen: Seen = NOTHING_SEEN
) -> Clause:
    """Put a promise of an agreement that is not signed yet into other words, or give it another day or side.

    `seen` are the fields as they stood before. Raises CHANGED_MEANWHILE when they are not so any more, EMPTY, TOO_LONG,
    BLANK_OPEN, NOT_OF_THE_YEAR, ILLEGAL_MOVE, NOT_ALLOWED.
    """
    clause = work.get(Clause, clause_id, lock=True)
    agreement = work.get(Agreement, clause.agreement_id, lock=True)
    work.require(Right.DRAFT_AGREEMENT, branch_id=agreement.branch_id)
    _only_drafted(agreement)
    work.unmoved(clause, seen)
    _only_in_the_year(agreement, due_on)
    clause.text, clause.due_on, clause.party = _worded(text), due_on, party
    work.record("agreement.promise_changed", clause)
    return clause


def sign_agreement(work: Work, *, agreement_id: AgreementId, day: date) -> Agreement:
    """Say that both sides have signed. Raises EMPTY without a promise, IN_THE_FUTURE, ILLEGAL_MOVE, NOT_ALLOWED."""
    agreement = work.get(Agreement, agreement_id, lock=True)
    work.require(Right.SIGN_AGREEMENT, branch_id=agreement.branch_id, community_id=agreement.community_id)
    if _promises_of(work, agreement.id) == 0:
        raise Refusal(Code.EMPTY, field="promises")
    agreement.status = move(agreement.status, AgreementStatus.SIGNED)
    agreement.signed_on = entries.past_day(day, work.today, "day")
    work.record("agreement.signed", agreement)
    return agreement


def transcribe_agreement(
    work: Work,
    *,
    branch_id: BranchId,
    community_id: CommunityId,
    signed_on: date,
    contact: str = "",
    contact_phone: str = "",
) -> Agreement:
    """Enter an agreement that was signed on paper, from the bureau's own list, which does not repeat its clauses.

    Raises ALREADY_RECORDED, TOO_LONG, BAD_PHONE, IN_THE_FUTURE, NOT_ALLOWED.
    """
    work.require(Right.IMPORT)
    agreement = draft_agreement(
        work,
        branch_id=branch_id,
        community_id=community_id,
        year=signed_on.year,
        promises=(),
        contact=contact,
        contact_phone=contact_phone,
    )
    agreement.status = move(agreement.status, AgreementStatus.SIGNED)
    agreement.signed_on = entries.past_day(signed_on, work.today, "signed_on")
    work.record("agreement.transcribed", agreement)
    return agreement


def keep_promise(
    work: Work, *, clause_id: UUID, day: date, evidence: str, activity_id: ActivityId | None = None
) -> Fulfilment:
    """Say how a promise was kept, and by which activity of either side; it may be kept again.

    Raises EMPTY, TOO_LONG, IN_THE_FUTURE, ILLEGAL_MOVE, NOT_FOUND for another's activity, NOT_ALLOWED.
    """
    clause = work.get(Clause, clause_id, lock=True)
    agreement = work.get(Agreement, clause.agreement_id)
    work.require(Right.KEEP_PROMISE, branch_id=agreement.branch_id, community_id=agreement.community_id)
    _only_signed(agreement)
    if clause.status is ClauseStatus.DROPPED:
        raise Refusal(Code.ILLEGAL_MOVE, now=clause.status, to=ClauseStatus.KEPT)
    kept = work.add(
        Fulfilment(
            clause_id=clause.id,
            activity_id=only_between(work, agreement, activity_id),
            day=entries.past_day(day, work.today, "day"),
            evidence=entries.words(evidence, "evidence", LONGEST_TEXT),
        )
    )
    clause.status = ClauseStatus.KEPT
    work.record("agreement.promise_kept", kept)
    return kept


def only_between(work: Work, agreement: Agreement, activity_id: ActivityId | None) -> UUID | None:
    """Give the activity that is named for an agreement; NOT_FOUND for one of neither side of it."""
    if activity_id is None:
        return None
    activity = work.get(Activity, activity_id)
    if activity.branch_id != agreement.branch_id and activity.community_id != agreement.community_id:
        raise Refusal(Code.NOT_FOUND, table="activity")
    return activity.id


def drop_promise(work: Work, *, clause_id: UUID, reason: str) -> Clause:
    """Give a promise up that was not kept yet, with a reason. Raises EMPTY, TOO_LONG, ILLEGAL_MOVE, NOT_ALLOWED."""
    clause = work.get(Clause, clause_id, lock=True)
    agreement = work.get(Agreement, clause.agreement_id)
    work.require(Right.KEEP_PROMISE, branch_id=agreement.branch_id, community_id=agreement.community_id)
    why = entries.words(reason, "reason", 200)
    if clause.status is not ClauseStatus.PROMISED:
        raise Refusal(Code.ILLEGAL_MOVE, now=clause.status, to=ClauseStatus.DROPPED)
    clause.status = ClauseStatus.DROPPED
    work.record("agreement.promise_dropped", clause, reason=why)
    return clause


def end_agreement(work: Work, *, agreement_id: AgreementId) -> Agreement:
    """End an agreement. Raises ILLEGAL_MOVE, NOT_ALLOWED."""
    agreement = work.get(Agreement, agreement_id, lock=True)
    work.require(Right.SIGN_AGREEMENT, branch_id=agreement.branch_id, community_id=agreement.community_id)
    agreement.status, agreement.ended_on = move(agreement.status, AgreementStatus.ENDED), work.today
    work.record("agreement.ended", agreement)
    return agreement


def _promise(work: Work, agreement: Agreement, promise: Promise) -> Clause:
    text, due_on, *by = promise
    _only_in_the_year(agreement, due_on)
    return work.add(
        Clause(
            agreement_id=agreement.id,
            position=_promises_of(work, agreement.id) + 1,
            party=by[0] if by else Side.BRANCH,
            text=_worded(text),
            due_on=due_on,
        )
    )


def _worded(text: str) -> str:
    cleaned = entries.words(text, "text", LONGEST_TEXT)
    blanks.only_filled(cleaned)
    return cleaned


def _a_year_later(due_on: date | None, year: int) -> date | None:
    return years_later(due_on, 1) if due_on is not None and due_on.year == year else None


def _promises_of(work: Work, agreement_id: UUID) -> int:
    return work.session.exec(select(func.count()).where(Clause.agreement_id == agreement_id)).one()


def _only_in_the_year(agreement: Agreement, due_on: date | None) -> None:
    if due_on is not None and due_on.year != agreement.year:
        raise Refusal(Code.NOT_OF_THE_YEAR, field="due_on", day=due_on, year=str(agreement.year))


def _only_drafted(agreement: Agreement) -> None:
    if agreement.status is not AgreementStatus.DRAFT:
        raise Refusal(Code.ILLEGAL_MOVE, now=agreement.status, to=AgreementStatus.DRAFT)


def _only_signed(agreement: Agreement) -> None:
    if agreement.status is not AgreementStatus.SIGNED:
        raise Refusal(Code.ILLEGAL_MOVE, now=agreement.status, to=AgreementStatus.SIGNED)
