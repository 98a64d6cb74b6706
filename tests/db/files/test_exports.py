"""Tables on their way out: text stays text, whatever it looks like."""

import io
from datetime import UTC, date, datetime

import openpyxl
import pytest

from db.files.exports import write_table


def cells(content: bytes) -> list[tuple[object, ...]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return list(sheet.iter_rows(values_only=True))


@pytest.mark.parametrize(
    "evil", ['=HYPERLINK("http://a.b","c")', "+1+1", "-1", "@SUM(A1)", "\t=1", "＝1", "http://a.b", "0123"]
)
def test_no_cell_is_ever_a_formula_a_link_or_a_number(evil: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_table("日志", ["内容"], [[evil]], holds=())))

    cell = book.worksheets[0]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (evil, "s", None)


def test_moments_are_written_in_the_time_of_shanghai_and_the_unknown_stays_empty() -> None:
    rows = [[1, datetime(2026, 5, 20, 16, 30, tzinfo=UTC), date(2026, 5, 20), None, True]]

    assert cells(write_table("日志", ["a", "b", "c", "d", "e"], rows, holds=())) == [
        ("a", "b", "c", "d", "e"),
        (1, datetime(2026, 5, 21, 0, 30), datetime(2026, 5, 20), None, "True"),  # noqa: DTZ001 - as a sheet keeps them
    ]


def test_a_text_longer_than_a_cell_is_cut() -> None:
    assert len(str(cells(write_table("a", ["b"], [["字" * 40_000]], holds=()))[1][0])) == 32_767


def test_what_is_sensitive_never_leaves_in_a_file() -> None:
    with pytest.raises(ValueError, match=r"account\.password_hash"):
        write_table("账号", ["密码"], [["x"]], holds=[("account", "name"), ("account", "password_hash")])
