"""The recount finds what a hand changed behind the writers' back, and nothing else."""

from sqlalchemy import Engine, text

from db.reads.recount import differences
from db.work import perform, reading
from db.writes import needs
from tests.builders import a_town, at
from tests.builders.steps import a_need


def _a_claimed_need(engine: Engine) -> None:
    town = a_town(engine)
    need_id = a_need(engine, town.clerk, community=town.wanghu)
    perform(engine, town.zhang, needs.claim_need, now=at(), need_id=need_id, member_id=town.zhang_a)


def test_tallies_equal_their_rows_after_writes(engine: Engine) -> None:
    _a_claimed_need(engine)

    with reading(engine) as session:
        found = differences(session)

    assert found == []


def test_a_tally_changed_by_hand_is_named_with_both_values(sqlite_engine: Engine) -> None:
    _a_claimed_need(sqlite_engine)
    with sqlite_engine.execution_options(write=True).begin() as connection:
        connection.execute(text("UPDATE tally SET value = 9 WHERE metric = 'needs_asked' AND by = 'city'"))

    with reading(sqlite_engine) as session:
        found = differences(session)

    assert [(d.metric, d.by, d.month, d.part, d.kept, d.counted) for d in found] == [
        ("needs_asked", "city", "2026-05", "safety", 9, 1)
    ]
