"""What awaits a community's word: only its own, and what one recorded oneself is marked for another."""

from dataclasses import replace

from sqlalchemy import Engine

from db.errors import Code
from db.reads.confirmations import Awaiting, awaiting_confirmation
from db.reads.followups import followup_list
from db.reads.mine import mine_now
from db.rules.holding import Task
from db.rules.rights import Actor
from db.terms import AccountId, Grade, Role
from db.work import perform, reading
from db.writes import accounts, needs
from tests.builders import a_town, actor_of, at
from tests.builders.acts import does, refused
from tests.builders.counting import statements
from tests.builders.steps import DAY, a_closed_activity, a_confirmed_activity, a_need, a_served_need, an_activity


def awaiting(engine: Engine, actor: Actor) -> Awaiting:
    with reading(engine) as session:
        return awaiting_confirmation(session, actor)


def test_closed_activities_and_served_needs_wait_for_their_clerk(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_closed_activity(sqlite_engine, town)
    a_served_need(sqlite_engine, town)
    an_activity(sqlite_engine, town, name="还没开展")

    with reading(sqlite_engine) as session, statements(sqlite_engine) as sent:
        waiting = awaiting_confirmation(session, town.clerk)

    assert [(item.line.name, item.effect, item.line.grade, item.line.arrived, item.recorded_by_me)
            for item in waiting.activities] == [("清扫楼道", "楼道干净了", Grade.FIRST, 2, False)]  # fmt: skip
    assert [(item.text, item.member, item.measures, item.recorded_by_me) for item in waiting.needs] == [
        ("3号楼水管漏水", "张三", "换了水管", False)
    ]
    assert len(sent) == 2


def test_another_communitys_services_do_not_show(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_closed_activity(sqlite_engine, town)
    a_served_need(sqlite_engine, town)

    assert awaiting(sqlite_engine, town.other_clerk) == Awaiting((), ())


def test_what_was_confirmed_waits_no_more(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_confirmed_activity(sqlite_engine, town)
    perform(sqlite_engine, town.clerk, needs.solve_need, now=at(day=21), need_id=a_served_need(sqlite_engine, town))

    assert awaiting(sqlite_engine, town.clerk) == Awaiting((), ())


def test_what_one_recorded_is_marked_for_another_to_confirm(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_closed_activity(sqlite_engine, town, recorded_by=town.clerk)
    colleague = actor_of(Role.CLERK, name="colleague", communities=(town.wanghu,))

    assert [item.recorded_by_me for item in awaiting(sqlite_engine, town.clerk).activities] == [True]
    assert [item.recorded_by_me for item in awaiting(sqlite_engine, colleague).activities] == [False]


def test_what_one_may_confirm_stands_before_what_another_must(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_closed_activity(sqlite_engine, town, recorded_by=town.clerk)
    a_closed_activity(sqlite_engine, town)
    mine, others = a_served_need(sqlite_engine, town, served_by=town.secretary), a_served_need(sqlite_engine, town)
    secretary_too = replace(town.clerk, account_id=town.secretary.account_id)

    assert [item.recorded_by_me for item in awaiting(sqlite_engine, town.clerk).activities] == [False, True]
    assert [item.id for item in awaiting(sqlite_engine, secretary_too).needs] == [others, mine]


def test_nobody_confirms_or_asks_after_what_they_did_or_wrote_down_under_another_account(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    opened = {"login": "lisi", "name": "李四", "role": Role.MEMBER, "member_id": town.li_a}
    account = does(sqlite_engine, actor_of(Role.ADMIN), accounts.create_account, **opened)
    li = replace(town.secretary, account_id=AccountId(account.id))
    need_id = a_served_need(sqlite_engine, town, served_by=li)
    doer, recorder = (replace(town.clerk, member_id=one) for one in (town.zhang_a, town.li_a))

    for actor, own in ((doer, True), (recorder, True), (town.clerk, False)):
        assert [item.recorded_by_me for item in awaiting(sqlite_engine, actor).needs] == [own]
        with reading(sqlite_engine) as session:
            asked = {group.task for group in mine_now(session, actor, today=DAY)}
        assert (Task.CONFIRM_NEED in asked) is not own
    for actor in (doer, recorder):
        assert refused(sqlite_engine, actor, needs.solve_need, need_id=need_id) == Code.RECORDER_CONFIRMS
    does(sqlite_engine, town.clerk, needs.solve_need, need_id=need_id)
    for actor, own in ((recorder, True), (town.clerk, False)):
        with reading(sqlite_engine) as session:
            assert [line.served_by_me for line in followup_list(session, actor, today=DAY).lines] == [own]


def test_a_need_served_at_an_activity_is_confirmed_with_it(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need_id = a_need(sqlite_engine, town.clerk, community=town.wanghu)
    perform(sqlite_engine, town.zhang, needs.claim_need, now=at(), need_id=need_id, member_id=town.zhang_a)
    a_closed_activity(sqlite_engine, town, need_ids=(need_id,))

    waiting = awaiting(sqlite_engine, town.clerk)

    assert (len(waiting.activities), waiting.needs) == (1, ())
