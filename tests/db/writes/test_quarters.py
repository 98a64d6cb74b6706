"""Quarters are filled by one person and closed by another, and what was closed stands."""

from datetime import date

import pytest
from sqlalchemy import Engine

from db.errors import Code
from db.rules.quarters import content_hash, due_of_quarter, period_of_quarter
from db.tables.reports import Override, Quarter, Snapshot
from db.terms import FormKind, QuarterId, QuarterStatus, Role
from db.writes import quarters
from tests.builders import actor_of, at
from tests.builders.acts import does, refused, row, rows

FILLER = actor_of(Role.STAFF, name="filler")
CHECKER = actor_of(Role.STAFF, name="checker")
SECOND = actor_of(Role.STAFF, name="second")
FORMS: dict[FormKind, dict[str, object]] = {FormKind.QA: {"ZB001.activities": 3}, FormKind.QB: {"XQ20260001": "已解决"}}


def a_quarter(engine: Engine, name: str = "2026Q1") -> QuarterId:
    return QuarterId(does(engine, FILLER, quarters.open_quarter, name=name).id)


def a_closed_one(engine: Engine) -> QuarterId:
    quarter_id = a_quarter(engine)
    does(engine, FILLER, quarters.fill_quarter, quarter_id=quarter_id)
    does(engine, CHECKER, quarters.close_quarter, quarter_id=quarter_id, forms=FORMS)
    return quarter_id


def test_two_people_close_a_quarter_and_freeze_its_forms(engine: Engine) -> None:
    quarter_id = a_closed_one(engine)

    quarter = row(engine, Quarter, quarter_id)
    frozen = [(snapshot.form, snapshot.version, snapshot.content_hash) for snapshot in rows(engine, Snapshot)]
    assert (quarter.status, quarter.due_on) == (QuarterStatus.CLOSED, date(2026, 4, 10))
    assert (quarter.filled_by, quarter.checked_by) == (FILLER.account_id, CHECKER.account_id)
    assert frozen == [(form, 1, content_hash(FORMS[form])) for form in FormKind]


def test_nobody_checks_what_they_filled_nor_what_nobody_filled(engine: Engine) -> None:
    facts = {"quarter_id": a_quarter(engine), "forms": FORMS}

    assert refused(engine, CHECKER, quarters.close_quarter, **facts) == Code.NOTHING_TO_CONFIRM
    does(engine, FILLER, quarters.fill_quarter, quarter_id=facts["quarter_id"])
    assert refused(engine, FILLER, quarters.close_quarter, **facts) == Code.RECORDER_CONFIRMS
    half = facts | {"forms": {FormKind.QA: {}}}
    assert refused(engine, CHECKER, quarters.close_quarter, **half) == Code.NOTHING_TO_CONFIRM


def test_a_correction_is_a_new_version_and_the_former_one_stands(engine: Engine) -> None:
    quarter_id = a_closed_one(engine)
    cells = {"ZB001.activities": 4}

    facts = {"quarter_id": quarter_id, "form": FormKind.QA, "cells": cells}
    assert refused(engine, FILLER, quarters.correct_quarter, reason=" ", **facts) == Code.EMPTY
    does(engine, FILLER, quarters.correct_quarter, reason="补录一次活动", **facts)

    kept = [(s.version, s.cells, s.reason) for s in rows(engine, Snapshot) if s.form is FormKind.QA]
    assert kept == [(1, {"ZB001.activities": 3}, ""), (2, cells, "补录一次活动")]


def test_a_cell_filled_by_hand_says_why_until_the_quarter_is_closed(engine: Engine) -> None:
    quarter_id = a_quarter(engine)
    cell = {"quarter_id": quarter_id, "form": FormKind.QA, "cell": "ZB001.activities"}

    does(engine, FILLER, quarters.override_cell, value="4", reason="漏报一次", **cell)
    does(engine, SECOND, quarters.override_cell, value="5", reason="又漏一次", **cell)

    assert [(made.value, made.reason, made.made_by) for made in rows(engine, Override)] == [
        ("5", "又漏一次", SECOND.account_id)
    ]
    assert refused(engine, FILLER, quarters.override_cell, value="6", reason="", **cell) == Code.EMPTY
    does(engine, FILLER, quarters.fill_quarter, quarter_id=quarter_id)
    does(engine, CHECKER, quarters.close_quarter, quarter_id=quarter_id, forms=FORMS)
    assert refused(engine, FILLER, quarters.override_cell, value="6", reason="晚了", **cell) == Code.QUARTER_CLOSED


