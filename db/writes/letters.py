"""Letters and certificates of a quarter: written from the records in batches, signed by whoever has them written."""

import secrets
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from sqlmodel import col, func, select

from db.errors import Code, Refusal
from db.reads.letters import community_facts, member_facts, unit_facts
from db.rules.letters import CODE_LENGTH, LETTERS, SIGNS, Facts, MemberFacts, from_plain, to_plain
from db.rules.quarters import content_hash, period_of_quarter
from db.rules.rights import Right
from db.tables.people import Member
from db.tables.reports import Report
from db.terms import MemberId, ReportKind, ReportStatus
from db.work import Work

_FACTS: Final[Mapping[ReportKind, Callable[..., Mapping[UUID, Facts]]]] = {
    ReportKind.UNIT_LETTER: unit_facts,
    ReportKind.COMMUNITY_LETTER: community_facts,
    ReportKind.CERTIFICATE: member_facts,
}
_OWNERS: Final = {
    ReportKind.UNIT_LETTER: "unit_id",
    ReportKind.COMMUNITY_LETTER: "community_id",
    ReportKind.CERTIFICATE: "member_id",
}


def write_letters(work: Work, *, kind: ReportKind, quarter: str, whom: Collection[UUID]) -> int:
    """Write the papers of a kind to some of those they are due to; gives how many are new.

    A paper that would say what the newest one says is not written again; one that says something else is its next
    version, and the former stays as it was. Raises BAD_DAY for no quarter, IN_THE_FUTURE before it began, NOT_ALLOWED.
    """
    work.require(Right.WRITE_LETTERS)
    if kind not in LETTERS:
        raise Refusal(Code.NOT_FOUND, table="report")
    period = period_of_quarter(quarter)
    if period.first > work.today:
        raise Refusal(Code.IN_THE_FUTURE, field="quarter")
    told = _FACTS[kind](work.session, work.actor, period=period, ids=whom)
    branches = _branches(work, told) if kind is ReportKind.CERTIFICATE else {}
    newest = _newest(work, kind, quarter, told)
    made = 0
    for owner, facts in told.items():
        former = newest.get(str(owner))
        # by what it says and not by its digest: a paper of former years may lack a word that says nothing of this one
        if former is not None and from_plain(kind, former.figures) == facts:
            continue
        figures = to_plain(kind, facts)
        _write(
            work,
            kind=kind,
            about=str(owner),
            version=former.version + 1 if former else 1,
            first_on=period.first,
            last_on=period.last,
            figures=figures,
            content_hash=content_hash(figures),
            check_code=_code() if isinstance(facts, MemberFacts) else None,
            branch_id=branches.get(owner),
            **{_OWNERS[kind]: owner},
        )
        made += 1
    return made


def _write(work: Work, **columns: Any) -> None:  # noqa: ANN401 - the columns of a report
    signed: dict[str, Any] = {"status": ReportStatus.SIGNED, "signed_by": work.actor.account_id, "signed_at": work.now}
    paper = work.add(Report(**columns, **signed))
    work.record("letter.written", paper)


def _newest(work: Work, kind: ReportKind, quarter: str, owners: Iterable[UUID]) -> dict[str, Report]:
    first_on, about = period_of_quarter(quarter).first, [str(owner) for owner in owners]
    same = (Report.org_id == work.actor.org_id, Report.kind == kind, Report.first_on == first_on)
    last = select(col(Report.about), func.max(Report.version)).where(*same).group_by(col(Report.about))
    versions = dict(work.session.exec(last).all())
    rows = work.session.exec(select(Report).where(*same, col(Report.about).in_(about)))
    return {row.about: row for row in rows if row.version == versions[row.about]}


def _branches(work: Work, members: Iterable[UUID]) -> dict[UUID, UUID]:
    rows = work.session.exec(
        select(Member.id, Member.branch_id).where(
            Member.org_id == work.actor.org_id, col(Member.id).in_([MemberId(one) for one in members])
        )
    )
    return dict(rows.all())


def _code() -> str:
    return "".join(secrets.choice(SIGNS) for _ in range(CODE_LENGTH))
