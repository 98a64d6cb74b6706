"""Forms at a community's door: anybody may send one and learns nothing by it; the community's clerk says yes or no."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import col, func, select

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.door_forms import Written, cleaned, fits, parts_of_week
from db.rules.passes import Opening
from db.rules.rights import Right
from db.tables.checkins import CheckinForm, MemberCheckin
from db.tables.people import Member, MemberStep, MemberTime
from db.tables.places import Community
from db.terms import CheckinStatus, Doubt, MemberId, MemberStatus
from db.work import Work
from db.writes.checkins import awaited, of_member, take_in

MOST_WAITING: Final = 200
"""Forms that one community keeps: nobody can fill the house through its door."""

MOST_DOUBTED: Final = MOST_WAITING // 2
"""Forms with a doubt among them: whoever comes by a poster cannot shut the door for those before the clerk."""


def send_form(work: Work, *, community_code: str, opening: Opening, key: UUID, written: Written) -> CheckinForm:
    """Fill in the data form at a community's door; it waits for the clerk, and says nothing of anybody.

    Nobody needs a right: the signed opening decides. The same key, or the same once more, is one form; whoever writes
    otherwise under a name and number that waits already waits beside it, for the clerk to see both. Raises NOT_FOUND,
    EMPTY, TOO_LONG, BAD_PHONE, BAD_DAY, ALREADY_SENT, FULL.
    """
    community = work.session.exec(
        select(Community).where(col(Community.code) == community_code, col(Community.retired).is_(False))
    ).first()
    if community is None:
        raise Refusal(Code.NOT_FOUND, table="community")
    form = cleaned(written)
    waiting = work.session.exec(
        select(CheckinForm).where(CheckinForm.community_id == community.id).limit(MOST_WAITING)
    ).all()
    again = next((one for one in waiting if one.key == key or _says(one) == form), None)
    if again is not None:
        return again
    doubt = opening.doubt_at(work.now) or _second(work, opening)
    if len(waiting) >= MOST_WAITING or (doubt and sum(one.doubt is not None for one in waiting) >= MOST_DOUBTED):
        raise Refusal(Code.FULL)
    row = work.add(
        CheckinForm(
            key=key,
            opening=opening.id,
            doubt=doubt,
            community_id=community.id,
            name=form.name,
            phone=form.phone,
            unit=form.unit,
            gender=form.gender,
            born=form.born,
            duty=form.duty,
            lives_here=form.lives_here,
            times=" ".join(sorted(form.times)),
            abilities=form.abilities,
            **form.more,
            day=work.today,
            sent_at=work.now,
        ),
        Code.ALREADY_SENT,
    )
    work.record("door_form.sent", row)
    return row


def take_in_by_form(work: Work, *, form_id: UUID, member_id: MemberId) -> MemberCheckin:
    """Say yes to a form, as the community: the member it means is checked in, and what was unknown of them is filled.

    What is known of the member already stays as it is. Raises NOT_FOUND also for a member whom it cannot mean,
    NOT_IN_SERVICE, ALREADY_CHECKED_IN, AWAITS_COMMUNITY while another community has the ball, CLOSED_ALREADY,
    NOT_ALLOWED.
    """
    form = _at_own_door(work, form_id)
    community = work.get(Community, form.community_id)
    if community.retired:
        raise Refusal(Code.CLOSED_ALREADY, name=community.name)
    member = work.get(Member, member_id, lock=True)
    if not _means(form, member):
        raise Refusal(Code.NOT_FOUND, table="member")
    if member.status is not MemberStatus.IN_SERVICE:
        raise Refusal(Code.NOT_IN_SERVICE, name=member.name)
    if member.serves_community_id == form.community_id:
        raise Refusal(Code.ALREADY_CHECKED_IN, name=member.name)
    checkin = of_member(work, member.id, CheckinStatus.SENT)
    if checkin is not None and checkin.community_id != form.community_id:
        raise awaited(work, checkin, form.name)
    if checkin is None:
        checkin = work.add(
            MemberCheckin(
                member_id=member.id, community_id=form.community_id, branch_id=member.branch_id,
                day=_day(work, member, form), note=form.abilities,
            )
        )  # fmt: skip
    take_in(work, checkin, work.today)
    _fill(work, member, form)
    work.record("member.received", checkin)
    for answered in _same(work, form):
        work.session.delete(answered)
        work.record("door_form.taken_in", answered)
    return checkin


def remove_form(work: Work, *, form_id: UUID, member_id: MemberId) -> None:
    """Remove the form of a member who is checked in here already. Raises NOT_FOUND for anybody else, NOT_ALLOWED."""
    form = _at_own_door(work, form_id)
    member = work.get(Member, member_id)
    if member.serves_community_id != form.community_id or not _means(form, member):
        raise Refusal(Code.NOT_FOUND, table="member")
    work.session.delete(form)
    work.record("door_form.turned_away", form)


def turn_form_away(work: Work, *, form_id: UUID, reason: str) -> None:
    """Say no to a form, with the reason. Raises EMPTY, TOO_LONG, NOT_FOUND once it was answered, NOT_ALLOWED."""
    form = _at_own_door(work, form_id)
    why = entries.words(reason, "reason", 200)
    work.session.delete(form)
    work.record("door_form.turned_away", form, reason=why)


def _at_own_door(work: Work, form_id: UUID) -> CheckinForm:
    form = work.get(CheckinForm, form_id, lock=True)
    work.require(Right.RECEIVE_SLIP, community_id=form.community_id)
    return form


def _means(form: CheckinForm, member: Member) -> bool:
    return fits(form.name, form.phone, member_name=member.name, member_phone=member.phone)


def _second(work: Work, opening: Opening) -> Doubt | None:
    """Tell whether another form came from the same opened page."""
    found = work.session.exec(select(CheckinForm.id).where(CheckinForm.opening == opening.id).limit(1)).first()
    return Doubt.SAME_PHONE if found else None


def _says(form: CheckinForm) -> Written:
    return Written(
        form.name, form.phone, form.unit, form.gender, form.born, form.duty, form.lives_here,
        frozenset(form.times.split()), form.abilities,
        form.nation, form.education, form.joined_party, form.estate, form.intents,
    )  # fmt: skip


def _same(work: Work, form: CheckinForm) -> Sequence[CheckinForm]:
    """Give all forms of a community that bear the name and number of one of them."""
    return work.session.exec(
        select(CheckinForm).where(
            CheckinForm.community_id == form.community_id,
            CheckinForm.name == form.name,
            CheckinForm.phone == form.phone,
        )
    ).all()


def _day(work: Work, member: Member, form: CheckinForm) -> date:
    """Give the day from which a form's check-in counts: its own, but not before what stands of the member since."""
    step = work.session.exec(select(func.max(MemberStep.since)).where(MemberStep.member_id == member.id)).one()
    return max(day for day in (form.day, member.checked_in_on, step) if day)


def _fill(work: Work, member: Member, form: CheckinForm) -> None:
    member.phone = member.phone or form.phone
    member.gender = member.gender or form.gender
    member.born = member.born or form.born
    member.duty = member.duty or form.duty
    for part, value in _says(form).more.items():
        setattr(member, part, getattr(member, part) or value)
    if form.lives_here:
        member.home_community_id = member.home_community_id or form.community_id
    held = work.session.exec(select(MemberTime.id).where(MemberTime.member_id == member.id).limit(1)).first()
    for weekday, part in parts_of_week(form.times) if held is None else ():
        work.add(MemberTime(member_id=member.id, weekday=weekday, part=part))
    if member.form_on is None:
        member.form_on = form.day
        work.record("member.form_completed", member)
