"""Questions about letters and certificates: which are still to be written, which are, and whether a code is true."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import scope
from db.reads.joins import another, on
from db.reads.letters.counting import confirmed
from db.reads.paging import PAGE, first_of
from db.rules.calendar import Period
from db.rules.letters import LETTERS, Facts, MemberFacts, UnitFacts, from_plain
from db.rules.masking import masked_name
from db.rules.quarters import content_hash
from db.rules.rights import Actor
from db.tables.agreements import Agreement
from db.tables.attendance import Attendance
from db.tables.keeping import Bureau
from db.tables.people import Branch, Member, Unit
from db.tables.places import Community
from db.tables.reports import Report
from db.terms import AgreementStatus, AttendanceStatus, MemberStatus, ReportKind

_LATER: Final = another(Report)


@dataclass(frozen=True, slots=True)
class Batch:
    """How many papers of a kind a quarter has, of how many that there are to write."""

    kind: ReportKind
    written: int
    wanted: int


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A paper as a line of a list: to whom, and what it comes to."""

    id: UUID
    kind: ReportKind
    to: str
    where: str
    first_on: date
    last_on: date
    version: int
    signed_at: datetime
    check_code: str


@dataclass(frozen=True, slots=True)
class LetterPage:
    """A page of papers, and how many there are."""

    lines: tuple[LetterLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Written:
    """A paper as it was signed, with the names of those it speaks of as this reader may see them."""

    id: UUID
    kind: ReportKind
    first_on: date
    last_on: date
    version: int
    signed_at: datetime
    check_code: str
    bureau: str
    facts: Facts
    names: Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class Checked:
    """What the public door says of a code: the certificate, and whether a later one has taken its place."""

    paper: Written
    newest: bool
    #: what is kept of it is still what was signed
    whole: bool
    demo: bool


_OWNERS: Final[Mapping[ReportKind, Any]] = {
    ReportKind.UNIT_LETTER: Report.unit_id,
    ReportKind.COMMUNITY_LETTER: Report.community_id,
    ReportKind.CERTIFICATE: Report.member_id,
}


def to_write(session: Session, actor: Actor, *, kind: ReportKind, period: Period, missing: bool) -> tuple[UUID, ...]:
    """Give whom there is a paper of a kind to write to for a quarter; with missing only those who have none yet."""
    found = _wanted(actor, kind, period)
    if missing:
        has = select(_OWNERS[kind]).where(
            col(Report.org_id) == actor.org_id, col(Report.kind) == kind, col(Report.first_on) == period.first,
            col(_OWNERS[kind]).is_not(None),
        )  # fmt: skip
        found = found.where(found.selected_columns[0].not_in(has))
    return tuple(session.scalars(found))


def unconfirmed(session: Session, actor: Actor, *, period: Period) -> int:
    """Count the service of a quarter within reach that no community has confirmed yet."""
    waiting = (
        scope.own(Attendance, actor),
        col(Attendance.status) == AttendanceStatus.RECORDED,
        col(Attendance.day).between(period.first, period.last),
    )
    return session.scalar(select(func.count()).select_from(Attendance).where(*waiting)) or 0


def batches(session: Session, actor: Actor, *, period: Period) -> tuple[Batch, ...]:
    """Give how far the papers of a quarter within reach are."""
    rows = session.execute(
        select(col(Report.kind), func.count())
        .where(*_newest(actor), col(Report.first_on) == period.first, col(Report.last_on) == period.last)
        .group_by(col(Report.kind))
    )
    counts = {kind: int(count) for kind, count in rows}
    wanted = {
        kind: session.scalar(select(func.count()).select_from(_wanted(actor, kind, period).order_by(None).subquery()))
        for kind in LETTERS
    }
    return tuple(Batch(kind, counts.get(kind, 0), wanted[kind] or 0) for kind in LETTERS)


def letter_list(
    session: Session, actor: Actor, *, kind: ReportKind, period: Period, text: str = "", page: int = 1
) -> LetterPage:
    """Give a page of the newest papers of a kind and quarter within reach, as they are found by name."""
    wanted = (*_newest(actor), col(Report.kind) == kind, col(Report.first_on) == period.first)
    if text.strip():
        typed = text.strip()
        names = (Unit.name, Community.name, Branch.name, *([Member.name, Member.search] if actor.sees_names else []))
        wanted = (*wanted, or_(*(col(name).icontains(typed, autoescape=True) for name in names)))
    total = session.scalar(_joined(select(func.count())).where(*wanted)) or 0
    rows = session.execute(
        _joined(select(Report, col(Unit.name), col(Community.name), col(Branch.name), col(Member.name)))
        .where(*wanted)
        .order_by(col(Unit.code), col(Community.code), col(Branch.code), col(Member.code))
        .limit(PAGE)
        .offset(first_of(page, total))
    )
    return LetterPage(tuple(_line(actor, *row) for row in rows), total)


def letters(
    session: Session, actor: Actor, *, kind: ReportKind, period: Period, report_id: UUID | None = None
) -> tuple[Written, ...]:
    """Give the newest papers of a kind and quarter within reach whole, or one of them; in the order of the list."""
    one = () if report_id is None else (col(Report.id) == report_id,)
    found = _ordered(select(Report)).where(*_standing(actor, kind, period), *one)
    return _whole(session, actor, session.scalars(found).all())


def letter_order(session: Session, actor: Actor, *, kind: ReportKind, period: Period) -> tuple[UUID, ...]:
    """Give which papers letters() gives, in their order: to be read in parts while others are written."""
    return tuple(session.scalars(_ordered(select(col(Report.id))).where(*_standing(actor, kind, period))))


def letter_part(session: Session, actor: Actor, *, report_ids: Collection[UUID]) -> tuple[Written, ...]:
    """Give these papers within reach whole, in the order of the list, also where a newer one was written meanwhile."""
    these = scope.narrowed(Report, actor), col(Report.kind).in_(LETTERS), col(Report.id).in_(report_ids)
    return _whole(session, actor, session.scalars(_ordered(select(Report)).where(*these)).all())


def _standing(actor: Actor, kind: ReportKind, period: Period) -> tuple[ColumnElement[bool], ...]:
    return (*_newest(actor), col(Report.kind) == kind, col(Report.first_on) == period.first)


def _ordered(statement: Select[Any]) -> Select[Any]:
    return _joined(statement).order_by(
        col(Unit.code), col(Community.code), col(Branch.code), col(Member.code), col(Report.id)
    )


def letter(session: Session, actor: Actor, *, report_id: UUID) -> Written:
    """Give one paper within reach, whole; Refusal(NOT_FOUND) for any other."""
    found = session.scalar(
        select(Report).where(scope.narrowed(Report, actor), col(Report.id) == report_id, col(Report.kind).in_(LETTERS))
    )
    if found is None:
        raise Refusal(Code.NOT_FOUND, table="report")
    return _whole(session, actor, [found])[0]


def own_certificates(session: Session, actor: Actor) -> tuple[LetterLine, ...]:
    """Give the certificates of whoever asks, the newest first."""
    rows = session.execute(
        _joined(select(Report, col(Unit.name), col(Community.name), col(Branch.name), col(Member.name)))
        .where(*_newest(actor), col(Report.kind) == ReportKind.CERTIFICATE, col(Report.member_id) == actor.member_id)
        .order_by(col(Report.first_on).desc())
    )
    return tuple(_line(actor, *row) for row in rows)


def checked(session: Session, actor: Actor, *, code: str) -> Checked:
    """Give the certificate that bears a code, for whoever holds the paper; Refusal(NOT_FOUND) for any other code."""
    found = session.scalar(
        select(Report).where(
            col(Report.org_id) == actor.org_id,
            col(Report.kind) == ReportKind.CERTIFICATE,
            col(Report.check_code) == code,
        )
    )
    if found is None or not code:
        raise Refusal(Code.NOT_FOUND, table="report")
    later = select(func.count()).where(
        col(Report.org_id) == found.org_id, col(Report.kind) == found.kind, col(Report.first_on) == found.first_on,
        col(Report.about) == found.about, col(Report.version) > found.version,
    )  # fmt: skip
    bureau = session.scalar(select(Bureau).where(col(Bureau.org_id) == actor.org_id))
    paper = _paper(found, bureau.name if bureau else "", {})
    return Checked(
        paper,
        newest=not session.scalar(later),
        whole=content_hash(found.figures) == found.content_hash,
        demo=bool(bureau and bureau.demo),
    )


def _wanted(actor: Actor, kind: ReportKind, period: Period) -> Select[*tuple[Any, ...]]:
    """Give the statement of those to whom a paper is due: their identifiers, in order."""
    if kind is ReportKind.UNIT_LETTER:
        manned = select(col(Branch.unit_id)).join(Member, on(Branch, Member.branch_id)).where(
            scope.members(actor), col(Member.status) == MemberStatus.IN_SERVICE
        )  # fmt: skip
        return select(col(Unit.id)).where(scope.units(actor), col(Unit.id).in_(manned)).order_by(col(Unit.code))
    if kind is ReportKind.COMMUNITY_LETTER:
        served = select(col(Attendance.community_id)).where(*confirmed(actor, period))
        promised = select(col(Agreement.community_id)).where(
            scope.own(Agreement, actor), col(Agreement.year) == period.first.year,
            col(Agreement.status) == AgreementStatus.SIGNED,
        )  # fmt: skip
        met = or_(col(Community.id).in_(served), col(Community.id).in_(promised))
        return select(col(Community.id)).where(scope.communities(actor), met).order_by(col(Community.code))
    served = select(col(Attendance.member_id)).where(*confirmed(actor, period))
    return select(col(Member.id)).where(scope.members(actor), col(Member.id).in_(served)).order_by(col(Member.code))


def _newest(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    superseded = (
        select(_LATER.id)
        .where(
            _LATER.org_id == Report.org_id, _LATER.kind == Report.kind, _LATER.first_on == Report.first_on,
            _LATER.about == Report.about, _LATER.version > Report.version,
        )
        .correlate(Report)
        .exists()
    )  # fmt: skip
    return scope.narrowed(Report, actor), col(Report.kind).in_(LETTERS), ~superseded


def _joined(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return (
        statement.select_from(Report)
        .outerjoin(Unit, on(Unit, Report.unit_id))
        .outerjoin(Community, on(Community, Report.community_id))
        .outerjoin(Branch, on(Branch, Report.branch_id))
        .outerjoin(Member, and_(col(Member.id) == Report.member_id, col(Member.org_id) == Report.org_id))
    )


def _line(  # noqa: PLR0917 - a row of the statement above
    actor: Actor, report: Report, unit: str | None, community: str | None, branch: str | None, member: str | None
) -> LetterLine:
    name = scope.shown_name(actor, member, member_id=report.member_id) if member else ""
    return LetterLine(
        id=report.id,
        kind=report.kind,
        to=name or community or unit or "",
        where=branch or "",
        first_on=report.first_on,
        last_on=report.last_on,
        version=report.version,
        signed_at=_signed(report),
        check_code=report.check_code or "",
    )


def _whole(session: Session, actor: Actor, reports: Iterable[Report]) -> tuple[Written, ...]:
    bureau = session.scalar(select(col(Bureau.name)).where(col(Bureau.org_id) == actor.org_id)) or ""
    papers = [_paper(report, bureau, {}) for report in reports]
    wanted = {line.member_id for one in papers if isinstance(one.facts, UnitFacts) for line in one.facts.people}
    names = _names(session, actor, wanted)
    return tuple(_shown(actor, one, names) for one in papers)


def _shown(actor: Actor, paper: Written, names: Mapping[UUID, str]) -> Written:
    facts = paper.facts
    if isinstance(facts, MemberFacts) and not (actor.sees_names or actor.member_id):
        return replace(paper, facts=replace(facts, name=masked_name(facts.name)))
    return replace(paper, names=names)


def _names(session: Session, actor: Actor, ids: Collection[UUID]) -> Mapping[UUID, str]:
    if not ids:
        return {}
    # whoever may read the letter may read whom it speaks of, also after a move to another branch
    rows = session.execute(
        select(col(Member.id), col(Member.name)).where(scope.everybody(Member, actor), col(Member.id).in_(ids))
    )
    return {member_id: scope.shown_name(actor, name, member_id=member_id) for member_id, name in rows}


def _paper(report: Report, bureau: str, names: Mapping[UUID, str]) -> Written:
    return Written(
        id=report.id,
        kind=report.kind,
        first_on=report.first_on,
        last_on=report.last_on,
        version=report.version,
        signed_at=_signed(report),
        check_code=report.check_code or "",
        bureau=bureau,
        facts=from_plain(report.kind, report.figures),
        names=names,
    )


def _signed(report: Report) -> datetime:
    if report.signed_at is None:
        raise Refusal(Code.NOT_FOUND, table="report")
    return report.signed_at
