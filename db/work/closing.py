"""How a transaction ends: tallies kept in step, the revision raised, journal lines chained.

Every write passes here, so the statements are made once and go straight to the connection.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Dialect, bindparam, insert, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from db.tables import metadata
from db.terms import OrgId
from db.work.journal import Line, digest_at
from db.work.spool import Spool

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


class Ready(NamedTuple):
    """A journal line as the driver takes it, but for its place in the chain."""

    told: str
    values: dict[str, Any]


def made_ready(lines: Iterable[Line], org_id: OrgId, dialect: Dialect) -> Iterator[Ready]:
    """Make journal lines ready one by one before their transaction begins."""
    makers = {
        column.name: column.type.dialect_impl(dialect).bind_processor(dialect)
        for column in metadata.tables["journal_line"].columns
    }
    for line in lines:
        row = {"org_id": org_id, **line._asdict(), "seq": 0, "prev_hash": "", "hash": ""}
        yield Ready(line.told(), {name: make(row[name]) if (make := makers[name]) else row[name] for name in makers})


def close_ready(connection: Connection, org_id: OrgId, lines: Spool[Ready], *, unseen: bool) -> None:
    """Raise the revision and chain lines that were made ready, as close does with others."""
    if unseen and not lines:
        return
    raised = connection.execute(_RAISE, {"org": org_id, "seen": int(not unseen), "lines": len(lines)}).one()
    seq, digest = raised.journal_seq - len(lines), raised.journal_hash
    for portion in lines.portions():
        rows = []
        for line in portion:
            seq, before = seq + 1, digest
            digest = digest_at(seq, before, line.told)
            rows.append(tuple({**line.values, "seq": seq, "prev_hash": before, "hash": digest}.values()))
        statement = _LINE.compile(dialect=connection.dialect, column_keys=list(portion[0].values))
        connection.exec_driver_sql(str(statement), rows)
    connection.execute(_TIE, {"org": org_id, "digest": digest})


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
