"""Signing in and out at the plain HTML doors."""

import re
from datetime import UTC, datetime, timedelta
from http.cookies import Morsel, SimpleCookie

import httpx
import pytest
from sqlalchemy import Engine
from sqlmodel import select

from db.reads.accounts import actor_for
from db.tables.accounts import Account
from db.work import reading
from pages.text import doors as text
from tests.browser.site import Site
from tests.builders.accounts import PASSWORD, an_account, code_of, with_factor
from tests.pages.doors.conftest import Visitor, begun

pytestmark = pytest.mark.process

FORM = {"login": "wang.li", "password": PASSWORD.get_secret_value(), "next": "/needs"}


def post(client: httpx.Client, path: str, **fields: str) -> httpx.Response:
    """Send a form as one of our own pages."""
    return client.post(path, data=fields, headers={"Origin": str(client.base_url).rstrip("/")})


def cookie_of(answer: httpx.Response, name: str) -> "Morsel[str]":
    """Give a cookie that an answer sets."""
    jar: SimpleCookie = SimpleCookie()
    for line in answer.headers.get_list("set-cookie"):
        jar.load(line)
    return jar[name]


def test_the_right_password_sets_a_cookie_no_script_can_read_and_goes_on(visitor: Visitor) -> None:
    answer = post(visitor(), "/signin", **FORM)

    cookie = cookie_of(answer, "sanshuang")
    assert (answer.status_code, answer.headers["location"]) == (303, "/needs")
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["secure"]) == (True, "lax", "/", "")
    assert visitor(cookie.value).get("/needs").status_code == 200


def test_a_password_sealed_when_that_was_cheaper_is_sealed_anew_as_dearly_as_today(
    visitor: Visitor, records: Engine
) -> None:
    before = an_account(records, "early").password_hash

    post(visitor(), "/signin", **(FORM | {"login": "early"}))

    with reading(records) as session:
        after = session.exec(select(Account.password_hash).where(Account.login == "early")).one()
    assert (",t=1," in before, after.startswith("$argon2id$v=19$m=19456,t=2,p=1$")) == (True, True)


def test_a_wall_gets_a_cookie_for_its_days_and_opens_the_screen(visitor: Visitor) -> None:
    person = cookie_of(post(visitor(), "/signin", **FORM), "sanshuang").value
    assert text.WALL_UP.zh in visitor(person).get("/wall").text

    answer = post(visitor(person), "/wall")

    cookie = cookie_of(answer, "sanshuang")
    assert (answer.headers["location"], cookie["max-age"]) == ("/overview?view=screen", str(30 * 24 * 3600))
    assert visitor(person).get("/overview").status_code == 303
    assert visitor(cookie.value).get("/overview").status_code == 200


def test_over_https_the_cookie_is_bound_to_the_host(visitor: Visitor, house: Site) -> None:
    client = visitor(**{"X-Forwarded-Proto": "https"})

    answer = client.post("/signin", data=FORM, headers={"Origin": house.url.replace("http", "https")})

    cookie = cookie_of(answer, "__Host-sanshuang")
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["secure"]) == (True, "lax", "/", True)
    assert cookie["domain"] == ""


def test_a_wrong_password_keeps_the_login_and_says_so_twice(visitor: Visitor) -> None:
    answer = post(visitor(), "/signin", **(FORM | {"password": "wrong", "login": "<b>nobody"}))

    assert answer.status_code == 401
    assert answer.text.count("账号或密码不对") == 2
    assert 'value="&lt;b&gt;nobody"' in answer.text
    assert "wrong" not in re.sub(r'class="[^"]*"|\.wrong', "", answer.text)
    assert "set-cookie" not in answer.headers


def test_tries_in_vain_must_wait(visitor: Visitor, records: Engine) -> None:
    an_account(records, "guessed")
    guess = FORM | {"login": "guessed", "password": "wrong"}
    guesses = [post(visitor(), "/signin", **guess).status_code for _ in range(4)]

    right = post(visitor(), "/signin", **(FORM | {"login": "guessed"}))

    assert (guesses, right.status_code) == ([401, 401, 401, 429], 429)
    assert post(visitor(), "/signin", **FORM).status_code == 303


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/signin",
        "/signout",
        "",
        "x",
    ],
)
def test_the_way_on_never_leaves_the_house(visitor: Visitor, target: str) -> None:
    answer = post(visitor(), "/signin", **(FORM | {"next": target}))

    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_a_new_sign_in_ends_the_session_the_browser_had(visitor: Visitor, records: Engine) -> None:
    earlier = begun(records)

    answer = post(visitor(earlier), "/signin", **FORM)

    assert cookie_of(answer, "sanshuang").value != earlier
    assert visitor(earlier).get("/").status_code == 303


@pytest.mark.parametrize(("method", "path"), [("POST", "/signout"), ("GET", "/auth/logout")])
def test_signing_out_ends_the_session_on_the_server_too(
    visitor: Visitor, records: Engine, method: str, path: str
) -> None:
    token = begun(records)
    client = visitor(token)

    answer = client.request(method, path, headers={"Origin": str(client.base_url).rstrip("/")})

    again = client.request(method, path, headers={"Origin": str(client.base_url).rstrip("/")})
    assert (answer.status_code, answer.headers["location"]) == (303, "/signin?why=out")
    assert again.headers["location"] == "/signin?why=ended"
    assert cookie_of(answer, "sanshuang")["max-age"] == "0"
    assert visitor(token).get("/").status_code == 303


