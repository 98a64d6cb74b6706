"""Questions about the bureau's own map: the sheet in use, and the places that may be drawn on one."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from db.reads import scope
from db.rules.outlines import Drawn, Known
from db.rules.rights import Actor
from db.tables.outlines import MapSheet, Outline
from db.tables.places import Community, District, Street
from db.terms import OutlineOf


@dataclass(frozen=True, slots=True)
class OwnMap:
    """The map in use, with the outlines of all places on it."""

    review_number: str
    source: str
    loaded_on: date
    width: int
    height: int
    drawn: tuple[Drawn, ...]


def own_map(session: Session, actor: Actor) -> OwnMap | None:
    """Give the bureau's own map; None as long as nobody has loaded one."""
    sheet = session.scalars(
        select(MapSheet).where(scope.everybody(MapSheet, actor)).order_by(col(MapSheet.id).desc()).limit(1)
    ).first()
    if sheet is None:
        return None
    columns = (Outline.of, Outline.place_id, Outline.path, Outline.x, Outline.y)
    drawn = session.execute(
        select(*map(col, columns)).where(scope.everybody(Outline, actor), col(Outline.sheet_id) == sheet.id)
    )
    lines = tuple(Drawn(*row) for row in drawn)
    return OwnMap(sheet.review_number, sheet.source, sheet.loaded_on, sheet.width, sheet.height, lines)


def drawable_places(session: Session, actor: Actor) -> tuple[Known, ...]:
    """Give all districts, streets and communities with the code and the name by which a map may name them."""
    kinds = ((OutlineOf.DISTRICT, District), (OutlineOf.STREET, Street), (OutlineOf.COMMUNITY, Community))
    found: list[Known] = []
    for of, table in kinds:
        kept = [col(Community.retired).is_(False)] if table is Community else []
        rows = session.execute(
            select(col(table.id), col(table.code), col(table.name))
            .where(scope.everybody(table, actor), *kept)
            .order_by(col(table.position), col(table.name))
        )
        found += [Known(of, *row) for row in rows]
    return tuple(found)
