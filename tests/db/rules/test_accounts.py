"""Logins, reach, the life of a session, and how tries in vain slow down."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from db.errors import Code, Refusal
from db.rules.accounts import (
    LONGEST_WAIT,
    Life,
    Limits,
    check_login,
    check_reach,
    clean_login,
    lives,
    wait_after,
)
from db.terms import Role
from tests.builders import at

NOW = at(hour=8)
LIMITS = Limits(idle=timedelta(hours=2), longest=timedelta(hours=12))


def a_life(
    *, began: int = 1, seen: int = 1, ended: bool = False, since: int = 24, closed: bool = False, wall: bool = False
) -> Life:
    """A session by the hours since each of its moments."""
    return Life(
        began_at=NOW - timedelta(hours=began),
        seen_at=NOW - timedelta(hours=seen),
        ended_at=NOW if ended else None,
        sessions_since=NOW - timedelta(hours=since),
        closed_at=NOW if closed else None,
        wall=wall,
    )


@pytest.mark.parametrize(
    ("life", "living"),
    [
        (a_life(), True),
        (a_life(began=11, seen=1), True),
        (a_life(began=12, seen=1), False),
        (a_life(began=5, seen=2), False),
        (a_life(ended=True), False),
        (a_life(closed=True), False),
        (a_life(began=3, seen=1, since=2), False),
    ],
)
def test_a_session_lives_until_it_idles_ages_is_ended_or_its_account_changes(life: Life, *, living: bool) -> None:
    assert lives(life, LIMITS, NOW) == living


def test_a_clock_set_back_does_not_revive_an_ended_session() -> None:
    assert lives(a_life(ended=True), LIMITS, NOW - timedelta(days=1)) is False


@pytest.mark.parametrize(("failures", "seconds"), [(0, 0), (2, 0), (3, 1), (4, 2), (8, 32), (9, 60), (1000, 60)])
def test_each_try_in_vain_doubles_the_wait_up_to_a_minute(failures: int, seconds: int) -> None:
    assert wait_after(failures, NOW, NOW) == timedelta(seconds=seconds)


def test_waiting_is_counted_and_a_day_forgives() -> None:
    assert wait_after(5, NOW - timedelta(seconds=3), NOW) == timedelta(seconds=1)
    assert wait_after(1000, NOW - timedelta(hours=24), NOW) == timedelta()


def test_a_clock_set_back_does_not_lengthen_the_wait() -> None:
    assert wait_after(1000, NOW + timedelta(days=1), NOW) == LONGEST_WAIT


def test_a_login_is_the_same_however_it_is_typed() -> None:
    assert clean_login("  ＷＡＮＧ.Li ") == "wang.li"


@pytest.mark.parametrize("login", ["a", "a b", "x" * 41, "a/b", "a\u200bb", "<b>"])
def test_a_login_that_cannot_be_typed_again_is_refused(login: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_login(login)

    assert refused.value.code is Code.OUT_OF_RANGE


@pytest.mark.parametrize(
    ("role", "field"),
    [
        (Role.SECRETARY, "branch_id"),
        (Role.CLERK, "community_ids"),
        (Role.HELPER, "community_ids"),
        (Role.MEMBER, "member"),
    ],
)
def test_a_role_that_works_somewhere_needs_its_place(role: Role, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_reach(role, unit_id=None, branch_id=None, member_id=None, community_ids=())

    assert (refused.value.code, refused.value.facts) == (Code.EMPTY, {"field": field})


@pytest.mark.parametrize(
    ("role", "place"),
    [
        (Role.SECRETARY, {"unit_id": uuid4()}),
        (Role.SECRETARY, {"branch_id": uuid4()}),
        (Role.CLERK, {"community_ids": [uuid4()]}),
        (Role.MEMBER, {"member_id": uuid4()}),
        (Role.LEADER, {}),
    ],
)
def test_a_place_that_fits_the_role_is_enough(role: Role, place: dict[str, Any]) -> None:
    nowhere: dict[str, Any] = {"unit_id": None, "branch_id": None, "member_id": None, "community_ids": ()}

    refused = has_no_place(role, **(nowhere | place))

    assert refused is False


def has_no_place(role: Role, **place: Any) -> bool:  # noqa: ANN401 - as check_reach takes them
    """Whether a role is refused with a place."""
    try:
        check_reach(role, **place)
    except Refusal:
        return True
    return False
