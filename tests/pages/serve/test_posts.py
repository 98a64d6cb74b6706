"""Service posts on the screen: claimed by a member, agreed to by the clerk, left with the community's word."""

from sqlalchemy import Engine
from sqlmodel import col, select

from db.rules.metrics import Metric
from db.tables.claims import Claim
from db.tables.lists import Post
from db.terms import ClaimStatus, Role
from db.work import reading
from pages.text import metrics
from pages.text import places as place_words
from pages.text import posts as words
from tests.builders import a_town, actor_of
from tests.builders.hands import offers, press, read, tap_twice, unfold
from tests.builders.posts import a_claim, a_post
from tests.builders.screens import a_screen, a_sign_in

CODE = "GW20260001"


def test_a_member_claims_once_the_clerk_agrees_and_the_queue_says_the_turn(house: Engine) -> None:
    town = a_town(house)
    post_id = a_post(house, town, places=1)
    zhang = a_screen(a_sign_in(house, town.zhang), "serve/post", code=CODE)
    tap_twice(zhang, words.CLAIM, f"claim-{CODE}")
    a_claim(house, town, post_id, town.li_a)

    clerk = a_screen(a_sign_in(house, town.clerk), "serve/post", code=CODE)
    press(clerk, words.APPROVE)
    li = a_screen(a_sign_in(house, actor_of(Role.MEMBER, name="li", member=town.li_a)), "serve/post", code=CODE)
    wang = a_screen(a_sign_in(house, actor_of(Role.MEMBER, name="wang", member=town.wang_b)), "serve/post", code=CODE)

    with reading(house) as session:
        stand = [(one.member_id, one.status) for one in session.exec(select(Claim).order_by(col(Claim.id))).all()]
    assert stand == [(town.zhang_a, ClaimStatus.ACTIVE), (town.li_a, ClaimStatus.WAITING)]
    assert words.YOUR_TURN.zh.format(turn=1) in read(li)
    assert "张三" not in read(li)
    assert offers(wang, words.QUEUE)
    assert words.STILL.zh.format(count=1) in read(a_screen(a_sign_in(house, town.zhang), "serve/posts"))


def test_who_may_not_keep_a_post_is_offered_nothing_of_it(house: Engine) -> None:
    town = a_town(house)
    a_claim(house, town, a_post(house, town), town.zhang_a)

    other = a_screen(a_sign_in(house, town.other_clerk), "serve/post", code=CODE)
    leader = a_screen(a_sign_in(house, actor_of(Role.LEADER)), "serve/post", code=CODE)
    secretary = a_screen(a_sign_in(house, town.secretary), "serve/post", code=CODE)

    assert not other.title or "护学岗" not in read(other)
    assert not any(offers(screen, words.APPROVE) for screen in (leader, secretary))
    assert "张\\*" in read(leader)
    assert offers(secretary, words.CLAIM_FOR_MEMBER)
    kept = {one.label: one.value for one in a_screen(a_sign_in(house, town.secretary), "serve/posts").metric}
    assert kept == {
        metrics.NAMES[Metric.MINIMUM_SHARE].zh: "0%",
        metrics.NAMES[Metric.BELOW_MINIMUM].zh: "2",
        metrics.NAMES[Metric.POSTS_CLAIMED].zh: "0",
        metrics.NAMES[Metric.MINIMUM_POSTS].zh: "2",
    }


def test_a_clerk_opens_a_post_and_changes_its_places(house: Engine) -> None:
    town = a_town(house)
    token = a_sign_in(house, town.clerk)
    screen = a_screen(token, "serve/open_post")

    screen.text_input[0].input("便民维修岗")
    press(screen, words.OPEN)
    opened = unfold(a_screen(token, "serve/post", code=CODE), words.CHANGE)
    opened.number_input[0].set_value(9)
    press(opened, words.SAVE)

    with reading(house) as session:
        post = session.exec(select(Post)).one()
    assert (post.name, post.places, post.community_id) == ("便民维修岗", 9, town.wanghu)
    assert offers(a_screen(token, "serve/posts"), place_words.OPEN_POST)
