"""The half-year report: a text that fills its own figures, each opened to its rows beside it; signed, then frozen."""

import streamlit as st

from db.reads import half_year as questions
from db.rules.calendar import Span
from db.rules.half_year import asked
from db.rules.periods import current, recent
from db.rules.rights import Right
from pages.kit import forms, halving, periods, reporting, say
from pages.kit.reporting import Report
from pages.kit.visit import open_page
from pages.text import half_year as text

visit = open_page("report/half_year", text.LEAD)
halves = {named.code: named for named in recent(visit.today, Span.HALF_YEAR, 4)}
newest = current(visit.today, Span.HALF_YEAR).before.code
spoken = {code: periods.spoken(named) for code, named in halves.items()}
half = forms.filtered("half", text.HALF, spoken, default=newest, wide=True) or newest
named, signs = halves[half], visit.actor.may(Right.SIGN_HALF_YEAR)

own = visit.ask(questions.template)
if visit.ask(questions.signed, half=half):
    report = reporting.report_of(named, visit.ask(questions.paper, half=half))
else:
    words = own.text if own else reporting.default_text(visit.actor.language)
    values = visit.ask(questions.filled, half=half, codes=asked(words), today=visit.today)
    report = Report(named, words, values, visit.today)
halving.standing(report)
halving.moved(visit, report)
with st.container(horizontal=True, vertical_alignment="center", gap="small"):
    if signs:
        halving.signing(visit, report, own)
    halving.take_along(visit, report, own)
if signs:
    halving.sign_note(visit, report)
count, unknown = reporting.counts(report)
st.caption(say.say(text.COUNT, count=count, unknown=unknown))

rows, page = st.columns([2, 3], gap="medium")
with rows:
    picked = halving.choose(report)
    halving.rows(visit, report, picked)
with page, st.container(border=True):
    halving.body(report, picked or "")

if signs:
    halving.own_words(visit, named, report)
    halving.templates(visit, own)
halving.field_list()
halving.versions(visit, named)
