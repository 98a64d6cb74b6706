"""Nobody passes the gate without a living session: no page, no socket, no file; and nobody is who a header says."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from db.reads.accounts import actor_of
from db.terms import AccountId, Role
from db.work import perform, reading
from db.writes.accounts import close_account
from db.writes.sign_ins import sign_out
from pages.doors.address import origin_of
from pages.doors.routes import OPEN
from pages.text import doors as text
from tests.browser.site import Site
from tests.builders import actor_of as somebody
from tests.builders.accounts import an_account
from tests.pages.doors.conftest import Visitor, begun

pytestmark = pytest.mark.process

PAGES = ["/", "/overview", "/needs?community=1", "/no-such-page", "/index.html", "/manifest.json"]
FILES = [
    "/_stcore/metrics",
    "/_stcore/script-health-check",
    "/_stcore/upload_file/session/file",
    "/_stcore/bidi-components/a/b.js",
    "/_stcore/agent/openapi.json",
    "/_stcore/agent/mcp",
    "/_stcore/stream",
    "/_stcore/unheard-of",
    "/needs/_stcore/health",
    "/no/such/page",
    "/signin/x",
    "/media/0123.png",
    "/component/a/index.html",
    "/app/static/a.txt",
    "/auth/login",
    "/oauth2callback",
    "/arrive/HD20260001",
    "/paper/sheet/HD20260001",
    "/paper/poster/HD20260001",
    "/helping/HD20260001",
    "/helping/HD20260001/roll",
]
PUBLIC = {
    "/signin": 200,
    "/signout": 200,
    "/setup": 303,
    "/verify": 200,
    "/verify/{code}": 404,
    "/sso/signin": 303,
    "/sso/callback": 303,
    "/arrive/door.js": 200,
    "/arrive/worker.js": 200,
    "/helping/list.js": 200,
    "/helping/worker.js": 200,
    "/arrive/{activity}/{shown}": 403,
    "/checkin/{community}/{shown}": 403,
    "/rate/{followup}/{shown}": 403,
    "/healthz": 200,
    "/readyz": 200,
    "/emblem.svg": 200,
    "/forget.js": 200,
    "/favicon.ico": 200,
    "/auth/logout": 303,
    "/_stcore/health": 200,
    "/_stcore/host-config": 200,
    "/static/no-such-file.js": 404,
}


def knock(site: Site, *, origin: str | None = None, **headers: str) -> ClientConnection:
    """Open the socket as a browser would; no origin means the site's own."""
    return connect(
        site.url.replace("http", "ws") + "/_stcore/stream",
        origin=Origin(site.url if origin is None else origin) if origin != "" else None,
        subprotocols=[Subprotocol("streamlit")],
        additional_headers=headers,
        proxy=None,
    )


def first_word(socket: ClientConnection) -> ForwardMsg:
    """Ask for a page and give the first message that comes."""
    asked = BackMsg()
    asked.rerun_script.query_string = ""
    socket.send(asked.SerializeToString())
    message = ForwardMsg()
    message.ParseFromString(socket.recv(timeout=20, decode=False))
    return message


@pytest.mark.parametrize("path", PAGES)
def test_a_page_without_a_session_leads_to_the_sign_in(visitor: Visitor, path: str) -> None:
    answer = visitor().get(path)

    assert answer.status_code == 303
    assert answer.headers["location"].partition("?")[0] == "/signin"


@pytest.mark.parametrize("path", FILES)
def test_a_file_without_a_session_is_refused(visitor: Visitor, path: str) -> None:
    answer = visitor().get(path)

    assert (answer.status_code, answer.content) == (401, b"")


@pytest.mark.parametrize(("path", "status"), PUBLIC.items())
def test_what_is_open_to_everybody_is_written_down_here(visitor: Visitor, path: str, status: int) -> None:
    assert visitor().get(path).status_code == status


def test_no_door_is_open_that_is_not_tried_here() -> None:
    by_post_only = {"/signin/persona", "/signin/code"}

    assert {door.path for door in OPEN} - PUBLIC.keys() - by_post_only == set()


def test_the_way_to_the_sign_in_leads_back(visitor: Visitor) -> None:
    answer = visitor().get("/needs?community=1&x=中")

    assert answer.headers["location"] == "/signin?next=%2Fneeds%3Fcommunity%3D1%26x%3D%25E4%25B8%25AD"


def test_a_living_session_gets_the_page_in_its_language(visitor: Visitor, records: Engine) -> None:
    answer = visitor(begun(records)).get("/needs")

    assert answer.status_code == 200
    assert '<html lang="zh-CN">' in answer.text
    assert "<title>三双工作台</title>" in answer.text


def test_every_page_keeps_its_own_address_the_first_one_too(visitor: Visitor, records: Engine) -> None:
    answer = visitor(begun(records)).get("/overview?span=year")

    assert answer.status_code == 200


@pytest.mark.parametrize("path", ["/no-such-page", "/no/such/page", "/needs/", "/index.html", "/needs/_stcore/health"])
def test_an_address_that_is_no_page_is_said_to_be_none(visitor: Visitor, records: Engine, path: str) -> None:
    answer = visitor(begun(records)).get(path)

    assert answer.status_code == 404
    assert text.NOT_FOUND_TITLE.zh in answer.text


