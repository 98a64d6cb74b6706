"""Mine now: what waits for each role, and nothing that waits for somebody else."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from db.reads.claims import claims_of, offers
from db.reads.mine import SHOWN, mine_now
from db.rules.holding import WITHIN, Task
from db.rules.rights import Actor
from db.tables.agreements import Agreement, Clause
from db.tables.checkins import CensusFinding
from db.tables.lists import Project
from db.tables.people import Branch
from db.tables.places import Community
from db.terms import AgreementStatus, Answer, ClaimStatus, FindingKind, ReportKind, Role, Side
from db.work import perform, reading, writing
from db.writes import agreements, checkins, needs, wishes
from db.writes.claims import approve_withdrawal, withdraw_claim
from db.writes.pairs import visit_pair
from db.writes.reports import sign_report
from tests.builders import Town, a_town, actor_of, at
from tests.builders.acts import does
from tests.builders.counting import statements
from tests.builders.everything import everything
from tests.builders.lists import a_running_project
from tests.builders.once import built_once
from tests.builders.pairs import a_pair
from tests.builders.posts import a_claim, a_post
from tests.builders.screens import a_sign_in
from tests.builders.steps import (
    DAY,
    a_closed_activity,
    a_need,
    a_served_need,
    an_activity,
    an_answer,
    an_arrival,
    an_offer,
)
from tests.builders.wishes import a_wish
from tests.db.writes.test_door_forms import send

LATER = DAY + timedelta(days=WITHIN[Task.ANSWER_DISPUTE])


def waiting(engine: Engine, actor: Actor, today: date = DAY) -> dict[Task, int]:
    with reading(engine) as session:
        return {group.task: group.total for group in mine_now(session, actor, today=today)}


@built_once
def a_full_town(engine: Engine) -> Town:
    town = a_town(engine)
    a_need(engine, town.staff, community=town.wanghu, text="待审核")
    a_need(engine, town.other_clerk, community=town.tingsong, text="待对接")
    an_offer(engine, town, a_need(engine, town.clerk, community=town.wanghu, text="待答复"), member=town.zhang_a)
    a_served_need(engine, town)
    claimed = a_need(engine, town.clerk, community=town.wanghu, text="已认领")
    perform(engine, town.zhang, needs.claim_need, now=at(), need_id=claimed, member_id=town.zhang_a)
    a_closed_activity(engine, town)
    an_activity(engine, town, name="今天开展")
    an_activity(engine, town, name="明天开展", day=DAY + timedelta(days=1))
    an_arrival(engine, town.secretary, an_activity(engine, town, name="待总结"), town.li_a)
    return town


def test_wishes_posts_slips_and_projects_wait_for_whoever_has_the_ball(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    wish_id = a_wish(sqlite_engine, town.clerk, town.wanghu)
    perform(sqlite_engine, town.zhang, wishes.claim_wish, now=at(), wish_id=wish_id, member_id=town.zhang_a)
    post_id = a_post(sqlite_engine, town)
    for member_id in (town.zhang_a, town.li_a):
        a_claim(sqlite_engine, town, post_id, member_id)
    perform(
        sqlite_engine,
        town.secretary,
        checkins.send_slip,
        now=at(),
        branch_id=town.branch_a,
        community_id=town.wanghu,
        day=DAY,
        contact="钱七",
    )
    a_running_project(sqlite_engine, town)
    sent = {"member_id": town.wang_b, "community_id": town.wanghu, "day": DAY}
    does(sqlite_engine, town.staff, checkins.check_member_in, **sent)
    send(sqlite_engine, town)

    assert waiting(sqlite_engine, town.zhang) == {Task.FULFIL_WISH: 1}
    assert waiting(sqlite_engine, town.secretary) == {Task.FULFIL_WISH: 1, Task.MOVE_PROJECT: 1}
    asked = {Task.APPROVE_POST, Task.RECEIVE_SLIP, Task.RECEIVE_MEMBER, Task.ANSWER_FORM}
    assert waiting(sqlite_engine, town.clerk) == dict.fromkeys(asked, 1)
    assert waiting(sqlite_engine, town.other_clerk) == {}
    assert waiting(sqlite_engine, actor_of(Role.SECRETARY, branches=(town.branch_b,))) == {}
    with reading(sqlite_engine) as session:
        found = {group.task: group.lines[0] for group in mine_now(session, town.secretary, today=DAY + timedelta(99))}
        clerks = {group.task: group.lines[0] for group in mine_now(session, town.clerk, today=DAY + timedelta(10))}
    assert (found[Task.FULFIL_WISH].title, found[Task.FULFIL_WISH].overdue_days > 0) == ("一盏护眼台灯", True)
    within = {task: (clerks[task].due_on, clerks[task].overdue_days) for task in asked}
    assert set(within.values()) == {(DAY + timedelta(days=7), 3)}


def test_whoever_leaves_a_post_or_moves_up_in_its_queue_waits_from_that_day_on(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    post_id = a_post(sqlite_engine, town, places=1)
    claim_id = a_claim(sqlite_engine, town, post_id, town.zhang_a, agreed=True)
    a_claim(sqlite_engine, town, post_id, town.li_a)
    does(sqlite_engine, town.zhang, withdraw_claim, now=at(2026, 6, 1), claim_id=claim_id, reason="搬家")

    def waits() -> list[tuple[date | None, int]]:
        with reading(sqlite_engine) as session:
            groups = mine_now(session, town.clerk, today=date(2026, 6, 20))
        return [(line.due_on, line.overdue_days) for group in groups for line in group.lines]

    leaves = waits()
    does(sqlite_engine, town.clerk, approve_withdrawal, now=at(2026, 6, 10), claim_id=claim_id)
    # whoever waited in the queue waits for the clerk only from the free place on
    assert (leaves, waits()) == ([(date(2026, 6, 8), 12)], [(date(2026, 6, 17), 3)])


def test_a_wish_that_is_due_waits_for_the_clerk_unless_it_is_the_clerks_own(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    wish_id = a_wish(sqlite_engine, town.clerk, town.wanghu)
    perform(sqlite_engine, town.zhang, wishes.claim_wish, now=at(), wish_id=wish_id, member_id=town.zhang_a)
    both = actor_of(Role.CLERK, name="zhang the clerk", communities=(town.wanghu,), member=town.zhang_a)
    for actor in (town.zhang, both):
        a_sign_in(sqlite_engine, actor)

    late = DAY + timedelta(days=99)
    assert Task.CONFIRM_WISH not in waiting(sqlite_engine, town.clerk)
    assert waiting(sqlite_engine, town.clerk, late)[Task.CONFIRM_WISH] == 1
    assert Task.CONFIRM_WISH not in waiting(sqlite_engine, both, late)


def test_a_pair_waits_for_its_member_and_branch_from_visit_to_visit(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    pair_id = a_pair(sqlite_engine, town, member=town.zhang_a)

    def due(actor: Actor, today: date) -> list[tuple[date | None, int]]:
        with reading(sqlite_engine) as session:
            groups = mine_now(session, actor, today=today)
        found = [line for group in groups if group.task is Task.VISIT_PAIR for line in group.lines]
        return [(line.due_on, line.overdue_days) for line in found]

    first = due(town.zhang, DAY)
    went = {"pair_id": pair_id, "day": DAY + timedelta(days=3), "member_ids": [town.zhang_a], "effect": "陪聊"}
    does(sqlite_engine, town.secretary, visit_pair, now=at(2026, 5, 24), minutes=60, **went)

    assert due(town.zhang, DAY + timedelta(days=400))[0][1] > 300
    assert due(town.secretary, DAY) == due(town.zhang, DAY)
    assert (due(town.zhang, DAY)[0][0] or DAY) - (first[0][0] or DAY) == timedelta(days=3)
    assert due(actor_of(Role.MEMBER, name="li", member=town.li_a), DAY) == []


def test_what_is_to_be_signed_waits_until_it_is(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    known: dict[str, Any] = {**everything(sqlite_engine, town)}
    november, february = date(2026, 11, 2), date(2027, 2, 1)

    def owed(actor: Actor, today: date) -> list[tuple[Task, str, str, int]]:
        with reading(sqlite_engine) as session:
            groups = mine_now(session, actor, today=today)
        mine = (Task.RENEW_AGREEMENT, Task.SIGN_AGREEMENT, Task.SIGN_REPORT, Task.SIGN_HALF_YEAR)
        return [
            (group.task, line.title, line.place, line.overdue_days)
            for group in groups
            if group.task in mine
            for line in group.lines
        ]

    with writing(sqlite_engine, actor_of(Role.ADMIN), now=at()) as work:
        agreement = work.get(Agreement, known["agreement_id"])
        agreement.status = AgreementStatus.SIGNED
        name, branch = work.get(Community, town.wanghu).name, work.get(Branch, town.branch_a).name
    signed_up = {"kind": ReportKind.UP, "quarter": "2026Q3", "branch_id": town.branch_a, "community_id": None}
    does(sqlite_engine, town.secretary, sign_report, now=at(2026, 11, 2), text="做了这些事。", **signed_up)

    papers = [(Task.SIGN_REPORT, ReportKind.DONE_DOWN, name, 23), (Task.SIGN_REPORT, ReportKind.PLAN_DOWN, name, 23)]
    assert owed(town.secretary, november) == [(Task.RENEW_AGREEMENT, name, branch, 0), *papers]
    assert (Task.RENEW_AGREEMENT, name, branch, 32) in owed(town.secretary, february)
    assert Task.RENEW_AGREEMENT not in waiting(sqlite_engine, town.secretary, date(2026, 10, 30))
    does(
        sqlite_engine,
        town.secretary,
        agreements.renew_agreement,
        now=at(2026, 11, 2),
        agreement_id=known["agreement_id"],
    )
    assert (Task.SIGN_AGREEMENT, name, branch, 1) in owed(town.secretary, february)
    assert Task.RENEW_AGREEMENT not in waiting(sqlite_engine, town.secretary, november)
    bureau = [(task, kind, late) for task, kind, _, late in owed(town.staff, november)]
    half = (Task.SIGN_HALF_YEAR, ReportKind.HALF_YEAR)
    assert bureau == [(Task.SIGN_REPORT, ReportKind.UP, 23), (*half, (november - date(2026, 7, 10)).days)]
    # nothing was done in the half-year before May's
    assert [task for task, *_ in owed(town.staff, date(2026, 6, 30))] == []
    assert owed(town.other_clerk, november) == owed(actor_of(Role.SECRETARY, branches=(town.branch_b,)), DAY) == []


def test_an_agreement_waits_from_its_draft_and_after_its_year_until_it_is_renewed(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    june, new_years_eve, january = date(2026, 6, 1), at(2026, 12, 31), date(2027, 1, 9)
    both = {"branch_id": town.branch_a, "promises": [("每季清扫", None)], "year": 2026, "now": at(2026, 6, 1)}
    served, broken = (
        does(sqlite_engine, town.secretary, agreements.draft_agreement, community_id=place, **both).id
        for place in (town.wanghu, town.tingsong)
    )

    def waits(task: Task, today: date) -> list[tuple[str, date | None, int]]:
        with reading(sqlite_engine) as session:
            groups = mine_now(session, town.secretary, today=today)
        return [(line.title, line.due_on, line.overdue_days) for group in groups if group.task is task
                for line in group.lines]  # fmt: skip

    soon = june + timedelta(days=WITHIN[Task.SIGN_AGREEMENT])
    assert waits(Task.SIGN_AGREEMENT, june) == [("望湖社区", soon, 0), ("听松社区", soon, 0)]
    for agreement_id, end in ((served, new_years_eve), (broken, at(2026, 9, 1))):
        does(
            sqlite_engine,
            town.secretary,
            agreements.sign_agreement,
            now=at(2026, 6, 2),
            agreement_id=agreement_id,
            day=june,
        )
        does(sqlite_engine, town.secretary, agreements.end_agreement, now=end, agreement_id=agreement_id)
    assert waits(Task.RENEW_AGREEMENT, january) == [("望湖社区", date(2026, 12, 31), 9)]
    does(sqlite_engine, town.secretary, agreements.renew_agreement, now=new_years_eve, agreement_id=served)
    assert waits(Task.RENEW_AGREEMENT, january) == []


def test_each_role_sees_what_waits_for_it(sqlite_engine: Engine) -> None:
    town = a_full_town(sqlite_engine)

    assert waiting(sqlite_engine, town.zhang) == {Task.ANSWER: 1, Task.SERVE: 1}
    assert waiting(sqlite_engine, town.clerk) == {Task.SCREEN: 1, Task.CONFIRM_ACTIVITY: 1, Task.CONFIRM_NEED: 1}
    assert waiting(sqlite_engine, town.other_clerk) == {}
    assert waiting(sqlite_engine, town.staff) == {Task.MATCH: 1}
    assert waiting(sqlite_engine, town.staff, DAY + timedelta(days=10)) == {Task.MATCH: 1, Task.ASK_ANOTHER: 1}
    assert waiting(sqlite_engine, town.secretary) == {Task.SERVE: 1, Task.HOLD: 1, Task.CLOSE: 1}
    assert waiting(sqlite_engine, actor_of(Role.HELPER, communities=(town.wanghu,))) == {Task.HOLD: 1}
    assert waiting(sqlite_engine, actor_of(Role.MEMBER, name="li", member=town.li_a)) == {}


def test_whatever_has_a_date_waits_for_its_holder_until_it_is_done(engine: Engine) -> None:
    town = a_town(engine)
    known: dict[str, Any] = {**everything(engine, town)}
    with writing(engine, actor_of(Role.ADMIN), now=at()) as work:
        work.get(Agreement, known["agreement_id"]).status = AgreementStatus.SIGNED
        work.get(Clause, known["clause_id"]).due_on = DAY - timedelta(days=1)
        work.add(Clause(agreement_id=known["agreement_id"], position=2, text="送来需求清单", party=Side.COMMUNITY))
        twin: dict[str, Any] = {"census_id": known["census_id"], "member_id": town.zhang_a, "branch_id": town.branch_a}
        work.add(CensusFinding(kind=FindingKind.NOT_CHECKED_IN, **twin))

    with reading(engine) as session:
        office, secretary, clerk = (
            {group.task: group for group in mine_now(session, actor, today=DAY)}
            for actor in (town.staff, town.secretary, town.clerk)
        )

    dated = {Task.RUN_CENSUS: DAY, Task.CLOSE_QUARTER: DAY, Task.ANSWER_DISPUTE: LATER, Task.ANSWER_SUGGESTION: LATER}
    assert {task: office[task].lines[0].due_on for task in dated} == dated
    owed = (Task.KEEP_PROMISE, Task.MEND)
    assert {task: (secretary[task].total, secretary[task].lines[0].overdue_days) for task in owed} == {
        Task.KEEP_PROMISE: (1, 1), Task.MEND: (1, 0),
    }  # fmt: skip
    assert [line.title for line in secretary[Task.MEND].lines] == ["张三"]
    assert [line.title for task in (Task.FOLLOW_UP, Task.KEEP_PROMISE) for line in clerk[task].lines] == [
        "修水管", "送来需求清单",
    ]  # fmt: skip
    assert waiting(engine, town.other_clerk).keys().isdisjoint({Task.FOLLOW_UP, Task.KEEP_PROMISE})
    assert waiting(engine, town.staff, DAY - timedelta(days=60)).get(Task.CLOSE_QUARTER) is None


def test_a_promise_without_a_day_is_due_with_its_year_and_a_project_without_an_end_is_asked_after(
    sqlite_engine: Engine,
) -> None:
    town = a_town(sqlite_engine)
    june, facts = at(2026, 6, 1), {"branch_id": town.branch_a, "community_id": town.wanghu, "year": 2026}
    drafted = does(
        sqlite_engine, town.secretary, agreements.draft_agreement, promises=[("每季清扫", None)], now=june, **facts
    )
    signed = {"agreement_id": drafted.id, "day": date(2026, 6, 1)}
    does(sqlite_engine, town.secretary, agreements.sign_agreement, now=june, **signed)
    project_id = a_running_project(sqlite_engine, town)
    with writing(sqlite_engine, actor_of(Role.ADMIN), now=at()) as work:
        work.get(Project, project_id).ends_on = None

    with reading(sqlite_engine) as session:
        lines = {group.task: group.lines[0] for group in mine_now(session, town.secretary, today=date(2027, 1, 3))}

    assert (lines[Task.KEEP_PROMISE].due_on, lines[Task.KEEP_PROMISE].overdue_days) == (date(2026, 12, 31), 3)
    assert lines[Task.MOVE_PROJECT].due_on == DAY + timedelta(days=WITHIN[Task.MOVE_PROJECT])


@pytest.mark.parametrize("role", [Role.ADMIN, Role.AUDITOR, Role.LEADER])
def test_nothing_waits_for_those_who_watch(sqlite_engine: Engine, role: Role) -> None:
    a_full_town(sqlite_engine)

    assert waiting(sqlite_engine, actor_of(role)) == {}


def test_only_the_first_lines_are_shown_and_all_are_counted_in_one_statement(engine: Engine) -> None:
    town = a_town(engine)
    for number in range(SHOWN + 2):
        a_need(engine, town.staff, community=town.wanghu, text=f"{number}", due_on=DAY + timedelta(days=number))

    with reading(engine) as session, statements(engine) as sent:
        groups = mine_now(session, town.clerk, today=DAY + timedelta(days=2))

    assert [(group.task, group.total) for group in groups] == [(Task.SCREEN, SHOWN + 2)]
    assert [(line.title, line.overdue_days) for line in groups[0].lines] == [
        ("0", 2),
        ("1", 1),
        ("2", 0),
        ("3", 0),
        ("4", 0),
    ]
    assert len(sent) == 1


def test_of_one_kind_all_is_given_to_whoever_asks_for_it(engine: Engine) -> None:
    town = a_town(engine)
    for number in range(SHOWN + 2):
        a_need(engine, town.clerk, community=town.wanghu, text=f"{number}", due_on=DAY + timedelta(days=number))
        a_wish(engine, town.clerk, town.wanghu)

    with reading(engine) as session:
        groups = mine_now(session, town.staff, today=DAY, whole=Task.MATCH)

    shown = {group.task: (group.total, len(group.lines)) for group in groups}
    assert shown == {Task.MATCH: (SHOWN + 2, SHOWN + 2), Task.GIVE_WISH: (SHOWN + 2, SHOWN)}
    assert [line.title for line in groups[0].lines] == [str(number) for number in range(SHOWN + 2)]


def test_an_offer_stands_until_it_is_answered(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    claim_id = an_offer(
        sqlite_engine, town, a_need(sqlite_engine, town.clerk, community=town.wanghu), member=town.zhang_a
    )

    with reading(sqlite_engine) as session:
        before = offers(session, town.zhang, today=DAY)
    an_answer(sqlite_engine, town.zhang, claim_id, Answer.YES)
    with reading(sqlite_engine) as session, statements(sqlite_engine) as sent:
        after = offers(session, town.zhang, today=DAY)
        own = claims_of(session, town.zhang, member_id=town.zhang_a, today=DAY)

    assert [(line.id, line.title, line.community, line.answer_by) for line in before] == [
        (claim_id, "3号楼水管漏水", "望湖社区", DAY + timedelta(days=3))
    ]
    assert after == []
    assert [(line.title, line.status) for line in own] == [("3号楼水管漏水", ClaimStatus.ACTIVE)]
    assert len(sent) == 2


def test_a_strangers_claims_do_not_show(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    an_offer(sqlite_engine, town, a_need(sqlite_engine, town.clerk, community=town.wanghu), member=town.zhang_a)
    stranger = actor_of(Role.MEMBER, name="wang", member=town.wang_b)

    with reading(sqlite_engine) as session:
        assert offers(session, stranger, today=DAY) == []
        assert claims_of(session, stranger, member_id=town.zhang_a, today=DAY) == []
