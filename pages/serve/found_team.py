"""Found a service team: a branch, a name, what it can be called for, its captain and its members."""

import streamlit as st

from db.reads import choices
from db.writes import teams
from pages.kit import beneath, choosing, forms, lines, serving, show, whom
from pages.kit.visit import open_page
from pages.text import teams as text

visit = open_page("serve/found_team", text.FOUND_LEAD)
visit.link("serve/teams", text.BACK, icon="arrow_back")
branches = visit.ask(choices.branches)
if not branches:
    show.nothing(text.NO_BRANCH)
    st.stop()

only = choosing.only(branches)
branch = forms.one_of(
    text.BRANCH, branches, lambda b: b.name, field="branch_id", value=only, required=True, key="team-branch"
)
people = visit.ask(choices.able_members, branch_id=branch.id) if branch else []
with beneath.form(draft := visit.draft("team")):
    name = forms.text(text.NAME, field="name", most=60, hint=text.NAME_HINT, required=True)
    purpose = forms.text(
        text.PURPOSE, field="purpose", most=teams.LONGEST_PURPOSE, hint=text.PURPOSE_HINT, required=True
    )
    captain = whom.one_of(text.CAPTAIN, people, field="captain_id", required=True)
    members = forms.several_of(text.MEMBERS, people, serving.person, field="member_ids")
    pressed = forms.submit(text.FOUND, icon="group_add")

if pressed and branch is not None and captain is not None:
    team = visit.attempt(
        teams.found_team,
        done=text.FOUNDED,
        draft=draft,
        rerun=False,
        branch_id=branch.id,
        name=name,
        purpose=purpose,
        captain_id=captain.id,
        member_ids=tuple(one.id for one in members),
        founded_on=visit.today,
    )
    if team is not None:
        lines.go("serve/team", code=team.code)
