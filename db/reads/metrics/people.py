"""The rows behind the figures of people: who is in service, checked in and missing; posts, agreements, branches."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, true
from sqlmodel import col

from db.reads import coverage, scope
from db.reads.metrics.counted import Asked, Counted, Thing
from db.reads.thumb import minimum_on
from db.tables.agreements import Agreement
from db.tables.claims import Claim
from db.tables.keeping import Bureau
from db.tables.lists import Post
from db.tables.people import Branch, Member, MemberStep
from db.tables.places import Community
from db.terms import AgreementStatus, ClaimStatus, ClaimTarget, MemberStatus

CLAIMED = (ClaimStatus.ACTIVE, ClaimStatus.WITHDRAWING, ClaimStatus.COMPLETED)
"""Claims that count as claimed: from the community's yes on until the member has left, or completed."""


@dataclass(frozen=True, slots=True)
class _People:
    """The members as they stand today, or as they stood on a day that is over."""

    source: Any
    key: Any
    branch: Any
    community: Any
    #: where checked in, or else at home
    place: Any
    status: Any
    checked_in_on: Any
    within: ColumnElement[bool]


def branches(asked: Asked) -> Counted:
    """Branches that have not been dissolved."""
    return Counted(
        Thing.BRANCH, Branch, col(Branch.id), (scope.branches(asked.actor), col(Branch.retired).is_(False)),
        branch=Branch.id,
    )  # fmt: skip


def communities(asked: Asked) -> Counted:
    """Communities that take part."""
    here = (scope.communities(asked.actor), col(Community.retired).is_(False))
    return Counted(Thing.COMMUNITY, Community, col(Community.id), here, community=Community.id, open=True)


def members(asked: Asked) -> Counted:
    """Members of every status but transferred, by branch only: a community knows its members once checked in."""
    people = _people(asked)
    return _counted(people, people.status != MemberStatus.TRANSFERRED, by_place=False)


def in_service(asked: Asked) -> Counted:
    """Members in service, by branch only."""
    people = _people(asked)
    return _counted(people, _serving(people), by_place=False)


def checked_in(asked: Asked) -> Counted:
    """Members in service who are checked in."""
    people = _people(asked)
    return _counted(people, _serving(people), people.checked_in_on.is_not(None))


def missing(asked: Asked) -> Counted:
    """Members in service who are checked in nowhere, by branch only."""
    people = _people(asked)
    return _counted(people, _serving(people), people.checked_in_on.is_(None), by_place=False)


def local(asked: Asked) -> Counted:
    """Members in service whom a community expects: checked in there, or living there and checked in nowhere."""
    return _local(asked)


def local_checked_in(asked: Asked) -> Counted:
    """Of these, who is checked in."""
    return _local(asked, there=True)


def local_missing(asked: Asked) -> Counted:
    """Of these, who is checked in nowhere."""
    return _local(asked, there=False)


def forms(asked: Asked) -> Counted:
    """Members in service whose data form is complete; unknown of days before the first one was."""
    people = _people(asked)
    complete = _counted(people, _serving(people), col(Member.form_on) <= asked.day)
    return replace(complete, began=Member.form_on)


def branches_checked_in(asked: Asked) -> Counted:
    """Branches with a member who is checked in."""
    people = _people(asked)
    here = _counted(people, _serving(people), people.checked_in_on.is_not(None))
    return Counted(
        Thing.BRANCH, here.source, people.branch, here.where, once=True,
        community=here.community, branch=here.branch, began=here.began, together=True,
    )  # fmt: skip


def communities_served(asked: Asked) -> Counted:
    """Communities where a member is checked in."""
    people = _people(asked)
    here = _counted(people, _serving(people), people.checked_in_on.is_not(None), people.community.is_not(None))
    return Counted(
        Thing.COMMUNITY, here.source, people.community, here.where, once=True,
        community=here.community, branch=here.branch, began=here.began, together=True,
    )  # fmt: skip


def meeting_minimum(asked: Asked) -> Counted:
    """Members in service who claimed as many posts as are asked for, by branch only."""
    people = _people(asked)
    return _with_posts(_counted(people, _serving(people), _enough(people, asked), by_place=False))


def below_minimum(asked: Asked) -> Counted:
    """Members in service who claimed fewer, by branch only."""
    people = _people(asked)
    return _with_posts(_counted(people, _serving(people), ~_enough(people, asked), by_place=False))


def posts_claimed(asked: Asked) -> Counted:
    """Claims of posts that were active on that day, or completed."""
    claimed = Counted(
        Thing.POST_CLAIM, Claim, col(Claim.id), (scope.own(Claim, asked.actor), *_posts(asked)),
        day=Claim.claimed_on, community=Claim.community_id, branch=Claim.branch_id,
    )  # fmt: skip
    return _with_posts(claimed)


def agreements(asked: Asked) -> Counted:
    """Communities with an agreement in force of the day's year."""
    signed = agreements_signed(asked)
    standing = select(col(Community.id)).where(scope.everybody(Community, asked.actor), ~col(Community.retired))
    where = (*signed.where, col(Agreement.community_id).in_(standing))
    return Counted(
        Thing.COMMUNITY, Agreement, col(Agreement.community_id), where, once=True,
        community=Agreement.community_id, branch=Agreement.branch_id, began=Agreement.signed_on,
    )  # fmt: skip


