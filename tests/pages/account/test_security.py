"""One's own password and devices on the screen."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from db.errors import Code
from db.reads.account_list import one_account
from db.reads.accounts import actor_of
from db.settings import settings
from db.terms import Role
from db.work import reading
from pages.text import refusals
from pages.text.accounts import PASSWORD_DUE
from tests.builders import actor_of as actor_of_role
from tests.builders.accounts import PASSWORD, a_try, an_account, code_of
from tests.builders.hands import beneath
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
    open_there = a_screen(there, "account/security")

    next(button for button in screen.main.button if button.label == "退出其他设备").click().run()
    open_there.run()

    assert alive(house, here, there) == [True, False]
    assert open_there.title == []


def test_one_device_is_signed_out_and_the_others_stay(house: Engine) -> None:
    an_account(house)
    here, left, there = (a_try(house, now=datetime.now(UTC)).token for _ in range(3))
    screen = a_screen(here, "account/security")

    next(button for button in screen.main.button if button.label == "退出这个设备").click().run()

    assert alive(house, here) == [True]
    assert sorted(alive(house, left, there)) == [False, True]


def test_the_second_factor_is_switched_on_with_a_first_code_and_shows_its_recovery_codes_once(house: Engine) -> None:
    account = an_account(house)
    screen = a_screen(a_try(house, now=datetime.now(UTC)).token, "account/security")

    screen.main.text_input[2].set_value(PASSWORD.get_secret_value())
    press(screen, "开始启用")
    secret = screen.main.code[0].value
    screen.main.text_input[2].set_value("000000")
    press(screen, "启用两步验证")
    refused = list(beneath(screen).values())
    screen.main.text_input[2].set_value(code_of(secret, datetime.now(UTC)))
    press(screen, "启用两步验证")
    codes = screen.main.code[0].value.split()
    press(screen, "已保存好")

    assert refused == [refusals.SENTENCES[Code.CODE_WRONG][0].zh]
    assert len(set(codes)) == 10
    assert [one.value for one in screen.main.code] == []
    assert secret not in str(screen.main)
    assert "还有 10 个恢复码没用过" in " ".join(one.value for one in screen.main.markdown)
    with reading(house) as session:
        assert one_account(session, actor_of_role(Role.ADMIN), login=account.login).second_factor is True


def press(screen: AppTest, label: str) -> None:
    """Press the button of a label."""
    next(button for button in screen.main.button if button.label == label).click().run()


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
    assert [heading.value for heading in stopped.header] == []
    assert [button.label for button in there.main.button] == ["修改密码并重新登录", "开始启用"]
