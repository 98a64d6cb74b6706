"""The quarterly forms on the screen: their table, one cell with all that stands behind it, their file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any, Final

import pandas as pd
import streamlit as st

from db.files.exports import XLSX
from db.files.quarterly import Cell, Measured, PrintedForm, write_form
from db.reads.bureau import house
from db.reads.quarterly import QuarterState, Version
from db.rules.calendar import Period, day_in_shanghai
from db.rules.metrics import KINDS, Answer, Metric, Unit
from db.rules.periods import Named
from db.rules.quarterly import COLUMNS, QB_TOTALS, TOTAL, Hand, Line, Sheet, Value, cell_of
from db.terms import FormKind, Labelled, NeedStatus, Satisfaction
from pages.kit import forms, leaving, lines, periods, say, show, taking
from pages.kit.labelling import Labelling
from pages.kit.visit import Visit
from pages.text import metrics
from pages.text import quarterly as text
from pages.text.telling import UNKNOWN

_DAYS: Final = {"asked_on", "solved_on", "followed_on"}
_METRICS: Final = frozenset(Metric)
_SHARES: Final = frozenset({Unit.PERCENT, Unit.EACH})
_PATTERNS: Final = {Unit.PERCENT: "0.0%", Unit.EACH: "0.00", Unit.HOURS: "#,##0.0"}

HOLDS: Final[Mapping[FormKind, str]] = {
    FormKind.QA: "branch.name",
    FormKind.QB: "community.name need.text need.measures branch.name member.name account.name followup.satisfaction",
}
"""The columns that each form's lines come from; the rest of it is counted."""


@dataclass(frozen=True, slots=True)
class Picked:
    """A cell that somebody tapped."""

    line: Line
    column: str

    @property
    def cell(self) -> str:
        """Its name, as overrides keep it."""
        return cell_of(self.line.code, self.column)


def heading(sheet: Sheet, column: str) -> str:
    """Give what a column of a form is called: as the bureau says, else a named figure as everywhere else."""
    if column not in COLUMNS[sheet.form]:
        return say.bare(metrics.NAMES[Metric(column)])
    return Labelling(Labelled(sheet.form), sheet.labels).bare(column)


def written(column: str, value: Value) -> str:
    """Write a cell as people read it."""
    if isinstance(value, str):
        return _spoken(column, value)
    if column not in _METRICS:
        return say.fact(value)
    number, whole = value if isinstance(value, tuple) else (value, None)
    return metrics.written(Metric(column), number, whole, say.language())


def _spoken(column: str, value: str) -> str:
    # a typed cell may say anything
    if column == "solved" and value == NeedStatus.SOLVED:
        return say.bare(text.SOLVED)
    if column == "satisfaction" and value in set(Satisfaction):
        return say.bare(Satisfaction(value))
    if column in _DAYS:
        try:
            return say.fact(date.fromisoformat(value))
        except ValueError:
            return value
    return value


def called(sheet: Sheet, line: Line) -> str:
    """Give by what a line is called; the last one is the total."""
    return say.bare(text.TOTAL) if line.code == TOTAL else (line.name if sheet.form is FormKind.QA else line.code)


def table(sheet: Sheet, *, key: str) -> Picked | None:
    """Draw a form as a table, its total first; gives the cell that was tapped."""
    columns = COLUMNS[sheet.form]
    rows = [sheet.total, *sheet.lines] if sheet.form is FormKind.QA else list(sheet.lines)
    first = say.bare(text.BRANCH if sheet.form is FormKind.QA else text.SOLVED_NEED)
    names = _told_apart(first, [heading(sheet, column) for column in columns])
    held: dict[str, Sequence[object]] = {first: [called(sheet, line) for line in rows]}
    held |= {name: _column(sheet, rows, column) for name, column in zip(names, columns, strict=True)}
    st.caption(say.say(text.PICK))
    chosen = st.dataframe(
        pd.DataFrame(held),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-cell",
        key=key,
        column_config={first: st.column_config.Column(pinned=True)}
        | {name: _set_right(held[name]) for name, column in zip(names, columns, strict=True) if column in _METRICS},
    )
    title = say.bare(text.FORMS[sheet.form])
    taken = taking.Sheet(title, list(held), lambda: list(zip(*held.values(), strict=True)), HOLDS[sheet.form])
    taking.offer(taken, key=f"{key}-take")
    cells = chosen["selection"]["cells"]
    if not cells or cells[0][1] not in names or cells[0][0] >= len(rows):
        return None
    row, name = cells[0]
    return Picked(rows[row], columns[names.index(name)])


def _set_right(values: Sequence[object]) -> Any:  # noqa: ANN401 - Streamlit's columns keep their type to themselves
    if any(isinstance(value, str) for value in values):
        return st.column_config.Column(alignment="right")
    return st.column_config.NumberColumn(alignment="right", format="localized")


