"""Changing what was written of a need: only while it is open, only named fields, never over somebody else's change."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.moves import CHANGEABLE
from db.rules.rights import Right
from db.tables.needs import Need
from db.tables.people import Skill
from db.terms import Beneficiary, NeedId, NeedKind, Source, Urgency
from db.work import NOTHING_SEEN, Seen, Work
from db.writes.needs import LONGEST_TEXT

_CHECKS: Final[Mapping[str, Callable[[Work, Any], object]]] = {
    "text": lambda _, value: entries.words(value, "text", LONGEST_TEXT),
    "place": lambda _, value: entries.maybe_words(value, "place", 40),
    "goods": lambda _, value: entries.maybe_words(value, "goods", 200),
    "kind": lambda _, value: NeedKind(value),
    "urgency": lambda _, value: Urgency(value),
    "source": lambda _, value: Source(value),
    "beneficiary": lambda _, value: Beneficiary(value),
    "beneficiaries": lambda _, value: None if value is None else entries.number(value, "beneficiaries", 0, 100_000),
    "helpers_wanted": lambda _, value: entries.number(value, "helpers_wanted", 1, 200),
    "skill_id": lambda work, value: work.get(Skill, value).id if value else None,
}
FIELDS: Final = tuple(_CHECKS)
"""What may be changed; status, holder and days move by their own intents."""


def change_need(work: Work, *, need_id: NeedId, changes: Mapping[str, object], seen: Seen = NOTHING_SEEN) -> Need:
    """Change fields of an open need.

    `seen` are the fields as they stood before. Raises CHANGED_MEANWHILE when they are not so any more, NOT_ALLOWED also
    for a field that may not be changed, ILLEGAL_MOVE once it is served, EMPTY, TOO_LONG, OUT_OF_RANGE, NOT_FOUND.
    """
    need = work.get(Need, need_id, lock=True)
    work.require(Right.WRITE_NEED, community_id=need.community_id)
    if not changes.keys() <= _CHECKS.keys():
        raise Refusal(Code.NOT_ALLOWED, right=Right.WRITE_NEED)
    if need.status not in CHANGEABLE:
        raise Refusal(Code.ILLEGAL_MOVE, now=need.status, to=need.status)
    work.unmoved(need, seen)
    cleaned = {field: _CHECKS[field](work, value) for field, value in changes.items()}
    for field, value in cleaned.items():
        setattr(need, field, value)
    need.version += 1
    work.record("need.changed", need)
    return need
