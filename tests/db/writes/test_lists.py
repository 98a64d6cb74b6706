"""The lists: resources that are spent, projects that are finished, posts with places, suggestions with answers."""

from datetime import date

import pytest
from sqlalchemy import Engine

from db.errors import Code
from db.tables.claims import Claim
from db.tables.evaluation import Followup, Suggestion
from db.tables.lists import Milestone, Post, Project, Resource
from db.tables.people import Unit
from db.terms import (
    ClaimStatus,
    FollowupSubject,
    PostStatus,
    ProjectStatus,
    Recurrence,
    ResourceKind,
    ResourceStatus,
    Role,
    SuggestionId,
    SuggestionStatus,
)
from db.writes import claims, posts, projects, resources, suggestions
from tests.builders import a_town, actor_of
from tests.builders.acts import does, events, figures_stand, refused, row, rows
from tests.builders.lists import a_project, a_resource, a_running_project
from tests.builders.posts import a_post
from tests.builders.steps import DAY


def test_what_can_be_had_once_is_spent_by_the_first_community(engine: Engine) -> None:
    town = a_town(engine)
    resource_id = a_resource(engine, town)

    does(engine, town.clerk, resources.claim_resource, resource_id=resource_id, community_id=town.wanghu)

    late = {"resource_id": resource_id, "community_id": town.tingsong}
    assert refused(engine, town.other_clerk, resources.claim_resource, **late) == Code.ALREADY_TAKEN
    assert row(engine, Resource, resource_id).status == ResourceStatus.SPENT
    assert [claim.community_id for claim in rows(engine, Claim)] == [town.wanghu]
    assert figures_stand(engine)


