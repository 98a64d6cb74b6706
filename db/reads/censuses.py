"""Questions about the census 排查摸底: what it found, what was mended since, and how it ended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, func, or_, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.reads.paging import PAGE, first_of
from db.rules.calendar import day_in_shanghai
from db.rules.findings import Wanting, read_note, wanting
from db.rules.rights import Actor
from db.tables.accounts import Account
from db.tables.checkins import Census, CensusFinding
from db.tables.keeping import JournalLine
from db.tables.people import Branch, Member
from db.terms import BranchId, CensusId, CensusStatus, FindingKind, MemberId, MemberStatus


@dataclass(frozen=True, slots=True)
class CensusLine:
    """A census; its numbers at the close are the whole scheme's."""

    id: CensusId
    name: str
    status: CensusStatus
    started_on: date
    due_on: date
    closed_on: date | None
    in_service: int | None
    checked_in: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class KindLine:
    """How much of one kind a census found, and how much of it is mended."""

    kind: FindingKind
    found: int
    mended: int

    @property
    def open(self) -> int:
        """What is not mended yet."""
        return self.found - self.mended


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One thing that a census found about one member."""

    id: UUID
    kind: FindingKind
    #: what was wanting when it was found, or what somebody wrote about it by hand
    wanted: tuple[Wanting, ...]
    note: str
    mended_on: date | None
    #: who ticked it off; nobody where a sweep found it in order
    mended_by: str
    member_id: MemberId
    code: str
    name: str
    phone: str
    branch: str
    status: MemberStatus
    #: what is wanting as the member stands now
    still: tuple[Wanting, ...]


@dataclass(frozen=True, slots=True)
class FindingPage:
    """One page of findings and how many there are in all."""

    lines: tuple[FindingLine, ...]
    total: int


def censuses(session: Session, actor: Actor) -> tuple[CensusLine, ...]:
    """Give every census of the organisation, the newest first."""
    told = (
        Census.id, Census.name, Census.status, Census.started_on, Census.due_on, Census.closed_on,
        Census.in_service, Census.checked_in, Census.reason,
    )  # fmt: skip
    rows = session.execute(
        select(*map(col, told))
        .where(scope.everybody(Census, actor))
        .order_by(col(Census.started_on).desc(), col(Census.id).desc())
    )
    return tuple(CensusLine(*row) for row in rows)


def found_and_mended(session: Session, actor: Actor, *, census_id: CensusId) -> tuple[KindLine, ...]:
    """Count within reach what a census found and what of it is mended, kind by kind."""
    rows = session.execute(
        select(col(CensusFinding.kind), func.count(), func.count(col(CensusFinding.mended_at)))
        .where(scope.narrowed(CensusFinding, actor), col(CensusFinding.census_id) == census_id)
        .group_by(col(CensusFinding.kind))
    )
    counted = {kind: (found, mended) for kind, found, mended in rows}
    return tuple(KindLine(kind, *counted.get(kind, (0, 0))) for kind in FindingKind)


def finding_list(
    session: Session,
    actor: Actor,
    *,
    census_id: CensusId,
    mended: bool = False,
    kind: FindingKind | None = None,
    branch_id: BranchId | None = None,
    text: str = "",
    page: int = 1,
) -> FindingPage:
    """Give one page of what a census found within reach: what is open, or what was mended, by branch and sound."""
    wanted = [
        scope.narrowed(CensusFinding, actor),
        col(CensusFinding.census_id) == census_id,
        col(CensusFinding.mended_at).is_not(None) if mended else col(CensusFinding.mended_at).is_(None),
        *([col(CensusFinding.kind) == kind] if kind else []),
        *([col(CensusFinding.branch_id) == branch_id] if branch_id else []),
        *([_meant(text.strip().lower())] if text.strip() else []),
    ]
    total = session.scalar(_findings(func.count()).where(*wanted)) or 0
    rows = session.execute(
        _findings(CensusFinding, Member, col(Branch.name).label("branch"))
        .where(*wanted)
        .order_by(col(Branch.code), col(Member.search), col(CensusFinding.kind), col(CensusFinding.id))
        .limit(PAGE)
        .offset(first_of(page, total))
    )
    found = rows.all()
    by = _menders(session, actor, [row.CensusFinding.id for row in found]) if mended else {}
    return FindingPage(tuple(_line(actor, row, by) for row in found), total)


def _menders(session: Session, actor: Actor, ids: Sequence[UUID]) -> dict[UUID, str]:
    """Give who ticked findings off by hand, which the journal knows; officials sign what they do."""
    rows = session.execute(
        select(col(JournalLine.subject_id), col(Account.name))
        .join(Account, on(Account, JournalLine.account_id))
        .where(
            scope.everybody(JournalLine, actor),
            col(JournalLine.subject_id).in_(ids),
            col(JournalLine.event) == "census.mended",
        )
    )
    return {row.subject_id: row.name for row in rows}


def _findings(*columns: Any) -> Any:  # noqa: ANN401 - columns and tables
    return (
        select(*columns)
        .select_from(CensusFinding)
        .join(Member, on(Member, CensusFinding.member_id))
        .join(Branch, on(Branch, CensusFinding.branch_id))
    )


def _meant(typed: str) -> ColumnElement[bool]:
    sound = typed.replace(" ", "")
    return or_(
        col(Member.code).icontains(typed, autoescape=True),
        col(Member.name).contains(typed, autoescape=True),
        col(Member.search).startswith(sound, autoescape=True),
        col(Member.search).contains(f" {sound}", autoescape=True),
    )


def _line(actor: Actor, row: Row[*tuple[Any, ...]], by: Mapping[UUID, str]) -> FindingLine:
    finding: CensusFinding = row.CensusFinding
    member: Member = row.Member
    wanted, note = read_note(finding.note)
    return FindingLine(
        id=finding.id,
        kind=finding.kind,
        wanted=wanted,
        note=note,
        mended_on=day_in_shanghai(finding.mended_at) if finding.mended_at else None,
        mended_by=by.get(finding.id, ""),
        member_id=MemberId(member.id),
        code=member.code,
        name=scope.shown_name(actor, member.name, member_id=member.id),
        phone=member.phone[-4:] if actor.sees_names else "",
        branch=row.branch,
        status=member.status,
        still=wanting(member.form_on, member.phone),
    )
