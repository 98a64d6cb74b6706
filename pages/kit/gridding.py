"""The page of a grid: whose records, new ones or those that stand, what would change, and saving it together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import streamlit as st

from db.reads.choices import BranchChoice, CommunityChoice
from db.reads.grids import GridLine
from db.writes.grids import Refused
from pages.kit import forms, grid, lines, show
from pages.kit.grid import Column, Staged
from pages.kit.visit import Visit
from pages.text import grid as text
from pages.text.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose records a grid may hold: one community or branch, under the name that its intent knows it by."""

    fact: str
    label: Phrase
    #: by code: identifier and name
    known: Mapping[str, tuple[UUID, str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One kind of records: whose they are, their columns, how they are asked for and how they are written."""

    owner: Owner
    columns: Sequence[Column]
    standing: Callable[..., list[GridLine]]
    write: Callable[..., tuple[Refused, ...]]
    none_stand: Phrase


def of_communities(found: Sequence[CommunityChoice]) -> Owner:
    """Give communities as owners, told apart by their street."""
    known: dict[str, tuple[UUID, str]] = {c.code: (c.id, lines.beside(c.name, c.street)) for c in found}
    return Owner("community_id", text.COMMUNITY, known)


def of_branches(found: Sequence[BranchChoice]) -> Owner:
    """Give branches as owners."""
    return Owner("branch_id", text.BRANCH, {branch.code: (branch.id, branch.name) for branch in found})


def draw(visit: Visit, sheet: Sheet) -> None:
    """Draw the whole page of a grid; nothing is written before the press, and then all of it or nothing."""
    owner = sheet.owner
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        modes: Mapping[str, Phrase] = {"new": text.NEW, "change": text.CHANGE}
        new = forms.filtered("mode", text.MODE, modes, default="new", wide=True) == "new"
        first = next(iter(owner.known))
        names = {code: name for code, (_, name) in owner.known.items()}
        code = forms.filtered("of", owner.label, names, default=first, always=True) or first
    whose = {owner.fact: owner.known[code][0]}
    now = [] if new else visit.ask(sheet.standing, **whose)
    if not new and not now:
        show.nothing(sheet.none_stand)
        return
    key = visit.draft(f"grid-{'new' if new else 'change'}-{code}")
    # what was held when the grid was opened stays beside what is typed, also when others change the records meanwhile
    held: Sequence[GridLine] = st.session_state.setdefault(f"held-{key}", now)
    grid.allowed(sheet.columns)
    typed = grid.edited(key, held, sheet.columns)
    staged = grid.compared(typed, held, {line.id: line for line in now}, sheet.columns)
    if not staged:
        show.nothing(text.NOTHING_STAGED)
    elif not grid.too_many(staged):
        _save(visit, sheet, whose, key, grid.settled(key, staged, sheet.columns), seen=_seen(key, staged, now))


def _save(
    visit: Visit, sheet: Sheet, whose: Mapping[str, Any], key: str, staged: Sequence[Staged], *, seen: bool
) -> None:
    rows = [one.row for one in staged if one.row.fields or one.unread]
    readable = not any(one.unread for one in staged)
    refused: Sequence[Refused] = ()
    pressed = forms.press(
        text.SAVE, key=f"save-{key}", main=True, icon="save", disabled=not (readable and rows), count=len(rows)
    )
    if pressed and seen and readable:
        visit.attempt(sheet.write, done=text.SAVED, told={"count": len(rows)}, draft=key, rows=rows, **whose)
        refused = visit.rehearse(sheet.write, rows=rows, whole=False, **whose) or ()
    grid.told(staged, refused, sheet.columns)


def _seen(key: str, staged: Sequence[Staged], now: Sequence[GridLine]) -> bool:
    """Whether what others changed meanwhile was on the screen before this run: nobody saves over it unseen."""
    before = st.session_state.get(f"seen-{key}")
    st.session_state[f"seen-{key}"] = now
    return before == now or not any(one.clashes for one in staged)
