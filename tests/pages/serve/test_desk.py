"""The desk beside its door: the helper answers whoever waits, and looks a pasted relay over before it counts."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from sqlalchemy import Engine, update
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from db.errors import Code, Refusal
from db.reads.photos import photos, pictures
from db.rules.calendar import day_in_shanghai
from db.rules.passes import Opening
from db.rules.rights import Actor, stranger
from db.tables.activities import Activity, ActivityPhoto
from db.tables.attendance import Attendance, Guest, Knock
from db.tables.base import HOME_ORG
from db.tables.needs import Need
from db.tables.wishes import Wish
from db.terms import (
    ActivityId,
    AttendanceId,
    AttendanceStatus,
    AttendanceWay,
    Beneficiary,
    Doubt,
    Grade,
    KnockStatus,
    Role,
    Source,
)
from db.work import perform, reading
from db.writes import activities, arrivals, attendance
from pages.text import activities as activity_words
from pages.text import desk as desk_words
from pages.text import frame
from pages.text import photos as photo_words
from pages.text import relay as text
from pages.text import undoing as undo_words
from pages.text import wishes as wish_words
from pages.text.refusals import sentence
from tests.builders import Town, a_town, actor_of, at
from tests.builders.counting import statements
from tests.builders.hands import offers, press, read
from tests.builders.photos import a_photo
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import an_activity, an_arrival

RELAY = "#接龙\n1. 李四 2人\n2. 王五\n3. 张三\n4. 路人甲 隔壁\n5. 李四\n收到"


def opened(house: Engine, actor: Actor, path: str) -> AppTest:
    return a_screen(a_sign_in(house, actor), path)


def a_knock(house: Engine, typed: str, doubt: Doubt) -> None:
    now = datetime.now(UTC)
    perform(
        house, stranger(HOME_ORG), arrivals.knock, now=now, activity_code="HD20260001",
        opening=Opening(uuid4().hex[:12], now, doubt), key=uuid4(), typed=typed, unattended=True,
    )  # fmt: skip


def knocks(house: Engine) -> list[tuple[str, KnockStatus]]:
    with reading(house) as session:
        return [(row.name, row.status) for row in session.exec(select(Knock))]


def there(house: Engine) -> set[object]:
    with reading(house) as session:
        return {row.member_id for row in session.exec(select(Attendance))}


def a_town_that_expects(house: Engine) -> Town:
    town = a_town(house)
    an_activity(house, town)
    return town


def a_town_today(house: Engine) -> Town:
    town = a_town(house)
    an_activity(house, town, day=day_in_shanghai(datetime.now(UTC)))
    return town


def test_the_helper_says_yes_at_the_desk(house: Engine) -> None:
    town = a_town_that_expects(house)
    a_knock(house, "李四", Doubt.OLD_CODE)
    screen = opened(house, town.clerk, "serve/desk")

    press(screen, "李四 · 甲党支部 · 0002")

    assert there(house) == {town.li_a}
    assert knocks(house) == [("李四", KnockStatus.ADMITTED)]


def test_the_helper_says_no_at_the_desk(house: Engine) -> None:
    town = a_town_that_expects(house)
    a_knock(house, "路人甲", Doubt.OLD_CODE)
    screen = opened(house, town.clerk, "serve/desk")

    press(screen, desk_words.NO)

    assert there(house) == set()
    assert knocks(house) == [("路人甲", KnockStatus.TURNED_AWAY)]
    assert not offers(screen, desk_words.NO)


def test_a_yes_to_somebody_who_was_struck_meanwhile_asks_why(house: Engine) -> None:
    town = a_town_that_expects(house)
    a_knock(house, "李四", Doubt.OLD_CODE)
    with reading(house) as session:
        activity = ActivityId(session.exec(select(Activity)).one().id)
    an_arrival(house, town.secretary, activity, town.li_a)
    with reading(house) as session:
        arrival = AttendanceId(session.exec(select(Attendance)).one().id)
    perform(house, town.secretary, attendance.refuse_arrival, now=at(), attendance_id=arrival, reason="没有来")
    screen = opened(house, town.clerk, "serve/desk")

    plain = offers(screen, "李四 · 甲党支部 · 0002")
    press(screen, desk_words.ELSEWHERE_SAVE)
    unsaid = knocks(house)
    fields = {field.label: field for field in screen.text_input}
    fields[f"{desk_words.ELSEWHERE_WHY.zh} *"].input("后来到了")
    press(screen, desk_words.ELSEWHERE_SAVE)

    assert (plain, unsaid) == (False, [("李四", KnockStatus.WAITING)])
    assert knocks(house) == [("李四", KnockStatus.ADMITTED)]
    with reading(house) as session:
        assert [row.status for row in session.exec(select(Attendance))] == [AttendanceStatus.RECORDED]


def test_one_tap_lets_in_all_who_came_by_the_poster(house: Engine) -> None:
    town = a_town_today(house)
    for typed in ("李四", "张三"):
        a_knock(house, typed, Doubt.WALL_CODE)
    screen = opened(house, town.clerk, "serve/desk")

    press(screen, desk_words.ALL_YES.zh.format(count=2))

    assert there(house) == {town.li_a, town.zhang_a}


def test_of_many_at_the_door_the_first_are_shown_and_the_others_folded(house: Engine) -> None:
    town = a_town_today(house)
    for number in range(5):
        a_knock(house, f"路人{number}", Doubt.OLD_CODE)
    screen = opened(house, town.clerk, "serve/desk")

    fold = next(box for box in screen.expander if box.label == desk_words.MORE_AT_THE_DOOR.zh.format(count=2))
    said_no = [button.label for button in fold.button].count(desk_words.NO.zh)

    assert said_no == 2
    assert [button.label for button in screen.button].count(desk_words.NO.zh) == 5


def test_what_is_older_than_an_hour_offers_no_undo_any_more(house: Engine) -> None:
    town = a_town_today(house)
    with reading(house) as session:
        activity = ActivityId(session.exec(select(Activity)).one().id)
    now = datetime.now(UTC)
    perform(house, town.clerk, attendance.record_guest, now=now, activity_id=activity, name="赵敏")
    perform(house, town.clerk, attendance.record_arrival, now=now, activity_id=activity, member_id=town.li_a)
    with house.begin() as connection:
        for table in (Guest, Attendance):
            connection.execute(update(table).values(recorded_at=now - attendance.UNDO_TIME - timedelta(seconds=1)))
    perform(house, town.clerk, attendance.record_arrival, now=now, activity_id=activity, member_id=town.zhang_a)

    screen = opened(house, town.clerk, "serve/desk")

    assert [button.label for button in screen.button].count(desk_words.UNDO.zh) == 1
    assert desk_words.STRIKE.zh in [box.label for box in screen.expander]


def test_a_relay_is_shown_before_it_is_written(house: Engine) -> None:
    town = a_town_that_expects(house)
    screen = opened(house, town.staff, "serve/relay")

    screen.text_area[0].input(RELAY).run()
    said, before, folded = read(screen), there(house), [box.label for box in screen.expander]
    press(screen, text.SAVE)

    assert (before, folded) == (set(), [text.UNREAD.zh.format(count=2)])
    assert there(house) == {town.li_a, town.wang_b}
    assert [text.NEW.zh.format(count=2) in said, text.REPEATED.zh.format(count=1, names="李四") in said] == [True, True]
    with reading(house) as session:
        assert [(guest.name, guest.origin) for guest in session.exec(select(Guest))] == [("路人甲", "隔壁")]
        assert session.exec(select(Activity.declared)).all() == [5]


def test_names_pasted_into_the_desks_one_field_are_looked_over_and_entered_with_one_yes(house: Engine) -> None:
    town = a_town_that_expects(house)
    screen = opened(house, town.staff, "serve/desk")

    screen.text_input[0].input("li si").run()
    found = offers(screen, "李四 · 甲党支部 · 0002 · 望湖社区")
    screen.text_input[0].input("李四、ww 路人甲").run()
    before = there(house)
    press(screen, text.SAVE)

    assert (found, before) == (True, set())
    assert (there(house), screen.text_input[0].value) == ({town.li_a, town.wang_b}, "")
    with reading(house) as session:
        assert {row.way for row in session.exec(select(Attendance))} == {AttendanceWay.DESK}
        assert [guest.name for guest in session.exec(select(Guest))] == ["路人甲"]


def test_a_paper_sheet_is_typed_in_initials_and_tails(house: Engine) -> None:
    town = a_town_that_expects(house)
    screen = a_screen(a_sign_in(house, town.secretary), "serve/relay", **{"from": AttendanceWay.SHEET.value})

    screen.text_area[0].input("zs 0002 xyz").run()
    said = read(screen)
    press(screen, text.SAVE)

    assert text.NOT_MEANT.zh.format(count=1, names="xyz") in said
    with reading(house) as session:
        assert {(row.member_id, row.way) for row in session.exec(select(Attendance))} == {
            (town.zhang_a, AttendanceWay.SHEET),
            (town.li_a, AttendanceWay.SHEET),
        }
        assert session.exec(select(Guest)).all() == []


def test_a_sheet_typed_on_one_line_where_a_relay_is_expected_drops_nobody(house: Engine) -> None:
    town = a_town_that_expects(house)
    screen = opened(house, town.staff, "serve/relay")

    screen.text_area[0].input("Zs 0002 王五 xyz").run()
    said = read(screen)
    screen.text_area[0].input("李四 路人甲 xyz").run()
    behind = read(screen)

    assert [text.NEW.zh.format(count=3) in said, text.NOT_MEANT.zh.format(count=1, names="xyz") in said] == [True, True]
    assert text.NOT_MEANT.zh.format(count=1, names="xyz") in behind
    screen.text_area[0].input("李四 甲支部 0002 路人甲 开车").run()
    assert text.UNUSED.zh.format(names=text.BEHIND.zh.format(name="李四", words="路人甲、开车")) in read(screen)


def test_a_namesake_is_chosen_and_a_stranger_may_be_left_out(house: Engine) -> None:
    town = a_town_that_expects(house)
    screen = opened(house, town.staff, "serve/relay")
    screen.text_area[0].input("1. 张三\n2. 路人甲").run()

    screen.radio[0].set_value(str(town.zhang_b))
    screen.checkbox[0].uncheck()
    press(screen, text.SAVE)

    assert there(house) == {town.zhang_b}
    with reading(house) as session:
        assert session.exec(select(Guest)).all() == []


def test_a_list_without_names_says_how_to_write_one(house: Engine) -> None:
    town = a_town_that_expects(house)
    screen = opened(house, town.staff, "serve/relay")

    screen.text_area[0].input("。。。").run()

    assert text.NOBODY.zh in read(screen)


def test_a_walk_in_is_matched_to_the_member_of_that_name_and_struck_again_with_a_reason(house: Engine) -> None:
    town = a_town_today(house)
    with reading(house) as session:
        activity = ActivityId(session.exec(select(Activity)).one().id)
    now = datetime.now(UTC)
    perform(house, town.secretary, attendance.record_guest, now=now, activity_id=activity, name="李四")
    screen = opened(house, town.clerk, "serve/desk")

    press(screen, "李四 · 甲党支部 · 0002 · 望湖社区")
    matched = there(house)
    screen.selectbox[-1].select_index(0)
    screen.text_input[-1].input("替别人签的")
    press(screen, desk_words.STRIKE_SAVE)

    assert (matched, screen.text_input[-1].value) == ({town.li_a}, "")
    with reading(house) as session:
        assert [row.status for row in session.exec(select(Attendance))] == [AttendanceStatus.REFUSED]
        assert [row.member_id for row in session.exec(select(Guest))] == [town.li_a]


def test_residents_counted_at_the_desk_stand_on_the_activity_when_it_is_closed(house: Engine) -> None:
    town = a_town_today(house)
    screen = opened(house, actor_of(Role.HELPER, communities=(town.wanghu,)), "serve/desk")

    press(screen, desk_words.SERVED_SAVE)
    asked = read(screen)
    screen.number_input[0].set_value(46)
    screen.button_group[0].set_value(Beneficiary.ELDERLY)
    press(screen, desk_words.SERVED_SAVE)

    closing = a_screen(a_sign_in(house, town.secretary), "serve/activity", code="HD20260001")
    assert frame.MISSING_FIELD.zh.format(field=desk_words.SERVED_COUNT.zh) in asked
    assert desk_words.SERVED_NOW.zh.format(count=46) in read(screen)
    assert [field.value for field in closing.number_input] == [46]
    with reading(house) as session:
        kept = session.exec(select(Activity.beneficiaries, Activity.beneficiary)).one()
        assert tuple(kept) == (46, Beneficiary.ELDERLY)


def test_a_guest_is_taken_back_by_whoever_wrote_it_and_by_nobody_else(house: Engine) -> None:
    town = a_town_today(house)
    with reading(house) as session:
        activity = ActivityId(session.exec(select(Activity)).one().id)
    perform(house, town.secretary, attendance.record_guest, now=datetime.now(UTC), activity_id=activity, name="赵敏")

    others = opened(house, town.clerk, "serve/desk")
    own = opened(house, town.secretary, "serve/desk")
    press(own, desk_words.UNDO)

    assert not offers(others, desk_words.UNDO)
    assert desk_words.STRIKE.zh in [box.label for box in others.expander]
    assert desk_words.GUESTS.zh.format(count=1) in [box.label for box in others.expander]
    with reading(house) as session:
        assert session.exec(select(Guest)).all() == []


def test_a_need_heard_on_the_spot_is_written_for_the_activitys_community_and_taken_back(house: Engine) -> None:
    town = a_town_today(house)
    screen = opened(house, actor_of(Role.HELPER, communities=(town.wanghu,)), "serve/desk")

    screen.text_area[0].input("3号楼(东)灯不亮")
    press(screen, desk_words.HEARD_SAVE)

    with reading(house) as session:
        assert [(row.text, row.source, row.community_id) for row in session.exec(select(Need))] == [
            ("3号楼(东)灯不亮", Source.EVENT, town.wanghu)
        ]

    assert undo_words.MINE.zh.format(count=1) in [box.label for box in screen.expander]
    press(screen, undo_words.UNDO)
    told = undo_words.WHAT["need.written"].zh.format(words=r"3号楼\(东\)灯不亮")
    assert [one.value for one in screen.toast][-1:] == [undo_words.UNDONE.zh.format(what=told)]

    with reading(house) as session:
        assert session.exec(select(Need)).all() == []
    assert not offers(screen, undo_words.UNDO)


def test_a_wish_heard_on_the_spot_is_posted_by_those_who_may(house: Engine) -> None:
    town = a_town_today(house)
    screen = opened(house, town.clerk, "serve/desk")

    field = {one.label: one for one in screen.text_input}
    field[f"{desk_words.WISH_ALIAS.zh} *"].input("小石榴")
    field[f"{wish_words.WANTED.zh} *"].input("一盏台灯")
    press(screen, wish_words.POST)

    with reading(house) as session:
        assert [(row.alias, row.thing, row.community_id) for row in session.exec(select(Wish))] == [
            ("小石榴", "一盏台灯", town.wanghu)
        ]
    helper = opened(house, actor_of(Role.HELPER, communities=(town.wanghu,)), "serve/desk")
    assert not offers(helper, wish_words.POST)


def test_an_activity_says_who_signed_up_and_did_not_come_only_once_it_is_closed(house: Engine) -> None:
    town = a_town(house)
    activity = an_activity(house, town)
    for member in (town.li_a, town.zhang_a):
        perform(house, town.staff, attendance.sign_up, now=at(day=19), activity_id=activity, member_id=member)
    an_arrival(house, town.secretary, activity, town.zhang_a)
    heading = activity_words.NO_SHOWS.zh.format(count=1)

    before = read(a_screen(a_sign_in(house, town.secretary), "serve/activity", code="HD20260001"))
    waits = read(a_screen(a_sign_in(house, town.clerk), "serve/activity", code="HD20260001"))
    perform(
        house, town.secretary, activities.close_activity,
        now=at(), activity_id=activity, effect="楼道干净了", grade=Grade.FIRST,
    )  # fmt: skip
    after = read(a_screen(a_sign_in(house, town.clerk), "serve/activity", code="HD20260001"))

    assert [heading in before, heading in after, "李四" in before, "李四" in after] == [False, True, False, True]
    first = activity_words.CLOSES_FIRST.zh.format(branch="甲党支部")
    assert [first in said for said in (before, waits, after)] == [False, True, False]


def test_a_photo_is_kept_small_shown_to_the_desk_only_and_taken_down_again(house: Engine) -> None:
    town = a_town_today(house)
    with reading(house) as session:
        activity = ActivityId(session.exec(select(Activity)).one().id)
    perform(
        house, town.secretary, attendance.record_arrival,
        now=datetime.now(UTC), activity_id=activity, member_id=town.zhang_a,
    )  # fmt: skip
    screen = opened(house, town.clerk, "serve/desk")

    screen.file_uploader[0].set_value(("notes.jpg", b"no picture", "image/jpeg"))
    press(screen, photo_words.KEEP)
    refused = read(screen)
    screen.file_uploader[0].set_value(("IMG_0.png", a_photo(4200, 4200, "PNG"), "image/png"))
    press(screen, photo_words.KEEP)
    large = read(screen)
    screen.file_uploader[0].set_value(("IMG_1.jpg", a_photo(), "image/jpeg"))
    press(screen, photo_words.KEEP)

    assert sentence(Refusal(Code.NO_PICTURE)).zh in refused
    assert photo_words.TOO_LARGE.zh.format(most=16) in large
    with reading(house) as session:
        assert [len(one) < len(a_photo()) for one in session.exec(select(ActivityPhoto.content))] == [True]
        seen = [photos(session, one, activity_id=activity) for one in (town.secretary, town.zhang, town.other_clerk)]
        shown = [pictures(session, one, activity_id=activity) for one in (town.secretary, town.zhang, town.other_clerk)]
    assert [len(found) for found in seen] == [len(found) for found in shown] == [1, 0, 0]
    assert not offers(screen, photo_words.DROP)
    # read at each run while the part is open, since no memory keeps them; else not at all
    for is_open in (False, True, True):
        screen.session_state["photos"] = is_open
        with statements(house) as sent:
            screen.run()
        assert any("activity_photo.content" in one for one in sent) is is_open
    press(screen, photo_words.DROP)
    with reading(house) as session:
        assert session.exec(select(ActivityPhoto)).all() == []
