"""Suggestions of communities and members, and what became of each."""

import streamlit as st

from db.reads import choices
from db.reads.suggestions import suggestion_list
from db.rules.moves import SUGGESTION
from db.rules.rights import Right
from db.terms import SuggestionOrigin, SuggestionStatus
from db.writes import suggestions
from pages.kit import beneath, forms, lines, say, show
from pages.kit.visit import open_page
from pages.text import suggestions as text

visit = open_page("report/suggestions", text.LEAD)
actor = visit.actor

if actor.may(Right.SUGGEST) and (actor.member_id or actor.community_ids or actor.reaches_all):
    with st.expander(say.say(text.MAKE), icon=":material/add_comment:"), beneath.form(draft := visit.draft("suggest")):
        own = () if actor.member_id else tuple(visit.ask(choices.communities))
        here = (
            own[0]
            if len(own) == 1
            else forms.one_of(text.COMMUNITY, own, lambda c: c.name, required=True, field="community_id")
            if own
            else None
        )
        topic = forms.text(text.TOPIC, field="topic", most=40)
        said = forms.text(text.TEXT, field="text", most=suggestions.LONGEST_TEXT, long=True, required=True)
        pressed = forms.submit(text.SEND)
    if pressed and actor.member_id:
        visit.attempt(
            suggestions.suggest_as_member,
            done=text.SENT,
            draft=draft,
            member_id=actor.member_id,
            text=said,
            topic=topic,
        )
    elif pressed and here is not None:
        visit.attempt(
            suggestions.suggest_for_community,
            done=text.SENT,
            draft=draft,
            community_id=here.id,
            text=said,
            topic=topic,
        )

with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    status = forms.filtered_word("status", text.STATUS, SuggestionStatus)
    origin = forms.filtered_word("from", text.ORIGIN, SuggestionOrigin)
found = visit.ask(suggestion_list, status=status, origin=origin, page=lines.page_in_address())
st.caption(say.say(text.COUNT, total=found.total))
if not found.lines:
    show.nothing(text.EMPTY)
for line in found.lines:
    with st.container(border=True):
        by = say.say(text.BY, by=line.by, day=line.made_on)
        lines.draw(
            say.plain(line.text),
            lines.badge(line.status),
            f":small[{lines.beside(say.plain(line.topic), by)}]",
            say.say(text.OUTCOME, outcome=line.outcome) if line.outcome else "",
            f":small[:gray[{lines.beside(say.plain(line.answered_by), say.fact(line.answered_on))}]]"
            if line.answered_on
            else "",
        )
        following = [status for status in SuggestionStatus if status in SUGGESTION[line.status]]
        if not following or not actor.may(Right.ANSWER_SUGGESTION):
            continue
        draft = visit.draft(f"answer-{line.id}")
        fold = show.fold(text.ANSWER, icon="reply", draft=draft)
        if not fold.open:
            continue
        with fold, beneath.form(draft, border=False):
            becomes = forms.one_of(text.BECOMES, following, say.bare, field="status", required=True)
            outcome = forms.text(text.WHAT, field="outcome", most=suggestions.LONGEST_TEXT, long=True, required=True)
            pressed = forms.submit(text.SAVE)
        if pressed and becomes is not None:
            visit.attempt(
                suggestions.answer_suggestion,
                done=text.ANSWERED,
                draft=draft,
                suggestion_id=line.id,
                status=becomes,
                outcome=outcome,
            )
lines.pages(found.total)
