"""One service team: send it out, who belongs to it, where it has been, change it or disband it."""

import streamlit as st

from db.reads import choices
from db.reads.teams import team_detail
from db.rules.rights import Right
from db.terms import ActivityKind
from db.writes import teams
from pages.kit import beneath, checking, editing, forms, lines, say, show, teaming
from pages.kit.visit import open_page
from pages.text import teams as text

visit = open_page("serve/team")
visit.link("serve/teams", text.BACK, icon="arrow_back")
team = visit.ask(team_detail, code=visit.code("code"))
line, actor = team.line, visit.actor
standing = line.disbanded_on is None
ours = standing and actor.reaches(branch_id=line.branch_id)
leads = standing and actor.reaches(branch_id=line.branch_id, member_id=line.captain_id if line.led else None)

gone = "" if standing else lines.flag(text.IS_DISBANDED, "group_off", "gray")
lines.draw(say.plain(line.name), gone, say.plain(line.purpose), say.plain(teaming.led(line)))

if leads and actor.may(Right.LEAD_TEAM):
    show.heading(text.GO_OUT)
    with beneath.form(draft := visit.draft(f"out-{line.code}")):
        came = forms.several_of(
            text.WHO_CAME, team.mates, lambda m: lines.beside(m.name, m.phone_tail), field="member_ids", required=True
        )
        place = forms.one_of(
            text.COMMUNITY, visit.ask(choices.all_communities), checking.place, field="community_id", required=True
        )
        kind = forms.word(text.KIND, ActivityKind, field="kind", value=ActivityKind.VISIT)
        day = forms.day(text.DAY, field="day", value=visit.today, earliest=line.founded_on, latest=visit.today)
        effect = forms.text(text.EFFECT, field="effect", long=True, most=500, required=True)
        with st.container(horizontal=True):
            with st.container():
                minutes = forms.number(text.MINUTES, field="minutes", value=120, least=1, most=1440)
            with st.container():
                served = forms.number(text.SERVED, field="beneficiaries", least=0, most=100_000)
        pressed = forms.submit(text.SAVE_OUTING, icon="directions_walk")
    if pressed and place is not None:
        visit.attempt(
            teams.send_team_out, done=text.WENT_OUT, draft=draft, team_id=line.id, community_id=place.id,
            kind=kind or ActivityKind.VISIT, day=day or visit.today, member_ids=tuple(one.member_id for one in came),
            effect=effect, minutes=minutes, beneficiaries=served,
        )  # fmt: skip

teaming.mates(team)
teaming.outings(visit, team)

if ours and actor.may(Right.KEEP_TEAM):
    fold = show.fold(text.CHANGE, icon="edit", draft=(draft := visit.draft(f"change-{line.code}")))
    if fold.open:
        with fold:
            people = visit.ask(
                choices.able_members, branch_id=line.branch_id, also=tuple(m.member_id for m in team.mates)
            )
            edit = editing.form(draft, teaming.fields(people), teaming.values(team), submit=text.SAVE)
            if edit:
                visit.attempt(
                    teams.change_team, done=text.CHANGED, draft=draft, team_id=line.id, seen=edit.seen, **edit.whole
                )
            if said := forms.reason(draft := visit.draft(f"disband-{line.code}"), text.DISBAND, text.DISBAND_WHY):
                visit.attempt(teams.disband_team, done=text.GONE, draft=draft, team_id=line.id, reason=said)

show.heading(text.ABOUT)
lines.facts(teaming.facts(line))
