"""Pairs where the personas are: one just visited, one whose visit is overdue, one of the branch, one that has ended."""

from typing import Final

from db.terms import Beneficiary, MemberId, PairId
from db.writes import pairs
from seed.demo.names import somebody
from seed.demo.present.corner import Corner
from seed.demo.story import Stage

PROMISES: Final = (
    ("春风一号", "每周上门一次，量血压、陪聊天", Beneficiary.ELDERLY),
    ("向阳花", "每周辅导一次作业，节假日送书", Beneficiary.CHILDREN),
    ("同心里", "帮助申请救助，每周送一次菜", Beneficiary.POOR),
    ("清泉居", "陪同复查，代取药品", Beneficiary.SICK),
)


def schedule(here: Corner) -> None:
    """Let pairs stand at each station of their way."""
    here.at(13, lambda stage: _visited(here, stage))
    here.at(4, lambda stage: _pair(here, stage, 1, here.member.id))
    here.at(12, lambda stage: _pair(here, stage, 2, None))
    here.at(11, lambda stage: _pair(here, stage, 3, here.colleagues[0].id))
    here.at(5, lambda stage: _ended(here, stage))


def _pair(here: Corner, stage: Stage, told: int, member_id: MemberId | None) -> PairId:
    alias, promise, beneficiary = PROMISES[told]
    who = somebody(here.world.chance).name
    pair = pairs.start_pair(
        stage.as_(here.place.clerk),
        community_id=here.place.id,
        branch_id=here.crew.id,
        member_id=member_id,
        alias=alias,
        household=f"{who}，3 号楼 402，家中无人照看",
        promise=promise,
        started_on=stage.today,
        beneficiary=beneficiary,
        every_days=7,
    )
    return PairId(pair.id)


def _visited(here: Corner, stage: Stage) -> None:
    pair_id = _pair(here, stage, 0, here.member.id)
    here.at(10, lambda later: _visit(here, later, pair_id, "量血压，陪老人说话一小时"))
    here.at(3, lambda later: _visit(here, later, pair_id, "送药上门，换了两只灯泡"))


def _visit(here: Corner, stage: Stage, pair_id: PairId, effect: str) -> None:
    pairs.visit_pair(
        stage.as_(here.crew.secretary),
        pair_id=pair_id,
        day=stage.today,
        member_ids=(here.member.id,),
        effect=effect,
        minutes=60,
    )


def _ended(here: Corner, stage: Stage) -> None:
    pair_id = _pair(here, stage, 2, None)
    pairs.end_pair(stage.as_(here.place.clerk), pair_id=pair_id, reason="已随子女搬往外地")