def test_what_never_ends_may_be_had_by_many(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    resource_id = a_resource(sqlite_engine, town, Recurrence.INEXHAUSTIBLE)

    does(sqlite_engine, town.clerk, resources.claim_resource, resource_id=resource_id, community_id=town.wanghu)
    does(sqlite_engine, town.other_clerk, resources.claim_resource, resource_id=resource_id, community_id=town.tingsong)
    does(sqlite_engine, town.secretary, resources.spend_resource, resource_id=resource_id)

    again = {"resource_id": resource_id, "community_id": town.wanghu}
    assert refused(sqlite_engine, town.clerk, resources.claim_resource, **again) == Code.ALREADY_TAKEN
    assert (
        refused(sqlite_engine, town.secretary, resources.withdraw_resource, resource_id=resource_id)
        == Code.ILLEGAL_MOVE
    )
    assert len(rows(sqlite_engine, Claim)) == 2


def test_only_the_bureau_offers_for_a_whole_unit(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    facts = {
        "unit_id": rows(sqlite_engine, Unit)[0].id,
        "kind": ResourceKind.PLACE,
        "text": "会议室",
        "offered_on": DAY,
    }

    assert refused(sqlite_engine, town.secretary, resources.offer_resource, **facts) == Code.NOT_ALLOWED
    resource = does(sqlite_engine, town.staff, resources.offer_resource, **facts)
    assert (
        refused(sqlite_engine, town.secretary, resources.withdraw_resource, resource_id=resource.id) == Code.NOT_ALLOWED
    )
    does(sqlite_engine, town.staff, resources.withdraw_resource, resource_id=resource.id)


def test_a_project_goes_from_the_list_to_a_deed(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    project_id = a_running_project(sqlite_engine, town)

    for step in rows(sqlite_engine, Milestone)[:2]:
        does(sqlite_engine, town.secretary, projects.finish_step, step_id=step.id, day=DAY)
    halfway = row(sqlite_engine, Project, project_id).progress
    does(sqlite_engine, town.clerk, projects.finish_project, project_id=project_id, effect="亮了", day=DAY)

    project = row(sqlite_engine, Project, project_id)
    assert (halfway, project.status, project.progress) == (67, ProjectStatus.FINISHED, 100)
    assert [claim.status for claim in rows(sqlite_engine, Claim)] == [ClaimStatus.COMPLETED]
    assert [followup.subject for followup in rows(sqlite_engine, Followup)] == [FollowupSubject.PROJECT]
    assert figures_stand(sqlite_engine)


def test_a_project_belongs_to_the_branch_that_was_first(engine: Engine) -> None:
    town = a_town(engine)
    project_id = a_project(engine, town)
    does(engine, town.secretary, projects.claim_project, project_id=project_id, branch_id=town.branch_a)

    late = {"project_id": project_id, "branch_id": town.branch_b}
    assert refused(engine, town.staff, projects.claim_project, **late) == Code.ALREADY_TAKEN
    does(engine, town.secretary, projects.give_back_project, project_id=project_id, reason="任务调整")
    does(engine, town.staff, projects.claim_project, **late)

    assert row(engine, Project, project_id).branch_id == town.branch_b


def test_the_branch_reports_and_the_community_confirms(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    project_id = a_running_project(sqlite_engine, town)
    finish = {"project_id": project_id, "effect": "亮了", "day": DAY}

    for branch_side in (town.secretary, town.staff):
        assert refused(sqlite_engine, branch_side, projects.finish_project, **finish) == Code.NOT_ALLOWED
    progress = {"project_id": project_id, "progress": 50}
    assert refused(sqlite_engine, town.clerk, projects.report_progress, **progress) == Code.NOT_ALLOWED
    assert (
        refused(sqlite_engine, town.secretary, projects.report_progress, **(progress | {"progress": 101}))
        == Code.OUT_OF_RANGE
    )
    does(sqlite_engine, town.secretary, projects.report_progress, **progress)
    assert row(sqlite_engine, Project, project_id).progress == 50


def test_a_step_is_done_once_and_only_while_the_project_runs(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    project_id = a_project(sqlite_engine, town)
    step = {"step_id": rows(sqlite_engine, Milestone)[0].id, "day": DAY}

    assert refused(sqlite_engine, town.staff, projects.finish_step, **step) == Code.ILLEGAL_MOVE
    does(sqlite_engine, town.secretary, projects.claim_project, project_id=project_id, branch_id=town.branch_a)
    assert refused(sqlite_engine, town.secretary, projects.finish_step, **step) == Code.ILLEGAL_MOVE
    starts = {"project_id": project_id, "starts_on": DAY, "ends_on": DAY}
    does(sqlite_engine, town.secretary, projects.start_project, **starts)
    does(sqlite_engine, town.secretary, projects.finish_step, **step)
    assert refused(sqlite_engine, town.secretary, projects.finish_step, **step) == Code.ALREADY_RECORDED


def test_a_project_given_up_frees_its_branch(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    project_id = a_running_project(sqlite_engine, town)

    does(sqlite_engine, town.clerk, projects.add_step, project_id=project_id, text="验收")
    does(sqlite_engine, town.clerk, projects.drop_project, project_id=project_id, reason="选址意见不一")

    assert row(sqlite_engine, Project, project_id).status == ProjectStatus.DROPPED
    assert [claim.status for claim in rows(sqlite_engine, Claim)] == [ClaimStatus.CALLED_OFF]
    assert figures_stand(sqlite_engine)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"name": ""}, Code.EMPTY),
        ({"goal": "长" * 501}, Code.TOO_LONG),
        ({"proposed_on": date(2026, 5, 21)}, Code.IN_THE_FUTURE),
        ({"starts_on": date(2026, 6, 1), "ends_on": DAY}, Code.ENDS_BEFORE_START),
        ({"steps": [("", None)]}, Code.EMPTY),
    ],
)
def test_a_project_needs_what_is_right(sqlite_engine: Engine, facts: dict[str, object], code: Code) -> None:
    town = a_town(sqlite_engine)
    right = {"community_id": town.wanghu, "name": "楼道亮化", "goal": "亮起来", "proposed_on": DAY}

    assert refused(sqlite_engine, town.clerk, projects.propose_project, **(right | facts)) == code


def test_a_post_never_has_fewer_places_than_are_taken(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    post_id = a_post(sqlite_engine, town)
    for member_id in (town.zhang_a, town.li_a):
        does(sqlite_engine, town.staff, claims.claim_post, post_id=post_id, member_id=member_id)

    fewer = {"post_id": post_id, "name": "护学岗", "places": 1, "times": ""}
    assert refused(sqlite_engine, town.clerk, posts.change_post, **fewer) == Code.OUT_OF_RANGE
    does(sqlite_engine, town.clerk, posts.change_post, **(fewer | {"places": 3}))

    assert (row(sqlite_engine, Post, post_id).places, row(sqlite_engine, Post, post_id).taken) == (3, 2)


def test_a_closed_post_takes_nobody_new(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    post_id = a_post(sqlite_engine, town)

    does(sqlite_engine, town.clerk, posts.close_post, post_id=post_id)

    assert row(sqlite_engine, Post, post_id).status == PostStatus.CLOSED
    assert refused(sqlite_engine, town.clerk, posts.close_post, post_id=post_id) == Code.ILLEGAL_MOVE
    facts = {"post_id": post_id, "member_id": town.zhang_a}
    assert refused(sqlite_engine, town.zhang, claims.claim_post, **facts) == Code.ILLEGAL_MOVE
    assert refused(sqlite_engine, town.other_clerk, posts.close_post, post_id=post_id) == Code.NOT_ALLOWED


def test_a_suggestion_gets_an_answer_and_may_be_done_later(engine: Engine) -> None:
    town = a_town(engine)
    made = does(engine, town.zhang, suggestions.suggest_as_member, member_id=town.zhang_a, text="多设周末岗")
    answer = {"suggestion_id": SuggestionId(made.id), "outcome": "从下月起执行"}

    does(engine, town.staff, suggestions.answer_suggestion, status=SuggestionStatus.ADOPTED, **answer)
    does(engine, town.staff, suggestions.answer_suggestion, status=SuggestionStatus.DONE, **answer)

    kept = row(engine, Suggestion, made.id)
    assert (kept.status, kept.community_id, kept.answered_by) == (
        SuggestionStatus.DONE,
        town.wanghu,
        town.staff.account_id,
    )
    again = {"status": SuggestionStatus.ADOPTED, **answer}
    assert refused(engine, town.staff, suggestions.answer_suggestion, **again) == Code.ILLEGAL_MOVE
    assert events(engine) == ["suggestion.made", "suggestion.answered", "suggestion.answered"]


def test_suggestions_are_made_in_the_own_name_and_answered_by_the_bureau(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    made = does(
        sqlite_engine, town.clerk, suggestions.suggest_for_community, community_id=town.wanghu, text="请避开周一"
    )
    answer = {"suggestion_id": SuggestionId(made.id), "status": SuggestionStatus.DONE, "outcome": "已办"}

    assert refused(sqlite_engine, town.clerk, suggestions.answer_suggestion, **answer) == Code.NOT_ALLOWED
    other = {"member_id": town.li_a, "text": "多设周末岗"}
    assert refused(sqlite_engine, town.zhang, suggestions.suggest_as_member, **other) == Code.NOT_ALLOWED
    elsewhere = {"community_id": town.tingsong, "text": "请避开周一"}
    assert refused(sqlite_engine, town.clerk, suggestions.suggest_for_community, **elsewhere) == Code.NOT_ALLOWED
    empty = {"community_id": town.wanghu, "text": "  "}
    assert refused(sqlite_engine, town.clerk, suggestions.suggest_for_community, **empty) == Code.EMPTY
    assert refused(sqlite_engine, actor_of(Role.HELPER), suggestions.suggest_for_community, **empty) == Code.NOT_ALLOWED
