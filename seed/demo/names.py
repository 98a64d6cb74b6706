"""Names and numbers of people who do not exist."""

from dataclasses import dataclass

from db.terms import Gender
from seed.demo.chance import Chance
from seed.demo.texts.city import MEN, SURNAMES, WOMEN

UNALLOTTED = "154"
"""Mobile numbers that begin so have not been given to anybody."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name with the gender it was drawn for."""

    name: str
    gender: Gender


def somebody(chance: Chance) -> Named:
    """Draw a name; two people may get the same one, as in life."""
    gender = chance.pick((Gender.FEMALE, Gender.MALE))
    given = chance.pick(WOMEN if gender is Gender.FEMALE else MEN)
    # the first surnames of the list are the common ones
    at = min(chance.between(0, len(SURNAMES) - 1), chance.between(0, len(SURNAMES) - 1))
    return Named(SURNAMES[at] + given, gender)


def mobile(chance: Chance) -> str:
    """Draw a number that nobody answers."""
    return f"{UNALLOTTED}{chance.between(0, 99_999_999):08d}"


def landline(chance: Chance) -> str:
    """Draw an office number under an area code that no place has."""
    return f"0309{chance.between(60_000_000, 89_999_999)}"


def month_of_birth(chance: Chance, year: int) -> str:
    """Draw when somebody of working age was born."""
    return f"{year - chance.between(24, 59)}-{chance.between(1, 12):02d}"
