"""The need list: what residents asked for, and how far it has come."""

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Final

from db.files import words
from db.files.cells import label, labels, plain, prose, whole, word
from db.files.days import day
from db.files.flaws import BadCell, Flaw
from db.files.headers import Column
from db.files.ledgers.lines import Cursor, Line, mark_repeats
from db.files.names import number_word
from db.terms import Beneficiary, NeedKind, NeedStatus, Satisfaction, Source, Urgency

COLUMNS: Final = (
    Column("number", ("编号", "序号", "需求编号"), counting=True),
    Column("community", ("社区", "所在社区", "社区名称", "社区/小区", "小区"), required=True, fill_down=True),
    Column("kind", ("类别", "需求类别", "需求类型", "类型")),
    Column("content", ("需求内容", "内容", "具体需求", "群众需求", "问题/需求"), required=True),
    Column("beneficiary", ("受益对象", "服务对象", "受益对象类别")),
    Column("headcount", ("人数", "受益人数", "涉及人数")),
    Column("skills", ("所需技能", "需要技能", "技能", "所需技能/人数/物资")),
    Column("urgency", ("紧急程度", "紧急情况", "轻重缓急")),
    Column("wanted_by", ("期望时限", "期望时间", "希望完成时间", "时限")),
    Column("source", ("来源", "需求来源")),
    Column("asked_on", ("提出时间", "提出日", "提出日期", "登记时间", "登记日期"), required=True),
    Column("status", ("状态", "办理状态", "办理情况", "进度"), required=True),
    Column("finished_on", ("办结时间", "办结日", "办结日期", "完成时间", "完成日期")),
    Column("satisfaction", ("满意度", "回访结果", "群众评价", "评价")),
)

_FINISHED: Final = frozenset({NeedStatus.SOLVED, NeedStatus.EVALUATED})
_WITHIN: Final = re.compile(r"(\d+|[一二两三四五六七八九十]+)个?(天|日|周|星期|月)(?:之?内|以内)?")
_DAYS: Final = {"天": 1, "日": 1, "周": 7, "星期": 7, "月": 30}
_NO_DAY: Final = date(1900, 1, 1)


@dataclass(frozen=True, kw_only=True)
class NeedLine(Line):
    """One need; wanted_by is the term as written, due_on the day that follows from it."""

    number: str | None
    community: str
    kind: NeedKind
    content: str
    beneficiary: Beneficiary | None
    headcount: int | None
    skills: tuple[str, ...]
    urgency: Urgency
    wanted_by: str
    due_on: date | None
    source: Source | None
    asked_on: date
    status: NeedStatus
    finished_on: date | None
    satisfaction: Satisfaction | None


def read_line(row: Cursor) -> NeedLine:
    """Read one row of the need list; a need may not be finished before it was asked for."""
    asked_on = row.need("asked_on", day, _NO_DAY)
    status = row.need("status", partial(word, words=words.NEED_STATUSES), NeedStatus.PROPOSED)
    finished_on = row.maybe("finished_on", day)
    wanted_by = row.maybe("wanted_by", prose) or ""
    _check_finish(row, asked_on, status, finished_on)
    return NeedLine(
        number=row.maybe("number", label),
        community=row.need("community", label, ""),
        kind=row.maybe("kind", row.entry(NeedKind)) or NeedKind.OTHER,
        content=row.need("content", prose, ""),
        beneficiary=row.maybe("beneficiary", row.entry(Beneficiary)),
        headcount=row.maybe("headcount", whole),
        skills=row.maybe("skills", labels) or (),
        urgency=row.maybe("urgency", partial(word, words=words.URGENCIES)) or Urgency.NORMAL,
        wanted_by=wanted_by,
        due_on=due_day(wanted_by, asked_on) if wanted_by else None,
        source=row.maybe("source", partial(word, words=words.SOURCES)),
        asked_on=asked_on,
        status=status,
        finished_on=finished_on,
        satisfaction=row.maybe("satisfaction", partial(word, words=words.SATISFACTIONS)),
        place=row.place,
        cells=row.cells,
        problems=row.problems,
    )


def mark_doubles(lines: Iterable[NeedLine]) -> Iterator[NeedLine]:
    """Mark a need written twice, and a number that two different needs bear."""
    once = mark_repeats(lines, lambda line: (line.number, line.community, line.asked_on, line.content))
    return mark_repeats(once, _own_number, Flaw.NUMBER_SHARED)


def due_day(term: str, asked_on: date) -> date | None:
    """Give the day a term ends: "3天内", "一周内", "本月", or a day itself; None for other words."""
    text = plain(term)
    if text in {"本月", "本月内", "月底", "月底前", "当月"}:
        return asked_on.replace(day=calendar.monthrange(asked_on.year, asked_on.month)[1])
    if match := _WITHIN.fullmatch(text):
        return asked_on + timedelta(days=number_word(match[1]) * _DAYS[match[2]])
    try:
        return day(text)
    except BadCell:
        return None


def _check_finish(row: Cursor, asked_on: date, status: NeedStatus, finished_on: date | None) -> None:
    if finished_on and finished_on < asked_on:
        row.wrong(Flaw.FINISHED_BEFORE_ASKED, asked=asked_on.isoformat(), finished=finished_on.isoformat())
    if status in _FINISHED and row.blank("finished_on"):
        row.wrong(Flaw.FINISHED_WITHOUT_DAY)


def _own_number(line: NeedLine) -> str | None:
    """A bare 1, 2, 3 counts the rows of a sheet and is no need's own number."""
    return line.number if line.number and not line.number.isdecimal() else None
