"""Questions about the double report: which are due, what each is drafted from, how each was signed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import and_, func, literal, or_, select, union
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import metrics, scope
from db.reads.joins import another, on
from db.reads.paging import PAGE, first_of
from db.rules.calendar import Period
from db.rules.quarters import content_hash
from db.rules.reports import DOUBLE, FIGURES, MOST, Dated, Facts, Promise, about_of
from db.rules.rights import Actor, Right
from db.tables.accounts import Account
from db.tables.activities import Activity
from db.tables.agreements import Agreement, Clause
from db.tables.checkins import BranchCheckin
from db.tables.lists import Project
from db.tables.needs import Need
from db.tables.people import Branch
from db.tables.places import Community
from db.tables.reports import Report
from db.terms import (
    ActivityStatus,
    AgreementStatus,
    CheckinStatus,
    ClauseStatus,
    ProjectStatus,
    ReportKind,
    ReportStatus,
    Side,
)

_SIGNER: Final = another(Account)


@dataclass(frozen=True, slots=True)
class DueLine:
    """A report that is due: by whom, for whom, and how far it is."""

    branch: str
    branch_code: str
    community: str
    community_code: str
    #: None while nobody has begun it
    status: ReportStatus | None
    version: int


@dataclass(frozen=True, slots=True)
class DuePage:
    """A page of the reports that are due, and how many of all are signed."""

    lines: tuple[DueLine, ...]
    total: int
    signed: int


@dataclass(frozen=True, slots=True)
class Version:
    """A report as it was signed."""

    id: UUID
    kind: ReportKind
    first_on: date
    last_on: date
    version: int
    reason: str
    branch: str
    community: str
    text: str
    signer: str
    signed_at: datetime
    content_hash: str
    #: what is kept still has the digest that was taken when it was signed
    whole: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one report is: the words of a draft, if somebody began one, and its signed versions, newest first."""

    draft: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Owner:
    """A branch that reports, or the community that it reports to."""

    id: UUID
    name: str
    retired: bool


def due(session: Session, actor: Actor, *, kind: ReportKind, period: Period, text: str = "", page: int = 1) -> DuePage:
    """Give a page of the reports of a kind and quarter that are due within reach: by branch, down by community too."""
    down = kind is not ReportKind.UP
    wanted = _pairs(actor, kind, period, text) if down else _branches(actor, kind, period, text)
    all_ = wanted.subquery()
    total = session.scalar(select(func.count()).select_from(all_)) or 0
    columns = list(wanted.selected_columns)
    rows = session.execute(
        wanted.order_by(*(columns[place] for place in ((1, 3) if down else (1,))))
        .limit(PAGE)
        .offset(first_of(page, total))
    ).all()
    newest = _newest(session, actor, kind, period)
    lines = [_due(row, newest, down=down) for row in rows]
    there = _signed(actor, kind, period, all_.c.id, all_.c.community_id if down else None)
    signed = session.scalar(select(func.count()).select_from(all_).where(there))
    return DuePage(tuple(lines), total, signed or 0)


def unsigned(actor: Actor, kind: ReportKind, period: Period) -> Any:  # noqa: ANN401 - a statement
    """Give the reports of a kind and quarter that are due within reach and not signed: by whom and for whom."""
    down = kind is not ReportKind.UP
    all_ = (_pairs if down else _branches)(actor, kind, period, "").subquery()
    columns = list(all_.c)
    place = columns[4] if down else columns[2]
    line = (columns[0].label("id"), columns[1].label("code"), literal(kind.value).label("kind"), place.label("place"))
    return select(*line).where(~_signed(actor, kind, period, all_.c.id, all_.c.community_id if down else None))


def facts(
    session: Session,
    actor: Actor,
    *,
    kind: ReportKind,
    period: Period,
    today: date,
    branch_id: UUID | None = None,
    community_id: UUID | None = None,
) -> Facts:
    """Give what a report is drafted from, as the records stand; without a branch, the bureau's."""
    found = metrics.values(
        session, actor, metrics=FIGURES[kind], periods=(period,), today=today, unit=branch_id, area=community_id
    )
    figures = {metric.value: answer for (metric, _), answer in found.items()}
    branch, community = (_name(session, actor, *one) for one in ((Branch, branch_id), (Community, community_id)))
    if branch_id is None or community_id is None:
        return Facts(branch, community, figures)
    place = (branch_id, community_id)
    total, activities = _activities(session, actor, kind, period, place)
    return Facts(
        branch, community, figures,
        activities=activities,
        promises=_promises(session, actor, period, place),
        projects=_projects(session, actor, place) if kind is ReportKind.PLAN_DOWN else (),
        solved=_solved(session, actor, period, place) if kind is ReportKind.DONE_DOWN else (),
        total=total,
    )  # fmt: skip


