"""An import as it goes along: it tells how far it is, may be stopped until its last row, and is looked at before."""

from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import Engine, literal_column
from sqlmodel import func, select

from db.errors import Code, Refusal
from db.files.flaws import Flaw
from db.files.ledgers.reading import LedgerSheet
from db.settings import settings
from db.tables import metadata
from db.tables.people import Member
from db.terms import Role
from db.work import Stage, perform_ahead, reading
from db.writes.imports import Imported, foresee_ledger, import_ledger
from tests.builders import actor_of
from tests.builders.counting import counts
from tests.builders.ledgers import (
    ADMIN,
    MEMBERS,
    NOW,
    TOWN,
    WISHES,
    a_check_in_list,
    a_listed_town,
    bring,
    flaws,
    sheets,
)

MANY = 1_001  # more than a spool holds in memory


def a_long_list() -> tuple[LedgerSheet, ...]:
    """Many members of a few branches, every hundredth written twice."""
    rows = [
        [n, f"张{n}号", f"第{n % 7}党支部", "理发", "望湖社区", "2026.3.1", 13900000000 + n, ""] for n in range(MANY)
    ]
    return sheets(MEMBERS, *rows, *rows[::100])


def look(engine: Engine, ledger: tuple[LedgerSheet, ...], *, founding: bool = True) -> Imported:
    with reading(engine) as session:
        return foresee_ledger(session, ADMIN, now=NOW, sheets=ledger, founding=founding)


def test_what_is_foreseen_is_what_then_happens_and_looking_writes_nothing(engine: Engine) -> None:
    a_listed_town(engine)
    ledger = sheets(MEMBERS, *TOWN, [4, "赵六", "军休所党支部", "", "望湖社区", "2026.1.12", "13800000004", ""])
    with reading(engine) as session:
        before = counts(session)

    foreseen = look(engine, ledger)

    with reading(engine) as session:
        assert counts(session) == before
    done = bring(engine, ledger)
    assert (foreseen.taken, flaws(foreseen.back)) == (done.taken, flaws(done.back))
    assert flaws(done.back) == [(n, [Flaw.ALREADY_THERE]) for n in (2, 3, 4)]


def test_looking_ahead_refuses_what_the_import_refuses(sqlite_engine: Engine) -> None:
    a_listed_town(sqlite_engine)
    again = a_check_in_list()

    with pytest.raises(Refusal) as twice:
        look(sqlite_engine, again)
    with pytest.raises(Refusal) as forbidden, reading(sqlite_engine) as session:
        foresee_ledger(session, actor_of(Role.MEMBER), now=NOW, sheets=again)

    assert (twice.value.code, forbidden.value.code) == (Code.ALREADY_IMPORTED, Code.NOT_ALLOWED)


def test_looking_ahead_at_wishes_refuses_a_key_that_seals_nothing(
    sqlite_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_listed_town(sqlite_engine)
    wishes = sheets(WISHES, ["罗晓强", "", "", "拐杖", "望湖社区", "", "", "", ""])
    (key := tmp_path / "seal.key").write_bytes(b"short")

    monkeypatch.setenv("SANSHUANG_KEY_FILE", str(key))
    settings.cache_clear()
    with pytest.raises(Refusal) as refused:
        look(sqlite_engine, wishes)
    settings.cache_clear()

    assert refused.value.code is Code.WRONG_KEY


def test_a_long_list_tells_how_far_it_is_and_stopped_at_any_stage_leaves_nothing(sqlite_engine: Engine) -> None:
    ledger = a_long_list()
    told: list[tuple[Stage, int, int]] = []
    with reading(sqlite_engine) as session:
        before = counts(session)

    def bring_until(stage: Stage | None) -> Imported:
        def tell(at: Stage, done: int, total: int) -> None:
            told.append((at, done, total))
            if at is stage and done:
                raise Refusal(Code.STOPPED)

        return perform_ahead(sqlite_engine, ADMIN, import_ledger, now=NOW, sheets=ledger, founding=True, tell=tell)

    for stage in (Stage.CHECKING, Stage.FOUNDING, Stage.WRITING, Stage.KEEPING):
        with pytest.raises(Refusal) as stopped:
            bring_until(stage)
        assert stopped.value.code is Code.STOPPED
        with reading(sqlite_engine) as session:
            assert counts(session) == before
    told.clear()

    done = bring_until(None)

    assert (done.taken, Counter(flaw for _, found in flaws(done.back) for flaw in found)) == (MANY, {Flaw.DOUBLE: 11})
    assert [stage for stage, done, _ in told if not done] == list(Stage)[3:]
    assert told == sorted(told, key=lambda one: (list(Stage).index(one[0]), one[1]))
    assert (Stage.WRITING, 1_000, MANY) in told
    with reading(sqlite_engine) as session:
        assert session.exec(select(func.count()).select_from(Member)).one() == MANY


def test_a_line_that_became_a_double_while_it_was_worked_out_goes_back(sqlite_engine: Engine) -> None:
    a_listed_town(sqlite_engine)
    newcomer = [4, "赵六", "军休所党支部", "", "望湖社区", "2026.1.12", "13800000004", ""]
    asked = list[Stage]()

    def tell(at: Stage, _done: int, _total: int) -> None:
        if at is Stage.KEEPING and at not in asked:
            bring(sqlite_engine, sheets(MEMBERS, newcomer, title="另一份"))
        asked.append(at)

    ledger = sheets(MEMBERS, newcomer, [5, *newcomer[1:6], "13800000005", ""])
    done = perform_ahead(sqlite_engine, ADMIN, import_ledger, now=NOW, sheets=ledger, founding=True, tell=tell)

    assert (done.taken, [found for _, found in flaws(done.back)]) == (1, [[Flaw.ALREADY_THERE]])
    with reading(sqlite_engine) as session:
        assert session.exec(select(func.count()).select_from(Member).where(Member.name == "赵六")).one() == 2


def test_who_refers_to_a_member_is_found_without_reading_all_rows(sqlite_engine: Engine) -> None:
    referring: dict[object, object] = {
        key.columns[0]: select(literal_column("1")).where(*(column == literal_column("1") for column in key.columns))
        for table in metadata.sorted_tables
        for key in table.foreign_key_constraints
        if key.referred_table.name == "member"
    }
    with sqlite_engine.connect() as connection:
        plans = {
            str(column): str(connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}").all())
            for column, asked in referring.items()
        }

    assert {"attendance.member_id", "team.captain_id"} < plans.keys()
    assert [name for name, plan in plans.items() if f"{name.partition('.')[2]}=?" not in plan] == []
