"""Trainings 培训 that a member attended and honours 荣誉 that a member was given: noted once, corrected, taken back."""

from datetime import date
from typing import Final
from uuid import UUID

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.rights import Right
from db.tables.people import Member, MemberCredit
from db.terms import CreditKind, MemberId
from db.work import NOTHING_SEEN, Seen, Work
from db.writes.members import refuse_nobody

LONGEST_WHAT: Final = 60
LONGEST_GIVER: Final = 40
MOST_HOURS: Final = 1000


def note_credit(
    work: Work, *, member_id: MemberId, kind: CreditKind, what: str, giver: str, day: date, hours: int | None = None
) -> MemberCredit:
    """Note a training with its hours, where they are known, or an honour; giver is who held or gave it.

    Raises EMPTY, TOO_LONG, IN_THE_FUTURE, OUT_OF_RANGE for hours of an honour, ALREADY_RECORDED for the same thing of
    the same day, NOT_FOUND for a person who was removed, NOT_ALLOWED.
    """
    member = work.get(Member, member_id)
    work.require(Right.KEEP_MEMBERS, branch_id=member.branch_id)
    refuse_nobody(member)
    credit = MemberCredit(member_id=member.id, kind=kind, what="", giver="", day=day, recorded_by=work.actor.account_id)
    _say(work, credit, what=what, giver=giver, day=day, hours=hours)
    work.add(credit)
    work.record("member.credit_noted", credit)
    return credit


def change_credit(
    work: Work, *, credit_id: UUID, what: str, giver: str, day: date, hours: int | None, seen: Seen = NOTHING_SEEN
) -> MemberCredit:
    """Correct what was noted; a certificate that was written stays as it is, and the next version tells it anew.

    `seen` are the fields as they stood before. Raises CHANGED_MEANWHILE when they are not so any more, and what
    note_credit raises.
    """
    credit = _kept(work, credit_id)
    work.unmoved(credit, seen)
    _say(work, credit, what=what, giver=giver, day=day, hours=hours)
    work.add(credit)
    work.record("member.credit_changed", credit)
    return credit


def take_credit_back(work: Work, *, credit_id: UUID, reason: str) -> None:
    """Take back what should not have been noted; the journal keeps what it was. Raises EMPTY, TOO_LONG, NOT_ALLOWED."""
    credit = _kept(work, credit_id)
    why = entries.words(reason, "reason", 200)
    work.session.delete(credit)
    work.record("member.credit_taken_back", credit, reason=why)


def _kept(work: Work, credit_id: UUID) -> MemberCredit:
    credit = work.get(MemberCredit, credit_id, lock=True)
    member = work.get(Member, credit.member_id)
    work.require(Right.KEEP_MEMBERS, branch_id=member.branch_id)
    refuse_nobody(member)
    return credit


def _say(work: Work, credit: MemberCredit, *, what: str, giver: str, day: date, hours: int | None) -> None:
    if hours is not None and credit.kind is not CreditKind.TRAINING:
        raise Refusal(Code.OUT_OF_RANGE, field="hours")
    credit.what = entries.words(what, "what", LONGEST_WHAT)
    credit.giver = entries.words(giver, "giver", LONGEST_GIVER)
    credit.day = entries.past_day(day, work.today, "day")
    credit.hours = None if hours is None else entries.number(hours, "hours", 1, MOST_HOURS)
