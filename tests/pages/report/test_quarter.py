"""The quarterly forms on the screen: who sees what, one person fills, another closes, and every cell opens."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, update
from streamlit.testing.v1 import AppTest

from db.rules.calendar import day_in_shanghai
from db.rules.metrics import Answer, Metric
from db.rules.quarters import due_of_quarter
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.evaluation import Followup
from db.tables.reports import Override, Quarter, Snapshot
from db.terms import ActivityStatus, ContactWay, FormKind, Grade, QuarterStatus, Role, Satisfaction
from db.writes import activities
from db.writes.followups import ask_afterwards
from pages.kit import quarterly
from pages.text import metrics
from pages.text import quarterly as text
from tests.builders import Town, a_town, actor_of
from tests.builders.acts import does, rows
from tests.builders.hands import offers, press, read
from tests.builders.screens import a_screen, a_sign_in
from tests.db.writes.test_quarters import CHECKER, FILLER, LATER, Q2, a_busy_town, a_closed_one, a_quarter

PATH = "report/quarter"


def opened(house: Engine, actor: Actor, **codes: str) -> AppTest:
    screen = a_screen(a_sign_in(house, actor), PATH, quarter=Q2, **codes)
    assert [error.message for error in screen.exception] == []
    return screen


def tap(screen: AppTest, form: FormKind, row: int, column: str) -> AppTest:
    """Tap a cell of the form's table."""
    screen.session_state[f"form-{Q2}-{form}"] = {"selection": {"rows": [], "columns": [], "cells": [(row, column)]}}
    return screen.run()


@pytest.fixture
def town(house: Engine) -> Town:
    return a_busy_town(house)


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("role", [Role.LEADER, Role.AUDITOR])
def test_a_leader_reads_masked_names_and_an_auditor_no_lines(house: Engine, role: Role) -> None:
    a_quarter(house)

    screen = opened(house, actor_of(role), form="qb")
    said = read(screen)

    assert (text.NO_LINES_FOR_YOU.zh in said) == (role is Role.AUDITOR)
    assert not offers(screen, text.FILL)
    if role is Role.LEADER:
        lines = screen.dataframe[0].value
        assert [list(lines[column]) for column in ("责任党员", "是否解决", "备注")] == [["张*"], ["是"], ["—"]]


@pytest.mark.usefixtures("town")
def test_one_person_fills_and_another_closes(house: Engine) -> None:
    a_quarter(house)
    screen = opened(house, FILLER)
    before = read(screen)
    press(screen, text.FILL)

    late = (day_in_shanghai(datetime.now(UTC)) - due_of_quarter(Q2)).days
    assert text.OVERDUE.zh.format(days=late) in before
    assert text.UNCONFIRMED.zh.format(count=2) in before
    assert text.OWN_WORK.zh in read(screen)
    assert not offers(screen, text.CLOSE)

    screen = opened(house, CHECKER)
    press(screen, text.CLOSE)

    assert [quarter.status for quarter in rows(house, Quarter)] == [QuarterStatus.CLOSED]
    assert text.STATE_CLOSED.zh in read(screen)
    assert len(rows(house, Snapshot)) == 2


@pytest.mark.usefixtures("town")
def test_a_cell_opens_to_its_definition_and_is_filled_by_hand_with_a_reason(house: Engine) -> None:
    a_quarter(house)
    screen = opened(house, FILLER)

    tap(screen, FormKind.QA, 1, metrics.NAMES[Metric.LEADER_TIMES].zh)
    assert metrics.DEFINITIONS[Metric.LEADER_TIMES].zh in read(screen)
    screen.text_input[0].input("三人左右")
    screen.text_input[1].input("班子三人参加")
    press(screen, text.SAVE)
    assert "“三人左右”不是" in read(screen)
    assert [field.value for field in screen.text_input] == ["三人左右", "班子三人参加"]
    screen.text_input[0].input("3")
    press(screen, text.SAVE)

    assert [(made.cell, made.value) for made in rows(house, Override)] == [("ZB01.leader_times", "3")]
    assert list(screen.dataframe[0].value[metrics.NAMES[Metric.LEADER_TIMES].zh])[:2] == ["3", "3※"]
    assert "班子三人参加" in read(screen)
    press(screen, text.FILL)
    assert text.SIGNATURE_GOES.zh.format(name=FILLER.name) in read(screen)
    press(screen, text.TAKE_BACK)
    assert rows(house, Override) == []
    assert [toast.value for toast in screen.toast] == [text.TAKEN_BACK_UNSIGNED.zh.format(name=FILLER.name)]


@pytest.mark.usefixtures("town")
def test_a_total_of_form_b_is_filled_by_hand_with_a_reason_and_shows_it(house: Engine) -> None:
    a_quarter(house)
    screen = opened(house, FILLER, form="qb", total="needs_in_hand")

    assert metrics.DEFINITIONS[Metric.NEEDS_IN_HAND].zh in read(screen)
    screen.text_input[0].input("7")
    screen.text_input[1].input("两件在纸上")
    press(screen, text.SAVE)

    assert [(made.cell, made.value) for made in rows(house, Override)] == [("total.needs_in_hand", "7")]
    assert "7※" in [figure.value for figure in screen.metric]
    assert "两件在纸上" in read(screen)
    assert not offers(opened(house, actor_of(Role.LEADER), form="qb", total="needs_in_hand"), text.SAVE)