def _told_apart(first: str, names: Sequence[str]) -> list[str]:
    """Number the labels that the bureau gave twice: a table has one column for each."""
    told: list[str] = []
    for name in names:
        taken = (first, *told)
        free = (f"{name} {number}" for number in count(2))
        told.append(name if name not in taken else next(one for one in free if one not in taken))
    return told


def _column(sheet: Sheet, rows: Sequence[Line], column: str) -> list[str] | list[int | None]:
    values = [line.cells.get(column) for line in rows]
    hands = [cell_of(line.code, column) in sheet.hands for line in rows]
    plain = column in _METRICS and column != Metric.SERVICE_TIME
    if plain and not any(hands) and all(value is None or isinstance(value, int) for value in values):
        return [value if isinstance(value, int) else None for value in values]
    said = [written(column, value) for value in values]
    return [say.bare(text.HAND_MARK, value=one) if hand else one for one, hand in zip(said, hands, strict=True)]


def totals(visit: Visit, sheet: Sheet, named: Named) -> None:
    """Draw what Q-B comes to, as figures, and the way to the rows of each."""
    show.figures(
        [
            show.Figure(metrics.NAMES[metric], _marked(sheet, metric), metrics.DEFINITIONS[metric])
            for metric in QB_TOTALS
        ],
        across=len(QB_TOTALS),
    )
    with st.container(horizontal=True, gap="small"):
        for metric in QB_TOTALS:
            rows = say.bare(text.RECORDS_OF, name=metrics.NAMES[metric])
            visit.link("watch/figure", rows, icon="table_rows", metric=metric.value, **named.codes)


def total_picked(sheet: Sheet) -> Picked | None:
    """Ask which of the figures that Q-B comes to is to be filled by hand; None for none of them."""
    options = {metric.value: metrics.NAMES[metric] for metric in QB_TOTALS}
    chosen = forms.filtered("total", text.TOTAL_BY_HAND, options, every=text.NO_TOTAL, wide=True)
    return Picked(sheet.total, chosen) if chosen else None


def _marked(sheet: Sheet, metric: Metric) -> str:
    value = written(metric, sheet.total.cells[metric])
    return say.bare(text.HAND_MARK, value=value) if cell_of(TOTAL, metric) in sheet.hands else value


def cell(visit: Visit, sheet: Sheet, picked: Picked, named: Named) -> None:
    """Draw one cell: what it says, what it means, what stands behind it, who typed it and why."""
    column, line = picked.column, picked.line
    show.heading(text.CELL, line=called(sheet, line), column=heading(sheet, column))
    hand = sheet.hands.get(picked.cell)
    st.markdown(f"### {say.plain(written(column, line.cells.get(column)))}")
    if hand is not None:
        worked = say.say(text.WORKED_OUT, value=written(column, hand.worked_out))
        st.markdown(lines.beside(say.say(text.BY_HAND, name=hand.made_by, reason=hand.reason), worked))
    if column not in text.COLUMNS:
        show.lead(metrics.DEFINITIONS[Metric(column)])
        codes = {"metric": column, "span": named.span.value, "at": named.code}
        if line.code != TOTAL:
            codes["branch"] = line.code
        visit.link("watch/figure", text.RECORDS, icon="table_rows", **codes)
    elif column in {"funds", "remarks"}:
        show.lead(text.FUNDS_NOTE if column == "funds" else text.REMARKS_NOTE)
    else:
        show.lead(text.DEFINITION_OWN, column=heading(sheet, column))
    if sheet.form is FormKind.QB and line.code != TOTAL:
        visit.link("serve/need", text.NEED, icon="description", code=line.code)


def hands(sheet: Sheet) -> None:
    """Draw what was filled by hand, each cell with its reason; without any nothing."""
    if sheet.hands:
        show.heading(text.HANDS)
        st.markdown("\n".join(f"- {say.plain(_hand(sheet, name, hand))}" for name, hand in sheet.hands.items()))


def compared(
    sheet: Sheet,
    wanted: Sequence[Metric],
    answers: Mapping[tuple[Metric, Period], Answer],
    them: tuple[Period, Period, Period],
) -> None:
    """Draw figures of a quarter beside the year before and the whole year, with how they moved."""
    now, before, year = ([answers[metric, period] for metric in wanted] for period in them)

    def said(found: Sequence[Answer]) -> list[str]:
        return [
            metrics.written(metric, one.value, one.whole, say.language())
            for metric, one in zip(wanted, found, strict=True)
        ]

    headings = [say.bare(one) for one in (text.FIGURE, text.THIS, text.LAST_YEAR, text.CHANGE, text.WHOLE_YEAR)]
    changes = [moved(*three) for three in zip(wanted, now, before, strict=True)]
    names = [heading(sheet, metric) for metric in wanted]
    rows = list(zip(names, said(now), said(before), changes, said(year), strict=True))
    show.table(taking.Sheet(say.bare(text.COMPARE), headings, lambda: rows, taking.COUNTED))


