"""Turns: one after the other, first come first served, and nobody waits for ever."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
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
    turns, hangs, over = Turns(patience=0.1), Event(), Event()

    def hang() -> None:
        with turns.taken():
            hangs.set()
            over.wait(5)

    with ThreadPoolExecutor(1) as pages:
        hanging = pages.submit(hang)
        hangs.wait(5)
        with turns.taken() as waited:
            pass
        over.set()
        hanging.result()
        with turns.taken() as afterwards, turns.taken() as beside:
            pass

    assert waited >= 0.1
    assert afterwards < 0.1
    assert beside >= 0.1


class Tapped(BaseException):
    """What ends the run of a page in which somebody taps."""


def test_whoever_is_called_away_leaves_the_queue_and_the_next_one_comes_in() -> None:
    turns, heeded = Turns(patience=20), []

    def tap() -> None:
        heeded.append(1)
        raise Tapped

    with ThreadPoolExecutor(1) as pages:
        with turns.taken():
            with pytest.raises(Tapped), turns.taken(tap):
                pass
            following = pages.submit(lambda: [*turns_of(turns)])
            sleep(0.05)
            early = following.done()
        (waited,) = following.result(5)

    assert heeded == [1]
    assert not early
    assert waited < 5


def test_whoever_is_called_away_at_the_moment_of_their_turn_gives_it_on() -> None:
    turns = Turns(patience=20)
    with ExitStack() as another:
        another.enter_context(turns.taken())

        def tap() -> None:
            another.close()
            raise Tapped

        with pytest.raises(Tapped), turns.taken(tap):
            pass

    with turns.taken() as waited:
        pass
    assert waited < 5


def turns_of(turns: Turns) -> Iterator[float]:
    """Take one turn and say how long it was waited for."""
    with turns.taken() as waited:
        yield waited
