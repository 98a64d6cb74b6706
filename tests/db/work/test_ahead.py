"""A long write worked out beside the file: others write meanwhile, and what matters of theirs is heeded."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select

from db.errors import Code, Refusal
from db.reads.chain import verify
from db.tables.places import District
from db.terms import Role
from db.work import Work, perform, perform_ahead, reading
from db.writes.places import add_district
from tests.builders import actor_of

NOW = datetime(2026, 6, 1, 4, tzinfo=UTC)
ADMIN = actor_of(Role.ADMIN)


def names(engine: Engine) -> list[str]:
    with reading(engine) as session:
        return list(session.exec(select(District.name).order_by(col(District.position))))


def somebody_adds(engine: Engine, name: str) -> None:
    perform(engine, ADMIN, add_district, now=NOW, name=name)


def somebody_says_a_word(engine: Engine) -> None:
    def word(work: Work) -> None:
        work.record("district.spoken_of", work.session.exec(select(District)).one())

    perform(engine, ADMIN, word, now=NOW)


def test_others_write_while_it_is_worked_out_and_both_are_in_one_chain(sqlite_engine: Engine) -> None:
    somebody_adds(sqlite_engine, "东区")
    tries = list[int]()

    def long(work: Work) -> None:
        tries.append(len(tries))
        somebody_says_a_word(sqlite_engine)
        add_district(work, name="西区")

    perform_ahead(sqlite_engine, ADMIN, long, now=NOW)

    assert names(sqlite_engine) == ["东区", "西区"]
    assert tries == [0]
    with reading(sqlite_engine) as session:
        assert verify(session).broken_at is None


def test_what_matters_and_was_written_meanwhile_is_heeded(sqlite_engine: Engine) -> None:
    tries = list[int]()

    def long(work: Work) -> None:
        tries.append(len(tries))
        if len(tries) == 1:
            somebody_adds(sqlite_engine, "东区")
        add_district(work, name="西区")

    perform_ahead(sqlite_engine, ADMIN, long, now=NOW)

    assert names(sqlite_engine) == ["东区", "西区"]
    assert tries == [0, 1]


def test_what_became_a_double_meanwhile_is_refused_and_leaves_nothing(sqlite_engine: Engine) -> None:
    tries = list[int]()

    def long(work: Work) -> None:
        tries.append(len(tries))
        add_district(work, name="南区")
        add_district(work, name="东区")
        if len(tries) == 1:
            somebody_adds(sqlite_engine, "东区")

    with pytest.raises(Refusal) as refused:
        perform_ahead(sqlite_engine, ADMIN, long, now=NOW)

    assert refused.value.code is Code.NAME_TAKEN
    assert names(sqlite_engine) == ["东区"]


def test_who_is_disturbed_again_and_again_runs_in_the_file_itself(sqlite_engine: Engine) -> None:
    tries = list[int]()

    def long(work: Work) -> None:
        tries.append(len(tries))
        if len(tries) <= 3:
            somebody_adds(sqlite_engine, f"{len(tries)}区")
        add_district(work, name="西区")

    perform_ahead(sqlite_engine, ADMIN, long, now=NOW)

    assert names(sqlite_engine) == ["1区", "2区", "3区", "西区"]
    assert tries == [0, 1, 2, 3]
