"""Blanks of clauses: found by their names, filled or left open, refused where nobody could fill them."""

import pytest

from db.errors import Code, Refusal
from db.files.blanks import blanks_of, filled, only_filled, only_known
from db.terms import Blank

SERVICE = "每季度开展{次数}次、每次不少于｛ 人数 ｝人的【内容】服务，全年不少于{次数}次"


def test_blanks_stand_in_braces_or_full_width_brackets_and_each_is_asked_once() -> None:
    assert blanks_of(SERVICE) == (Blank.TIMES, Blank.PEOPLE, Blank.CONTENT)


def test_a_blank_is_filled_wherever_it_stands_and_one_without_a_value_stays_open() -> None:
    said = filled(SERVICE, {Blank.TIMES: "2", Blank.CONTENT: "义诊"})

    assert said == "每季度开展2次、每次不少于｛ 人数 ｝人的义诊服务，全年不少于2次"
    assert blanks_of(said) == (Blank.PEOPLE,)


def test_what_is_typed_into_a_blank_is_taken_as_it_is() -> None:
    assert filled("开展【内容】服务", {Blank.CONTENT: r"\1{次数}"}) == r"开展\1{次数}服务"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("每季度开展{次訷}次", "{次訷}"),
        ("每季度开展{}次", "{}"),
        ("每季度开展{次数次", "{次数次"),
        ("每季度开展次数}次", "}次"),
        ("每季度开展{{次数}}次", "{}次"),
        ("【重点】清扫楼道", "【重点】"),
    ],
)
def test_a_blank_that_is_unknown_or_broken_is_refused_with_what_was_written(text: str, written: str) -> None:
    with pytest.raises(Refusal) as refused:
        only_known(text)

    assert (refused.value.code, refused.value.facts) == (Code.BAD_BLANK, {"written": written})


def test_a_promise_is_made_without_an_open_blank() -> None:
    only_filled("【重点】清扫{两}次")
    with pytest.raises(Refusal) as refused:
        only_filled("清扫{次数}次")

    assert (refused.value.code, refused.value.facts["blank"]) == (Code.BLANK_OPEN, Blank.TIMES)
