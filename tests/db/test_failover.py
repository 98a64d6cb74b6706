"""The database dies under load, or goes away and comes back: nothing acknowledged is lost, nothing is there twice."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import Self
from uuid import uuid4

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from db.engine import make_engine
from db.errors import Code, Refusal
from db.reads.chain import verify
from db.reads.recount import differences
from db.tables.needs import Need
from db.terms import DraftId, NeedKind
from db.work import perform, reading
from db.writes import needs
from tests import postgres
from tests.builders import Town, a_town, at

pytestmark = [pytest.mark.postgres, pytest.mark.process]
Note = Callable[[str, object], None]
PATIENCE = 30
WRITERS = 4
BEFORE, AFTER = 40, 20


@pytest.fixture(scope="module")
def pair(prepared: postgres.Prepared | None) -> Iterator[postgres.Pair]:
    """A primary and its standby."""
    try:
        with postgres.paired(prepared) as made:
            yield made
    except postgres.NoServerError as why:
        pytest.skip(str(why))


@pytest.fixture(scope="module")
def engine(pair: postgres.Pair) -> Iterator[Engine]:
    """The application's engine, by the address of both."""
    made = make_engine(pair.url)
    yield made
    made.dispose()


@pytest.fixture(scope="module")
def town(engine: Engine) -> Town:
    """The town, on the primary."""
    return a_town(engine)


class Scribes:
    """People who write until they are told to stop; what was refused they send again, as a form does."""

    def __init__(self, engine: Engine, town: Town) -> None:
        self.engine, self.town = engine, town
        self.mark = uuid4().hex
        self.acknowledged: list[str] = []
        self.away: list[Code] = []
        self.stopped = threading.Event()
        self._crowd = [threading.Thread(target=self._write) for _ in range(WRITERS)]

    def __enter__(self) -> Self:
        for scribe in self._crowd:
            scribe.start()
        return self

    def __exit__(self, *_raised: object) -> None:
        self.stopped.set()
        for scribe in self._crowd:
            scribe.join(PATIENCE)

    def wait_for(self, count: int) -> None:
        """Wait until so many writes were acknowledged."""
        deadline = time.monotonic() + PATIENCE
        while len(self.acknowledged) < count:
            assert time.monotonic() < deadline, f"{len(self.acknowledged)} of {count}, {self.away[-3:]}"
            time.sleep(0.05)

    def _write(self) -> None:
        while not self.stopped.is_set():
            self._send(f"{self.mark} {uuid4()}")

    def _send(self, text: str) -> None:
        draft = DraftId(uuid4())
        while True:
            try:
                perform(
                    self.engine, self.town.clerk, needs.write_need, now=at(), draft=draft,
                    community_id=self.town.wanghu, text=text, kind=NeedKind.OTHER, asked_on=date(2026, 5, 20),
                )  # fmt: skip
            except Refusal as refusal:
                if refusal.code is not Code.ALREADY_SENT:
                    self.away.append(refusal.code)
                    time.sleep(0.1)
                    continue
            self.acknowledged.append(text)
            return


def test_a_primary_killed_under_load_is_followed_by_its_standby_and_nothing_is_lost(
    pair: postgres.Pair, engine: Engine, town: Town, record_property: Note
) -> None:
    with Scribes(engine, town) as scribes:
        scribes.wait_for(BEFORE)
        pair.kill_primary()
        pair.promote()
        scribes.wait_for(len(scribes.acknowledged) + AFTER)

    with reading(engine) as session:
        kept = sorted(text for text in session.exec(select(Need.text)) if text.startswith(scribes.mark))
        assert (differences(session), verify(session).broken_at) == ([], None)
    record_property("kills", 1)
    record_property("lost_or_doubled", (Counter(kept) - Counter(scribes.acknowledged)).total())
    record_property("lost_or_doubled", (Counter(scribes.acknowledged) - Counter(kept)).total())
    assert kept == sorted(scribes.acknowledged)
    assert set(scribes.away) <= {Code.DATABASE_AWAY}


def test_a_database_that_went_away_and_came_back_needs_no_restart(
    pair: postgres.Pair, engine: Engine, town: Town
) -> None:
    with Scribes(engine, town) as scribes:
        scribes.wait_for(1)
        pair.stop()
        deadline = time.monotonic() + PATIENCE
        while not scribes.away and time.monotonic() < deadline:
            time.sleep(0.05)
        pair.start()
        scribes.wait_for(len(scribes.acknowledged) + AFTER)

    with reading(engine) as session:
        kept = [text for text in session.exec(select(Need.text)) if text.startswith(scribes.mark)]
    assert sorted(kept) == sorted(scribes.acknowledged)
    assert set(scribes.away) == {Code.DATABASE_AWAY}
