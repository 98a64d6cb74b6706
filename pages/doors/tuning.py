"""What Streamlit does anew for every run, every tick and every message, though once is enough for the whole process.

An overview is some sixty messages. For each of them settings were asked for under a lock that all threads share, and
the event loop was knocked awake twice through a socket.
"""

import asyncio
from collections import deque
from collections.abc import Callable, MutableMapping
from functools import lru_cache
from typing import Any, Final
from weakref import WeakKeyDictionary

from streamlit import config
from streamlit.components.v2 import manifest_scanner
from streamlit.elements import html
from streamlit.elements.widgets import button_group
from streamlit.navigation import page
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.runtime import Runtime
from streamlit.runtime.scriptrunner import RerunData
from streamlit.string_util import clean_text, extract_leading_icon
from streamlit.util import calc_hash

# what is named with an underscore is Streamlit's own: a test notices when another version names it otherwise
worked_out = app_session._populate_theme_msg  # noqa: SLF001 - as said
asked = config.get_option
begun = AppSession._create_scriptrunner  # noqa: SLF001 - as said
only_style = html._html_only_style_tags  # noqa: SLF001 - as said
looked_for = manifest_scanner.scan_component_manifests

_TEXTS: Final = 128  # a map and the pieces of a few overviews, each in two themes and languages
_WORDS: Final = 1_024  # the addresses of all pages, and what one may choose from on them


@lru_cache
def _theme(section: str) -> CustomThemeConfig:
    theme = CustomThemeConfig()
    worked_out(theme, section)
    return theme


def theme_from_memory(msg: CustomThemeConfig, section: str = "theme") -> None:
    """Tell a browser a section of the theme, read from the settings once: that was a quarter of an idle tick."""
    if (theme := _theme(section)).ByteSize():
        msg.MergeFrom(theme)


def no_components() -> list[Any]:
    """Give what the installed packages bring of components: nothing. To read all they say was a third of a start."""
    return []


def setting(key: str) -> Any:  # noqa: ANN401 - as Streamlit has it
    """Give a setting as it stands now, without the lock for which all pages queue that are drawn at once.

    While Streamlit reads its settings anew, which it does when config.toml is edited under a running server and at no
    other time, it may be the default for a moment.
    """
    option = (config._config_options or {}).get(key)  # noqa: SLF001 - as above
    return asked(key) if option is None else option.value


class Post:
    """Calls from all threads to one event loop: it is woken for the first, and finds those that came meanwhile."""

    def __init__(self) -> None:
        self._calls: deque[Callable[[], None]] = deque()
        self._woken = False

    def put(self, loop: asyncio.AbstractEventLoop, call: Callable[[], None]) -> None:
        """Have something called on the loop, in the order in which it was put here; nothing once the loop is closed."""
        self._calls.append(call)
        if self._woken or loop.is_closed():
            return
        self._woken = True
        try:
            loop.call_soon_threadsafe(self._hand_on, loop)
        except RuntimeError:
            # closed at this very moment, as a server is that stops
            if not loop.is_closed():
                self._woken = False
                raise

    def hand_out(self) -> None:
        """Call on the loop all that was put here so far, before anything else happens there."""
        while self._calls:
            self._next()

    def _hand_on(self, loop: asyncio.AbstractEventLoop) -> None:
        # first: what is put here from now on wakes the loop again, or is counted below
        self._woken = False
        for _ in range(len(self._calls)):
            loop.call_soon(self._next)

    def _next(self) -> None:
        # handed out already where there is none
        if self._calls:
            self._calls.popleft()()


_POSTS: Final[MutableMapping[asyncio.AbstractEventLoop, Post]] = WeakKeyDictionary()
"""One for each loop; a post knows no loop itself, so that it goes when the loop does."""


def by_post(session: AppSession, call: Callable[[], None]) -> None:
    """Have something that happens in a run called on the loop that serves its session."""
    loop = session._event_loop  # noqa: SLF001 - as above
    # of two that come first at once both get the same, or their messages would pass each other
    post = _POSTS.get(loop) or _POSTS.setdefault(loop, Post())
    post.put(loop, call)


def begin_run(session: AppSession, initial_rerun_data: RerunData) -> None:
    """Begin a session's next run once all is heard that its last one said.

    A run that is over is let go of for the next one, and Streamlit hears no more of what was let go: what it had drawn
    last would never reach the browser.
    """
    if post := _POSTS.get(session._event_loop):  # noqa: SLF001 - as above
        post.hand_out()
    begun(session, initial_rerun_data)


def wake(runtime: Runtime) -> None:
    """Tell the loop that there is something to send; on the loop itself nobody has to be woken for it."""
    things = runtime._get_async_objs()  # noqa: SLF001 - as above
    if asyncio._get_running_loop() is things.eventloop:  # noqa: SLF001 - as above
        things.need_send_data.set()
    else:
        things.eventloop.call_soon_threadsafe(things.need_send_data.set)


def look_up_once() -> None:
    """Digest a page's address once, and look once through all emoji there are for one that a choice begins with."""
    page.calc_hash = lru_cache(_WORDS)(calc_hash)  # type: ignore[attr-defined]  # as above
    button_group.extract_leading_icon = lru_cache(_WORDS)(extract_leading_icon)  # type: ignore[attr-defined]  # as above


def remember() -> None:
    """Let this process do so from now on; before it has sessions."""
    app_session._populate_theme_msg = theme_from_memory  # noqa: SLF001 - as above
    manifest_scanner.scan_component_manifests = no_components  # type: ignore[assignment]  # as above
    config.get_option = setting
    look_up_once()
    html.clean_text = lru_cache(_TEXTS)(clean_text)  # type: ignore[assignment, attr-defined]  # as above
    html._html_only_style_tags = lru_cache(_TEXTS)(only_style)  # noqa: SLF001 - as above
    AppSession._call_soon_on_event_loop = by_post  # type: ignore[assignment, method-assign]  # noqa: SLF001 - as above
    AppSession._create_scriptrunner = begin_run  # type: ignore[assignment, method-assign]  # noqa: SLF001 - as above
    Runtime._enqueued_some_message = wake  # type: ignore[assignment, method-assign]  # noqa: SLF001 - as above
