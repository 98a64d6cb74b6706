"""Wishes and points on the screen: taken once, confirmed by the community, explained line by line."""

from sqlalchemy import Engine
from sqlmodel import select

from db.errors import Code
from db.reads.choices import FEW
from db.tables.points import PointLine
from db.tables.wishes import Wish
from db.terms import Language, OpeningPurpose, Role, WishStatus
from db.work import perform, reading
from db.writes import points, wishes
from pages.text import me as me_words
from pages.text import points as point_words
from pages.text import wishes as words
from pages.text.frame import MISSING_CHOICE
from pages.text.refusals import SENTENCES
from tests.builders import a_town, actor_of, at
from tests.builders.checking import many_members
from tests.builders.hands import offers, press, read, tap_twice
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import a_confirmed_activity
from tests.builders.wishes import CANARY, a_wish


def test_a_member_takes_a_wish_once_and_the_clerk_confirms_it(house: Engine) -> None:
    town = a_town(house)
    a_wish(house, town.clerk, town.wanghu)
    member = a_screen(a_sign_in(house, town.zhang), "serve/wish", code="XY20260001")

    tap_twice(member, words.CLAIM, "wish-XY20260001")
    assert words.DELIVER.zh.format(community="望湖社区") in read(member)
    clerk = a_screen(a_sign_in(house, town.clerk), "serve/wish", code="XY20260001")
    press(clerk, words.FULFIL)

    with reading(house) as session:
        wish = session.exec(select(Wish)).one()
        lines = session.exec(select(PointLine)).all()
    assert (wish.status, wish.member_id, len(lines)) == (WishStatus.FULFILLED, town.zhang_a, 1)
    assert not any(part in read(screen) for part in CANARY.split("，") for screen in (member, clerk))


def test_whoever_taps_too_late_hears_who_was_faster(house: Engine) -> None:
    town = a_town(house)
    wish_id = a_wish(house, town.clerk, town.wanghu)
    late = a_screen(a_sign_in(house, town.staff), "serve/wish", code="XY20260001")
    late.selectbox[0].select_index(1)
    perform(house, town.zhang, wishes.claim_wish, now=at(), wish_id=wish_id, member_id=town.zhang_a)

    press(late, words.CLAIM_BRANCH)

    assert [warning.value for warning in late.warning] == [SENTENCES[Code.ALREADY_TAKEN][0].zh.format(holder="张三")]


def test_where_many_may_take_a_wish_the_one_who_is_meant_is_typed(house: Engine) -> None:
    town = a_town(house)
    many_members(house, town.branch_b, FEW)
    a_wish(house, town.clerk, town.wanghu)
    staff = a_screen(a_sign_in(house, town.staff), "serve/wish", code="XY20260001")
    before = list(staff.selectbox[0].options)

    staff.text_input[0].input("ls").run()
    press(staff, words.CLAIM_BRANCH)

    with reading(house) as session:
        wish = session.exec(select(Wish)).one()
    assert (before, wish.status, wish.member_id) == ([], WishStatus.CLAIMED, town.li_a)


def test_the_person_is_shown_once_to_whoever_may_and_the_look_is_listed(house: Engine) -> None:
    town = a_town(house)
    wish_id = a_wish(house, town.clerk, town.wanghu)
    perform(house, town.zhang, wishes.claim_wish, now=at(), wish_id=wish_id, member_id=town.zhang_a)
    tokens = {actor.role: a_sign_in(house, actor) for actor in (town.clerk, town.zhang, town.staff, town.secretary)}
    screens = {role: a_screen(token, "serve/wish", code="XY20260001") for role, token in tokens.items()}

    assert {role for role, screen in screens.items() if offers(screen, words.LOOK)} == {Role.CLERK, Role.MEMBER}
    looking = screens[Role.CLERK]
    press(looking, words.LOOK)
    assert MISSING_CHOICE.zh.format(field=words.PURPOSE.zh) in read(looking)
    assert CANARY not in read(looking)
    looking.button_group[0].select(OpeningPurpose.DELIVER)
    press(looking, words.LOOK)
    assert CANARY in read(looking)
    again = read(a_screen(tokens[Role.CLERK], "serve/wish", code="XY20260001"))
    assert "周小满" not in again
    assert words.OPENED_BY.zh.format(count=1) in [box.label for box in looking.run().expander]


def test_a_wish_is_posted_under_an_alias_that_hides(house: Engine) -> None:
    town = a_town(house)
    screen = a_screen(a_sign_in(house, town.clerk), "serve/write_wish")

    screen.text_input[0].input("周小满")
    screen.text_input[1].input("一个书包")
    screen.text_area[0].input(CANARY)
    press(screen, words.POST)
    with reading(house) as session:
        none_yet = session.exec(select(Wish)).all()
    screen.text_input[0].input("小石榴")
    press(screen, words.POST)

    with reading(house) as session:
        wish = session.exec(select(Wish)).one()
    assert (none_yet, wish.alias, wish.thing) == ([], "小石榴", "一个书包")


def test_a_members_ledger_says_rules_source_and_who_confirmed(house: Engine) -> None:
    town = a_town(house)
    token = a_sign_in(house, town.clerk)
    a_confirmed_activity(house, town)

    screen = a_screen(a_sign_in(house, town.zhang), "report/points", year="2026")

    assert token != ""
    assert "HD20260001 清扫楼道" in read(screen)
    assert "第 1 版规则" in read(screen)
    assert point_words.CONFIRMED_BY.zh.format(name=town.clerk.name) in read(screen)
    assert point_words.NO_RANKING.zh in read(screen)


def test_a_reversal_wants_a_reason_and_stands_beside_its_line(house: Engine) -> None:
    town = a_town(house)
    a_confirmed_activity(house, town)
    with reading(house) as session:
        line = session.exec(select(PointLine).where(PointLine.member_id == town.zhang_a)).one()
    perform(house, town.staff, points.reverse_line, now=at(day=22), line_id=line.id, reason="重复登记")

    screen = a_screen(a_sign_in(house, town.zhang), "report/points", year="2026")

    assert "2026年5月22日冲正：重复登记" in read(screen)
    assert point_words.TAKEN_BACK.zh in read(screen)
    assert "2026年共 **0** 分（2 条明细）" in read(screen)


def test_a_reversal_without_words_says_its_day_and_no_more(house: Engine) -> None:
    town = a_town(house)
    a_confirmed_activity(house, town)
    with reading(house) as session:
        line = session.exec(select(PointLine).where(PointLine.member_id == town.zhang_a)).one()
    perform(house, town.staff, points.take_back, now=at(day=22), source_id=line.source_id, reason="")

    shown = read(a_screen(a_sign_in(house, town.zhang), "report/points", year="2026"))

    assert "2026年5月22日冲正" in shown
    assert "冲正：" not in shown


def test_a_leader_reads_the_list_of_branches_by_name(house: Engine) -> None:
    town = a_town(house)
    a_confirmed_activity(house, town)

    screen = a_screen(a_sign_in(house, actor_of(Role.LEADER)), "report/points", year="2026")

    assert screen.dataframe[0].value[point_words.BRANCH.zh].tolist() == ["甲党支部", "乙党支部"]


def test_my_page_switches_the_language_for_good(house: Engine) -> None:
    town = a_town(house)
    token = a_sign_in(house, town.zhang)

    press(a_screen(token, "account/me"), me_words.LANGUAGE_SWITCH)
    again = a_screen(token, "account/me")

    assert me_words.MINE.words(Language.EN) in read(again)
