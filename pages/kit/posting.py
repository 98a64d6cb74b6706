"""Parts of the pages of service posts: the minimum, a line, whoever holds a post or waits for it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import streamlit as st

from db.reads.choices import SkillChoice
from db.reads.posts import OwnPosts, PostClaim, PostDetail, PostLine
from db.rules.calendar import Period
from db.rules.metrics import Answer, Metric
from db.terms import ClaimStatus, MemberId, PostKind, PostStatus
from db.writes.posts import MOST_PLACES
from pages.kit import forms, grid, lines, say, show
from pages.kit.cards import Card
from pages.kit.chips import Chip
from pages.kit.editing import Field
from pages.kit.grid import Column
from pages.kit.visit import Visit
from pages.text import metrics
from pages.text import posts as text
from pages.text.phrase import Phrase

MINIMUM: Final = (Metric.MINIMUM_SHARE, Metric.BELOW_MINIMUM, Metric.POSTS_CLAIMED, Metric.MINIMUM_POSTS)
"""What is asked about the minimum within reach."""


def own_minimum(found: OwnPosts) -> None:
    """Draw how many posts the member claimed of how many every member should."""
    show.figures(
        (
            show.Figure(text.OWN, say.fact(found.claimed), text.OWN_MEANS),
            show.Figure(text.WANTED, say.fact(found.wanted), text.WANTED_MEANS),
        )
    )
    short = max(0, found.wanted - found.claimed)
    st.caption(say.say(text.STILL, count=short) if short else say.say(text.ENOUGH))


def minimum(found: Mapping[tuple[Metric, Period], Answer]) -> None:
    """Draw who claimed as many posts as they should, as far as that is known within reach."""
    known = {metric: answer for (metric, _), answer in found.items() if answer.value is not None}
    show.figures(
        show.Figure(
            metrics.NAMES[metric],
            metrics.written(metric, answer.value, answer.whole, say.language()),
            metrics.DEFINITIONS[metric],
        )
        for metric, answer in known.items()
    )


def card(visit: Visit, line: PostLine) -> Card:
    """Give a post as a line of a list."""
    small = lines.beside(line.code, say.bare(line.kind), line.community, line.times, places(line))
    return Card(line.name, tuple(chips(line)), (small,), visit.way("serve/post", code=line.code))


def places(line: PostLine) -> str:
    """Say how many places are taken of how many, and how many wait."""
    waiting = say.bare(text.WAITING, waiting=line.waiting) if line.waiting else ""
    return lines.beside(say.bare(text.PLACES, taken=line.taken, places=line.places), waiting)


def facts(post: PostDetail) -> dict[Phrase, object]:
    """Give the fields of a post by their names."""
    line = post.line
    return {
        text.CODE: line.code,
        text.COMMUNITY: line.community,
        text.KIND: line.kind,
        text.TIMES: line.times,
        text.SKILL: say.either(line.skill, line.skill_en),
        text.OPENED_ON: post.opened_on,
    }


def claim(them: PostClaim) -> None:
    """Draw somebody at a post or in its queue."""
    turn = lines.flag(text.TURN, "hourglass_top", turn=them.turn) if them.turn else ""
    chip = turn if them.status is ClaimStatus.WAITING else lines.badge(them.status)
    since = say.say(text.SINCE, day=them.claimed_on)
    if them.answer_by:
        since = say.say(text.ANSWERS_BY, day=them.answer_by)
    small = f":small[{lines.beside(say.plain(them.branch), since, say.plain(them.reason))}]"
    lines.draw(say.plain(them.member), chip, small)


def claim_of(post: PostDetail, member_id: MemberId | None) -> PostClaim | None:
    """Give the live claim of a member; None without one."""
    return next((one for one in post.live if member_id and one.member_id == member_id), None)


def chips(line: PostLine) -> Iterator[Chip]:
    """Give the chips of a post: mine, free places or full, closed, and what waits for the community."""
    if line.my_status:
        yield lines.flag(text.MY_OFFER if line.my_offer else text.MINE[line.my_status], "person", "blue")
    if line.status is PostStatus.CLOSED:
        yield lines.badge(line.status)
    elif line.free:
        yield lines.flag(text.FREE, "campaign", "violet", free=line.free)
    else:
        yield lines.flag(text.FULL, "group", "gray")
    if line.to_answer and not line.my_status:
        yield lines.flag(text.TO_ANSWER, "forum", count=line.to_answer)


def fields(post: PostLine) -> list[Field]:
    """Give the fields of a post that may be changed; never fewer places than are taken."""
    least = max(1, post.taken)

    def places(now: int, key: str) -> int:
        # somebody may have taken a place since the form was opened
        return forms.number(text.PLACES_FIELD, value=max(now, least), least=least, most=MOST_PLACES, key=key) or now

    return [
        Field("name", text.NAME, lambda now, key: forms.text(text.NAME, value=now, most=40, required=True, key=key)),
        Field("places", text.PLACES_FIELD, places),
        Field("times", text.TIMES, lambda now, key: forms.text(text.TIMES, value=now, most=60, key=key)),
    ]


def values(post: PostLine) -> Mapping[str, object]:
    """Give what stands in the fields now."""
    return {"name": post.name, "places": post.places, "times": post.times}


def columns(skills: Sequence[SkillChoice]) -> list[Column]:
    """Give the columns of a grid of posts."""
    return [
        grid.words("name", text.NAME, wide=True),
        grid.word("kind", text.KIND, PostKind, usual=PostKind.CARE, fixed=True),
        grid.number("places", text.PLACES_FIELD, optional=False),
        grid.words("times", text.TIMES),
        grid.skill("skill_id", text.SKILL, skills, fixed=True),
    ]
