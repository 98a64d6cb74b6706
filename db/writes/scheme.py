"""The bureau and its rules of thumb: name and city, minimum posts, days to move, rankings on or off."""

from typing import Final

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.rights import Right
from db.tables.keeping import Bureau
from db.work import NOTHING_SEEN, Seen, Work

MOST_POSTS: Final = 20
MOST_TASKS: Final = 20
LONGEST_DUE: Final = 90


def name_bureau(work: Work, *, name: str, city: str, seen: Seen = NOTHING_SEEN) -> Bureau:
    """Say whose scheme this is; both are printed on every paper.

    `seen` are the fields as they stood before. Raises CHANGED_MEANWHILE when they are not so any more, EMPTY, TOO_LONG,
    NOT_ALLOWED.
    """
    bureau = _bureau(work)
    work.require(Right.KEEP_SCHEME)
    work.unmoved(bureau, seen)
    bureau.name = entries.words(name, "name", 60)
    bureau.city = entries.words(city, "city", 40)
    work.record("bureau.named", bureau)
    return bureau


def set_rules_of_thumb(
    work: Work,
    *,
    minimum_posts: int,
    most_tasks: int,
    due_days: int,
    rankings: bool,
    seen: Seen = NOTHING_SEEN,
) -> Bureau:
    """Set the fewest posts and the most tasks of a member, how fast a holder should move, and if rankings are shown.

    `seen` are the fields as they stood before. Raises CHANGED_MEANWHILE when they are not so any more, OUT_OF_RANGE,
    NOT_ALLOWED.
    """
    bureau = _bureau(work)
    work.require(Right.KEEP_SCHEME)
    work.unmoved(bureau, seen)
    bureau.minimum_posts = entries.number(minimum_posts, "minimum_posts", 0, MOST_POSTS)
    bureau.most_tasks = entries.number(most_tasks, "most_tasks", 1, MOST_TASKS)
    bureau.due_days = entries.number(due_days, "due_days", 1, LONGEST_DUE)
    bureau.rankings = rankings
    work.record("bureau.rules_set", bureau)
    return bureau


def declare_demo(work: Work) -> Bureau:
    """Mark a database whose people are all invented, for good. Raises SETUP_DONE when a real bureau lives in it."""
    bureau = _bureau(work)
    work.require(Right.KEEP_SCHEME)
    if bureau.name and not bureau.demo:
        raise Refusal(Code.SETUP_DONE, name=bureau.name)
    bureau.demo = True
    work.record("bureau.declared_demo", bureau)
    return bureau


def _bureau(work: Work) -> Bureau:
    bureau = work.session.get(Bureau, work.actor.org_id, with_for_update=True)
    if bureau is None:
        raise Refusal(Code.NOT_FOUND, table=Bureau.__tablename__)
    return bureau
