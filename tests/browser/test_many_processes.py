"""Two processes behind one address: whichever serves somebody, they upload, download, see and are let go alike."""

import os
import re
import signal
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import FilePayload, Page, expect
from sqlalchemy import Engine

from db.engine import make_engine
from db.reads.journal import Wanted, journal_lines
from db.rules.calendar import day_in_shanghai
from db.rules.metrics import Metric
from db.rules.rights import Actor
from db.terms import Role
from db.work import reading
from pages.kit.session import COOKIE_HTTPS
from pages.text import accounts as account_words
from pages.text import imports as import_words
from tests.browser.hands import PATIENCE, figure, number
from tests.browser.nginx import Front, fronted
from tests.browser.visitors import Visitors
from tests.builders import Town, a_town, actor_of
from tests.builders.accounts import an_account
from tests.builders.ledgers import MEMBERS, TOWN
from tests.builders.screens import a_sign_in
from tests.builders.steps import a_need
from tests.db.files.books import workbook

pytestmark = [pytest.mark.postgres, pytest.mark.process]
PEOPLE = FilePayload(
    name="名单.xlsx",
    mimeType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer=workbook(报到=[MEMBERS, *TOWN]),
)


@pytest.fixture
def engine(postgres_url: str) -> Iterator[Engine]:
    """The one database."""
    engine = make_engine(postgres_url)
    yield engine
    engine.dispose()


def test_all_that_needs_a_process_works_from_each_and_after_one_is_killed(
    visitors: Visitors, engine: Engine, postgres_url: str, tmp_path: Path
) -> None:
    town = a_town(engine)
    with fronted(postgres_url, tmp_path) as front:
        pages = one_at_each(visitors, front, engine, actor_of(Role.ADMIN))
        for page in pages.values():
            page.goto(front.site.at("imports"))
            assert downloaded(page, tmp_path) > 0
            page.locator("input[type=file]").set_input_files(files=[PEOPLE])
            expect(page.get_by_text(import_words.SUMMARY.zh.format(taken=0, back=3))).to_be_visible(timeout=PATIENCE)

        follow(engine, town, pages, front)

        first, second = pages
        os.kill(front.process_of(first).process, signal.SIGKILL)
        left, stays = pages[first], pages[second]
        left.goto(front.site.at("security"))
        expect(left.get_by_role("heading", level=1)).to_be_visible(timeout=PATIENCE)
        assert front.process_of(first) == front.process_of(second)

        left.get_by_role("button", name=account_words.END_OTHERS.zh).click()
        stays.goto(front.site.at("overview"))
        expect(stays).to_have_url(re.compile("/signin"), timeout=PATIENCE)


def test_the_journal_notes_the_visitor_s_address_and_not_what_they_claim_it_to_be(
    engine: Engine, postgres_url: str, tmp_path: Path
) -> None:
    an_account(engine)
    with fronted(postgres_url, tmp_path) as front:
        form = {"login": "wang.li", "password": "not it at all"}
        trusted = ssl.create_default_context(cafile=tmp_path / "cert.pem")
        claimed = {"Origin": front.site.url, "X-Forwarded-For": "203.0.113.9"}
        answer = httpx.post(front.site.at("signin"), data=form, headers=claimed, verify=trusted, trust_env=False)
        with reading(engine) as session:
            line = next(iter(journal_lines(session, actor_of(Role.AUDITOR), wanted=Wanted(), now=datetime.now(UTC))))

    assert answer.status_code == 401
    assert line.origin == "127.0.0.1"


def one_at_each(visitors: Visitors, front: Front, engine: Engine, actor: Actor) -> dict[str, Page]:
    """Open sessions of somebody until each process has one; give the pages by their tokens."""
    found: dict[int, tuple[str, Page]] = {}
    while len(found) < len(front.processes):
        token = a_sign_in(engine, actor)
        page = visitors.come(certified=False)
        page.context.add_cookies([{"name": COOKIE_HTTPS, "value": token, "url": front.site.url, "secure": True}])
        page.goto(front.site.at("security"))
        expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=PATIENCE)
        found.setdefault(front.process_of(token).process, (token, page))
    return dict(found.values())


def downloaded(page: Page, folder: Path) -> int:
    """Fetch an empty template; give its size."""
    page.get_by_role("button", name=import_words.TEMPLATES.zh).click()
    with page.context.expect_event("download") as waiting:
        page.locator("a[href^='/file/']", has_text=import_words.LEDGERS["members"].zh).click()
    waiting.value.save_as(folder / "template.xlsx")
    return (folder / "template.xlsx").stat().st_size


def follow(engine: Engine, town: Town, pages: dict[str, Page], front: Front) -> None:
    """A change is seen at every process, by itself."""
    for page in pages.values():
        page.goto(front.site.at("overview"))
    asked = [figure(page, Metric.NEEDS_ASKED) for page in pages.values()]
    before = [number(one) for one in asked]
    now = datetime.now(UTC)
    a_need(engine, town.clerk, community=town.wanghu, asked_on=day_in_shanghai(now), now=now)
    for one, was in zip(asked, before, strict=True):
        expect(one).to_have_text(str(was + 1), timeout=PATIENCE)
