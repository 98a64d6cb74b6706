"""The double report on the screen: what is due, a draft that writes itself, and who may sign it."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from db.rules.calendar import Span, day_in_shanghai
from db.rules.periods import current
from db.rules.rights import Actor
from db.tables.people import Branch
from db.tables.reports import Report
from db.terms import ReportKind, ReportStatus, Role
from db.work import writing
from db.writes import reports
from pages.text import reports as text
from tests.builders import Town, actor_of
from tests.builders.acts import does, rows
from tests.builders.hands import offers, press, read
from tests.builders.screens import a_screen, a_sign_in
from tests.db.writes.test_reports import JULY, a_tied_town, down


@pytest.fixture
def town(house: Engine) -> Town:
    return a_tied_town(house)


def opened(house: Engine, actor: Actor, path: str, **codes: str) -> AppTest:
    screen = a_screen(a_sign_in(house, actor), path, quarter="2026Q2", **codes)
    assert [error.message for error in screen.exception] == []
    return screen


def one(house: Engine, actor: Actor, kind: ReportKind = ReportKind.DONE_DOWN) -> AppTest:
    down = {} if kind is ReportKind.UP else {"community": "SQ001"}
    return opened(house, actor, "report/report", kind=kind.value, branch="ZB01", **down)


def words_of(screen: AppTest) -> str:
    """The words that stand in the field."""
    return screen.text_area[0].value or ""


def test_a_secretary_signs_what_the_records_drafted_and_the_community_reads_it(house: Engine, town: Town) -> None:
    listed = read(opened(house, town.secretary, "report/reports", kind="done_down"))
    screen = one(house, town.secretary)
    drafted = words_of(screen)
    press(screen, text.SIGN)

    assert "甲党支部 → 望湖社区" in listed
    assert text.SIGN_BY.zh.format(day="2026年7月10日") in listed
    assert drafted.startswith("望湖社区：\n现将甲党支部2026年第2季度")
    assert "一、开展活动1次，参加2人、2人次：2026年5月20日" in drafted
    assert [(row.status, row.text) for row in rows(house, Report)] == [(ReportStatus.SIGNED, drafted)]
    screen = one(house, town.clerk)
    assert "3号楼水管漏水" in read(screen)
    assert not offers(screen, text.SIGN)


def test_a_report_of_what_was_done_says_while_its_quarter_still_runs(house: Engine, town: Town) -> None:
    running = current(day_in_shanghai(datetime.now(UTC)), Span.QUARTER)
    said = text.STILL_RUNNING.zh.partition("{day}")[2]
    told = {
        (kind, named): said in read(a_screen(a_sign_in(house, town.secretary), "report/report", **codes))
        for kind in (ReportKind.DONE_DOWN, ReportKind.PLAN_DOWN)
        for named in (running, running.before)
        for codes in [{"kind": kind.value, "quarter": named.code, "branch": "ZB01", "community": "SQ001"}]
    }

    assert [key for key, there in told.items() if there] == [(ReportKind.DONE_DOWN, running)]


def test_before_it_is_signed_the_community_is_told_so_and_a_draft_is_kept(house: Engine, town: Town) -> None:
    assert text.NOT_YET.zh in read(one(house, town.clerk))

    screen = one(house, town.secretary, ReportKind.PLAN_DOWN)
    screen.text_area[0].input("打算办一件")
    press(screen, text.KEEP)
    assert one(house, town.secretary, ReportKind.PLAN_DOWN).text_area[0].value == "打算办一件"


def test_the_bureau_reports_upwards_and_a_strange_address_is_missing(house: Engine, town: Town) -> None:
    assert text.BUREAU_UP.zh in read(opened(house, town.staff, "report/reports", kind="up"))
    assert text.BUREAU_UP.zh not in read(opened(house, town.secretary, "report/reports", kind="up"))
    screen = opened(house, town.staff, "report/report", kind="up")
    assert words_of(screen).startswith("市委组织部：")
    for codes in ({"kind": "certificate"}, {"kind": "done_down", "branch": "ZB01"}, {"kind": "up", "branch": "nobody"}):
        assert not opened(house, town.staff, "report/report", **codes).text_area


def test_a_clerk_is_offered_nothing_upward_and_a_closed_branch_can_still_be_read(house: Engine, town: Town) -> None:
    does(house, town.secretary, reports.sign_report, **down(town))
    with writing(house, actor_of(Role.ADMIN), now=JULY) as work:
        work.get(Branch, town.branch_a).retired = True

    listed = opened(house, town.clerk, "report/reports")
    assert [list(choice.options) for choice in listed.button_group] == [
        [text.KINDS[kind].zh for kind in (ReportKind.PLAN_DOWN, ReportKind.DONE_DOWN)]
    ]
    assert text.NOT_YET.zh not in read(one(house, town.clerk, ReportKind.UP))
    screen = one(house, town.staff)
    assert "办了一件" in read(screen)
    assert not offers(screen, text.SIGN)
