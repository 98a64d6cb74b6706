"""Point rules: the versions, what is proposed, what would move, and the second person who publishes."""

from dataclasses import asdict

import streamlit as st

from db.reads.scheme import rule_versions
from db.reads.what_if import open_proposals
from db.rules.grades import PointValues
from db.rules.rights import Right
from db.writes import points, proposals
from pages.kit import beneath, forms, ledger, ruling, say, show, yearing
from pages.kit.visit import open_page
from pages.text import points as point_words
from pages.text import rules as text

visit = open_page("report/rules", text.LEAD)
versions = visit.ask(rule_versions, today=visit.today)
years = {str(year): say.bare(point_words.YEAR_OF, year=str(year)) for year in ledger.years(visit.today)}

waiting, year = visit.ask(open_proposals), visit.today.year
yearing.draw(visit, waiting=waiting)
yearing.recount(visit)
if waiting:
    show.heading(text.OPEN)
    year = int(forms.filtered("year", point_words.YEAR, years, default=next(iter(years)), wide=True) or year)
for one in waiting:
    with st.container(border=True):
        ruling.proposal(one)
        ruling.shifts(visit, one.values, year, f"shift-{one.id}")
        if one.proposed_by == visit.actor.account_id:
            st.caption(say.say(text.OWN))
        elif forms.press(text.PUBLISH, key=(draft := visit.draft(f"publish-{one.id}")), main=True, icon="campaign"):
            visit.attempt(
                proposals.publish_proposal,
                done=text.PUBLISHED_NOW,
                told={"since": one.since},
                draft=draft,
                proposal_id=one.id,
            )
        if said := forms.reason(draft := visit.draft(f"drop-{one.id}"), text.DROP, text.WHY):
            visit.attempt(proposals.drop_proposal, done=text.DROPPED, draft=draft, proposal_id=one.id, reason=said)

show.heading(text.VERSIONS)
if not versions:
    show.nothing(text.EMPTY_RULES)
for rules in versions:
    with st.container(border=True):
        ruling.version(rules, visit.today)

founding = not versions
if founding and not visit.actor.may(Right.PUBLISH_RULES):
    st.stop()
show.heading(text.FIRST_TITLE if founding else text.PROPOSE_TITLE)
st.caption(say.say(text.NOTE))
in_force = next((ruling.values_of(rules) for rules in versions if rules.in_force), PointValues(3, 2, 1, 1))
with beneath.form(draft := visit.draft("rules")):
    since = forms.day(text.FROM, field="since", value=None, required=True, earliest=None if founding else visit.today)
    values = ruling.fields(in_force)
    why = "" if founding else forms.text(text.WHY, field="reason", most=200, required=True)
    tried = not founding and forms.submit(text.TRY, main=False, icon="calculate", without=("since", "reason"))
    pressed = forms.submit(text.PUBLISH_FIRST if founding else text.PROPOSE, icon="campaign")
if tried and values is not None:
    ruling.shifts(visit, values, visit.today.year, "shift-trial")
elif pressed and founding and values is not None:
    visit.attempt(
        points.publish_rules, done=text.PUBLISHED_NOW, told={"since": since}, draft=draft, since=since, **asdict(values)
    )
elif pressed and values is not None:
    visit.attempt(
        proposals.propose_rules, done=text.PROPOSED_NOW, draft=draft, since=since, reason=why, **asdict(values)
    )
