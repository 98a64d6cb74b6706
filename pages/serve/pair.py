"""One pair: the next visit, the visits so far, and the sealed household opened for a purpose."""

import streamlit as st

from db.reads import choices
from db.reads.pairs import pair_detail
from db.rules.rights import Right
from db.terms import OpeningPurpose, PairStatus
from db.writes import pairs
from pages.kit import beneath, forms, lines, pairing, say, serving, show
from pages.kit.visit import open_page
from pages.text import pairs as text

visit = open_page("serve/pair")
visit.link("serve/pairs", text.BACK, icon="arrow_back")
pair = visit.ask(pair_detail, code=visit.code("code"), today=visit.today)
line, actor = pair.line, visit.actor
here, ours = actor.reaches(community_id=line.community_id), actor.reaches(branch_id=line.branch_id)
mine = line.member_id is not None and line.member_id == actor.member_id
running = line.status is PairStatus.RUNNING

lines.draw(
    say.plain(line.alias), lines.row(*pairing.chips(line)), say.plain(line.promise), say.plain(pairing.when(line))
)

show.heading(text.NEXT)
if running and ours and actor.may(Right.CLOSE_ACTIVITY):
    people = visit.ask(choices.able_members, branch_id=line.branch_id)
    usual = [one for one in people if one.id == line.member_id]
    with beneath.form(draft := visit.draft(f"visit-{line.code}")):
        came = forms.several_of(text.WHO_CAME, people, serving.person, field="member_ids", required=True, value=usual)
        day = forms.day(text.DAY, field="day", value=visit.today, earliest=line.started_on, latest=visit.today)
        effect = forms.text(text.EFFECT, field="effect", long=True, most=500, required=True)
        minutes = forms.number(text.MINUTES, field="minutes", value=60, least=1, most=1440)
        pressed = forms.submit(text.SAVE_VISIT, icon="home_health")
    if pressed:
        visit.attempt(
            pairs.visit_pair, done=text.VISITED, draft=draft, pair_id=line.id, day=day or visit.today,
            member_ids=tuple(one.id for one in came), effect=effect, minutes=minutes,
        )  # fmt: skip
if running and here and actor.may(Right.KEEP_PAIR):
    if said := forms.reason(draft := visit.draft(f"end-{line.code}"), text.END, text.REASON):
        visit.attempt(pairs.end_pair, done=text.ENDED, draft=draft, pair_id=line.id, reason=said)
elif not (running and ours and actor.may(Right.CLOSE_ACTIVITY)):
    st.caption(say.say(text.GO_THERE if running and mine else text.NOTHING_TO_DO))

pairing.visits(visit, pair)

show.heading(text.WHO)
st.caption(say.say(text.SEALED if pair.household_kept else text.DESTROYED))
if pair.household_kept and actor.may(Right.OPEN_PAIR) and (here or mine):
    with beneath.form(draft := visit.draft(f"look-{line.code}")):
        purpose = forms.word(text.PURPOSE, OpeningPurpose, required=True, field="purpose")
        pressed = forms.submit(text.LOOK, main=False, icon="visibility")
    if pressed and purpose is not None:
        household = visit.attempt(
            pairs.open_household, done=text.LOOKED, draft=draft, rerun=False, pair_id=line.id, purpose=purpose
        )
        if household is not None:
            with st.container(border=True):
                st.markdown(say.plain(household))
if pair.looks and here:
    pairing.looks(pair)

show.heading(text.ABOUT)
lines.facts(pairing.facts(line))
