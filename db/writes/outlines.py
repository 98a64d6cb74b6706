"""The bureau's own map: loaded from a file that names its places, and taken off again."""

from collections.abc import Sequence
from typing import Final

from sqlmodel import col, select

from db.errors import Code, Refusal
from db.files.outlines import match
from db.reads.outlines import drawable_places
from db.rules import entries
from db.rules.outlines import Known, Shape, lay_flat, middle_of
from db.rules.rights import Right
from db.rules.spots import in_china
from db.tables.outlines import MapSheet, Outline
from db.tables.places import Community
from db.terms import OutlineOf
from db.work import Work

LONGEST_NUMBER: Final = 40
LONGEST_SOURCE: Final = 120


def load_map(work: Work, *, shapes: Sequence[Shape], review_number: str, source: str) -> MapSheet:
    """Put the outlines that can be matched on the map, in place of any former; a map without 审图号 is not shown.

    A community that has no coordinates yet is given the middle of its outline, so that its distances are known.
    Raises EMPTY, TOO_LONG, FILE_UNREADABLE when no outline is a place's, NOT_ALLOWED.
    """
    work.require(Right.KEEP_PLACES)
    found = match(shapes, drawable_places(work.session, work.actor)).found
    if not found:
        raise Refusal(Code.FILE_UNREADABLE, field="source")
    laid = lay_flat(found)
    _clear(work)
    sheet = work.add(
        MapSheet(
            review_number=entries.words(review_number, "review_number", LONGEST_NUMBER),
            source=entries.words(source, "source", LONGEST_SOURCE),
            width=laid.width,
            height=laid.height,
            loaded_on=work.today,
            loaded_by=work.actor.account_id,
        )
    )
    work.add_all(
        [
            Outline(sheet_id=sheet.id, of=one.of, place_id=one.place_id, path=one.path, x=one.x, y=one.y)
            for one in laid.drawn
        ]
    )
    _place(work, found)
    work.record("map.loaded", sheet, outlines=len(laid.drawn))
    return sheet


def remove_map(work: Work) -> None:
    """Take the map off: the tiles stand alone again. Raises NOT_FOUND when there is none, NOT_ALLOWED."""
    work.require(Right.KEEP_PLACES)
    sheet = work.session.exec(select(MapSheet).where(MapSheet.org_id == work.actor.org_id)).first()
    if sheet is None:
        raise Refusal(Code.NOT_FOUND, table="map_sheet")
    work.record("map.removed", sheet)
    _clear(work)


def _place(work: Work, found: Sequence[tuple[Known, Shape]]) -> None:
    middles = {place.id: middle_of(shape) for place, shape in found if place.of is OutlineOf.COMMUNITY}
    of_here = (Community.org_id == work.actor.org_id, col(Community.latitude).is_(None))
    for community in work.session.exec(select(Community).where(*of_here).order_by(Community.code)):
        middle = middles.get(community.id)
        if middle is not None and in_china(*middle):
            community.latitude, community.longitude = middle
            work.record("community.placed", community)


def _clear(work: Work) -> None:
    for table in (Outline, MapSheet):
        for row in work.session.exec(select(table).where(table.org_id == work.actor.org_id)):
            work.session.delete(row)
        work.session.flush()
