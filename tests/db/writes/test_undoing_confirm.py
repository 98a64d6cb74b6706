"""A confirmation is taken back within the hour by whoever gave it: arrivals, points and needs stand as before it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from db.errors import Code
from db.reads.undoing import unconfirmable, undoable
from db.rules.grades import UNCONFIRMED
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.attendance import Attendance
from db.tables.claims import Claim
from db.tables.evaluation import Followup
from db.tables.needs import Need
from db.tables.points import PointLine
from db.terms import (
    ActivityId,
    ActivityStatus,
    AttendanceStatus,
    ClaimStatus,
    ContactWay,
    FollowupSubject,
    Grade,
    NeedId,
    NeedStatus,
    PointReason,
    Satisfaction,
)
from db.work import reading
from db.writes import activities, attendance, disputes, followups, needs, points, projects, undoing
from tests.builders import Town, a_town, at
from tests.builders.acts import does, figures_stand, refused, rows
from tests.builders.steps import DAY, a_closed_activity, a_need, an_activity, an_arrival, an_offer

SOON = at(minute=30)


def a_need_in_two_hands(engine: Engine, town: Town) -> NeedId:
    """A need at which 张三 is, and 李四 was asked beside him."""
    need = a_need(engine, town.clerk, community=town.wanghu, helpers=2)
    does(engine, town.zhang, needs.claim_need, need_id=need, member_id=town.zhang_a)
    an_offer(engine, town, need, member=town.li_a)
    return need


def a_need_served_alone(engine: Engine, town: Town) -> NeedId:
    """A need that 张三 served by himself, before the activity to which it was put."""
    need = a_need(engine, town.clerk, community=town.wanghu, text="门锁坏了")
    does(engine, town.zhang, needs.claim_need, need_id=need, member_id=town.zhang_a)
    does(engine, town.zhang, needs.serve_need, need_id=need, measures="换了锁", served_on=DAY)
    return need


def confirmed(engine: Engine, town: Town, activity: ActivityId, grade: Grade = Grade.SECOND) -> None:
    does(engine, town.clerk, activities.confirm_activity, activity_id=activity, grade=grade)


def stands(engine: Engine) -> list[object]:
    """What a confirmation changes, as people see it."""
    return [
        [(one.status, one.grade, one.confirmed_by, one.confirmed_at) for one in rows(engine, Activity)],
        [(one.member_id, one.status, one.minutes, one.confirmed_by) for one in rows(engine, Attendance)],
        [(one.text, one.status, one.served_on, one.solved_on, one.due_on) for one in rows(engine, Need)],
        [(one.member_id, one.status, one.ended_on) for one in rows(engine, Claim)],
        [one.subject_id for one in rows(engine, Followup)],
        sum(one.points for one in rows(engine, PointLine)),
    ]


def test_it_leaves_what_stood_before_and_the_service_may_be_confirmed_again(engine: Engine) -> None:
    town = a_town(engine)
    both = a_need_in_two_hands(engine, town), a_need_served_alone(engine, town)
    activity = an_activity(engine, town, need_ids=both)
    an_arrival(engine, town.secretary, activity, town.zhang_a)
    facts = {"activity_id": activity, "member_id": town.li_a, "minutes": 30}
    does(engine, town.secretary, attendance.record_arrival, **facts)
    does(engine, town.secretary, activities.close_activity, activity_id=activity, effect="好", grade=Grade.FIRST)
    before = stands(engine)

    confirmed(engine, town, activity)
    between = stands(engine)
    does(engine, town.clerk, undoing.undo_confirm, activity_id=activity, now=SOON)
    after = stands(engine)
    ledger = [(one.points, one.reason, one.note, one.reversed) for one in rows(engine, PointLine)]
    confirmed(engine, town, activity)

    assert (after, stands(engine)) == (before, between)
    earned, taken = ledger[:4], ledger[4:]
    assert all(gone for *_, gone in earned)
    assert sorted(-lost for lost, *_ in taken) == sorted(given for given, *_ in earned) == [1, 1, 1, 2]
    assert {tuple(said) for _, *said in taken} == {(PointReason.REVERSAL, UNCONFIRMED, False)}
    assert [one.status for one in rows(engine, Claim)] == [
        ClaimStatus.COMPLETED, ClaimStatus.CALLED_OFF, ClaimStatus.COMPLETED,
    ]  # fmt: skip
    assert figures_stand(engine)


def test_it_is_for_whoever_confirmed_and_for_an_hour(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = a_closed_activity(sqlite_engine, town)
    facts = {"activity_id": activity}
    early = refused(sqlite_engine, town.clerk, undoing.undo_confirm, **facts)
    confirmed(sqlite_engine, town, activity)

    others = [refused(sqlite_engine, actor, undoing.undo_confirm, **facts) for actor in (town.staff, town.secretary)]
    late = refused(sqlite_engine, town.clerk, undoing.undo_confirm, **facts, now=at() + timedelta(minutes=61))

    assert (early, late) == (Code.GONE_ON, Code.UNDO_TOO_LATE)
    assert others == [Code.NOT_ALLOWED, Code.NOT_ALLOWED]


def test_it_is_offered_until_it_was_taken_back(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = a_closed_activity(sqlite_engine, town)
    confirmed(sqlite_engine, town, activity)

    def own() -> list[tuple[str, str]]:
        with reading(sqlite_engine) as session:
            found = undoable(session, town.clerk, activity_id=activity, since=at(hour=1))
        return [(one.event, one.words) for one in found]

    first = own()
    does(sqlite_engine, town.clerk, undoing.undo_confirm, activity_id=activity, now=SOON)

    assert (first, own()) == ([("activity.confirmed", "清扫楼道")], [])


def a_dispute(engine: Engine, town: Town, _need: NeedId) -> None:
    line = next(one for one in rows(engine, PointLine) if one.member_id == town.zhang_a)
    does(engine, town.zhang, disputes.dispute_line, line_id=line.id, reason="我只到了半场")


def a_reversal(engine: Engine, town: Town, _need: NeedId) -> None:
    does(engine, town.staff, points.reverse_line, line_id=rows(engine, PointLine)[0].id, reason="记错支部")


def an_opinion(engine: Engine, town: Town, _need: NeedId) -> None:
    answer = {"way": ContactWay.PHONE, "satisfaction": Satisfaction.SATISFIED}
    does(engine, town.clerk, followups.ask_afterwards, followup_id=rows(engine, Followup)[0].id, **answer)


def a_second_question(engine: Engine, town: Town, need: NeedId) -> None:
    about = {"subject": FollowupSubject.NEED, "subject_id": need}
    does(engine, town.clerk, followups.plan_followup, due_on=DAY, **about)


@pytest.mark.parametrize("going_on", [a_dispute, a_reversal, an_opinion, a_second_question])
def test_not_once_somebody_has_gone_on_with_it(
    sqlite_engine: Engine, going_on: Callable[[Engine, Town, NeedId], None]
) -> None:
    town = a_town(sqlite_engine)
    need = a_need(sqlite_engine, town.clerk, community=town.wanghu)
    does(sqlite_engine, town.zhang, needs.claim_need, need_id=need, member_id=town.zhang_a)
    activity = a_closed_activity(sqlite_engine, town, need_ids=(need,))
    confirmed(sqlite_engine, town, activity)
    going_on(sqlite_engine, town, need)
    before = stands(sqlite_engine)

    code = refused(sqlite_engine, town.clerk, undoing.undo_confirm, activity_id=activity, now=SOON)

    assert (code, stands(sqlite_engine)) == (Code.GONE_ON, before)


def test_a_need_that_was_solved_before_stays_solved(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need = a_need_served_alone(sqlite_engine, town)
    activity = a_closed_activity(sqlite_engine, town, need_ids=(need,))
    does(sqlite_engine, town.clerk, needs.solve_need, need_id=need)
    does(sqlite_engine, town.clerk, activities.confirm_activity, activity_id=activity, grade=Grade.FIRST, now=SOON)

    does(sqlite_engine, town.clerk, undoing.undo_confirm, activity_id=activity, now=SOON)

    assert [one.status for one in rows(sqlite_engine, Need)] == [NeedStatus.SOLVED]
    assert {one.status for one in rows(sqlite_engine, Attendance)} == {AttendanceStatus.RECORDED}
    assert [one.status for one in rows(sqlite_engine, Activity)] == [ActivityStatus.CLOSED]
    assert sum(one.points for one in rows(sqlite_engine, PointLine)) == 1
    assert figures_stand(sqlite_engine)


def test_a_need_alone_waits_again_and_gives_its_points_back(engine: Engine) -> None:
    town = a_town(engine)
    need = a_need_in_two_hands(engine, town)
    does(engine, town.zhang, needs.serve_need, need_id=need, measures="换了水管", served_on=DAY)
    before = stands(engine)

    does(engine, town.clerk, needs.solve_need, need_id=need)
    between = stands(engine)
    late = refused(engine, town.clerk, undoing.undo_solve, need_id=need, now=at() + timedelta(minutes=61))
    others = refused(engine, town.other_clerk, undoing.undo_solve, need_id=need, now=SOON)
    does(engine, town.clerk, undoing.undo_solve, need_id=need, now=SOON)
    after = stands(engine)
    twice = refused(engine, town.clerk, undoing.undo_solve, need_id=need, now=SOON)
    does(engine, town.clerk, needs.solve_need, need_id=need)

    assert (after, stands(engine)) == (before, between)
    assert (late, others, twice) == (Code.UNDO_TOO_LATE, Code.NOT_ALLOWED, Code.GONE_ON)
    assert figures_stand(engine)


def test_whoever_confirms_is_offered_what_nobody_went_on_with_and_nobody_else_is(engine: Engine) -> None:
    town = a_town(engine)
    first, second = a_need_served_alone(engine, town), a_need_served_alone(engine, town)
    activity = a_closed_activity(engine, town)
    for need in (first, second):
        does(engine, town.clerk, needs.solve_need, need_id=need)
    confirmed(engine, town, activity)
    an_opinion(engine, town, first)

    def own(actor: Actor, minute: int = 0) -> list[tuple[str, str]]:
        with reading(engine) as session:
            return [(one.event, one.words) for one in unconfirmable(session, actor, since=at(minute=minute))]

    assert own(town.clerk) == [("activity.confirmed", "清扫楼道"), ("need.solved", "门锁坏了")]
    assert (own(town.clerk, minute=1), own(town.staff), own(town.other_clerk)) == ([], [], [])


def test_what_a_project_solved_is_not_taken_back_alone(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need = a_need(sqlite_engine, town.clerk, community=town.wanghu)
    project = does(
        sqlite_engine, town.clerk, projects.propose_project, community_id=town.wanghu, name="修路灯", goal="亮起来",
        proposed_on=DAY, need_id=need,
    )  # fmt: skip
    about = {"project_id": project.id}
    does(sqlite_engine, town.secretary, projects.claim_project, branch_id=town.branch_a, **about)
    does(sqlite_engine, town.secretary, projects.start_project, starts_on=DAY, ends_on=DAY, **about)
    does(sqlite_engine, town.clerk, projects.finish_project, effect="亮了", day=DAY, **about)

    with reading(sqlite_engine) as session:
        offered = unconfirmable(session, town.clerk, since=at(hour=1))
    code = refused(sqlite_engine, town.clerk, undoing.undo_solve, need_id=need, now=SOON)

    assert (offered, code) == ((), Code.GONE_ON)
