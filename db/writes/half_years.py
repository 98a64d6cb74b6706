"""The half-year report: its own words are written, it is signed as the records fill it, its template is the bureau's.

Nobody hands figures in: what is frozen is worked out from the records in the transaction that freezes it.
"""

import hashlib
from collections.abc import Mapping
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from db.errors import Code, Refusal
from db.reads.half_year import filled
from db.rules import entries
from db.rules.half_year import LONGEST_TEXT, LONGEST_WORDS, Told, asked, period_of_half, to_plain, unknown
from db.rules.quarters import content_hash
from db.rules.rights import Right
from db.tables.reports import Report, ReportTemplate
from db.terms import ReportKind, ReportStatus
from db.work import Work
from db.writes.papers import newest_paper

_LONGEST_NAME: Final = 80


def write_words(work: Work, *, half: str, words: Mapping[str, str]) -> Report:
    """Write what no record tells into the report of a half-year such as "2026H1", which is signed later.

    Raises BAD_DAY, IN_THE_FUTURE before it began, TOO_LONG, NOT_FOUND for words that no report has, NOT_ALLOWED.
    """
    work.require(Right.SIGN_HALF_YEAR)
    draft = _draft(work, half)
    kept = {name: entries.maybe_words(said, "words", LONGEST_WORDS) for name, said in words.items()}
    if set(kept) - set(Told):
        raise Refusal(Code.NOT_FOUND, table="report")
    draft.figures = {"words": {**draft.figures["words"], **kept}}
    draft.drafted_by, draft.drafted_at = work.actor.account_id, work.now
    work.record("half_year.written", draft)
    return draft


def sign_half_year(work: Work, *, half: str, text: str, template_id: UUID | None = None, reason: str = "") -> Report:
    """Sign a half-year's report: its text is frozen with all figures as the records stand now.

    After the first version each wants a reason, and something that differs. Raises BAD_DAY while the half-year runs,
    EMPTY, TOO_LONG, UNKNOWN_FIELDS, ALREADY_RECORDED when nothing would change, NOT_ALLOWED.
    """
    work.require(Right.SIGN_HALF_YEAR)
    if work.today <= period_of_half(half).last:
        raise Refusal(Code.BAD_DAY, field="half", day=work.today)
    written = _text(text)
    draft = _draft(work, half)
    if draft.version > 1:
        draft.reason = entries.words(reason, "reason", 200)
    if template_id is not None:
        work.get(ReportTemplate, template_id)
    values = filled(work.session, work.actor, half=half, codes=asked(written), today=work.today)
    draft.text, draft.template_id = written, template_id
    draft.figures = {"words": draft.figures["words"], "values": to_plain(values)}
    draft.content_hash = content_hash({"text": draft.text, "figures": draft.figures})
    former = _newest(work, half, ReportStatus.SIGNED) if draft.version > 1 else None
    if former is not None and former.content_hash == draft.content_hash:
        raise Refusal(Code.ALREADY_RECORDED)
    draft.status, draft.signed_by, draft.signed_at = ReportStatus.SIGNED, work.actor.account_id, work.now
    work.record("half_year.signed", draft)
    return draft


def bring_template(work: Work, *, name: str, content: bytes, text: str, marks: Mapping[str, str]) -> ReportTemplate:
    """Bring a template of the bureau's own: the file, its text as it was read, its fields as they are written there.

    The former one is kept for papers written with it. Raises EMPTY, TOO_LONG, UNKNOWN_FIELDS, NOT_ALLOWED.
    """
    work.require(Right.SIGN_HALF_YEAR)
    written = _text(text)
    _retire(work)
    made = work.add(
        ReportTemplate(
            kind=ReportKind.HALF_YEAR,
            name=entries.words(name, "name", _LONGEST_NAME),
            content=content,
            content_hash=hashlib.sha256(content).hexdigest(),
            text=written,
            marks=dict(marks),
            uploaded_by=work.actor.account_id,
            uploaded_at=work.now,
        )
    )
    work.record("report_template.brought", made)
    return made


def retire_template(work: Work) -> None:
    """Go back to the template that comes along. Raises NOT_FOUND where it is used already, NOT_ALLOWED."""
    work.require(Right.SIGN_HALF_YEAR)
    retired = _retire(work)
    if not retired:
        raise Refusal(Code.NOT_FOUND, table="report_template")


def _retire(work: Work) -> int:
    rows = work.session.exec(
        select(ReportTemplate).where(
            ReportTemplate.org_id == work.actor.org_id,
            ReportTemplate.kind == ReportKind.HALF_YEAR,
            col(ReportTemplate.retired).is_(False),
        )
    ).all()
    for row in rows:
        row.retired = True
        work.record("report_template.retired", row)
    return len(rows)


def _text(text: str) -> str:
    written = entries.words(text, "text", LONGEST_TEXT)
    strange = unknown(written)
    if strange:
        raise Refusal(Code.UNKNOWN_FIELDS, names=", ".join(strange))
    return written


def _draft(work: Work, half: str) -> Report:
    """Give the version of a half-year's report that is not signed yet; begin it where there is none."""
    period = period_of_half(half)
    if period.first > work.today:
        raise Refusal(Code.IN_THE_FUTURE, field="half")
    draft = _newest(work, half, ReportStatus.DRAFT)
    if draft is not None:
        return draft
    former = _newest(work, half, ReportStatus.SIGNED)
    return work.add(
        Report(
            kind=ReportKind.HALF_YEAR,
            version=former.version + 1 if former else 1,
            first_on=period.first,
            last_on=period.last,
            figures={"words": dict(former.figures["words"]) if former else {}},
            drafted_by=work.actor.account_id,
            drafted_at=work.now,
        ),
        Code.CHANGED_MEANWHILE,
    )


def _newest(work: Work, half: str, status: ReportStatus) -> Report | None:
    return newest_paper(work, ReportKind.HALF_YEAR, period_of_half(half).first, status)
