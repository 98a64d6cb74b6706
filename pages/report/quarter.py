"""The two quarterly forms: live from the records, filled in by hand only with a reason, signed by two, then frozen."""

from itertools import pairwise

import streamlit as st

from db.reads import quarterly as questions
from db.rules.calendar import Span
from db.rules.periods import current, recent
from db.rules.quarterly import changes
from db.rules.rights import Right
from db.terms import FormKind, QuarterStatus
from pages.kit import closing, forms, periods, quarterly, say, show
from pages.kit.visit import open_page
from pages.text import quarterly as text

visit = open_page("report/quarter", text.LEAD)
named_ones = {named.code: named for named in recent(visit.today, Span.QUARTER, 8)}
newest = current(visit.today, Span.QUARTER).before.code
with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    spoken = {code: periods.spoken(named) for code, named in named_ones.items()}
    quarter = forms.filtered("quarter", text.QUARTER, spoken, default=newest) or newest
    form = FormKind(
        forms.filtered("form", text.FORM, {kind.value: text.FORMS[kind] for kind in FormKind}, default="qa", wide=True)
        or FormKind.QA
    )
    state = visit.ask(questions.quarter_state, quarter=quarter)
    versions = visit.ask(questions.versions, quarter=quarter, form=form)
    correcting = state is not None and state.correcting_by is not None
    old = closing.version_asked(versions, correcting=correcting)
named, keeps = named_ones[quarter], visit.actor.may(Right.CLOSE_QUARTER) and old is None

if state is None:
    st.caption(say.say(text.NOT_OPENED))
shown = old or (versions[0] if versions and not correcting else None)
closing.standing(state, shown, visit.today)
if old is not None:
    closing.earlier(old)
    sheet = visit.ask(questions.frozen, quarter=quarter, form=form, version=old.version)
elif correcting:
    sheet = visit.ask(questions.filled, form=form, quarter=quarter, today=visit.today)
    found = changes(visit.ask(questions.frozen, quarter=quarter, form=form), sheet)
    st.markdown(say.say(text.WOULD_CHANGE, count=len(found)) if found else say.say(text.NO_CHANGE))
    if found:
        closing.differences(sheet, found, quarter)
    other = FormKind.QB if form is FormKind.QA else FormKind.QA
    beside = visit.ask(questions.filled, form=other, quarter=quarter, today=visit.today)
    elsewhere = changes(visit.ask(questions.frozen, quarter=quarter, form=other), beside)
    if elsewhere:
        closing.also(visit, other, len(elsewhere), quarter)
    if found or elsewhere:
        closing.behind(visit, visit.ask(questions.since_signed, quarter=quarter))
else:
    sheet = visit.ask(questions.sheet_of, quarter=quarter, form=form, today=visit.today)

with st.container(horizontal=True, vertical_alignment="center", gap="small"):
    if keeps:
        closing.steps(visit, state, named)
    quarterly.take_along(visit, sheet, named, state, shown)
    paper = f"/paper/form/{quarter}/{form}" + (f"?version={old.version}" if old else "")
    st.link_button(say.say(text.PRINT), paper, icon=":material/print:")
counted = sheet.count()
st.caption(say.say(text.SPARED, spared=counted.spared, typed=counted.typed, unknown=counted.unknown))
if old is None and (state is None or state.status is QuarterStatus.OPEN or correcting):
    closing.checks(visit, visit.ask(questions.missing, period=named.period, today=visit.today), sheet)

picked = None
types = keeps and state is not None and (state.status is QuarterStatus.OPEN or correcting)
if form is FormKind.QB:
    quarterly.totals(visit, sheet, named)
    if types and state is not None and (total := quarterly.total_picked(sheet)):
        quarterly.cell(visit, sheet, total, named)
        closing.override(visit, state, sheet, total)
if form is FormKind.QB and not visit.actor.may(Right.SEE_NEEDS):
    show.nothing(text.NO_LINES_FOR_YOU)
elif not sheet.lines:
    show.nothing(text.EMPTY_QB)
else:
    picked = quarterly.table(sheet, key=f"form-{quarter}-{form}" + (f"-{old.version}" if old else ""))
if picked is not None:
    quarterly.cell(visit, sheet, picked, named)
    if types and state is not None:
        closing.override(visit, state, sheet, picked)
quarterly.hands(sheet)

if len(versions) > 1:
    show.heading(text.VERSIONS)
    for new, old in pairwise(versions):
        then, before = (
            visit.ask(questions.frozen, quarter=quarter, form=form, version=one.version) for one in (new, old)
        )
        found = changes(before, then)
        with st.expander(say.say(text.CHANGED, count=len(found), reason=new.reason), icon=":material/history:"):
            closing.kept(new)
            closing.differences(then, found, f"{quarter}-{new.version}")
visit.link("report/year", text.COMPARE, icon="calendar_month", quarter=quarter)
