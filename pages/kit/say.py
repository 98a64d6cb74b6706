"""The language of this run, and how words reach the screen: phrases are trusted, facts are shown as they are typed."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from db.rules.calendar import SHANGHAI, day_in_shanghai
from db.terms import Language
from pages.text.called import House, house, live_in, own
from pages.text.labels import label
from pages.text.phrase import Phrase
from pages.text.telling import spoken, tell

_language: ContextVar[Language] = ContextVar("language", default=Language.ZH)
_MARKS: Final = re.compile(r"([\\`*_{}\[\]()#|~:$<>&@!^])")
_LEADS: Final = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))", re.MULTILINE)
_CHINESE: Final = re.compile(r"[\u4e00-\u9fff]")
_LATIN: Final = re.compile(r"[A-Za-z]")
_FIELDS: Final = re.compile(r"\{\{[^{}\n]*\}\}")
_WWW: Final = re.compile(r"(?i)\bwww\.")


def speak(language: Language) -> None:
    """Set the language of this run."""
    _language.set(language)


def language() -> Language:
    """Give the language of this run."""
    return _language.get()


@dataclass(frozen=True, slots=True)
class Voice:
    """How a run speaks: its language, and how it calls the entries of lists."""

    language: Language
    house: House


def voice() -> Voice:
    """Give how this run speaks, for what is drawn or written later, in a run of its own."""
    return Voice(language(), house())


def take_up(voice: Voice) -> None:
    """Speak as another run did."""
    speak(voice.language)
    live_in(voice.house)


@contextmanager
def as_written(text: str) -> Iterator[None]:
    """Speak the language of a text for a while: a paper is in one language, whoever reads it."""
    before, words = language(), _FIELDS.sub("", text)
    # an English text may name what has Chinese names only
    chinese = 2 * len(_CHINESE.findall(words)) > len(_LATIN.findall(words))
    speak(Language.ZH if chinese else Language.EN)
    try:
        yield
    finally:
        speak(before)


def say(phrase: Phrase | StrEnum, **facts: object) -> str:
    """Say a phrase, or a word of the scheme by its label, for a place that reads Markdown: most places do."""
    if isinstance(phrase, StrEnum) and own(phrase):
        return plain(bare(phrase))
    return tell(_phrase(phrase), language(), **{name: _safe(fact) for name, fact in facts.items()})


def bare(phrase: Phrase | StrEnum, **facts: object) -> str:
    """Say it for a place that shows text as it is: options, table cells, placeholders, page titles, alt texts."""
    return tell(_phrase(phrase), language(), **facts)


def fact(value: object) -> str:
    """Say one value as text for a place that shows text as it is; unknown is "—"."""
    return spoken(value, language())


def later(words: Callable[[Any], str]) -> Callable[[Any], str]:
    """Give words that are said in this language also where none is spoken, as Streamlit asks for an option's."""
    spoken_now = copy_context()
    return lambda option: spoken_now.copy().run(words, option)


def moment(at: datetime) -> str:
    """Say a day and the time of it, in Shanghai."""
    return f"{fact(day_in_shanghai(at))} {fact(at)}"


def hour(at: datetime) -> str:
    """Say an instant's time of day in Shanghai, to the minute."""
    return f"{at.astimezone(SHANGHAI):%H:%M}"


def plain(text: str) -> str:
    """Make a text that somebody typed safe for a place that reads Markdown: it is shown literally."""
    escaped = _WWW.sub(lambda found: found[0].replace(".", r"\."), _MARKS.sub(r"\\\1", text))
    return _LEADS.sub(_disarm, escaped)


def _disarm(found: re.Match[str]) -> str:
    lead, mark = found.groups()
    # a number that begins a list is told apart by its dot
    return f"{lead}{mark}\\" if mark.isdigit() else f"{lead}\\{mark}"


def _safe(value: object) -> object:
    if isinstance(value, StrEnum):
        return plain(bare(value)) if own(value) else value
    return plain(value) if isinstance(value, str) else value


def _phrase(words: Phrase | StrEnum) -> Phrase:
    return words if isinstance(words, Phrase) else label(words)


def either(zh: str, en: str) -> str:
    """Say a name that is kept in both languages; in Chinese where the English one is missing."""
    return en if language() is Language.EN and en else zh
