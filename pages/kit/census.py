"""Parts of the census page: how a census stands, its figures, one finding."""

from datetime import date

import streamlit as st

from db.reads.censuses import CensusLine, FindingLine, KindLine
from db.terms import CensusStatus, FindingKind
from pages.kit import lines, say, show
from pages.text import censuses as text
from pages.text import checkins as member_words
from pages.text.labels import label


def standing(census: CensusLine, today: date) -> None:
    """Say how a census stands; of a closed one, whether anybody was missing on that day."""
    late = (today - census.due_on).days if census.status is CensusStatus.OPEN else 0
    lines.draw(
        say.plain(census.name),
        lines.row(lines.badge(census.status), lines.flag(text.OVERDUE, "alarm", days=late) if late > 0 else ""),
        say.say(text.SPAN, started_on=census.started_on, due_on=census.due_on),
    )
    if census.closed_on is None or census.in_service is None or census.checked_in is None:
        return
    missing = census.in_service - census.checked_in
    words, icon, colour = (text.CLOSED_SOME, "info", "gray") if missing else (text.CLOSED_ALL, "verified", "green")
    show.mark(
        words,
        icon,
        colour,
        day=census.closed_on,
        in_service=census.in_service,
        checked_in=census.checked_in,
        missing=missing,
        reason=census.reason,
    )


def missing_now(missing: int) -> None:
    """Say whether anybody is missing today."""
    if missing:
        show.mark(text.NOW_MISSING, "person_alert", missing=missing)
    else:
        show.mark(text.NOW_NOBODY, "verified", "green")


def figures(kinds: tuple[KindLine, ...]) -> None:
    """Draw for each kind what was mended of what was found, and say so: nobody guesses what 0 / 9 counts."""
    st.caption(say.say(text.KIND_MEANS))
    show.figures(
        (
            show.Figure(
                label(line.kind),
                say.bare(text.FOUND_MENDED, mended=line.mended, found=line.found),
                text.KIND_MEANS,
            )
            for line in kinds
        ),
        across=3,
    )


def finding(line: FindingLine) -> None:
    """Draw what was found about one member."""
    tail = say.say(member_words.TAIL, tail=line.phone) if line.phone else ""
    mended = say.say(text.MENDED_ON, day=line.mended_on) if line.mended_on else ""
    data = line.kind is FindingKind.WRONG_DATA and line.mended_on is None
    lacks = [
        say.say(words) for words, so in ((text.NO_FORM, line.no_form), (text.NO_PHONE, line.no_phone)) if so and data
    ]
    lines.draw(
        say.plain(line.name),
        lines.badge(line.kind),
        f":small[{lines.beside(say.plain(line.branch), tail, line.code, mended)}]",
        lines.beside(*lacks, say.plain(line.note)),
    )
