"""Names of people, alone and in lists."""

import pytest

from db.files.cells import Raw
from db.files.flaws import BadCell, Flaw
from db.files.names import Named, key, name, names, number_word


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("董 晓", "董晓"),
        ("黎东静 ", "黎东静"),
        ("张\u3000三", "张三"),
        ("张\u200b三", "张三"),
        ("阿依古丽•买买提", "阿依古丽·买买提"),
        ("阿依古丽・买买提", "阿依古丽·买买提"),
        ("阿依古丽.买买提", "阿依古丽·买买提"),
        ("阿依古丽 · 买买提", "阿依古丽·买买提"),
        ("John  Smith", "John Smith"),
    ],
)
def test_a_name_has_one_form(raw: str, read: str) -> None:
    assert name(raw) == read


@pytest.mark.parametrize("raw", ["#REF!", "12", "——", 7])
def test_what_is_no_name(raw: Raw) -> None:
    with pytest.raises(BadCell) as caught:
        name(raw)

    assert caught.value.flaw is Flaw.NAME_UNREADABLE


def test_both_dots_give_one_key() -> None:
    assert key("买买提·热合曼") == key("买买提•热合曼")


@pytest.mark.parametrize("between", ["、", "，", ",", ";", "；", " ", "\n", "/", "\r\n"])
def test_a_list_is_parted_by_every_mark(between: str) -> None:
    assert names(between.join(("张三", "李四四", "欧阳娜"))) == Named(("张三", "李四四", "欧阳娜"), None, vague=False)


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("孙梅等7人", Named(("孙梅",), 7, vague=True)),
        ("孙梅、王芳等十二人", Named(("孙梅", "王芳"), 12, vague=True)),
        ("孙梅等", Named(("孙梅",), None, vague=True)),
        ("孙梅、王芳，共2人", Named(("孙梅", "王芳"), 2, vague=False)),
        ("孙兰静;白勇玉、外来者某", Named(("孙兰静", "白勇玉", "外来者某"), None, vague=False)),
        ("袁海强\n许红建、外来者某", Named(("袁海强", "许红建", "外来者某"), None, vague=False)),
        ("董 晓 张三", Named(("董晓", "张三"), None, vague=False)),
        ("张三（组长）、李四", Named(("张三", "李四"), None, vague=False)),
        ("张三、张三", Named(("张三",), None, vague=False)),
        ("等9人", Named((), 9, vague=True)),
    ],
)
def test_lists_of_names_as_they_are_written(raw: str, read: Named) -> None:
    assert names(raw) == read


@pytest.mark.parametrize(
    ("text", "number"), [("12", 12), ("两", 2), ("十", 10), ("十二", 12), ("二十", 20), ("三十五", 35)]
)
def test_numbers_in_words(text: str, number: int) -> None:
    assert number_word(text) == number
