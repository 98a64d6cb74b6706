"""Remembered answers: worked out once, never across keys, never when they failed."""

from concurrent.futures import ThreadPoolExecutor
from random import Random
from threading import Barrier
from time import sleep

import pytest

from pages.kit.memory import LONGEST, Memory, Pace


def test_an_answer_is_worked_out_once_for_all_who_ask_at_once() -> None:
    memory, asked, together = Memory(), [], Barrier(8)

    def work_out() -> int:
        asked.append(1)
        sleep(0.05)
        return 42

    def ask(_: int) -> int:
        together.wait()
        return memory.recall("key", work_out)

    with ThreadPoolExecutor(8) as people:
        answers = list(people.map(ask, range(8)))

    assert answers == [42] * 8
    assert asked == [1]


def test_other_keys_have_other_answers() -> None:
    memory = Memory()

    assert [memory.recall(key, lambda key=key: key * 2) for key in (1, 2, 1)] == [2, 4, 2]  # type: ignore[misc]  # bound now


def test_what_was_raised_is_not_remembered() -> None:
    memory = Memory()

    with pytest.raises(ZeroDivisionError):
        memory.recall("key", lambda: 1 / 0)

    assert memory.recall("key", lambda: 7.0) == 7.0


def test_the_longest_unasked_answer_goes_first() -> None:
    memory, asked = Memory(room=2), []

    for key in ("a", "b", "a", "c", "a", "b"):
        memory.recall(key, lambda key=key: asked.append(key))  # type: ignore[misc]  # bound now

    assert asked == ["a", "b", "c", "b"]


def test_pages_that_renew_themselves_stay_half_a_second_at_one_revision_and_never_run_ahead() -> None:
    now = [0.0]
    pace, drawn = Pace(lambda: now[0], hold=0.5), []

    for moment, newest in ((0.0, 7), (0.1, 8), (0.4, 9), (0.5, 10), (0.6, 10), (0.7, 3), (1.2, 11)):
        now[0] = moment
        drawn.append(pace.step(newest))

    # records that were taken back to an earlier state are drawn at once
    assert drawn == [7, 7, 7, 10, 10, 3, 11]


def test_where_it_takes_long_to_work_out_they_stay_longer_and_never_for_good() -> None:
    now = [0.0]
    pace, drawn = Pace(lambda: now[0], hold=0.5), []

    for moment, newest, took in ((0.0, 7, 0.4), (0.6, 8, 0.0), (0.9, 9, 30.0), (2.5, 10, 0.0), (2.9, 11, 0.0)):
        now[0] = moment
        # nobody is before it in the queue: a moment passes nevertheless
        pace.waited(0.001)
        drawn.append(pace.step(newest))
        pace.took(took)

    assert drawn == [7, 7, 9, 9, 11]


def test_the_longer_pages_wait_for_their_turn_the_longer_they_stay_at_one_revision() -> None:
    now = [0.0]
    pace, drawn = Pace(lambda: now[0], hold=0.5), []

    for moment, newest, waited in (
        (0.0, 7, 0.0),
        (0.6, 8, 0.0),
        (1.2, 9, 8.0),
        (2.4, 10, 8.0),
        (2.7, 11, 0.0),
        (3.4, 12, 0.0),
    ):
        now[0] = moment
        pace.waited(waited)
        drawn.append(pace.step(newest))
        if drawn[-1:] != drawn[-2:-1]:
            pace.took(0.2)

    # 0.2 s to work out and a queue of 8 s: 1.5 s at one; without a queue half a second again
    assert drawn == [7, 8, 8, 10, 10, 12]


def test_a_page_knows_when_it_may_draw_something_newer() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0], hold=0.5)
    pace.step(3)
    now[0] = 0.2

    # drawn at 3 as the others are, drawn before them, and after records were taken back
    assert (round(pace.until(4, 3), 3), pace.until(4, 2), pace.until(2, 3)) == (0.3, 0.0, 0.0)
    now[0] = 0.6
    assert pace.until(4, 3) == 0.0
    assert pace.step(4, 3) == 4


def test_a_page_is_never_drawn_backwards() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0], hold=0.5)
    pace.step(3)

    # opened at 5 while the others stand at 3, and told at its tick that the records stand at 6
    assert (pace.step(6, 5), pace.step(6, 0)) == (5, 3)
    now[0] = 0.5
    assert pace.step(6, 5) == 6
    # only records that were taken back themselves take a page back
    assert pace.step(2, 6) == 2


def test_twenty_open_pages_only_go_forward_and_all_come_to_the_last_write() -> None:
    now, written = [0.0], 0
    pace, chance = Pace(lambda: now[0]), Random(7)
    drawn, last = [[1] for _ in range(20)], 0.0

    for tick in range(400):
        now[0] = tick / 20
        if tick < 200 and tick % 3 == 0:
            written, last = written + 1, now[0]
        for number, page in enumerate(drawn):
            if tick % 10 == number % 10:
                # under load a page reads how far the records are, and asks for its step only a while later
                newest = max(page[-1], written - chance.choice((0, 0, 2)) * (tick < 200))
                page.append(pace.step(newest, page[-1]))
                pace.took(chance.random())
        if now[0] >= last + LONGEST + 2 * 0.5:
            assert {page[-1] for page in drawn} == {written}

    assert all(page == sorted(page) for page in drawn)
    assert written == 67
