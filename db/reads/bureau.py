"""Whose scheme this is, and its rules of thumb: the same for everybody of the organisation."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from db.reads import scope
from db.rules.rights import Actor
from db.tables.keeping import Bureau


@dataclass(frozen=True, slots=True)
class House:
    """The bureau as every page knows it."""

    name: str
    city: str
    demo: bool
    minimum_posts: int
    most_tasks: int
    due_days: int
    rankings: bool


def house(session: Session, actor: Actor) -> House:
    """Give the bureau of the actor's organisation."""
    row = session.execute(
        select(
            col(Bureau.name),
            col(Bureau.city),
            col(Bureau.demo),
            col(Bureau.minimum_posts),
            col(Bureau.most_tasks),
            col(Bureau.due_days),
            col(Bureau.rankings),
        ).where(scope.everybody(Bureau, actor))
    ).one()
    return House(*row)
