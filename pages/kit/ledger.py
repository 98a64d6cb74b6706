"""How a line of the points ledger explains itself: what for, by which rules, confirmed by whom."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

import streamlit as st

from db.reads.appraisal import DeedLine
from db.reads.disputes import DisputeLine
from db.reads.points import BranchTotal, PointEntry, unit_ranking
from db.rules.calendar import Span, day_in_shanghai, period_around
from db.rules.grades import OPENED_AGAIN, UNCONFIRMED
from db.rules.half_year import half_year_named
from db.rules.periods import Named
from db.terms import Deed, PointReason
from pages.kit import forms, lines, periods, say, show
from pages.kit.visit import Visit
from pages.text import appraisal
from pages.text import points as words
from pages.text.phrase import Phrase

OPENS: Final[Mapping[Deed, str]] = {
    Deed.ACTIVITY: "serve/activity",
    Deed.SERVICE: "serve/activity",
    Deed.NEED: "serve/need",
    Deed.WISH: "serve/wish",
    Deed.PROJECT: "serve/project",
    Deed.PROMISE: "checkin/agreement",
    Deed.POST: "serve/post",
}
"""The page that opens what a line was earned by."""

_ANEW: Final = re.compile(r"v(\d+)")
_HAPPENED: Final[Mapping[str, Phrase]] = {OPENED_AGAIN: words.OPENED_AGAIN, UNCONFIRMED: words.UNCONFIRMED}
"""What a line says that was taken back to be counted anew: by which version."""


def asked(visit: Visit) -> Named:
    """Ask for a year, this one when the address says nothing, and for the whole of it or one of its halves."""
    choices = {str(year): say.bare(words.YEAR_OF, year=str(year)) for year in years(visit.today)}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        year = forms.filtered("year", words.YEAR, choices, default=next(iter(choices)), wide=True)
        half = forms.filtered("part", words.PART, words.HALVES, every=words.WHOLE, wide=True)
    year = year or str(visit.today.year)
    return (
        half_year_named(f"{year}{half}") if half else Named(Span.YEAR, period_around(date(int(year), 1, 1), Span.YEAR))
    )


def total(named: Named, them: Sequence[PointEntry]) -> None:
    """Say what lines of the ledger come to together in the period that was asked for, reversals too."""
    points = sum(line.points for line in them)
    st.markdown(say.say(words.TOTAL, period=periods.spoken(named), points=points, lines=len(them)))


def told(line: DeedLine) -> DeedLine:
    """Give a line of evidence with something that speaks for it: of a wish nobody writes what was done."""
    if line.kind is not Deed.WISH:
        return line
    if line.taken_on is None:
        return replace(line, note=say.bare(appraisal.WISH_DONE_ON, day=line.day))
    return replace(line, note=say.bare(appraisal.WISH_DONE, taken_on=line.taken_on, day=line.day))


def opened(visit: Visit, kind: Deed, code: str) -> bool:
    """Draw the way to what a line was earned by, and say whether there is one for this role and line."""
    if not code or not visit.way(OPENS[kind]):
        return False
    visit.link(OPENS[kind], words.OPEN, icon="open_in_new", code=code)
    return True


def years(today: date) -> list[int]:
    """Give the years whose points may be looked at, this one first."""
    return [today.year - ago for ago in range(3)]


def entry(line: PointEntry) -> None:
    """Draw one line of the ledger; it says so while somebody's dispute of it waits for its answer."""
    taken_back = lines.flag(words.TAKEN_BACK, "undo", "gray") if line.reversed else ""
    disputed = lines.flag(words.DISPUTED, "chat_error") if line.disputed and not line.reversed else ""
    head = f"{'+' if line.points > 0 else ''}{say.say(words.PLUS, points=line.points)}"
    lines.draw(
        lines.row(head, taken_back, disputed),
        lines.beside(say.fact(line.day), _why(line), say.say(words.SOURCE, code=line.source_code, source=line.source)),
        lines.beside(
            say.say(words.RULES, version=line.rules_version, since=line.rules_since),
            say.say(words.CONFIRMED_BY, name=line.confirmed_by) if line.confirmed_by else "",
            say.say(words.CAPPED, cap=line.capped_at) if line.capped_at is not None else "",
        ),
    )


def _why(line: PointEntry) -> str:
    """Say what a line was earned for; of a reversal its own day too, for it stands under the day of the service."""
    silent = line.reason is PointReason.REVERSAL and not line.note
    told = words.REVERSED_ON if silent else words.EARNED[line.reason]
    return say.say(told, grade=line.grade, note=because(line.note), on=line.recorded_on)


def because(note: str) -> str:
    """Say why a line was taken back: by what happened, or else in the words that somebody typed."""
    if anew := _ANEW.fullmatch(note):
        return say.bare(words.ANEW, version=anew[1])
    return say.bare(_HAPPENED[note]) if note in _HAPPENED else note


def may_be_reversed(line: PointEntry) -> bool:
    """Say whether a line still stands and is no reversal itself."""
    return not line.reversed and line.reason is not PointReason.REVERSAL


def dispute(one: DisputeLine) -> None:
    """Draw a disputed line: what is said against it, and the answer."""
    chip = lines.flag(words.WAITING, "hourglass_top")
    if one.upheld is not None:
        chip = lines.flag(words.UPHELD, "undo", "blue") if one.upheld else lines.flag(words.STANDS, "verified", "gray")
    lines.draw(
        say.say(words.DISPUTE_OF, whose=one.whose, points=one.points, source=one.source),
        chip,
        say.say(words.SAID, day=day_in_shanghai(one.raised_at), reason=one.reason),
        say.plain(one.answer),
    )


def ranking(visit: Visit, totals: Sequence[BranchTotal], named: Named) -> None:
    """Draw one unit's members by points, masked: only where the bureau has switched rankings on."""
    units = {str(total.unit_id): total for total in totals}
    if not units:
        return
    show.lead(words.RANKING_NOTE)
    choices = {code: total.unit for code, total in units.items()}
    chosen = units[forms.filtered("unit", words.RANKED_UNIT, choices, default=next(iter(choices))) or next(iter(units))]
    show.heading(words.RANKING, unit=chosen.unit)
    show.lines_or_empty(
        visit.ask(unit_ranking, unit_id=chosen.unit_id, period=named.period),
        columns={"name": words.NAME, "points": words.POINTS},
        holds="member.name point_line.points",
        empty=words.EMPTY,
        title=say.bare(words.RANKING, unit=chosen.unit),
        key=f"ranking-{chosen.unit_id}",
    )
