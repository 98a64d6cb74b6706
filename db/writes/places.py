"""Where the scheme happens: districts, streets and communities are added, changed and put in order."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeVar

from sqlalchemy import func
from sqlmodel import col, select

from db.errors import Code, Refusal
from db.reads import hanging
from db.rules import entries
from db.rules.rights import Right
from db.rules.spots import spot
from db.tables.places import Community, District, Street
from db.terms import CommunityId, DistrictId, StreetId
from db.work import NOTHING_SEEN, Seen, Work
from db.writes.numbers import next_code

MOST_RESIDENTS: Final = 1_000_000
LONGEST_NAME: Final = 40

PlaceT = TypeVar("PlaceT", District, Street, Community)


_FURTHER: Final[Mapping[Any, tuple[Any, ...]]] = {
    District: (col(District.name),), Street: (col(Street.name),), Community: (col(Community.code),),
}  # fmt: skip
"""How places of one position are listed."""


def add_district(work: Work, *, name: str, position: int | None = None) -> District:
    """Add a district, the last in order unless said otherwise; its code is the next QX number.

    Raises EMPTY, TOO_LONG, NAME_TAKEN, NOT_ALLOWED.
    """
    work.require(Right.KEEP_PLACES)
    made = District(
        code=next_code(work, "QX", width=2),
        name=entries.words(name, "name", LONGEST_NAME),
        position=_place(work, District, position),
    )
    district = work.add(made, Code.NAME_TAKEN, "name")
    work.record("district.added", district)
    return district


def change_district(work: Work, *, district_id: DistrictId, name: str, seen: Seen = NOTHING_SEEN) -> District:
    """Give a district another name. Raises CHANGED_MEANWHILE, EMPTY, TOO_LONG, NAME_TAKEN, NOT_ALLOWED."""
    district = work.get(District, district_id, lock=True)
    work.require(Right.KEEP_PLACES)
    work.unmoved(district, seen)
    district.name = entries.words(name, "name", LONGEST_NAME)
    work.add(district, Code.NAME_TAKEN, "name")
    work.record("district.changed", district)
    return district


def add_street(work: Work, *, district_id: DistrictId, name: str, position: int | None = None) -> Street:
    """Add a street office to a district, the last in order unless said otherwise; its code is the next JD number.

    Raises EMPTY, TOO_LONG, NAME_TAKEN, NOT_ALLOWED.
    """
    district = work.get(District, district_id)
    work.require(Right.KEEP_PLACES)
    made = Street(
        district_id=district.id,
        code=next_code(work, "JD", width=3),
        name=entries.words(name, "name", LONGEST_NAME),
        position=_place(work, Street, position, col(Street.district_id) == district.id),
    )
    street = work.add(made, Code.NAME_TAKEN, "name")
    work.record("street.added", street)
    return street


def change_street(
    work: Work, *, street_id: StreetId, district_id: DistrictId, name: str, seen: Seen = NOTHING_SEEN
) -> Street:
    """Give a street another name, or put it under another district, with all its communities.

    Raises CHANGED_MEANWHILE, EMPTY, TOO_LONG, NAME_TAKEN, NOT_ALLOWED.
    """
    street = work.get(Street, street_id, lock=True)
    district = work.get(District, district_id)
    work.require(Right.KEEP_PLACES)
    work.unmoved(street, seen)
    if street.district_id != district.id:
        street.position = _place(work, Street, None, col(Street.district_id) == district.id)
    street.district_id = district.id
    street.name = entries.words(name, "name", LONGEST_NAME)
    work.add(street, Code.NAME_TAKEN, "name")
    work.record("street.changed", street)
    return street


def add_community(
    work: Work,
    *,
    street_id: StreetId,
    name: str,
    residents: int | None = None,
    phone: str = "",
    latitude: float | None = None,
    longitude: float | None = None,
    position: int | None = None,
) -> Community:
    """Add a community to a street; its code is the next SQ number, where it lies may stay unknown.

    Raises EMPTY, TOO_LONG, BAD_PHONE, OUT_OF_RANGE, HALF_A_SPOT, SPOT_SWAPPED, OFF_THE_MAP, NAME_TAKEN, NOT_ALLOWED.
    """
    street = work.get(Street, street_id)
    work.require(Right.KEEP_PLACES)
    north, east = spot(latitude, longitude) or (None, None)
    community = work.add(
        Community(
            street_id=street.id,
            code=next_code(work, "SQ", width=3),
            name=entries.words(name, "name", LONGEST_NAME),
            residents=_residents(residents),
            phone=entries.phone(phone),
            latitude=north,
            longitude=east,
            position=_place(work, Community, position, col(Community.street_id) == street.id),
        ),
        Code.NAME_TAKEN,
        "name",
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
    latitude: float | None = None,
    longitude: float | None = None,
    seen: Seen = NOTHING_SEEN,
) -> Community:
    """Change what is said of a community and where it lies, or put it under another street.

    Raises CHANGED_MEANWHILE, EMPTY, TOO_LONG, BAD_PHONE, OUT_OF_RANGE, HALF_A_SPOT, SPOT_SWAPPED, OFF_THE_MAP,
    NAME_TAKEN, NOT_ALLOWED.
    """
    community = work.get(Community, community_id, lock=True)
    street = work.get(Street, street_id)
    work.require(Right.KEEP_PLACES)
    work.unmoved(community, seen)
    if community.street_id != street.id:
        community.position = _place(work, Community, None, col(Community.street_id) == street.id)
    community.street_id = street.id
    community.name = entries.words(name, "name", LONGEST_NAME)
    community.residents = _residents(residents)
    community.phone = entries.phone(phone)
    community.latitude, community.longitude = spot(latitude, longitude) or (None, None)
    work.add(community, Code.NAME_TAKEN, "name")
    work.record("community.changed", community)
    return community


def shift_district(work: Work, *, district_id: DistrictId, earlier: bool) -> District:
    """Let a district change places with the one before or after it in order. Raises NOT_ALLOWED."""
    district = work.get(District, district_id, lock=True)
    work.require(Right.KEEP_PLACES)
    _shift(work, District, district, (), earlier=earlier)
    work.record("district.shifted", district)
    return district


def shift_street(work: Work, *, street_id: StreetId, earlier: bool) -> Street:
    """Let a street change places with its neighbour in its district's order. Raises NOT_ALLOWED."""
    street = work.get(Street, street_id, lock=True)
    work.require(Right.KEEP_PLACES)
    _shift(work, Street, street, (col(Street.district_id) == street.district_id,), earlier=earlier)
    work.record("street.shifted", street)
    return street


