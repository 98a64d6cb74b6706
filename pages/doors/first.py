"""The overview's first look within the document: read while the page's scripts are on their way, then gone.

It lies over the page, where the page is about to stand, and templates/first.js takes it away once that stands. Whoever
has no scripts keeps it.
"""

import asyncio
import logging
import re
from collections.abc import Mapping
from html import escape
from typing import Final

from starlette.concurrency import run_in_threadpool

from db.errors import Refusal
from db.rules.rights import Actor
from pages.doors.page_scripts import ADDRESSES
from pages.kit import say
from pages.kit.first import FirstLook, Shown, first_look
from pages.text import frame, places

PATIENCE: Final = 0.4
"""Seconds for which a document waits for it: on a slow machine the page comes without."""

_SHEETS: Final = re.compile(r"<style>.*?</style>", re.DOTALL)
_log = logging.getLogger("sanshuang.first")

#: the places, sizes and colours of .streamlit/config.toml, so that nothing moves when the page takes over
_STYLE: Final = """<style>
#first{position:fixed;inset:0;z-index:999995;overflow:auto;display:flex;background:#FFFFFF;color:#12161B;
font:16px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif}
#first *,#first ::before,#first ::after{box-sizing:border-box}
#first>aside{position:sticky;top:0;flex:none;width:300px;height:100vh;background:#F4F5F7;
border-right:1px solid #D0D7DE}
#first>main{flex:1;min-width:0;align-self:flex-start;padding:.5rem 5rem 10rem;container-type:inline-size;display:flex;
flex-direction:column;gap:1rem}
#first :is(h1,h2,p){margin:0}
#first>main>h1{font-size:1.75rem;font-weight:600;line-height:1.2;height:50px;margin-bottom:-1rem;display:flex;
align-items:center}
#first h2{font-size:1.125rem;font-weight:600;line-height:1.2;min-height:54px;margin-bottom:-1rem;display:flex;
align-items:center}#first h2.ss-chosen{min-height:40px;margin-bottom:0}
#first .ss-soft{font-size:.875rem;opacity:.6}
#first .ss-demo{height:26px}#first .ss-demo span{opacity:.6}
#first .ss-demo b{font-size:.875rem;font-weight:400;padding:.125rem .25rem;border-radius:.25rem;background:#FFF4E0;
color:#8A4B00}
#first .ss-lead{min-height:39px;display:flex;flex-wrap:wrap;gap:0 1rem;align-items:center;justify-content:space-between}
#first .ss-choices{display:flex;flex-wrap:wrap;gap:1rem}
#first .ss-choices>*{flex:1 1 8rem;min-height:68px;display:flex;align-items:center}
#first .ss-choices>span{flex:0 1 278px}#first:lang(en) .ss-choices>span{flex-basis:404px}
#first .ss-measure{min-height:40px;display:flex;align-items:center}
#first .ss-fold{min-height:40px;padding:.25rem 2.5rem .25rem .75rem;border:1px solid rgba(127,127,127,.35);
border-radius:.5rem;font-size:.875rem;display:flex;align-items:center}
#first .ss-taken{min-height:40px}#first .ss-quiet{min-height:40px;display:flex;align-items:center}
#first .ss-for-dark{display:none}
@container (max-width:861px){#first .ss-measure{min-height:84px}}
@container (max-width:712px){#first .ss-lead{min-height:95px}}
@container (max-width:650px){#first .ss-lead{min-height:78px}}
@container (max-width:463px){#first .ss-measure{min-height:128px}}
@container (max-width:985px){#first:lang(en) .ss-measure{min-height:84px}}
@container (max-width:773px){#first:lang(en) .ss-lead{min-height:95px}}
@container (max-width:663px){#first:lang(en) .ss-lead{min-height:78px}}
@container (max-width:495px){#first:lang(en) .ss-measure{min-height:128px}}
@container (max-width:424px){#first:lang(en) .ss-measure{min-height:175px}}
@media (max-width:863px){#first>main{padding:.5rem 1rem 10rem}}
@media (max-width:768px){#first>aside{display:none}#first>main{padding-top:68px}}
@media (max-width:480px){#first .ss-lead,#first:lang(en) .ss-lead{min-height:104px}
#first .ss-choices>*{flex-basis:100%;min-height:72px}
#first h2.ss-chosen{min-height:44px}#first .ss-fold{min-height:46px}
#first .ss-taken{min-height:44px}#first .ss-measure{min-height:140px}
#first:lang(en) .ss-demo{height:51px}#first:lang(en) .ss-choices>span{min-height:120px}
#first:lang(en) h2.ss-chosen{min-height:82px}
#first:lang(en) .ss-measure{min-height:187px}}
@media (prefers-color-scheme:dark){#first{background:#14171A;color:#E8EAED}
#first>aside{background:#1D2125;border-color:#3A424B}
#first .ss-demo b{background:#33270F;color:#FFC46B}#first .ss-for-dark{display:block}#first .ss-for-light{display:none}}
</style>"""


