"""Outlines of places, laid flat, simplified, and written as paths that any screen can draw."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from db.rules.spots import DIGITS, Spot
from db.terms import OutlineOf

SIDE: Final = 1000
"""The longer side of a map, in its own units."""

_MOST_OF_A_RING: Final = 4000
_FINE: Final = 0.8
_SPECK: Final = 3.0
_SPOTS: Final = 24
_FINELY: Final = 1e6

Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline as a file holds it: longitude and latitude, outer rings and holes alike."""

    code: str
    name: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A place of the scheme that may have an outline."""

    of: OutlineOf
    id: UUID
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A place's outline on the map, and where its name goes."""

    of: OutlineOf
    place_id: UUID
    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A map laid flat."""

    width: int
    height: int
    drawn: tuple[Drawn, ...]


def middle_of(shape: Shape) -> Spot:
    """Give where the middle of a place's largest piece lies."""
    ring = max(shape.rings, key=_area)
    west, south = ring[0]
    x, y = _middle(tuple(((east - west) * _FINELY, (north - south) * _FINELY) for east, north in ring))
    return round(south + y / _FINELY, DIGITS), round(west + x / _FINELY, DIGITS)


def lay_flat(matched: Sequence[tuple[Known, Shape]]) -> Sheet:
    """Draw all outlines on one sheet, north above; small pieces go, and no place goes whole."""
    points = [point for _, shape in matched for ring in shape.rings for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    narrow = math.cos(math.radians((south + north) / 2))
    scale = SIDE / max((east - west) * narrow, north - south, 1e-9)

    def flat(ring: Ring) -> Ring:
        return tuple(((x - west) * narrow * scale, (north - y) * scale) for x, y in ring)

    drawn = tuple(_drawn(place, [flat(ring) for ring in shape.rings]) for place, shape in matched)
    width, height = (math.ceil(side * scale) for side in ((east - west) * narrow, north - south))
    return Sheet(max(width, 1), max(height, 1), drawn)


def _drawn(place: Known, rings: Sequence[Ring]) -> Drawn:
    thin = sorted((simplified(ring) for ring in rings), key=_area, reverse=True)
    kept = [ring for ring in thin if _area(ring) >= _SPECK] or thin[:1]
    x, y = _spot(kept)
    return Drawn(place.of, place.id, "".join(map(_path, kept)), round(x), round(y))


def _spot(rings: Sequence[Ring]) -> Point:
    """Give where a place's name goes: its middle, or, when that is beside the place or in a hole, its widest part."""
    middle = _middle(rings[0])
    sides = [side for ring in rings for side in _sides(ring)]
    if _inside(middle, sides):
        return middle
    across, down = ([point[of] for point in rings[0]] for of in (0, 1))
    steps = [(step + 0.5) / _SPOTS for step in range(_SPOTS)]
    spots = [
        (min(across) + x * (max(across) - min(across)), min(down) + y * (max(down) - min(down)))
        for x in steps
        for y in steps
    ]
    there = [spot for spot in spots if _inside(spot, sides)]
    return max(there, key=lambda spot: min(_away(spot, *side) for side in sides), default=middle)


def _inside(point: Point, sides: Iterable[tuple[Point, Point]]) -> bool:
    x, y = point
    crossed = ((ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax for (ax, ay), (bx, by) in sides)
    return sum(crossed) % 2 == 1


def _away(point: Point, one: Point, other: Point) -> float:
    (x, y), (ax, ay), (bx, by) = point, one, other
    long = (bx - ax) ** 2 + (by - ay) ** 2
    along = min(1.0, max(0.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / long)) if long else 0.0
    return math.dist(point, (ax + along * (bx - ax), ay + along * (by - ay)))


def _path(ring: Ring) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z"


def simplified(ring: Ring) -> Ring:
    """Leave out the points that nobody would miss on the sheet; an endless coast is thinned first."""
    step = _FINE / 2
    thin = _thinned(ring, step)
    while len(thin) > _MOST_OF_A_RING:
        step *= 2
        thin = _thinned(ring, step)
    if len(thin) < 3:  # noqa: PLR2004 - less than a triangle
        return ring
    far = max(range(len(thin)), key=lambda place: math.dist(thin[0], thin[place]))
    return (*_straightened(thin[: far + 1])[:-1], *_straightened([*thin[far:], thin[0]])[:-1])


def _thinned(ring: Sequence[Point], step: float) -> list[Point]:
    thin = [ring[0]]
    for point in ring[1:]:
        if math.dist(thin[-1], point) >= step:
            thin.append(point)
    return thin[:-1] if len(thin) > 1 and thin[-1] == thin[0] else thin


def _straightened(line: Sequence[Point]) -> list[Point]:
    """Keep what lies further from the straight way than nobody would see (Douglas and Peucker)."""
    keep, todo = {0, len(line) - 1}, [(0, len(line) - 1)]
    while todo:
        first, last = todo.pop()
        inner = range(first + 1, last)
        far = max(inner, key=lambda place: _off(line[place], line[first], line[last]), default=None)
        if far is not None and _off(line[far], line[first], line[last]) > _FINE:
            keep.add(far)
            todo += [(first, far), (far, last)]
    return [line[place] for place in sorted(keep)]


def _off(point: Point, one: Point, other: Point) -> float:
    long = math.dist(one, other)
    if not long:
        return math.dist(point, one)
    (x, y), (ax, ay), (bx, by) = point, one, other
    return abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / long


def _area(ring: Ring) -> float:
    return abs(_twice(ring)) / 2


def _twice(ring: Ring) -> float:
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in _sides(ring))


def _sides(ring: Ring) -> Iterable[tuple[Point, Point]]:
    return zip(ring, (*ring[1:], ring[0]), strict=True)


def _middle(ring: Ring) -> Point:
    twice = _twice(ring)
    if abs(twice) < 1:
        return ring[0]
    x = sum((ax + bx) * (ax * by - bx * ay) for (ax, ay), (bx, by) in _sides(ring))
    y = sum((ay + by) * (ax * by - bx * ay) for (ax, ay), (bx, by) in _sides(ring))
    return x / (3 * twice), y / (3 * twice)
