"""For which branch a need or a wish counts as asked: who has it moves on, a quarter that is over does not."""

from datetime import date
from uuid import UUID

from db.rules.quarters import counts_for
from db.tables.needs import Need
from db.tables.wishes import Wish


def counts_as_asked(thing: Need | Wish, branch_id: UUID | None, *, day: date) -> UUID | None:
    """Give the branch for which it counts as asked once a branch has it, or none any more, from a day on."""
    return counts_for(branch_id, thing.asked_branch_id, asked_on=thing.asked_on, day=day)


def with_branch(thing: Need | Wish, branch_id: UUID | None, *, day: date) -> None:
    """Let a branch have it from a day on, or none."""
    thing.branch_id = branch_id
    thing.asked_branch_id = counts_as_asked(thing, branch_id, day=day)
