"""People at their browsers: each has one of their own, and none of them may reach another machine."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, ViewportSize

LAPTOP = ViewportSize(width=1440, height=900)
PHONE = ViewportSize(width=360, height=640)
WALL = ViewportSize(width=1920, height=1080)
OWN_HOSTS = {"127.0.0.1", "localhost"}
ON_THE_WIRE = {"http", "https", "ws", "wss"}


@dataclass  # without slots, because Playwright notes its wrappers on the object
class Visitors:
    """Everybody who came during one test."""

    browser: Browser
    contexts: list[BrowserContext] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def come(self, viewport: ViewportSize = LAPTOP, *, locale: str = "zh-CN", dark: bool = False) -> Page:
        """Open an empty page in a browser without history or cookies."""
        context = self.browser.new_context(
            viewport=viewport,
            locale=locale,
            timezone_id="Asia/Shanghai",
            color_scheme="dark" if dark else "light",
            has_touch=viewport["width"] < LAPTOP["width"] // 2,
        )
        self.contexts.append(context)
        context.on("request", self._watch)
        context.on("console", self._listen)
        return context.new_page()

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


def is_foreign(url: str) -> bool:
    """Whether an address is on another machine; data: and blob: never leave the page."""
    parts = urlsplit(url)
    return parts.scheme in ON_THE_WIRE and parts.hostname not in OWN_HOSTS
