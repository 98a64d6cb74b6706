"""Agreements: who has signed with whom, and how much of what was promised is kept."""

import streamlit as st

from db.reads import choices
from db.reads.agreements import agreement_list, years
from db.rules.rights import Right
from db.terms import AgreementStatus
from pages.kit import agreeing, cards, forms, lines, say, show
from pages.kit.visit import open_page
from pages.text import agreements as text

visit = open_page("checkin/agreements", text.LEAD)
branches = {b.code: b for b in visit.ask(choices.branches)}
communities = {c.code: c for c in visit.ask(choices.communities)}

with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    typed = forms.searched("q", text.SEARCH, hint=text.SEARCH_HINT)
    with st.popover(say.say(text.FILTERS), icon=":material/tune:"):
        year = forms.filtered("year", text.YEAR, {str(one): str(one) for one in visit.ask(years)})
        status = forms.filtered_word("status", text.STATUS, AgreementStatus)
        branch = forms.filtered("branch", text.BRANCH, {code: b.name for code, b in branches.items()})
        place = forms.filtered("community", text.COMMUNITY, {code: c.name for code, c in communities.items()})
        late = forms.filtered("late", text.WHICH, {"yes": text.LATE_ONLY})
    if visit.actor.may(Right.DRAFT_AGREEMENT) and forms.press(text.DRAFT, key="draft", main=True, icon="add"):
        lines.go("checkin/draft_agreement")

found = visit.ask(
    agreement_list,
    today=visit.today,
    year=int(year) if year else None,
    status=status,
    branch_id=branches[branch].id if branch else None,
    community_id=communities[place].id if place else None,
    text=typed,
    overdue=late is not None,
    page=lines.page_in_address(),
)
if not found.lines:
    show.nothing(text.EMPTY)
    st.stop()
agreeing.figures(found)
st.caption(say.say(text.COUNT, total=found.total))
cards.draw(agreeing.card(visit, line) for line in found.lines)
lines.pages(found.total)
