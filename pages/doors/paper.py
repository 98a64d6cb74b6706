"""The plain pages of the doors: rendered on the server, one style, no scripts, readable by any browser."""

import base64
import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from db.terms import Language
from pages.doors.tongue import html_lang, other, tongue_of
from pages.kit.codes import reaches_phones
from pages.text import doors as text
from pages.text import frame
from pages.text.labels import label
from pages.text.phrase import Phrase
from pages.text.telling import tell

_FOLDER: Final = Path(__file__).parent / "templates"
_templates: Final = Environment(
    loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)
_COMMON: Final[dict[str, object]] = {
    "demo": False, "again_in": 0, "switch": "", "text": text, "frame": frame, "local": text.PRINT_LOCAL,
    "reaches": reaches_phones,
}  # fmt: skip


def page(request: Request, template: str, *, status: int = 200, stay: bool = False, **facts: object) -> HTMLResponse:
    """Render a door's page in the visitor's language; stay offers the same address in the other language."""
    language = tongue_of(request.scope)
    said = _COMMON | {"switch": _switched(request, language) if stay else ""} | facts
    body = _templates.get_template(template).render(
        said,
        lang=html_lang(language),
        other_lang=html_lang(other(language)),
        style=style(),
        emblem=emblem(),
        say=lambda phrase, **gaps: tell(phrase, language, **gaps),
        label=label,
    )
    return HTMLResponse(body, status, headers={"Content-Security-Policy": policy(), "Cache-Control": "no-store"})


def sentence(request: Request, status: int, title: Phrase, words: Phrase, **facts: object) -> HTMLResponse:
    """Render a page that says one thing and leads home."""
    told = tell(words, tongue_of(request.scope), **facts)
    return page(request, "sentence.html", status=status, title=title, sentence=told)


@lru_cache(maxsize=1)
def style() -> str:
    """Give the one style of the doors."""
    return (_FOLDER / "style.css").read_text("utf-8")


@lru_cache(maxsize=1)
def emblem() -> str:
    """Give the scheme's emblem."""
    return (_FOLDER / "emblem.svg").read_text("utf-8").strip()


@lru_cache(maxsize=1)
def policy() -> str:
    """Give the content security policy of the doors: this style and nothing else."""
    hashed = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{hashed}'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )


def _switched(request: Request, language: Language) -> str:
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    return f"{request.url.path}?{urlencode([*kept, ('lang', other(language).value)])}"
