"""Whose scheme this is: the same for everybody of the organisation."""

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
    rankings: bool


def house(session: Session, actor: Actor) -> House:
    """Give the bureau of the actor's organisation."""
    row = session.execute(
        select(
            col(Bureau.name),
            col(Bureau.city),
            col(Bureau.demo),
            col(Bureau.rankings),
        ).where(scope.everybody(Bureau, actor))
    ).one()
    return House(*row)
