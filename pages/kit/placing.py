"""Parts of the page of places: lists, the form of each kind, its order, closing and taking out."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import streamlit as st

from db.reads.hanging import at_community
from db.reads.keeping import KeptCommunity, KeptDistrict, KeptStreet
from db.writes import closing_places
from db.writes import places as intents
from db.writes.places import LONGEST_NAME, MOST_RESIDENTS
from pages.kit import beneath, editing, forms, lines, say, show
from pages.kit.editing import Field
from pages.kit.visit import Visit
from pages.text import keeping as text
from pages.text.phrase import Phrase

T = TypeVar("T")


def districts(visit: Visit, kept: Sequence[KeptDistrict]) -> None:
    """Draw the districts, the form of a new one, and what may be done with one of them."""
    _names([say.bare(text.WITH_STREETS, name=_coded(one), count=len(one.streets)) for one in kept])
    fields = [_name(text.DISTRICT_NAME)]
    add(visit, "district", fields, {"name": ""}, intents.add_district)
    chosen = choose("district", kept, _coded)
    if chosen is None:
        return
    facts = {"district_id": chosen.id}
    change(visit, fields, {"name": chosen.name}, intents.change_district, facts)
    with row():
        _order(visit, "district", intents.shift_district, facts)
        _remove(visit, "district", intents.remove_district, facts, chosen.name)


def streets(visit: Visit, kept: Sequence[KeptDistrict]) -> None:
    """Draw the streets by district, the form of a new one, and what may be done with one of them."""
    for district in kept:
        _names(
            [say.bare(text.WITH_COMMUNITIES, name=_coded(one), count=len(one.communities)) for one in district.streets],
            district.name,
        )
    held = {one.id: one.name for one in kept}
    fields = [under("district_id", text.OF_DISTRICT, held), _name(text.STREET_NAME)]
    only = next(iter(held)) if len(held) == 1 else None
    add(visit, "street", fields, {"district_id": only, "name": ""}, intents.add_street)
    chosen = choose("street", [street for district in kept for street in district.streets], _coded)
    if chosen is None:
        return
    facts: dict[str, Any] = {"street_id": chosen.id}
    now = {"district_id": chosen.district_id, "name": chosen.name}
    change(visit, fields, now, intents.change_street, facts)
    with row():
        _order(visit, "street", intents.shift_street, facts)
        _remove(visit, "street", intents.remove_street, facts, chosen.name)


def communities(visit: Visit, kept: Sequence[KeptDistrict]) -> None:
    """Draw the form of a new community, what may be done with one, and below all of a street or of the city."""
    all_ = {street.code: street for district in kept for street in district.streets}
    code = forms.filtered("street", text.OF_STREET, {code: street.name for code, street in all_.items()})
    shown = [all_[code]] if code else list(all_.values())
    above, below = st.container(), st.container()
    with below:
        _unplaced([one for street in shown for one in street.communities if not one.retired])
        for street in shown:
            _communities_of(street)
    with above:
        _community_forms(visit, f"community-{code}", shown, all_)


def _community_forms(visit: Visit, name: str, shown: Sequence[KeptStreet], all_: Mapping[str, KeptStreet]) -> None:
    held = {street.id: street.name for street in all_.values()}
    fields = _community_fields(held)
    empty = {"street_id": shown[0].id if len(shown) == 1 else None, "name": "", "residents": None, "phone": ""}
    empty |= {"latitude": None, "longitude": None}
    add(visit, name, fields, empty, intents.add_community)
    chosen = choose("community", [one for street in shown for one in street.communities], _coded)
    if chosen is None:
        return
    now = {field: getattr(chosen, field) for field in empty}
    facts: dict[str, Any] = {"community_id": chosen.id}
    change(visit, fields, now, intents.change_community, facts)
    if chosen.retired:
        st.caption(say.say(text.CLOSED_NOTE))
        if forms.press(text.REOPEN, key=(draft := visit.draft(f"reopen-{chosen.code}")), icon="restart_alt"):
            told = {"name": chosen.name}
            visit.attempt(closing_places.reopen_community, done=text.REOPENED, told=told, draft=draft, **facts)
        return
    with row():
        _order(visit, "community", intents.shift_community, facts)
        _remove(visit, "community", intents.remove_community, facts, chosen.name)
    _close(visit, chosen, [one for street in all_.values() for one in street.communities if not one.retired])


def add(
    visit: Visit, name: str, fields: Sequence[Field], empty: Mapping[str, object], intent: Callable[..., object]
) -> None:
    """Draw the form of a new record, empty again after each, so that one can be entered after the other."""
    show.heading(text.ADD_TITLE)
    draft = visit.draft(f"add-{name}")
    made = editing.form(draft, fields, empty, submit=text.ADD, main=True, border=True, unchanged_too=True)
    if made:
        visit.attempt(intent, done=text.ADDED, told={"name": made.whole["name"]}, draft=draft, **made.whole)


def choose(name: str, options: Sequence[T], words: Callable[[T], str]) -> T | None:
    """Ask which record is to be changed; nothing where there is none."""
    if not options:
        return None
    show.heading(text.CHANGE_TITLE)
    return forms.one_of(text.WHICH, options, words, key=f"chosen-{name}")


def change(
    visit: Visit,
    fields: Sequence[Field],
    now: Mapping[str, object],
    intent: Callable[..., object],
    facts: Mapping[str, Any],
) -> None:
    """Draw the form of a record that stands, and save what was changed."""
    draft = visit.draft("change-{}".format(*facts.values()))
    edit = editing.form(draft, fields, now, submit=text.SAVE, border=True)
    if edit:
        told = {"name": edit.whole["name"]}
        visit.attempt(intent, done=text.SAVED, told=told, draft=draft, seen=edit.seen, **facts, **edit.whole)


def under(name: str, label: Phrase, options: Mapping[Any, str]) -> Field:
    """Give the field by which a record stands under another one."""

    def ask(now: object, key: str) -> object:
        return forms.one_of(label, list(options), options.__getitem__, value=now, required=True, key=key)

    return Field(name, label, ask, lambda one: options.get(one, say.fact(None)))


def row() -> Any:  # noqa: ANN401 - Streamlit keeps the type of its containers to itself
    """Give the row of small buttons under a record's form."""
    return st.container(horizontal=True, gap="small")


