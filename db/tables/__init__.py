"""The tables of the scheme, a file per concept; importing this module makes all of them known to the metadata."""

from db.tables import (
    accounts,
    activities,
    agreements,
    attendance,
    checkins,
    claims,
    evaluation,
    keeping,
    lexicon,
    lists,
    needs,
    outlines,
    pairs,
    people,
    places,
    points,
    reports,
    settlements,
    teams,
    weights,
    wishes,
)
from db.tables.base import Base

metadata = Base.metadata

__all__ = [
    "accounts",
    "activities",
    "agreements",
    "attendance",
    "checkins",
    "claims",
    "evaluation",
    "keeping",
    "lexicon",
    "lists",
    "metadata",
    "needs",
    "outlines",
    "pairs",
    "people",
    "places",
    "points",
    "reports",
    "settlements",
    "teams",
    "weights",
    "wishes",
]
