"""Needs and activities at a wanted point of the service path, put there by the intents that people use."""

from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy import Engine

from db.rules.rights import Actor
from db.rules.thumb import BUILT_IN
from db.terms import (
    ActivityId,
    ActivityKind,
    Answer,
    ClaimId,
    CommunityId,
    Grade,
    MemberId,
    NeedId,
    NeedKind,
    Role,
    SkillId,
    Urgency,
)
from db.work import perform
from db.writes import activities, attendance, needs, offers
from db.writes.thumb import set_thumb
from tests.builders.people import actor_of, at
from tests.builders.town import Town

DAY = date(2026, 5, 20)


def a_need(
    engine: Engine,
    by: Actor,
    *,
    community: CommunityId,
    text: str = "3号楼水管漏水",
    kind: NeedKind = NeedKind.SAFETY,
    urgency: Urgency = Urgency.NORMAL,
    skill: SkillId | None = None,
    place: str = "",
    due_on: date | None = None,
    asked_on: date = DAY,
    helpers: int = 1,
    now: datetime | None = None,
) -> NeedId:
    """Write a need down; a clerk's own is open, anybody else's is proposed."""
    need = perform(
        engine,
        by,
        needs.write_need,
        now=now or at(),
        community_id=community,
        text=text,
        kind=kind,
        asked_on=asked_on,
        urgency=urgency,
        skill_id=skill,
        place=place,
        due_on=due_on,
        helpers_wanted=helpers,
    )
    return NeedId(need.id)


def an_offer(engine: Engine, town: Town, need_id: NeedId, *, member: MemberId) -> ClaimId:
    """Have staff ask a member."""
    claim = perform(engine, town.staff, needs.offer_need, now=at(), need_id=need_id, member_id=member)
    return ClaimId(claim.id)


def an_answer(engine: Engine, member: Actor, claim_id: ClaimId, answer: Answer, reason: str = "") -> None:
    """Have a member answer."""
    perform(engine, member, offers.answer_offer, now=at(), claim_id=claim_id, answer=answer, reason=reason)


def a_served_need(engine: Engine, town: Town, *, served_by: Actor | None = None) -> NeedId:
    """A need that 张三 of 甲 took on and served, awaiting the word of 望湖."""
    need_id = a_need(engine, town.clerk, community=town.wanghu)
    perform(engine, town.zhang, needs.claim_need, now=at(), need_id=need_id, member_id=town.zhang_a)
    perform(
        engine,
        served_by or town.zhang,
        needs.serve_need,
        now=at(),
        need_id=need_id,
        measures="换了水管",
        served_on=DAY,
    )
    return need_id


def an_activity(
    engine: Engine,
    town: Town,
    *,
    by: Actor | None = None,
    name: str = "清扫楼道",
    day: date = DAY,
    need_ids: tuple[NeedId, ...] = (),
    places: int | None = None,
    community: CommunityId | None = None,
    kind: ActivityKind = ActivityKind.CLEANING,
    starts_at: datetime | None = None,
) -> ActivityId:
    """Plan an activity of branch 甲, in 望湖 unless it is elsewhere."""
    activity = perform(
        engine,
        by or town.secretary,
        activities.plan_activity,
        now=at(),
        branch_id=town.branch_a,
        community_id=community or town.wanghu,
        kind=kind,
        name=name,
        day=day,
        starts_at=starts_at,
        minutes=90,
        places=places,
        need_ids=list(need_ids),
    )
    return ActivityId(activity.id)


def an_arrival(engine: Engine, by: Actor, activity: ActivityId, member: MemberId) -> None:
    """Record that a member is there."""
    perform(engine, by, attendance.record_arrival, now=at(), activity_id=activity, member_id=member)


def a_closed_activity(
    engine: Engine, town: Town, *, recorded_by: Actor | None = None, need_ids: tuple[NeedId, ...] = ()
) -> ActivityId:
    """An activity at which 张三 and 李四 of 甲 arrived, closed by their secretary."""
    activity = an_activity(engine, town, need_ids=need_ids)
    for member in (town.zhang_a, town.li_a):
        an_arrival(engine, recorded_by or town.secretary, activity, member)
    perform(
        engine,
        town.secretary,
        activities.close_activity,
        now=at(),
        activity_id=activity,
        effect="楼道干净了",
        grade=Grade.FIRST,
        beneficiaries=120,
    )
    return activity


def a_confirmed_activity(engine: Engine, town: Town) -> ActivityId:
    """The same, confirmed by the clerk of 望湖 with the second grade."""
    activity = a_closed_activity(engine, town)
    perform(engine, town.clerk, activities.confirm_activity, now=at(day=21), activity_id=activity, grade=Grade.SECOND)
    return activity


def a_rule(engine: Engine, *, since: date = DAY, **numbers: int) -> None:
    """Rules of thumb from a day on: the software's own numbers but for these."""
    perform(engine, actor_of(Role.ADMIN), set_thumb, now=at(), since=since, **{**asdict(BUILT_IN), **numbers})
