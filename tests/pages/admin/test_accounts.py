"""The administrator opens, changes and closes accounts on the screen."""

from datetime import UTC, datetime

from sqlalchemy import Engine
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from db.reads.account_list import one_account
from db.tables.accounts import Account
from db.terms import Role
from db.work import reading
from db.writes.accounts import change_account, create_account
from tests.builders import Town, a_town, actor_of
from tests.builders.accounts import PASSWORD, a_try, an_account
from tests.builders.acts import does
from tests.builders.hands import beneath, listed
from tests.builders.screens import a_screen, a_sign_in

GIVEN = PASSWORD.get_secret_value()


def filled(house: Engine, **fields: str) -> tuple[Town, AppTest]:
    """The form of a new clerk's account, filled in for 望湖."""
    town = a_town(house)
    screen = a_screen(a_sign_in(house, actor_of(Role.ADMIN)), "admin/open_account")
    screen.multiselect[0].select(screen.multiselect[0].options[0])
    boxes = {box.label: box for box in screen.text_input}
    boxes["姓名 *"].set_value(fields.get("name", "刘芳"))
    boxes["账号 *"].set_value(fields.get("login", "Liu.Fang"))
    boxes["初始密码 *"].set_value(fields.get("password", GIVEN))
    return town, screen


def press(screen: AppTest, label: str) -> None:
    """Press the one button of the page that is called so."""
    next(button for button in screen.main.button if button.label == label).click().run()


def test_an_account_opened_on_the_screen_signs_in(house: Engine) -> None:
    town, screen = filled(house)

    press(screen, "开账号")

    assert [error.value for error in screen.exception] == []
    with reading(house) as session:
        view = one_account(session, actor_of(Role.ADMIN), login="liu.fang")
    assert (view.line.name, view.line.role, view.community_ids) == ("刘芳", Role.CLERK, frozenset({town.wanghu}))
    assert a_try(house, "liu.fang", now=datetime.now(UTC)).refusal is None


def test_a_weak_password_is_refused_in_a_sentence_and_nothing_is_written(house: Engine) -> None:
    _, screen = filled(house, password="1234567890")  # noqa: S106 - the very one that must not pass

    press(screen, "开账号")

    assert list(beneath(screen).values()) == ["这个密码太常见，容易被猜到，没有保存。请换一个。"]
    with reading(house) as session:
        assert session.exec(select(Account).where(Account.login == "liu.fang")).all() == []


def test_an_auditor_sees_the_list_and_changes_nothing(house: Engine) -> None:
    an_account(house)
    token = a_sign_in(house, actor_of(Role.AUDITOR))

    accounts = a_screen(token, "admin/accounts")
    opened = a_screen(token, "admin/account", code="wang.li")

    assert ("王丽", "account?code=wang.li") in listed(accounts)
    assert [button.label for button in accounts.main.button] == []
    assert [button.label for button in opened.main.button] == []


def test_two_administrators_change_one_account_and_the_second_chooses(house: Engine) -> None:
    town, admin = a_town(house), actor_of(Role.ADMIN)
    given = {"name": "刘芳", "role": Role.CLERK}
    opened = does(house, admin, create_account, login="liu.fang", community_ids=(town.wanghu,), **given)
    mine = a_screen(a_sign_in(house, admin), "admin/account", code="liu.fang")
    theirs = {"name": "刘芬", "role": Role.CLERK, "community_ids": (town.wanghu, town.tingsong)}

    next(box for box in mine.text_input if box.label.startswith("姓名")).set_value("刘方")
    does(house, admin, change_account, account_id=opened.id, **theirs)
    press(mine, "保存")
    offered = mine.radio[0].options
    mine.radio[0].set_value("mine")
    press(mine, "保存")

    with reading(house) as session:
        view = one_account(session, admin, login="liu.fang")
    assert offered == ["我写的：刘方", "对方的：刘芬"]
    assert (view.line.name, view.community_ids) == ("刘方", frozenset({town.wanghu, town.tingsong}))


def test_a_role_that_somebody_else_has_changed_is_said_and_not_written_over(house: Engine) -> None:
    town, admin = a_town(house), actor_of(Role.ADMIN)
    account = an_account(house)
    mine = a_screen(a_sign_in(house, admin), "admin/account", code="wang.li")

    next(box for box in mine.text_input if box.label.startswith("姓名")).set_value("王莉")
    does(house, admin, change_account, account_id=account.id, name="王丽", role=Role.CLERK, community_ids=[town.wanghu])
    press(mine, "保存")

    with reading(house) as session:
        line = one_account(session, admin, login="wang.li").line
    assert (line.name, line.role) == ("王丽", Role.CLERK)
    assert any("对方已改为“社区工作者”" in caption.value for caption in mine.caption)


def test_closing_on_the_screen_closes(house: Engine) -> None:
    an_account(house)
    screen = a_screen(a_sign_in(house, actor_of(Role.ADMIN)), "admin/account", code="wang.li")

    press(screen, "停用")

    with reading(house) as session:
        assert one_account(session, actor_of(Role.ADMIN), login="wang.li").line.closed is True
    assert [button.label for button in screen.main.button] == ["重新启用"]


def test_health_says_that_all_is_well(house: Engine) -> None:
    screen = a_screen(a_sign_in(house, actor_of(Role.ADMIN)), "admin/health")

    assert [(metric.label, metric.value) for metric in screen.metric][:5] == [
        ("数据库", "正常"),
        ("数据结构", "正常"),
        ("存储空间", "正常"),
        ("最近备份", "—"),
        ("在线账号", "1"),
    ]
    assert any("还没有备份" in warning.value for warning in screen.warning)
