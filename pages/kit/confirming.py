"""How a service that awaits confirmation looks: what was reported, by whom, for how many."""

from collections.abc import Sized
from typing import Final

import streamlit as st

from db.reads.confirmations import ClosedActivity, ServedNeed
from pages.kit import lines, say, serving, show
from pages.text import confirm as words
from pages.text.phrase import Phrase

SHOWN: Final = 10
"""Services drawn at once; the next move up as these are confirmed."""


def heading(phrase: Phrase, waiting: Sized) -> None:
    """Draw over a list how many wait, and that not all of them are drawn."""
    show.heading(phrase, count=len(waiting))
    if len(waiting) > SHOWN:
        st.caption(say.say(words.FIRST, shown=SHOWN))


def activity(closed: ClosedActivity) -> None:
    """Draw a closed activity with what its branch reports."""
    line = closed.line
    people = say.say(words.BENEFICIARIES, count=closed.beneficiaries) if closed.beneficiaries is not None else ""
    lines.draw(
        say.plain(line.name),
        lines.badge(line.kind),
        lines.beside(serving.when(line), say.plain(line.branch), say.plain(line.community)),
        lines.beside(say.say(words.WHO_CAME, count=line.arrived), people),
        say.say(words.REPORTED, effect=closed.effect),
    )


def need(served: ServedNeed) -> None:
    """Draw a need said to be served."""
    lines.draw(
        say.plain(served.text),
        "",
        lines.beside(served.code, say.plain(served.community), say.fact(served.served_on)),
        say.say(words.DONE_BY, member=served.member, branch=served.branch, measures=served.measures),
    )
