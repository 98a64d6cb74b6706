"""Why something that looked odd is in order, said by a person and kept with the pattern."""

from typing import Final
from uuid import UUID

from db.rules import entries
from db.rules.quarters import period_of_quarter
from db.rules.rights import Right
from db.tables.evaluation import Explanation
from db.terms import Pattern
from db.work import Work

LONGEST_TEXT: Final = 300


def explain_pattern(work: Work, *, quarter: str, pattern: Pattern, about_id: UUID, text: str) -> Explanation:
    """Say why what looks odd is in order. Raises BAD_DAY for no quarter, ALREADY_RECORDED, EMPTY, TOO_LONG."""
    work.require(Right.EXPLAIN_PATTERN)
    period_of_quarter(quarter)
    said = work.add(
        Explanation(
            quarter=quarter,
            pattern=pattern,
            about_id=about_id,
            text=entries.words(text, "text", LONGEST_TEXT),
            said_by=work.actor.account_id,
            said_at=work.now,
        )
    )
    work.record("pattern.explained", said)
    return said
