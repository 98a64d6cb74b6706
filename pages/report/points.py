"""Points: a year's totals of branches and members by name, each opening to the ledger lines that explain it."""

import streamlit as st

from db.reads.bureau import house
from db.reads.disputes import disputes
from db.reads.points import branch_ledger, branch_totals, member_ledger, member_totals
from db.rules.rights import Right
from db.terms import BranchId, MemberId
from db.writes import disputes as disputing
from db.writes import points
from pages.kit import forms, ledger, say, show
from pages.kit.visit import open_page
from pages.text import places
from pages.text import points as text

visit = open_page("report/points", text.LEAD)
named = ledger.asked(visit)
period = named.period

lines, whose, totals = [], "", []
if visit.actor.member_id is not None:
    lines, whose = visit.ask(member_ledger, member_id=visit.actor.member_id, period=period), visit.actor.name
else:
    st.caption(say.say(text.CHOOSE))
    totals = visit.ask(branch_totals, period=period)
    branch = show.lines_or_empty(
        totals,
        columns={
            "branch": text.BRANCH,
            "unit": text.UNIT,
            "points": text.OWN_POINTS,
            "member_points": text.MEMBER_POINTS,
        },
        holds="branch.name unit.name point_line.points",
        empty=text.NO_BRANCHES,
        title=say.bare(places.POINTS),
        key="branches",
        choose=True,
    )
    # whoever comes from a branch's evidence has named it
    branch = branch or next((one for one in totals if one.code == visit.code("branch")), None)
    if branch is not None:
        lines, whose = visit.ask(branch_ledger, branch_id=BranchId(branch.branch_id), period=period), branch.branch
        show.heading(text.MEMBERS, branch=branch.branch)
        member = show.lines_or_empty(
            visit.ask(member_totals, branch_id=BranchId(branch.branch_id), period=period),
            columns={"name": text.NAME, "phone_tail": text.TAIL, "points": text.POINTS},
            holds="member.name member.phone point_line.points",
            empty=text.EMPTY,
            title=say.bare(text.MEMBERS, branch=branch.branch),
            key=f"members-{branch.branch_id}",
            choose=True,
        )
        if member is not None:
            lines, whose = visit.ask(member_ledger, member_id=MemberId(member.member_id), period=period), member.name

if whose:
    show.heading(text.LEDGER_OF, name=whose)
    if lines:
        ledger.total(named, lines)
    else:
        show.nothing(text.EMPTY)
may_reverse, may_dispute = visit.actor.may(Right.REVERSE_POINTS), visit.actor.may(Right.DISPUTE_POINTS)
disputed = visit.ask(disputes, period=period)
for line in lines:
    with st.container(border=True):
        ledger.entry(line)
        standing, why_back, why_wrong = ledger.may_be_reversed(line), None, None
        back, wrong = visit.draft(f"reverse-{line.id}"), visit.draft(f"dispute-{line.id}")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            ledger.opened(visit, line.source_kind, line.source_code)
            if standing and may_reverse:
                why_back = forms.reason(back, text.REVERSE, text.REASON)
            if standing and may_dispute and not line.disputed:
                why_wrong = forms.reason(wrong, text.DISPUTE, text.REASON)
        if why_back:
            visit.attempt(points.reverse_line, done=text.REVERSED, draft=back, line_id=line.id, reason=why_back)
        if why_wrong:
            visit.attempt(
                disputing.dispute_line, done=text.DISPUTED_NOW, draft=wrong, line_id=line.id, reason=why_wrong
            )

if disputed:
    show.heading(text.DISPUTES)
for one in disputed:
    with st.container(border=True):
        ledger.dispute(one)
        if not may_reverse or one.upheld is not None:
            continue
        with st.container(horizontal=True):
            upheld = forms.reason(up := visit.draft(f"uphold-{one.id}"), text.UPHOLD, text.REASON)
            stands = forms.reason(down := visit.draft(f"stands-{one.id}"), text.TURN_DOWN, text.REASON)
        if upheld:
            visit.attempt(disputing.uphold_dispute, done=text.ANSWERED, draft=up, dispute_id=one.id, answer=upheld)
        if stands:
            visit.attempt(disputing.turn_dispute_down, done=text.ANSWERED, draft=down, dispute_id=one.id, answer=stands)

if not visit.ask(house).rankings:
    st.caption(say.say(text.NO_RANKING))
elif visit.actor.member_id is None:
    ledger.ranking(visit, totals, named)
else:
    st.caption(say.say(text.RANKED_ELSEWHERE))
