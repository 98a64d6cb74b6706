"""A transaction that loses against another one is run again, whole, and nothing of it is doubled."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select

from db.reads.recount import differences
from db.tables.keeping import Revision
from db.tables.needs import Need
from db.terms import NeedId
from db.work import Work, perform, reading
from tests.builders import a_town, at
from tests.builders.steps import a_need


@pytest.mark.postgres
def test_two_writers_that_wait_for_each_other_both_get_through(postgres_engine: Engine) -> None:
    town = a_town(postgres_engine)
    first, second = (
        a_need(postgres_engine, town.clerk, community=town.wanghu),
        a_need(postgres_engine, town.clerk, community=town.wanghu),
    )
    both_hold_one = Barrier(2)
    tries: list[int] = []

    def lend(work: Work, *, one: NeedId, other: NeedId) -> None:
        tries.append(1)
        work.get(Need, one, lock=True).helpers_wanted += 1
        work.session.flush()
        if len(tries) <= both_hold_one.parties:  # whoever tries again finds the other one through already
            both_hold_one.wait(timeout=20)
        work.get(Need, other, lock=True).helpers_wanted += 1

    def go(pair: tuple[NeedId, NeedId]) -> None:
        perform(postgres_engine, town.clerk, lend, now=at(), one=pair[0], other=pair[1])

    with reading(postgres_engine) as session:
        before = session.exec(select(Revision.value)).one()

    with ThreadPoolExecutor(2) as writers:
        list(writers.map(go, [(first, second), (second, first)]))

    with reading(postgres_engine) as session:
        wanted = session.exec(select(Need.helpers_wanted).order_by(col(Need.id))).all()
        after = session.exec(select(Revision.value)).one()
        assert differences(session) == []
    assert (wanted, after - before, len(tries)) == ([3, 3], 2, 3)
