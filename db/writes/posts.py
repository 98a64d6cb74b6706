"""服务岗位: a community opens a standing post with places, changes it and closes it; claims of it stand in claims."""

from datetime import date
from typing import Final

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.rights import Right
from db.tables.lists import Post
from db.tables.people import Skill
from db.tables.places import Community
from db.terms import CommunityId, PostId, PostKind, PostStatus, SkillId
from db.work import NOTHING_SEEN, Seen, Work
from db.writes.numbers import next_code
from db.writes.queues import move_up

MOST_PLACES: Final = 500


def open_post(
    work: Work,
    *,
    community_id: CommunityId,
    name: str,
    kind: PostKind,
    places: int,
    opened_on: date,
    skill_id: SkillId | None = None,
    times: str = "",
) -> Post:
    """Open a post with a number of places. Raises EMPTY, TOO_LONG, OUT_OF_RANGE, IN_THE_FUTURE, NOT_ALLOWED."""
    community = work.get(Community, community_id)
    work.require(Right.KEEP_POST, community_id=community.id)
    post = work.add(
        Post(
            code=next_code(work, "GW", opened_on.year),
            name=entries.words(name, "name", 40),
            community_id=community.id,
            kind=kind,
            skill_id=work.get(Skill, skill_id).id if skill_id else None,
            places=entries.number(places, "places", 1, MOST_PLACES),
            times=entries.maybe_words(times, "times", 60),
            opened_on=entries.past_day(opened_on, work.today, "opened_on"),
        )
    )
    work.record("post.opened", post)
    return post


def change_post(work: Work, *, post_id: PostId, name: str, places: int, times: str, seen: Seen = NOTHING_SEEN) -> Post:
    """Change a post's name, times and places, never below the places that are taken; a new place goes to the queue.

    `seen` are the fields as they stood before. Raises CHANGED_MEANWHILE when they are not so any more, EMPTY, TOO_LONG,
    OUT_OF_RANGE, NOT_ALLOWED.
    """
    post = work.get(Post, post_id, lock=True)
    work.require(Right.KEEP_POST, community_id=post.community_id)
    work.unmoved(post, seen)
    post.name = entries.words(name, "name", 40)
    post.times = entries.maybe_words(times, "times", 60)
    post.places = entries.number(places, "places", max(1, post.taken), MOST_PLACES)
    work.record("post.changed", post)
    move_up(work, post.id)
    return post


def close_post(work: Work, *, post_id: PostId) -> Post:
    """Let a post take no more claims; those who have it keep it. Raises ILLEGAL_MOVE, NOT_ALLOWED."""
    post = work.get(Post, post_id, lock=True)
    work.require(Right.KEEP_POST, community_id=post.community_id)
    if post.status is PostStatus.CLOSED:
        raise Refusal(Code.ILLEGAL_MOVE, now=post.status, to=PostStatus.CLOSED)
    post.status = PostStatus.CLOSED
    work.record("post.closed", post)
    return post
