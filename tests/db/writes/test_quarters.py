"""Quarters are filled by one person and closed by another, and nobody hands figures in; what was closed stands."""

from datetime import date

import pytest
from sqlalchemy import Engine

from db.errors import Code
from db.reads.quarterly import (
    LateActivity,
    Missing,
    Since,
    WaitingActivity,
    filled,
    frozen,
    missing,
    quarter_state,
    sheet_of,
    since_signed,
    versions,
)
from db.rules.metrics import Metric
from db.rules.quarterly import Sheet, changes
from db.rules.quarters import content_hash, due_of_quarter, period_of_quarter
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.reports import Override, Quarter, Snapshot
from db.terms import ActivityStatus, Beneficiary, FormKind, Grade, QuarterId, QuarterStatus, Role
from db.work import reading, writing
from db.writes import activities, needs, projects, quarters, wishes
from tests.builders import Town, a_town, actor_of, at
from tests.builders.acts import does, events, refused, row, rows
from tests.builders.lists import a_project
from tests.builders.once import built_once
from tests.builders.steps import DAY, a_closed_activity, a_need, a_served_need

FILLER = actor_of(Role.STAFF, name="filler")
CHECKER = actor_of(Role.STAFF, name="checker")
SECOND = actor_of(Role.STAFF, name="second")
Q2, JULY, LATER = "2026Q2", at(2026, 7, 2), at(2026, 7, 20)
TODAY = date(2026, 7, 20)
CELL = {"form": FormKind.QA, "cell": "ZB01.leader_times"}


@built_once
def a_busy_town(engine: Engine) -> Town:
    """A town where branch 甲 solved a need and held an activity that nobody has confirmed."""
    town = a_town(engine)
    does(engine, town.clerk, needs.solve_need, need_id=a_served_need(engine, town))
    a_closed_activity(engine, town)
    return town


def a_quarter(engine: Engine, name: str = Q2) -> QuarterId:
    return QuarterId(does(engine, FILLER, quarters.open_quarter, now=JULY, name=name).id)


def a_filled_one(engine: Engine) -> QuarterId:
    quarter_id = a_quarter(engine)
    does(engine, FILLER, quarters.fill_quarter, now=JULY, quarter_id=quarter_id)
    return quarter_id


def a_closed_one(engine: Engine) -> QuarterId:
    quarter_id = a_filled_one(engine)
    does(engine, CHECKER, quarters.close_quarter, now=JULY, quarter_id=quarter_id)
    return quarter_id


def seen(engine: Engine, actor: Actor, form: FormKind = FormKind.QA) -> Sheet:
    with reading(engine) as session:
        return sheet_of(session, actor, quarter=Q2, form=form, today=TODAY)


def of_a(sheet: Sheet, *columns: str) -> list[object]:
    line = sheet.line("ZB01")
    return [] if line is None else [line.cells[column] for column in columns]


def test_two_people_close_a_quarter_with_what_the_records_say(sqlite_engine: Engine) -> None:
    a_busy_town(sqlite_engine)
    with reading(sqlite_engine) as session:
        live = {form: filled(session, CHECKER, form=form, quarter=Q2, today=TODAY) for form in FormKind}

    quarter_id = a_closed_one(sqlite_engine)

    quarter = row(sqlite_engine, Quarter, quarter_id)
    assert (quarter.status, quarter.due_on) == (QuarterStatus.CLOSED, date(2026, 7, 10))
    assert (quarter.filled_by, quarter.checked_by) == (FILLER.account_id, CHECKER.account_id)
    assert {form: seen(sqlite_engine, FILLER, form) for form in FormKind} == live
    shown = [Metric.NEEDS_SOLVED, Metric.ACTIVITIES, Metric.PERSON_TIMES]
    assert of_a(live[FormKind.QA], *shown) == [1, 1, 2]
    (solved,) = live[FormKind.QB].lines
    told = [solved.cells[column] for column in ("community", "branch", "member", "helpers", "funds")]
    assert told == ["望湖社区", "甲党支部", "张三", 1, None]
    kept = {(one.form, one.version, one.filled_by, one.checked_by) for one in rows(sqlite_engine, Snapshot)}
    assert kept == {(form, 1, FILLER.account_id, CHECKER.account_id) for form in FormKind}


