"""The whole city at once: all that is asked and all who can be asked, in a few statements, ready to be planned."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, Select, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.reads.matches import facts
from db.reads.matches.nearest import TO_BE_ASKED
from db.reads.matches.scores import suiting
from db.reads.matches.things import Thing, things_asked
from db.reads.matches.weights import weights_in_force
from db.reads.thumb import thumb_on
from db.rules.assignment import UNSUITED, Asked, Hand, Plan, Suiting, Watch, clashing, plan
from db.rules.rights import Actor
from db.tables.people import Branch, Member
from db.tables.places import Community, Street
from db.tables.settlements import Settlement
from db.terms import ClaimTarget, MemberId, Satisfaction, Settled


@dataclass(frozen=True, slots=True)
class Helper:
    """A member who can be asked, told apart from namesakes, and the tasks in hand."""

    member_id: MemberId
    name: str
    branch: str
    serves: str
    phone_tail: str
    tasks: int


@dataclass(frozen=True, slots=True)
class Fixed:
    """A pair that staff have settled; broken where no plan can keep it any more."""

    thing: Thing
    member_id: MemberId
    name: str
    settled: Settled
    broken: bool


@dataclass(frozen=True, slots=True, eq=False)
class CityDesk:
    """All that a plan for the whole city depends on, as it stood when it was asked for."""

    things: tuple[Thing, ...]
    helpers: tuple[Helper, ...]
    fixed: tuple[Fixed, ...]
    most_tasks: int
    offers: Suiting

    def plan(self, watch: Watch) -> Plan:
        """Plan it all; as long as it takes, or until watch says that it is enough."""
        return plan(
            self.asked(),
            [Hand(helper.member_id, self.most_tasks, helper.tasks) for helper in self.helpers],
            pinned=self._pairs(Settled.PINNED),
            forbidden=self._pairs(Settled.FORBIDDEN),
            watch=watch,
            offers=self.offers,
        )

    def asked(self) -> list[Asked]:
        """Give what is asked as the plan knows it, with the scores of the pinned pairs."""
        places = {thing.id: at for at, thing in enumerate(self.things)}
        members = {helper.member_id: at for at, helper in enumerate(self.helpers)}
        scores: dict[UUID, dict[UUID, int]] = {thing.id: {} for thing in self.things}
        for thing_id, member_id in self._pairs(Settled.PINNED):
            scores[thing_id][member_id] = self.offers.score(places[thing_id], members[MemberId(member_id)])
        return [Asked(one.id, scores[one.id], one.missing, one.worth) for one in self.things]

    def _pairs(self, settled: Settled) -> list[tuple[UUID, UUID]]:
        return [(one.thing.id, one.member_id) for one in self.fixed if one.settled is settled and not one.broken]


PLANNED: Final = frozenset({ClaimTarget.NEED, ClaimTarget.WISH, ClaimTarget.POST})
"""What a plan of the whole city may hold."""


def city_desk(session: Session, actor: Actor, *, today: date, targets: frozenset[ClaimTarget] = PLANNED) -> CityDesk:
    """Gather everything within reach that is asked, everybody who can be asked, and what staff have settled."""
    things = tuple(things_asked(session, actor, targets))
    rows = session.execute(_members(actor, today)).all()
    helpers = tuple(_helper(actor, row) for row in rows)
    weights = weights_in_force(session, actor).weights
    offers = suiting(session, actor, things=things, rows=rows, today=today, weights=weights)
    most_tasks = thumb_on(session, actor, day=today).most_tasks
    fixed = tuple(_fixed(session, actor, things, helpers, offers))
    return _without_clashes(CityDesk(things, helpers, fixed, most_tasks, offers))


def _members(actor: Actor, today: date) -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(Member.id),
            col(Member.name),
            col(Member.phone),
            col(Member.status),
            col(Member.checked_in_on),
            col(Member.willing),
            col(Member.home_community_id),
            col(Member.serves_community_id),
            col(Branch.name).label("branch"),
            col(Community.name).label("serves"),
            col(Community.street_id),
            col(Community.latitude),
            col(Community.longitude),
            col(Street.district_id),
            facts.tasks_in_quarter(today).label("load"),
            facts.tasks_now().label("tasks"),
            facts.last_asked().label("last_asked"),
            facts.served_since(today).label("served"),
            facts.rated_since(today, tuple(Satisfaction)).label("rated"),
            facts.rated_since(today, facts.PLEASED).label("pleased"),
        )
        .join(Branch, on(Branch, Member.branch_id))
        .outerjoin(Community, on(Community, Member.serves_community_id))
        .outerjoin(Street, on(Street, Community.street_id))
        .where(scope.members(actor), TO_BE_ASKED)
        .order_by(col(Member.id))
    )


def _helper(actor: Actor, row: Row[*tuple[Any, ...]]) -> Helper:
    return Helper(
        member_id=row.id,
        name=scope.shown_name(actor, row.name, member_id=row.id),
        branch=row.branch,
        serves=row.serves or "",
        phone_tail=row.phone[-4:] if actor.sees_names else "",
        tasks=row.tasks,
    )


def _fixed(
    session: Session, actor: Actor, things: tuple[Thing, ...], helpers: tuple[Helper, ...], offers: Suiting
) -> Iterator[Fixed]:
    """Give what staff have settled about what is still asked, the latest last."""
    places = {thing.id: at for at, thing in enumerate(things)}
    members = {helper.member_id: at for at, helper in enumerate(helpers)}
    rows = session.execute(
        select(col(Settlement.target_id), col(Settlement.settled), col(Member.id), col(Member.name))
        .join(Member, on(Member, Settlement.member_id))
        .where(scope.members(actor), col(Settlement.org_id) == actor.org_id)
        .order_by(col(Settlement.id))
    )
    for row in rows:
        if row.target_id in places:
            need, member = places[row.target_id], members.get(row.id)
            unsuited = member is None or offers.score(need, member) == UNSUITED
            name = scope.shown_name(actor, row.name, member_id=row.id)
            broken = member is None or (unsuited and row.settled is Settled.PINNED)
            yield Fixed(things[need], MemberId(row.id), name, row.settled, broken)


def _without_clashes(desk: CityDesk) -> CityDesk:
    """Mark the pins that no plan can keep: more of them than the need wants, or than the member has room for."""
    hands = [Hand(helper.member_id, desk.most_tasks, helper.tasks) for helper in desk.helpers]
    pins = [(one.thing.id, one.member_id) for one in desk.fixed if one.settled is Settled.PINNED and not one.broken]
    wrong = {(need, member) for _, need, member in clashing(desk.asked(), hands, pinned=pins)} if pins else set()
    return CityDesk(
        desk.things,
        desk.helpers,
        tuple(
            Fixed(one.thing, one.member_id, one.name, one.settled, one.broken or (one.thing.id, one.member_id) in wrong)
            for one in desk.fixed
        ),
        desk.most_tasks,
        desk.offers,
    )
