"""Imports on the screen: every row's fate before the yes, one yes, and the way back."""

import io
from collections.abc import Iterator
from concurrent.futures import wait
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from threading import Event

import openpyxl
import pytest
from sqlalchemy import Engine, delete
from sqlmodel import func, select
from streamlit.testing.v1 import AppTest

from db.errors import Code, Refusal
from db.files.ledgers.reading import Ledger
from db.reads.imports import batches
from db.tables.accounts import Account, SignIn
from db.tables.keeping import JournalLine
from db.tables.needs import Need
from db.tables.people import Member
from db.terms import BatchStatus, JournalKind, KindList, Language, NeedKind, Role
from db.work import Stage, Tell, reading, writing
from db.writes.kinds import add_kind, change_kind
from pages.kit import bringing
from pages.kit.bringing import Course, Desk
from pages.kit.importing import template
from pages.kit.session import USER_KEY
from pages.text import imports as words
from tests.builders import a_town, actor_of
from tests.builders.acts import does
from tests.builders.acts import rows as stored
from tests.builders.files import made
from tests.builders.hands import offers, press, read
from tests.builders.ledgers import MEMBERS, TOWN
from tests.builders.screens import PATIENCE, a_screen, a_sign_in
from tests.db.files.books import workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOUBLE = [4, "张三", "军休所党支部", "理发", "望湖社区", "2026.1.12", "13800000001", ""]
PEOPLE = workbook(报到=[MEMBERS, *TOWN, DOUBLE])

TAPPED_AGAIN = """
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from db.files.ledgers.reading import read_book
from pages.kit import importing
from pages.kit.visit import open_page
from tests.pages.admin.test_imports import PEOPLE

context = get_script_run_ctx()

class Tapped(tuple):
    def __iter__(self):
        context.script_requests.request_rerun(RerunData())
        return super().__iter__()

visit = open_page("admin/imports")
if importing.going_on(visit):
    st.stop()
if "sheets" not in st.session_state:
    st.session_state["sheets"] = Tapped(read_book(PEOPLE, "名单.xlsx"))
sheets = st.session_state["sheets"]
if importing.foreseen(visit, sheets, found=True) and "once" not in st.session_state:
    st.session_state["once"] = True
    importing.begin(visit, sheets, found=True)
"""
"""A page whose work is overtaken by another run as soon as its sheets are looked at."""


def with_file(
    house: Engine, content: bytes, name: str = "名单.xlsx", role: Role = Role.ADMIN, speaks: Language = Language.ZH
) -> AppTest:
    return settled(sent(house, content, name, role, speaks))


def sent(house: Engine, content: bytes, name: str, role: Role, speaks: Language) -> AppTest:
    screen = a_screen(a_sign_in(house, replace(actor_of(role), language=speaks)), "admin/imports")
    return screen.file_uploader[0].set_value((name, content, XLSX)).run()


def settled(screen: AppTest) -> AppTest:
    """Wait until nothing goes on beside the page."""
    while going := [course for course in courses(screen) if not course.result.done()]:
        wait([course.result for course in going])
        screen.run()
    return screen


def courses(screen: AppTest) -> list[Course]:
    begun = [held.course for held in screen.session_state["ledger-courses"].values()]
    return [*begun, *([screen.session_state["ledger-writing"][1]] if "ledger-writing" in screen.session_state else [])]


def yes(screen: AppTest) -> AppTest:
    """Say yes to what is foreseen, and wait until it is written."""
    return settled(press(screen, "确认导入 3 行"))


def members(house: Engine) -> int:
    with reading(house) as session:
        return session.exec(select(func.count()).select_from(Member)).one()


def states(house: Engine) -> list[BatchStatus]:
    with reading(house) as session:
        return [line.status for line in batches(session, actor_of(Role.ADMIN)).lines]


def test_before_anything_was_imported_it_says_how_to_begin(house: Engine) -> None:
    screen = a_screen(a_sign_in(house, actor_of(Role.ADMIN)), "admin/imports")

    assert [error.message for error in screen.exception] == []
    assert words.EMPTY.zh in read(screen)


def test_every_row_s_fate_is_shown_and_nothing_is_written_yet(house: Engine) -> None:
    screen = with_file(house, PEOPLE)

    assert [error.message for error in screen.exception] == []
    assert "**3 行可以写入，1 行退回**" in read(screen)
    fates = screen.dataframe[0].value
    assert fates[["去向", "行号"]].to_numpy().tolist() == [["退回", 5], ["写入", 2], ["写入", 3], ["写入", 4]]
    assert fates["原因"].iloc[0] == "与工作表“报到”第2行重复，只收第一次出现的那一行"
    assert (members(house), states(house)) == (0, [])


def test_it_is_told_in_english_as_well(house: Engine) -> None:
    screen = with_file(house, PEOPLE, speaks=Language.EN)

    assert "**Rows that go in: 3; that come back: 1**" in read(screen)


