"""Members: they join a branch, move, change their status; what they can do and when; their data form."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Unpack
from uuid import UUID

from sqlmodel import col, select

from db.errors import Code, Refusal
from db.rules import data_form, entries
from db.rules.birth import birth_month
from db.rules.data_form import More
from db.rules.masking import NOBODY
from db.rules.pinyin import search_text
from db.rules.rights import Right
from db.tables.people import Branch, Member, MemberSkill, MemberStep, MemberTime, Skill
from db.tables.places import Community
from db.terms import (
    BranchId,
    CommunityId,
    DayPart,
    Gender,
    MemberChange,
    MemberId,
    MemberStatus,
    SkillId,
    SkillLevel,
)
from db.work import NOTHING_SEEN, Seen, Work
from db.writes.checkins import end_checkin_of
from db.writes.numbers import next_code
from db.writes.teams import leave_teams

LONGEST_NAME: Final = 20
LONGEST_DUTY: Final = 40
LONGEST_CERTIFICATE: Final = 60


@dataclass(frozen=True, slots=True)
class Ability:
    """A skill as somebody has it."""

    skill_id: SkillId
    level: SkillLevel = SkillLevel.ABLE
    certificate: str = ""
    #: last day the certificate is valid; empty when it does not expire
    expires_on: date | None = None


def join_branch(
    work: Work,
    *,
    branch_id: BranchId,
    name: str,
    phone: str = "",
    gender: Gender | None = None,
    born: str = "",
    duty: str = "",
    home_community_id: CommunityId | None = None,
    since: date | None = None,
    **more: Unpack[More],
) -> Member:
    """Enter a member of a branch; the history begins on the day since. Two people of one name are two members.

    Raises EMPTY, TOO_LONG, BAD_PHONE, BAD_DAY, IN_THE_FUTURE, NOT_ALLOWED.
    """
    branch = work.get(Branch, branch_id)
    work.require(Right.KEEP_MEMBERS, branch_id=branch.id)
    member = Member(code=next_code(work, "DY", width=5), name="", branch_id=branch.id)
    _describe(work, member, name=name, phone=phone, gender=gender, born=born, duty=duty, home=home_community_id, **more)
    work.add(member)
    _step(work, member, MemberChange.JOINED, since or work.today)
    work.record("member.joined", member)
    return member


def edit_member(
    work: Work,
    *,
    member_id: MemberId,
    name: str,
    phone: str,
    gender: Gender | None,
    born: str,
    duty: str,
    home_community_id: CommunityId | None,
    **more: Unpack[More],
) -> Member:
    """Correct what is said of a member; what is not named of the form stays as it is.

    Raises EMPTY, TOO_LONG, BAD_PHONE, BAD_DAY, NOT_ALLOWED.
    """
    member = work.get(Member, member_id, lock=True)
    work.require(Right.KEEP_MEMBERS, branch_id=member.branch_id)
    refuse_nobody(member)
    _describe(work, member, name=name, phone=phone, gender=gender, born=born, duty=duty, home=home_community_id, **more)
    work.record("member.edited", member)
    return member


def move_member(work: Work, *, member_id: MemberId, branch_id: BranchId, since: date, reason: str = "") -> Member:
    """Move a member to another branch from a day on; what was done before stays with the former one, and its teams.

    Whoever led a unit leads it no more when the branch is another unit's.

    Raises OUT_OF_RANGE when it is the same branch, IN_THE_FUTURE, ENDS_BEFORE_START when it begins before the last
    step, TOO_LONG, NOT_ALLOWED.
    """
    member = work.get(Member, member_id, lock=True)
    branch = work.get(Branch, branch_id)
    work.require(Right.KEEP_MEMBERS, branch_id=member.branch_id)
    refuse_nobody(member)
    if branch.id == member.branch_id:
        raise Refusal(Code.OUT_OF_RANGE, field="branch_id")
    leave_teams(work, member=member, since=since)
    if work.get(Branch, member.branch_id).unit_id != branch.unit_id:
        _leads_no_more(member, since)
    member.branch_id = branch.id
    _step(work, member, MemberChange.MOVED, since, reason)
    work.record("member.moved", member)
    return member


def change_status(work: Work, *, member_id: MemberId, status: MemberStatus, since: date, reason: str = "") -> Member:
    """Say that a member is in service, on leave, retired or gone from a day on; who is gone is no longer checked in.

    Raises ILLEGAL_MOVE when nothing changes, IN_THE_FUTURE, ENDS_BEFORE_START when it begins before the last step,
    TOO_LONG, NOT_ALLOWED.
    """
    member = work.get(Member, member_id, lock=True)
    work.require(Right.KEEP_MEMBERS, branch_id=member.branch_id)
    refuse_nobody(member)
    if status is member.status:
        raise Refusal(Code.ILLEGAL_MOVE, now=member.status, to=status)
    member.status = status
    _step(work, member, MemberChange.STATUS, since, reason)
    if status in {MemberStatus.RETIRED, MemberStatus.TRANSFERRED}:
        end_checkin_of(work, member=member, day=since)
        _leads_no_more(member, since)
    work.record("member.status_changed", member)
    return member


def set_skills(work: Work, *, member_id: MemberId, skills: Iterable[Ability]) -> list[MemberSkill]:
    """Say which skills a member has, how well and under which certificates; other skills stay as they are.

    Raises NOT_FOUND, TOO_LONG, NOT_ALLOWED.
    """
    member = work.get(Member, member_id)
    _require_keeper(work, member)
    known = {held.skill_id: held for held in _held(work, member_id)}
    held = [_ability(work, known, member, ability) for ability in skills]
    work.add_all(held)
    for skill in held:
        work.record("member.skill_set", skill)
    return held


def drop_skill(work: Work, *, member_id: MemberId, skill_id: SkillId) -> None:
    """Say that a member does not have a skill. Raises NOT_FOUND, NOT_ALLOWED."""
    member = work.get(Member, member_id)
    _require_keeper(work, member)
    held = next((held for held in _held(work, member_id) if held.skill_id == skill_id), None)
    if held is None:
        raise Refusal(Code.NOT_FOUND, table=MemberSkill.__tablename__)
    work.session.delete(held)
    work.record("member.skill_dropped", member, skill_id=skill_id)


def set_times(work: Work, *, member_id: MemberId, times: Iterable[tuple[int, DayPart]]) -> Member:
    """Say in which parts of the week a member offers time, all of them at once. Raises OUT_OF_RANGE, NOT_ALLOWED."""
    member = work.get(Member, member_id)
    _require_keeper(work, member)
    wanted = {(entries.number(weekday, "weekday", 0, 6), part) for weekday, part in times}
    for kept in work.session.exec(select(MemberTime).where(MemberTime.member_id == member.id)).all():
        if (kept.weekday, kept.part) not in wanted:
            work.session.delete(kept)
        wanted.discard((kept.weekday, kept.part))
    for weekday, part in sorted(wanted):
        work.session.add(MemberTime(member_id=member.id, org_id=member.org_id, weekday=weekday, part=part))
    work.record("member.times_set", member)
    return member


def _times_of(work: Work, member: Member) -> frozenset[tuple[int, DayPart]]:
    kept = work.session.exec(select(MemberTime).where(MemberTime.member_id == member.id)).all()
    return frozenset((time.weekday, time.part) for time in kept)


def complete_form(work: Work, *, member_id: MemberId, day: date) -> Member:
    """Say that a member's data form 登记表 is complete. Raises IN_THE_FUTURE, BAD_PHONE without a telephone."""
    member = work.get(Member, member_id, lock=True)
    _require_keeper(work, member)
    if not member.phone:
        raise Refusal(Code.BAD_PHONE, value="")
    member.form_on = entries.past_day(day, work.today, "day")
    work.record("member.form_completed", member)
    return member


