"""The helpers' door: for those who record, each entry once for its key, and a page that names nobody by itself."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import Engine
from sqlmodel import col, select

from db.rules.calendar import day_in_shanghai
from db.tables.attendance import Attendance, Guest
from db.tables.keeping import JournalLine
from db.terms import AttendanceStatus, Role
from db.work import perform, reading
from db.writes import attendance
from pages.text import desk as desk_words
from pages.text import helping as text
from tests.browser.site import PLAIN, Site, served
from tests.builders import Town, a_town
from tests.builders.accounts import a_try, an_account
from tests.builders.steps import an_activity

pytestmark = pytest.mark.process

LIST = "/helping/HD20260001"
TODAY = day_in_shanghai(datetime.now(UTC))
Helper = Callable[..., httpx.Client]


@pytest.fixture(scope="module")
def town_records(
    tmp_path_factory: pytest.TempPathFactory, migrated: Callable[[Path], Engine]
) -> Iterator[tuple[Engine, Town]]:
    """A town whose branch 甲 cleans in 望湖 today, staff wang.li and li.na, and a leader."""
    engine = migrated(tmp_path_factory.mktemp("helping") / "town.db")
    town = a_town(engine)
    for login, role in (("wang.li", Role.STAFF), ("li.na", Role.STAFF), ("leader", Role.LEADER)):
        an_account(engine, login, role)
    an_activity(engine, town, day=TODAY)
    yield engine, town
    engine.dispose()


@pytest.fixture(scope="module")
def door(town_records: tuple[Engine, Town], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The server over this town."""
    with served(str(town_records[0].url), tmp_path_factory.mktemp("log")) as site:
        yield site


@pytest.fixture
def helper(door: Site, town_records: tuple[Engine, Town]) -> Iterator[Helper]:
    """Call it for somebody who signed in, at a browser of their own."""
    clients = []

    def come(login: str = "wang.li") -> httpx.Client:
        token = a_try(town_records[0], login, now=datetime.now(UTC)).token if login else ""
        client = httpx.Client(
            base_url=door.url, headers={"Origin": door.url, "Cookie": f"sanshuang={token}"}, verify=PLAIN,
            trust_env=False, timeout=30,
        )  # fmt: skip
        clients.append(client)
        return client

    yield come
    for client in clients:
        client.close()


def roll(client: httpx.Client) -> dict[str, object]:
    answer: dict[str, object] = client.get(f"{LIST}/roll").json()
    return answer


def person(client: httpx.Client, name: str) -> dict[str, object]:
    people: list[dict[str, object]] = roll(client)["people"]  # type: ignore[assignment] # JSON
    return next(one for one in people if one["name"] == name)


def sends(client: httpx.Client, by: object = "", **entry: object) -> tuple[int, str]:
    form = {"by": str(by or roll(client)["by"]), "key": str(uuid4()), **entry}
    answer = client.post(LIST, data=form)
    return answer.status_code, answer.json()["state"]


def test_the_page_names_nobody_and_the_roll_only_what_tells_people_apart(helper: Helper) -> None:
    client = helper()

    page, told = client.get(LIST).text, person(client, "李四")

    assert [name for name in ("李四", "甲党支部", "0002") if name in page] == []
    assert told.items() >= {"branch": "甲党支部", "tail": "0002", "community": "", "sound": "ls lisi"}.items()
    assert "13800000002" not in client.get(f"{LIST}/roll").text


def test_nobody_else_gets_the_page_or_the_roll(helper: Helper) -> None:
    asked = {
        (who, path): helper(who).get(path, headers={"Accept": "text/html"}).status_code
        for who in ("", "leader", "wang.li")
        for path in (LIST, f"{LIST}/roll", "/helping/HD0")
    }

    assert asked == {
        ("", LIST): 303, ("", f"{LIST}/roll"): 303, ("", "/helping/HD0"): 303,
        ("leader", LIST): 403, ("leader", f"{LIST}/roll"): 403, ("leader", "/helping/HD0"): 403,
        ("wang.li", LIST): 200, ("wang.li", f"{LIST}/roll"): 200, ("wang.li", "/helping/HD0"): 404,
    }  # fmt: skip
    assert helper("").post(LIST, data={"act": "in"}).status_code == 401
    assert helper("leader").post(LIST, data={"act": "in"}).status_code == 403


