"""Whether a member stands so that service may be asked of them, and so that they may lead others at it."""

from datetime import date

from db.errors import Code, Refusal
from db.terms import MemberStatus


def may_serve(name: str, status: MemberStatus, checked_in_on: date | None) -> None:
    """Refuse a member who is not in service (NOT_IN_SERVICE) or has not checked in at a community (NOT_CHECKED_IN)."""
    if status is not MemberStatus.IN_SERVICE:
        raise Refusal(Code.NOT_IN_SERVICE, name=name)
    if checked_in_on is None:
        raise Refusal(Code.NOT_CHECKED_IN, name=name)


def may_lead(status: MemberStatus, *, belongs: bool) -> bool:
    """Whether a team's captain still leads it: only whoever is in service and belongs to it."""
    return belongs and status is MemberStatus.IN_SERVICE
