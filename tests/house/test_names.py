"""Names: a folder is a layer, a file is a concept, and nothing is a drawer for the rest."""

import re
from pathlib import PurePosixPath

import pytest

from tests.house.tree import EVERYTHING, ROOT, documents, own_files, sources

DRAWERS = re.compile(r"(^|_)(utils?|helpers?|commons?|managers?|services?|misc|stuff)(_|$)")
TOP = {
    "dashboard.py", "pages", "db", "seed", "tests", "docs", "requirements.txt", "pyproject.toml",
    "README.md", "README.zh-CN.md", "LICENSE",
}  # fmt: skip
UNFINISHED = re.compile(r"\b(TO-?DO|FIX-?ME|XXX|HACK)\b")
THIS_FOLDER = "tests/house/"


def drawers(path: str) -> list[str]:
    """Name the parts of a path that say nothing about what is inside."""
    return [part for part in PurePosixPath(path).parts if DRAWERS.search(PurePosixPath(part).stem)]


def unfinished(text: str) -> list[int]:
    """Number the lines which promise to be written later."""
    return [number for number, line in enumerate(text.splitlines(), 1) if UNFINISHED.search(line)]


@pytest.mark.parametrize("path", ["db/utils.py", "pages/kit/form_helpers.py", "db/services/needs.py", "db/common.py"])
def test_a_drawer_is_found(path: str) -> None:
    assert len(drawers(path)) == 1


def test_a_concept_is_no_drawer() -> None:
    assert drawers("pages/serve/service_points.py") == ["service_points.py"]
    assert drawers("db/rules/needs.py") == []


def test_a_promise_is_found() -> None:
    assert unfinished("x = 1\n# TODO: y\nz = 'TODOS'\n") == [2]


def test_no_file_is_a_drawer() -> None:
    found = [source.path for source in sources(*EVERYTHING) if drawers(source.path)]

    assert found == []


def test_the_top_of_the_tree_is_the_one_that_was_agreed() -> None:
    found = {path.relative_to(ROOT).parts[0] for path in own_files()}

    assert {name for name in found if not name.startswith(".")} - TOP == set()


def test_nothing_is_left_for_later() -> None:
    written = [path for path in documents(".py", ".md", ".toml", ".txt") if THIS_FOLDER not in path.as_posix()]

    found = [f"{path.relative_to(ROOT)}:{line}" for path in written for line in unfinished(path.read_text("utf-8"))]

    assert found == []
