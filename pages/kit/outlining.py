"""The bureau's own map: how the overview draws it; the file, its review and the map in use for whoever keeps it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

import streamlit as st

from db.errors import Refusal
from db.files.outlines import Matched, read_outlines
from db.reads.outlines import OwnMap
from db.rules.outlines import Drawn, Shape
from db.terms import OutlineOf
from pages.kit import contours, forms, maps, say, show, taking
from pages.kit.visit import Visit
from pages.text import outlines as words
from pages.text import overview as text
from pages.text.telling import UNKNOWN, listing

TILES: Final = "tiles"
MAP: Final = "map"
_NAMED: Final = 12
_A_PHONE: Final = "Mobi"


def finest(own: OwnMap) -> OutlineOf:
    """Give the smallest places that the map outlines."""
    return max((one.of for one in own.drawn), key=list(OutlineOf).index)


def wanted(visit: Visit, own: OwnMap) -> bool:
    """Ask whether to draw tiles or the map; inside one district or street the tiles say more than its outline."""
    of = finest(own)
    if of is not OutlineOf.COMMUNITY and visit.code(maps.AREA):
        return False
    default = first(of, len(outlined(own, of)), st.context.headers.get("User-Agent", ""))
    options = {TILES: text.AS_TILES, MAP: text.AS_MAP}
    return forms.filtered("drawn", text.OWN_MAP, options, default=default, wide=True) == MAP


def first(of: OutlineOf, number: int, agent: str) -> str:
    """Give what is drawn first in a browser that calls itself so.

    Hundreds of outlines are too small for a finger on a phone's screen.
    """
    small = number > contours.NAMED and _A_PHONE in agent
    return MAP if of is OutlineOf.COMMUNITY and not small else TILES


def outlined(own: OwnMap, of: OutlineOf) -> Mapping[UUID, Drawn]:
    """Give the outlines of one kind of places."""
    return {one.place_id: one for one in own.drawn if one.of is of}


def draw(
    own: OwnMap,
    of: OutlineOf,
    them: Sequence[tuple[maps.Cell, Drawn, tuple[str, ...]]],
    legend: Sequence[maps.Key],
    *,
    aloud: str,
    picks: maps.Picks,
    within: Sequence[maps.Cell],
    sheet: taking.Sheet,
) -> taking.Sheet:
    """Draw places with their outlines, each with the communities in it; the review number stands beneath.

    Gives the sheet with this map as its picture.
    """
    keep = {name: code for name, code in st.query_params.items() if name != maps.AREA}
    plots = [
        contours.Plot(
            cell,
            one.path,
            one.x,
            one.y,
            maps.community_address(cell.code, picks.period)
            if of is OutlineOf.COMMUNITY
            else maps.area_address(cell.code, keep),
            codes,
        )
        for cell, one, codes in them
    ]
    st.caption(say.say(text.OUTLINED[of]))
    around = contours.Legend(legend, aloud, say.bare(text.REVIEWED, number=own.review_number))
    size = own.width, own.height
    contours.draw(plots, size, around, picks=picks, within=within)
    # a sheet's title says communities: here each outline is what this line says
    of_what = say.bare(text.OUTLINED[of])
    return replace(
        sheet,
        picture=lambda frame: contours.on_paper(replace(frame, notes=[of_what, *frame.notes]), plots, size, around),
    )


def in_use(own: OwnMap | None) -> None:
    """Say which map is in use."""
    show.heading(words.NOW)
    if own is None:
        show.nothing(words.NONE)
        return
    st.markdown(f"**{say.say(text.REVIEWED, number=own.review_number)}**")
    st.caption(say.say(words.IN_USE, source=own.source, places=len(own.drawn), day=own.loaded_on))


def uploaded() -> tuple[str, tuple[Shape, ...]] | None:
    """Ask for a file and give its name and its shapes; None without one, or after saying why it was not read."""
    show.heading(words.FILE_TITLE)
    file = st.file_uploader(say.say(words.FILE), help=say.say(words.FILE_HINT), key="boundaries")
    if file is None:
        return None
    try:
        return file.name, read_outlines(file.getvalue())
    except Refusal as refusal:
        show.trouble(words.REFUSED[refusal.code])
        return None


def review(found: Matched) -> None:
    """Draw what matches, what of the file does not and why, and what the file leaves out."""
    whole = len(found.found) + len(found.left)
    st.markdown(f"**{say.say(words.MATCHED, found=len(found.found), whole=whole)}**")
    if not found.found:
        show.trouble(words.NOTHING_MATCHED)
    if any(place.of is OutlineOf.COMMUNITY for place, _ in found.found):
        st.caption(say.say(words.PLACES_THEM))
    if not found.left:
        show.mark(words.ALL_USED, "task_alt", "green")
    else:
        show.heading(words.LEFT)
        headings = [say.bare(name) for name in words.LEFT_COLUMNS]
        rows = [(shape.name or UNKNOWN, shape.code or UNKNOWN, say.bare(why)) for shape, why in found.left]
        show.table(taking.Sheet(say.bare(words.LEFT), headings, lambda: rows, taking.COUNTED))
    if found.missing:
        names = [one.name for one in found.missing]
        st.caption(say.say(words.MISSING, names=listing(names[:_NAMED], say.language())))
        st.caption(say.say(words.MISSING_NOTE))
