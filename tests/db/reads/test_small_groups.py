"""Small groups of sensitive classes are told by no figure: not apart, not by place, not by their rows."""

from datetime import date

import pytest
from sqlalchemy import Engine

from db.reads import metrics
from db.rules.calendar import Period
from db.rules.metrics import Along, Answer, Metric
from db.settings import settings
from db.terms import Beneficiary, Role
from db.work import reading
from tests.builders import Town, a_town, actor_of
from tests.builders.wishes import a_wish

B = Beneficiary
TODAY = date(2026, 5, 20)
MONTH = Period(date(2026, 5, 1), date(2026, 5, 31))
LEADER = actor_of(Role.LEADER)


@pytest.fixture
def town(sqlite_engine: Engine) -> Town:
    """A town where in May seven old people wished for something, six children and two sick ones."""
    town = a_town(sqlite_engine)
    for who, times in ((B.ELDERLY, 7), (B.CHILDREN, 6), (B.SICK, 2)):
        for _ in range(times):
            a_wish(sqlite_engine, town.clerk, town.wanghu, beneficiary=who)
    return town


def asked(engine: Engine, kind: Beneficiary) -> Answer:
    """How many wishes of a class were asked for."""
    with reading(engine) as session:
        return metrics.value(session, LEADER, metric=Metric.WISHES_ASKED, period=MONTH, today=TODAY, kind=kind.value)


@pytest.mark.usefixtures("town")
def test_a_small_group_is_not_told_apart_and_the_next_one_hides_it(sqlite_engine: Engine) -> None:
    with reading(sqlite_engine) as session:
        found = metrics.split(session, LEADER, metric=Metric.WISHES_ASKED, along=Along.KIND, period=MONTH, today=TODAY)
        whole = metrics.value(session, LEADER, metric=Metric.WISHES_ASKED, period=MONTH, today=TODAY)

    assert found.parts == {"elderly": None, "children": None, "sick": None}
    assert found.veiled == {"elderly", "children", "sick"}
    assert whole == Answer(15)


def test_neither_the_figure_of_a_class_nor_its_rows_tell_a_small_group(sqlite_engine: Engine, town: Town) -> None:
    with reading(sqlite_engine) as session:
        rows = metrics.behind(session, LEADER, metric=Metric.WISHES_ASKED, period=MONTH, today=TODAY, kind="sick")
        by_place = metrics.cross(
            session,
            LEADER,
            metric=Metric.WISHES_ASKED,
            along=(Along.COMMUNITY,),
            period=MONTH,
            today=TODAY,
            kind="sick",
        )

    assert asked(sqlite_engine, B.SICK) == Answer(None, veiled=True)
    assert asked(sqlite_engine, B.POOR) == Answer(0)
    assert (rows.veiled, rows.value, rows.lines, rows.total) == (True, None, (), 0)
    assert by_place.parts == {(town.wanghu,): None}
    assert by_place.veiled == frozenset({(town.wanghu,)})


@pytest.mark.usefixtures("town")
def test_the_bureau_says_how_many_are_enough(sqlite_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SANSHUANG_SMALLEST_GROUP", "2")
    settings.cache_clear()
    told = asked(sqlite_engine, B.SICK)
    monkeypatch.undo()
    settings.cache_clear()

    assert told == Answer(2)


def test_what_is_no_class_of_people_is_told_however_small(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)

    a_wish(sqlite_engine, town.clerk, town.wanghu, beneficiary=B.EVERYONE)

    assert asked(sqlite_engine, B.EVERYONE) == Answer(1)
