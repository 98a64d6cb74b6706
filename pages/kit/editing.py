"""A form that edits a record somebody else may be editing: nothing is lost, the second chooses field by field."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import streamlit as st

from db.rules.edits import Clash, merge
from pages.kit import beneath, forms, say, show
from pages.text import editing as text
from pages.text.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the record, how it is called, how it is asked for and how a value of it is said."""

    name: str
    label: Phrase
    ask: Callable[[Any, str], object]
    said: Callable[[Any], str] = say.fact
    #: whether it stands among the further ones, which are folded while they are empty
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to be written over what stands now."""

    seen: Mapping[str, Any]
    changes: Mapping[str, Any]

    @property
    def whole(self) -> dict[str, Any]:
        """All fields as they are to stand."""
        return {**self.seen, **self.changes}


def form(
    draft: str,
    fields: Sequence[Field],
    now: Mapping[str, object],
    *,
    submit: Phrase,
    main: bool = False,
    border: bool = False,
    note: Phrase | None = None,
    unchanged_too: bool = False,
) -> Edit | None:
    """Ask for the fields of a record as it stood when the form was opened; give what to write once it is sent.

    When the record moved on meanwhile, the fields that both changed are put beside each other to choose from, and the
    form waits for a second press. With a visit's draft as key the form begins anew after its record was written.
    What is sent without a change is nothing to write, unless unchanged_too.
    """
    held: dict[str, Any] = st.session_state.setdefault(f"base-{draft}", {"values": dict(now), "seen": dict(now)})
    base = held["values"]
    with beneath.form(draft, border=border):
        mine = {field.name: _asked(field, base, draft) for field in fields if not field.folded}
        if further := [field for field in fields if field.folded]:
            with st.expander(say.say(text.FURTHER), expanded=any(base[field.name] for field in further)):
                mine |= {field.name: _asked(field, base, draft) for field in further}
        found = merge(base, mine, now)
        if found.clashes or found.kept:
            show.trouble(text.MOVED_ON)
        for field in (field for field in fields if field.name in found.kept):
            st.caption(say.say(text.THEIRS_STAYS, field=field.label, theirs=field.said(now[field.name])))
        named = {field.name: field for field in fields}
        chosen = [
            clash
            for clash in found.clashes
            if mine_is_chosen(
                named[clash.field].label, clash, named[clash.field].said, key=f"{draft}-choice-{clash.field}"
            )
        ]
        if note is not None:
            st.caption(say.say(note))
        pressed = forms.submit(submit, main=main)
    # whoever presses before having seen the other's changes is shown them first
    unseen, held["seen"] = bool(found.clashes) and held["seen"] != dict(now), dict(now)
    if not pressed or unseen:
        return None
    changes = {**found.changes, **{clash.field: clash.mine for clash in chosen}}
    if not changes and not unchanged_too:
        st.caption(say.say(text.NOTHING_CHANGED))
        return None
    return Edit(now, changes)


def _asked(field: Field, base: Mapping[str, Any], draft: str) -> object:
    with beneath.named(field.name):
        return field.ask(base[field.name], f"{draft}-{field.name}")


def beside(opened: str, label: Phrase, now: StrEnum) -> str:
    """Give the key of a field that stands outside its form, and say so once somebody else has changed it since."""
    if st.session_state.setdefault(f"stood-{opened}", now) != now:
        show.trouble(text.MOVED_ON)
        st.caption(say.say(text.THEIRS_STAYS, field=label, theirs=say.bare(now)))
    return f"{opened}-{now}"


def mine_is_chosen(label: Phrase, clash: Clash, said: Callable[[Any], str], *, key: str) -> bool:
    """Put both values of a field beside each other to choose from; whether one's own was chosen."""
    both = {
        "mine": say.bare(text.MINE, value=said(clash.mine)),
        "theirs": say.bare(text.THEIRS, value=said(clash.theirs)),
    }
    return st.radio(say.say(text.CHOOSE, field=label), list(both), format_func=both.__getitem__, key=key) == "mine"
