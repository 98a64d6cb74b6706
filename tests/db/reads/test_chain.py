"""The journal's chain names whoever changes it by hand."""

import pytest
from sqlalchemy import Engine, text

from db.reads.chain import Chain, verify
from db.work import reading
from tests.builders import a_town
from tests.builders.steps import a_need

MEDDLING = {
    "a line changed": ("UPDATE journal_line SET event = 'need.loved' WHERE seq = 2", 2),
    "a line removed": ("DELETE FROM journal_line WHERE seq = 2", 3),
    "the last line removed": ("DELETE FROM journal_line WHERE seq = 3", 3),
}


def _three_lines(engine: Engine) -> None:
    town = a_town(engine)
    for words in ("路灯不亮", "楼道堆物", "想学剪纸"):
        a_need(engine, town.clerk, community=town.wanghu, text=words)


def test_an_untouched_journal_is_whole(engine: Engine) -> None:
    _three_lines(engine)

    with reading(engine) as session:
        chain = verify(session)

    assert chain == Chain(lines=3, broken_at=None)


@pytest.mark.parametrize("what", MEDDLING)
def test_a_journal_changed_by_hand_is_broken_at_the_place(engine: Engine, what: str) -> None:
    statement, place = MEDDLING[what]
    _three_lines(engine)
    with engine.execution_options(write=True).begin() as connection:
        connection.execute(text(statement))

    with reading(engine) as session:
        chain = verify(session)

    assert chain.broken_at == place
