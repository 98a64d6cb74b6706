"""The table of data classes covers every column, and says the same as the tables do."""

from sqlalchemy import LargeBinary

from db.rules.classes import HANDLING, TABLES, DataClass, Export, Mask, class_of, columns, is_spoken
from db.tables import metadata
from db.terms import Role

DIGESTS = ("_hash", "mark")
PEOPLE = {"name": {"member", "account", "guest", "knock"}, "phone": {"member", "branch"}}


def unclassed() -> list[str]:
    """Name the columns of the tables that stand in no class."""
    found = []
    for table in metadata.sorted_tables:
        for column in table.columns:
            try:
                class_of(table.name, column.name)
            except KeyError:
                found.append(f"{table.name}.{column.name}")
    return found


def test_every_column_has_a_class() -> None:
    assert unclassed() == []


def test_no_line_of_the_table_outlives_its_column_or_stands_twice() -> None:
    there = {(table.name, column.name) for table in metadata.sorted_tables for column in table.columns}
    lines = [(table, column) for table, column, _ in columns()]
    masked = {(name, column) for name, table in TABLES.items() for column in table.masks}

    assert set(lines) - there == set()
    assert len(lines) == len(set(lines))
    assert masked - set(lines) == set()


def test_what_is_sensitive_is_sealed_or_a_digest_never_exported_and_never_spoken() -> None:
    sensitive = [(table, column) for table, column, kind in columns() if kind is DataClass.SENSITIVE]

    readable = [
        (table, column)
        for table, column in sensitive
        if not column.endswith(DIGESTS) and not isinstance(metadata.tables[table].c[column].type, LargeBinary)
    ]
    assert readable == []
    assert [line for line in sensitive if is_spoken(*line)] == []
    assert HANDLING[DataClass.SENSITIVE].export is Export.NEVER
    assert Role.LEADER not in HANDLING[DataClass.SENSITIVE].opened_by
    assert len(sensitive) > 4


def test_names_and_telephones_of_people_are_personal_and_masked() -> None:
    for column, tables in PEOPLE.items():
        for table in tables:
            assert class_of(table, column) is DataClass.PERSONAL
            assert TABLES[table].masks[column] in {Mask.NAME, Mask.PHONE}


def test_no_telephone_and_no_search_word_ever_enters_the_journal() -> None:
    there = [(table.name, column.name) for table in metadata.sorted_tables for column in table.columns]

    loud = [f"{table}.{name}" for table, name in there if is_spoken(table, name) and name.endswith(("phone", "tail"))]

    assert loud == []
    assert not is_spoken("member", "search")
