"""Parts of the census page: how a census stands, its figures, one finding."""

from collections.abc import Iterable
from datetime import date

import streamlit as st

from db.reads.censuses import CensusLine, FindingLine, KindLine
from db.rules.findings import Wanting, read_note
from db.terms import CensusStatus, FindingKind
from pages.kit import lines, say, show
from pages.text import censuses as text
from pages.text import checkins as member_words
from pages.text.labels import label
from pages.text.phrase import Phrase
from pages.text.telling import listing


def follow(them: Iterable[CensusLine]) -> None:
    """Let an address of before, with a census' identifier, name it as addresses do now: each name stands once."""
    said = st.query_params.get("census", "")
    if name := next((one.name for one in them if str(one.id) == said), ""):
        st.query_params["census"] = name


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


def finding(line: FindingLine, *, runs: bool) -> None:
    """Draw what was found about one member; runs says whether the census is still open, and today's data matters."""
    tail = say.say(member_words.TAIL, tail=line.phone) if line.phone else ""
    still = line.still if runs and line.kind is FindingKind.WRONG_DATA and line.mended_on is None else ()
    found = _named(text.WAS_WANTING, line.wanted) if line.wanted != still else ""
    lines.draw(
        say.plain(line.name),
        lines.badge(line.kind),
        f":small[{lines.beside(say.plain(line.branch), tail, line.code, _mended(line))}]",
        lines.beside(found, _named(text.IS_WANTING, still), say.plain(line.note)),
    )


def noted(note: str) -> str:
    """Say what a finding's note says: what was wanting, or else the words that somebody typed."""
    parts, typed = read_note(note)
    return _listed(parts) if parts else typed


def _named(phrase: Phrase, parts: tuple[Wanting, ...]) -> str:
    return say.say(phrase, parts=_listed(parts)) if parts else ""


def _listed(parts: tuple[Wanting, ...]) -> str:
    return listing([say.bare(text.WANTING[one]) for one in parts], say.language())


def _mended(line: FindingLine) -> str:
    if line.mended_on is None:
        return ""
    if line.mended_by:
        return say.say(text.MENDED_BY, day=line.mended_on, name=line.mended_by)
    return say.say(text.MENDED_ON, day=line.mended_on)
