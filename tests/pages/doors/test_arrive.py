"""The check-in door as any phone sees it: without scripts, without an account, and without a word about others."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import Engine
from sqlmodel import delete, select

from db.rules import passes
from db.rules.calendar import day_in_shanghai
from db.rules.passes import Opening
from db.tables.activities import Activity
from db.tables.attendance import Attendance, Knock
from db.tables.checkins import CheckinForm
from db.terms import ActivityId, ActivityKind, Doubt, KnockStatus, Role
from db.work import perform, reading
from db.work.keys import sign_key
from db.writes import activities, attendance
from pages.text import arrive as text
from pages.text import door_forms as form_words
from tests.browser.site import PLAIN, Site, served
from tests.builders import Town, a_town
from tests.builders.accounts import a_try, an_account

pytestmark = pytest.mark.process

ACTIVITY = "HD20260001"
SCRIPT = Path(__file__).parents[3] / "pages/doors/templates/arrive_door.js"
NEWER: Final = re.compile(r"=>|\b(?:let|const|class|async|await)\b(?=[ (])|`|\?\.[a-z\[(]|\.\.\.")
"""Words and signs of a script which a browser of ten years ago stumbles over."""


@pytest.fixture(scope="module")
def town_records(
    tmp_path_factory: pytest.TempPathFactory, migrated: Callable[[Path], Engine]
) -> Iterator[tuple[Engine, Town]]:
    """A town whose branch 甲 cleans in 望湖 today."""
    engine = migrated(tmp_path_factory.mktemp("door") / "town.db")
    town = a_town(engine)
    an_account(engine)
    an_account(engine, "leader", Role.LEADER)
    perform(
        engine,
        town.secretary,
        activities.plan_activity,
        now=datetime.now(UTC),
        branch_id=town.branch_a,
        community_id=town.wanghu,
        kind=ActivityKind.CLEANING,
        name="清扫楼道",
        day=day_in_shanghai(datetime.now(UTC)),
    )
    yield engine, town
    engine.dispose()


@pytest.fixture(scope="module")
def door(town_records: tuple[Engine, Town], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The server over this town."""
    with served(str(town_records[0].url), tmp_path_factory.mktemp("log")) as site:
        yield site


@pytest.fixture
def phone(door: Site) -> Iterator[httpx.Client]:
    """A phone without cookies that sends forms as browsers do."""
    with httpx.Client(
        base_url=door.url, headers={"Origin": door.url}, verify=PLAIN, trust_env=False, timeout=30
    ) as client:
        yield client


@pytest.fixture
def knocked(town_records: tuple[Engine, Town]) -> Iterator[Engine]:
    """The town's records; what a test wrote at the door is taken away again."""
    yield town_records[0]
    with town_records[0].begin() as rows:
        for table in (Knock, Attendance):
            rows.execute(delete(table))


def fresh_address(now: datetime | None = None) -> str:
    """The address behind the code on the helper's screen."""
    return f"/arrive/{ACTIVITY}/{passes.screen_pass(sign_key(), ACTIVITY, now or datetime.now(UTC))}"


def opened(phone: httpx.Client, address: str) -> dict[str, str]:
    """Open the door's page; give the fields that its form would send."""
    page = phone.get(address).text
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))


def statuses(engine: Engine) -> list[tuple[str, KnockStatus, Doubt | None]]:
    with reading(engine) as session:
        return [(row.name or row.tail, row.status, row.doubt) for row in session.exec(select(Knock))]


def arrivals(engine: Engine) -> int:
    with reading(engine) as session:
        return len(session.exec(select(Attendance)).all())


def test_the_script_speaks_as_plainly_as_old_browsers_inside_chats_do() -> None:
    script = re.sub(r"/\*.*?\*/|//[^\n]*", "", SCRIPT.read_text("utf-8"), flags=re.DOTALL)

    assert "addEventListener" in script
    assert NEWER.search("const done = () => kept?.take(`a`);")
    assert NEWER.findall(script) == []


def test_the_door_opens_without_a_session_and_names_nobody(phone: httpx.Client) -> None:
    answer = phone.get(fresh_address())

    assert answer.status_code == 200
    assert "清扫楼道" in answer.text
    assert [name for name in ("李四", "王五", "甲党支部", "13800000002") if name in answer.text] == []


def test_a_name_and_one_tap_check_in(phone: httpx.Client, knocked: Engine) -> None:
    address = fresh_address()

    answer = phone.post(address, data={**opened(phone, address), "typed": "李四"})

    assert text.IN_TITLE.zh in answer.text
    assert statuses(knocked) == [("李四", KnockStatus.ADMITTED, None)]


