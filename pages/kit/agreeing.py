"""Parts of the pages of agreements: figures, a line, a promise with its evidence."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

import streamlit as st

from db.engine import engine
from db.errors import Code, Refusal
from db.files.papers import Grid, Paper, write_papers
from db.files.sheets import shown_name
from db.reads import scans as questions
from db.reads.agreements import ActivityChoice, AgreementDetail, AgreementLine, AgreementPage, Promise
from db.reads.scans import ScanLine
from db.reads.stock_clauses import StockLine
from db.rules.calendar import day_in_shanghai
from db.rules.scans import kind_of_scan
from db.terms import AgreementStatus, ClauseStatus, ScanKind, Side
from db.work import reading
from db.writes import agreements
from db.writes.scans import attach_scan
from pages.kit import editing, forms, leaving, lines, say, show
from pages.kit.cards import Card
from pages.kit.chips import Chip, those
from pages.kit.lettering import DOCX
from pages.kit.visit import Visit
from pages.text import agreements as text
from pages.text.telling import day_of_any_year, percent

HOLDS: Final = "branch.name community.name clause.text"
"""What the paper of an agreement says, by its columns."""

_MIMES: Final = {ScanKind.PDF: "application/pdf", ScanKind.JPEG: "image/jpeg", ScanKind.PNG: "image/png"}


def figures(found: AgreementPage) -> None:
    """Draw what the agreements of a list promise together, and how much of it is kept."""
    named = (
        (text.SHARE, percent(found.kept, found.promised), text.SHARE_MEANS),
        (text.KEPT, say.fact(found.kept), text.KEPT_MEANS),
        (text.PROMISED, say.fact(found.promised), text.PROMISED_MEANS),
        (text.SIGNED_ONES, say.fact(found.signed), text.SIGNED_MEANS),
        (text.TOTAL, say.fact(found.total), text.TOTAL_MEANS),
    )
    show.figures(show.Figure(name, value, means) for name, value, means in named)


def card(visit: Visit, line: AgreementLine) -> Card:
    """Give an agreement as a line of a list."""
    return Card(
        f"{line.branch} ↔ {line.community}",
        chips(line),
        (lines.beside(line.code, say.bare(text.OF_YEAR, year=str(line.year)), kept(line)),),
        visit.way("checkin/agreement", code=line.code),
    )


def chips(line: AgreementLine) -> Sequence[Chip]:
    """Give the chips of an agreement: its state, and how many promises are overdue."""
    late = lines.flag(text.LATE, "alarm", overdue=line.overdue) if line.overdue else None
    return those(lines.badge(line.status), late)


def kept(line: AgreementLine) -> str:
    """Say how many promises are kept."""
    if not line.promised:
        return say.bare(text.NO_PROMISES)
    if line.status is AgreementStatus.DRAFT:
        return say.bare(text.KEPT_OF, promised=line.promised, kept=line.kept)
    share = percent(line.kept, line.promised)
    return say.bare(text.KEPT_SHARE, promised=line.promised, kept=line.kept, share=share)


def side(agreement: AgreementDetail, party: Side, *, signed: bool) -> None:
    """Head the promises of one side; once it is signed, with how many of them are kept."""
    ours = [one for one in agreement.of(party) if one.status is not ClauseStatus.DROPPED]
    done = sum(one.status is ClauseStatus.KEPT for one in ours)
    counts = {"promised": len(ours), "kept": done, "share": percent(done, len(ours))}
    said = say.say(text.SIDE_SHARE, **counts) if signed and ours else ""
    st.markdown(lines.beside(f"**{say.say(text.OF_SIDE[party])}**", said))


def promise(one: Promise, year: int, today: date, *, signed: bool) -> None:
    """Draw a promise: its state, when it is due, in the end with its year, and what shows that it was kept."""
    waits = one.status is ClauseStatus.PROMISED
    last = one.due_on or date(year, 12, 31)
    days = (today - last).days if waits and signed else 0
    late = lines.flag(text.OVERDUE, "alarm", days=days) if days > 0 else ""
    due = say.say(text.DUE_ON if one.due_on else text.DUE_WITH_YEAR, day=last) if one.due_on or waits else ""
    lines.draw(f"{one.number}. {say.plain(one.text)}", f"{lines.badge(one.status)} {late}".strip(), due)
    for shown in one.evidence:
        told = say.say(text.EVIDENCE_LINE, day=shown.day, evidence=shown.evidence)
        st.markdown(f"- {lines.beside(told, say.plain(f'{shown.activity_code} {shown.activity}'.strip()))}")


def activity(choice: ActivityChoice) -> str:
    """Name an activity that a promise was kept by."""
    return lines.beside(say.fact(choice.day), choice.name, choice.code)


def stocked(one: StockLine) -> str:
    """Say a clause of the stock: whose it is, what it promises and until when."""
    told = {"party": one.party, "text": one.text}
    if one.due_month is None or one.due_day is None:
        return say.bare(text.STOCK_LINE_NO_DAY, **told)
    # the year will be the agreement's
    day = day_of_any_year(one.due_month, one.due_day, say.language())
    return say.bare(text.STOCK_LINE, day=day, **told)


def reworded(visit: Visit, agreement: AgreementDetail, one: Promise) -> None:
    """Let a promise of a draft be put otherwise."""
    key = f"reword-{agreement.line.code}-{one.position}"
    with st.popover(say.say(text.CHANGE)):
        now = {"text": one.text, "due_on": one.due_on, "party": one.party}
        edit = editing.form(draft := visit.draft(key), _PROMISE, now, submit=text.CHANGE)
    if edit:
        visit.attempt(
            agreements.change_promise, done=text.CHANGED, draft=draft, clause_id=one.id, seen=edit.seen, **edit.whole
        )


_PROMISE: Final = (
    editing.Field("party", text.PARTY, lambda now, key: forms.word(text.PARTY, Side, value=now, key=key) or now),
    editing.Field(
        "text", text.PROMISE,
        lambda now, key: forms.text(text.PROMISE, value=now, long=True, most=500, required=True, key=key),
    ),
    editing.Field("due_on", text.DUE, lambda now, key: forms.day(text.DUE, value=now, key=key)),
)  # fmt: skip


def paper(agreement: AgreementDetail) -> Paper:
    """Give an agreement as both sides sign and seal it; its contact stays in the records."""
    line, year = agreement.line, str(agreement.line.year)
    headings, widths = [say.bare(one) for one in text.PAPER_COLUMNS], tuple(text.PAPER_COLUMNS.values())
    day = say.fact(line.signed_on) if line.signed_on else say.bare(text.PAPER_NO_DAY)
    return Paper(
        title=say.bare(text.PAPER_TITLE),
        mark=say.bare(text.PAPER_MARK, code=line.code, year=year, status=line.status),
        to="",
        lines=(
            say.bare(text.PAPER_COMMUNITY, community=line.community),
            say.bare(text.PAPER_BRANCH, branch=line.branch),
            say.bare(text.PAPER_BEGIN, year=year),
        ),
        grids=tuple(
            Grid(say.bare(named), headings, _of(agreement, party), say.bare(text.PAPER_NONE_OF), widths)
            for party, named in text.PAPER_PROMISES.items()
        ),
        closing=say.bare(text.PAPER_CLOSING, year=year),
        signed=(*map(say.bare, text.PAPER_SEALS), say.bare(text.PAPER_DAY, day=day)),
    )


def _of(agreement: AgreementDetail, party: Side) -> list[tuple[str, str, str]]:
    return [(str(one.number), _promised(one), say.fact(one.due_on)) for one in agreement.of(party)]


def _promised(one: Promise) -> str:
    if one.status is not ClauseStatus.DROPPED:
        return one.text
    return say.bare(text.PAPER_DROPPED, text=one.text, status=one.status)


def take_along(agreement: AgreementDetail) -> None:
    """Offer an agreement to be printed and signed, on paper or as a document."""
    line = agreement.line
    with st.container(horizontal=True, gap="small"):
        leaving.offer(
            say.say(text.DOWNLOAD),
            leaving.whole(lambda: write_papers([paper(agreement)])),
            name=say.bare(text.FILE, code=line.code),
            mime=DOCX,
            form="document",
            holds=HOLDS,
        )
        st.link_button(say.say(text.PRINT), f"/paper/agreement/{line.code}", icon=":material/print:")


def renewal(visit: Visit, agreement: AgreementDetail, *, drafts: bool) -> None:
    """Draw what this agreement follows and what follows it, or offer to draft the next year's."""
    line = agreement.line
    if agreement.former:
        said = say.bare(text.FORMER, code=agreement.former)
        visit.link("checkin/agreement", said, icon="history", code=agreement.former)
    if agreement.later:
        said = say.bare(text.LATER, code=agreement.later)
        visit.link("checkin/agreement", said, icon="update", code=agreement.later)
    elif drafts and line.status is not AgreementStatus.DRAFT:
        key, year = visit.draft(f"renew-{line.code}"), str(line.year + 1)
        if forms.press(text.RENEW, key=key, icon="update", year=year):
            made = visit.attempt(
                agreements.renew_agreement, done=text.RENEWED, draft=key, rerun=False, agreement_id=line.id
            )
            if made is not None:
                lines.go("checkin/agreement", code=made.code)
        st.caption(say.say(text.RENEW_NOTE))


