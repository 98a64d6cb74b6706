"""Questions about service posts: the list with free places, one post with who holds it, and one's own."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Row, Select, and_, case, func, or_, select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import metrics, scope
from db.reads.joins import another, on
from db.reads.matches import facts
from db.reads.metrics.people import CLAIMED
from db.reads.paging import PAGE, first_of
from db.rules.calendar import Period
from db.rules.metrics import Metric
from db.rules.moves import LIVE_CLAIMS
from db.rules.rights import Actor
from db.tables.claims import Claim
from db.tables.lists import Post
from db.tables.people import Branch, Member, Skill
from db.tables.places import Community, Street
from db.terms import (
    ClaimId,
    ClaimStatus,
    ClaimTarget,
    CommunityId,
    MemberId,
    PostId,
    PostKind,
    PostStatus,
)

_FOR_COMMUNITY: Final = (ClaimStatus.ASKED, ClaimStatus.WITHDRAWING)


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post as a line of the list: where, when, how many places, who waits, and whether it is mine."""

    id: PostId
    code: str
    name: str
    kind: PostKind
    status: PostStatus
    community_id: CommunityId
    community: str
    street: str
    skill: str
    skill_en: str
    times: str
    places: int
    taken: int
    #: in the queue, within the actor's reach
    waiting: int
    #: claims and withdrawals that wait for the community's word, within the actor's reach
    to_answer: int
    my_claim: ClaimId | None
    my_status: ClaimStatus | None
    #: the bureau asked me, and I have not answered yet
    my_offer: bool

    @property
    def free(self) -> int:
        """Places that nobody has asked for yet."""
        return self.places - self.taken


