"""Outlines laid flat: north above, as wide as they are on the ground, with no point that nobody would miss."""

from math import ceil, cos, radians
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as some

from db.rules.outlines import SIDE, Known, Shape, lay_flat, simplified
from db.terms import OutlineOf

SQUARE = ((113.0, 34.0), (113.1, 34.0), (113.1, 34.1), (113.0, 34.1), (113.0, 34.0))
SPECK = ((113.2, 34.0), (113.20001, 34.0), (113.20001, 34.00001), (113.2, 34.0))
EAST = ((113.1, 34.0), (113.2, 34.0), (113.2, 34.1), (113.1, 34.1), (113.1, 34.0))


def place(number: int) -> Known:
    return Known(OutlineOf.COMMUNITY, UUID(int=number), "", f"{number}")


def test_two_neighbours_lie_beside_each_other_and_specks_are_gone() -> None:
    sheet = lay_flat([(place(1), Shape("", "", (SQUARE, SPECK))), (place(2), Shape("", "", (EAST,)))])

    west, east = sheet.drawn
    assert (sheet.width, sheet.height) == (SIDE, ceil(SIDE / 2 / cos(radians(34.05))))
    assert (west.x, east.x) == (250, 750)
    assert west.y == east.y == sheet.height // 2
    assert (west.path.count("M"), west.path.count("L")) == (1, 3)


def test_a_place_that_is_a_speck_keeps_its_outline() -> None:
    sheet = lay_flat([(place(1), Shape("", "", (SQUARE,))), (place(2), Shape("", "", (SPECK,)))])

    assert sheet.drawn[1].path.startswith("M")


def test_an_endless_coast_becomes_a_line_that_can_be_drawn() -> None:
    coast = tuple((number / 200, 5.0 * (number % 2)) for number in range(60_000))

    assert len(simplified((*coast, (150.0, 500.0), coast[0]))) < 5000


@given(some.lists(some.tuples(some.floats(0, 1000), some.floats(0, 1000)), min_size=4, max_size=60))
def test_what_is_left_are_points_of_the_outline(points: list[tuple[float, float]]) -> None:
    ring = (*points, points[0])

    assert set(simplified(ring)) <= set(ring)


def test_a_name_stands_on_its_place_and_not_in_the_hole_of_it() -> None:
    around = ((0.0, 0.0), (10.0, 0.0), (10.0, 6.0), (0.0, 6.0))
    hole = ((3.0, 1.0), (9.0, 1.0), (9.0, 5.0), (3.0, 5.0))

    (drawn,) = lay_flat([(place(1), Shape("", "", (around, hole)))]).drawn

    assert drawn.x < SIDE * 3 / 10
