"""Files of boundaries: squares in a row, named as places are."""

import json
from collections.abc import Mapping
from typing import Any


def a_square(name: str, column: int = 0, *, code: str = "") -> Mapping[str, Any]:
    """A square of a tenth of a degree, so many to the east."""
    west, south = 113 + column / 10, 34
    corners = [(0, 0), (0.1, 0), (0.1, 0.1), (0, 0.1), (0, 0)]
    ring = [[west + x, south + y] for x, y in corners]
    facts = {"name": name, **({"code": code} if code else {})}
    return {"type": "Feature", "properties": facts, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def a_boundary_file(*features: Mapping[str, Any]) -> bytes:
    """A file of such features."""
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()
