"""Tests that are compiled ahead: pytest takes what was made, and what cannot be compiled is told."""

from pathlib import Path

import pytest

from tests.house.test_side_by_side import pytest_in


def held(folder: Path) -> dict[str, int]:
    """Give what is compiled there, and which file it is: one that is made anew is another."""
    return {made.name: made.stat().st_ino for made in folder.rglob("*.pyc")}


@pytest.mark.process
def test_pytest_takes_what_was_made_and_what_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "pytest.ini").touch()
    tests = tmp_path / "tests"
    tests.mkdir()
    (tests / "test_right.py").write_text("def test_right():\n    assert True\n", encoding="utf-8")
    (tests / "test_broken.py").write_text("def test_broken(:\n", encoding="utf-8")

    said = pytest_in(tmp_path, "-p", "tests.rewritten", "--noconftest")
    made = held(tests)
    then = pytest_in(tmp_path, "tests/test_right.py")

    assert (said.returncode, "test_broken.py" in said.stderr) == (1, True)
    assert (then.returncode, len(made), held(tests)) == (0, 1, made)