@pytest.mark.parametrize("ago", [timedelta(hours=3), timedelta(hours=13)])
def test_a_session_that_idled_or_aged_opens_nothing(visitor: Visitor, records: Engine, ago: timedelta) -> None:
    assert visitor(begun(records, ago=ago)).get("/").status_code == 303


def test_a_session_ended_elsewhere_opens_nothing(visitor: Visitor, records: Engine) -> None:
    token = begun(records)
    with reading(records) as session:
        actor = actor_of(session, token, datetime.now(UTC))
    assert actor is not None

    perform(records, actor, sign_out, now=datetime.now(UTC), token=token)

    assert visitor(token).get("/").status_code == 303


def test_a_closed_account_opens_nothing(visitor: Visitor, records: Engine, house: Site) -> None:
    account = an_account(records, "leaving")
    token = begun(records, "leaving")

    perform(records, somebody(Role.ADMIN), close_account, now=datetime.now(UTC), account_id=AccountId(account.id))

    assert visitor(token).get("/").status_code == 303
    with knock(house, Cookie=f"sanshuang={token}") as socket:
        assert first_word(socket).WhichOneof("type") == "auth_redirect"


@pytest.mark.parametrize("header", ["x-sanshuang-session", "X-Sanshuang-Session"])
def test_a_header_from_outside_is_nobody(visitor: Visitor, records: Engine, house: Site, header: str) -> None:
    token = begun(records)

    page = visitor(**{header: token}).get("/")
    with knock(house, **{header: token}) as socket:
        word = first_word(socket)

    assert page.status_code == 303
    assert word.auth_redirect.url == "/signin?why=ended"


def test_the_https_cookie_is_nobody_over_http(visitor: Visitor, records: Engine) -> None:
    answer = visitor().get("/", headers={"Cookie": f"__Host-sanshuang={begun(records)}"})

    assert answer.status_code == 303


def test_a_socket_without_a_session_is_led_to_the_sign_in_and_heard_no_further(house: Site) -> None:
    with knock(house) as socket:
        word = first_word(socket)
        clear = BackMsg()
        clear.clear_cache = True
        socket.send(clear.SerializeToString())
        with pytest.raises(TimeoutError):
            socket.recv(timeout=1)

    assert word.WhichOneof("type") == "auth_redirect"


def test_a_socket_with_a_session_reaches_the_application(records: Engine, house: Site) -> None:
    with knock(house, Cookie=f"sanshuang={begun(records)}") as socket:
        word = first_word(socket)

    assert word.WhichOneof("type") in {"session_status_changed", "new_session", "session_event"}


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "", "http://127.0.0.1:1"])
def test_a_socket_from_another_site_is_refused(records: Engine, house: Site, origin: str) -> None:
    token = begun(records)

    with pytest.raises(InvalidStatus) as refused, knock(house, origin=origin, Cookie=f"sanshuang={token}"):
        pass

    assert refused.value.response.status_code == 403


@pytest.mark.parametrize("origin", ["https://evil.example", "null", ""])
@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/signin"), ("POST", "/signout"), ("PUT", "/_stcore/upload_file/a/b"), ("DELETE", "/x")],
)
def test_a_change_asked_for_by_another_site_is_refused(
    visitor: Visitor, records: Engine, method: str, path: str, origin: str
) -> None:
    token = begun(records)

    answer = visitor(token).request(method, path, headers={"Origin": origin} if origin else {})

    assert answer.status_code == 403
    assert visitor(token).get("/").status_code == 200


def test_an_upload_without_a_session_is_refused(visitor: Visitor, house: Site) -> None:
    answer = visitor(Origin=house.url).put("/_stcore/upload_file/a/b", content=b"x")

    assert answer.status_code == 401


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/mcp", "/_stcore/agent/openapi.json"])
def test_what_is_not_for_everybody_inside_is_hidden(visitor: Visitor, records: Engine, path: str) -> None:
    assert visitor(begun(records)).get(path).status_code == 404


def test_the_administrator_may_read_the_metrics(visitor: Visitor, records: Engine) -> None:
    assert visitor(begun(records, "admin")).get("/_stcore/metrics").status_code == 200


@pytest.mark.parametrize("path", ["/signin", "/", "/_stcore/metrics", "/healthz", "/static/x"])
def test_every_answer_carries_the_security_headers(visitor: Visitor, records: Engine, path: str) -> None:
    headers = visitor(begun(records)).get(path).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "'unsafe-eval'" not in headers["content-security-policy"]
    assert "script-src 'self' 'unsafe-inline'" not in headers["content-security-policy"]
    assert "geolocation=()" in headers["permissions-policy"]


def test_over_https_browsers_are_told_to_stay_there(visitor: Visitor) -> None:
    by_proxy = visitor().get("/signin", headers={"X-Forwarded-Proto": "https"})

    assert by_proxy.headers["strict-transport-security"] == "max-age=31536000"
    assert "strict-transport-security" not in visitor().get("/signin").headers


@pytest.mark.parametrize(("told", "said"), [("::ffff:10.0.0.7", "10.0.0.7"), ("10.0.0.7", "10.0.0.7"), ("::1", "::1")])
def test_an_address_is_kept_as_people_know_it(told: str, said: str) -> None:
    assert origin_of({"client": (told, 50_000)}) == said
