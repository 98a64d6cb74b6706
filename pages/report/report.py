"""One report: its draft written from the records, edited and signed; or what was signed, version by version."""

import streamlit as st

from db.reads import reports as questions
from db.rules.quarters import period_of_quarter
from db.rules.rights import Right
from db.terms import ReportKind
from pages.kit import double, reports, say, show
from pages.kit.visit import open_page
from pages.text import reports as text

visit = open_page("report/report", named=False)
asked = reports.asked_for(visit)
if asked is None:
    show.missing()
    st.stop()
kind, named, branch_code, community_code = asked
branch, community = visit.ask(questions.owners, branch=branch_code, community=community_code)
own, up = branch.id if branch else None, kind is ReportKind.UP
if (branch_code and branch is None) or (community is None) != up or (up and not visit.actor.reaches(branch_id=own)):
    show.missing()
    st.stop()

owners = {"branch_id": own, "community_id": community.id if community else None}
about = {"kind": kind, "period": period_of_quarter(named.code), **owners}
standing = visit.ask(questions.standing, **about)
show.title(double.title(kind, branch.name if branch else "", community.name if community else "", named))
visit.link("report/reports", text.BACK, icon="arrow_back", kind=kind.value, quarter=named.code)

closed = any(owner.retired for owner in (branch, community) if owner)
may = visit.actor.may(Right.WRITE_REPORT) and visit.actor.reaches(branch_id=own) and not closed
if standing.versions:
    reports.signed(visit, standing.versions[0])
elif not may:
    show.nothing(text.NOT_YET)
if may:
    facts = visit.ask(questions.facts, today=visit.today, **about)
    words = standing.draft or double.draft(kind, facts, named)
    reports.editor(visit, named, words, again=bool(standing.versions), kind=kind, **owners)
if len(standing.versions) > 1:
    with st.expander(say.say(text.FORMER), icon=":material/history:"):
        for version in standing.versions[1:]:
            reports.former(version)
