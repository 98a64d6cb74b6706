"""Two servers for the run: one house with accounts and passwords, one demo; and visitors who speak plain HTTP."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine

from db.terms import Role
from tests.browser.site import PLAIN, Site, served
from tests.builders.accounts import a_demo, a_try, an_account

Visitor = Callable[..., httpx.Client]


@pytest.fixture(scope="session")
def records(tmp_path_factory: pytest.TempPathFactory, migrated: Callable[[Path], Engine]) -> Iterator[Engine]:
    """The records of a house where wang.li is staff and admin is the administrator."""
    engine = migrated(tmp_path_factory.mktemp("house") / "house.db")
    an_account(engine)
    an_account(engine, "admin", Role.ADMIN)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def house(records: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The server over these records."""
    with served(str(records.url), tmp_path_factory.mktemp("log")) as site:
        yield site


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, migrated: Callable[[Path], Engine]) -> Iterator[Site]:
    """A server over a demo database, started the other way."""
    engine = migrated(tmp_path_factory.mktemp("demo") / "demo.db")
    a_demo(engine)
    engine.dispose()
    with served(str(engine.url), tmp_path_factory.mktemp("log"), by="uvicorn") as site:
        yield site


@pytest.fixture
def visitor(house: Site) -> Iterator[Visitor]:
    """Call it for a new visitor to the house: an HTTP client that follows nothing; with a token, a signed-in one."""
    clients = []

    def come(token: str = "", site: Site = house, **headers: str) -> httpx.Client:
        cookies = {"sanshuang": token} if token else {}
        client = httpx.Client(
            base_url=site.url, cookies=cookies, headers=headers, verify=PLAIN, trust_env=False, timeout=30
        )
        clients.append(client)
        return client

    yield come
    for client in clients:
        client.close()


def begun(records: Engine, login: str = "wang.li", *, ago: timedelta = timedelta()) -> str:
    """Begin a session some time ago, on the server's own records; give its token."""
    return a_try(records, login, now=datetime.now(UTC) - ago).token
