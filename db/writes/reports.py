"""The double report: drafted from the records, edited and signed by a person; what was signed stands."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from db.errors import Code, Refusal
from db.reads.reports import facts
from db.rules import entries
from db.rules.quarters import content_hash, period_of_quarter
from db.rules.reports import DOUBLE, LONGEST, about_of, to_plain
from db.rules.rights import Right
from db.tables.people import Branch
from db.tables.places import Community
from db.tables.reports import Report
from db.terms import BranchId, CommunityId, ReportKind, ReportStatus
from db.work import Work
from db.writes.papers import newest_paper

_AHEAD: Final = timedelta(days=92)
"""How long before its quarter a plan may be written."""


def keep_report(
    work: Work,
    *,
    kind: ReportKind,
    quarter: str,
    branch_id: BranchId | None,
    community_id: CommunityId | None,
    text: str,
) -> Report:
    """Keep the words of a report that is to be signed later; a branch's own, or the bureau's without a branch.

    Raises NOT_FOUND for what is no report of this kind, CLOSED_ALREADY for a closed branch or community, BAD_DAY,
    IN_THE_FUTURE, EMPTY, TOO_LONG, NOT_ALLOWED.
    """
    work.require(Right.WRITE_REPORT, branch_id=branch_id)
    draft = _draft(work, kind, quarter, branch_id, community_id)
    draft.text = entries.words(text, "text", LONGEST)
    draft.drafted_by, draft.drafted_at = work.actor.account_id, work.now
    work.record("report.kept", draft)
    return draft


def sign_report(
    work: Work,
    *,
    kind: ReportKind,
    quarter: str,
    branch_id: BranchId | None,
    community_id: CommunityId | None,
    text: str,
    reason: str = "",
) -> Report:
    """Sign a report with these words, and freeze with them what the records say; the next version wants a reason.

    Raises NOT_FOUND for what is no report of this kind, CLOSED_ALREADY for a closed branch or community, BAD_DAY,
    IN_THE_FUTURE, EMPTY, TOO_LONG, ALREADY_RECORDED when the newest version says the same, NOT_ALLOWED.
    """
    work.require(Right.WRITE_REPORT, branch_id=branch_id)
    draft = _draft(work, kind, quarter, branch_id, community_id)
    draft.text = entries.words(text, "text", LONGEST)
    if draft.version > 1:
        draft.reason = entries.words(reason, "reason", 200)
        former = newest_paper(work, kind, draft.first_on, ReportStatus.SIGNED, draft.about)
        if former is not None and former.text == draft.text:
            raise Refusal(Code.ALREADY_RECORDED)
    told = facts(
        work.session, work.actor, kind=kind, period=period_of_quarter(quarter), today=work.today, branch_id=branch_id,
        community_id=community_id,
    )  # fmt: skip
    draft.figures = to_plain(told)
    draft.content_hash = content_hash({"text": draft.text, "figures": draft.figures})
    draft.status, draft.signed_by, draft.signed_at = ReportStatus.SIGNED, work.actor.account_id, work.now
    work.record("report.signed", draft)
    return draft


def _draft(work: Work, kind: ReportKind, quarter: str, branch_id: UUID | None, community_id: UUID | None) -> Report:
    """Give the version that is not signed yet; begin it where there is none."""
    period, down = period_of_quarter(quarter), kind is not ReportKind.UP
    if kind not in DOUBLE or down != (community_id is not None) or (down and branch_id is None):
        raise Refusal(Code.NOT_FOUND, table="report")
    latest = work.today + _AHEAD if kind is ReportKind.PLAN_DOWN else work.today
    if period.first > latest:
        raise Refusal(Code.IN_THE_FUTURE, field="quarter")
    branch = work.get(Branch, branch_id) if branch_id is not None else None
    community = work.get(Community, community_id) if community_id is not None else None
    for side in (branch, community):
        if side is not None and side.retired:
            raise Refusal(Code.CLOSED_ALREADY, name=side.name)
    about = about_of(branch_id, community_id)
    draft = newest_paper(work, kind, period.first, ReportStatus.DRAFT, about)
    if draft is not None:
        return draft
    former = newest_paper(work, kind, period.first, ReportStatus.SIGNED, about)
    return work.add(
        Report(
            kind=kind,
            about=about,
            version=former.version + 1 if former else 1,
            first_on=period.first,
            last_on=period.last,
            branch_id=branch_id,
            community_id=community_id,
            drafted_by=work.actor.account_id,
            drafted_at=work.now,
        ),
        Code.CHANGED_MEANWHILE,
    )
