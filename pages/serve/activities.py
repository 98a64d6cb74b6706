"""Activities: what branches hold in communities, how each stands and how many came."""

import streamlit as st

from db.reads import choices
from db.reads.activities import activity_list
from db.rules.rights import Right
from db.terms import ActivityKind, ActivityStatus
from pages.kit import cards, forms, lines, narrowing, say, serving, show
from pages.kit.visit import open_page
from pages.text import activities as text
from pages.text import places

visit = open_page("serve/activities", text.LEAD)
communities = {c.code: c for c in visit.ask(choices.communities)}

with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    typed = forms.searched("q", text.SEARCH, hint=text.SEARCH_HINT)
    with st.popover(say.say(text.FILTERS), icon=":material/tune:"):
        status = forms.filtered_word("status", text.STATUS, ActivityStatus)
        kind = forms.filtered_word("kind", text.KIND, ActivityKind)
        place = forms.filtered("community", text.COMMUNITY, {code: c.name for code, c in communities.items()})
    if visit.actor.may(Right.PLAN_ACTIVITY) and forms.press(places.PLAN, key="plan", main=True, icon="add"):
        lines.go("serve/plan")

if visit.actor.may(Right.PLAN_ACTIVITY):
    visit.link("serve/templates", text.FROM_TEMPLATE, icon="event_repeat")

narrowed = narrowing.asked(visit)
found = visit.ask(
    activity_list,
    status=status,
    kind=kind,
    community_id=communities[place].id if place else None,
    text=typed,
    today=visit.today,
    page=lines.page_in_address(),
    **narrowed,
)

chosen = [say.say(word) for word in (status, kind) if word]
where = say.plain(communities[place].name) if place else ""
st.caption(lines.beside(say.say(text.COUNT, total=found.total), where, *chosen))
if not found.lines:
    show.nothing(text.EMPTY)
cards.draw(serving.activity_card(visit, line) for line in found.lines)
lines.pages(found.total)
