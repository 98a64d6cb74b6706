"""What oneself did just now at an activity or for a community, each with a button that takes it back."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final

import streamlit as st

from db.reads.undoing import Undoable, unconfirmable, undoable
from db.rules.calendar import SHANGHAI
from db.terms import ActivityId
from db.writes import undoing
from db.writes.attendance import UNDO_TIME
from pages.kit import lines, say
from pages.kit.visit import Visit
from pages.text import undoing as words

_INTENTS: Final[dict[str, tuple[Callable[..., object], str]]] = {
    "activity.planned": (undoing.undo_plan, "activity_id"),
    "activity.residents_counted": (undoing.undo_residents, "activity_id"),
    "activity.closed": (undoing.undo_close, "activity_id"),
    "activity.confirmed": (undoing.undo_confirm, "activity_id"),
    "relay.recorded": (undoing.undo_relay, "activity_id"),
    "attendance.refused": (undoing.undo_strike, "attendance_id"),
    "knock.turned_away": (undoing.undo_turning_away, "knock_id"),
    "need.solved": (undoing.undo_solve, "need_id"),
    "need.written": (undoing.undo_need, "need_id"),
    "wish.posted": (undoing.undo_wish, "wish_id"),
}


def offered(visit: Visit, activity_id: ActivityId) -> None:
    """Draw what the visitor did at an activity within the hour; nothing, when there is nothing to take back."""
    _draw(visit, visit.ask(undoable, activity_id=activity_id, since=_since(visit)))


def confirmed(visit: Visit) -> None:
    """Draw what the visitor confirmed for a community within the hour, likewise."""
    _draw(visit, visit.ask(unconfirmable, since=_since(visit)))


def _since(visit: Visit) -> datetime:
    # to the minute, so that the answer is remembered for as long as nobody writes
    return visit.now.replace(second=0, microsecond=0) - UNDO_TIME


def _draw(visit: Visit, found: Sequence[Undoable]) -> None:
    if not found:
        return
    with st.expander(say.say(words.MINE, count=len(found)), icon=":material/undo:", key="just-done"):
        for one in found:
            _line(visit, one)


def _line(visit: Visit, one: Undoable) -> None:
    what = words.WHAT[one.event]
    with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
        st.markdown(
            lines.beside(f"{one.at.astimezone(SHANGHAI):%H:%M}", say.say(what, words=one.words)), width="stretch"
        )
        draft = visit.draft(f"back-{one.line}")
        if st.button(say.say(words.UNDO), key=draft, icon=":material/undo:", type="tertiary"):
            intent, name = _INTENTS[one.event]
            facts: dict[str, Any] = {name: one.subject_id}
            if one.event == "relay.recorded":
                facts["line"] = one.line
            # what is told is made safe where it is said
            told = {"what": say.bare(what, words=one.words)}
            visit.attempt(intent, done=words.UNDONE, told=told, draft=draft, **facts)
