"""A SQLite file that each test finds as the migrations left it, while the connections to it stay open.

A copy for each test would cost every test what a new connection costs: reading the schema of all tables and preparing
anew whatever it asks.
"""

import shutil
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

from db.engine import make_engine
from db.migrations import migrate

TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
LOOK = "SELECT '{0}' WHERE EXISTS (SELECT * FROM {{}}.{0})"
EMPTY = "DELETE FROM main.{}"
FILL = "INSERT INTO main.{0} SELECT * FROM beginning.{0}"
AS_IT_WAS = "PRAGMA schema_version"  # another one says that a test altered a table
PATIENCE = 1.0  # seconds to wait for whoever still writes


def make_template(path: Path) -> None:
    """Make a migrated file, which is there once it is whole."""
    unfinished = path.with_suffix(".unfinished")
    engine = make_engine(f"sqlite:///{unfinished}")
    migrate(engine)
    engine.dispose()
    unfinished.rename(path)


@dataclass(slots=True)
class Beginning:
    """A file brought back to what a migrated one holds, by touching only the tables that hold rows."""

    path: Path
    connection: sqlite3.Connection
    filled: str
    beginning: frozenset[str]
    schema: int
    place: int

    @classmethod
    def of(cls, template: Path, path: Path) -> "Beginning":
        """Make the file, as a copy of the migrated one."""
        shutil.copyfile(template, path)
        # foreign keys are not looked at: rows go table by table, in whatever order
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        connection.execute("ATTACH DATABASE ? AS beginning", [str(template)])
        tables = [name for (name,) in connection.execute(TABLES)]
        look = " UNION ALL ".join(LOOK.format(name) for name in tables)
        held = frozenset(name for (name,) in connection.execute(look.format(*["beginning"] * len(tables))))
        (schema,) = connection.execute(AS_IT_WAS).fetchone()
        return cls(path, connection, look.format(*["main"] * len(tables)), held, schema, path.stat().st_ino)

    def bring_back(self) -> bool:
        """Bring the file back; false when it is another one, was altered, or somebody still writes in it."""
        try:
            if self.path.stat().st_ino != self.place or self.connection.execute(AS_IT_WAS).fetchone() != (self.schema,):
                return False
            self.connection.execute("BEGIN IMMEDIATE")
            for (table,) in self.connection.execute(self.filled).fetchall():
                self.connection.execute(EMPTY.format(table))
                if table in self.beginning:
                    self.connection.execute(FILL.format(table))
            self.connection.execute("COMMIT")
        except (OSError, sqlite3.Error):
            return False
        return True

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()


@dataclass(slots=True)
class Kept:
    """The file of the running test: the same one again and again, as long as it can be brought back."""

    template: Path
    folder: Path
    made: list[Beginning] = field(default_factory=list)

    def brought_back(self) -> Path:
        """Give the file as the migrations left it, or a new one where the last test left none that could be."""
        if not (self.made and self.made[-1].bring_back()):
            self.close()
            self.made.append(Beginning.of(self.template, self.folder / f"test-{len(self.made)}.db"))
        return self.made[-1].path

    def close(self) -> None:
        """Let go of the last file."""
        if self.made:
            self.made[-1].close()
