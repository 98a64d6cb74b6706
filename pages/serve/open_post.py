"""Open a service post: a name, a kind and places are enough."""

import streamlit as st

from db.reads import choices
from db.terms import PostKind
from db.writes import posts
from pages.kit import beneath, choosing, forms, lines, say, show
from pages.kit.visit import open_page
from pages.text import called
from pages.text import posts as text

visit = open_page("serve/open_post", text.OPEN_LEAD)
visit.link("serve/posts", text.BACK, icon="arrow_back")
communities = visit.ask(choices.communities)
if not communities:
    show.nothing(text.NO_COMMUNITY)
    st.stop()

with beneath.form(draft := visit.draft("post")):
    name = forms.text(text.NAME, field="name", most=40, required=True)
    only = choosing.only(communities)
    place = forms.one_of(text.COMMUNITY, communities, lambda c: c.name, field="community_id", value=only, required=True)
    kind = forms.word(text.KIND, PostKind, field="kind", value=called.usual(PostKind.CARE))
    places = forms.number(text.PLACES_FIELD, field="places", value=5, least=1, most=posts.MOST_PLACES)
    times = forms.text(text.TIMES, field="times", most=60, hint=text.TIMES_HINT)
    skill = forms.one_of(
        text.SKILL, visit.ask(choices.skills), lambda s: say.either(s.name, s.name_en), field="skill_id"
    )
    pressed = forms.submit(text.OPEN, icon="add_task")

if pressed and place is not None:
    post = visit.attempt(
        posts.open_post,
        done=text.OPENED,
        draft=draft,
        rerun=False,
        community_id=place.id,
        name=name,
        kind=kind or called.usual(PostKind.CARE),
        places=places or 1,
        opened_on=visit.today,
        skill_id=skill.id if skill else None,
        times=times,
    )
    if post is not None:
        lines.go("serve/post", code=post.code)