@pytest.mark.usefixtures("town")
def test_a_typed_total_that_is_not_the_sum_is_said_before_signing_and_withdraws_the_signature(house: Engine) -> None:
    a_quarter(house)
    screen = opened(house, FILLER)
    press(screen, text.FILL)
    tap(screen, FormKind.QA, 0, metrics.NAMES[Metric.ACTIVITIES].zh)
    screen.text_input[-2].input("1500")
    screen.text_input[-1].input("按花名册")
    press(screen, text.SAVE)

    assert [toast.value for toast in screen.toast] == [text.OVERRIDDEN_UNSIGNED.zh.format(name=FILLER.name)]
    assert "合计 · 开展活动：填的是 1,500，各行相加是 1。" in read(screen)
    assert offers(screen, text.FILL)


@pytest.mark.usefixtures("town")
def test_a_correction_shows_what_would_change_and_a_tampered_form_says_so(house: Engine) -> None:
    a_closed_one(house)
    screen = opened(house, FILLER)
    screen.text_input[0].input("漏了一次")
    press(screen, text.CORRECT)
    assert text.NO_CHANGE.zh in read(screen)
    press(screen, text.DROP)

    with house.begin() as connection:
        connection.execute(update(Snapshot).values(content_hash="0" * 64))
    assert text.BROKEN.zh in read(opened(house, CHECKER))


def test_a_correction_names_what_was_confirmed_since_and_that_the_other_form_changes_too(
    house: Engine, town: Town
) -> None:
    a_closed_one(house)
    (held,) = [one for one in rows(house, Activity) if one.status is ActivityStatus.CLOSED]
    (asked,) = rows(house, Followup)
    does(house, town.clerk, activities.confirm_activity, now=LATER, activity_id=held.id, grade=Grade.FIRST)
    facts = {"followup_id": asked.id, "way": ContactWay.PHONE, "satisfaction": Satisfaction.SATISFIED}
    does(house, town.clerk, ask_afterwards, now=LATER, **facts)
    screen = opened(house, FILLER)
    screen.text_input[0].input("核对一遍")
    press(screen, text.CORRECT)

    screen = opened(house, CHECKER)

    ways = [link.proto.label for link in screen.get("page_link")]
    assert [way for way in ways if held.name in way] == [
        f":blue[{held.name} · 甲党支部 · 2026年5月20日 · 2026年7月20日确认]"
    ]
    assert [way for way in ways if text.FORMS[FormKind.QB].zh in way] != []
    assert text.ASKED_LATER.zh.format(count=1) in read(screen)


def test_a_year_stands_beside_the_year_before(house: Engine) -> None:
    town = a_busy_town(house)

    screen = a_screen(a_sign_in(house, town.staff), "report/year", quarter=Q2)

    assert [error.message for error in screen.exception] == []
    compared = screen.dataframe[0].value.set_index(text.FIGURE.zh)
    assert list(compared.loc[metrics.NAMES[Metric.NEEDS_SOLVED].zh]) == ["1", "—", "—", "1"]


def test_a_share_moves_by_percentage_points_and_an_average_by_its_own() -> None:
    assert quarterly.moved(Metric.COVERAGE, Answer(9, 10), Answer(8, 10)) == "+10.0 个百分点"
    assert quarterly.moved(Metric.COVERAGE, Answer(8, 10), Answer(8, 10)) == "±0.0 个百分点"
    assert quarterly.moved(Metric.POSTS_PER_HEAD, Answer(9, 10), Answer(12, 10)) == "−0.30"
    assert quarterly.moved(Metric.NEEDS_SOLVED, Answer(1), Answer(3)) == "−2"
    assert quarterly.moved(Metric.COVERAGE, Answer(8, 10), Answer(0, 0)) == "—"


def test_without_a_solved_need_the_form_says_what_will_be_here(house: Engine) -> None:
    a_town(house)

    assert text.EMPTY_QB.zh in read(opened(house, FILLER, form="qb"))


@pytest.mark.usefixtures("town")
def test_a_corrected_form_names_who_filled_and_checked_each_version(house: Engine) -> None:
    a_closed_one(house)
    screen = opened(house, FILLER)
    screen.text_input[0].input("班子参加漏记")
    press(screen, text.CORRECT)
    tap(screen, FormKind.QA, 1, metrics.NAMES[Metric.LEADER_TIMES].zh)
    screen.text_input[0].input("3")
    screen.text_input[1].input("会议签到表")
    press(screen, text.SAVE)

    screen = opened(house, CHECKER)
    press(screen, text.SIGN)

    said = read(screen)
    assert said.count(text.FILLED_BY.zh.format(name=FILLER.name)) == 2
    assert text.STATE_NONE.zh not in said
    column = metrics.NAMES[Metric.LEADER_TIMES].zh
    assert list(screen.dataframe[0].value[column])[:2] == ["3", "3※"]

    screen = opened(house, CHECKER, version="1")
    said = read(screen)
    assert [one.value for one in screen.info] == [text.EARLIER.zh.format(version=1, newest=2)]
    assert rows_hash(house, 1)[:16] in said
    assert list(screen.dataframe[0].value[column])[:2] == [None, None]
    assert not offers(screen, text.CORRECT)


def rows_hash(house: Engine, version: int) -> str:
    return next(one.content_hash for one in rows(house, Snapshot) if (one.form, one.version) == (FormKind.QA, version))