def test_only_whoever_has_signed_out_gets_the_script_that_forgets_what_was_typed(visitor: Visitor) -> None:
    out, ended = (visitor().get(f"/signin?why={why}") for why in ("out", "ended"))

    assert ["/forget.js" in answer.text for answer in (out, ended)] == [True, False]
    allowed = ["script-src 'self'" in answer.headers["content-security-policy"] for answer in (out, ended)]
    assert allowed == [True, False]
    assert visitor().get("/forget.js").headers["content-type"].startswith("text/javascript")


def test_whoever_is_signed_in_goes_on_from_the_sign_in(visitor: Visitor, records: Engine) -> None:
    answer = visitor(begun(records)).get("/signin?next=%2Fneeds")

    assert (answer.status_code, answer.headers["location"]) == (303, "/needs")


def test_another_site_s_link_cannot_sign_anybody_out(visitor: Visitor, records: Engine) -> None:
    token = begun(records)

    answer = visitor(token).get("/auth/logout", headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.headers["location"] == "/signout"
    assert visitor(token).get("/").status_code == 200


@pytest.mark.parametrize(
    ("wishes", "lang"),
    [
        ("", "zh-CN"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"),
        ("en-GB,en;q=0.9,zh;q=0.1", "en"),
        ("fr", "zh-CN"),
        ("en;q=x", "en"),
    ],
)
def test_the_door_speaks_what_the_browser_prefers(visitor: Visitor, wishes: str, lang: str) -> None:
    answer = visitor(**{"Accept-Language": wishes}).get("/signin")

    assert f'<html lang="{lang}">' in answer.text


def test_a_language_chosen_at_the_door_is_remembered(visitor: Visitor) -> None:
    client = visitor(**{"Accept-Language": "zh-CN"})

    chosen = client.get("/signin?lang=en&next=%2Fneeds")
    later = client.get("/signin")

    assert '<html lang="en">' in chosen.text
    assert 'href="/signin?next=%2Fneeds&amp;lang=zh"' in chosen.text
    assert '<html lang="en">' in later.text


def test_a_persona_signs_in_with_one_tap(visitor: Visitor, demo: Site) -> None:
    client = visitor(site=demo)
    card = re.search(r'name="account" value="([^"]+)"', client.get("/signin").text)
    assert card is not None

    answer = post(client, "/signin/persona", account=card[1], next="/overview")

    assert (answer.status_code, answer.headers["location"]) == (303, "/overview")
    assert client.get("/overview").status_code == 200


def test_where_data_is_real_there_are_no_cards_and_no_tap_signs_in(visitor: Visitor, records: Engine) -> None:
    account = an_account(records, "without-password", password=None)

    answer = post(visitor(), "/signin/persona", account=str(account.id))

    assert (answer.headers["location"], answer.headers.get("set-cookie")) == ("/signin", None)
    assert text.DEMO_TITLE.zh not in visitor().get("/signin").text


@pytest.mark.parametrize("body", [b"x" * 20_000, b"\xff\xfe=1", b"a=1&" * 100])
def test_too_much_or_unreadable_is_a_sentence_and_no_trace(visitor: Visitor, house: Site, body: bytes) -> None:
    answer = visitor(Origin=house.url).post("/signin", content=body)

    assert answer.status_code in {400, 413}
    assert text.NOT_SO_TITLE.zh in answer.text


def test_the_doors_need_no_scripts_and_load_nothing_from_elsewhere(visitor: Visitor) -> None:
    answer = visitor().get("/signin")

    assert "<script" not in answer.text
    assert re.findall(r'(?:src|href)="(?!/|#)([^"]*)"', answer.text) == []
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")


def test_with_a_second_factor_the_door_asks_for_its_code_without_scripts(visitor: Visitor, records: Engine) -> None:
    now, form = datetime.now(UTC), FORM | {"login": "guarded"}
    with reading(records) as session:
        owner = actor_for(session, an_account(records, "guarded"))
    secret, (recovery, *_) = with_factor(records, owner, now=now - timedelta(minutes=5))

    asked = post(visitor(), "/signin", **form)
    half = re.search(r'name="half" value="([^"]+)"', asked.text)
    assert half is not None
    wrong = post(visitor(), "/signin/code", half=half[1], code="12345", next="/needs")
    right = post(visitor(), "/signin/code", half=half[1], code=code_of(secret, datetime.now(UTC)), next="/needs")
    lost = post(visitor(), "/signin/code", half=half[1], recovery=recovery, next="//evil.example")
    forged = post(visitor(), "/signin/code", half="x", code="123456", next="/needs")

    assert (asked.status_code, asked.headers.get("set-cookie"), "<script" in asked.text) == (200, None, False)
    assert (wrong.status_code, wrong.text.count("验证码不对"), wrong.headers.get("set-cookie")) == (401, 2, None)
    assert (right.status_code, right.headers["location"]) == (303, "/needs")
    assert visitor(cookie_of(right, "sanshuang").value).get("/needs").status_code == 200
    assert (lost.status_code, lost.headers["location"]) == (303, "/")
    assert (forged.status_code, forged.headers["location"]) == (303, "/signin?why=code&next=%2Fneeds")
