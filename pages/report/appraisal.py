"""Evidence for the year-end appraisals: all that a branch or a member did, row by row, and no verdict."""

from collections import Counter

import streamlit as st

from db.reads import choices
from db.reads.appraisal import branch_evidence, member_evidence
from db.reads.points import member_totals
from pages.kit import forms, ledger, lines, say, show
from pages.kit.visit import open_page
from pages.text import appraisal as text
from pages.text import frame
from pages.text import points as point_words

visit = open_page("report/appraisal", text.LEAD)
years = {str(year): say.bare(point_words.YEAR_OF, year=str(year)) for year in ledger.years(visit.today)}
year = int(forms.filtered("year", point_words.YEAR, years, default=next(iter(years)), wide=True) or visit.today.year)

if visit.actor.member_id is not None:
    name, found = visit.actor.name, visit.ask(member_evidence, member_id=visit.actor.member_id, year=year)
else:
    branches = {branch.code: branch for branch in visit.ask(choices.branches)}
    only = next(iter(branches)) if len(branches) == 1 else ""
    names = {code: branch.name for code, branch in branches.items()}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        chosen = forms.filtered("branch", text.BRANCH, names, default=only, every=frame.CHOOSE) if names else None
        people = visit.ask(member_totals, branch_id=branches[chosen].id, year=year) if chosen else ()
        member = None
        if people:
            member = forms.one_of(
                text.MEMBER, people, lambda one: lines.beside(one.name, one.phone_tail), key=f"member-{chosen}"
            )
    if chosen is None:
        show.nothing(text.CHOOSE)
        st.stop()
    if member is None:
        name, found = branches[chosen].name, visit.ask(branch_evidence, branch_id=branches[chosen].id, year=year)
    else:
        name, found = member.name, visit.ask(member_evidence, member_id=member.member_id, year=year)

show.heading(text.OF, name=name, year=str(year))
counted = Counter(line.kind for line in found)
st.markdown(lines.beside(*(say.say(text.COUNTS, kind=kind, count=count) for kind, count in counted.items())))
show.lines_or_empty(
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
    title=say.bare(text.OF, name=name, year=str(year)),
)
visit.link("report/points", text.POINTS, icon="stars", year=str(year))
