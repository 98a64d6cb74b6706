"""The part of the scheme's page where the rules of thumb are set: the numbers, from when, and the history."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Final

import streamlit as st

from db.reads.bureau import House
from db.reads.thumb import ThumbLine, thumb_on, thumb_versions
from db.rules.calendar import day_in_shanghai
from db.rules.thumb import BUILT_IN
from db.writes import scheme, thumb
from pages.kit import editing, forms, lines, say, show
from pages.kit.editing import Field
from pages.kit.visit import Visit
from pages.text import rules
from pages.text import thumb as text
from pages.text.phrase import Phrase

_LABELS: Final[Mapping[str, Phrase]] = {
    "minimum_posts": text.MINIMUM,
    "most_tasks": text.MOST_TASKS,
    "due_days": text.DUE,
    "critical_days": text.CRITICAL,
    "follow_up_days": text.FOLLOW_UP,
}


def settings(visit: Visit) -> None:
    """Draw the numbers that would hold from a day on, the form that sets them, and all versions."""
    show.heading(text.TITLE)
    show.lead(text.LEAD)
    since = forms.day(text.SINCE, field="since", value=visit.today, key="thumb-since") or visit.today
    st.caption(say.say(text.SINCE_NOTE))
    held = asdict(visit.ask(thumb_on, day=since))
    draft = visit.draft(f"thumb-{since}")
    given = editing.form(draft, _FIELDS, held, submit=text.SAVE, main=True, border=True)
    if given:
        told = {"since": since}
        visit.attempt(
            thumb.set_thumb, done=text.SAVED, told=told, draft=draft, since=since, seen=given.seen, **given.whole
        )
    _versions(visit)


def rankings(visit: Visit, house: House) -> None:
    """Draw the switch of rankings with the reason why they are off."""
    show.heading(text.RANKINGS_TITLE)
    switched = editing.form(
        draft := visit.draft("rankings"), [_RANKINGS], {"rankings": house.rankings},
        submit=text.SAVE_RANKINGS, border=True, note=text.RANKINGS_NOTE,
    )  # fmt: skip
    if switched:
        done = text.RANKINGS_ON if switched.whole["rankings"] else text.RANKINGS_OFF
        visit.attempt(scheme.switch_rankings, done=done, draft=draft, seen=switched.seen, **switched.whole)


def _versions(visit: Visit) -> None:
    show.heading(text.HISTORY)
    versions = visit.ask(thumb_versions, today=visit.today)
    if not versions:
        show.nothing(text.NO_HISTORY, **asdict(BUILT_IN))
    for one in versions:
        with st.container(border=True):
            _version(one, visit.today)
            coming = one.since > visit.today
            if coming and forms.press(text.DROP, key=(draft := visit.draft(f"thumb-{one.id}")), icon="undo"):
                visit.attempt(thumb.drop_thumb, done=text.DROPPED, draft=draft, thumb_id=one.id)


def _version(one: ThumbLine, today: date) -> None:
    chip = lines.flag(rules.IN_FORCE, "verified", "green") if one.in_force else ""
    chip = lines.flag(rules.TO_COME, "schedule", "blue") if one.since > today else chip
    since = say.say(rules.SINCE, since=one.since) if one.set_by else say.say(text.ALWAYS)
    said = say.say(text.SET, name=one.set_by, day=day_in_shanghai(one.set_at)) if one.set_by else ""
    lines.draw(since, chip, say.say(text.VALUES, **asdict(one.thumb)), f":small[:gray[{said}]]" if said else "")


def _number(name: str, label: Phrase) -> Field:
    least, most = thumb.BOUNDS[name]

    def ask(now: int, key: str) -> int:
        typed = forms.number(label, value=now, least=least, most=most, key=key)
        return now if typed is None else typed

    return Field(name, label, ask)


_FIELDS: Final = tuple(_number(name, label) for name, label in _LABELS.items())
_RANKINGS: Final = Field(
    "rankings", text.RANKINGS, lambda now, key: forms.yes(text.RANKINGS, value=now, key=key)
)  # fmt: skip
