"""The activity ledger: what a branch held where and when, who came, for how long, and its grade."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from db.files import words
from db.files.cells import label, minutes, whole, word
from db.files.days import day
from db.files.headers import Column
from db.files.ledgers.lines import Cursor, Line, mark_repeats
from db.files.names import Named, names
from db.terms import ActivityKind, Grade

COLUMNS: Final = (
    Column("number", ("序号", "编号"), counting=True),
    Column("held_on", ("时间", "日期", "活动时间", "活动日期", "开展时间"), required=True),
    Column("branch", ("支部", "党支部", "支部名称", "所在党支部", "开展支部"), required=True, fill_down=True),
    Column("community", ("社区", "活动社区", "服务社区", "社区名称", "活动地点"), required=True, fill_down=True),
    Column("kind", ("活动类型", "类型", "活动类别", "类别"), required=True),
    Column("people", ("参加人员", "参与人员", "参加党员", "人员名单", "参加人员名单"), required=True),
    Column("headcount", ("人数", "参加人数", "参与人数", "人次")),
    Column("minutes", ("时长", "服务时长", "活动时长")),
    Column("grade", ("等次", "等级", "成效等次")),
)
_NOBODY: Final = Named((), None, vague=False)
_NO_DAY: Final = date(1900, 1, 1)


@dataclass(frozen=True, kw_only=True)
class ActivityLine(Line):
    """One activity; `names` are those written down, `declared` is how many came, `vague`: more than are named."""

    number: str | None
    held_on: date
    branch: str
    community: str
    kind: ActivityKind
    names: tuple[str, ...]
    declared: int | None
    vague: bool
    minutes: int | None
    grade: Grade | None


def read_line(row: Cursor) -> ActivityLine:
    """Read one row of the activity ledger; "等12人" is no problem, only vague."""
    people = row.need("people", names, _NOBODY)
    headcount = row.maybe("headcount", whole)
    return ActivityLine(
        number=row.maybe("number", label),
        held_on=row.need("held_on", day, _NO_DAY),
        branch=row.need("branch", label, ""),
        community=row.need("community", label, ""),
        kind=row.need("kind", row.entry(ActivityKind), ActivityKind.LABOUR),
        names=people.names,
        declared=headcount if headcount is not None else people.declared,
        vague=people.vague,
        minutes=row.maybe("minutes", minutes),
        grade=row.maybe("grade", partial(word, words=words.GRADES)),
        place=row.place,
        cells=row.cells,
        problems=row.problems,
    )


def mark_doubles(lines: Iterable[ActivityLine]) -> Iterator[ActivityLine]:
    """Mark an activity written twice: same day, branch, community, kind and people."""
    return mark_repeats(lines, lambda line: (line.held_on, line.branch, line.community, line.kind, line.names))
