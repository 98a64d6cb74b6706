"""Trainings and honours on a member's page and on one's own: told, noted, corrected, taken back."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Final

import streamlit as st

from db.reads.credits import CreditLine, credits_of
from db.reads.members import MemberDetail
from db.terms import CreditKind, MemberId
from db.writes import credits as intents
from pages.kit import editing, forms, lines, say, show
from pages.kit.editing import Field
from pages.kit.visit import Visit
from pages.text import credits as text
from pages.text.phrase import Phrase

_SAID: Final = {
    CreditKind.TRAINING: (text.TRAINING_WHAT, text.TRAINING_HINT, text.TRAINING_GIVER, text.TRAINING_DAY),
    CreditKind.HONOUR: (text.HONOUR_WHAT, text.HONOUR_HINT, text.HONOUR_GIVER, text.HONOUR_DAY),
}
_NOTE: Final = {
    CreditKind.TRAINING: (text.TRAINING, ":material/school:", text.SAVE_TRAINING),
    CreditKind.HONOUR: (text.HONOUR, ":material/military_tech:", text.SAVE_HONOUR),
}


def of_member(visit: Visit, member: MemberDetail, *, keeps: bool) -> None:
    """Draw what a member has, and let whoever keeps the member note, correct and take back."""
    show.heading(text.PART)
    held = visit.ask(credits_of, member_id=member.id)
    _told(held, text.EMPTY)
    if not keeps:
        return
    st.caption(say.say(text.NOTE))
    for kind in CreditKind:
        _noted(visit, member, kind)
    if held:
        _changed(visit, member, held)


def of_oneself(visit: Visit, member_id: MemberId) -> None:
    """Draw one's own."""
    show.heading(text.PART)
    _told(visit.ask(credits_of, member_id=member_id), text.OWN_EMPTY)


def _told(held: Sequence[CreditLine], empty: Phrase) -> None:
    if not held:
        st.caption(say.say(empty))
    else:
        st.markdown("\n".join(f"- {_line(one)}" for one in held))


def _line(one: CreditLine) -> str:
    hours = "" if one.hours is None else say.say(text.HOURS_SAID, hours=one.hours)
    named = f"{say.plain(one.what)} {lines.badge(one.kind)}"
    return lines.beside(named, say.plain(one.giver), say.fact(one.day), hours)


def _noted(visit: Visit, member: MemberDetail, kind: CreditKind) -> None:
    label, icon, save = _NOTE[kind]
    with st.expander(say.say(label), icon=icon):
        new = {"what": "", "giver": "", "day": visit.today} | ({"hours": None} if kind is CreditKind.TRAINING else {})
        added = editing.form(
            draft := visit.draft(f"{kind}-{member.code}"), _fields(visit, kind), new, submit=save, main=True,
            unchanged_too=True,
        )  # fmt: skip
        if added:
            visit.attempt(
                intents.note_credit, done=text.NOTED, draft=draft, member_id=member.id, kind=kind, **added.whole
            )


def _changed(visit: Visit, member: MemberDetail, held: Sequence[CreditLine]) -> None:
    with st.expander(say.say(text.CHANGE), icon=":material/edit:"):
        chosen = forms.one_of(text.WHICH, held, _named, field="credit_id", key=f"credit-{member.code}")
        if chosen is None:
            return
        fields = _fields(visit, chosen.kind)
        now = {field.name: asdict(chosen)[field.name] for field in fields}
        edit = editing.form(
            draft := visit.draft(f"credit-{chosen.id}"), fields, now, submit=text.SAVE_CHANGE, main=True
        )
        if edit:
            visit.attempt(
                intents.change_credit, done=text.CHANGED, draft=draft, credit_id=chosen.id, seen=edit.seen,
                **({"hours": None} | edit.whole),
            )  # fmt: skip
        if why := forms.reason(draft := visit.draft(f"credit-gone-{chosen.id}"), text.TAKE_BACK, text.WHY):
            visit.attempt(intents.take_credit_back, done=text.TAKEN_BACK, draft=draft, credit_id=chosen.id, reason=why)


def _named(one: CreditLine) -> str:
    return lines.beside(one.what, say.fact(one.day))


def _fields(visit: Visit, kind: CreditKind) -> tuple[Field, ...]:
    what, hint, giver, day = _SAID[kind]
    fields = (
        Field(
            "what",
            what,
            lambda now, key: forms.text(what, value=now, most=intents.LONGEST_WHAT, hint=hint, required=True, key=key),
        ),
        Field(
            "giver",
            giver,
            lambda now, key: forms.text(giver, value=now, most=intents.LONGEST_GIVER, required=True, key=key),
        ),
        Field("day", day, lambda now, key: forms.day(day, value=now, latest=visit.today, key=key) or now),
    )
    if kind is not CreditKind.TRAINING:
        return fields
    hours = Field(
        "hours",
        text.HOURS,
        lambda now, key: forms.number(text.HOURS, value=now, least=1, most=intents.MOST_HOURS, key=key),
    )
    return (*fields, hours)
