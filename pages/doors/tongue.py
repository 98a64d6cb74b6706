"""The language of a visitor who may not be known yet: chosen here, chosen before, or what the browser prefers."""

from typing import Final

from starlette.datastructures import Headers, QueryParams
from starlette.requests import cookie_parser
from starlette.types import Scope

from db.terms import Language, OrgId
from pages.kit.session import LANGUAGE_COOKIE

_LANG: Final = {Language.ZH: "zh-CN", Language.EN: "en"}
HOME: Final = OrgId(1)
"""The bureau whose door this is."""

_WORDS: Final = {language.value: language for language in Language}


def tongue_of(scope: Scope) -> Language:
    """Give the language to speak: what this request asks for, else its visitor's; Chinese when nothing is said."""
    if asked := chosen(scope):
        return asked
    if visitor := scope.get("visitor"):
        spoken: Language = visitor.actor.language
        return spoken
    headers = Headers(scope=scope)
    kept = cookie_parser(headers.get("cookie", "")).get(LANGUAGE_COOKIE, "")
    return _WORDS.get(kept) or _preferred(headers.get("accept-language", ""))


def chosen(scope: Scope) -> Language | None:
    """Give the language that this very request asks for."""
    return _WORDS.get(QueryParams(scope.get("query_string", b"")).get("lang", ""))


def other(language: Language) -> Language:
    """Give the other one of the two."""
    return Language.EN if language is Language.ZH else Language.ZH


def html_lang(language: Language) -> str:
    """Give the language as HTML names it."""
    return _LANG[language]


def _preferred(accepted: str) -> Language:
    wishes = []
    for wish in accepted.split(",")[:20]:
        name, _, weight = wish.strip().partition(";q=")
        if found := _WORDS.get(name[:2].lower()):
            wishes.append((_weight(weight), found))
    return max(wishes, key=lambda wish: wish[0])[1] if wishes else Language.ZH


def _weight(weight: str) -> float:
    try:
        return float(weight or 1)
    except ValueError:
        return 0.0
