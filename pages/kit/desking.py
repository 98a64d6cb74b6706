"""How people look at the desk: large buttons for a thumb, told apart from namesakes."""

from datetime import datetime
from typing import Any, Final

import streamlit as st

from db.reads.activities import ActivityLine
from db.reads.arrivals import Whom
from db.reads.attendance import Desk, DeskGuest, DeskPerson, desk, find_people
from db.rules.rights import Right
from db.terms import ActivityId, Beneficiary, NeedKind, Source, Urgency
from db.writes import attendance, needs, wishes
from db.writes.attendance import UNDO_TIME
from pages.kit import beneath, forms, lines, say, show
from pages.kit.visit import Visit
from pages.text import called
from pages.text import desk as words
from pages.text import needs as need_words
from pages.text import wishes as wish_words

AT_HAND: Final = 12
"""So many of the expected stand on the first screens of a phone; the others, whom a search finds as well, in a fold."""


def count(visit: Visit, activity_id: ActivityId) -> None:
    """Draw how many are there, of how many who are expected, and how many residents are served."""
    shown = visit.ask(desk, activity_id=activity_id)
    arrived, expected = len(shown.arrived), len(shown.arrived) + len(shown.missing)
    counted = say.say(words.COUNT_OF if shown.missing else words.COUNT, arrived=arrived, expected=expected)
    guests = say.say(words.AND_GUESTS, count=len(shown.guests)) if shown.guests else ""
    st.markdown(f"## {lines.beside(counted, guests)}")
    if shown.residents is not None:
        st.markdown(lines.beside(say.say(words.SERVED_NOW, count=shown.residents), _whom(shown)))


def people_of(visit: Visit, activity_id: ActivityId) -> Desk:
    """Give who is there, who is missing and the guests."""
    return visit.ask(desk, activity_id=activity_id)


def arrives(person: DeskPerson, *, key: str) -> bool:
    """Draw somebody as a button that says "there"; who is there already is no button any more."""
    name = lines.beside(
        say.plain(person.name), say.plain(person.branch), person.phone_tail, say.plain(person.community)
    )
    if person.arrived_at is not None:
        st.markdown(f":green[:material/check_circle:] {name} · {say.say(words.THERE)}")
        return False
    return st.button(name, key=key, icon=":material/how_to_reg:", width="stretch")


def enters(visit: Visit, activity: ActivityLine, person: DeskPerson, *, key: str) -> None:
    """Draw somebody to be entered by one tap; who is elsewhere, or was struck before, is entered with a reason."""
    draft, why = visit.draft(f"{key}-{activity.code}-{person.member_id}"), ""
    if person.needs_reason:
        why = in_spite(person, draft)
    if why or (not person.needs_reason and arrives(person, key=draft)):
        visit.renew("sought-who")
        visit.attempt(
            attendance.record_arrival,
            done=words.ARRIVED,
            told={"name": person.name},
            draft=draft if why else None,
            activity_id=activity.id,
            member_id=person.member_id,
            reason=why,
        )


def in_spite(person: DeskPerson | Whom, draft: str) -> str:
    """Ask why somebody is here who is elsewhere at that time, or was struck before; empty until it is said."""
    flag, lead = words.ELSEWHERE, words.ELSEWHERE_LEAD
    if person.struck:
        flag, lead = words.STRUCK_BEFORE, words.STRUCK_LEAD
    name = lines.beside(say.plain(person.name), say.plain(person.branch), person.phone_tail)
    with st.popover(f"{name} {lines.flag(flag, 'alt_route')}", width="stretch"):
        show.lead(lead)
        with beneath.form(f"spite-{draft}", border=False):
            why = forms.text(words.ELSEWHERE_WHY, most=200, required=True, field="reason")
            pressed = forms.submit(words.ELSEWHERE_SAVE, main=False)
    return why if pressed else ""


def undoes(visit: Visit, person: DeskPerson, *, key: str) -> bool:
    """Draw somebody who is there, with undo for whoever entered them within the hour."""
    with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
        name = lines.beside(
            say.plain(person.name), say.plain(person.branch), person.phone_tail, say.plain(person.community)
        )
        st.markdown(f":green[:material/check_circle:] {name}", width="stretch")
        return person.mine and _takes_back(visit, person.arrived_at, key)


def _takes_back(visit: Visit, entered: datetime | None, key: str) -> bool:
    if entered is None or visit.now - entered > UNDO_TIME:
        return False
    return st.button(say.say(words.UNDO), key=key, icon=":material/undo:", type="tertiary")


def guests(visit: Visit, shown: Desk) -> None:
    """Name the walk-ins, with undo for whoever wrote them down within the hour."""
    if not shown.guests:
        return
    with st.expander(say.say(words.GUESTS, count=len(shown.guests)), key="guests", icon=":material/group:"):
        for guest in shown.guests:
            with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
                st.markdown(lines.beside(say.plain(guest.name), say.plain(guest.origin)), width="stretch")
                key = visit.draft(f"guest-back-{guest.id}")
                if guest.mine and _takes_back(visit, guest.recorded_at, key):
                    visit.attempt(
                        attendance.undo_guest,
                        done=words.GUEST_UNDONE,
                        told={"name": guest.name},
                        guest_id=guest.id,
                    )


