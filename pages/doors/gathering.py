"""A crowd at a door: what comes while one transaction runs goes into the next one, together."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from starlette.concurrency import run_in_threadpool

from db.work.together import Task

T = TypeVar("T")

MOST: Final = 25
"""Writes that share a transaction: few enough that the first of them need not wait long for the last."""


class Gathering:
    """Takes writes in the order in which they come, one transaction after the other."""

    def __init__(self, perform: Callable[[Sequence[Task[Any]]], Sequence[Any]]) -> None:
        self._perform = perform
        self._waiting: list[tuple[Task[Any], asyncio.Future[Any]]] = []
        self._running: asyncio.Task[None] | None = None

    async def perform(self, task: Task[T]) -> T:
        """Perform one write and give its result; a Refusal of it is raised as if it had been alone."""
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((task, answer))
        if self._running is None or self._running.done():
            self._running = asyncio.create_task(self._run())
        return await answer

    async def _run(self) -> None:
        while self._waiting:
            some, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            said = await run_in_threadpool(self._perform, [task for task, _ in some])
            for (_, answer), one in zip(some, said, strict=True):
                if answer.done():  # whoever asked has hung up
                    continue
                if isinstance(one, BaseException):
                    answer.set_exception(one)
                else:
                    answer.set_result(one)
