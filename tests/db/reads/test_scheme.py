"""The scheme's settings as they are read: versions of the point rules, the tree of skills."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine

from db.reads.scheme import SkillNode, rule_versions, skill_tree
from db.terms import AccountId, Role, SkillId
from db.work import perform, reading
from db.writes.proposals import propose_rules, publish_proposal
from db.writes.skills import add_skill
from tests.builders import Town, a_town, actor_of, at
from tests.builders.accounts import an_account

ADMIN = actor_of(Role.ADMIN)


@pytest.fixture
def town(sqlite_engine: Engine) -> Town:
    return a_town(sqlite_engine)


def tree(engine: Engine) -> list[SkillNode]:
    with reading(engine) as session:
        return skill_tree(session, ADMIN)


def test_the_version_in_force_is_the_latest_that_has_begun(sqlite_engine: Engine, town: Town) -> None:
    publisher = an_account(sqlite_engine, "root", Role.ADMIN)
    actor = type(ADMIN)(AccountId(publisher.id), Role.ADMIN, "", ADMIN.org_id)
    values: dict[str, Any] = {"first": 5, "second": 3, "third": 1, "service": 2, "member_cap": 40, "reason": "拉开差距"}
    for since in (date(2026, 6, 1), date(2027, 1, 1)):
        proposal = perform(sqlite_engine, town.staff, propose_rules, now=at(), since=since, **values)
        perform(sqlite_engine, actor, publish_proposal, now=at(), proposal_id=proposal.id)

    with reading(sqlite_engine) as session:
        found = rule_versions(session, town.staff, today=date(2026, 6, 20))

    assert [(rules.version, rules.since, rules.in_force) for rules in found] == [
        (3, date(2027, 1, 1), False),
        (2, date(2026, 6, 1), True),
        (1, date(2025, 1, 1), False),
    ]
    assert (found[1].first, found[1].service, found[1].member_cap, found[1].published_by) == (5, 2, 40, "王丽")
    assert (found[2].published_by, found[2].published_at) == ("", None)


def test_before_any_version_has_begun_none_is_in_force(sqlite_engine: Engine, town: Town) -> None:
    with reading(sqlite_engine) as session:
        found = rule_versions(session, town.staff, today=date(2024, 12, 31))

    assert [rules.in_force for rules in found] == [False]


def test_skills_are_written_down_as_a_tree_with_their_holders(sqlite_engine: Engine, town: Town) -> None:
    pipes = perform(sqlite_engine, ADMIN, add_skill, now=at(), name="水管", parent_id=town.plumbing, certified=True)
    perform(sqlite_engine, ADMIN, add_skill, now=at(), name="剪纸", name_en="Paper cutting")
    perform(sqlite_engine, ADMIN, add_skill, now=at(), name="地暖", parent_id=SkillId(pipes.id))

    found = [(skill.name, skill.depth, skill.certified, skill.members) for skill in tree(sqlite_engine)]

    assert found == [
        ("剪纸", 0, False, 0),
        ("水电维修", 0, False, 1),
        ("水管", 1, True, 0),
        ("地暖", 2, False, 0),
    ]


def test_without_skills_the_tree_is_empty(sqlite_engine: Engine) -> None:
    assert tree(sqlite_engine) == []
