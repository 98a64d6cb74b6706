"""Parts of the page of the stock of clauses: added, changed, retired, with its history."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Final

import streamlit as st

from db.files.blanks import NAMES
from db.reads.stock_clauses import StockLine, stock_clauses
from db.terms import Side
from db.writes import stock_clauses as intents
from db.writes.agreements import LONGEST_TEXT
from pages.kit import agreeing, editing, forms, journaling, lines, say, show
from pages.kit.chips import Chip
from pages.kit.editing import Field
from pages.kit.visit import Visit
from pages.text import stock_clauses as text

_FIELDS: Final = (
    Field("party", text.PARTY, lambda now, key: forms.word(text.PARTY, Side, value=now, key=key) or now),
    Field(
        "text",
        text.TEXT,
        lambda now, key: forms.text(
            text.TEXT, value=now, long=True, most=LONGEST_TEXT, hint=text.TEXT_HINT, required=True, key=key
        ),
    ),
    Field("due_month", text.MONTH, lambda now, key: forms.number(text.MONTH, value=now, least=1, most=12, key=key)),
    Field("due_day", text.DAY, lambda now, key: forms.number(text.DAY, value=now, least=1, most=31, key=key)),
)
_ACTIVE: Final = Field(
    "retired",
    text.ACTIVE,
    lambda now, key: not forms.yes(text.ACTIVE, value=not now, key=key),
    lambda retired: say.fact(not retired),
)
_NEW: Final = {"party": Side.BRANCH, "text": "", "due_month": None, "due_day": None}


def kept(visit: Visit) -> None:
    """Draw the stock, and let it be added to and changed."""
    stock = visit.ask(stock_clauses)
    if stock:
        st.caption(say.say(text.COUNT, total=sum(not one.retired for one in stock)))
    else:
        show.nothing(text.EMPTY)
    show.heading(text.ADD_TITLE)
    st.caption(say.say(text.BLANKS, example=f"{{{next(iter(NAMES))}}}", blanks=_blanks()))
    added = editing.form(
        draft := visit.draft("clause"), _FIELDS, _NEW, submit=text.ADD, main=True, border=True, unchanged_too=True
    )
    if added:
        visit.attempt(intents.add_stock_clause, done=text.ADDED, draft=draft, **added.whole)
    if stock:
        _changed(visit, stock)
        show.heading(text.ALL)
        _listed(stock)
    journaling.history(visit, "stock_clause")


def _blanks() -> str:
    """Name the blanks as they are written, and in another language what each means."""
    said = ((name, say.bare(blank)) for name, blank in NAMES.items())
    return lines.beside(*(name if name == means else f"{name} {means}" for name, means in said))


def _changed(visit: Visit, stock: Sequence[StockLine]) -> None:
    show.heading(text.CHANGE_TITLE)
    chosen = forms.one_of(text.WHICH, stock, agreeing.stocked, field="stock_clause_id", key="chosen-clause")
    if chosen is None:
        return
    fields = (*_FIELDS, _ACTIVE)
    now = {field.name: asdict(chosen)[field.name] for field in fields}
    edit = editing.form(
        draft := visit.draft(f"clause-{chosen.code}"), fields, now, submit=text.SAVE, main=True, border=True
    )
    if edit:
        visit.attempt(
            intents.change_stock_clause, done=text.CHANGED, told={"code": chosen.code}, draft=draft,
            stock_clause_id=chosen.id, seen=edit.seen, **edit.whole,
        )  # fmt: skip


def _listed(stock: Sequence[StockLine]) -> None:
    st.markdown(
        "\n".join(f"- {lines.beside(one.code, say.plain(agreeing.stocked(one)), _standing(one))}" for one in stock)
    )


def _standing(one: StockLine) -> Chip | str:
    return lines.flag(text.RETIRED, "archive", "gray") if one.retired else ""
