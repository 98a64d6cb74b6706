"""Tests prove something: each has a sentence for a name, shows something, and leaves our own code as it is."""

import ast
from collections.abc import Iterator

import pytest

from tests.house.tree import broken, calls, dotted, nodes, parsed, sources

SHOWS = ("raises", "expect", "warns", "assert_")
FEWEST_WORDS = 3


def proofs(tree: ast.AST) -> list[ast.FunctionDef]:
    """Give the tests of a file."""
    return [node for node in nodes(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]


def shows_nothing(tree: ast.Module) -> Iterator[ast.AST]:
    """Find tests that would pass whatever came out."""
    return (node for node in proofs(tree) if not _asserts(node))


def no_sentence(tree: ast.Module) -> Iterator[ast.AST]:
    """Find tests whose name does not say what holds."""
    return (node for node in proofs(tree) if len(node.name.removeprefix("test_").split("_")) < FEWEST_WORDS)


def pretends(tree: ast.Module) -> Iterator[ast.AST]:
    """Find stand-ins for code: the real thing is here, so it is used."""
    for node in nodes(tree):
        if isinstance(node, ast.ImportFrom | ast.Import):
            names = [getattr(node, "module", None) or "", *(alias.name for alias in node.names)]
            if any("mock" in name.split(".") for name in names):
                yield node
        if isinstance(node, ast.Call) and dotted(node.func) in {"monkeypatch.setattr", "mocker.patch"}:
            yield node


def proves_itself(tree: ast.Module) -> Iterator[ast.AST]:
    """Find assertions that cannot fail."""
    return (
        node for node in nodes(tree) if isinstance(node, ast.Assert) and isinstance(node.test, ast.Constant | ast.Tuple)
    )


def _asserts(node: ast.FunctionDef) -> bool:
    return any(isinstance(part, ast.Assert) for part in ast.walk(node)) or any(
        name.rpartition(".")[2].startswith(SHOWS) for name, _ in calls(node)
    )


def test_a_test_that_shows_nothing_is_found() -> None:
    tree = parsed(
        "def test_a_b_c():\n    f()\ndef test_d_e_f():\n    assert f()\ndef test_g():\n    expect(x).to_be()\n"
    )

    assert len(list(shows_nothing(tree))) == 1
    assert len(list(no_sentence(tree))) == 1


@pytest.mark.parametrize(
    "snippet", ["from unittest.mock import Mock", "import unittest.mock", 'monkeypatch.setattr("db.work.a", 1)']
)
def test_a_stand_in_is_found(snippet: str) -> None:
    assert len(list(pretends(parsed(snippet)))) == 1


def test_an_assertion_that_cannot_fail_is_found() -> None:
    assert len(list(proves_itself(parsed("assert True\nassert (x, 'message')\nassert x")))) == 2


def test_every_test_shows_something() -> None:
    assert broken(shows_nothing, sources("tests")) == []


def test_every_test_is_named_by_a_sentence() -> None:
    assert broken(no_sentence, sources("tests")) == []


def test_no_test_pretends() -> None:
    assert broken(pretends, sources("tests")) == []


def test_no_assertion_is_idle() -> None:
    assert broken(proves_itself, sources("tests")) == []
