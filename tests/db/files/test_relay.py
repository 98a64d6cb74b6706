"""The chat relay: taken apart, and matched with our people."""

import json
from pathlib import Path
from uuid import UUID

import pytest

from db.files.ledgers.members import MemberLine
from db.files.ledgers.reading import read_book
from db.files.relay import Person, RelayLine, match, parse
from db.terms import MemberId

LEDGERS = Path(__file__).resolve().parents[4] / "shared" / "ledgers"
MEMBERS = "在职党员报到一览表.xlsx"
AT_LEDGERS = pytest.mark.skipif(not LEDGERS.is_dir(), reason="the example ledgers are not here")


def person(number: int, name: str, branch: str = "一支部", phone: str | None = None) -> Person:
    return Person(MemberId(UUID(int=number)), name, branch, phone)


def one(text: str) -> RelayLine:
    (line,) = parse(text).lines
    return line


@pytest.mark.parametrize(
    "text",
    [
        "1 张三",
        "1. 张三",
        "１．张三",
        "1、张三",
        "1.张三",
        "1) 张三",
        "(1) 张三",
        "①张三",
        "1️⃣张三",
        "1张三",
        "No.1 张三",
        "#1 张三",
        "1# 张三",
        "1—张三",
        "【1】张三",
        "1号张三",
        "第1位 张三",
        "❶张三",
        "㊀张三",
        "Ⅰ. 张三",
        "001 张三",
        "一、张三",
        "（一）张三",
        "第一位 张三",
        "1. @张三",
        "1.😀张三[抱拳][玫瑰]",
        " 1.  张三 👍",
    ],
)
def test_numbering_of_every_kind_is_read(text: str) -> None:
    line = one(text)

    assert (line.number, line.name, line.raw) == (1, "张三", text.strip())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2. 张 三", "张三"),
        ("2. 阿依古丽•买买提", "阿依古丽·买买提"),
        ("2. John Smith", "John Smith"),
        ("2. 张\u200b三", "张三"),
    ],
)
def test_names_are_read_in_one_form(text: str, name: str) -> None:
    assert one(text).name == name


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("1 张三", 1),
        ("1 张三 2人", 2),
        ("1 张三２人", 2),
        ("1 张三 两人", 2),
        ("1 张三（2人）", 2),
        ("1 张三 +1", 2),
        ("1 张三＋2人", 3),
        ("1 张三3名", 3),
        ("1 张三等3人", 3),
        ("1 张三×2", 2),
        ("1 张三 2", 2),
        ("1 张三带1人", 2),
        ("1 张三 1人，带孩子1名", 2),
        ("1 张三和家属", 2),
        ("1 张三夫妻", 2),
        ("1 张三 一家三口", 3),
        ("1 张三 1大2小", 3),
        ("1 张三 开车，可带4人", 1),
    ],
)
def test_heads_are_counted(text: str, heads: int) -> None:
    line = one(text)

    assert (line.name, line.heads) == ("张三", heads)


def test_branch_bracket_and_phone_are_hints() -> None:
    line = one("3. 张三（低收入） 军休所党支部 138 0013 8000")

    assert (line.name, line.hints, line.phone) == ("张三", ("低收入", "军休所党支部"), "13800138000")


@pytest.mark.parametrize(
    "words", ["请假", "（请假）", "有事去不了", "不参加", "（病假）", "出差", "无法参加", "来不了了", "值班"]
)
def test_leave_is_read(words: str) -> None:
    line = one(f"3. 张三 {words}")

    assert (line.name, line.on_leave, line.hints) == ("张三", True, ())


@pytest.mark.parametrize("words", ["不请假", "参加", "已报名", "收到", "（值班室）", "同志"])
def test_who_says_something_else_comes(words: str) -> None:
    line = one(f"3. 张三{words}")

    assert (line.name, line.on_leave) == ("张三", False)