def _order(visit: Visit, kind: str, intent: Callable[..., object], facts: Mapping[str, Any]) -> None:
    for earlier, label, icon in ((True, text.EARLIER, "arrow_upward"), (False, text.LATER, "arrow_downward")):
        if forms.press(label, key=(draft := visit.draft(f"shift-{kind}-{earlier}")), icon=icon):
            visit.attempt(intent, done=text.SHIFTED, draft=draft, earlier=earlier, **facts)


def _remove(visit: Visit, kind: str, intent: Callable[..., object], facts: Mapping[str, Any], name: str) -> None:
    if forms.press(text.REMOVE, key=(draft := visit.draft(f"remove-{kind}")), icon="delete"):
        visit.attempt(intent, done=text.REMOVED, told={"name": name}, draft=draft, **facts)


def _close(visit: Visit, chosen: KeptCommunity, others: Sequence[KeptCommunity]) -> None:
    with st.expander(say.say(text.CLOSE_TITLE), icon=":material/merge:", on_change="rerun", key="close") as part:
        if not part.open:
            return
        st.caption(say.say(text.CLOSE_NOTE))
        found = visit.ask(at_community, community_id=chosen.id, today=visit.today)
        if found:
            ties = tuple(say.bare(text.TIE_COUNT, tie=one.tie, count=one.count) for one in found)
            st.markdown(say.say(text.HANGS, ties=ties))
        with beneath.form(draft := visit.draft(f"close-{chosen.code}"), border=False):
            successor = forms.one_of(
                text.SUCCESSOR, [one for one in others if one.id != chosen.id], _coded, field="successor_id"
            )
            reason = forms.text(text.CLOSE_REASON, field="reason", most=200, required=True)
            pressed = forms.submit(text.CLOSE, main=False)
        if pressed:
            visit.attempt(
                closing_places.close_community, done=text.CLOSED, told={"name": chosen.name}, draft=draft,
                community_id=chosen.id, reason=reason, successor_id=successor.id if successor else None,
            )  # fmt: skip


def _unplaced(standing: Sequence[KeptCommunity]) -> None:
    """Say how many communities have no coordinates yet, what that means, and how to mend it."""
    if count := sum(one.latitude is None for one in standing):
        st.caption(say.say(text.UNPLACED, count=count, whole=len(standing)))


def _communities_of(street: KeptStreet) -> None:
    rows = [
        lines.beside(
            say.plain(_coded(one)),
            say.say(text.RESIDENTS_COUNT, count=one.residents) if one.residents is not None else "",
            lines.flag(text.IS_CLOSED, "block", "gray") if one.retired else "",
        )
        for one in street.communities
    ]
    st.markdown("  \n".join([f"**{say.plain(street.name)}**", *(rows or [f":gray[{say.say(text.NOTHING_YET)}]"])]))


def _names(rows: Sequence[str], title: str = "") -> None:
    if rows or title:
        head = [f"**{say.plain(title)}**"] if title else []
        st.markdown("  \n".join([*head, *map(say.plain, rows)]))


def _community_fields(held: Mapping[Any, str]) -> list[Field]:
    def residents(now: int | None, key: str) -> int | None:
        return forms.number(text.RESIDENTS, value=now, most=MOST_RESIDENTS, key=key)

    return [
        under("street_id", text.OF_STREET, held),
        _name(text.COMMUNITY_NAME),
        Field("residents", text.RESIDENTS, residents),
        Field("phone", text.PHONE, lambda now, key: forms.phone(text.PHONE, value=now, key=key)),
        _degrees("latitude", text.LATITUDE),
        _degrees("longitude", text.LONGITUDE),
    ]


def _degrees(name: str, label: Phrase) -> Field:
    def ask(now: float | None, key: str) -> float | None:
        return forms.degrees(label, value=now, help_=text.DEGREES_HELP, key=key)

    return Field(name, label, ask)


def _name(label: Phrase) -> Field:
    return Field(
        "name", label, lambda now, key: forms.text(label, value=now, most=LONGEST_NAME, required=True, key=key)
    )


def _coded(one: KeptDistrict | KeptStreet | KeptCommunity) -> str:
    return f"{one.code} {one.name}"
