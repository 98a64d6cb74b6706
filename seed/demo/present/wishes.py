"""A wish at each station of its way, where the personas are."""

from datetime import timedelta

from db.terms import Beneficiary, Satisfaction, WishId
from db.writes import wishes
from seed.demo.names import somebody
from seed.demo.present.corner import Corner
from seed.demo.story import Stage


def schedule(here: Corner) -> None:
    """Let a wish wait at each station of its way."""
    here.at(2, lambda stage: _wish(here, stage, "小石榴", "一套科学实验盒"))
    here.at(5, lambda stage: _wish_claimed(here, stage, "小风筝", "一副乒乓球拍"))
    here.at(8, lambda stage: _wish_fulfilled(here, stage, "小海豚", "一盏护眼台灯"))
    here.at(10, lambda stage: _wish_rated(here, stage, "小松果", "一本新华字典和成语词典"))
    here.at(3, lambda stage: _wish_withdrawn(here, stage, "小雨点", "一个新书包"))


def _wish(here: Corner, stage: Stage, alias: str, thing: str) -> WishId:
    wish = wishes.post_wish(
        stage.as_(here.place.clerk),
        community_id=here.place.id,
        alias=alias,
        thing=thing,
        beneficiary=Beneficiary.CHILDREN,
        asked_on=stage.today,
        person=f"{somebody(here.world.chance).name}，9 岁，父母在外务工，随祖母生活，6 号楼 302",
        due_on=stage.today + timedelta(days=30),
    )
    return WishId(wish.id)


def _wish_claimed(here: Corner, stage: Stage, alias: str, thing: str) -> WishId:
    wish_id = _wish(here, stage, alias, thing)
    wishes.claim_wish(stage.as_(here.member.acts_through), wish_id=wish_id, member_id=here.member.id)
    return wish_id


def _wish_fulfilled(here: Corner, stage: Stage, alias: str, thing: str) -> WishId:
    wish_id = _wish_claimed(here, stage, alias, thing)
    wishes.fulfil_wish(stage.as_(here.place.clerk), wish_id=wish_id, day=stage.today)
    return wish_id


def _wish_rated(here: Corner, stage: Stage, alias: str, thing: str) -> None:
    wish_id = _wish_fulfilled(here, stage, alias, thing)
    wishes.rate_wish(stage.as_(here.place.clerk), wish_id=wish_id, rating=Satisfaction.SATISFIED)


def _wish_withdrawn(here: Corner, stage: Stage, alias: str, thing: str) -> None:
    wish_id = _wish(here, stage, alias, thing)
    wishes.withdraw_wish(stage.as_(here.place.clerk), wish_id=wish_id, reason="家人已经买到了")
