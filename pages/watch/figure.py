"""Behind a figure: what it counts, over which period and reach, and the rows it is made of."""

import streamlit as st

from db.reads import choices, metrics
from db.rules.metrics import Metric
from pages.kit import behind, compared, forms, lines, periods, picking, show
from pages.kit.visit import open_page
from pages.text import figure as text
from pages.text import metrics as words

visit = open_page("watch/figure", text.LEAD)
options = {metric.value: words.NAMES[metric] for metric in Metric}
answer = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    picked = forms.filtered("metric", text.CHOOSE, options, default=Metric.NEEDS_SOLVED, always=True)
    kind = behind.kind_filter(metric := Metric(picked or Metric.NEEDS_SOLVED))
with st.container(horizontal=True, vertical_alignment="bottom"):
    named = periods.chosen(visit.today)
    place = compared.where(visit, named)
    branches = {branch.code: branch for branch in visit.ask(choices.branches)}
    branch = forms.filtered("branch", text.BRANCH, {code: one.name for code, one in branches.items()})
picking.dropped(place.picked)

found = visit.ask(
    metrics.behind,
    metric=metric,
    period=named.period,
    today=visit.today,
    area=place.part,
    unit=branches[branch].id if branch else place.unit,
    kind=kind,
    page=lines.page_in_address(),
)
with answer:
    show.figures([show.Figure(words.NAMES[metric], behind.written(metric, found), words.DEFINITIONS[metric])], across=1)
    show.lead(text.DEFINITION, definition=words.DEFINITIONS[metric], period=periods.spoken(named))
    part = lines.beside(compared.under(named, place), branches[branch].name if branch else "")
    behind.take_along(metric, kind, found, part)
behind.rows(visit, metric, found, named)
behind.who_is_missing(visit, metric, named, {**place.codes, **({"branch": branch} if branch else {})})
visit.link("watch/overview", text.BACK, icon="monitoring")
