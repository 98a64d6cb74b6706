"""A quarter of the scheme: its name, its days, the day its forms are due, and the digest that freezes a form."""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from db.errors import Code, Refusal
from db.rules.calendar import Period, Span, period_around

DUE_DAYS: Final = 10
"""Days after its end within which a quarter's forms are to be closed."""

_NAME: Final = re.compile(r"(20\d\d)Q([1-4])")
_MONTHS: Final = 3


def period_of_quarter(name: str) -> Period:
    """Give the days of a quarter named "2026Q1"; BAD_DAY for any other name."""
    found = _NAME.fullmatch(name)
    if found is None:
        raise Refusal(Code.BAD_DAY, field="quarter")
    return period_around(date(int(found[1]), int(found[2]) * _MONTHS, 1), Span.QUARTER)


def due_of_quarter(name: str) -> date:
    """Give the day by which a quarter's forms are to be closed."""
    return period_of_quarter(name).last + timedelta(days=DUE_DAYS)


def counts_for(branch_id: UUID | None, former: UUID | None, *, asked_on: date, day: date) -> UUID | None:
    """Give the branch for which a thing counts as asked: whoever has it, until the quarter it was asked in is over."""
    return branch_id if day <= period_around(asked_on, Span.QUARTER).last else former


def content_hash(cells: Mapping[str, object]) -> str:
    """Give the SHA-256 of a form's cells, whatever order they come in."""
    written = json.dumps(cells, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()
