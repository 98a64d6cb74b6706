"""The weights are the bureau's to set: both rankings follow them, and trying them on the past writes nothing."""

from dataclasses import asdict, replace

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select

from db.errors import Code, Refusal
from db.reads.matches import Move, candidates, city_desk, moves, weight_versions, weights_in_force
from db.rules.matching import DEFAULT, Weights
from db.tables.needs import Need
from db.tables.people import Member
from db.tables.weights import WeightVersion
from db.terms import NeedId, Role
from db.work import perform, reading, writing
from db.writes import needs, weights
from tests.builders import Town, a_town, actor_of, at
from tests.builders.acts import does, dump, events, refused, rows
from tests.builders.steps import DAY, a_need, a_served_need

HOME_ALONE = Weights(skill=0, close=0, load=0, rest=0, served=0, home=100)
CLOSE_ALONE = Weights(skill=0, close=100, load=0, rest=0, served=0, home=0)
ADMIN = actor_of(Role.ADMIN)


def facts(them: Weights, *, seen: int = 0, reason: str = "住得近的更方便") -> dict[str, object]:
    return {**asdict(them), "seen": seen, "reason": reason}


def a_town_of_neighbours(engine: Engine) -> Town:
    """李 of 甲 lives at 望湖 and is checked in far off; 张 of 甲 is checked in at 望湖 and lives elsewhere."""
    town = a_town(engine)
    with writing(engine, ADMIN, now=at()) as work:
        li, zhang = work.get(Member, town.li_a, lock=True), work.get(Member, town.zhang_a, lock=True)
        li.serves_community_id, li.home_community_id, li.checked_in_on = town.tingsong, town.wanghu, DAY
        zhang.serves_community_id, zhang.home_community_id, zhang.checked_in_on = town.wanghu, None, DAY
    return town


def a_solved_need(engine: Engine, town: Town) -> NeedId:
    need_id = a_served_need(engine, town)
    perform(engine, town.clerk, needs.solve_need, now=at(), need_id=need_id)
    return need_id


def tried(engine: Engine, town: Town, them: Weights) -> list[Move]:
    with reading(engine) as session:
        return moves(session, town.staff, weights=them, today=DAY)


def test_both_rankings_follow_the_weights_that_were_set_last(engine: Engine) -> None:
    town = a_town_of_neighbours(engine)
    need_id = a_need(engine, town.clerk, community=town.wanghu)

    does(engine, town.staff, weights.set_weights, **facts(CLOSE_ALONE))
    does(engine, ADMIN, weights.set_weights, **facts(HOME_ALONE, seen=1))

    with reading(engine) as session:
        match = candidates(session, town.staff, need_id=need_id, today=DAY)
        desk = city_desk(session, town.staff, today=DAY)
        assert weights_in_force(session, town.zhang).weights == HOME_ALONE
        assert [one.version for one in weight_versions(session, ADMIN)] == [2, 1]
    alone = {helper.member_id: desk.offers.score(0, at_) for at_, helper in enumerate(desk.helpers)}
    assert (match.suited[0].member_id, match.suited[0].weighed.score) == (town.li_a, 100)
    assert {found.member_id: found.weighed.score for found in match.suited} == alone
    assert events(engine).count("weights.set") == 2


def test_until_the_bureau_sets_its_own_those_of_the_software_hold(sqlite_engine: Engine) -> None:
    with reading(sqlite_engine) as session:
        now = weights_in_force(session, ADMIN)

    assert (now.version, now.weights) == (0, DEFAULT)


def test_trying_on_the_past_says_where_who_served_would_stand_and_writes_nothing(engine: Engine) -> None:
    town = a_town_of_neighbours(engine)
    need_id = a_solved_need(engine, town)
    with reading(engine) as session:
        before = session.exec(select(Need.code).where(col(Need.id) == need_id)).one()

    first, second = tried(engine, town, CLOSE_ALONE), tried(engine, town, HOME_ALONE)

    assert [(move.code, move.place_then) for move in first] == [(before, 1)]
    assert second[0].place_then is not None
    assert second[0].place_then > 1
    assert second[0].up == (second[0].place or 0) - second[0].place_then
    assert rows(engine, WeightVersion) == []


def test_weights_in_force_tried_on_the_past_move_nobody(sqlite_engine: Engine) -> None:
    town = a_town_of_neighbours(sqlite_engine)
    a_solved_need(sqlite_engine, town)
    before = dump(sqlite_engine)

    found = tried(sqlite_engine, town, DEFAULT)

    assert [move.up for move in found] == [0]
    assert found[0].place == found[0].place_then
    assert dump(sqlite_engine) == before


def test_who_cannot_be_asked_today_has_no_place(sqlite_engine: Engine) -> None:
    town = a_town_of_neighbours(sqlite_engine)
    a_solved_need(sqlite_engine, town)
    with writing(sqlite_engine, ADMIN, now=at()) as work:
        work.get(Member, town.zhang_a, lock=True).willing = False

    found = tried(sqlite_engine, town, CLOSE_ALONE)

    assert [(move.place, move.place_then, move.up) for move in found] == [(None, None, 0)]


def test_a_clerk_tries_only_on_what_they_reach(sqlite_engine: Engine) -> None:
    town = a_town_of_neighbours(sqlite_engine)
    a_solved_need(sqlite_engine, town)

    with reading(sqlite_engine) as session:
        assert moves(session, town.other_clerk, weights=DEFAULT, today=DAY) == []


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        (facts(replace(DEFAULT, skill=34)), Code.NOT_A_HUNDRED),
        (facts(replace(DEFAULT, skill=-1, close=61)), Code.OUT_OF_RANGE),
        (facts(DEFAULT, reason=" "), Code.EMPTY),
        (facts(DEFAULT, seen=3), Code.CHANGED_MEANWHILE),
    ],
)
def test_what_is_wrong_is_refused_and_leaves_no_version(
    sqlite_engine: Engine, changed: dict[str, object], code: Code
) -> None:
    a_town(sqlite_engine)

    assert refused(sqlite_engine, ADMIN, weights.set_weights, **changed) is code


def test_the_second_of_two_who_saw_the_same_version_is_told(engine: Engine) -> None:
    town = a_town(engine)
    does(engine, town.staff, weights.set_weights, **facts(HOME_ALONE))

    assert refused(engine, ADMIN, weights.set_weights, **facts(CLOSE_ALONE)) is Code.CHANGED_MEANWHILE
    assert [one.home for one in rows(engine, WeightVersion)] == [100]


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.STAFF, Role.ADMIN}])
def test_nobody_but_staff_and_administrators_sets_weights(sqlite_engine: Engine, role: Role) -> None:
    assert refused(sqlite_engine, actor_of(role), weights.set_weights, **facts(HOME_ALONE)) is Code.NOT_ALLOWED


def test_a_trial_of_impossible_weights_is_refused(sqlite_engine: Engine) -> None:
    with reading(sqlite_engine) as session, pytest.raises(Refusal) as refusal:
        moves(session, ADMIN, weights=replace(DEFAULT, home=11), today=DAY)

    assert refusal.value.code is Code.NOT_A_HUNDRED