def test_of_many_that_come_back_the_first_are_told_and_how_many_more_there_are(house: Engine) -> None:
    screen = with_file(house, workbook(报到=[MEMBERS, *TOWN, *[DOUBLE] * 10]))

    told = read(screen)
    assert told.count("退回：") == 8
    assert "另有 2 行退回，都在下表中。" in told


def test_one_yes_writes_the_batch_and_the_rows_that_came_back_can_still_be_fetched(house: Engine) -> None:
    screen = with_file(house, PEOPLE)

    yes(screen)

    assert [error.message for error in screen.exception] == []
    assert [box.value for box in screen.success] == ["已导入 3 行，退回 1 行。"]
    assert (members(house), states(house)) == (3, [BatchStatus.DONE])
    assert not offers(screen, "确认导入 3 行")


@contextmanager
def occupied(*desks: Desk) -> Iterator[None]:
    """Let somebody else's long work come first at these desks."""
    over = Event()
    for desk in desks * 2:
        desk.submit(over.wait)
    try:
        yield
    finally:
        over.set()


def code_of(course: Course) -> Code | None:
    why = course.result.exception(timeout=10)
    return why.code if isinstance(why, Refusal) else None


def test_reading_and_writing_are_stopped_with_nothing_written_and_begin_again(house: Engine) -> None:
    speaks = Language.EN
    with occupied(bringing.READERS):
        screen = sent(house, PEOPLE, "名单.xlsx", Role.ADMIN, speaks)
        assert [bar.proto.text for bar in screen.get("progress")] == [words.WAITING.words(speaks)]
        press(screen, words.STOP.words(speaks))
        assert words.STOPPING.words(speaks) in read(screen.run())
    assert words.STOPPED.words(speaks) in [box.value for box in settled(screen).info]
    settled(press(screen, words.AGAIN.words(speaks)))
    main = words.IMPORT.words(speaks).format(taken=3)
    assert offers(screen, main)

    with occupied(bringing.WRITER):
        press(screen, main)
        assert screen.file_uploader[0].disabled
        press(screen, words.STOP.words(speaks))
    assert words.STOPPED.words(speaks) in [box.value for box in settled(screen).info]
    assert (members(house), states(house)) == (0, [])
    settled(press(screen, main))

    assert [error.message for error in screen.exception] == []
    assert (members(house), states(house)) == (3, [BatchStatus.DONE])


def test_a_second_tap_while_something_begins_loses_nothing_of_it(house: Engine) -> None:
    screen = AppTest.from_string(TAPPED_AGAIN, default_timeout=PATIENCE)
    screen.user = {USER_KEY: a_sign_in(house, actor_of(Role.ADMIN))}

    settled(settled(screen.run()).run())

    assert [error.message for error in screen.exception] == []
    assert (members(house), states(house)) == (3, [BatchStatus.DONE])
    assert [len(outcome.back) for outcome in screen.session_state["ledger-imported"].values()] == [1]


def test_whoever_may_no_longer_import_when_their_turn_comes_writes_nothing(house: Engine) -> None:
    screen, admin = with_file(house, PEOPLE), actor_of(Role.ADMIN)

    with occupied(bringing.WRITER):
        press(screen, "确认导入 3 行")
        with writing(house, admin, now=datetime.now(UTC)) as work:
            work.get(Account, admin.account_id).role = Role.AUDITOR
    refused = code_of(courses(screen)[-1])
    with writing(house, admin, now=datetime.now(UTC)) as work:
        work.get(Account, admin.account_id).role = Role.ADMIN
    settled(screen.run())
    with occupied(bringing.WRITER):
        press(screen, "确认导入 3 行")
        with writing(house, admin, now=datetime.now(UTC)) as work:
            work.session.execute(delete(SignIn))
    signed_out = code_of(courses(screen)[-1])

    assert (refused, signed_out) == (Code.NOT_ALLOWED, Code.SIGN_IN_FIRST)
    assert (members(house), states(house)) == (0, [])
    with reading(house) as session:
        noted = session.exec(select(JournalLine.after).where(JournalLine.kind == JournalKind.REFUSAL)).all()
    assert noted == [{"tried": "import_ledger", "right": "import"}]


def test_when_the_server_closes_all_that_goes_on_is_stopped_and_what_waits_never_begins() -> None:
    goes_on = Event()

    def endless(tell: Tell) -> None:
        while True:
            goes_on.set()
            tell(Stage.CHECKING, 0, 1)

    every = [Course(desk) for desk in (bringing.WRITER, bringing.WRITER, bringing.READERS)]
    for course in every:
        course.begin(endless, patience=0.0)
    goes_on.wait()

    bringing.close()

    assert [code_of(course) for course in every] == [Code.STOPPED] * 3
    anew = Course(bringing.WRITER)
    anew.begin(lambda _tell: "written")
    assert anew.result.result() == "written"


