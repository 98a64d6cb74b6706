"""The question behind a pasted relay: whom does each line mean, before anything is written."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from db.files.relay import Doubtful, Matched, Person, RelayLine, match
from db.reads import scope
from db.reads.attendance import DeskPerson, meant_by_names
from db.rules.rights import Actor
from db.tables.people import Member
from db.terms import ActivityId, MemberId


@dataclass(frozen=True, slots=True)
class Sure:
    """A line and the one person it means."""

    line: RelayLine
    person: DeskPerson


@dataclass(frozen=True, slots=True)
class Open:
    """A line that somebody must decide, and whom it may mean."""

    line: RelayLine
    people: tuple[DeskPerson, ...]


@dataclass(frozen=True, slots=True)
class RelayPreview:
    """Every line in exactly one place: new, there already, to be chosen, unknown, repeated, on leave."""

    new: tuple[Sure, ...]
    there: tuple[Sure, ...]
    same_name: tuple[Open, ...]
    unknown: tuple[RelayLine, ...]
    repeated: tuple[Sure, ...]
    on_leave: tuple[Open, ...]

    @property
    def heads(self) -> int:
        """How many the relay says are coming, companions without a name among them."""
        lines = [sure.line for sure in (*self.new, *self.there)]
        lines += [*(one.line for one in self.same_name), *self.unknown]
        return sum(line.heads for line in lines)


def relay_preview(
    session: Session, actor: Actor, *, activity_id: ActivityId, lines: tuple[RelayLine, ...]
) -> RelayPreview:
    """Say of every line whom it means among those who may come to an activity within reach. Raises NOT_FOUND."""
    names = tuple(dict.fromkeys(line.name for line in lines))
    meant = meant_by_names(session, actor, activity_id=activity_id, names=names)
    people = {person.member_id: person for found in meant for person in found.people}
    phones = _phones(session, actor, people)
    known = [
        Person(person.member_id, found.typed, person.branch, phones.get(person.member_id))
        for found in meant
        for person in found.people
    ]
    found = match(lines, known)
    sure = [_sure(one, people) for one in found.matched]
    return RelayPreview(
        new=tuple(one for one in sure if one.person.arrived_at is None),
        there=tuple(one for one in sure if one.person.arrived_at is not None),
        same_name=tuple(_open(one, people) for one in found.same_name),
        unknown=found.unknown,
        repeated=tuple(_sure(one, people) for one in found.repeated),
        on_leave=tuple(_open(one, people) for one in found.on_leave),
    )


def _phones(session: Session, actor: Actor, ids: Iterable[MemberId]) -> dict[MemberId, str]:
    found = select(col(Member.id), col(Member.phone)).where(
        scope.everybody(Member, actor), col(Member.id).in_(list(ids))
    )
    return {MemberId(row.id): row.phone for row in session.execute(found) if row.phone}


def _sure(one: Matched, people: dict[MemberId, DeskPerson]) -> Sure:
    return Sure(one.line, people[one.person.member_id])


def _open(one: Doubtful, people: dict[MemberId, DeskPerson]) -> Open:
    return Open(one.line, tuple(people[person.member_id] for person in one.candidates))
