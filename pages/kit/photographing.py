"""Photos of an activity on the screen: looked at, kept and taken down; never asked for."""

import streamlit as st

from db.errors import Code, Refusal
from db.files.photos import only_the_picture
from db.reads.activities import ActivityLine
from db.reads.photos import Photo, photos, pictures
from db.rules.calendar import SHANGHAI
from db.rules.rights import Right
from db.terms import ActivityStatus
from db.writes.photos import MOST_PHOTOS, add_photo, drop_photo
from pages.kit import beneath, forms, say, show
from pages.kit.visit import Visit
from pages.text import photos as words
from pages.text.refusals import sentence


def offered(visit: Visit, activity: ActivityLine) -> None:
    """Draw an activity's photos, and a field for another one for those who may keep it."""
    writes = visit.actor.may(Right.RECORD_ATTENDANCE) and visit.actor.reaches(
        community_id=activity.community_id, branch_id=activity.branch_id
    )
    taken = visit.ask(photos, activity_id=activity.id)
    takes = writes and activity.status in {ActivityStatus.HELD, ActivityStatus.CLOSED} and len(taken) < MOST_PHOTOS
    if not (taken or takes):
        return
    sign = ":material/photo_camera:"
    with st.expander(say.say(words.PHOTOS), icon=sign, key="photos", on_change="rerun") as part:
        # the pictures are read for whoever opens the part, not at every tap at the desk
        seen = visit.look(pictures, activity_id=activity.id) if taken and part.open else {}
        for photo in taken:
            if photo.id in seen:
                _picture(visit, photo, seen[photo.id], writes=writes)
        if takes:
            _another(visit, activity)


def _picture(visit: Visit, photo: Photo, content: bytes, *, writes: bool) -> None:
    at = f"{photo.recorded_at.astimezone(SHANGHAI):%H:%M}"
    st.image(content, caption=say.bare(words.PICTURE, at=at), width="stretch")
    if not writes:
        return
    with st.popover(say.say(words.DROP)), beneath.form(draft := visit.draft(f"photo-{photo.id}"), border=False):
        why = forms.text(words.WHY, field="reason", most=200)
        pressed = forms.submit(words.DROP, main=False)
    if pressed:
        visit.attempt(drop_photo, done=words.DROPPED, draft=draft, photo_id=photo.id, reason=why)


def _another(visit: Visit, activity: ActivityLine) -> None:
    show.lead(words.LEAD, most=MOST_PHOTOS)
    with beneath.form(draft := visit.draft("photo"), border=False):
        file = st.file_uploader(
            say.say(words.CHOOSE), type=["jpg", "jpeg", "png", "webp"], key=f"file-{draft}", label_visibility="visible"
        )
        beneath.place(words.CHOOSE, "picture", missing=file is None, choice=True)
        pressed = forms.submit(words.KEEP, main=False)
    if pressed and file is not None:
        # made small before the write begins, so that nobody waits for it
        try:
            picture = only_the_picture(file.getvalue())
        except Refusal as refusal:
            too_large = refusal.code is Code.FILE_TOO_LARGE
            beneath.wrong("picture", words.TOO_LARGE if too_large else sentence(refusal), **refusal.facts)
            return
        visit.attempt(add_photo, done=words.KEPT, draft=draft, activity_id=activity.id, picture=picture)
