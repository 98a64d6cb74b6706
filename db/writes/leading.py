"""Who leads a unit 班子成员, and from when until when: for one column of the quarterly form, and for nothing else."""

from datetime import date

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.rights import Right
from db.tables.people import Member
from db.terms import MemberId
from db.work import NOTHING_SEEN, Seen, Work
from db.writes.members import refuse_nobody


def note_leading(
    work: Work, *, member_id: MemberId, leads_from: date | None, leads_until: date | None, seen: Seen = NOTHING_SEEN
) -> Member:
    """Note from which day on a member is of the unit's leaders, and the last day of it; with neither, never.

    What was served within these days counts as attended by a leader, earlier entries too. `seen` are the days as they
    stood before whoever notes it. Raises CHANGED_MEANWHILE, EMPTY for a last day without a first, ENDS_BEFORE_START,
    IN_THE_FUTURE, NOT_FOUND for a person who was removed, NOT_ALLOWED.
    """
    member = work.get(Member, member_id, lock=True)
    work.require(Right.KEEP_MEMBERS, branch_id=member.branch_id)
    refuse_nobody(member)
    work.unmoved(member, seen)
    if leads_from is None and leads_until is not None:
        raise Refusal(Code.EMPTY, field="leads_from")
    if leads_from is not None:
        entries.past_day(leads_from, work.today, "leads_from")
    entries.in_order(leads_from, leads_until, "leads_until")
    member.leads_from, member.leads_until = leads_from, leads_until
    work.record("member.leading_noted", member)
    return member
