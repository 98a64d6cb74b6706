"""回访: what was said afterwards; who is not satisfied opens the need again, and its points go back."""

from datetime import date

import pytest
from sqlalchemy import Engine

from db.errors import Code
from db.reads.claims import claims_of
from db.rules.grades import OPENED_AGAIN
from db.tables.evaluation import Followup
from db.tables.needs import Need
from db.tables.points import PointLine
from db.terms import (
    ClaimStatus,
    ContactWay,
    FollowupSubject,
    NeedId,
    NeedKind,
    NeedStatus,
    PointReason,
    Respondent,
    Role,
    Satisfaction,
)
from db.work import reading
from db.writes import followups, needs
from tests.builders import Town, a_town, actor_of, at
from tests.builders.acts import does, events, figures_stand, refused, row, rows

DAY = date(2026, 5, 20)


def a_claimed_need(engine: Engine, town: Town) -> NeedId:
    facts = {"community_id": town.wanghu, "text": "水管漏水", "kind": NeedKind.HARDSHIP, "asked_on": DAY}
    need_id = NeedId(does(engine, town.clerk, needs.write_need, **facts).id)
    does(engine, town.zhang, needs.claim_need, need_id=need_id, member_id=town.zhang_a)
    return need_id


def a_solved_need(engine: Engine, town: Town) -> NeedId:
    need_id = a_claimed_need(engine, town)
    does(engine, town.zhang, needs.serve_need, need_id=need_id, measures="换了水管", served_on=DAY)
    does(engine, town.clerk, needs.solve_need, need_id=need_id)
    return need_id


def said(engine: Engine, satisfaction: Satisfaction) -> dict[str, object]:
    return {"followup_id": rows(engine, Followup)[-1].id, "way": ContactWay.PHONE, "satisfaction": satisfaction}


@pytest.mark.parametrize("satisfaction", [Satisfaction.SATISFIED, Satisfaction.FAIRLY])
def test_who_is_satisfied_ends_the_need(sqlite_engine: Engine, satisfaction: Satisfaction) -> None:
    town = a_town(sqlite_engine)
    need_id = a_solved_need(sqlite_engine, town)

    does(sqlite_engine, town.clerk, followups.ask_afterwards, opinion="来得快", **said(sqlite_engine, satisfaction))

    need = row(sqlite_engine, Need, need_id)
    assert (need.status, need.satisfaction, need.due_on) == (NeedStatus.EVALUATED, satisfaction, None)
    assert figures_stand(sqlite_engine)


