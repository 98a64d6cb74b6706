"""Files on their way out of a page: made when somebody asks for one, for who they are then, and in the journal."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from db.engine import engine
from db.errors import Code, Refusal
from db.reads.accounts import actor_of
from db.rules.rights import Actor, Right
from db.terms import Language
from db.work import Work, perform, reading
from db.writes.journal import note_taken
from pages.kit import say, taking
from pages.kit.visit import origin_here, token_here


@dataclass(frozen=True, slots=True)
class Leaving:
    """A file as it was offered: to whom, under which right, in which language, and how the journal hears of it."""

    actor: Actor
    right: Right
    language: Language
    write: Callable[[], bytes]
    note: Callable[[Work], None]


def offer(
    label: str,
    write: Callable[[], bytes],
    *,
    name: str,
    mime: str,
    form: str = "workbook",
    note: Callable[[Work], None] | None = None,
    key: str | None = None,
) -> None:
    """Draw the button of a file, which is written when it is pressed; key tells files of one label apart.

    The journal hears from which page it left and as what, unless another note says more.
    """
    actor, path, right = taking.here()
    leaving = Leaving(actor, right, say.language(), write, note or partial(note_taken, shown=path, form=form))
    st.download_button(
        label,
        data=partial(leave, token_here(), leaving, origin=origin_here()),
        file_name=name,
        mime=mime,
        key=key,
        icon=":material/download:",
        on_click="ignore",
    )


def leave(token: str, leaving: Leaving, *, origin: str) -> bytes:
    """Write a file for whoever a session belongs to at that moment, after it was noted.

    Raises SIGN_IN_FIRST when the session is over, NOT_ALLOWED when role or reach are no more what they were.
    """
    now = datetime.now(UTC)
    with reading(engine()) as session:
        actor = actor_of(session, token, now)
    if actor is None:
        raise Refusal(Code.SIGN_IN_FIRST)
    if actor != leaving.actor or not actor.may(leaving.right):
        raise Refusal(Code.NOT_ALLOWED, right=leaving.right)
    perform(engine(), actor, leaving.note, now=now, origin=origin)
    say.speak(leaving.language)
    return leaving.write()
