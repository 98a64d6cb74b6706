"""Evidence for the mid-year and year-end appraisals: all that a branch or a member did, row by row, and no verdict."""

from collections import Counter

import streamlit as st

from db.reads import choices
from db.reads.appraisal import branch_evidence, member_evidence
from db.reads.points import member_totals
from pages.kit import forms, ledger, lines, periods, say, show
from pages.kit.visit import open_page
from pages.text import appraisal as text
from pages.text import frame

visit = open_page("report/appraisal", text.LEAD)
named = ledger.asked(visit)
period, spoken, chosen = named.period, periods.spoken(named), None

if visit.actor.member_id is not None:
    name, found = visit.actor.name, visit.ask(member_evidence, member_id=visit.actor.member_id, period=period)
else:
    branches = {branch.code: branch for branch in visit.ask(choices.branches)}
    only = next(iter(branches)) if len(branches) == 1 else ""
    names = {code: branch.name for code, branch in branches.items()}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        chosen = forms.filtered("branch", text.BRANCH, names, default=only, every=frame.CHOOSE) if names else None
        people = visit.ask(member_totals, branch_id=branches[chosen].id, period=period) if chosen else ()
        member = None
        if people:
            member = forms.one_of(
                text.MEMBER, people, lambda one: lines.beside(one.name, one.phone_tail), key=f"member-{chosen}"
            )
    if chosen is None:
        show.nothing(text.CHOOSE)
        st.stop()
    if member is None:
        name, found = branches[chosen].name, visit.ask(branch_evidence, branch_id=branches[chosen].id, period=period)
    else:
        name, found = member.name, visit.ask(member_evidence, member_id=member.member_id, period=period)

found = [ledger.told(line) for line in found]
show.heading(text.OF, name=name, period=spoken)
counted = Counter(line.kind for line in found)
st.markdown(lines.beside(*(say.say(text.COUNTS, kind=kind, count=count) for kind, count in counted.items())))
line = show.lines_or_empty(
    found,
    columns={
        "kind": text.KIND,
        "day": text.DAY,
        "code": text.CODE,
        "what": text.WHAT,
        "where": text.WHERE,
        "said": text.SAID,
        "note": text.NOTE,
    },
    holds="activity.name need.text wish.thing community.name branch.name project.effect",
    empty=text.EMPTY,
    title=say.bare(text.OF, name=name, period=spoken),
    key=f"evidence-{name}-{named.code}",
    choose=True,
)
if line is not None and not ledger.opened(visit, line.kind, line.code):
    st.caption(say.say(text.SHUT, kind=line.kind))
codes = {"year": str(period.first.year), "part": visit.code("part") or "", "branch": chosen or ""}
visit.link("report/points", text.POINTS, icon="stars", **{name: code for name, code in codes.items() if code})
