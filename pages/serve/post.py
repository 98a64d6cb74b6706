"""One service post: claim it or wait in line, the community's yes, leaving, and who moves up."""

import streamlit as st

from db.reads.posts import post_detail
from db.rules.rights import Right
from db.terms import ClaimStatus, PostStatus
from db.writes import claims, posts
from pages.kit import beneath, editing, forms, lines, posting, say, show, whom
from pages.kit.visit import open_page
from pages.text import posts as text

visit = open_page("serve/post")
visit.link("serve/posts", text.BACK, icon="arrow_back")
post = visit.ask(post_detail, code=visit.code("code"))
line, actor = post.line, visit.actor
lines.draw(say.plain(line.name), lines.row(*posting.chips(line)), say.plain(posting.places(line)))
lines.facts(posting.facts(post))
keeps = actor.may(Right.KEEP_POST) and actor.reaches(community_id=line.community_id)
answers = actor.may(Right.APPROVE_CLAIM) and actor.reaches(community_id=line.community_id)
open_, mine = line.status is PostStatus.OPEN, posting.claim_of(post, actor.member_id)

if not keeps:
    show.heading(text.NEXT)
if mine and mine.answer_by:
    if forms.press(text.TO_ANSWER_MINE, key="answer", main=True, icon="forum"):
        lines.go("account/me")
elif mine:
    st.markdown(say.say(text.YOUR_STATE, state=mine.status))
    if mine.turn:
        st.caption(say.say(text.YOUR_TURN, turn=mine.turn))
    if mine.status is not ClaimStatus.WITHDRAWING:
        leave = text.LEAVE_LINE if mine.turn else text.LEAVE
        if said := forms.reason(draft := visit.draft(f"leave-{mine.id}"), leave, text.REASON):
            visit.attempt(claims.withdraw_claim, done=text.LEFT, draft=draft, claim_id=mine.id, reason=said)
elif open_ and actor.member_id and actor.may(Right.CLAIM_POST):
    words, icon = (text.CLAIM, "front_hand") if line.free else (text.QUEUE, "hourglass_top")
    if forms.press(words, key=(draft := visit.draft(f"claim-{line.code}")), main=True, icon=icon):
        visit.attempt(
            claims.claim_post, done=text.CLAIMED_OR_LINE, draft=draft, post_id=line.id, member_id=actor.member_id
        )
elif open_ and actor.may(Right.CLAIM_POST):
    people = whom.able(visit, (draft := visit.draft(f"claim-{line.code}")), but={one.member_id for one in post.live})
    with beneath.form(draft):
        member = whom.one_of(text.CLAIM_FOR, people, field="member_id")
        pressed = forms.submit(text.CLAIM_FOR_MEMBER)
    if pressed and member:
        visit.attempt(claims.claim_post, done=text.CLAIMED_OR_LINE, draft=draft, post_id=line.id, member_id=member.id)
elif not keeps:
    st.caption(say.say(text.NOTHING_TO_DO))

show.heading(text.PEOPLE)
if not post.live:
    show.nothing(text.NOBODY if answers or actor.reaches_all else text.NOBODY_YOURS)
for one in post.live:
    with st.container(border=True, gap="small"):
        posting.claim(one)
        key = f"{line.code}-{one.id}"
        with st.container(horizontal=True, gap="small"):
            if answers and one.status is ClaimStatus.ASKED and not one.answer_by:
                if forms.press(text.APPROVE, key=(draft := visit.draft(f"yes-{key}")), icon="check"):
                    visit.attempt(claims.approve_claim, done=text.APPROVED, draft=draft, claim_id=one.id)
                if said := forms.reason(draft := visit.draft(f"no-{key}"), text.DECLINE, text.REASON):
                    visit.attempt(claims.decline_claim, done=text.DECLINED, draft=draft, claim_id=one.id, reason=said)
            elif answers and one.status is ClaimStatus.WITHDRAWING:
                if forms.press(text.LET_GO, key=(draft := visit.draft(f"go-{key}")), icon="logout"):
                    visit.attempt(claims.approve_withdrawal, done=text.LET_GO_DONE, draft=draft, claim_id=one.id)
                if said := forms.reason(draft := visit.draft(f"stay-{key}"), text.STAY, text.REASON):
                    visit.attempt(claims.refuse_withdrawal, done=text.STAYED, draft=draft, claim_id=one.id, reason=said)
            elif (
                not mine
                and actor.may(Right.WITHDRAW_CLAIM)
                and one.status is not ClaimStatus.WITHDRAWING
                and (said := forms.reason(draft := visit.draft(f"leave-{key}"), text.LEAVE, text.REASON))
            ):
                visit.attempt(claims.withdraw_claim, done=text.LEFT, draft=draft, claim_id=one.id, reason=said)
if post.over:
    with st.expander(say.say(text.OVER, count=len(post.over))):
        for one in post.over:
            posting.claim(one)

if keeps:
    fold = show.fold(text.CHANGE, icon="edit", draft=(draft := visit.draft(f"change-{line.code}")))
    if fold.open:
        with fold:
            edit = editing.form(draft, posting.fields(line), posting.values(line), submit=text.SAVE)
            if edit:
                visit.attempt(
                    posts.change_post, done=text.CHANGED, draft=draft, post_id=line.id, seen=edit.seen, **edit.whole
                )
            if open_:
                st.caption(say.say(text.CLOSE_NOTE))
                if forms.press(text.CLOSE, key=(draft := visit.draft(f"close-{line.code}")), icon="block"):
                    visit.attempt(posts.close_post, done=text.CLOSED, draft=draft, post_id=line.id)
