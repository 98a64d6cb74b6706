"""Outlines stand on the own map only: of their own, communities keep the middle where nothing else is known."""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_COMMUNITY = sa.table(
    "community",
    sa.column("polygon", sa.Text()),
    sa.column("latitude", sa.Float()),
    sa.column("longitude", sa.Float()),
)


def upgrade() -> None:
    """Go forward."""
    _place()
    op.drop_column("community", "polygon")


def downgrade() -> None:
    """Go back."""
    op.add_column("community", sa.Column("polygon", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("community") as batch_op:
        batch_op.alter_column("polygon", server_default=None)


def _place() -> None:
    """Give communities that were only drawn the middle of their outline."""
    unplaced = (_COMMUNITY.c.latitude.is_(None), _COMMUNITY.c.longitude.is_(None))
    drawn = sa.select(_COMMUNITY.c.polygon).where(_COMMUNITY.c.polygon != "", *unplaced)
    for polygon in set(op.get_bind().execute(drawn).scalars()):
        if (spot := _middle(polygon)) is not None:
            here = sa.update(_COMMUNITY).where(_COMMUNITY.c.polygon == polygon, *unplaced)
            op.execute(here.values(latitude=spot[0], longitude=spot[1]))


def _middle(polygon: str) -> tuple[float, float] | None:
    """Give latitude and longitude of the middle of the largest piece; nothing where it is not read, or not in China."""
    try:
        shape = json.loads(polygon)
        boxes = [_box(ring) for ring in _outer(shape)]
        west, south, east, north = max(boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None
    latitude, longitude = round((south + north) / 2, 6), round((west + east) / 2, 6)
    return (latitude, longitude) if 3 <= latitude <= 54 and 73 <= longitude <= 136 else None  # noqa: PLR2004 - China


def _outer(shape: Any) -> Iterator[Any]:  # noqa: ANN401 - as it was typed
    """Go through the outer rings of a GeoJSON geometry, or of a feature around it."""
    geometry = shape.get("geometry") or shape
    pieces = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return (piece[0] for piece in pieces)


def _box(ring: Any) -> tuple[float, float, float, float]:  # noqa: ANN401 - as it was typed
    easts, norths = [float(point[0]) for point in ring], [float(point[1]) for point in ring]
    return min(easts), min(norths), max(easts), max(norths)
