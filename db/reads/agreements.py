"""Questions about agreements 共驻共建协议: their promises, what is due, what is kept and by what evidence."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, or_, select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import scope
from db.reads.activities import NEWEST_FIRST
from db.reads.joins import on
from db.reads.paging import PAGE, first_of
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.agreements import Agreement, Clause, Fulfilment
from db.tables.people import Branch
from db.tables.places import Community
from db.terms import ActivityId, AgreementId, AgreementStatus, BranchId, ClauseStatus, CommunityId, Side


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement as a line of a list, with how many of its promises are kept."""

    id: AgreementId
    code: str
    year: int
    status: AgreementStatus
    branch_id: BranchId
    branch: str
    community_id: CommunityId
    community: str
    signed_on: date | None
    #: promises that were not dropped
    promised: int
    kept: int
    #: promises of a signed agreement whose day has passed
    overdue: int


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """One page of agreements, how many there are in all, and what they promise together."""

    lines: tuple[AgreementLine, ...]
    total: int
    signed: int
    promised: int
    kept: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """How a promise was kept, once."""

    day: date
    evidence: str
    activity: str
    activity_code: str


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise of an agreement, with its evidence."""

    id: UUID
    position: int
    #: which of its side's promises it is, as the paper counts them
    number: int
    party: Side
    text: str
    due_on: date | None
    status: ClauseStatus
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class AgreementDetail:
    """An agreement with its promises."""

    line: AgreementLine
    contact: str
    contact_phone: str
    promises: tuple[Promise, ...]
    #: the agreements of the same two in the year before and after, by their codes; empty when there is none
    former: str = ""
    later: str = ""

    def of(self, party: Side) -> tuple[Promise, ...]:
        """Give what one side promises."""
        return tuple(one for one in self.promises if one.party is party)


@dataclass(frozen=True, slots=True)
class ActivityChoice:
    """An activity that may be the evidence of a kept promise."""

    id: ActivityId
    code: str
    name: str
    day: date


def agreement_list(
    session: Session,
    actor: Actor,
    *,
    today: date,
    year: int | None = None,
    status: AgreementStatus | None = None,
    branch_id: BranchId | None = None,
    community_id: CommunityId | None = None,
    text: str = "",
    overdue: bool = False,
    page: int = 1,
) -> AgreementPage:
    """Give one page of the agreements within reach: those with overdue promises first, then drafts, newest first."""
    wanted = [
        scope.narrowed(Agreement, actor),
        *([col(Agreement.year) == year] if year else []),
        *([col(Agreement.status) == status] if status else []),
        *([col(Agreement.branch_id) == branch_id] if branch_id else []),
        *([col(Agreement.community_id) == community_id] if community_id else []),
        *([_says(text.strip())] if text.strip() else []),
        *([_late_count(today) > 0] if overdue else []),
    ]
    counts = session.execute(_counted().where(*wanted)).one()
    late = _late_count(today)
    rows = session.execute(
        _lines(today)
        .where(*wanted)
        .order_by(late.desc(), _ORDER, col(Agreement.year).desc(), col(Agreement.code))
        .limit(PAGE)
        .offset(first_of(page, counts.total))
    )
    return AgreementPage(tuple(AgreementLine(*row) for row in rows), *counts)


def agreement_detail(session: Session, actor: Actor, *, code: str, today: date) -> AgreementDetail:
    """Give an agreement within reach by its code, with promises and evidence; Refusal(NOT_FOUND) for any other."""
    row = session.execute(
        _lines(today).add_columns(Agreement).where(scope.narrowed(Agreement, actor), col(Agreement.code) == code)
    ).one_or_none()
    if row is None:
        raise Refusal(Code.NOT_FOUND, table="agreement")
    agreement: Agreement = row.Agreement
    return AgreementDetail(
        line=AgreementLine(*row[:-1]),
        contact=scope.shown(actor, "agreement", "contact", agreement.contact),
        contact_phone=scope.shown(actor, "agreement", "contact_phone", agreement.contact_phone),
        promises=_promises(session, actor, agreement.id),
        former=_beside(session, actor, agreement, agreement.year - 1),
        later=_beside(session, actor, agreement, agreement.year + 1),
    )


def _beside(session: Session, actor: Actor, agreement: Agreement, year: int) -> str:
    found = session.scalar(
        select(col(Agreement.code)).where(
            scope.narrowed(Agreement, actor),
            col(Agreement.branch_id) == agreement.branch_id,
            col(Agreement.community_id) == agreement.community_id,
            col(Agreement.year) == year,
        )
    )
    return found or ""


def years(session: Session, actor: Actor) -> tuple[int, ...]:
    """Give the years of which there are agreements within reach, the newest first."""
    rows = session.scalars(
        select(col(Agreement.year))
        .where(scope.narrowed(Agreement, actor))
        .group_by(col(Agreement.year))
        .order_by(col(Agreement.year).desc())
    )
    return tuple(rows)


def evidence_of(
    session: Session, actor: Actor, *, branch_id: BranchId, community_id: CommunityId
) -> tuple[ActivityChoice, ...]:
    """Give the last fifty activities within reach that a branch held in a community: what a promise is kept by."""
    rows = session.execute(
        select(col(Activity.id), col(Activity.code), col(Activity.name), col(Activity.day))
        .where(
            scope.activities(actor), col(Activity.branch_id) == branch_id, col(Activity.community_id) == community_id
        )
        .order_by(*NEWEST_FIRST)
        .limit(50)
    )
    return tuple(ActivityChoice(*row) for row in rows)


_ORDER: Final = case((col(Agreement.status) == AgreementStatus.DRAFT, 0), else_=1)


def _lines(today: date) -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(Agreement.id),
            col(Agreement.code),
            col(Agreement.year),
            col(Agreement.status),
            col(Branch.id),
            col(Branch.name),
            col(Community.id),
            col(Community.name),
            col(Agreement.signed_on),
            _of_clauses(col(Clause.status) != ClauseStatus.DROPPED),
            _of_clauses(col(Clause.status) == ClauseStatus.KEPT),
            _late_count(today),
        )
        .select_from(Agreement)
        .join(Branch, on(Branch, Agreement.branch_id))
        .join(Community, on(Community, Agreement.community_id))
    )


def _counted() -> Select[*tuple[Any, ...]]:
    signed = col(Agreement.status) == AgreementStatus.SIGNED
    promised = _of_clauses(col(Clause.status) != ClauseStatus.DROPPED)
    kept = _of_clauses(col(Clause.status) == ClauseStatus.KEPT)
    return (
        select(
            func.count().label("total"),
            _sum(case((signed, 1), else_=0)).label("signed"),
            _sum(case((signed, promised), else_=0)).label("promised"),
            _sum(case((signed, kept), else_=0)).label("kept"),
        )
        .select_from(Agreement)
        .join(Branch, on(Branch, Agreement.branch_id))
        .join(Community, on(Community, Agreement.community_id))
    )


def _sum(value: Any) -> Any:  # noqa: ANN401 - an expression
    return func.coalesce(func.sum(value), 0)


def _of_clauses(*conditions: ColumnElement[bool]) -> Any:  # noqa: ANN401 - a scalar of a statement
    return (
        select(func.count(col(Clause.id)))
        .where(col(Clause.org_id) == Agreement.org_id, col(Clause.agreement_id) == Agreement.id, *conditions)
        .correlate(Agreement)
        .scalar_subquery()
    )


def _late_count(today: date) -> Any:  # noqa: ANN401 - a scalar of a statement
    return _of_clauses(
        col(Clause.status) == ClauseStatus.PROMISED,
        # one without a day is due with its agreement's year
        or_(col(Clause.due_on) < today, and_(col(Clause.due_on).is_(None), col(Agreement.year) < today.year)),
        col(Agreement.status) == AgreementStatus.SIGNED,
    )


def _says(typed: str) -> ColumnElement[bool]:
    columns = (col(Agreement.code), col(Branch.name), col(Community.name))
    return or_(*(column.icontains(typed, autoescape=True) for column in columns))


def _promises(session: Session, actor: Actor, agreement_id: UUID) -> tuple[Promise, ...]:
    clauses = session.scalars(
        select(Clause)
        .where(col(Clause.org_id) == actor.org_id, col(Clause.agreement_id) == agreement_id)
        .order_by(col(Clause.position))
    ).all()
    evidence = _evidence(session, actor, [clause.id for clause in clauses])
    numbers = {party: count(1) for party in Side}
    return tuple(
        Promise(
            clause.id,
            clause.position,
            next(numbers[clause.party]),
            clause.party,
            clause.text,
            clause.due_on,
            clause.status,
            tuple(evidence[clause.id]),
        )
        for clause in clauses
    )


def _evidence(session: Session, actor: Actor, clause_ids: Sequence[UUID]) -> dict[UUID, list[Evidence]]:
    rows = session.execute(
        select(Fulfilment, col(Activity.name), col(Activity.code))
        .outerjoin(
            Activity, and_(col(Activity.id) == Fulfilment.activity_id, col(Activity.org_id) == Fulfilment.org_id)
        )
        .where(col(Fulfilment.org_id) == actor.org_id, col(Fulfilment.clause_id).in_(clause_ids))
        .order_by(col(Fulfilment.day), col(Fulfilment.id))
    )
    found: defaultdict[UUID, list[Evidence]] = defaultdict(list)
    for row in rows:
        found[row.Fulfilment.clause_id].append(_one(row))
    return found


def _one(row: Row[*tuple[Any, ...]]) -> Evidence:
    kept: Fulfilment = row.Fulfilment
    return Evidence(kept.day, kept.evidence, row.name or "", row.code or "")