def test_a_cell_typed_after_the_filling_wants_a_new_filling_and_another_checker(sqlite_engine: Engine) -> None:
    quarter_id = a_quarter(sqlite_engine)
    facts = {"quarter_id": quarter_id, "forms": FORMS}
    does(sqlite_engine, FILLER, quarters.fill_quarter, quarter_id=quarter_id)

    cell = {"form": FormKind.QA, "cell": "ZB001.activities", "value": "4", "reason": "漏报一次"}
    does(sqlite_engine, SECOND, quarters.override_cell, quarter_id=quarter_id, **cell)

    assert refused(sqlite_engine, CHECKER, quarters.close_quarter, **facts) == Code.NOTHING_TO_CONFIRM
    does(sqlite_engine, FILLER, quarters.fill_quarter, quarter_id=quarter_id)
    assert refused(sqlite_engine, SECOND, quarters.close_quarter, **facts) == Code.RECORDER_CONFIRMS
    does(sqlite_engine, CHECKER, quarters.close_quarter, **facts)
    assert row(sqlite_engine, Quarter, quarter_id).checked_by == CHECKER.account_id


def test_an_open_quarter_is_not_corrected_and_a_closed_one_not_filled(engine: Engine) -> None:
    quarter_id = a_quarter(engine)
    facts = {"quarter_id": quarter_id, "form": FormKind.QA, "cells": {}, "reason": "补录"}

    assert refused(engine, FILLER, quarters.correct_quarter, **facts) == Code.ILLEGAL_MOVE
    does(engine, FILLER, quarters.fill_quarter, quarter_id=quarter_id)
    does(engine, CHECKER, quarters.close_quarter, quarter_id=quarter_id, forms=FORMS)
    assert refused(engine, FILLER, quarters.fill_quarter, quarter_id=quarter_id) == Code.QUARTER_CLOSED


@pytest.mark.parametrize(
    ("name", "code"), [("2026Q5", Code.BAD_DAY), ("一季度", Code.BAD_DAY), ("2026Q3", Code.IN_THE_FUTURE)]
)
def test_a_quarter_has_a_name_and_has_begun(sqlite_engine: Engine, name: str, code: Code) -> None:
    assert refused(sqlite_engine, FILLER, quarters.open_quarter, name=name) == code


def test_a_quarter_is_opened_once_and_filled_after_its_end(sqlite_engine: Engine) -> None:
    quarter_id = a_quarter(sqlite_engine, "2026Q2")

    assert refused(sqlite_engine, FILLER, quarters.open_quarter, name="2026Q2") == Code.NAME_TAKEN
    facts = {"quarter_id": quarter_id}
    # 30 June, half past eleven at night in Shanghai; half an hour later it is July
    last_night, july = at(2026, 6, 30, 15, 30), at(2026, 6, 30, 16, 0)
    assert refused(sqlite_engine, FILLER, quarters.fill_quarter, now=last_night, **facts) == Code.BAD_DAY
    does(sqlite_engine, FILLER, quarters.fill_quarter, now=july, **facts)


def test_only_the_bureau_closes_quarters(sqlite_engine: Engine) -> None:
    quarter_id = a_quarter(sqlite_engine)

    for role in (Role.ADMIN, Role.LEADER, Role.CLERK, Role.SECRETARY, Role.AUDITOR):
        actor = actor_of(role)
        assert refused(sqlite_engine, actor, quarters.fill_quarter, quarter_id=quarter_id) == Code.NOT_ALLOWED


def test_a_quarter_knows_its_days() -> None:
    period = period_of_quarter("2024Q1")

    assert (period.first, period.last) == (date(2024, 1, 1), date(2024, 3, 31))
    assert due_of_quarter("2024Q1") == date(2024, 4, 10)


def test_a_digest_does_not_depend_on_the_order_of_cells() -> None:
    assert content_hash({"a": 1, "b": "二"}) == content_hash({"b": "二", "a": 1})
    assert content_hash({"a": 1}) != content_hash({"a": 2})
