"""Wishes, asked: narrowed, in order, and without a trace of who stands behind them."""

from datetime import timedelta

from sqlalchemy import Engine

from db.reads.wishes import wish_detail, wish_list
from db.terms import ClaimStatus, OpeningPurpose, Role, Satisfaction, WishId, WishStatus
from db.work import perform, reading
from db.writes import wishes
from tests.builders import Town, a_town, actor_of, at
from tests.builders.acts import does
from tests.builders.counting import statements
from tests.builders.steps import DAY
from tests.builders.wishes import a_wish, with_account


def claimed(engine: Engine, town: Town, wish_id: WishId) -> None:
    perform(engine, town.zhang, wishes.claim_wish, now=at(), wish_id=wish_id, member_id=town.zhang_a)


def test_the_list_never_says_who_stands_behind_a_wish(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    claimed(sqlite_engine, town, a_wish(sqlite_engine, town.clerk, town.wanghu))

    with reading(sqlite_engine) as session, statements(sqlite_engine) as sent:
        pages = [
            wish_list(session, actor, today=DAY)
            for actor in (town.clerk, town.staff, town.zhang, actor_of(Role.LEADER))
        ]

    assert [page.total for page in pages] == [1, 1, 1, 1]
    assert "周小满" not in str(pages)
    assert not any("wish_person" in statement for statement in sent)
    assert len(sent) == 8


def test_what_may_be_claimed_comes_first_and_lateness_is_counted(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    claimed(sqlite_engine, town, a_wish(sqlite_engine, town.clerk, town.wanghu, thing="字典"))
    a_wish(sqlite_engine, town.clerk, town.wanghu, thing="台灯")

    with reading(sqlite_engine) as session:
        page = wish_list(session, town.staff, today=DAY + timedelta(days=12))

    assert [(line.thing, line.status, line.overdue_days, line.member) for line in page.lines] == [
        ("台灯", WishStatus.POSTED, 2, ""),
        ("字典", WishStatus.CLAIMED, 2, "张三"),
    ]


def test_another_communitys_wish_shows_only_while_it_may_be_claimed(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    wish_id = a_wish(sqlite_engine, town.other_clerk, town.tingsong)
    stranger = actor_of(Role.MEMBER, name="wang", member=town.wang_b)

    with reading(sqlite_engine) as session:
        before = [wish_list(session, actor, today=DAY).total for actor in (town.clerk, stranger)]
    claimed(sqlite_engine, town, wish_id)
    with reading(sqlite_engine) as session:
        after = [wish_list(session, actor, today=DAY).total for actor in (town.clerk, stranger)]

    assert (before, after) == ([0, 1], [0, 0])


def test_a_wish_is_found_by_two_characters_and_filtered_by_state(engine: Engine) -> None:
    town = a_town(engine)
    a_wish(engine, town.clerk, town.wanghu, thing="一盏护眼台灯")

    with reading(engine) as session:
        found = [
            wish_list(session, town.staff, today=DAY, text=text, status=status).total
            for text, status in (("台灯", None), ("小树", None), ("%", None), ("", WishStatus.RATED))
        ]

    assert found == [1, 1, 0, 0]


def test_one_wish_tells_its_turns_and_who_looked_and_never_whom(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    wish_id = a_wish(sqlite_engine, town.clerk, town.wanghu)
    claimed(sqlite_engine, town, wish_id)
    zhang = with_account(sqlite_engine, town.zhang, member_id=town.zhang_a)
    does(sqlite_engine, zhang, wishes.open_person, wish_id=wish_id, purpose=OpeningPurpose.DELIVER)
    does(sqlite_engine, town.zhang, wishes.give_up_wish, wish_id=wish_id, reason="出差")
    claimed(sqlite_engine, town, wish_id)
    does(sqlite_engine, town.clerk, wishes.fulfil_wish, wish_id=wish_id, day=DAY)
    does(sqlite_engine, town.clerk, wishes.rate_wish, wish_id=wish_id, rating=Satisfaction.SATISFIED)

    with reading(sqlite_engine) as session:
        seen = wish_detail(session, town.clerk, code="XY20260001", today=DAY)

    assert [(turn.member, turn.status, turn.reason) for turn in seen.turns] == [
        ("张三", ClaimStatus.GIVEN_BACK, "出差"),
        ("张三", ClaimStatus.COMPLETED, ""),
    ]
    assert [(look.role, look.purpose) for look in seen.opened] == [(Role.MEMBER, OpeningPurpose.DELIVER)]
    assert (seen.line.status, seen.line.rating, seen.person_kept) == (WishStatus.RATED, Satisfaction.SATISFIED, True)
