"""The rules of thumb: set from a day on, a coming change taken back; what held before stays as it was."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlmodel import select

from db.errors import Code, Refusal
from db.reads.thumb import thumb_on
from db.rules import entries
from db.rules.rights import Right
from db.tables.thumb import ThumbVersion
from db.work import NOTHING_SEEN, Seen, Work
from db.writes.signed import only_unsigned

BOUNDS: Final = {
    "minimum_posts": (0, 20),
    "most_tasks": (1, 20),
    "due_days": (1, 90),
    "critical_days": (1, 90),
    "follow_up_days": (1, 90),
}
"""The least and the most of each."""


def set_thumb(
    work: Work,
    *,
    since: date,
    minimum_posts: int,
    most_tasks: int,
    due_days: int,
    critical_days: int,
    follow_up_days: int,
    seen: Seen = NOTHING_SEEN,
) -> ThumbVersion:
    """Set what the bureau asks from a day on, until the next version begins.

    `seen` is what would hold on that day as it stood before. Raises CHANGED_MEANWHILE when it does not so any more,
    QUARTER_CLOSED for a day of a quarter whose forms are signed, OUT_OF_RANGE, NOT_ALLOWED.
    """
    work.require(Right.KEEP_SCHEME)
    only_unsigned(work, since=since)
    work.unmoved(thumb_on(work.session, work.actor, day=since), seen)
    given: dict[str, int] = {
        "minimum_posts": minimum_posts, "most_tasks": most_tasks, "due_days": due_days,
        "critical_days": critical_days, "follow_up_days": follow_up_days,
    }  # fmt: skip
    for name, value in given.items():
        entries.number(value, name, *BOUNDS[name])
    stated: dict[str, Any] = {**given, "since": since, "set_by": work.actor.account_id, "set_at": work.now}
    made = work.session.exec(select(ThumbVersion).where(ThumbVersion.since == since)).first() or ThumbVersion(**stated)
    for name, value in stated.items():
        setattr(made, name, value)
    work.record("bureau.rules_set", work.add(made, Code.CHANGED_MEANWHILE))
    return made


def drop_thumb(work: Work, *, thumb_id: UUID) -> ThumbVersion:
    """Take a version back that has not begun. Raises ALREADY_BEGUN, NOT_ALLOWED."""
    made = work.get(ThumbVersion, thumb_id, lock=True)
    work.require(Right.KEEP_SCHEME)
    if made.since <= work.today:
        raise Refusal(Code.ALREADY_BEGUN, since=made.since)
    work.session.delete(made)
    work.record("bureau.rules_dropped", made)
    return made
