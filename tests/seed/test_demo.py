"""The invented city: the same for the same seed, something at every station, nobody's words confirmed alone."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, Enum, select, text
from sqlmodel import col
from sqlmodel import select as choose

from db.engine import make_engine
from db.reads.accounts import personas
from db.reads.chain import verify
from db.reads.matches import skill_gaps
from db.reads.recount import differences
from db.rules.scans import kind_of_scan
from db.tables import metadata
from db.tables.activities import Activity
from db.tables.agreements import AgreementScan
from db.tables.attendance import Attendance
from db.tables.base import HOME_ORG
from db.tables.keeping import Bureau, JournalLine
from db.tables.needs import Need
from db.tables.people import Branch, Member
from db.tables.places import Community
from db.tables.points import PointProposal, PointRules
from db.tables.reports import Quarter, Report, Snapshot
from db.tables.thumb import ThumbVersion
from db.tables.wishes import Wish
from db.terms import JournalKind, QuarterStatus, ReportKind, ReportStatus, Role, ScanKind
from db.work import reading
from seed.demo.command import begin, tell
from seed.demo.size import Size
from seed.progress import Progress
from tests import commands
from tests.builders import actor_of
from tests.builders.acts import dump
from tests.builders.alike import told
from tests.builders.checking import broken_histories

pytestmark = pytest.mark.process

TODAY = date(2026, 5, 20)
SMALL = Size(communities=3, branches=4, members=40, months=7, today=TODAY, seed=1)
LEAST = Size(communities=2, branches=2, members=20, months=7, today=TODAY, seed=1)
# Every list with the column that says how far its rows have come.
STAGES = [
    ("need", "status"),
    ("wish", "status"),
    ("claim", "status"),
    ("claim", "target"),
    ("activity", "status"),
    ("attendance", "status"),
    ("signup", "status"),
    ("branch_checkin", "status"),
    ("member_checkin", "status"),
    ("agreement", "status"),
    ("clause", "status"),
    ("resource", "status"),
    ("project", "status"),
    ("post", "status"),
    ("suggestion", "origin"),
    ("census", "status"),
    ("quarter", "status"),
    ("point_line", "reason"),
    ("account", "role"),
]


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, commands.Said]:
    """The smallest city, told by the command into a database that was not there; its address, and what was said."""
    url = f"sqlite:///{tmp_path_factory.mktemp('begun') / 'city.db'}"
    return url, demo(url, LEAST)


@pytest.fixture(scope="module")
def least(begun: tuple[str, commands.Said]) -> Iterator[Engine]:
    """The smallest city, to be looked at."""
    engine = make_engine(begun[0])
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def anew(least: Engine, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, commands.Said]:
    """A small city, with which the command began a copy of the smallest one anew; its address, and what was said."""
    place = tmp_path_factory.mktemp("anew") / "city.db"
    with closing(sqlite3.connect(str(least.url.database))) as source, closing(sqlite3.connect(place)) as target:
        source.backup(target)
    url = f"sqlite:///{place}"
    return url, demo(url, SMALL, "--again")


@pytest.fixture(scope="module")
def city(anew: tuple[str, commands.Said]) -> Iterator[Engine]:
    """The small city, to be looked at."""
    engine = make_engine(anew[0])
    yield engine
    engine.dispose()


def demo(url: str, size: Size, *more: str) -> commands.Said:
    """Run the command as a person does, for a city of this size."""
    words = [word for name, value in asdict(size).items() for word in (f"--{name}", str(value))]
    return commands.run("seed", "demo", *words, *more, own={"DATABASE_URL": url})


def test_another_seed_tells_another_city(tmp_path: Path, migrated: Callable[[Path], Engine]) -> None:
    cities = []
    for number in (1, 2):
        engine = migrated(tmp_path / f"{number}.db")
        begin(engine, replace(LEAST, seed=number))
        cities.append(told(engine))
        engine.dispose()

    one, other = cities
    assert len(one["member"]) == len(other["member"])
    assert one["member"] != other["member"]


def test_a_demo_begins_in_a_new_database_and_is_left_alone_unless_it_shall_begin_again(
    begun: tuple[str, commands.Said], least: Engine, anew: tuple[str, commands.Said]
) -> None:
    before = dump(least)

    again = demo(begun[0], LEAST)

    assert (begun[1].code, begun[1].err) == (0, "")
    assert begun[1].out.startswith("community 2, branch 2, member 2")
    assert (again.code, "nothing was changed" in again.out, dump(least) == before) == (0, True, True)
    assert (anew[1].code, anew[1].err) == (0, "")
    assert anew[1].out.startswith("community 3, branch 4, member 4")


@pytest.mark.parametrize(("table", "column"), STAGES)
def test_something_stands_at_every_stage(city: Engine, table: str, column: str) -> None:
    stages = metadata.tables[table].c[column]
    with reading(city) as session:
        found = set(session.execute(select(stages).distinct()).scalars())

    assert isinstance(stages.type, Enum)
    assert found == set(stages.type.enum_class or ())


def test_some_needs_find_nobody_and_the_gaps_say_what_would_close_them(city: Engine) -> None:
    with reading(city) as session:
        gaps = {gap.skill: gap for gap in skill_gaps(session, actor_of(Role.STAFF), today=TODAY)}

    assert {"手语翻译", "失能护理", "财务会计"} <= gaps.keys()
    assert [gaps[skill].holders for skill in ("手语翻译", "失能护理")] == [0, 0]
    assert all(gap.branches for gap in gaps.values())


def test_every_figure_equals_its_rows_and_the_chain_is_whole(city: Engine) -> None:
    with reading(city) as session:
        assert differences(session) == []
        assert verify(session).broken_at is None
    assert broken_histories(city) == []


def test_the_flags_decide_the_size(city: Engine) -> None:
    with reading(city) as session:
        counts = [len(session.exec(choose(table.id)).all()) for table in (Community, Branch)]
        members = len(session.exec(choose(Member.id)).all())

    assert counts == [3, 4]
    assert 40 <= members <= 50


def test_a_card_stands_at_the_door_for_every_role(city: Engine) -> None:
    with reading(city) as session:
        cards = personas(session)

    assert {card.role for card in cards} == set(Role)
    assert {card.place for card in cards if card.role is Role.CLERK} == {"春晓社区"}


def test_it_says_of_itself_that_it_is_invented_and_each_year_has_its_rules(city: Engine) -> None:
    with reading(city) as session:
        bureau = session.get_one(Bureau, HOME_ORG)
        rules = session.exec(choose(PointRules)).all()
        thumbs = session.exec(choose(ThumbVersion).order_by(col(ThumbVersion.since))).all()
        waiting = session.exec(choose(PointProposal).where(col(PointProposal.rules_id).is_(None))).all()

    assert (bureau.demo, bureau.name) == (True, "岚川市民政局")
    assert [(rule.since.year, rule.third, rule.branch_cap) for rule in rules] == [(2025, 1, None), (2026, 0, 24)]
    assert [(one.since.year, one.minimum_posts) for one in thumbs] == [(2025, 1), (2026, 2), (2027, 3)]
    assert [one.since.year for one in waiting] == [2027]


def test_nobody_confirmed_what_they_recorded(city: Engine) -> None:
    with reading(city) as session:
        arrivals = session.exec(choose(Attendance).where(col(Attendance.confirmed_by).is_not(None))).all()
        activities = session.exec(choose(Activity).where(col(Activity.confirmed_by).is_not(None))).all()
        quarters = session.exec(choose(Quarter).where(Quarter.status == QuarterStatus.CLOSED)).all()

    assert [arrival for arrival in arrivals if arrival.confirmed_by == arrival.recorded_by] == []
    assert [activity for activity in activities if activity.confirmed_by == activity.closed_by] == []
    assert [quarter for quarter in quarters if quarter.filled_by == quarter.checked_by] == []
    assert (len(arrivals) > 50, len(activities) > 10, len(quarters)) == (True, True, 1)


def test_one_quarter_is_overdue_and_the_closed_ones_are_frozen(city: Engine) -> None:
    with reading(city) as session:
        quarters = session.exec(choose(Quarter).order_by(col(Quarter.name))).all()
        snapshots = session.exec(choose(Snapshot)).all()

    stands = [(quarter.name, quarter.status.value, quarter.due_on < TODAY) for quarter in quarters]
    assert stands == [("2025Q4", "closed", True), ("2026Q1", "open", True), ("2026Q2", "open", False)]
    assert {snapshot.quarter_id for snapshot in snapshots} == {quarters[0].id}
    assert all(snapshot.cells for snapshot in snapshots if snapshot.form == "qa")


def test_reports_are_signed_down_and_up_and_agreements_have_their_scan(city: Engine) -> None:
    with reading(city) as session:
        reports = session.exec(choose(Report).where(Report.status == ReportStatus.SIGNED)).all()
        scans = session.exec(choose(AgreementScan)).all()

    kinds = {ReportKind.PLAN_DOWN: 3, ReportKind.DONE_DOWN: 3, ReportKind.UP: 4, ReportKind.HALF_YEAR: 1}
    assert Counter(report.kind for report in reports) == kinds
    assert [report for report in reports if "{" in report.text and report.kind is not ReportKind.HALF_YEAR] == []
    assert scans != []
    assert {kind_of_scan(scan.content) for scan in scans} == {ScanKind.PNG}


def test_nothing_happens_after_today_nor_before_the_story(city: Engine) -> None:
    with reading(city) as session:
        moments = session.exec(choose(JournalLine.at).order_by(col(JournalLine.at))).all()
        asked = [*session.exec(choose(col(Need.asked_on))).all(), *session.exec(choose(col(Wish.asked_on))).all()]

    assert SMALL.begins <= moments[0].date()
    assert moments[-1] < SMALL.ends
    assert (min(asked) >= SMALL.begins, max(asked) < TODAY) == (True, True)


def test_people_behind_wishes_are_sealed_and_openings_are_on_record(city: Engine) -> None:
    with reading(city) as session:
        openings = session.exec(choose(JournalLine).where(JournalLine.kind == JournalKind.OPENING)).all()

    assert len(openings) > 0
    assert "随祖母生活" not in dump(city)


def test_telephones_are_numbers_that_nobody_has(city: Engine) -> None:
    with reading(city) as session:
        phones = session.exec(choose(Member.phone).where(Member.phone != "")).all()

    assert {phone[:3] for phone in phones} == {"154"}


def test_two_of_one_name_serve_in_one_branch(city: Engine) -> None:
    same = text("SELECT count(*) FROM member GROUP BY branch_id, name HAVING count(*) > 1")

    with reading(city) as session:
        twins = session.execute(same).scalars().all()

    assert 2 in twins


@pytest.mark.postgres
def test_the_same_seed_tells_the_same_city_on_either_engine(least: Engine, postgres_engine: Engine) -> None:
    tell(postgres_engine, LEAST, Progress("test"))

    first, second = told(least), told(postgres_engine)

    assert {table for table in first if first[table] != second[table]} == set()
