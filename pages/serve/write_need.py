"""Write down a need: three things are enough, the rest is folded."""

import streamlit as st

from db.reads import choices, wording
from db.rules.rights import Right
from db.terms import Beneficiary, NeedKind, Source, Urgency
from db.writes import needs
from pages.kit import beneath, choosing, forms, lines, say, show
from pages.kit import wording as drawn
from pages.kit.visit import open_page
from pages.text import called
from pages.text import needs as text

visit = open_page("serve/write_need", text.WRITE_LEAD)
communities = visit.ask(choices.communities)
if not communities:
    show.nothing(text.NO_COMMUNITY)
    st.stop()

wanted = forms.typed(
    visit.draft("need-text"), text.TEXT, hint=text.TEXT_HINT, most=needs.LONGEST_TEXT, field="text", required=True
)
only, skills = choosing.only(communities), visit.ask(choices.skills)
said = visit.ask(wording.proposal, text=wanted)
proposed_skill = drawn.proposed(said, skills)
drawn.similar(visit, visit.ask(wording.similar_open, text=wanted, community_id=only.id if only else None))

with beneath.form(draft := visit.draft("need"), above=True):
    place = forms.one_of(text.COMMUNITY, communities, lambda c: c.name, field="community_id", value=only, required=True)
    kinds = [one.value for one in said.kinds if one.value in called.offered(NeedKind)]
    kind = forms.word(text.KIND, NeedKind, field="kind", value=kinds[0] if kinds else NeedKind.OTHER)
    urgency = forms.word(
        text.URGENCY, Urgency, field="urgency", value=said.urgencies[0].value if said.urgencies else Urgency.NORMAL
    )
    with st.expander(say.say(text.MORE)):
        skill = forms.one_of(
            text.SKILL, skills, lambda s: say.either(s.name, s.name_en), field="skill_id", value=proposed_skill
        )
        where = forms.text(text.PLACE, field="place", most=40)
        helpers = forms.number(text.HELPERS, field="helpers_wanted", value=1, least=1, most=200)
        beneficiary = forms.word(text.BENEFICIARY, Beneficiary, field="beneficiary", value=Beneficiary.EVERYONE)
        people = forms.number(text.BENEFICIARIES, field="beneficiaries")
        goods = forms.text(text.GOODS, field="goods", most=200)
        source = forms.word(text.SOURCE, Source, field="source", value=Source.RESIDENT)
        asked_on = forms.day(text.ASKED_ON, field="asked_on", value=visit.today, latest=visit.today)
    pressed = forms.submit(text.SAVE, draft=draft)

if pressed and place is not None:
    need = visit.attempt(
        needs.write_need,
        done=text.SAVED,
        draft=draft,
        rerun=False,
        community_id=place.id,
        text=wanted,
        kind=kind or NeedKind.OTHER,
        asked_on=asked_on or visit.today,
        urgency=urgency or Urgency.NORMAL,
        source=source or Source.RESIDENT,
        beneficiary=beneficiary or Beneficiary.EVERYONE,
        beneficiaries=people,
        skill_id=skill.id if skill else None,
        helpers_wanted=helpers or 1,
        place=where,
        goods=goods,
    )
    if need is not None:
        visit.renew("need-text")
    if need is not None and visit.actor.may(Right.SEE_NEEDS):
        lines.go("serve/need", code=need.code)
    elif need is not None:
        st.rerun()
