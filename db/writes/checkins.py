"""报到: branches send a contact slip and get a receipt; members check in, are received, move and leave."""

from datetime import date
from uuid import UUID

from sqlmodel import col, select

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.moves import move
from db.rules.rights import Right
from db.tables.checkins import BranchCheckin, MemberCheckin
from db.tables.people import Branch, Member
from db.tables.places import Community
from db.terms import BranchId, CheckinStatus, CommunityId, MemberId, MemberStatus
from db.work import Work
from db.writes.numbers import next_code

LIVE = (CheckinStatus.SENT, CheckinStatus.RECEIVED)


def send_slip(
    work: Work,
    *,
    branch_id: BranchId,
    community_id: CommunityId,
    day: date,
    contact: str,
    contact_phone: str = "",
    offers: str = "",
    members: int | None = None,
    in_service: int | None = None,
) -> BranchCheckin:
    """Send a branch's contact slip 联系单 to a community; the community has the ball.

    Raises EMPTY, TOO_LONG, BAD_PHONE, IN_THE_FUTURE, ALREADY_CHECKED_IN, NOT_ALLOWED.
    """
    branch, community = work.get(Branch, branch_id), work.get(Community, community_id)
    work.require(Right.SEND_SLIP, branch_id=branch.id)
    if _live_slip(work, branch.id, community.id) is not None:
        raise Refusal(Code.ALREADY_CHECKED_IN, name=branch.name)
    slip = work.add(
        BranchCheckin(
            code=next_code(work, "LX", day.year),
            branch_id=branch.id,
            community_id=community.id,
            day=entries.past_day(day, work.today, "day"),
            contact=entries.words(contact, "contact", 20),
            contact_phone=entries.phone(contact_phone, "contact_phone"),
            offers=entries.maybe_words(offers, "offers", 500),
            members_on_slip=members,
            in_service_on_slip=in_service,
        )
    )
    work.record("slip.sent", slip)
    return slip


def receive_slip(
    work: Work, *, slip_id: UUID, liaison: str, handled_by: str, opinion: str = "", day: date | None = None
) -> BranchCheckin:
    """Give the receipt 回执 of a slip, as the community. Raises EMPTY, TOO_LONG, ENDS_BEFORE_START, ILLEGAL_MOVE."""
    slip = work.get(BranchCheckin, slip_id, lock=True)
    work.require(Right.RECEIVE_SLIP, community_id=slip.community_id)
    slip.status = move(slip.status, CheckinStatus.RECEIVED)
    slip.liaison = entries.words(liaison, "liaison", 20)
    slip.handled_by = entries.words(handled_by, "handled_by", 20)
    slip.opinion = entries.maybe_words(opinion, "opinion", 500)
    slip.received_on = _day_after(work, slip.day, day)
    work.record("slip.received", slip)
    return slip


def return_slip(work: Work, *, slip_id: UUID, opinion: str) -> BranchCheckin:
    """Send a slip back with what is wrong, as the community. Raises EMPTY, TOO_LONG, ILLEGAL_MOVE, NOT_ALLOWED."""
    slip = work.get(BranchCheckin, slip_id, lock=True)
    work.require(Right.RECEIVE_SLIP, community_id=slip.community_id)
    slip.status = move(slip.status, CheckinStatus.RETURNED)
    slip.opinion = entries.words(opinion, "opinion", 500)
    work.record("slip.returned", slip)
    return slip


def resend_slip(work: Work, *, slip_id: UUID, contact: str, contact_phone: str, offers: str) -> BranchCheckin:
    """Mend a returned slip and send it again. Raises EMPTY, TOO_LONG, BAD_PHONE, ILLEGAL_MOVE, NOT_ALLOWED."""
    slip = work.get(BranchCheckin, slip_id, lock=True)
    work.require(Right.SEND_SLIP, branch_id=slip.branch_id)
    slip.status = move(slip.status, CheckinStatus.SENT)
    slip.contact = entries.words(contact, "contact", 20)
    slip.contact_phone = entries.phone(contact_phone, "contact_phone")
    slip.offers = entries.maybe_words(offers, "offers", 500)
    work.record("slip.sent_again", slip)
    return slip


def end_slip(work: Work, *, slip_id: UUID, day: date) -> BranchCheckin:
    """End a branch's check-in at a community. Raises IN_THE_FUTURE, ENDS_BEFORE_START, ILLEGAL_MOVE, NOT_ALLOWED."""
    slip = work.get(BranchCheckin, slip_id, lock=True)
    work.require(Right.SEND_SLIP, branch_id=slip.branch_id)
    slip.status = move(slip.status, CheckinStatus.ENDED)
    slip.ended_on = _day_after(work, slip.day, day)
    work.record("slip.ended", slip)
    return slip


