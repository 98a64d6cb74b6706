"""The great city that measurements stand on is as true as one that people wrote."""

from datetime import date

from sqlalchemy import Engine, func, select

from db.reads.recount import differences
from db.tables.attendance import Attendance
from db.work import reading
from tests.builders.great_city import GreatCity


def test_a_poured_city_equals_its_recount(engine: Engine) -> None:
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
