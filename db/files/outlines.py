"""Boundaries as GeoJSON: read within limits, taken apart into shapes, and matched to places by code or name."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from db.errors import Code, Refusal
from db.rules.outlines import Known, Ring, Shape
from db.terms import Unplaced

BYTES: Final = 8 * 1024 * 1024
SHAPES: Final = 3000
POINTS: Final = 400_000
_NAMES: Final = ("name", "NAME", "Name", "名称", "NAME_CHN", "XZQMC", "MC", "mc")
_CODES: Final = ("code", "CODE", "编码", "adcode", "XZQDM", "DM")
_LONGEST: Final = 60
_CORNERS: Final = 3
_SUFFIX: Final = re.compile(r"(社区居民委员会|社区居委会|社区|居委会|街道办事处|街道|办事处)$")


@dataclass(frozen=True, slots=True)
class Matched:
    """Which shapes are which places, which shapes are none and why, and which places of those kinds have no shape."""

    found: tuple[tuple[Known, Shape], ...]
    left: tuple[tuple[Shape, Unplaced], ...]
    missing: tuple[Known, ...]


def read_outlines(data: bytes) -> tuple[Shape, ...]:
    """Read the polygons of a GeoJSON file; what is no area is left out.

    Raises FILE_TOO_LARGE beyond the limits, FILE_UNREADABLE when it is no such file or lies off this earth.
    """
    if len(data) > BYTES:
        raise Refusal(Code.FILE_TOO_LARGE)
    try:
        whole = json.loads(data.decode("utf-8-sig"))
        shapes = tuple(_shapes(whole))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Refusal(Code.FILE_UNREADABLE) from error
    if not shapes:
        raise Refusal(Code.FILE_UNREADABLE)
    if len(shapes) > SHAPES or sum(len(ring) for shape in shapes for ring in shape.rings) > POINTS:
        raise Refusal(Code.FILE_TOO_LARGE)
    return shapes


def match(shapes: Iterable[Shape], places: Sequence[Known]) -> Matched:
    """Match by code, else by the whole name, else by the name without its 社区 or 街道; never by a guess."""
    codes = {place.code: place for place in places if place.code}
    names = _once((place.name.strip(), place) for place in places)
    shorts = _once((_short(place.name), place) for place in places)
    found: dict[Known, Shape] = {}
    left: list[tuple[Shape, Unplaced]] = []
    for shape in shapes:
        name = shape.name.strip()
        place = codes.get(shape.code) or names.get(name) or shorts.get(_short(name))
        if place is None:
            twins = [one for one in places if _short(one.name) == _short(name)]
            left.append((shape, Unplaced.SEVERAL if twins else Unplaced.UNKNOWN))
        elif place in found:
            left.append((shape, Unplaced.TWICE))
        else:
            found[place] = shape
    kinds = {place.of for place in found}
    missing = tuple(place for place in places if place.of in kinds and place not in found)
    return Matched(tuple(found.items()), tuple(left), missing)


def _short(name: str) -> str:
    """Give a name without what every place of its kind is called."""
    return _SUFFIX.sub("", name.strip()) or name.strip()


def _once(named: Iterable[tuple[str, Known]]) -> dict[str, Known]:
    pairs = list(named)
    counts = Counter(name for name, _ in pairs)
    return {name: place for name, place in pairs if counts[name] == 1}


def _shapes(whole: Mapping[str, Any]) -> Iterator[Shape]:
    features = whole["features"] if whole["type"] == "FeatureCollection" else [whole]
    for feature in features:
        facts, geometry = feature.get("properties") or {}, feature.get("geometry") or {}
        parts = {"Polygon": lambda of: [of], "MultiPolygon": list}.get(str(geometry.get("type")))
        rings = tuple(_ring(ring) for part in parts(geometry["coordinates"]) for ring in part) if parts else ()
        if rings:
            code = _said(facts, _CODES) or _written(feature.get("id"))
            yield Shape(code, _said(facts, _NAMES), rings)


def _ring(ring: list[Any]) -> Ring:
    points = tuple((float(point[0]), float(point[1])) for point in ring)
    if len(points) < _CORNERS or not all(_on_earth(*point) for point in points):
        raise ValueError(len(points))
    return points


def _on_earth(longitude: float, latitude: float) -> bool:
    # what is no number lies nowhere
    return -180 <= longitude <= 180 and -90 <= latitude <= 90  # noqa: PLR2004 - degrees


def _said(facts: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next((said for name in names if (said := _written(facts.get(name)))), "")


def _written(value: object) -> str:
    return str(value).strip()[:_LONGEST] if isinstance(value, str | int) else ""
