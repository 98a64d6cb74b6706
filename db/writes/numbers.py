"""Running numbers 编号: the codes by which people name a record on paper and on the telephone."""

from typing import Any, Final

from sqlalchemy import bindparam, case
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from db.tables import metadata
from db.tables.keeping import Numbering
from db.work import Work

_NUMBERING: Final = metadata.tables["numbering"]


def _going_on(dialect: Any) -> Any:  # noqa: ANN401 - the two dialects' inserts share no type
    statement = dialect.insert(_NUMBERING)
    return statement.on_conflict_do_update(
        index_elements=["org_id", "series"], set_={"last": _NUMBERING.c.last + bindparam("count")}
    ).returning(_NUMBERING.c.last)


# almost every new record takes a number, so the statement is made once and goes straight to the connection
_GO_ON: Final = {"sqlite": _going_on(sqlite), "postgresql": _going_on(postgresql)}


def next_code(work: Work, series: str, year: int | None = None, *, width: int = 4) -> str:
    """Give the next code of a series, such as XQ20260001; taken inside the transaction, so that none is doubled.

    Args:
        work: the transaction.
        series: the letters, such as XQ for needs.
        year: the year the numbers belong to; None for a series that never starts anew.
        width: digits the number is padded to.

    """
    (code,) = next_codes(work, series, 1, year, width=width)
    return code


def next_codes(work: Work, series: str, count: int, year: int | None = None, *, width: int = 4) -> list[str]:
    """Give so many codes of a series at once, in order."""
    if count == 0:
        return []
    prefix = f"{series}{year or ''}"
    work.session.flush()
    connection = work.session.connection()
    row = {"org_id": work.actor.org_id, "series": prefix, "last": count, "count": count}
    last = connection.execute(_GO_ON[connection.dialect.name], row).scalar_one()
    return [f"{prefix}{number:0{width}d}" for number in range(last - count + 1, last + 1)]


def skip_to(work: Work, prefix: str, number: int) -> None:
    """Let a series go on behind a number that was given on paper, such as 122 of XQ2026."""
    statement: Any = _numbering(work).values(org_id=work.actor.org_id, series=prefix, last=number)
    further = case((col(Numbering.last) > number, col(Numbering.last)), else_=number)
    work.session.execute(statement.on_conflict_do_update(index_elements=["org_id", "series"], set_={"last": further}))


def _numbering(work: Work) -> Any:  # noqa: ANN401 - each engine has an insert of its own
    dialect = postgresql if work.session.get_bind().dialect.name == "postgresql" else sqlite
    return dialect.insert(Numbering)
