"""The fields by which an account gets its reach: each role asks for the places it works in."""

from collections.abc import Mapping
from typing import Any, Final

from db.reads import choices
from db.reads.account_list import AccountView, member_coded, units
from db.terms import Role
from pages.kit import forms, show
from pages.kit.visit import Visit
from pages.text import accounts as text

_OF_COMMUNITIES: Final = {Role.CLERK, Role.HELPER}


def ask(visit: Visit, role: Role, now: AccountView | None = None) -> dict[str, Any]:
    """Ask for the reach of a role, beginning with what an account has now; give it as the intents take it."""
    if role in _OF_COMMUNITIES:
        return _communities(visit, now)
    if role is Role.SECRETARY:
        return _branch_or_unit(visit, now)
    if role is Role.MEMBER:
        return {"member": forms.text(text.MEMBER, hint=text.MEMBER_HINT, most=20, required=True, value=_code(now))}
    return {}


def resolved(visit: Visit, reach: Mapping[str, Any]) -> dict[str, Any] | None:
    """Turn a typed member's code into its member; None, and a sentence, when there is no such member."""
    if "member" not in reach:
        return dict(reach)
    found = visit.ask(member_coded, code=reach["member"])
    if found is None:
        show.trouble(text.NO_SUCH_MEMBER, code=reach["member"])
        return None
    return {"member_id": found[0]}


def _communities(visit: Visit, now: AccountView | None) -> dict[str, Any]:
    all_ = visit.ask(choices.communities)
    mine = [c for c in all_ if now and c.id in now.community_ids]
    chosen = forms.several_of(text.COMMUNITIES, all_, lambda c: f"{c.name} · {c.street}", value=mine)
    return {"community_ids": tuple(c.id for c in chosen)}


def _branch_or_unit(visit: Visit, now: AccountView | None) -> dict[str, Any]:
    branches, all_units = visit.ask(choices.branches), visit.ask(units)
    branch = forms.one_of(
        text.BRANCH,
        branches,
        lambda b: b.name,
        value=next((b for b in branches if now and b.id == now.branch_id), None),
    )
    unit = forms.one_of(
        text.UNIT, all_units, lambda u: u.name, value=next((u for u in all_units if now and u.id == now.unit_id), None)
    )
    return {"branch_id": branch.id if branch else None, "unit_id": unit.id if unit else None}


def _code(now: AccountView | None) -> str:
    return now.member.partition(" ")[0] if now else ""
