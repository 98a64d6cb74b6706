"""Cells as people type them."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.files import words
from db.files.cells import Raw, is_blank, label, labels, minutes, phone, prose, whole, word, written
from db.files.flaws import BadCell, Flaw
from db.terms import Grade, Satisfaction


def flaw_of(kind: Callable[[Raw], object], raw: Raw) -> Flaw:
    with pytest.raises(BadCell) as caught:
        kind(raw)
    return caught.value.flaw


@pytest.mark.parametrize(
    "raw", ["NA", "null", "007", "1e5", "#REF!", '=HYPERLINK("http://x.example","点我")', "+1", "@a"]
)
def test_text_stays_text(raw: str) -> None:
    assert prose(raw) == raw


def test_prose_keeps_its_chinese_punctuation_and_loses_what_nobody_sees() -> None:
    assert prose("\ufeff 重阳节，\u200b联欢（4号楼）\u3000") == "重阳节，联欢（4号楼）"


@pytest.mark.parametrize("raw", [None, "", "  ", "\u3000", "\u200b", "\n"])
def test_a_cell_with_nothing_visible_is_blank(raw: Raw) -> None:
    assert is_blank(raw)


def test_a_text_beyond_its_limit_is_a_problem() -> None:
    assert flaw_of(prose, "字" * 2001) is Flaw.TOO_LONG


@pytest.mark.parametrize("raw", [110101199003070000, 1.1010119900307e17])
def test_digits_that_the_sheet_has_lost_are_a_problem(raw: Raw) -> None:
    assert flaw_of(prose, raw) is Flaw.DIGITS_LOST


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("军 休 所党支部", "军休所党支部"),
        ("局机关(本级)党支部", "局机关（本级）党支部"),
        ("局机关（本级）党支部", "局机关（本级）党支部"),
        ("ＡＢＣ社区", "ABC社区"),
        ("New Town", "New Town"),
    ],
)
def test_labels_have_one_form(raw: str, read: str) -> None:
    assert label(raw) == read


def test_a_formula_error_is_no_label() -> None:
    assert flaw_of(label, "#REF!") is Flaw.ERROR_VALUE


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        (5, 5),
        (5.0, 5),
        ("5", 5),
        ("５", 5),
        ("5人", 5),
        (" 12 人", 12),
        ("共12人", 12),
        ("①", 1),
        ("1,200", 1200),
        ("12.0", 12),
    ],
)
def test_counts_are_read_from_any_writing(raw: Raw, read: int) -> None:
    assert whole(raw) == read


@pytest.mark.parametrize("raw", ["1e5", "五", "-3", 2.5, "约30人", "3~5", True, "Ⅳ", "१२", date(2026, 1, 1), "#REF!"])
def test_what_is_no_whole_number(raw: Raw) -> None:
    assert flaw_of(whole, raw) is Flaw.NUMBER_UNREADABLE


def test_a_number_that_cannot_be_meant_is_a_problem() -> None:
    assert flaw_of(whole, 10**9) is Flaw.NUMBER_TOO_LARGE


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("13800138000", "13800138000"),
        (13800138000, "13800138000"),
        (13800138000.0, "13800138000"),
        ("13800138000.0", "13800138000"),
        ("１３８００１３８０００", "13800138000"),
        ("138 0013 8000", "13800138000"),
        ("138-0013-8000", "13800138000"),
        ("+8613800138000", "13800138000"),
        ("+86 138 0013 8000", "13800138000"),
        ("008613800138000", "13800138000"),
        ("8613800138000", "13800138000"),
        ("\u202d13800138000\u202c", "13800138000"),
        ("0531-88880000", "053188880000"),
        ("(010) 88880000", "01088880000"),
        ("+86 10 88880000", "01088880000"),
    ],
)
def test_phones_become_bare_digits(raw: Raw, read: str) -> None:
    assert phone(raw) == read


@pytest.mark.parametrize(
    ("raw", "flaw"),
    [
        ("1380013", Flaw.PHONE_TOO_SHORT),
        (1380013, Flaw.PHONE_TOO_SHORT),
        ("138001380001", Flaw.PHONE_TOO_LONG),
        (110101199003070000, Flaw.PHONE_TOO_LONG),
        ("12345678901", Flaw.PHONE_UNREADABLE),
        ("1.38E+10", Flaw.PHONE_UNREADABLE),
        ("无", Flaw.PHONE_UNREADABLE),
        (datetime(2026, 1, 1), Flaw.PHONE_UNREADABLE),  # noqa: DTZ001 - cells have no time zone
        (True, Flaw.PHONE_UNREADABLE),
    ],
)
def test_what_is_no_phone(raw: Raw, flaw: Flaw) -> None:
    assert flaw_of(phone, raw) is flaw


_MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)


@given(_MOBILES, st.sampled_from(["", "+86", "0086", "86", "+86 ", " "]), st.sampled_from(["", " ", "-", "\u3000"]))
def test_any_mobile_is_read_however_it_is_set_apart(mobile: str, before: str, between: str) -> None:
    typed = before + between.join((mobile[:3], mobile[3:7], mobile[7:]))

    assert {phone(typed), phone(float(mobile)), phone(int(mobile))} == {mobile}


@given(st.text(max_size=30))
def test_no_text_breaks_the_phone_reader(text: str) -> None:
    try:
        read = phone(text)
    except BadCell:
        return

    assert phone(read) == read


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("90分钟", 90),
        (1.5, 90),
        (2, 120),
        ("1.5", 90),
        ("2小时", 120),
        ("2个小时", 120),
        ("１小时３０分", 90),
        ("半小时", 30),
        ("1个半小时", 90),
        ("1.5h", 90),
        ("1:30", 90),
        (time(1, 30), 90),
        (timedelta(minutes=45), 45),
    ],
)
def test_lengths_of_time_become_minutes(raw: Raw, read: int) -> None:
    assert minutes(raw) == read


@pytest.mark.parametrize(
    ("raw", "flaw"),
    [
        (90, Flaw.DURATION_UNCLEAR),
        (0, Flaw.DURATION_UNCLEAR),
        ("半天", Flaw.DURATION_UNREADABLE),
        (True, Flaw.DURATION_UNREADABLE),
        ("nan", Flaw.DURATION_UNREADABLE),
    ],
)
def test_what_is_no_length_of_time(raw: Raw, flaw: Flaw) -> None:
    assert flaw_of(minutes, raw) is flaw


@pytest.mark.parametrize("between", ["、", "，", ",", "/", ";", "；", " ", "\n", "\u3000", "、 ", "|"])
def test_lists_are_parted_by_every_mark(between: str) -> None:
    assert labels(between.join(("理发", "急救", "理发"))) == ("理发", "急救")


@pytest.mark.parametrize("raw", ["无", "", None, "暂无", "/", "—"])
def test_nothing_is_an_empty_list(raw: Raw) -> None:
    assert labels(raw) == ()


@pytest.mark.parametrize(
    ("raw", "grade"),
    [("一等", Grade.FIRST), (" 二 等 ", Grade.SECOND), ("3等", Grade.THIRD), (1, Grade.FIRST), ("Ⅱ", Grade.SECOND)],
)
def test_grades_are_read_from_any_writing(raw: Raw, grade: Grade) -> None:
    assert word(raw, words.GRADES) is grade


def test_a_word_outside_the_list_is_a_problem() -> None:
    assert word("基本满意", words.SATISFACTIONS) is Satisfaction.FAIRLY

    assert flaw_of(lambda raw: word(raw, words.GRADES), "四等") is Flaw.UNKNOWN_WORD


@pytest.mark.parametrize(
    ("raw", "shown"),
    [(12.0, "12"), (None, ""), (datetime(2026, 3, 1), "2026-03-01"), ("字" * 90, "字" * 80)],  # noqa: DTZ001 - cells have no time zone
)
def test_what_was_written_is_shown_as_a_person_sees_it(raw: Raw, shown: str) -> None:
    assert written(raw) == shown
