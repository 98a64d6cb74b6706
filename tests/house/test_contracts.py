"""The import contracts of pyproject.toml, seen to hold on a small good house and to break on a bad one."""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.house.tree import ROOT

# The linter takes far longer to be imported than to look at a house, so one process looks at all of them.
COMMAND = """
import os, sys
from contextlib import redirect_stdout
from importlinter.cli import lint_imports_command as lint
for folder in sys.argv[1:]:
    os.chdir(folder)
    try:
        with open("said.txt", "w") as said, redirect_stdout(said):
            lint(["--no-cache"])
    except SystemExit as end:
        print(end.code)
"""
FOLDERS = (
    "db/reads", "db/writes", "db/files", "db/work", "db/migrations", "db/tables", "db/rules",
    "pages/text", "pages/kit", "pages/doors", "pages/account", "pages/admin", "pages/checkin", "pages/report",
    "pages/serve", "pages/watch", "seed", "tests",
)  # fmt: skip
FILES = ("db/terms.py", "db/errors.py", "db/settings.py", "db/engine.py", "db/__main__.py", "pages/front.py")
GOOD = {
    "pages/serve/needs.py": "import streamlit\nfrom db.writes import needs\nfrom pages.kit import visit\n",
    "pages/kit/visit.py": "from db import work\nfrom pages.text import say\n",
    "pages/text/say.py": "from db import terms\n",
    "db/writes/needs.py": "from db.work import unit\n",
    "db/work/unit.py": "import sqlalchemy\nfrom db.tables import needs\n",
    "db/tables/needs.py": "import sqlmodel\nfrom db.rules import moves\n",
    "db/rules/moves.py": "from db import errors\n",
}
DIRECTION = "pages shows, db knows, seed begins, tests prove"
SCREENS = "db knows nothing of screens"
IN_DB = "layers inside db, bottom up"
PURE = "rules are pure: no SQL"
NO_SQL = "pages ask and intend, they never speak SQL"
IN_PAGES = "layers inside pages, bottom up"
WORDS = "words are only words"
WRONG = (
    ("db/reads/a.py", "from pages.text import say\n", {DIRECTION, SCREENS}),
    ("pages/serve/a.py", "import seed\n", {DIRECTION}),
    ("db/rules/a.py", "import plotly\n", {SCREENS}),
    ("db/tables/a.py", "from db.work import unit\n", {IN_DB}),
    ("db/reads/a.py", "from db.writes import needs\n", {IN_DB}),
    ("db/drawer.py", "", {IN_DB}),
    ("db/rules/a.py", "import sqlmodel\n", {PURE}),
    ("pages/serve/a.py", "from db.tables import needs\n", {NO_SQL}),
    ("pages/kit/a.py", "import sqlalchemy\n", {NO_SQL}),
    ("pages/kit/a.py", "from pages.serve import needs\n", {IN_PAGES}),
    ("pages/watch/a.py", "from pages.serve import needs\n", {IN_PAGES}),
    ("pages/text/a.py", "import streamlit\n", {WORDS}),
    ("pages/text/a.py", "from pages.kit import visit\n", {IN_PAGES}),
)


def build(folder: Path, files: Mapping[str, str]) -> None:
    """Build a house of these files under the project's own contracts."""
    for name in FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    for path in [*(f"{place}/__init__.py" for place in ("db", "pages", *FOLDERS)), *FILES]:
        (folder / path).touch()
    for path, text in files.items():
        (folder / path).write_text(text)
    shutil.copy(ROOT / "pyproject.toml", folder)


@pytest.fixture(scope="module")
def broken_contracts(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, set[str]]:
    """The names of the contracts that break in a good house, and in one with each wrong file, by what it holds."""
    houses = {"": GOOD, **{path + text: {**GOOD, path: text} for path, text, _ in WRONG}}
    folders = [tmp_path_factory.mktemp("house") for _ in houses]
    for folder, files in zip(folders, houses.values(), strict=True):
        build(folder, files)
    command = [sys.executable, "-c", COMMAND, *map(str, folders)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    codes = map(int, done.stdout.split())
    return {
        house: broken(folder, code, done.stderr) for house, folder, code in zip(houses, folders, codes, strict=True)
    }


def broken(folder: Path, code: int, error: str) -> set[str]:
    """Read what the linter said of a house."""
    said = (folder / "said.txt").read_text("utf-8")
    assert "Contracts:" in said, said + error
    names = {line.removesuffix(" BROKEN") for line in said.splitlines() if line.endswith(" BROKEN")}
    assert bool(names) == bool(code)
    return names


def test_a_good_house_breaks_no_contract(broken_contracts: Mapping[str, set[str]]) -> None:
    assert broken_contracts[""] == set()


@pytest.mark.parametrize(("path", "text", "contracts"), WRONG)
def test_a_wrong_import_breaks_its_contract(
    broken_contracts: Mapping[str, set[str]], path: str, text: str, contracts: set[str]
) -> None:
    found = broken_contracts[path + text]

    assert found >= contracts
    assert found - contracts <= {WORDS}  # what reaches pages.kit reaches db.work too
