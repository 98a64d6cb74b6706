"""Workbooks for tests, made in memory: honest ones and ones that mean harm."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import xlsxwriter

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_LEADS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET_PART = "xl/worksheets/sheet1.xml"


def workbook(**sheets: Sequence[Sequence[Any]]) -> bytes:
    """Make a workbook of these sheets, each a list of rows."""
    target = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "yyyy-mm-dd"}
    with xlsxwriter.Workbook(target, options) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, cells in enumerate(rows):
                sheet.write_row(number, 0, cells)
    return target.getvalue()


def with_parts(parts: Mapping[str, str | bytes | Iterable[str]]) -> bytes:
    """Make a small workbook in which these parts are replaced or added; a very long one may come piece by piece."""
    source = zipfile.ZipFile(io.BytesIO(workbook(表=[["a"]])))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name in source.namelist():
            if name not in parts:
                archive.writestr(name, source.read(name))
        for name, content in parts.items():
            with archive.open(name, "w") as part:
                for piece in [content] if isinstance(content, (str, bytes)) else content:
                    part.write(piece if isinstance(piece, bytes) else piece.encode())
    return target.getvalue()


def elsewhere(sheet: str, place: str) -> dict[str, str]:
    """Give the parts of a workbook whose only sheet lies at another place than sheets do."""
    leads = f'<Relationship Id="rId1" Type="{_LEADS}/worksheet" Target="/{place}"/>'
    return {"xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{leads}</Relationships>', place: sheet}


def sheet_xml(inside: str) -> str:
    """Wrap the XML of rows as a sheet part."""
    return f'<?xml version="1.0"?><worksheet xmlns="{_MAIN}"><sheetData>{inside}</sheetData></worksheet>'


def strings_xml(text: str) -> str:
    """Wrap one text as the workbook's table of texts."""
    return f'<?xml version="1.0"?><sst xmlns="{_MAIN}"><si><t>{text}</t></si></sst>'
