"""Questions about members: the list of who is missing on a day, and all that is held about one."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import scope
from db.reads.checkins import CheckinLine, checkins_of
from db.reads.coverage import Stood, among, as_of, in_service, missing, steps_on
from db.reads.joins import another, on
from db.reads.paging import PAGE, first_of
from db.reads.searching import codes, says
from db.rules.masking import NOBODY
from db.rules.rights import Actor
from db.rules.rolls import Which
from db.tables.accounts import Account
from db.tables.checkins import MemberCheckin
from db.tables.keeping import JournalLine
from db.tables.people import Branch, Member, MemberSkill, MemberStep, MemberTime, Skill, Unit
from db.tables.places import Community
from db.terms import (
    BranchId,
    CheckinStatus,
    CommunityId,
    DayPart,
    Gender,
    MemberChange,
    MemberId,
    MemberStatus,
    SkillId,
    SkillLevel,
)

_TAIL: Final = 4
_SERVES: Final = another(Community)
_HOME: Final = another(Community)


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member as they stood on a day; name and telephone as the actor may see them."""

    id: MemberId
    code: str
    name: str
    phone: str
    branch: str
    status: MemberStatus
    #: where checked in on that day; empty where that is not known or not so
    community: str
    checked_in_on: date | None
    form_on: date | None
    #: a check-in that waits for the community's word now
    sent: bool


