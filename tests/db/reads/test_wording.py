"""While a need is being written: what is proposed, what was learned, and which open need it may be."""

from sqlalchemy import Engine

from db.errors import Code
from db.reads.wording import SimilarNeed, lexicon, proposal, similar_open
from db.rules.rights import Actor
from db.rules.wording import Proposal
from db.tables.needs import Need
from db.terms import NeedKind, NeedStatus, Role, Urgency
from db.work import reading
from db.writes import lexicon as words
from db.writes import needs
from tests.builders import Town, a_town, actor_of
from tests.builders.acts import does, events, refused, rows
from tests.builders.steps import DAY, a_need


def said(engine: Engine, actor: Actor, text: str) -> Proposal:
    with reading(engine) as session:
        return proposal(session, actor, text=text)


def alike(engine: Engine, town: Town, actor: Actor, text: str) -> list[SimilarNeed]:
    with reading(engine) as session:
        return similar_open(session, actor, text=text, community_id=town.wanghu)


def a_solved_need(engine: Engine, town: Town, text: str) -> None:
    need_id = a_need(engine, town.clerk, community=town.wanghu, text=text, skill=town.plumbing)
    does(engine, town.zhang, needs.claim_need, need_id=need_id, member_id=town.zhang_a)
    does(engine, town.zhang, needs.serve_need, need_id=need_id, measures="换了", served_on=DAY)
    does(engine, town.clerk, needs.solve_need, need_id=need_id)


def test_the_lexicon_proposes_and_a_change_works_at_once(engine: Engine) -> None:
    town = a_town(engine)
    told = {"word": "水管", "kind": NeedKind.HARDSHIP, "skill_id": town.plumbing}
    does(engine, town.staff, words.set_word, **told)
    does(engine, town.staff, words.set_word, **(told | {"urgency": Urgency.URGENT}))

    first = said(engine, town.clerk, "家里水管漏水")
    does(engine, town.staff, words.drop_word, word="水管")

    assert [(one.value, one.words) for one in first.skills] == [(town.plumbing, ("水管",))]
    assert [one.value for one in first.urgencies] == [Urgency.URGENT]
    assert said(engine, town.clerk, "家里水管漏水") == Proposal((), (), ())
    assert events(engine) == ["lexicon.set", "lexicon.set", "lexicon.dropped"]


def test_a_lexicon_is_begun_with_all_its_words_or_none_and_says_the_same_as_word_by_word(engine: Engine) -> None:
    town = a_town(engine)
    pipe = words.Told("水管", NeedKind.HARDSHIP, town.plumbing, None)
    soon = words.Told("马上", None, None, Urgency.URGENT)

    silent = refused(engine, town.staff, words.begin_lexicon, words=[pipe, words.Told("灯", None, None, None)])
    begun = does(engine, town.staff, words.begin_lexicon, words=[pipe, soon])
    twice = refused(
        engine, town.staff, words.begin_lexicon, words=[words.Told("路灯", NeedKind.SAFETY, None, None), soon]
    )
    by_whom = refused(engine, town.clerk, words.begin_lexicon, words=[pipe])
    told = said(engine, town.clerk, "水管漏水，马上来")

    assert (begun, silent, twice, by_whom) == (2, Code.OUT_OF_RANGE, Code.NAME_TAKEN, Code.NOT_ALLOWED)
    assert [one.value for one in told.skills] == [town.plumbing]
    assert [one.value for one in told.urgencies] == [Urgency.URGENT]
    assert said(engine, town.clerk, "路灯坏了") == Proposal((), (), ())
    assert events(engine) == ["lexicon.set", "lexicon.set"]


def test_what_was_confirmed_teaches_and_what_is_still_open_does_not(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_need(sqlite_engine, town.clerk, community=town.wanghu, text="阳台玻璃碎了想换一块", kind=NeedKind.OTHER)
    a_solved_need(sqlite_engine, town, "老人家龙头关不紧一直淌")

    learned = said(sqlite_engine, town.other_clerk, "邻居龙头关不紧，一直淌")

    assert [(one.value, one.past) for one in learned.kinds] == [(NeedKind.SAFETY, 1)]
    assert [(one.value, one.past) for one in learned.skills] == [(town.plumbing, 1)]
    assert said(sqlite_engine, town.other_clerk, "阳台玻璃碎了想换一块").kinds == ()


def test_a_need_that_may_stand_there_already_is_shown_within_reach_only(engine: Engine) -> None:
    town = a_town(engine)
    a_need(engine, town.clerk, community=town.wanghu, text="3号楼水管漏水，请帮忙修")
    a_need(engine, town.clerk, community=town.wanghu, text="想学太极拳，缺个领头的")
    a_need(engine, town.other_clerk, community=town.tingsong, text="2号楼水管漏水，请帮忙修")

    there = alike(engine, town, town.clerk, "3号楼有水管漏水，请帮忙修理")
    staff = alike(engine, town, town.staff, "3号楼有水管漏水，请帮忙修理")

    assert [(one.text, one.status, one.same_community) for one in there] == [
        ("3号楼水管漏水，请帮忙修", NeedStatus.OPEN, True)
    ]
    assert [one.same_community for one in staff] == [True, False]
    assert alike(engine, town, town.clerk, "水管") == []
    assert alike(engine, town, town.clerk, "想办一场元宵灯会") == []


def test_a_longer_text_that_holds_a_short_need_shows_it(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_need(sqlite_engine, town.clerk, community=town.wanghu, text="家里水管漏水")
    a_need(sqlite_engine, town.clerk, community=town.wanghu, text="想学太极拳")

    longer = "老人独居，家里水管漏水两天了，灯也坏了一盏，想请人周末上门看一看"

    assert [one.text for one in alike(sqlite_engine, town, town.clerk, longer)] == ["家里水管漏水"]


def test_a_word_that_says_nothing_or_by_whoever_may_not_is_refused(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    told = {"word": "水管", "kind": NeedKind.HARDSHIP}

    assert refused(sqlite_engine, town.staff, words.set_word, word="水管") == Code.EMPTY
    assert refused(sqlite_engine, town.staff, words.set_word, **(told | {"word": "水"})) == Code.OUT_OF_RANGE
    assert refused(sqlite_engine, town.staff, words.set_word, **(told | {"word": "水" * 13})) == Code.TOO_LONG
    assert refused(sqlite_engine, town.staff, words.drop_word, word="水管") == Code.NOT_FOUND
    for stranger in (town.clerk, town.secretary, actor_of(Role.LEADER)):
        assert refused(sqlite_engine, stranger, words.set_word, **told) == Code.NOT_ALLOWED
    with reading(sqlite_engine) as session:
        assert lexicon(session, town.staff) == []
    assert rows(sqlite_engine, Need) == []
