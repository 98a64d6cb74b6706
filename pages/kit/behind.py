"""The rows behind a figure, as cards that open what they count."""

from collections.abc import Callable, Mapping
from typing import Final

from db.reads.metrics import Behind, RowLine, Thing
from db.reads.paging import PAGE, first_of
from db.rules.metrics import KINDS, Metric, Unit
from db.rules.periods import Named
from db.rules.rights import Right
from db.settings import settings
from pages.kit import cards, forms, lines, maps, say, show, taking
from pages.kit.cards import Card
from pages.kit.compared import UNIT
from pages.kit.narrowing import BRANCH
from pages.kit.visit import Visit
from pages.text import called
from pages.text import figure as text
from pages.text import metrics as words
from pages.text.phrase import Phrase

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

HOLDS: Final[Mapping[Thing, str]] = {
    Thing.MEMBER: "member.name",
    Thing.CENSUS: "census.name",
    Thing.POST_CLAIM: "member.name",
    Thing.NEED: "need.text",
    Thing.WISH: "wish.thing",
    Thing.PROJECT: "project.name",
    Thing.ACTIVITY: "activity.name",
    Thing.ATTENDANCE: "member.name",
    Thing.POINTS: "member.name activity.name",
}
"""What the words of each kind of row come from, beside the names of communities and branches that any of them bears."""

_MISSING: Final = "person_alert"
_CHECKED_IN: Final = frozenset({Metric.CHECKED_IN, Metric.LOCAL_CHECKED_IN, Metric.LOCAL_COVERAGE})
_VALUED: Final = {Metric.BENEFICIARIES, Metric.WISH_DAY_PEOPLE, Metric.CENSUS_SCOPE, Metric.MINIMUM_POSTS}
_VALUED_UNITS: Final = {Unit.POINTS, Unit.HOURS}


def opener(visit: Visit, named: Named, place: Mapping[str, str]) -> Callable[[Metric], str]:
    """Give what tells, of a key figure, the address of its records of the same period and of a place by its codes."""
    return lambda metric: visit.way("watch/figure", metric=metric.value, **named.codes, **place)


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


def take_along(metric: Metric, kind: str, found: Behind, under: str) -> None:
    """Offer the figure with the rows that the page lists of it; nothing where it lists none."""
    if not found.lines:
        return
    name, value = words.NAMES[metric], written(metric, found)
    kinds = KINDS[metric].kinds
    title = (
        say.bare(text.NAMED_KIND, name=name, kind=kinds(kind), value=value)
        if kind and kinds
        else say.bare(text.NAMED, name=name, value=value)
    )
    unit = [say.bare(words.UNITS[KINDS[metric].unit])] if _is_valued(metric) else []
    headings = [*map(say.bare, text.COLUMNS), *unit]
    cells = [
        (_head(metric, line), line.day, line.community, line.branch, *([_value(metric, line)] if unit else []))
        for line in found.lines
    ]
    # a column that says nothing of any of them is left out
    kept = [place for place in range(len(headings)) if place == 0 or any(row[place] not in ("", None) for row in cells)]
    holds = " ".join(dict.fromkeys(HOLDS.get(line.thing, "") for line in found.lines))
    taking.offer(
        taking.Sheet(
            title,
            [headings[place] for place in kept],
            lambda: [tuple(row[place] for place in kept) for row in cells],
            f"{holds} community.name branch.name".strip(),
            say.bare(words.DEFINITIONS[metric]),
            lines.beside(under, _listed(found)),
            brief=len(kept),
        ),
        key="figure",
    )


def _listed(found: Behind) -> str:
    if found.total <= PAGE:
        return ""
    first = first_of(lines.page_in_address(), found.total)
    return say.bare(
        text.LISTED_NEWEST if found.more else text.LISTED,
        first=first + 1,
        last=first + len(found.lines),
        total=found.total,
    )


def rows(visit: Visit, metric: Metric, found: Behind, named: Named, *, more: Phrase = text.MORE) -> None:
    """Draw the rows that a figure counts, page by page; or why there are none to see, and where to find `more`.

    Communities and branches among them open of the same period.
    """
    if found.veiled:
        show.nothing(text.VEILED, least=settings().smallest_group)
        return
    if found.hidden or found.value is None:
        show.nothing(text.HIDDEN if found.hidden else text.UNKNOWN)
        return
    show.heading(text.NEWEST if found.more else text.MADE_OF, total=found.total)
    if found.more:
        show.lead(more)
    if not found.lines:
        show.nothing(text.EMPTY)
    cards.draw(_row(visit, metric, line, named) for line in found.lines)
    lines.pages(found.total)


def who_is_missing(visit: Visit, metric: Metric, named: Named, place: Mapping[str, str]) -> None:
    """Lead from who is checked in to who is not: in the list of members, of a unit or a place in that figure.

    At a place those are missing who live there; a community itself is not told of people who never came to it.
    """
    actor = visit.actor
    if metric not in _CHECKED_IN or not actor.may(Right.SEE_PEOPLE):
        return
    local = metric is not Metric.CHECKED_IN or bool(place.keys() & {maps.AREA, maps.PICKED})
    if local and not (actor.reaches_all or actor.branch_ids):
        return
    if local or (UNIT in place and BRANCH not in place):
        missing = (Metric.LOCAL_MISSING if local else Metric.MISSING).value
        visit.link("watch/figure", text.WHO_IS_MISSING, icon=_MISSING, metric=missing, **named.codes, **place)
        return
    day = min(named.period.last, visit.today).isoformat()
    branch = {BRANCH: place[BRANCH]} if BRANCH in place else {}
    visit.link("checkin/members", text.WHO_IS_MISSING, icon=_MISSING, day=day, **branch)


def _row(visit: Visit, metric: Metric, line: RowLine, named: Named) -> Card:
    to, name = OPENS.get(line.thing, ("", ""))
    place = lines.beside(line.community, line.branch, say.fact(line.day) if line.day else "")
    period = named.codes if to.startswith("watch/") else {}
    way = visit.way(to, **{name: line.code}, **period) if to and line.code else ""
    return Card(_head(metric, line), (), (_adds(metric, line), place), way)


def _head(metric: Metric, line: RowLine) -> str:
    return line.words or line.branch or say.bare(words.NAMES[metric])


def _is_valued(metric: Metric) -> bool:
    """Whether a row may add another number than one."""
    return metric in _VALUED or KINDS[metric].unit in _VALUED_UNITS


def _value(metric: Metric, line: RowLine) -> float | None:
    in_hours = line.value is not None and KINDS[metric].unit is Unit.HOURS
    return round((line.value or 0) / words.MINUTES, 1) if in_hours else line.value


def _adds(metric: Metric, line: RowLine) -> str:
    if not _is_valued(metric):
        return ""
    value = words.written(metric, line.value, None, say.language())
    return say.bare(text.ADDS, value=value, unit=words.UNITS[KINDS[metric].unit])
