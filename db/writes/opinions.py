"""Opinions on the data form 登记表: the branch's and the community's word on a member's check-in."""

from typing import Final
from uuid import UUID

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.rights import Right
from db.tables.checkins import MemberCheckin
from db.work import NOTHING_SEEN, Seen, Work
from db.writes.checkins import LIVE

LONGEST: Final = 200


def say_as_branch(work: Work, *, checkin_id: UUID, branch_opinion: str, seen: Seen = NOTHING_SEEN) -> MemberCheckin:
    """Write the branch's opinion 支部意见 on a check-in, under one's own name; the journal keeps what stood before.

    Raises EMPTY, TOO_LONG, CHANGED_MEANWHILE, ILLEGAL_MOVE once the check-in is over, NOT_ALLOWED.
    """
    checkin = work.get(MemberCheckin, checkin_id, lock=True)
    work.require(Right.KEEP_MEMBERS, branch_id=checkin.branch_id)
    _refuse_over(checkin)
    work.unmoved(checkin, seen)
    checkin.branch_opinion = entries.words(branch_opinion, "branch_opinion", LONGEST)
    checkin.branch_said_by, checkin.branch_said_on = work.actor.account_id, work.today
    work.record("member.branch_said", checkin)
    return checkin


def say_as_community(
    work: Work, *, checkin_id: UUID, community_opinion: str, seen: Seen = NOTHING_SEEN
) -> MemberCheckin:
    """Write the community's opinion 社区意见 on a check-in, under one's own name; it says nothing of being taken in.

    Raises EMPTY, TOO_LONG, CHANGED_MEANWHILE, ILLEGAL_MOVE once the check-in is over, NOT_ALLOWED.
    """
    checkin = work.get(MemberCheckin, checkin_id, lock=True)
    work.require(Right.RECEIVE_SLIP, community_id=checkin.community_id)
    _refuse_over(checkin)
    work.unmoved(checkin, seen)
    checkin.community_opinion = entries.words(community_opinion, "community_opinion", LONGEST)
    checkin.community_said_by, checkin.community_said_on = work.actor.account_id, work.today
    work.record("member.community_said", checkin)
    return checkin


def _refuse_over(checkin: MemberCheckin) -> None:
    if checkin.status not in LIVE:
        raise Refusal(Code.ILLEGAL_MOVE, now=checkin.status, to=checkin.status)
