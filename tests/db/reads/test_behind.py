"""Behind every figure stand its rows: they add up to it, within whoever's reach, and are nobody's who may not look."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import Engine

from db.reads import overview
from db.rules.calendar import Span
from db.rules.metrics import Metric
from db.rules.periods import current, trend_to
from db.rules.rights import Actor
from db.terms import Role
from db.work import reading
from tests.builders import actor_of
from tests.builders.city import City, a_city

TODAY = date(2026, 5, 20)


def both(engine: Engine, actor: Actor, span: Span, area: UUID | None = None) -> dict[Metric, tuple[int | None, ...]]:
    """For each key figure what the overview says, and what its rows add up to."""
    named = current(TODAY, span)
    with reading(engine) as session:
        found = overview.figures(
            session, actor, period=named.period, before=named.before.period, trend=trend_to(TODAY), area=area
        )
        return {
            line.metric: (
                line.value,
                overview.behind(session, actor, metric=line.metric, period=named.period, area=area).value,
            )
            for line in found.lines
        }


def reaches(city: City) -> list[tuple[Actor, UUID | None]]:
    """Everybody whose figures are counted in a way of its own, with an area where they choose one."""
    leader = actor_of(Role.LEADER)
    secretary = actor_of(Role.SECRETARY, branches=(city.branches[1],))
    clerk = actor_of(Role.CLERK, communities=(city.communities[2],))
    areas = (None, city.districts[0], city.streets[1])
    return [*((leader, area) for area in areas), *((secretary, area) for area in areas), (clerk, None)]


@pytest.mark.parametrize("seed", [3, 4])
def test_the_rows_behind_a_figure_add_up_to_it_within_every_reach(engine: Engine, seed: int) -> None:
    city = a_city(engine, seed=seed, today=TODAY)

    for actor, area in reaches(city):
        for span in (Span.QUARTER, Span.YEAR):
            for metric, (figure, added) in both(engine, actor, span, area).items():
                assert figure == added, (actor.role, area, span, metric)


def test_a_page_holds_twenty_rows_and_the_next_the_others(sqlite_engine: Engine) -> None:
    a_city(sqlite_engine, seed=5, today=TODAY, needs=160)
    year = current(TODAY, Span.YEAR).period

    with reading(sqlite_engine) as session:
        pages = [
            overview.behind(session, actor_of(Role.STAFF), metric=Metric.NEEDS_ASKED, period=year, page=page)
            for page in (1, 2)
        ]

    codes = [line.code for page in pages for line in page.lines]
    assert len(codes) == len(set(codes)) == min(pages[0].total, 40)
    assert [len(pages[0].lines), pages[0].total > 20] == [20, True]


def test_a_leader_sees_names_masked_and_an_auditor_no_rows(sqlite_engine: Engine) -> None:
    a_city(sqlite_engine, seed=6, today=TODAY)
    period = current(TODAY, Span.YEAR).period

    with reading(sqlite_engine) as session:
        found = {
            role: overview.behind(session, actor_of(role), metric=Metric.CHECKED_IN, period=period)
            for role in (Role.STAFF, Role.LEADER, Role.AUDITOR)
        }

    assert all("*" in line.words for line in found[Role.LEADER].lines)
    assert not any("*" in line.words for line in found[Role.STAFF].lines)
    assert (found[Role.AUDITOR].lines, found[Role.AUDITOR].hidden) == ((), True)
    assert len({page.value for page in found.values()}) == 1
