"""Choosing a period, and saying it: 2026年第1季度, Q1 2026."""

from datetime import date
from typing import Final
from urllib.parse import urlsplit

import streamlit as st

from db.rules.calendar import Span
from db.rules.periods import CODES, Named, current, of_days, recent
from pages.kit import forms, say
from pages.text import overview as text
from pages.text.telling import month

_CHOICES: Final = {Span.MONTH: 13, Span.QUARTER: 8, Span.HALF_YEAR: 4, Span.YEAR: 3}
_SECOND_HALF: Final = 7
_SHOWN: Final = 24
_REPLACED: Final = "period-replaced"
"""What of a page's address was replaced by which period, on which page."""


def chosen(today: date) -> Named:
    """Ask for a period; the address holds its span and its code or days, the current quarter when it says nothing.

    What the address says and nobody can choose is said to be replaced, until another is chosen.
    """
    lost = _lost(today)
    named = _chosen(today)
    here = (named.code, urlsplit(st.context.url or "").path)
    if lost:
        st.session_state[_REPLACED] = (lost, *here)
    said, *where = st.session_state.get(_REPLACED, ("",))
    if said and tuple(where) == here:
        st.caption(say.say(text.PERIOD_REPLACED, said=said, period=spoken(named)))
    else:
        st.session_state.pop(_REPLACED, None)
    return named


def _lost(today: date) -> str:
    """Give what the address says of the period and cannot be chosen; empty where it can, or says nothing."""
    span, at, *days = (st.query_params.get(name, "") for name in CODES)
    if span and span not in set(Span):
        return span[:_SHOWN]
    if span == Span.ANY:
        return next((said[:_SHOWN] for said in days if said and not _is_past(said, today)), "")
    of = Span(span or Span.QUARTER)
    return at[:_SHOWN] if at and at not in {named.code for named in recent(today, of, _CHOICES[of])} else ""


def _is_past(said: str, today: date) -> bool:
    try:
        return date.fromisoformat(said) <= today
    except ValueError:
        return False


def _chosen(today: date) -> Named:
    spans = {span.value: span for span in Span}
    span = Span(forms.filtered("span", text.SPAN, spans, default=Span.QUARTER, wide=True) or Span.QUARTER)
    if span is Span.ANY:
        first = forms.filtered_day("from", text.FROM, default=current(today, Span.QUARTER).period.first, latest=today)
        return of_days(first, forms.filtered_day("to", text.TO, default=today, latest=today))
    choices = {named.code: named for named in recent(today, span, _CHOICES[span])}
    newest = current(today, span).code
    picked = forms.filtered("at", text.PERIOD, {key: spoken(named) for key, named in choices.items()}, default=newest)
    return choices[picked or newest]


def spoken(named: Named) -> str:
    """Say a period by its name."""
    first, year = named.period.first, str(named.period.first.year)
    match named.span:
        case Span.MONTH:
            return month(named.code, say.language())
        case Span.QUARTER:
            return quarter(named.code)
        case Span.HALF_YEAR:
            half = text.SECOND_HALF if first.month >= _SECOND_HALF else text.FIRST_HALF
            return say.bare(text.HALF_YEAR, year=year, half=half)
        case Span.YEAR:
            return say.bare(text.YEAR, year=year)
        case Span.ANY:
            return say.bare(text.DAYS, first=first, last=named.period.last)


def quarter(code: str) -> str:
    """Say a quarter by its code: 2026Q3."""
    return say.bare(text.QUARTER, year=code[:4], number=code[-1])
