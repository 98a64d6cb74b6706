"""Pairs on the screen: begun by the clerk, visited by the branch, looked up by whoever may."""

from sqlalchemy import Engine
from sqlmodel import select

from db.tables.activities import Activity
from db.tables.pairs import Pair
from db.terms import ActivityKind, ActivityStatus, OpeningPurpose, Role
from db.work import reading
from pages.text import pairs as words
from pages.text.frame import MISSING_CHOICE
from tests.builders import a_town
from tests.builders.hands import offers, press, read
from tests.builders.pairs import HOUSEHOLD, a_pair
from tests.builders.screens import a_screen, a_sign_in

CODE = "JD20260001"


def test_a_secretary_enters_a_visit_that_waits_for_the_community(house: Engine) -> None:
    town = a_town(house)
    a_pair(house, town, member=town.zhang_a)
    screen = a_screen(a_sign_in(house, town.secretary), "serve/pair", code=CODE)

    screen.text_area[0].input("量了血压，陪聊一小时")
    press(screen, words.SAVE_VISIT)

    with reading(house) as session:
        activity = session.exec(select(Activity)).one()
    assert (activity.kind, activity.status) == (ActivityKind.VISIT, ActivityStatus.CLOSED)
    assert "量了血压，陪聊一小时" in read(screen)
    assert not offers(screen, words.LOOK)


def test_the_household_is_shown_to_its_member_and_the_clerk_alone(house: Engine) -> None:
    town = a_town(house)
    a_pair(house, town, member=town.zhang_a)
    tokens = {actor.role: a_sign_in(house, actor) for actor in (town.clerk, town.zhang, town.staff, town.secretary)}

    screens = {role: a_screen(token, "serve/pair", code=CODE) for role, token in tokens.items()}
    member = screens[Role.MEMBER]
    press(member, words.LOOK)
    assert MISSING_CHOICE.zh.format(field=words.PURPOSE.zh) in read(member)
    assert HOUSEHOLD not in read(member)
    member.button_group[0].select(OpeningPurpose.FOLLOW_UP)
    press(member, words.LOOK)

    assert {role for role, screen in screens.items() if offers(screen, words.LOOK)} == {Role.CLERK, Role.MEMBER}
    assert HOUSEHOLD in read(member)
    assert not any("陶桂芬" in read(screen) for role, screen in screens.items() if role is not Role.MEMBER)


def test_a_clerk_begins_a_pair(house: Engine) -> None:
    town = a_town(house)
    a_pair(house, town)
    clerk = a_sign_in(house, town.clerk)
    screen = a_screen(clerk, "serve/start_pair")

    assert words.START.zh in [button.label for button in screen.button]
    with reading(house) as session:
        pair = session.exec(select(Pair)).one()
    assert pair.alias in read(a_screen(clerk, "serve/pairs"))