def test_who_is_not_opens_it_again_and_the_points_go_back(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need_id = a_solved_need(sqlite_engine, town)

    does(sqlite_engine, town.clerk, followups.ask_afterwards, opinion="又漏了", **said(sqlite_engine, Satisfaction.NOT))

    need, followup = row(sqlite_engine, Need, need_id), rows(sqlite_engine, Followup)[0]
    assert (need.status, need.reopened, need.member_id, need.solved_on) == (NeedStatus.OPEN, 1, None, None)
    assert followup.reopened
    assert [(line.points, line.reason, line.note) for line in rows(sqlite_engine, PointLine)] == [
        (1, PointReason.SERVICE_CONFIRMED, ""),
        (-1, PointReason.REVERSAL, OPENED_AGAIN),
    ]
    assert events(sqlite_engine)[-3:] == ["points.reversed", "need.reopened", "followup.asked"]
    assert figures_stand(sqlite_engine)


def test_a_need_opened_again_may_be_solved_and_earn_again(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need_id = a_solved_need(sqlite_engine, town)
    does(sqlite_engine, town.clerk, followups.ask_afterwards, **said(sqlite_engine, Satisfaction.NOT))

    does(sqlite_engine, town.staff, needs.claim_need, need_id=need_id, member_id=town.zhang_a)
    does(sqlite_engine, town.staff, needs.serve_need, need_id=need_id, measures="整根换了", served_on=DAY)
    does(sqlite_engine, town.clerk, needs.solve_need, need_id=need_id)
    does(sqlite_engine, town.clerk, followups.ask_afterwards, **said(sqlite_engine, Satisfaction.SATISFIED))

    assert row(sqlite_engine, Need, need_id).status == NeedStatus.EVALUATED
    assert sum(line.points for line in rows(sqlite_engine, PointLine)) == 1
    with reading(sqlite_engine) as session:
        taken = claims_of(session, town.zhang, member_id=town.zhang_a, today=DAY)
    assert [(line.status, line.reopened_on) for line in taken] == [
        (ClaimStatus.COMPLETED, None),
        (ClaimStatus.COMPLETED, DAY),
    ]
    assert figures_stand(sqlite_engine)


def test_a_question_is_asked_once_and_by_the_community(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_solved_need(sqlite_engine, town)
    answer = said(sqlite_engine, Satisfaction.SATISFIED)

    assert refused(sqlite_engine, town.other_clerk, followups.ask_afterwards, **answer) == Code.NOT_ALLOWED
    assert refused(sqlite_engine, town.zhang, followups.ask_afterwards, **answer) == Code.NOT_ALLOWED
    tomorrow = answer | {"day": date(2026, 5, 21)}
    assert refused(sqlite_engine, town.clerk, followups.ask_afterwards, **tomorrow) == Code.IN_THE_FUTURE
    does(sqlite_engine, town.clerk, followups.ask_afterwards, **answer)
    assert refused(sqlite_engine, town.clerk, followups.ask_afterwards, **answer) == Code.ALREADY_RECORDED


def test_nobody_asks_after_the_own_service(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need_id = a_claimed_need(sqlite_engine, town)
    does(sqlite_engine, town.staff, needs.serve_need, need_id=need_id, measures="换了水管", served_on=DAY)
    does(sqlite_engine, town.clerk, needs.solve_need, need_id=need_id)

    answer = said(sqlite_engine, Satisfaction.SATISFIED)

    assert refused(sqlite_engine, town.staff, followups.ask_afterwards, **answer) == Code.RECORDER_CONFIRMS


def test_what_is_not_solved_yet_is_not_judged(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need_id = a_claimed_need(sqlite_engine, town)
    planned = {"subject": FollowupSubject.NEED, "subject_id": need_id, "due_on": date(2026, 6, 1)}
    does(sqlite_engine, town.clerk, followups.plan_followup, respondent=Respondent.MEMBER, **planned)

    for satisfaction in Satisfaction:
        answer = said(sqlite_engine, satisfaction)
        assert refused(sqlite_engine, town.clerk, followups.ask_afterwards, **answer) == Code.ILLEGAL_MOVE
    assert row(sqlite_engine, Need, need_id).status == NeedStatus.CLAIMED


def test_a_follow_up_is_planned_for_a_day_to_come(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need_id = a_solved_need(sqlite_engine, town)
    planned = {"subject": FollowupSubject.NEED, "subject_id": need_id, "due_on": date(2026, 5, 19)}

    assert refused(sqlite_engine, town.clerk, followups.plan_followup, **planned) == Code.BAD_DAY
    assert refused(sqlite_engine, actor_of(Role.LEADER), followups.plan_followup, **planned) == Code.NOT_ALLOWED


def test_a_second_look_may_still_open_an_evaluated_need(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need_id = a_solved_need(sqlite_engine, town)
    does(sqlite_engine, town.clerk, followups.ask_afterwards, **said(sqlite_engine, Satisfaction.SATISFIED))
    planned = {"subject": FollowupSubject.NEED, "subject_id": need_id, "due_on": date(2026, 6, 1)}
    does(sqlite_engine, town.clerk, followups.plan_followup, **planned)

    later = at(2026, 6, 1)
    does(sqlite_engine, town.clerk, followups.ask_afterwards, now=later, **said(sqlite_engine, Satisfaction.NOT))

    assert row(sqlite_engine, Need, need_id).status == NeedStatus.OPEN
    assert figures_stand(sqlite_engine)
