"""The journal on the screen: read by the auditor alone, told in words, checked on demand, taken along as a workbook."""

import io
from dataclasses import replace
from functools import partial

import openpyxl
import pytest
from sqlalchemy import Engine, text

from db.errors import Refusal
from db.reads.journal import Wanted, journal_lines
from db.terms import AttendanceId, Doubt, JournalKind, Language, Role
from db.work import reading
from db.writes import attendance
from pages.kit.journaling import workbook
from pages.text import frame
from pages.text import journal as words
from pages.text.labels import label
from tests.builders import Town, a_town, actor_of, at
from tests.builders.acts import does
from tests.builders.files import made
from tests.builders.hands import offers, press, read
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import a_need, an_activity

AUDITOR = actor_of(Role.AUDITOR)


def a_token(house: Engine) -> str:
    return a_sign_in(house, AUDITOR)


def a_written_need(house: Engine, text: str = "3号楼水管漏水") -> Town:
    town = a_town(house)
    a_need(house, town.clerk, community=town.wanghu, text=text)
    return town


def test_the_auditor_reads_who_did_what(house: Engine) -> None:
    a_written_need(house)

    screen = a_screen(a_token(house), "admin/journal", about="need")

    assert [error.message for error in screen.exception] == []
    assert "**记下需求** XQ20260001" in read(screen)
    assert "日志共 1 条" in read(screen)


def test_it_is_told_in_english_as_well(house: Engine) -> None:
    a_written_need(house)

    screen = a_screen(a_sign_in(house, replace(AUDITOR, language=Language.EN)), "admin/journal", about="need")

    assert [error.message for error in screen.exception] == []
    assert "**Need written down** XQ20260001" in read(screen)


def test_an_empty_search_says_what_would_be_here(house: Engine) -> None:
    a_town(house)

    screen = a_screen(a_token(house), "admin/journal", code="XQ20269999")

    assert words.EMPTY.zh in read(screen)
    assert not offers(screen, words.OLDER)


def test_what_residents_wrote_is_shown_as_it_was_typed(house: Engine) -> None:
    a_written_need(house, "![x](http://a.b) **粗** $$")

    screen = a_screen(a_token(house), "admin/journal", about="need")

    assert r"\!\[x\]\(http\://a.b\) \*\*粗\*\* \$\$" in read(screen)


def test_a_doubt_that_a_yes_answered_is_told_in_words(house: Engine) -> None:
    town = a_town(house)
    facts = {"activity_id": an_activity(house, town), "member_id": town.li_a}
    arrival = AttendanceId(does(house, town.secretary, attendance.record_arrival, **facts).id)
    does(house, town.secretary, attendance.refuse_arrival, attendance_id=arrival, reason="没有来")
    does(house, town.secretary, attendance.record_arrival, **facts, reason=Doubt.TAKEN_BACK.value)

    said = read(a_screen(a_token(house), "admin/journal", about="attendance"))

    assert (label(Doubt.TAKEN_BACK).zh in said, Doubt.TAKEN_BACK.value in said.replace("\\", "")) == (True, False)


@pytest.mark.parametrize("role", [Role.ADMIN, Role.MEMBER])
def test_any_other_role_is_refused_and_the_refusal_is_a_line(house: Engine, role: Role) -> None:
    screen = a_screen(a_sign_in(house, actor_of(role)), "admin/journal")

    assert frame.FORBIDDEN.zh in read(screen)
    with reading(house) as session:
        lines = journal_lines(session, AUDITOR, wanted=Wanted(kind=JournalKind.REFUSAL), now=at())
        told = {(line.role, *(str(change.after) for change in line.changes)) for line in lines}
    assert told == {(role, "see_journal", "admin/journal")}


def test_an_untouched_journal_is_said_to_be_whole(house: Engine) -> None:
    a_written_need(house)
    screen = a_screen(a_token(house), "admin/journal")

    press(screen, words.CHECK)

    assert [box.value for box in screen.success] == [words.WHOLE.zh.format(lines=1)]


def test_a_line_changed_by_hand_is_named(house: Engine) -> None:
    a_written_need(house)
    screen = a_screen(a_token(house), "admin/journal")
    with house.execution_options(write=True).begin() as connection:
        connection.execute(text("UPDATE journal_line SET event = 'need.loved' WHERE seq = 1"))

    press(screen, words.CHECK)

    assert [box.value for box in screen.warning] == [words.BROKEN.zh.format(place=1)]


def test_the_workbook_holds_what_was_looked_for(house: Engine) -> None:
    a_written_need(house, "=HYPERLINK(1)")

    content = made(partial(workbook, AUDITOR, Wanted(family="need")))

    rows = list(openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True))
    assert [(row[0], row[2], row[8]) for row in rows] == [("序号", "做了什么", "对象"), (1, "记下需求", "XQ20260001")]
    assert "内容：=HYPERLINK(1)" in str(rows[1][10])
    with pytest.raises(Refusal):
        made(partial(workbook, actor_of(Role.STAFF), Wanted()))
