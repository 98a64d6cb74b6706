"""Who helps whom in the whole city at once: the best plan, proved to be the best, and fair.

A plan's value is what every pair gains (its score, and what a helper is worth to the need) less what the tasks cost the
members: a first task nothing, a second something, a third more than any score makes up for. So no member gets a third
task while another who suits the need has none.
"""

from db.rules.assignment.city import (
    BEYOND,
    FAIRNESS,
    City,
    Clash,
    Compact,
    Marks,
    Numbers,
    Pairs,
    clashes,
    joined,
    numbers,
    pairs,
)
from db.rules.assignment.desk import (
    STANDING,
    WORTH,
    Asked,
    Hand,
    Link,
    Load,
    Plan,
    Unserved,
    clashing,
    plan,
)
from db.rules.assignment.groups import NOWHERE, Grouped
from db.rules.assignment.offers import UNSUITED, Blocks, Listed, Offers
from db.rules.assignment.reasons import Why, unserved
from db.rules.assignment.searching import Found, Progress, Watch, rounds, search, to_the_end
from db.rules.assignment.suiting import Suiting

__all__ = [
    "BEYOND",
    "FAIRNESS",
    "NOWHERE",
    "STANDING",
    "UNSUITED",
    "WORTH",
    "Asked",
    "Blocks",
    "City",
    "Clash",
    "Compact",
    "Found",
    "Grouped",
    "Hand",
    "Link",
    "Listed",
    "Load",
    "Marks",
    "Numbers",
    "Offers",
    "Pairs",
    "Plan",
    "Progress",
    "Suiting",
    "Unserved",
    "Watch",
    "Why",
    "clashes",
    "clashing",
    "joined",
    "numbers",
    "pairs",
    "plan",
    "rounds",
    "search",
    "to_the_end",
    "unserved",
]
