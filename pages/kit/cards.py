"""A list of records as one piece, because every piece costs the server a message and a browser its time.

Whatever comes from the records is escaped here. The links are followed like those of the menu (templates/menu.js); how
all this looks stands once in the page that every address answers with (doors/index.py).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from pages.kit import markup, say
from pages.kit.chips import Chip
from pages.text import frame
from pages.text.phrase import Phrase

PAINT: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "light": {
        "orange": ("#9B4519", "#FFF6ED"),
        "blue": ("#244FB4", "#EDF5FF"),
        "green": ("#0C5A44", "#F1FBF6"),
        "violet": ("#6F33B8", "#F8F2FF"),
        "gray": ("#686255", "#F5F4F2"),
    },
    "dark": {
        "orange": ("#F2A56D", "#342414"),
        "blue": ("#85B8F8", "#1E2A3D"),
        "green": ("#7ED5B0", "#0E2F24"),
        "violet": ("#BF8EF7", "#332244"),
        "gray": ("#B8B3A8", "#2C2925"),
    },
}
"""By theme and colour: a chip's words and its ground, those that Streamlit gives a badge in a text."""

_TINTS: Final = "".join(
    f".ss-{theme}>li .ss-{colour}{{color:{words};background:{ground}}}"
    for theme, colours in PAINT.items()
    for colour, (words, ground) in colours.items()
)

STYLE: Final = f"""<style>
.stHtml ul.ss-cards{{list-style:none;margin:0;padding:0;display:grid;gap:.5rem}}
.stHtml ul.ss-cards>li{{margin:0;padding:calc(1rem - 1px);border:1px solid;border-radius:.5rem;display:flex;
align-items:center;gap:.5rem;break-inside:avoid}}.stHtml ul.ss-cards.ss-light>li{{border-color:#D0D7DE}}
.stHtml ul.ss-cards.ss-dark>li{{border-color:#3A424B}}
.ss-cards div{{flex:1;min-width:0;overflow-wrap:anywhere;line-height:1.6}}.ss-cards b{{font-weight:600}}
.stHtml .ss-cards p{{margin:0;font-size:.875rem;line-height:1.6}}
.ss-cards a{{flex:none;display:flex;align-items:center;justify-content:center;min-height:2.75rem;min-width:2.75rem;
max-width:45%;text-align:center;margin:-.5rem 0;padding:0 .5rem;border-radius:.5rem;box-sizing:border-box;
text-decoration:none}}
.ss-cards.ss-light a{{color:#0067A3}}.ss-cards.ss-dark a{{color:#6CBCEC}}
.ss-cards a:hover{{background:rgba(127,127,127,.14)}}.ss-cards a:focus-visible{{outline:3px solid currentColor}}
.ss-cards span{{display:inline-block;padding:0 .25rem;border-radius:.25rem;font-size:.875rem;line-height:1.6;
vertical-align:bottom}}
.ss-cards i{{display:inline-block;width:1em;overflow:hidden;font:normal 1em/1.6 "Material Symbols Rounded";
white-space:nowrap;vertical-align:bottom;margin-right:.25em;user-select:none}}
{_TINTS}
</style>"""
"""How the lines look, for the head of the page."""


@dataclass(frozen=True, slots=True)
class Card:
    """A line of a list, all of it words as they are: what it is, how it stands, small print, and where it opens."""

    head: str
    chips: Sequence[Chip] = ()
    #: below the head; empty ones are left out
    rows: Sequence[str] = ()
    #: empty for what has no page of its own, or none for whoever looks
    address: str = ""
    opens: Phrase = frame.DETAILS


def draw(them: Iterable[Card]) -> None:
    """Draw lines below each other, each in a frame with its link at the end; nothing where there are none."""
    if there := list(them):
        markup.draw(as_markup(there, theme=markup.theme()))


def as_markup(them: Iterable[Card], *, theme: str) -> str:
    """Give lines as markup, every text escaped."""
    return f'<ul class="ss-cards ss-{theme}" role="list">{"".join(map(_line, them))}</ul>'


def _line(one: Card) -> str:
    chips = "".join(map(_chip, one.chips))
    rows = "".join(f"<p>{escape(row, quote=False)}</p>" for row in one.rows if row)
    return f"<li><div><b>{escape(one.head, quote=False)}</b>{chips}{rows}</div>{_way(one)}</li>"


def _chip(one: Chip) -> str:
    return f' <span class="ss-{one.colour}"><i aria-hidden="true">{one.icon}</i>{escape(one.words, quote=False)}</span>'


def _way(one: Card) -> str:
    if not one.address:
        return ""
    words = say.bare(one.opens)
    aloud = escape(say.bare(frame.OPENS, opens=words, name=one.head), quote=True)
    return f'<a href="{escape(one.address, quote=True)}" data-way="" aria-label="{aloud}">{escape(words)}</a>'
