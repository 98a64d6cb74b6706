"""A community's door when the database cannot take a form: what was typed stays, to be sent again as it is."""

import asyncio
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message

from db.engine import make_engine
from db.rules import passes
from db.rules.passes import Opening
from db.tables.checkins import CheckinForm
from db.work.keys import sign_key
from pages.doors.check_in import open_form, take_form
from pages.text import door_forms as text
from tests.builders import a_town
from tests.builders.acts import rows
from tests.engines import read_anew

DOOR = passes.at_community("SQ001")
KEY = str(uuid4())


def a_request(method: str, body: dict[str, str]) -> Request:
    """A phone before the door of 望湖, with the code that is shown now."""
    shown = passes.screen_pass(sign_key(), DOOR, datetime.now(UTC))
    scope = {
        "type": "http", "method": method, "scheme": "http", "path": f"/checkin/SQ001/{shown}", "query_string": b"",
        "headers": [], "client": ("192.0.2.7", 1), "server": ("door", 80),
        "path_params": {"community": "SQ001", "shown": shown},
    }  # fmt: skip

    async def receive() -> Message:
        return {"type": "http.request", "body": urlencode(body).encode(), "more_body": False}

    return Request(scope, receive)


def posted() -> Response:
    """The answer to 王五's form."""
    opening = passes.sign_opening(sign_key(), DOOR, Opening("0a0b0c0d0e0f", datetime.now(UTC), None))
    body = {
        "opening": opening,
        "key": KEY,
        "name": "王五",
        "phone": "13800000004",
        "unit": "乙支部",
        "abilities": "修水管",
    }
    return asyncio.run(take_form(a_request("POST", body)))


def in_haste(connection: DBAPIConnection, _record: object, _proxy: object) -> None:
    connection.cursor().execute("PRAGMA busy_timeout = 20")


def keeps_all(answer: Response) -> bool:
    page = bytes(answer.body).decode()
    typed = (KEY, "王五", "13800000004", "乙支部", "修水管")
    return answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE and all(
        words in page for words in (*(f'value="{one}"' for one in typed), text.NOT_YET.zh)
    )


def test_a_busy_database_and_one_that_is_away_lose_nothing_of_a_form(
    house: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_town(house)
    another = make_engine(str(house.url))
    with another.execution_options(write=True).connect() as holder:
        holder.exec_driver_sql("UPDATE revision SET value = value")
        event.listen(house, "checkout", in_haste)
        busy = posted()
    another.dispose()
    event.remove(house, "checkout", in_haste)
    house.dispose()  # of the connections that are in haste
    sent = posted()

    assert keeps_all(busy)
    assert (sent.status_code, [str(one.key) for one in rows(house, CheckinForm)]) == (HTTPStatus.OK, [KEY])

    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}")
    read_anew()
    assert keeps_all(posted())
    assert asyncio.run(open_form(a_request("GET", {}))).status_code == HTTPStatus.SERVICE_UNAVAILABLE
