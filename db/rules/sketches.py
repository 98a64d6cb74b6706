"""What activities of a sort have in common, before it is known whose they are and when."""

from dataclasses import dataclass
from datetime import time

from db.terms import ActivityKind


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a template says of its activities; a weekday makes it recur, every week or in one week of the month."""

    name: str
    kind: ActivityKind
    minutes: int = 120
    places: int | None = None
    venue: str = ""
    starts: time | None = None
    weekday: int | None = None
    week: int | None = None
