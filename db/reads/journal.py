"""Questions of the auditor: what happened, who did it, what it changed; and whether the journal itself is whole."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Date, Enum, Select, select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import scope
from db.reads.chain import Chain, verify
from db.reads.joins import on
from db.reads.known_by import HIDDEN, Names, as_id, coded
from db.reads.paging import PAGE
from db.rules.accounts import clean_login
from db.rules.calendar import SHANGHAI
from db.rules.classes import is_masked
from db.rules.rights import Actor, Right
from db.tables import metadata
from db.tables.accounts import Account
from db.tables.base import UtcDateTime
from db.tables.keeping import JournalLine, Revision
from db.terms import JournalKind, Role

MOST: Final = 100_000
"""Lines that leave in one file, the newest."""

SETTINGS: Final[Mapping[str, Right]] = {
    "bureau": Right.KEEP_SCHEME,
    "skill": Right.KEEP_SCHEME,
    "stock_clause": Right.KEEP_CLAUSES,
}
"""Parts of the scheme's settings that keep no versions of their own, and who keeps them: the journal tells them."""

LATEST: Final = 200
"""Changes of a part that are told, the newest."""

_AT_ONCE: Final = 1_000
_ROLES: Final = frozenset(Role)
_OPEN: Final = ("account", "name")
"""The one name told in full: whoever acts under an account is named beside every line."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines are looked for; what is empty does not narrow."""

    kind: JournalKind | None = None
    #: the first word of an event, such as "need"
    family: str = ""
    #: login of the account that acted
    login: str = ""
    #: code of the row it was about, such as "XQ20260001"
    code: str = ""
    #: days in Asia/Shanghai, both included
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a row: what stood there before and what stood there after, as the scheme speaks of it."""

    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One line of the journal for a reader: when, what, who and from where, about what, what changed."""

    seq: int
    at: datetime
    kind: JournalKind
    event: str
    #: empty when somebody at the door, or nobody known, did it
    login: str
    name: str
    role: Role | None
    origin: str
    subject: str
    #: code and name of the row it was about, as far as it has them
    about: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class JournalPage:
    """A page of the journal, newest first, and from which line on the neighbouring pages go; 0 when there is none."""

    entries: tuple[JournalEntry, ...]
    older_than: int
    newer_than: int


def journal_page(
    session: Session, actor: Actor, *, wanted: Wanted, now: datetime, below: int = 0, above: int = 0
) -> JournalPage:
    """Give the lines below a number, or the nearest above one; without either the newest, as they stand now.

    Raises NOT_ALLOWED for whoever may not see the journal.
    """
    found = _lines(actor, wanted, now)
    if above:
        rows = session.execute(found.where(col(JournalLine.seq) > above).order_by(col(JournalLine.seq)).limit(PAGE + 1))
    else:
        rows = session.execute(_down_from(found, below).limit(PAGE + 1))
    lines = list(rows)
    more, lines = len(lines) > PAGE, lines[:PAGE]
    lines = lines[::-1] if above else lines
    return JournalPage(
        entries=_entries(Names(session, actor), actor, lines),
        older_than=lines[-1].JournalLine.seq if lines and (more or above) else 0,
        newer_than=lines[0].JournalLine.seq if lines and (more if above else below) else 0,
    )


