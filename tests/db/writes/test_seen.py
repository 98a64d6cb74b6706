"""Whoever changes a record says what stood before them: nobody's change is written over unseen."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import Engine

from db.errors import Code, Refusal
from db.rules.rights import Actor
from db.tables.keeping import ChecklistItem
from db.tables.lists import Post, Project, Resource
from db.tables.people import Member, Skill
from db.terms import DayPart, Role
from db.writes import accounts, checklist, members, posts, projects, resources, scheme, skills, thumb
from tests.builders import Town, a_town, actor_of
from tests.builders.acts import does, refused, rows
from tests.builders.lists import a_project, a_resource
from tests.builders.posts import a_post
from tests.builders.steps import DAY

ADMIN = actor_of(Role.ADMIN)
Change = tuple[Actor, Callable[..., object], dict[str, Any], dict[str, Any]]


def a_form(engine: Engine, town: Town) -> Change:
    member = next(one for one in rows(engine, Member) if one.id == town.zhang.member_id)
    facts = {"member_id": member.id, "name": member.name, "phone": "13800000009", "gender": None, "born": ""}
    rest = {"duty": "科长", "home_community_id": None, "times": [(0, DayPart.MORNING)], "day": DAY}
    return town.secretary, members.fill_form, facts | rest, {"phone": member.phone, "times": frozenset()}


def a_post_changed(engine: Engine, town: Town) -> Change:
    post_id = a_post(engine, town)
    post = next(one for one in rows(engine, Post) if one.id == post_id)
    facts = {"post_id": post.id, "name": "新名称", "places": 9, "times": "周六"}
    return town.clerk, posts.change_post, facts, {"name": post.name, "places": post.places, "times": post.times}


def a_resource_changed(engine: Engine, town: Town) -> Change:
    resource_id = a_resource(engine, town)
    resource = next(one for one in rows(engine, Resource) if one.id == resource_id)
    facts = {"resource_id": resource.id, "text": "二楼会议室", "amount": "两间", "times": "周末", "contact": "李"}
    return town.secretary, resources.change_resource, facts | {"contact_phone": ""}, {"text": resource.text}


def a_project_changed(engine: Engine, town: Town) -> Change:
    project_id = a_project(engine, town)
    project = next(one for one in rows(engine, Project) if one.id == project_id)
    facts = {"project_id": project.id, "name": "新名称", "goal": "新目标", "lead": "张三", "ends_on": None}
    return town.clerk, projects.change_project, facts, {"name": project.name, "goal": project.goal}


def an_item(engine: Engine, _town: Town) -> Change:
    does(engine, ADMIN, checklist.add_item, text="一")
    item = rows(engine, ChecklistItem)[0]
    facts = {"item_id": item.id, "text": "二", "retired": True}
    return ADMIN, checklist.change_item, facts, {"text": "一", "retired": False}


def a_skill(engine: Engine, town: Town) -> Change:
    skill = next(one for one in rows(engine, Skill) if one.id == town.plumbing)
    facts = {"skill_id": skill.id, "name": "管道", "name_en": "pipes", "parent_id": None, "certified": True}
    return ADMIN, skills.change_skill, facts, {"name": skill.name, "certified": skill.certified}


def the_bureau(_engine: Engine, _town: Town) -> Change:
    return ADMIN, scheme.switch_rankings, {"rankings": True}, {"rankings": False}


def the_rules_of_thumb(_engine: Engine, _town: Town) -> Change:
    numbers = {"minimum_posts": 5, "most_tasks": 5, "due_days": 5, "critical_days": 5, "follow_up_days": 5}
    return ADMIN, thumb.set_thumb, {"since": DAY, **numbers}, {"minimum_posts": 2, "due_days": 7}


def an_account_changed(engine: Engine, town: Town) -> Change:
    whose = {"name": "刘芳", "role": Role.CLERK}
    clerk = does(engine, ADMIN, accounts.create_account, login="liu.fang", community_ids=(town.wanghu,), **whose)
    facts = {"account_id": clerk.id, "community_ids": (town.tingsong,), **whose}
    return ADMIN, accounts.change_account, facts, {"community_ids": frozenset({town.wanghu}), **whose}


CHANGES = (
    a_form, a_post_changed, a_resource_changed, a_project_changed, an_item, a_skill, the_bureau, the_rules_of_thumb,
    an_account_changed,
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_what_somebody_changed_meanwhile_is_not_written_over(
    sqlite_engine: Engine, change: Callable[[Engine, Town], Change]
) -> None:
    who, intent, facts, seen = change(sqlite_engine, a_town(sqlite_engine))

    does(sqlite_engine, who, intent, **facts, seen=seen)

    assert refused(sqlite_engine, who, intent, **facts, seen=seen) == Code.CHANGED_MEANWHILE


def test_of_two_who_change_what_both_saw_at_once_one_is_told(engine: Engine) -> None:
    who, intent, facts, seen = a_post_changed(engine, a_town(engine))

    def change(name: str) -> str:
        try:
            does(engine, who, intent, **(facts | {"name": name}), seen=seen)
        except Refusal as refusal:
            return refusal.code
        return name

    with ThreadPoolExecutor(2) as crowd:
        outcomes = set(crowd.map(change, ("甲", "乙")))

    assert outcomes == {rows(engine, Post)[0].name, Code.CHANGED_MEANWHILE}
