"""社区规范化: the bureau writes the items, communities mark what they meet, with evidence."""

from typing import Final
from uuid import UUID

from sqlmodel import col, func, select

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.rights import Right
from db.tables.keeping import ChecklistItem, ChecklistMark
from db.tables.places import Community
from db.terms import CommunityId
from db.work import NOTHING_SEEN, Seen, Work

LONGEST: Final = 200


def add_item(work: Work, *, text: str) -> ChecklistItem:
    """Write a new item at the end of the checklist. Raises EMPTY, TOO_LONG, NOT_ALLOWED."""
    work.require(Right.KEEP_SCHEME)
    last = work.session.exec(select(func.max(col(ChecklistItem.position)))).one() or 0
    item = work.add(ChecklistItem(position=last + 1, text=entries.words(text, "text", LONGEST)))
    work.record("checklist.item_added", item)
    return item


def change_item(work: Work, *, item_id: UUID, text: str, retired: bool, seen: Seen = NOTHING_SEEN) -> ChecklistItem:
    """Word an item anew, take it from the checklist, or bring it back; its marks stay.

    `seen` are the fields as they stood before. Raises CHANGED_MEANWHILE when they are not so any more, EMPTY, TOO_LONG.
    """
    item = work.get(ChecklistItem, item_id, lock=True)
    work.require(Right.KEEP_SCHEME)
    work.unmoved(item, seen)
    item.text, item.retired = entries.words(text, "text", LONGEST), retired
    work.record("checklist.item_changed", item)
    return item


def mark_item(work: Work, *, item_id: UUID, community_id: CommunityId, evidence: str) -> ChecklistMark:
    """Say that a community meets an item, and by what one can tell.

    Raises NOT_FOUND for a retired item, ALREADY_RECORDED, EMPTY, TOO_LONG, NOT_ALLOWED.
    """
    community = work.get(Community, community_id)
    work.require(Right.MARK_CHECKLIST, community_id=community.id)
    item = work.get(ChecklistItem, item_id)
    if item.retired:
        raise Refusal(Code.NOT_FOUND, table=ChecklistItem.__tablename__)
    mark = work.add(
        ChecklistMark(
            item_id=item.id,
            community_id=community.id,
            evidence=entries.words(evidence, "evidence", LONGEST),
            met_on=work.today,
            marked_by=work.actor.account_id,
        )
    )
    work.record("checklist.marked", mark)
    return mark


def take_mark_back(work: Work, *, mark_id: UUID, reason: str) -> None:
    """Say that a community does not meet an item any more, and why. Raises EMPTY, TOO_LONG, NOT_ALLOWED."""
    mark = work.get(ChecklistMark, mark_id, lock=True)
    work.require(Right.MARK_CHECKLIST, community_id=mark.community_id)
    why = entries.words(reason, "reason", LONGEST)
    work.session.delete(mark)
    work.record("checklist.unmarked", mark, reason=why)