def check_member_in(
    work: Work, *, member_id: MemberId, community_id: CommunityId, day: date, note: str = ""
) -> MemberCheckin:
    """Send a member to a community; the community has the ball.

    Raises NOT_IN_SERVICE, ALREADY_CHECKED_IN when it is the member's community now, AWAITS_COMMUNITY, IN_THE_FUTURE.
    """
    member, community = work.get(Member, member_id), work.get(Community, community_id)
    work.require(Right.CHECK_MEMBER_IN, branch_id=member.branch_id, member_id=member.id)
    if member.status is not MemberStatus.IN_SERVICE:
        raise Refusal(Code.NOT_IN_SERVICE, name=member.name)
    if member.serves_community_id == community.id:
        raise Refusal(Code.ALREADY_CHECKED_IN, name=member.name)
    if (waiting := of_member(work, member.id, CheckinStatus.SENT)) is not None:
        raise awaited(work, waiting, member.name)
    checkin = work.add(
        MemberCheckin(
            member_id=member.id,
            community_id=community.id,
            branch_id=member.branch_id,
            day=entries.past_day(day, work.today, "day"),
            note=entries.maybe_words(note, "note", 200),
        )
    )
    work.record("member.sent", checkin)
    return checkin


def receive_member(work: Work, *, checkin_id: UUID, day: date | None = None) -> MemberCheckin:
    """Take a member in, as the community; from now on the member serves here and no longer elsewhere.

    Raises ENDS_BEFORE_START, IN_THE_FUTURE, ILLEGAL_MOVE, NOT_ALLOWED.
    """
    checkin = work.get(MemberCheckin, checkin_id, lock=True)
    work.require(Right.RECEIVE_SLIP, community_id=checkin.community_id)
    take_in(work, checkin, _day_after(work, checkin.day, day))
    work.record("member.received", checkin)
    return checkin


def return_member(work: Work, *, checkin_id: UUID, note: str) -> MemberCheckin:
    """Send a member back with what is wrong, as the community. Raises EMPTY, TOO_LONG, ILLEGAL_MOVE, NOT_ALLOWED."""
    checkin = work.get(MemberCheckin, checkin_id, lock=True)
    work.require(Right.RECEIVE_SLIP, community_id=checkin.community_id)
    checkin.status = move(checkin.status, CheckinStatus.RETURNED)
    checkin.note = entries.words(note, "note", 200)
    work.record("member.returned", checkin)
    return checkin


def transcribe_checkin(
    work: Work, *, member_id: MemberId, community_id: CommunityId, day: date, note: str = ""
) -> MemberCheckin:
    """Enter a check-in that the community has already received on paper, from the bureau's own list.

    Raises NOT_IN_SERVICE, ALREADY_CHECKED_IN, AWAITS_COMMUNITY, IN_THE_FUTURE, NOT_ALLOWED.
    """
    work.require(Right.IMPORT)
    checkin = check_member_in(work, member_id=member_id, community_id=community_id, day=day, note=note)
    take_in(work, checkin, checkin.day)
    work.record("member.transcribed", checkin)
    return checkin


def end_checkin_of(work: Work, *, member: Member, day: date) -> None:
    """End whatever check-in a member has, because the member leaves. Raises NOT_ALLOWED."""
    work.require(Right.KEEP_MEMBERS, branch_id=member.branch_id)
    for status, to in ((CheckinStatus.SENT, CheckinStatus.RETURNED), (CheckinStatus.RECEIVED, CheckinStatus.ENDED)):
        checkin = of_member(work, member.id, status)
        if checkin is not None:
            checkin.status, checkin.ended_on = move(checkin.status, to), max(day, checkin.day)
            work.record("member.checkin_ended", checkin)
    member.serves_community_id, member.checked_in_on = None, None


def take_in(work: Work, checkin: MemberCheckin, day: date) -> None:
    """Let a check-in hold from a day on, in place of the one before."""
    member = work.get(Member, checkin.member_id, lock=True)
    former = of_member(work, member.id, CheckinStatus.RECEIVED)
    if former is not None:
        former.status, former.ended_on = move(former.status, CheckinStatus.ENDED), max(day, former.day)
        work.record("member.checkin_ended", former)
    checkin.status, checkin.received_on = move(checkin.status, CheckinStatus.RECEIVED), day
    member.serves_community_id, member.checked_in_on = checkin.community_id, checkin.day


def _day_after(work: Work, first: date, day: date | None) -> date:
    last = entries.past_day(day or work.today, work.today, "day")
    entries.in_order(first, last, "day")
    return last


def _live_slip(work: Work, branch_id: UUID, community_id: UUID) -> BranchCheckin | None:
    return work.session.exec(
        select(BranchCheckin).where(
            BranchCheckin.branch_id == branch_id,
            BranchCheckin.community_id == community_id,
            col(BranchCheckin.status).in_(LIVE),
        )
    ).first()


def of_member(work: Work, member_id: UUID, status: CheckinStatus) -> MemberCheckin | None:
    """Give a member's check-in of a status, locked."""
    return work.session.exec(
        select(MemberCheckin)
        .where(MemberCheckin.member_id == member_id, MemberCheckin.status == status)
        .with_for_update()
    ).first()


def awaited(work: Work, checkin: MemberCheckin, name: str) -> Refusal:
    """Give why somebody, by the name the asker knows, is not checked in: they are at a community that has to answer."""
    return Refusal(Code.AWAITS_COMMUNITY, name=name, community=work.get(Community, checkin.community_id).name)
