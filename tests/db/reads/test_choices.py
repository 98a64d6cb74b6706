"""What forms offer, asked: no further than the reach, and of many people only those who are meant."""

from sqlalchemy import Engine

from db.reads import choices
from db.terms import Role
from db.work import reading
from tests.builders import a_town, actor_of
from tests.builders.checking import many_members


def test_choices_end_where_the_reach_ends(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)

    with reading(sqlite_engine) as session:
        offered = {
            "clerk": [c.name for c in choices.communities(session, town.clerk)],
            "staff": [c.name for c in choices.communities(session, town.staff)],
            "nobody": [c.name for c in choices.communities(session, actor_of(Role.CLERK, name="of nowhere"))],
            "anywhere": [c.name for c in choices.all_communities(session, town.secretary)],
            "branches": [b.name for b in choices.branches(session, town.secretary)],
            "people": [(m.name, m.phone_tail) for m in choices.able_found(session, town.secretary).people],
        }

    assert offered == {
        "clerk": ["望湖社区"],
        "staff": ["望湖社区", "听松社区"],
        "nobody": [],
        "anywhere": ["望湖社区", "听松社区"],
        "branches": ["甲党支部"],
        "people": [("李四", "0002"), ("张三", "0001")],
    }


def test_of_many_people_only_those_are_offered_who_are_meant(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    many_members(sqlite_engine, town.branch_b, choices.FEW)

    with reading(sqlite_engine) as session:
        found = {
            typed: [m.name for m in choices.able_found(session, town.staff, typed=typed).people]
            for typed in ("", "zs", "张 三", "0002", "wuming", "nobody")
        }
        untyped = choices.able_found(session, town.staff)
        few = choices.able_found(session, town.secretary)
        of_branch = choices.able_members(session, town.staff, branch_id=town.branch_a, also=(town.zhang_b,))

    assert found == {
        "": [], "zs": ["张三", "张三"], "张 三": ["张三", "张三"], "0002": ["李四"],
        "wuming": ["无名"] * choices.MOST_FOUND, "nobody": [],
    }  # fmt: skip
    assert (untyped.total, untyped.many, few.many) == (choices.FEW + 3, True, False)
    assert [m.name for m in of_branch] == ["李四", "张三", "张三"]
