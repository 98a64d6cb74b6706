"""Parts of the journal's page: what is looked for, a line in words, the check of the chain, the workbook."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from typing import IO, Final

import streamlit as st

from db.engine import engine
from db.files.exports import XLSX, write_table
from db.reads.journal import MOST, Change, JournalEntry, JournalPage, Wanted, chain_now, journal_lines, settings_changed
from db.rules.rights import Actor
from db.terms import JournalKind
from db.work import reading
from db.writes.journal import note_export
from pages.kit import forms, leaving, lines, say, show, taking
from pages.kit.atlas import ATLAS
from pages.kit.chips import Chip
from pages.kit.visit import Visit
from pages.text import frame
from pages.text import journal as text
from pages.text import scheme as settings
from pages.text.columns import COLUMNS
from pages.text.phrase import Phrase

_FEW: Final = 4
_PLACES: Final = ("below", "above")
_PAGES: Final = frozenset({"tried", "shown"})
"""Facts that may name a page."""
_HEADINGS: Final = (
    text.LINE, text.WHEN, text.WHAT, text.KIND, text.WHO, text.LOGIN, text.ROLE, text.ORIGIN, text.ABOUT,
    text.BEFORE, text.AFTER,
)  # fmt: skip


def wanted(visit: Visit) -> Wanted:
    """Ask what is looked for; it stands in the address."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        code = forms.searched("code", text.CODE, hint=text.CODE_HINT)
        with st.popover(say.say(text.FILTERS), icon=":material/tune:"):
            family = forms.filtered("about", text.FAMILY, dict(text.FAMILIES))
            kind = forms.filtered_word("kind", text.KIND, JournalKind)
            login = forms.searched("login", text.LOGIN, hint=text.LOGIN_HINT)
            first = forms.filtered_day_or_any("first", text.FIRST, latest=visit.today)
            last = forms.filtered_day_or_any("last", text.LAST, latest=visit.today)
    return Wanted(kind=kind, family=family or "", login=login, code=code, first=first, last=last)


def said(what: Wanted) -> str:
    """Say in small print what is looked for."""
    days = f"{say.fact(what.first)} – {say.fact(what.last)}" if what.first or what.last else ""
    family = say.say(text.FAMILIES[what.family]) if what.family else ""
    return lines.beside(family, say.say(what.kind) if what.kind else "", say.plain(what.login), days)


def where(what: Wanted) -> dict[str, int]:
    """Give where the page stands in the journal, from the address; another search begins at the newest line again."""
    if st.session_state.get("journal-wanted", what) != what:
        for name in _PLACES:
            st.query_params.pop(name, None)
    st.session_state["journal-wanted"] = what
    found = {name: st.query_params.get(name, "") for name in _PLACES}
    return {name: int(number) for name, number in found.items() if number.isdecimal()}


def entry(line: JournalEntry) -> None:
    """Draw one line: what happened and to what, who did it when and from where; what changed opens below."""
    who = say.plain(line.name) if line.login else say.say(text.NOBODY)
    with st.container(border=True, gap="xxsmall"):
        lines.draw(
            _what(line),
            lines.row(say.plain(line.about), _kind(line)),
            lines.beside(say.moment(line.at), who, say.plain(line.login), say.say(line.role) if line.role else ""),
            f":small[:gray[{lines.beside(_from(line), say.say(text.NUMBER, seq=line.seq))}]]",
        )
        # the name of a right says nothing to a person; the workbook holds it
        shown = [_change(change) for change in line.changes if change.field != "right"]
        if shown:
            st.markdown(f":small[{lines.beside(*shown[:_FEW])}]")
        if len(shown) > _FEW:
            with st.expander(say.say(text.CHANGES, count=len(shown))):
                st.markdown("\n".join(f"- {change}" for change in shown))


def history(visit: Visit, family: str) -> None:
    """Draw what was changed in a part of the scheme's settings: by whom, when, from what to what."""
    show.heading(settings.HISTORY)
    found = visit.ask(settings_changed, family=family)
    if not found:
        show.nothing(settings.NO_HISTORY)
        return
    headings = [say.bare(one) for one in (text.WHEN, text.WHO, text.WHAT, text.ABOUT, settings.CHANGE)]
    rows = [
        (say.moment(line.at), line.name or None, _bare_event(line.event), line.about, _moved(line)) for line in found
    ]
    show.table(taking.Sheet(say.bare(settings.HISTORY), headings, lambda: rows, _TOLD), wide=[headings[-1]])


def _moved(line: JournalEntry) -> str:
    return say.bare(settings.APART).join(_bare_change(change) for change in line.changes)


