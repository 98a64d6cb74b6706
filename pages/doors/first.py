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
from pages.kit.first import FirstLook, first_look
from pages.text import frame, places
from pages.text import overview as text

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
#first>main{flex:1;min-width:0;align-self:flex-start;padding:.5rem 5rem 10rem;display:flex;flex-direction:column;
gap:1rem}
#first :is(h1,h2,p){margin:0}
#first>main>h1{font-size:1.75rem;font-weight:600;line-height:1.2;height:50px;margin-bottom:-1rem;display:flex;
align-items:center}
#first h2{font-size:1.125rem;font-weight:600;line-height:1.2;min-height:40px;display:flex;align-items:center}
#first .ss-soft{font-size:.875rem;opacity:.6}
#first .ss-demo{height:26px}#first .ss-demo span{opacity:.6}
#first .ss-demo b{font-size:.875rem;font-weight:400;padding:.125rem .25rem;border-radius:.25rem;background:#FFF4E0;
color:#8A4B00}
#first .ss-lead{min-height:39px;display:flex;flex-wrap:wrap;gap:0 1rem;align-items:center;justify-content:space-between}
#first .ss-choices{min-height:68px;display:flex;align-items:center}
#first .ss-measure{min-height:40px;display:flex;align-items:center}
#first:lang(en) .ss-measure{min-height:84px}
#first .ss-for-dark{display:none}
@media (min-width:481px) and (max-width:1317px){#first .ss-measure{min-height:84px}}
@media (min-width:481px) and (max-width:1100px){#first .ss-lead{min-height:78px}#first .ss-choices{min-height:152px}}
@media (max-width:863px){#first>main{padding:.5rem 1rem 10rem}}
@media (max-width:767px){#first>aside{display:none}#first>main{padding-top:68px}}
@media (max-width:480px){#first .ss-lead{min-height:104px}#first .ss-choices{min-height:336px}
#first h2{min-height:44px}#first .ss-measure{min-height:140px}#first:lang(en) .ss-demo{height:51px}
#first:lang(en) .ss-choices{min-height:384px}#first:lang(en) h2{min-height:82px}
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
        _by_theme(look.figures),
        f'<p class="ss-soft">{escape(look.beneath)}</p>' if look.beneath else "",
        f'<p class="ss-soft ss-choices">{escape(look.period)}</p>',
    ]
    if look.maps:
        parts += [
            f"<h2>{escape(say.bare(text.MAP))}</h2>",
            f'<p class="ss-soft ss-measure">{escape(look.measure)}</p>',
            _by_theme(look.maps),
        ]
    return (
        f'{_STYLE}<div id="first"><aside></aside><main aria-busy="true">{"".join(parts)}</main></div>'
        f'<script src="{ADDRESSES["first.js"]}" defer></script>'
    )


def _by_theme(drawn: Mapping[str, str]) -> str:
    # their sheets are alike, so the first one's serve all
    return "".join(
        f'<div class="stHtml ss-for-{theme}">{_SHEETS.sub("", one) if place else one}</div>'
        for place, (theme, one) in enumerate(drawn.items())
    )
