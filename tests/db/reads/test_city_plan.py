"""The whole city at once, asked of a real database: limits and points are those of the ranking for one need."""

from datetime import date
from typing import Any

from sqlalchemy import Engine
from sqlmodel import col, select

from db.reads.matches import CityDesk, candidates, city_desk
from db.rules.assignment import UNSUITED, Why, to_the_end
from db.rules.rights import Actor
from db.tables.evaluation import Followup
from db.tables.people import Member, MemberSkill, Skill
from db.tables.places import Community
from db.terms import (
    Answer,
    ClaimTarget,
    ContactWay,
    MemberId,
    NeedId,
    Role,
    Satisfaction,
    Settled,
    SkillId,
    SkillLevel,
    Urgency,
)
from db.work import perform, reading, writing
from db.writes import city_plans, followups, needs
from tests.builders import Town, a_town, actor_of, at
from tests.builders.acts import does, rows
from tests.builders.counting import statements
from tests.builders.once import built_once
from tests.builders.posts import a_post
from tests.builders.steps import DAY, a_confirmed_activity, a_need, a_rule, a_served_need, an_answer, an_offer
from tests.builders.wishes import a_wish


def desk_of(engine: Engine, actor: Actor) -> CityDesk:
    with reading(engine) as session:
        return city_desk(session, actor, today=DAY)


def scores(desk: CityDesk) -> dict[tuple[str, MemberId], int]:
    """Give the score of every pair that may be planned."""
    return {
        (thing.code, helper.member_id): score
        for need, thing in enumerate(desk.things)
        for member, helper in enumerate(desk.helpers)
        if (score := desk.offers.score(need, member)) != UNSUITED
    }


def ranked(engine: Engine, desk: CityDesk, actor: Actor) -> dict[tuple[str, MemberId], int]:
    """Give the same, need by need, from the ranking for one need."""
    found: dict[tuple[str, MemberId], int] = {}
    with reading(engine) as session:
        for thing in desk.things:
            match = candidates(session, actor, need_id=thing.id, today=DAY)  # type: ignore[arg-type]  # all are needs
            found |= {(thing.code, suited.member_id): suited.weighed.score for suited in match.suited}
    return found


@built_once
def a_busy_town(engine: Engine) -> Town:
    """A town with every reason and most limits in it: skills, papers, places, load, a no, a clerk who is a member."""
    town = a_town(engine)
    with writing(engine, actor_of(Role.ADMIN), now=at()) as work:
        child = work.add(Skill(code="SK02", name="管道疏通", parent_id=town.plumbing))
        wires = work.add(Skill(code="SK03", name="电工", certified=True))
        work.add(MemberSkill(member_id=town.li_a, skill_id=child.id, level=SkillLevel.PROFESSIONAL))
        work.add(
            MemberSkill(member_id=town.li_a, skill_id=wires.id, certificate="电工证", expires_on=date(2026, 5, 19))
        )
        work.add(MemberSkill(member_id=town.zhang_b, skill_id=wires.id, certificate="电工证"))
        for community_id, east in ((town.wanghu, 117.20), (town.tingsong, 117.23)):
            place = work.get(Community, community_id)
            place.latitude, place.longitude = 31.5, east
    rated = a_served_need(engine, town)
    does(engine, town.clerk, needs.solve_need, need_id=rated)
    call = {"followup_id": rows(engine, Followup)[0].id, "way": ContactWay.PHONE}
    does(engine, town.clerk, followups.ask_afterwards, satisfaction=Satisfaction.FAIRLY, **call)
    a_confirmed_activity(engine, town)
    for clerk, community in ((town.clerk, town.wanghu), (town.other_clerk, town.tingsong)):
        a_need(engine, town.staff, community=community)
        for skill in (None, town.plumbing, SkillId(wires.id)):
            a_need(engine, clerk, community=community, skill=skill)
    need_id = a_need(engine, town.other_clerk, community=town.tingsong, skill=SkillId(wires.id))
    claim_id = an_offer(engine, town, need_id, member=town.zhang_b)
    an_answer(engine, actor_of(Role.MEMBER, member=town.zhang_b), claim_id, Answer.NO)
    return town


def _about(need_id: NeedId, member_id: MemberId, settled: Settled) -> dict[str, Any]:
    return {"target": ClaimTarget.NEED, "target_id": need_id, "member_id": member_id, "settled": settled}


def test_every_pair_has_the_limits_and_the_score_of_the_ranking_for_one_need(sqlite_engine: Engine) -> None:
    town = a_busy_town(sqlite_engine)

    with reading(sqlite_engine) as session, statements(sqlite_engine) as sent:
        desk = city_desk(session, town.staff, today=DAY)

    assert len(desk.things) == 7
    assert scores(desk) == ranked(sqlite_engine, desk, town.staff)
    assert {member for _, member in scores(desk)} == {town.zhang_a, town.li_a, town.zhang_b}
    assert len(sent) == 10


