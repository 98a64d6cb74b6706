"""Backups of an embedded database: a consistent copy while the server runs, and a manifest a restore must meet."""

import hashlib
import json
import sqlite3
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

MANIFEST: Final = "manifest.json"
COPY: Final = "sanshuang.db"


class BackupError(Exception):
    """A backup that cannot be made, or that is not what its manifest says. The text is one plain sentence."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: rows by table, the sum of all points, the journal's end, and the copy's own digest."""

    made_at: str
    schema: str
    rows: dict[str, int]
    points: int
    journal_seq: int
    journal_hash: str
    sha256: str


def back_up(engine: Engine, folder: Path, *, now: datetime) -> Path:
    """Copy an SQLite database into a new folder named by the moment; writers are not stopped.

    Raises BackupError for another kind of database or a folder that is there already.
    """
    if engine.dialect.name != "sqlite":
        msg = "this command copies SQLite; use pg_dump --format=custom for PostgreSQL"
        raise BackupError(msg)
    place = folder / now.strftime("%Y%m%dT%H%M%SZ")
    if place.exists():
        msg = f"{place} is there already"
        raise BackupError(msg)
    place.mkdir(parents=True)
    with sqlite3.connect(str(engine.url.database)) as source, sqlite3.connect(place / COPY) as copy:
        source.backup(copy)
    copy.close()
    source.close()
    manifest = _describe(place / COPY, now.isoformat())
    (place / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1, sort_keys=True), encoding="utf-8")
    return place


def verify(place: Path) -> Manifest:
    """Give a backup's manifest when the copy is whole and is what the manifest says; raises BackupError."""
    try:
        told = Manifest(**json.loads((place / MANIFEST).read_text(encoding="utf-8")))
        found = _describe(place / COPY, told.made_at)
    except (OSError, ValueError, TypeError, sqlite3.Error) as error:
        msg = f"{place} is not a whole backup"
        raise BackupError(msg) from error
    if found != told:
        msg = f"{place} is not what its manifest says"
        raise BackupError(msg)
    return told


def restore(place: Path, target: Path) -> Manifest:
    """Put a verified backup in an empty place. Raises BackupError when it is not whole or the place is taken."""
    manifest = verify(place)
    if target.exists():
        msg = f"{target} is there already; restore into an empty place and look at it first"
        raise BackupError(msg)
    target.parent.mkdir(parents=True, exist_ok=True)
    with sqlite3.connect(place / COPY) as source, sqlite3.connect(target) as copy:
        source.backup(copy)
    copy.close()
    source.close()
    return manifest


def _describe(copy: Path, made_at: str) -> Manifest:
    if not copy.is_file():
        raise FileNotFoundError(copy)
    with sqlite3.connect(f"file:{copy}?mode=ro", uri=True) as db:
        if db.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            msg = "integrity check failed"
            raise ValueError(msg)
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        rows = {name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}  # noqa: S608 - names come from the database itself
        points = db.execute("SELECT coalesce(sum(points), 0) FROM point_line").fetchone()[0]
        seq, digest = db.execute("SELECT journal_seq, journal_hash FROM revision").fetchone()
        schema = db.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    db.close()
    return Manifest(
        made_at=made_at,
        schema=schema,
        rows=rows,
        points=points,
        journal_seq=seq,
        journal_hash=digest,
        sha256=hashlib.sha256(copy.read_bytes()).hexdigest(),
    )
