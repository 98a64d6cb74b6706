"""One activity: how it stands, the next step for whoever may take it, what it serves, who comes and who came."""

import streamlit as st

from db.reads.activities import activity_detail
from db.reads.attendance import desk
from db.rules.rights import Right
from db.terms import ActivityStatus, Beneficiary, Grade
from db.writes import activities
from pages.kit import attending, beneath, cards, forms, lines, photographing, say, serving, show, undoing
from pages.kit.cards import Card
from pages.kit.visit import open_page
from pages.text import activities as text

visit = open_page("serve/activity")
visit.link("serve/activities", text.BACK, icon="arrow_back")
activity = visit.ask(activity_detail, code=visit.code("code"))
line, actor = activity.line, visit.actor
here = actor.reaches(community_id=line.community_id, branch_id=line.branch_id)
ours = actor.reaches(branch_id=line.branch_id)

lines.draw(
    say.plain(line.name),
    lines.row(lines.badge(line.status), lines.badge(line.kind)),
    lines.beside(serving.when(line), say.plain(line.branch), say.plain(line.community), say.plain(line.venue)),
    say.plain(serving.came(line)),
)

show.heading(text.NEXT)
match line.status:
    case ActivityStatus.PLANNED | ActivityStatus.HELD if here and actor.may(Right.RECORD_ATTENDANCE):
        if line.day <= visit.today and forms.press(text.ENTER, key="enter", main=True, icon="how_to_reg"):
            lines.go("serve/desk", activity=line.code)
        closes = ours and actor.may(Right.CLOSE_ACTIVITY)
        if line.status is ActivityStatus.HELD and not closes:
            st.caption(say.say(text.CLOSES_FIRST, branch=line.branch))
        if line.status is ActivityStatus.HELD and closes:
            with beneath.form(draft := visit.draft(f"close-{line.code}")):
                effect = forms.text(
                    text.EFFECT,
                    field="effect",
                    long=True,
                    most=500,
                    hint=text.EFFECT_HINT,
                    value=activity.effect,
                    required=True,
                )
                grade = forms.word(text.GRADE, Grade, required=True, field="grade", value=line.grade)
                people = forms.number(text.BENEFICIARIES, field="beneficiaries", value=activity.beneficiaries)
                beneficiary = forms.word(text.BENEFICIARY, Beneficiary, field="beneficiary", value=activity.beneficiary)
                pressed = forms.submit(text.CLOSE)
            if pressed and grade is not None:
                visit.attempt(
                    activities.close_activity,
                    done=text.CLOSED,
                    draft=draft,
                    activity_id=line.id,
                    effect=effect,
                    grade=grade,
                    beneficiaries=people,
                    beneficiary=beneficiary,
                )
        if actor.may(Right.PLAN_ACTIVITY) and (
            said := forms.reason(draft := visit.draft(f"cancel-{line.code}"), text.CANCEL, text.REASON)
        ):
            visit.attempt(
                activities.cancel_activity, done=text.CANCELLED, draft=draft, activity_id=line.id, reason=said
            )
    case ActivityStatus.PLANNED if actor.may(Right.SIGN_UP) and actor.member_id:
        attending.own(visit, activity, actor.member_id)
    case ActivityStatus.CLOSED if here and actor.may(Right.CONFIRM_SERVICE):
        if forms.press(text.CONFIRM, key="confirm", main=True, icon="verified"):
            lines.go("serve/confirm")
    case _:
        st.caption(say.say(text.NOTHING_TO_DO))

undoing.offered(visit, line.id)

show.heading(text.ABOUT)
lines.facts(serving.activity_facts(activity))

if activity.needs:
    show.heading(text.NEEDS)
    cards.draw(
        Card(need.text, (lines.badge(need.status),), (need.code,), visit.way("serve/need", code=need.code))
        for need in activity.needs
    )

if activity.wishes:
    show.heading(text.WISHES)
    cards.draw(
        Card(
            say.bare(text.WISH_OF, alias=wish.alias, thing=wish.thing),
            (lines.badge(wish.status),),
            (wish.code,),
            visit.way("serve/wish", code=wish.code),
        )
        for wish in activity.wishes
    )

photographing.offered(visit, line)
attending.everybody(visit, activity)
attending.things(visit, activity)
attending.plan(visit, activity)
if here and actor.may(Right.PLAN_ACTIVITY):
    visit.link("serve/templates", text.AS_TEMPLATE, icon="event_repeat", like=line.code)

show.heading(text.PEOPLE)
people_of = visit.ask(desk, activity_id=line.id)
st.markdown(lines.beside(*(say.plain(one.name) for one in people_of.arrived)) or say.say(text.NOBODY_YET))
if people_of.missing and line.status in {ActivityStatus.CLOSED, ActivityStatus.CONFIRMED}:
    show.heading(text.NO_SHOWS, count=len(people_of.missing))
    st.markdown(lines.beside(*(say.plain(one.name) for one in people_of.missing)))
