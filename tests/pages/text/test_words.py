"""Words are complete: every word of the scheme has a label, every code a sentence, every figure a definition."""

import inspect
from datetime import date, datetime
from enum import StrEnum

import pytest

import pages.text
from db import terms
from db.errors import Code, Refusal
from db.reads.places import Happening
from db.rules.calendar import SHANGHAI
from db.rules.metrics import KINDS, OF_BRANCHES, Concern, Measure, Metric, Unit
from db.terms import Language, NeedStatus
from pages.text import metrics, overview, profile, refusals
from pages.text.labels import LABELS, label
from pages.text.phrase import Phrase
from pages.text.telling import day, month, month_short, number, percent, spoken, tell

ENUMS = [
    kind for _, kind in inspect.getmembers(terms, inspect.isclass) if issubclass(kind, StrEnum) and kind is not StrEnum
]


@pytest.mark.parametrize("kind", ENUMS, ids=lambda kind: kind.__name__)
def test_every_word_of_the_scheme_has_a_label(kind: type[StrEnum]) -> None:
    assert LABELS[kind].keys() == set(kind)


@pytest.mark.parametrize("kind", ENUMS, ids=lambda kind: kind.__name__)
def test_no_two_words_of_a_kind_look_the_same(kind: type[StrEnum]) -> None:
    for language in Language:
        words = [label(word).words(language) for word in kind]
        assert len(set(words)) == len(words)


def test_every_code_has_a_sentence_whatever_its_facts() -> None:
    assert refusals.SENTENCES.keys() == set(Code)
    assert [refusals.sentence(Refusal(code)).gaps for code in Code] == [frozenset()] * len(Code)


def test_the_fullest_sentence_that_can_be_filled_is_said() -> None:
    full = refusals.sentence(Refusal(Code.ILLEGAL_MOVE, now=NeedStatus.OPEN, to=NeedStatus.SOLVED))
    short = refusals.sentence(Refusal(Code.ILLEGAL_MOVE))

    assert tell(full, Language.ZH, now=NeedStatus.OPEN, to=NeedStatus.SOLVED).startswith(
        "它现在是“待认领”，不能直接变为“待回访”"
    )
    assert short.gaps == frozenset()


def test_every_figure_measure_concern_and_happening_has_its_words() -> None:
    assert metrics.NAMES.keys() == metrics.DEFINITIONS.keys() == set(Metric) == KINDS.keys()
    assert metrics.UNITS.keys() == set(Unit)
    assert overview.MEASURES.keys() == overview.MEASURE_DEFINITIONS.keys() == set(Measure)
    assert overview.CONCERNS.keys() == overview.CONCERN_SHORT.keys() | OF_BRANCHES == set(Concern)
    assert profile.HAPPENINGS.keys() == set(Happening)


def test_both_languages_of_a_phrase_need_the_same_facts() -> None:
    modules = [module for _, module in inspect.getmembers(pages.text, inspect.ismodule)]

    uneven = [
        phrase
        for module in modules
        for _, phrase in inspect.getmembers(module, lambda thing: isinstance(thing, Phrase))
        if Phrase(phrase.zh, phrase.zh).gaps != Phrase(phrase.en, phrase.en).gaps
    ]

    assert uneven == []


def test_unknown_is_a_dash_and_never_nothing() -> None:
    assert spoken(None, Language.ZH) == "—"
    assert spoken(0, Language.ZH) == "0"


def test_one_is_said_as_one_and_every_other_number_as_many() -> None:
    late = Phrase("逾期 {days} 天", "{days:day|days} overdue")

    assert [tell(late, Language.EN, days=n) for n in (1, "1", 0, 2, 1000)] == [
        "1 day overdue", "1 day overdue", "0 days overdue", "2 days overdue", "1,000 days overdue",
    ]  # fmt: skip
    assert (tell(late, Language.EN, days=None), tell(late, Language.ZH, days=1)) == ("— days overdue", "逾期 1 天")


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (None, 5, "—"),
        (3, 0, "—"),
        (0, 0, "—"),
        (5, 5, "100%"),
        (9999, 10000, "99.9%"),
        (1, 10000, "0.1%"),
        (7, 5, "100%"),
    ],
)
def test_a_share_is_never_over_the_whole_nor_of_nothing(part: int | None, whole: int, said: str) -> None:
    assert percent(part, whole) == said


def test_numbers_and_days_are_written_as_people_write_them() -> None:
    assert [number(n, Language.ZH) for n in (1234, 123456, 1_200_000_000)] == ["1,234", "12.3万", "12亿"]
    assert number(1_200_000, Language.EN) == "1.2 million"
    assert (day(date(2026, 3, 1), Language.ZH), day(date(2026, 3, 1), Language.EN)) == ("2026年3月1日", "1 Mar 2026")
    assert (month("2026-03", Language.ZH), month("2026-03", Language.EN)) == ("2026年3月", "Mar 2026")
    assert (month_short("2026-01", Language.ZH), month_short("2026-03", Language.EN)) == ("26年1月", "Mar")
    assert spoken(datetime(2026, 3, 1, 10, 32, 5, tzinfo=SHANGHAI), Language.ZH) == "10:32:05"
