"""Parts of the page of units: their list, the branches of each, the form of each kind, closing and opening again."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import streamlit as st

from db.reads.keeping import KeptBranch, KeptUnit
from db.writes import units as intents
from pages.kit import forms, lines, say
from pages.kit.editing import Field
from pages.kit.placing import add, change, choose, under
from pages.kit.visit import Visit
from pages.text import keeping as text
from pages.text.phrase import Phrase

_LONGEST: Final = 60
_LONGEST_PERSON: Final = 20


def units(visit: Visit, kept: Sequence[KeptUnit]) -> None:
    """Draw the units, the form of a new one, and what may be done with one of them."""
    rows = [
        lines.beside(say.say(text.WITH_BRANCHES, name=_coded(one), count=len(one.branches)), _closed(one))
        for one in kept
    ]
    st.markdown("  \n".join(rows))
    fields = [_words("name", text.UNIT_NAME, _LONGEST, required=True)]
    add(visit, "unit", fields, {"name": ""}, intents.add_unit)
    chosen = choose("unit", kept, _coded)
    if chosen is None:
        return
    facts = {"unit_id": chosen.id}
    change(visit, fields, {"name": chosen.name}, intents.rename_unit, facts)
    _open_or_close(visit, chosen, intents.retire_unit, intents.reopen_unit, facts)


def branches(visit: Visit, kept: Sequence[KeptUnit]) -> None:
    """Draw the form of a new branch, what may be done with one, and below all of them by unit."""
    above, below = st.container(), st.container()
    with below:
        _branches_by_unit(kept)
    with above:
        _branch_forms(visit, kept)


def _branches_by_unit(kept: Sequence[KeptUnit]) -> None:
    for unit in kept:
        rows = [
            lines.beside(
                say.plain(_coded(one)), say.plain(one.secretary), say.say(text.MEMBER_COUNT, count=one.members),
                _closed(one),
            )
            for one in unit.branches
        ]  # fmt: skip
        st.markdown("  \n".join([f"**{say.plain(unit.name)}**", *(rows or [f":gray[{say.say(text.NOTHING_YET)}]"])]))


def _branch_forms(visit: Visit, kept: Sequence[KeptUnit]) -> None:
    held = {one.id: one.name for one in kept if not one.retired}
    fields = [
        under("unit_id", text.OF_UNIT, held),
        _words("name", text.BRANCH_NAME, _LONGEST, required=True),
        _words("secretary", text.SECRETARY, _LONGEST_PERSON),
        Field("phone", text.PHONE, lambda now, key: forms.phone(text.PHONE, value=now, key=key)),
    ]
    only = next(iter(held)) if len(held) == 1 else None
    empty = {"unit_id": only, "name": "", "secretary": "", "phone": ""}
    add(visit, "branch", fields, empty, intents.add_branch)
    chosen = choose("branch", [one for unit in kept for one in unit.branches], _coded)
    if chosen is None:
        return
    facts, now = {"branch_id": chosen.id}, {name: getattr(chosen, name) for name in empty}
    if not chosen.retired:
        change(visit, fields, now, intents.change_branch, facts)
    _open_or_close(visit, chosen, intents.retire_branch, intents.reopen_branch, facts)


def _open_or_close(
    visit: Visit,
    chosen: KeptUnit | KeptBranch,
    close: Callable[..., object],
    reopen: Callable[..., object],
    facts: Mapping[str, Any],
) -> None:
    draft, told = visit.draft(f"close-{chosen.code}"), {"name": chosen.name}
    if chosen.retired:
        st.caption(say.say(text.CLOSED_NOTE))
        if forms.press(text.REOPEN, key=draft, icon="restart_alt"):
            visit.attempt(reopen, done=text.REOPENED, told=told, draft=draft, **facts)
    elif forms.press(text.CLOSE, key=draft, icon="block"):
        visit.attempt(close, done=text.CLOSED, told=told, draft=draft, **facts)


def _closed(one: KeptUnit | KeptBranch) -> str:
    return str(lines.flag(text.IS_CLOSED, "block", "gray")) if one.retired else ""


def _coded(one: KeptUnit | KeptBranch) -> str:
    return f"{one.code} {one.name}"


def _words(name: str, label: Phrase, most: int, *, required: bool = False) -> Field:
    return Field(name, label, lambda now, key: forms.text(label, value=now, most=most, required=required, key=key))
