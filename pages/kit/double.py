"""The double report in words: drafts written from the records, and the paper as it is signed."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from db.files.report import Block, Span
from db.reads.reports import Version
from db.rules.calendar import Period, day_in_shanghai
from db.rules.calendar import Span as Length
from db.rules.half_year import Style
from db.rules.metrics import Metric
from db.rules.periods import Named
from db.rules.reports import MOST, Facts
from db.terms import ClauseStatus, ReportKind
from pages.kit import periods, say
from pages.text import metrics
from pages.text import reports as text
from pages.text.telling import listing

M = Metric
HOLDS: Final = "report.text branch.name community.name account.name"
"""The columns that a signed report holds."""


def title(kind: ReportKind, branch: str, community: str, named: Named) -> str:
    """Give what a report is called."""
    return say.bare(
        text.TITLES[kind],
        branch=branch or say.bare(text.BUREAU),
        community=community,
        period=periods.spoken(named),
    )


def draft(kind: ReportKind, facts: Facts, named: Named) -> str:
    """Write a report from the records, ready to be changed by whoever signs it."""
    return "\n".join(line for line in _WRITERS[kind](facts, periods.spoken(named)) if line)


def blocks(version: Version, bureau: str) -> tuple[Block, ...]:
    """Give a signed report as it is printed, in the language of its text."""
    named = Named(Length.QUARTER, Period(version.first_on, version.last_on))
    with say.as_written(version.text):
        head = Block(Style.TITLE, (Span(title(version.kind, version.branch, version.community, named)),))
        day = say.fact(day_in_shanghai(version.signed_at))
    body = [Block(Style.TEXT, (Span(line),)) for line in version.text.splitlines() if line.strip()]
    foot = [Block(Style.RIGHT, (Span(line),)) for line in (version.branch or bureau, day)]
    return (head, *body, *foot)


def mark(version: Version) -> str:
    """Say in one line which version it is, and who signed it when."""
    day = day_in_shanghai(version.signed_at)
    with say.as_written(version.text):
        said = say.bare(text.VERSION, version=version.version), say.bare(text.SIGNED_BY, name=version.signer, day=day)
    return " · ".join(said)


def _plan(facts: Facts, period: str) -> Iterable[str]:
    yield say.bare(text.TO, whom=facts.community)
    yield say.bare(text.PLAN_BEGIN, branch=facts.branch, period=period)
    if facts.activities:
        yield say.bare(text.PLAN_ACTIVITIES, count=facts.total, list=_activities(facts))
    else:
        yield say.bare(text.PLAN_NONE)
    still = _open(facts)
    if still:
        yield say.bare(text.PLAN_PROMISES, count=len(still), list=listing(still, say.language()))
    else:
        yield say.bare(text.PLAN_NO_PROMISES)
    yield say.bare(
        text.PLAN_WORK,
        needs=_said(facts, M.NEEDS_IN_HAND),
        posts=_said(facts, M.POSTS_CLAIMED),
        projects=_listed(facts.projects),
    )
    yield say.bare(text.PLAN_END)


def _done(facts: Facts, period: str) -> Iterable[str]:
    yield say.bare(text.TO, whom=facts.community)
    yield say.bare(text.DONE_BEGIN, branch=facts.branch, period=period)
    if facts.activities:
        yield say.bare(
            text.DONE_ACTIVITIES,
            count=_said(facts, M.ACTIVITIES),
            people=_said(facts, M.PEOPLE),
            times=_said(facts, M.PERSON_TIMES),
            list=_activities(facts),
        )
    else:
        yield say.bare(text.DONE_NONE)
    beside = {"wishes": _said(facts, M.WISHES_FULFILLED), "projects": _said(facts, M.PROJECTS_FINISHED)}
    if facts.figure(M.NEEDS_SOLVED).value == 0:
        yield say.bare(text.DONE_NO_NEEDS, **beside)
    else:
        solved = _said(facts, M.NEEDS_SOLVED)
        yield say.bare(text.DONE_NEEDS, solved=solved, list=_listed(facts.solved), **beside)
    if facts.figure(M.RATED).value == 0:
        yield say.bare(text.DONE_NOT_RATED)
    else:
        yield say.bare(text.DONE_RATED, rated=_said(facts, M.RATED), satisfaction=_said(facts, M.SATISFACTION))
    if facts.promises:
        kept = sum(one.status is ClauseStatus.KEPT for one in facts.promises)
        yield say.bare(text.DONE_PROMISES, count=len(facts.promises), kept=kept, list=_listed(_open(facts)))
    yield say.bare(text.DONE_END)


def _up(facts: Facts, period: str) -> Iterable[str]:
    branch = facts.branch or say.bare(text.BUREAU)
    yield say.bare(text.TO, whom=text.PARTY_OFFICE if facts.branch else text.DEPARTMENT)
    yield say.bare(text.UP_BEGIN, branch=branch, period=period)
    for phrase, wanted in _UP.items():
        yield say.bare(phrase, **{gap: _said(facts, metric) for gap, metric in wanted.items()})
    yield say.bare(text.UP_NEXT)


_UP: Final = {
    text.UP_CHECKED_IN: {
        "in_service": M.IN_SERVICE, "checked_in": M.CHECKED_IN, "coverage": M.COVERAGE, "forms": M.FORMS,
    },
    text.UP_POSTS: {"posts": M.POSTS_CLAIMED, "share": M.MINIMUM_SHARE, "agreements": M.AGREEMENTS_SIGNED},
    text.UP_SERVED: {
        "communities": M.ACTIVITY_COMMUNITIES, "activities": M.ACTIVITIES, "people": M.PEOPLE,
        "times": M.PERSON_TIMES,
    },
    text.UP_DEEDS: {
        "deeds": M.DEEDS, "solved": M.NEEDS_SOLVED, "wishes": M.WISHES_FULFILLED, "projects": M.PROJECTS_FINISHED,
        "satisfaction": M.SATISFACTION,
    },
}  # fmt: skip

_WRITERS: Final[Mapping[ReportKind, Callable[[Facts, str], Iterable[str]]]] = {
    ReportKind.PLAN_DOWN: _plan,
    ReportKind.DONE_DOWN: _done,
    ReportKind.UP: _up,
}


def _said(facts: Facts, metric: Metric) -> str:
    answer = facts.figure(metric)
    return metrics.written(metric, answer.value, answer.whole, say.language())


def _activities(facts: Facts) -> str:
    named = [say.bare(text.DAY_NAME, day=one.day, name=one.name) for one in facts.activities]
    return _with_more(named, facts.total)


def _open(facts: Facts) -> list[str]:
    still = [one for one in facts.promises if one.status is ClauseStatus.PROMISED]
    return [say.bare(text.DUE_NAME, name=one.text, day=one.due_on) if one.due_on else one.text for one in still]


def _listed(names: Iterable[str]) -> str:
    held = list(names)
    return _with_more(held[:MOST], len(held)) if held else say.bare(text.NOTHING)


def _with_more(names: list[str], total: int) -> str:
    return listing([*names, say.bare(text.MORE)] if total > len(names) else names, say.language())
