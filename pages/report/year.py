"""A quarter beside the year before and the whole year, figure by figure; and the whole year by branch."""

from db.reads import metrics as figures
from db.reads import quarterly as questions
from db.rules.calendar import Span, period_around
from db.rules.metrics import Metric
from db.rules.periods import Named, current, recent
from db.rules.quarterly import QA_COLUMNS, REMARKS
from db.terms import FormKind
from pages.kit import forms, periods, quarterly, show
from pages.kit.visit import open_page
from pages.text import quarterly as text

visit = open_page("report/year", text.YEAR_LEAD)
named_ones = {named.code: named for named in recent(visit.today, Span.QUARTER, 8)}
newest = current(visit.today, Span.QUARTER).before.code
spoken = {code: periods.spoken(named) for code, named in named_ones.items()}
quarter = forms.filtered("quarter", text.QUARTER, spoken, default=newest) or newest
named = named_ones[quarter]
year = Named(Span.YEAR, period_around(named.period.first, Span.YEAR))

show.heading(text.COMPARE_TITLE, period=periods.spoken(named))
columns = tuple(Metric(column) for column in QA_COLUMNS if column != REMARKS)
them = (named.period, named.year_before.period, year.period)
answers = visit.ask(figures.values, metrics=columns, periods=them, today=visit.today)
sheet = visit.ask(questions.worked, form=FormKind.QA, period=year.period, today=visit.today)
quarterly.compared(sheet, columns, answers, them)

show.heading(text.YEAR_TITLE, year=year.code)
picked = quarterly.table(sheet, key=f"year-{year.code}")
if picked is not None:
    quarterly.cell(visit, sheet, picked, year)
quarterly.take_along(visit, sheet, year, None, None)
visit.link("report/quarter", text.BACK, icon="table_chart", quarter=quarter)
