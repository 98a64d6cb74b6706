"""The helpers' list on a phone: no network at all, a wrong tap taken back, the server killed; each arrives once."""

import os
import signal
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Error, Page, Route, expect
from sqlmodel import select

from db.engine import make_engine
from db.migrations import migrate
from db.rules.calendar import day_in_shanghai
from db.tables.activities import Activity
from db.tables.attendance import Attendance, Guest
from db.tables.people import Member
from db.tables.places import Community
from db.terms import AttendanceStatus, Role
from db.work import perform, reading
from db.writes import activities, attendance
from pages.text import helping as text
from tests.browser.site import Site, port_of, served
from tests.browser.test_arrive import SOON
from tests.browser.visitors import PHONE, Visitors
from tests.browser.wire import ready_without_a_network, wired
from tests.builders import a_town, actor_of
from tests.builders.accounts import a_try, an_account
from tests.builders.steps import an_activity

LIST = "helping/HD20260001"


def a_town_today(folder: Path) -> tuple[str, str]:
    """A town whose branch 甲 cleans in 望湖 today, and the session of a helper there."""
    engine = make_engine(f"sqlite:///{folder / 'town.db'}")
    migrate(engine)
    an_activity(engine, a_town(engine), day=day_in_shanghai(datetime.now(UTC)))
    an_account(engine)
    token = a_try(engine, now=datetime.now(UTC)).token
    engine.dispose()
    return str(engine.url), token


def opened(visitors: Visitors, site: Site, token: str) -> Page:
    """The list on a phone that has kept it."""
    page = visitors.come(PHONE)
    page.context.add_cookies([{"name": "sanshuang", "value": token, "url": f"{site.url}/"}])
    page.goto(site.at(LIST))
    ready_without_a_network(page)
    expect(page.get_by_role("button", name="李四")).to_be_visible()
    return page


def enter_guest(page: Page, name: str) -> None:
    """Open the fold, type, tap."""
    page.get_by_text(text.GUEST.zh).tap()
    page.get_by_label(text.GUEST_NAME.zh).fill(name)
    page.get_by_role("button", name=text.GUEST_SAVE.zh).tap()


def written(url: str) -> tuple[list[AttendanceStatus], list[str]]:
    """What the records hold."""
    engine = make_engine(url)
    with reading(engine) as session:
        found = (
            [row.status for row in session.exec(select(Attendance))],
            [row.name for row in session.exec(select(Guest))],
        )
    engine.dispose()
    return found


def test_with_no_network_at_all_a_helper_goes_on_and_each_entry_arrives_once(
    visitors: Visitors, tmp_path: Path
) -> None:
    url, token = a_town_today(tmp_path)
    with served(url, tmp_path) as site, wired(site.url) as wire:
        page = opened(visitors, replace(site, url=wire.url), token)
        wire.cut()

        page.get_by_role("button", name="李四").dblclick()
        page.get_by_role("searchbox").fill("zs")
        page.get_by_role("button", name="张三").tap()
        page.get_by_role("button", name=f"{text.UNDO.zh} 张三").first.tap()
        enter_guest(page, "路人甲")
        page.reload()

        expect(page.locator("#tally")).to_have_text("已到 1")
        expect(page.locator("#tally-guests")).to_have_text("来宾 1")
        assert written(url) == ([], [])
        wire.mend()
        expect(page.get_by_text(text.ALL_SENT.zh)).to_be_visible(timeout=SOON)
        assert written(url) == ([AttendanceStatus.RECORDED], ["路人甲"])
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_whoever_is_elsewhere_waits_for_a_reason_and_for_nothing_else(visitors: Visitors, tmp_path: Path) -> None:
    url, token = a_town_today(tmp_path)
    with served(url, tmp_path) as site:
        page = opened(visitors, site, token)
        zhang_is_elsewhere(url)
        page.get_by_role("button", name="张三 甲党支部").tap()
        page.get_by_label(text.WHY.zh).fill("前半场在那边")
        page.get_by_role("button", name="李四").tap()
        expect(page.get_by_text(text.ALL_SENT.zh)).to_be_visible()
        assert page.get_by_label(text.WHY.zh).input_value() == "前半场在那边"
        assert written(url) == ([AttendanceStatus.RECORDED] * 2, [])
        page.get_by_role("button", name=text.WHY_SAVE.zh).tap()

        expect(page.get_by_label(text.WHY.zh)).to_be_hidden()
        expect(page.locator("#tally")).to_have_text("已到 2")
        assert written(url) == ([AttendanceStatus.RECORDED] * 3, [])


