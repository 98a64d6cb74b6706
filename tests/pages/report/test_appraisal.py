"""The year's evidence: every confirmed thing by its code, for whoever it concerns, and never an order of merit."""

import pytest
from sqlalchemy import Engine

from db.reads.appraisal import branch_evidence, member_evidence
from db.rules.rights import Actor
from db.terms import Deed, Grade, Role
from db.work import reading
from db.writes import needs
from pages.text import appraisal as text
from tests.builders import Town, a_town, actor_of
from tests.builders.acts import does
from tests.builders.hands import read
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import a_confirmed_activity, a_served_need

PATH = "report/appraisal"


@pytest.fixture
def town(house: Engine) -> Town:
    town = a_town(house)
    a_confirmed_activity(house, town)
    does(house, town.clerk, needs.solve_need, need_id=a_served_need(house, town))
    return town


def test_what_was_confirmed_stands_there_for_those_whom_it_concerns(engine: Engine) -> None:
    town = a_town(engine)
    a_confirmed_activity(engine, town)
    a_served_need(engine, town)
    of_b = actor_of(Role.SECRETARY, name="of b", branches=(town.branch_b,))

    def branch(actor: Actor, year: int = 2026) -> list[tuple[Deed, object]]:
        with reading(engine) as session:
            found = branch_evidence(session, actor, branch_id=town.branch_a, year=year)
        return [(line.kind, line.said) for line in found]

    assert branch(town.staff) == branch(town.secretary) == [(Deed.ACTIVITY, Grade.SECOND)]
    assert branch(of_b) == branch(town.zhang) == branch(town.staff, 2025) == []
    with reading(engine) as session:
        mine = member_evidence(session, town.zhang, member_id=town.zhang_a, year=2026)
        another_s = member_evidence(session, town.zhang, member_id=town.li_a, year=2026)
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


def test_a_branch_is_chosen_first_and_a_member_of_it_next(house: Engine, town: Town) -> None:
    token = a_sign_in(house, town.staff)
    assert text.CHOOSE.zh in read(a_screen(token, PATH))
    screen = a_screen(token, PATH, branch="ZB01", year="2026")

    screen.selectbox[-1].select_index(0).run()

    assert [error.message for error in screen.exception] == []
    assert screen.dataframe[0].value[text.KIND.zh].iloc[0] == "参加服务"
