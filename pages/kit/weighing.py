"""Parts of the page of the weights: their fields, what would have become of past needs, and the versions."""

from dataclasses import asdict, dataclass
from typing import Final

import streamlit as st

from db.reads.matches import Move, WeightVersion, moves
from db.rules.calendar import day_in_shanghai
from db.rules.matching import WHOLE, Weights
from pages.kit import forms, lines, say, show
from pages.kit.visit import Visit
from pages.text import weights as text

FIRST_PLACES: Final = 10
"""How many candidates the ranking for a need shows."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A move as its table says it."""

    code: str
    community: str
    skill: str
    name: str
    place: str
    place_then: str
    up: str


def fields(now: Weights) -> Weights | None:
    """Ask for what each reason may add, beginning with the weights in force; None while one is missing."""
    with st.grid(min_column_width=130, gap="small"):
        given = {name: _weight(name, weight) for name, weight in asdict(now).items()}
    known = {name: weight for name, weight in given.items() if weight is not None}
    return Weights(**known) if len(known) == len(given) else None


def _weight(name: str, now: int) -> int | None:
    # what is said of it stands beneath it, not in a cell of its own
    with st.container():
        return forms.number(text.REASONS[name], value=now, most=WHOLE, required=True, field=name)


def tried(visit: Visit, weights: Weights) -> None:
    """Draw where the members who served the needs solved last would have stood."""
    show.heading(text.TRIED)
    show.lead(text.DEFINITION)
    found = visit.ask(moves, weights=weights, today=visit.today)
    if not found:
        show.nothing(text.NONE_SOLVED)
        return
    st.markdown(f"**{say.say(text.MOVED, **_counts(found))}**")
    show.lines_or_empty(
        [_line(move) for move in found],
        columns={
            "code": text.NEED,
            "place": text.PLACE,
            "place_then": text.PLACE_THEN,
            "up": text.UP,
            "name": text.SERVED_BY,
            "skill": text.SKILL,
            "community": text.COMMUNITY,
        },
        holds="need.code member.name skill.name community.name",
        empty=text.NONE_SOLVED,
        title=say.bare(text.MOVED, **_counts(found)),
        key="moves",
    )


def version(one: WeightVersion, *, in_force: bool) -> None:
    """Draw one version of the weights, by whom it was set, when and why."""
    lines.draw(
        say.say(text.VERSION, version=one.version),
        lines.flag(text.IN_FORCE, "verified", "green") if in_force else "",
        values(one.weights),
        f":small[:gray[{say.say(text.SET_BY, name=one.set_by, day=day_in_shanghai(one.set_at), reason=one.reason)}]]",
    )


def values(weights: Weights) -> str:
    """Say what each reason may add."""
    return lines.beside(*(f"{say.say(text.REASONS[name])} **{weight}**" for name, weight in asdict(weights).items()))


def _counts(found: list[Move]) -> dict[str, int]:
    return {
        "total": len(found),
        "up": sum(move.up > 0 for move in found),
        "down": sum(move.up < 0 for move in found),
        "top": sum(move.place is not None and move.place <= FIRST_PLACES for move in found),
        "top_then": sum(move.place_then is not None and move.place_then <= FIRST_PLACES for move in found),
        "first": FIRST_PLACES,
    }


def _line(move: Move) -> _Line:
    return _Line(
        code=move.code,
        community=move.community,
        skill=say.either(move.skill, move.skill_en),
        name=move.name,
        place=_place(move.place),
        place_then=_place(move.place_then),
        up=f"{move.up:+d}" if move.up else "0" if move.place and move.place_then else "",
    )


def _place(place: int | None) -> str:
    return str(place) if place else say.bare(text.NO_PLACE)
