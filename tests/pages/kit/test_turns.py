"""Turns: one after the other, first come first served, and nobody waits for ever."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

import pytest

from pages.kit.turns import Turns


def test_whoever_came_first_is_first_and_nobody_is_beside_another() -> None:
    turns, came, inside, most = Turns(), [], [], []

    def draw(number: int) -> None:
        sleep(0.02 * number)
        with turns.taken():
            inside.append(number)
            most.append(len(inside))
            sleep(0.05)
            came.append(inside.pop())

    with ThreadPoolExecutor(6) as pages:
        list(pages.map(draw, range(6)))

    assert came == list(range(6))
    assert set(most) == {1}


def test_a_page_that_fails_gives_its_turn_on() -> None:
    turns = Turns(patience=0.5)

    with pytest.raises(ZeroDivisionError), turns.taken():
        1 / 0  # noqa: B018 - as a page fails
    with turns.taken() as waited:
        pass

    assert waited < 0.5


def test_whoever_waits_too_long_goes_without_a_turn_and_takes_none_from_those_who_follow() -> None:
    turns, over = Turns(patience=0.1), Event()

    def hang() -> None:
        with turns.taken():
            over.wait(5)

    with ThreadPoolExecutor(1) as pages:
        hanging = pages.submit(hang)
        while not turns.waits_for_another():
            sleep(0.001)
        with turns.taken() as waited:
            pass
        over.set()
        hanging.result()
        with turns.taken() as afterwards:
            beside = turns.waits_for_another()

    assert waited >= 0.1
    assert afterwards < 0.1
    assert beside