def moved(metric: Metric, now: Answer, before: Answer) -> str:
    """Say how a figure moved: a share by percentage points, an average by its own; unknown where one of both is."""
    if now.value is None or before.value is None:
        return UNKNOWN
    unit = KINDS[metric].unit
    if unit not in _SHARES:
        change = now.value - before.value
        return f"{_sign(change)}{metrics.written(metric, abs(change), None, say.language())}"
    if not now.whole or not before.whole:
        return UNKNOWN
    share = now.value / now.whole - before.value / before.whole
    if unit is Unit.EACH:
        return f"{_sign(round(share, 2))}{abs(share):.2f}"
    return say.bare(text.POINTS, moved=f"{_sign(round(100 * share, 1))}{abs(100 * share):.1f}")


def _sign(change: float) -> str:
    return "+" if change > 0 else "−" if change < 0 else "±"


def printed(
    sheet: Sheet, named: Named, state: QuarterState | None, version: Version | None, bureau: str
) -> PrintedForm:
    """Give a form in words, for the file and for the paper; a version that is not the newest says so."""
    qa, columns = sheet.form is FormKind.QA, COLUMNS[sheet.form]
    first = (text.NUMBER, text.BRANCH) if qa else (text.NUMBER, text.SOLVED_NEED)
    rows = [
        [number, called(sheet, line), *(_printed(sheet, line, column) for column in columns)]
        for number, line in enumerate(sheet.lines, start=1)
    ]
    last = [_printed(sheet, sheet.total, column) for column in columns] if qa else _summed(sheet)
    return PrintedForm(
        name=say.bare(text.FORMS[sheet.form]),
        title=say.bare(text.TITLES[sheet.form]),
        head=say.bare(text.HEAD, bureau=bureau, period=periods.spoken(named), state=_state(version)),
        headings=[*map(say.bare, first), *(heading(sheet, column) for column in columns)],
        rows=rows,
        total=["", say.bare(text.TOTAL), *last],
        notes=[_hand(sheet, name, hand) for name, hand in sheet.hands.items()],
        foot=_foot(state, version),
    )


def _state(version: Version | None) -> str:
    if version is None:
        return say.bare(text.DRAFT)
    said = text.SUPERSEDED if version.superseded else text.VERSION
    return say.bare(said, version=version.version, newest=version.newest)


def _printed(sheet: Sheet, line: Line, column: str) -> Cell:
    value = line.cells.get(column)
    if cell_of(line.code, column) in sheet.hands:
        return say.bare(text.HAND_MARK, value=written(column, value))
    if isinstance(value, int) and column != Metric.SERVICE_TIME:
        return value
    words = "" if value is None and column not in _METRICS else written(column, value)
    return _measured(column, value, words) or words


def _measured(column: str, value: Value, words: str) -> Measured | None:
    """Give a figure that is not whole as a number that a sheet can add up; None where it is none."""
    if column not in _METRICS or isinstance(value, str):
        return None
    number, whole = value if isinstance(value, tuple) else (value, None)
    unit = KINDS[Metric(column)].unit
    if number is None or unit not in _PATTERNS or (unit in _SHARES and not whole):
        return None
    return Measured(number / (whole or metrics.MINUTES), _PATTERNS[unit], words)


def _summed(sheet: Sheet) -> list[Cell]:
    said = [f"{say.bare(metrics.NAMES[metric])} {written(metric, sheet.total.cells[metric])}" for metric in QB_TOTALS]
    return [*said, *[""] * (len(COLUMNS[sheet.form]) - len(said))]


def _hand(sheet: Sheet, name: str, hand: Hand) -> str:
    code, _, column = name.rpartition(".")
    line = sheet.line(code)
    return say.bare(
        text.HAND_LINE,
        line=called(sheet, line) if line else code,
        column=heading(sheet, column),
        typed=hand.typed,
        worked=written(column, hand.worked_out),
        name=hand.made_by,
        reason=hand.reason,
    )


def _foot(state: QuarterState | None, version: Version | None) -> str:
    blank = say.bare(text.BLANK)
    filler = (version.filler if version else state.filler if state else "") or blank
    checker = (version.checker if version else "") or blank
    day = say.fact(day_in_shanghai(version.frozen_at)) if version else blank
    return say.bare(text.FOOT, filler=filler, checker=checker, day=day)


def take_along(visit: Visit, sheet: Sheet, named: Named, state: QuarterState | None, version: Version | None) -> None:
    """Offer a form as a workbook, written when somebody asks for it; an earlier version is named as that."""
    bureau = visit.ask(house).name
    name = say.bare(text.FILE, form=text.FORMS[sheet.form], period=named.code)
    if version and version.superseded:
        name = say.bare(text.FILE_OF, form=text.FORMS[sheet.form], period=named.code, version=version.version)
    leaving.offer(
        say.say(text.DOWNLOAD),
        lambda to: write_form(to, printed(sheet, named, state, version, bureau)),
        name=name,
        mime=XLSX,
        holds=HOLDS[sheet.form],
    )
