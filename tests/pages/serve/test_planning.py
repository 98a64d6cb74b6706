"""Before an activity: templates, places and the queue, things to bring, and two activities at one time."""

from datetime import UTC, datetime, time, timedelta

from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from db.files.brought import Brought
from db.rules.calendar import day_in_shanghai
from db.rules.rights import Actor
from db.rules.sketches import Sketch
from db.tables.activities import Activity, ActivityTemplate, ActivityThing, Signup
from db.tables.attendance import Attendance
from db.terms import ActivityId, ActivityKind, Role, SignupStatus
from db.writes import activities, activity_plans, attendance, templates
from pages.text import activities as text
from pages.text import desk as desk_words
from pages.text import templates as template_words
from tests.builders import Town, a_town, actor_of
from tests.builders.acts import does, rows
from tests.builders.hands import offers, press, read, unfold
from tests.builders.screens import a_screen, a_sign_in

CODE = "HD20260001"
SKETCH = Sketch("周末清洁", ActivityKind.CLEANING, starts=time(9), weekday=5)


def today() -> datetime:
    return datetime.now(UTC)


def opened(house: Engine, actor: Actor, path: str, **codes: str) -> AppTest:
    return a_screen(a_sign_in(house, actor), path, **codes)


def planned(house: Engine, town: Town, *, days: int = 3, places: int | None = None) -> ActivityId:
    activity = does(
        house, town.secretary, activities.plan_activity, now=today(), branch_id=town.branch_a,
        community_id=town.wanghu, kind=ActivityKind.CLEANING, name="清扫楼道",
        day=day_in_shanghai(today()) + timedelta(days=days), places=places,
    )  # fmt: skip
    return ActivityId(activity.id)


def a_template(house: Engine, town: Town) -> None:
    facts = {"branch_id": town.branch_a, "community_id": town.wanghu, "sketch": SKETCH}
    does(house, town.secretary, templates.keep_template, **facts)


def test_a_helper_begins_an_activity_from_a_template_and_stands_at_its_desk(house: Engine) -> None:
    town = a_town(house)
    a_template(house, town)
    screen = opened(house, actor_of(Role.HELPER, communities=(town.wanghu,)), "serve/desk")

    press(screen, "周末清洁 · 甲党支部 · 望湖社区")

    assert [(one.name, one.day) for one in rows(house, Activity)] == [("周末清洁", day_in_shanghai(today()))]
    assert [box.label for box in screen.selectbox][:1] == [desk_words.ACTIVITY.zh]


def test_a_template_is_planned_ahead_changed_and_given_up(house: Engine) -> None:
    town = a_town(house)
    a_template(house, town)
    screen = opened(house, town.secretary, "serve/templates")

    press(screen, template_words.AHEAD_SAVE.zh.format(count=4))
    days = [one.day for one in rows(house, Activity)]
    unfold(screen, template_words.CHANGE)
    screen.text_input[0].input("周六清洁")
    press(screen, template_words.KEEP)
    renamed = [one.name for one in rows(house, ActivityTemplate)]
    press(screen, template_words.RETIRE)

    assert (len(days), {day.weekday() for day in days}) == (4, {5})
    assert renamed == ["周六清洁"]
    assert template_words.EMPTY.zh in read(screen)


def test_a_member_queues_for_a_full_activity_sees_the_turn_and_leaves(house: Engine) -> None:
    town = a_town(house)
    activity = planned(house, town, places=1)
    does(house, town.secretary, attendance.sign_up, activity_id=activity, member_id=town.li_a)
    screen = opened(house, town.zhang, "serve/activity", code=CODE)

    press(screen, text.QUEUE_UP)
    told = read(screen)
    press(screen, text.LEAVE_LINE)

    assert text.HAVE_TURN.zh.format(turn=1) in told
    assert "李四" not in told
    assert {one.member_id: one.status for one in rows(house, Signup)} == {
        town.li_a: SignupStatus.PLACED,
        town.zhang_a: SignupStatus.CANCELLED,
    }


def test_the_secretary_frees_a_place_and_a_member_says_what_they_bring(house: Engine) -> None:
    town = a_town(house)
    activity = planned(house, town)
    does(house, town.secretary, attendance.sign_up, activity_id=activity, member_id=town.li_a)
    does(house, town.secretary, activity_plans.bring, activity_id=activity, things=[Brought("音响", "")])

    own = opened(house, town.zhang, "serve/activity", code=CODE)
    press(own, text.BRING_ME)
    plans = opened(house, town.secretary, "serve/activity", code=CODE)
    press(plans, text.TAKE_OFF)

    assert [one.member_id for one in rows(house, ActivityThing)] == [town.zhang_a]
    assert [one.status for one in rows(house, Signup)] == [SignupStatus.CANCELLED]
    assert (offers(own, text.BRING_NOT), offers(own, text.DROP)) == (True, False)


def test_who_is_elsewhere_at_that_time_is_entered_at_the_desk_with_a_reason_only(house: Engine) -> None:
    town = a_town(house)
    planned(house, town, days=0)
    other = does(
        house, town.staff, activities.plan_activity, now=today(), branch_id=town.branch_a, community_id=town.tingsong,
        kind=ActivityKind.VISIT, name="慰问", day=day_in_shanghai(today()),
    )  # fmt: skip
    there = {"activity_id": ActivityId(other.id), "member_id": town.li_a}
    does(house, town.staff, attendance.record_arrival, now=today(), **there)
    screen = opened(house, town.clerk, "serve/desk", activity=CODE)

    screen.text_input[0].input("ls").run()
    press(screen, desk_words.ELSEWHERE_SAVE)
    before = len(rows(house, Attendance))
    fields = {field.label: field for field in screen.text_input}
    fields[f"{desk_words.ELSEWHERE_WHY.zh} *"].input("两处相邻，先后都在")
    press(screen, desk_words.ELSEWHERE_SAVE)

    assert (before, len(rows(house, Attendance))) == (1, 2)
