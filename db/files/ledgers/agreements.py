"""The list of agreements between branches and communities, signed for a year."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from db.files.cells import label, phone
from db.files.days import day
from db.files.flaws import Flaw
from db.files.headers import Column
from db.files.ledgers.lines import Cursor, Line, mark_repeats
from db.files.names import name

COLUMNS: Final = (
    Column("number", ("序号", "编号"), counting=True),
    Column("branch", ("甲方(支部)", "甲方", "支部", "党支部", "甲方党支部", "乙方支部"), required=True),
    Column("community", ("乙方(社区)", "乙方", "社区", "社区党组织", "甲方社区", "乙方社区"), required=True),
    Column("signed_on", ("签订日期", "签订时间", "签约日期", "签约时间", "签署日期"), required=True),
    Column("contact", ("联络员", "联系人", "联络人")),
    Column("phone", ("电话", "联系电话", "联络员电话", "手机")),
)
_YEAR: Final = re.compile(r"(20\d{2})年?度")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementLine(Line):
    """One agreement; signed_on is None while it waits for its signature."""

    number: str | None
    branch: str
    community: str
    year: int
    signed_on: date | None
    contact: str | None
    phone: str | None


def read_line(row: Cursor) -> AgreementLine:
    """Read one row; the year stands in the sheet's title ("2026年度"), else it is the year of the signature."""
    signed_on = row.maybe("signed_on", day)
    titled = _YEAR.search(" ".join(row.titles))
    year = int(titled[1]) if titled else signed_on.year if signed_on else 0
    if not year and row.blank("signed_on"):
        row.wrong(Flaw.MISSING, "signed_on")
    return AgreementLine(
        number=row.maybe("number", label),
        branch=row.need("branch", label, ""),
        community=row.need("community", label, ""),
        year=year,
        signed_on=signed_on,
        contact=row.maybe("contact", name),
        phone=row.maybe("phone", phone),
        place=row.place,
        cells=row.cells,
        problems=row.problems,
    )


def mark_doubles(lines: Iterable[AgreementLine]) -> Iterator[AgreementLine]:
    """Mark a second agreement of the same branch and community for the same year."""
    return mark_repeats(lines, lambda line: (line.branch, line.community, line.year))