def standing(
    session: Session,
    actor: Actor,
    *,
    kind: ReportKind,
    period: Period,
    branch_id: UUID | None = None,
    community_id: UUID | None = None,
) -> Standing:
    """Give how far one report is; a draft shows to those only who may write it."""
    about = col(Report.about) == about_of(branch_id, community_id)
    found = _versions(session, actor, *_of(actor, kind, period), about)
    draft = session.scalar(
        select(col(Report.text)).where(*_of(actor, kind, period), about, col(Report.status) == ReportStatus.DRAFT)
    )
    return Standing((draft or "") if actor.may(Right.WRITE_REPORT) else "", found)


def owners(session: Session, actor: Actor, *, branch: str, community: str) -> tuple[Owner | None, Owner | None]:
    """Give the branch and the community of these codes, closed ones too; None for what there is not."""
    return _owner(session, actor, Branch, branch), _owner(session, actor, Community, community)


def report(session: Session, actor: Actor, *, report_id: UUID) -> Version:
    """Give one signed report within reach; Refusal(NOT_FOUND) for any other."""
    own = (scope.narrowed(Report, actor), col(Report.id) == report_id, col(Report.kind).in_(DOUBLE))
    for found in _versions(session, actor, *own):
        return found
    raise Refusal(Code.NOT_FOUND, table="report")


def _owner(session: Session, actor: Actor, table: Any, code: str) -> Owner | None:  # noqa: ANN401 - a table
    row = session.execute(
        select(col(table.id), col(table.name), col(table.retired)).where(
            scope.everybody(table, actor), col(table.code) == code
        )
    ).one_or_none()
    return None if row is None else Owner(*row)


def _pairs(actor: Actor, kind: ReportKind, period: Period, text: str) -> Any:  # noqa: ANN401 - a statement
    """Give the branches and the communities that they are checked in at, or have an agreement of the year with.

    Of those that were tied later, or were closed, only whose report was signed.
    """
    slips = select(col(BranchCheckin.branch_id), col(BranchCheckin.community_id)).where(
        scope.own(BranchCheckin, actor),
        col(BranchCheckin.status) == CheckinStatus.RECEIVED,
        _by_then(BranchCheckin, col(BranchCheckin.day), actor, kind, period),
    )
    agreed = select(col(Agreement.branch_id), col(Agreement.community_id)).where(
        scope.own(Agreement, actor),
        col(Agreement.status) == AgreementStatus.SIGNED,
        col(Agreement.year) == period.first.year,
        _by_then(Agreement, col(Agreement.signed_on), actor, kind, period),
    )
    tied = union(slips, agreed).subquery()
    found: Any = (
        select(col(Branch.id), col(Branch.code), col(Branch.name), col(Community.code), col(Community.name),
               col(Community.id).label("community_id"))
        .select_from(tied)
        .join(Branch, col(Branch.id) == tied.c.branch_id)
        .join(Community, col(Community.id) == tied.c.community_id)
        .where(
            scope.everybody(Branch, actor),
            scope.everybody(Community, actor),
            or_(
                and_(col(Branch.retired).is_(False), col(Community.retired).is_(False)),
                _signed(actor, kind, period, Branch.id, Community.id),
            ),
        )
    )  # fmt: skip
    return found.where(_called(text, Branch.name, Community.name)) if text.strip() else found


def _by_then(tie: Any, since: Any, actor: Actor, kind: ReportKind, period: Period) -> Any:  # noqa: ANN401 - a table, its day and a condition
    """Whether a branch and a community were tied by the end of a period, or reported all the same."""
    return or_(since.is_(None), since <= period.last, _signed(actor, kind, period, tie.branch_id, tie.community_id))


def _branches(actor: Actor, kind: ReportKind, period: Period, text: str) -> Any:  # noqa: ANN401 - a statement
    found: Any = select(col(Branch.id), col(Branch.code), col(Branch.name)).where(
        scope.reporting(actor),
        or_(col(Branch.retired).is_(False), _signed(actor, kind, period, Branch.id, None)),
    )
    return found.where(_called(text, Branch.name)) if text.strip() else found


def _signed(actor: Actor, kind: ReportKind, period: Period, branch: Any, community: Any) -> Any:  # noqa: ANN401 - columns and a condition
    """Whether a report of these was signed; upward without a community."""
    about = (col(Report.branch_id) == branch, col(Report.community_id) == community)
    return select(col(Report.id)).where(*_of(actor, kind, period), _SIGNED, *about).exists()


def _called(text: str, *columns: Any) -> Any:  # noqa: ANN401 - columns and a condition
    first, *others = (col(column).icontains(text.strip(), autoescape=True) for column in columns)
    for other in others:
        first |= other
    return first


def _newest(session: Session, actor: Actor, kind: ReportKind, period: Period) -> Mapping[str, tuple[ReportStatus, int]]:
    rows = session.execute(
        select(col(Report.about), col(Report.status), col(Report.version))
        .where(*_of(actor, kind, period), *([] if actor.may(Right.WRITE_REPORT) else [_SIGNED]))
        .order_by(col(Report.version))
    )
    return {about: (status, version) for about, status, version in rows}