def test_a_snapshot_that_somebody_changed_in_the_database_does_not_have_its_digest(sqlite_engine: Engine) -> None:
    a_busy_town(sqlite_engine)
    a_closed_one(sqlite_engine)
    with reading(sqlite_engine) as session:
        assert [one.whole for one in versions(session, CHECKER, quarter=Q2, form=FormKind.QA)] == [True]

    with writing(sqlite_engine, actor_of(Role.ADMIN), now=LATER) as work:
        kept = work.get(Snapshot, next(one.id for one in rows(sqlite_engine, Snapshot) if one.form is FormKind.QA))
        kept.cells = {"lines": [line | {"cells": {"activities": 99}} for line in kept.cells["lines"]]}
    with reading(sqlite_engine) as session:
        assert [one.whole for one in versions(session, CHECKER, quarter=Q2, form=FormKind.QA)] == [False]


def test_nobody_checks_what_they_filled_nor_what_nobody_filled(engine: Engine) -> None:
    facts = {"quarter_id": a_quarter(engine), "now": JULY}

    assert refused(engine, CHECKER, quarters.close_quarter, **facts) == Code.NOTHING_TO_CONFIRM
    does(engine, FILLER, quarters.fill_quarter, **facts)
    assert refused(engine, FILLER, quarters.close_quarter, **facts) == Code.RECORDER_CONFIRMS
    assert refused(engine, CHECKER, quarters.send_quarter_back, reason="", **facts) == Code.EMPTY
    does(engine, CHECKER, quarters.send_quarter_back, reason="支部漏了一个", **facts)
    assert refused(engine, CHECKER, quarters.close_quarter, **facts) == Code.NOTHING_TO_CONFIRM


def test_closing_with_unconfirmed_service_loses_nothing(sqlite_engine: Engine) -> None:
    town = a_busy_town(sqlite_engine)
    a_closed_one(sqlite_engine)
    period = period_of_quarter(Q2)
    with reading(sqlite_engine) as session:
        open_things = missing(session, FILLER, period=period, today=TODAY)
    (held,) = [one for one in rows(sqlite_engine, Activity) if one.status is ActivityStatus.CLOSED]
    waiting = WaitingActivity(held.code, held.name, "甲党支部", held.day, ActivityStatus.CLOSED, unconfirmed=2)
    assert open_things == Missing(
        unconfirmed=2, activities=1, served=0, followups=1, idle=("乙党支部",), waiting=(waiting,)
    )

    kept = rows(sqlite_engine, Snapshot)[0].cells
    does(sqlite_engine, town.clerk, activities.confirm_activity, now=LATER, activity_id=held.id, grade=Grade.FIRST)

    assert rows(sqlite_engine, Snapshot)[0].cells == kept
    late = LateActivity(held.code, held.name, "甲党支部", held.day, confirmed_on=TODAY)
    with reading(sqlite_engine) as session:
        assert since_signed(session, FILLER, quarter=Q2) == Since((late,))
        assert since_signed(session, FILLER, quarter="2026Q3") == Since()


def test_a_correction_wants_two_people_and_is_a_new_version_beside_the_former(engine: Engine) -> None:
    town = a_busy_town(engine)
    facts = {"quarter_id": a_closed_one(engine), "now": LATER}
    before = seen(engine, FILLER)

    assert refused(engine, FILLER, quarters.ask_correction, reason=" ", **facts) == Code.EMPTY
    assert refused(engine, FILLER, quarters.correct_quarter, **facts) == Code.NOTHING_TO_CONFIRM
    does(engine, FILLER, quarters.ask_correction, reason="补录一次活动", **facts)
    assert refused(engine, SECOND, quarters.ask_correction, reason="又一次", **facts) == Code.ALREADY_RECORDED
    assert refused(engine, CHECKER, quarters.correct_quarter, **facts) == Code.ALREADY_RECORDED
    a_closed_activity(engine, town)
    assert refused(engine, FILLER, quarters.correct_quarter, **facts) == Code.RECORDER_CONFIRMS
    does(engine, CHECKER, quarters.correct_quarter, **facts)

    after = seen(engine, FILLER)
    moved = {(one.code, one.column, one.before, one.after) for one in changes(before, after)}
    assert ("ZB01", Metric.ACTIVITIES, 1, 2) in moved
    assert ("total", Metric.PERSON_TIMES, 2, 4) in moved
    with reading(engine) as session:
        assert frozen(session, FILLER, quarter=Q2, form=FormKind.QA, version=1) == before
        newest, first = versions(session, FILLER, quarter=Q2, form=FormKind.QA)
        assert (newest.version, newest.reason, first.version, first.reason) == (2, "补录一次活动", 1, "")
        assert [one.version for one in versions(session, FILLER, quarter=Q2, form=FormKind.QB)] == [1]
        state = quarter_state(session, FILLER, quarter=Q2)
        assert state is not None
        assert state.correcting_by is None


