"""Small ledgers as bureaus keep them, read as the product reads them, and imported."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine

from db.files.flaws import Flaw
from db.files.ledgers.lines import Line
from db.files.ledgers.reading import LedgerSheet, lines_of, recognise, with_doubles_marked
from db.files.raw import RawRow, RawSheet
from db.rules.rights import Actor
from db.terms import BatchId, Role
from db.work import Spool, perform, perform_ahead
from db.writes.imports import Imported, import_ledger, undo_batch
from tests.builders.once import built_once
from tests.builders.people import actor_of, at
from tests.db.files.books import workbook

MEMBERS: Final = ["序号", "姓名", "所在党支部", "专业特长", "报到社区", "报到时间", "联系电话", "备注"]
AGREEMENTS: Final = ["序号", "甲方（支部）", "乙方（社区）", "签订日期", "联络员", "电话"]
NEEDS: Final = ["编号", "社区", "需求内容", "所需技能", "期望时限", "提出时间", "状态", "办结时间", "满意度"]
WISHES: Final = ["心愿人", "年龄", "家庭情况", "心愿内容", "所在社区", "认领党员", "所在支部", "认领时间", "实现时间"]
ACTIVITIES: Final = ["时间", "支部", "社区", "活动类型", "参加人员", "人数", "时长", "等次"]

TOWN: Final = (
    [1, "张三", "军休所党支部", "理发、急救", "望湖社区", "2026.1.12", "13800000001", ""],
    [2, "李四", "军休所党支部", "理发", "听松社区", "2026年2月3日", "13800000002", ""],
    [3, "王五", "救助站第一党支部", "无", "望湖社区", "未报到", "13800000003", ""],
)
"""Three members of two branches, at two communities; 王五 has not checked in."""

FILE: Final = "表.xlsx"
Rows = Sequence[Sequence[Any]]

NOW: Final = at(2026, 7, 20)
ADMIN: Final = actor_of(Role.ADMIN)


def sheets(heading: Sequence[str], *rows: Sequence[Any], title: str = "") -> tuple[LedgerSheet, ...]:
    """A ledger of one sheet under a title, as read; what is in it decides which file it is."""
    laid = [*([[title]] if title else []), heading, *rows]
    raw = RawSheet(
        "表", hidden=False, rows=Spool(RawRow(n, hidden=False, cells=tuple(c)) for n, c in enumerate(laid, start=1))
    )
    found = recognise(raw)
    assert found is not None
    ledger, table = found
    lines = Spool(lines_of(raw, table, ledger, FILE))
    digest = hashlib.sha256(repr(laid).encode()).hexdigest()
    return with_doubles_marked([LedgerSheet(FILE, digest, "表", hidden=False, ledger=ledger, table=table, lines=lines)])


def bring(
    engine: Engine, ledger: tuple[LedgerSheet, ...], *, actor: Actor = ADMIN, now: datetime = NOW, founding: bool = True
) -> Imported:
    """Import a ledger."""
    return perform_ahead(engine, actor, import_ledger, now=now, sheets=ledger, founding=founding)


def undo(engine: Engine, imported: Imported, *, actor: Actor = ADMIN) -> None:
    """Undo what was imported."""
    assert imported.batch_id is not None
    perform(engine, actor, undo_batch, now=NOW, batch_id=BatchId(imported.batch_id), reason="填错了表")


def a_check_in_list() -> tuple[LedgerSheet, ...]:
    """The list of the three members."""
    return sheets(MEMBERS, *TOWN, title="填报时间：2026年3月31日")


@built_once
def a_listed_town(engine: Engine) -> Imported:
    """The three members, from that list."""
    return bring(engine, a_check_in_list())


def flaws(lines: Iterable[Line]) -> list[tuple[int, list[Flaw]]]:
    """What is wrong with lines, by their rows."""
    return [(line.place.row, [problem.flaw for problem in line.problems]) for line in lines]


def lay_down(folder: Path, **ledgers: Mapping[str, Rows] | Rows) -> Path:
    """Lay ledgers into a folder as workbooks, each of one sheet, or of several by name."""
    folder.mkdir(exist_ok=True)
    for name, rows in ledgers.items():
        book = rows if isinstance(rows, Mapping) else {"表": rows}
        (folder / f"{name}.xlsx").write_bytes(workbook(**book))
    return folder
