"""What python -m seed ledger says at its end: what went in, what came back and where it lies, and how to go on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from sqlalchemy import Engine

from db.errors import Code, Refusal
from db.files.implied import UNPLACED_STREET
from db.files.ledgers.reading import Folder, Ledger, LedgerSheet
from db.files.reasons import file_sentence
from db.reads.accounts import doorstep
from db.terms import Language
from db.work import reading
from db.writes.imports import Imported
from seed.opening import shown


class Words(NamedTuple):
    """One sentence in both languages."""

    zh: str
    en: str

    def into(self, language: Language) -> str:
        """Give it in one of them."""
        return self.zh if language is Language.ZH else self.en


class Failed(NamedTuple):
    """A ledger of a file that was refused whole: nothing of it was written."""

    file: str
    ledger: Ledger
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Told:
    """All there is to tell of one run."""

    done: Sequence[Imported]
    failed: Sequence[Failed]
    folder: Folder
    returns: Path | None


LEDGERS: Final = {
    Ledger.MEMBERS: Words("党员报到", "member check-ins"),
    Ledger.AGREEMENTS: Words("协议", "agreements"),
    Ledger.NEEDS: Words("需求", "needs"),
    Ledger.WISHES: Words("微心愿", "wishes"),
    Ledger.ACTIVITIES: Words("活动", "activities"),
}
NO_FOLDER: Final = Words(
    "找不到文件夹“{folder}”，什么都没有写入。请核对路径。",
    "There is no folder “{folder}”; nothing was written. Check the path.",
)
NO_LEDGERS: Final = Words(
    "“{folder}”里没有认得出的台账，什么都没有写入。台账应是.xlsx或.csv，并带有表头。",
    "“{folder}” holds no ledger that is known here; nothing was written. Ledgers are .xlsx or .csv with a header.",
)
ONLY_A_DEMO: Final = Words(
    "{database} 是演示数据库，真实台账不能写进去。请用 DATABASE_URL 指定另一个数据库。",
    "{database} is a demo database; real ledgers do not belong there. Name another one by DATABASE_URL.",
)
INTO: Final = Words("数据库：{database}", "Database: {database}")
WENT_IN: Final = Words("写入 {taken} 行，退回 {back} 行", "{taken} rows went in, {back} came back")
ALREADY: Final = Words("已于 {on} 导入，没有重复导入", "imported on {on}, nothing was added twice")
FAILED: Final = Words(
    "没有写入（{code}），其余文件不受影响；改正后再运行一次即可",
    "was not written ({code}), the other files are not affected; mend it and run this again",
)
CAME_BACK: Final = Words(
    "退回的 {rows} 行和逐行的原因在：{path}\n"
    "  里面有姓名和电话，只有您能打开，请妥善保管。改好后存成新文件（保留表头），放进文件夹再运行一次。",
    "The {rows} rows that came back, each with its reason, lie in: {path}\n"
    "  It holds names and telephones, and only you can open it. Mend them, keep the header, save, and run this again.",
)
NOTHING_BACK: Final = Words("没有退回的行。", "No row came back.")
NOT_UNDERSTOOD: Final = Words(
    "工作表“{sheet}”看不出是哪本台账，没有读取", "sheet “{sheet}” is no ledger known here; not read"
)
COLUMN_MISSING: Final = Words(
    "工作表“{sheet}”缺少列：{columns}，没有读取", "sheet “{sheet}” lacks columns, so it was not read: {columns}"
)
PLACE_THEM: Final = Words(
    "台账没有写社区属于哪个街道，新社区暂放在“{street}”，请管理员在系统里归位。",
    "The ledgers do not say which street a community belongs to; new ones stand in “{street}” until placed.",
)
SET_UP: Final = Words(
    "接下来：启动服务（streamlit run dashboard.py），打开网页会进入 /setup，用控制台上的一次性口令建立管理员。",
    "Next: start the server (streamlit run dashboard.py); it opens /setup, where the one-time code from the console "
    "makes the administrator.",
)
SIGN_IN: Final = Words(
    "接下来：启动服务（streamlit run dashboard.py），用已有账号登录即可看到。",
    "Next: start the server (streamlit run dashboard.py) and sign in; it is all there.",
)


def tell(engine: Engine, told: Told, language: Language) -> str:
    """Tell a run in plain words."""
    return "\n".join(_sentences(engine, told, language)) + "\n"


def _sentences(engine: Engine, told: Told, language: Language) -> Iterator[str]:
    yield INTO.into(language).format(database=shown(engine))
    for done in told.done:
        said = WENT_IN.into(language).format(taken=done.taken, back=len(done.back))
        yield _line(done.file, said, language, done.ledger)
    for failed in told.failed:
        words = ALREADY if failed.refusal.code is Code.ALREADY_IMPORTED else FAILED
        said = words.into(language).format(code=failed.refusal.code, **failed.refusal.facts)
        yield _line(failed.file, said, language, failed.ledger)
    yield from _unread(told.folder, language)
    yield _came_back(told, language)
    if any(done.ledger is Ledger.MEMBERS and done.taken for done in told.done):
        yield PLACE_THEM.into(language).format(street=UNPLACED_STREET)
    with reading(engine) as session:
        yield (SET_UP if doorstep(session).empty else SIGN_IN).into(language)


def _line(file: str, said: str, language: Language, ledger: Ledger | None = None) -> str:
    what = f" · {LEDGERS[ledger].into(language)}" if ledger else ""
    return f"  {file}{what}{'：' if language is Language.ZH else ': '}{said}"


def _unread(folder: Folder, language: Language) -> Iterator[str]:
    for refused in folder.refused:
        yield _line(refused.file, file_sentence(refused.refusal.facts, language), language)
    for sheet in folder.sheets:
        if said := _why_unread(sheet, language):
            yield _line(sheet.file, said, language)


def _why_unread(sheet: LedgerSheet, language: Language) -> str:
    if sheet.ledger is None or sheet.table is None:
        return NOT_UNDERSTOOD.into(language).format(sheet=sheet.sheet)
    if sheet.table.missing:
        return COLUMN_MISSING.into(language).format(sheet=sheet.sheet, columns="、".join(sheet.table.missing))
    return ""


def _came_back(told: Told, language: Language) -> str:
    rows = sum(len(done.back) for done in told.done)
    if told.returns is None:
        return NOTHING_BACK.into(language)
    return CAME_BACK.into(language).format(rows=rows, path=told.returns)
