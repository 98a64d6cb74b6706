"""The wish ledger: small personal wishes, who took them on, and when they came true. Who wishes is sensitive."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from db.files.cells import label, prose, whole
from db.files.days import day
from db.files.flaws import Flaw
from db.files.headers import Column
from db.files.ledgers.lines import Cursor, Line, mark_repeats
from db.files.names import name
from db.files.words import household_class
from db.terms import Beneficiary

COLUMNS: Final = (
    Column("number", ("序号", "编号"), counting=True),
    Column("person", ("心愿人", "心愿人姓名", "许愿人", "姓名"), required=True),
    Column("age", ("年龄",)),
    Column("household", ("家庭情况", "家庭状况", "人员类别", "困难类型")),
    Column("content", ("心愿内容", "微心愿", "微心愿内容", "心愿"), required=True),
    Column("community", ("所在社区", "社区", "社区名称"), required=True, fill_down=True),
    Column("claimed_by", ("认领党员", "认领人", "认领人姓名")),
    Column("branch", ("所在支部", "所在党支部", "认领支部", "党支部", "支部")),
    Column("claimed_on", ("认领时间", "认领日期")),
    Column("fulfilled_on", ("实现时间", "实现日期", "圆梦时间", "完成时间")),
)
#: The columns that tell who a wishing person is; they go to the table that opens only for a purpose.
SENSITIVE: Final = ("person", "age", "household")
_OLDEST: Final = 120


@dataclass(frozen=True, kw_only=True)
class WishLine(Line):
    """One wish; person, age and household are about a vulnerable person and must be kept apart."""

    number: str | None
    person: str
    age: int | None
    household: str
    beneficiary: Beneficiary | None
    content: str
    community: str
    claimed_by: str | None
    branch: str | None
    claimed_on: date | None
    fulfilled_on: date | None


def read_line(row: Cursor) -> WishLine:
    """Read one row of the wish ledger; a wish comes true after somebody took it on."""
    claimed_by = row.maybe("claimed_by", name)
    claimed_on = row.maybe("claimed_on", day)
    fulfilled_on = row.maybe("fulfilled_on", day)
    if fulfilled_on and claimed_on and fulfilled_on < claimed_on:
        row.wrong(Flaw.FULFILLED_BEFORE_CLAIMED, claimed=claimed_on.isoformat(), fulfilled=fulfilled_on.isoformat())
    if fulfilled_on and row.blank("claimed_by"):
        row.wrong(Flaw.FULFILLED_WITHOUT_CLAIM)
    if claimed_by and row.blank("claimed_on"):
        row.wrong(Flaw.MISSING, "claimed_on")
    household = row.maybe("household", prose) or ""
    return WishLine(
        number=row.maybe("number", label),
        person=row.need("person", name, ""),
        age=row.maybe("age", partial(whole, most=_OLDEST)),
        household=household,
        beneficiary=household_class(household),
        content=row.need("content", prose, ""),
        community=row.need("community", label, ""),
        claimed_by=claimed_by,
        branch=row.maybe("branch", label),
        claimed_on=claimed_on,
        fulfilled_on=fulfilled_on,
        place=row.place,
        cells=row.cells,
        problems=row.problems,
    )


def mark_doubles(lines: Iterable[WishLine]) -> Iterator[WishLine]:
    """Mark the same wish of the same person written twice."""
    return mark_repeats(lines, lambda line: (line.person, line.age, line.community, line.content))
