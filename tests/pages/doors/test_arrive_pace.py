"""How often one may knock: a crowd at once, then a few a second, each measured apart, and never without bound."""

from uuid import uuid4

from pages.doors.arrive_pace import Pace, Remembered


def test_so_many_may_come_at_once_and_no_more() -> None:
    pace = Pace(3, 1.0)

    assert [pace.allows("a", 0.0) for _ in range(5)] == [True, True, True, False, False]


def test_the_measure_fills_again_with_time() -> None:
    pace = Pace(2, 0.5)
    for _ in range(4):
        pace.allows("a", 0.0)

    assert [pace.allows("a", at) for at in (1.0, 2.0, 2.5, 4.0)] == [False, True, False, True]


def test_each_is_measured_apart() -> None:
    pace = Pace(1, 0.1)
    pace.allows("a", 0.0)

    assert (pace.allows("a", 0.0), pace.allows("b", 0.0)) == (False, True)


def test_a_clock_set_back_gives_nothing() -> None:
    pace = Pace(1, 1.0)
    pace.allows("a", 100.0)

    assert not pace.allows("a", 0.0)


def test_only_what_was_answered_under_the_same_key_is_remembered_and_never_without_bound() -> None:
    let_in, first = Remembered(), uuid4()
    let_in.keep(first, "李四")

    known = [let_in.holds(first, "李四"), let_in.holds(first, "张三"), let_in.holds(uuid4(), "李四")]
    for _ in range(6000):
        let_in.keep(uuid4(), "李四")

    assert known == [True, False, False]
    assert not let_in.holds(first, "李四")
