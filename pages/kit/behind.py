"""The rows behind a figure, as cards that open what they count."""

from collections.abc import Callable, Mapping
from typing import Final

from db.reads.metrics import Behind, RowLine, Thing
from db.rules.metrics import KINDS, Metric, Unit
from db.rules.periods import Named
from db.settings import settings
from pages.kit import forms, lines, say, show
from pages.kit.compared import Where
from pages.kit.visit import Visit
from pages.text import called
from pages.text import figure as text
from pages.text import metrics as words

OPENS: Final[Mapping[Thing, tuple[str, str]]] = {
    Thing.MEMBER: ("checkin/member", "code"),
    Thing.BRANCH: ("watch/branch", "branch"),
    Thing.COMMUNITY: ("watch/community", "community"),
    Thing.AGREEMENT: ("checkin/agreement", "code"),
    Thing.POST_CLAIM: ("serve/post", "code"),
    Thing.NEED: ("serve/need", "code"),
    Thing.WISH: ("serve/wish", "code"),
    Thing.PROJECT: ("serve/project", "code"),
    Thing.ACTIVITY: ("serve/activity", "code"),
    Thing.ATTENDANCE: ("serve/activity", "code"),
    Thing.POINTS: ("serve/activity", "code"),
}
"""For each kind of row the page that opens it and the code's name in its address; a rule or a census opens nothing."""

_VALUED: Final = {Metric.BENEFICIARIES, Metric.WISH_DAY_PEOPLE, Metric.CENSUS_SCOPE, Metric.MINIMUM_POSTS}
_VALUED_UNITS: Final = {Unit.POINTS, Unit.HOURS}


def opener(visit: Visit, named: Named, place: Where) -> Callable[[Metric], str]:
    """Give what tells, of a key figure, the address of its records of the same period and place."""
    return lambda metric: visit.way("watch/figure", metric=metric.value, **named.codes, **place.codes)


def kind_filter(metric: Metric) -> str:
    """Ask for one of a figure's kinds, where it has any; empty is all of them."""
    kinds = KINDS[metric].kinds
    return (
        (forms.filtered("kind", text.KIND, {kind.value: kind for kind in called.entries(kinds)}) or "") if kinds else ""
    )


def written(metric: Metric, found: Behind) -> str:
    """Write what a figure comes to; a part with its whole."""
    if found.veiled:
        return say.bare(text.VEILED_FIGURE)
    said = words.written(metric, found.value, found.whole, say.language())
    part = found.value is not None and found.whole is not None
    if part and KINDS[metric].part is None:
        return say.bare(text.OF, value=said, whole=found.whole)
    return said


def rows(visit: Visit, metric: Metric, found: Behind) -> None:
    """Draw the rows that a figure counts, page by page; or why there are none to see."""
    if found.veiled:
        show.nothing(text.VEILED, least=settings().smallest_group)
        return
    if found.hidden or found.value is None:
        show.nothing(text.HIDDEN if found.hidden else text.UNKNOWN)
        return
    show.heading(text.NEWEST if found.more else text.MADE_OF, total=found.total)
    if found.more:
        show.lead(text.MORE)
    if not found.lines:
        show.nothing(text.EMPTY)
    for line in found.lines:
        _row(visit, metric, line)
    lines.pages(found.total)


def _row(visit: Visit, metric: Metric, line: RowLine) -> None:
    to, name = OPENS.get(line.thing, ("", ""))
    place = lines.beside(say.plain(line.community), say.plain(line.branch), say.fact(line.day) if line.day else "")
    head = line.words or line.branch or say.bare(words.NAMES[metric])
    lines.card(visit, head, _adds(metric, line), place, to=to, code=line.code if to else "", name=name)


def _adds(metric: Metric, line: RowLine) -> str:
    unit = KINDS[metric].unit
    if metric not in _VALUED and unit not in _VALUED_UNITS:
        return ""
    value = words.written(metric, line.value, None, say.language())
    return say.say(text.ADDS, value=value, unit=words.UNITS[unit])
