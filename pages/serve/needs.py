"""Needs list: what residents asked for, how it stands and who has the ball."""

import streamlit as st

from db.reads import choices
from db.reads.needs import need_list
from db.rules.rights import Right
from db.terms import NeedKind, NeedStatus, PathStage, Urgency
from pages.kit import cards, forms, lines, narrowing, say, serving, show
from pages.kit.visit import open_page
from pages.text import frame, grid, places
from pages.text import needs as text

visit = open_page("serve/needs", text.LEAD)
communities = {c.code: c for c in visit.ask(choices.communities)}

with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    typed = forms.searched("q", text.SEARCH, hint=text.SEARCH_HINT)
    with st.popover(say.say(text.FILTERS), icon=":material/tune:"):
        status = forms.filtered_word("status", text.STATUS, NeedStatus)
        stage = forms.filtered_word("stage", frame.STAGE, PathStage)
        place = forms.filtered("community", text.COMMUNITY, {code: c.name for code, c in communities.items()})
        kind = forms.filtered_word("kind", text.KIND, NeedKind)
        urgency = forms.filtered_word("urgency", text.URGENCY, Urgency)
        late = forms.filtered("late", frame.WHICH, {"yes": frame.LATE_ONLY})
    if visit.actor.may(Right.WRITE_NEED) and forms.press(places.WRITE_NEED, key="write", main=True, icon="add"):
        lines.go("serve/write_need")
    if visit.actor.may(Right.WRITE_NEED) and forms.press(grid.MANY, key="grid", icon="table_edit"):
        lines.go("serve/need_grid")

narrowed = narrowing.asked(visit)
found = visit.ask(
    need_list,
    today=visit.today,
    text=typed,
    status=status,
    stage=stage,
    community_id=communities[place].id if place else None,
    kind=kind,
    urgency=urgency,
    overdue=late is not None,
    page=lines.page_in_address(),
    **narrowed,
)

chosen = [say.say(word) for word in (stage, status, kind, urgency) if word]
where = say.plain(communities[place].name) if place else ""
st.caption(
    lines.beside(say.say(text.COUNT, total=found.total), where, *chosen, say.say(frame.LATE_ONLY) if late else "")
)
if not found.lines:
    show.nothing(text.EMPTY)
cards.draw(serving.need_card(visit, line) for line in found.lines)
lines.pages(found.total)
