"""Resources, projects and two-way claiming on the screen, as each party."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine
from sqlmodel import select

from db.tables.lists import Project, Resource
from db.terms import ProjectStatus, Recurrence, ResourceKind, ResourceStatus
from db.work import reading
from db.writes import projects
from pages.text import projects as words
from pages.text import resources as text
from tests.builders import a_town
from tests.builders.acts import does
from tests.builders.hands import offers, press, read, unfold
from tests.builders.lists import a_project, a_resource, a_running_project
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import a_need


def test_one_tap_makes_the_project_and_opens_it(house: Engine) -> None:
    town = a_town(house)
    a_need(house, town.clerk, community=town.wanghu, text="议事亭缺桌椅，想要几套办公桌椅")
    a_resource(house, town)
    secretary = a_screen(a_sign_in(house, town.secretary), "serve/two_way", side="resource", resource="ZY20260001")

    assert "都写到“办公桌椅”" in read(secretary)
    press(secretary, text.MAKE)

    with reading(house) as session:
        made = session.exec(select(Project)).one()
    assert (made.status, made.branch_id) == (ProjectStatus.CLAIMED, town.branch_a)
    assert "甲党支部" in read(a_screen(a_sign_in(house, town.clerk), "serve/project", code=made.code))


def test_a_project_goes_from_claim_to_confirmation_and_each_side_has_its_own_buttons(house: Engine) -> None:
    town = a_town(house)
    a_project(house, town)
    token, clerk = a_sign_in(house, town.secretary), a_sign_in(house, town.clerk)

    press(a_screen(token, "serve/project", code="XM20260001"), words.CLAIM)
    begun = a_screen(token, "serve/project", code="XM20260001")
    begun.date_input[1].set_value(datetime.now(UTC).date() + timedelta(days=60))
    press(begun, words.START)
    press(a_screen(token, "serve/project", code="XM20260001"), words.STEP_DO)
    assert not offers(a_screen(token, "serve/project", code="XM20260001"), words.FINISH)
    ending = a_screen(clerk, "serve/project", code="XM20260001")
    assert not offers(ending, words.STEP_DO)
    ending.text_area[0].input("三个单元都亮了")
    press(ending, words.FINISH)

    with reading(house) as session:
        project = session.exec(select(Project)).one()
    assert (project.status, project.progress, project.effect) == (ProjectStatus.FINISHED, 100, "三个单元都亮了")
    assert offers(a_screen(clerk, "serve/project", code="XM20260001"), words.RATE_IT)


def test_a_project_says_why_it_was_given_back_and_why_it_was_called_off(house: Engine) -> None:
    town = a_town(house)
    one = {"project_id": a_project(house, town)}
    does(house, town.secretary, projects.claim_project, **one, branch_id=town.branch_a)
    does(house, town.secretary, projects.give_back_project, **one, reason="年度任务调整")
    does(house, town.clerk, projects.drop_project, **one, reason="选址意见不一")

    told = read(a_screen(a_sign_in(house, town.clerk), "serve/project", code="XM20260001"))

    assert told.index("退回清单：年度任务调整") < told.index("终止：选址意见不一")


def test_a_branch_offers_and_a_community_claims(house: Engine) -> None:
    town = a_town(house)
    offering = a_screen(a_sign_in(house, town.secretary), "serve/offer")
    offering.text_area[0].input("三楼会议室可供居民议事")
    press(offering, text.OFFER)

    claiming = a_screen(a_sign_in(house, town.clerk), "serve/resource", code="ZY20260001")
    press(claiming, text.CLAIM)

    with reading(house) as session:
        resource = session.exec(select(Resource)).one()
    assert (resource.kind, resource.recurrence, resource.status) == (
        ResourceKind.PLACE,
        Recurrence.RECURRING,
        ResourceStatus.OFFERED,
    )
    assert "望湖社区" in read(claiming)


def test_what_was_offered_and_what_is_under_way_can_be_corrected_by_whoever_keeps_it(house: Engine) -> None:
    town = a_town(house)
    a_resource(house, town)
    a_running_project(house, town)
    secretary = a_sign_in(house, town.secretary)
    offered, under_way = (
        unfold(a_screen(secretary, "serve/resource", code="ZY20260001"), text.CHANGE),
        unfold(a_screen(secretary, "serve/project", code="XM20260001"), words.CHANGE),
    )

    offered.text_area[0].input("二楼会议室可供居民议事")
    press(offered, text.SAVE)
    later = datetime.now(UTC).date() + timedelta(days=90)
    under_way.date_input[-1].set_value(later)
    press(under_way, words.SAVE)

    with reading(house) as session:
        assert session.exec(select(Resource)).one().text == "二楼会议室可供居民议事"
        assert session.exec(select(Project)).one().ends_on == later
    others = a_screen(a_sign_in(house, town.zhang), "serve/resource", code="ZY20260001")
    assert text.CHANGE.zh not in [fold.label for fold in others.expander]
