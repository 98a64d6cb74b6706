"""Templates: what they offer to choose from, what they say, and how a former one is known."""

import io
from datetime import date
from functools import partial

import openpyxl
import pytest

from db.files.kinds import BUILT_IN
from db.files.ledgers.reading import SPECS, Ledger, lines_of, read_book, recognise
from db.files.raw import RawSheet
from db.files.templates import MARK, Blank, Edition, edition, edition_of, write_template
from db.files.weighing import weigh
from db.files.workbook import read_workbook
from db.terms import Language
from db.work import Spool
from tests.builders.files import made

DAY = date(2026, 5, 20)
KNOWN = {"branch": ["军休所党支部", "=1+1"], "community": ["望湖社区"], "skills": ["理发"]}


def template(ledger: Ledger, tongue: Language = Language.ZH) -> bytes:
    return made(
        partial(write_template, blank=Blank(ledger, "台账", SPECS[ledger].columns, KNOWN, tongue, BUILT_IN), day=DAY)
    )


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def choices(book: openpyxl.Workbook, heading: str) -> tuple[list[object], bool]:
    """Give what the first cell below a heading may be chosen from, and whether anything else is refused."""
    sheet = book.worksheets[0]
    place = next(cell for cell in sheet[1] if cell.value == heading)
    rule = next(rule for rule in sheet.data_validations.dataValidation if f"{place.column_letter}2" in rule.sqref)
    name, _, area = rule.formula1.partition("!")
    return [row[0].value for row in book[name.strip("'")][area.replace("$", "")]], bool(rule.showErrorMessage)


def filled(content: bytes, *rows: list[object], edition: str = "") -> bytes:
    book = opened(content)
    for row in rows:
        book.worksheets[0].append(row)
    if edition:
        book.worksheets[1]["C1"] = edition
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_closed_lists_are_insisted_on_and_known_names_are_proposed() -> None:
    book = opened(template(Ledger.NEEDS))

    assert choices(book, "紧急程度") == (["一般", "紧急", "特急"], True)
    assert choices(book, "社区") == (["望湖社区"], False)
    assert choices(opened(template(Ledger.ACTIVITIES)), "等次") == (["一等", "二等", "三等"], True)


def test_a_name_that_looks_like_a_formula_stays_a_name() -> None:
    book = opened(template(Ledger.MEMBERS))

    assert choices(book, "所在党支部") == (["军休所党支部", "=1+1"], False)
    assert [cell.data_type for row in book.worksheets[1] for cell in row if cell.value == "=1+1"] == ["s"]


@pytest.mark.parametrize("ledger", list(Ledger))
def test_every_template_is_known_as_its_own_ledger_and_its_guide_as_a_guide(ledger: Ledger) -> None:
    for tongue in Language:
        made = template(ledger, tongue)
        passing = read_workbook(made, weigh(made))
        sheet, guide = [RawSheet(one.name, one.hidden, Spool(one.rows)) for one in passing]

        found = recognise(sheet)
        assert found is not None
        assert (found[0], found[1].missing, list(lines_of(sheet, found[1], ledger, ""))) == (ledger, (), [])
        assert edition_of(guide) == Edition(ledger, edition(ledger, SPECS[ledger].columns))


def test_a_filled_template_is_taken_and_a_former_one_is_said() -> None:
    row = [1, "望湖社区", "其他", "修灯", None, None, None, "一般", None, "居民", "2026-05-01", "待认领"]
    empty = template(Ledger.NEEDS)

    [present] = read_book(filled(empty, row), "需求.xlsx")
    [former] = read_book(filled(empty, row, edition="0ld000"), "需求.xlsx")

    assert [(line.good, line.cells[3]) for line in present.lines] == [(True, "修灯")]
    assert (present.outdated, former.outdated) == (False, True)
    assert [line.good for line in former.lines] == [True]


def test_the_guide_says_what_must_be_filled_in_and_how() -> None:
    guide = opened(template(Ledger.AGREEMENTS, Language.EN)).worksheets[1]
    rows = {row[0]: row[1:3] for row in guide.iter_rows(min_row=5, values_only=True)}

    assert guide["A1"].value == MARK
    assert rows["签订日期"] == ("required", "write it like 2026-03-01")
    assert rows["联络员"] == ("", "as it is")


def test_a_template_of_a_big_city_is_small_for_it_holds_names_only() -> None:
    known = {
        "branch": [f"第 {number} 党支部" for number in range(800)],
        "community": [f"第 {number} 社区" for number in range(400)],
    }
    blank = Blank(Ledger.NEEDS, "台账", SPECS[Ledger.NEEDS].columns, known, Language.ZH, BUILT_IN)

    assert len(made(partial(write_template, blank=blank, day=DAY))) < 100_000
