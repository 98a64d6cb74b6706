"""Member check-in: who is missing on a day, by branch and community, and the way to each of them."""

import streamlit as st

from db.reads import choices, coverage
from db.reads.checkins import arriving
from db.reads.members import member_list
from db.rules.rights import Right
from db.rules.rolls import Which
from pages.kit import at_door, cards, checking, forms, lines, say, show
from pages.kit.visit import open_page
from pages.text import checkins as text

visit = open_page("checkin/members", text.LEAD)
actor = visit.actor
branches = {b.code: b for b in visit.ask(choices.branches)}
communities = {c.code: c for c in visit.ask(choices.communities)}

with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    day = forms.filtered_day("day", text.DAY, default=visit.today, latest=visit.today)
    with st.popover(say.say(text.FILTERS), icon=":material/tune:"):
        in_branch = forms.filtered("branch", text.BRANCH, {code: b.name for code, b in branches.items()})
        at_place = forms.filtered("community", text.COMMUNITY, {code: c.name for code, c in communities.items()})
    if actor.may(Right.KEEP_MEMBERS) and forms.press(text.JOIN, key="join", icon="person_add"):
        lines.go("checkin/join")
where = {
    "day": day,
    "today": visit.today,
    "branch_id": branches[in_branch].id if in_branch else None,
    "community_id": communities[at_place].id if at_place else None,
}

of = lines.beside(branches[in_branch].name if in_branch else "", communities[at_place].name if at_place else "")
if of:
    show.lead(text.ONLY, of=of)
whole = visit.ask(coverage.coverage, **where)
checking.headline(whole, day)
if day < visit.today:
    show.lead(text.PAST_MAY_GAIN)
if whole.in_service:
    checking.figures(whole)

at_door.hint(visit)
waiting = visit.ask(arriving) if day == visit.today else ()
takes_in = actor.may(Right.RECEIVE_SLIP)
if waiting:
    with st.expander(say.say(text.ARRIVING, count=len(waiting)), expanded=takes_in, icon=":material/outgoing_mail:"):
        here = [them for them in waiting if takes_in and actor.reaches(community_id=them.community_id)]
        for them in here:
            with st.container(border=True, horizontal=True, vertical_alignment="center"):
                checking.arriving(them)
                checking.answer(visit, them.checkin_id, them.code)
        cards.draw(checking.sent(visit, them) for them in waiting if them not in here)

if whole.in_service:
    with st.expander(say.say(text.GROUPS), icon=":material/table_rows:", key="groups", on_change="rerun") as groups:
        if groups.open:
            checking.by_group(visit, day)

which = Which(
    forms.filtered(
        "which", text.SHOWN, {w.value: words for w, words in text.WHICH.items()}, default=Which.MISSING, wide=True
    )
    or Which.MISSING
)
typed = forms.searched("q", text.SEARCH, hint=text.SEARCH_HINT)
found = visit.ask(member_list, which=which, text=typed, page=lines.page_in_address(), **where)
st.caption(say.say(text.COUNT, total=found.total))
if not found.lines:
    show.nothing(text.EMPTY[which])
cards.draw(checking.member(visit, line) for line in found.lines)
lines.pages(found.total)
