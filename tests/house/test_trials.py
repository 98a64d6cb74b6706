"""The table of trials is true: every number once, every test it names is there, every gap has its reason."""

import ast
import re

from tests.house.tree import ROOT, sources
from tests.trials import expected, trials

SEEN = re.compile(r"\S · 20\d\d-\d\d-\d\d$")


def test_every_trial_stands_in_the_table_once_and_in_order() -> None:
    assert [trial.number for trial in trials()] == expected()


def test_every_trial_is_held_by_tests_that_exist_or_says_why_not() -> None:
    known = {
        f"{file.path}::{node.name}"
        for file in sources("tests")
        for node in file.tree.body
        if isinstance(node, ast.FunctionDef)
    }

    assert {trial.number: set(trial.tests) - known for trial in trials() if set(trial.tests) - known} == {}
    assert [trial.number for trial in trials() if not trial.tests and not trial.gap] == []


def test_every_guard_was_broken_once_and_its_test_seen_failing() -> None:
    assert [trial.number for trial in trials() if not SEEN.search(trial.seen_failing)] == []


def test_the_documents_say_how_to_try_them() -> None:
    assert "python -m tests.bench trust" in (ROOT / "docs" / "trials.md").read_text("utf-8")
