"""Burden and truth check: patterns with their rows, what makes them harmless, who explained them; what was spared."""

from typing import Any

import streamlit as st

from db.reads.patterns import findings
from db.reads.savings import savings
from db.rules.calendar import Span
from db.rules.periods import current, recent
from db.rules.rights import Right
from db.terms import Pattern
from db.writes import explanations
from pages.kit import doubting, forms, lines, periods, say, show
from pages.kit.visit import open_page
from pages.text import patterns as text

visit = open_page("report/patterns", text.LEAD)
choices = {named.code: periods.spoken(named) for named in recent(visit.today, Span.QUARTER, 8)}
now = current(visit.today, Span.QUARTER).code
quarter = forms.filtered("quarter", text.QUARTER, choices, default=now) or now

for pattern in Pattern:
    found = visit.ask(findings, quarter=quarter, pattern=pattern, today=visit.today)
    if not found.lines:
        show.mark(text.NONE, "task_alt", "gray", name=pattern)
        continue
    show.heading(text.COUNT, name=pattern, count=found.total)
    st.caption(
        "  \n".join(
            [
                lines.beside(
                    say.say(text.MEANS[pattern]),
                    say.say(text.EXPLAINED_OF, count=found.explained) if found.explained else "",
                    say.say(text.MOST, count=len(found.lines)) if found.total > len(found.lines) else "",
                ),
                say.say(text.HARMLESS[pattern]),
            ]
        )
    )
    for one in found.lines:
        about: dict[str, Any] = {"quarter": quarter, "pattern": pattern, "about_id": one.about_id}
        with st.container(border=True):
            doubting.finding(one)
            with st.container(horizontal=True, vertical_alignment="center"):
                opened = st.toggle(say.say(text.OPEN), key=f"rows-{pattern}-{one.about_id}-{quarter}")
                if (
                    not one.explained
                    and visit.actor.may(Right.EXPLAIN_PATTERN)
                    and (
                        said := forms.reason(
                            draft := visit.draft(f"explain-{pattern}-{one.about_id}-{quarter}"), text.EXPLAIN, text.WHY
                        )
                    )
                ):
                    visit.attempt(explanations.explain_pattern, done=text.SAVED, draft=draft, text=said, **about)
            if opened:
                doubting.rows(visit, one, about)

doubting.spared(visit.ask(savings, quarter=quarter))
