"""Questions about the quarterly forms: as the records fill them now, as they were frozen, what is still missing."""

from db.reads.quarterly.kept import (
    QuarterState,
    Version,
    frozen,
    quarter_state,
    sheet_of,
    versions,
)
from db.reads.quarterly.missing import Missing, WaitingActivity, missing
from db.reads.quarterly.since import LateActivity, Since, since_signed
from db.reads.quarterly.worked import filled, worked

__all__ = [
    "LateActivity",
    "Missing",
    "QuarterState",
    "Since",
    "Version",
    "WaitingActivity",
    "filled",
    "frozen",
    "missing",
    "quarter_state",
    "sheet_of",
    "since_signed",
    "versions",
    "worked",
]
