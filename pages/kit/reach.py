"""The fields by which an account gets its reach: each role asks for the places it works in."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from db.reads import choices
from db.reads.account_list import AccountView, member_coded, units
from db.terms import Role
from pages.kit import beneath, forms, say
from pages.kit.editing import Field
from pages.kit.visit import Visit
from pages.text import accounts as text
from pages.text.phrase import Phrase

_OF_COMMUNITIES: Final = {Role.CLERK, Role.HELPER}
_NOWHERE: Final[Mapping[str, object]] = {
    "community_ids": frozenset(), "branch_id": None, "unit_id": None, "member": "",
}  # fmt: skip
NAME: Final = Field(
    "name", text.NAME, lambda now, key: forms.text(text.NAME, value=now, most=20, required=True, key=key)
)


def fields(visit: Visit, role: Role) -> list[Field]:
    """Give the fields by which a role gets its reach, none for a role that works everywhere."""
    if role in _OF_COMMUNITIES:
        return [_communities(visit)]
    if role is Role.SECRETARY:
        branches, all_units = visit.ask(choices.branches), visit.ask(units)
        return [_one("branch_id", text.BRANCH, branches), _one("unit_id", text.UNIT, all_units)]
    if role is Role.MEMBER:
        return [Field("member", text.MEMBER, _coded)]
    return []


def values(view: AccountView) -> dict[str, object]:
    """Give an account's name and what it reaches now, as the fields of every role take it."""
    return {**_reached(view), "name": view.line.name, "member": view.member.partition(" ")[0]}


def seen(view: AccountView) -> dict[str, object]:
    """Give an account as it stands before somebody who looks at it, as the intent compares it."""
    return {**_reached(view), "member_id": view.member_id, "name": view.line.name, "role": view.line.role}


def ask(visit: Visit, role: Role, draft: str) -> dict[str, Any]:
    """Ask for the reach of a role from the beginning."""
    return {one.name: one.ask(_NOWHERE[one.name], f"{draft}-{one.name}") for one in fields(visit, role)}


def resolved(visit: Visit, reach: Mapping[str, Any]) -> dict[str, Any] | None:
    """Turn a typed member's code into its member; None, and a sentence, when there is no such member."""
    if "member" not in reach:
        return dict(reach)
    found = visit.ask(member_coded, code=reach["member"])
    if found is None:
        beneath.wrong("member", text.NO_SUCH_MEMBER, code=reach["member"])
        return None
    return {**{name: value for name, value in reach.items() if name != "member"}, "member_id": found[0]}


def _reached(view: AccountView) -> dict[str, object]:
    return {"community_ids": view.community_ids, "branch_id": view.branch_id, "unit_id": view.unit_id}


def _communities(visit: Visit) -> Field:
    all_ = visit.ask(choices.communities)

    def asked(now: frozenset[object], key: str) -> frozenset[object]:
        mine = [one for one in all_ if one.id in now]
        chosen = forms.several_of(text.COMMUNITIES, all_, lambda c: f"{c.name} · {c.street}", value=mine, key=key)
        return frozenset(one.id for one in chosen)

    def said(ids: frozenset[object]) -> str:
        return say.fact(" · ".join(one.name for one in all_ if one.id in ids))

    return Field("community_ids", text.COMMUNITIES, asked, said)


def _one(name: str, label: Phrase, places: Sequence[Any]) -> Field:
    named = {place.id: place.name for place in places}

    def asked(now: object, key: str) -> object:
        return forms.one_of(label, list(named), named.__getitem__, value=now, key=key)

    return Field(name, label, asked, lambda chosen: say.fact(named.get(chosen)))


def _coded(now: str, key: str) -> str:
    return forms.text(text.MEMBER, hint=text.MEMBER_HINT, most=20, required=True, value=now, key=key)
