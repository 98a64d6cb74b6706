"""Whatever is pasted as a list of people: relays, blocks of sheets, bare names."""

import pytest

from db.files.pasted import read_people, read_typed
from db.files.relay import parse


def people(text: str) -> list[tuple[str, tuple[str, ...], str | None]]:
    return [(line.name, line.hints, line.phone) for line in read_people(text).lines]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("张三\n李四、王五", [("张三", (), None), ("李四", (), None), ("王五", (), None)]),
        ("1. 张三 局机关\n收到", [("张三", ("局机关",), None)]),
        (
            "支部\t姓名\t电话\n甲党支部\t张三\t13800000001\n乙党支部\t欧阳娜娜\t",
            [("张三", ("甲党支部",), "13800000001"), ("欧阳娜娜", ("乙党支部",), None)],
        ),
        (
            "序号\t姓名\t支部\n1\t张三\t甲党支部\n2\t李四\t乙党支部",
            [("张三", ("甲党支部",), None), ("李四", ("乙党支部",), None)],
        ),
        ("张三\t甲党支部\n\n李四\t乙党支部\n", [("张三", ("甲党支部",), None), ("李四", ("乙党支部",), None)]),
        ("Zs ls 王五 0002", [("zs", (), None), ("ls", (), None), ("王五", (), None), ("0002", (), None)]),
        ("0002、0003", [("0002", (), None), ("0003", (), None)]),
        ("张三 0001 李四 13800000002", [("张三", ("0001",), None), ("李四", (), "13800000002")]),
        ("张三 0001\n李四 开车", [("张三", ("0001",), None), ("李四", ("开车",), None)]),
        ("Zhang San, Li Si", [("Zhang San", (), None), ("Li Si", (), None)]),
        ("支部 1 张三 2 李四", [("支部", ("1", "张三"), None), ("李四", (), None)]),
        ("", []),
        ("。。。\n\t\t\n", []),
    ],
)
def test_every_list_of_people_is_read(text: str, found: list[tuple[str, tuple[str, ...], str | None]]) -> None:
    assert people(text) == found


def test_a_bare_name_is_kept_as_it_was_pasted() -> None:
    assert [(line.raw, line.number) for line in read_people("张三\n李四").lines] == [("张三", None), ("李四", None)]


def test_a_very_long_list_is_bounded_and_says_what_was_left() -> None:
    relay = read_people("\n".join(["张三"] * 2001))

    assert (len(relay.lines), relay.chatter) == (2000, ("张三",))


def test_what_is_not_read_is_told() -> None:
    assert read_people("支部\t姓名\n甲党支部\t张三\n？？").chatter == ("姓名 支部", "??")
    assert parse("1. 张三 2 收到").chatter == ("2 收到",)


def test_what_is_typed_off_a_sheet_may_be_short() -> None:
    relay = read_typed("zs 李四 0002,wangwu\n张 三　王五。。\n?")

    assert [(line.name, line.is_short) for line in relay.lines] == [
        ("zs", True),
        ("李四", False),
        ("0002", True),
        ("wangwu", True),
        ("张三", False),
        ("王五", False),
    ]
    assert relay.chatter == ("?",)


def test_a_block_of_a_sheet_and_a_relay_are_read_as_such_also_where_one_types() -> None:
    for text in ("姓名\t支部\n张三\t甲党支部", "1. 张三 甲党支部"):
        assert [(line.name, line.hints) for line in read_typed(text).lines] == [("张三", ("甲党支部",))]