def test_what_branches_take_on_and_give_back_later_moves_no_cell_of_a_past_quarter(engine: Engine) -> None:
    town = a_busy_town(engine)
    held, waiting, dropped = (a_need(engine, town.clerk, community=town.wanghu) for _ in range(3))
    facts = {"alias": "小荷", "thing": "一盏台灯", "beneficiary": Beneficiary.CHILDREN, "asked_on": DAY}
    wish_id = does(engine, town.clerk, wishes.post_wish, community_id=town.wanghu, **facts).id
    project_id = a_project(engine, town)
    does(engine, town.zhang, needs.claim_need, need_id=held, member_id=town.zhang_a)
    does(engine, town.secretary, projects.claim_project, project_id=project_id, branch_id=town.branch_a)
    a_closed_one(engine)
    asked = of_a(seen(engine, FILLER), Metric.NEEDS_ASKED, Metric.PROJECTS_NEW)

    does(engine, town.zhang, needs.give_back_need, now=LATER, need_id=held, reason="出差")
    does(engine, town.zhang, needs.claim_need, now=LATER, need_id=waiting, member_id=town.zhang_a)
    does(engine, town.clerk, needs.decline_need, now=LATER, need_id=dropped, reason="不属于社区")
    does(engine, town.zhang, wishes.claim_wish, now=LATER, wish_id=wish_id, member_id=town.zhang_a)
    does(engine, town.secretary, projects.give_back_project, now=LATER, project_id=project_id, reason="人手不够")

    assert asked == [2, 1]
    for form in FormKind:
        with reading(engine) as session:
            before = frozen(session, FILLER, quarter=Q2, form=form)
            now = filled(session, FILLER, form=form, quarter=Q2, today=TODAY)
        assert changes(before, now) == ()


def test_a_cell_filled_by_hand_says_why_and_can_be_given_back(engine: Engine) -> None:
    a_busy_town(engine)
    facts = {"quarter_id": a_quarter(engine), "now": JULY, **CELL}

    does(engine, FILLER, quarters.override_cell, value="4", reason="班子四人参加", **facts)
    does(engine, SECOND, quarters.override_cell, value="5", reason="又来一人", **facts)

    sheet = seen(engine, CHECKER)
    assert of_a(sheet, Metric.LEADER_TIMES) == [5]
    assert sheet.total.cells[Metric.LEADER_TIMES] == 5
    assert sheet.hands[CELL["cell"]].reason == "又来一人"
    assert refused(engine, FILLER, quarters.override_cell, value="6", reason="", **facts) == Code.EMPTY
    other = facts | {"cell": "ZB01.nothing"}
    assert refused(engine, FILLER, quarters.override_cell, value="6", reason="x", **other) == Code.NOT_FOUND
    assert refused(engine, FILLER, quarters.override_cell, value="四人左右", reason="x", **facts) == Code.NOT_WHOLE
    assert of_a(seen(engine, CHECKER), Metric.LEADER_TIMES) == [5]
    does(engine, FILLER, quarters.take_back_override, **facts)
    assert (seen(engine, CHECKER).hands, rows(engine, Override)) == ({}, [])
    assert refused(engine, FILLER, quarters.take_back_override, **facts) == Code.NOT_FOUND
    assert events(engine)[-1] == "quarter.cell_given_back"


