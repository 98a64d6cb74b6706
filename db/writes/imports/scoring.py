"""The point rules that a ledger's past is scored by."""

from collections.abc import Iterable
from datetime import date

from db.errors import Code, Refusal
from db.rules.rights import Right
from db.writes.imports.desk import Desk
from db.writes.points import publish_rules, rules_on


def ensure_rules(desk: Desk, days: Iterable[date]) -> None:
    """See to it that rules were in force on the first of these days, since points are a year's: from its 1 January on.

    The default values are published when there are none; raises NO_POINT_RULES when the actor may not publish.
    """
    first = min(days, default=None)
    if first is None:
        return
    try:
        rules_on(desk.work, first)
    except Refusal as refusal:
        if refusal.code is not Code.NO_POINT_RULES or not desk.work.actor.may(Right.PUBLISH_RULES):
            raise
        publish_rules(desk.work, since=first.replace(month=1, day=1), first=3, second=2, third=1, service=1)
