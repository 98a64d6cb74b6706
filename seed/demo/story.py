"""The story's order: scenes wait for their moment and are played week by week, each week in one transaction."""

import gc
import heapq
import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import Engine

from db.rules.calendar import day_in_shanghai
from db.rules.rights import Actor
from db.work import Work, writing
from seed.progress import Progress

WEEK: Final = timedelta(days=7)
ORIGIN: Final = "seed demo"


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
        self._waiting: list[tuple[datetime, int, Scene]] = []
        self._numbers = itertools.count()

    def at(self, when: datetime, scene: Scene) -> None:
        """Let a scene wait for its moment."""
        if when < self.ends:
            heapq.heappush(self._waiting, (when, next(self._numbers), scene))

    def play(self, engine: Engine, narrator: Actor, progress: Progress) -> int:
        """Play everything; gives the number of scenes."""
        played = 0
        with _no_collection():
            while self._waiting:
                until = self._waiting[0][0] + WEEK
                with writing(engine, narrator, now=until, origin=ORIGIN) as work:
                    for when, scene in self._until(until):
                        scene(Stage(work, when))
                        played += 1
                progress.reached((min(until, self.ends) - self.begins) / (self.ends - self.begins))
        return played

    def _until(self, moment: datetime) -> Iterator[tuple[datetime, Scene]]:
        while self._waiting and self._waiting[0][0] < moment:
            when, _, scene = heapq.heappop(self._waiting)
            yield when, scene


@contextmanager
def _no_collection() -> Iterator[None]:
    """Nothing that a week's transaction holds is garbage before its end; looking for it costs a quarter of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
