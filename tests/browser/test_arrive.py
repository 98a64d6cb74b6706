"""The check-in door on a phone: no scripts, no network, the server killed in the middle; each arrives exactly once."""

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, Route, expect
from sqlmodel import select

from db.engine import make_engine
from db.migrations import migrate
from db.rules import passes
from db.rules.calendar import day_in_shanghai
from db.tables.activities import Activity, Signup
from db.tables.attendance import Attendance, Knock
from db.tables.people import Member
from db.terms import ActivityKind, KnockStatus, Role
from db.work import perform, reading, writing
from db.work.keys import sign_key
from db.writes import activities
from pages.text import arrive as text
from tests.browser.site import Site, port_of, served
from tests.browser.visitors import PHONE, Visitors
from tests.browser.wire import ready_without_a_network, wired
from tests.builders import a_town, actor_of

ACTIVITY = "HD20260001"
SOON = 20_000  # milliseconds for what the door tries again by itself


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Site]:
    """A server over a town whose branch 甲 cleans in 望湖 today."""
    with served(_a_town_with_an_activity(tmp_path), tmp_path) as site:
        yield site


def _a_town_with_an_activity(folder: Path) -> str:
    engine = make_engine(f"sqlite:///{folder / 'town.db'}")
    migrate(engine)
    town = a_town(engine)
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
    engine.dispose()
    return str(engine.url)


def address(site: Site) -> str:
    """The address behind the code on the helper's screen just now."""
    return site.at(f"arrive/{ACTIVITY}/{passes.screen_pass(sign_key(), ACTIVITY, datetime.now(UTC))}")


def written(site: Site) -> tuple[list[KnockStatus], int]:
    """What the records hold: what became of each knock, and how many arrivals there are."""
    engine = make_engine(site.database_url)
    with reading(engine) as session:
        found = [row.status for row in session.exec(select(Knock))], len(session.exec(select(Attendance)).all())
    engine.dispose()
    return found


def check_in(page: Page, name: str) -> None:
    """Type a name and tap."""
    page.get_by_label(text.WHO.zh).fill(name)
    page.get_by_role("button", name=text.COME_IN.zh).tap()


def phone(visitors: Visitors, *, scripts: bool) -> Page:
    """A phone of somebody whose browser runs scripts, or does not."""
    context = visitors.browser.new_context(viewport=PHONE, has_touch=True, locale="zh-CN", java_script_enabled=scripts)
    visitors.contexts.append(context)
    return context.new_page()


def _both_may_come(site: Site) -> None:
    """Sign the other 张三 up, of branch 乙."""
    engine = make_engine(site.database_url)
    with writing(engine, actor_of(Role.ADMIN), now=datetime.now(UTC)) as work:
        other = work.session.exec(select(Member).where(Member.code == "DY0003")).one()
        activity = work.session.exec(select(Activity)).one()
        work.add(Signup(activity_id=activity.id, member_id=other.id, asked_at=work.now))
    engine.dispose()


def said(phrase_in_zh: str, name: str) -> str:
    return phrase_in_zh.format(typed=name)


def test_without_scripts_a_name_and_a_tap_check_in(visitors: Visitors, door: Site) -> None:
    page = phone(visitors, scripts=False)
    page.goto(address(door))

    check_in(page, "李四")

    expect(page.get_by_role("heading", name=text.IN_TITLE.zh)).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name=text.IN_TITLE.zh)).to_be_visible()
    assert written(door) == ([KnockStatus.ADMITTED], 1)


def test_with_scripts_two_quick_taps_are_one_arrival(visitors: Visitors, door: Site) -> None:
    page = visitors.come(PHONE)
    page.goto(address(door))

    page.get_by_label(text.WHO.zh).fill("李四")
    page.get_by_role("button", name=text.COME_IN.zh).dblclick()

    expect(page.get_by_text(said(text.IN.zh, "李四"))).to_be_visible()
    assert written(door) == ([KnockStatus.ADMITTED], 1)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("scripts", [True, False])
def test_namesakes_choose_by_branch_and_half_a_tail(visitors: Visitors, door: Site, *, scripts: bool) -> None:
    _both_may_come(door)
    page = phone(visitors, scripts=scripts)
    page.goto(address(door))

    check_in(page, "张三")
    page.get_by_role("button", name=text.CHOICE.zh.format(branch="乙党支部", tail="**03")).tap()

    expect(page.get_by_role("heading", name=text.IN_TITLE.zh)).to_be_visible()
    assert written(door) == ([KnockStatus.ADMITTED], 1)


def test_without_a_network_it_waits_in_the_phone_and_arrives_once(visitors: Visitors, door: Site) -> None:
    with wired(door.url) as wire:
        over_the_wire = replace(door, url=wire.url)
        page = visitors.come(PHONE)
        page.goto(address(over_the_wire))
        ready_without_a_network(page)
        wire.cut()

        check_in(page, "李四")
        page.reload()

        expect(page.get_by_text(text.WAIT_HERE.zh.format(count=1))).to_be_visible()
        assert written(door) == ([], 0)
        wire.mend()
        expect(page.get_by_text(said(text.IN.zh, "李四"))).to_be_visible(timeout=SOON)
        expect(page.get_by_text(text.WAIT_HERE.zh.format(count=1))).to_be_hidden()
        assert written(door) == ([KnockStatus.ADMITTED], 1)


def test_the_page_opens_again_without_a_network_by_a_newer_code(visitors: Visitors, door: Site) -> None:
    with wired(door.url) as wire:
        over_the_wire = replace(door, url=wire.url)
        page = visitors.come(PHONE)
        page.goto(address(over_the_wire))
        ready_without_a_network(page)
        wire.cut()

        page.goto(over_the_wire.at(f"arrive/{ACTIVITY}/{passes.wall_pass(sign_key(), ACTIVITY)}"))

        expect(page.get_by_role("heading", name="清扫楼道")).to_be_visible()


def test_the_server_killed_in_the_middle_loses_and_doubles_nothing(visitors: Visitors, tmp_path: Path) -> None:
    url = _a_town_with_an_activity(tmp_path)
    with served(url, tmp_path, by="uvicorn") as site:
        phones = [visitors.come(PHONE) for _ in range(3)]
        for page in phones:
            page.goto(address(site))
            # the answer is lost on its way, so that the phone cannot know what became of it
            page.route("**/arrive/HD*/**", lose_the_answer)
        for page, name in zip(phones[:2], ("李四", "张三"), strict=True):
            check_in(page, name)
            expect(page.get_by_text(text.WAIT_HERE.zh.format(count=1))).to_be_visible()
        os.kill(site.process, signal.SIGKILL)
        check_in(phones[2], "路人甲")
        expect(phones[2].get_by_text(text.WAIT_HERE.zh.format(count=1))).to_be_visible()

    with served(url, tmp_path, by="uvicorn", port=port_of(site)):
        for page in phones:
            page.unroute("**/arrive/HD*/**")
        for page, phrase, name in zip(
            phones, (text.IN, text.IN, text.WAITING), ("李四", "张三", "路人甲"), strict=True
        ):
            expect(page.get_by_text(said(phrase.zh, name))).to_be_visible(timeout=SOON)
        statuses, arrivals = written(site)

    assert (sorted(statuses), arrivals) == ([KnockStatus.ADMITTED, KnockStatus.ADMITTED, KnockStatus.WAITING], 2)


def lose_the_answer(route: Route) -> None:
    """Let the house hear, and the phone not."""
    with suppress(Error):  # the house may have gone meanwhile
        route.fetch()
    with suppress(Error):
        route.abort()
