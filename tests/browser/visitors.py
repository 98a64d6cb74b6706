"""People at their browsers: each has one of their own, and none of them may reach another machine."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, ViewportSize

from db.engine import make_engine
from db.reads.accounts import actor_for, personas
from db.tables.accounts import Account
from db.tables.base import HOME_ORG
from db.terms import Language, Role
from db.work import perform, reading
from db.writes.accounts import set_language
from pages.text.labels import label
from tests.browser.site import Site

LAPTOP = ViewportSize(width=1440, height=900)
PHONE = ViewportSize(width=360, height=640)
WALL = ViewportSize(width=1920, height=1080)
OWN_HOSTS = {"127.0.0.1", "localhost"}
LOCALES = {Language.ZH: "zh-CN", Language.EN: "en-GB"}
ON_THE_WIRE = {"http", "https", "ws", "wss"}


@dataclass  # without slots, because Playwright notes its wrappers on the object
class Visitors:
    """Everybody who came during one test."""

    browser: Browser
    contexts: list[BrowserContext] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def come(
        self,
        viewport: ViewportSize = LAPTOP,
        *,
        language: Language = Language.ZH,
        dark: bool = False,
        certified: bool = True,
    ) -> Page:
        """Open an empty page in a browser without history or cookies; uncertified, it takes any certificate."""
        context = self.browser.new_context(
            viewport=viewport,
            locale=LOCALES[language],
            timezone_id="Asia/Shanghai",
            color_scheme="dark" if dark else "light",
            has_touch=viewport["width"] < LAPTOP["width"] // 2,
            ignore_https_errors=not certified,
        )
        self.contexts.append(context)
        context.on("request", self._watch)
        context.on("console", self._listen)
        return context.new_page()

    def sign_in(
        self,
        site: Site,
        role: Role,
        *,
        to: str = "",
        viewport: ViewportSize = LAPTOP,
        language: Language = Language.ZH,
        dark: bool = False,
    ) -> Page:
        """Come as one of the people of the invented city, who speaks this language, by one tap on their card."""
        _speak(site, role, language)
        page = self.come(viewport, language=language, dark=dark)
        page.goto(site.at(f"signin?next=/{to}"))
        card = re.compile("^" + re.escape(label(role).words(language)))
        page.get_by_role("button", name=card).click()
        page.get_by_test_id("stApp").wait_for()
        page.locator("#first").wait_for(state="detached")
        return page

    def pictures(self, folder: Path) -> list[str]:
        """Photograph every open page; give a line for each."""
        lines = []
        for number, page in enumerate((page for context in self.contexts for page in context.pages), 1):
            picture = folder / f"{number}.png"
            page.screenshot(path=picture)
            lines.append(f"{page.url}  {picture}")
        return lines

    def leave(self) -> None:
        """Close every browser."""
        for context in self.contexts:
            context.close()

    def _watch(self, request: Request) -> None:
        if is_foreign(request.url):
            self.foreign.append(request.url)

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)


def _speak(site: Site, role: Role, language: Language) -> None:
    # an account keeps its language, and the people of the city come in many tests
    engine = make_engine(site.database_url)
    with reading(engine) as session:
        card = next(card for card in personas(session) if card.role is role)
        somebody = actor_for(session, session.get_one(Account, (card.account_id, HOME_ORG)))
    if somebody.language is not language:
        perform(engine, somebody, set_language, language=language, now=datetime.now(UTC))
    engine.dispose()


def is_foreign(url: str) -> bool:
    """Whether an address is on another machine; data: and blob: never leave the page."""
    parts = urlsplit(url)
    return parts.scheme in ON_THE_WIRE and parts.hostname not in OWN_HOSTS
