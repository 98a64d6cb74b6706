"""Documents are kept true: twins say the same, links lead somewhere, commands are those that are run."""

import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT, documents

ENGLISH, CHINESE = ROOT / "README.md", ROOT / "README.zh-CN.md"
RUN = (
    "python3 -m venv .venv && .venv/bin/pip install -r requirements.txt && "
    ".venv/bin/python -m seed demo && .venv/bin/streamlit run dashboard.py"
)
TEST = "python3 -m venv .venv && .venv/bin/pip install -r tests/requirements.txt && .venv/bin/python -m tests"
LONGEST_DECISION = 50
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
ELSEWHERE = re.compile(r"(?<![\w.])/(work|root|home|tmp|opt|usr/local)/\w")


def headings(text: str) -> list[int]:
    """Give the depth of every heading, in order; what stands in a block of code is none."""
    return [len(marks) for marks in re.findall(r"^(#+) ", FENCE.sub("", text), re.MULTILINE)]


def links(text: str) -> list[str]:
    """Give where a document leads, in order; its twin leads back to it and is left out."""
    return [target for target in LINK.findall(text) if not target.startswith("README")]


def commands(text: str) -> list[str]:
    """Give the blocks of code without their remarks, which are in the reader's language."""
    return [re.sub(r"\s*#[^\n]*", "", block) for block in FENCE.findall(text)]


def dead_links(document: Path) -> list[str]:
    """Give the links to files which are not there."""
    inside = [link.partition("#")[0] for link in LINK.findall(document.read_text("utf-8")) if "://" not in link]
    return [link for link in inside if link and not (document.parent / link).exists()]


def test_headings_and_links_are_read_outside_code_only() -> None:
    text = "# A\n```\n# not this\n```\n## B\n[x](docs/a.md) [中文](README.zh-CN.md)\n"

    assert headings(text) == [1, 2]
    assert links(text) == ["docs/a.md"]


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    document = tmp_path / "a.md"
    document.write_text("[here](a.md#top) [there](b.md) [web](https://example.org/)")

    assert dead_links(document) == ["b.md"]


def test_both_readmes_have_the_same_shape() -> None:
    english, chinese = ENGLISH.read_text("utf-8"), CHINESE.read_text("utf-8")

    assert headings(english) == headings(chinese)
    assert links(english) == links(chinese)
    assert commands(english) == commands(chinese)


def test_each_readme_leads_to_its_twin() -> None:
    assert "(README.zh-CN.md)" in ENGLISH.read_text("utf-8")
    assert "(README.md)" in CHINESE.read_text("utf-8")


@pytest.mark.parametrize("command", [RUN, TEST])
@pytest.mark.parametrize("readme", [ENGLISH, CHINESE], ids=["en", "zh"])
def test_the_readme_gives_the_two_commands(readme: Path, command: str) -> None:
    assert command in readme.read_text("utf-8")


def test_the_pipeline_runs_the_command_of_the_readme() -> None:
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()

    assert lines[-1] == TEST
    assert "set -euo pipefail" in lines


def test_no_document_leads_nowhere() -> None:
    found = {path.relative_to(ROOT).as_posix(): dead_links(path) for path in documents(".md")}

    assert {path: dead for path, dead in found.items() if dead} == {}


def test_decisions_are_numbered_without_gaps_and_short() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))

    numbers = [int(path.name[:4]) for path in decisions]
    assert numbers == list(range(1, len(decisions) + 1))
    assert numbers != []
    assert [path.name for path in decisions if path.read_text("utf-8").count("\n") > LONGEST_DECISION] == []


@pytest.mark.parametrize("layer", ["pages", "db"])
def test_the_picture_of_the_house_shows_every_folder(layer: str) -> None:
    picture = (ROOT / "docs" / "house.md").read_text("utf-8")

    folders = [path.name for path in sorted((ROOT / layer).iterdir()) if path.is_dir() and path.name[0] not in "_."]
    assert [name for name in folders if not re.search(rf"\b{name}\b", picture)] == []
    assert folders != []


def test_there_is_a_changelog_for_users() -> None:
    assert headings((ROOT / "docs" / "changelog.md").read_text("utf-8"))[:2] == [1, 2]


def test_nothing_speaks_of_the_machine_it_was_written_on() -> None:
    written = [path for path in documents(".py", ".md", ".toml", ".txt") if not path.is_relative_to(ROOT / "tests")]

    found = [path.relative_to(ROOT).as_posix() for path in written if ELSEWHERE.search(path.read_text("utf-8"))]

    assert found == []
