"""Files of boundaries: read within limits, matched by code or name, and never by a guess."""

import json
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from db.errors import Code, Refusal
from db.files import outlines
from db.files.outlines import match, read_outlines
from db.rules.outlines import Known, lay_flat
from db.terms import OutlineOf, Unplaced
from tests.builders.outlines import a_boundary_file, a_square

DISTRICTS = Path(__file__).resolve().parents[4] / "shared" / "geo" / "districts.geojson"


def place(number: int, name: str, *, code: str = "", of: OutlineOf = OutlineOf.COMMUNITY) -> Known:
    return Known(of, UUID(int=number), code, name)


def test_places_are_found_by_code_by_name_and_by_the_short_of_it() -> None:
    places = [place(1, "望湖社区", code="SQ001"), place(2, "听松社区"), place(3, "晨露社区"), place(4, "无图社区")]
    data = a_boundary_file(
        a_square("别名", code="SQ001"), a_square("听松社区", 1), a_square("晨露", 2), a_square("外地社区", 3)
    )

    found = match(read_outlines(data), places)

    assert [known.id.int for known, _ in found.found] == [1, 2, 3]
    assert [(shape.name, why) for shape, why in found.left] == [("外地社区", Unplaced.UNKNOWN)]
    assert [known.name for known in found.missing] == ["无图社区"]


def test_of_namesakes_none_is_guessed_and_who_comes_twice_counts_once() -> None:
    places = [place(1, "新村"), place(2, "新村", of=OutlineOf.STREET), place(3, "望湖社区")]

    found = match(read_outlines(a_boundary_file(*map(a_square, ("新村", "望湖社区", "望湖")))), places)

    assert [known.id.int for known, _ in found.found] == [3]
    assert [why for _, why in found.left] == [Unplaced.SEVERAL, Unplaced.TWICE]


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\xff\xfe", b"[]", b"7", b"null", b"[" * 100_000, b'{"type": "FeatureCollection"}',
        a_boundary_file(), a_boundary_file({"type": "Feature", "properties": None, "geometry": None}),
        a_boundary_file({"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}}),
        a_boundary_file({"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[500_000, 4_000]] * 4]}}),
        a_boundary_file({"type": "Feature", "geometry": {"type": "Polygon", "coordinates": "north"}}),
        a_boundary_file({"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[["a", "b"]] * 4]}}),
        b'{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[NaN,1],[1,1],[2,2]]]}}',
        b'{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[-181,1],[1,1],[2,2]]]}}',
        b'{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[1,-91],[1,1],[2,2]]]}}',
    ],
)  # fmt: skip
def test_what_is_no_file_of_boundaries_is_refused(data: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        read_outlines(data)

    assert refused.value.code is Code.FILE_UNREADABLE


def a_long_outline(points: int) -> bytes:
    ring = ",".join(f"[113.{number % 9},34]" for number in range(points))
    return f'{{"type":"Feature","geometry":{{"type":"Polygon","coordinates":[[{ring}]]}}}}'.encode()


@pytest.mark.parametrize(
    "written",
    [
        lambda: b" " * (outlines.BYTES + 1),
        lambda: a_boundary_file(*(a_square("", number % 9) for number in range(outlines.SHAPES + 1))),
        lambda: a_long_outline(outlines.POINTS + 1),
    ],
    ids=["bytes", "shapes", "points"],
)
def test_a_file_beyond_the_limits_is_refused(written: Callable[[], bytes]) -> None:
    with pytest.raises(Refusal) as refused:
        read_outlines(written())

    assert refused.value.code is Code.FILE_TOO_LARGE


@pytest.mark.skipif(not DISTRICTS.is_file(), reason="a real file of districts stands beside the project, or not at all")
def test_a_real_file_of_districts_becomes_a_map_of_a_few_kilobytes() -> None:
    shapes = read_outlines(DISTRICTS.read_bytes())
    places = [place(number, shape.name, of=OutlineOf.DISTRICT) for number, shape in enumerate(shapes)]

    sheet = lay_flat(match(shapes, places).found)

    assert len(sheet.drawn) == len(shapes) == 6
    assert sum(len(one.path) for one in sheet.drawn) < 60_000 < len(json.dumps([shape.rings for shape in shapes]))
