"""How a service that awaits confirmation looks: what was reported, by whom, for how many."""

from typing import Final

from db.reads.confirmations import ClosedActivity, ServedNeed
from pages.kit import lines, say, serving
from pages.text import confirm as words

SHOWN: Final = 10
"""Services drawn at once; the next move up as these are confirmed."""


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
