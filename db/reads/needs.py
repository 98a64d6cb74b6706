"""Questions about needs: the list with who has the ball, and one need with all that happened to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import need_order, scope
from db.reads.areas import Part, holding
from db.reads.joins import on
from db.reads.matches import facts
from db.reads.paging import PAGE, first_of
from db.reads.searching import codes, says
from db.rules.calendar import day_in_shanghai
from db.rules.holding import NEED_HOLDER, UNFINISHED, Holder
from db.rules.path import NEEDS, at
from db.rules.rights import Actor, Right
from db.tables.accounts import Account
from db.tables.claims import Claim
from db.tables.evaluation import Followup
from db.tables.keeping import JournalLine
from db.tables.needs import Need
from db.tables.people import Branch, Member, Skill
from db.tables.places import Community, Street
from db.terms import (
    Beneficiary,
    BranchId,
    ClaimId,
    ClaimStatus,
    ClaimTarget,
    CommunityId,
    FollowupSubject,
    MemberId,
    NeedId,
    NeedKind,
    NeedStatus,
    PathStage,
    Role,
    Satisfaction,
    SkillId,
    Source,
    Urgency,
)

SAID_BY_FOLLOWUP: Final = ("need.reopened", "need.evaluated")
"""Events that a need's history leaves out: the follow-up that brought them tells more."""


@dataclass(frozen=True, slots=True)
class NeedLine:
    """A need as a line of the list: what, where, how it stands, and who has the ball until when."""

    id: NeedId
    code: str
    text: str
    community_id: CommunityId
    community: str
    street: str
    kind: NeedKind
    status: NeedStatus
    urgency: Urgency
    asked_on: date
    due_on: date | None
    #: days since it should have moved on; 0 while it is in time
    overdue_days: int
    holder: Holder
    #: whose it is: the member's name as the actor may see it, and the branch
    member: str
    branch: str


