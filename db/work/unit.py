"""The unit of work: the only makers of sessions. One write = one transaction = one revision, or nothing at all."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import repeat
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Engine, Table, delete, event, insert, inspect, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import UOWTransaction
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session

from db.errors import Code, Refusal
from db.rules.calendar import day_in_shanghai
from db.rules.rights import Actor, Right
from db.tables.base import Base, Row
from db.tables.keeping import JournalLine
from db.terms import DraftId, JournalKind
from db.work.bare import Values, by_key, portions, standing, told, whole
from db.work.closing import close
from db.work.journal import Line, plain
from db.work.retry import foreseen, patiently, send_draft
from db.work.trace import Trace, spoken_of, values_before, values_of

T = TypeVar("T")
RowT = TypeVar("RowT", bound=Row)
Seen = Mapping[str, object]
"""Fields of a row as they stood before whoever changes it; the row is changed only while they still do."""
NOTHING_SEEN: Final[Seen] = {}


@dataclass(slots=True)
class Work:
    """What an intent works with: the session, who asks, and when. Intents never commit and never read the clock."""

    session: Session
    actor: Actor
    now: datetime
    origin: str = ""
    trace: Trace = field(default_factory=Trace)

    @property
    def today(self) -> date:
        """The business day in Asia/Shanghai."""
        return day_in_shanghai(self.now)

    def as_of(self, actor: Actor, now: datetime) -> "Work":
        """Give the same transaction to another person at another time, as seeds and imports need it."""
        return Work(self.session, actor, now, self.origin, self.trace)

    def get(self, table: type[RowT], row_id: UUID, *, lock: bool = False) -> RowT:
        """Fetch one row, locked when it will change; raises Refusal(NOT_FOUND)."""
        key = row_id, self.actor.org_id
        # SQLite's writer is alone from its BEGIN on: there is nothing to lock and nothing new to read
        if lock and self.session.get_bind().dialect.name != "sqlite":
            row = self.session.get(table, key, with_for_update=True)
        else:
            row = by_key(self.session, table, key)
        if row is None:
            raise Refusal(Code.NOT_FOUND, table=table.__tablename__)
        return row

    def add(self, row: RowT, taken: Code = Code.ALREADY_RECORDED, field: str = "") -> RowT:
        """Write a new row at once; raises Refusal(taken), with the field, when a unique row stands in its place."""
        return self.add_all([row], taken, field)[0]

    def add_all(self, rows: list[RowT], taken: Code = Code.ALREADY_RECORDED, field: str = "") -> list[RowT]:
        """Write new rows of one table at once; raises Refusal(taken) when a unique row stands in a place of theirs."""
        for row in rows:
            row.org_id = self.actor.org_id
        self.session.add_all(rows)
        with _unique(taken, field):
            self.session.flush()
        return rows

    def pour(
        self, table: type[Row], rows: Iterable[Values], taken: Code = Code.ALREADY_RECORDED
    ) -> list[dict[str, Any]]:
        """Write many new rows of one table as bare values, counted like any others, and give them whole."""
        poured = [whole(table, row, self.actor.org_id) for row in rows]
        self.session.flush()
        for portion in portions(poured):
            with _unique(taken):
                self.session.connection().execute(insert(table), list(portion))
        for row in poured:
            self.trace.counted(table, None, row)
        return poured

    def bare(self, table: type[Row], *conditions: ColumnElement[bool]) -> list[dict[str, Any]]:
        """Give the bare values of the rows for which this holds, in their order and locked."""
        self.session.flush()
        return standing(self.session, table, *conditions)

    def change_all(self, table: type[Row], rows: Sequence[Values], **changes: object) -> list[dict[str, Any]]:
        """Give so many locked rows the same new values, counted like any other change; gives how they stand then."""
        columns: Table = inspect(table).local_table
        after = [{**row, **changes} for row in rows]
        for portion in portions(rows):
            ids = [row["id"] for row in portion]
            here = columns.c.org_id == self.actor.org_id, columns.c.id.in_(ids)
            self.session.connection().execute(update(columns).where(*here).values(**changes))
        for before, now in zip(rows, after, strict=True):
            self.trace.counted(table, before, now)
        told(self.session, table, rows, changes)
        return after

    def remove_all(self, table: type[Row], rows: Sequence[Values]) -> None:
        """Delete so many locked rows, counted like any other change."""
        columns: Table = inspect(table).local_table
        for portion in portions(rows):
            ids = [row["id"] for row in portion]
            here = columns.c.org_id == self.actor.org_id, columns.c.id.in_(ids)
            self.session.connection().execute(delete(columns).where(*here))
        for row in rows:
            self.trace.counted(table, row, None)

    def seize(self, row: RowT, unless: Code, *, expected: Mapping[str, Any], **changes: object) -> RowT:
        """Change a scarce row only while it still is as expected; raises Refusal(unless) when somebody was faster."""
        self.session.flush()
        table: Table = inspect(type(row)).local_table
        before = values_of(row)
        statement = update(table).where(table.c.id == row.id, table.c.org_id == row.org_id).values(**changes)
        for column, value in expected.items():
            statement = statement.where(table.c[column] == value)
        seized = self.session.connection().execute(statement.returning(table)).mappings().one_or_none()
        if seized is None:
            raise Refusal(unless)
        for column, value in seized.items():
            set_committed_value(row, column, value)
        self.trace.changed(row, before, values_of(row))
        return row

    def unmoved(self, stands: object, seen: Seen) -> None:
        """Refuse when a field of a locked row, or of what holds on a day, no longer is as whoever changes it saw it.

        Refusal(CHANGED_MEANWHILE).
        """
        if any(getattr(stands, field) != value for field, value in seen.items()):
            raise Refusal(Code.CHANGED_MEANWHILE)

    def require(self, right: Right, **owners: UUID | None) -> None:
        """Refuse unless the actor has the right and reaches one of the row's owners; Refusal(NOT_ALLOWED).

        Owners are the row's community_id, branch_id, member_id, as far as they decide.
        """
        if not (self.actor.may(right) and self.actor.reaches(**owners)):
            raise Refusal(Code.NOT_ALLOWED, right=right)

    def record(self, what: str, row: Base, kind: JournalKind = JournalKind.WRITE, **facts: object) -> None:
        """Put a journal line: what happened to which row, with what changed since the last line about it."""
        self.session.flush()
        before, after = self.trace.take_changes(row)
        after |= {name: plain(value) for name, value in facts.items()}
        subject = str(row.__tablename__), getattr(row, "id", None)
        self._say(what, subject, (before, after), kind)

    def record_poured(
        self, what: str, table: type[Row], rows: Sequence[Values], facts: Iterable[Values] | None = None
    ) -> None:
        """Put a journal line for each new row of bare values, with what is said of each besides."""
        for row, said in zip(rows, repeat({}, len(rows)) if facts is None else facts, strict=True):
            after = spoken_of(table, row)
            change = dict.fromkeys(after), after | {name: plain(value) for name, value in said.items()}
            self._say(what, (str(table.__tablename__), row["id"]), change, JournalKind.WRITE)

    def _say(
        self, what: str, subject: tuple[str, UUID | None], change: tuple[Values, Values], kind: JournalKind
    ) -> None:
        self.trace.lines.append(
            Line(
                at=self.now,
                kind=kind,
                event=what,
                account_id=self.actor.account_id if self.actor.signed_in else None,
                role=self.actor.role if self.actor.signed_in else "",
                origin=self.origin,
                subject=subject[0],
                subject_id=subject[1],
                before=change[0],
                after=change[1],
            )
        )


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """Open a session for questions; it sees one moment and writes nothing."""
    with Session(engine, expire_on_commit=False, autoflush=False) as session:
        yield session


@contextmanager
def glancing(engine: Engine) -> Iterator[Connection]:
    """Open a bare connection for the one integer that open pages ask for without end: a session costs as much again."""
    with engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine, actor: Actor, *, now: datetime, origin: str = "") -> Iterator[Work]:
    """Open the one transaction of a write; leaving it commits all, journal, tallies and revision, or nothing."""
    with foreseen(), begun(engine, actor, now=now, origin=origin) as work:
        yield work
        work.session.flush()
        close(work.session, actor.org_id, work.trace.counts, work.trace.lines, unseen=work.trace.unseen)
        work.session.commit()


@contextmanager
def begun(engine: Engine, actor: Actor, *, now: datetime, origin: str) -> Iterator[Work]:
    """Open a write's transaction, which gathers what it leaves behind; unless somebody commits it, it is taken back."""
    with _Gathering(engine, execution_options={"write": True}, expire_on_commit=False) as session:
        work = Work(session, actor, now, origin)
        session.info["trace"] = work.trace
        yield work


