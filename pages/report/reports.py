"""The double report: which papers are due in a quarter, down to the communities and up, and how far each is."""

import streamlit as st

from db.reads import reports as questions
from db.rules.calendar import Span
from db.rules.periods import current, recent
from db.rules.reports import DOUBLE
from db.terms import ReportKind
from pages.kit import cards, forms, lines, periods, reports, say, show
from pages.kit.visit import open_page
from pages.text import reports as text

visit = open_page("report/reports", text.LEAD)
now = current(visit.today, Span.QUARTER)
# a community is reported to, never told what goes upward
up = visit.actor.reaches_all or bool(visit.actor.branch_ids)
kinds = {kind.value: text.KINDS[kind] for kind in DOUBLE if up or kind is not ReportKind.UP}
kind = ReportKind(forms.filtered("kind", text.KIND, kinds, default=ReportKind.DONE_DOWN, wide=True) or DOUBLE[1])
quarters = {named.code: named for named in (reports.after(now), *recent(visit.today, Span.QUARTER, 6))}
if kind is not ReportKind.PLAN_DOWN:
    del quarters[reports.after(now).code]
spoken = {code: periods.spoken(named) for code, named in quarters.items()}
newest = now.code if kind is ReportKind.PLAN_DOWN else now.before.code
quarter = forms.filtered("quarter", text.QUARTER, spoken, default=newest) or newest
typed = forms.searched("find", text.FIND, hint=text.FIND_HINT)

named = quarters[quarter]
found = visit.ask(questions.due, kind=kind, period=named.period, text=typed, page=lines.page_in_address())
if kind is ReportKind.UP and visit.actor.reaches_all:
    cards.draw([reports.of_bureau(visit, named)])
if not found.lines:
    show.nothing(text.EMPTY_UP if kind is ReportKind.UP else text.EMPTY_DOWN)
    st.stop()
st.caption(say.say(text.COUNT, total=found.total, signed=found.signed))
cards.draw(reports.card(visit, kind, named, line) for line in found.lines)
lines.pages(found.total)
