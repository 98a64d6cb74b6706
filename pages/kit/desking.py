"""How people look at the desk: large buttons for a thumb, told apart from namesakes."""

import streamlit as st

from db.reads.attendance import Desk, DeskPerson, desk
from db.terms import ActivityId
from pages.kit import lines, say
from pages.kit.visit import Visit
from pages.text import desk as words
from pages.text.telling import listing


def count(visit: Visit, activity_id: ActivityId) -> None:
    """Draw how many are there, of how many who are expected."""
    shown = visit.ask(desk, activity_id=activity_id)
    arrived, expected = len(shown.arrived) + len(shown.guests), len(shown.arrived) + len(shown.missing)
    counted = words.COUNT_OF if shown.missing else words.COUNT
    st.markdown(f"## {say.say(counted, arrived=arrived, expected=expected)}")


def people_of(visit: Visit, activity_id: ActivityId) -> Desk:
    """Give who is there, who is missing and the guests."""
    return visit.ask(desk, activity_id=activity_id)


def arrives(person: DeskPerson, *, key: str) -> bool:
    """Draw somebody as a button that says "there"; who is there already is no button any more."""
    name = lines.beside(say.plain(person.name), say.plain(person.branch), person.phone_tail)
    if person.arrived_at is not None:
        st.markdown(f":green[:material/check_circle:] {name} · {say.say(words.THERE)}")
        return False
    return st.button(name, key=key, icon=":material/how_to_reg:", width="stretch")


def undoes(person: DeskPerson, *, key: str) -> bool:
    """Draw somebody who is there, with undo for whoever entered them."""
    with st.container(horizontal=True, vertical_alignment="center"):
        name = lines.beside(say.plain(person.name), say.plain(person.branch), person.phone_tail)
        st.markdown(f":green[:material/check_circle:] {name}", width="stretch")
        return person.mine and st.button(say.say(words.UNDO), key=key, icon=":material/undo:", type="tertiary")


def guests(shown: Desk) -> None:
    """Name the walk-ins."""
    names = [lines.beside(guest.name, guest.origin) for guest in shown.guests]
    if names:
        st.caption(say.say(words.GUESTS, names=listing(names, say.language())))
