"""A migration that is killed half-way leaves the former schema, and the next one goes through."""

import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, event, inspect, text
from sqlalchemy.engine.interfaces import DBAPIConnection

from db.engine import make_engine
from db.migrations import configure, head, migrate, schema_of
from db.tables import metadata

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[2]
KILLED = 9
OLDER = (
    ("quarter", "id, name, status, due_on", "'q', '2026Q1', 'closed', '2026-04-10'"),
    (
        "snapshot",
        "id, quarter_id, form, version, reason, cells, content_hash, frozen_at",
        "'s', 'q', 'qa', 1, '', '{}', 'x', '2026-04-10'",
    ),
    (
        "account",
        "id, login, name, role, password_hash, oidc_subject, language, sessions_since, created_at",
        "'a', 'wang', '王丽', 'staff', '', '', 'zh', '2026-04-10', '2026-04-10'",
    ),
    (
        "sign_in",
        "id, account_id, token_hash, began_at, seen_at, device",
        "'i', 'a', 'x', '2026-04-10', '2026-04-10', ''",
    ),
)
"""Rows of 0009, of tables that others refer to."""
PLACE = "a" * 32
FINISHED = (
    ("district", "id, name, position", "'d', '东城区', 0"),
    ("street", "id, district_id, name, position", "'s', 'd', '湖滨街道', 0"),
    (
        "community",
        "id, street_id, code, name, position, phone, polygon, retired",
        f"'{PLACE}', 's', 'SQ1', '望湖社区', 0, '', '', 0",
    ),
    (
        "project",
        "id, code, name, community_id, status, goal, lead, proposed_on, finished_on, progress, effect, recorded_by",
        f"'p', 'XM1', '修亭子', '{PLACE}', 'finished', '', '', '2026-04-01', '2026-05-20', 100, '', 'x'",
    ),
    ("tally", "metric, by, of_id, month, part, value", f"'projects_finished', 'city', '{PLACE}', '2026-05', '', 9"),
)
"""A finished project of 0013, and a count of it as it was kept then."""
COMMUNITY = {"street_id": PLACE, "code": "SQ1", "name": "望湖", "position": 0, "phone": "", "retired": False}
KILL = """
import os, signal, sys
from sqlalchemy import event
from db.engine import make_engine
from db.migrations import migrate
engine, seen = make_engine(sys.argv[1]), []
def count(*_about):
    seen.append(1)
    if len(seen) == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
event.listen(engine, "before_cursor_execute", count)
migrate(engine)
"""


def test_an_older_database_is_copied_before_it_is_changed(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'old.db'}")
    command.upgrade(configure(engine), "0001")
    with engine.execution_options(write=True).begin() as connection:
        connection.exec_driver_sql("INSERT INTO district (id, org_id, name, position) VALUES ('a', 1, '东城区', 0)")

    migrate(engine)

    copy = make_engine(f"sqlite:///{tmp_path / 'old.db.at-0001'}")
    with copy.connect() as connection:
        kept = connection.exec_driver_sql("SELECT name FROM district").scalars().all()
    assert (schema_of(engine), schema_of(copy), kept) == (head(), "0001", ["东城区"])
    engine.dispose()
    copy.dispose()


def test_a_table_that_others_refer_to_is_built_anew_with_its_rows(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'old.db'}")
    command.upgrade(configure(engine), "0009")
    with engine.execution_options(write=True).begin() as connection:
        for table, columns, values in OLDER:
            connection.exec_driver_sql(f"INSERT INTO {table} (org_id, {columns}) VALUES (1, {values})")  # noqa: S608 - our own words

    migrate(engine)

    with engine.connect() as connection:
        kept = [connection.exec_driver_sql(f"SELECT id FROM {table}").scalars().all() for table, _, _ in OLDER]  # noqa: S608 - our own names
        guarded = connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one()
    assert (kept, guarded) == ([["q"], ["s"], ["a"], ["i"]], 1)
    engine.dispose()


def test_finished_projects_are_counted_anew_apart_by_their_needs(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'old.db'}")
    command.upgrade(configure(engine), "0013")
    with engine.execution_options(write=True).begin() as connection:
        for table, columns, values in FINISHED:
            connection.exec_driver_sql(f"INSERT INTO {table} (org_id, {columns}) VALUES (1, {values})")  # noqa: S608 - our own words

    migrate(engine)

    with engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT by, of_id, month, part, value FROM tally ORDER BY by").all()
    counted = ("2026-05", "alone", 1)
    assert [tuple(row) for row in found] == [("city", "0" * 32, *counted), ("community", PLACE, *counted)]
    engine.dispose()


