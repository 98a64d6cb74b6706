"""A rehearsal: all that an intent would do and be told, and nothing left of it."""

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import func, select

from db.errors import Code, Refusal
from db.reads.revision import revision
from db.tables.keeping import JournalLine, Numbering, Tally
from db.tables.needs import Need
from db.terms import NeedKind
from db.work import reading, rehearse
from db.writes.needs import write_need
from tests.builders import a_town, at


def test_a_rehearsal_gives_the_result_and_leaves_nothing(engine: Engine) -> None:
    town = a_town(engine)
    with reading(engine) as session:
        before = revision(session)

    need = rehearse(
        engine, town.clerk, write_need, now=at(), community_id=town.wanghu, text="路灯不亮", kind=NeedKind.OTHER,
        asked_on=date(2026, 5, 20),
    )  # fmt: skip

    with reading(engine) as session:
        left = [session.exec(select(func.count()).select_from(t)).one() for t in (Need, JournalLine, Numbering, Tally)]
        assert revision(session) == before
    assert need.code == "XQ20260001"
    assert left[:3] == [0, 0, 0]


def test_a_rehearsal_is_refused_as_the_thing_itself_would_be(engine: Engine) -> None:
    town = a_town(engine)

    with pytest.raises(Refusal) as refused:
        rehearse(
            engine, town.other_clerk, write_need, now=at(), community_id=town.wanghu, text="路灯不亮",
            kind=NeedKind.OTHER, asked_on=date(2026, 5, 20),
        )  # fmt: skip

    assert refused.value.code is Code.NOT_ALLOWED
