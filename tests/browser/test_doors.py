"""The doors in a real browser: the first day, a wrong password, signing out, a session ended elsewhere."""

import re
from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from db.engine import make_engine
from db.reads.accounts import actor_of
from db.terms import AccountId, Role
from db.work import perform, reading
from db.writes.accounts import close_account
from tests.browser.hands import set_up, sign_in
from tests.browser.site import Site
from tests.browser.visitors import PHONE, Visitors
from tests.builders import actor_of as somebody
from tests.builders.accounts import an_account

LONG = 20_000


def test_the_first_day_on_a_phone_and_out_again(visitors: Visitors, new_site: Site) -> None:
    page = visitors.come(PHONE)
    page.goto(new_site.at(""))
    expect(page).to_have_url(new_site.at("setup"))
    set_up(visitors.come(), new_site)

    page.goto(new_site.at("overview"))
    sign_in(page, "admin", "not the password")
    expect(page.get_by_role("alert")).to_contain_text("账号或密码不对")
    expect(page.get_by_label("账号")).to_have_value("admin")
    sign_in(page, "admin")
    expect(page.get_by_test_id("stApp")).to_be_visible(timeout=LONG)

    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    assert "sanshuang=" not in page.evaluate("document.cookie")


def test_signing_out_in_one_tab_leads_the_other_to_the_sign_in(visitors: Visitors, new_site: Site) -> None:
    page = visitors.come()
    set_up(page, new_site)
    other = page.context.new_page()
    other.goto(new_site.at(""))
    expect(other.get_by_role("button", name="退出登录")).to_be_visible(timeout=LONG)

    page.get_by_role("button", name="退出登录").click()
    expect(page).to_have_url(new_site.at("signin?why=out"), timeout=LONG)
    other.get_by_role("button", name="English").click()

    expect(other).to_have_url(re.compile(r"/signin"), timeout=LONG)


def test_the_language_of_the_whole_document_follows_the_switch(visitors: Visitors, new_site: Site) -> None:
    page = visitors.come()
    set_up(page, new_site)

    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible(timeout=LONG)
    page.wait_for_function("document.documentElement.lang === 'en'", timeout=LONG)

    assert page.evaluate("document.documentElement.lang") == "en"


def test_a_closed_account_is_out_at_its_next_step(visitors: Visitors, new_site: Site) -> None:
    page = visitors.come()
    set_up(page, new_site)
    engine = make_engine(new_site.database_url)
    token = next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "sanshuang")
    now = datetime.now(UTC)
    with reading(engine) as session:
        actor = actor_of(session, token, now)
    assert actor is not None
    an_account(engine, "second", Role.ADMIN)

    perform(
        engine, somebody(Role.ADMIN), close_account, now=now + timedelta(seconds=1),
        account_id=AccountId(actor.account_id),
    )  # fmt: skip
    engine.dispose()
    page.get_by_role("button", name="English").click()

    expect(page).to_have_url(re.compile(r"/signin"), timeout=LONG)
