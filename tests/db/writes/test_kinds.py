"""The scheme's lists are the bureau's: renamed, ordered, retired, added to from a day on; records keep theirs."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from db.errors import Code
from db.reads import metrics
from db.reads.kinds import kind_versions, kinds_on
from db.reads.letters import to_write
from db.rules.calendar import Period, day_in_shanghai
from db.rules.kinds import LISTS, Entry, is_spare
from db.rules.metrics import Along, Metric
from db.rules.quarters import period_of_quarter
from db.tables.reports import Report
from db.terms import ActivityKind, Beneficiary, KindList, NeedKind, ReportKind, Role
from db.work import reading
from db.writes.kinds import add_kind, change_kind
from db.writes.letters import write_letters
from tests.builders import a_town, actor_of
from tests.builders.acts import does, events, figures_stand, refused, rows
from tests.builders.steps import DAY, a_confirmed_activity, a_need, an_activity

ADMIN = actor_of(Role.ADMIN)
Q2 = "2026Q2"
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


def test_an_entry_of_ones_own_is_counted_by_itself(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    own = does(sqlite_engine, ADMIN, add_kind, of=KindList.NEED, since=DAY, zh="家电维修", en="Appliances")
    kind = NeedKind(own.code)

    a_need(sqlite_engine, town.clerk, community=town.wanghu, kind=kind)
    a_need(sqlite_engine, town.clerk, community=town.wanghu, kind=NeedKind.SAFETY)
    gone = {"of": KindList.NEED, "code": kind.value, "since": NEXT_YEAR, "zh": "修家电", "position": 9, "retired": True}
    does(sqlite_engine, ADMIN, change_kind, **gone)

    with reading(sqlite_engine) as session:
        may = Period(date(2026, 5, 1), date(2026, 5, 31))
        found = metrics.split(session, ADMIN, metric=Metric.NEEDS_ASKED, along=Along.KIND, period=may, today=DAY)
    assert (found.of(kind.value).value, found.of("safety").value, found.of("other").value) == (1, 1, 0)
    assert on(sqlite_engine, DAY, KindList.NEED)[-1] == Entry(kind, "家电维修", "Appliances")
    assert on(sqlite_engine, NEXT_YEAR, KindList.NEED)[-1] == Entry(kind, "修家电", "", retired=True)
    assert figures_stand(sqlite_engine)


def test_an_activity_may_be_of_an_own_kind(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    own = does(sqlite_engine, ADMIN, add_kind, **OF, since=DAY, zh="护河行动")

    an_activity(sqlite_engine, town, kind=ActivityKind(own.code))

    assert own.code == "own_1"
    assert figures_stand(sqlite_engine)


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


def test_signed_papers_keep_the_words_of_their_day(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_confirmed_activity(sqlite_engine, town)
    with reading(sqlite_engine) as session:
        whom = to_write(session, town.staff, kind=ReportKind.CERTIFICATE, period=period_of_quarter(Q2), missing=False)
    does(sqlite_engine, town.staff, write_letters, kind=ReportKind.CERTIFICATE, quarter=Q2, whom=whom)
    today = max(day_in_shanghai(one.signed_at) for one in rows(sqlite_engine, Report) if one.signed_at)
    facts = {**CLEANING, "zh": "美丽家园", "position": 3, "retired": False}

    assert refused(sqlite_engine, ADMIN, change_kind, **facts, since=today) == Code.PAPER_SIGNED
    assert refused(sqlite_engine, ADMIN, change_kind, **facts, since=date(2020, 1, 1)) == Code.PAPER_SIGNED
    does(sqlite_engine, ADMIN, change_kind, **facts, since=today + timedelta(days=1))
    does(sqlite_engine, ADMIN, add_kind, **OF, since=today, zh="护河行动")


def test_a_retired_entry_of_ones_own_comes_back_by_its_own_name_only(sqlite_engine: Engine) -> None:
    own = does(sqlite_engine, ADMIN, add_kind, **OF, since=DAY, zh="消费帮扶")
    entry = {**OF, "code": own.code, "position": 11}
    does(sqlite_engine, ADMIN, change_kind, **entry, since=DAY, zh="消费帮扶", retired=True)

    for retired in (False, True):
        renamed = {**entry, "since": NEXT_YEAR, "zh": "反诈宣传", "retired": retired}
        assert refused(sqlite_engine, ADMIN, change_kind, **renamed) == Code.NAME_IN_RECORDS
    does(sqlite_engine, ADMIN, change_kind, **entry, since=NEXT_YEAR, zh=" 消费帮扶", retired=False)
    assert on(sqlite_engine, NEXT_YEAR)[-1] == Entry(ActivityKind(own.code), "消费帮扶")


def test_a_new_order_holds_for_what_is_set_for_later_days_too_and_is_in_the_journal(sqlite_engine: Engine) -> None:
    talk = {**OF, "code": ActivityKind.TALK.value, "zh": "恳谈", "position": 7, "retired": False}
    does(sqlite_engine, ADMIN, change_kind, **talk, since=NEXT_YEAR)

    does(sqlite_engine, ADMIN, change_kind, **CLEANING, since=DAY, zh="", position=9, retired=False)

    now, then = on(sqlite_engine, DAY), on(sqlite_engine, NEXT_YEAR)
    assert [entry.code for entry in now] == [entry.code for entry in then]
    assert then[5] == Entry(ActivityKind.TALK, "恳谈")
    assert events(sqlite_engine).count("kind.placed") == 11
