"""Activities, asked: narrowed to those who hold, host or join them, with how many came."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from db.errors import Code, Refusal
from db.reads.activities import activity_detail, activity_list, open_for_entry
from db.reads.paging import PAGE
from db.rules.rights import Actor
from db.terms import ActivityKind, ActivityStatus, NeedStatus, Role
from db.work import perform, reading
from db.writes import attendance, needs
from tests.builders import a_town, actor_of, at
from tests.builders.counting import statements
from tests.builders.steps import DAY, a_closed_activity, a_need, an_activity, an_arrival


def names(engine: Engine, actor: Actor, **filters: object) -> list[str]:
    with reading(engine) as session:
        return [line.name for line in activity_list(session, actor, **filters).lines]  # type: ignore[arg-type]  # they vary


def test_the_list_is_narrowed_to_host_branch_and_guests(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    an_activity(sqlite_engine, town, name="清扫楼道")
    of_b = actor_of(Role.SECRETARY, name="secretary of b", branches=(town.branch_b,))

    seen = {
        name: names(sqlite_engine, actor)
        for name, actor in {
            "staff": town.staff,
            "clerk": town.clerk,
            "other clerk": town.other_clerk,
            "secretary": town.secretary,
            "other secretary": of_b,
            "member": town.zhang,
            "other member": actor_of(Role.MEMBER, name="wang", member=town.wang_b),
            "helper of nowhere": actor_of(Role.HELPER),
        }.items()
    }

    assert {name for name, lines in seen.items() if lines} == {"staff", "clerk", "secretary", "member"}


def test_the_list_can_be_filtered_and_counts_people_once(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_closed_activity(sqlite_engine, town)
    later = an_activity(sqlite_engine, town, name="义诊", day=DAY + timedelta(days=30))
    perform(sqlite_engine, town.zhang, attendance.sign_up, now=at(), activity_id=later, member_id=town.zhang_a)

    assert names(sqlite_engine, town.staff) == ["义诊", "清扫楼道"]
    assert names(sqlite_engine, town.staff, status=ActivityStatus.CLOSED) == ["清扫楼道"]
    assert names(sqlite_engine, town.staff, kind=ActivityKind.VISIT) == []
    assert names(sqlite_engine, town.staff, first=DAY + timedelta(days=1)) == ["义诊"]
    assert names(sqlite_engine, town.staff, last=DAY) == ["清扫楼道"]
    assert names(sqlite_engine, town.staff, text="望湖") == ["义诊", "清扫楼道"]
    assert names(sqlite_engine, town.staff, text="义诊") == ["义诊"]
    with reading(sqlite_engine) as session:
        page = activity_list(session, town.staff)
    assert [(line.signed_up, line.arrived, line.branch, line.community) for line in page.lines] == [
        (1, 0, "甲党支部", "望湖社区"),
        (0, 2, "甲党支部", "望湖社区"),
    ]


def test_what_comes_next_stands_first_and_what_was_last_after_it(engine: Engine) -> None:
    town = a_town(engine)
    for days in (-2, 60, 0, -1, 7):
        an_activity(engine, town, name=f"{days}", day=DAY + timedelta(days=days))

    assert names(engine, town.staff, today=DAY) == ["0", "7", "60", "-1", "-2"]


def test_a_day_is_told_as_its_hours_go_and_last_what_has_none(engine: Engine) -> None:
    town = a_town(engine)
    for name, hours in (("下午", 5), ("上午", 1), ("不定", None), ("傍晚", 9)):
        starts_at = None if hours is None else at(hour=hours)
        an_activity(engine, town, name=name, starts_at=starts_at)
    an_activity(engine, town, name="次日", day=DAY + timedelta(days=1))

    assert names(engine, town.staff) == ["次日", "上午", "下午", "傍晚", "不定"]
    assert names(engine, town.staff, today=DAY) == ["上午", "下午", "傍晚", "不定", "次日"]


def test_the_list_comes_in_pages_at_two_statements(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    for number in range(PAGE + 1):
        an_activity(sqlite_engine, town, name=f"第{number}次")

    with reading(sqlite_engine) as session, statements(sqlite_engine) as sent:
        page = activity_list(session, town.staff, page=2)

    assert (len(page.lines), page.total, len(sent)) == (1, PAGE + 1, 2)


def test_arrivals_are_entered_where_the_day_has_come_and_nothing_is_closed(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    an_activity(sqlite_engine, town, name="今天")
    held = an_activity(sqlite_engine, town, name="昨天", day=DAY - timedelta(days=1))
    an_arrival(sqlite_engine, town.secretary, held, town.zhang_a)
    an_activity(sqlite_engine, town, name="明天", day=DAY + timedelta(days=1))
    a_closed_activity(sqlite_engine, town)

    with reading(sqlite_engine) as session:
        lines = open_for_entry(session, town.clerk, today=DAY)

    assert [(line.name, line.status) for line in lines] == [
        ("今天", ActivityStatus.PLANNED),
        ("昨天", ActivityStatus.HELD),
    ]


def test_one_activity_names_the_needs_it_serves(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need_id = a_need(sqlite_engine, town.clerk, community=town.wanghu)
    perform(sqlite_engine, town.zhang, needs.claim_need, now=at(), need_id=need_id, member_id=town.zhang_a)
    a_closed_activity(sqlite_engine, town, need_ids=(need_id,))

    with reading(sqlite_engine) as session:
        detail = activity_detail(session, town.clerk, code="HD20260001")

    assert (detail.effect, detail.beneficiaries) == ("楼道干净了", 120)
    assert [(need.text, need.status) for need in detail.needs] == [("3号楼水管漏水", NeedStatus.SERVED)]


def test_an_activity_out_of_reach_is_not_found(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    an_activity(sqlite_engine, town)

    with reading(sqlite_engine) as session, pytest.raises(Refusal) as refused:
        activity_detail(session, town.other_clerk, code="HD20260001")

    assert refused.value.code is Code.NOT_FOUND
