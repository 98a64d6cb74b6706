"""How a transaction ends: tallies kept in step, the revision raised, journal lines chained."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import insert, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from db.tables.keeping import JournalLine, Revision, Tally
from db.terms import OrgId
from db.work.journal import Line

Counts = Mapping[tuple[str, str, UUID, str, str], int]
"""What to add to each tally, by (metric, by, of_id, month, part)."""


def close(session: Session, org_id: OrgId, counts: Counts, lines: list[Line], *, unseen: bool = False) -> None:
    """Finish a transaction before its commit. The revision's row is taken last: writers queue there briefly.

    What is unseen on every screen does not raise the revision.
    """
    _settle(session, org_id, counts)
    if unseen and not lines:
        return
    revision = session.execute(
        update(Revision)
        .where(col(Revision.org_id) == org_id)
        .values(value=Revision.value + int(not unseen), journal_seq=Revision.journal_seq + len(lines))
        .returning(col(Revision.journal_seq), col(Revision.journal_hash))
    ).one()
    if not lines:
        return
    digest = _chain(session, org_id, lines, revision.journal_seq - len(lines), revision.journal_hash)
    session.execute(update(Revision).where(col(Revision.org_id) == org_id).values(journal_hash=digest))


def _settle(session: Session, org_id: OrgId, counts: Counts) -> None:
    # in one order for everybody, so that two writers cannot wait for each other
    rows = [
        {"org_id": org_id, "metric": m, "by": by, "of_id": of, "month": month, "part": part, "value": value}
        for (m, by, of, month, part), value in sorted(counts.items())
        if value
    ]
    if not rows:
        return
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement: Any = dialect.insert(Tally)
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["org_id", "metric", "by", "of_id", "month", "part"],
            set_={"value": col(Tally.value) + statement.excluded.value},
        ),
        rows,
    )


def _chain(session: Session, org_id: OrgId, lines: list[Line], seq: int, prev_hash: str) -> str:
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
    session.execute(insert(JournalLine), rows)
    return prev_hash