def test_a_reading_is_given_up_once_its_page_has_long_lost_its_browser() -> None:
    for gone_for, why in ((0.0, None), (bringing.AWAY, Code.STOPPED)):
        course = Course(bringing.READERS, lambda: False)
        course.awaited_at -= gone_for
        course.begin(lambda tell: tell(Stage.READING, 1, 2))
        assert code_of(course) is why


def test_the_same_file_again_is_refused_in_a_sentence(house: Engine) -> None:
    yes(with_file(house, PEOPLE))

    again = with_file(house, PEOPLE)

    assert ["没有重复导入" in warning.value for warning in again.warning] == [True]
    assert members(house) == 3


def test_a_batch_is_undone_with_a_reason(house: Engine) -> None:
    screen = yes(with_file(house, PEOPLE))
    next(box for box in screen.text_input if box.label.startswith("为什么撤销")).set_value("放错了表")

    next(button for button in screen.button if button.label == words.UNDO.zh).click().run()

    assert [error.message for error in screen.exception] == []
    assert (members(house), states(house)) == (0, [BatchStatus.UNDONE])


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("旧.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧版Excel"),
        ("空.xlsx", b"", "空的"),
        ("图.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "不是表格"),
        ("坏.xlsx", b"PK\x03\x04" + b"\0" * 100, "损坏"),
    ],
)
def test_a_bad_file_is_refused_politely_and_nothing_is_written(
    house: Engine, name: str, content: bytes, why: str
) -> None:
    screen = with_file(house, content, name)

    assert [error.message for error in screen.exception] == []
    assert [why in warning.value for warning in screen.warning] == [True]
    assert states(house) == []


def test_a_sheet_that_is_no_ledger_is_named(house: Engine) -> None:
    screen = with_file(house, workbook(随笔=[["天气", "心情"], ["晴", "好"]]))

    assert ["“随笔”看不出是哪种台账" in warning.value for warning in screen.warning] == [True]


def test_staff_enter_no_new_branches_by_a_list(house: Engine) -> None:
    screen = with_file(house, PEOPLE, role=Role.STAFF)

    assert screen.checkbox.len == 0
    assert "**0 行可以写入，4 行退回**" in read(screen)
    assert words.NOTHING_IN.zh in read(screen)


def test_a_column_under_another_heading_is_told_on_the_page(house: Engine) -> None:
    a_town(house)
    odd = [["社区", "需求内容", "何时提出", "状态"], ["望湖社区", "修灯", "2026-05-01", "待认领"]]
    screen = with_file(house, workbook(需求=odd))

    assert ["缺少列：提出时间" in warning.value for warning in screen.warning] == [True]
    next(box for box in screen.selectbox if "何时提出" in box.label).set_value("asked_on").run()
    settled(screen)

    assert [error.message for error in screen.exception] == []
    assert screen.warning.len == 0
    assert "**1 行可以写入，0 行退回**" in read(screen)


def test_the_bureau_s_kinds_are_read_and_listed_and_a_retired_one_comes_back(house: Engine) -> None:
    a_town(house)
    since, admin = {"of": KindList.NEED, "since": date(2026, 1, 1)}, actor_of(Role.ADMIN)
    does(house, admin, add_kind, **since, zh="家电维修")
    does(house, admin, change_kind, **since, code=NeedKind.CULTURE.value, zh="", position=6, retired=True)
    rows = [["望湖社区", kind, f"修{kind}", "2026-05-01", "待认领"] for kind in ("家电维修", "文体活动", "大事")]

    screen = with_file(house, workbook(需求=[["社区", "类别", "需求内容", "提出时间", "状态"], *rows]))
    listed = made(partial(template, admin, Ledger.NEEDS, Language.ZH, day=date(2026, 5, 20)))

    assert "“文体活动”已停用" in read(screen)
    assert "“大事”不在可填的词语中" in read(screen)
    settled(press(screen, "确认导入 1 行"))
    assert [need.kind for need in stored(house, Need)] == [NeedKind("own_1")]
    named = {cell.value for row in openpyxl.load_workbook(io.BytesIO(listed)).worksheets[1] for cell in row}
    assert named & {"家电维修", "文化体育", "社区治理"} == {"家电维修", "社区治理"}


def test_a_template_lists_what_is_on_record_and_a_former_one_is_said(house: Engine) -> None:
    a_town(house)

    content = made(partial(template, actor_of(Role.STAFF), Ledger.NEEDS, Language.ZH, day=date(2026, 5, 20)))

    book = openpyxl.load_workbook(io.BytesIO(content))
    assert "望湖社区" in [cell.value for row in book.worksheets[1] for cell in row]
    book.worksheets[1]["C1"] = "former"
    book.save(former := io.BytesIO())
    assert "用的是旧版模板" in with_file(house, former.getvalue()).warning[0].value
