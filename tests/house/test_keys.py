"""A distributed engine can take the tables as they are: keys carry the organisation, nothing is numbered centrally."""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    text,
)
from sqlalchemy.sql.schema import ColumnCollectionConstraint

from db.tables import metadata
from tests.house.tree import ROOT, sources

OWNER = "org_id"
CENTRAL = re.compile(
    r"\b(CREATE\s+(OR\s+REPLACE\s+)?TRIGGER|LISTEN|NOTIFY|pg_notify|nextval|SERIAL|CREATE\s+SEQUENCE)\b"
)


def unowned(table: Table) -> Iterator[str]:
    """Name every key of a table that could not be split by organisation."""
    if OWNER not in table.c:
        yield f"{table.name} has no {OWNER}"
    for constraint in table.constraints:
        if isinstance(constraint, ForeignKeyConstraint):
            if (OWNER, OWNER) not in [(part.parent.name, part.column.name) for part in constraint.elements]:
                yield f"{table.name} refers by {constraint.column_keys}"
        elif isinstance(constraint, PrimaryKeyConstraint | UniqueConstraint) and not owned(constraint):
            yield f"{table.name} is unique by {constraint.columns.keys()}"
    yield from (
        f"{table.name} is unique by {index.name}" for index in table.indexes if index.unique and not owned(index)
    )


def owned(key: ColumnCollectionConstraint | Index) -> bool:
    """Whether the organisation is part of a key."""
    return OWNER in key.columns


def counted(table: Table) -> Iterator[str]:
    """Name every column that the database itself would number."""
    numbered = [
        column for column in table.c if column.autoincrement is True or column.identity or column.server_default
    ]
    yield from (f"{table.name}.{column.name}" for column in numbered)


def test_a_key_without_the_organisation_is_found() -> None:
    elsewhere = MetaData()
    bad = Table("bad", elsewhere, Column("id", Integer, primary_key=True), Column("code", Integer, unique=True))
    Table("worse", elsewhere, Column("n", Integer, primary_key=True, autoincrement=True, server_default=text("1")))

    assert len(list(unowned(bad))) == 3
    assert list(counted(elsewhere.tables["worse"])) == ["worse.n"]


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_every_key_carries_the_organisation_and_none_is_numbered_by_the_database(table: Table) -> None:
    assert [*unowned(table), *counted(table)] == []


def test_no_trigger_no_sequence_no_notice_is_needed() -> None:
    files = sources("db", but=())

    assert [file.path for file in files if CENTRAL.search(file.text)] == []


def test_the_processes_and_their_front_are_handed_out_together() -> None:
    given = ROOT / "docs" / "serving"
    unit = (given / "sanshuang@.service").read_text("utf-8")
    ports = re.findall(r"server 127\.0\.0\.1:(\d+)", (given / "nginx.conf").read_text("utf-8"))

    assert all(f"sanshuang@{port}" in unit for port in ports)
    assert "EnvironmentFile=/etc/sanshuang/settings.env" in unit