@pytest.mark.parametrize(
    ("text", "name", "hints"),
    [
        ("1.甲党支部 张三", "张三", ("甲党支部",)),
        ("1.局机关第一党支部张三", "张三", ("局机关第一党支部",)),
        ("1.甲党支部-张三主任", "张三", ("甲党支部",)),
        ("1.张三/甲党支部/13800000001", "张三", ("甲党支部",)),
        ("1.代李四报名", "李四", ()),
        ("1. 张三 12:30到", "张三", ("12", "30到")),
        ("1. 王小科", "王小科", ()),
    ],
)
def test_a_name_is_found_among_what_stands_around_it(text: str, name: str, hints: tuple[str, ...]) -> None:
    line = one(text)

    assert (line.name, line.hints) == (name, hints)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1 张三 2 李四 3 王五", [(1, "张三"), (2, "李四"), (3, "王五")]),
        ("1.张三2.李四3.王五", [(1, "张三"), (2, "李四"), (3, "王五")]),
        ("1、张三；2、李四", [(1, "张三"), (2, "李四")]),
        ("1 张三 2人 2 李四", [(1, "张三"), (2, "李四")]),
        ("1.张三和李四", [(1, "张三"), (1, "李四")]),
    ],
)
def test_a_relay_whose_line_breaks_were_lost_is_read(text: str, numbers: list[tuple[int, str]]) -> None:
    assert [(line.number, line.name) for line in parse(text).lines] == numbers


def test_the_notice_above_a_relay_signs_nobody_up() -> None:
    relay = parse("一、活动时间：周六上午\n1. 集合地点：望湖社区\n2、注意事项\n1. 张三\n2. 李四")

    assert [line.name for line in relay.lines] == ["张三", "李四"]
    assert len(relay.chatter) == 3


def test_several_names_on_one_line_are_several_sign_ups() -> None:
    lines = parse("3. 张三、李四").lines

    assert [(line.number, line.name) for line in lines] == [(3, "张三"), (3, "李四")]


def test_examples_empty_numbers_and_talk_are_no_sign_ups() -> None:
    relay = parse("#接龙\n3月1日上午9点集合，请报名：\n9点集合\n例 张某某 局机关 1人\n\n1. 张三\n2.\n收到\n3号楼门口见")

    assert [line.name for line in relay.lines] == ["张三"]
    assert relay.examples == ("例 张某某 局机关 1人",)
    assert relay.chatter == ("#接龙", "3月1日上午9点集合，请报名：", "9点集合", "收到", "3号楼门口见")


def test_namesakes_are_told_apart_by_phone_or_hint_and_else_left_to_a_person() -> None:
    first, second = (
        person(1, "张三", "军休所党支部", "13800138000"),
        person(2, "张三", "儿童福利中心党支部", "13900139000"),
    )
    lines = parse("1 张三\n2 张三 9000\n3 张三（军休）").lines

    result = match(lines, [first, second])

    assert [doubt.candidates for doubt in result.same_name] == [(first, second)]
    assert [(pair.line.number, pair.person) for pair in result.matched] == [(2, second), (3, first)]


@pytest.mark.parametrize("text", ["1 张三 13900139000", "1 张三 二支部"])
def test_a_single_candidate_that_the_line_speaks_against_is_left_to_a_person(text: str) -> None:
    known = person(1, "张三", "一支部", "13800138000")

    result = match(parse(text).lines, [known])

    assert (result.matched, [doubt.candidates for doubt in result.same_name]) == ((), [(known,)])


def test_the_later_word_of_one_person_counts() -> None:
    went, came = person(1, "张三"), person(2, "李四")
    lines = parse("1 张三\n2 李四 请假\n3 张三 请假\n4 李四").lines

    result = match(lines, [went, came])

    assert [pair.person for pair in result.matched] == [came]
    assert [doubt.candidates for doubt in result.on_leave] == [(went,)]


def test_repeats_and_strangers_are_named() -> None:
    known = person(1, "张三")

    result = match(parse("1 张三\n2 路人甲\n3 张 三").lines, [known])

    assert [pair.line.number for pair in result.matched] == [1]
    assert [pair.line.number for pair in result.repeated] == [3]
    assert [line.name for line in result.unknown] == ["路人甲"]


@AT_LEDGERS
def test_the_example_relay_gives_the_known_truth() -> None:
    truth = json.loads((LEDGERS / "truth.json").read_text("utf-8"))["relay"]
    (sheet,) = read_book((LEDGERS / MEMBERS).read_bytes(), MEMBERS)
    members = (line for line in sheet.lines if isinstance(line, MemberLine) and line.good)
    people = [person(number, line.name, line.branch, line.phone) for number, line in enumerate(members)]
    relay = parse((LEDGERS / "接龙.txt").read_text("utf-8"))

    result = match(relay.lines, people)

    assert {
        "matched_people": len(result.matched),
        "ambiguous": [doubt.line.name for doubt in result.same_name],
        "repeated": [pair.line.name for pair in result.repeated],
        "unknown": [line.name for line in result.unknown],
        "on_leave": [doubt.line.name for doubt in result.on_leave],
        "example_line_ignored": relay.examples == ("例 张某某 局机关 1人",),
    } == truth
