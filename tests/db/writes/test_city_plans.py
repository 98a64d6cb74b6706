"""Sending a plan, and several helpers for one need: asked, answered, led by one, and paid each."""

from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select

from db.errors import Code, Refusal
from db.reads.claims import overdue_offers
from db.reads.matches import candidates, city_desk
from db.reads.needs import need_detail, to_match
from db.rules.assignment import to_the_end
from db.rules.rights import Actor, keeper
from db.tables.base import HOME_ORG
from db.tables.claims import Claim
from db.tables.evaluation import Followup
from db.tables.keeping import JournalLine
from db.tables.needs import Need
from db.tables.points import PointLine
from db.tables.settlements import Settlement
from db.terms import (
    Answer,
    ClaimStatus,
    ClaimTarget,
    ContactWay,
    MemberId,
    NeedStatus,
    Role,
    Satisfaction,
    Settled,
)
from db.work import perform, reading
from db.writes import city_plans, followups, needs
from db.writes import offers as offering
from tests.builders import Town, a_town, actor_of, at
from tests.builders.steps import DAY, a_need, an_answer, an_offer


def standing(engine: Engine) -> tuple[NeedStatus, MemberId | None]:
    with reading(engine) as session:
        need = session.exec(select(Need)).one()
    return need.status, MemberId(need.member_id) if need.member_id else None


def claims(engine: Engine) -> dict[MemberId, ClaimStatus]:
    with reading(engine) as session:
        return {MemberId(one.member_id): one.status for one in session.exec(select(Claim)) if one.member_id}


def member(town: Town, who: MemberId) -> Actor:
    return town.zhang if who == town.zhang_a else actor_of(Role.MEMBER, member=who)


