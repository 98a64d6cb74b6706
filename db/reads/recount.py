"""The recount: every tally added up again from its rows, and each difference named."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Table, select
from sqlmodel import Session, col

from db.rules.tallies import COUNTERS
from db.tables import metadata
from db.tables.keeping import Tally

Cell = tuple[str, str, UUID, str, str]
"""metric, by, of whom, month, part"""


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """A tally that does not equal its rows."""

    metric: str
    by: str
    of_id: UUID
    month: str
    part: str
    kept: int
    counted: int


def differences(session: Session) -> list[Difference]:
    """Compare every tally with its rows; an empty list means that all figures stand."""
    kept, counted = _kept(session), counted_from_rows(session)
    return sorted(
        Difference(*cell, kept=kept[cell], counted=counted[cell])
        for cell in kept.keys() | counted.keys()
        if kept[cell] != counted[cell]
    )


def counted_from_rows(session: Session) -> Counter[Cell]:
    """Add up what all rows count, with the functions that the writing transaction uses; rows are read in portions."""
    total: Counter[Cell] = Counter()
    for name, counter in COUNTERS.items():
        table: Table = metadata.tables[name]
        for row in session.execute(select(table), execution_options={"yield_per": 5000}).mappings():
            for count in counter({str(key): value for key, value in row.items()}):
                total[(count.metric, count.by, count.of_id, count.month, count.part)] += count.value
    return Counter({cell: value for cell, value in total.items() if value})


def _kept(session: Session) -> Counter[Cell]:
    columns = [col(c) for c in (Tally.metric, Tally.by, Tally.of_id, Tally.month, Tally.part, Tally.value)]
    rows = session.execute(select(*columns).where(col(Tally.value) != 0))
    return Counter({(metric, str(by), of_id, month, part): value for metric, by, of_id, month, part, value in rows})
