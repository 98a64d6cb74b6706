"""How a transaction ends: tallies kept in step, the revision raised, journal lines chained.

Every write passes here, so the statements are made once and go straight to the connection.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Dialect, bindparam, insert, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from db.tables import metadata
from db.terms import OrgId
from db.work.journal import Line, digest_at
from db.work.parcel import Parcel
from db.work.spool import IN_MEMORY, Spool

Counts = Mapping[tuple[str, str, UUID, str, str], int]
"""What to add to each tally, by (metric, by, of_id, month, part)."""

_TALLY: Final = metadata.tables["tally"]
_REVISION: Final = metadata.tables["revision"]

_RAISE: Final = (
    update(_REVISION)
    .where(_REVISION.c.org_id == bindparam("org"))
    .values(value=_REVISION.c.value + bindparam("seen"), journal_seq=_REVISION.c.journal_seq + bindparam("lines"))
    .returning(_REVISION.c.journal_seq, _REVISION.c.journal_hash)
)
_TIE: Final = update(_REVISION).where(_REVISION.c.org_id == bindparam("org")).values(journal_hash=bindparam("digest"))
_LINE: Final = insert(metadata.tables["journal_line"])
_OPEN: Final = ("seq", "prev_hash", "hash")
_SAID: Final = tuple(column.name for column in metadata.tables["journal_line"].columns if column.name not in _OPEN)
_NAMED: Final = ", ".join(f'"{name}"' for name in (*_SAID, *_OPEN))
_LAID: Final = ", ".join(f"c{number}" for number, _ in enumerate(_SAID, 1))
_CHAIN: Final = (
    f"INSERT INTO journal_line ({_NAMED}) "  # noqa: S608 - our own columns
    f"SELECT {_LAID}, seq_of(place), prev_hash_of(place, c0), hash_of(place, c0) FROM parcel.line ORDER BY place"
)


def _adding(dialect: Any) -> Any:  # noqa: ANN401 - the two dialects' inserts share no type
    statement = dialect.insert(_TALLY)
    return statement.on_conflict_do_update(
        index_elements=["org_id", "metric", "by", "of_id", "month", "part"],
        set_={"value": _TALLY.c.value + statement.excluded.value},
    )


_ADD: Final = {"sqlite": _adding(sqlite), "postgresql": _adding(postgresql)}


def close(session: Session, org_id: OrgId, counts: Counts, lines: Spool[Line], *, unseen: bool = False) -> None:
    """Finish a transaction before its commit. The revision's row is taken last: writers queue there briefly.

    What is unseen on every screen does not raise the revision.
    """
    connection = session.connection()
    settle(connection, org_id, counts)
    if unseen and not lines:
        return
    raised = connection.execute(_RAISE, {"org": org_id, "seen": int(not unseen), "lines": len(lines)}).one()
    if not lines:
        return
    digest = _chain(connection, org_id, lines, raised.journal_seq - len(lines), raised.journal_hash)
    connection.execute(_TIE, {"org": org_id, "digest": digest})


def made_ready(lines: Iterable[Line], org_id: OrgId, dialect: Dialect) -> Iterator[tuple[Any, ...]]:
    """Make journal lines ready one by one before their transaction: what each tells, and its values for the driver.

    Only its place in the chain is still open.
    """
    columns = metadata.tables["journal_line"].columns
    makers = {name: columns[name].type.dialect_impl(dialect).bind_processor(dialect) for name in _SAID}
    for line in lines:
        row = {"org_id": org_id, **line._asdict()}
        yield (line.told(), *(make(row[name]) if (make := makers[name]) else row[name] for name in _SAID))


def lay_lines(parcel: Parcel, lines: Iterator[tuple[Any, ...]]) -> None:
    """Lay lines that were made ready into the parcel with which they will be put in."""
    while portion := list(islice(lines, IN_MEMORY)):
        parcel.lay("line", portion)


def close_laid(connection: Connection, parcel: Parcel, org_id: OrgId, lines: int, *, unseen: bool) -> None:
    """Raise the revision and chain the parcel's lines, as close does with others."""
    if unseen and not lines:
        return
    raised = connection.execute(_RAISE, {"org": org_id, "seen": int(not unseen), "lines": lines}).one()
    if not lines:
        return
    links = _Links(raised.journal_seq - lines, raised.journal_hash)
    parcel.driver.create_function("seq_of", 1, links.seq)
    parcel.driver.create_function("prev_hash_of", 2, links.before)
    parcel.driver.create_function("hash_of", 2, links.digest)
    connection.exec_driver_sql(_CHAIN)
    connection.execute(_TIE, {"org": org_id, "digest": links.last})


class _Links:
    """The chain's next places, as the statement asks for them that puts lines in: for a line at a time, in order."""

    def __init__(self, seq: int, digest: str) -> None:
        self._seq = seq
        self._place = 0
        self._before = self.last = digest

    def seq(self, place: int) -> int:
        return self._seq + place

    def before(self, place: int, told: str) -> str:
        self._reach(place, told)
        return self._before

    def digest(self, place: int, told: str) -> str:
        self._reach(place, told)
        return self.last

    def _reach(self, place: int, told: str) -> None:
        if place == self._place:
            return
        if place != self._place + 1:
            msg = "lines are chained one after the other"
            raise AssertionError(msg)
        self._place, self._before = place, self.last
        self.last = digest_at(self._seq + place, self._before, told)


def settle(connection: Connection, org_id: OrgId, counts: Counts) -> None:
    """Keep the tallies in step with what was counted."""
    # in one order for everybody, so that two writers cannot wait for each other
    rows = [
        {"org_id": org_id, "metric": m, "by": by, "of_id": of, "month": month, "part": part, "value": value}
        for (m, by, of, month, part), value in sorted(counts.items(), key=_place)
        if value
    ]
    if rows:
        connection.execute(_ADD[connection.dialect.name], rows)


def _place(counted: tuple[tuple[str, str, UUID, str, str], int]) -> tuple[str, str, int, str, str]:
    (metric, by, of_id, month, part), _ = counted
    return metric, by, of_id.int, month, part


def _chain(connection: Connection, org_id: OrgId, lines: Spool[Line], seq: int, prev_hash: str) -> str:
    for portion in lines.portions():
        prev_hash = _link(connection, org_id, portion, seq, prev_hash)
        seq += len(portion)
    return prev_hash


def _link(connection: Connection, org_id: OrgId, lines: list[Line], seq: int, prev_hash: str) -> str:
    rows: list[dict[str, object]] = []
    for line in lines:
        seq += 1
        digest = line.digest(seq, prev_hash)
        rows.append(
            {
                "org_id": org_id,
                "seq": seq,
                "at": line.at,
                "kind": line.kind,
                "event": line.event,
                "account_id": line.account_id,
                "role": line.role,
                "origin": line.origin,
                "subject": line.subject,
                "subject_id": line.subject_id,
                "before": line.before,
                "after": line.after,
                "prev_hash": prev_hash,
                "hash": digest,
            }
        )
        prev_hash = digest
    connection.execute(_LINE, rows)
    return prev_hash