_SIGNED = col(Report.status) == ReportStatus.SIGNED


def _due(row: Any, newest: Mapping[str, tuple[ReportStatus, int]], *, down: bool) -> DueLine:  # noqa: ANN401 - a row of a statement above
    branch_id, code, name, *place = row
    community_code, community, community_id = place if down else ("", "", None)
    status, version = newest.get(about_of(branch_id, community_id), (None, 0))
    return DueLine(name, code, community, community_code, status, version)


def _of(actor: Actor, kind: ReportKind, period: Period) -> tuple[Any, ...]:
    return scope.narrowed(Report, actor), col(Report.kind) == kind, col(Report.first_on) == period.first


def _versions(session: Session, actor: Actor, *conditions: Any) -> tuple[Version, ...]:  # noqa: ANN401 - conditions
    rows = session.execute(
        select(Report, _SIGNER.name, col(Branch.name), col(Community.name))
        .outerjoin(_SIGNER, on(_SIGNER, Report.signed_by))
        .outerjoin(Branch, on(Branch, Report.branch_id))
        .outerjoin(Community, on(Community, Report.community_id))
        .where(scope.everybody(Report, actor), *conditions, _SIGNED)
        .order_by(col(Report.version).desc())
    )
    return tuple(_version(*row) for row in rows)


def _version(row: Report, signer: str | None, branch: str | None, community: str | None) -> Version:
    if row.signed_at is None:
        raise ValueError(row.id)
    whole = content_hash({"text": row.text, "figures": row.figures}) == row.content_hash
    return Version(
        row.id, row.kind, row.first_on, row.last_on, row.version, row.reason, branch or "", community or "", row.text,
        signer or "", row.signed_at, row.content_hash, whole,
    )  # fmt: skip


def _name(session: Session, actor: Actor, table: Any, row_id: UUID | None) -> str:  # noqa: ANN401 - a table
    if row_id is None:
        return ""
    name = session.scalar(select(col(table.name)).where(scope.everybody(table, actor), col(table.id) == row_id))
    if name is None:
        raise Refusal(Code.NOT_FOUND, table=table.__tablename__)
    return str(name)


def _activities(
    session: Session, actor: Actor, kind: ReportKind, period: Period, place: tuple[UUID, UUID]
) -> tuple[int, tuple[Dated, ...]]:
    planned = kind is ReportKind.PLAN_DOWN
    status = col(Activity.status)
    rows = session.execute(
        select(col(Activity.day), col(Activity.name))
        .where(
            *_here(Activity, actor, place),
            col(Activity.day).between(period.first, period.last),
            status == ActivityStatus.PLANNED if planned else status.in_(_HELD),
        )
        .order_by(col(Activity.day), col(Activity.code))
    ).all()
    return len(rows), tuple(Dated(*row) for row in rows[:MOST])


_HELD = (ActivityStatus.HELD, ActivityStatus.CLOSED, ActivityStatus.CONFIRMED)


def _promises(session: Session, actor: Actor, period: Period, place: tuple[UUID, UUID]) -> tuple[Promise, ...]:
    rows = session.execute(
        select(col(Clause.text), col(Clause.due_on), col(Clause.status))
        .join(Agreement, on(Agreement, Clause.agreement_id))
        .where(
            *_here(Agreement, actor, place),
            col(Agreement.year) == period.first.year,
            col(Agreement.status) == AgreementStatus.SIGNED,
            col(Clause.party) == Side.BRANCH,
            col(Clause.status) != ClauseStatus.DROPPED,
        )
        .order_by(col(Clause.position))
    )
    return tuple(Promise(*row) for row in rows)


def _projects(session: Session, actor: Actor, place: tuple[UUID, UUID]) -> tuple[str, ...]:
    running = (ProjectStatus.CLAIMED, ProjectStatus.RUNNING)
    rows = session.scalars(
        select(col(Project.name))
        .where(*_here(Project, actor, place), col(Project.status).in_(running))
        .order_by(col(Project.code))
        .limit(MOST + 1)
    )
    return tuple(rows)


def _solved(session: Session, actor: Actor, period: Period, place: tuple[UUID, UUID]) -> tuple[str, ...]:
    if not actor.may(Right.SEE_NEEDS):
        return ()
    rows = session.scalars(
        select(col(Need.text))
        .where(*_here(Need, actor, place), col(Need.solved_on).between(period.first, period.last))
        .order_by(col(Need.solved_on), col(Need.code))
        .limit(MOST + 1)
    )
    return tuple(rows)


def _here(table: Any, actor: Actor, place: tuple[UUID, UUID]) -> tuple[Any, ...]:  # noqa: ANN401 - a table
    branch_id, community_id = place
    return scope.own(table, actor), col(table.branch_id) == branch_id, col(table.community_id) == community_id
