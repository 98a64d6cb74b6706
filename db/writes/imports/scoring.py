"""The point rules that a ledger's past is scored by."""

from datetime import date

from db.errors import Code, Refusal
from db.rules.rights import Right
from db.writes.imports.desk import Desk
from db.writes.points import publish_rules, rules_on


def check_rules(desk: Desk, first: date | None) -> bool:
    """Tell whether rules were in force on the first day that earns, since points are a year's; None: none does.

    Raises NO_POINT_RULES when there are none and the actor may not publish any.
    """
    if first is None:
        return True
    try:
        rules_on(desk.work, first)
    except Refusal as refusal:
        if refusal.code is not Code.NO_POINT_RULES or not desk.work.actor.may(Right.PUBLISH_RULES):
            raise
        return False
    return True


def ensure_rules(desk: Desk, first: date | None) -> None:
    """See to it that rules were in force on the first day that earns: the default values, from its 1 January on."""
    if first is not None and not check_rules(desk, first):
        publish_rules(desk.work, since=first.replace(month=1, day=1), first=3, second=2, third=1, service=1)