def agreements_signed(asked: Asked) -> Counted:
    """Agreements of the day's year that were in force on it, signed until then or on a day that nobody wrote down.

    One that was ended is in force until the day before; who ends it on the year's last day lets it run its year.
    """
    until = or_(col(Agreement.signed_on).is_(None), col(Agreement.signed_on) <= asked.day)
    last = date(asked.day.year, 12, 31)
    still = col(Agreement.ended_on) >= last if asked.day == last else col(Agreement.ended_on) > asked.day
    signed = col(Agreement.status) == AgreementStatus.SIGNED
    return _agreements(
        asked,
        col(Agreement.year) == asked.day.year,
        until,
        or_(signed, and_(still, col(Agreement.signed_on).is_not(None))),
    )


def agreements_new(asked: Asked) -> Counted:
    """Agreements signed on a day of the period, whatever became of them."""
    return _agreements(asked, col(Agreement.signed_on).between(asked.period.first, asked.period.last))


def all_in_service(asked: Asked) -> Any:  # noqa: ANN401 - a number
    """Count members in service of the whole bureau on the day; unknown where nobody was."""
    then = coverage.steps_on(asked.day) if asked.past else coverage.as_of(asked.day, asked.today)
    serving = (then.org_id == asked.actor.org_id, then.status == MemberStatus.IN_SERVICE)
    return select(func.nullif(func.count(), 0)).select_from(then.source).where(*serving).scalar_subquery()


def minimum_posts(asked: Asked) -> Counted:
    """The rule of how many posts a member should claim."""
    wanted = minimum_on(asked.actor, asked.day)
    return Counted(Thing.BUREAU, Bureau, None, (scope.everybody(Bureau, asked.actor),), value=wanted, open=True)


def _agreements(asked: Asked, *conditions: ColumnElement[bool]) -> Counted:
    where = (scope.own(Agreement, asked.actor), *conditions)
    return Counted(
        Thing.AGREEMENT, Agreement, col(Agreement.id), where,
        day=Agreement.signed_on, community=Agreement.community_id, branch=Agreement.branch_id,
        began=Agreement.signed_on,
    )  # fmt: skip


def _people(asked: Asked) -> _People:
    then = _stood(asked.day) if asked.past else coverage.as_of(asked.day, asked.today)
    seen = scope.stood(then, asked.actor) if asked.past else scope.members(asked.actor)
    return _People(
        then.source, then.member_id, then.branch_id, then.community_id, then.place_id, then.status,
        then.checked_in_on, and_(seen, _own(asked, then.branch_id, then.community_id)),
    )  # fmt: skip


@lru_cache(maxsize=8)
def _stood(day: date) -> coverage.Stood:
    """Give the members as they stood on a day, the same statement for all figures of it: they are counted together."""
    return coverage.on_day(day)


def _own(asked: Asked, branch: Any, community: Any) -> ColumnElement[bool]:  # noqa: ANN401 - columns
    """Whom a community may only meet at its door is not its own."""
    actor = asked.actor
    return true() if actor.reaches_all else or_(branch.in_(actor.branch_ids), community.in_(actor.community_ids))


def _counted(people: _People, *conditions: ColumnElement[bool], by_place: bool = True) -> Counted:
    return Counted(
        Thing.MEMBER, people.source, people.key, (people.within, *conditions),
        day=people.checked_in_on, community=people.community if by_place else None, branch=people.branch,
        began=MemberStep.since, together=True,
    )  # fmt: skip


def _local(asked: Asked, *, there: bool | None = None) -> Counted:
    """Told to whoever reaches the city or the branches: a community does not see who lives there and never came."""
    people = _people(asked)
    is_there = people.checked_in_on.is_not(None)
    which = () if there is None else (is_there if there else ~is_there,)
    found = _counted(people, _serving(people), people.place.is_not(None), *which)
    return replace(found, community=people.place, unseen=True)


def _with_posts(rows: Counted) -> Counted:
    """Give rows that nobody can know of days before a first post was opened."""
    return replace(rows, began=Post.opened_on)


def _serving(people: _People) -> ColumnElement[bool]:
    serving: ColumnElement[bool] = people.status == MemberStatus.IN_SERVICE
    return serving


def _enough(people: _People, asked: Asked) -> ColumnElement[bool]:
    enough: ColumnElement[bool] = _posts_of(people, asked) >= minimum_on(asked.actor, asked.day)
    return enough


def _posts(asked: Asked) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Claim.target) == ClaimTarget.POST,
        or_(col(Claim.status).in_(CLAIMED), col(Claim.ended_on) > asked.day),
        col(Claim.held_from) <= asked.day,
    )


def _posts_of(people: _People, asked: Asked) -> Any:  # noqa: ANN401 - a number for each member
    return (
        select(func.count(col(Claim.id)))
        .where(and_(col(Claim.member_id) == people.key, scope.everybody(Claim, asked.actor)), *_posts(asked))
        .correlate(people.source if people.source is Member else people.key.table)
        .scalar_subquery()
    )
