"""Tests side by side: each runs once, what stands together stays together, and no test is lost without a word."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.__main__ import ROOT

KEPT = """
import os, pytest
from pathlib import Path

@pytest.fixture(scope="session")
def kept(tmp_path_factory):
    yield tmp_path_factory.mktemp("kept")
    Path("let go of").touch()
"""
TOGETHER = "def pytest_stands_with(item): return 'small' if 'small' in item.nodeid else None\n"
NOTES = "import os\nfrom pathlib import Path\n"
NOTED = "def test_{name}(kept): Path('{name} ' + str(os.getpid())).touch()\n"
RIGHT = "def test_right(): pass\n"
WRONG = "def test_wrong():\n    print('said before')\n    assert [1, 2] == [1, 3]\n"
KILLED = "import os\ndef test_killed(): os.kill(os.getpid(), 9)\ndef test_after_it(): pass\n"
AROUND = {"PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
COLLECTS = "import gc\ndef pytest_process_ends(config): gc.collect()\n"
LEFT_OPEN = "def test_it():\n    file = [open(__file__)]\n    file.append(file)\n"
UNREADABLE = "import nothing_of_that_name\n"


def pytest_in(folder: Path, *asked: str) -> subprocess.CompletedProcess[str]:
    """Run pytest in a folder that is no part of this house."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *asked]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env=AROUND, check=False, timeout=60)


def run(folder: Path, **files: str) -> subprocess.CompletedProcess[str]:
    for name, text in files.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nfilterwarnings = error\n", encoding="utf-8")
    return pytest_in(
        folder, "-p", "tests.side_by_side", "--processes", "2", "-vv", "--basetemp", str(folder / "temporary")
    )


@pytest.mark.process
def test_every_test_runs_once_in_its_order_and_a_failure_is_told_as_ever(tmp_path: Path) -> None:
    noted = NOTES + "".join(NOTED.format(name=name) for name in "abc")

    said = run(
        tmp_path, conftest=KEPT + TOGETHER, test_small_one=noted, test_small_two=NOTES + NOTED.format(name="d"),
        test_other=RIGHT + WRONG,
    )  # fmt: skip

    assert said.returncode == 1
    assert "1 failed, 5 passed" in said.stdout
    assert "assert [1, 2] == [1, 3]" in said.stdout
    assert "said before" in said.stdout
    order = [said.stdout.index(f"test_{name} ") for name in "abc"]
    assert order == sorted(order)
    places = [one.name.split() for one in tmp_path.glob("? *")]
    assert sorted(name for name, _ in places) == ["a", "b", "c", "d"]
    assert len({process for _, process in places}) == 1
    assert (tmp_path / "let go of").exists()


@pytest.mark.process
def test_a_process_that_ends_loses_no_test_without_a_word(tmp_path: Path) -> None:
    said = run(tmp_path, test_a=KILLED, test_b=RIGHT)

    assert said.returncode == 1
    assert "2 failed, 1 passed" in said.stdout
    assert "the process that had taken this test ended before it was over" in said.stdout


@pytest.mark.process
def test_what_nobody_closed_breaks_the_run_even_after_the_last_test(tmp_path: Path) -> None:
    said = run(tmp_path, conftest=COLLECTS, test_a=LEFT_OPEN)

    assert said.returncode == 1
    assert "1 passed" in said.stdout
    assert "1 of 3 processes ended with an error of their own" in said.stdout
    assert "unclosed file" in said.stderr


@pytest.mark.process
def test_what_cannot_be_read_is_said_and_nothing_runs(tmp_path: Path) -> None:
    said = run(tmp_path, test_a=UNREADABLE, test_b=RIGHT)

    assert said.returncode == 2
    assert "nothing_of_that_name" in said.stdout
    assert "passed" not in said.stdout
