"""What is pinned: by hand in pyproject.toml; from there, with all it pulls in and every file's hash, in two lists."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement

ROOT: Final = Path(__file__).resolve().parent.parent
PRODUCT: Final = "requirements.txt"
TESTS: Final = "tests/requirements.txt"
_NAME: Final = re.compile(r"[-_.]+")
_HASH: Final = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Locked:
    """One line of a list: a requirement, exact, and the hashes of the files that meet it."""

    asked: Requirement
    hashes: tuple[str, ...]


def by_hand(group: str) -> list[Requirement]:
    """Give what a group of pyproject.toml pins itself."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    return [Requirement(line) for line in groups[group] if isinstance(line, str)]


def locked(path: str) -> list[Locked]:
    """Read one of the two lists."""
    text = (ROOT / path).read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [Locked(Requirement(line.partition(" --hash")[0]), tuple(_HASH.findall(line))) for line in lines]


def plain(name: str) -> str:
    """Write a package's name as package indexes compare it."""
    return _NAME.sub("-", name).lower()
