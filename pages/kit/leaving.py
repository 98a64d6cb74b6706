"""Files on their way out of a page: offered as links, and made by the door (pages/doors/file.py) when one is opened.

An offer lives as long as the screen that holds it, so that what it was made from does not outlive whoever saw it.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import IO, Final
from weakref import WeakValueDictionary

import streamlit as st

from db.rules.classes import listed
from db.rules.rights import Actor, Right
from db.work import Work
from db.writes.journal import note_taken
from pages.kit import say, taking

_OFFERS: Final = "files-on-offer"


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Leaving:
    """A file as it was offered: to whom, under which right, on which page, in which words, and how it is made."""

    actor: Actor
    right: Right
    path: str
    voice: say.Voice
    name: str
    mime: str
    #: writes it into an open file, piece by piece
    write: Callable[[IO[bytes]], object]
    #: writes into the journal that it left
    note: Callable[[Work], None]

    def is_for(self, actor: Actor) -> bool:
        """Whether somebody is still who they were when it was offered, and may still have it."""
        return actor == self.actor and actor.may(self.right)


_OFFERED: Final[WeakValueDictionary[str, Leaving]] = WeakValueDictionary()


def offer(
    label: str,
    write: Callable[[IO[bytes]], object],
    *,
    name: str,
    mime: str,
    holds: str = "",
    form: str = "workbook",
    note: Callable[[Work], None] | None = None,
    key: str | None = None,
) -> None:
    """Draw the link of a file, which is written when it is opened; key tells files of one label apart.

    The journal hears from which page it left, as what and with which columns, unless another note says more.
    """
    actor, path, right = taking.here()
    noted = note or partial(note_taken, shown=path, form=form, holds=listed(holds))
    leaving = Leaving(actor, right, path, say.voice(), name, mime, write, noted)
    place = _keep(path, key or label, leaving)
    st.link_button(label, f"/file/{place}", key=key, icon=":material/download:")


def whole(make: Callable[[], bytes]) -> Callable[[IO[bytes]], object]:
    """Give the writer of what is made in one piece: a document, or a file that was kept as it came."""
    return lambda to: to.write(make())


def find(place: str) -> Leaving | None:
    """Give the file that stands behind a link, which nobody can guess; None when its screen is gone."""
    return _OFFERED.get(place)


def _keep(path: str, named: str, leaving: Leaving) -> str:
    """Keep an offer with its screen, under the key it had there before; those of another page go."""
    held: dict[tuple[str, str], tuple[str, Leaving]] = st.session_state.get(_OFFERS, {})
    held = {where: offered for where, offered in held.items() if where[0] == path}
    place = held[path, named][0] if (path, named) in held else secrets.token_urlsafe(18)
    held[path, named] = (place, leaving)
    st.session_state[_OFFERS] = held
    _OFFERED[place] = leaving
    return place
