"""The year's evidence: every confirmed thing by its code, for whoever it concerns, and never an order of merit."""

from datetime import date

import pytest
from sqlalchemy import Engine

from db.reads.appraisal import branch_evidence, member_evidence
from db.rules.calendar import Period
from db.rules.rights import Actor
from db.tables.evaluation import Followup
from db.terms import Answer, ContactWay, Deed, Grade, MemberId, NeedId, Role, Satisfaction
from db.work import reading
from db.writes import claims, followups, needs, wishes
from pages.text import appraisal as text
from pages.text import points as point_words
from tests.builders import Town, a_town, actor_of
from tests.builders.acts import does, rows
from tests.builders.hands import read
from tests.builders.posts import a_post
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import DAY, a_confirmed_activity, a_need, a_served_need, an_answer, an_offer
from tests.builders.wishes import a_wish

PATH = "report/appraisal"
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
FIRST_HALF = Period(date(2026, 1, 1), date(2026, 6, 30))
SECOND_HALF = Period(date(2026, 7, 1), date(2026, 12, 31))


@pytest.fixture
def town(house: Engine) -> Town:
    town = a_town(house)
    a_confirmed_activity(house, town)
    does(house, town.clerk, needs.solve_need, need_id=a_served_need(house, town))
    return town


def test_what_was_confirmed_stands_there_for_those_whom_it_concerns(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_confirmed_activity(sqlite_engine, town)
    a_served_need(sqlite_engine, town)
    of_b = actor_of(Role.SECRETARY, name="of b", branches=(town.branch_b,))

    def branch(actor: Actor, period: Period = YEAR) -> list[tuple[Deed, object]]:
        with reading(sqlite_engine) as session:
            found = branch_evidence(session, actor, branch_id=town.branch_a, period=period)
        return [(line.kind, line.said) for line in found]

    assert branch(town.staff) == branch(town.secretary) == [(Deed.ACTIVITY, Grade.SECOND)]
    assert branch(of_b) == branch(town.zhang) == branch(town.staff, SECOND_HALF) == []
    with reading(sqlite_engine) as session:
        mine = member_evidence(session, town.zhang, member_id=town.zhang_a, period=YEAR)
        another_s = member_evidence(session, town.zhang, member_id=town.li_a, period=YEAR)
    assert [(line.kind, line.what) for line in mine] == [(Deed.SERVICE, "清扫楼道")]
    assert another_s == []


def test_the_branch_s_evidence_is_shown_to_its_secretary_and_a_member_s_own_to_the_member(
    house: Engine, town: Town
) -> None:
    branch, own = (
        a_screen(a_sign_in(house, actor), PATH, branch="ZB01", year="2026").dataframe[0].value[text.KIND.zh]
        for actor in (town.secretary, town.zhang)
    )

    assert (list(branch), list(own)) == (["活动", "办结需求"], ["参加服务", "办结需求"])
    # the way from a branch's evidence to its points opens the branch
    points = read(a_screen(a_sign_in(house, town.secretary), "report/points", branch="ZB01", year="2026"))
    assert point_words.LEDGER_OF.zh.format(name="甲党支部") in points


def test_a_wish_is_evidenced_by_what_was_done_and_never_by_whose_it_was(house: Engine) -> None:
    town = a_town(house)
    wish_id = a_wish(house, town.clerk, town.wanghu)
    does(house, town.zhang, wishes.claim_wish, wish_id=wish_id, member_id=town.zhang_a)
    does(house, town.clerk, wishes.fulfil_wish, wish_id=wish_id, day=DAY)

    table = a_screen(a_sign_in(house, town.secretary), PATH, branch="ZB01", year="2026").dataframe[0].value

    assert list(table[text.NOTE.zh]) == ["2026年5月20日认领，2026年5月20日实现，社区已确认"]


def test_a_branch_is_chosen_first_and_a_member_of_it_next(house: Engine, town: Town) -> None:
    token = a_sign_in(house, town.staff)
    assert text.CHOOSE.zh in read(a_screen(token, PATH))
    screen = a_screen(token, PATH, branch="ZB01", year="2026")

    screen.selectbox[-1].select_index(0).run()

    assert [error.message for error in screen.exception] == []
    assert screen.dataframe[0].value[text.KIND.zh].iloc[0] == "参加服务"
    screen.session_state["evidence-李四-2026"] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    assert next(link.proto.label for link in screen.run().get("page_link")) == f":blue[{point_words.OPEN.zh}]"


@pytest.mark.usefixtures("town")
def test_who_may_not_open_a_line_is_told_so_and_the_points_are_those_of_the_same_half(
    house: Engine,
) -> None:
    screen = a_screen(a_sign_in(house, actor_of(Role.AUDITOR)), PATH, branch="ZB01", year="2026", part="H1")
    screen.session_state["evidence-甲党支部-2026H1"] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    screen.run()

    links = [link.proto for link in screen.get("page_link")]
    assert text.SHUT.zh.format(kind="活动") in read(screen)
    assert [link.query_string for link in links if text.POINTS.zh in link.label] == ["year=2026&part=H1&branch=ZB01"]


def a_need_that_two_solved(engine: Engine, town: Town) -> NeedId:
    """Let Zhang and Li help with a need, and its community call it solved."""
    need_id = a_need(engine, town.clerk, community=town.wanghu, helpers=2)
    li = actor_of(Role.MEMBER, name="li", member=town.li_a)
    for who, member_id in ((town.zhang, town.zhang_a), (li, town.li_a)):
        an_answer(engine, who, an_offer(engine, town, need_id, member=member_id), Answer.YES)
    does(engine, town.zhang, needs.serve_need, need_id=need_id, measures="换了水管", served_on=DAY)
    does(engine, town.clerk, needs.solve_need, need_id=need_id)
    return need_id


def test_a_helper_s_need_and_a_post_that_is_held_stand_behind_a_member(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_need_that_two_solved(sqlite_engine, town)
    post_id = a_post(sqlite_engine, town)
    claim = does(sqlite_engine, town.zhang, claims.claim_post, post_id=post_id, member_id=town.zhang_a)
    does(sqlite_engine, town.clerk, claims.approve_claim, claim_id=claim.id)
    does(sqlite_engine, town.zhang, claims.withdraw_claim, claim_id=claim.id, reason="调动")

    def of(member_id: MemberId, period: Period) -> list[Deed]:
        with reading(sqlite_engine) as session:
            return [line.kind for line in member_evidence(session, town.staff, member_id=member_id, period=period)]

    assert of(town.li_a, YEAR) == [Deed.NEED]
    assert sorted(of(town.zhang_a, YEAR)) == [Deed.NEED, Deed.POST]
    assert of(town.zhang_a, SECOND_HALF) == [Deed.POST]
    does(sqlite_engine, town.clerk, claims.approve_withdrawal, claim_id=claim.id)
    given_up = does(sqlite_engine, town.zhang, claims.claim_post, post_id=post_id, member_id=town.zhang_a)
    does(sqlite_engine, town.zhang, claims.withdraw_claim, claim_id=given_up.id, reason="调动")
    assert (of(town.zhang_a, FIRST_HALF).count(Deed.POST), of(town.zhang_a, SECOND_HALF)) == (1, [])


def test_what_did_not_help_stands_behind_nobody_once_another_has_solved_it(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need_id = a_need_that_two_solved(sqlite_engine, town)
    answer = {"satisfaction": Satisfaction.NOT, "opinion": "又漏了", "way": ContactWay.PHONE}
    does(sqlite_engine, town.clerk, followups.ask_afterwards, followup_id=rows(sqlite_engine, Followup)[0].id, **answer)
    does(sqlite_engine, town.staff, needs.claim_need, need_id=need_id, member_id=town.li_a)
    does(sqlite_engine, town.staff, needs.serve_need, need_id=need_id, measures="整根换了", served_on=DAY)
    does(sqlite_engine, town.clerk, needs.solve_need, need_id=need_id)

    with reading(sqlite_engine) as session:
        zhang, li_s = (
            member_evidence(session, town.staff, member_id=who, period=YEAR) for who in (town.zhang_a, town.li_a)
        )
    assert ([line.note for line in zhang], [line.note for line in li_s]) == ([], ["整根换了"])
