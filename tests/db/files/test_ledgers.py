"""The five ledgers: the examples give the known truth, and every flaw is told with its row."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from db.files.flaws import Flaw
from db.files.ledgers.activities import ActivityLine
from db.files.ledgers.agreements import AgreementLine
from db.files.ledgers.lines import Line
from db.files.ledgers.members import MemberLine
from db.files.ledgers.needs import NeedLine, due_day
from db.files.ledgers.reading import Folder, Ledger, read_book, read_folder, recognise
from db.files.ledgers.wishes import SENSITIVE, WishLine
from db.files.raw import RawRow, RawSheet
from db.terms import Beneficiary, Grade, MemberStatus, NeedStatus, Satisfaction, Source, Urgency
from db.work import Spool
from tests.builders.ledgers import sheets
from tests.db.files.books import workbook

pytestmark = pytest.mark.process

LEDGERS = Path(__file__).resolve().parents[4] / "shared" / "ledgers"
at_ledgers = pytest.mark.skipif(not LEDGERS.is_dir(), reason="the example ledgers are not here")
POINTS = {Grade.FIRST: 3, Grade.SECOND: 2, Grade.THIRD: 1}

MEMBERS = ["序号", "姓名", "所在党支部", "专业特长", "报到社区", "报到时间", "联系电话", "备注"]
NEEDS = ["编号", "社区", "需求内容", "提出时间", "状态", "办结时间", "满意度"]
WISHES = ["心愿人", "年龄", "家庭情况", "心愿内容", "所在社区", "认领党员", "认领时间", "实现时间"]


@cache
def examples() -> Folder:
    return read_folder(LEDGERS)


@cache
def truth() -> Any:  # noqa: ANN401 - whatever the file holds
    return json.loads((LEDGERS / "truth.json").read_text("utf-8"))


def read(heading: Sequence[str], *rows: Sequence[Any]) -> tuple[Line, ...]:
    (sheet,) = sheets(heading, *rows)
    return tuple(sheet.lines)


def flaws(lines: Iterable[Line]) -> list[list[Flaw]]:
    return [[problem.flaw for problem in line.problems] for line in lines]


def with_flaw(lines: Sequence[Line], flaw: Flaw) -> list[Line]:
    return [line for line in lines if any(problem.flaw is flaw for problem in line.problems)]


@at_ledgers
def test_every_example_sheet_is_recognised_whole() -> None:
    found = [(s.sheet, s.ledger, s.table and (s.table.missing, s.table.extra)) for s in examples().sheets]

    assert found == [
        ("报到一览", Ledger.MEMBERS, ((), ())),
        ("协议", Ledger.AGREEMENTS, ((), ())),
        ("社区服务需求清单", Ledger.NEEDS, ((), ())),
        ("微心愿", Ledger.WISHES, ((), ())),
        ("一季度", Ledger.ACTIVITIES, ((), ())),
        ("二季度", Ledger.ACTIVITIES, ((), ())),
    ]
    assert examples().refused == ()


@at_ledgers
def test_the_check_in_list_gives_the_known_truth() -> None:
    lines = examples().lines(MemberLine)
    good = [line for line in lines if line.good]
    doubles = with_flaw(lines, Flaw.DOUBLE)
    bad = [line for line in lines if not line.good and line not in doubles]
    serving = [line for line in good if line.status is MemberStatus.IN_SERVICE]
    namesakes = Counter((line.name, line.branch) for line in good)

    assert {
        "rows": len(lines),
        "distinct_people": len(good),
        "in_service": len(serving),
        "left": len(good) - len(serving),
        "in_service_checked_in": sum(line.checked_in_on is not None for line in serving),
        "duplicate_rows": len(doubles),
        "bad_rows": len(bad),
        "bad_row_numbers_in_column_序号": [line.cells[0] for line in bad],
        "branches": len({line.branch for line in good}),
        "same_name_same_branch": ["; ".join(f"{n} @ {b} ×{k}" for (n, b), k in namesakes.items() if k > 1)],
        "communities": len({line.community for line in good}),
    } == truth()["members"]


@at_ledgers
def test_the_bad_row_tells_both_of_its_flaws() -> None:
    (bad,) = with_flaw(examples().lines(MemberLine), Flaw.DAY_IMPOSSIBLE)

    assert [(problem.flaw, problem.heading, dict(problem.facts)) for problem in bad.problems] == [
        (Flaw.DAY_IMPOSSIBLE, "报到时间", {"value": "2026年13月5日"}),
        (Flaw.PHONE_TOO_SHORT, "联系电话", {"value": "1380013", "digits": "7"}),
    ]
    assert (bad.place.file, bad.place.sheet, bad.place.row) == ("在职党员报到一览表.xlsx", "报到一览", 246)


@at_ledgers
def test_the_need_list_gives_the_known_truth() -> None:
    known = {line.community for line in examples().lines(MemberLine) if line.good}
    lines = examples().lines(NeedLine)
    strangers = [line for line in lines if line.community not in known]
    importable = [line for line in lines if line.good and line not in strangers]
    (formula,) = [line for line in importable if line.content.startswith("=")]

    assert {
        "rows": len(lines),
        "importable": len(importable),
        "finished_before_asked": len(with_flaw(lines, Flaw.FINISHED_BEFORE_ASKED)),
        "unknown_community": len(strangers),
        "solved": sum(line.status is NeedStatus.SOLVED for line in importable),
        "one_cell_is_a_formula_and_must_stay_text": formula.content == '=HYPERLINK("http://x.example","点我")',
    } == truth()["needs"]


@at_ledgers
def test_the_wish_ledger_gives_the_known_truth() -> None:
    lines = examples().lines(WishLine)
    (sheet,) = [sheet for sheet in examples().sheets if sheet.ledger is Ledger.WISHES]
    assert sheet.table is not None

    assert {
        "rows": len(lines),
        "claimed": sum(line.claimed_by is not None for line in lines),
        "fulfilled": sum(line.fulfilled_on is not None for line in lines),
        "columns_that_are_sensitive": [sheet.table.heading(code) for code in SENSITIVE],
    } == truth()["wishes"]
    assert flaws(lines) == [[]] * 60


@at_ledgers
def test_the_activity_ledger_gives_the_known_truth() -> None:
    people = {(line.name, line.branch) for line in examples().lines(MemberLine) if line.good}
    known = {name for name, _ in people}
    lines = examples().lines(ActivityLine)
    named = [(name, line.branch) for line in lines for name in line.names]

    assert {
        "activities": len(lines),
        "person_times": sum(one in people for one in named),
        "branch_points_3_2_1": sum(POINTS[line.grade] for line in lines if line.grade),
        "vague_rows": sum(line.vague for line in lines),
        "unknown_names": sum(name not in known for name, _ in named),
    } == truth()["activities"]
    assert flaws(lines) == [[]] * 48


@at_ledgers
def test_the_list_of_agreements_gives_the_known_truth() -> None:
    lines = examples().lines(AgreementLine)

    assert {
        "rows": len(lines),
        "signed": sum(line.signed_on is not None for line in lines),
        "communities_with_signed": len({line.community for line in lines if line.signed_on}),
    } == truth()["agreements"]
    assert {line.year for line in lines} == {2026}


def test_a_member_is_read_with_normalised_values() -> None:
    (line,) = read(
        MEMBERS, [1, "董 晓 ", "军休所党支部", "理发/急救", "甲社区", "２０２６年3月1日", 13800138000, "借调"]
    )

    assert isinstance(line, MemberLine)
    assert (line.name, line.skills, line.community) == ("董晓", ("理发", "急救"), "甲社区")
    assert (line.checked_in_on, line.phone, line.status) == (date(2026, 3, 1), "13800138000", MemberStatus.ON_LEAVE)


def test_doubles_shared_phones_and_unclear_namesakes_are_told_apart() -> None:
    lines = read(
        MEMBERS,
        [1, "张三", "一支部", "", "", "未报到", "13800138000"],
        [2, "张 三", "一支部", "", "", "未报到", "+8613800138000"],
        [3, "李四", "一支部", "", "", "未报到", "13800138000"],
        [4, "张三", "一支部", "", "", "未报到", "13900139000"],
        [5, "张三", "一支部", "", "", "未报到", ""],
        [6, "王五", "一支部", "", "", "未报到", ""],
    )

    assert flaws(lines) == [[], [Flaw.DOUBLE], [Flaw.PHONE_SHARED], [], [Flaw.SAME_NAME], []]
    assert dict(lines[1].problems[0].facts) == {"sheet": "表", "row": "2"}


def test_missing_names_and_communities_are_told() -> None:
    (line,) = read(MEMBERS, [1, "", "一支部", "", "", "2026-03-01", "13800138000"])

    assert [(problem.flaw, problem.heading) for problem in line.problems] == [
        (Flaw.MISSING, "姓名"),
        (Flaw.MISSING, "报到社区"),
    ]


def test_needs_may_not_contradict_themselves() -> None:
    lines = read(
        NEEDS,
        ["XQ1", "甲社区", "理发", "2026-03-01", "已办结", "2026-02-01", "满意"],
        ["XQ2", "甲社区", "急救", "2026-03-01", "已办结", "", ""],
        ["XQ3", "甲社区", "护理", "2026-03-01", "等等看", "", "还行"],
        ["XQ4", "甲社区", "宣讲", "2026-03-01", "待认领", "", ""],
        ["XQ4", "乙社区", "驾驶", "2026-03-02", "待认领", "", ""],
        ["XQ4", "甲社区", "宣讲", "2026-03-01", "待认领", "", ""],
    )

    assert flaws(lines) == [
        [Flaw.FINISHED_BEFORE_ASKED],
        [Flaw.FINISHED_WITHOUT_DAY],
        [Flaw.UNKNOWN_WORD, Flaw.UNKNOWN_WORD],
        [],
        [Flaw.NUMBER_SHARED],
        [Flaw.DOUBLE],
    ]


def test_a_need_speaks_the_words_of_the_scheme() -> None:
    heading = ["社区", "需求内容", "提出时间", "状态", "紧急程度", "来源", "满意度", "办结时间", "期望时限", "受益对象"]
    (line,) = read(
        heading, ["甲社区", "理发", "2026/3/1", "已办结", "特急", "热线", "基本满意", "2026/3/2", "3天内", "老年人"]
    )

    assert isinstance(line, NeedLine)
    assert (line.status, line.urgency, line.source) == (NeedStatus.SOLVED, Urgency.CRITICAL, Source.HOTLINE)
    assert (line.satisfaction, line.beneficiary) == (Satisfaction.FAIRLY, Beneficiary.ELDERLY)
    assert (line.wanted_by, line.due_on) == ("3天内", date(2026, 3, 4))


@pytest.mark.parametrize(
    ("term", "due"),
    [
        ("一周内", date(2026, 2, 17)),
        ("3天内", date(2026, 2, 13)),
        ("本月", date(2026, 2, 28)),
        ("2026.5.1", date(2026, 5, 1)),
        ("尽快", None),
    ],
)
def test_a_term_ends_on_a_day(term: str, due: date | None) -> None:
    assert due_day(term, date(2026, 2, 10)) == due


def test_wishes_may_not_contradict_themselves() -> None:
    lines = read(
        WISHES,
        ["小明", 9, "困境儿童", "书包", "甲社区", "张三", "2026-05-02", "2026-05-01"],
        ["小红", 9, "大病家庭", "画笔", "甲社区", "", "", "2026-05-01"],
        ["小刚", 900, "独居老人", "轮椅", "甲社区", "", "", ""],
        ["小丽", 9, "低保", "冬衣", "甲社区", "张三", "", ""],
        ["小军", 9, "低保", "冬衣", "甲社区", "", "", ""],
        ["小军", 9, "低保", "冬衣", "甲社区", "", "", ""],
    )

    assert flaws(lines) == [
        [Flaw.FULFILLED_BEFORE_CLAIMED],
        [Flaw.FULFILLED_WITHOUT_CLAIM],
        [Flaw.NUMBER_TOO_LARGE],
        [Flaw.MISSING],
        [],
        [Flaw.DOUBLE],
    ]


def test_a_sheet_with_a_required_column_missing_has_no_lines_but_says_why() -> None:
    book = workbook(
        人=[["序号", "姓名", "专业特长", "报到社区"], [1, "张三", "理发", "甲社区"]],
        事=[NEEDS[:-3], ["XQ1", "甲社区", "理发", "2026-03-01"]],
    )

    sheet, unknown = read_book(book, "表.xlsx")

    assert (sheet.ledger, len(sheet.lines), sheet.table and sheet.table.missing) == (Ledger.NEEDS, 0, ("状态",))
    assert (unknown.ledger, len(unknown.lines)) == (None, 0)


def test_a_sheet_of_something_else_is_not_recognised() -> None:
    sheet = RawSheet("说明", hidden=False, rows=Spool([RawRow(1, hidden=False, cells=("填报说明", "请认真填写"))]))

    assert recognise(sheet) is None


def test_the_same_file_twice_in_a_folder_adds_nothing(tmp_path: Path) -> None:
    content = workbook(表=[MEMBERS, [1, "张三", "一支部", "", "", "未报到", "13800138000"]])
    for name in ("一.xlsx", "二.xlsx", "~$一.xlsx", "说明.txt"):
        (tmp_path / name).write_bytes(content)
    (tmp_path / "旧.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

    folder = read_folder(tmp_path)

    assert [(sheet.file, flaws(sheet.lines)) for sheet in folder.sheets] == [
        ("一.xlsx", [[]]),
        ("二.xlsx", [[Flaw.DOUBLE]]),
    ]
    assert [(one.file, one.refusal.facts["why"]) for one in folder.refused] == [("旧.xls", "old_excel")]
    assert len({sheet.digest for sheet in folder.sheets}) == 1


def test_thousands_of_rows_are_read_within_seconds() -> None:
    rows = [
        [n, f"张{chr(0x4E00 + n)}", f"第{n % 99}支部", "理发、急救", "甲社区", "2026.3.1", 13800000000 + n]
        for n in range(2_000)
    ]
    content = workbook(表=[MEMBERS, *rows])
    begun = sum(os.times()[:4])

    (sheet,) = read_book(content, "表.xlsx")

    assert sum(line.good for line in sheet.lines) == 2_000
    # of processor time, with the reading process: what else the machine does is nothing to us
    assert sum(os.times()[:4]) - begun < 1.2
