"""Streamlit's one HTML file as our pages wear it: language, title, emblem, and a strict content security policy."""

import base64
import hashlib
import html
import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Final

import streamlit

from db.terms import Language
from pages.doors.page_scripts import ADDRESSES, WORDLESS
from pages.doors.tongue import html_lang
from pages.kit import cards, lines
from pages.text import doors as text
from pages.text import frame, ready_made
from pages.text.phrase import Phrase

FILES: Final = Path(streamlit.__file__).parent / "static"
_SCRIPT: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_MARK_LENGTH: Final = 16
#: the face of .streamlit/config.toml, which arrives with the first run: until then Streamlit draws in a Latin font of
#: 170 KB, and fetches it for that
_FACE: Final = '{bodyFont:"system-ui, sans-serif",headingFont:"system-ui, sans-serif"}'
#: nobody frames our pages, so that nobody else speaks to them; told so, Streamlit opens its socket at once, where it
#: would first ask the server, one way there and back
_HOST: Final = "{allowedOrigins:[location.origin],useExternalAuthToken:false}"
#: all is served from the root: without being told, Streamlit asks first whether it is beneath the address of the page
_ROOT: Final = (
    f"window.__streamlit={{BACKEND_BASE_URL:location.origin,HOST_CONFIG:{_HOST},"
    f"LIGHT_THEME:{_FACE},DARK_THEME:{_FACE}}}"
)
#: what the first page needs and Streamlit asks for only once it is drawn: figures and map, with their choices
_EARLY: Final = ("Html", "Button", "LinkButton", "ButtonGroup")
_IMPORTS: Final = re.compile(r"""(?:from|import)\s*["'`]\./([\w.-]+\.js)["'`]""")
#: on a phone whatever is tapped meets a thumb, where Streamlit makes it forty pixels or less
_THUMBS: Final = (
    "@media (max-width:480px){:is([data-testid^=stBaseButton-primary],[data-testid^=stBaseButton-secondary],"
    "[data-testid^=stBaseButton-tertiary],[data-testid^=stBaseLinkButton],[data-testid=stPopoverButton],"
    "[data-testid=stButtonGroup] button,[data-testid=stPageLink] a,[data-testid=stExpander] summary,"
    "button[data-testid^=stPagination],"
    "[data-testid=stSelectbox] [role=group],[data-testid=stDateInput] [role=group]){min-height:2.75rem}"
    "[data-testid=stElementContainer]:has(>[data-testid=stPageLink]){margin:0}"
    "[data-testid=stTooltipHoverTarget] button{position:relative}"
    '[data-testid=stTooltipHoverTarget] button::after{content:"";position:absolute;inset:-.9rem}'
    "button[data-testid^=stPagination]{min-width:2.75rem}div:has(>button[data-testid^=stPagination]){gap:2px;flex-wrap:wrap}}"
)
#: a slider's knob is drawn small, and met by a thumb all around it
_KNOB: Final = (
    "@media (hover:none),(max-width:480px){:is([data-testid=stSlider],[data-testid=stSelectSlider]) "
    '[data-rac]:has(>div>input[type=range])::after{content:"";position:absolute;inset:-1rem}'
    "div:has(>input[type=range]){clip:auto!important;clip-path:none!important;overflow:visible!important;opacity:0;"
    "inset:-1rem!important;width:auto!important;height:auto!important;margin:0!important;pointer-events:none}"
    "div>input[type=range]{width:100%;height:100%;margin:0}}"
)
#: choices side by side are as tall as the lists beside them, so that their names stand on one line; on a phone each
#: list has a line of its own
_CHOICES: Final = (
    "@media (min-width:481px){[data-testid=stButtonGroup]:has(>label) button{min-height:2.5rem}}"
    "@media (max-width:480px){[data-testid=stElementContainer]:has(>[data-testid=stSelectbox]){min-width:100%}}"
)
#: what stands in a page is a step below its title, and no larger than it has to be
_HEADINGS: Final = "[data-testid=stHeading] h2{font-size:1.125rem!important}"
#: a chip that is longer than its line goes on in the next one, where Streamlit cuts it
_CHIPS: Final = "span.stMarkdownBadge{white-space:normal!important}"
#: where nothing hovers a table's tools always show, over whatever stands above it, and meet a thumb
_TOOLS: Final = (
    "@media (hover:none){[data-testid=stElementContainer]:has([data-testid=stDataFrame]){padding-top:2.5rem}}"
    "@media (hover:none),(max-width:480px){div[data-testid=stElementToolbar]{top:-2.75rem;padding:0}"
    "div[data-testid=stElementToolbarButtonContainer]{padding:0}"
    "button[data-testid=stBaseButton-elementToolbar]{width:auto;height:auto;min-width:2.75rem;min-height:2.75rem;justify-content:center}"
    "[data-testid=stElementToolbar] button[data-testid]::after{content:none!important}}"
)
_UNWANTED: Final = (
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r'<link rel="service-desc"[^>]*>'),
    # a Latin font that our pages do not use
    re.compile(r'<link\s+rel="preload"[^>]*as="font"[^>]*>', re.DOTALL),
)


