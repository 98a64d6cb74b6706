"""What hands bring into a form: numbers of their kind, and what does not go together with the rest is named."""

from dataclasses import replace

import pytest

from db.errors import Code, Refusal
from db.rules.cells import read_cell
from db.rules.contradictions import Clash, contradictions
from db.rules.metrics import Metric
from db.rules.quarterly import QB_COLUMNS, QB_TOTALS, TOTAL, Hand, Line, Sheet, Value, with_hands
from db.terms import FormKind
from tests.db.rules.test_quarterly import a_sheet, typed

M = Metric


def found(sheet: Sheet, **cells: str) -> list[tuple[str, str, str, Value, Value]]:
    return [
        (one.clash, one.code, one.column, one.says, one.other)
        for one in contradictions(with_hands(sheet, typed(**cells)))
    ]


@pytest.mark.parametrize(
    ("column", "said", "value"),
    [
        (M.ACTIVITIES, "1,500", 1500),
        (M.ACTIVITIES, "４６", 46),
        (M.COVERAGE, "98.5%", (985, 1000)),
        (M.POSTS_PER_HEAD, "2.3", (230, 100)),
        (M.SERVICE_TIME, "12.5", 750),
        ("funds", "300.50", "300.50"),
        ("funds", "300", 300),
        ("solved_on", "2026年5月1日", "2026-05-01"),
        ("measures", "约四十六次", "约四十六次"),
    ],
)
def test_a_cell_is_read_as_its_column_wants(column: str, said: str, value: Value) -> None:
    assert read_cell(column, said) == value


@pytest.mark.parametrize(
    ("column", "said", "code"),
    [
        (M.ACTIVITIES, "四十六左右", Code.NOT_WHOLE),
        (M.ACTIVITIES, "46.5", Code.NOT_WHOLE),
        (M.ACTIVITIES, "-3", Code.NOT_WHOLE),
        (M.ACTIVITIES, "99999999999", Code.OUT_OF_RANGE),
        (M.COVERAGE, "98.55", Code.NOT_DECIMAL),
        (M.COVERAGE, "100.1", Code.OUT_OF_RANGE),
        (M.SERVICE_TIME, "两小时", Code.NOT_DECIMAL),
        ("beneficiaries", "几个人", Code.NOT_WHOLE),
        ("followed_on", "2026-02-30", Code.BAD_DAY),
    ],
)
def test_a_cell_refuses_what_is_not_of_its_kind(column: str, said: str, code: Code) -> None:
    with pytest.raises(Refusal) as refusal:
        read_cell(column, said)

    assert refusal.value.code is code


def test_a_typed_total_that_is_not_the_sum_is_named_and_its_share_follows_it() -> None:
    sheet = with_hands(a_sheet(), typed(total__in_service="20"))

    assert sheet.total.cells[M.COVERAGE] == (13, 20)
    assert found(a_sheet(), total__in_service="20") == [(Clash.NOT_THE_SUM, TOTAL, M.IN_SERVICE, 20, 15)]
    assert found(a_sheet(), total__in_service="15", total__communities_served="9", total__leader_times="3") == []


def test_a_typed_share_that_does_not_follow_from_its_numbers_is_named() -> None:
    assert found(a_sheet(), ZB01__coverage="95") == [(Clash.NOT_THE_SHARE, "ZB01", M.COVERAGE, (950, 1000), (8, 10))]
    assert found(a_sheet(), ZB01__coverage="80", total__coverage="86.7") == []


def test_a_part_larger_than_its_whole_and_words_of_earlier_days_are_named() -> None:
    assert found(a_sheet(), ZB02__checked_in="6") == [(Clash.MORE_THAN_WHOLE, "ZB02", M.CHECKED_IN, 6, 5)]
    assert found(a_sheet(), ZB01__activities="四十六左右", ZB01__remarks="好") == [
        (Clash.UNREADABLE, "ZB01", M.ACTIVITIES, "四十六左右", None)
    ]


def test_records_alone_contradict_nothing_and_days_do_not_run_backwards() -> None:
    odd = replace(a_sheet(), total=Line(TOTAL, "", {**a_sheet().total.cells, M.ACTIVITIES: 7}))
    assert contradictions(odd) == ()
    # this total is no sum in the records, either
    assert found(odd, total__activities="8") == []

    cells: dict[str, Value] = dict.fromkeys(QB_COLUMNS) | {"asked_on": "2026-05-01", "solved_on": "2026-05-09"}
    solved = Sheet(FormKind.QB, (Line("XQ1", "修灯", cells),), Line(TOTAL, "", dict.fromkeys(QB_TOTALS)), {})
    later = with_hands(solved, {"XQ1.followed_on": Hand("2026/5/2", "电话记录", "李")})
    assert [(one.clash, one.beside) for one in contradictions(later)] == [(Clash.BACKWARDS, "solved_on")]