def test_sent_twice_it_is_one_arrival_and_one_answer(phone: httpx.Client, knocked: Engine) -> None:
    address = fresh_address()
    form = {**opened(phone, address), "typed": "13800000002"}

    first, second = phone.post(address, data=form), phone.post(address, data=form)

    assert (first.status_code, second.text) == (200, first.text)
    assert arrivals(knocked) == 1


def test_a_tail_tells_nothing_of_whose_it_is(phone: httpx.Client, knocked: Engine) -> None:
    address = fresh_address()

    answer = phone.post(address, data={**opened(phone, address), "typed": "0002"})

    nobody = phone.post(address, data={**opened(phone, address), "typed": "7777"})

    assert arrivals(knocked) == 0
    assert "李四" not in answer.text
    assert answer.text.replace("0002", "7777") == nobody.text


def test_a_code_replayed_later_waits_for_a_yes(phone: httpx.Client, knocked: Engine) -> None:
    address = fresh_address(datetime.now(UTC) - timedelta(minutes=30))

    page = phone.get(address)
    answer = phone.post(address, data={**opened(phone, address), "typed": "李四"})

    assert text.OLD.zh in page.text
    assert text.WAITING_TITLE.zh in answer.text
    assert (statuses(knocked), arrivals(knocked)) == ([("李四", KnockStatus.WAITING, Doubt.OLD_CODE)], 0)


def test_a_page_kept_since_yesterday_waits_for_a_yes(phone: httpx.Client, knocked: Engine) -> None:
    yesterday = Opening("0123456789ab", datetime.now(UTC) - timedelta(days=1), None)
    signed = passes.sign_opening(sign_key(), ACTIVITY, yesterday)

    phone.post(fresh_address(), data={"opening": signed, "key": str(uuid4()), "typed": "李四"})

    assert statuses(knocked) == [("李四", KnockStatus.WAITING, Doubt.LATE)]


def test_the_poster_leads_to_the_helpers_yes(phone: httpx.Client, knocked: Engine) -> None:
    address = f"/arrive/{ACTIVITY}/{passes.wall_pass(sign_key(), ACTIVITY)}"

    phone.post(address, data={**opened(phone, address), "typed": "李四"})

    assert statuses(knocked) == [("李四", KnockStatus.WAITING, Doubt.WALL_CODE)]


@pytest.mark.parametrize("field", ["opening", "key"])
def test_a_forged_form_writes_nothing(phone: httpx.Client, knocked: Engine, field: str) -> None:
    address = fresh_address()

    answer = phone.post(address, data={**opened(phone, address), "typed": "李四", field: "forged"})

    assert answer.status_code == 403
    assert statuses(knocked) == []


def test_an_empty_form_asks_again_and_keeps_its_key(phone: httpx.Client, knocked: Engine) -> None:
    address = fresh_address()
    form = opened(phone, address)

    answer = phone.post(address, data={**form, "typed": "12"})

    assert answer.status_code == 400
    assert text.ASK.zh in answer.text
    assert form["key"] in answer.text
    assert statuses(knocked) == []


def test_another_sites_form_is_refused(phone: httpx.Client, knocked: Engine) -> None:
    address = fresh_address()
    form = {**opened(phone, address), "typed": "李四"}

    assert phone.post(address, data=form, headers={"Origin": "https://evil.example"}).status_code == 403
    assert statuses(knocked) == []


def test_the_script_gets_a_few_words(phone: httpx.Client, knocked: Engine) -> None:
    address = fresh_address()
    form = {**opened(phone, address), "typed": "李四"}

    answer = phone.post(address, data=form, headers={"Accept": "application/json"})

    assert answer.json() == {"state": "in", "words": text.IN.zh.format(typed="李四")}
    assert arrivals(knocked) == 1


def test_one_opened_page_guesses_no_names(phone: httpx.Client, knocked: Engine) -> None:
    address = fresh_address()
    form = opened(phone, address)

    codes = [phone.post(address, data={**form, "key": str(uuid4()), "typed": f"张{n}"}).status_code for n in range(14)]

    assert codes[0] == 200
    assert codes[-1] == 429
    assert len(statuses(knocked)) < 14


def test_markup_in_a_name_stays_text(phone: httpx.Client, knocked: Engine) -> None:
    address = fresh_address()

    answer = phone.post(address, data={**opened(phone, address), "typed": "<img src=x>"})

    assert "<img" not in answer.text
    assert len(statuses(knocked)) == 1