def test_an_entry_sent_again_is_one_and_undo_takes_it_back(helper: Helper, town_records: tuple[Engine, Town]) -> None:
    client = helper()
    member, key = person(client, "李四")["id"], str(uuid4())

    answers = [sends(client, act="in", member=member, key=key) for _ in range(3)]
    arrived = person(client, "李四")
    undone = sends(client, act="undo", member=member)

    assert answers == [(200, "done")] * 3
    until = datetime.fromtimestamp(int(str(arrived["mine"])) / 1000, UTC)
    assert arrived["there"]
    assert timedelta(minutes=59) < until - datetime.now(UTC) <= attendance.UNDO_TIME
    assert undone == (200, "done")
    with reading(town_records[0]) as session:
        assert [row.status for row in session.exec(select(Attendance))] == [AttendanceStatus.UNDONE]


def test_a_guest_sent_again_is_one_guest(helper: Helper, town_records: tuple[Engine, Town]) -> None:
    client, key = helper(), str(uuid4())

    answers = [sends(client, act="guest", name="路人甲", key=key, **{"from": "隔壁"}) for _ in range(2)]

    assert answers == [(200, "done")] * 2
    with reading(town_records[0]) as session:
        assert [(row.name, row.origin) for row in session.exec(select(Guest))] == [("路人甲", "隔壁")]


def test_what_another_helper_entered_is_not_delivered_in_ones_own_name(helper: Helper) -> None:
    theirs, mine = helper("li.na"), helper()

    answer = sends(mine, by=roll(theirs)["by"], act="in", member=person(mine, "李四")["id"])

    assert answer == (409, "other")


def test_a_wrong_entry_is_said_and_not_tried_for_ever(helper: Helper) -> None:
    client = helper()

    answers = [
        sends(client, act="in", member="x"),
        sends(client, act="in", member=str(uuid4())),
        sends(client, act="guest", name=" "),
        sends(client, act="dance"),
    ]

    assert answers == [(200, "no")] * 4


def test_whoever_is_elsewhere_is_entered_with_a_reason_and_the_phone_is_asked_for_it(
    helper: Helper, town_records: tuple[Engine, Town]
) -> None:
    engine, town = town_records
    there = an_activity(engine, town, day=TODAY, community=town.tingsong)
    perform(
        engine, town.staff, attendance.record_arrival, now=datetime.now(UTC), activity_id=there, member_id=town.zhang_a
    )
    client, key = helper(), str(uuid4())
    found = next(one for one in roll(client)["people"] if one["id"] == str(town.zhang_a))  # type: ignore[attr-defined] # JSON

    asked = sends(client, act="in", member=town.zhang_a, key=key)
    answered = sends(client, act="in", member=town.zhang_a, key=key, reason="前半场在那边")

    assert found["flag"] == desk_words.ELSEWHERE.zh
    assert (asked, answered) == ((200, "why"), (200, "done"))
    with reading(engine) as session:
        lines = session.exec(select(JournalLine).where(col(JournalLine.event) == "attendance.recorded")).all()
    assert lines[-1].after["reason"] == "前半场在那边"


def test_nothing_new_is_an_empty_answer(helper: Helper) -> None:
    client = helper()

    assert client.get(f"{LIST}/roll?since={roll(client)['revision']}").status_code == 204


def test_the_page_is_kept_by_nobody_on_the_way_and_runs_this_house_s_scripts_only(helper: Helper) -> None:
    answer = helper().get(LIST)

    assert text.TITLE.zh in answer.text
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "no-store" in answer.headers["Cache-Control"]
