"""Many needs at once, as a grid holds them: all rows are written or none, and every refused row says why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from db.errors import Code, Refusal
from db.rules.rights import Right
from db.terms import CommunityId, NeedId, NeedKind, Urgency
from db.work import Work
from db.writes.need_edits import change_need
from db.writes.needs import write_need

MOST_ROWS: Final = 200

NEW_FIELDS: Final = frozenset(
    {"text", "kind", "urgency", "skill_id", "place", "helpers_wanted", "beneficiaries", "goods"}
)
"""What a grid may say of a new need; of one that is there, what change_need allows."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row as it was typed: its number on the screen, the need it changes or None for a new one, and its fields."""

    number: int
    need_id: NeedId | None
    #: which version was seen; 0 for a new need
    version: int
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that cannot be written, and why."""

    number: int
    refusal: Refusal


def write_grid(
    work: Work, *, community_id: CommunityId, rows: Sequence[GridRow], whole: bool = True
) -> tuple[Refused, ...]:
    """Write new needs of a community and change others, all of them or none.

    Raises ROWS_REFUSED when a row is refused, unless whole is False: then the refused rows are given, for a rehearsal.
    OUT_OF_RANGE for more rows than a grid holds, NOT_ALLOWED.
    """
    work.require(Right.WRITE_NEED, community_id=community_id)
    if len(rows) > MOST_ROWS:
        raise Refusal(Code.OUT_OF_RANGE, field="rows", least=1, most=MOST_ROWS)
    refused = tuple(found for row in rows if (found := _written(work, community_id, row)) is not None)
    if refused and whole:
        raise Refusal(Code.ROWS_REFUSED, count=len(refused))
    return refused


def _written(work: Work, community_id: CommunityId, row: GridRow) -> Refused | None:
    try:
        if row.need_id is not None:
            change_need(work, need_id=row.need_id, version=row.version, changes=row.fields)
        else:
            _new(work, community_id, dict(row.fields))
    except Refusal as refusal:
        return Refused(row.number, refusal)
    return None


def _new(work: Work, community_id: CommunityId, fields: dict[str, object]) -> None:
    if not fields.keys() <= NEW_FIELDS:
        raise Refusal(Code.NOT_ALLOWED, right=Right.WRITE_NEED)
    common = {"kind": NeedKind.OTHER, "urgency": Urgency.NORMAL, "text": ""} | fields
    told: dict[str, Any] = {name: value for name, value in common.items() if value is not None}
    write_need(work, community_id=community_id, asked_on=work.today, **told)