def test_nobody_beyond_the_limit_of_tasks_and_a_reason_for_what_stays(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_rule(sqlite_engine, most_tasks=1)
    pressing = a_need(sqlite_engine, town.clerk, community=town.wanghu, skill=town.plumbing, urgency=Urgency.CRITICAL)
    a_need(sqlite_engine, town.clerk, community=town.wanghu, skill=town.plumbing)

    plan = desk_of(sqlite_engine, town.staff).plan(to_the_end)

    assert [(link.need_id, link.member_id) for link in plan.links] == [(pressing, town.zhang_a)]
    assert [one.why for one in plan.unserved] == [Why.NEEDED_ELSEWHERE]
    assert plan.gap == 0


def test_several_helpers_are_planned_for_one_need(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_need(sqlite_engine, town.clerk, community=town.wanghu, helpers=4)

    plan = desk_of(sqlite_engine, town.staff).plan(to_the_end)

    assert {link.member_id for link in plan.links} == {town.zhang_a, town.li_a, town.zhang_b}
    assert [(one.missing, one.why) for one in plan.unserved] == [(1, Why.ALL_HELP)]


def test_what_staff_settle_is_kept_and_a_pin_that_became_impossible_is_named(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    first = a_need(sqlite_engine, town.clerk, community=town.wanghu)
    second = a_need(sqlite_engine, town.clerk, community=town.wanghu)
    for need_id, member_id, settled in (
        (first, town.zhang_b, Settled.PINNED),
        (second, town.zhang_a, Settled.FORBIDDEN),
        (second, town.li_a, Settled.FORBIDDEN),
    ):
        facts = _about(need_id, member_id, settled)
        perform(sqlite_engine, town.staff, city_plans.settle_pair, now=at(), **facts)

    kept = desk_of(sqlite_engine, town.staff).plan(to_the_end)
    with writing(sqlite_engine, actor_of(Role.ADMIN), now=at()) as work:
        work.session.exec(select(Member).where(col(Member.id) == town.zhang_b)).one().willing = False
    after = desk_of(sqlite_engine, town.staff)

    assert [(link.need_id, link.member_id, link.pinned) for link in kept.links] == [
        (first, town.zhang_b, True),
        (second, town.zhang_b, False),
    ]
    assert [one.broken for one in after.fixed] == [True, False, False]
    assert {link.need_id for link in after.plan(to_the_end).links} == {first}


def test_two_pins_on_a_need_for_one_are_named_rather_than_followed(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need_id = a_need(sqlite_engine, town.clerk, community=town.wanghu)
    for member_id in (town.zhang_a, town.li_a):
        facts = _about(need_id, member_id, Settled.PINNED)
        perform(sqlite_engine, town.staff, city_plans.settle_pair, now=at(), **facts)

    desk = desk_of(sqlite_engine, town.staff)

    assert [one.broken for one in desk.fixed] == [True, True]
    assert len(desk.plan(to_the_end).links) == 1


def test_rank_age_and_sex_are_not_even_read(sqlite_engine: Engine) -> None:
    town = a_busy_town(sqlite_engine)

    with reading(sqlite_engine) as session, statements(sqlite_engine) as sent:
        desk = city_desk(session, town.staff, today=DAY)
        candidates(session, town.staff, need_id=desk.things[0].id, today=DAY)  # type: ignore[arg-type]  # a need

    asked = " ".join(sent)
    assert [column for column in ("member.duty", "member.born", "member.gender") if column in asked] == []
    assert "member.name" in asked


def test_a_clerk_plans_with_what_they_reach_only(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_need(sqlite_engine, town.clerk, community=town.wanghu)
    a_need(sqlite_engine, town.other_clerk, community=town.tingsong)

    desk = desk_of(sqlite_engine, town.clerk)

    assert [thing.community_id for thing in desk.things] == [town.wanghu]
    assert {helper.member_id for helper in desk.helpers} == {town.zhang_a, town.li_a}


def test_needs_wishes_and_free_places_are_one_plan_that_tells_no_more_than_the_alias(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need_id = a_need(sqlite_engine, town.clerk, community=town.wanghu)
    wish_id, post_id = a_wish(sqlite_engine, town.clerk, town.wanghu), a_post(sqlite_engine, town, places=2)
    facts: dict[str, Any] = {"target": ClaimTarget.POST, "target_id": post_id, "member_id": town.zhang_b}
    perform(sqlite_engine, town.staff, city_plans.settle_pair, now=at(), settled=Settled.PINNED, **facts)

    desk = desk_of(sqlite_engine, town.staff)
    plan = desk.plan(to_the_end)

    assert [(one.target, one.id, one.missing) for one in desk.things] == [
        (ClaimTarget.NEED, need_id, 1),
        (ClaimTarget.WISH, wish_id, 1),
        (ClaimTarget.POST, post_id, 2),
    ]
    assert sorted(link.need_id for link in plan.links) == sorted((need_id, wish_id, post_id, post_id))
    assert [(link.need_id, link.member_id) for link in plan.links if link.pinned] == [(post_id, town.zhang_b)]
    assert max(load.after for load in plan.loads) == 2
    assert plan.gap == 0
    assert "周小满" not in repr(desk.things)
    with reading(sqlite_engine) as session:
        posts = city_desk(session, town.staff, today=DAY, targets=frozenset({ClaimTarget.POST})).things
    assert [one.id for one in posts] == [post_id]
