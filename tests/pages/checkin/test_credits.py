"""Trainings and honours on the screen: noted on the member's page, told on one's own, corrected and taken back."""

from datetime import date

import pytest
from sqlalchemy import Engine

from db.tables.people import MemberCredit
from db.terms import CreditKind, Role
from db.writes.credits import note_credit
from pages.text import credits as text
from tests.builders import Town, a_town, actor_of
from tests.builders.acts import does, rows
from tests.builders.hands import press, read, tap_twice
from tests.builders.screens import a_screen, a_sign_in

CODE = "DY0001"
PRIZE = {"kind": CreditKind.HONOUR, "what": "优秀共产党员", "giver": "局党委", "day": date(2026, 5, 1)}


@pytest.fixture
def town(house: Engine) -> Town:
    """张三 of 甲, with an honour."""
    town = a_town(house)
    does(house, town.secretary, note_credit, member_id=town.zhang_a, **PRIZE)
    return town


def test_the_secretary_notes_a_training_once_and_the_member_finds_it_on_the_own_page(house: Engine, town: Town) -> None:
    screen = a_screen(a_sign_in(house, town.secretary), "checkin/member", code=CODE)
    for label, typed in ((text.TRAINING_WHAT, "应急救护"), (text.TRAINING_GIVER, "区红十字会")):
        next(box for box in screen.text_input if box.label.startswith(label.zh)).set_value(typed)
    next(box for box in screen.number_input if box.label.startswith(text.HOURS.zh)).set_value(8)

    tap_twice(screen, text.SAVE_TRAINING, f"training-{CODE}")

    credit = next(one for one in rows(house, MemberCredit) if one.kind is CreditKind.TRAINING)
    assert (credit.what, credit.giver, credit.hours) == ("应急救护", "区红十字会", 8)
    assert len(rows(house, MemberCredit)) == 2
    own = read(a_screen(a_sign_in(house, town.zhang), "account/me"))
    assert [said for said in ("应急救护", "8 小时", "优秀共产党员", "局党委") if said not in own] == []


def test_what_was_noted_wrongly_is_corrected_and_taken_back_with_a_reason(house: Engine, town: Town) -> None:
    screen = a_screen(a_sign_in(house, town.secretary), "checkin/member", code=CODE)
    next(box for box in screen.selectbox if box.label == text.WHICH.zh).select_index(0).run()
    named = [box for box in screen.text_input if box.label.startswith(text.HONOUR_WHAT.zh)]
    named[-1].set_value("优秀党务工作者")
    press(screen, text.SAVE_CHANGE)
    assert [one.what for one in rows(house, MemberCredit)] == ["优秀党务工作者"]

    next(box for box in screen.selectbox if box.label == text.WHICH.zh).select_index(0).run()
    next(box for box in screen.text_input if box.label.startswith(text.WHY.zh)).set_value("登记错了人")
    press(screen, text.TAKE_BACK)

    assert rows(house, MemberCredit) == []
    assert text.EMPTY.zh in read(screen)


@pytest.mark.usefixtures("town")
def test_a_leader_reads_them_and_notes_none(house: Engine) -> None:
    screen = a_screen(a_sign_in(house, actor_of(Role.LEADER)), "checkin/member", code=CODE)

    assert "优秀共产党员" in read(screen)
    assert text.NOTE.zh not in read(screen)
