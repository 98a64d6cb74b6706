"""One need: what it is, whose turn it is, the next step for whoever may take it, and all that happened."""

import streamlit as st

from db.reads.matches import candidates
from db.reads.needs import need_detail
from db.rules.moves import CHANGEABLE
from db.rules.rights import Right
from db.terms import ClaimStatus, NeedStatus
from db.writes import need_edits, needs
from pages.kit import beneath, editing, forms, lines, matching, needing, say, serving, sharing, show, whom
from pages.kit.visit import open_page
from pages.text import match as matches
from pages.text import needs as text

visit = open_page("serve/need")
visit.link("serve/needs", text.BACK, icon="arrow_back")
need = visit.ask(need_detail, code=visit.code("code"), today=visit.today)
line, actor = need.line, visit.actor
here = actor.reaches(community_id=line.community_id)
mine = need.member_id is not None and actor.reaches(branch_id=need.branch_id, member_id=need.member_id)

lines.draw(say.plain(line.text), lines.row(*serving.need_chips(line)), say.plain(serving.ball(line)))
if need.failed:
    serving.failed(need.failed)

show.heading(text.NEXT)
claiming = visit.draft(f"claim-{line.code}")
if line.status in needs.IN_HAND and forms.late(claiming):
    show.taken(line.member)
match line.status:
    case _ if need.project_code:
        st.caption(say.say(text.IN_A_PROJECT))
        visit.link("serve/project", say.bare(text.TO_PROJECT, code=need.project_code), code=need.project_code)
    case NeedStatus.PROPOSED if here and actor.may(Right.SCREEN_NEED):
        if forms.press(text.ACCEPT, key=(draft := visit.draft(f"accept-{line.code}")), main=True, icon="check"):
            visit.attempt(needs.accept_need, done=text.ACCEPTED, draft=draft, need_id=line.id)
        if said := forms.reason(draft := visit.draft(f"decline-{line.code}"), text.DECLINE, text.REASON):
            visit.attempt(needs.decline_need, done=text.DECLINED, draft=draft, need_id=line.id, reason=said)
    case NeedStatus.OPEN if actor.may(Right.ASSIGN_NEED):
        for best in visit.ask(candidates, need_id=line.id, today=visit.today, best=1).suited:
            draft = visit.draft(f"offer-{line.code}-{best.member_id}")
            with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
                matching.suited(best, say.either(need.skill, need.skill_en))
                pressed = forms.press(matches.ASK, key=draft, main=True, icon="send", name=best.name)
            if pressed:
                visit.attempt(
                    needs.offer_need,
                    done=matches.ASKED,
                    told={"name": best.name, "days": needs.ANSWER_DAYS},
                    draft=draft,
                    need_id=line.id,
                    member_id=best.member_id,
                )
        if forms.press(text.MATCH, key="match", icon="handshake"):
            lines.go("serve/match", need=line.code)
    case NeedStatus.OPEN if actor.may(Right.CLAIM_NEED) and actor.member_id:
        if forms.press(text.CLAIM, key=claiming, main=True, icon="front_hand"):
            visit.attempt(
                needs.claim_need, done=text.CLAIMED, draft=claiming, need_id=line.id, member_id=actor.member_id
            )
    case NeedStatus.OPEN if actor.may(Right.CLAIM_NEED):
        people = whom.able(visit, claiming)
        with beneath.form(claiming):
            member = whom.one_of(text.CLAIM_FOR, people, field="member_id")
            pressed = forms.submit(text.CLAIM_BRANCH, draft=claiming)
        if pressed and member:
            visit.attempt(needs.claim_need, done=text.CLAIMED, draft=claiming, need_id=line.id, member_id=member.id)
    case NeedStatus.OFFERED if actor.member_id and need.member_id == actor.member_id:
        if forms.press(text.ANSWER, key="answer", main=True, icon="forum"):
            lines.go("account/me")
    case NeedStatus.OFFERED if mine and actor.may(Right.CLAIM_NEED):
        st.caption(say.say(text.TO_MEMBER))
        st.code(serving.message_to_member(line), language=None, wrap_lines=True)
        if said := forms.reason(draft := visit.draft(f"back-{line.code}"), text.TAKE_OFFER_BACK, text.REASON):
            visit.attempt(needs.give_back_need, done=text.GIVEN_BACK, draft=draft, need_id=line.id, reason=said)
    case NeedStatus.CLAIMED if mine and actor.may(Right.SERVE_NEED):
        with beneath.form(draft := visit.draft(f"serve-{line.code}")):
            measures = forms.text(text.MEASURES, field="measures", long=True, most=500, required=True)
            day = forms.day(
                text.SERVED_ON, field="served_on", value=visit.today, earliest=line.asked_on, latest=visit.today
            )
            pressed = forms.submit(text.SERVE)
        if pressed:
            visit.attempt(
                needs.serve_need,
                done=text.SERVED,
                draft=draft,
                need_id=line.id,
                measures=measures,
                served_on=day or visit.today,
            )
        if said := forms.reason(draft := visit.draft(f"back-{line.code}"), text.GIVE_BACK, text.REASON):
            visit.attempt(needs.give_back_need, done=text.GIVEN_BACK, draft=draft, need_id=line.id, reason=said)
    case NeedStatus.SERVED if here and actor.may(Right.SOLVE_NEED):
        if forms.press(text.CONFIRM, key="confirm", main=True, icon="verified"):
            lines.go("serve/confirm")
    case NeedStatus.SOLVED if here and actor.may(Right.FOLLOW_UP):
        if forms.press(text.FOLLOW_UP, key="follow-up", main=True, icon="call"):
            lines.go("report/followups")
    case NeedStatus.PROPOSED:
        st.caption(say.say(text.SCREENED_FIRST))
    case NeedStatus.EVALUATED | NeedStatus.DECLINED:
        st.caption(say.say(text.OVER))
    case _:
        st.caption(say.say(text.NOTHING_TO_DO))

