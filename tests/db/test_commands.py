"""The keeper's commands over a database of their own: backup with its proof, drill, doctor."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db.files.backups import COPY, MANIFEST, NAMED, newest_backup, prune
from tests import commands
from tests.builders import a_town
from tests.builders.wishes import a_wish
from tests.db.writes.test_rescoring import a_late_version
from tests.postgres import Server

pytestmark = pytest.mark.process

NOTHING: Mapping[str, str] = {}


def command(url: str, folder: Path, *words: str, more: Mapping[str, str] = NOTHING) -> tuple[int, str]:
    """Run python -m db; give its exit code and what it said."""
    own = {**more, "DATABASE_URL": url, "SANSHUANG_KEY_FILE": str(folder / "keys" / "seal.key")}
    own |= {"SANSHUANG_BACKUP_FOLDER": str(folder / "backups")}
    done = commands.run("db", *words, own=own)
    assert "Traceback" not in done.err, done.err[-2000:]
    return done.code, done.out


def test_a_backup_is_proved_as_it_is_made_and_the_drill_proves_it_again(
    sqlite_engine: Engine, sqlite_url: str, tmp_path: Path
) -> None:
    town = a_town(sqlite_engine)
    a_wish(sqlite_engine, town.clerk, town.wanghu)

    made = command(sqlite_url, tmp_path, "backup")
    drilled = command(sqlite_url, tmp_path, "drill")
    place = next((tmp_path / "backups").iterdir())
    verified = command(sqlite_url, tmp_path, "restore", "--verify", str(place))
    (place / COPY).write_bytes((place / COPY).read_bytes()[:-4096])
    spoiled = command(sqlite_url, tmp_path, "drill")

    assert made[0] == drilled[0] == verified[0] == 0
    assert "0 differences, 1 journal line\n" in verified[1]
    assert "0 differences, 1 journal line\n" in made[1]
    assert "0.0 hours old" in drilled[1]
    assert spoiled == (1, f"{place}, 0.0 hours old\n{place} is not a whole backup\n")
    assert place.stat().st_mode & 0o077 == 0


@pytest.mark.postgres
def test_postgresql_is_backed_up_proved_and_drilled_by_the_same_commands(
    postgres_engine: Engine, postgres_server: Server, tmp_path: Path
) -> None:
    a_town(postgres_engine)
    url = postgres_engine.url.render_as_string(hide_password=False)
    more = {"PATH": f"{postgres_server.programs}{os.pathsep}{os.environ['PATH']}"}

    made = command(url, tmp_path, "backup", more=more)
    drilled = command(url, tmp_path, "drill", more=more)

    assert (made[0], drilled[0]) == (0, 0), made[1]
    assert ["0 differences, 0 journal lines" in said for _, said in (made, drilled)] == [True, True]


def test_what_the_rule_does_not_keep_goes_and_a_folder_of_somebody_else_stays(tmp_path: Path) -> None:
    now = datetime(2026, 5, 20, 2, tzinfo=UTC)
    for number in range(40):
        place = tmp_path / (now - timedelta(hours=12 * number)).strftime(NAMED)
        place.mkdir()
        (place / MANIFEST).write_text("{}")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / MANIFEST).write_text("{}")

    gone = prune(tmp_path)

    assert len(gone) == 40 - len(list(tmp_path.iterdir())) + 1
    assert newest_backup(tmp_path) == (now, tmp_path / now.strftime(NAMED))
    assert (tmp_path / "mine").exists()
    assert prune(tmp_path) == []


def test_the_doctor_names_each_danger_once_and_falls_silent_when_it_is_mended(
    sqlite_engine: Engine, sqlite_url: str, tmp_path: Path
) -> None:
    a_town(sqlite_engine)
    database = Path(sqlite_url.removeprefix("sqlite:///"))
    database.chmod(0o644)

    ill = command(sqlite_url, tmp_path, "doctor")
    database.chmod(0o600)
    command(sqlite_url, tmp_path, "backup")
    well = command(sqlite_url, tmp_path, "doctor", more={"SANSHUANG_PUBLIC_URL": "https://ss.example.org"})

    assert ill[0] == 1
    assert ill[1].splitlines()[-1] == "共 3 项危险 / 3 dangers"
    assert [word in ill[1] for word in ("https", "no backup", "chmod 600", "invented")] == [True, True, True, False]
    assert well == (0, "没有发现危险 / No danger found\n")


def test_points_of_other_rules_are_named_first_and_moved_only_when_it_is_meant(
    sqlite_engine: Engine, sqlite_url: str, tmp_path: Path
) -> None:
    a_late_version(sqlite_engine)

    named, again, written, left = (
        command(sqlite_url, tmp_path, "rescore", *words) for words in ((), (), ("--write",), ())
    )

    assert named == again
    assert (named[0], named[1].splitlines()[-1]) == (1, "3 lines to be earned anew")
    assert (written[0], written[1].splitlines()[-1]) == (0, "3 lines earned anew")
    assert left == (0, "0 lines to be earned anew\n")


def test_a_command_on_a_database_that_was_never_migrated_says_what_to_do(tmp_path: Path) -> None:
    code, said = command(f"sqlite:///{tmp_path / 'new.db'}", tmp_path, "verify")

    assert code == 1
    assert said.startswith("the database stands at no schema")
    assert "python -m db migrate" in said
