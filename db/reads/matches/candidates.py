"""Who suits one need: the database gathers and narrows in one statement, the rule weighs and says why."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, false, literal, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.reads.matches import facts
from db.reads.matches.asked import Asked, asked_of
from db.reads.matches.facts import PLEASED
from db.reads.matches.nearest import nearest, papers
from db.reads.matches.weights import weights_in_force
from db.rules.matching import LEVELS, Candidate, Closeness, Person, RuledOut, Weights, metres_between, rank
from db.rules.rights import Actor
from db.tables.people import Branch, Member
from db.tables.places import Community
from db.terms import DayPart, MemberId, NeedId, Satisfaction


@dataclass(frozen=True, slots=True)
class Suited:
    """A member who can be asked: who it is, told apart from namesakes, and why."""

    member_id: MemberId
    name: str
    branch: str
    serves: str
    phone_tail: str
    weighed: Candidate


@dataclass(frozen=True, slots=True)
class Unsuited:
    """A member who cannot be asked, and all that stands against it."""

    member_id: MemberId
    name: str
    branch: str
    serves: str
    ruled: RuledOut


@dataclass(frozen=True, slots=True)
class Match:
    """The best members for one need, best first, and the nearest of those ruled out."""

    suited: tuple[Suited, ...]
    unsuited: tuple[Unsuited, ...]


def candidates(
    session: Session,
    actor: Actor,
    *,
    need_id: NeedId,
    today: date,
    day: date | None = None,
    part: DayPart | None = None,
    weights: Weights | None = None,
    best: int = 10,
) -> Match:
    """Rank the members within reach for one need, on a day and part of it when they are known.

    By the weights in force unless others are given to be tried.
    Raises NOT_FOUND for a need out of reach.
    """
    asked = asked_of(session, actor, need_id, day or today, part)
    weights = weights or weights_in_force(session, actor).weights
    rows = {row.id: row for row in session.execute(_gathered(actor, asked, today, weights, on_day=day is not None))}
    ranking = rank(asked.wanted, (_person(asked, row, today) for row in rows.values()), weights=weights, best=best)
    return Match(
        tuple(_suited(actor, rows[c.person.member_id], c) for c in ranking.candidates),
        tuple(_unsuited(actor, rows[r.person.member_id], r) for r in ranking.ruled_out),
    )


def _gathered(actor: Actor, asked: Asked, today: date, weights: Weights, *, on_day: bool) -> Select[*tuple[Any, ...]]:
    near = nearest(actor, asked, weights)
    day, part = asked.wanted.day, asked.wanted.part
    return (
        select(
            near.c.id,
            near.c.closeness,
            near.c.level,
            *papers(actor, asked),
            col(Member.name),
            col(Member.phone),
            col(Member.status),
            col(Member.checked_in_on),
            col(Member.willing),
            (col(Member.home_community_id) == asked.community_id).label("at_home"),
            col(Branch.name).label("branch"),
            col(Community.name).label("serves"),
            col(Community.latitude),
            col(Community.longitude),
            facts.confirms(asked.community_id).label("confirms_here"),
            facts.said_no(asked.need_id).label("said_no"),
            facts.helps_already(asked.need_id).label("helps_already"),
            facts.tasks_in_quarter(day).label("load"),
            facts.last_asked().label("last_asked"),
            facts.served_since(today).label("served"),
            facts.rated_since(today, tuple(Satisfaction)).label("rated"),
            facts.rated_since(today, PLEASED).label("pleased"),
            (facts.booked(day) if on_day else false()).label("booked"),
            (facts.offers_time() if on_day else false()).label("times_known"),
            (facts.offers_time(day, part) if on_day else literal(value=True)).label("times_fit"),
        )
        .select_from(near)
        .join(Member, (col(Member.id) == near.c.id) & (col(Member.org_id) == near.c.org_id))
        .join(Branch, on(Branch, Member.branch_id))
        .outerjoin(Community, on(Community, Member.serves_community_id))
    )


def _person(asked: Asked, row: Row[*tuple[Any, ...]], today: date) -> Person:
    closeness = Closeness(row.closeness)
    away = metres_between((asked.latitude, asked.longitude), (row.latitude, row.longitude))
    return Person(
        member_id=row.id,
        status=row.status,
        checked_in=row.checked_in_on is not None,
        willing=row.willing,
        confirms_here=bool(row.confirms_here),
        said_no=bool(row.said_no),
        helps_already=bool(row.helps_already),
        level=LEVELS[row.level - 1] if row.level else None,
        certificate=bool(row.certificate),
        expires_on=row.expires_on,
        times_known=bool(row.times_known),
        times_fit=bool(row.times_fit),
        booked=bool(row.booked),
        closeness=closeness,
        metres=None if closeness is Closeness.COMMUNITY else away,
        at_home=bool(row.at_home),
        load=row.load,
        asked_ago=(today - row.last_asked).days if row.last_asked else None,
        served=int(row.served),
        rated=int(row.rated),
        pleased=int(row.pleased),
    )


def _suited(actor: Actor, row: Row[*tuple[Any, ...]], weighed: Candidate) -> Suited:
    return Suited(
        member_id=row.id,
        name=scope.shown_name(actor, row.name, member_id=row.id),
        branch=row.branch,
        serves=row.serves or "",
        phone_tail=row.phone[-4:] if actor.sees_names else "",
        weighed=weighed,
    )


def _unsuited(actor: Actor, row: Row[*tuple[Any, ...]], ruled: RuledOut) -> Unsuited:
    return Unsuited(
        member_id=row.id,
        name=scope.shown_name(actor, row.name, member_id=row.id),
        branch=row.branch,
        serves=row.serves or "",
        ruled=ruled,
    )
