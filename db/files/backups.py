"""Backups: a consistent copy of an embedded database while the server runs, and the manifest that a restore meets."""

import hashlib
import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from db.rules.safety import kept

MANIFEST: Final = "manifest.json"
COPY: Final = "sanshuang.db"
NAMED: Final = "%Y%m%dT%H%M%SZ"


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

    Raises BackupError for a folder that is there already.
    """
    place = begun(folder, now)
    with closing(sqlite3.connect(str(engine.url.database))) as source, closing(sqlite3.connect(place / COPY)) as copy:
        source.backup(copy)
    write_down(place, _describe(place / COPY, now.isoformat()))
    return place


def begun(folder: Path, now: datetime) -> Path:
    """Make the folder of a new backup, its owner's alone. Raises BackupError when it is there already."""
    place = folder / now.strftime(NAMED)
    if place.exists():
        msg = f"{place} is there already"
        raise BackupError(msg)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    place.mkdir(mode=0o700)
    return place


def write_down(place: Path, manifest: Manifest) -> None:
    """Put a manifest beside what it describes: only then the folder counts as a backup."""
    (place / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1, sort_keys=True), encoding="utf-8")


def told(place: Path) -> Manifest:
    """Give what a backup says of itself; raises BackupError."""
    try:
        return Manifest(**json.loads((place / MANIFEST).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        msg = f"{place} is not a whole backup"
        raise BackupError(msg) from error


def verify(place: Path) -> Manifest:
    """Give a backup's manifest when the copy is whole and is what the manifest says; raises BackupError."""
    manifest = told(place)
    try:
        found = _describe(place / COPY, manifest.made_at)
    except (OSError, ValueError, sqlite3.Error) as error:
        msg = f"{place} is not a whole backup"
        raise BackupError(msg) from error
    if found != manifest:
        msg = f"{place} is not what its manifest says"
        raise BackupError(msg)
    return manifest


def restore(place: Path, target: Path) -> Manifest:
    """Put a verified backup in an empty place. Raises BackupError when it is not whole or the place is taken."""
    manifest = verify(place)
    if target.exists():
        msg = f"{target} is there already; restore into an empty place and look at it first"
        raise BackupError(msg)
    target.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(place / COPY)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
    return manifest


def newest_backup(folder: Path) -> tuple[datetime, Path] | None:
    """Give the newest backup and its moment: one of ours, or a dump of PostgreSQL's own tool (*.dump)."""
    found = [(moment, place) for place, moment in _ours(folder).items()]
    found += [(datetime.fromtimestamp(dump.stat().st_mtime, UTC), dump) for dump in folder.glob("*.dump")]
    return max(found, default=None)


def prune(folder: Path) -> list[Path]:
    """Remove the backups that the rule does not keep, never the newest; gives which."""
    ours = _ours(folder)
    worth = kept(ours.values())
    gone = sorted(place for place, moment in ours.items() if moment not in worth)
    for place in gone:
        shutil.rmtree(place)
    return gone


def _ours(folder: Path) -> dict[Path, datetime]:
    found = {}
    for manifest in folder.glob(f"*/{MANIFEST}"):
        try:
            found[manifest.parent] = datetime.strptime(manifest.parent.name, NAMED).replace(tzinfo=UTC)
        except ValueError:
            continue  # a folder that somebody named by hand is theirs
    return found


def _describe(copy: Path, made_at: str) -> Manifest:
    if not copy.is_file():
        raise FileNotFoundError(copy)
    with closing(sqlite3.connect(f"file:{copy}?mode=ro", uri=True)) as db:
        if db.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            msg = "integrity check failed"
            raise ValueError(msg)
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        rows = {name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}  # noqa: S608 - names come from the database itself
        points = db.execute("SELECT coalesce(sum(points), 0) FROM point_line").fetchone()[0]
        seq, digest = db.execute("SELECT journal_seq, journal_hash FROM revision").fetchone()
        schema = db.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    return Manifest(
        made_at=made_at,
        schema=schema,
        rows=rows,
        points=points,
        journal_seq=seq,
        journal_hash=digest,
        sha256=hashlib.sha256(copy.read_bytes()).hexdigest(),
    )
