"""Service posts: what communities keep open, who may still take one, and whether everybody has enough."""

import streamlit as st

from db.reads import choices, metrics
from db.reads.posts import own_posts, post_list
from db.rules.calendar import Period
from db.rules.rights import Right
from db.terms import PostKind
from pages.kit import cards, forms, lines, posting, say, show
from pages.kit.visit import open_page
from pages.text import grid, places
from pages.text import posts as text

visit = open_page("serve/posts", text.LEAD)
if visit.actor.member_id:
    posting.own_minimum(visit.ask(own_posts, today=visit.today))
else:
    now = (Period(visit.today, visit.today),)
    posting.minimum(visit.ask(metrics.values, metrics=posting.MINIMUM, periods=now, today=visit.today))
communities = {c.code: c for c in visit.ask(choices.all_communities)}

with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    typed = forms.searched("q", text.SEARCH, hint=text.SEARCH_HINT)
    with st.popover(say.say(text.FILTERS), icon=":material/tune:"):
        place = forms.filtered("community", text.COMMUNITY, {code: c.name for code, c in communities.items()})
        kind = forms.filtered_word("kind", text.KIND, PostKind)
        free = forms.filtered("free", text.WHICH, {"yes": text.FREE_ONLY})
    if visit.actor.may(Right.KEEP_POST) and forms.press(places.OPEN_POST, key="open", main=True, icon="add"):
        lines.go("serve/open_post")
    if visit.actor.may(Right.KEEP_POST) and forms.press(grid.MANY, key="grid", icon="table_edit"):
        lines.go("serve/post_grid")

listed = visit.ask(
    post_list,
    text=typed,
    community_id=communities[place].id if place else None,
    kind=kind,
    free=free is not None,
    page=lines.page_in_address(),
)
where = say.plain(communities[place].name) if place else ""
only = say.say(text.FREE_ONLY) if free else ""
st.caption(lines.beside(say.say(text.COUNT, total=listed.total), where, say.say(kind) if kind else "", only))
if not listed.lines:
    show.nothing(text.EMPTY)
cards.draw(posting.card(visit, line) for line in listed.lines)
lines.pages(listed.total)
