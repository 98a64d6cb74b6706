"""Chance with a seed: the same number tells the same city."""

import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final, TypeVar

from db.rules.calendar import SHANGHAI

T = TypeVar("T")

SATURDAY: Final = 5
OFFICE: Final = (9, 17)
EVENING: Final = (18, 21)


class Chance:
    """Everything that is drawn in the city's story."""

    def __init__(self, seed: int) -> None:
        """Begin at a seed."""
        self._random = Random(seed)

    def happens(self, probability: float) -> bool:
        """Draw yes with a probability."""
        return self._random.random() < probability

    def pick(self, of: Sequence[T]) -> T:
        """Draw one of several."""
        return self._random.choice(of)

    def some(self, of: Sequence[T], count: int) -> list[T]:
        """Draw several different ones, as many as there are at most."""
        return self._random.sample(of, min(count, len(of)))

    def weighed(self, of: Mapping[T, float]) -> T:
        """Draw one by its weight."""
        return self._random.choices(list(of), list(of.values()))[0]

    def weighed_some(self, of: Mapping[T, float], count: int) -> list[T]:
        """Draw several different ones by their weights."""
        keys = sorted(of, key=lambda key: math.log(self._random.random()) / max(of[key], 1e-9), reverse=True)
        return keys[:count]

    def between(self, least: int, most: int) -> int:
        """Draw a whole number, both ends included."""
        return self._random.randint(least, most)

    def around(self, middle: float, spread: float) -> float:
        """Draw a positive number whose logarithm is normal: mostly near the middle, sometimes far above."""
        return middle * math.exp(self._random.gauss(0, spread))

    def count(self, mean: float) -> int:
        """Draw how often something happens that happens so often in the mean."""
        times, left = 0, math.exp(-mean)
        product = self._random.random()
        while product > left:
            times += 1
            product *= self._random.random()
        return times

    def hour(self, day: date, hours: tuple[int, int] = OFFICE) -> datetime:
        """Draw a moment of a day."""
        minutes = self._random.randrange(hours[0] * 60, hours[1] * 60)
        return datetime.combine(day, time(minutes // 60, minutes % 60), SHANGHAI)

    def office_after(self, when: datetime, least: int, most: int) -> datetime:
        """Draw a moment some days later in which offices work."""
        day = when.astimezone(SHANGHAI).date() + timedelta(days=self.between(least, most))
        while day.weekday() >= SATURDAY:
            day += timedelta(days=1)
        return max(self.hour(day), when + timedelta(minutes=self.between(3, 40)))

    def evening_after(self, when: datetime, least: int, most: int) -> datetime:
        """Draw an evening some days later, when people look at their telephones."""
        day = when.astimezone(SHANGHAI).date() + timedelta(days=self.between(least, most))
        return max(self.hour(day, EVENING), when + timedelta(minutes=self.between(3, 40)))
