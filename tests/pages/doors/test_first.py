"""The first look in the document: for whom it is, as the records stand, and never in a browser's cache."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine

from db.rules.calendar import day_in_shanghai
from db.terms import NeedKind, Role
from db.work import perform
from db.writes.needs import write_need
from pages.doors import index
from pages.text import frame
from tests.browser.site import Site, served
from tests.builders import Town, a_town, actor_of
from tests.builders.screens import a_sign_in
from tests.pages.doors.conftest import Visitor

pytestmark = pytest.mark.process

LOOK = '<div id="first">'


@dataclass(frozen=True, slots=True)
class Served:
    """A town, its records, and the server over them."""

    town: Town
    records: Engine
    site: Site


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory, migrated: Callable[[Path], Engine]) -> Iterator[Served]:
    """A server over a town of its own."""
    engine = migrated(tmp_path_factory.mktemp("first") / "town.db")
    town = a_town(engine)
    with served(str(engine.url), tmp_path_factory.mktemp("log"), by="uvicorn") as site:
        yield Served(town, engine, site)
    engine.dispose()


def looked(somebody: httpx.Client) -> httpx.Response:
    """Give the overview's document with its first look: on a busy machine it comes without, and the next time with."""
    for _ in range(5):
        document = somebody.get("/overview")
        if LOOK in document.text:
            return document
    pytest.fail("no document brought the first look")


def test_whoever_opens_the_overview_reads_it_in_the_document_as_it_stands_now(here: Served, visitor: Visitor) -> None:
    leader = visitor(a_sign_in(here.records, actor_of(Role.LEADER)), here.site)
    before = looked(leader)
    now = datetime.now(UTC)
    perform(
        here.records, here.town.clerk, write_need, now=now, community_id=here.town.wanghu, kind=NeedKind.HARDSHIP,
        text="楼道灯不亮", asked_on=day_in_shanghai(now),
    )  # fmt: skip

    after = looked(leader)

    assert before.text != after.text
    assert after.headers["content-encoding"] == "gzip"
    assert after.headers["cache-control"] == "private, no-store"
    assert frame.OPENING_LIVE.zh.partition("{at}")[2] in after.text
    assert index.policy() == after.headers["content-security-policy"]


@pytest.mark.parametrize("address", ["/overview?span=year", "/needs", "/me"])
def test_no_other_address_brings_it(here: Served, visitor: Visitor, address: str) -> None:
    page = visitor(a_sign_in(here.records, actor_of(Role.LEADER)), here.site).get(address)

    assert LOOK not in page.text


def test_nobody_gets_it_without_a_session(visitor: Visitor) -> None:
    page = visitor().get("/overview")

    assert page.status_code == 303
    assert LOOK not in page.text