def test_the_door_speaks_english_too(phone: httpx.Client) -> None:
    assert text.COME_IN.en in phone.get(f"{fresh_address()}?lang=en").text


def test_papers_are_for_those_who_record(town_records: tuple[Engine, Town], phone: httpx.Client) -> None:
    staff, leader = (a_try(town_records[0], login, now=datetime.now(UTC)).token for login in ("wang.li", "leader"))
    papers = ("sheet", "poster", "tents")

    shown = {
        who: {
            phone.get(f"/paper/{path}/{code}", headers={"Cookie": f"sanshuang={token}"}).status_code for path in papers
        }
        for who, token, code in (("staff", staff, ACTIVITY), ("leader", leader, ACTIVITY), ("nowhere", staff, "HD0"))
    }

    assert shown == {"staff": {200}, "leader": {403}, "nowhere": {404}}


def test_papers_speak_the_language_that_is_asked_for_whoever_asks(
    town_records: tuple[Engine, Town], phone: httpx.Client
) -> None:
    cookie = {"Cookie": f"sanshuang={a_try(town_records[0], now=datetime.now(UTC)).token}"}

    sheet = phone.get(f"/paper/sheet/{ACTIVITY}", headers=cookie).text
    switched = phone.get(re.findall(r'class="switch" href="([^"]+)"', sheet)[0], headers=cookie).text

    assert [text.SHEET_COLUMNS[1].zh in sheet, text.SHEET_COLUMNS[1].en in sheet] == [True, False]
    assert [text.SHEET_COLUMNS[1].en in switched, 'lang="en"' in switched] == [True, True]


def test_name_tents_bear_every_name_on_both_sides_and_leave_some_for_the_pen(
    town_records: tuple[Engine, Town], phone: httpx.Client
) -> None:
    engine, town = town_records
    now = datetime.now(UTC)
    with reading(engine) as session:
        activity = ActivityId(session.exec(select(Activity.id)).one())
    for name in ("<阿依古丽·买买提>", "路人甲"):
        perform(engine, town.secretary, attendance.record_guest, now=now, activity_id=activity, name=name)

    cookie = {"Cookie": f"sanshuang={a_try(engine, now=now).token}"}
    paper = phone.get(f"/paper/tents/{ACTIVITY}", headers=cookie).text

    assert re.findall(r'class="name (\w+)">([^\n]*)</p>', paper)[::2] == [
        ("many", "&lt;阿依古丽·买买提&gt;"),
        ("few", "路人甲"),
        ("few", ""),
        ("few", ""),
    ]
    assert paper.count("路人甲") == 2


def test_a_community_s_door_takes_the_form_of_anybody_and_answers_all_alike(
    phone: httpx.Client, town_records: tuple[Engine, Town]
) -> None:
    door = passes.at_community("SQ001")
    address = f"/checkin/SQ001/{passes.screen_pass(sign_key(), door, datetime.now(UTC))}"
    fields = opened(phone, address)
    wrong = phone.post(address, data={**fields, "name": "<b>", "phone": "123", "unit": "甲"})
    known = phone.post(address, data={**fields, "name": "王五", "phone": "13800000004", "unit": "乙", "gender": "x"})
    by_wall = f"/checkin/SQ001/{passes.wall_pass(sign_key(), door)}"
    unknown = phone.post(by_wall, data={**opened(phone, by_wall), "name": "路人", "phone": "13911112222", "unit": "甲"})

    assert (wrong.status_code, form_words.MISSING["phone"].zh in wrong.text) == (400, True)
    assert "&lt;b&gt;" in wrong.text
    assert (known.status_code, known.text) == (unknown.status_code, unknown.text) == (200, known.text)
    assert form_words.SENT_TITLE.zh in known.text
    with reading(town_records[0]) as session:
        kept = [(one.name, one.doubt) for one in session.exec(select(CheckinForm).order_by(CheckinForm.name))]
    assert kept == [("王五", None), ("路人", Doubt.WALL_CODE)]
    activity_s = f"/checkin/{ACTIVITY}/{passes.screen_pass(sign_key(), ACTIVITY, datetime.now(UTC))}"
    forged = [f"{address[:-1]}~", "/checkin/SQ001/nothing", activity_s, address.replace("SQ001", "SQ002")]
    assert {phone.get(one).status_code for one in forged} == {403}
    assert phone.post(address, data={**fields, "opening": "a.b.c.d", "name": "王五"}).status_code == 403
    assert phone.get("/paper/checkin/SQ001").status_code == 401
