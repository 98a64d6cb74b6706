"""The import contracts of pyproject.toml, seen to hold on a small good house and to break on a bad one."""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.house.tree import ROOT

COMMAND = "from importlinter.cli import lint_imports_command as run; run()"
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


def broken_contracts(folder: Path, files: Mapping[str, str]) -> set[str]:
    """Build a house of these files under the project's own contracts; give the names of those that broke."""
    for name in FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    for path in [*(f"{place}/__init__.py" for place in ("db", "pages", *FOLDERS)), *FILES]:
        (folder / path).touch()
    for path, text in files.items():
        (folder / path).write_text(text)
    shutil.copy(ROOT / "pyproject.toml", folder)
    command = [sys.executable, "-c", COMMAND, "--no-cache"]
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert "Contracts:" in done.stdout, done.stdout + done.stderr
    names = {line.removesuffix(" BROKEN") for line in done.stdout.splitlines() if line.endswith(" BROKEN")}
    assert bool(names) == bool(done.returncode)
    return names


def test_a_good_house_breaks_no_contract(tmp_path: Path) -> None:
    assert broken_contracts(tmp_path, GOOD) == set()


@pytest.mark.parametrize(
    ("path", "text", "contracts"),
    [
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
    ],
)
def test_a_wrong_import_breaks_its_contract(tmp_path: Path, path: str, text: str, contracts: set[str]) -> None:
    found = broken_contracts(tmp_path, {**GOOD, path: text})

    assert found >= contracts
    assert found - contracts <= {WORDS}  # what reaches pages.kit reaches db.work too
