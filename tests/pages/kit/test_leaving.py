"""Files that leave: for whom they were offered, as long as they are who they were, and never unnoted."""

import gc
import io
import logging
from datetime import UTC, datetime
from typing import IO

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine
from sqlmodel import col, select
from starlette.responses import StreamingResponse
from streamlit.testing.v1 import AppTest

from db.files.exports import XLSX
from db.rules.rights import Actor, Right
from db.tables.keeping import JournalLine
from db.terms import JournalKind, Role
from db.work import reading
from db.writes.accounts import change_account, close_account
from pages.doors.file import IN_MEMORY, given
from pages.text import taking as text
from tests.builders import a_town, actor_of
from tests.builders.acts import does
from tests.builders.doors import knock
from tests.builders.screens import a_screen, a_sign_in

ADMIN = actor_of(Role.ADMIN)
GOING = actor_of(Role.STAFF, name="going")
PAGE = "admin/imports"


def a_file(house: Engine, actor: Actor) -> tuple[str, str, AppTest]:
    """An empty template as it is offered to somebody: their session, its address, and the screen that holds it."""
    token = a_sign_in(house, actor)
    screen = a_screen(token, PAGE)
    return token, str(screen.get("link_button")[0].proto.url), screen


def journal(house: Engine, event: str) -> list[tuple[JournalKind, object, object]]:
    with reading(house) as session:
        lines = session.exec(select(JournalLine).where(col(JournalLine.event) == event)).all()
    return [(line.kind, line.account_id, line.after) for line in lines]


def test_a_file_is_written_as_its_page_offered_it_once_the_journal_knows(house: Engine) -> None:
    town = a_town(house)
    token, address, _screen = a_file(house, town.staff)

    answer = knock(token, address)

    book = load_workbook(io.BytesIO(answer.content))
    assert (answer.status_code, answer.headers["content-type"]) == (200, XLSX)
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
    assert "填写说明" in book.sheetnames
    taken = {"shown": PAGE, "taken_as": "template", "holds": "public"}
    assert journal(house, "view.taken") == [(JournalKind.OPENING, town.staff.account_id, taken)]


def test_whoever_has_another_role_by_now_reads_why_and_the_log_says_it_in_one_line(
    house: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    town = a_town(house)
    token, address, _screen = a_file(house, town.staff)
    moved = {"name": town.staff.name, "role": Role.CLERK, "community_ids": (town.wanghu,)}
    does(house, ADMIN, change_account, now=datetime.now(UTC), account_id=town.staff.account_id, **moved)
    again = a_sign_in(house, town.staff)

    with caplog.at_level(logging.WARNING):
        over, refused = knock(token, address), knock(again, address)

    assert (over.status_code, over.headers["location"][:8]) == (303, "/signin?")
    assert (refused.status_code, text.FILE_REFUSED.zh in refused.text) == (403, True)
    said = [(line.getMessage(), line.exc_info) for line in caplog.records if line.name == "sanshuang.doors"]
    assert said == [(f"a file of {PAGE} refused to {town.staff.account_id} (clerk)", None)]
    assert journal(house, "view.taken") == []
    tried = {"tried": PAGE, "right": Right.IMPORT}
    assert journal(house, "access.refused") == [(JournalKind.REFUSAL, town.staff.account_id, tried)]


@pytest.mark.usefixtures("young_memory")
def test_nobody_else_finds_a_file_nor_does_anybody_once_its_screen_is_gone(house: Engine) -> None:
    town = a_town(house)
    token, address, screen = a_file(house, town.staff)
    closed, closed_address, _closed_screen = a_file(house, GOING)
    other = a_sign_in(house, town.clerk)
    does(house, ADMIN, close_account, now=datetime.now(UTC), account_id=GOING.account_id)

    found = [knock(who, what).status_code for who, what in ((other, address), ("", address), (closed, closed_address))]
    del screen
    gc.collect()
    gone = knock(token, address)

    assert found == [404, 303, 303]
    assert (gone.status_code, text.FILE_GONE.zh in gone.text) == (404, True)
    assert journal(house, "view.taken") == []


@pytest.mark.parametrize(("size", "on_disk"), [(IN_MEMORY, False), (IN_MEMORY + 1, True)])
def test_what_is_large_goes_to_the_disk_and_is_given_piece_by_piece(size: int, *, on_disk: bool) -> None:
    files: list[IO[bytes]] = []

    def write(to: IO[bytes]) -> None:
        files.append(to)
        to.write(b"x" * size)

    answer = given(write, name="表.xlsx", mime=XLSX)

    assert (type(answer), answer.headers["content-length"]) == (StreamingResponse, str(size))
    assert [one.name is not None for one in files] == [on_disk]
    files[0].close()
