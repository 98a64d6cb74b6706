"""Times of the week and certificates, read as bureaus write them; what cannot be read is named."""

from collections.abc import Iterable
from datetime import date

import pytest

from db.files.certified import Certificate, certificates
from db.files.flaws import BadCell, Flaw
from db.files.weekly import Weekly, weekly
from db.terms import DayPart

M, A, E = DayPart


def on(days: Iterable[int], *parts: DayPart) -> set[Weekly]:
    return {(day, part) for day in days for part in parts or tuple(DayPart)}


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("周一晚", on([0], E)),
        ("周末", on([5, 6])),
        ("工作日晚上", on(range(5), E)),
        ("周一晚、周末、工作日晚上", on(range(5), E) | on([5, 6])),
        ("周一、周三晚上", on([0, 2], E)),
        ("星期二至四下午", on([1, 2, 3], A)),
        ("周一到周五晚；每周六上午、下午", on(range(5), E) | on([5], M, A)),
        ("周二四晚上", on([1, 3], E)),
        ("周一、三、五晚", on([0, 2, 4], E)),
        ("周六至周一白天", on([5, 6, 0], M, A)),
        ("周末（上午）", on([5, 6], M)),
        ("周三、周末晚上", on([2]) | on([5, 6], E)),
        ("晚上均可", on(range(7), E)),
        ("每天晚上", on(range(7), E)),
        ("随时", on(range(7))),
        ("无", set()),
    ],
)
def test_times_of_the_week_are_read(cell: str, meant: set[Weekly]) -> None:
    assert set(weekly(cell)) == meant


@pytest.mark.parametrize(("cell", "named"), [("看情况", "看情况"), ("周一晚、节假日", "节假日"), ("周八晚", "周八晚")])
def test_a_time_that_cannot_be_read_is_named(cell: str, named: str) -> None:
    with pytest.raises(BadCell) as bad:
        weekly(cell)

    assert (bad.value.flaw, bad.value.facts) == (Flaw.TIMES_UNREADABLE, {"value": named})


JUNE = date(2027, 6, 30)


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("救护员证 有效期至2027-06", [Certificate("救护员证", "", JUNE)]),
        ("急救：红十字救护员证（有效期至2027年6月）", [Certificate("红十字救护员证", "急救", JUNE)]),
        ("救护员证，有效期到 2027.6.15", [Certificate("救护员证", "", date(2027, 6, 15))]),
        ("救护员证 2027年6月到期", [Certificate("救护员证", "", JUNE)]),
        ("电工证（长期有效）", [Certificate("电工证")]),
        (
            "急救:救护员证 有效期至2027-06；电工：低压电工证",
            [Certificate("救护员证", "急救", JUNE), Certificate("低压电工证", "电工")],
        ),
        ("社会工作师", [Certificate("社会工作师")]),
        ("无", []),
    ],
)
def test_certificates_are_read_with_their_skill_and_their_last_day(cell: str, meant: list[Certificate]) -> None:
    assert list(certificates(cell)) == meant


@pytest.mark.parametrize(
    ("cell", "flaw"),
    [
        ("救护员证 有效期至明年", Flaw.CERTIFICATE_UNREADABLE),
        ("救护员证 有效期至2027-13", Flaw.CERTIFICATE_UNREADABLE),
        ("救护员证 有效期至2027-02-30", Flaw.DAY_IMPOSSIBLE),
        # of a bare day nobody knows whether it began or ends
        ("救护员证（2027-06）", Flaw.CERTIFICATE_UNREADABLE),
        ("有", Flaw.CERTIFICATE_UNREADABLE),
        ("有效期至2027-06", Flaw.CERTIFICATE_UNREADABLE),
    ],
)
def test_a_certificate_that_cannot_be_read_is_named(cell: str, flaw: Flaw) -> None:
    with pytest.raises(BadCell) as bad:
        certificates(cell)

    assert bad.value.flaw is flaw
