"""The data form that is filled in at a community's door: what may stand in it, and whom it may mean."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from db.errors import Code, Refusal
from db.rules import data_form, entries
from db.rules.birth import birth_month
from db.terms import DayPart, Gender

_WORKING: Final = range(5)
_WEEKEND: Final = range(5, 7)

TIMES: Final[Mapping[str, tuple[tuple[int, DayPart], ...]]] = {
    f"{name}-{part}": tuple((weekday, part) for weekday in days)
    for name, days in (("working", _WORKING), ("weekend", _WEEKEND))
    for part in DayPart
}
"""The parts of the week that the form offers, and which of the week's parts each is."""


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote into the form."""

    name: str
    phone: str
    unit: str = ""
    gender: Gender | None = None
    born: str = ""
    duty: str = ""
    lives_here: bool = False
    times: frozenset[str] = frozenset()
    abilities: str = ""
    nation: str = ""
    education: str = ""
    joined_party: str = ""
    estate: str = ""
    intents: str = ""

    @property
    def more(self) -> data_form.More:
        """What the form says beyond the register."""
        return {
            "nation": self.nation, "education": self.education, "joined_party": self.joined_party,
            "estate": self.estate, "intents": self.intents,
        }  # fmt: skip


def cleaned(written: Written) -> Written:
    """Give a form as it is kept; EMPTY, TOO_LONG, BAD_PHONE also without one, BAD_DAY with the field."""
    phone = entries.phone(written.phone)
    if not phone:
        raise Refusal(Code.BAD_PHONE, value="", field="phone")
    more = data_form.cleaned(written.more)
    return replace(
        written,
        name=entries.words(written.name, "name", 20),
        phone=phone,
        unit=entries.words(written.unit, "unit", 60),
        born=birth_month(written.born),
        duty=entries.maybe_words(written.duty, "duty", 40),
        times=written.times & TIMES.keys(),
        abilities=entries.maybe_words(written.abilities, "abilities", 200),
        nation=more["nation"],
        education=more["education"],
        joined_party=more["joined_party"],
        estate=more["estate"],
        intents=more["intents"],
    )


def parts_of_week(times: str) -> list[tuple[int, DayPart]]:
    """Give the parts of the week that a kept form offers."""
    return [part for name in times.split() if name in TIMES for part in TIMES[name]]


def fits(name: str, phone: str, *, member_name: str, member_phone: str) -> bool:
    """Whether a form may mean a member: by the name, or by the telephone."""
    return name == member_name or (bool(member_phone) and phone == member_phone)