def _kind(line: JournalEntry) -> str | Chip:
    return "" if line.kind is JournalKind.WRITE else lines.badge(line.kind)


def pager(visit: Visit, page: JournalPage) -> None:
    """Draw the ways to older and newer lines, with what is looked for."""
    kept = {name: code for name, code in st.query_params.to_dict().items() if name not in _PLACES}
    with st.container(horizontal=True, gap="small"):
        if page.newer_than:
            visit.link("admin/journal", text.NEWEST, icon="vertical_align_top", **kept)
            visit.link("admin/journal", text.NEWER, icon="arrow_upward", above=str(page.newer_than), **kept)
        if page.older_than:
            visit.link("admin/journal", text.OLDER, icon="arrow_downward", below=str(page.older_than), **kept)


def check(visit: Visit, total: int) -> None:
    """Offer to walk the whole chain, say how far it is, and what was found."""
    if not forms.press(text.CHECK, key="check", icon="link"):
        return
    bar = st.progress(0.0, say.say(text.CHECKING, seen=0, total=total))

    def watch(seen: int) -> None:
        bar.progress(min(seen / max(total, 1), 1.0), say.say(text.CHECKING, seen=seen, total=total))

    chain = visit.ask(chain_now, now=visit.now, watch=watch)
    bar.empty()
    if chain.broken_at is None:
        st.success(say.say(text.WHOLE, lines=chain.lines), icon=":material/verified:")
    else:
        st.warning(say.say(text.BROKEN, place=chain.broken_at), icon=":material/link_off:")


_TOLD: Final = "journal_line.at journal_line.event journal_line.before journal_line.after account.name"
_HOLDS: Final = [("journal_line", one) for one in ("seq", "at", "event", "kind", "origin", "before", "after")]


def export(visit: Visit, what: Wanted) -> None:
    """Offer what is looked for as a workbook, which is made when it is asked for."""
    narrowed = " ".join(f"{name}={value}" for name, value in asdict(what).items() if value)
    leaving.offer(
        say.say(text.EXPORT),
        partial(workbook, visit.actor, what),
        name=say.bare(text.FILE, day=visit.today.isoformat()),
        mime=XLSX,
        note=partial(note_export, wanted=narrowed),
    )
    st.caption(say.say(text.EXPORT_NOTE, most=MOST))


def workbook(actor: Actor, what: Wanted, to: IO[bytes]) -> None:
    """Write the lines that are looked for into a file as a workbook, a few hundred at a time."""
    with reading(engine()) as session:
        found = journal_lines(session, actor, wanted=what, now=datetime.now(UTC))
        headings = [say.bare(heading) for heading in _HEADINGS]
        write_table(to, say.bare(text.SHEET), headings, map(_row, found), holds=_HOLDS)


def _row(line: JournalEntry) -> tuple[object, ...]:
    who = (line.name, line.login, say.bare(line.role) if line.role else "", line.origin)
    before = "\n".join(_sides(line, lambda change: change.before))
    after = "\n".join(_sides(line, lambda change: change.after))
    return (line.seq, line.at, _bare_event(line.event), say.bare(line.kind), *who, line.about, before, after)


def _sides(line: JournalEntry, side: Callable[[Change], object]) -> Iterator[str]:
    for change in line.changes:
        if side(change) not in (None, ""):
            yield say.bare(text.SET, field=_field(change.field), after=_value(change.field, side(change)))


def _what(line: JournalEntry) -> str:
    return say.plain(_bare_event(line.event))


def _bare_event(event: str) -> str:
    return say.bare(text.EVENTS[event]) if event in text.EVENTS else event


def _from(line: JournalEntry) -> str:
    return say.say(text.FROM, origin=line.origin) if line.origin else ""


def _change(change: Change) -> str:
    phrase, facts = _moves(change)
    return say.say(phrase, **facts)


def _bare_change(change: Change) -> str:
    phrase, facts = _moves(change)
    return say.bare(phrase, **facts)


def _moves(change: Change) -> tuple[Phrase, dict[str, object]]:
    facts = {"field": _field(change.field), "after": _value(change.field, change.after)}
    if change.before in (None, ""):
        return text.SET, facts
    return text.CHANGED, facts | {"before": _value(change.field, change.before)}


def _field(name: str) -> Phrase | str:
    return COLUMNS.get(name, name)


def _value(field: str, value: object) -> object:
    if isinstance(value, str) and not isinstance(value, StrEnum):
        page = ATLAS[value].title if field in _PAGES and value in ATLAS else None
        return page or text.VALUES.get(field, {}).get(value, value) or None
    if isinstance(value, bool):
        return frame.YES if value else frame.NO
    if isinstance(value, datetime):
        return say.moment(value)
    return value