def page_for(language: Language, who: str, first: str = "") -> bytes:
    """Give the page that every address of the application answers with, to a browser that somebody is signed in at.

    What is typed there is kept in the tab for them alone, known by a mark that says nothing of anybody. `first` is what
    they see until the page stands.
    """
    mark = hashlib.sha256(f"typed {who}".encode()).hexdigest()[:_MARK_LENGTH]
    page = page_in(language).replace(b"</head>", _keeper(language, mark).encode() + b"</head>", 1)
    return page.replace(b'<div id="root">', first.encode() + b'<div id="root">', 1)


@lru_cache(maxsize=1)
def early() -> tuple[str, ...]:
    """Give the scripts of Streamlit that the first page needs beside those which its own page names, with theirs."""
    folder, named = FILES / "static" / "js", set(re.findall(r"static/js/([\w.-]+\.js)", _original()))
    waiting = [one.name for kind in _EARLY for one in folder.glob(f"{kind}.*.js")]
    found: dict[str, None] = {}
    while waiting:
        name = waiting.pop(0)
        if name in named or name in found:
            continue
        found[name] = None
        waiting += _IMPORTS.findall((folder / name).read_text())
    return tuple(found)


@lru_cache(maxsize=2)
def page_in(language: Language) -> bytes:
    """Give Streamlit's page in a language, without whoever is there."""
    page = _original()
    for unwanted in _UNWANTED:
        page = unwanted.sub("", page)
    title, needs_scripts, opening = (
        html.escape(phrase.words(language)) for phrase in (frame.PRODUCT, text.NEEDS_SCRIPTS, text.OPENING)
    )
    page = re.sub(r"<html[^>]*>", f'<html lang="{html_lang(language)}">', page, count=1)
    page = re.sub(r"<title>.*?</title>", f"<title>{title}</title>", page, count=1)
    page = re.sub(r'<link rel="shortcut icon"[^>]*>', '<link rel="icon" href="/emblem.svg">', page, count=1)
    page = re.sub(r"<noscript>.*?</noscript>", f"<noscript>{needs_scripts}</noscript>", page, count=1, flags=re.DOTALL)
    page = page.replace(
        "</head>",
        f"{_preloads()}<script>{_ROOT}</script><style>{_own_words(language)}{_CHOICES}{_HEADINGS}{_CHIPS}{_TOOLS}{_THUMBS}{_KNOB}</style>{cards.STYLE}{lines.STYLE}</head>",
        1,
    )
    waiting = '<p style="text-align:center;margin-top:40vh;font-family:sans-serif;opacity:.7">' + opening + "</p>"
    return page.replace('<div id="root"></div>', f'<div id="root">{waiting}</div>', 1).strip().encode()


def _preloads() -> str:
    """Give the links by which the browser fetches those scripts while it still reads the others."""
    return "".join(f'<link rel="modulepreload" crossorigin href="/static/js/{name}">' for name in early())