@dataclass(frozen=True, slots=True)
class PostPage:
    """One page of the list and how many lines there are in all."""

    lines: tuple[PostLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class PostClaim:
    """Somebody at a post or in its queue."""

    id: ClaimId
    member_id: MemberId
    member: str
    branch: str
    status: ClaimStatus
    claimed_on: date
    #: the day by which the member answers the bureau's offer; empty once answered, or when the member asked
    answer_by: date | None
    reason: str
    #: the place in the queue; 0 for whoever does not wait
    turn: int


@dataclass(frozen=True, slots=True)
class PostDetail:
    """One post, who holds it, who waits in order, and who has left."""

    line: PostLine
    opened_on: date
    live: tuple[PostClaim, ...]
    over: tuple[PostClaim, ...]


@dataclass(frozen=True, slots=True)
class OwnPosts:
    """How many posts every member should claim, and how many the one who asks did."""

    wanted: int
    claimed: int


def post_list(
    session: Session,
    actor: Actor,
    *,
    community_id: CommunityId | None = None,
    kind: PostKind | None = None,
    free: bool = False,
    text: str = "",
    page: int = 1,
) -> PostPage:
    """Give one page of the posts within reach: what waits for the community first, then one's own community's."""
    typed = text.strip()
    wanted = [
        scope.posts(actor),
        *([col(Post.community_id) == community_id] if community_id else []),
        *([col(Post.kind) == kind] if kind else []),
        *([col(Post.status) == PostStatus.OPEN, col(Post.taken) < col(Post.places)] if free else []),
        *([or_(*(column.icontains(typed, autoescape=True) for column in _SEARCHED))] if typed else []),
    ]
    total = session.scalar(select(func.count()).select_from(Post).join(Community, _HERE).where(*wanted)) or 0
    lines = _lines(actor)
    ours = select(col(Member.serves_community_id)).where(scope.members(actor), col(Member.id) == actor.member_id)
    near = case((col(Post.community_id).in_(ours), 0), else_=1)
    rows = session.execute(
        lines.where(*wanted)
        .order_by(lines.selected_columns.to_answer == 0, col(Post.status) == PostStatus.CLOSED, near)
        .order_by(col(Street.position), col(Community.position), col(Community.code), col(Post.code))
        .limit(PAGE)
        .offset(first_of(page, total))
    )
    return PostPage(tuple(map(_line, rows)), total)


def post_detail(session: Session, actor: Actor, *, code: str) -> PostDetail:
    """Give one post within reach by its code, with its claims as far as they are; Refusal(NOT_FOUND) for any other."""
    row = session.execute(
        _lines(actor).add_columns(col(Post.opened_on)).where(scope.posts(actor), col(Post.code) == code)
    ).one_or_none()
    if row is None:
        raise Refusal(Code.NOT_FOUND, table="post")
    found = session.execute(
        select(Claim, col(Member.name).label("member"), col(Branch.name).label("branch"), _TURN.label("turn"))
        .join(Member, on(Member, Claim.member_id))
        .join(Branch, on(Branch, Claim.branch_id))
        .where(scope.claims(actor), col(Claim.target) == ClaimTarget.POST, col(Claim.target_id) == row.id)
        .order_by(case(_ORDER, value=col(Claim.status), else_=9), col(Claim.id))
    )
    them = tuple(_claim(claim, actor) for claim in found)
    return PostDetail(
        line=_line(row),
        opened_on=row.opened_on,
        live=tuple(claim for claim in them if claim.status in LIVE_CLAIMS),
        over=tuple(claim for claim in them if claim.status not in LIVE_CLAIMS),
    )


def own_posts(session: Session, actor: Actor, *, today: date) -> OwnPosts:
    """Count the posts that the member who asks has claimed, and say how many there should be."""
    wanted = metrics.value(session, actor, metric=Metric.MINIMUM_POSTS, period=Period(today, today), today=today)
    held = select(func.count()).where(
        scope.claims(actor),
        col(Claim.member_id) == actor.member_id,
        col(Claim.target) == ClaimTarget.POST,
        col(Claim.status).in_(CLAIMED),
    )
    return OwnPosts(wanted.value or 0, session.scalar(held) or 0)


_HERE: Final = on(Community, Post.community_id)
_SEARCHED: Final = (col(Post.name), col(Post.code), col(Post.times), col(Community.name))
_ORDER: Final = {ClaimStatus.WITHDRAWING: 0, ClaimStatus.ASKED: 1, ClaimStatus.ACTIVE: 2, ClaimStatus.WAITING: 3}
_AHEAD: Final = another(Claim)
# a place in the queue is a number, not a name: it counts also those whom the actor does not see
_TURN: Final = (
    select(func.count())
    .where(
        _AHEAD.org_id == col(Claim.org_id),
        _AHEAD.target == ClaimTarget.POST,
        _AHEAD.target_id == col(Claim.target_id),
        _AHEAD.status == ClaimStatus.WAITING,
        _AHEAD.id <= col(Claim.id),
        col(Claim.status) == ClaimStatus.WAITING,
    )
    .correlate(Claim)
    .scalar_subquery()
)


def _lines(actor: Actor) -> Select[*tuple[Any, ...]]:
    def count(*statuses: ClaimStatus) -> Any:  # noqa: ANN401 - a scalar subquery
        return (
            select(func.count())
            .where(scope.claims(actor), _claims_of_post(), col(Claim.status).in_(statuses), ~facts.unanswered())
            .correlate(Post)
            .scalar_subquery()
        )

    mine = and_(_claims_of_post(), col(Claim.member_id) == actor.member_id, col(Claim.status).in_(LIVE_CLAIMS))
    return (
        select(
            Post,
            col(Post.id).label("id"),
            col(Community.name).label("community"),
            col(Street.name).label("street"),
            func.coalesce(col(Skill.name), "").label("skill"),
            func.coalesce(col(Skill.name_en), "").label("skill_en"),
            count(ClaimStatus.WAITING).label("waiting"),
            count(*_FOR_COMMUNITY).label("to_answer"),
            col(Claim.id).label("my_claim"),
            col(Claim.status).label("my_status"),
            facts.unanswered().label("my_offer"),
        )
        .join(Community, _HERE)
        .join(Street, on(Street, Community.street_id))
        .outerjoin(Skill, on(Skill, Post.skill_id))
        .outerjoin(Claim, mine)
    )


def _claims_of_post() -> Any:  # noqa: ANN401 - a condition over two tables
    return and_(
        col(Claim.org_id) == col(Post.org_id),
        col(Claim.target) == ClaimTarget.POST,
        col(Claim.target_id) == col(Post.id),
    )


def _line(row: Row[*tuple[Any, ...]]) -> PostLine:
    post: Post = row.Post
    return PostLine(
        id=PostId(post.id),
        code=post.code,
        name=post.name,
        kind=post.kind,
        status=post.status,
        community_id=CommunityId(post.community_id),
        community=row.community,
        street=row.street,
        skill=row.skill,
        skill_en=row.skill_en,
        times=post.times,
        places=post.places,
        taken=post.taken,
        waiting=row.waiting,
        to_answer=row.to_answer,
        my_claim=row.my_claim,
        my_status=row.my_status,
        my_offer=bool(row.my_offer),
    )


def _claim(row: Row[*tuple[Any, ...]], actor: Actor) -> PostClaim:
    claim: Claim = row.Claim
    return PostClaim(
        id=ClaimId(claim.id),
        member_id=MemberId(row.Claim.member_id),
        member=scope.shown_name(actor, row.member, member_id=claim.member_id),
        branch=row.branch,
        status=claim.status,
        claimed_on=claim.claimed_on,
        answer_by=None if claim.answer else claim.answer_by,
        reason=claim.reason,
        turn=row.turn,
    )
