"""Several writes in one transaction with one commit: each its own intent and journal lines, its own yes or no."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import Engine

from db.errors import Refusal
from db.rules.rights import Actor
from db.work.retry import patiently
from db.work.trace import Trace
from db.work.unit import Work, perform, writing

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Task(Generic[T_co]):
    """One write that may share its transaction: who intends what, when and from where."""

    actor: Actor
    intent: Callable[..., T_co]
    facts: Mapping[str, Any]
    now: datetime
    origin: str = ""


def perform_together(engine: Engine, tasks: Sequence[Task[T_co]]) -> list[T_co | Refusal]:
    """Run several intents of one organisation in one transaction; one that is refused leaves nothing behind.

    They share one commit and one revision. Whatever is no refusal of one of them takes all back and is raised.
    """
    return patiently(lambda: _once(engine, tasks))


def results(engine: Engine, tasks: Sequence[Task[Any]]) -> list[Any]:
    """Perform several writes together; where that breaks, each alone. Gives what each gave, or the exception it raised.

    A database that is busy, full or away is no fault of one of them: it is not asked once more for each.
    """
    if len(tasks) == 1:
        return [_alone(engine, tasks[0])]
    try:
        return perform_together(engine, tasks)
    except Refusal as refusal:
        return [refusal] * len(tasks)
    except Exception:  # noqa: BLE001 - one that breaks must not take the others with it
        return [_alone(engine, task) for task in tasks]


def _once(engine: Engine, tasks: Sequence[Task[T_co]]) -> list[T_co | Refusal]:
    with writing(engine, tasks[0].actor, now=tasks[0].now, origin=tasks[0].origin) as work:
        return [_one(work, task) for task in tasks]


def _one(work: Work, task: Task[T_co]) -> T_co | Refusal:
    trace = Trace()
    part = Work(work.session, task.actor, task.now, task.origin, trace)
    work.session.info["trace"] = trace
    try:
        with work.session.begin_nested():
            done = task.intent(part, **task.facts)
    except Refusal as refusal:
        return refusal
    finally:
        work.session.info["trace"] = work.trace
    work.trace.take(trace)
    return done


def _alone(engine: Engine, task: Task[Any]) -> Any:  # noqa: ANN401 - a result, or what was raised instead of one
    try:
        return perform(engine, task.actor, task.intent, now=task.now, origin=task.origin, **task.facts)
    except Exception as error:  # noqa: BLE001 - raised again by whoever asked for it
        return error
