"""Figures and findings by the dozen, each with its ways to the rows: one piece, because every piece costs a browser.

Whatever comes from the records is escaped here. Its links are followed like those of the menu (templates/menu.js).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from pages.kit import markup, say
from pages.kit.chips import Chip
from pages.text import frame

_ARROWS: Final = {"+": "↑ ", "\u2212": "↓ "}
_SENSE: Final = {True: "ss-good", False: "ss-bad", None: ""}

STYLE: Final = """<style>
.stHtml ul.ss-board{list-style:none;margin:0;padding:0;display:grid;gap:1rem;font-variant-numeric:tabular-nums;
grid-template-columns:repeat(auto-fit,minmax(max(8.625rem,calc((100% - (var(--across) - 1)*1rem)/var(--across))),1fr))}
.stHtml ul.ss-board>li{margin:0;padding:.625rem .875rem;border:1px solid rgba(127,127,127,.35);border-radius:.5rem;
display:flex;flex-direction:column;gap:.25rem;min-width:0}
.ss-name{display:flex;align-items:center;gap:.375rem;font-size:.875rem}
.ss-board strong{font-size:1.75rem;font-weight:400;line-height:1.2}
.ss-board p,.ss-board small{display:flex;flex-wrap:wrap;align-items:center;gap:.125rem .625rem;margin:0;
font-size:.875rem;line-height:1.5}
.ss-board p.ss-flag{flex-wrap:nowrap;gap:.25rem}
.ss-board p.ss-late{flex-wrap:wrap;gap:.125rem .625rem;padding-left:1.375rem}
.ss-board small,.ss-board p span{opacity:.72}
.ss-board mark{border-radius:1rem;padding:.0625rem .4375rem;background:rgba(127,127,127,.14);color:inherit}
.ss-light mark.ss-good{background:#DDF4E4;color:#0A5C2B}.ss-light mark.ss-bad{background:#FFEBCF;color:#7A4300}
.ss-dark mark.ss-good{background:#12402A;color:#8FE3AE}.ss-dark mark.ss-bad{background:#4A3108;color:#FFCF8A}
.ss-board details{position:relative;flex:none}.ss-board summary{list-style:none;cursor:help;width:1.125rem;
height:1.125rem;line-height:1.0625rem;border:1px solid currentColor;border-radius:50%;text-align:center;
font-size:.75rem;opacity:.7;box-sizing:border-box;position:relative}
.ss-board summary::-webkit-details-marker{display:none}
.ss-board summary::after{content:"";position:absolute;inset:-.9rem}
.ss-board details>div{display:none;position:absolute;z-index:99;top:1.5rem;left:-6rem;width:14rem;
padding:.625rem .75rem;border-radius:.5rem;border:1px solid #57606A;background:#1B1F24;
color:#FFFFFF;font-size:.875rem;line-height:1.5}
.ss-board li:nth-child(odd) details>div{left:-4.5rem}
.ss-board details[open]>div,.ss-board details:hover>div{display:block}
.ss-board a,.ss-found a{display:inline-flex;align-items:center;text-decoration:none}
.ss-light a{color:#0067A3}.ss-dark a{color:#6CBCEC}
.ss-board a:hover,.ss-found a:hover,.ss-board a:focus-visible,.ss-found a:focus-visible{text-decoration:underline}
.ss-sign{font-family:"Material Symbols Rounded";font-size:1.125rem;line-height:1;vertical-align:middle;
display:inline-block;flex:none;width:1em;height:1em;overflow:hidden}
.stHtml .ss-found p{margin:0;display:flex;align-items:baseline;gap:.375rem}.ss-found .ss-sign{align-self:center}
.ss-found nav{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin-top:.375rem}
.stHtml ul.ss-findings{list-style:none;margin:0;padding:0;display:grid;gap:1rem}
.stHtml ul.ss-findings>li{margin:0;padding:.875rem 1rem;border:1px solid rgba(127,127,127,.35);border-radius:.5rem}
.ss-found>a{min-height:2.25rem;color:inherit}
.ss-light .ss-orange{color:#8A4B00}.ss-dark .ss-orange{color:#FFBD6B}
.ss-light .ss-green{color:#0A5C2B}.ss-dark .ss-green{color:#8FE3AE}
[data-testid=stMain] h1{padding:.5rem 0}
@media (max-width:480px){[data-testid=stLinkButton]:has(a[href="/wall"]){display:none}
.ss-board a,.ss-found a{min-height:2.75rem;min-width:2.75rem}.ss-found nav{gap:0 1rem}
.stHtml ul.ss-board{grid-template-columns:1fr;gap:0}
.stHtml ul.ss-board>li{position:relative;flex-flow:row wrap;align-items:center;gap:0 .625rem;padding:.5rem 0 .25rem;
border-width:0 0 1px;border-radius:0}
.ss-board .ss-name{flex:1 0 calc(100% - 9rem)}.ss-board strong{flex:0 0 8rem;text-align:right;font-size:1.5rem}
.ss-board p:not(.ss-flag){display:contents}.ss-board li>p>*{font-size:.875rem}
.ss-board p.ss-late,.ss-board p.ss-flag:has(+p a+a){flex:1 0 100%}
.ss-board p a:only-of-type{margin-left:auto;justify-content:flex-end}.ss-board details{position:static}
.ss-board li details>div,.ss-board li:nth-child(odd) details>div{left:0;top:2.5rem;width:100%;box-sizing:border-box}}
</style>"""


@dataclass(frozen=True, slots=True)
class Way:
    """A link: what it says, the address it leads to, and what it says aloud where its words alone say too little."""

    words: str
    address: str
    aloud: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One figure: its name, its value as written, what exactly it counts, how it moved, and what it leads to."""

    name: str
    value: str
    definition: str
    #: as written, such as "+3"; empty when there is nothing to compare with
    change: str = ""
    against: str = ""
    #: whether it moved for the better; None where it did not, or where nobody can say
    better: bool | None = None
    flag: Chip | None = None
    #: to what the flag is about: one becomes the flag itself, several stand below its words
    flag_ways: Sequence[Way] = ()
    asides: Sequence[str] = ()
    ways: Sequence[Way] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence that wants attention, and the ways to what it is about."""

    sentence: str
    ways: Sequence[Way] = ()
    #: shows the rest of them in this place, or the first few again; None where these are all
    rest: Way | None = None
    #: the code in the address that does so
    code: str = ""


def cards(them: Iterable[Card], *, across: int) -> str:
    """Give figures side by side, as many as fit, as markup; on a phone each is a line.

    The definition comes on hover, tap or Enter.
    """
    listed = "".join(map(_card, them))
    return f'{STYLE}<ul class="ss-board ss-{markup.theme()}" style="--across:{across}">{listed}</ul>'


def findings(them: Iterable[Finding]) -> str:
    """Give sentences that want attention below each other as markup, each with its ways."""
    return f'{STYLE}<ul class="ss-findings ss-{markup.theme()}">{"".join(map(_finding, them))}</ul>'


def _finding(one: Finding) -> str:
    led = (
        f'<nav aria-label="{escape(one.sentence, quote=True)}">{"".join(map(_way, one.ways))}</nav>' if one.ways else ""
    )
    rest = ""
    if one.rest:
        sign = f'<span class="ss-sign" aria-hidden="true">expand_{"more" if one.code else "less"}</span>'
        turns = f'href="{escape(one.rest.address, quote=True)}" data-turns="{escape(one.code, quote=True)}"'
        rest = f"<a {turns}>{escape(one.rest.words)}{sign}</a>"
    return f'<li class="ss-found"><p>{_sign("flag")} {escape(one.sentence)}</p>{led}{rest}</li>'


def _card(one: Card) -> str:
    means = escape(say.bare(frame.DEFINITION, definition=one.definition))
    aloud = escape(say.bare(frame.DEFINITION_OF, name=one.name), quote=True)
    more = "".join([*(f"<span>{escape(aside)}</span>" for aside in one.asides), *map(_way, one.ways)])
    return (
        f'<li><div class="ss-name">{escape(one.name)}<details><summary aria-label="{aloud}">?</summary>'
        f"<div>{means}</div></details></div>"
        f"<strong>{escape(one.value)}</strong>{_moved(one)}{_flagged(one.flag, one.flag_ways)}"
        f"{f'<p>{more}</p>' if more else ''}</li>"
    )


def _moved(one: Card) -> str:
    if not one.change:
        return ""
    arrow = _ARROWS.get(one.change[0], "")
    against = f"<span>{escape(one.against)}</span>" if one.against else ""
    return f'<p><mark class="{_SENSE[one.better]}">{arrow}{escape(one.change)}</mark>{against}</p>'


def _flagged(flag: Chip | None, ways: Sequence[Way]) -> str:
    if flag is None:
        return ""
    sign = _sign(flag.icon, flag.colour)
    if len(ways) == 1:
        return f'<p class="ss-flag">{sign}{_way(Way(flag.words, ways[0].address))}</p>'
    led = f'<p class="ss-flag ss-late">{"".join(map(_way, ways))}</p>' if ways else ""
    return f'<p class="ss-flag">{sign}{escape(flag.words)}</p>{led}'


def _way(one: Way) -> str:
    if not one.address:
        return f"<span>{escape(one.words)}</span>"
    aloud = f' aria-label="{escape(one.aloud, quote=True)}"' if one.aloud else ""
    return f'<a href="{escape(one.address, quote=True)}" data-way=""{aloud}>{escape(one.words)}</a>'


def _sign(icon: str, colour: str = "orange") -> str:
    return f'<span class="ss-sign ss-{colour}" aria-hidden="true">{icon}</span>'
