"""How often one may knock: a crowd at once, then a few a second, each measured apart, and never without bound."""

from pages.doors.arrive_pace import Pace


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
