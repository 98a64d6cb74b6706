"""A thing said in both languages: it cannot exist in one only."""

from dataclasses import dataclass
from functools import lru_cache
from string import Formatter

from db.terms import Language


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in Chinese and English; `{name}` is filled with a fact of that name."""

    zh: str
    en: str

    def words(self, language: Language) -> str:
        """Give the words in one language, with their gaps still open."""
        return self.zh if language is Language.ZH else self.en

    @property
    def gaps(self) -> frozenset[str]:
        """Name the facts that the words need."""
        return _gaps(self.zh, self.en)


@lru_cache(maxsize=4_096)
def _gaps(*said: str) -> frozenset[str]:
    # every cell of a long list asks its phrase again
    return frozenset(name for words in said for _, name, _, _ in Formatter().parse(words) if name)


def typed(zh: str, en: str) -> Phrase:
    """Give words that somebody typed as a phrase without gaps; in English as in Chinese where nothing was typed."""
    closed = [words.replace("{", "{{").replace("}", "}}") for words in (zh, en or zh)]
    return Phrase(*closed)
