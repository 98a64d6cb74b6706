"""Posts as they are seen: places and queue, whoever holds them within reach, and the minimum for everybody."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine

from db.errors import Code, Refusal
from db.reads import metrics
from db.reads.posts import OwnPosts, PostDetail, own_posts, post_detail, post_list
from db.rules.calendar import Period
from db.rules.metrics import Metric
from db.rules.rights import Actor
from db.tables.claims import Claim
from db.tables.lists import Post
from db.terms import ClaimStatus, MemberId, PostId, Role
from db.work import reading
from db.writes import claims, posts
from tests.builders import Town, a_town, actor_of
from tests.builders.acts import does, events, figures_stand, refused, row, rows
from tests.builders.checking import a_member
from tests.builders.posts import a_claim, a_post
from tests.builders.steps import DAY

CODE = "GW20260001"


def seen(engine: Engine, actor: Actor, code: str = CODE) -> PostDetail:
    with reading(engine) as session:
        return post_detail(session, actor, code=code)


def own(engine: Engine, actor: Actor) -> OwnPosts:
    with reading(engine) as session:
        return own_posts(session, actor, today=DAY)


def meeting(engine: Engine, actor: Actor) -> tuple[int | None, int | None, int | None]:
    wanted = (Metric.MEETING_MINIMUM, Metric.POSTS_CLAIMED)
    today = Period(DAY, DAY)
    with reading(engine) as session:
        found = metrics.values(session, actor, metrics=wanted, periods=(today,), today=DAY)
    share, claimed = (found[metric, today] for metric in wanted)
    return share.value, share.whole, claimed.value


def seven(engine: Engine, town: Town) -> list[MemberId]:
    more = [a_member(engine, town, name=name, branch=town.branch_a) for name in ("孙一", "赵二", "钱三")]
    return [town.zhang_a, town.li_a, town.zhang_b, town.wang_b, *more]


def test_of_seven_who_claim_five_places_at_once_two_wait_in_line(engine: Engine) -> None:
    town = a_town(engine)
    post_id = a_post(engine, town, places=5)
    facts = [{"post_id": post_id, "member_id": member} for member in seven(engine, town)]

    with ThreadPoolExecutor(7) as crowd:
        list(crowd.map(lambda wanted: does(engine, town.staff, claims.claim_post, **wanted), facts))

    detail = seen(engine, town.clerk)
    assert [one.status for one in detail.live] == [ClaimStatus.ASKED] * 5 + [ClaimStatus.WAITING] * 2
    assert [one.turn for one in detail.live] == [0, 0, 0, 0, 0, 1, 2]
    assert (detail.line.taken, detail.line.free, detail.line.waiting, detail.line.to_answer) == (5, 0, 2, 5)
    assert figures_stand(engine)


def test_whoever_leaves_with_the_communitys_word_makes_room_for_the_first_in_line(engine: Engine) -> None:
    town = a_town(engine)
    post_id = a_post(engine, town, places=1)
    held = a_claim(engine, town, post_id, town.zhang_a, agreed=True)
    first, second = (a_claim(engine, town, post_id, member) for member in (town.li_a, town.zhang_b))

    does(engine, town.zhang, claims.withdraw_claim, claim_id=held, reason="时间排不开")
    assert refused(engine, town.other_clerk, claims.approve_withdrawal, claim_id=held) == Code.NOT_ALLOWED
    does(engine, town.clerk, claims.refuse_withdrawal, claim_id=held, reason="请再坚持一个月")
    assert row(engine, Claim, held).status == ClaimStatus.ACTIVE
    does(engine, town.zhang, claims.withdraw_claim, claim_id=held, reason="时间排不开")
    does(engine, town.clerk, claims.approve_withdrawal, claim_id=held)

    stand = [row(engine, Claim, claim).status for claim in (held, first, second)]
    assert stand == [ClaimStatus.WITHDRAWN, ClaimStatus.ASKED, ClaimStatus.WAITING]
    assert row(engine, Post, post_id).taken == 1
    assert refused(engine, town.clerk, claims.refuse_withdrawal, claim_id=first, reason="留") == Code.ILLEGAL_MOVE
    assert events(engine)[-2:] == ["post.moved_up", "post.withdrawn"]


def test_new_places_go_to_those_in_line(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    post_id = a_post(sqlite_engine, town, places=1)
    for member in (town.zhang_a, town.li_a, town.zhang_b):
        a_claim(sqlite_engine, town, post_id, member)

    does(sqlite_engine, town.clerk, posts.change_post, post_id=post_id, name="护学岗", places=2, times="")

    stand = [claim.status for claim in rows(sqlite_engine, Claim)]
    assert stand == [ClaimStatus.ASKED, ClaimStatus.ASKED, ClaimStatus.WAITING]
    assert row(sqlite_engine, Post, post_id).taken == 2


def test_everybody_sees_the_post_and_only_the_claims_within_reach(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    post_id = a_post(sqlite_engine, town, places=1)
    a_claim(sqlite_engine, town, post_id, town.zhang_b, agreed=True)
    a_claim(sqlite_engine, town, post_id, town.wang_b)
    a_claim(sqlite_engine, town, post_id, town.li_a)
    li = actor_of(Role.MEMBER, name="li", member=town.li_a)

    names = {
        "clerk": [one.member for one in seen(sqlite_engine, town.clerk).live],
        "secretary": [one.member for one in seen(sqlite_engine, town.secretary).live],
        "leader": [one.member for one in seen(sqlite_engine, actor_of(Role.LEADER)).live],
        "member": [(one.member, one.turn) for one in seen(sqlite_engine, li).live],
        "other": [one.member for one in seen(sqlite_engine, town.zhang).live],
    }

    assert names == {
        "clerk": ["张三", "王五", "李四"],
        "secretary": ["李四"],
        "leader": ["张*", "王*", "李*"],
        "member": [("李四", 2)],
        "other": [],
    }


def test_a_closed_post_is_seen_by_those_who_hold_it_and_by_nobody_else(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    post_id = a_post(sqlite_engine, town)
    a_claim(sqlite_engine, town, post_id, town.zhang_a, agreed=True)
    does(sqlite_engine, town.clerk, posts.close_post, post_id=post_id)

    assert seen(sqlite_engine, town.zhang).line.my_status is ClaimStatus.ACTIVE
    with pytest.raises(Refusal) as said:
        seen(sqlite_engine, actor_of(Role.MEMBER, name="li", member=town.li_a))
    assert said.value.code is Code.NOT_FOUND


def test_the_list_puts_what_waits_for_the_community_first_and_filters(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    quiet = a_post(sqlite_engine, town, places=1, name="环境整治岗")
    a_claim(sqlite_engine, town, quiet, town.li_a, agreed=True)
    a_claim(sqlite_engine, town, a_post(sqlite_engine, town, name="护学岗"), town.zhang_a)

    with reading(sqlite_engine) as session:
        listed = [line.name for line in post_list(session, town.clerk).lines]
        free = [line.name for line in post_list(session, town.zhang, free=True).lines]
        said = post_list(session, town.zhang, text="环境").total
        elsewhere = post_list(session, town.zhang, community_id=town.tingsong).total

    assert (listed, free, said, elsewhere) == (["护学岗", "环境整治岗"], ["护学岗"], 1, 0)


def test_the_minimum_is_met_by_agreed_claims_alone(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    ids: list[PostId] = [a_post(sqlite_engine, town, name=name) for name in ("一岗", "二岗", "三岗")]
    for post_id in ids[:2]:
        a_claim(sqlite_engine, town, post_id, town.zhang_a, agreed=True)
    a_claim(sqlite_engine, town, ids[2], town.zhang_a)
    a_claim(sqlite_engine, town, ids[0], town.zhang_b, agreed=True)

    assert own(sqlite_engine, town.zhang) == OwnPosts(wanted=2, claimed=2)
    assert meeting(sqlite_engine, town.secretary) == (1, 2, 2)
    assert meeting(sqlite_engine, town.staff) == (1, 4, 3)
    assert meeting(sqlite_engine, town.clerk) == (None, None, 3)
