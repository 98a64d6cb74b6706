"""Two-way claiming: a need and a resource become one project, from either side, once."""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine

from db.errors import Code, Refusal
from db.reads import metrics
from db.reads.deeds import latest_deeds
from db.reads.fitting import fitting_needs, fitting_resources, free_resources, wanted_needs
from db.reads.needs import to_match
from db.reads.projects import project_detail, project_list, projects_of_need
from db.reads.resources import resource_detail, resource_list
from db.rules.calendar import Period
from db.rules.metrics import Metric
from db.rules.rights import Actor
from db.tables.claims import Claim
from db.tables.evaluation import Followup
from db.tables.lists import Project, Resource
from db.tables.needs import Need
from db.terms import (
    ClaimTarget,
    FollowupSubject,
    NeedId,
    NeedStatus,
    ProjectStatus,
    Recurrence,
    ResourceId,
    ResourceStatus,
    Role,
)
from db.work import reading
from db.writes import needs, projects, resources, two_way
from tests.builders import Town, a_town, actor_of
from tests.builders.acts import does, figures_stand, refused, row, rows
from tests.builders.lists import a_resource, a_running_project
from tests.builders.steps import DAY, a_need


def two_sides(engine: Engine, recurrence: Recurrence = Recurrence.ONCE) -> tuple[Town, NeedId, ResourceId]:
    town = a_town(engine)
    need_id = a_need(engine, town.clerk, community=town.wanghu, text="议事亭缺桌椅，想要几套办公桌椅")
    return town, need_id, a_resource(engine, town, recurrence)


def test_the_branch_of_the_resource_takes_the_project_on_with_one_tap(sqlite_engine: Engine) -> None:
    town, need_id, resource_id = two_sides(sqlite_engine)

    made = does(sqlite_engine, town.secretary, two_way.make_project, need_id=need_id, resource_id=resource_id)

    assert (made.status, made.branch_id, made.community_id) == (ProjectStatus.CLAIMED, town.branch_a, town.wanghu)
    assert row(sqlite_engine, Resource, resource_id).status is ResourceStatus.SPENT
    assert {claim.target for claim in rows(sqlite_engine, Claim)} == {ClaimTarget.RESOURCE, ClaimTarget.PROJECT}
    assert figures_stand(sqlite_engine)


def test_made_by_the_community_it_waits_for_a_branch(sqlite_engine: Engine) -> None:
    town, need_id, resource_id = two_sides(sqlite_engine, Recurrence.INEXHAUSTIBLE)

    made = does(sqlite_engine, town.clerk, two_way.make_project, need_id=need_id, resource_id=resource_id)

    assert (made.status, made.branch_id) == (ProjectStatus.PROPOSED, None)
    assert row(sqlite_engine, Resource, resource_id).status is ResourceStatus.OFFERED


def test_a_need_goes_the_way_of_its_project_and_is_one_deed_with_it(engine: Engine) -> None:
    town, need_id, resource_id = two_sides(engine)
    project_id = does(engine, town.secretary, two_way.make_project, need_id=need_id, resource_id=resource_id).id
    carried = row(engine, Need, need_id)
    assert (carried.status, carried.branch_id, carried.member_id) == (NeedStatus.CLAIMED, town.branch_a, None)
    offer = {"need_id": need_id, "member_id": town.zhang_a}
    assert refused(engine, town.staff, needs.offer_need, **offer) == Code.SERVED_BY_PROJECT
    serve = {"need_id": need_id, "measures": "送到了", "served_on": DAY}
    assert refused(engine, town.secretary, needs.serve_need, **serve) == Code.SERVED_BY_PROJECT

    does(engine, town.secretary, projects.give_back_project, project_id=project_id, reason="任务调整")
    with reading(engine) as session:
        left = [need.id for need in to_match(session, town.staff, today=DAY)]
        made = [line.id for line in projects_of_need(session, town.staff, need_id=need_id, today=DAY)]
    assert (row(engine, Need, need_id).status, left, made) == (NeedStatus.OPEN, [], [project_id])

    does(engine, town.secretary, projects.claim_project, project_id=project_id, branch_id=town.branch_a)
    does(engine, town.secretary, projects.start_project, project_id=project_id, starts_on=DAY, ends_on=DAY)
    does(engine, town.clerk, projects.finish_project, project_id=project_id, effect="桌椅到位", day=DAY)
    solved = row(engine, Need, need_id)
    assert (solved.status, solved.solved_on, solved.measures) == (NeedStatus.SOLVED, DAY, "桌椅到位")
    with reading(engine) as session:
        assert [deed.target for deed in latest_deeds(session, town.staff, most=9)] == [ClaimTarget.NEED]
        done = metrics.behind(session, town.staff, metric=Metric.DEEDS, period=Period(DAY, DAY), today=DAY)
        assert (done.value, [one.thing for one in done.lines]) == (1, [metrics.Thing.NEED])
    assert sorted(one.subject for one in rows(engine, Followup)) == [FollowupSubject.NEED, FollowupSubject.PROJECT]
    assert figures_stand(engine)


