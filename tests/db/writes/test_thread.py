"""The thread of the main job, intent by intent: a need, its match, its service, its confirmation, its points."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select

from db.errors import Code, Refusal
from db.tables.activities import Activity
from db.tables.attendance import Attendance
from db.tables.claims import Claim
from db.tables.keeping import JournalLine, Revision, Tally
from db.tables.needs import Need
from db.tables.points import PointLine
from db.terms import (
    AccountId,
    ActivityStatus,
    Answer,
    AttendanceStatus,
    ClaimId,
    Grade,
    NeedId,
    NeedKind,
    NeedStatus,
    TallyOf,
)
from db.work import perform, reading
from db.writes import activities, attendance, needs, offers
from tests.builders import a_town, at
from tests.builders.steps import a_closed_activity, a_need, an_activity


def test_a_need_goes_from_the_resident_to_points(engine: Engine) -> None:
    town = a_town(engine)
    need_id = a_need(engine, town.clerk, community=town.wanghu, skill=town.plumbing)

    claim = perform(engine, town.staff, needs.offer_need, now=at(), need_id=need_id, member_id=town.zhang_a)
    perform(engine, town.zhang, offers.answer_offer, now=at(), claim_id=ClaimId(claim.id), answer=Answer.YES)
    perform(
        engine,
        town.zhang,
        needs.serve_need,
        now=at(),
        need_id=need_id,
        measures="换了水管",
        served_on=date(2026, 5, 20),
    )
    perform(engine, town.clerk, needs.solve_need, now=at(day=21), need_id=need_id)

    with reading(engine) as session:
        need = session.exec(select(Need)).one()
        lines = session.exec(select(PointLine)).all()
    assert (need.status, need.solved_on) == (NeedStatus.SOLVED, date(2026, 5, 20))
    assert [(line.member_id, line.points, line.day) for line in lines] == [(town.zhang_a, 1, date(2026, 5, 20))]


def test_an_activity_earns_for_its_branch_and_for_everyone_who_came(engine: Engine) -> None:
    town = a_town(engine)
    need_id = a_need(engine, town.clerk, community=town.wanghu, skill=town.plumbing)
    perform(engine, town.zhang, needs.claim_need, now=at(), need_id=need_id, member_id=town.zhang_a)
    activity = a_closed_activity(engine, town, need_ids=(need_id,))

    perform(engine, town.clerk, activities.confirm_activity, now=at(day=21), activity_id=activity, grade=Grade.SECOND)

    with reading(engine) as session:
        points = sorted((line.subject, line.points) for line in session.exec(select(PointLine)))
        statuses = {arrival.status for arrival in session.exec(select(Attendance))}
        need = session.exec(select(Need)).one()
    assert points == [("branch", 2), ("member", 1), ("member", 1)]
    assert statuses == {AttendanceStatus.CONFIRMED}
    assert need.status is NeedStatus.SOLVED


def test_nobody_confirms_what_they_recorded(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = a_closed_activity(sqlite_engine, town)
    with reading(sqlite_engine) as session:
        row = session.get_one(Activity, (activity, 1))
    recorder = replace(town.clerk, account_id=AccountId(row.closed_by or row.recorded_by))

    with pytest.raises(Refusal) as refused:
        perform(
            sqlite_engine,
            recorder,
            activities.confirm_activity,
            now=at(day=21),
            activity_id=activity,
            grade=Grade.FIRST,
        )

    assert refused.value.code is Code.RECORDER_CONFIRMS
    with reading(sqlite_engine) as session:
        assert session.get_one(Activity, (activity, 1)).status is ActivityStatus.CLOSED
        assert session.exec(select(PointLine)).all() == []


def test_a_clerk_of_another_community_confirms_nothing_here(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = a_closed_activity(sqlite_engine, town)

    with pytest.raises(Refusal) as refused:
        perform(
            sqlite_engine,
            town.other_clerk,
            activities.confirm_activity,
            now=at(day=21),
            activity_id=activity,
            grade=Grade.FIRST,
        )

    assert refused.value.code is Code.NOT_ALLOWED


def test_a_second_tap_on_arrived_changes_nothing(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = an_activity(sqlite_engine, town)

    first = perform(
        sqlite_engine, town.secretary, attendance.record_arrival, now=at(), activity_id=activity, member_id=town.zhang_a
    )
    second = perform(
        sqlite_engine, town.secretary, attendance.record_arrival, now=at(), activity_id=activity, member_id=town.zhang_a
    )

    assert first.id == second.id
    with reading(sqlite_engine) as session:
        assert len(session.exec(select(Attendance)).all()) == 1


def test_a_refused_offer_puts_the_need_back_on_the_list(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need_id = a_need(sqlite_engine, town.clerk, community=town.wanghu, skill=town.plumbing)
    claim = perform(sqlite_engine, town.staff, needs.offer_need, now=at(), need_id=need_id, member_id=town.zhang_a)

    perform(
        sqlite_engine,
        town.zhang,
        offers.answer_offer,
        now=at(),
        claim_id=ClaimId(claim.id),
        answer=Answer.NO,
        reason="出差",
    )

    with reading(sqlite_engine) as session:
        need = session.exec(select(Need)).one()
        held = session.exec(select(Claim)).one()
    assert (need.status, need.member_id, held.reason) == (NeedStatus.OPEN, None, "出差")


def test_who_comes_second_learns_who_has_it(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need_id = a_need(sqlite_engine, town.clerk, community=town.wanghu, skill=town.plumbing)
    perform(sqlite_engine, town.zhang, needs.claim_need, now=at(), need_id=need_id, member_id=town.zhang_a)

    with pytest.raises(Refusal) as refused:
        perform(sqlite_engine, town.staff, needs.offer_need, now=at(), need_id=need_id, member_id=town.li_a)

    assert (refused.value.code, refused.value.facts) == (Code.ALREADY_TAKEN, {"holder": "张三"})


def test_a_write_raises_the_revision_once_and_chains_its_journal(engine: Engine) -> None:
    town = a_town(engine)
    with reading(engine) as session:
        before = session.exec(select(Revision)).one()

    a_need(engine, town.clerk, community=town.wanghu, skill=town.plumbing)

    with reading(engine) as session:
        after = session.exec(select(Revision)).one()
        line = session.exec(select(JournalLine).order_by(col(JournalLine.seq).desc())).first()
    assert after.value == before.value + 1
    assert line is not None
    assert (line.event, line.prev_hash, line.hash) == ("need.written", before.journal_hash, after.journal_hash)


def test_tallies_follow_a_need_from_community_to_member(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need_id = a_need(sqlite_engine, town.clerk, community=town.wanghu, skill=town.plumbing)

    perform(sqlite_engine, town.zhang, needs.claim_need, now=at(), need_id=need_id, member_id=town.zhang_a)

    with reading(sqlite_engine) as session:
        standing = {
            (tally.by, tally.part): tally.value
            for tally in session.exec(select(Tally).where(Tally.metric == "needs_standing"))
            if tally.value
        }
    assert standing == {
        (TallyOf.CITY, "claimed"): 1,
        (TallyOf.COMMUNITY, "claimed"): 1,
        (TallyOf.BRANCH, "claimed"): 1,
        (TallyOf.MEMBER, "claimed"): 1,
    }


def test_a_refusal_in_the_middle_leaves_no_trace(engine: Engine) -> None:
    town = a_town(engine)
    with reading(engine) as session:
        before = session.exec(select(Revision)).one()

    with pytest.raises(Refusal):
        perform(
            engine,
            town.clerk,
            needs.write_need,
            now=at(),
            community_id=town.wanghu,
            text=" ",
            kind=NeedKind.OTHER,
            asked_on=date(2026, 5, 20),
        )

    with reading(engine) as session:
        after = session.exec(select(Revision)).one()
        assert session.exec(select(Need)).all() == []
    assert (after.value, after.journal_hash) == (before.value, before.journal_hash)


def test_a_need_that_was_not_screened_is_not_freed_by_giving_it_back(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    proposed = perform(
        sqlite_engine,
        town.staff,
        needs.write_need,
        now=at(),
        community_id=town.wanghu,
        text="想要一个停车位",
        kind=NeedKind.OTHER,
        asked_on=date(2026, 5, 20),
    )

    with pytest.raises(Refusal) as by_member:
        perform(sqlite_engine, town.zhang, needs.give_back_need, now=at(), need_id=NeedId(proposed.id), reason="忙")
    with pytest.raises(Refusal) as by_staff:
        perform(sqlite_engine, town.staff, needs.give_back_need, now=at(), need_id=NeedId(proposed.id), reason="忙")

    assert (by_member.value.code, by_staff.value.code) == (Code.NOT_ALLOWED, Code.ILLEGAL_MOVE)


def test_accepting_a_claimed_need_again_does_not_free_it(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need_id = a_need(sqlite_engine, town.clerk, community=town.wanghu, skill=town.plumbing)
    perform(sqlite_engine, town.zhang, needs.claim_need, now=at(), need_id=need_id, member_id=town.zhang_a)

    with pytest.raises(Refusal) as refused:
        perform(sqlite_engine, town.clerk, needs.accept_need, now=at(), need_id=need_id)

    assert refused.value.code is Code.ILLEGAL_MOVE