def shift_community(work: Work, *, community_id: CommunityId, earlier: bool) -> Community:
    """Let a community change places with its neighbour in its street's order. Raises CLOSED_ALREADY, NOT_ALLOWED."""
    community = work.get(Community, community_id, lock=True)
    work.require(Right.KEEP_PLACES)
    if community.retired:
        raise Refusal(Code.CLOSED_ALREADY, name=community.name)
    standing = (col(Community.street_id) == community.street_id, col(Community.retired).is_(False))
    _shift(work, Community, community, standing, earlier=earlier)
    work.record("community.shifted", community)
    return community


def remove_district(work: Work, *, district_id: DistrictId) -> District:
    """Take out a district that was entered by mistake. Raises HAS_RECORDS while it has streets, NOT_ALLOWED."""
    district = work.get(District, district_id, lock=True)
    work.require(Right.KEEP_PLACES)
    _nothing_hangs(work, district)
    work.session.delete(district)
    work.record("district.removed", district)
    return district


def remove_street(work: Work, *, street_id: StreetId) -> Street:
    """Take out a street that was entered by mistake. Raises HAS_RECORDS while it has communities, NOT_ALLOWED."""
    street = work.get(Street, street_id, lock=True)
    work.require(Right.KEEP_PLACES)
    _nothing_hangs(work, street)
    work.session.delete(street)
    work.record("street.removed", street)
    return street


def remove_community(work: Work, *, community_id: CommunityId) -> Community:
    """Take out a community that was entered by mistake. Raises HAS_RECORDS while any record names it, NOT_ALLOWED."""
    community = work.get(Community, community_id, lock=True)
    work.require(Right.KEEP_PLACES)
    _nothing_hangs(work, community)
    work.session.delete(community)
    work.record("community.removed", community)
    return community


def _nothing_hangs(work: Work, row: District | Street | Community) -> None:
    if ties := hanging.ever(work.session, work.actor, table=str(row.__tablename__), row_id=row.id):
        raise Refusal(Code.HAS_RECORDS, ties=ties)


def _place(work: Work, table: type[District | Street | Community], position: int | None, *among: Any) -> int:  # noqa: ANN401 - conditions
    """Give the place asked for, or the one after the last of its neighbours."""
    if position is not None:
        return position
    last = func.coalesce(func.max(table.position), -1)
    return work.session.exec(select(last + 1).where(table.org_id == work.actor.org_id, *among)).one()


def _shift(work: Work, table: type[PlaceT], row: PlaceT, among: Sequence[Any], *, earlier: bool) -> None:
    """Number the neighbours anew, with one of them a place earlier or later."""
    found = work.session.exec(
        select(table).where(table.org_id == work.actor.org_id, *among).order_by(col(table.position), *_FURTHER[table])
    )
    order = list(found)
    at = order.index(row)
    order.insert(max(0, at - 1 if earlier else at + 1), order.pop(at))
    for place, one in enumerate(order):
        one.position = place


def _residents(residents: int | None) -> int | None:
    return None if residents is None else entries.number(residents, "residents", 0, MOST_RESIDENTS)
