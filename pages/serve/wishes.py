"""Wishes: aliases and things wished for, those to be claimed first."""

import streamlit as st

from db.reads.wishes import wish_list
from db.rules.rights import Right
from db.terms import PathStage, WishStatus
from pages.kit import cards, forms, lines, narrowing, say, show, wishing
from pages.kit.visit import open_page
from pages.text import frame, places
from pages.text import wishes as text

visit = open_page("serve/wishes", text.LEAD)

with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    typed = forms.searched("q", text.SEARCH, hint=text.SEARCH_HINT)
    with st.popover(say.say(frame.FILTERS), icon=":material/tune:"):
        status = forms.filtered_word("status", text.STATUS, WishStatus)
        stage = forms.filtered_word("stage", frame.STAGE, PathStage)
        late = forms.filtered("late", frame.WHICH, {"yes": frame.LATE_ONLY})
    if visit.actor.may(Right.WRITE_WISH) and forms.press(places.WRITE_WISH, key="write", main=True, icon="add"):
        lines.go("serve/write_wish")

narrowed = narrowing.asked(visit)
found = visit.ask(
    wish_list, today=visit.today, status=status, stage=stage, text=typed,
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
cards.draw(wishing.card(visit, line) for line in found.lines)
lines.pages(found.total)
