"""The great city that measurements stand on is as true as one that people wrote."""

from datetime import date

from sqlalchemy import Connection, Engine, func, inspect, select

from db.reads.recount import differences
from db.tables.attendance import Attendance
from db.work import reading
from tests.builders.great_city import GreatCity


def test_a_poured_city_equals_its_recount_and_keeps_its_indexes(engine: Engine) -> None:
    as_migrated = inspect(engine).get_indexes("attendance")
    city = GreatCity(engine, date(2026, 5, 20))
    city.found(communities=3, branches=4, members=60)
    city.ask(90)
    city.learn(10)
    city.claim(80)
    city.serve(110)
    city.serve(40)

    with reading(engine) as session:
        assert differences(session) == []
        assert session.scalar(select(func.count()).select_from(Attendance)) == 150
    assert inspect(engine).get_indexes("attendance") == as_migrated
    with engine.connect() as connection:
        assert _strict(connection)


def test_a_city_of_few_members_has_none_of_them_twice_at_an_activity(sqlite_engine: Engine) -> None:
    city = GreatCity(sqlite_engine, date(2026, 5, 20))
    city.found(communities=1, branches=1, members=3)
    city.serve(11)

    with reading(sqlite_engine) as session:
        assert differences(session) == []
        assert session.scalar(select(func.count()).select_from(Attendance)) == 11


def _strict(connection: Connection) -> bool:
    """Tell whether the next one to write is held to what rows refer to."""
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        return not broken and connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    return connection.exec_driver_sql("SHOW session_replication_role").scalar() == "origin"
