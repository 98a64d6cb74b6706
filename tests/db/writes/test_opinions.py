"""Opinions on the data form: each side writes its own on the check-in that stands, under its own name."""

from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import select

from db.errors import Code
from db.reads.members import MemberDetail, member_detail
from db.rules.rights import Actor
from db.tables.checkins import MemberCheckin
from db.tables.keeping import JournalLine
from db.tables.people import Member
from db.terms import MemberStatus, Role
from db.work import reading
from db.writes import checkins, forgetting, members, opinions
from tests.builders import Town, a_town, actor_of, at
from tests.builders.acts import does, refused, row, rows

TODAY = at().date()


def secretary(town: Town) -> Actor:
    return actor_of(Role.SECRETARY, name="of b", branches=(town.branch_b,))


def sent(engine: Engine, town: Town) -> UUID:
    facts = {"member_id": town.wang_b, "community_id": town.wanghu, "day": TODAY}
    return does(engine, town.staff, checkins.check_member_in, **facts).id


def seen_by(engine: Engine, actor: Actor, town: Town) -> MemberDetail:
    with reading(engine) as session:
        return member_detail(session, actor, code=row(engine, Member, town.wang_b).code)


def written(engine: Engine) -> str:
    with reading(engine) as session:
        return str([(line.before, line.after) for line in session.exec(select(JournalLine)).all()])


def test_branch_and_community_each_write_their_own_opinion(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    checkin_id = sent(sqlite_engine, town)

    said = {"checkin_id": checkin_id, "branch_opinion": " 情况属实 "}
    heard = {"checkin_id": checkin_id, "community_opinion": "同意接收"}
    assert refused(sqlite_engine, town.clerk, opinions.say_as_branch, **said) == Code.NOT_ALLOWED
    assert refused(sqlite_engine, secretary(town), opinions.say_as_community, **heard) == Code.NOT_ALLOWED
    does(sqlite_engine, secretary(town), opinions.say_as_branch, **said)
    does(sqlite_engine, town.clerk, opinions.say_as_community, **heard)

    live = seen_by(sqlite_engine, secretary(town), town).live
    assert live is not None
    assert (live.branch_opinion.text, live.branch_opinion.day) == ("情况属实", TODAY)
    assert (live.community_opinion.text, live.community_opinion.day) == ("同意接收", TODAY)
    assert "情况属实" in written(sqlite_engine)


def test_an_opinion_is_said_in_words_on_what_is_not_over_and_as_it_was_seen(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    checkin_id = sent(sqlite_engine, town)
    does(sqlite_engine, secretary(town), opinions.say_as_branch, checkin_id=checkin_id, branch_opinion="同意")

    def refusal(opinion: str, **more: object) -> Code | None:
        facts = {"checkin_id": checkin_id, "branch_opinion": opinion, **more}
        return refused(sqlite_engine, secretary(town), opinions.say_as_branch, **facts)

    assert refusal(" ") == Code.EMPTY
    assert refusal("好" * 201) == Code.TOO_LONG
    assert refusal("同意报到", seen={"branch_opinion": ""}) == Code.CHANGED_MEANWHILE
    does(sqlite_engine, town.clerk, checkins.return_member, checkin_id=checkin_id, note="不在本社区")
    assert refusal("同意报到") == Code.ILLEGAL_MOVE


def test_who_sees_no_names_sees_nothing_that_tells_people_apart(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    said = {
        "nation": "回族",
        "education": "本科",
        "joined_party": "2005-07",
        "estate": "锦绣家园",
        "intents": "政策宣讲",
    }
    form = {"name": "王五", "phone": "13800000001", "gender": None, "born": "", "duty": "", "home_community_id": None}
    does(sqlite_engine, secretary(town), members.edit_member, member_id=town.wang_b, **form, **said)
    does(sqlite_engine, secretary(town), members.edit_member, member_id=town.wang_b, **form)

    theirs, leaders = (seen_by(sqlite_engine, who, town) for who in (secretary(town), actor_of(Role.LEADER)))

    assert {part: getattr(theirs, part) for part in said} == said
    assert {part: getattr(leaders, part) for part in said} == dict.fromkeys(said, "") | {"intents": "政策宣讲"}
    told = written(sqlite_engine)
    assert [value for part, value in said.items() if part != "intents" and value in told] == []


def test_what_a_form_may_not_hold_is_refused_with_its_field(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    form = {"name": "王五", "phone": "", "gender": None, "born": "", "duty": "", "home_community_id": None}

    def refusal(**more: str) -> Code | None:
        return refused(sqlite_engine, secretary(town), members.edit_member, member_id=town.wang_b, **form, **more)

    assert refusal(joined_party="2005年") == Code.BAD_DAY
    assert refusal(nation="族" * 21) == Code.TOO_LONG


def test_a_forgotten_member_leaves_nothing_of_the_form_and_no_opinion(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    checkin_id = sent(sqlite_engine, town)
    does(sqlite_engine, secretary(town), opinions.say_as_branch, checkin_id=checkin_id, branch_opinion="情况属实")
    form = {"name": "王五", "phone": "", "gender": None, "born": "", "duty": "", "home_community_id": None}
    more = {"nation": "回族", "estate": "锦绣家园"}
    does(sqlite_engine, secretary(town), members.edit_member, member_id=town.wang_b, **form, **more)
    gone = {"member_id": town.wang_b, "status": MemberStatus.TRANSFERRED, "since": TODAY}
    does(sqlite_engine, secretary(town), members.change_status, **gone)

    does(sqlite_engine, actor_of(Role.ADMIN), forgetting.forget_member, member_id=town.wang_b, reason="本人要求")

    kept = row(sqlite_engine, Member, town.wang_b)
    assert (kept.nation, kept.estate) == ("", "")
    assert [kept.branch_opinion for kept in rows(sqlite_engine, MemberCheckin)] == [""]
