"""Service by kind: how often each kind of activity was held, as bars that lead to their records, and what was not."""

from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from db.reads import metrics
from db.rules.metrics import Along, Metric
from db.rules.periods import Named
from db.terms import ActivityKind
from pages.kit import markup, pictures, say, show, taking
from pages.kit.atlas import ATLAS
from pages.kit.compared import Where, under
from pages.kit.pieces import Piece, takeable
from pages.kit.visit import Visit
from pages.text import called
from pages.text import metrics as names
from pages.text import overview as text
from pages.text.telling import listing

_STYLE: Final = """<style>
.stHtml p.ss-said{margin:0;padding-bottom:1rem}
.stHtml ul.ss-kinds{list-style:none;margin:0;padding:0;display:grid;gap:.25rem;font-variant-numeric:tabular-nums}
.stHtml ul.ss-kinds li{margin:0;padding:0}
.stHtml ul.ss-kinds a{display:grid;grid-template-columns:minmax(7rem,12rem) 1fr 3.5rem;gap:.75rem;align-items:center;
min-height:2.75rem;padding:0 .5rem;border-radius:.375rem;color:inherit;text-decoration:none}
.stHtml ul.ss-kinds a:hover,.stHtml ul.ss-kinds a:focus-visible{outline:2px solid currentColor}
.ss-kinds i{display:block;height:1.125rem;border-radius:.1875rem}
.ss-kinds strong{text-align:right;font-weight:600}
@media (max-width:480px){.stHtml ul.ss-kinds a{grid-template-columns:7rem 1fr 2.25rem;gap:.5rem;padding:0 .25rem}}
</style>"""
_PAINT: Final = {"light": "#3F6FA0", "dark": "#7FA7D1"}


def by_kind(visit: Visit, named: Named, today: date, place: Where) -> None:
    """Ask how often each kind of activity was held in a period, and draw it; nothing where that is unknown."""
    held = asked(visit, named, today, place)
    if held is None:
        return
    show.heading(text.KINDS)
    if not held:
        show.nothing(text.KINDS_NONE)
        return
    piece = found(visit, held, named, place)
    markup.draw(takeable(piece, "kinds", taking.link), "kinds")
    if piece.beneath:
        st.caption(say.plain(piece.beneath))


def asked(visit: Visit, named: Named, today: date, place: Where) -> Mapping[ActivityKind, int] | None:
    """Ask how often each kind of activity was held in a period, of those that were; None where that is unknown."""
    split = visit.ask_alike(
        metrics.split, metric=Metric.ACTIVITIES, along=Along.KIND, period=named.period, today=today,
        area=place.part, unit=place.unit,
    )  # fmt: skip
    if split.parts is None:
        return None
    return {kind: number for kind in ActivityKind if (number := split.parts.get(kind.value))}


def found(visit: Visit, held: Mapping[ActivityKind, int], named: Named, place: Where) -> Piece:
    """Give the kinds that were held as a piece of a page, from memory where somebody looked at the same."""
    most = max(held, key=lambda kind: held[kind])
    said = say.bare(text.KINDS_FOUND, held=sum(held.values()), kinds=len(held), most=most, times=held[most])
    return visit.once("kinds", lambda: _piece(held, said, named, place), named, place, markup.theme())


def _piece(held: Mapping[ActivityKind, int], finding: str, named: Named, place: Where) -> Piece:
    codes = {"metric": Metric.ACTIVITIES.value, **named.codes, **place.codes}
    rows = [(kind, held[kind]) for kind in sorted(held, key=lambda kind: -held[kind])]
    headings = [say.bare(words) for words in (text.KIND, text.TIMES)]
    definition = say.bare(names.DEFINITIONS[Metric.ACTIVITIES])
    bars = [pictures.Bar(say.bare(kind), times) for kind, times in rows]
    sheet = taking.Sheet(
        finding, headings, lambda: rows, taking.COUNTED, definition, under(named, place),
        picture=lambda around: pictures.bars(around, bars),
    )  # fmt: skip
    missing = [say.bare(kind) for kind in called.offered(ActivityKind) if kind not in held]
    beneath = say.bare(text.KINDS_MISSING, kinds=listing(missing, say.language())) if missing else ""
    return Piece(f'{_STYLE}<p class="ss-said">{escape(finding)}</p>{_bars(held, codes)}', sheet, beneath)


def _bars(held: Mapping[ActivityKind, int], codes: Mapping[str, str]) -> str:
    top = max(held.values())
    paint = _PAINT[markup.theme()]
    lines = "".join(
        _bar(kind, held[kind], f"width:{100 * held[kind] / top:.1f}%;background:{paint}", codes)
        for kind in sorted(held, key=lambda kind: -held[kind])
    )
    return f'<ul class="ss-kinds">{lines}</ul>'


def _bar(kind: ActivityKind, times: int, style: str, codes: Mapping[str, str]) -> str:
    address = f"{ATLAS['watch/figure'].url}?{urlencode({**codes, 'kind': kind.value})}"
    aloud = say.bare(text.KIND_LINE, kind=kind, times=times)
    return (
        f'<li><a href="{escape(address, quote=True)}" data-way="" aria-label="{escape(aloud, quote=True)}">'
        f'<span>{escape(say.bare(kind))}</span><i style="{style}"></i><strong>{escape(say.fact(times))}</strong>'
        "</a></li>"
    )
