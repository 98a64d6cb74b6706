"""Branch check-in: the contact slips, who has the ball, and which branches are checked in nowhere."""

import streamlit as st

from db.reads import choices
from db.reads.checkins import branches_nowhere, slip_list
from db.rules.rights import Right
from db.terms import CheckinStatus
from pages.kit import cards, forms, lines, say, show, slipping
from pages.kit.visit import open_page
from pages.text import slips as text
from pages.text.telling import listing

visit = open_page("checkin/branches", text.LEAD)
branches = {b.code: b for b in visit.ask(choices.branches)}
communities = {c.code: c for c in visit.ask(choices.communities)}

nowhere = visit.ask(branches_nowhere)
if nowhere:
    show.mark(text.NOWHERE, "person_alert", count=len(nowhere), branches=listing(nowhere, say.language()))
elif branches:
    show.mark(text.ALL_SOMEWHERE, "verified", "green")

with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    typed = forms.searched("q", text.SEARCH, hint=text.SEARCH_HINT)
    with st.popover(say.say(text.FILTERS), icon=":material/tune:"):
        status = forms.filtered_word("status", text.STATUS, CheckinStatus)
        branch = forms.filtered("branch", text.BRANCH, {code: b.name for code, b in branches.items()})
        place = forms.filtered("community", text.COMMUNITY, {code: c.name for code, c in communities.items()})
    if visit.actor.may(Right.SEND_SLIP) and forms.press(text.SEND, key="send", main=True, icon="outgoing_mail"):
        lines.go("checkin/send_slip")

found = visit.ask(
    slip_list,
    status=status,
    branch_id=branches[branch].id if branch else None,
    community_id=communities[place].id if place else None,
    text=typed,
    page=lines.page_in_address(),
)
st.caption(say.say(text.COUNT, total=found.total))
if not found.lines:
    show.nothing(text.EMPTY)
cards.draw(slipping.card(visit, line) for line in found.lines)
lines.pages(found.total)
