"""The desk: who is there, found by sound, sign or number; one tap each, undo, guests, the code."""

import streamlit as st

from db.files.pasted import read_typed
from db.reads.activities import open_for_entry
from db.reads.attendance import find_people
from db.terms import AttendanceWay
from db.writes import attendance
from pages.kit import arriving, beneath, desking, forms, live, photographing, relaying, say, show, templating, undoing
from pages.kit.visit import open_page
from pages.text import desk as text

visit = open_page("serve/desk", text.LEAD)
running = {line.code: line for line in visit.ask(open_for_entry, today=visit.today)}
if not running:
    show.nothing(text.EMPTY)
    templating.begins(visit)
    st.stop()

options = {c: say.bare(text.OPTION, name=a.name, day=a.day, community=a.community) for c, a in running.items()}
activity = running[
    forms.filtered("activity", text.ACTIVITY, options, default=next(iter(running))) or next(iter(running))
]
# whoever opens the desk when nothing is on today is about to begin something
begins_above = all(line.day != visit.today for line in running.values())
if begins_above:
    templating.begins(visit)
live.region(visit, lambda fresh: desking.count(fresh, activity.id))

typed = forms.typed(visit.draft("sought-who"), text.WHO, hint=text.WHO_HINT, most=2000)
people = visit.ask(find_people, activity_id=activity.id, typed=typed) if typed else []
several = read_typed(typed) if typed and not people else None
if several and len(several.lines) > 1:
    if relaying.entered(visit, activity, several, way=AttendanceWay.DESK):
        visit.renew("sought-who")
        st.rerun()
elif several:
    show.nothing(text.NOBODY, typed=typed)
for person in people:
    if person.mine and desking.undoes(visit, person, key=visit.draft(f"back-{activity.code}-{person.member_id}")):
        visit.attempt(
            attendance.undo_arrival,
            done=text.UNDONE,
            told={"name": person.name},
            attendance_id=person.attendance_id,
        )
    elif not person.mine:
        desking.enters(visit, activity, person, key="in")

undoing.offered(visit, activity.id)
live.region(visit, lambda fresh: arriving.waiting(fresh, activity.id))

desk = desking.people_of(visit, activity.id)
if desk.missing:
    show.heading(text.MISSING, count=len(desk.missing))
    for person in desk.missing[: desking.AT_HAND]:
        desking.enters(visit, activity, person, key="missing")
if others := desk.missing[desking.AT_HAND :]:
    with st.expander(say.say(text.MISSING_TOO, count=len(others)), icon=":material/group:"):
        for person in others:
            desking.enters(visit, activity, person, key="missing")
with st.expander(say.say(text.GUEST), icon=":material/person_add:"):
    with beneath.form(draft := visit.draft("guest"), border=False):
        name = forms.text(text.GUEST_NAME, field="name", most=20, required=True)
        come_from = forms.text(text.GUEST_FROM, field="come_from")
        pressed = forms.submit(text.GUEST_SAVE, main=False)
    if pressed:
        visit.attempt(
            attendance.record_guest,
            done=text.GUEST_SAVED,
            draft=draft,
            activity_id=activity.id,
            name=name,
            come_from=come_from,
        )

desking.residents(visit, activity, desk)
desking.heard(visit, activity)
desking.wished(visit, activity)
photographing.offered(visit, activity)
visit.link("serve/relay", text.PASTE, icon="content_paste", activity=activity.code)
with st.expander(say.say(text.DOOR), icon=":material/qr_code_2:"):
    if activity.day == visit.today and forms.yes(text.SHOW_CODE, key=f"code-{activity.code}"):
        live.region(visit, lambda fresh: arriving.code(fresh, activity.code))
    arriving.papers(activity.code)

desking.guests(visit, desk)
desking.match(visit, activity.id, desk)
with st.expander(say.say(text.LIST, count=len(desk.arrived)), expanded=True):
    if not desk.arrived:
        show.lead(text.NOBODY_YET)
    for person in desk.arrived:
        if desking.undoes(visit, person, key=visit.draft(f"undo-{activity.code}-{person.member_id}")):
            visit.attempt(
                attendance.undo_arrival,
                done=text.UNDONE,
                told={"name": person.name},
                attendance_id=person.attendance_id,
            )
desking.strike(visit, desk)
if not begins_above:
    templating.begins(visit)
