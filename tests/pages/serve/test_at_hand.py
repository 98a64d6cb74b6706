"""Who is expected is at hand at the desk: one tap each, above all else that can be entered there."""

from datetime import UTC, datetime

from sqlalchemy import Engine

from db.rules.calendar import day_in_shanghai
from db.writes import attendance, members
from pages.kit import desking
from pages.text import desk as text
from tests.builders import a_town
from tests.builders.acts import does
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import an_activity


def test_of_many_who_are_expected_the_first_are_at_hand_and_the_others_folded_above_all_else(house: Engine) -> None:
    town, now = a_town(house), datetime.now(UTC)
    activity = an_activity(house, town, day=day_in_shanghai(now))
    names = [f"赵{number:02d}" for number in range(desking.AT_HAND + 2)]
    for name in names:
        facts = {"branch_id": town.branch_a, "name": name, "since": day_in_shanghai(now)}
        member = does(house, town.secretary, members.join_branch, now=now, **facts)
        does(house, town.staff, attendance.sign_up, now=now, activity_id=activity, member_id=member.id)

    screen = a_screen(a_sign_in(house, town.clerk), "serve/desk")

    assert not screen.exception
    folds = [box.label for box in screen.expander]
    others = text.MISSING_TOO.zh.format(count=2)
    assert folds.index(others) < folds.index(text.GUEST.zh)
    assert len(screen.expander[folds.index(others)].button) == 2
    assert sum(name in button.label for button in screen.button for name in names) == len(names)
