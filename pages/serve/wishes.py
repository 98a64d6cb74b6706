"""Wishes: aliases and things wished for; members take them on, communities confirm that they came true."""

import streamlit as st

from db.reads.wishes import wish_list
from db.rules.rights import Right
from db.terms import WishStatus
from db.writes import wishes
from pages.kit import forms, lines, say, serving, show
from pages.kit.visit import open_page
from pages.text import wishes as text

visit = open_page("serve/wishes", text.LEAD)
actor = visit.actor

with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    typed = forms.searched("q", text.SEARCH, hint=text.SEARCH_HINT)
    status = forms.filtered_word("status", text.STATUS, WishStatus)

found = visit.ask(wish_list, today=visit.today, status=status, text=typed, page=lines.page_in_address())
st.caption(say.say(text.COUNT, total=found.total))
if not found.lines:
    show.nothing(text.EMPTY)
for line in found.lines:
    with st.container(border=True):
        lines.draw(*serving.wish(line))
        free, mine = line.status is WishStatus.POSTED, line.status is WishStatus.CLAIMED
        own = actor.reaches(member_id=line.member_id) and line.member_id is not None
        if free and actor.member_id and actor.may(Right.CLAIM_WISH):
            if forms.press(text.CLAIM, key=(draft := visit.draft(f"wish-{line.code}")), icon="redeem"):
                visit.attempt(
                    wishes.claim_wish, done=text.CLAIMED, draft=draft, wish_id=line.id, member_id=actor.member_id
                )
        elif mine and own and actor.may(Right.CLAIM_WISH):
            if said := forms.reason(draft := visit.draft(f"give-{line.code}"), text.GIVE_UP, text.REASON):
                visit.attempt(wishes.give_up_wish, done=text.GIVEN_UP, draft=draft, wish_id=line.id, reason=said)
        elif (
            mine
            and actor.may(Right.CONFIRM_SERVICE)
            and forms.press(text.FULFIL, key=(draft := visit.draft(f"true-{line.code}")), icon="verified")
        ):
            visit.attempt(wishes.fulfil_wish, done=text.FULFILLED, draft=draft, wish_id=line.id, day=visit.today)
lines.pages(found.total)
