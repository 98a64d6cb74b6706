"""The part of the scheme's page where its lists are kept: an entry, from when, a new one, and the history."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any, Final

import streamlit as st

from db.reads.kinds import KindLine, kind_versions, kinds_on
from db.rules.kinds import LISTS, LONGEST_EN, LONGEST_ZH, Entry, is_spare
from db.terms import KindList
from db.writes import kinds
from pages.kit import beneath, editing, forms, say, show, taking
from pages.kit.editing import Field
from pages.kit.visit import Visit
from pages.text import own_kinds as text
from pages.text.labels import LABELS, label
from pages.text.phrase import Phrase

_HOLDS: Final = "kind_version.code kind_version.since kind_version.zh account.name"


def settings(visit: Visit) -> None:
    """Draw a list with its entries, the form that changes one, the form that adds one, and the history."""
    show.lead(text.LEAD)
    codes = {of.value: label(of) for of in KindList}
    of = KindList(forms.filtered("of", text.LIST, codes, default=KindList.ACTIVITY, wide=True) or KindList.ACTIVITY)
    versions = visit.ask(kind_versions, of=of)
    _table(of, visit.ask(kinds_on, of=of, day=visit.today))
    since = forms.day(text.SINCE, value=visit.today, key=f"since-{of}") or visit.today
    standing = visit.ask(kinds_on, of=of, day=since)
    chosen = forms.one_of(text.PICK, standing, _called, key=f"entry-{of}")
    if chosen is not None:
        _change(visit, of, standing, chosen, since)
    _add(visit, of, standing, versions, since)
    _history(versions)


def _change(visit: Visit, of: KindList, standing: Sequence[Entry], chosen: Entry, since: date) -> None:
    held = {
        "zh": chosen.zh, "en": chosen.en, "position": standing.index(chosen) + 1, "retired": chosen.retired,
    }  # fmt: skip
    draft = visit.draft(f"kind-{of}-{chosen.code}-{since}")
    edit = editing.form(draft, _fields(len(standing)), held, submit=text.SAVE, main=True, border=True)
    if not edit or _same_name(edit.whole["zh"], standing, chosen):
        return
    facts: dict[str, Any] = {"of": of, "code": chosen.code.value, "since": since, **edit.whole}
    visit.attempt(kinds.change_kind, done=text.SAVED, told={"since": since}, draft=draft, seen=edit.seen, **facts)


def _add(visit: Visit, of: KindList, standing: Sequence[Entry], versions: Sequence[KindLine], since: date) -> None:
    spare = [code for code in LISTS[of] if is_spare(code)]
    show.heading(text.ADD_TITLE)
    if not spare:
        show.nothing(text.ADD_NEVER)
        return
    left = len(spare) - len({one.version.code for one in versions if is_spare(one.version.code)})
    if not left:
        show.nothing(text.ADD_FULL)
        return
    with beneath.form(draft := visit.draft(f"kind-new-{of}"), border=True):
        zh = forms.text(text.NEW_ZH, field="zh", most=LONGEST_ZH, required=True)
        en = forms.text(text.EN, field="en", most=LONGEST_EN)
        st.caption(say.say(text.ADD_NOTE, left=left))
        pressed = forms.submit(text.ADD, main=False, icon="add")
    if pressed and not _same_name(zh, standing):
        told = {"name": say.either(zh, en), "since": since}
        visit.attempt(kinds.add_kind, done=text.ADDED, told=told, draft=draft, of=of, since=since, zh=zh, en=en)


def _same_name(zh: str, standing: Sequence[Entry], besides: Entry | None = None) -> bool:
    """Whether another entry is called so, by the bureau or by the software; it is said then."""
    others = [entry for entry in standing if entry is not besides]
    if zh.strip() and any(zh.strip() == (entry.zh or _default(entry.code).zh) for entry in others):
        beneath.wrong("zh", text.SAME, name=zh.strip())
        return True
    return False


def _table(of: KindList, standing: Sequence[Entry]) -> None:
    headings = [say.bare(one) for one in (text.NOW, text.DEFAULT, text.STATE)]
    rows = [(_called(entry), _came_as(entry.code), _state(entry)) for entry in standing]
    show.table(taking.Sheet(say.bare(of), headings, lambda: rows, holds=_HOLDS), height="content")


def _history(versions: Sequence[KindLine]) -> None:
    show.heading(text.HISTORY)
    if not versions:
        show.nothing(text.NO_HISTORY)
        return
    named = (text.ENTRY, text.SINCE, text.NOW, text.POSITION, text.STATE, text.BY, text.ON)
    headings = [say.bare(one) for one in named]
    rows = [
        (
            _came_as(one.version.code), say.fact(one.version.since),
            say.either(one.version.zh, one.version.en) or say.bare(text.AGAIN), say.fact(one.version.position),
            say.bare(text.RETIRED if one.version.retired else text.OFFERED), one.set_by, say.moment(one.set_at),
        )
        for one in versions
    ]  # fmt: skip
    show.table(taking.Sheet(say.bare(text.HISTORY), headings, lambda: rows, holds=_HOLDS))


def _called(entry: Entry) -> str:
    return say.either(entry.zh, entry.en) if entry.zh else say.bare(_default(entry.code))


def _came_as(code: StrEnum) -> str:
    return say.bare(text.ADDED_HERE if is_spare(code) else _default(code))


def _default(code: StrEnum) -> Phrase:
    return LABELS[type(code)][code]


def _state(entry: Entry) -> str:
    return say.bare(text.RETIRED if entry.retired else text.OFFERED)


def _fields(most: int) -> list[Field]:
    def place(now: int, key: str) -> int:
        typed = forms.number(text.POSITION, value=now, least=1, most=most, key=key)
        return now if typed is None else typed

    return [
        Field("zh", text.ZH, lambda now, key: forms.text(text.ZH, value=now, most=LONGEST_ZH, key=key)),
        Field("en", text.EN, lambda now, key: forms.text(text.EN, value=now, most=LONGEST_EN, key=key)),
        Field("position", text.POSITION, place),
        Field("retired", text.RETIRE, lambda now, key: forms.yes(text.RETIRE, value=now, key=key)),
    ]
