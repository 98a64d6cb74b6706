"""Parts of the pages of agreements: figures, a line, a promise with its evidence."""

from datetime import date

import streamlit as st

from db.reads.agreements import ActivityChoice, AgreementLine, AgreementPage, Promise
from db.terms import AgreementStatus, ClauseStatus
from pages.kit import lines, say, show
from pages.kit.visit import Visit
from pages.text import agreements as text
from pages.text.telling import percent


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


def card(visit: Visit, line: AgreementLine) -> None:
    """Draw an agreement as a line of a list."""
    lines.card(
        visit,
        f"{line.branch} ↔ {line.community}",
        chips(line),
        f":small[{lines.beside(line.code, say.say(text.OF_YEAR, year=str(line.year)), kept(line))}]",
        to="checkin/agreement",
        code=line.code,
    )


def chips(line: AgreementLine) -> str:
    """Give the chips of an agreement: its state, and how many promises are overdue."""
    late = lines.flag(text.LATE, "alarm", overdue=line.overdue) if line.overdue else ""
    return f"{lines.badge(line.status)} {late}".strip()


def kept(line: AgreementLine) -> str:
    """Say how many promises are kept."""
    if not line.promised:
        return say.say(text.NO_PROMISES)
    said = say.say(text.KEPT_OF, promised=line.promised, kept=line.kept)
    return f"{said} ({percent(line.kept, line.promised)})" if line.status is not AgreementStatus.DRAFT else said


def promise(one: Promise, today: date, *, signed: bool) -> None:
    """Draw a promise: its state, when it is due, and what shows that it was kept."""
    waits = one.status is ClauseStatus.PROMISED and one.due_on is not None and signed
    days = (today - one.due_on).days if waits and one.due_on else 0
    late = lines.flag(text.OVERDUE, "alarm", days=days) if days > 0 else ""
    due = say.say(text.DUE_ON, day=one.due_on) if one.due_on else ""
    lines.draw(f"{one.position}. {say.plain(one.text)}", f"{lines.badge(one.status)} {late}".strip(), due)
    for shown in one.evidence:
        told = say.say(text.EVIDENCE_LINE, day=shown.day, evidence=shown.evidence)
        st.markdown(f"- {lines.beside(told, say.plain(f'{shown.activity_code} {shown.activity}'.strip()))}")


def activity(choice: ActivityChoice) -> str:
    """Name an activity that a promise was kept by."""
    return lines.beside(say.fact(choice.day), choice.name, choice.code)
