"""Teams on the screen: founded and sent out by the secretary, seen by others without a form."""

from sqlalchemy import Engine
from sqlmodel import select

from db.tables.activities import Activity
from db.tables.teams import Team
from db.terms import ActivityStatus
from db.work import reading
from pages.text import teams as words
from tests.builders import a_town
from tests.builders.hands import beneath, offers, press, read
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.teams import a_team

CODE = "FD20260001"


def test_a_secretary_enters_an_outing_that_waits_for_the_community(house: Engine) -> None:
    town = a_town(house)
    a_team(house, town)
    screen = a_screen(a_sign_in(house, town.secretary), "serve/team", code=CODE)

    press(screen, words.SAVE_OUTING)
    missed = beneath(screen)
    screen.multiselect[0].select(screen.multiselect[0].options[0])
    screen.selectbox[0].select_index(0)
    screen.text_area[0].input("换了三户的灯")
    press(screen, words.SAVE_OUTING)

    with reading(house) as session:
        activity = session.exec(select(Activity)).one()
    assert set(missed) == {words.WHO_CAME.zh, words.COMMUNITY.zh, words.EFFECT.zh}
    assert activity.status is ActivityStatus.CLOSED
    assert "换了三户的灯" in read(screen)


def test_a_secretary_founds_a_team_and_others_see_it_without_its_forms(house: Engine) -> None:
    town = a_town(house)
    secretary = a_sign_in(house, town.secretary)
    empty = read(a_screen(secretary, "serve/teams"))
    screen = a_screen(secretary, "serve/found_team")

    screen.text_input[0].input("水电维修队")
    screen.text_input[1].input("修水管、换灯")
    screen.selectbox[1].select_index(1)
    press(screen, words.FOUND)

    with reading(house) as session:
        team = session.exec(select(Team)).one()
    assert words.EMPTY.zh in empty
    assert team.name == "水电维修队"
    staff, captain = (a_screen(a_sign_in(house, actor), "serve/team", code=CODE) for actor in (town.staff, town.zhang))
    changed = [words.CHANGE.zh in [fold.label for fold in one.expander] for one in (staff, captain)]
    assert list(zip([offers(one, words.SAVE_OUTING) for one in (staff, captain)], changed, strict=True)) == [
        (True, True), (True, False),
    ]  # fmt: skip
    assert all("水电维修队" in read(screen) for screen in (staff, captain))