def perform(
    engine: Engine,
    actor: Actor,
    intent: Callable[..., T],
    *,
    now: datetime,
    origin: str = "",
    draft: DraftId | None = None,
    **facts: object,
) -> T:
    """Run one intent in one transaction, again when the database asks for it (at most three times).

    A draft that was sent before is refused: ALREADY_SENT with the same facts, DRAFT_REUSED with others.
    """

    def once() -> T:
        with writing(engine, actor, now=now, origin=origin) as work:
            if draft is not None:
                send_draft(work.session, actor, draft, intent=intent.__qualname__, facts=facts, now=now)
            return intent(work, **facts)

    return patiently(once)


def rehearse(
    engine: Engine, actor: Actor, intent: Callable[..., T], *, now: datetime, origin: str = "", **facts: object
) -> T:
    """Run one intent and take everything back: what would become of it, with all that the database would say."""
    with foreseen(), begun(engine, actor, now=now, origin=origin) as work:
        return intent(work, **facts)


@contextmanager
def _unique(taken: Code, field: str = "") -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        if "unique" in str(error.orig).lower():
            raise Refusal(taken, **({"field": field} if field else {})) from error
        raise


class _Gathering(Session):
    """The session of a write: what it is about to flush is gathered."""


@event.listens_for(_Gathering, "before_flush")
def _gather(session: Session, _context: UOWTransaction, _instances: object) -> None:
    trace: Trace = session.info["trace"]
    if any(isinstance(row, JournalLine) for row in (*session.deleted, *session.dirty)):
        msg = "a line of the journal is never removed and never changed"
        raise ValueError(msg)
    for row in session.new:
        trace.changed(row, None, values_of(row))
    for row in session.dirty:
        if session.is_modified(row):
            trace.changed(row, values_before(row), values_of(row))
    for row in session.deleted:
        trace.changed(row, values_before(row), None)