def test_every_pair_is_offered_and_those_that_became_stale_are_named(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    taken, free = (a_need(sqlite_engine, town.clerk, community=town.wanghu) for _ in range(2))
    perform(sqlite_engine, town.zhang, needs.claim_need, now=at(), need_id=taken, member_id=town.zhang_a)
    pairs = ((taken, town.li_a), (free, town.wang_b), (free, town.zhang_b), (free, town.li_a))
    offers = tuple((ClaimTarget.NEED, need_id, member_id) for need_id, member_id in pairs)

    sent = perform(sqlite_engine, town.staff, city_plans.send_plan, now=at(), offers=offers)

    assert sent.asked == (offers[2],)
    assert [(one.offer, one.refusal.code) for one in sent.stale] == [
        (offers[0], Code.ALREADY_TAKEN),
        (offers[1], Code.NOT_CHECKED_IN),
        (offers[3], Code.ALREADY_TAKEN),
    ]
    assert [one.refusal.facts.get("holder") for one in sent.stale] == ["张三", None, "张三"]
    assert claims(sqlite_engine) == {town.zhang_a: ClaimStatus.ACTIVE, town.zhang_b: ClaimStatus.ASKED}


def test_only_who_may_assign_sends_a_plan(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)

    with pytest.raises(Refusal) as refused:
        perform(sqlite_engine, town.clerk, city_plans.send_plan, now=at(), offers=())

    assert refused.value.code is Code.NOT_ALLOWED


def test_what_is_settled_about_a_pair_is_said_once_and_may_be_taken_back(engine: Engine) -> None:
    town = a_town(engine)
    need_id = a_need(engine, town.clerk, community=town.wanghu)
    pair: dict[str, Any] = {"target": ClaimTarget.NEED, "target_id": need_id, "member_id": town.li_a}

    for settled in (Settled.PINNED, Settled.FORBIDDEN):
        perform(engine, town.staff, city_plans.settle_pair, now=at(), settled=settled, **pair)
    with reading(engine) as session:
        kept = session.exec(select(Settlement.settled)).all()
    perform(engine, town.staff, city_plans.release_pair, now=at(), **pair)

    assert kept == [Settled.FORBIDDEN]
    with reading(engine) as session:
        assert session.exec(select(Settlement)).all() == []
    with pytest.raises(Refusal) as refused:
        perform(engine, town.staff, city_plans.release_pair, now=at(), **pair)
    assert refused.value.code is Code.NOT_FOUND


def test_the_first_yes_leads_a_need_of_several_and_a_third_helper_is_refused(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need_id = a_need(sqlite_engine, town.clerk, community=town.wanghu, helpers=2)
    an_offer(sqlite_engine, town, need_id, member=town.zhang_a)
    second = an_offer(sqlite_engine, town, need_id, member=town.li_a)
    with pytest.raises(Refusal) as refused:
        an_offer(sqlite_engine, town, need_id, member=town.zhang_b)

    before = standing(sqlite_engine)
    an_answer(sqlite_engine, member(town, town.li_a), second, Answer.YES)

    assert refused.value.code is Code.ALREADY_TAKEN
    assert before == (NeedStatus.OFFERED, town.zhang_a)
    assert standing(sqlite_engine) == (NeedStatus.CLAIMED, town.li_a)
    assert claims(sqlite_engine) == {town.zhang_a: ClaimStatus.ASKED, town.li_a: ClaimStatus.ACTIVE}


def test_a_leaders_no_hands_the_need_to_the_other_and_the_last_no_reopens_it(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need_id = a_need(sqlite_engine, town.clerk, community=town.wanghu, helpers=2)
    first = an_offer(sqlite_engine, town, need_id, member=town.zhang_a)
    second = an_offer(sqlite_engine, town, need_id, member=town.li_a)

    an_answer(sqlite_engine, town.zhang, first, Answer.NO)
    between = standing(sqlite_engine)
    an_answer(sqlite_engine, member(town, town.li_a), second, Answer.NO)

    assert between == (NeedStatus.OFFERED, town.li_a)
    assert standing(sqlite_engine) == (NeedStatus.OPEN, None)


def test_an_offer_without_an_answer_lapses_once_and_is_not_made_to_the_same_again(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need_id = a_need(sqlite_engine, town.clerk, community=town.wanghu)
    an_offer(sqlite_engine, town, need_id, member=town.zhang_a)
    last_day, day_after = at(day=20 + needs.ANSWER_DAYS), at(day=21 + needs.ANSWER_DAYS)

    keep = keeper(HOME_ORG)
    lapsed = [perform(sqlite_engine, keep, offering.lapse_offers, now=now) for now in (last_day, day_after, day_after)]
    with reading(sqlite_engine) as session:
        overdue = overdue_offers(session, town.staff, today=day_after.date())
        match = candidates(session, town.staff, need_id=need_id, today=day_after.date())
        told = session.exec(select(JournalLine).where(JournalLine.event == "need.offer_lapsed")).all()

    assert lapsed == [0, 1, 0]
    assert overdue == 0
    assert standing(sqlite_engine) == (NeedStatus.OPEN, None)
    assert claims(sqlite_engine) == {town.zhang_a: ClaimStatus.LAPSED}
    assert [line.subject_id for line in told] == [need_id]
    assert [suited.member_id for suited in match.suited] == [town.li_a, town.zhang_b]


def test_a_need_of_several_is_matched_and_planned_on_until_it_has_them(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need_id = a_need(sqlite_engine, town.clerk, community=town.wanghu, helpers=2)
    first = an_offer(sqlite_engine, town, need_id, member=town.zhang_a)
    an_answer(sqlite_engine, town.zhang, first, Answer.YES)

    with reading(sqlite_engine) as session:
        desk = city_desk(session, town.staff, today=DAY)
        match = candidates(session, town.staff, need_id=need_id, today=DAY)
        waiting = to_match(session, town.staff, today=DAY)
    an_offer(sqlite_engine, town, need_id, member=town.li_a)
    with reading(sqlite_engine) as session:
        full = city_desk(session, town.staff, today=DAY).things
        detail = need_detail(session, town.staff, code=waiting[0].code, today=DAY)

    assert [(thing.id, thing.missing) for thing in desk.things] == [(need_id, 1)]
    assert {link.member_id for link in desk.plan(to_the_end).links} == {town.li_a}
    assert [suited.member_id for suited in match.suited] == [town.li_a, town.zhang_b]
    assert full == ()
    assert [(one.name, one.status) for one in detail.helping] == [
        ("张三", ClaimStatus.ACTIVE),
        ("李四", ClaimStatus.ASKED),
    ]


def test_everybody_who_helped_is_paid_and_loses_it_when_it_did_not_help(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need_id = a_need(sqlite_engine, town.clerk, community=town.wanghu, helpers=3)
    for who in (town.zhang_a, town.li_a):
        an_answer(sqlite_engine, member(town, who), an_offer(sqlite_engine, town, need_id, member=who), Answer.YES)
    an_offer(sqlite_engine, town, need_id, member=town.zhang_b)
    about: dict[str, Any] = {"need_id": need_id, "measures": "换了水管", "served_on": DAY}
    perform(sqlite_engine, town.zhang, needs.serve_need, now=at(), **about)
    perform(sqlite_engine, town.clerk, needs.solve_need, now=at(day=21), need_id=need_id)

    paid = _points(sqlite_engine)
    with reading(sqlite_engine) as session:
        followup_id = session.exec(select(Followup.id)).one()
    perform(
        sqlite_engine,
        town.clerk,
        followups.ask_afterwards,
        now=at(day=22),
        followup_id=followup_id,
        way=ContactWay.PHONE,
        satisfaction=Satisfaction.NOT,
        opinion="又漏了",
    )

    assert paid == {town.zhang_a: 1, town.li_a: 1}
    assert _points(sqlite_engine) == {town.zhang_a: 0, town.li_a: 0}
    assert claims(sqlite_engine)[town.zhang_b] is ClaimStatus.CALLED_OFF


def _points(engine: Engine) -> dict[MemberId, int]:
    with reading(engine) as session:
        lines = session.exec(select(PointLine).where(col(PointLine.member_id).is_not(None))).all()
    return {
        MemberId(who): sum(line.points for line in lines if line.member_id == who)
        for who in {line.member_id for line in lines}
        if who
    }
