"""How a template looks: its rhythm in words, its fields in a form, and the tap that begins one."""

from collections.abc import Sequence

import streamlit as st

from db.reads.activities import ActivityLine
from db.reads.templates import TemplateLine, template_list
from db.rules.calendar import hour_in_shanghai
from db.rules.sketches import Sketch
from db.terms import ActivityKind
from db.writes import templates
from db.writes.activity_plans import MOST_PLACES
from pages.kit import forms, lines, say
from pages.kit.visit import Visit
from pages.text import activities as activity_words
from pages.text import frame
from pages.text import templates as words
from pages.text.telling import listing


def card(line: TemplateLine) -> None:
    """Draw a template: name and kind, rhythm and hour, whose it is, and which days are planned."""
    due = lines.flag(words.TODAY, "today", "blue") if line.due_today else ""
    planned = say.say(words.PLANNED, days=days(line.planned)) if line.planned else ""
    lines.draw(
        say.plain(line.sketch.name),
        f"{lines.badge(line.sketch.kind)} {due}".strip(),
        lines.beside(_when(line.sketch), say.plain(line.branch), say.plain(line.community)),
        f":small[{planned}]" if planned else "",
    )


def days(them: Sequence[object]) -> str:
    """Give days as one list."""
    return listing([say.fact(day) for day in them], say.language())


def fields(value: Sketch | None = None) -> Sketch | None:
    """Ask, inside a form, for what a template says; None while its kind is not chosen."""
    name = forms.text(words.NAME, value=value.name if value else "", required=True, field="name")
    kind = forms.word(
        activity_words.KIND, ActivityKind, value=value.kind if value else None, required=True, field="kind"
    )
    weekday = forms.one_of(words.WEEKDAY, range(7), _weekday, value=value.weekday if value else None, field="weekday")
    week = forms.one_of(words.WEEK, range(1, 5), _ordinal, value=value.week if value else None, field="week")
    starts = forms.hour(activity_words.STARTS, value=value.starts if value else None, field="starts")
    minutes = forms.number(
        activity_words.MINUTES, value=value.minutes if value else 120, least=1, most=1440, field="minutes"
    )
    venue = forms.text(activity_words.VENUE, value=value.venue if value else "", field="venue")
    places = forms.number(
        activity_words.PLACES, value=value.places if value else None, least=1, most=MOST_PLACES, field="places"
    )
    return Sketch(name, kind, minutes or 120, places, venue, starts, weekday, week) if kind else None


def sketch_of(line: ActivityLine) -> Sketch:
    """Give what a template of an activity would say; it recurs on the same weekday."""
    starts = hour_in_shanghai(line.starts_at)
    return Sketch(line.name, line.kind, line.minutes or 120, line.places, line.venue, starts, line.day.weekday())


def begins(visit: Visit) -> None:
    """Offer today's activity of each template by one tap; what is due today stands first."""
    found = visit.ask(template_list, today=visit.today)
    if not found:
        return
    with st.popover(say.say(words.FROM_TEMPLATE), icon=":material/event_repeat:", width="stretch"):
        for line in found:
            name = lines.beside(say.plain(line.sketch.name), say.plain(line.branch), say.plain(line.community))
            draft = visit.draft(f"begin-{line.id}")
            if st.button(name, key=draft, icon=":material/play_arrow:", width="stretch"):
                begun = visit.attempt(
                    templates.begin_from_template,
                    done=words.BEGUN,
                    told={"name": line.sketch.name},
                    draft=draft,
                    rerun=False,
                    template_id=line.id,
                )
                if begun is not None:
                    lines.go("serve/desk", activity=begun.code)


def _when(sketch: Sketch) -> str:
    if sketch.weekday is None:
        rhythm = say.say(words.NO_RHYTHM)
    elif sketch.week is None:
        rhythm = say.say(words.EVERY_WEEK, weekday=frame.WEEKDAYS[sketch.weekday])
    else:
        ordinal = words.ORDINALS[sketch.week - 1]
        rhythm = say.say(words.EVERY_MONTH, week=ordinal, weekday=frame.WEEKDAYS[sketch.weekday])
    return f"{rhythm} {sketch.starts:%H:%M}" if sketch.starts else rhythm


def _weekday(number: int) -> str:
    return say.bare(frame.WEEKDAYS[number])


def _ordinal(number: int) -> str:
    return say.bare(words.ORDINALS[number - 1])
