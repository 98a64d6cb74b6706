"""What Streamlit would do anew is done once, and comes to the same."""

import asyncio
from collections.abc import Callable, Iterator
from contextvars import Context
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit import config
from streamlit.components.v2 import manifest_scanner
from streamlit.config import CustomThemeCategories
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

from pages.doors import tuning


@pytest.mark.parametrize("section", ["theme", *(f"theme.{one.value}" for one in CustomThemeCategories)])
def test_a_browser_is_told_the_same_theme_as_without_the_memory(section: str) -> None:
    fresh, remembered = CustomThemeConfig(), CustomThemeConfig()

    tuning.worked_out(fresh, section)
    tuning.theme_from_memory(remembered, section)

    assert remembered == fresh
    assert remembered.ByteSize() > 0 or not any(config.get_options_for_section(section).values())


def test_no_package_brings_components_of_its_own() -> None:
    assert tuning.no_components() == tuning.looked_for() == []


def test_a_setting_is_what_it_is_with_the_lock_also_after_it_was_changed() -> None:
    keys = list(config.get_config_options())

    assert [tuning.setting(key) for key in keys] == [tuning.asked(key) for key in keys]

    before = tuning.asked("server.maxUploadSize")
    config.set_option("server.maxUploadSize", before + 1)
    try:
        assert tuning.setting("server.maxUploadSize") == before + 1
    finally:
        config.set_option("server.maxUploadSize", before)
    with pytest.raises(RuntimeError):
        tuning.setting("server.neverHeardOf")


def test_what_runs_call_from_their_threads_is_called_on_the_loop_each_in_its_order() -> None:
    heard: list[tuple[int, int]] = []

    async def serve() -> None:
        session = SimpleNamespace(_event_loop=asyncio.get_running_loop())

        def run(number: int) -> None:
            for message in range(500):
                tuning.by_post(session, lambda message=message: heard.append((number, message)))  # type: ignore[arg-type,misc]  # of it only this is used

        runs = [Thread(target=run, args=(number,)) for number in range(4)]
        for one in runs:
            one.start()
        for one in runs:
            await asyncio.to_thread(one.join)
        over = asyncio.Event()
        tuning.by_post(session, over.set)  # type: ignore[arg-type]  # of it only this is used
        async with asyncio.timeout(20):
            await over.wait()

    asyncio.run(serve())

    assert [[message for who, message in heard if who == number] for number in range(4)] == [list(range(500))] * 4


def test_the_loop_is_told_that_there_is_something_to_send_from_itself_and_from_a_thread() -> None:
    async def serve() -> list[bool]:
        things = SimpleNamespace(eventloop=asyncio.get_running_loop(), need_send_data=asyncio.Event())
        runtime = SimpleNamespace(_get_async_objs=lambda: things)
        tuning.wake(runtime)  # type: ignore[arg-type]  # of it only this is used
        at_once = things.need_send_data.is_set()
        things.need_send_data.clear()
        await asyncio.to_thread(tuning.wake, runtime)  # type: ignore[arg-type]  # of it only this is used
        async with asyncio.timeout(5):
            return [at_once, await things.need_send_data.wait()]

    assert asyncio.run(serve()) == [True, True]


class Closing(asyncio.SelectorEventLoop):
    """A loop that is closed the very moment before it is woken."""

    def call_soon_threadsafe(
        self, callback: Callable[..., object], *args: object, context: Context | None = None
    ) -> asyncio.Handle:
        self.close()
        return super().call_soon_threadsafe(callback, *args, context=context)


class Stumbling(asyncio.SelectorEventLoop):
    """A loop that cannot be woken the first time."""

    stumbles = 1

    def call_soon_threadsafe(
        self, callback: Callable[..., object], *args: object, context: Context | None = None
    ) -> asyncio.Handle:
        self.stumbles -= 1
        if self.stumbles >= 0:
            raise RuntimeError("not now")
        return super().call_soon_threadsafe(callback, *args, context=context)


def test_what_runs_call_while_the_server_closes_is_dropped_without_a_word() -> None:
    loop = Closing()

    tuning.Post().put(loop, lambda: None)

    assert loop.is_closed()


def test_a_loop_that_could_not_be_woken_once_is_woken_by_the_next_call() -> None:
    loop, post, heard = Stumbling(), tuning.Post(), list[int]()

    with pytest.raises(RuntimeError, match="not now"):
        post.put(loop, lambda: heard.append(1))
    post.put(loop, lambda: heard.append(2))
    loop.call_later(0.05, loop.stop)
    loop.run_forever()
    loop.close()

    assert heard == [1, 2]


@pytest.fixture
def untouched() -> Iterator[None]:
    """Put back what a server does otherwise: the other tests of this process have a Streamlit as it is."""
    owners: tuple[tuple[object, str], ...] = (
        (app_session, "_populate_theme_msg"),
        (manifest_scanner, "scan_component_manifests"),
        (config, "get_option"),
        (page, "calc_hash"),
        (button_group, "extract_leading_icon"),
        (html, "clean_text"),
        (html, "_html_only_style_tags"),
        (AppSession, "_call_soon_on_event_loop"),
        (AppSession, "_create_scriptrunner"),
        (Runtime, "_enqueued_some_message"),
    )
    before = [(owner, name, getattr(owner, name)) for owner, name in owners]
    yield
    for owner, name, was in before:
        setattr(owner, name, was)


def test_a_run_begins_after_all_is_heard_that_the_last_one_said() -> None:
    heard: list[str] = []

    async def serve() -> None:
        # of a session only its loop is here, so that no run can begin
        session: Any = SimpleNamespace(_event_loop=asyncio.get_running_loop())
        tuning.by_post(session, lambda: heard.append("drawn"))
        tuning.by_post(session, lambda: heard.append("over"))
        with pytest.raises(AttributeError):
            tuning.begin_run(session, RerunData())
        assert heard == ["drawn", "over"]
        tuning.by_post(session, lambda: heard.append("drawn anew"))
        await asyncio.sleep(0.05)

    asyncio.run(serve())

    assert heard == ["drawn", "over", "drawn anew"]


@pytest.mark.usefixtures("untouched")
def test_a_server_does_so() -> None:
    tuning.remember()

    assert vars(app_session)["_populate_theme_msg"] is tuning.theme_from_memory
    assert vars(manifest_scanner)["scan_component_manifests"] is tuning.no_components
    assert config.get_option is tuning.setting
    assert vars(AppSession)["_call_soon_on_event_loop"] is tuning.by_post
    assert vars(AppSession)["_create_scriptrunner"] is tuning.begin_run
    assert vars(Runtime)["_enqueued_some_message"] is tuning.wake
    for word in ("needs", "全部", "🤝 帮手", ":material/list: 清单"):
        assert vars(page)["calc_hash"](word) == calc_hash(word)
        assert vars(button_group)["extract_leading_icon"](word) == extract_leading_icon(word)
    assert vars(html)["clean_text"]("  <b>一</b>\n  <i>二</i>\n") == clean_text("  <b>一</b>\n  <i>二</i>\n")
    for piece in ("<style>b{}</style>", "<style>b{}</style><b>一</b>", "<!-- no --><style>b{}</style>"):
        assert vars(html)["_html_only_style_tags"](piece) is tuning.only_style(piece)
