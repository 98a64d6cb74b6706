"""What a check-in list is the first to name: communities, branches with their units, skills."""

from collections.abc import Iterable, Iterator
from typing import Final
from uuid import UUID

from sqlmodel import select

from db.files.flaws import Flaw
from db.files.implied import UNPLACED_DISTRICT, UNPLACED_STREET, unit_of
from db.files.ledgers.lines import Line
from db.files.ledgers.members import MemberLine
from db.tables.places import District, Street
from db.terms import DistrictId, StreetId, UnitId
from db.writes.imports.desk import Desk
from db.writes.places import add_community, add_district, add_street
from db.writes.skills import add_skill
from db.writes.units import add_branch, add_unit

LONGEST_BRANCH: Final = 60
LONGEST_COMMUNITY: Final = 40
LONGEST_SKILL: Final = 20


def found(desk: Desk, lines: Iterable[MemberLine]) -> Iterator[MemberLine]:
    """Enter the branches, communities and skills that these lines are the first to name, as they pass by."""
    for line in lines:
        if line.branch not in desk.known.branches:
            _found_branch(desk, line)
        if line.community and line.community not in desk.known.communities:
            _found_community(desk, line, line.community)
        found_skills(desk, line, line.skills)
        yield line


def check_skills(desk: Desk, line: Line, skills: Iterable[str]) -> None:
    """Give a line back whose skills cannot be entered, or are unknown and may not be."""
    for word in skills:
        if word not in desk.known.skills and not desk.founding:
            desk.give_back(line, Flaw.UNKNOWN_WORD, "skills", value=word)
        desk.check_length(line, "skills", word, LONGEST_SKILL)


def found_skills(desk: Desk, line: Line, skills: Iterable[str]) -> None:
    """Enter the skills that a line is the first to name, at the top of the tree."""
    for word in skills:
        if word not in desk.known.skills:
            skill = add_skill(desk.work, name=word)
            desk.known.skills[word] = skill.id
            desk.keep(line, skill)


def _found_branch(desk: Desk, line: MemberLine) -> None:
    employer = unit_of(line.branch)
    if employer not in desk.known.units:
        unit = add_unit(desk.work, name=employer)
        desk.known.units[employer] = unit.id
        desk.keep(line, unit)
    branch = add_branch(desk.work, unit_id=UnitId(desk.known.units[employer]), name=line.branch)
    desk.known.branches[line.branch] = branch.id
    desk.keep(line, branch)


def _found_community(desk: Desk, line: MemberLine, name: str) -> None:
    community = add_community(desk.work, street_id=StreetId(_unplaced_street(desk, line)), name=name)
    desk.known.communities[name] = community.id
    desk.keep(line, community)


def _unplaced_street(desk: Desk, line: MemberLine) -> UUID:
    session, org_id = desk.work.session, desk.work.actor.org_id
    district = session.exec(
        select(District).where(District.org_id == org_id, District.name == UNPLACED_DISTRICT)
    ).first()
    if district is None:
        district = add_district(desk.work, name=UNPLACED_DISTRICT)
        desk.keep(line, district)
    street = session.exec(
        select(Street).where(Street.district_id == district.id, Street.name == UNPLACED_STREET)
    ).first()
    if street is None:
        street = add_street(desk.work, district_id=DistrictId(district.id), name=UNPLACED_STREET)
        desk.keep(line, street)
    return street.id
