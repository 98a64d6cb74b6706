"""The tree as its rules see it: every Python file read and parsed once."""

import ast
import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("dashboard.py", "db", "pages", "seed")
EVERYTHING = (*CODE, "tests")
# Written once by a machine's comparison and never changed again, so the sizes and words of the house do not hold there.
REVISIONS = "db/migrations/versions/"

Rule = Callable[[ast.Module], Iterable[ast.AST]]


@dataclass(frozen=True)
class Source:
    """One Python file: where it stands and what it says."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """What it means, read when somebody asks, and kept: nobody need look for garbage in it."""
        tree = parsed(self.text)
        gc.freeze()
        return tree

    @property
    def lines(self) -> int:
        """How long it is."""
        return self.text.count("\n")


def parsed(text: str) -> ast.Module:
    """Read a snippet, so that a rule can be shown a bad example."""
    return ast.parse(text)


def sources(*places: str, but: Iterable[str] = (REVISIONS,)) -> list[Source]:
    """Give the Python files at or under these places, never none: a rule over nothing would always hold."""
    found = [source for source in _all() if _lies_in(source.path, places) and not _lies_in(source.path, but)]
    missing = [place for place in places if not any(_lies_in(source.path, [place]) for source in found)]
    assert missing == [], f"nothing to look at in {missing}"
    return found


def broken(rule: Rule, files: Iterable[Source], *, allowed: Mapping[str, str] | None = None) -> list[str]:
    """Give the places where a rule is broken, as path:line; allowed names files with the reason why they may."""
    excused = allowed or {}
    judged = [file for file in files if not _lies_in(file.path, excused)]
    return list(
        dict.fromkeys(f"{file.path}:{getattr(node, 'lineno', 0)}" for file in judged for node in rule(file.tree))
    )


@cache
def nodes(tree: ast.AST) -> Sequence[ast.AST]:
    """Give all that a tree holds, gathered once, because every rule looks at it.

    That is what ast.walk gives, in half the time, without the signs that say whether a name is read or written.
    """
    found = [tree]
    for node in found:
        for field in node._fields:
            value = getattr(node, field, None)
            if isinstance(value, list):
                found += [part for part in value if isinstance(part, ast.AST)]
            elif isinstance(value, ast.AST) and field != "ctx":
                found.append(value)
    return found


@cache
def calls(tree: ast.AST) -> Sequence[tuple[str, ast.Call]]:
    """Give every call with its dotted name: st.button, work.require, open_page."""
    return [(dotted(node.func), node) for node in nodes(tree) if isinstance(node, ast.Call)]


def dotted(node: ast.AST) -> str:
    """Write a chain of names as it stands in the text; empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        base = dotted(node.value)
        return f"{base}.{node.attr}" if base else ""
    return ""


def public_functions(tree: ast.Module) -> list[ast.FunctionDef]:
    """Give the functions that a module offers to others."""
    return [node for node in tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]


def texts(tree: ast.Module) -> Iterator[ast.Constant]:
    """Give every string that the program uses; docstrings and remarks under a constant are not among them."""
    remarks = {id(node.value) for node in nodes(tree) if isinstance(node, ast.Expr)}
    for node in nodes(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in remarks:
            yield node


def documents(*suffixes: str) -> list[Path]:
    """Give the tree's written files, without what belongs to the machine."""
    found = [path for path in own_files() if path.suffix in suffixes]
    assert found != [], "nothing to look at there"
    return found


@cache
def own_files() -> tuple[Path, ...]:
    """Give every file of the tree that is written by people; what .gitignore names belongs to the machine."""
    strangers = {".git", ".venv", "__pycache__", "node_modules", "data", "backups"}
    top = [path for path in ROOT.iterdir() if path.name not in strangers and not path.name.endswith("_cache")]
    inside = [path for folder in top if folder.is_dir() for path in folder.rglob("*")]
    return tuple(sorted(path for path in [*top, *inside] if path.is_file() and not strangers & set(path.parts)))


@cache
def _all() -> tuple[Source, ...]:
    files = sorted(path for path in own_files() if path.suffix == ".py")
    return tuple(
        Source(path.relative_to(ROOT).as_posix(), text)
        for path, text in ((path, path.read_text("utf-8")) for path in files)
    )


def _lies_in(path: str, places: Iterable[str]) -> bool:
    return f"{path}/".startswith(tuple(f"{place.rstrip('/')}/" for place in places))
