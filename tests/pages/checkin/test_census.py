"""The census on the screen: started once, swept, worked through, closed with a reason or with nobody missing."""

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from db.rules.findings import Wanting
from db.tables.checkins import Census, CensusFinding
from db.terms import CensusStatus, FindingKind, Role
from db.work import reading
from db.writes.censuses import close_census, mend_finding, start_census
from db.writes.members import fill_form
from pages.text import censuses as text
from tests.builders import Town, a_town, actor_of
from tests.builders.acts import does
from tests.builders.checking import a_checkin
from tests.builders.hands import beneath, offers, press, read, tap_twice
from tests.builders.screens import a_screen, a_sign_in
from tests.db.reads.test_censuses import a_census

PATH = "checkin/census"


@pytest.fixture
def town(house: Engine) -> Town:
    return a_town(house)


def censuses(engine: Engine) -> list[Census]:
    with reading(engine) as session:
        return list(session.exec(select(Census)))


def findings(engine: Engine) -> list[CensusFinding]:
    with reading(engine) as session:
        return list(session.exec(select(CensusFinding)))


def test_only_the_office_sweeps(house: Engine, town: Town) -> None:
    a_census(house, town)

    shown = {
        actor.role: offers(a_screen(a_sign_in(house, actor), PATH), text.SWEEP)
        for actor in (town.staff, town.secretary, town.clerk, actor_of(Role.LEADER))
    }

    assert [role for role, sweeps in shown.items() if sweeps] == [Role.STAFF]


def test_an_address_names_a_census_and_one_from_before_leads_to_the_same(house: Engine, town: Town) -> None:
    a_census(house, town)
    does(house, town.staff, start_census, name="六月排查", started_on=date(2026, 5, 20), due_on=date(2026, 5, 20))
    older = next(one for one in censuses(house) if one.name == "五月排查")
    token = a_sign_in(house, town.staff)

    screens = [a_screen(token, PATH, census=said) for said in (older.name, str(older.id))]

    assert [screen.query_params["census"] for screen in screens] == ["五月排查", "五月排查"]
    assert all("五月排查" in read(screen) for screen in screens)


def test_before_the_first_the_page_says_how_to_begin(house: Engine, town: Town) -> None:
    screen = a_screen(a_sign_in(house, town.secretary), PATH)

    assert text.NONE.zh in read(screen)


def test_a_census_is_started_once_and_lists_who_is_missing_and_what_is(house: Engine, town: Town) -> None:
    a_census(house, town)
    screen = a_screen(a_sign_in(house, town.staff), PATH)
    screen.text_input[0].input("下半年排查")

    tap_twice(screen, text.START, "census")

    assert [census.name for census in censuses(house)] == ["五月排查", "下半年排查"]
    assert "**下半年排查**" in read(screen)
    assert "王五" in read(screen)
    assert text.IS_WANTING.zh.format(parts=text.WANTING[Wanting.FORM].zh) in read(screen)


def test_it_does_not_close_while_somebody_is_missing_without_a_reason(house: Engine, town: Town) -> None:
    a_census(house, town)
    screen = a_screen(a_sign_in(house, town.staff), PATH)

    press(screen, text.CLOSE)
    refused = beneath(screen)
    next(box for box in screen.text_input if box.label.startswith(text.REASON.zh)).input("一人外出学习")
    press(screen, text.CLOSE)

    assert refused == {text.REASON.zh: f"请填写“{text.REASON.zh}”。"}
    assert [(census.status, census.reason) for census in censuses(house)] == [(CensusStatus.CLOSED, "一人外出学习")]
    assert "还缺 1 人。原因：一人外出学习" in read(screen)


def test_with_nobody_missing_it_closes_at_a_hundred_per_cent(house: Engine, town: Town) -> None:
    a_census(house, town)
    a_checkin(house, town, town.wang_b, town.tingsong, date(2026, 5, 18))
    screen = a_screen(a_sign_in(house, town.staff), PATH)

    tap_twice(screen, text.CLOSE, f"close-{censuses(house)[0].id}")

    assert [(census.in_service, census.checked_in) for census in censuses(house)] == [(4, 4)]
    assert "应报到 4 人，已报到 4 人，一个不缺" in read(screen)


def test_a_sweep_ticks_off_what_was_mended(house: Engine, town: Town) -> None:
    a_census(house, town)
    a_checkin(house, town, town.wang_b, town.tingsong, date(2026, 5, 18))
    screen = a_screen(a_sign_in(house, town.staff), PATH)

    press(screen, text.SWEEP)
    data = next(one.id for one in findings(house) if one.kind is FindingKind.WRONG_DATA)
    form = {"name": "王五", "phone": "13900001111", "gender": None, "born": "", "duty": "", "home_community_id": None}
    does(house, town.staff, fill_form, member_id=town.wang_b, times=(), day=date(2026, 5, 18), **form)
    does(house, town.staff, mend_finding, finding_id=data)
    does(house, town.staff, close_census, census_id=censuses(house)[0].id)
    mended = a_screen(a_sign_in(house, town.staff), PATH, which="mended")

    assert [one.note for one in findings(house) if one.kind is FindingKind.WRONG_DATA] == [Wanting.FORM]
    said = read(mended)
    assert text.WAS_WANTING.zh.format(parts=text.WANTING[Wanting.FORM].zh) in said
    assert text.MENDED_BY.zh.format(day="2026年5月20日", name=town.staff.name) in said
    assert text.MENDED_ON.zh.format(day="") in said


def test_a_community_is_told_why_its_missing_are_in_no_list(house: Engine, town: Town) -> None:
    a_census(house, town)

    screen = a_screen(a_sign_in(house, town.clerk), PATH)

    assert text.OF_BRANCHES.zh in read(screen)
    assert not screen.metric


def test_a_finding_about_nobody_is_refused_in_a_sentence(house: Engine, town: Town) -> None:
    a_census(house, town)
    screen = a_screen(a_sign_in(house, town.staff), PATH)

    next(box for box in screen.text_input if box.label.startswith(text.MEMBER.zh)).input("DY99999")
    press(screen, text.ADD)

    assert "没有编号为“DY99999”的党员" in read(screen)
    with reading(house) as session:
        assert len(session.exec(select(CensusFinding)).all()) == 2