async def within_document(actor: Actor) -> str:
    """Give the first look as markup, at once or not at all: the page says itself whatever stands in its way."""
    look = asyncio.ensure_future(run_in_threadpool(_drawn, actor))
    try:
        return await asyncio.wait_for(asyncio.shield(look), PATIENCE)
    except TimeoutError:
        return ""


def _drawn(actor: Actor) -> str:
    try:
        look = first_look(actor)
    except Refusal:
        return ""
    except Exception:  # noqa: BLE001 - a courtesy: whatever is wrong, the page that follows says it
        _log.exception("no first look")
        return ""
    return markup(look) if look else ""


def markup(look: FirstLook) -> str:
    """Give a first look as markup, in the language that is spoken."""
    demo, note = escape(say.bare(frame.DEMO)), escape(say.bare(frame.DEMO_NOTE))
    now = f'<span role="status">{escape(say.bare(frame.OPENING_LIVE, at=look.at))}</span>'
    parts = [
        f'<p class="ss-demo"><b>{demo}</b> <span>{note}</span></p>' if look.demo else "",
        f"<h1>{escape(say.bare(places.OVERVIEW))}</h1>",
        f'<p class="ss-soft ss-lead"><span>{escape(look.lead)}</span>{now}</p>',
        _by_theme(look.figures.drawn),
        _small(look.figures.part.beneath),
        f'<p class="ss-quiet">{escape(look.quiet)}</p>' if look.quiet else "",
        f'<p class="ss-soft ss-choices"><span>{escape(look.period)}</span>{"<i></i>" * (1 + look.choices)}</p>',
        *map(_part, look.parts),
    ]
    return (
        f'{_STYLE}<div id="first"><aside></aside><main aria-busy="true">{"".join(parts)}</main></div>'
        f'<script src="{ADDRESSES["first.js"]}" defer></script>'
    )


def _part(shown: Shown) -> str:
    part, chosen = shown.part, shown.part.name == "map"
    # the map's choice of measure and its link to take it along come with the page
    heading = f'<h2 class="{"ss-chosen" if chosen else ""}">{escape(part.heading)}</h2>'
    above = f'<p class="{"ss-soft ss-measure" if chosen else ""}">{escape(part.above)}</p>' if part.above else ""
    taken = '<p class="ss-taken"></p>' if chosen else ""
    folds = "".join(f'<p class="ss-fold">{escape(fold)}</p>' for fold in part.folds)
    return f"{heading}{above}{_by_theme(shown.drawn)}{taken}{_small(part.beneath)}{folds}"


def _small(said: str) -> str:
    return f'<p class="ss-soft">{escape(said)}</p>' if said else ""


def _by_theme(drawn: Mapping[str, str]) -> str:
    # their sheets are alike, so the first one's serve all
    return "".join(
        f'<div class="stHtml ss-for-{theme}">{_SHEETS.sub("", one) if place else one}</div>'
        for place, (theme, one) in enumerate(drawn.items())
    )
