"""Questions about the stock of clauses 条款库 from which agreements are drafted."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from db.reads import scope
from db.rules.rights import Actor
from db.tables.stock_clauses import StockClause
from db.terms import Side


@dataclass(frozen=True, slots=True)
class StockLine:
    """A clause of the stock."""

    id: UUID
    code: str
    party: Side
    text: str
    due_month: int | None
    due_day: int | None
    retired: bool

    def due_in(self, year: int) -> date | None:
        """Give the day by which it is usually due in a year."""
        return date(year, self.due_month, self.due_day) if self.due_month and self.due_day else None


def stock_clauses(session: Session, actor: Actor) -> tuple[StockLine, ...]:
    """Give the whole stock, the branch's clauses first, the retired ones too."""
    columns = (
        StockClause.id, StockClause.code, StockClause.party, StockClause.text,
        StockClause.due_month, StockClause.due_day, StockClause.retired,
    )  # fmt: skip
    rows = session.execute(
        select(*map(col, columns))
        .where(scope.everybody(StockClause, actor))
        .order_by(col(StockClause.party), col(StockClause.code))
    )
    return tuple(StockLine(*row) for row in rows)
