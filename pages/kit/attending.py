"""Before an activity: one's own place, everybody's, who brings what, and the plan while it may still change."""

from typing import Any

import streamlit as st

from db.files.brought import brought
from db.reads.activities import ActivityDetail, Thing
from db.reads.needs import claimed_needs
from db.reads.signups import SignupLine, own_place, signups
from db.reads.wishes import standing_wishes
from db.rules.calendar import hour_in_shanghai, moment_on
from db.rules.rights import Right
from db.terms import ActivityStatus, MemberId, SignupStatus
from db.writes import activity_plans, attendance
from pages.kit import beneath, forms, lines, say, show, whom
from pages.kit.visit import Visit
from pages.text import activities as words

_COMING = frozenset({ActivityStatus.PLANNED, ActivityStatus.HELD})


def own(visit: Visit, activity: ActivityDetail, member_id: MemberId) -> None:
    """Draw how it stands with oneself, and the one thing to do about it."""
    line = activity.line
    who: dict[str, Any] = {"activity_id": line.id, "member_id": member_id}
    mine = visit.ask(own_place, activity_id=line.id)
    if mine.status is not None:
        st.markdown(say.say(words.HAVE_TURN if mine.turn else words.HAVE_PLACE, turn=mine.turn))
        if forms.press(
            words.LEAVE_LINE if mine.turn else words.GIVE_UP, key=(draft := visit.draft(f"leave-{line.code}"))
        ):
            visit.attempt(attendance.cancel_signup, done=words.GAVE_UP, draft=draft, **who)
        return
    full = line.places is not None and line.signed_up >= line.places
    if not mine.other:
        name = words.QUEUE_UP if full else words.SIGN_UP
        if forms.press(name, key=(draft := visit.draft(f"join-{line.code}")), main=True, icon="event_available"):
            visit.attempt(attendance.sign_up, done=words.SIGNED_UP, draft=draft, **who)
        return
    show.trouble(words.OVERLAP, other=mine.other)
    if said := forms.reason(draft := visit.draft(f"both-{line.code}"), words.OVERLAP_SIGN_UP, words.OVERLAP_WHY):
        visit.attempt(attendance.sign_up, done=words.SIGNED_UP, draft=draft, reason=said, **who)


def everybody(visit: Visit, activity: ActivityDetail) -> None:
    """Draw who signed up and who waits, in order; whoever may, signs others up and takes them off."""
    line = activity.line
    if line.status is not ActivityStatus.PLANNED:
        return
    found = visit.ask(signups, activity_id=line.id)
    placed = sum(one.status is SignupStatus.PLACED for one in found)
    show.heading(words.SIGNED if line.places else words.SIGNED_OPEN, placed=placed, places=line.places)
    if not found:
        st.caption(say.say(words.SIGNED_NONE))
    for one in found:
        _signed(visit, line.code, activity, one)
    if not visit.actor.may(Right.SIGN_UP) or visit.actor.member_id:
        return
    with st.expander(say.say(words.SIGN_UP_WHO), icon=":material/person_add:"):
        draft = visit.draft(f"sign-{line.code}")
        people = whom.able(visit, draft, but={one.member_id for one in found})
        with beneath.form(draft, border=False):
            member = whom.one_of(words.SIGN_UP_WHO, people, field="member_id", required=True)
            why = forms.text(words.SIGN_UP_WHY, field="reason", most=200)
            pressed = forms.submit(words.SIGN_UP_SAVE, main=False)
        if pressed and member:
            visit.attempt(
                attendance.sign_up, done=words.SIGNED_UP, draft=draft, activity_id=line.id, member_id=member.id,
                reason=why,
            )  # fmt: skip


def things(visit: Visit, activity: ActivityDetail) -> None:
    """Draw what is brought and by whom; a member takes something on, whoever plans adds and strikes."""
    line, coming = activity.line, activity.line.status in _COMING
    if not activity.things and not coming:
        return
    show.heading(words.BROUGHT)
    if not activity.things:
        st.caption(say.say(words.BROUGHT_NOTHING))
    for thing in activity.things:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            who = say.plain(thing.who) or f":orange[{say.say(words.BY_NOBODY)}]"
            st.markdown(lines.beside(f"**{say.plain(thing.thing)}**", who), width="stretch")
            if coming:
                _thing(visit, activity, thing)
    if coming and _plans(visit, activity):
        with st.expander(say.say(words.BRING_SAVE), icon=":material/add:"):
            with beneath.form(draft := visit.draft(f"things-{line.code}"), border=False):
                listed = forms.text(words.THINGS, field="things", long=True, most=2000, hint=words.THINGS_HINT)
                pressed = forms.submit(words.BRING_SAVE, main=False)
            if pressed:
                visit.attempt(
                    activity_plans.bring, done=words.BRING_SAVED, draft=draft, activity_id=line.id,
                    things=brought(listed),
                )  # fmt: skip


