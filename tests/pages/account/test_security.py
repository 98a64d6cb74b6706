"""One's own password and devices on the screen."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from db.reads.accounts import actor_of
from db.settings import settings
from db.work import reading
from pages.text.accounts import PASSWORD_DUE
from tests.builders.accounts import PASSWORD, a_try, an_account
from tests.builders.screens import a_screen

NEW = "lantern-orbit-sycamore"


def alive(house: Engine, *tokens: str) -> list[bool]:
    """Whether these sessions live."""
    with reading(house) as session:
        return [actor_of(session, token, datetime.now(UTC)) is not None for token in tokens]


@pytest.mark.parametrize(
    ("old", "sessions_live"), [(PASSWORD.get_secret_value(), [False, False]), ("no", [True, True])]
)
def test_a_new_password_needs_the_old_one_and_ends_all_sessions(
    house: Engine, old: str, sessions_live: list[bool]
) -> None:
    an_account(house)
    here, there = (a_try(house, now=datetime.now(UTC)).token for _ in range(2))
    screen = a_screen(here, "account/security")

    screen.main.text_input[0].set_value(old)
    screen.main.text_input[1].set_value(NEW)
    next(button for button in screen.main.button if button.label == "修改密码并重新登录").click().run()

    assert alive(house, here, there) == sessions_live


def test_the_other_devices_can_be_signed_out(house: Engine) -> None:
    an_account(house)
    here, there = (a_try(house, now=datetime.now(UTC)).token for _ in range(2))
    screen = a_screen(here, "account/security")

    next(button for button in screen.main.button if button.label == "退出其他设备").click().run()

    assert alive(house, here, there) == [True, False]


def test_a_password_that_has_held_its_time_is_changed_before_anything_else(
    house: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_account(house)
    token = a_try(house, now=datetime.now(UTC)).token
    monkeypatch.setenv("SANSHUANG_PASSWORD_POLICY", "classified")
    settings.cache_clear()

    stopped, there = a_screen(token, "account/me"), a_screen(token, "account/security")

    monkeypatch.undo()
    settings.cache_clear()
    assert [warning.value for warning in stopped.warning] == [PASSWORD_DUE.zh]
    assert [heading.value for heading in stopped.subheader] == []
    assert [button.label for button in there.main.button] == ["修改密码并重新登录"]
