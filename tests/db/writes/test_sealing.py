"""The key that seals is changed while people work: every seal opens before, in the middle and afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, LargeBinary
from sqlmodel import select

from db.__main__ import main
from db.reads.accounts import actor_for
from db.rules.classes import DataClass, class_of
from db.rules.rights import keeper, stranger
from db.rules.sealing import key_name
from db.tables import metadata
from db.tables.accounts import SecondFactor
from db.tables.base import HOME_ORG
from db.tables.keeping import JournalLine
from db.tables.wishes import WishPerson
from db.terms import OpeningPurpose, WishId
from db.work import keys, perform, reading
from db.writes import sealing, wishes
from db.writes.sign_ins import sign_in_with_code
from tests.builders import Town, a_town, at
from tests.builders.accounts import a_try, an_account, code_of, with_factor
from tests.builders.acts import does
from tests.builders.wishes import CANARY, a_wish, with_account
from tests.engines import read_anew


@pytest.fixture
def key_file(tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A key of this test's own, and the command's own way to the database."""
    path = tmp_path / "seal.key"
    monkeypatch.setenv("SANSHUANG_KEY_FILE", str(path))
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    read_anew()
    yield path
    monkeypatch.undo()
    read_anew()


def _opened(engine: Engine, town: Town, wish_ids: list[WishId]) -> list[str]:
    clerk = with_account(engine, town.clerk, community_ids=[town.wanghu])
    return [does(engine, clerk, wishes.open_person, wish_id=id_, purpose=OpeningPurpose.DELIVER) for id_ in wish_ids]


def test_an_interrupted_change_of_the_key_goes_on_and_nothing_stays_shut(key_file: Path, sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    wish_ids = [a_wish(sqlite_engine, town.clerk, town.wanghu) for _ in range(5)]
    first, posters = keys.seal_key(), keys.sign_key()
    new = keys.next_key()
    perform(sqlite_engine, keeper(HOME_ORG), sealing.seal_anew, now=at(), key=new, most=2)
    wish_ids.append(a_wish(sqlite_engine, town.clerk, town.wanghu))

    with reading(sqlite_engine) as session:
        names = session.exec(select(WishPerson.key_name)).all()
    assert sorted(names) == sorted([key_name(new)] * 2 + [key_name(first)] * 4)
    assert _opened(sqlite_engine, town, wish_ids) == [CANARY] * 6

    assert main(["rotate-key"]) == 0

    assert (keys.seal_key(), keys.sign_key(), keys.key_named(key_name(first))) == (new, posters, first)
    assert key_file.stat().st_mode & 0o077 == 0
    with reading(sqlite_engine) as session:
        assert set(session.exec(select(WishPerson.key_name))) == {key_name(new)}
        rows = session.exec(select(WishPerson)).all()
        counts = session.exec(select(JournalLine.after).where(JournalLine.event == "bureau.sealed_anew")).all()
        assert counts == [{"count": 2}, {"count": 4}]
        assert all(CANARY.encode() not in row.sealed for row in rows)


def test_a_second_factor_is_sealed_anew_and_goes_on_opening(key_file: Path, sqlite_engine: Engine) -> None:
    account = an_account(sqlite_engine)
    with reading(sqlite_engine) as session:
        owner = actor_for(session, account)
    secret, _ = with_factor(sqlite_engine, owner, now=at())
    former, later = key_file.read_bytes(), at(hour=3)

    assert main(["rotate-key"]) == 0

    with reading(sqlite_engine) as session:
        assert session.exec(select(SecondFactor.key_name)).one() == key_name(key_file.read_bytes()) != key_name(former)
    half_way, code = a_try(sqlite_engine, now=later).half_way, code_of(secret, later)
    door = stranger(HOME_ORG)
    assert perform(sqlite_engine, door, sign_in_with_code, now=later, half_way=half_way, code=code).token != ""


def test_every_column_that_is_sealed_is_sealed_anew() -> None:
    there = {
        table.name
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, LargeBinary) and class_of(table.name, column.name) is DataClass.SENSITIVE
    }

    assert there == {table.__tablename__ for table in sealing.PLACES}


def test_after_a_change_everything_opens_and_new_seals_bear_the_new_key(key_file: Path, sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    before = a_wish(sqlite_engine, town.clerk, town.wanghu)
    old = key_file.read_bytes()

    main(["rotate-key"])
    after = a_wish(sqlite_engine, town.clerk, town.wanghu)

    assert key_file.read_bytes() != old
    assert _opened(sqlite_engine, town, [before, after]) == [CANARY, CANARY]