def journal_lines(session: Session, actor: Actor, *, wanted: Wanted, now: datetime) -> Iterator[JournalEntry]:
    """Give all lines that are looked for, newest first, at most MOST, a few hundred at a time. Raises NOT_ALLOWED."""
    found, names, below = _lines(actor, wanted, now), Names(session, actor), 0
    for _ in range(MOST // _AT_ONCE):
        lines = list(session.execute(_down_from(found, below).limit(_AT_ONCE)))
        yield from _entries(names, actor, lines)
        if len(lines) < _AT_ONCE:
            return
        below = lines[-1].JournalLine.seq


def settings_changed(session: Session, actor: Actor, *, family: str) -> tuple[JournalEntry, ...]:
    """Give what was changed in a part of the scheme's settings, the newest first, to whoever keeps them.

    Raises NOT_ALLOWED, NOT_FOUND for what is no such part.
    """
    if family not in SETTINGS:
        raise Refusal(Code.NOT_FOUND, table=JournalLine.__tablename__)
    if not actor.may(SETTINGS[family]):
        raise Refusal(Code.NOT_ALLOWED, right=SETTINGS[family])
    found = _told(actor, Wanted(family=family)).where(col(JournalLine.kind) == JournalKind.WRITE)
    return _entries(Names(session, actor), actor, list(session.execute(_down_from(found, 0).limit(LATEST))))


def journal_length(session: Session, actor: Actor, *, now: datetime) -> int:
    """Give how many lines the journal has in all, now. Raises NOT_ALLOWED."""
    _require(actor, now)
    row = session.execute(select(col(Revision.journal_seq)).where(scope.everybody(Revision, actor))).one()
    return int(row.journal_seq)


def chain_now(session: Session, actor: Actor, *, now: datetime, watch: Callable[[int], None]) -> Chain:
    """Walk the whole chain as it stands now, telling `watch` how far it has come. Raises NOT_ALLOWED."""
    _require(actor, now)
    return verify(session, watch)


def _require(actor: Actor, _now: datetime) -> None:
    # the moment is asked for only so that no answer is remembered: not every line raises the revision
    if not actor.may(Right.SEE_JOURNAL):
        raise Refusal(Code.NOT_ALLOWED, right=Right.SEE_JOURNAL)


def _lines(actor: Actor, wanted: Wanted, now: datetime) -> Select[Any]:
    _require(actor, now)
    return _told(actor, wanted)


def _told(actor: Actor, wanted: Wanted) -> Select[Any]:
    read: list[Any] = [JournalLine, col(Account.login), col(Account.name)]
    return (
        select(*read)
        .outerjoin(Account, on(Account, JournalLine.account_id))
        .where(scope.everybody(JournalLine, actor), *_narrowed(actor, wanted))
    )


def _narrowed(actor: Actor, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.kind:
        yield col(JournalLine.kind) == wanted.kind
    if wanted.family:
        # a range rather than LIKE, so that the index on events serves on both engines; "/" follows "."
        yield col(JournalLine.event) > f"{wanted.family}."
        yield col(JournalLine.event) < f"{wanted.family}/"
    if wanted.login:
        yield col(JournalLine.account_id).in_(
            select(col(Account.id)).where(
                scope.everybody(Account, actor), col(Account.login) == clean_login(wanted.login)
            )
        )
    if wanted.code:
        yield col(JournalLine.subject_id).in_(coded(actor, wanted.code.strip()))
    if wanted.first:
        yield col(JournalLine.at) >= _midnight(wanted.first)
    if wanted.last:
        yield col(JournalLine.at) < _midnight(wanted.last + timedelta(days=1))


def _down_from(found: Select[Any], below: int) -> Select[Any]:
    bounded = found.where(col(JournalLine.seq) < below) if below else found
    return bounded.order_by(col(JournalLine.seq).desc())


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI).astimezone(UTC)


def _entries(names: Names, actor: Actor, rows: Sequence[Any]) -> tuple[JournalEntry, ...]:
    names.learn(row.JournalLine for row in rows)
    return tuple(_entry(row.JournalLine, row.login or "", row.name or "", actor, names) for row in rows)


def _entry(line: JournalLine, login: str, name: str, actor: Actor, names: Names) -> JournalEntry:
    return JournalEntry(
        seq=line.seq,
        at=line.at,
        kind=line.kind,
        event=line.event,
        login=login,
        name=name,
        role=Role(line.role) if line.role in _ROLES else None,
        origin=line.origin,
        subject=line.subject,
        about=names.of(line.subject_id),
        changes=tuple(
            Change(
                field,
                _spoken(actor, line.subject, field, line.before.get(field), names),
                _spoken(actor, line.subject, field, line.after.get(field), names),
            )
            for field in _fields(line)
        ),
    )


def _fields(line: JournalLine) -> list[str]:
    """Give the changed fields in the order of their table, then the other facts: PostgreSQL keeps no order."""
    places = _places(line.subject)
    told = {*line.after, *line.before} - HIDDEN
    return sorted(told, key=lambda field: (places.get(field, len(places)), field))


@cache
def _places(subject: str) -> dict[str, int]:
    table = metadata.tables.get(subject)
    return {} if table is None else {name: place for place, name in enumerate(table.c.keys())}


def _spoken(actor: Actor, subject: str, field: str, value: object, names: Names) -> object:
    """Give a value as it was before it was written down: a word of the scheme, a day, a moment, a row by its code."""
    if isinstance(value, list):
        return " · ".join(names.of(as_id(item)) or str(item) for item in value)
    if not isinstance(value, str):
        return value if value is None or isinstance(value, bool | int | float) else str(value)
    if field.endswith("phone"):
        return scope.shown_phone(actor, value)
    if is_masked(subject, field) and (subject, field) != _OPEN:
        return scope.shown(actor, subject, field, value)
    id_ = as_id(value)
    return (names.of(id_) or value) if id_ else _typed(subject, field, value)


def _typed(subject: str, field: str, value: str) -> object:
    table = metadata.tables.get(subject)
    kind = table.c[field].type if table is not None and field in table.c else None
    try:
        if isinstance(kind, Enum) and kind.enum_class:
            return kind.enum_class(value)
        if isinstance(kind, UtcDateTime):
            return datetime.fromisoformat(value)
        return date.fromisoformat(value) if isinstance(kind, Date) else value
    except ValueError:
        # an old line may hold a word that the scheme no longer has
        return value
