"""The weights of matching: those in force, for the ranking of one need and for the whole city alike, and all before."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.rules.matching import DEFAULT, Weights
from db.rules.rights import Actor
from db.tables import weights as tables
from db.tables.accounts import Account


@dataclass(frozen=True, slots=True)
class InForce:
    """The weights that hold now; version 0 are those that came with the software."""

    version: int
    weights: Weights


@dataclass(frozen=True, slots=True)
class WeightVersion:
    """A version of the weights, who set it, when and why."""

    version: int
    weights: Weights
    reason: str
    set_by: str
    set_at: datetime


_BUILT_IN: Final = InForce(0, DEFAULT)


def weights_in_force(session: Session, actor: Actor) -> InForce:
    """Give the weights that the bureau set last, or those of the software until it sets its own."""
    row = session.execute(
        select(tables.WeightVersion)
        .where(scope.everybody(tables.WeightVersion, actor))
        .order_by(col(tables.WeightVersion.version).desc())
        .limit(1)
    ).scalar_one_or_none()
    return InForce(row.version, _weights(row)) if row else _BUILT_IN


def weight_versions(session: Session, actor: Actor) -> list[WeightVersion]:
    """Give all versions, the latest first."""
    rows = session.execute(
        select(tables.WeightVersion, col(Account.name))
        .outerjoin(Account, on(Account, tables.WeightVersion.set_by))
        .where(scope.everybody(tables.WeightVersion, actor))
        .order_by(col(tables.WeightVersion.version).desc())
    )
    return [WeightVersion(row.version, _weights(row), row.reason, name or "", row.set_at) for row, name in rows]


def _weights(row: tables.WeightVersion) -> Weights:
    return Weights(row.skill, row.close, row.load, row.rest, row.served, row.home)