def fill_form(
    work: Work,
    *,
    member_id: MemberId,
    name: str,
    phone: str,
    gender: Gender | None,
    born: str,
    duty: str,
    home_community_id: CommunityId | None,
    times: Iterable[tuple[int, DayPart]],
    day: date,
    seen: Seen = NOTHING_SEEN,
    **more: Unpack[More],
) -> Member:
    """Fill in the whole data form 登记表 at once, and say that it is complete; one's own name stays as it is.

    `seen` are the fields as they stood before whoever fills them in. Raises CHANGED_MEANWHILE when they are not so any
    more, EMPTY, TOO_LONG, BAD_PHONE also without one, BAD_DAY, OUT_OF_RANGE, IN_THE_FUTURE, NOT_ALLOWED.
    """
    member = work.get(Member, member_id, lock=True)
    _require_keeper(work, member)
    work.unmoved(member, {field: value for field, value in seen.items() if field != "times"})
    if "times" in seen and _times_of(work, member) != seen["times"]:
        raise Refusal(Code.CHANGED_MEANWHILE)
    called = member.name if work.actor.member_id == member.id else name
    _describe(
        work, member, name=called, phone=phone, gender=gender, born=born, duty=duty, home=home_community_id, **more
    )
    set_times(work, member_id=member_id, times=times)
    return complete_form(work, member_id=member_id, day=day)


