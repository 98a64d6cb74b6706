"""The stock of clauses 条款库 from which agreements are drafted."""

from sqlmodel import Field

from db.tables.base import Row, check, long_text, once, term
from db.terms import Side


class StockClause(Row, table=True):
    """A clause ready to be taken into a draft; a retired one is offered no more, and stays."""

    __tablename__ = "stock_clause"
    __table_args__ = (
        once("code"),
        check("due", "(due_month IS NULL) = (due_day IS NULL)"),
    )

    code: str = Field(max_length=20)
    #: whose promise it is
    party: Side = term(Side)
    text: str = long_text()
    #: the usual day of the agreement's year by which it is due; both or none
    due_month: int | None = None
    due_day: int | None = None
    retired: bool = False