def scans(visit: Visit, line: AgreementLine, *, signs: bool) -> None:
    """Draw the scans of a signed agreement, and take another."""
    found = visit.ask(questions.scans, agreement_id=line.id)
    with st.expander(say.say(text.SCANS), icon=":material/scanner:", expanded=bool(found)):
        if not found:
            st.caption(say.say(text.NO_SCAN))
        for scan in found:
            _scan(visit, scan)
        file = st.file_uploader(say.say(text.SCAN_FILE), key=f"scan-{line.code}") if signs else None
        if file is not None:
            _take_scan(visit, line, file.getvalue(), shown_name(file.name))


def _scan(visit: Visit, scan: ScanLine) -> None:
    size, day = max(1, round(scan.size / 1024)), day_in_shanghai(scan.attached_at)
    if questions.given_to(visit.actor):
        leaving.offer(
            say.plain(scan.name),
            leaving.whole(partial(_content, visit, scan)),
            name=scan.name,
            mime=_MIMES[scan.kind],
            holds="agreement_scan.content",
            form="document",
            key=f"scan-{scan.id}",
        )
    else:
        st.markdown(say.plain(scan.name))
        show.lead(text.SCAN_NOT_GIVEN)
    st.caption(say.say(text.SCAN_LINE, kind=scan.kind, size=size, name=scan.attached_by, day=day))


def _content(visit: Visit, scan: ScanLine) -> bytes:
    # a large file is read for the one who takes it, and not remembered
    with reading(engine()) as session:
        return questions.scan_file(session, visit.actor, scan_id=scan.id)


def _take_scan(visit: Visit, line: AgreementLine, content: bytes, name: str) -> None:
    try:
        kind_of_scan(content)
    except Refusal as refusal:
        show.trouble(text.SCAN_TOO_LARGE if refusal.code is Code.FILE_TOO_LARGE else text.SCAN_UNREADABLE)
        return
    if forms.press(text.SCAN_ATTACH, key=f"attach-{line.code}", icon="attach_file"):
        visit.attempt(attach_scan, done=text.SCAN_ATTACHED, agreement_id=line.id, name=name, content=content)
