"""Attendances by the million, made inside the database: a statement for each portion, and two for what they count.

No row passes through Python, references are not looked up one by one, and indexes are made anew over all rows. What is
counted equals what the functions of the writing transaction would have counted.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnElement,
    Connection,
    Engine,
    Insert,
    Label,
    Select,
    String,
    Table,
    Uuid,
    cast,
    func,
    insert,
    literal,
    select,
    text,
    union_all,
)
from sqlalchemy.dialects import postgresql, sqlite

from db.rules.tallies import CITY, Tallied
from db.tables import metadata
from db.tables.attendance import Attendance
from db.tables.base import HOME_ORG, new_id
from db.terms import AttendanceStatus, TallyOf
from db.work.trace import values_of
from tests.builders.people import at

AT_ONCE: Final = 500_000
MINUTES: Final = 90
FAR: Final = 7919
"""So many members lie between those who begin at one activity and those who begin at the next."""
NUMBERED: Final = 8 * 10**15
"""Added to a number, it makes the second half of an identifier: sixteen digits."""

UNHINDERED: Final = {
    "sqlite": (
        "PRAGMA foreign_keys = OFF", "PRAGMA synchronous = OFF", "PRAGMA temp_store = FILE",
        "PRAGMA cache_size = -262144", "PRAGMA threads = 2",
    ),
    "postgresql": (
        "SET session_replication_role = replica", "SET work_mem = '256MB'", "SET maintenance_work_mem = '512MB'",
    ),
}  # fmt: skip
INDEXES: Final = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE tbl_name = 'attendance' AND type = 'index' AND sql <> ''",
    "postgresql": "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'attendance' AND indexname LIKE 'ix%'",
}

Heard = Callable[[int, int, str], None]

_ACTIVITY: Final[Table] = metadata.tables["activity"]
_ATTENDANCE: Final[Table] = metadata.tables["attendance"]
_MEMBER: Final[Table] = metadata.tables["member"]
_TALLY: Final[Table] = metadata.tables["tally"]


def activity_code(number: int) -> str:
    """Give the code of an activity of the great city: in their order, and beneath its number."""
    return f"HD{number:07d}"


@dataclass(frozen=True, slots=True)
class Mass:
    """So many attendances: at the activities that come after so many, by so many members at each."""

    attendances: int
    after: int
    at_each: int


def pour_attendances(engine: Engine, mass: Mass, heard: Heard) -> None:
    """Let the members attend in turn, and add up what that counts."""
    first, step = new_id().hex[:16], -(-AT_ONCE // mass.at_each)
    with _unhindered(engine) as connection:
        with _without_indexes(connection):
            for done in range(0, mass.attendances, step * mass.at_each):
                since = mass.after + done // mass.at_each
                connection.execute(_attended(connection, mass, first, since, since + step))
                connection.commit()
                heard(min(done + step * mass.at_each, mass.attendances), mass.attendances, "attendance")
        for counted in (_by_place(mass.after), _by_person(mass.after)):
            connection.execute(_added(connection, counted))
        connection.commit()


@contextmanager
def _unhindered(engine: Engine) -> Iterator[Connection]:
    """Give a connection that looks up no references and need not outlive a power cut; nobody has it afterwards."""
    with engine.connect() as connection:
        try:
            raw = connection.connection.cursor()
            for switch in UNHINDERED[engine.dialect.name]:
                raw.execute(switch)
            raw.close()
            yield connection
        finally:
            connection.invalidate()


@contextmanager
def _without_indexes(connection: Connection) -> Iterator[None]:
    """Take the indexes away that are no constraint, and make them again as they were."""
    found = connection.execute(text(INDEXES[connection.dialect.name])).all()
    for name, _ in found:
        connection.exec_driver_sql(f"DROP INDEX {name}")
    connection.commit()
    try:
        yield
    finally:
        connection.rollback()  # of a portion that did not come to its end
        for _, made in found:
            connection.exec_driver_sql(made)
        connection.commit()


def _attended(connection: Connection, mass: Mass, first: str, since: int, until: int) -> Insert:
    """Write who attends the activities of a portion, in the order of those."""
    there = connection.scalar(select(func.count()).select_from(_MEMBER))
    in_turn = func.row_number().over(order_by=_MEMBER.c.code) - 1
    people = select(in_turn.label("place"), _MEMBER.c.id, _MEMBER.c.branch_id).cte("people")
    seats = _up_to(mass.at_each)
    activity = cast(func.substr(_ACTIVITY.c.code, 3), BigInteger)
    number = (activity - mass.after - 1) * mass.at_each + seats.c.n
    values: dict[str, ColumnElement[Any]] = {
        **_alike(),
        "id": cast(literal(first) + cast(number + NUMBERED, String), Uuid),
        "activity_id": _ACTIVITY.c.id,
        "member_id": people.c.id,
        "branch_id": people.c.branch_id,
        "community_id": _ACTIVITY.c.community_id,
        "day": _ACTIVITY.c.day,
    }
    rows = (
        select(*values.values())
        .select_from(_ACTIVITY)
        .join(seats, literal(value=True))
        .join(people, people.c.place == (activity * FAR + seats.c.n) % there)
        .where(_ACTIVITY.c.code > activity_code(since), _ACTIVITY.c.code <= activity_code(until))
        .where(number < mass.attendances)
        .order_by(_ACTIVITY.c.code)
    )
    return insert(_ATTENDANCE).from_select(list(values), rows, include_defaults=False)


def _alike() -> dict[str, ColumnElement[Any]]:
    nobody = UUID(int=0)
    one = Attendance(
        activity_id=nobody, member_id=nobody, branch_id=nobody, community_id=nobody, day=at().date(), minutes=MINUTES,
        status=AttendanceStatus.CONFIRMED, recorded_by=UUID(int=1), recorded_at=at(),
    )  # fmt: skip
    known = {name: value for name, value in values_of(one).items() if value is not None}
    return {name: literal(value, _ATTENDANCE.c[name].type) for name, value in known.items()}


def _up_to(count: int) -> CTE:
    numbers = select(literal(0).label("n")).cte("seats", recursive=True)
    return numbers.union_all(select(numbers.c.n + 1).where(numbers.c.n < count - 1))


def _by_place(after: int) -> CTE:
    """Count who came to each activity: for its community, and for the city."""
    columns = _ACTIVITY.c.id, _ACTIVITY.c.community_id.label(TallyOf.COMMUNITY), _month()
    city, times = literal(CITY, Uuid).label(TallyOf.CITY), func.count().label("times")
    return _came(after, city, *columns, times).group_by(*columns).cte("came")


def _by_person(after: int) -> CTE:
    """Count how often each member came in each month: for the member, and for the branch."""
    columns = _ATTENDANCE.c.member_id.label(TallyOf.MEMBER), _month()
    went = _came(after, *columns, func.count().label("times")).group_by(*columns).cte("went")
    branch = _MEMBER.c.branch_id.label(TallyOf.BRANCH)
    return select(branch, went).join(_MEMBER, _MEMBER.c.id == went.c[TallyOf.MEMBER]).cte("of_whom")


def _came(after: int, *columns: ColumnElement[Any]) -> Select[Any]:
    same = (_ATTENDANCE.c.activity_id == _ACTIVITY.c.id) & (_ATTENDANCE.c.org_id == _ACTIVITY.c.org_id)
    # an outer join, so that no engine begins with the attendances: somebody came to each activity
    came = select(*columns).select_from(_ACTIVITY).outerjoin(_ATTENDANCE, same)
    return came.where(_ACTIVITY.c.code > activity_code(after))


def _month() -> Label[str]:
    return func.substr(cast(_ACTIVITY.c.day, String), 1, 7).label("month")


def _added(connection: Connection, counted: CTE) -> Insert:
    """Add what was counted to the tallies, once for each by which it was counted."""
    cells = [
        select(
            literal(HOME_ORG), literal(metric.value), literal(by.value), counted.c[by], counted.c.month,
            literal(AttendanceStatus.CONFIRMED.value), func.sum(counted.c.times) * each,
        ).group_by(counted.c[by], counted.c.month)
        for by in TallyOf if by in counted.c
        for metric, each in ((Tallied.PERSON_TIMES, 1), (Tallied.MINUTES, MINUTES))
    ]  # fmt: skip
    key = [column.name for column in _TALLY.primary_key]
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    adding = dialect.insert(_TALLY).from_select([*key, "value"], union_all(*cells))
    added = {"value": _TALLY.c.value + adding.excluded.value}
    both: Insert = adding.on_conflict_do_update(index_elements=key, set_=added)
    return both
