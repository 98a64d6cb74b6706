"""The weights of matching: set anew by the bureau with a reason; the versions before stay."""

from dataclasses import asdict
from typing import Final

from sqlmodel import func, select

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.matching import Weights, checked
from db.rules.rights import Right
from db.tables.weights import WeightVersion
from db.work import Work

LONGEST_REASON: Final = 200


def set_weights(
    work: Work, *, seen: int, skill: int, close: int, load: int, rest: int, served: int, home: int, reason: str
) -> WeightVersion:
    """Set what each reason may add, for the ranking of every need from now on, in place of the version that was seen.

    Raises CHANGED_MEANWHILE when another version is in force, NOT_A_HUNDRED, OUT_OF_RANGE, EMPTY, TOO_LONG,
    NOT_ALLOWED.
    """
    work.require(Right.SET_WEIGHTS)
    weights = checked(Weights(skill, close, load, rest, served, home))
    why = entries.words(reason, "reason", LONGEST_REASON)
    newest = work.session.exec(select(func.max(WeightVersion.version))).one() or 0
    if newest != seen:
        raise Refusal(Code.CHANGED_MEANWHILE)
    row = work.add(
        WeightVersion(version=newest + 1, **asdict(weights), reason=why, set_by=work.actor.account_id, set_at=work.now),
        Code.CHANGED_MEANWHILE,
    )
    work.record("weights.set", row)
    return row
