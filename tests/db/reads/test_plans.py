"""How the engines answer the long lists: by an index of the organisation's own rows, never by reading a table whole."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from db.rules.rights import Actor
from db.terms import Role
from db.work import reading
from tests.bench.lists import Asked, grown, questions
from tests.builders import actor_of
from tests.engines import heard

LONG = "need|member|point_line"
WHOLE = {"sqlite": re.compile(rf"SCAN ({LONG})\b"), "postgresql": re.compile(rf"Seq Scan on ({LONG})\b")}
SORTS = {"sqlite": "USE TEMP B-TREE FOR ORDER BY", "postgresql": "Sort"}


@contextmanager
def plans(session: Session) -> Iterator[list[str]]:
    """Gather how each statement inside the block is answered, one text for each."""
    found: list[str] = []
    lite = session.get_bind().dialect.name == "sqlite"

    def explain(_connection: object, cursor: Any, statement: str, parameters: Any, *_rest: object) -> None:  # noqa: ANN401 - a driver's
        if statement.startswith(("SELECT", "WITH")):
            cursor.execute(f"EXPLAIN {'QUERY PLAN ' if lite else ''}{statement}", parameters)
            found.append("\n".join(str(row[3 if lite else 0]) for row in cursor.fetchall()))

    with heard(session.get_bind().engine, "before_cursor_execute", explain):
        yield found


def plans_of(engine: Engine, actor: Actor, one: Asked) -> list[str]:
    with reading(engine) as session:
        if engine.dialect.name == "postgresql":
            # few rows are read fastest as they lie, and sorted: the plan shall show what an index could answer
            for way in ("seqscan", "bitmapscan", "sort"):
                session.connection().exec_driver_sql(f"SET LOCAL enable_{way} = off")
        with plans(session) as found:
            one.question(session, actor, **one.facts)
    return found


def test_no_long_list_reads_a_table_whole_and_its_pages_come_in_the_order_of_an_index(engine: Engine) -> None:
    asked = questions(grown(engine, 120, 3, 4))
    dialect = engine.dialect.name

    answered = {f"{one.of}: {one.what}": plans_of(engine, actor_of(Role.STAFF), one) for one in asked}

    assert {what: plan for what, found in answered.items() for plan in found if WHOLE[dialect].search(plan)} == {}
    pages = [answered[f"needs: {what}"][1] for what in ("first page", "last page", "over, last page", "by kind")]
    assert [plan for plan in pages if SORTS[dialect] in plan] == []
    assert ["ix_need_listed" in plan or "ix_need_in_status" in plan for plan in pages] == [True] * 4
    if dialect == "sqlite":  # the other weighs how many rows there are
        assert "COVERING INDEX ix_member_listed" in answered["members: first page"][0]
