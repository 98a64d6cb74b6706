"""What Streamlit remembers is kept by pages/kit alone, and a write never waits for the screen."""

import ast
from collections.abc import Iterator

import pytest

from tests.house.tree import ROOT, broken, calls, dotted, nodes, parsed, sources

KEPT_BY_KIT = ("st.session_state", "st.cache_data", "st.cache_resource", "st.fragment", "st.query_params", "st.context")
SCREEN = {"st", "show", "charts", "maps", "live", "say", "forms"}
SECTIONS = ("account", "admin", "checkin", "report", "serve", "watch")


def remembers(tree: ast.Module) -> Iterator[ast.AST]:
    """Find uses of Streamlit's memory, under any name it is imported by."""
    for node in nodes(tree):
        if isinstance(node, ast.Attribute) and dotted(node) in KEPT_BY_KIT:
            yield node
        if isinstance(node, ast.ImportFrom) and node.module == "streamlit":
            yield from (alias for alias in node.names if f"st.{alias.name}" in KEPT_BY_KIT)


def raw_html(tree: ast.Module) -> Iterator[ast.AST]:
    """Find markup that reaches the screen as it is."""
    for name, call in calls(tree):
        allowed = [word.value for word in call.keywords if word.arg == "unsafe_allow_html"]
        if name in {"st.html", "st.components.v1.html", "components.html"} or any(map(_may_be_true, allowed)):
            yield call


def draws_while_writing(tree: ast.Module) -> Iterator[ast.AST]:
    """Find drawing inside a transaction: Streamlit may stop a script at any drawing, and the write with it."""
    for node in nodes(tree):
        if isinstance(node, ast.With) and any(_writes(item.context_expr) for item in node.items):
            yield from (call for statement in node.body for name, call in calls(statement) if _draws(name))


def writes_in_function(tree: ast.Module) -> Iterator[ast.AST]:
    """Find functions of a page that write: a callback runs before the page has asked who is there."""
    for node in nodes(tree):
        if isinstance(node, ast.FunctionDef) and any(name.endswith(".attempt") for name, _ in calls(node)):
            yield node


def _writes(expression: ast.AST) -> bool:
    return any(name.rpartition(".")[2] in {"writing", "attempt"} for name, _ in calls(expression))


def _draws(name: str) -> bool:
    return name.partition(".")[0] in SCREEN


def _may_be_true(value: ast.AST) -> bool:
    return not (isinstance(value, ast.Constant) and value.value is False)


@pytest.mark.parametrize(
    "snippet",
    [
        "st.session_state['a'] = 1",
        "@st.cache_data\ndef f(): ...",
        "from streamlit import session_state",
        "st.fragment(f)",
    ],
)
def test_memory_outside_the_kit_is_found(snippet: str) -> None:
    assert len(list(remembers(parsed(snippet)))) == 1


@pytest.mark.parametrize(
    "snippet", ["st.html(x)", "st.markdown(x, unsafe_allow_html=True)", "st.write(x, unsafe_allow_html=y)"]
)
def test_raw_html_is_found(snippet: str) -> None:
    assert len(list(raw_html(parsed(snippet)))) == 1


def test_drawing_inside_a_transaction_is_found() -> None:
    bad = "with writing(engine, actor, now=now) as work:\n    intents.claim(work)\n    if x:\n        st.toast(y)"
    good = "with writing(engine, actor, now=now) as work:\n    intents.claim(work)\nst.toast(y)"

    assert len(list(draws_while_writing(parsed(bad)))) == 1
    assert list(draws_while_writing(parsed(good))) == []


def test_a_callback_that_writes_is_found() -> None:
    bad = "def press():\n    visit.attempt(intents.claim, done=text.DONE)"

    assert len(list(writes_in_function(parsed(bad)))) == 1


def test_only_the_kit_remembers() -> None:
    files = sources("dashboard.py", "pages", but=["pages/kit"])

    assert broken(remembers, files) == []


def test_raw_html_reaches_the_screen_from_one_module_at_most() -> None:
    places = broken(raw_html, sources("pages"))

    assert len({place.partition(":")[0] for place in places}) <= 1, places


def test_no_page_draws_while_it_writes() -> None:
    assert broken(draws_while_writing, sources("pages")) == []


def test_no_callback_writes() -> None:
    files = sources(*(f"pages/{section}" for section in SECTIONS if (ROOT / "pages" / section).is_dir()))

    assert broken(writes_in_function, files) == []
