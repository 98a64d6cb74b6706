"""One's own data, taken along: all that is held, and nobody else's."""

import io

import openpyxl
from sqlalchemy import Engine

from db.reads.me import own_data, own_service
from db.terms import Language
from db.work import reading
from pages.kit.mine import own_workbook
from tests.builders import a_town
from tests.builders.steps import a_closed_activity


def test_a_member_takes_along_what_is_held_about_them_and_nothing_else(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_closed_activity(sqlite_engine, town)
    with reading(sqlite_engine) as session:
        held, served = own_data(session, town.zhang), own_service(session, town.zhang)
    assert held is not None

    book = openpyxl.load_workbook(io.BytesIO(own_workbook(held, served, Language.ZH)))

    cells = [str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row]
    assert {"张三", "13800000001", "甲党支部", "望湖社区"} <= set(cells)
    assert len(served) == 1
    assert served[0].activity in " ".join(cells)
    assert not any("李四" in cell or "13800000002" in cell for cell in cells)
