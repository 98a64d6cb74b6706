"""Needs, asked: filtered, paged, narrowed and masked, with who has the ball."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from db.errors import Code, Refusal
from db.reads.needs import Attempt, NeedDetail, need_detail, need_list
from db.reads.paging import PAGE
from db.rules.holding import Holder
from db.rules.rights import Actor
from db.tables.evaluation import Followup
from db.terms import Answer, ContactWay, NeedKind, NeedStatus, Role, Satisfaction, Urgency
from db.work import perform, reading
from db.writes import followups, needs
from tests.builders import Town, a_town, actor_of, at
from tests.builders.acts import does, rows
from tests.builders.counting import statements
from tests.builders.steps import DAY, a_need, a_served_need, an_answer, an_offer

LATER = DAY + timedelta(days=60)


def codes(engine: Engine, actor: Actor, **filters: object) -> list[str]:
    with reading(engine) as session:
        return [line.text for line in need_list(session, actor, today=DAY, **filters).lines]  # type: ignore[arg-type]  # they vary


def three_needs(engine: Engine, town: Town) -> None:
    a_need(engine, town.clerk, community=town.wanghu, text="水管漏水", kind=NeedKind.SAFETY, place="3号楼")
    a_need(engine, town.clerk, community=town.wanghu, text="教老人用手机", kind=NeedKind.CULTURE)
    a_need(engine, town.other_clerk, community=town.tingsong, text="义诊", kind=NeedKind.HEALTH, urgency=Urgency.URGENT)


def test_the_list_can_be_filtered_by_everything(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    three_needs(sqlite_engine, town)

    assert codes(sqlite_engine, town.staff, community_id=town.tingsong) == ["义诊"]
    assert codes(sqlite_engine, town.staff, kind=NeedKind.CULTURE) == ["教老人用手机"]
    assert codes(sqlite_engine, town.staff, urgency=Urgency.URGENT) == ["义诊"]
    assert codes(sqlite_engine, town.staff, status=NeedStatus.SERVED) == []
    assert codes(sqlite_engine, town.staff, text="手机") == ["教老人用手机"]
    assert codes(sqlite_engine, town.staff, text="3号") == ["水管漏水"]
    assert codes(sqlite_engine, town.staff, text="听松") == ["义诊"]
    assert codes(sqlite_engine, town.staff, text="xq20260002") == ["教老人用手机"]


@pytest.mark.parametrize("typed", ["%", "_", "'; drop table need; --", "\\"])
def test_signs_of_a_pattern_are_letters_like_any_other(engine: Engine, typed: str) -> None:
    town = a_town(engine)
    three_needs(engine, town)

    assert codes(engine, town.staff, text=typed) == []


def test_a_clerk_sees_her_community_and_no_other(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    three_needs(sqlite_engine, town)

    assert codes(sqlite_engine, town.clerk) == ["教老人用手机", "水管漏水"]
    assert codes(sqlite_engine, town.clerk, community_id=town.tingsong) == []
    assert codes(sqlite_engine, actor_of(Role.CLERK, name="of nowhere")) == []


def test_a_member_sees_what_may_be_claimed_and_what_is_theirs(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_need(sqlite_engine, town.staff, community=town.wanghu, text="还没审核")
    a_need(sqlite_engine, town.clerk, community=town.wanghu, text="可以认领")
    a_served_need(sqlite_engine, town)

    assert codes(sqlite_engine, town.zhang) == ["3号楼水管漏水", "可以认领"]
    assert codes(sqlite_engine, actor_of(Role.MEMBER, name="wang", member=town.wang_b)) == ["可以认领"]


def test_the_soonest_due_comes_first_and_what_is_over_last(engine: Engine) -> None:
    town = a_town(engine)
    late = a_need(engine, town.clerk, community=town.wanghu, text="晚", due_on=DAY + timedelta(days=9))
    a_need(engine, town.clerk, community=town.wanghu, text="早", due_on=DAY + timedelta(days=2))
    over = a_need(engine, town.staff, community=town.wanghu, text="不办")
    perform(engine, town.clerk, needs.decline_need, now=at(), need_id=over, reason="重复")

    assert late is not None
    assert codes(engine, town.staff) == ["早", "晚", "不办"]


def test_only_what_somebody_still_holds_is_overdue(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_need(sqlite_engine, town.clerk, community=town.wanghu, text="过期", due_on=DAY + timedelta(days=1))
    a_need(sqlite_engine, town.clerk, community=town.wanghu, text="未到期", due_on=LATER + timedelta(days=1))

    with reading(sqlite_engine) as session:
        page = need_list(session, town.staff, today=LATER, overdue=True)

    assert [(line.text, line.overdue_days, line.holder) for line in page.lines] == [("过期", 59, Holder.STAFF)]


def test_the_list_comes_in_pages_at_three_statements_each(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    for number in range(PAGE + 3):
        a_need(sqlite_engine, town.clerk, community=town.wanghu, text=f"第{number}件")

    with reading(sqlite_engine) as session, statements(sqlite_engine) as sent:
        first = need_list(session, town.staff, today=DAY, page=1)
        second = need_list(session, town.staff, today=DAY, page=2)

    assert (len(first.lines), len(second.lines), first.total, second.total) == (PAGE, 3, PAGE + 3, PAGE + 3)
    assert {line.id for line in first.lines} & {line.id for line in second.lines} == set()
    assert len(sent) == 6


def test_names_are_masked_for_leaders_and_whole_for_staff(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_served_need(sqlite_engine, town)

    with reading(sqlite_engine) as session:
        seen = {
            actor.role: need_detail(session, actor, code="XQ20260001", today=DAY).line.member
            for actor in (town.staff, actor_of(Role.LEADER), town.zhang)
        }

    assert seen == {Role.STAFF: "张三", Role.LEADER: "张*", Role.MEMBER: "张三"}


def test_a_need_out_of_reach_is_not_found(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_need(sqlite_engine, town.staff, community=town.wanghu, text="还没审核")

    with reading(sqlite_engine) as session, pytest.raises(Refusal) as refused:
        need_detail(session, town.other_clerk, code="XQ20260001", today=DAY)

    assert refused.value.code is Code.NOT_FOUND


def test_a_need_tells_its_history_in_order(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need_id = a_need(sqlite_engine, town.clerk, community=town.wanghu)
    claim_id = an_offer(sqlite_engine, town, need_id, member=town.zhang_a)
    an_answer(sqlite_engine, town.zhang, claim_id, Answer.NO, "出差")

    with reading(sqlite_engine) as session, statements(sqlite_engine) as sent:
        detail = need_detail(session, town.staff, code="XQ20260001", today=DAY)

    assert [(event.event, event.role, event.facts.get("answer")) for event in detail.history] == [
        ("need.written", Role.CLERK, None),
        ("need.offered", Role.STAFF, None),
        ("need.offer_answered", Role.MEMBER, Answer.NO),
    ]
    assert (detail.line.status, detail.member_id) == (NeedStatus.OPEN, None)
    assert len(sent) == 3


def test_a_need_opened_again_tells_what_was_said_and_what_had_been_tried(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need_id = a_served_need(sqlite_engine, town)

    def asked(satisfaction: Satisfaction, opinion: str) -> NeedDetail:
        perform(sqlite_engine, town.clerk, needs.solve_need, now=at(), need_id=need_id)
        answer = {"satisfaction": satisfaction, "opinion": opinion, "way": ContactWay.PHONE}
        does(
            sqlite_engine,
            town.clerk,
            followups.ask_afterwards,
            followup_id=rows(sqlite_engine, Followup)[-1].id,
            **answer,
        )
        return detail()

    def detail() -> NeedDetail:
        with reading(sqlite_engine) as session:
            return need_detail(session, town.staff, code="XQ20260001", today=DAY)

    assert detail().failed is None
    again = asked(Satisfaction.NOT, "又漏了")
    perform(sqlite_engine, town.staff, needs.claim_need, now=at(), need_id=need_id, member_id=town.li_a)
    perform(sqlite_engine, town.staff, needs.serve_need, now=at(), need_id=need_id, measures="整根换了", served_on=DAY)
    served = detail()
    done = asked(Satisfaction.SATISFIED, "好了")

    assert again.failed == served.failed == Attempt(DAY, "又漏了", "换了水管")
    assert (served.measures, done.failed) == ("整根换了", None)
    assert [(one.event, one.facts.get("measures"), one.facts.get("opinion")) for one in done.history[2:]] == [
        ("need.served", "换了水管", None),
        ("need.solved", None, None),
        ("followup.asked", None, "又漏了"),
        ("need.claimed", None, None),
        ("need.served", "整根换了", None),
        ("need.solved", None, None),
        ("followup.asked", None, "好了"),
    ]


def test_what_a_resident_said_is_told_to_who_follows_up_or_has_the_need_in_hand_and_to_nobody_else(
    sqlite_engine: Engine,
) -> None:
    town = a_town(sqlite_engine)
    need_id = a_served_need(sqlite_engine, town)
    does(sqlite_engine, town.clerk, needs.solve_need, need_id=need_id)
    answer = {"satisfaction": Satisfaction.NOT, "opinion": "又漏了", "way": ContactWay.PHONE}
    does(sqlite_engine, town.clerk, followups.ask_afterwards, followup_id=rows(sqlite_engine, Followup)[0].id, **answer)
    li, secretary = actor_of(Role.MEMBER, name="li", member=town.li_a), town.secretary

    def told() -> list[Actor]:
        found = []
        for actor in (town.staff, town.clerk, secretary, li, town.zhang, actor_of(Role.ADMIN)):
            with reading(sqlite_engine) as session:
                detail = need_detail(session, actor, code="XQ20260001", today=DAY)
            assert detail.failed is not None
            assert (detail.failed.day, detail.failed.measures) == (DAY, "换了水管")
            found += [actor] if "又漏了" in str(detail) else []
        return found

    assert told() == [town.staff, town.clerk]
    an_offer(sqlite_engine, town, need_id, member=town.li_a)
    assert told() == [town.staff, town.clerk, secretary, li]


def test_a_history_names_nobody_by_identifier(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need_id = a_need(sqlite_engine, town.clerk, community=town.wanghu)
    an_offer(sqlite_engine, town, need_id, member=town.zhang_a)

    with reading(sqlite_engine) as session:
        detail = need_detail(session, actor_of(Role.LEADER), code="XQ20260001", today=DAY)

    assert str(town.zhang_a) not in str([event.facts for event in detail.history])
