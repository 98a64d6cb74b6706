"""The chat relay: taken apart, and matched with our people."""

import json
from pathlib import Path
from uuid import UUID

import pytest

from db.files.ledgers.members import MemberLine
from db.files.ledgers.reading import read_folder
from db.files.relay import Person, RelayLine, match, parse
from db.terms import MemberId

LEDGERS = Path(__file__).resolve().parents[4] / "shared" / "ledgers"
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
    [("1 张三", 1), ("1 张三 2人", 2), ("1 张三２人", 2), ("1 张三 两人", 2), ("1 张三 +1", 2), ("1 张三3名", 3)],
)
def test_heads_are_counted(text: str, heads: int) -> None:
    line = one(text)

    assert (line.name, line.heads) == ("张三", heads)


def test_branch_bracket_and_phone_are_hints() -> None:
    line = one("3. 张三（低收入） 军休所党支部 138 0013 8000")

    assert (line.name, line.hints, line.phone) == ("张三", ("低收入", "军休所党支部"), "13800138000")


@pytest.mark.parametrize("words", ["请假", "（请假）", "有事去不了", "不参加"])
def test_leave_is_read(words: str) -> None:
    line = one(f"3. 张三 {words}")

    assert (line.name, line.on_leave, line.hints) == ("张三", True, ())


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
    lines = parse("1 张三\n2 张三 13900139000\n3 张三（军休）").lines

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
    members = [line for line in read_folder(LEDGERS).lines(MemberLine) if line.good]
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