def plan(visit: Visit, activity: ActivityDetail) -> None:
    """Offer to change what is planned, and what it serves, until it begins."""
    line = activity.line
    if line.status is not ActivityStatus.PLANNED or not _plans(visit, activity):
        return
    draft = visit.draft(f"plan-{line.code}-{activity.version}")
    fold = show.fold(words.CHANGE, icon="edit", draft=draft)
    if not fold.open:
        return
    with fold:
        with beneath.form(draft, border=False):
            name = forms.text(words.NAME, field="name", value=line.name, required=True)
            day = forms.day(words.WHEN, required=True, field="day", value=line.day)
            starts = forms.hour(words.STARTS, field="starts_at", value=hour_in_shanghai(line.starts_at))
            minutes = forms.number(words.MINUTES, field="minutes", value=line.minutes, least=1, most=1440)
            venue = forms.text(words.VENUE, field="venue", value=line.venue)
            places = forms.number(
                words.PLACES, field="places", value=line.places, least=1, most=activity_plans.MOST_PLACES
            )
            pressed = forms.submit(words.CHANGE_SAVE, main=False)
        if pressed and day:
            visit.attempt(
                activity_plans.change_plan, done=words.CHANGED, draft=draft, activity_id=line.id,
                version=activity.version, name=name, day=day, starts_at=moment_on(day, starts), minutes=minutes,
                venue=venue, places=places,
            )  # fmt: skip
        _serves(visit, activity)


def _serves(visit: Visit, activity: ActivityDetail) -> None:
    open_needs = {one.id: lines.beside(one.code, one.text) for one in activity.needs}
    open_needs |= {one.id: lines.beside(one.code, one.text) for one in visit.ask(claimed_needs, today=visit.today)}
    open_wishes = {one.id: lines.beside(one.alias, one.thing) for one in activity.wishes}
    standing = visit.ask(standing_wishes, today=visit.today)
    open_wishes |= {one.id: lines.beside(one.alias, one.thing) for one in standing}
    needs, wishes = [one.id for one in activity.needs], [one.id for one in activity.wishes]
    with beneath.form(draft := visit.draft(f"serves-{activity.line.code}"), border=False):
        chosen = forms.several_of(words.SERVES, list(open_needs), open_needs.__getitem__, field="need_ids", value=needs)
        fulfils = forms.several_of(
            words.SERVES_WISHES, list(open_wishes), open_wishes.__getitem__, field="wish_ids", value=wishes
        )
        pressed = forms.submit(words.SERVE_SAVE, main=False)
    if pressed:
        visit.attempt(
            activity_plans.serve_with, done=words.SERVED, draft=draft, activity_id=activity.line.id, need_ids=chosen,
            wish_ids=fulfils,
        )  # fmt: skip


def _signed(visit: Visit, code: str, activity: ActivityDetail, one: SignupLine) -> None:
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
        turn = lines.flag(words.WAITS, "hourglass_top", turn=one.turn) if one.turn else ""
        twice = f"{lines.flag(words.SIGNED_TWICE, 'alt_route')} {say.plain(one.reason)}" if one.reason else ""
        st.markdown(lines.beside(say.plain(one.name), say.plain(one.branch), turn, twice), width="stretch")
        if not visit.actor.may(Right.SIGN_UP) or visit.actor.member_id:
            return
        if forms.press(words.TAKE_OFF, key=(draft := visit.draft(f"off-{code}-{one.member_id}")), icon="person_remove"):
            visit.attempt(
                attendance.cancel_signup, done=words.TAKEN_OFF, told={"name": one.name}, draft=draft,
                activity_id=activity.line.id, member_id=one.member_id,
            )  # fmt: skip


def _thing(visit: Visit, activity: ActivityDetail, thing: Thing) -> None:
    member, told = visit.actor.member_id, {"thing": thing.thing}
    free = member is not None and visit.actor.may(Right.SIGN_UP) and not thing.who
    if free and forms.press(words.BRING_ME, key=(draft := visit.draft(f"take-{thing.id}")), icon="back_hand"):
        visit.attempt(
            activity_plans.take_thing, done=words.BRING_MINE, told=told, draft=draft, thing_id=thing.id,
            member_id=member,
        )  # fmt: skip
    mine = member is not None and thing.member_id == member
    if mine and forms.press(words.BRING_NOT, key=(draft := visit.draft(f"left-{thing.id}"))):
        visit.attempt(activity_plans.leave_thing, done=words.BROUGHT_NOT, told=told, draft=draft, thing_id=thing.id)
    if _plans(visit, activity) and forms.press(
        words.DROP, key=(draft := visit.draft(f"drop-{thing.id}")), icon="delete"
    ):
        visit.attempt(activity_plans.drop_thing, done=words.DROPPED, told=told, draft=draft, thing_id=thing.id)


def _plans(visit: Visit, activity: ActivityDetail) -> bool:
    line = activity.line
    near = visit.actor.reaches(community_id=line.community_id, branch_id=line.branch_id)
    return near and visit.actor.may(Right.PLAN_ACTIVITY)
