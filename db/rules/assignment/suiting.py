"""Who suits whom, as the ranking for one need says it, for all needs and members at once."""

from dataclasses import dataclass, field

import numpy as np

from db.rules.assignment.city import Compact, Numbers, Pairs, pairs
from db.rules.assignment.offers import UNSUITED, Blocks


@dataclass(frozen=True, slots=True, eq=False)
class Suiting:
    """Scores of a city, put together from their parts only when they are asked for."""

    #: a row for each skill that needs ask for: what every member brings to such a need wherever it is, UNSUITED where
    #: somebody cannot be asked
    skilled: Compact
    #: for each need its row of them
    asks: Numbers
    #: a row for each place where needs are: what closeness and home add for every member
    near: Compact
    #: for each need its row of them
    at: Numbers
    #: pairs that cannot be asked although all else fits
    barred: Pairs = field(default_factory=pairs)

    def best(self, floor: Numbers, price: Numbers, most: Numbers) -> Pairs:
        """Give each need's best pairs at the members' prices, as Offers has it."""
        return Blocks(self.table).best(floor, price, most)

    def table(self, needs: Numbers) -> Compact:
        """Give the scores of some needs, in rising order, and all members."""
        brought = self.skilled[self.asks[needs]]
        scores = np.where(brought == UNSUITED, UNSUITED, brought + self.near[self.at[needs]])
        inside = np.isin(self.barred.need, needs)
        scores[np.searchsorted(needs, self.barred.need[inside]), self.barred.member[inside]] = UNSUITED
        return scores

    def score(self, need: int, member: int) -> int:
        """Give the score of one pair; UNSUITED where the member cannot be asked."""
        return int(self.table(np.array([need]))[0, member])

    def suits_nobody(self, need: int) -> bool:
        """Whether a need finds no member at all."""
        return bool((self.table(np.array([need])) == UNSUITED).all())
