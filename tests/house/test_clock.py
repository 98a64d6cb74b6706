"""Time is an argument: what db decides must come out the same whenever it is asked again."""

import ast
from collections.abc import Iterator

import pytest

from tests.house.tree import broken, calls, parsed, sources

CLOCKS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "datetime.datetime.now", "datetime.date.today",
    "time.time", "time.time_ns", "func.now", "func.current_timestamp", "func.current_date",
}  # fmt: skip
MAY_THROW_DICE = {
    "db/rules/sealing.py": "a seal is only safe with a number that nobody can foresee",
    "db/rules/second_factor.py": "a recovery code is only safe when nobody can foresee it",
}
CHANCE = ("random.", "secrets.", "uuid.")


def looks_at_the_clock(tree: ast.Module) -> Iterator[ast.AST]:
    """Find where the time is read instead of given."""
    return (call for name, call in calls(tree) if name in CLOCKS)


def throws_dice(tree: ast.Module) -> Iterator[ast.AST]:
    """Find where chance decides."""
    return (call for name, call in calls(tree) if name.startswith(CHANCE))


def reaches_out(tree: ast.Module) -> Iterator[ast.AST]:
    """Find files, processes and the network."""
    return (call for name, call in calls(tree) if name == "open" or name.startswith(("Path", "os.", "subprocess.")))


@pytest.mark.parametrize("snippet", ["datetime.now(UTC)", "date.today()", "x = time.time()", "select(func.now())"])
def test_a_look_at_the_clock_is_found(snippet: str) -> None:
    assert len(list(looks_at_the_clock(parsed(snippet)))) == 1


def test_dice_and_files_are_found() -> None:
    assert len(list(throws_dice(parsed("random.choice(x)")))) == 1
    assert len(list(reaches_out(parsed("open(x)\nPath(x)\nos.getenv(x)")))) == 3


def test_neither_rules_nor_questions_nor_intents_look_at_the_clock() -> None:
    assert broken(looks_at_the_clock, sources("db/rules", "db/reads", "db/writes", "db/tables", "db/work")) == []


def test_rules_are_pure() -> None:
    files = sources("db/rules")

    assert broken(throws_dice, files, allowed=MAY_THROW_DICE) == []
    assert broken(reaches_out, files) == []
