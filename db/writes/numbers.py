"""Running numbers 编号: the codes by which people name a record on paper and on the telephone."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from db.tables.keeping import Numbering
from db.work import Work


def next_code(work: Work, series: str, year: int | None = None, *, width: int = 4) -> str:
    """Give the next code of a series, such as XQ20260001; taken inside the transaction, so that none is doubled.

    Args:
        work: the transaction.
        series: the letters, such as XQ for needs.
        year: the year the numbers belong to; None for a series that never starts anew.
        width: digits the number is padded to.

    """
    prefix = f"{series}{year or ''}"
    dialect = postgresql if work.session.get_bind().dialect.name == "postgresql" else sqlite
    statement: Any = dialect.insert(Numbering).values(org_id=work.actor.org_id, series=prefix, last=1)
    taken = work.session.execute(
        statement.on_conflict_do_update(
            index_elements=["org_id", "series"], set_={"last": col(Numbering.last) + 1}
        ).returning(col(Numbering.last))
    ).scalar_one()
    return f"{prefix}{taken:0{width}d}"
