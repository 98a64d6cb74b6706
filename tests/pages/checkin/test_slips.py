"""Contact slips on the screen: sent, sent back, sent again and receipted, each step once and by whom it concerns."""

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from db.tables.checkins import BranchCheckin
from db.terms import CheckinStatus
from db.work import reading
from db.writes import checkins
from pages.text import frame
from pages.text import slips as text
from tests.builders import Town, a_town
from tests.builders.acts import does
from tests.builders.hands import beneath, offers, press, read, tap_twice
from tests.builders.screens import a_screen, a_sign_in
from tests.db.reads.test_checkins import a_slip

CODE = "LX20260001"


def slips(engine: Engine) -> list[BranchCheckin]:
    with reading(engine) as session:
        return list(session.exec(select(BranchCheckin)))


@pytest.fixture
def town(house: Engine) -> Town:
    return a_town(house)


def test_without_slips_the_page_says_how_to_begin(house: Engine, town: Town) -> None:
    screen = a_screen(a_sign_in(house, town.secretary), "checkin/branches")

    assert text.EMPTY.zh in read(screen)
    assert "还有 1 个支部没有报到：甲党支部" in read(screen)


def test_a_slip_is_sent_once_with_the_numbers_of_the_register(house: Engine, town: Town) -> None:
    screen = a_screen(a_sign_in(house, town.secretary), "checkin/send_slip")
    next(box for box in screen.selectbox if box.label.startswith(text.COMMUNITY.zh)).select_index(0)
    screen.text_input[0].input("李四")

    tap_twice(screen, text.SEND, "slip")

    assert [(slip.community_id, slip.contact, slip.members_on_slip) for slip in slips(house)] == [
        (town.wanghu, "李四", 2)
    ]


def test_a_slip_without_a_contact_is_refused_and_says_why(house: Engine, town: Town) -> None:
    screen = a_screen(a_sign_in(house, town.secretary), "checkin/send_slip")
    next(box for box in screen.selectbox if box.label.startswith(text.COMMUNITY.zh)).select_index(0)

    press(screen, text.SEND)

    assert slips(house) == []
    assert beneath(screen) == {"联系人": "请填写“联系人”。"}


def test_the_clerk_gives_the_receipt_once(house: Engine, town: Town) -> None:
    a_slip(house, town)
    screen = a_screen(a_sign_in(house, town.clerk), "checkin/slip", code=CODE)
    screen.text_input[0].input("周敏")

    tap_twice(screen, text.RECEIVE, f"receive-{CODE}")

    assert [(slip.status, slip.liaison) for slip in slips(house)] == [(CheckinStatus.RECEIVED, "周敏")]


def test_the_branch_mends_a_returned_slip_and_ends_it_later(house: Engine, town: Town) -> None:
    slip = a_slip(house, town)
    does(house, town.clerk, checkins.return_slip, slip_id=slip.id, opinion="电话打不通")
    screen = a_screen(a_sign_in(house, town.secretary), "checkin/slip", code=CODE)

    told = read(screen)
    press(screen, text.RESEND)
    again = [slip.status for slip in slips(house)]
    does(house, town.clerk, checkins.receive_slip, slip_id=slip.id, liaison="周敏", handled_by="吴军")
    press(a_screen(a_sign_in(house, town.secretary), "checkin/slip", code=CODE), text.END)

    assert "电话打不通" in told
    assert again == [CheckinStatus.SENT]
    assert [slip.status for slip in slips(house)] == [CheckinStatus.ENDED]


def test_another_community_neither_sees_nor_receives_it(house: Engine, town: Town) -> None:
    a_slip(house, town)

    screen = a_screen(a_sign_in(house, town.other_clerk), "checkin/slip", code=CODE)

    assert frame.MISSING.zh in read(screen)
    assert not offers(screen, text.RECEIVE)
