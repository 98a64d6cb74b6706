"""Where on the earth a community lies: both degrees or none, within China, and not in each other's place."""

from typing import Final

from db.errors import Code, Refusal

NORTH: Final = (3, 54)
"""Least and most degrees of latitude in China."""
EAST: Final = (73, 136)
"""Least and most degrees of longitude in China; no degree is one of both."""
DIGITS: Final = 6
"""A tenth of a metre."""

Spot = tuple[float, float]
"""Latitude and longitude."""


def spot(latitude: float | None, longitude: float | None) -> Spot | None:
    """Give where a place lies, or nothing. Raises HALF_A_SPOT, SPOT_SWAPPED, OFF_THE_MAP."""
    if latitude is None and longitude is None:
        return None
    if latitude is None or longitude is None:
        raise Refusal(Code.HALF_A_SPOT, field="latitude" if latitude is None else "longitude")
    if not in_china(latitude, longitude):
        raise Refusal(Code.SPOT_SWAPPED if in_china(longitude, latitude) else Code.OFF_THE_MAP, field="latitude")
    return round(latitude, DIGITS), round(longitude, DIGITS)


def in_china(latitude: float, longitude: float) -> bool:
    """Whether degrees may be those of a place in China."""
    return NORTH[0] <= latitude <= NORTH[1] and EAST[0] <= longitude <= EAST[1]
