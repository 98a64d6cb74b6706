"""Choosing who takes something on: from a list, or, where they are many, by a name, initials or the end of a phone."""

from collections.abc import Collection, Sequence

import streamlit as st

from db.reads.choices import MOST_FOUND, MemberChoice, able_found
from db.terms import MemberId
from pages.kit import choosing, forms, say, serving
from pages.kit.visit import Visit
from pages.text import whom as text
from pages.text.phrase import Phrase


def able(visit: Visit, draft: str, *, but: Collection[MemberId] = ()) -> list[MemberChoice]:
    """Give whom the form with this draft offers, without some. It stands before the form, and may ask for a name."""
    all_ = visit.ask(able_found)
    if not all_.many:
        return [one for one in all_.people if one.id not in but]
    typed = forms.typed(f"sought-{draft}", text.WHO, hint=text.WHO_HINT)
    found = visit.ask(able_found, typed=typed).people
    people = [one for one in found if one.id not in but]
    if not typed:
        st.caption(say.say(text.TYPE, total=all_.total))
    elif not people:
        st.caption(say.say(text.NOBODY, typed=typed))
    elif len(found) == MOST_FOUND:
        st.caption(say.say(text.MORE, shown=len(people)))
    return people


def one_of(label: Phrase, people: Sequence[MemberChoice], *, field: str, required: bool = False) -> MemberChoice | None:
    """Ask for one of them; the only one who was found is chosen already."""
    only = choosing.only(people)
    return forms.one_of(label, people, serving.person, sound=serving.sound, value=only, required=required, field=field)