def set_willing(work: Work, *, member_id: MemberId, willing: bool) -> Member:
    """Let a member be proposed for needs, or not for a while. Raises NOT_ALLOWED."""
    member = work.get(Member, member_id, lock=True)
    _require_keeper(work, member)
    member.willing = willing
    work.record("member.willing_set", member)
    return member


def _require_keeper(work: Work, member: Member) -> None:
    if work.actor.member_id == member.id:
        work.require(Right.KEEP_SELF, member_id=member.id)
    else:
        work.require(Right.KEEP_MEMBERS, branch_id=member.branch_id)
    refuse_nobody(member)


def _leads_no_more(member: Member, since: date) -> None:
    """Let whoever leaves be one of the unit's leaders until the day before."""
    if member.leads_from is not None and (member.leads_until is None or member.leads_until >= since):
        last = since - timedelta(days=1)
        member.leads_from, member.leads_until = (None, None) if last < member.leads_from else (member.leads_from, last)


def refuse_nobody(member: Member) -> None:
    """Refuse a person who was forgotten: nobody makes them somebody again; Refusal(NOT_FOUND)."""
    if member.name == NOBODY:
        raise Refusal(Code.NOT_FOUND, table="member")


def _describe(
    work: Work,
    member: Member,
    *,
    name: str,
    phone: str,
    gender: Gender | None,
    born: str,
    duty: str,
    home: CommunityId | None,
    **more: Unpack[More],
) -> None:
    member.name = entries.words(name, "name", LONGEST_NAME)
    member.search = search_text(member.name)
    member.phone = entries.phone(phone)
    member.gender = gender
    member.born = birth_month(born)
    member.duty = entries.maybe_words(duty, "duty", LONGEST_DUTY)
    member.home_community_id = work.get(Community, home).id if home else None
    for part, value in data_form.cleaned(more).items():
        setattr(member, part, value)


def _step(work: Work, member: Member, change: MemberChange, since: date, reason: str = "") -> None:
    # the newest step says how things stand: one that begins earlier would change the past behind its back
    newest = (MemberStep.member_id == member.id, col(MemberStep.until).is_(None))
    last = work.session.exec(select(MemberStep).where(*newest)).one_or_none()
    entries.in_order(last.since if last else None, since, "since")
    if last is not None:
        last.until = since
    work.add(
        MemberStep(
            member_id=member.id,
            change=change,
            branch_id=member.branch_id,
            status=member.status,
            since=entries.past_day(since, work.today, "since"),
            reason=entries.maybe_words(reason, "reason", 200),
            recorded_at=work.now,
        )
    )


def _held(work: Work, member_id: MemberId) -> Sequence[MemberSkill]:
    return work.session.exec(select(MemberSkill).where(MemberSkill.member_id == member_id)).all()


def _ability(work: Work, known: Mapping[UUID, MemberSkill], member: Member, ability: Ability) -> MemberSkill:
    skill = work.get(Skill, ability.skill_id)
    held = known.get(skill.id) or MemberSkill(member_id=member.id, skill_id=skill.id)
    held.level, held.expires_on = ability.level, ability.expires_on
    held.certificate = entries.maybe_words(ability.certificate, "certificate", LONGEST_CERTIFICATE)
    return held
