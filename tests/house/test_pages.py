"""Pages: each stands in the atlas once, asks first who is there, and only hands intents over."""

import ast
from collections import Counter
from collections.abc import Iterator

import pytest

from pages.kit.atlas import PLACES, Section
from tests.house.tree import ROOT, Source, broken, calls, nodes, parsed, sources


def opens_as(tree: ast.Module) -> str | None:
    """Give the path under which a page opens itself; None when anything but imports comes before."""
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom) or _is_remark(node):
            continue
        found = [call for name, call in calls(node) if name == "open_page"]
        if isinstance(node, ast.Assign) and found and found[0].args and isinstance(found[0].args[0], ast.Constant):
            return str(found[0].args[0].value)
        return None
    return None


def calls_an_intent(tree: ast.Module) -> Iterator[ast.AST]:
    """Find intents that a page calls itself, instead of handing them to the one place that writes."""
    modules, functions = set(), set()
    for node in nodes(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "db.writes":
            modules |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("db.writes."):
            functions |= {alias.asname or alias.name for alias in node.names if alias.name[0].islower()}
    return (call for name, call in calls(tree) if name in functions or name.partition(".")[0] in modules)


def _is_remark(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _pages() -> list[Source]:
    folders = [f"pages/{section}" for section in Section if (ROOT / "pages" / section).is_dir()]
    return [file for file in sources(*folders) if not file.path.endswith("/__init__.py")]


def _place(file: Source) -> str:
    return file.path.removeprefix("pages/").removesuffix(".py")


@pytest.mark.parametrize(
    ("snippet", "path"),
    [
        ('"""Needs."""\nimport a\nvisit = open_page("serve/needs")\nst.write(1)', "serve/needs"),
        ('"""Needs."""\nst.write(1)\nvisit = open_page("serve/needs")', None),
        ('"""Needs."""\nimport a\n', None),
        ('if True:\n    visit = open_page("serve/needs")', None),
    ],
)
def test_what_comes_before_the_guard_is_seen(snippet: str, path: str | None) -> None:
    assert opens_as(parsed(snippet)) == path


def test_an_intent_called_by_a_page_is_found() -> None:
    bad = "from db.writes import needs\nfrom db.writes.claims import claim as take\nneeds.add(work)\ntake(work)\n"
    good = "from db.writes import needs\nvisit.attempt(needs.add, done=text.ADDED)\n"

    assert len(list(calls_an_intent(parsed(bad)))) == 2
    assert list(calls_an_intent(parsed(good))) == []


def test_the_atlas_and_the_folders_show_the_same_pages() -> None:
    files = [_place(file) for file in _pages()]

    assert sorted(files) == sorted(place.path for place in PLACES)


def test_no_page_stands_in_the_atlas_twice() -> None:
    addresses = Counter(place.url for place in PLACES)

    assert [address for address, times in addresses.items() if times > 1] == []


def test_every_page_begins_by_asking_who_is_there() -> None:
    found = {_place(file): opens_as(file.tree) for file in _pages()}

    assert {path: opened for path, opened in found.items() if opened != path} == {}


def test_no_page_calls_an_intent_itself() -> None:
    assert broken(calls_an_intent, sources("pages")) == []