@dataclass(frozen=True, slots=True)
class NeedPage:
    """One page of the list and how many lines there are in all."""

    lines: tuple[NeedLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class NeedEvent:
    """One thing that happened to a need: what, when, who, and the facts its sentence needs."""

    at: datetime
    event: str
    by: str
    role: Role | None
    facts: Mapping[str, Any]

    @property
    def day(self) -> date:
        """The business day it happened on."""
        return day_in_shanghai(self.at)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A way of serving a need that did not do: when it was said so, in which words if told, and what had been done."""

    day: date
    opinion: str
    measures: str


@dataclass(frozen=True, slots=True)
class Helping:
    """A member who is asked for a need or has it in hand."""

    claim_id: ClaimId
    member_id: MemberId
    branch_id: BranchId
    name: str
    branch: str
    status: ClaimStatus
    answer_by: date | None
    #: whether the need is this member's to lead
    leads: bool


@dataclass(frozen=True, slots=True)
class NeedDetail:
    """One need with all its fields and its history, newest last."""

    line: NeedLine
    place: str
    beneficiary: Beneficiary
    beneficiaries: int | None
    skill_id: SkillId | None
    skill: str
    skill_en: str
    helpers_wanted: int
    goods: str
    source: Source
    member_id: MemberId | None
    branch_id: BranchId | None
    served_on: date | None
    measures: str
    solved_on: date | None
    satisfaction: Satisfaction | None
    reopened: int
    #: the project that carries it, by its code; empty when none does
    project_code: str
    helping: tuple[Helping, ...]
    history: tuple[NeedEvent, ...]

    @property
    def failed(self) -> Attempt | None:
        """The last attempt that did not satisfy; None when none did, and once the need is solved after all."""
        measures, found = "", None
        for event in self.history:
            measures = event.facts.get("measures") or measures
            if event.facts.get("reopened"):
                found = Attempt(event.day, event.facts.get("opinion", ""), measures)
        return found if self.line.status in _UNSOLVED else None


def need_list(
    session: Session,
    actor: Actor,
    *,
    today: date,
    community_id: CommunityId | None = None,
    kind: NeedKind | None = None,
    status: NeedStatus | None = None,
    stage: PathStage | None = None,
    urgency: Urgency | None = None,
    text: str = "",
    overdue: bool = False,
    area: Part | None = None,
    unit: UUID | None = None,
    page: int = 1,
) -> NeedPage:
    """Give one page of the needs within reach: the unsolved first, the soonest due first."""
    asked = {Need.community_id: community_id, Need.kind: kind, Need.status: status, Need.urgency: urgency}
    wanted = [
        scope.needs(actor),
        *(col(column) == value for column, value in asked.items() if value),
        *([col(Need.status).in_(at(NEEDS, stage)), facts.carrier().is_(None)] if stage else []),
        *([_says(text, actor)] if text.strip() else []),
        *([_overdue(today)] if overdue else []),
        *holding(Need, area, unit),
    ]
    if text.strip():
        found = session.execute(need_order.searched(wanted, page)).all()
        ids, total = [row[0] for row in found], found[0][1] if found else 0
    else:
        total = session.scalar(select(func.count()).select_from(Need).where(*wanted)) or 0
        ids = list(session.scalars(need_order.listed(wanted, status).limit(PAGE).offset(first_of(page, total))))
    # only the lines of the page are read whole
    lines = {row.id: _line(row, actor, today) for row in session.execute(_lines().where(col(Need.id).in_(ids)))}
    return NeedPage(tuple(lines[found] for found in ids), total)


def to_match(session: Session, actor: Actor, *, today: date) -> list[NeedLine]:
    """Give the needs within reach that want a member, or one more; the soonest due first, two hundred at most."""
    return _waiting(session, actor, facts.wants_helpers(), today)


def claimed_needs(session: Session, actor: Actor, *, today: date) -> list[NeedLine]:
    """Give the claimed needs within reach, which an activity may serve; the soonest due first, two hundred at most."""
    return _waiting(session, actor, and_(col(Need.status) == NeedStatus.CLAIMED, ~facts.carried()), today)


def need_detail(session: Session, actor: Actor, *, code: str, today: date) -> NeedDetail:
    """Give one need within reach by its code, with its history; Refusal(NOT_FOUND) for any other."""
    row = session.execute(
        _lines()
        .add_columns(Need, col(Skill.name).label("skill"), col(Skill.name_en).label("skill_en"))
        .add_columns(facts.carrier().label("project_code"))
        .outerjoin(Skill, on(Skill, Need.skill_id))
        .where(scope.needs(actor), col(Need.code) == code)
    ).one_or_none()
    if row is None:
        raise Refusal(Code.NOT_FOUND, table="need")
    need: Need = row.Need
    helping = _helping(session, actor, need)
    return NeedDetail(
        line=_line(row, actor, today),
        place=need.place,
        beneficiary=need.beneficiary,
        beneficiaries=need.beneficiaries,
        skill_id=SkillId(need.skill_id) if need.skill_id else None,
        skill=row.skill or "",
        skill_en=row.skill_en or "",
        helpers_wanted=need.helpers_wanted,
        goods=need.goods,
        source=need.source,
        member_id=MemberId(need.member_id) if need.member_id else None,
        branch_id=BranchId(need.branch_id) if need.branch_id else None,
        served_on=need.served_on,
        measures=need.measures,
        solved_on=need.solved_on,
        satisfaction=need.satisfaction,
        reopened=need.reopened,
        project_code=row.project_code or "",
        helping=helping,
        history=_history(session, actor, NeedId(need.id), hears=_hears(actor, need, helping)),
    )


def _helping(session: Session, actor: Actor, need: Need) -> tuple[Helping, ...]:
    """Give who is asked or at it, in the order of asking; the need itself is within reach."""
    rows = session.execute(
        select(
            col(Claim.id).label("claim_id"),
            col(Member.id),
            col(Member.name),
            col(Member.branch_id),
            col(Branch.name).label("branch"),
            col(Claim.status),
            col(Claim.answer_by),
        )
        .join(Member, on(Member, Claim.member_id))
        .join(Branch, on(Branch, Member.branch_id))
        .where(
            col(Claim.org_id) == actor.org_id,
            col(Claim.target) == ClaimTarget.NEED,
            col(Claim.target_id) == need.id,
            col(Claim.status).in_(facts.IN_HAND),
        )
        .order_by(col(Claim.id))
    )
    return tuple(
        Helping(
            row.claim_id, row.id, row.branch_id, scope.shown_name(actor, row.name, member_id=row.id),
            row.branch, row.status, row.answer_by, leads=row.id == need.member_id,
        )
        for row in rows
    )  # fmt: skip


def _waiting(session: Session, actor: Actor, wanted: ColumnElement[bool], today: date) -> list[NeedLine]:
    rows = session.execute(
        _lines()
        .where(scope.needs(actor), wanted)
        .order_by(col(Need.due_on).is_(None), col(Need.due_on), col(Need.id))
        .limit(200)
    )
    return [_line(row, actor, today) for row in rows]


_UNSOLVED: Final = frozenset(NeedStatus) - {NeedStatus.SOLVED, NeedStatus.EVALUATED, NeedStatus.DECLINED}
_TOLD: Final = ("reason", "answer", "status", "measures", "satisfaction", "reopened")


def _lines() -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(Need.id),
            col(Need.code),
            col(Need.text),
            col(Need.community_id),
            col(Community.name).label("community"),
            col(Street.name).label("street"),
            col(Need.kind),
            col(Need.status),
            col(Need.urgency),
            col(Need.asked_on),
            col(Need.due_on),
            col(Need.member_id),
            col(Member.name).label("member"),
            col(Branch.name).label("branch"),
        )
        .join(Community, on(Community, Need.community_id))
        .join(Street, on(Street, Community.street_id))
        .outerjoin(Member, on(Member, Need.member_id))
        .outerjoin(Branch, on(Branch, Need.branch_id))
    )


def _line(row: Row[*tuple[Any, ...]], actor: Actor, today: date) -> NeedLine:
    holder = NEED_HOLDER[row.status]
    return NeedLine(
        id=row.id,
        code=row.code,
        text=row.text,
        community_id=row.community_id,
        community=row.community,
        street=row.street,
        kind=row.kind,
        status=row.status,
        urgency=row.urgency,
        asked_on=row.asked_on,
        due_on=row.due_on,
        overdue_days=0 if holder is Holder.NOBODY or row.due_on is None else max(0, (today - row.due_on).days),
        holder=holder,
        member=scope.shown_name(actor, row.member or "", member_id=row.member_id),
        branch=row.branch or "",
    )


def _says(typed: str, actor: Actor) -> ColumnElement[bool]:
    named = select(col(Community.id)).where(scope.everybody(Community, actor), says(typed, col(Community.name)))
    said = says(typed, col(Need.text), col(Need.place))
    return or_(said, codes(typed, Need.code), col(Need.community_id).in_(named))


def _overdue(today: date) -> ColumnElement[bool]:
    # what a project carries is late as the project
    return and_(col(Need.status).in_(UNFINISHED), col(Need.due_on) < today, facts.carrier().is_(None))


def _hears(actor: Actor, need: Need, helping: tuple[Helping, ...]) -> bool:
    """Whether the actor is told what residents said: who sees follow-ups, and who has the need in hand."""
    if actor.reaches_all or need.community_id in actor.community_ids:
        return actor.may(Right.SEE_FOLLOWUPS)
    at_it = actor.member_id in [one.member_id for one in helping]
    return at_it or actor.reaches(branch_id=need.branch_id, member_id=need.member_id)


def _history(session: Session, actor: Actor, need_id: NeedId, *, hears: bool) -> tuple[NeedEvent, ...]:
    about = select(col(Claim.id)).where(
        col(Claim.org_id) == actor.org_id, col(Claim.target) == ClaimTarget.NEED, col(Claim.target_id) == need_id
    )
    asked = select(col(Followup.id)).where(
        col(Followup.org_id) == actor.org_id,
        col(Followup.subject) == FollowupSubject.NEED,
        col(Followup.subject_id) == need_id,
    )
    subject = col(JournalLine.subject_id)
    rows = session.execute(
        select(
            col(JournalLine.at),
            col(JournalLine.event),
            col(JournalLine.role),
            col(JournalLine.after),
            col(Account.name).label("by"),
            col(Account.member_id),
        )
        .outerjoin(Account, on(Account, JournalLine.account_id))
        .where(
            col(JournalLine.org_id) == actor.org_id,
            or_(subject == need_id, subject.in_(about), subject.in_(asked)),
            col(JournalLine.event).not_in(SAID_BY_FOLLOWUP),
        )
        .order_by(col(JournalLine.seq))
    )
    return tuple(
        NeedEvent(
            at=row.at,
            event=row.event,
            # officials sign what they do; members' names are shown as the actor may see them
            by=scope.shown_name(actor, row.by or "", member_id=row.member_id) if row.member_id else row.by or "",
            role=Role(row.role) if row.role in set(Role) else None,
            facts=_told(row.after, hears=hears),
        )
        for row in rows
    )


def _told(after: Mapping[str, Any], *, hears: bool) -> Mapping[str, Any]:
    # what a sentence needs; names and identifiers are looked up where they may be seen
    told = (*_TOLD, "opinion") if hears else _TOLD
    return {name: after[name] for name in told if after.get(name)}
