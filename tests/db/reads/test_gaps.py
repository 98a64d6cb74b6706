"""Skill gaps, asked of a real database: what nobody can serve, who comes nearest, and only within reach."""

from sqlalchemy import Engine

from db.reads.matches import NearBranch, skill_gaps
from db.rules.rights import Actor
from db.tables.people import MemberSkill, Skill
from db.terms import Answer, Role, SkillId
from db.work import reading, writing
from tests.builders import a_town, actor_of, at
from tests.builders.steps import DAY, a_need, an_answer, an_offer


def gaps(engine: Engine, actor: Actor) -> list[tuple[str, int, int, tuple[NearBranch, ...]]]:
    with reading(engine) as session:
        found = skill_gaps(session, actor, today=DAY)
    return [(gap.skill, len(gap.needs), gap.holders, gap.branches) for gap in found]


def test_a_gap_names_the_needs_the_holders_and_the_nearest_branches(engine: Engine) -> None:
    town = a_town(engine)
    with writing(engine, actor_of(Role.ADMIN), now=at()) as work:
        wires, law = (
            work.add(Skill(code=code, name=name, certified=paper))
            for code, name, paper in (("SK03", "电工", True), ("SK04", "法律", False))
        )
        work.add(MemberSkill(member_id=town.zhang_b, skill_id=wires.id))
    for _ in range(2):
        a_need(engine, town.clerk, community=town.wanghu, skill=SkillId(wires.id))
    a_need(engine, town.other_clerk, community=town.tingsong, skill=SkillId(law.id))
    a_need(engine, town.clerk, community=town.wanghu, skill=town.plumbing)
    a_need(engine, town.clerk, community=town.wanghu)

    assert gaps(engine, town.staff) == [
        ("电工", 2, 1, (NearBranch("乙党支部", 1, 1), NearBranch("甲党支部", 0, 2))),
        ("法律", 1, 0, (NearBranch("甲党支部", 0, 2), NearBranch("乙党支部", 0, 1))),
    ]
    assert gaps(engine, town.other_clerk) == [("法律", 1, 0, (NearBranch("乙党支部", 0, 1),))]


def test_a_skill_whose_only_holder_said_no_is_a_gap(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need_id = a_need(sqlite_engine, town.clerk, community=town.wanghu, skill=town.plumbing)

    before = gaps(sqlite_engine, town.staff)
    an_answer(sqlite_engine, town.zhang, an_offer(sqlite_engine, town, need_id, member=town.zhang_a), Answer.NO)

    assert before == []
    assert [(skill, needs, holders) for skill, needs, holders, _ in gaps(sqlite_engine, town.staff)] == [
        ("水电维修", 1, 1)
    ]
