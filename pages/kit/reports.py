"""The double report on the screen: a line of the list, the draft that is edited and signed, what was signed."""

from datetime import timedelta
from typing import Any

import streamlit as st

from db.errors import Refusal
from db.files.report import write_report
from db.reads import reports as questions
from db.reads.bureau import house
from db.reads.reports import DueLine, Version
from db.rules.calendar import Span, day_in_shanghai
from db.rules.periods import Named, current
from db.rules.quarters import period_of_quarter
from db.rules.reports import DOUBLE, LONGEST, due_of
from db.terms import ReportKind, ReportStatus
from db.writes import reports as intents
from pages.kit import beneath, double, forms, leaving, lettering, lines, say, show
from pages.kit.cards import Card
from pages.kit.visit import Visit
from pages.text import reports as text


def after(named: Named) -> Named:
    """Give the period of the same span just after."""
    return current(named.period.last + timedelta(days=1), named.span)


def asked_for(visit: Visit) -> tuple[ReportKind, Named, str, str] | None:
    """Give which report the address asks for; None when there is no such kind or quarter."""
    kind, quarter = visit.code("kind"), visit.code("quarter")
    if kind not in DOUBLE:
        return None
    try:
        named = Named(Span.QUARTER, period_of_quarter(quarter))
    except Refusal:
        return None
    return ReportKind(kind), named, visit.code("branch"), visit.code("community")


def card(visit: Visit, kind: ReportKind, named: Named, line: DueLine) -> Card:
    """Give a report that is due, with the way to it."""
    down = kind is not ReportKind.UP
    head = (
        say.bare(text.TO_COMMUNITY, branch=line.branch, community=line.community)
        if down
        else say.bare(text.TO_BUREAU, branch=line.branch)
    )
    codes = {"branch": line.branch_code, **({"community": line.community_code} if down else {})}
    return _card(visit, kind, named, head, line.status, line.version, codes)


def of_bureau(visit: Visit, named: Named) -> Card:
    """Give the bureau's own report to the organisation department."""
    found = visit.ask(questions.standing, kind=ReportKind.UP, period=named.period)
    newest = found.versions[0].version if found.versions else 0
    status = ReportStatus.SIGNED if newest else ReportStatus.DRAFT if found.draft else None
    return _card(visit, ReportKind.UP, named, say.bare(text.BUREAU_UP), status, newest, {})


def _card(  # noqa: PLR0917 - a report that is due, and how far it is
    visit: Visit,
    kind: ReportKind,
    named: Named,
    head: str,
    status: ReportStatus | None,
    version: int,
    codes: dict[str, str],
) -> Card:
    chip = {
        None: lines.flag(text.STATE_NONE, "radio_button_unchecked", "gray"),
        ReportStatus.DRAFT: lines.flag(text.STATE_DRAFT, "edit_note", "blue"),
        ReportStatus.SIGNED: lines.flag(text.STATE_SIGNED, "task_alt", "green"),
    }[status]
    due = "" if status is ReportStatus.SIGNED else say.bare(text.SIGN_BY, day=due_of(kind, named.period))
    small = lines.beside(due, say.bare(text.VERSION, version=version) if version > 1 else "")
    way = visit.way("report/report", kind=kind.value, quarter=named.code, **codes)
    return Card(head, (chip,), (small,), way, text.OPEN)


def editor(visit: Visit, named: Named, words: str, *, again: bool, **facts: Any) -> None:  # noqa: ANN401 - what the intents take
    """Offer the words of a draft to be changed, kept and signed; another version wants a reason."""
    key = f"report-{facts['kind']}-{named.code}-{facts['branch_id']}-{facts['community_id']}"
    draft, facts = visit.draft(key), {**facts, "quarter": named.code}
    place = show.fold(text.AGAIN, icon="edit_note", draft=draft) if again else None
    if place and not place.open:
        return
    with place or st.container(), beneath.form(draft, border=not again):
        if facts["kind"] is not ReportKind.PLAN_DOWN and visit.today <= named.period.last:
            st.caption(say.say(text.STILL_RUNNING, day=named.period.last))
        said = forms.text(
            text.WORDS,
            field="text",
            value=words,
            most=LONGEST,
            long=True,
            tall=420,
            help_=text.WORDS_HINT,
            required=True,
        )
        why = forms.text(text.WHY, field="reason", most=200, required=True) if again else ""
        with st.container(horizontal=True, gap="small"):
            signs = forms.submit(text.SIGN, icon="draw")
            keeps = forms.submit(text.KEEP, main=False, icon="save", without=("reason",))
    if signs:
        visit.attempt(intents.sign_report, done=text.SIGNED, draft=draft, text=said, reason=why, **facts)
    elif keeps:
        visit.attempt(intents.keep_report, done=text.KEPT, draft=draft, text=said, **facts)


def signed(visit: Visit, version: Version) -> None:
    """Draw a signed report, with its ways out."""
    bureau = visit.ask(house).name
    day = day_in_shanghai(version.signed_at)
    st.markdown(
        lines.beside(
            lines.flag(text.STATE_SIGNED, "task_alt", "green"),
            say.say(text.SIGNED_BY, name=version.signer, day=day),
            say.say(text.VERSION, version=version.version),
        )
    )
    st.caption(say.say(text.HASH, hash=version.content_hash[:16]))
    if not version.whole:
        show.trouble(text.BROKEN)
    with st.container(border=True):
        _body(version)
    blocks = double.blocks(version, bureau)
    with st.container(horizontal=True, gap="small"):
        leaving.offer(
            say.say(text.DOWNLOAD),
            leaving.whole(lambda: write_report(blocks, double.mark(version))),
            name=say.bare(text.FILE, title=blocks[0].text),
            mime=lettering.DOCX,
            holds=double.HOLDS,
            form="document",
        )
        st.link_button(say.say(text.PRINT), f"/paper/report/{version.id.hex}", icon=":material/print:")


def former(version: Version) -> None:
    """Draw a version that another one has followed."""
    day = day_in_shanghai(version.signed_at)
    said = say.say(text.SIGNED_BY, name=version.signer, day=day)
    st.markdown(lines.beside(say.say(text.VERSION, version=version.version), said, say.plain(version.reason)))
    _body(version)


def _body(version: Version) -> None:
    st.markdown("\n\n".join(say.plain(line) for line in version.text.splitlines() if line.strip()))