def match(visit: Visit, activity_id: ActivityId, shown: Desk) -> None:
    """Ask which member a walk-in was; whoever bears the guest's name is offered first."""
    if not shown.guests:
        return
    with st.expander(say.say(words.MATCH, count=len(shown.guests)), icon=":material/person_search:"):
        guest = forms.one_of(
            words.MATCH_WHICH,
            shown.guests,
            lambda one: lines.beside(one.name, one.origin),
            field="guest_id",
            value=shown.guests[0],
        )
        sought = forms.typed(visit.draft("sought-match"), words.MATCH_WHO, hint=words.WHO_HINT)
        if guest is None:
            return
        people = visit.ask(find_people, activity_id=activity_id, typed=sought or guest.name)
        if not people:
            show.nothing(words.MATCH_NOBODY, typed=sought or guest.name)
        for person in people:
            name = lines.beside(say.plain(person.name), say.plain(person.branch), person.phone_tail, person.community)
            draft = visit.draft(f"match-{guest.id}-{person.member_id}")
            why = in_spite(person, draft) if person.needs_reason else ""
            if why or (not person.needs_reason and st.button(name, key=draft, width="stretch")):
                visit.renew("sought-match")
                visit.attempt(
                    attendance.match_guest,
                    done=words.MATCHED,
                    told={"guest": guest.name, "name": person.name},
                    draft=draft if why else None,
                    guest_id=guest.id,
                    member_id=person.member_id,
                    reason=why,
                )


def strike(visit: Visit, shown: Desk) -> None:
    """Ask who was not there after all, and why."""
    everybody: tuple[DeskPerson | DeskGuest, ...] = (*shown.arrived, *shown.guests)
    if not everybody:
        return
    with st.expander(say.say(words.STRIKE), icon=":material/edit_note:"):
        show.lead(words.STRIKE_LEAD)
        with beneath.form(draft := visit.draft("strike"), border=False):
            person = forms.one_of(words.STRIKE_WHO, everybody, _told_apart, field="guest_id", required=True)
            why = forms.text(words.STRIKE_WHY, most=200, required=True, field="reason")
            pressed = forms.submit(words.STRIKE_SAVE, main=False)
        if not pressed:
            return
        told: dict[str, Any] = {"done": words.STRUCK, "draft": draft, "reason": why}
        if isinstance(person, DeskGuest):
            visit.attempt(attendance.strike_guest, guest_id=person.id, **told)
        elif person and person.attendance_id:
            visit.attempt(attendance.refuse_arrival, attendance_id=person.attendance_id, **told)


def _told_apart(one: DeskPerson | DeskGuest) -> str:
    if isinstance(one, DeskGuest):
        return lines.beside(one.name, one.origin, say.bare(words.A_GUEST))
    return lines.beside(one.name, one.branch, one.phone_tail, one.community)


def residents(visit: Visit, activity: ActivityLine, shown: Desk) -> None:
    """Ask how many residents are served, and of which class; what was counted before stands in the fields."""
    with st.expander(say.say(words.SERVED), icon=":material/groups:"):
        with beneath.form(draft := visit.draft(f"served-{activity.code}"), border=False):
            many = forms.number(words.SERVED_COUNT, required=True, field="beneficiaries", value=shown.residents)
            whom = forms.word(words.SERVED_WHOM, Beneficiary, field="beneficiary", value=shown.whom)
            pressed = forms.submit(words.SERVED_SAVE, main=False)
        if pressed and many is not None:
            visit.attempt(
                attendance.count_residents,
                done=words.SERVED_SAVED,
                told={"count": many},
                draft=draft,
                activity_id=activity.id,
                beneficiaries=many,
                beneficiary=whom,
            )


def heard(visit: Visit, activity: ActivityLine) -> None:
    """Ask for a need that was heard at the activity: what, of which kind, how urgent; its place is known."""
    if not visit.actor.may(Right.WRITE_NEED):
        return
    with st.expander(say.say(words.HEARD), icon=":material/hearing:"):
        with beneath.form(draft := visit.draft("heard"), border=False):
            wanted = forms.text(words.HEARD_TEXT, field="text", long=True, most=500, required=True)
            kind = forms.word(need_words.KIND, NeedKind, field="kind", value=NeedKind.OTHER)
            urgency = forms.word(need_words.URGENCY, Urgency, field="urgency", value=Urgency.NORMAL)
            pressed = forms.submit(words.HEARD_SAVE, main=False)
        if pressed:
            visit.attempt(
                needs.write_need,
                done=words.HEARD_SAVED,
                draft=draft,
                community_id=activity.community_id,
                text=wanted,
                kind=kind or NeedKind.OTHER,
                asked_on=visit.today,
                urgency=urgency or Urgency.NORMAL,
                source=Source.EVENT,
            )


def wished(visit: Visit, activity: ActivityLine) -> None:
    """Ask for a wish that was heard at the activity: an alias, the thing, for whom; who it is may be sealed later."""
    if not visit.actor.may(Right.WRITE_WISH):
        return
    with st.expander(say.say(words.WISH), icon=":material/redeem:"):
        with beneath.form(draft := visit.draft("wished"), border=False):
            alias = forms.text(words.WISH_ALIAS, field="alias", most=20, hint=wish_words.ALIAS_HINT, required=True)
            thing = forms.text(wish_words.WANTED, field="thing", most=wishes.LONGEST_THING, required=True)
            whom = forms.word(
                wish_words.BENEFICIARY, Beneficiary, field="beneficiary", value=called.usual(Beneficiary.CHILDREN)
            )
            pressed = forms.submit(wish_words.POST, main=False)
        if pressed:
            visit.attempt(
                wishes.post_wish,
                done=wish_words.POSTED,
                draft=draft,
                community_id=activity.community_id,
                alias=alias,
                thing=thing,
                beneficiary=whom or Beneficiary.OTHER,
                asked_on=visit.today,
            )


def _whom(shown: Desk) -> str:
    return say.say(shown.whom) if shown.whom else ""
