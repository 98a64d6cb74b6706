"""The stock of clauses 条款库: added, changed, retired; drafts that were taken from it stay."""

from datetime import date

import pytest
from sqlalchemy import Engine

from db.errors import Code, Refusal
from db.files.blanks import blanks_of
from db.reads.journal import settings_changed
from db.reads.stock_clauses import StockLine, stock_clauses
from db.tables.agreements import Clause
from db.terms import AgreementId, Role, Side
from db.work import reading
from db.writes import agreements
from db.writes import stock_clauses as stock
from seed.clauses import CLAUSES, plant_clauses
from tests.builders import a_town, actor_of
from tests.builders.acts import does, events, refused, rows

ADMIN = actor_of(Role.ADMIN)
WISHES = {"party": Side.BRANCH, "text": "认领微心愿五个", "due_month": 6, "due_day": 30}


def all_of(engine: Engine) -> tuple[StockLine, ...]:
    with reading(engine) as session:
        return stock_clauses(session, ADMIN)


def test_a_clause_is_added_changed_and_retired_and_its_history_is_told(sqlite_engine: Engine) -> None:
    made = does(sqlite_engine, ADMIN, stock.add_stock_clause, **WISHES)
    changed = {**WISHES, "text": "认领微心愿六个", "retired": True}
    does(sqlite_engine, ADMIN, stock.change_stock_clause, stock_clause_id=made.id, **changed)

    (line,) = all_of(sqlite_engine)
    with reading(sqlite_engine) as session:
        history = settings_changed(session, ADMIN, family="stock_clause")
    assert (line.code, line.text, line.retired) == ("TK001", "认领微心愿六个", True)
    assert line.due_in(2027) == date(2027, 6, 30)
    assert events(sqlite_engine) == ["stock_clause.added", "stock_clause.changed"]
    assert [one.event for one in history] == ["stock_clause.changed", "stock_clause.added"]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"text": " "}, Code.EMPTY),
        ({"due_month": None}, Code.OUT_OF_RANGE),
        ({"due_day": None}, Code.OUT_OF_RANGE),
        ({"text": "每季度清扫{次訷}次"}, Code.BAD_BLANK),
        ({"text": "每季度清扫{次数次"}, Code.BAD_BLANK),
        # not every year has it
        ({"due_month": 2, "due_day": 29}, Code.OUT_OF_RANGE),
    ],
)
def test_a_clause_needs_words_and_a_day_of_every_year(
    sqlite_engine: Engine, facts: dict[str, object], code: Code
) -> None:
    made = does(sqlite_engine, ADMIN, stock.add_stock_clause, **WISHES)
    changed = {**WISHES, **facts, "stock_clause_id": made.id, "retired": False}

    assert refused(sqlite_engine, ADMIN, stock.add_stock_clause, **(WISHES | facts)) == code
    assert refused(sqlite_engine, ADMIN, stock.change_stock_clause, **changed) == code


def test_who_changes_what_somebody_else_changed_is_told(sqlite_engine: Engine) -> None:
    made = does(sqlite_engine, ADMIN, stock.add_stock_clause, **WISHES)
    facts = {**WISHES, "retired": False, "stock_clause_id": made.id}
    does(sqlite_engine, ADMIN, stock.change_stock_clause, **(facts | {"text": "认领微心愿六个"}))

    late = {**facts, "text": "认领微心愿七个", "seen": {"text": WISHES["text"]}}
    assert refused(sqlite_engine, ADMIN, stock.change_stock_clause, **late) == Code.CHANGED_MEANWHILE


def test_the_party_office_keeps_the_stock_as_well_and_reads_its_history_alone(sqlite_engine: Engine) -> None:
    office, secretary = actor_of(Role.STAFF), actor_of(Role.SECRETARY)
    does(sqlite_engine, office, stock.add_stock_clause, **WISHES)

    with reading(sqlite_engine) as session:
        told = [one.event for one in settings_changed(session, office, family="stock_clause")]
        with pytest.raises(Refusal) as other:
            settings_changed(session, office, family="bureau")
    assert told == ["stock_clause.added"]
    assert other.value.code == Code.NOT_ALLOWED
    assert refused(sqlite_engine, secretary, stock.add_stock_clause, **WISHES) == Code.NOT_ALLOWED


def test_the_first_stock_has_clauses_of_both_sides_with_days_of_any_year(sqlite_engine: Engine) -> None:
    does(sqlite_engine, ADMIN, plant_clauses)

    found = all_of(sqlite_engine)
    assert len(found) == len(CLAUSES)
    assert {one.party for one in found} == set(Side)
    assert all(one.due_in(2028) for one in found)
    assert sum(bool(blanks_of(one.text)) for one in found) == 4


def test_a_promise_of_a_draft_is_put_otherwise_and_a_signed_one_is_not(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    facts = {"branch_id": town.branch_a, "community_id": town.wanghu, "year": 2026, "promises": [("义诊", None)]}
    made = AgreementId(does(sqlite_engine, town.secretary, agreements.draft_agreement, **facts).id)
    clause_id = rows(sqlite_engine, Clause)[0].id
    wanted = {"clause_id": clause_id, "text": "义诊两次", "due_on": date(2026, 6, 30), "party": Side.BRANCH}

    stale = {**wanted, "seen": {"text": "清扫"}}
    assert refused(sqlite_engine, town.secretary, agreements.change_promise, **stale) == Code.CHANGED_MEANWHILE
    early = {**wanted, "due_on": date(2025, 6, 30)}
    assert refused(sqlite_engine, town.secretary, agreements.change_promise, **early) == Code.NOT_OF_THE_YEAR
    assert refused(sqlite_engine, town.clerk, agreements.change_promise, **wanted) == Code.NOT_ALLOWED
    does(sqlite_engine, town.secretary, agreements.change_promise, **wanted)
    does(sqlite_engine, town.secretary, agreements.sign_agreement, agreement_id=made, day=date(2026, 5, 20))

    assert [(one.text, one.due_on) for one in rows(sqlite_engine, Clause)] == [("义诊两次", date(2026, 6, 30))]
    assert refused(sqlite_engine, town.secretary, agreements.change_promise, **wanted) == Code.ILLEGAL_MOVE
