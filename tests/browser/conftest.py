"""A running site and a browser for every journey; nothing may leave the machine."""

import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests import chromium, commands
from tests.browser.site import Site, served
from tests.browser.visitors import Visitors

DEMO = ("demo", "--seed", "7", "--communities", "8", "--branches", "10", "--members", "120", "--months", "7")
VISITORS = pytest.StashKey[Visitors]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Beside a failure stand pictures of every open page and what the browser complained of."""
    report = yield
    visitors = item.stash.get(VISITORS, None)
    if visitors and report.when == "call" and report.failed:
        folder = Path(tempfile.mkdtemp(prefix="browser-"))
        report.sections.append(("pictures", "\n".join(visitors.pictures(folder))))
        report.sections.append(("browser console", "\n".join(visitors.complaints)))
    return report


@pytest.fixture(scope="session")
def demo_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A small invented city, made by the README's own command."""
    url = f"sqlite:///{tmp_path_factory.mktemp('demo') / 'demo.db'}"
    done = commands.run("seed", *DEMO, own={"DATABASE_URL": url})
    assert done.code == 0, done.err[-3000:]
    return url


@pytest.fixture(scope="session")
def site(demo_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The server over the invented city, shared by the run: a test that writes uses names of its own."""
    with served(demo_url, tmp_path_factory.mktemp("site"), fresh=True) as site:
        yield site


@pytest.fixture
def new_site(tmp_path: Path) -> Iterator[Site]:
    """A server over a database that does not exist yet, as on the first day."""
    with served(f"sqlite:///{tmp_path / 'new.db'}", tmp_path) as site:
        yield site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the run."""
    found = chromium.find()
    if found is None:
        pytest.skip(f"no Chromium was found. Remedy: {chromium.REMEDY}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(chromium.ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def visitors(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visitors]:
    """People who come to the site: visitors.come() is a new person at an empty browser."""
    visitors = Visitors(browser)
    request.node.stash[VISITORS] = visitors
    yield visitors
    visitors.leave()
    assert visitors.foreign == [], "a page called another machine"
