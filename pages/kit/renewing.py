"""The overview's parts are exchanged where they stand when records change; nothing else of it is run, drawn or sent.

A page that is run anew costs a server several times as much, and with a hundred of them open it is that which others
wait for. What no exchange can show, such as another district in a choice, has the page run anew as ever.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Final

import streamlit as st

from db.reads import overview as questions
from db.reads.bureau import house
from db.reads.outlines import own_map
from db.reads.units import units
from db.rules.periods import Named
from pages.kit import attention, city_map, compared, markup, say, taking
from pages.kit.city_map import Chosen
from pages.kit.compared import Where
from pages.kit.parts import Part, parts
from pages.kit.visit import Visit, arrive, turn

FOLDS: Final = "map-table", "filling", "months-closer"
"""The folds of the overview: one that is open shows what no exchange reaches."""

AT_MOST: Final = 40
"""So often parts are exchanged before the page is run anew: a browser keeps large ones until then, each as it was."""


@dataclass(frozen=True, slots=True)
class _Looked:
    """What is looked at: the choices that somebody made, and all that the page says beside its parts."""

    named: Named
    place: Where
    chosen: Chosen | None
    rest: tuple[Hashable, ...]


class Renewing:
    """An overview that stands: what is looked at on it, and its parts by name."""

    def __init__(self, at_most: int = AT_MOST) -> None:
        self._standing = markup.begin()
        self._looked: _Looked | None = None
        self._left = at_most

    def stands(self, visit: Visit, named: Named, place: Where, chosen: Chosen | None) -> None:
        """Say that the page is drawn; without it there is nothing to exchange."""
        # more hangs on the records than the parts and the rest
        if place.picked or (chosen and chosen.outlined):
            return
        told = list(parts(visit, named, place, chosen, visit.code(attention.WHOLE)))
        self._looked = _Looked(named, place, chosen, _rest(visit, named, place, told))

    def renew(self) -> Visit | None:
        """Exchange what is not as it was, in this page's turn; gives the visit that stands then.

        None where the page has to be run anew.
        """
        looked = self._looked
        if looked is None or any(st.session_state.get(fold) for fold in FOLDS):
            return None
        if not self._left:
            return None
        self._left -= 1
        with turn():
            visit = arrive(paced=True)
            told = list(parts(visit, looked.named, looked.place, looked.chosen, visit.code(attention.WHOLE)))
            if _rest(visit, looked.named, looked.place, told) != looked.rest:
                return None
            for part in told:
                if part.sheet:
                    taking.keep(part.sheet, part.name)
                markup.exchange(self._standing, part.name, part.drawn(taking.link))
        return visit


def _rest(visit: Visit, named: Named, place: Where, told: list[Part]) -> tuple[Hashable, ...]:
    """Give all that the overview says beside what can be exchanged; as long as it is the same, that is enough."""
    around = visit.actor, visit.today, say.language(), markup.theme(), visit.ask_alike(house), visit.ask_alike(own_map)
    choices = tuple(visit.ask_alike(questions.areas)), tuple(visit.ask_alike(units))
    figures = compared.asked(visit, named, place)
    # where there has been no service, a link leads to the newest that there was
    newest = tuple(figures.months) if compared.is_quiet(compared.known(visit, figures)) else ()
    tiles = city_map.asked(visit, named, place).tiles
    door = tiles[0].name if len(tiles) == 1 else ""
    said = tuple((part.name, part.heading, part.above, part.beneath) for part in told)
    return (*around, *choices, newest, door, said)