def zhang_is_elsewhere(url: str) -> None:
    """Enter 张三 of 甲 at another activity at that time, when the phone has its list already."""
    engine = make_engine(url)
    with reading(engine) as session:
        found = session.exec(select(Activity)).one()
        zhang = session.exec(select(Member).where(Member.code == "DY0001")).one()
        other = session.exec(select(Community).where(Community.id != found.community_id)).one()
    staff, now = actor_of(Role.STAFF), datetime.now(UTC)
    planned = perform(
        engine, staff, activities.plan_activity, now=now, branch_id=found.branch_id, community_id=other.id,
        kind=found.kind, name="慰问", day=found.day,
    )  # fmt: skip
    perform(engine, staff, attendance.record_arrival, now=now, activity_id=planned.id, member_id=zhang.id)
    engine.dispose()


def test_the_server_killed_between_entry_and_answer_loses_and_doubles_nothing(
    visitors: Visitors, tmp_path: Path
) -> None:
    url, token = a_town_today(tmp_path)
    with served(url, tmp_path, by="uvicorn") as site:
        page = opened(visitors, site, token)
        page.route(f"**{urlsplit(site.at(LIST)).path}", lose_the_answer)
        page.get_by_role("button", name="李四").tap()
        expect(page.get_by_text(text.WAITING.zh.format(count=1))).to_be_visible()
        enter_guest(page, "路人甲")
        page.wait_for_timeout(500)
        os.kill(site.process, signal.SIGKILL)

    with served(url, tmp_path, by="uvicorn", port=port_of(site)):
        page.unroute(f"**{urlsplit(site.at(LIST)).path}")
        expect(page.get_by_text(text.ALL_SENT.zh)).to_be_visible(timeout=SOON)

    assert written(url) == ([AttendanceStatus.RECORDED], ["路人甲"])


def test_nothing_moves_and_nothing_more_is_covered_when_somebody_is_entered_and_the_network_goes(
    visitors: Visitors, tmp_path: Path
) -> None:
    url, token = a_town_today(tmp_path)
    with served(url, tmp_path) as site, wired(site.url) as wire:
        page = opened(visitors, replace(site, url=wire.url), token)
        told = page.locator("#state"), page.get_by_text(text.GUEST.zh)
        before = [one.bounding_box() for one in told]

        wire.cut()
        page.get_by_role("button", name="李四").tap()

        expect(page.get_by_text(text.NO_NETWORK.zh)).to_be_visible()
        expect(page.get_by_text(text.WAITING.zh.format(count=1))).to_be_visible()
        expect(page.locator("#tally")).to_have_text("已到 1")
        assert [one.bounding_box() for one in told] == before


def test_two_helpers_see_one_count_and_the_list_leaves_the_phone_when_told(visitors: Visitors, tmp_path: Path) -> None:
    url, token = a_town_today(tmp_path)
    with served(url, tmp_path) as site:
        one, other = opened(visitors, site, token), opened(visitors, site, token)

        one.get_by_role("button", name="李四").tap()

        expect(other.locator("#tally")).to_contain_text("1", timeout=2000)
        other.get_by_role("button", name=text.FORGET.zh).tap()
        assert other.evaluate("Object.keys(localStorage)") == []


def lose_the_answer(route: Route) -> None:
    """Let the house hear an entry, and the phone not."""
    if route.request.method != "POST":
        route.fallback()
        return
    with suppress(Error):  # the house may have gone meanwhile
        route.fetch()
    with suppress(Error):
        route.abort()
