"""Service teams of members."""

from sqlalchemy import Engine

from db.terms import MemberId, TeamId
from db.writes import teams
from tests.builders.acts import does
from tests.builders.steps import DAY
from tests.builders.town import Town


def a_team(engine: Engine, town: Town, *, members: tuple[MemberId, ...] = ()) -> TeamId:
    """A team of branch 甲 under 张三, who belongs to it together with these."""
    facts = {"branch_id": town.branch_a, "name": "水电维修队", "purpose": "修水管、换灯", "founded_on": DAY}
    made = does(
        engine, town.secretary, teams.found_team, captain_id=town.zhang_a, member_ids=members or (town.li_a,), **facts
    )
    return TeamId(made.id)
