"""Streamlit's own files: the page they stand in, the policy they run under, compressed and kept by browsers."""

import base64
import hashlib
import re
from uuid import UUID

import pytest
from sqlalchemy import Engine

from db.terms import Language
from pages.doors import index
from pages.doors.page_scripts import ADDRESSES
from pages.text import doors as text
from tests.pages.doors.conftest import Visitor, begun

pytestmark = pytest.mark.process


@pytest.mark.parametrize(("language", "lang", "title"), [("zh", "zh-CN", "三双工作台"), ("en", "en", "Sanshuang")])
def test_the_page_speaks_one_language_and_names_the_product(language: str, lang: str, title: str) -> None:
    page = index.page_in(Language(language)).decode()

    assert page.startswith("<!DOCTYPE html>")
    assert re.findall(r"<html[^>]*>", page) == [f'<html lang="{lang}">']
    assert re.findall(r"<title>(.*?)</title>", page) == [title]
    assert re.findall(r"<noscript>(.*?)</noscript>", page) == [text.NEEDS_SCRIPTS.words(Language(language))]
    assert re.findall(r"Streamlit(?!Markdown)|agent", page) == []


def test_the_policy_allows_exactly_the_scripts_in_the_page() -> None:
    scripts = re.findall(r"<script>(.*?)</script>", index.page_in(Language.ZH).decode(), re.DOTALL)
    hashes = {base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts}

    allowed = re.search(r"script-src 'self'([^;]*);", index.policy())
    assert allowed is not None
    assert {one.removeprefix("'sha256-").removesuffix("'") for one in allowed[1].split()} == hashes
    assert [script for script in scripts if "BACKEND_BASE_URL:location.origin" in script] != []


def test_what_figures_and_map_wait_for_is_fetched_while_the_page_is_still_read() -> None:
    page = index.page_in(Language.ZH).decode()

    named = re.findall(r'<link rel="modulepreload" crossorigin href="\.?/static/js/([^"]+)">', page)
    early = [name for name in named if name in index.early()]
    assert {name.partition(".")[0] for name in early} >= {"Html", "purify", "Button", "LinkButton", "ButtonGroup"}
    assert all((index.FILES / "static" / "js" / name).is_file() for name in named)
    assert len(named) == len(set(named))


def test_files_come_compressed_and_are_kept_for_a_year(visitor: Visitor, records: Engine) -> None:
    page = visitor(begun(records)).get("/").text
    name = re.search(r'src="\./(static/js/[^"]+)"', page)
    assert name is not None

    answer = visitor().get(f"/{name[1]}")
    plain = visitor(**{"Accept-Encoding": "identity"}).get(f"/{name[1]}")

    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-type"].partition(";")[0] == "text/javascript"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert "content-encoding" not in plain.headers
    assert answer.content == plain.content == (index.FILES / name[1]).read_bytes()
    assert answer.num_bytes_downloaded * 2 < plain.num_bytes_downloaded


@pytest.mark.parametrize("name", ADDRESSES)
def test_our_own_scripts_are_kept_for_good_at_addresses_that_change_with_them(visitor: Visitor, name: str) -> None:
    answer = visitor().get(ADDRESSES[name])

    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert hashlib.sha256(answer.content).hexdigest()[:12] in ADDRESSES[name]


def test_whether_something_typed_was_saved_is_told_with_a_session_only(visitor: Visitor, records: Engine) -> None:
    asked = f"/kept/{UUID(int=7)}"

    assert visitor().get(asked).status_code == 401
    assert visitor(begun(records)).get(asked).json() == {"sent": False}


def test_what_is_typed_is_kept_for_whoever_is_signed_in_and_under_no_name() -> None:
    mine, theirs = (index.page_for(Language.ZH, who).decode() for who in ("a", "b"))

    assert mine.count(f'<script src="{ADDRESSES["kept.js"]}" defer') == 1
    assert mine.count(f'<script src="{ADDRESSES["menu.js"]}" defer data-nothing="没有找到"') == 1
    assert "Help for {name}&quot;: &quot;“{name}”的说明" in mine
    assert mine != theirs
    assert mine == index.page_for(Language.ZH, "a").decode()


@pytest.mark.parametrize(
    "path",
    ["/static/../index.html", "/static/%2e%2e/index.html", "/static/..%2f..%2fconfig.py", "/static/", "/static/js/"],
)
def test_no_other_file_can_be_asked_for(visitor: Visitor, path: str) -> None:
    answer = visitor().get(path)

    assert answer.status_code in {303, 401, 404}
    assert b"import" not in answer.content


@pytest.mark.parametrize(
    ("language", "word", "year"), [(Language.ZH, "选择文件", "年"), (Language.EN, "Choose a file", "yyyy")]
)
def test_the_page_says_in_its_own_language_what_streamlit_says_in_english(
    language: Language, word: str, year: str
) -> None:
    head = index.page_in(language).decode().partition("</head>")[0]

    assert f'content:"{word}"' in head
    assert f'[data-type=year][data-placeholder]::before{{font-size:.875rem;content:"{year}"}}' in head
    assert "[data-testid=InputInstructions] span:first-child:not(:last-child){display:none}" in head
    assert "[data-testid=stPageLink-NavLink] :is(span,div,p){white-space:normal!important" in head
