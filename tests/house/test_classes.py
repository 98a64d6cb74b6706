"""The table of data classes covers every column, and says the same as the tables do."""

import ast
from collections.abc import Iterator
from typing import Final

from sqlalchemy import LargeBinary

from db.rules.classes import HANDLING, TABLES, DataClass, Export, Mask, class_of, columns, is_spoken
from db.rules.rights import RIGHTS, Right
from db.tables import metadata
from db.tables.base import Base
from db.terms import Beneficiary, Role
from tests.house.tree import broken, calls, nodes, parsed, sources

DIGESTS = ("_hash", "mark")
MASKED: Final = {
    column
    for table in TABLES.values()
    for column, mask in table.masks.items()
    if mask in {Mask.NAME, Mask.PHONE} and column not in {"name", "phone"}  # other things have these, too
}
PEOPLES: Final = [(table, column) for table, column, kind in columns() if kind is DataClass.PERSONAL]


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
    grouped = {(name, column) for name, table in TABLES.items() for column in table.grouped.split()}

    assert set(lines) - there == set()
    assert len(lines) == len(set(lines))
    assert masked - set(lines) == set()
    assert grouped - set(lines) == set()


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
    theirs = {(table, column) for table, column in PEOPLES if column == "name" or column.endswith("phone")}
    spoken = {(name, column) for name, table in TABLES.items() for column in table.masks if is_spoken(name, column)}

    assert [one for one in theirs if TABLES[one[0]].masks.get(one[1], Mask.NONE) is Mask.NONE] == []
    assert spoken - set(PEOPLES) == set()
    assert {("member", "name"), ("guest", "name"), ("activity_thing", "who")} <= spoken
    assert min(len(theirs), len(spoken)) > 6


def test_what_strangers_type_at_a_communitys_door_never_enters_the_journal() -> None:
    typed = [(table, column) for table, column in PEOPLES if table == "checkin_form"]

    assert len(typed) > 5
    assert [one for one in typed if is_spoken(*one)] == []


def test_every_column_that_says_what_people_are_is_told_in_large_groups_only() -> None:
    there = {
        (table.name, column.name)
        for table in metadata.sorted_tables
        for column in table.columns
        if getattr(column.type, "enum_class", None) is Beneficiary
    }

    assert there == {(name, column) for name, table in TABLES.items() for column in table.grouped.split()}
    assert len(there) > 3


def test_whatever_stays_for_a_time_only_is_looked_at_by_the_job_that_removes_it() -> None:
    names = {
        mapper.class_.__name__: mapper.class_.__tablename__
        for mapper in Base._sa_registry.mappers  # noqa: SLF001 - SQLModel keeps it there
    }
    file = next(one for one in sources("db/writes") if one.path.endswith("forgetting.py"))
    looked_at = {names[ast.unparse(call.args[1])] for name, call in calls(file.tree) if name == "_before"}

    assert looked_at == {name for name, table in TABLES.items() if table.kept is not None}


def test_nothing_removes_a_line_of_the_journal() -> None:
    removed = {
        ast.unparse(argument)
        for file in sources("db", "seed")
        for name, call in calls(file.tree)
        if name.rpartition(".")[2] in {"delete", "_drop"}
        for argument in call.args
    }

    assert TABLES["journal_line"].kept is None
    assert "SignIn" in removed
    assert [what for what in removed if "Journal" in what] == []


def test_whoever_may_open_what_is_sensitive_is_who_has_the_right_to() -> None:
    openers = {right: {role for role in Role if right in RIGHTS[role]} for right in (Right.OPEN_WISH, Right.OPEN_PAIR)}

    assert openers[Right.OPEN_WISH] == openers[Right.OPEN_PAIR] == HANDLING[DataClass.SENSITIVE].opened_by


def bare(tree: ast.Module) -> Iterator[ast.AST]:
    """Find where a question hands out a column that is masked as it stands in the row."""
    for node in nodes(tree):
        if isinstance(node, ast.keyword) and isinstance(node.value, ast.Attribute) and node.value.attr in MASKED:
            yield node.value


def test_a_masked_column_handed_out_bare_is_found() -> None:
    good = "Slip(contact=scope.shown(actor, 'agreement', 'contact', row.contact), name=row.name)"

    assert len(list(bare(parsed("Slip(contact=row.contact, liaison=slip.liaison)")))) == 2
    assert list(bare(parsed(good))) == []


def test_no_question_hands_out_a_masked_column_bare() -> None:
    assert broken(bare, sources("db/reads")) == []


def test_only_a_members_name_and_telephone_are_shown_as_a_members() -> None:
    shown = [
        ast.unparse(call.args[1]).rpartition(".")[2]
        for file in sources("db/reads")
        for name, call in calls(file.tree)
        if name in {"scope.shown_name", "scope.shown_phone"}
    ]

    assert len(shown) > 9
    assert MASKED & set(shown) == set()


def test_every_workbook_says_which_columns_it_holds() -> None:
    held = [
        (file.path, {keyword.arg: ast.unparse(keyword.value) for keyword in call.keywords}.get("holds", "()"))
        for file in sources("pages", "db")
        for name, call in calls(file.tree)
        if name == "write_table" or (name == "partial" and ast.unparse(call.args[0]) == "write_table")
    ]

    assert len(held) > 2
    assert [path for path, holds in held if holds in {"()", "[]"}] == []


def test_no_telephone_and_no_search_word_ever_enters_the_journal() -> None:
    there = [(table.name, column.name) for table in metadata.sorted_tables for column in table.columns]

    loud = [f"{table}.{name}" for table, name in there if is_spoken(table, name) and name.endswith(("phone", "tail"))]

    assert loud == []
    assert not is_spoken("member", "search")
