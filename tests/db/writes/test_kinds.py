"""The scheme's lists are the bureau's: renamed, ordered, retired, added to from a day on; records keep theirs."""

from datetime import date

import pytest
from sqlalchemy import Engine

from db.errors import Code
from db.reads import metrics
from db.reads.kinds import kind_versions, kinds_on
from db.rules.calendar import Period
from db.rules.kinds import LISTS, Entry, is_spare
from db.rules.metrics import Along, Metric
from db.terms import ActivityKind, Beneficiary, KindList, NeedKind, Role
from db.work import reading
from db.writes.kinds import add_kind, change_kind
from tests.builders import a_town, actor_of
from tests.builders.acts import does, events, figures_stand, refused
from tests.builders.steps import DAY, a_need, an_activity

ADMIN = actor_of(Role.ADMIN)
NEXT_YEAR = date(2027, 1, 1)
OF = {"of": KindList.ACTIVITY}
CLEANING = {**OF, "code": ActivityKind.CLEANING.value, "en": ""}


def on(engine: Engine, day: date, of: KindList = KindList.ACTIVITY) -> list[Entry]:
    with reading(engine) as session:
        return list(kinds_on(session, ADMIN, of=of, day=day))


def test_an_entry_is_called_placed_and_retired_from_its_day_on(engine: Engine) -> None:
    before = on(engine, DAY)
    does(engine, ADMIN, change_kind, **CLEANING, since=DAY, zh="美丽家园", position=1, retired=False)
    does(engine, ADMIN, change_kind, **CLEANING, since=NEXT_YEAR, zh="", position=3, retired=True)

    now, then = on(engine, DAY), on(engine, NEXT_YEAR)
    assert on(engine, date(2026, 1, 1)) == before == [Entry(kind) for kind in ActivityKind if not is_spare(kind)]
    assert [entry.code for entry in now[:3]] == [ActivityKind.CLEANING, ActivityKind.VISIT, ActivityKind.CARE]
    assert (now[0].zh, now[0].retired) == ("美丽家园", False)
    assert then[2] == Entry(ActivityKind.CLEANING, retired=True)
    assert [entry.code for entry in then[:2]] == [ActivityKind.VISIT, ActivityKind.CARE]
    with reading(engine) as session:
        kept = kind_versions(session, ADMIN, of=KindList.ACTIVITY)
    assert {line.version.since for line in kept} == {DAY, NEXT_YEAR}


def test_an_entry_of_ones_own_is_counted_by_itself(engine: Engine) -> None:
    town = a_town(engine)
    own = does(engine, ADMIN, add_kind, of=KindList.NEED, since=DAY, zh="家电维修", en="Appliances")
    kind = NeedKind(own.code)

    a_need(engine, town.clerk, community=town.wanghu, kind=kind)
    a_need(engine, town.clerk, community=town.wanghu, kind=NeedKind.SAFETY)
    gone = {"of": KindList.NEED, "code": kind.value, "since": NEXT_YEAR, "zh": "修家电", "position": 9, "retired": True}
    does(engine, ADMIN, change_kind, **gone)

    with reading(engine) as session:
        may = Period(date(2026, 5, 1), date(2026, 5, 31))
        found = metrics.split(session, ADMIN, metric=Metric.NEEDS_ASKED, along=Along.KIND, period=may, today=DAY)
    assert (found.of(kind.value).value, found.of("safety").value, found.of("other").value) == (1, 1, 0)
    assert on(engine, DAY, KindList.NEED)[-1] == Entry(kind, "家电维修", "Appliances")
    assert on(engine, NEXT_YEAR, KindList.NEED)[-1] == Entry(kind, "修家电", "", retired=True)
    assert figures_stand(engine)


def test_an_activity_may_be_of_an_own_kind(engine: Engine) -> None:
    town = a_town(engine)
    own = does(engine, ADMIN, add_kind, **OF, since=DAY, zh="护河行动")

    an_activity(engine, town, kind=ActivityKind(own.code))

    assert own.code == "own_1"
    assert figures_stand(engine)


def test_what_a_list_cannot_take_is_refused(sqlite_engine: Engine) -> None:
    engine = sqlite_engine
    for number in range(8):
        does(engine, ADMIN, add_kind, **OF, since=DAY, zh=f"自设{number}")

    assert refused(engine, ADMIN, add_kind, **OF, since=DAY, zh="再来一项") == Code.FULL
    facts = {"since": DAY, "position": 1, "retired": False}
    assert refused(engine, ADMIN, change_kind, **CLEANING, **facts, zh="自设3") == Code.NAME_TAKEN
    assert refused(engine, ADMIN, change_kind, **{**CLEANING, "code": "own_1"}, **facts, zh=" ") == Code.EMPTY
    assert refused(engine, ADMIN, change_kind, **{**CLEANING, "code": "no"}, **facts, zh="x") == Code.NOT_FOUND
    assert refused(engine, ADMIN, change_kind, **CLEANING, **{**facts, "position": 19}, zh="x") == Code.OUT_OF_RANGE
    stale = {**CLEANING, **facts, "zh": "x", "seen": {"zh": "以前的名称"}}
    assert refused(engine, ADMIN, change_kind, **stale) == Code.CHANGED_MEANWHILE
    needed = {"of": KindList.BENEFICIARY, "code": Beneficiary.OTHER.value, "zh": "", **facts, "retired": True}
    assert refused(engine, ADMIN, change_kind, **needed) == Code.KEPT_BY_SOFTWARE
    assert refused(engine, actor_of(Role.STAFF), add_kind, of=KindList.POST, since=DAY, zh="x") == Code.NOT_ALLOWED
    assert events(engine).count("kind.added") == 8


@pytest.mark.parametrize("of", [of for of in KindList if of is not KindList.BENEFICIARY])
def test_every_list_that_grows_has_as_many_codes_of_ones_own(of: KindList) -> None:
    assert [code.value for code in LISTS[of] if is_spare(code)] == [f"own_{number}" for number in range(1, 9)]
