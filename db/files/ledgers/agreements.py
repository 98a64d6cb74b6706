"""The list of agreements between branches and communities, signed for a year."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from db.files.cells import NOTHING, Raw, label, phone, prose
from db.files.days import day
from db.files.flaws import Flaw
from db.files.headers import Column
from db.files.ledgers.lines import Cursor, Line, mark_repeats
from db.files.names import name
from db.terms import Side

COLUMNS: Final = (
    Column("number", ("序号", "编号"), counting=True),
    Column("branch", ("甲方(支部)", "甲方", "支部", "党支部", "甲方党支部", "乙方支部"), required=True),
    Column("community", ("乙方(社区)", "乙方", "社区", "社区党组织", "甲方社区", "乙方社区"), required=True),
    Column("signed_on", ("签订日期", "签订时间", "签约日期", "签约时间", "签署日期"), required=True),
    Column("contact", ("联络员", "联系人", "联络人")),
    Column("phone", ("电话", "联系电话", "联络员电话", "手机")),
    Column("branch_promises", ("支部承诺", "支部承诺事项", "支部的承诺", "支部条款", "支部服务内容")),
    Column("community_promises", ("社区承诺", "社区承诺事项", "社区的承诺", "社区条款")),
)
_NUMBER: Final = r"(?:\d{1,2}\s*[.、)](?!\d)|\(\d{1,2}\)|[①-⑳])"
_BETWEEN: Final = re.compile(rf"[\r\n;；]+|\s+(?={_NUMBER})")
_NUMBERED: Final = re.compile(rf"^\s*{_NUMBER}\s*")
COLUMN_OF: Final = {Side.BRANCH: "branch_promises", Side.COMMUNITY: "community_promises"}
"""Where each side's promises stand."""

_YEAR: Final = re.compile(r"(20\d{2})年?度")


@dataclass(frozen=True, kw_only=True)
class AgreementLine(Line):
    """One agreement; signed_on is None while it waits for its signature."""

    number: str | None
    branch: str
    community: str
    year: int
    signed_on: date | None
    contact: str | None
    phone: str | None
    #: what each side promises, in the order of the sheet
    promises: tuple[tuple[Side, str], ...] = ()


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
        promises=tuple(
            (side, promise) for side, code in COLUMN_OF.items() for promise in row.maybe(code, promises) or ()
        ),
        place=row.place,
        cells=row.cells,
        problems=row.problems,
    )


def promises(raw: Raw) -> tuple[str, ...]:
    """Read what a side promises, each by itself: on lines of their own, numbered, or with semicolons between them."""
    parts = (_NUMBERED.sub("", _bracketed(part)).strip().rstrip("。") for part in _BETWEEN.split(prose(raw)))
    return tuple(dict.fromkeys(part for part in parts if part not in NOTHING))


def _bracketed(part: str) -> str:
    # a number in full-width brackets is one in brackets; what follows stays as it was written
    return re.sub(r"^\s*（(\d{1,2})）|^\s*(\d{1,2})）", lambda found: f"({found[1] or found[2]})", part)


def mark_doubles(lines: Iterable[AgreementLine]) -> Iterator[AgreementLine]:
    """Mark a second agreement of the same branch and community for the same year."""
    return mark_repeats(lines, lambda line: (line.branch, line.community, line.year))
