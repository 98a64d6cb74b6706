"""Every intent, stopped at each statement from its first writing one on: nothing of it stays."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db.engine import make_engine
from db.errors import Refusal
from db.reads.chain import verify
from db.reads.recount import differences
from db.rules.rights import Actor
from db.tables import metadata
from db.work import reading, writing
from tests.builders import a_town, at
from tests.builders.everything import everything
from tests.engines import heard
from tests.house.test_matrix import INTENTS, Intent, facts_for, role_for

FEWEST = 100
STATEMENT = "before_cursor_execute"
WRITING = ("INSERT", "UPDATE", "DELETE")
ROWS = ", ".join(f"(SELECT count(*) FROM {table})" for table in metadata.tables)  # noqa: S608 - the schema's own names
COUNTED = f"SELECT {ROWS}, value FROM revision"  # noqa: S608 - the schema's own names


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[Engine]:
    """A database of this module's own."""
    path = tmp_path_factory.mktemp("interrupted") / "town.db"
    shutil.copyfile(sqlite_template, path)
    made = make_engine(f"sqlite:///{path}")
    yield made
    made.dispose()


def test_whichever_statement_fails_of_whichever_intent_nothing_of_it_stays(engine: Engine) -> None:
    town = a_town(engine)
    rows = everything(engine, town)
    before, beginning = _stands(engine), _wrong(engine)
    stopped = set[str]()

    for name, intent in INTENTS.items():
        facts, actor = facts_for(intent, town, rows), town.insider(role_for(intent))
        for number in _from_the_first_that_writes(engine, actor, intent, facts):
            stop = _Stop(number)
            with heard(engine, STATEMENT, stop.count), pytest.raises((_StoppedError, Refusal)):
                _try(engine, actor, intent, facts)
            assert stop.reached, name
            stopped.add(name)
        assert _stands(engine) == before, name

    assert len(stopped) > FEWEST
    assert _wrong(engine) == beginning


class _StoppedError(Exception):
    """The database stopped listening; or all went well and is taken back."""


class _Stop:
    """Counts statements, and lets the n-th fail before it reaches the database."""

    def __init__(self, number: int = 0) -> None:
        self.number, self.writing = number, list[bool]()

    @property
    def reached(self) -> bool:
        return len(self.writing) >= self.number

    def count(self, _connection: object, _cursor: object, statement: str, *_about: object) -> None:
        self.writing.append(statement.startswith(WRITING))
        if len(self.writing) == self.number:
            raise _StoppedError


def _from_the_first_that_writes(engine: Engine, actor: Actor, intent: Intent, facts: dict[str, object]) -> range:
    """Number the statements of an intent that may leave something behind: the first that writes, and all after it."""
    counted = _Stop()
    with heard(engine, STATEMENT, counted.count), pytest.raises((_StoppedError, Refusal)):
        _try(engine, actor, intent, facts)
    last = len(counted.writing)
    return range(counted.writing.index(True) + 1 if True in counted.writing else last + 1, last + 1)


def _try(engine: Engine, actor: Actor, intent: Intent, facts: dict[str, object]) -> None:
    with writing(engine, actor, now=at()) as work:
        intent(work, **facts)
        raise _StoppedError


def _stands(engine: Engine) -> tuple[int, ...]:
    with engine.connect() as connection:
        return tuple(connection.exec_driver_sql(COUNTED).one())


def _wrong(engine: Engine) -> tuple[int, int | None]:
    with reading(engine) as session:
        return len(differences(session)), verify(session).broken_at
