"""The desk at which a batch is worked off: the transaction, what is known, what was written, what goes back."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from db.files.flaws import Flaw, Problem
from db.files.headers import Table
from db.files.implied import drawn_up_on
from db.files.ledgers.lines import Line, Place
from db.rules.thumb import BUILT_IN, Thumb
from db.tables.base import Row, new_id
from db.work import Spool, Work
from db.writes.imports.register import Register

AnyLine = TypeVar("AnyLine", bound=Line)


class Kept(NamedTuple):
    """A row that was written for a line; the mark by which the line is known again, where its row does not tell."""

    place: Place
    subject: str
    subject_id: UUID
    mark: str


@dataclass(frozen=True, slots=True)
class Plain:
    """A row as its bare values: twenty thousand members bring a hundred thousand rows with them."""

    table: type[Row]
    values: Mapping[str, object]
    id: UUID = field(default_factory=new_id)


@dataclass(slots=True)
class Desk:
    """One batch in the making."""

    work: Work
    known: Register
    #: whether branches, communities and skills that are new here may be entered
    founding: bool
    #: how each sheet's columns were understood
    tables: Mapping[str, Table]
    #: the rules of thumb of the import's day
    thumb: Thumb = BUILT_IN
    kept: Spool[Kept] = field(default_factory=Spool)
    #: the lines that go back, in their order, each with its problems
    back: Spool[Line] = field(default_factory=Spool)
    #: what is wrong with the line that is being looked at
    wrong: list[Problem] = field(default_factory=list)

    @property
    def today(self) -> date:
        """The business day of the import."""
        return self.work.today

    @property
    def now(self) -> datetime:
        """The moment of the import."""
        return self.work.now

    @property
    def recorder(self) -> UUID:
        """The account that imports."""
        return self.work.actor.account_id

    def drawn_up_on(self, line: Line) -> date:
        """Give the day of which a line's list speaks: the one in its titles, else today."""
        return min(drawn_up_on(self.tables[line.place.sheet].titles) or self.today, self.today)

    def heading(self, line: Line, code: str) -> str:
        """Give a column's heading as it stands in the line's sheet."""
        return self.tables[line.place.sheet].heading(code) or code

    def sift(self, lines: Iterable[AnyLine], *checks: Callable[["Desk", AnyLine], None]) -> Spool[AnyLine]:
        """Look at lines one by one and give those with which nothing is wrong; the others go back.

        A check that says what is wrong with a line is the last one for it.
        """
        fresh = Spool[AnyLine]()
        for line in lines:
            self.wrong = []
            for check in checks:
                if line.good and not self.wrong:
                    check(self, line)
            if line.good and not self.wrong:
                fresh.append(line)
            else:
                self.back.append(replace(line, problems=(*line.problems, *self.wrong)))
        return fresh

    def give_back(self, line: Line, flaw: Flaw, code: str = "", **facts: str) -> None:
        """Let the line that is being looked at go back with one more problem, of the whole row or of a column."""
        self.wrong.append(Problem(flaw, self.heading(line, code) if code else "", facts))

    def check_length(self, line: Line, code: str, text: str, most: int) -> None:
        """Give a line back whose text is too long for its column here."""
        if len(text) > most:
            self.give_back(line, Flaw.TOO_LONG, code, limit=str(most))

    def check_past(self, line: Line, code: str, day: date | None) -> None:
        """Give a line back that speaks of a day to come as of one that was."""
        if day is not None and day > self.today:
            self.give_back(line, Flaw.IN_THE_FUTURE, code, value=day.isoformat())

    def community(self, line: Line, name: str) -> UUID | None:
        """Find a community by its name; a line with an unknown one goes back."""
        found = self.known.communities.get(name)
        if found is None:
            self.give_back(line, Flaw.UNKNOWN_COMMUNITY, value=name)
        return found

    def branch(self, line: Line, name: str) -> UUID | None:
        """Find a branch by its name; a line with an unknown one goes back."""
        found = self.known.branches.get(name)
        if found is None:
            self.give_back(line, Flaw.UNKNOWN_BRANCH, value=name)
        return found

    def put(self, rows: Iterable[Row]) -> None:
        """Write new rows of one sort, or of sorts that do not refer to each other, at once."""
        for row in rows:
            row.org_id = self.work.actor.org_id
            self.work.session.add(row)
        self.work.session.flush()

    def pour(self, rows: Iterable[Plain]) -> list[dict[str, Any]]:
        """Write many plain rows, table by table, and give them whole."""
        poured: dict[type[Row], list[dict[str, object]]] = defaultdict(list)
        for row in rows:
            poured[row.table].append({**row.values, "id": row.id})
        return [whole for table, values in poured.items() for whole in self.work.pour(table, values)]

    def keep(self, line: Line, *rows: Row | Plain, mark: str = "") -> None:
        """Note which rows were written for a line; the mark belongs to the first."""
        for row in rows:
            table = row.table if isinstance(row, Plain) else type(row)
            self.kept.append(Kept(line.place, str(table.__tablename__), row.id, mark))
            mark = ""
