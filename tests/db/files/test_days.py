"""Days as bureaus write them."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.files.cells import Raw
from db.files.days import day
from db.files.flaws import BadCell, Flaw

_DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    "raw",
    [
        "2026.3.1",
        "2026年3月1日",
        "2026年03月01日",
        "２０２６年3月1日",
        "２０２６．３．１",
        "20260301",
        20260301,
        20260301.0,
        "2026/3/1",
        "2026-03-01",
        " 2026 年 3 月 1 日 ",
        "2026年3月1号",
        "2026年3月1日（星期日）",
        "2026-03-01 09:30:00",
        datetime(2026, 3, 1, 9, 30, tzinfo=UTC),
        date(2026, 3, 1),
        46082,
        46082.4,
        "46082",
        "\u200b2026-03-01",
    ],
)
def test_every_way_to_write_one_day(raw: Raw) -> None:
    assert day(raw) == date(2026, 3, 1)


def test_serial_46000_is_what_excel_shows() -> None:
    assert day(46000) == date(2025, 12, 9)


@pytest.mark.parametrize(
    ("raw", "flaw"),
    [
        ("3月1日", Flaw.DAY_WITHOUT_YEAR),
        ("3.1", Flaw.DAY_WITHOUT_YEAR),
        (3.1, Flaw.DAY_WITHOUT_YEAR),
        ("2026年3月", Flaw.DAY_INCOMPLETE),
        (2026.1, Flaw.DAY_INCOMPLETE),
        ("2026年", Flaw.DAY_INCOMPLETE),
        ("2026年13月5日", Flaw.DAY_IMPOSSIBLE),
        ("2026-02-29", Flaw.DAY_IMPOSSIBLE),
        ("20261305", Flaw.DAY_IMPOSSIBLE),
        ("1026-01-01", Flaw.DAY_IMPOSSIBLE),
        ("26.3.1", Flaw.DAY_UNREADABLE),
        ("三月", Flaw.DAY_UNREADABLE),
        ("未报到", Flaw.DAY_UNREADABLE),
        ("", Flaw.DAY_UNREADABLE),
        (True, Flaw.DAY_UNREADABLE),
        (time(9, 30), Flaw.DAY_UNREADABLE),
        (1e300, Flaw.DAY_UNREADABLE),
    ],
)
def test_what_is_no_day_says_why(raw: Raw, flaw: Flaw) -> None:
    with pytest.raises(BadCell) as caught:
        day(raw)

    assert caught.value.flaw is flaw


@given(_DAYS)
def test_any_day_is_read_from_every_form(known: date) -> None:
    y, m, d = known.year, known.month, known.day
    serial = (known - date(1899, 12, 30)).days
    forms: list[Raw] = [
        f"{y}.{m}.{d}",
        f"{y}年{m}月{d}日",
        f"{y}/{m:02}/{d:02}",
        known.isoformat(),
        f"{y:04}{m:02}{d:02}",
        int(f"{y:04}{m:02}{d:02}"),
        known,
        datetime.combine(known, time(8), tzinfo=UTC),
        serial,
        float(serial),
    ]

    assert {day(form) for form in forms} == {known}


@given(st.text(max_size=20) | st.integers() | st.floats() | st.times() | st.booleans())
def test_nothing_breaks_the_day_reader(raw: Raw) -> None:
    try:
        read = day(raw)
    except BadCell:
        return

    assert 1900 <= read.year <= 2100
