"""The story's order: scenes wait for their moment and are played chapter by chapter, each in one transaction."""

import gc
import heapq
import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import Engine, event
from sqlmodel import select

from db.rules.calendar import day_in_shanghai
from db.rules.rights import Actor
from db.tables.base import Row
from db.tables.lists import Post
from db.tables.people import Branch, Member
from db.tables.places import Community
from db.work import Work, writing
from seed.progress import Progress

CHAPTER: Final = timedelta(days=30)
ORIGIN: Final = "seed demo"
TOUCHED: Final[tuple[type[Row], ...]] = (Member, Community, Branch, Post)


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a scene plays: a transaction and the moment."""

    work: Work
    when: datetime

    @property
    def today(self) -> date:
        """The business day of the moment."""
        return day_in_shanghai(self.when)

    def as_(self, actor: Actor) -> Work:
        """Let somebody act at this moment."""
        return self.work.as_of(actor, self.when)


Scene = Callable[[Stage], object]


class Story:
    """Scenes in the order of time; what would play after the end never plays, and so stays open."""

    def __init__(self, begins: datetime, ends: datetime) -> None:
        """Begin with nothing to play."""
        self.begins, self.ends = begins, ends
        self._waiting: list[tuple[datetime, int, Scene, bool]] = []
        self._numbers = itertools.count()

    def at(self, when: datetime, scene: Scene, *, counts: bool = False) -> None:
        """Let a scene wait for its moment; one that counts begins a chapter: tallies are kept at its end."""
        if when < self.ends:
            heapq.heappush(self._waiting, (when, next(self._numbers), scene, counts))

    def play(self, engine: Engine, narrator: Actor, progress: Progress) -> int:
        """Play everything; gives the number of scenes."""
        played = 0
        with _no_collection():
            while self._waiting:
                until = self._waiting[0][0] + CHAPTER
                with writing(engine, narrator, now=until, origin=ORIGIN) as work:
                    remember(work)
                    for when, scene in self._until(until):
                        scene(Stage(work, when))
                        progress.reached((when - self.begins) / (self.ends - self.begins))
                        played += 1
        return played

    def _until(self, moment: datetime) -> Iterator[tuple[datetime, Scene]]:
        played = False
        while self._waiting and self._waiting[0][0] < moment and not (played and self._waiting[0][3]):
            when, _, scene, _ = heapq.heappop(self._waiting)
            yield when, scene
            played = True


def remember(work: Work) -> None:
    """Hold on to a transaction's rows: a session forgets what nobody holds, and would read it for every scene.

    What nearly every scene touches is read at once.
    """
    rows: list[object] = []
    work.session.info["rows"] = rows
    for happening in ("loaded_as_persistent", "pending_to_persistent"):
        event.listen(work.session, happening, lambda _session, row: rows.append(row))
    for table in TOUCHED:
        work.session.exec(select(table)).all()


@contextmanager
def _no_collection() -> Iterator[None]:
    """What a chapter's transaction holds is no garbage before its end; looking for any costs a quarter of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
