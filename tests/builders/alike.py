"""Whether two databases tell the same story: every table, with each identifier replaced by when it came."""

import json
import re
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Engine, delete, insert, select

from db.tables import metadata
from db.work import reading

DIGESTS: Final = frozenset({"hash", "prev_hash", "journal_hash", "content_hash", "sealed", "key_name"})
"""Columns that hang on identifiers or on a key, and so differ."""

_UUID: Final = re.compile(r"(?<![0-9a-f])[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}(?![0-9a-f])")
_DIGEST: Final = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")

Rows = dict[str, list[str]]


def told(engine: Engine) -> Rows:
    """Give every table's rows as text, in order, with the n-th row of a table named so wherever it is referred to."""
    with reading(engine) as session:
        content = {
            table.name: [dict(row) for row in session.execute(select(table)).mappings()]
            for table in metadata.sorted_tables
        }
    names = {
        row["id"]: f"{table}#{number}"
        for table, rows in content.items()
        if rows and isinstance(rows[0].get("id"), UUID)
        for number, row in enumerate(sorted(rows, key=lambda row: row["id"]))
    }
    return {table: sorted(_plain(row, names) for row in rows) for table, rows in content.items()}


def _plain(row: Mapping[str, Any], names: Mapping[UUID, str]) -> str:
    kept = {str(column): value for column, value in row.items() if column not in DIGESTS}
    # each engine gives JSON back in an order of its own
    text = json.dumps(kept, default=str, ensure_ascii=False, sort_keys=True)
    return _DIGEST.sub("digest", _UUID.sub(lambda found: names.get(UUID(found[0]), found[0]), text))


def bring_over(source: Engine, target: Engine) -> None:
    """Make a database hold the very rows of another, and nothing else."""
    with source.connect() as there, target.connect().execution_options(write=True) as here, here.begin():
        for table in reversed(metadata.sorted_tables):
            here.execute(delete(table))
        for table in metadata.sorted_tables:
            if rows := [*map(dict, there.execute(select(table)).mappings())]:
                here.execute(insert(table), rows)
