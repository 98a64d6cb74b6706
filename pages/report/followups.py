"""Follow-ups: whom to ask and until when, what to say, and what was answered."""

import streamlit as st

from db.reads import choices
from db.reads.followups import followup_list
from db.rules.rights import Right
from db.terms import ContactWay, FollowupSubject, Satisfaction
from db.writes import followups
from pages.kit import beneath, following, forms, lines, say, show
from pages.kit.visit import open_page
from pages.text import followups as text

visit = open_page("report/followups", text.LEAD)
communities = {c.code: c for c in visit.ask(choices.communities)}
parts = {"due": text.DUE, "asked": text.ASKED}
with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    asked = forms.filtered("which", text.WHICH, parts, default="due", wide=True) == "asked"
    place = forms.filtered("community", text.COMMUNITY, {code: c.name for code, c in communities.items()})

found = visit.ask(
    followup_list,
    today=visit.today,
    asked=asked,
    community_id=communities[place].id if place else None,
    page=lines.page_in_address(),
)
st.caption(
    say.say(text.COUNT_ASKED, total=found.total)
    if asked
    else say.say(text.COUNT_DUE, total=found.total, overdue=found.overdue)
)
if not found.lines:
    show.nothing(text.EMPTY_ASKED if asked else text.EMPTY_DUE)
may_ask = visit.actor.may(Right.FOLLOW_UP)
for line in found.lines:
    with st.container(border=True):
        following.line(line)
        if asked or not may_ask:
            continue
        if line.served_by_me:
            st.caption(say.say(text.OTHERS))
            continue
        fold = show.fold(text.ASK, icon="call", draft=(draft := visit.draft(f"ask-{line.id}")))
        if not fold.open:
            continue
        with fold:
            st.caption(say.say(text.SCRIPT_TITLE))
            st.code(following.script(line), language=None, wrap_lines=True)
            with beneath.form(draft, border=False):
                satisfaction = forms.word(text.SATISFACTION, Satisfaction, field="satisfaction", required=True)
                way = forms.word(text.WAY, ContactWay, field="way", required=True, value=ContactWay.PHONE)
                opinion = forms.text(text.OPINION, field="opinion", most=500, long=True)
                pressed = forms.submit(text.SAVE)
            if following.has_slip(line):
                st.link_button(say.say(text.SLIP), f"/paper/rating/{line.id.hex}", icon=":material/print:")
            if pressed and satisfaction is not None and way is not None:
                again = line.subject is FollowupSubject.NEED and satisfaction is Satisfaction.NOT
                visit.attempt(
                    followups.ask_afterwards,
                    done=text.SAVED_AGAIN if again else text.SAVED,
                    draft=draft,
                    followup_id=line.id,
                    way=way,
                    satisfaction=satisfaction,
                    opinion=opinion,
                )
lines.pages(found.total)
