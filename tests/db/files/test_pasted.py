"""Whatever is pasted as a list of people: relays, blocks of sheets, bare names."""

import pytest

from db.files.pasted import read_people


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
        ("", []),
        ("。。。\n\t\t\n", []),
    ],
)
def test_every_list_of_people_is_read(text: str, found: list[tuple[str, tuple[str, ...], str | None]]) -> None:
    assert people(text) == found


def test_a_bare_name_is_kept_as_it_was_pasted() -> None:
    assert [(line.raw, line.number) for line in read_people("张三\n李四").lines] == [("张三", None), ("李四", None)]


def test_a_very_long_list_is_bounded() -> None:
    assert len(read_people("\n".join(["张三"] * 5000)).lines) <= 2000
