"""Many records at once, as a grid holds them: all rows are written or none, and every refused row says why."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from db.errors import Code, Refusal
from db.reads.grids import MOST_ROWS
from db.rules.rights import Right
from db.terms import (
    BranchId,
    CommunityId,
    NeedId,
    NeedKind,
    PostId,
    PostKind,
    Recurrence,
    ResourceId,
    ResourceKind,
    Urgency,
)
from db.work import Work
from db.writes.need_edits import change_need
from db.writes.needs import write_need
from db.writes.posts import change_post, open_post
from db.writes.resources import change_resource, offer_resource

Fields = Mapping[str, Any]

_OF_NEED: Final[Fields] = {"text": "", "kind": NeedKind.OTHER, "urgency": Urgency.NORMAL}
_NEED_TOO: Final = frozenset({"skill_id", "place", "helpers_wanted", "beneficiaries", "goods"})
_OF_RESOURCE: Final[Fields] = {"text": "", "kind": ResourceKind.SERVICE, "recurrence": Recurrence.RECURRING}
_RESOURCE_TOO: Final = frozenset({"amount", "times", "contact", "contact_phone"})
_RESOURCE_STANDING: Final = frozenset({"text"}) | _RESOURCE_TOO
_OF_POST: Final[Fields] = {"name": "", "kind": PostKind.CARE, "places": 1}
_POST_TOO: Final = frozenset({"times", "skill_id"})
_POST_STANDING: Final = frozenset({"name", "places", "times"})


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row as it was typed: its number on the screen, the record it changes or None for a new one, its fields."""

    number: int
    record_id: UUID | None
    #: what stood in the record as whoever typed saw it; nothing for a new one
    seen: Fields
    fields: Fields


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that cannot be written, and why."""

    number: int
    refusal: Refusal


def write_needs(
    work: Work, *, community_id: CommunityId, rows: Sequence[GridRow], whole: bool = True
) -> tuple[Refused, ...]:
    """Write new needs of a community and change others, all of them or none.

    Raises ROWS_REFUSED when a row is refused, unless whole is False: then the refused rows are given, for a rehearsal.
    OUT_OF_RANGE for more rows than a grid holds, NOT_ALLOWED.
    """
    work.require(Right.WRITE_NEED, community_id=community_id)

    def write(row: GridRow) -> None:
        if row.record_id is not None:
            change_need(work, need_id=NeedId(row.record_id), changes=row.fields, seen=row.seen)
        else:
            told = _told(row, _OF_NEED, _NEED_TOO, Right.WRITE_NEED)
            write_need(work, community_id=community_id, asked_on=work.today, **told)

    return _all_or_none(rows, write, whole=whole)


def write_resources(
    work: Work, *, branch_id: BranchId, rows: Sequence[GridRow], whole: bool = True
) -> tuple[Refused, ...]:
    """Offer new resources of a branch and correct others on offer, all of them or none; raises as write_needs."""
    work.require(Right.OFFER_RESOURCE, branch_id=branch_id)

    def write(row: GridRow) -> None:
        if row.record_id is not None:
            fields = _whole(row, _RESOURCE_STANDING, Right.OFFER_RESOURCE)
            change_resource(work, resource_id=ResourceId(row.record_id), seen=row.seen, **fields)
        else:
            told = _told(row, _OF_RESOURCE, _RESOURCE_TOO, Right.OFFER_RESOURCE)
            offer_resource(work, branch_id=branch_id, offered_on=work.today, **told)

    return _all_or_none(rows, write, whole=whole)


def write_posts(
    work: Work, *, community_id: CommunityId, rows: Sequence[GridRow], whole: bool = True
) -> tuple[Refused, ...]:
    """Open new posts of a community and change others, all of them or none; raises as write_needs."""
    work.require(Right.KEEP_POST, community_id=community_id)

    def write(row: GridRow) -> None:
        if row.record_id is not None:
            fields = _whole(row, _POST_STANDING, Right.KEEP_POST)
            change_post(work, post_id=PostId(row.record_id), seen=row.seen, **fields)
        else:
            told = _told(row, _OF_POST, _POST_TOO, Right.KEEP_POST)
            open_post(work, community_id=community_id, opened_on=work.today, **told)

    return _all_or_none(rows, write, whole=whole)


def _all_or_none(rows: Sequence[GridRow], write: Callable[[GridRow], None], *, whole: bool) -> tuple[Refused, ...]:
    if len(rows) > MOST_ROWS:
        raise Refusal(Code.OUT_OF_RANGE, field="rows", least=1, most=MOST_ROWS)
    refused = []
    for row in rows:
        try:
            write(row)
        except Refusal as refusal:
            refused.append(Refused(row.number, refusal))
    if refused and whole:
        raise Refusal(Code.ROWS_REFUSED, count=len(refused))
    return tuple(refused)


def _told(row: GridRow, needed: Fields, too: frozenset[str], right: Right) -> dict[str, Any]:
    """Give what a new record is made of: what a cell leaves empty is as usual."""
    if not row.fields.keys() <= needed.keys() | too:
        raise Refusal(Code.NOT_ALLOWED, right=right)
    return {**needed, **{name: value for name, value in row.fields.items() if value is not None}}


def _whole(row: GridRow, standing: frozenset[str], right: Right) -> dict[str, Any]:
    """Give all fields of a record as they are to stand."""
    if not row.fields.keys() <= standing or row.seen.keys() != standing:
        raise Refusal(Code.NOT_ALLOWED, right=right)
    return {**row.seen, **row.fields}
