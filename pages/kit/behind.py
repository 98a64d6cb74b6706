"""The rows behind a figure, as cards that open what they count."""

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from db.reads.overview import Behind, RowLine
from db.rules.metrics import Metric
from db.rules.periods import Named
from pages.kit import lines, say, show
from pages.kit.visit import Visit
from pages.text import figure as text

OPENS: Final[Mapping[Metric, tuple[str, str]]] = {
    Metric.IN_SERVICE: ("checkin/member", "code"),
    Metric.CHECKED_IN: ("checkin/member", "code"),
    Metric.AGREEMENTS: ("watch/community", "community"),
    Metric.NEEDS_ASKED: ("serve/need", "code"),
    Metric.NEEDS_SOLVED: ("serve/need", "code"),
    Metric.PERSON_TIMES: ("serve/activity", "code"),
    Metric.ACTIVITIES: ("serve/activity", "code"),
    Metric.WISHES_FULFILLED: ("serve/wishes", "code"),
    Metric.BRANCH_POINTS: ("serve/activity", "code"),
    Metric.MEMBER_POINTS: ("serve/activity", "code"),
}
"""For each figure that opens to its rows, the page that a row opens and the code's name in its address."""

_POINTS: Final = {Metric.BRANCH_POINTS, Metric.MEMBER_POINTS}


def opener(visit: Visit, named: Named, area: UUID | None) -> Callable[[Metric], None]:
    """Give what draws, under a key figure, the way to its records of the same period and area."""
    codes = {"span": named.span.value, "at": named.code, **({"area": str(area)} if area else {})}
    return lambda metric: visit.link("watch/figure", text.ROWS, metric=metric.value, **codes)


def rows(visit: Visit, metric: Metric, found: Behind) -> None:
    """Draw the rows that a figure counts, page by page; or why there are none to see."""
    if found.hidden or found.value is None:
        show.nothing(text.HIDDEN if found.hidden else text.UNKNOWN)
        return
    show.heading(text.MADE_OF, total=found.total)
    if not found.lines:
        show.nothing(text.EMPTY)
    for line in found.lines:
        _row(visit, metric, line)
    lines.pages(found.total)


def _row(visit: Visit, metric: Metric, line: RowLine) -> None:
    to, name = OPENS[metric]
    points = say.say(text.ADDS, value=line.value) if metric in _POINTS else ""
    place = lines.beside(say.plain(line.community), say.plain(line.branch), say.fact(line.day) if line.day else "")
    lines.card(visit, line.words or line.branch, points, place, to=to, code=line.code, name=name)
