"""How facts are spoken inside sentences: words of the scheme by their labels, days and numbers as people write them."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from db.rules.calendar import SHANGHAI
from db.terms import Language
from pages.text.labels import label
from pages.text.phrase import Phrase

UNKNOWN: Final = "—"
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WAN: Final = 10_000
_YI: Final = 100_000_000


def tell(phrase: Phrase, language: Language, **facts: object) -> str:
    """Say a phrase in a language with its gaps filled; a missing fact raises KeyError, one too many is left unsaid."""
    return phrase.words(language).format_map({gap: _Said(spoken(facts[gap], language)) for gap in phrase.gaps})


class _Said(str):
    """A fact as it is said; `{days:day|days}` says "1 day", and "2 days" for any other number."""

    __slots__ = ()

    def __format__(self, choice: str) -> str:
        if not choice:
            return str(self)
        one, other = choice.split("|")
        return f"{self} {one if self == '1' else other}"


def spoken(fact: object, language: Language) -> str:
    """Say one fact: what is unknown is "—", never 0."""
    match fact:
        case None:
            said = UNKNOWN
        case Phrase():
            said = fact.words(language)
        case StrEnum():
            said = label(fact).words(language)
        case datetime():
            said = clock(fact)
        case date():
            said = day(fact, language)
        case int() | float():
            said = number(fact, language)
        case tuple():
            said = listing((spoken(one, language) for one in fact), language)
        case _:
            said = str(fact)
    return said


def day(value: date, language: Language) -> str:
    """Write a day: 2026年3月1日, 1 Mar 2026."""
    if language is Language.ZH:
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def day_of_any_year(month_: int, day_: int, language: Language) -> str:
    """Write a day that every year has: 6月30日, 30 Jun."""
    return f"{month_}月{day_}日" if language is Language.ZH else f"{day_} {_MONTHS[month_ - 1]}"


def month(value: str, language: Language) -> str:
    """Write a month kept as "2026-03": 2026年3月, Mar 2026."""
    year, number_ = value.split("-")
    return f"{year}年{int(number_)}月" if language is Language.ZH else f"{_MONTHS[int(number_) - 1]} {year}"


def month_short(value: str, language: Language, *, year: bool = False) -> str:
    """Write a month briefly, as an axis bears it, the year with January or when asked: 3月, 26年1月; Mar, Jan 26."""
    whole, number_ = value.split("-")
    dated = year or int(number_) == 1
    if language is Language.ZH:
        return f"{whole[2:]}年{int(number_)}月" if dated else f"{int(number_)}月"
    name = _MONTHS[int(number_) - 1]
    return f"{name} {whole[2:]}" if dated else name


def months(values: Sequence[str], language: Language) -> str:
    """Write months of one year, kept as "2026-03", with those in a row as a stretch: 1—3月、5月; Jan–Mar, May."""
    runs: list[list[int]] = []
    for number_ in sorted({int(value[-2:]) for value in values}):
        if runs and runs[-1][-1] == number_ - 1:
            runs[-1].append(number_)
        else:
            runs.append([number_])
    zh = language is Language.ZH
    names = [[str(one) if zh else _MONTHS[one - 1] for one in dict.fromkeys((run[0], run[-1]))] for run in runs]
    return listing([("—" if zh else "–").join(run) + ("月" if zh else "") for run in names], language)


def clock(value: datetime) -> str:
    """Write the time of day in Shanghai: 10:32:05."""
    return f"{value.astimezone(SHANGHAI):%H:%M:%S}"


def number(value: float, language: Language) -> str:
    """Write a number: grouped by thousands; large ones in 万 and 亿 in Chinese, in millions in English."""
    if language is Language.ZH and abs(value) >= _YI:
        return f"{_short(value / _YI)}亿"
    if language is Language.ZH and abs(value) >= 10 * _WAN:
        return f"{_short(value / _WAN)}万"
    if language is Language.EN and abs(value) >= 1_000_000:  # noqa: PLR2004 - a million is a million
        return f"{_short(value / 1_000_000)} million"
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"


def percent(part: int | None, whole: int | None) -> str:
    """Write a share of a whole: unknown when either is, or when the whole is nothing; never over 100 %."""
    if part is None or not whole:
        return UNKNOWN
    share = min(100 * part / whole, 100.0)
    # 99.97 % is not everybody, 0.02 % is not nobody
    share = min(share, 99.9) if part < whole else share
    share = max(share, 0.1) if part > 0 else share
    return f"{share:.1f}%" if share % 1 else f"{share:.0f}%"


def listing(words: Iterable[str], language: Language) -> str:
    """Join words into a list as people write it: a、b、c or a, b, c."""
    return ("、" if language is Language.ZH else ", ").join(words)


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