def test_a_closed_quarter_takes_no_cell_until_a_correction_is_asked_for(engine: Engine) -> None:
    quarter = {"quarter_id": a_closed_one(engine)}
    remarks = {"form": FormKind.QA, "cell": "ZB01.remarks"}
    typed = {**quarter, **remarks, "value": "一段比八十个字还长的话" * 12, "reason": "晚了"}

    assert refused(engine, FILLER, quarters.override_cell, now=JULY, **typed) == Code.QUARTER_CLOSED
    does(engine, FILLER, quarters.ask_correction, now=LATER, reason="补填", **quarter)
    does(engine, SECOND, quarters.override_cell, now=LATER, **typed)
    assert row(engine, Quarter, quarter["quarter_id"]).filled_by == FILLER.account_id

    assert refused(engine, SECOND, quarters.correct_quarter, now=LATER, **quarter) == Code.RECORDER_CONFIRMS
    does(engine, CHECKER, quarters.drop_correction, now=LATER, **quarter)
    assert len(rows(engine, Snapshot)) == 2
    assert refused(engine, CHECKER, quarters.correct_quarter, **quarter) == Code.NOTHING_TO_CONFIRM


def test_a_cell_typed_after_the_filling_wants_a_new_filling_and_another_checker(sqlite_engine: Engine) -> None:
    facts = {"quarter_id": a_filled_one(sqlite_engine), "now": JULY}

    does(sqlite_engine, SECOND, quarters.override_cell, value="4", reason="漏报一次", **CELL, **facts)

    assert refused(sqlite_engine, CHECKER, quarters.close_quarter, **facts) == Code.NOTHING_TO_CONFIRM
    does(sqlite_engine, FILLER, quarters.fill_quarter, **facts)
    assert refused(sqlite_engine, SECOND, quarters.close_quarter, **facts) == Code.RECORDER_CONFIRMS
    does(sqlite_engine, CHECKER, quarters.close_quarter, **facts)
    assert row(sqlite_engine, Quarter, facts["quarter_id"]).checked_by == CHECKER.account_id


def test_an_open_quarter_is_not_corrected_and_a_closed_one_not_filled(sqlite_engine: Engine) -> None:
    facts = {"quarter_id": a_filled_one(sqlite_engine), "now": JULY}

    assert refused(sqlite_engine, FILLER, quarters.ask_correction, reason="补录", **facts) == Code.ILLEGAL_MOVE
    does(sqlite_engine, CHECKER, quarters.close_quarter, **facts)
    assert refused(sqlite_engine, FILLER, quarters.fill_quarter, **facts) == Code.QUARTER_CLOSED
    assert refused(sqlite_engine, SECOND, quarters.close_quarter, **facts) == Code.QUARTER_CLOSED


def test_names_of_a_frozen_form_are_masked_and_its_needs_are_for_those_who_see_needs(sqlite_engine: Engine) -> None:
    a_busy_town(sqlite_engine)
    a_closed_one(sqlite_engine)

    by_leader = seen(sqlite_engine, actor_of(Role.LEADER), FormKind.QB)
    by_auditor = seen(sqlite_engine, actor_of(Role.AUDITOR), FormKind.QB)

    assert [line.cells["member"] for line in by_leader.lines] == ["张*"]
    assert (by_auditor.lines, by_auditor.total.cells[Metric.NEEDS_SOLVED]) == ((), 1)


@pytest.mark.parametrize(
    ("name", "code"), [("2026Q5", Code.BAD_DAY), ("一季度", Code.BAD_DAY), ("2026Q3", Code.IN_THE_FUTURE)]
)
def test_a_quarter_has_a_name_and_has_begun(sqlite_engine: Engine, name: str, code: Code) -> None:
    assert refused(sqlite_engine, FILLER, quarters.open_quarter, name=name) == code


def test_a_quarter_is_opened_once_and_filled_after_its_end(sqlite_engine: Engine) -> None:
    quarter_id = a_quarter(sqlite_engine)

    assert refused(sqlite_engine, FILLER, quarters.open_quarter, name=Q2) == Code.NAME_TAKEN
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
