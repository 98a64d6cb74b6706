"""The page on which a community confirms: what waits, what the grade brings, and what may be taken back."""

from sqlalchemy import Engine
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.needs import Need
from db.tables.points import PointLine
from db.terms import ActivityStatus, Grade, NeedStatus
from db.work import reading
from pages.kit import confirming, say
from pages.text import confirm as confirm_words
from pages.text import undoing as undo_words
from tests.builders import a_town
from tests.builders.acts import rows
from tests.builders.hands import offers, press, read
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import a_closed_activity, a_served_need


def opened(engine: Engine, actor: Actor) -> AppTest:
    return a_screen(a_sign_in(engine, actor), "serve/confirm")


def test_the_clerk_confirms_with_a_grade_and_points_follow(house: Engine) -> None:
    town = a_town(house)
    a_closed_activity(house, town)
    screen = opened(house, town.clerk)

    screen.button_group[0].set_value(Grade.SECOND)
    press(screen, confirm_words.CONFIRM_ACTIVITY)

    with reading(house) as session:
        activity = session.exec(select(Activity)).one()
        points = sorted(line.points for line in session.exec(select(PointLine)))
    assert (activity.status, activity.grade, points) == (ActivityStatus.CONFIRMED, Grade.SECOND, [1, 1, 2])


def test_whoever_recorded_an_arrival_is_told_to_leave_it_to_another(house: Engine) -> None:
    town = a_town(house)
    a_closed_activity(house, town, recorded_by=town.clerk)

    screen = opened(house, town.clerk)

    assert confirm_words.OTHERS.zh in read(screen)
    assert not offers(screen, confirm_words.CONFIRM_ACTIVITY)


def test_of_many_that_wait_the_first_are_shown_and_the_page_says_so(house: Engine) -> None:
    town = a_town(house)
    for _ in range(confirming.SHOWN + 1):
        a_closed_activity(house, town)

    screen = opened(house, town.clerk)

    assert say.say(confirm_words.FIRST, shown=confirming.SHOWN) in read(screen)
    press(screen, confirm_words.CONFIRM_ACTIVITY)
    assert say.say(confirm_words.FIRST, shown=confirming.SHOWN) not in read(screen)


def test_a_confirmation_given_by_mistake_is_taken_back_where_it_was_given(house: Engine) -> None:
    town = a_town(house)
    a_served_need(house, town)
    screen = opened(house, town.clerk)
    before = offers(screen, undo_words.UNDO)

    press(screen, confirm_words.CONFIRM_NEED)
    solved, told, empty = rows(house, Need)[0].status, read(screen), offers(screen, confirm_words.CONFIRM_NEED)
    press(screen, undo_words.UNDO)

    assert (before, solved, empty) == (False, NeedStatus.SOLVED, False)
    assert undo_words.WHAT["need.solved"].zh.format(words="3号楼水管漏水") in told
    assert rows(house, Need)[0].status is NeedStatus.SERVED
    assert sum(line.points for line in rows(house, PointLine)) == 0
    assert (offers(screen, confirm_words.CONFIRM_NEED), offers(screen, undo_words.UNDO)) == (True, False)


def test_a_confirmed_activity_waits_again_once_it_is_taken_back(house: Engine) -> None:
    town = a_town(house)
    a_closed_activity(house, town)
    screen = opened(house, town.clerk)

    press(screen, confirm_words.CONFIRM_ACTIVITY)
    empty = confirm_words.EMPTY.zh in read(screen)
    press(screen, undo_words.UNDO)

    assert empty
    assert [one.status for one in rows(house, Activity)] == [ActivityStatus.CLOSED]
    assert offers(screen, confirm_words.CONFIRM_ACTIVITY)
    assert not offers(opened(house, town.staff), undo_words.UNDO)
