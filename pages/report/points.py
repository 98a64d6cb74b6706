"""Points: a year's totals of branches and members by name, each opening to the ledger lines that explain it."""

import streamlit as st

from db.reads.points import branch_ledger, branch_totals, member_ledger, member_totals
from db.rules.rights import Right
from db.terms import BranchId, MemberId
from db.writes import points
from pages.kit import forms, ledger, say, show
from pages.kit.visit import open_page
from pages.text import points as text

visit = open_page("report/points", text.LEAD)
years = {str(year): say.bare(text.YEAR_OF, year=str(year)) for year in ledger.years(visit.today)}
year = int(forms.filtered("year", text.YEAR, years, default=next(iter(years)), wide=True) or visit.today.year)

lines, whose = [], ""
if visit.actor.member_id is not None:
    lines, whose = visit.ask(member_ledger, member_id=visit.actor.member_id, year=year), visit.actor.name
else:
    st.caption(say.say(text.CHOOSE))
    branch = show.lines_or_empty(
        visit.ask(branch_totals, year=year),
        columns={
            "branch": text.BRANCH,
            "unit": text.UNIT,
            "points": text.OWN_POINTS,
            "member_points": text.MEMBER_POINTS,
        },
        empty=text.NO_BRANCHES,
        key="branches",
        choose=True,
    )
    if branch is not None:
        lines, whose = visit.ask(branch_ledger, branch_id=BranchId(branch.branch_id), year=year), branch.branch
        show.heading(text.MEMBERS, branch=branch.branch)
        member = show.lines_or_empty(
            visit.ask(member_totals, branch_id=BranchId(branch.branch_id), year=year),
            columns={"name": text.NAME, "phone_tail": text.TAIL, "points": text.POINTS},
            empty=text.EMPTY,
            key=f"members-{branch.branch_id}",
            choose=True,
        )
        if member is not None:
            lines, whose = visit.ask(member_ledger, member_id=MemberId(member.member_id), year=year), member.name

if whose:
    show.heading(text.LEDGER_OF, name=whose)
    if not lines:
        show.nothing(text.EMPTY)
may_reverse = visit.actor.may(Right.REVERSE_POINTS)
for line in lines:
    with st.container(border=True):
        ledger.entry(line)
        draft, reversible = visit.draft(f"reverse-{line.id}"), may_reverse and ledger.may_be_reversed(line)
        if reversible and (said := forms.reason(draft, text.REVERSE, text.REASON)):
            visit.attempt(points.reverse_line, done=text.REVERSED, draft=draft, line_id=line.id, reason=said)
st.caption(say.say(text.NO_RANKING))
