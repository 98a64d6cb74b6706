"""Project list: what communities and branches do together, and how far it is."""

import streamlit as st

from db.reads.projects import project_list
from db.rules.rights import Right
from db.terms import PathStage, ProjectStatus
from pages.kit import cards, forms, lines, narrowing, say, sharing, show
from pages.kit.visit import open_page
from pages.text import frame, places
from pages.text import projects as text

visit = open_page("serve/projects", text.LEAD)

with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    typed = forms.searched("q", text.SEARCH, hint=text.SEARCH_HINT)
    with st.popover(say.say(frame.FILTERS), icon=":material/tune:"):
        status = forms.filtered_word("status", text.STATUS, ProjectStatus)
        stage = forms.filtered_word("stage", frame.STAGE, PathStage)
        late = forms.filtered("late", frame.WHICH, {"yes": frame.LATE_ONLY})
    if visit.actor.may(Right.KEEP_PROJECT) and forms.press(places.PROPOSE, key="propose", main=True, icon="add"):
        lines.go("serve/propose")

narrowed = narrowing.asked(visit)
found = visit.ask(
    project_list, today=visit.today, text=typed, status=status, stage=stage,
    overdue=late is not None, page=lines.page_in_address(), **narrowed,
)  # fmt: skip
st.caption(
    lines.beside(
        say.say(text.COUNT, total=found.total),
        say.say(stage) if stage else "",
        say.say(status) if status else "",
        say.say(frame.LATE_ONLY) if late else "",
    )
)
if not found.lines:
    show.nothing(text.EMPTY)
cards.draw(sharing.project_card(visit, line) for line in found.lines)
lines.pages(found.total)