def _keeper(language: Language, mark: str) -> str:
    """Give the scripts of every page, with the words they say."""
    words = {"said": text.KEPT_SAID, "fill": text.KEPT_FILL, "drop": text.KEPT_DROP, "long": text.TOO_LONG}
    said = " ".join(f'data-{name}="{html.escape(phrase.words(language))}"' for name, phrase in words.items())
    ours = {
        "nothing": text.NOTHING_FOUND, "all": text.CHOOSE_ALL, "lost": text.LOST, "next": text.LOST_NEXT,
        "skip": text.SKIP_TO_CONTENT,
    }  # fmt: skip
    instead = " ".join(f'data-{name}="{html.escape(phrase.words(language))}"' for name, phrase in ours.items())
    called = {theirs: phrase.words(language) for theirs, phrase in ready_made.BY_STREAMLIT.items()}
    names = html.escape(json.dumps(called, ensure_ascii=False))
    menu = f'<script src="{ADDRESSES["menu.js"]}" defer {instead} data-names="{names}"></script>'
    kept = f'<script src="{ADDRESSES["kept.js"]}" defer data-who="{mark}" {said}></script>'
    others = "".join(f'<script src="{ADDRESSES[name]}" defer></script>' for name in WORDLESS)
    return f"{kept}{menu}{others}"


def _own_words(language: Language) -> str:
    """Give the style that puts our word on the uploader's button: Streamlit knows it in English only.

    Its line about the size goes: the field's own label says that already. So does its English line about the Enter
    key: a phone has none, and every form has a button; how many letters are left stays. What stands on a button
    breaks between words into lines of one length: a name and whose it is are longer than a phone is wide. So does a
    link to a page, which Streamlit cuts.
    """
    zone = "[data-testid=stFileUploaderDropzone]"
    word = _quoted(text.CHOOSE_FILE, language)
    return (
        f"{zone} button p{{visibility:hidden;font-size:0}}"
        f"{zone} button p::after{{visibility:visible;font-size:1rem;content:{word}}}"
        "[data-testid=stFileUploaderDropzoneInstructions]{display:none!important}"
        "[data-testid=InputInstructions] span:first-child:not(:last-child){display:none}"
        ":is([data-testid=stNumberInput],[data-testid=stTimeInput],[data-testid=stDateInput]) "
        "[data-testid=InputInstructions]{display:none}"
        "[data-testid=InputInstructions] span:last-child::before{content:none!important}"
        f"{_empty_parts(language)}"
        "[data-testid^=stBaseButton] p{text-wrap:balance}"
        "[data-testid=stPageLink-NavLink] :is(span,div,p){white-space:normal!important;word-break:keep-all!important;"
        "overflow-wrap:break-word!important}"
        "[data-testid^=stBaseButton] p{word-break:keep-all!important;overflow-wrap:anywhere!important}"
    )


def _empty_parts(language: Language) -> str:
    """Give the style that names the empty parts of a day and an hour in our language: Streamlit says yyyy-mm-dd."""
    fields = ":is([data-testid=stDateInput],[data-testid=stTimeInput])"
    return "".join(
        f"{fields} [data-type={part}][data-placeholder]{{font-size:0}}"
        f"{fields} [data-type={part}][data-placeholder]::before{{font-size:.875rem;content:{_quoted(word, language)}}}"
        for part, word in text.PARTS_OF_TIME.items()
    )


def _quoted(phrase: Phrase, language: Language) -> str:
    return json.dumps(phrase.words(language), ensure_ascii=False)


@lru_cache(maxsize=1)
def policy() -> str:
    """Give the policy under which the application runs: its own files, and the scripts that stand in the page."""
    hashes = " ".join(f"'sha256-{_sha256(script)}'" for script in [_ROOT, *_SCRIPT.findall(_original())])
    return (
        f"default-src 'none'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; media-src 'self' blob:; "
        "worker-src 'self' blob:; manifest-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'self'; "
        "form-action 'self'; frame-ancestors 'none'"
    )


def _original() -> str:
    return (FILES / "index.html").read_text("utf-8")


def _sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
