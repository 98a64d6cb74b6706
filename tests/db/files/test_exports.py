"""Tables on their way out: text stays text, whatever it looks like."""

import io
import tracemalloc
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import partial
from tempfile import TemporaryFile
from typing import IO

import openpyxl
import pytest

from db.files.exports import write_table
from db.files.ledgers.lines import Place
from db.files.quarterly import PrintedForm, write_form
from db.files.returns import Return, write_returns
from tests.builders.files import made


def table(headings: Sequence[str], rows: Iterable[Sequence[object]], *holds: tuple[str, str]) -> bytes:
    return made(partial(write_table, name="日志", headings=headings, rows=rows, holds=holds))


def cells(content: bytes) -> list[tuple[object, ...]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return list(sheet.iter_rows(values_only=True))


@pytest.mark.parametrize(
    "evil", ['=HYPERLINK("http://a.b","c")', "+1+1", "-1", "@SUM(A1)", "\t=1", "＝1", "http://a.b", "0123"]
)
def test_no_cell_is_ever_a_formula_a_link_or_a_number(evil: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(table(["内容"], [[evil]])))

    cell = book.worksheets[0]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (evil, "s", None)


def test_moments_are_written_in_the_time_of_shanghai_and_the_unknown_stays_empty() -> None:
    rows = [[1, datetime(2026, 5, 20, 16, 30, tzinfo=UTC), date(2026, 5, 20), None, True]]

    assert cells(table(["a", "b", "c", "d", "e"], rows)) == [
        ("a", "b", "c", "d", "e"),
        (1, datetime(2026, 5, 21, 0, 30), datetime(2026, 5, 20), None, "True"),  # noqa: DTZ001 - as a sheet keeps them
    ]


def test_a_text_longer_than_a_cell_is_cut() -> None:
    assert len(str(cells(table(["b"], [["字" * 40_000]]))[1][0])) == 32_767


def test_what_is_sensitive_never_leaves_in_a_file() -> None:
    with pytest.raises(ValueError, match=r"account\.password_hash"):
        table(["密码"], [["x"]], ("account", "name"), ("account", "password_hash"))


def room_for(write: Callable[[IO[bytes]], object]) -> int:
    """Give the most memory, in bytes, that a writer takes at one moment."""
    with TemporaryFile() as to:
        tracemalloc.start()
        write(to)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most


def lines(number: int) -> Iterator[tuple[int, str, str]]:
    return ((line, f"第 {line} 行", "=1+1") for line in range(number))


def form(number: int) -> PrintedForm:
    headings, rows, total = ("序号", "内容", "措施"), list(lines(number)), ("", "", "")
    return PrintedForm("Q-B", "统计表", "局", headings, rows, total, notes=(), foot="填报人")


def goes_back(number: int) -> list[Return]:
    place = Place("表.xlsx", "表", 2)
    return [Return(place, ("序号", "内容", "措施"), line, "没有填写") for line in lines(number)]


@pytest.mark.parametrize(
    ("writer", "megabytes"),
    [
        (lambda number: partial(write_table, name="a", headings=("a", "b", "c"), rows=lines(number), holds=()), 0.8),
        (lambda number: partial(write_returns, returns=goes_back(number)), 0.8),
        # of a form's row its height stays, which nobody works out for a printed cell
        (lambda number: partial(write_form, form=form(number)), 0.95),
    ],
    ids=["table", "returns", "form"],
)
def test_a_long_workbook_is_written_in_a_megabyte(
    writer: Callable[[int], Callable[[IO[bytes]], object]], megabytes: float
) -> None:
    room = room_for(writer(1_000))

    assert room / 1_000_000 < megabytes
