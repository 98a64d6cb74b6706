"""The question behind a pasted relay: whom does each line mean, before anything is written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlmodel import Session, col

from db.files.relay import PERSON, SHORT, Doubtful, Matched, Person, RelayLine, match, speaks_of
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
    """Every line in exactly one place: new, elsewhere, there already, to be chosen, unknown, repeated, on leave."""

    new: tuple[Sure, ...]
    #: at another activity at that time, or struck before, so that a reason is needed
    elsewhere: tuple[Sure, ...]
    there: tuple[Sure, ...]
    same_name: tuple[Open, ...]
    unknown: tuple[RelayLine, ...]
    repeated: tuple[Sure, ...]
    on_leave: tuple[Open, ...]
    #: a line each with words of it that mean nobody and do not tell whose name it is either
    unused: tuple[tuple[RelayLine, tuple[str, ...]], ...]

    @property
    def heads(self) -> int:
        """How many the relay says are coming, companions without a name among them."""
        lines = [sure.line for sure in (*self.new, *self.elsewhere, *self.there)]
        lines += [*(one.line for one in self.same_name), *self.unknown]
        return sum(line.heads for line in lines)


def relay_preview(
    session: Session, actor: Actor, *, activity_id: ActivityId, lines: tuple[RelayLine, ...]
) -> RelayPreview:
    """Say of every line whom it means among those who may come to an activity within reach. Raises NOT_FOUND."""
    names = tuple(dict.fromkeys(word for line in lines for word in (line.name, *_perhaps(line))))
    found = meant_by_names(session, actor, activity_id=activity_id, names=names)
    known = {one.typed for one in found if one.people}
    told = [one for line in lines for one in _with_others(line, known)]
    names_told = {line.name for line in told}
    meant = [one for one in found if one.typed in names_told]
    people = {person.member_id: person for one in meant for person in one.people}
    phones = _phones(session, actor, people)
    bearers = [
        Person(person.member_id, one.typed, person.branch, phones.get(person.member_id))
        for one in meant
        for person in one.people
    ]
    matched = match(told, bearers)
    sure = [_sure(one, people) for one in matched.matched]
    return RelayPreview(
        new=tuple(one for one in sure if one.person.arrived_at is None and not one.person.needs_reason),
        elsewhere=tuple(one for one in sure if one.person.needs_reason),
        there=tuple(one for one in sure if one.person.arrived_at is not None),
        same_name=tuple(_open(one, people) for one in matched.same_name),
        unknown=matched.unknown,
        repeated=tuple(_sure(one, people) for one in matched.repeated),
        on_leave=tuple(_open(one, people) for one in matched.on_leave),
        unused=tuple(_unused(told, bearers, matched.unknown)),
    )


def _unused(
    told: Sequence[RelayLine], people: Sequence[Person], guests: Sequence[RelayLine]
) -> Iterator[tuple[RelayLine, tuple[str, ...]]]:
    """Give the words that stand behind a name for nothing; behind a guest's name they say where the guest is from."""
    by_name: dict[str, list[Person]] = {}
    for person in people:
        by_name.setdefault(person.name, []).append(person)
    for line in told:
        bearers = by_name.get(line.name, ())
        words = tuple(word for word in line.hints if not any(speaks_of(word, person) for person in bearers))
        if words and line not in guests:
            yield line, words


def _perhaps(line: RelayLine) -> list[str]:
    """Give the words behind a name that may be names themselves: "1. 张三 李四"."""
    return [word for word in line.hints if PERSON.fullmatch(word) and not SHORT.fullmatch(word)]


def _with_others(line: RelayLine, known: set[str]) -> Iterator[RelayLine]:
    """Give a line of their own to those of our people whose names stand behind another name, or where one should."""
    others = [word for word in _perhaps(line) if word in known]
    rest = tuple(hint for hint in line.hints if hint not in others)
    if not others or line.name in known:
        yield replace(line, hints=rest)
    else:
        yield replace(line, name=others.pop(0), hints=(line.name, *rest))
    yield from (replace(line, name=word, hints=(), phone=None, heads=1) for word in others)


def _phones(session: Session, actor: Actor, ids: Iterable[MemberId]) -> dict[MemberId, str]:
    found = select(col(Member.id), col(Member.phone)).where(
        scope.everybody(Member, actor), col(Member.id).in_(list(ids))
    )
    return {MemberId(row.id): row.phone for row in session.execute(found) if row.phone}


def _sure(one: Matched, people: dict[MemberId, DeskPerson]) -> Sure:
    return Sure(one.line, people[one.person.member_id])


def _open(one: Doubtful, people: dict[MemberId, DeskPerson]) -> Open:
    return Open(one.line, tuple(people[person.member_id] for person in one.candidates))