if len(need.helping) > 1 or (need.helping and need.helpers_wanted > 1):
    show.heading(text.HELPING, count=len(need.helping), wanted=need.helpers_wanted)
    for one in need.helping:
        serving.helping(need, one, messages=actor.may(Right.ASSIGN_NEED))
        own = actor.may(Right.CLAIM_NEED) and actor.reaches(branch_id=one.branch_id, member_id=one.member_id)
        if own and not one.leads and line.status in needs.IN_HAND:
            draft = visit.draft(f"leave-{one.claim_id}")
            others = one.status is ClaimStatus.ASKED and actor.may(Right.ASSIGN_NEED)
            if said := forms.reason(draft, text.TAKE_OFFER_BACK if others else text.LEAVE, text.REASON):
                visit.attempt(needs.leave_need, done=text.LEFT, draft=draft, claim_id=one.claim_id, reason=said)
    if len(need.helping) < need.helpers_wanted and actor.may(Right.ASSIGN_NEED):
        visit.link("serve/match", text.ONE_MORE, icon="person_add", need=line.code)

show.heading(text.ABOUT)
lines.facts(serving.need_facts(need))
if actor.may(Right.SEE_LISTS):
    sharing.of_need(visit, line)
if here and actor.may(Right.FOLLOW_UP):
    with st.expander(say.say(text.TO_RESIDENT), icon=":material/content_copy:"):
        st.code(serving.message_to_resident(line), language=None, wrap_lines=True)

if line.status in CHANGEABLE and here and actor.may(Right.WRITE_NEED):
    fold = show.fold(text.EDIT, icon="edit", draft=(key := visit.draft(f"edit-{line.code}")))
    with fold:
        fields = needing.fields(visit) if fold.open else None
        edit = editing.form(key, fields, needing.values(need), submit=text.SAVE_CHANGES) if fields else None
    if edit:
        visit.attempt(
            need_edits.change_need, done=text.CHANGES_SAVED, draft=key, need_id=line.id, changes=edit.changes,
            seen=edit.seen,
        )  # fmt: skip

show.heading(text.HISTORY)
st.markdown("\n".join(map(serving.event_line, need.history)))
