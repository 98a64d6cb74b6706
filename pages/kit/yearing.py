"""The years of the scheme beside each other: each with its rules, what it came to, and the way to its figures."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any, Final

import streamlit as st

from db.reads import metrics
from db.reads.turning import OffTotal, YearLine, totals_off, years
from db.reads.what_if import Proposal
from db.rules.calendar import Period, Span
from db.rules.metrics import Answer, Metric
from db.rules.periods import Named
from db.terms import PointSubject
from db.writes import rescoring
from pages.kit import forms, lines, ruling, say, show, taking
from pages.kit.chips import Colour
from pages.kit.visit import Visit
from pages.text import metrics as figures
from pages.text import points as point_words
from pages.text import rules as text
from pages.text import thumb
from pages.text.phrase import Phrase

AT_ONCE: Final = 500
"""Lines that are counted anew at one press."""
_SHARE: Final = Metric.MINIMUM_SHARE
_TRIED: Final = "recount-tried"
_CHIPS: Final[Mapping[int, tuple[Phrase, str, Colour]]] = {
    1: (text.YEAR_NEXT, "schedule", "blue"),
    0: (text.YEAR_NOW, "today", "green"),
    -1: (text.YEAR_BEFORE, "history", "gray"),
}


def draw(visit: Visit, *, waiting: Sequence[Proposal]) -> None:
    """Draw the year to come, this one and the one before; waiting are the proposals that nobody has decided."""
    show.heading(text.YEARS)
    show.lead(text.YEARS_LEAD)
    found = visit.ask(years, today=visit.today)
    begun = tuple(_named(one.year).period for one in found if one.year <= visit.today.year)
    shares = visit.ask(metrics.values, metrics=(_SHARE,), periods=begun, today=visit.today)
    with st.grid(min_column_width=300, gap="small"):
        for one in found:
            with st.container(border=True, height="stretch"):
                proposed = sum(proposal.since.year == one.year for proposal in waiting)
                _year(visit, one, shares.get((_SHARE, _named(one.year).period)), proposed)


def recount(visit: Visit) -> None:
    """Draw a trial of counting the years shown anew; where lines follow other rules, after it the deed."""
    found = visit.ask(years, today=visit.today)
    astray = sum(one.astray for one in found)
    show.heading(text.RECOUNT)
    show.lead(text.RECOUNT_LEAD, astray=astray) if astray else show.lead(text.RECOUNT_LEAD_WHOLE)
    shown = [_named(one.year).period for one in found]
    bounds: Any = {"first": shown[-1].first, "last": shown[0].last}
    draft, pressed, moved = visit.draft("recount"), False, None
    with st.container(horizontal=True):
        tried = forms.press(text.RECOUNT_TRY, key="recount-try", icon="calculate")
        if astray:
            moved = visit.rehearse(rescoring.rescore, most=AT_ONCE, **bounds) if tried else None
            if moved:
                st.session_state[_TRIED] = astray
            # what was not tried as it stands now is not done
            untried = st.session_state.get(_TRIED) != astray
            pressed = forms.press(text.RECOUNT_DO, key=draft, icon="restart_alt", disabled=untried)
    if tried:
        _tried(moved or (), visit.look(totals_off, **bounds), sum(one.lines for one in found), visit.now, astray=astray)
    elif pressed:
        visit.attempt(rescoring.rescore, done=text.RECOUNT_DONE, draft=draft, most=AT_ONCE, **bounds)


def _tried(
    moved: Sequence[rescoring.Moved], off: Sequence[OffTotal], gone_through: int, now: datetime, *, astray: int
) -> None:
    """Say when how many lines were gone through, and what differs: lines, and the totals that are made of them."""
    told = {"when": say.moment(now), "lines": gone_through}
    if not astray and not off:
        show.mark(text.RECOUNT_WHOLE, "verified", "green", **told)
        return
    st.markdown(say.say(text.RECOUNT_SEEN, astray=astray, off=len(off), **told))
    if moved:
        st.markdown(say.say(text.RECOUNT_TRIED, lines=len(moved), **_sums(moved)))
        headings = [say.bare(one) for one in (text.DAY, text.WHOSE, text.BY_NOW, text.BY_THEN, text.BY_VERSION)]
        rows = [(say.fact(one.day), say.bare(one.subject), one.before, one.after, _version(one)) for one in moved]
        show.table(taking.Sheet(say.bare(text.RECOUNT), headings, lambda: rows, taking.COUNTED))
    elif astray:
        st.markdown(say.say(text.RECOUNT_NONE))
    if off:
        named = (text.MONTH, text.BRANCH, text.WHOSE, text.KEPT, text.ADDED_UP)
        totals = [
            (one.month, one.branch or say.bare(text.SCHEME), say.bare(one.subject), one.kept, one.counted)
            for one in off
        ]
        show.table(taking.Sheet(say.bare(text.OFF), [say.bare(one) for one in named], lambda: totals, taking.COUNTED))


def _version(one: rescoring.Moved) -> str:
    return say.bare(text.VERSION, version=one.version)


def _sums(moved: Sequence[rescoring.Moved]) -> dict[str, int]:
    branches = [one for one in moved if one.subject is PointSubject.BRANCH]
    members = [one for one in moved if one.subject is PointSubject.MEMBER]
    return {
        "branches": sum(one.before for one in branches), "branches_then": sum(one.after for one in branches),
        "members": sum(one.before for one in members), "members_then": sum(one.after for one in members),
    }  # fmt: skip


def _year(visit: Visit, one: YearLine, share: Answer | None, proposed: int) -> None:
    ahead = one.year - visit.today.year
    lines.draw(
        say.say(point_words.YEAR_OF, year=str(one.year)),
        lines.flag(*_CHIPS[ahead]),
        *(ruling.brief(rules) for rules in one.rules),
        "" if one.rules else say.say(text.YEAR_NO_RULES),
        say.say(thumb.VALUES, **asdict(one.thumb)),
        say.say(text.YEAR_OPEN, count=proposed) if proposed else "",
        *(_came_to(one, share, under_way=one.year == visit.today.year) if share else ()),
    )
    if share is None:
        return
    if one.astray:
        show.mark(text.YEAR_ASTRAY, "error", astray=one.astray)
    elif one.lines:
        show.mark(text.YEAR_WHOLE, "verified", "green", lines=one.lines)
    if visit.way("report/points"):
        visit.link("report/points", text.YEAR_LEDGER, icon="stars", year=str(one.year))
    visit.link("watch/overview", text.YEAR_FIGURES, icon="monitoring", **_named(one.year).codes)


def _came_to(one: YearLine, share: Answer, *, under_way: bool) -> tuple[str, str]:
    written = figures.written(_SHARE, share.value, share.whole, say.language())
    return (
        say.say(text.YEAR_POINTS, branches=one.branch_points, members=one.member_points),
        say.say(text.YEAR_SHARE_NOW if under_way else text.YEAR_SHARE, share=written),
    )


def _named(year: int) -> Named:
    return Named(Span.YEAR, Period(date(year, 1, 1), date(year, 12, 31)))
