"""An overview that stands: what changed is exchanged where it stands, and the page is run anew only when it has to."""

import asyncio
import re
import time
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from db.rules.calendar import day_in_shanghai
from db.rules.metrics import Metric
from db.terms import Language, Role
from db.work import perform
from db.writes.scheme import name_bureau
from pages.kit import renewing
from pages.kit.session import USER_KEY
from pages.text import metrics
from tests.bench.tabs import Tab, closed, opened
from tests.browser.site import Site, served
from tests.builders import Town, a_town, actor_of
from tests.builders.screens import PATIENCE, a_sign_in
from tests.builders.steps import a_need

ASKED = metrics.NAMES[Metric.NEEDS_ASKED].words(Language.ZH)
SECONDS = 15.0
OWN_LINK = re.compile(r"/take/[\w-]+")

RENEWED = """
import streamlit as st
from db.rules.calendar import Span
from db.rules.periods import current
from pages.kit import markup, taking
from pages.kit.compared import EVERYWHERE
from pages.kit.parts import parts
from pages.kit.renewing import Renewing
from pages.kit.visit import open_page

visit = open_page("watch/overview")
standing, named = Renewing(int(st.query_params["most"])), current(visit.today, Span.QUARTER)
for part in parts(visit, named, EVERYWHERE, None):
    markup.draw(part.drawn(taking.link), part.name)
standing.stands(visit, named, EVERYWHERE, None)
for fold in st.query_params.get_all("open"):
    st.session_state[fold] = True
st.session_state["renewed"] = [standing.renew() is not None for _ in range(3)]
"""


@pytest.fixture
def town(migrated: Callable[[Path], Engine], tmp_path: Path) -> Iterator[tuple[Engine, Town]]:
    engine = migrated(tmp_path / "town.db")
    yield engine, a_town(engine)
    engine.dispose()


@pytest.fixture
def site(town: tuple[Engine, Town], tmp_path: Path) -> Iterator[Site]:
    with served(str(town[0].url), tmp_path) as site:
        yield site


async def seen(tab: Tab, holds: Callable[[Tab], bool]) -> bool:
    """Look at a tab, which renews itself as in a browser, until something holds."""
    end, values = time.monotonic() + SECONDS, list[tuple[int, float]]()
    while not holds(tab) and time.monotonic() < end:
        await tab.live(time.monotonic() + 0.1, ASKED, values)
    return holds(tab)


def pieces(tab: Tab) -> list[str]:
    """Give what a tab shows as markup; each session has links of its own to what it takes along."""
    return [OWN_LINK.sub("", tab.pieces[place]) for place in sorted(tab.pieces)]


@pytest.mark.process
def test_a_change_is_exchanged_where_it_stands_and_looks_as_on_a_page_that_is_run(
    town: tuple[Engine, Town], site: Site
) -> None:
    engine, made = town
    token = a_sign_in(engine, actor_of(Role.LEADER))

    def ask() -> None:
        now = datetime.now(UTC)
        a_need(engine, made.staff, community=made.wanghu, asked_on=day_in_shanghai(now), now=now)

    async def look() -> None:
        async with AsyncExitStack() as open_until_the_end:

            async def an_overview() -> Tab:
                tab = await opened(site.url, token, "overview")
                open_until_the_end.push_async_callback(closed, [tab])
                await tab.draw()
                return tab

            ask()
            tab = await an_overview()
            before = tab.figures[ASKED]

            ask()
            assert await seen(tab, lambda one: one.figures[ASKED] != before)
            anew = await an_overview()
            assert await seen(tab, lambda one: pieces(one) == pieces(anew))
            assert tab.whole == 1

            # the bureau's name stands above the page, which no exchange reaches
            perform(engine, actor_of(Role.ADMIN), name_bureau, now=datetime.now(UTC), name="住建局", city="江城")
            assert await seen(tab, lambda one: one.whole == 2)

    asyncio.run(look())


@pytest.mark.parametrize(
    ("most", "fold", "renewed"),
    [(9, "", [True, True, True]), (2, "", [True, True, False]), *((9, fold, [False] * 3) for fold in renewing.FOLDS)],
)
def test_a_page_is_run_anew_after_so_many_exchanges_and_where_a_fold_shows_more(
    house: Engine, most: int, fold: str, renewed: list[bool]
) -> None:
    a_town(house)
    screen = AppTest.from_string(RENEWED, default_timeout=PATIENCE)
    screen.query_params["most"], screen.query_params["open"] = str(most), [fold] if fold else []
    screen.user[USER_KEY] = a_sign_in(house, actor_of(Role.LEADER))

    screen.run()

    assert not screen.exception
    assert screen.session_state["renewed"] == renewed