def test_an_outline_leaves_its_middle_behind_where_no_degrees_were_known(bare_engine: Engine) -> None:
    square = "[[[120, 30], [120.02, 30], [120.02, 30.01], [120, 30.01], [120, 30]]]"
    drawn = {
        "known": (f'{{"type": "Polygon", "coordinates": {square}}}', 31.5),
        "one": (f'{{"type": "Polygon", "coordinates": {square}}}', None),
        "many": (f'{{"type": "MultiPolygon", "coordinates": [[[[1, 1], [1, 1], [1, 1]]], {square}]}}', None),
        "abroad": ('{"type": "Polygon", "coordinates": [[[1, 1], [2, 1], [2, 2]]]}', None),
        "broken": ('{"type": "Polygon", "coordinates": [["x"]]}', None),
        "none": ("", None),
    }
    command.upgrade(configure(bare_engine), "0020")
    with bare_engine.execution_options(write=True).begin() as connection:
        _put(connection, "district", id=PLACE, name="东城区", position=0)
        _put(connection, "street", id=PLACE, district_id=PLACE, name="湖滨街道", position=0)
        for name, (polygon, degrees) in drawn.items():
            at = {"polygon": polygon, "latitude": degrees, "longitude": degrees}
            _put(connection, "community", id=uuid4().hex, **(COMMUNITY | {"code": name, "name": name} | at))

    command.upgrade(configure(bare_engine), "0021")

    with bare_engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT name, latitude, longitude FROM community").all()
    nowhere = dict.fromkeys(("abroad", "broken", "none"), (None, None))
    assert {name: (north, east) for name, north, east in found} == {
        "known": (31.5, 31.5), "one": (30.005, 120.01), "many": (30.005, 120.01), **nowhere
    }  # fmt: skip


def test_only_who_had_said_yes_to_a_thing_is_told_of_as_having_given_it_back(bare_engine: Engine) -> None:
    taken: dict[str, object] = {"answer_by": None, "answer": None, "reason": "出差"}
    asked = taken | {"answer_by": "2026-04-04"}
    claims = {
        "taken": taken, "said yes": asked | {"answer": "yes"}, "never answered": asked,
        "asked beside": asked | {"reason": ""},
    }  # fmt: skip
    told = {
        "taken": "given_back",
        "said yes": "given_back",
        "never answered": "called_off",
        "asked beside": "called_off",
    }
    command.upgrade(configure(bare_engine), "0031")
    with bare_engine.execution_options(write=True).begin() as connection:
        _put(connection, "district", id=PLACE, name="东城区", position=0)
        _put(connection, "street", id=PLACE, district_id=PLACE, name="湖滨街道", position=0)
        _put(connection, "community", id=PLACE, **COMMUNITY)
        alike = {"target_id": PLACE, "community_id": PLACE, "status": "withdrawn", "claimed_on": "2026-04-01"}
        ids = {}
        for target in ("need", "post"):
            for name, claim in claims.items():
                ids[made := uuid4().hex] = (target, name)
                _put(connection, "claim", id=made, target=target, recorded_by=PLACE, **alike, **claim)

    command.upgrade(configure(bare_engine), "0032")

    with bare_engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT id, status FROM claim").all()
    assert {ids[str(one).replace("-", "")]: status for one, status in found} == {
        **{("need", name): status for name, status in told.items()},
        **{("post", name): "withdrawn" for name in told},
    }


def _put(connection: Connection, table: str, **row: object) -> None:
    columns, values = ", ".join(row), ", ".join(f":{name}" for name in row)
    connection.execute(text(f"INSERT INTO {table} (org_id, {columns}) VALUES (1, {values})"), row)  # noqa: S608 - our own words


def test_every_step_takes_the_rows_that_stand_there_along(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'old.db'}")
    # rows are made up from the columns alone: they need not make sense to stand in the way
    event.listen(engine, "checkout", _unchecked)
    steps = [step.revision for step in ScriptDirectory.from_config(configure(engine)).walk_revisions()][::-1]

    filled: set[str] = {"alembic_version"}
    for revision in steps:
        command.upgrade(configure(engine), revision)
        filled |= _fill(engine, but=filled)

    assert schema_of(engine) == head()
    engine.dispose()


def _unchecked(connection: DBAPIConnection, _entry: object, _proxy: object) -> None:
    for pragma in ("ignore_check_constraints = ON", "foreign_keys = OFF"):
        connection.cursor().execute(f"PRAGMA {pragma}")


def _fill(engine: Engine, *, but: set[str]) -> set[str]:
    """Put one row into every table that has none; give their names."""
    with engine.execution_options(write=True).begin() as connection:
        seen = inspect(connection)
        names = set(seen.get_table_names()) - but
        for name in names:
            if not connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar():  # noqa: S608 - the schema's own names
                needed = [column["name"] for column in seen.get_columns(name) if not column["nullable"]]
                columns, values = ", ".join(f'"{one}"' for one in needed), ", ".join("'1'" for _ in needed)
                connection.exec_driver_sql(f'INSERT INTO "{name}" ({columns}) VALUES ({values})')  # noqa: S608 - the schema's own names
    return names


@pytest.mark.parametrize("at_statement", [90])
def test_a_migration_killed_half_way_leaves_nothing_and_may_run_again(bare_url: str, at_statement: int) -> None:
    ran = subprocess.run([sys.executable, "-c", KILL, bare_url, str(at_statement)], cwd=ROOT, check=False)

    engine = make_engine(bare_url)
    assert ran.returncode == -KILLED
    assert schema_of(engine) is None
    assert inspect(engine).get_table_names() == []
    migrate(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    assert schema_of(engine) == head()
    engine.dispose()
