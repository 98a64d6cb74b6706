"""Passes: shown now they are believed, later they are doubted, and nobody but the house can write one."""

from datetime import timedelta

import pytest

from db.errors import Code, Refusal
from db.rules import passes
from db.rules.passes import Opening
from db.terms import Doubt
from tests.builders import at

KEY, OTHER = b"k" * 32, b"o" * 32
HERE = "HD20260001"


@pytest.mark.parametrize(
    ("minutes", "doubt"),
    [(0, None), (3, None), (5, Doubt.OLD_CODE), (60, Doubt.OLD_CODE), (60 * 24, Doubt.OLD_CODE), (-60, Doubt.OLD_CODE)],
)
def test_a_code_is_believed_for_a_few_minutes(minutes: int, doubt: Doubt | None) -> None:
    shown = passes.screen_pass(KEY, HERE, at())

    assert passes.doubt_about(KEY, HERE, shown, at() + timedelta(minutes=minutes)) is doubt


def test_the_code_is_another_one_every_minute() -> None:
    codes = {passes.screen_pass(KEY, HERE, at() + timedelta(seconds=seconds)) for seconds in range(0, 180, 20)}

    assert len(codes) == 3


def test_the_poster_is_always_doubted() -> None:
    assert passes.doubt_about(KEY, HERE, passes.wall_pass(KEY, HERE), at()) is Doubt.WALL_CODE


@pytest.mark.parametrize(
    "forged", ["", "w", "w-", "29743211", "29743211-0000000000000000", "x-y", "-", "中-文", "9" * 400]
)
def test_a_forged_code_opens_nothing(forged: str) -> None:
    with pytest.raises(Refusal) as refused:
        passes.doubt_about(KEY, HERE, forged, at())

    assert refused.value.code is Code.PASS_WRONG


def test_a_code_opens_no_other_door_and_none_of_another_house() -> None:
    shown = passes.screen_pass(KEY, HERE, at())

    for key, activity in ((KEY, "HD20260002"), (OTHER, HERE)):
        with pytest.raises(Refusal) as refused:
            passes.doubt_about(key, activity, shown, at())
        assert refused.value.code is Code.PASS_WRONG


@pytest.mark.parametrize("doubt", [None, Doubt.OLD_CODE, Doubt.WALL_CODE])
def test_an_opening_comes_back_as_it_was_signed(doubt: Doubt | None) -> None:
    opening = Opening("0123456789ab", at(), doubt)

    assert passes.read_opening(KEY, HERE, passes.sign_opening(KEY, HERE, opening)) == opening


def test_an_opening_that_was_touched_is_refused() -> None:
    signed = passes.sign_opening(KEY, HERE, Opening("0123456789ab", at(), Doubt.OLD_CODE))

    for touched in (signed.replace("old_code", ""), signed[:-1], f"x{signed}", "", "..."):
        with pytest.raises(Refusal) as refused:
            passes.read_opening(KEY, HERE, touched)
        assert refused.value.code is Code.PASS_WRONG


@pytest.mark.parametrize(("hours", "doubt"), [(0, None), (7, None), (9, Doubt.LATE), (24, Doubt.LATE)])
def test_an_opened_page_is_believed_for_its_day(hours: int, doubt: Doubt | None) -> None:
    assert Opening("0123456789ab", at(), None).doubt_at(at() + timedelta(hours=hours)) is doubt