def test_a_dropped_project_opens_its_need_for_everybody(sqlite_engine: Engine) -> None:
    town, need_id, resource_id = two_sides(sqlite_engine)
    project_id = does(sqlite_engine, town.secretary, two_way.make_project, need_id=need_id, resource_id=resource_id).id

    does(sqlite_engine, town.secretary, projects.drop_project, project_id=project_id, reason="经费未批")

    does(sqlite_engine, town.zhang, needs.claim_need, need_id=need_id, member_id=town.zhang_a)
    assert row(sqlite_engine, Need, need_id).member_id == town.zhang_a


def test_two_who_make_a_project_of_one_need_at_once_make_one(engine: Engine) -> None:
    town, need_id, _ = two_sides(engine)
    ids = [a_resource(engine, town, Recurrence.RECURRING) for _ in range(4)]

    def make(resource_id: ResourceId) -> str:
        try:
            does(engine, town.staff, two_way.make_project, need_id=need_id, resource_id=resource_id)
        except Refusal as refusal:
            return refusal.code
        return "made"

    with ThreadPoolExecutor(4) as crowd:
        outcomes = sorted(crowd.map(make, ids))

    assert outcomes == [Code.ALREADY_TAKEN] * 3 + ["made"]
    assert len(rows(engine, Project)) == 1
    assert [claim.target_id for claim in rows(engine, Claim)] == [rows(engine, Project)[0].resource_id]


def test_nobody_makes_a_project_of_what_belongs_to_others(sqlite_engine: Engine) -> None:
    town, need_id, resource_id = two_sides(sqlite_engine)
    facts = {"need_id": need_id, "resource_id": resource_id}
    other = actor_of(Role.SECRETARY, name="other", branches=(town.branch_b,))

    for stranger in (other, town.other_clerk, town.zhang, actor_of(Role.LEADER)):
        assert refused(sqlite_engine, stranger, two_way.make_project, **facts) == Code.NOT_ALLOWED


def test_each_side_sees_what_fits_and_why_until_a_project_serves_it(engine: Engine) -> None:
    town, need_id, resource_id = two_sides(engine)
    a_need(engine, town.clerk, community=town.wanghu, text="想学唱歌")

    def seen(actor: Actor) -> tuple[list[str], list[str]]:
        with reading(engine) as session:
            there = fitting_resources(session, actor, need_id=need_id)
            back = fitting_needs(session, actor, resource_id=resource_id)
        return [one.resource.code for one in there], [one.need.code for one in back]

    assert seen(town.clerk) == (["ZY20260001"], ["XQ20260001"])
    assert seen(town.secretary) == (["ZY20260001"], ["XQ20260001"])
    assert seen(town.other_clerk) == ([], [])
    does(engine, town.secretary, two_way.make_project, need_id=need_id, resource_id=resource_id)
    assert seen(town.staff) == ([], [])
    with reading(engine) as session:
        left = [need.text for need in wanted_needs(session, town.clerk)], free_resources(session, town.clerk)
    assert left == (["想学唱歌"], [])


def test_what_a_community_claimed_it_still_sees_and_strangers_do_not(sqlite_engine: Engine) -> None:
    town, _, resource_id = two_sides(sqlite_engine)
    does(sqlite_engine, town.clerk, resources.claim_resource, resource_id=resource_id, community_id=town.wanghu)

    with reading(sqlite_engine) as session:
        taken = resource_detail(session, town.clerk, code="ZY20260001")
        others = resource_list(session, town.other_clerk).total
        phone = resource_list(session, actor_of(Role.LEADER)).lines[0].phone

    assert [(one.community, one.day) for one in taken.takers] == [("望湖社区", DAY)]
    assert (others, phone) == (0, "")


def test_a_project_is_seen_by_its_two_parties_with_its_steps(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_running_project(sqlite_engine, town)
    other = actor_of(Role.SECRETARY, name="other", branches=(town.branch_b,))

    with reading(sqlite_engine) as session:
        seen = project_detail(session, town.clerk, code="XM20260001", today=DAY.replace(month=8))
        totals = [
            project_list(session, actor, today=DAY).total
            for actor in (town.secretary, town.staff, other, town.other_clerk)
        ]

    assert [(step.text, step.overdue) for step in seen.steps] == [("摸底", True), ("安装", True), ("回访", False)]
    assert (seen.line.community, seen.line.branch, seen.lead, seen.line.overdue_days) == (
        "望湖社区",
        "甲党支部",
        "李四",
        20,
    )
    assert totals == [1, 1, 0, 0]
