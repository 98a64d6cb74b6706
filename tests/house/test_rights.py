"""The one table of rights: nobody has a right that opens nothing, and nothing asks for a right that nobody has."""

import ast
from collections.abc import Iterable

from db.rules.rights import RIGHTS, Right
from db.terms import Role
from tests.house.tree import Source, nodes, sources

PLACES_THAT_ASK = ("db/reads", "db/writes", "pages")


def asked_for(files: Iterable[Source]) -> set[str]:
    """Give the rights by the names under which code asks for them."""
    return {
        node.attr
        for file in files
        for node in nodes(file.tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Right"
    }


def test_a_right_that_code_asks_for_is_seen() -> None:
    text = "work.require(Right.CLAIM_NEED)\nother.SIGN_UP\n"

    assert asked_for([Source("db/writes/a.py", text)]) == {"CLAIM_NEED"}


def test_every_right_opens_something() -> None:
    unused = {right.name for right in Right} - asked_for(sources(*PLACES_THAT_ASK))

    assert unused == set()


def test_every_right_is_given_to_somebody() -> None:
    given = {right for rights in RIGHTS.values() for right in rights}

    assert set(Right) - given == set()


def test_every_role_has_its_line() -> None:
    assert RIGHTS.keys() == set(Role)
    assert [role for role, rights in RIGHTS.items() if not rights] == []
