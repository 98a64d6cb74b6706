"""One wish: the next step for whoever may take it, who took it on, and the sealed person opened for a purpose."""

import streamlit as st

from db.reads.wishes import wish_detail
from db.rules.rights import Right
from db.terms import ContactWay, OpeningPurpose, Satisfaction, WishStatus
from db.writes import wishes
from pages.kit import beneath, forms, lines, say, show, whom, wishing
from pages.kit.visit import open_page
from pages.text import wishes as text

visit = open_page("serve/wish")
visit.link("serve/wishes", text.BACK, icon="arrow_back")
wish = visit.ask(wish_detail, code=visit.code("code"), today=visit.today)
line, actor, status = wish.line, visit.actor, wish.line.status
here = actor.reaches(community_id=line.community_id)
mine = line.member_id is not None and line.member_id == actor.member_id
led = line.branch_id is not None and actor.reaches(branch_id=line.branch_id, member_id=line.member_id)

lines.draw(say.plain(wishing.named(line)), lines.row(*wishing.chips(line)), f":small[{say.plain(wishing.small(line))}]")

show.heading(text.NEXT)
acted, draft = False, visit.draft(f"wish-{line.code}")
if status is WishStatus.CLAIMED and forms.late(draft):
    show.taken(line.member)
if status is WishStatus.POSTED and actor.may(Right.CLAIM_WISH):
    acted = True
    if actor.member_id is not None:
        if forms.press(text.CLAIM, key=draft, main=True, icon="redeem"):
            visit.attempt(wishes.claim_wish, done=text.CLAIMED, draft=draft, wish_id=line.id, member_id=actor.member_id)
    else:
        people = whom.able(visit, draft)
        with beneath.form(draft):
            member = whom.one_of(text.CLAIM_FOR, people, field="member_id")
            pressed = forms.submit(text.CLAIM_BRANCH, icon="redeem", draft=draft)
        if pressed and member:
            visit.attempt(wishes.claim_wish, done=text.CLAIMED, draft=draft, wish_id=line.id, member_id=member.id)
if status is WishStatus.CLAIMED and here and actor.may(Right.FULFIL_WISH):
    acted = True
    with beneath.form(draft := visit.draft(f"true-{line.code}")):
        day = forms.day(text.FULFILLED_ON, field="day", value=visit.today, latest=visit.today)
        pressed = forms.submit(text.FULFIL, icon="verified")
    if pressed:
        visit.attempt(wishes.fulfil_wish, done=text.FULFILLED, draft=draft, wish_id=line.id, day=day or visit.today)
if status is WishStatus.CLAIMED and led and actor.may(Right.CLAIM_WISH):
    acted = True
    if not here:
        st.caption(say.say(text.DELIVER, community=line.community))
    if said := forms.reason(draft := visit.draft(f"give-{line.code}"), text.GIVE_UP, text.REASON):
        visit.attempt(wishes.give_up_wish, done=text.GIVEN_UP, draft=draft, wish_id=line.id, reason=said)
if status is WishStatus.FULFILLED and here and actor.may(Right.FOLLOW_UP):
    acted = True
    with beneath.form(draft := visit.draft(f"rate-{line.code}")):
        rating = forms.word(text.RATE, Satisfaction, field="rating", value=Satisfaction.SATISFIED)
        way = forms.word(text.WAY, ContactWay, field="way", value=ContactWay.PHONE)
        opinion = forms.text(text.OPINION, field="opinion", most=200)
        pressed = forms.submit(text.RATE_IT, icon="thumb_up")
    if pressed and rating:
        visit.attempt(
            wishes.rate_wish, done=text.RATED, draft=draft, wish_id=line.id, rating=rating, opinion=opinion,
            way=way or ContactWay.PHONE,
        )  # fmt: skip
if status in {WishStatus.POSTED, WishStatus.CLAIMED} and here and actor.may(Right.WRITE_WISH):
    acted = True
    if said := forms.reason(draft := visit.draft(f"off-{line.code}"), text.WITHDRAW, text.REASON):
        visit.attempt(wishes.withdraw_wish, done=text.WITHDRAWN, draft=draft, wish_id=line.id, reason=said)
if not acted:
    st.caption(say.say(text.NOTHING_TO_DO))

if wish.turns:
    wishing.turns(wish)

show.heading(text.WHO)
st.caption(say.say(text.SEALED if wish.person_kept else text.NOBODY_KEPT))
if wish.person_kept and actor.may(Right.OPEN_WISH) and (here or mine):
    with beneath.form(draft := visit.draft(f"look-{line.code}")):
        purpose = forms.word(text.PURPOSE, OpeningPurpose, required=True, field="purpose")
        pressed = forms.submit(text.LOOK, main=False, icon="visibility")
    if pressed and purpose is not None:
        person = visit.attempt(
            wishes.open_person, done=text.LOOKED, draft=draft, rerun=False, wish_id=line.id, purpose=purpose
        )
        if person is not None:
            with st.container(border=True):
                st.markdown(say.plain(person))
if here and actor.may(Right.WRITE_WISH) and status in {WishStatus.POSTED, WishStatus.CLAIMED}:
    draft = visit.draft(f"seal-{line.code}")
    fold = show.fold(text.CORRECT, icon="edit", draft=draft)
    if fold.open:
        with fold, beneath.form(draft, border=False):
            told = forms.sealed(
                text.PERSON,
                field="person",
                most=wishes.LONGEST_PERSON,
                hint=text.PERSON_HINT,
                draft=draft,
                required=True,
            )
            pressed = forms.submit(text.CORRECT, main=False)
        if pressed:
            visit.attempt(wishes.correct_person, done=text.CORRECTED, draft=draft, wish_id=line.id, person=told)
if wish.opened and here:
    wishing.looks(wish)
