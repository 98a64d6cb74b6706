"""A need at each station of its way, where the personas are."""

from datetime import timedelta
from typing import Final

from db.rules.rights import keeper
from db.tables.base import HOME_ORG
from db.terms import Answer, ClaimId, ContactWay, NeedId, Satisfaction, Source, Urgency
from db.writes import followups, needs, offers
from db.writes.needs import ANSWER_DAYS
from seed.demo.followed import due_followup
from seed.demo.present.corner import Corner
from seed.demo.story import Stage
from seed.demo.texts.needs import NEEDS, NOT_ME, TURNED_AWAY, NeedText
from seed.demo.world import Place

TOLD: Final = {told.text: told for told in NEEDS}


def schedule(here: Corner) -> None:
    """Let a need wait at each station of its way."""
    here.at(1, lambda stage: _need(here, stage, "老人床边和厕所想装扶手，怕摔跤", proposed=True))
    here.at(1, lambda stage: _need(here, stage, "希望给居民讲一次心肺复苏和海姆立克"))
    here.at(12, lambda stage: _need(here, stage, "楼道感应灯坏了三盏，老人晚上上下楼不安全", ago=4))
    here.at(2, lambda stage: _offer(here, stage))
    here.at(4, lambda stage: _claim(here, stage, "老人家卫生间水龙头一直滴水，自己换不了"))
    here.at(5, lambda stage: _served(here, stage, "异地就医怎么备案，手机上不会弄"))
    here.at(9, lambda stage: _solved(here, stage, "老人下周去市里复查，子女在外地，想有人陪", asked=False))
    here.at(11, lambda stage: _solved(here, stage, "独居老人家厨房下水道堵了，请人上门看看", asked=True))
    here.at(6, lambda stage: _declined(here, stage))
    far = here.world.places[-1]
    here.at(8, lambda stage: _need(here, stage, "听障居民办事沟通困难，希望有人帮着翻译"))
    here.at(7, lambda stage: _need(here, stage, "长期卧床老人尾骨处发红，家属担心长褥疮", place=far))
    here.at(6, lambda stage: _unanswered(here, stage, "业委会的账大家看不懂，想请人帮着理一理", far))


def _need(
    here: Corner, stage: Stage, text: str, *, proposed: bool = False, ago: int = 0, place: Place | None = None
) -> NeedId:
    told: NeedText = TOLD[text]
    where = place or here.place
    need = needs.write_need(
        stage.as_(here.world.helper if proposed else where.clerk),
        community_id=where.id,
        text=told.text,
        kind=told.kind,
        asked_on=stage.today - timedelta(days=ago),
        urgency=Urgency.URGENT if ago else Urgency.NORMAL,
        source=Source.EVENT if proposed else Source.RESIDENT,
        beneficiary=told.beneficiary,
        beneficiaries=told.many[1],
        skill_id=here.world.skills[told.skill] if told.skill else None,
        helpers_wanted=told.helpers,
        place="6 号楼",
    )
    return NeedId(need.id)


def _offer(here: Corner, stage: Stage) -> None:
    need_id = _need(here, stage, "老人不会用手机挂号、缴费，想办个班")
    work = stage.as_(here.world.office.staff)
    if here.colleagues and here.colleagues[-1].actor is not None:
        other = here.colleagues[-1]
        claim = needs.offer_need(work, need_id=need_id, member_id=other.id)
        no = stage.as_(other.acts_through)
        offers.answer_offer(no, claim_id=ClaimId(claim.id), answer=Answer.NO, reason=NOT_ME[0])
    needs.offer_need(work, need_id=need_id, member_id=here.member.id)


def _unanswered(here: Corner, stage: Stage, text: str, place: Place) -> None:
    """Somebody is asked and says nothing until the server ends what is overdue."""
    need_id = _need(here, stage, text, place=place)
    if here.colleagues:
        needs.offer_need(stage.as_(here.world.office.staff), need_id=need_id, member_id=here.colleagues[-1].id)
        overdue = stage.when + timedelta(days=ANSWER_DAYS + 1)
        here.world.story.at(overdue, lambda later: offers.lapse_offers(later.as_(keeper(HOME_ORG))))


def _claim(here: Corner, stage: Stage, text: str) -> NeedId:
    need_id = _need(here, stage, text)
    needs.claim_need(stage.as_(here.member.acts_through), need_id=need_id, member_id=here.member.id)
    return need_id


def _served(here: Corner, stage: Stage, text: str) -> NeedId:
    need_id = _claim(here, stage, text)
    measures = TOLD[text].measures
    needs.serve_need(stage.as_(here.member.acts_through), need_id=need_id, measures=measures, served_on=stage.today)
    return need_id


def _solved(here: Corner, stage: Stage, text: str, *, asked: bool) -> None:
    need_id = _served(here, stage, text)
    clerk = stage.as_(here.place.clerk)
    needs.solve_need(clerk, need_id=need_id)
    if asked:
        followups.ask_afterwards(
            clerk,
            followup_id=due_followup(clerk, need_id),
            way=ContactWay.PHONE,
            satisfaction=Satisfaction.SATISFIED,
            opinion="来得快，收拾得也干净",
        )


def _declined(here: Corner, stage: Stage) -> None:
    need_id = _need(here, stage, "快递堆在传达室门口，老人翻找费劲", proposed=True)
    needs.decline_need(stage.as_(here.place.clerk), need_id=need_id, reason=TURNED_AWAY[1])
