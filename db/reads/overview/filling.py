"""How the city filled up: of every community the service so far, month by month, in one answer from the tallies."""

from dataclasses import dataclass
from itertools import accumulate, groupby

from sqlalchemy import and_, case, func
from sqlmodel import Session, col

from db.reads import scope
from db.reads.areas import Part
from db.reads.overview.tiles import SHOWN_OR_ORDERED_BY, communities
from db.rules.calendar import Period
from db.rules.rights import Actor
from db.rules.tallies import Tallied
from db.tables.keeping import Tally
from db.terms import TallyOf


@dataclass(frozen=True, slots=True)
class Filling:
    """A community with its person-times since records began, as they stood at the end of each month."""

    code: str
    name: str
    street: str
    district: str
    so_far: tuple[int, ...]


def filling(session: Session, actor: Actor, *, trend: Period, area: Part | None = None) -> tuple[Filling, ...]:
    """Give the communities within reach in the order of the map, for whoever reaches their tallies.

    The first month holds all that came before it, too.
    """
    first, last = trend.months[0], trend.months[-1]
    held = and_(
        scope.tallies(actor),
        col(Tally.of_id) == SHOWN_OR_ORDERED_BY[0],
        col(Tally.by) == TallyOf.COMMUNITY,
        col(Tally.metric) == Tallied.PERSON_TIMES.value,
        col(Tally.month) != "",
        col(Tally.month) <= last,
    )
    rows = session.execute(
        communities(actor, area)
        .add_columns(case((col(Tally.month) < first, first), else_=col(Tally.month)).label("until"))
        .add_columns(func.coalesce(func.sum(col(Tally.value)), 0))
        .outerjoin(Tally, held)
        .group_by(*map(col, SHOWN_OR_ORDERED_BY), "until")
    )
    found = []
    for _, of_one in groupby(rows, key=lambda row: row.id):
        them = list(of_one)
        counts = {row[-2]: int(row[-1]) for row in them}
        so_far = tuple(accumulate(counts.get(month, 0) for month in trend.months))
        found.append(Filling(them[0].code, them[0].name, them[0].street, them[0].district, so_far))
    return tuple(found)
