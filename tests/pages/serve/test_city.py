"""The plan for the whole city on the screen: shown, settled by hand, worked out again, sent."""

from typing import Any

from sqlalchemy import Engine
from sqlmodel import select

from db.tables.claims import Claim
from db.tables.people import Member
from db.tables.settlements import Settlement
from db.tables.wishes import Wish
from db.terms import Answer, ClaimStatus, Settled
from db.work import perform, reading, writing
from db.writes import needs, wishes
from pages.text import city as text
from pages.text import me as me_text
from pages.text import needs as needs_text
from tests.builders import a_town, at
from tests.builders.acts import does, row, rows
from tests.builders.hands import offers, press, read
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import a_need, an_answer, an_offer
from tests.builders.wishes import a_wish

ALONE = 10


def test_staff_see_the_plan_settle_a_pair_and_send_what_is_left(house: Engine) -> None:
    town = a_town(house)
    need_id = a_need(house, town.clerk, community=town.wanghu, skill=town.plumbing)
    a_need(house, town.clerk, community=town.wanghu, text="想学智能手机")
    token = a_sign_in(house, town.staff)
    screen = a_screen(token, "serve/city")

    shown = read(screen) + screen.success[0].value
    assert all(words in shown for words in ("水管漏水", "想学智能手机", "已证明没有更好的安排", "每一件都找到了人"))
    assert "水电维修" in shown

    press(screen, text.FORBID)
    with reading(house) as session:
        assert session.exec(select(Settlement.settled)).all() == [Settled.FORBIDDEN]
    assert "没有人合适" in read(screen)
    again = a_screen(token, "serve/city")
    assert "没有人合适" in read(again)
    press(again, text.RELEASE)
    assert "没有人合适" not in read(again)

    perform(house, town.zhang, needs.claim_need, now=at(), need_id=need_id, member_id=town.zhang_a)
    press(again, text.SEND_NOW)

    told = read(again)
    assert "因为情况已经变了" in told
    assert "张三同志" not in told
    assert "李四同志" in told
    with reading(house) as session:
        assert sorted(session.exec(select(Claim.status))) == [ClaimStatus.ACTIVE, ClaimStatus.ASKED]


def test_after_many_offers_ten_messages_stand_alone_and_the_others_together(house: Engine) -> None:
    town = a_town(house)
    for number in range(12):
        a_need(house, town.clerk, community=town.wanghu, text=f"第 {number} 件")
    with writing(house, town.staff, now=at()) as work:
        known = work.get(Member, town.zhang_a)
        here: dict[str, Any] = {"branch_id": known.branch_id, "serves_community_id": known.serves_community_id}
        for number in range(3):
            code = f"DY001{number}"
            work.add(Member(code=code, name="赵六", checked_in_on=known.checked_in_on, **here))
    screen = a_screen(a_sign_in(house, town.staff), "serve/city")

    press(screen, text.SEND_NOW)

    asked = len(rows(house, Claim))
    assert asked > ALONE
    said = [block.value.count("同志") for block in screen.code]
    assert said == [1] * ALONE + [asked - ALONE]
    assert text.MESSAGES_REST.zh.format(count=asked - ALONE) in read(screen)


def test_a_no_brings_the_next_best_to_the_needs_page_with_one_tap(house: Engine) -> None:
    town = a_town(house)
    need_id = a_need(house, town.clerk, community=town.wanghu)
    an_answer(house, town.zhang, an_offer(house, town, need_id, member=town.zhang_a), Answer.NO)
    screen = a_screen(a_sign_in(house, town.staff), "serve/need", code="XQ20260001")

    press(screen, "请李四来办")

    with reading(house) as session:
        assert set(session.exec(select(Claim.member_id, Claim.status))) == {
            (town.zhang_a, ClaimStatus.DECLINED),
            (town.li_a, ClaimStatus.ASKED),
        }
    assert "李四同志" in read(a_screen(a_sign_in(house, town.staff), "serve/need", code="XQ20260001"))


def test_a_helper_steps_back_on_the_needs_page_and_a_wish_is_answered_on_the_own(house: Engine) -> None:
    town = a_town(house)
    need_id = a_need(house, town.clerk, community=town.wanghu, helpers=2)
    an_offer(house, town, need_id, member=town.li_a)
    an_answer(house, town.zhang, an_offer(house, town, need_id, member=town.zhang_a), Answer.YES)
    wish_id = a_wish(house, town.clerk, town.wanghu)
    does(house, town.staff, wishes.offer_wish, wish_id=wish_id, member_id=town.zhang_a)
    token = a_sign_in(house, town.zhang)

    own = a_screen(token, "account/me")
    assert "一盏护眼台灯" in read(own)
    press(own, me_text.YES)
    assert row(house, Wish, wish_id).member_id == town.zhang_a
    need = a_screen(a_sign_in(house, town.secretary), "serve/need", code="XQ20260001")
    need.text_input[-1].input("出差")
    press(need, needs_text.LEAVE)

    assert [one.status for one in rows(house, Claim)][:2] == [ClaimStatus.CALLED_OFF, ClaimStatus.ACTIVE]


def test_an_empty_city_says_what_will_be_here(house: Engine) -> None:
    town = a_town(house)

    screen = a_screen(a_sign_in(house, town.staff), "serve/city")

    assert "现在没有什么要配" in read(screen)
    assert not offers(screen, text.SEND_NOW)


def test_a_gap_says_what_would_close_it_and_the_page_is_empty_without_one(house: Engine) -> None:
    town = a_town(house)
    token = a_sign_in(house, town.staff)
    empty = read(a_screen(token, "serve/gaps"))
    need_id = a_need(house, town.clerk, community=town.wanghu, skill=town.plumbing)
    an_answer(house, town.zhang, an_offer(house, town, need_id, member=town.zhang_a), Answer.NO)

    shown = read(a_screen(token, "serve/gaps"))

    assert "每一件待办的需求都有人能办" in empty
    assert all(words in shown for words in ("水电维修：湖滨街道", "请再培养几个人", "甲党支部：会的 1 人"))
