"""Pairs of a helper and a household."""

from sqlalchemy import Engine

from db.terms import Beneficiary, MemberId, PairId
from db.writes import pairs
from tests.builders.acts import does
from tests.builders.steps import DAY
from tests.builders.town import Town

HOUSEHOLD = "陶桂芬，八十一岁，独居，5 号楼 101，13700000009"


def a_pair(
    engine: Engine, town: Town, *, member: MemberId | None = None, household: str = HOUSEHOLD, since: int = 0
) -> PairId:
    """A household of 望湖 that branch 甲, or a member of it, looks after."""
    facts = {"community_id": town.wanghu, "branch_id": town.branch_a, "member_id": member, "alias": "春风一号"}
    told = {"household": household, "promise": "每月上门，量血压", "beneficiary": Beneficiary.ELDERLY}
    started = DAY.replace(day=DAY.day - since)
    return PairId(does(engine, town.clerk, pairs.start_pair, started_on=started, **facts, **told).id)
