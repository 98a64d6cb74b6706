"""The stock of clauses 条款库: added, changed, retired; what was drafted from one stays as it was drafted."""

from datetime import date
from typing import Final
from uuid import UUID

from db.errors import Code, Refusal
from db.files import blanks
from db.rules import entries
from db.rules.rights import Right
from db.tables.stock_clauses import StockClause
from db.terms import Side
from db.work import NOTHING_SEEN, Seen, Work
from db.writes.agreements import LONGEST_TEXT
from db.writes.numbers import next_code

_A_COMMON_YEAR: Final = 2001


def add_stock_clause(
    work: Work, *, party: Side, text: str, due_month: int | None = None, due_day: int | None = None
) -> StockClause:
    """Add a clause to the stock.

    Raises EMPTY, TOO_LONG, BAD_BLANK for a blank that nobody could fill, OUT_OF_RANGE for a day that no year has,
    NOT_ALLOWED.
    """
    work.require(Right.KEEP_CLAUSES)
    _only_a_day(due_month, due_day)
    clause = work.add(
        StockClause(
            code=next_code(work, "TK", width=3),
            party=party,
            text=_worded(text),
            due_month=due_month,
            due_day=due_day,
        )
    )
    work.record("stock_clause.added", clause)
    return clause


def change_stock_clause(
    work: Work,
    *,
    stock_clause_id: UUID,
    party: Side,
    text: str,
    due_month: int | None,
    due_day: int | None,
    retired: bool,
    seen: Seen = NOTHING_SEEN,
) -> StockClause:
    """Change a clause of the stock, retire it or take it up again.

    `seen` are the fields as they stood before. Raises CHANGED_MEANWHILE when they are not so any more, EMPTY, TOO_LONG,
    BAD_BLANK, OUT_OF_RANGE, NOT_ALLOWED.
    """
    clause = work.get(StockClause, stock_clause_id, lock=True)
    work.require(Right.KEEP_CLAUSES)
    work.unmoved(clause, seen)
    _only_a_day(due_month, due_day)
    clause.party, clause.text = party, _worded(text)
    clause.due_month, clause.due_day, clause.retired = due_month, due_day, retired
    work.record("stock_clause.changed", clause)
    return clause


def _worded(text: str) -> str:
    cleaned = entries.words(text, "text", LONGEST_TEXT)
    blanks.only_known(cleaned)
    return cleaned


def _only_a_day(month: int | None, day: int | None) -> None:
    """Refuse a day that not every year has, and half a day."""
    if month is None and day is None:
        return
    try:
        date(_A_COMMON_YEAR, month or 0, day or 0)
    except ValueError:
        raise Refusal(Code.OUT_OF_RANGE, field="due_day") from None
