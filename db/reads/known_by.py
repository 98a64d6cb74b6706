"""By what the rows that the journal's lines name are known to people: their codes and names, asked for once each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, literal, select, union_all
from sqlmodel import Session, col

from db.reads import scope
from db.rules.rights import Actor
from db.tables import metadata
from db.tables.accounts import Account
from db.tables.activities import Activity
from db.tables.agreements import Agreement
from db.tables.checkins import BranchCheckin, Census
from db.tables.keeping import JournalLine
from db.tables.lists import Post, Project, Resource
from db.tables.needs import Need
from db.tables.pairs import Pair
from db.tables.people import Branch, Member, Skill, Unit
from db.tables.places import Community, District, Street
from db.tables.reports import Quarter
from db.tables.stock_clauses import StockClause
from db.tables.teams import Team
from db.tables.wishes import Wish

HIDDEN: Final = frozenset({"id", "org_id", "version"})
"""Fields of a line that nobody is shown."""

ROOM: Final = 20_000
"""Rows that are remembered at a time."""

AT_ONCE: Final = 30_000
"""Identifiers in one statement, each counted once for every table it is looked for in: SQLite takes 32,766 facts."""

_ID_LENGTH: Final = len(str(UUID(int=0)))
_KNOWN_BY: Final[tuple[tuple[Any, str, str], ...]] = (
    (Account, "login", "name"), (Activity, "code", "name"), (Agreement, "code", ""), (Branch, "code", "name"),
    (BranchCheckin, "code", ""), (Census, "", "name"), (Community, "code", "name"), (District, "", "name"),
    (Member, "code", ""), (Need, "code", ""), (Pair, "code", ""), (Post, "code", "name"), (Project, "code", "name"),
    (Quarter, "", "name"), (Resource, "code", ""), (Skill, "code", "name"),
    (StockClause, "code", ""), (Street, "", "name"),
    (Team, "code", "name"), (Unit, "code", "name"), (Wish, "code", ""),
)  # fmt: skip
"""By which columns a row is known to people: its code and its name, where it has them and they tell of nobody."""

_ACCOUNTS: Final = "account"
"""What every column ending in "_by" points to: whoever wrote it down, without a key to hold them."""

_TABLES: Final = frozenset(str(table.__tablename__) for table, _, _ in _KNOWN_BY)


@dataclass(frozen=True, slots=True)
class Names:
    """What the rows are known by that lines name; each is looked for once, in the table that its column points to."""

    session: Session
    actor: Actor
    known: dict[UUID, str] = field(default_factory=dict)

    def learn(self, lines: Iterable[JournalLine]) -> None:
        """Ask for all that these lines name and no former ones did, in as few statements as it fits; or in none."""
        if len(self.known) > ROOM:
            self.known.clear()
        wanted = {named for line in lines for named in _named(line) if named[1] not in self.known}
        self.known.update(dict.fromkeys((id_ for _, id_ in wanted), ""))
        for portion in _portions(wanted):
            if parts := list(self._parts(portion)):
                for row in self.session.execute(union_all(*parts)):
                    self.known[row.id] = f"{row.code} {row.name}".strip()

    def of(self, id_: UUID | None) -> str:
        """Give by what a row is known; empty when by nothing."""
        return self.known.get(id_, "") if id_ else ""

    def _parts(self, wanted: set[tuple[str, UUID]]) -> Iterator[Select[Any]]:
        for table, key, name in _KNOWN_BY:
            named = {id_ for place, id_ in wanted if place in {"", table.__tablename__}}
            if named:
                yield select(
                    col(table.id).label("id"),
                    (getattr(table, key) if key else literal("")).label("code"),
                    (getattr(table, name) if name else literal("")).label("name"),
                ).where(scope.everybody(table, self.actor), col(table.id).in_(named))


def coded(actor: Actor, code: str) -> Any:  # noqa: ANN401 - a union of identifiers
    """Give the statement for the rows of any table that bear a code, however it is typed."""
    written = {code, code.upper(), code.lower()}
    return union_all(
        *(
            select(col(table.id)).where(scope.everybody(table, actor), getattr(table, key).in_(written))
            for table, key, _ in _KNOWN_BY
            if key
        )
    )


def as_id(value: object) -> UUID | None:
    """Give the identifier that a value of a line writes out; None when it is anything else."""
    try:
        return UUID(value) if isinstance(value, str) and len(value) == _ID_LENGTH else None
    except ValueError:
        return None


def _portions(wanted: Iterable[tuple[str, UUID]]) -> Iterator[set[tuple[str, UUID]]]:
    portion: set[tuple[str, UUID]] = set()
    room = AT_ONCE
    for named in wanted:
        cost = 1 if named[0] else len(_KNOWN_BY)
        if cost > room:
            yield portion
            portion, room = set(), AT_ONCE
        portion.add(named)
        room -= cost
    if portion:
        yield portion


def _named(line: JournalLine) -> Iterator[tuple[str, UUID]]:
    """Give the rows that a line names: which table each is in, or "" for any, and its identifier."""
    if line.subject_id and line.subject in _TABLES:
        yield line.subject, line.subject_id
    for facts in (line.before, line.after):
        for name, value in facts.items():
            if name in HIDDEN or (place := _place(line.subject, name)) is None:
                continue
            for item in value if isinstance(value, list) else (value,):
                if id_ := as_id(item):
                    yield place, id_


@cache
def _place(subject: str, name: str) -> str | None:
    """Tell which table a field of a line points to: "" when it may be any, None when its rows are known by nothing."""
    table = metadata.tables.get(subject)
    if table is None or name not in table.c:
        return ""
    if name.endswith("_by"):
        return _ACCOUNTS
    targets = {key.column.table.name for key in table.c[name].foreign_keys}
    if not targets:
        return ""
    return next((target for target in sorted(targets) if target in _TABLES), None)
