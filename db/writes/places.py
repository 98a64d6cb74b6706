"""Where the scheme happens: districts, streets and communities are added, changed, drawn and retired."""

import json
from typing import Final

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.rights import Right
from db.tables.places import Community, District, Street
from db.terms import CommunityId, DistrictId, StreetId
from db.work import Work
from db.writes.numbers import next_code

MOST_RESIDENTS: Final = 1_000_000
LONGEST_POLYGON: Final = 200_000
LONGEST_NAME: Final = 40
SHAPES: Final = frozenset({"Polygon", "MultiPolygon"})


def add_district(work: Work, *, name: str, position: int = 0) -> District:
    """Add a district. Raises EMPTY, TOO_LONG, NAME_TAKEN, NOT_ALLOWED."""
    work.require(Right.KEEP_PLACES)
    made = District(name=entries.words(name, "name", LONGEST_NAME), position=position)
    district = work.add(made, Code.NAME_TAKEN)
    work.record("district.added", district)
    return district


def add_street(work: Work, *, district_id: DistrictId, name: str, position: int = 0) -> Street:
    """Add a street office to a district. Raises EMPTY, TOO_LONG, NAME_TAKEN, NOT_ALLOWED."""
    district = work.get(District, district_id)
    work.require(Right.KEEP_PLACES)
    made = Street(district_id=district.id, name=entries.words(name, "name", LONGEST_NAME), position=position)
    street = work.add(made, Code.NAME_TAKEN)
    work.record("street.added", street)
    return street


def add_community(
    work: Work,
    *,
    street_id: StreetId,
    name: str,
    residents: int | None = None,
    phone: str = "",
    position: int = 0,
) -> Community:
    """Add a community to a street; its code is the next SQ number. Raises EMPTY, TOO_LONG, BAD_PHONE, NAME_TAKEN."""
    street = work.get(Street, street_id)
    work.require(Right.KEEP_PLACES)
    community = work.add(
        Community(
            street_id=street.id,
            code=next_code(work, "SQ", width=3),
            name=entries.words(name, "name", LONGEST_NAME),
            residents=_residents(residents),
            phone=entries.phone(phone),
            position=position,
        ),
        Code.NAME_TAKEN,
    )
    work.record("community.added", community)
    return community


def change_community(
    work: Work,
    *,
    community_id: CommunityId,
    street_id: StreetId,
    name: str,
    residents: int | None = None,
    phone: str = "",
) -> Community:
    """Change what is said of a community. Raises EMPTY, TOO_LONG, BAD_PHONE, OUT_OF_RANGE, NAME_TAKEN, NOT_ALLOWED."""
    community = work.get(Community, community_id, lock=True)
    street = work.get(Street, street_id)
    work.require(Right.KEEP_PLACES)
    community.street_id = street.id
    community.name = entries.words(name, "name", LONGEST_NAME)
    community.residents = _residents(residents)
    community.phone = entries.phone(phone)
    work.add(community, Code.NAME_TAKEN)
    work.record("community.changed", community)
    return community


def draw_community(
    work: Work,
    *,
    community_id: CommunityId,
    polygon: str,
    latitude: float | None = None,
    longitude: float | None = None,
) -> Community:
    """Give a community its outline as GeoJSON and its centre; an empty outline takes it away.

    Raises TOO_LONG, FILE_UNREADABLE when it is no polygon, OUT_OF_RANGE, NOT_ALLOWED.
    """
    community = work.get(Community, community_id, lock=True)
    work.require(Right.KEEP_PLACES)
    community.polygon = _outline(polygon)
    community.latitude = _degrees(latitude, "latitude", 90)
    community.longitude = _degrees(longitude, "longitude", 180)
    work.record("community.drawn", community)
    return community


def retire_community(work: Work, *, community_id: CommunityId) -> Community:
    """Take a community off the lists; what happened there stays. Raises NOT_ALLOWED."""
    community = work.get(Community, community_id, lock=True)
    work.require(Right.KEEP_PLACES)
    community.retired = True
    work.record("community.retired", community)
    return community


def _residents(residents: int | None) -> int | None:
    return None if residents is None else entries.number(residents, "residents", 0, MOST_RESIDENTS)


def _outline(polygon: str) -> str:
    text = entries.maybe_words(polygon, "polygon", LONGEST_POLYGON)
    if not text:
        return ""
    try:
        shape = json.loads(text)
    except ValueError as error:
        raise Refusal(Code.FILE_UNREADABLE, field="polygon") from error
    if not isinstance(shape, dict) or shape.get("type") not in SHAPES or not shape.get("coordinates"):
        raise Refusal(Code.FILE_UNREADABLE, field="polygon")
    return text


def _degrees(value: float | None, field: str, most: int) -> float | None:
    if value is not None and not -most <= value <= most:
        raise Refusal(Code.OUT_OF_RANGE, field=field, least=-most, most=most)
    return value