@dataclass(frozen=True, slots=True)
class MemberPage:
    """One page of members and how many there are in all."""

    lines: tuple[MemberLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class HeldSkill:
    """A skill a member has."""

    id: SkillId
    name: str
    name_en: str
    level: SkillLevel
    certificate: str
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of a member's history."""

    since: date
    change: MemberChange
    branch: str
    status: MemberStatus
    reason: str
    recorded_at: datetime
    #: who wrote it down; empty for what came with an import
    by: str


@dataclass(frozen=True, slots=True)
class MemberDetail:
    """All that is held about a member: the registration form, skills, times, history and check-ins."""

    id: MemberId
    code: str
    name: str
    phone: str
    gender: Gender | None
    born: str
    duty: str
    nation: str
    education: str
    joined_party: str
    estate: str
    intents: str
    branch_id: BranchId
    branch: str
    unit: str
    status: MemberStatus
    home_id: CommunityId | None
    home: str
    serves_id: CommunityId | None
    serves: str
    checked_in_on: date | None
    form_on: date | None
    #: from when until when one of the unit's leaders
    leads_from: date | None
    leads_until: date | None
    skills: tuple[HeldSkill, ...]
    times: tuple[tuple[int, DayPart], ...]
    steps: tuple[StepLine, ...]
    checkins: tuple[CheckinLine, ...]
    #: the person was removed, and only the numbers stayed
    forgotten: bool

    @property
    def sent(self) -> CheckinLine | None:
        """The check-in that waits for the community's word."""
        return next((line for line in self.checkins if line.status is CheckinStatus.SENT), None)

    @property
    def live(self) -> CheckinLine | None:
        """The check-in that the form is about: the one that waits, or else the one that holds."""
        holds = next((line for line in self.checkins if line.status is CheckinStatus.RECEIVED), None)
        return self.sent or holds

    @property
    def last_step_on(self) -> date | None:
        """The day of the latest step; a next one comes after it."""
        return max((step.since for step in self.steps), default=None)


_BY_STEP: Final = {Which.ALL, Which.OUT}
"""Whose number is known from the history alone."""


def member_list(
    session: Session,
    actor: Actor,
    *,
    day: date,
    today: date,
    which: Which = Which.ALL,
    text: str = "",
    branch_id: BranchId | None = None,
    community_id: CommunityId | None = None,
    page: int = 1,
) -> MemberPage:
    """Give one page of the members within reach as they stood on a day: by branch, then by sound.

    They are found by zs, zhangsan, 张, the tail of the telephone or the code; by telephone only where it may be seen.
    """
    said = text.strip()

    def wanted(then: Stood) -> list[ColumnElement[bool]]:
        meant = [_meant(actor, said)] if said else []
        return [scope.stood(then, actor), *_those(which, then, day), *among(then, branch_id, community_id), *meant]

    then = as_of(day, today)
    plainly = actor.reaches_all and which in _BY_STEP and community_id is None and not said
    counted = steps_on(day) if plainly and day < today else then
    shown, first, total = _falling(page, _counts(session, counted, wanted(counted)))
    rows = session.execute(
        _lines(then)
        .where(*wanted(then), then.branch_id.in_(shown))
        .order_by(col(Branch.code), col(Member.search), col(Member.code))
        .limit(PAGE)
        .offset(first)
    )
    return MemberPage(tuple(_line(row, actor) for row in rows), total)


def member_detail(session: Session, actor: Actor, *, code: str) -> MemberDetail:
    """Give a member within reach by code; Refusal(NOT_FOUND) for any other."""
    row = _one(session, actor, col(Member.code) == code)
    if row is None:
        raise Refusal(Code.NOT_FOUND, table="member")
    return _detail(session, actor, row)


def own_detail(session: Session, actor: Actor) -> MemberDetail | None:
    """Give the same about the member behind the account; None for an account without one."""
    row = _one(session, actor, col(Member.id) == actor.member_id) if actor.member_id else None
    return _detail(session, actor, row) if row else None


def _one(session: Session, actor: Actor, which: ColumnElement[bool]) -> Row[*tuple[Any, ...]] | None:
    return session.execute(
        select(Member, col(Branch.name).label("branch"), col(Unit.name).label("unit"))
        .add_columns(_SERVES.name.label("serves"), _HOME.name.label("home"))
        .join(Branch, on(Branch, Member.branch_id))
        .join(Unit, on(Unit, Branch.unit_id))
        .outerjoin(_SERVES, on(_SERVES, Member.serves_community_id))
        .outerjoin(_HOME, on(_HOME, Member.home_community_id))
        .where(scope.members(actor), which)
    ).one_or_none()


def _detail(session: Session, actor: Actor, row: Row[*tuple[Any, ...]]) -> MemberDetail:
    member: Member = row.Member
    member_id = MemberId(member.id)
    # what tells people apart whose name is masked
    open_ = actor.sees_names or actor.member_id == member_id
    return MemberDetail(
        id=member_id,
        code=member.code,
        name=scope.shown_name(actor, member.name, member_id=member_id),
        phone=scope.shown_phone(actor, member.phone, member_id=member_id),
        gender=member.gender,
        born=member.born if open_ else "",
        duty=member.duty,
        nation=member.nation if open_ else "",
        education=member.education if open_ else "",
        joined_party=member.joined_party if open_ else "",
        estate=member.estate if open_ else "",
        intents=member.intents,
        branch_id=BranchId(member.branch_id),
        branch=row.branch,
        unit=row.unit,
        status=member.status,
        home_id=CommunityId(member.home_community_id) if member.home_community_id else None,
        home=row.home or "",
        serves_id=CommunityId(member.serves_community_id) if member.serves_community_id else None,
        serves=row.serves or "",
        checked_in_on=member.checked_in_on,
        form_on=member.form_on,
        leads_from=member.leads_from,
        leads_until=member.leads_until,
        skills=_skills(session, actor, member_id),
        times=_times(session, actor, member_id),
        steps=_steps(session, actor, member_id),
        checkins=checkins_of(session, actor, member_id),
        forgotten=member.name == NOBODY,
    )


def _those(which: Which, then: Stood, day: date) -> list[ColumnElement[bool]]:
    return {
        Which.MISSING: [missing(then)],
        Which.CHECKED_IN: [in_service(then), then.checked_in_on.is_not(None)],
        Which.WITHOUT_FORM: [in_service(then), or_(col(Member.form_on).is_(None), col(Member.form_on) > day)],
        Which.OUT: [then.status != MemberStatus.IN_SERVICE],
        Which.ALL: [],
    }[which]


def _counts(session: Session, then: Stood, wanted: Sequence[ColumnElement[bool]]) -> list[tuple[UUID, int]]:
    """Count the wanted members of each branch, in the order of the list."""
    of = then.branch_id.label("branch_id")
    each = select(of, func.count().label("members")).select_from(then.source).where(*wanted).group_by(of).subquery()
    rows = session.execute(
        select(each.c.branch_id, each.c.members)
        .join(Branch, col(Branch.id) == each.c.branch_id)
        .order_by(col(Branch.code), col(Branch.id))
    )
    return [(row.branch_id, row.members) for row in rows]


def _falling(page: int, counts: Sequence[tuple[UUID, int]]) -> tuple[list[UUID], int, int]:
    """Give the branches in whose order a page falls, where in them it begins, and how many members there are in all.

    So no page is reached by reading those before it, only by counting them.
    """
    total = sum(count for _, count in counts)
    first = first_of(page, total)
    ends = list(accumulate(count for _, count in counts))
    start, end = bisect_right(ends, first), bisect_left(ends, first + PAGE)
    return [branch for branch, _ in counts[start : end + 1]], first - (ends[start - 1] if start else 0), total


def _meant(actor: Actor, written: str) -> ColumnElement[bool]:
    code, typed = codes(written, Member.code), written.lower()
    if typed.isascii() and typed.isdecimal():
        # who sees a telephone masked may not find its owner by it
        return or_(code, col(Member.phone).endswith(typed, autoescape=True)) if actor.sees_names else code
    sound = typed.replace(" ", "").replace("'", "")
    if typed.isascii():
        return or_(
            code,
            col(Member.search).startswith(sound, autoescape=True),
            col(Member.search).contains(f" {sound}", autoescape=True),
        )
    return says(typed, col(Member.name))


def _in_branch(then: Stood) -> ColumnElement[bool]:
    return and_(col(Branch.id) == then.branch_id, col(Branch.org_id) == then.org_id)


def _lines(then: Stood) -> Select[*tuple[Any, ...]]:
    sent = select(col(MemberCheckin.id)).where(
        col(MemberCheckin.org_id) == Member.org_id,
        col(MemberCheckin.member_id) == Member.id,
        col(MemberCheckin.status) == CheckinStatus.SENT,
    )
    community = and_(col(Community.id) == then.community_id, col(Community.org_id) == then.org_id)
    return (
        select(
            col(Member.id),
            col(Member.code),
            col(Member.name),
            col(Member.phone),
            col(Branch.name).label("branch"),
            then.status,
            col(Community.name).label("community"),
            then.checked_in_on.label("checked_in_on"),
            col(Member.form_on),
            sent.exists().label("sent"),
        )
        .select_from(then.source)
        .join(Branch, _in_branch(then))
        .outerjoin(Community, community)
    )


def _line(row: Row[*tuple[Any, ...]], actor: Actor) -> MemberLine:
    return MemberLine(
        id=row.id,
        code=row.code,
        name=scope.shown_name(actor, row.name, member_id=row.id),
        phone=(row.phone[-_TAIL:] if row.phone else "") if actor.sees_names else "",
        branch=row.branch,
        status=row.status,
        community=row.community or "",
        checked_in_on=row.checked_in_on,
        form_on=row.form_on,
        sent=row.sent,
    )


def _skills(session: Session, actor: Actor, member_id: MemberId) -> tuple[HeldSkill, ...]:
    held = (MemberSkill.level, MemberSkill.certificate, MemberSkill.expires_on)
    rows = session.execute(
        select(col(Skill.id), col(Skill.name), col(Skill.name_en), *map(col, held))
        .join(MemberSkill, on(Skill, MemberSkill.skill_id))
        .where(scope.narrowed(MemberSkill, actor), col(MemberSkill.member_id) == member_id)
        .order_by(col(Skill.code))
    )
    return tuple(HeldSkill(*row) for row in rows)


def _times(session: Session, actor: Actor, member_id: MemberId) -> tuple[tuple[int, DayPart], ...]:
    rows = session.execute(
        select(col(MemberTime.weekday), col(MemberTime.part))
        .where(scope.narrowed(MemberTime, actor), col(MemberTime.member_id) == member_id)
        .order_by(col(MemberTime.weekday), col(MemberTime.id))
    )
    return tuple((row.weekday, row.part) for row in rows)


def _steps(session: Session, actor: Actor, member_id: MemberId) -> tuple[StepLine, ...]:
    told = (
        MemberStep.since, MemberStep.change, Branch.name, MemberStep.status, MemberStep.reason, MemberStep.recorded_at,
    )  # fmt: skip
    by = (
        select(func.max(col(Account.name)))
        .join(JournalLine, on(Account, JournalLine.account_id))
        .where(
            col(JournalLine.org_id) == MemberStep.org_id,
            col(JournalLine.subject_id) == MemberStep.member_id,
            col(JournalLine.at) == MemberStep.recorded_at,
        )
        .correlate(MemberStep)
        .scalar_subquery()
    )
    rows = session.execute(
        select(*map(col, told), func.coalesce(by, ""))
        .join(Branch, on(Branch, MemberStep.branch_id))
        .where(scope.narrowed(MemberStep, actor), col(MemberStep.member_id) == member_id)
        .order_by(col(MemberStep.since).desc(), col(MemberStep.id).desc())
    )
    return tuple(StepLine(*row) for row in rows)
