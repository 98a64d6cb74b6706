"""How the server opens, by either command, and when it refuses to."""

import re
import socket
import stat
import weakref
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine, text
from streamlit import config

from pages.doors.opening import answer_at_once
from tests import commands
from tests.browser.site import PLAIN, By, command, free_port, served
from tests.builders.accounts import PASSWORD

pytestmark = pytest.mark.process

BOTH_WAYS = pytest.mark.parametrize("by", ["streamlit", "uvicorn"])


def refusal(url: str, by: By, **environment: str) -> tuple[int, str]:
    """Start a server that must refuse; give its exit code and all it said."""
    done = commands.run(*command(by, free_port()), own={"DATABASE_URL": url, **environment})
    return done.code, done.out + done.err


def test_a_missing_database_is_made_and_leads_to_the_set_up(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new' / 'house.db'}"

    with served(url, tmp_path, SANSHUANG_KEY_FILE=str(tmp_path / "keys" / "seal.key")) as site:
        code = re.search(r"/setup\?code=(\S+)", site.log.read_text("utf-8"))
        assert code is not None
        form = {"code": code[1], "bureau": "江城市机关事务局", "city": "江城市", "name": "王管", "login": "admin"}
        form |= {"password": PASSWORD.get_secret_value()}
        with httpx.Client(
            base_url=site.url, verify=PLAIN, trust_env=False, follow_redirects=True, timeout=30
        ) as client:
            first = client.get("/")
            done = client.post("/setup", data=form, headers={"Origin": site.url})
            ready = client.get("/readyz")
            again = client.get("/setup")

    assert (first.url.path, first.status_code) == ("/setup", 200)
    assert (done.url.path, done.status_code) == ("/", 200)
    assert ready.json() == {"database": "ok", "schema": "ok", "disk": "ok"}
    assert again.url.path == "/"
    secret = tmp_path / "keys" / "cookie.secret"
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600


def test_an_unsafe_start_with_real_data_is_refused_with_every_reason(sqlite_url: str, tmp_path: Path) -> None:
    Path(sqlite_url.removeprefix("sqlite:///")).chmod(0o600)
    real = {"SANSHUANG_PRODUCTION": "true", "SANSHUANG_BACKUP_FOLDER": str(tmp_path)}

    code, said = refusal(sqlite_url, "uvicorn", **real)

    assert code != 0
    assert "Traceback" not in said
    assert [line.partition(" / ")[0].strip("- ")[:6] for line in said.splitlines() if line.startswith("  - ")] == [
        "访问未加密：",
        "还没有备份；",
    ]


@BOTH_WAYS
def test_a_newer_database_is_refused_in_one_sentence(
    tmp_path: Path, by: By, migrated: Callable[[Path], Engine]
) -> None:
    engine = migrated(tmp_path / "newer.db")
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()

    code, said = refusal(str(engine.url), by)

    assert code != 0
    assert "数据库由更新的版本建立（9999）" in said
    assert "Traceback" not in said


def test_a_database_that_is_away_is_refused_in_one_sentence() -> None:
    code, said = refusal("postgresql://nobody@127.0.0.1:1/nothing", "streamlit")

    assert code != 0
    assert "连接不上数据库" in said
    assert "Traceback" not in said


@BOTH_WAYS
def test_a_folder_that_cannot_be_made_is_refused_in_one_sentence(tmp_path: Path, by: By) -> None:
    (tmp_path / "file").write_text("in the way")

    code, said = refusal(f"sqlite:///{tmp_path}/file/house.db", by)

    assert code != 0
    assert "请检查文件夹和权限" in said
    assert "Traceback" not in said


def test_a_place_for_keys_that_cannot_be_made_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    code, said = refusal(f"sqlite:///{tmp_path}/house.db", "uvicorn", SANSHUANG_KEY_FILE=f"{tmp_path}/file/seal.key")

    assert code != 0
    assert "请检查文件夹和权限" in said
    assert "Traceback" not in said


def test_a_server_that_stands_has_loaded_what_pages_are_made_of() -> None:
    done = commands.run("tests.pages.doors.warmed", own={})

    assert done.out.splitlines() == ["[False, False] False", "[True, True] True"], done.err


def test_no_run_of_a_page_is_followed_by_a_search_through_all_of_memory() -> None:
    assert config.get_option("runner.postScriptGC") is False


def test_connections_answer_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        answer_at_once()

        with socket.create_connection(listener.getsockname()):
            accepted, _ = listener.accept()
            with accepted:
                no_delay = accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)

    assert no_delay != 0


def test_a_weak_proxy_of_something_gone_does_not_keep_the_house_from_opening() -> None:
    gone = weakref.proxy(_Passing())

    answer_at_once()

    with pytest.raises(ReferenceError):
        bool(gone)


class _Passing:
    """Nobody but a weak proxy points at it."""
