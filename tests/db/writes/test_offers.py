"""Offers of wishes and of places at posts: nothing is settled before the yes, and silence ends on its day."""

from sqlalchemy import Engine

from db.errors import Code
from db.reads.claims import offers as waiting
from db.reads.matches import city_desk
from db.reads.mine import mine_now
from db.reads.posts import post_detail
from db.rules.holding import Task
from db.rules.rights import keeper
from db.tables.base import HOME_ORG
from db.tables.claims import Claim
from db.tables.lists import Post
from db.tables.needs import Need
from db.tables.wishes import Wish
from db.terms import Answer, ClaimId, ClaimStatus, ClaimTarget, MemberId, NeedStatus, Role, WishStatus
from db.work import reading
from db.writes import city_plans, claims, needs, offers, wishes
from tests.builders import a_town, actor_of, at
from tests.builders.acts import does, figures_stand, refused, row, rows
from tests.builders.posts import a_post
from tests.builders.steps import DAY, a_need, an_answer, an_offer
from tests.builders.wishes import a_wish


def test_a_wish_that_is_offered_becomes_the_members_with_the_yes_only(engine: Engine) -> None:
    town = a_town(engine)
    wish_id = a_wish(engine, town.clerk, town.wanghu)
    claim = does(engine, town.staff, wishes.offer_wish, wish_id=wish_id, member_id=town.zhang_a)

    assert row(engine, Wish, wish_id).status is WishStatus.POSTED
    second = {"wish_id": wish_id, "member_id": town.li_a}
    assert refused(engine, town.staff, wishes.offer_wish, **second) == Code.ALREADY_TAKEN
    with reading(engine) as session:
        assert [(one.target, one.title) for one in waiting(session, town.zhang, today=DAY)] == [
            (ClaimTarget.WISH, "一盏护眼台灯")
        ]
        assert city_desk(session, town.staff, today=DAY).things == ()

    does(engine, town.zhang, offers.answer_offer, claim_id=claim.id, answer=Answer.YES)
    wish = row(engine, Wish, wish_id)
    assert (wish.status, wish.member_id, wish.claimed_on) == (WishStatus.CLAIMED, town.zhang_a, DAY)
    assert [one.status for one in rows(engine, Claim)] == [ClaimStatus.ACTIVE]
    assert figures_stand(engine)


def test_who_takes_an_offered_wish_freely_has_it_and_the_offer_is_over(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    wish_id = a_wish(sqlite_engine, town.clerk, town.wanghu)
    claim = does(sqlite_engine, town.staff, wishes.offer_wish, wish_id=wish_id, member_id=town.li_a)

    does(sqlite_engine, town.zhang, wishes.claim_wish, wish_id=wish_id, member_id=town.zhang_a)

    yes = {"claim_id": claim.id, "answer": Answer.YES}
    asked = actor_of(Role.MEMBER, name="li", member=town.li_a)
    assert refused(sqlite_engine, asked, offers.answer_offer, **yes) == Code.ILLEGAL_MOVE
    assert row(sqlite_engine, Wish, wish_id).member_id == town.zhang_a


def test_a_place_that_is_offered_is_kept_until_the_answer_and_approved_after_the_yes(engine: Engine) -> None:
    town = a_town(engine)
    post_id = a_post(engine, town, places=1)
    claim = does(engine, town.staff, claims.offer_post, post_id=post_id, member_id=town.zhang_a)

    kept = row(engine, Post, post_id).taken
    other = {"post_id": post_id, "member_id": town.li_a}
    assert (kept, refused(engine, town.staff, claims.offer_post, **other)) == (1, Code.FULL)
    assert refused(engine, town.clerk, claims.approve_claim, claim_id=claim.id) == Code.ILLEGAL_MOVE
    with reading(engine) as session:
        assert [group.task for group in mine_now(session, town.clerk, today=DAY)] == []

    does(engine, town.zhang, offers.answer_offer, claim_id=claim.id, answer=Answer.YES)
    with reading(engine) as session:
        assert [group.task for group in mine_now(session, town.clerk, today=DAY)] == [Task.APPROVE_POST]
        assert post_detail(session, town.clerk, code="GW20260001").live[0].answer_by is None
    does(engine, town.clerk, claims.approve_claim, claim_id=claim.id)
    assert [one.status for one in rows(engine, Claim)] == [ClaimStatus.ACTIVE]


def test_offers_of_wishes_and_posts_lapse_as_those_of_needs_do(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    wish_id, post_id = a_wish(sqlite_engine, town.clerk, town.wanghu), a_post(sqlite_engine, town, places=1)
    planned = ((ClaimTarget.WISH, wish_id, town.zhang_a), (ClaimTarget.POST, post_id, town.li_a))
    does(sqlite_engine, town.staff, city_plans.send_plan, offers=planned)

    late = at(day=21 + needs.ANSWER_DAYS)
    lapsed = [does(sqlite_engine, keeper(HOME_ORG), offers.lapse_offers, now=late) for _ in range(2)]

    assert lapsed == [2, 0]
    assert row(sqlite_engine, Post, post_id).taken == 0
    assert {one.status for one in rows(sqlite_engine, Claim)} == {ClaimStatus.LAPSED}


def test_a_helper_gives_their_part_back_and_the_others_go_on(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need_id = a_need(sqlite_engine, town.clerk, community=town.wanghu, helpers=2)
    li = actor_of(Role.MEMBER, name="li", member=town.li_a)
    for who, member_id in ((town.zhang, town.zhang_a), (li, town.li_a)):
        an_answer(sqlite_engine, who, an_offer(sqlite_engine, town, need_id, member=member_id), Answer.YES)
    parts = {MemberId(one.member_id): ClaimId(one.id) for one in rows(sqlite_engine, Claim) if one.member_id}

    leave = {"claim_id": parts[town.li_a], "reason": "出差"}
    assert refused(sqlite_engine, town.zhang, needs.leave_need, **leave) == Code.NOT_ALLOWED
    does(sqlite_engine, li, needs.leave_need, **leave)
    stays = row(sqlite_engine, Need, need_id)
    does(sqlite_engine, town.zhang, needs.leave_need, claim_id=parts[town.zhang_a], reason="生病")

    assert (stays.status, stays.member_id) == (NeedStatus.CLAIMED, town.zhang_a)
    assert row(sqlite_engine, Need, need_id).status is NeedStatus.OPEN
    assert {one.status for one in rows(sqlite_engine, Claim)} == {ClaimStatus.GIVEN_BACK}
