"""Post a wish: an alias and a thing for everybody, the person sealed apart."""

from datetime import timedelta

import streamlit as st

from db.reads import choices
from db.terms import Beneficiary
from db.writes import wishes
from pages.kit import beneath, checking, choosing, forms, lines, show
from pages.kit.visit import open_page
from pages.text import called
from pages.text import wishes as text

visit = open_page("serve/write_wish", text.WRITE_LEAD)
visit.link("serve/wishes", text.BACK, icon="arrow_back")
communities = visit.ask(choices.communities)
if not communities:
    show.nothing(text.NO_COMMUNITY)
    st.stop()

with beneath.form(draft := visit.draft("wish")):
    alias = forms.text(text.ALIAS, field="alias", most=20, hint=text.ALIAS_HINT, required=True)
    thing = forms.text(text.WANTED, field="thing", most=wishes.LONGEST_THING, required=True)
    only = choosing.only(communities)
    place = forms.one_of(text.COMMUNITY, communities, checking.place, field="community_id", value=only, required=True)
    beneficiary = forms.word(
        text.BENEFICIARY, Beneficiary, field="beneficiary", value=called.usual(Beneficiary.CHILDREN)
    )
    due_on = forms.day(text.DUE_ON, field="due_on", value=visit.today + timedelta(days=30), earliest=visit.today)
    person = forms.sealed(text.PERSON, field="person", most=wishes.LONGEST_PERSON, hint=text.PERSON_HINT, draft=draft)
    pressed = forms.submit(text.POST, icon="redeem")

if pressed and place is not None:
    wish = visit.attempt(
        wishes.post_wish,
        done=text.POSTED,
        draft=draft,
        rerun=False,
        community_id=place.id,
        alias=alias,
        thing=thing,
        beneficiary=beneficiary or Beneficiary.OTHER,
        asked_on=visit.today,
        person=person,
        due_on=due_on,
    )
    if wish is not None:
        lines.go("serve/wish", code=wish.code)
