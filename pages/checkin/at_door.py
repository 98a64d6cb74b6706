"""Check-in by code: a community shows its code, members fill in the form on their own phone, its clerk says yes."""

import streamlit as st

from db.reads import choices
from pages.kit import at_door, forms, live, say, show
from pages.kit.visit import open_page
from pages.text import door_forms as text

visit = open_page("checkin/at_door", text.PAGE_LEAD)
places = {one.code: one for one in visit.ask(choices.communities)}
if not places:
    show.nothing(text.NO_COMMUNITY)
    st.stop()
first = next(iter(places))
chosen = forms.filtered("community", text.COMMUNITY, {code: one.name for code, one in places.items()}, default=first)
place = places[chosen or first]

with st.expander(say.say(text.CODE), expanded=not at_door.how_many(visit, place), icon=":material/qr_code_2:"):
    live.region(visit, lambda fresh: at_door.code(fresh, place.code))
    st.link_button(say.say(text.POSTER), f"/paper/checkin/{place.code}", icon=":material/print:")
live.region(visit, lambda fresh: at_door.waiting(fresh, place))
