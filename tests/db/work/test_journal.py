"""The rows of the journal stay as they were written, whatever a write does with them."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from db.tables.keeping import JournalLine
from db.work import Work, writing
from tests.builders import a_town, at
from tests.builders.acts import events
from tests.builders.steps import a_need


def _remove(work: Work, line: JournalLine) -> None:
    work.session.delete(line)


def _change(_work: Work, line: JournalLine) -> None:
    line.event = "need.solved"


@pytest.mark.parametrize("spoil", [_remove, _change])
def test_a_line_of_the_journal_is_neither_removed_nor_changed_by_a_write(
    sqlite_engine: Engine, spoil: Callable[[Work, JournalLine], None]
) -> None:
    town = a_town(sqlite_engine)
    a_need(sqlite_engine, town.clerk, community=town.wanghu)
    before = events(sqlite_engine)

    with pytest.raises(ValueError, match="journal"), writing(sqlite_engine, town.staff, now=at()) as work:
        spoil(work, work.session.exec(select(JournalLine).limit(1)).one())

    assert before
    assert events(sqlite_engine) == before
