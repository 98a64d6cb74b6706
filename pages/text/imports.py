"""Words of the imports: the file, the fate of every row, the history, taking a batch back."""

from collections.abc import Mapping
from typing import Final

from db.errors import Code
from pages.text.phrase import Phrase

LEAD = Phrase(
    "上传台账，先看每一行的去向，再一次确认；放错了可以整批撤销。",
    "Upload a ledger, see what becomes of every row, then say yes once; a batch can be undone.",
)
FILE = Phrase("台账文件（.xlsx 或 .csv，20 MB 以内）", "The ledger, .xlsx or .csv, up to 20 MB")
FILE_HINT = Phrase(
    "报到一览表、协议、需求清单、微心愿、活动五种台账都认得，不用先改格式。",
    "Check-in lists, agreements, needs, wishes and activities are recognised as they are.",
)
WAITING = Phrase("前面还有别的文件，轮到就开始", "Other files come first; this one begins as soon as they are done")
BEGINNING = Phrase("马上开始", "Beginning")
STAGES: Final[Mapping[str, Phrase]] = {
    "reading": Phrase("正在读取文件：{done} / {total} 行", "Reading the file: row {done} of {total}"),
    "understanding": Phrase("正在识别各行：{done} / {total} 行", "Making out the rows: {done} of {total}"),
    "comparing": Phrase(
        "正在找表内重复的行：{done} / {total} 行", "Looking for rows that repeat each other: {done} of {total}"
    ),
    "founding": Phrase(
        "正在建立名单里新出现的支部、社区和特长：{done} / {total} 行",
        "Entering branches, communities and skills that the list is the first to name: row {done} of {total}",
    ),
    "checking": Phrase(
        "正在与现有记录核对：{done} / {total} 行，还没有写入",
        "Checking against the records: row {done} of {total}; nothing is written yet",
    ),
    "writing": Phrase(
        "正在写入：{done} / {total} 行，全部写完才算数", "Writing: row {done} of {total}; it counts once all are in"
    ),
    "keeping": Phrase(
        "正在登记这一批写了什么，以便撤销：{done} / {total} 条",
        "Noting what this batch wrote, so that it can be undone: {done} of {total}",
    ),
}
"""By what is being done with the rows of a file."""
STOP = Phrase("停下", "Stop")
STOPPING = Phrase("马上停下", "Stopping")
STOPPED = Phrase("已停下，什么也没有写入。", "Stopped; nothing was written.")
AGAIN = Phrase("重新开始", "Begin again")
CHANGED = Phrase(
    "核对之后，记录又有了改动。导入时会再核对一遍，也可以现在重新核对。",
    "The records have changed since this was checked. The import checks again by itself; you may do so now.",
)
CHECK_AGAIN = Phrase("重新核对", "Check again")
FIRST_ROWS = Phrase(
    "这里列出前 {shown} 行，退回的在前；共 {total} 行。",
    "Shown: {shown} of {total:row|rows}, those that come back before the others.",
)
REFUSED_FILE = Phrase("文件没有读取，什么也没有写入。{why}。", "The file was not read and nothing was written. {why}.")
NO_LEDGER = Phrase(
    "工作表“{sheet}”看不出是哪种台账，没有读取。请保留原来的表头，或用下面的空白模板。",
    "Sheet “{sheet}” is no ledger known here and was not read. Keep its header, or use a template from below.",
)
COLUMNS_MISSING = Phrase(
    "工作表“{sheet}”缺少列：{columns}，没有读取。请在上面指明是哪一列，或补上再传。",
    "Sheet “{sheet}” lacks columns, so it was not read: {columns}. Say above which they are, or add them.",
)
EMPTY_SHEET = Phrase("工作表“{sheet}”没有数据行。", "Sheet “{sheet}” has no rows.")
FOUNDING = Phrase(
    "名单里新出现的党支部、社区和特长一并建立",
    "Also enter branches, communities and skills that the list is the first to name",
)
SUMMARY = Phrase("{taken} 行可以写入，{back} 行退回", "Rows that go in: {taken}; that come back: {back}")
SHEET = Phrase("工作表", "Sheet")
ROW = Phrase("行号", "Row")
FATE = Phrase("去向", "Fate")
GOES_IN = Phrase("写入", "goes in")
COMES_BACK = Phrase("退回", "comes back")
WHY = Phrase("原因", "Reason")
WORDS = Phrase("内容", "Contents")
BACK_ROW = Phrase("“{sheet}”第 {row} 行退回：{reason}。", "Row {row} of “{sheet}” comes back: {reason}.")
MORE_BACK = Phrase("另有 {more} 行退回，都在下表中。", "{more} more come back; all stand in the table below.")
UNKNOWN = Phrase("“{sheet}”中有没认出来的列", "“{sheet}” has columns that are not known")
UNKNOWN_NOTE = Phrase(
    "需要的列可以在这里指明，不用改文件；不指明的列不使用。",
    "Say here what a column is, if it is needed, without changing the file; what is not said is not used.",
)
UNKNOWN_IS = Phrase("“{heading}”这一列是", "The column “{heading}” is")
UNDERSTOOD = Phrase("各列是怎样理解的", "How the columns were understood")
HEADING = Phrase("表头", "Heading")
MEANS = Phrase("理解为", "Understood as")
NOT_USED = Phrase("不使用", "not used")
IMPORT = Phrase("确认导入 {taken} 行", "Import what goes in ({taken})")
IMPORTED = Phrase("已导入 {taken} 行，退回 {back} 行。", "Rows imported: {taken}; come back: {back}.")
NOTHING_IN = Phrase(
    "没有一行可以写入。请按原因改正后再传。", "No row can go in. Mend them by their reasons and upload the file again."
)
RETURNS = Phrase("下载退回的 {back} 行和原因", "Download what comes back ({back}), with the reasons")
RETURNS_FILE = Phrase("退回-{ledger}.xlsx", "returned-{ledger}.xlsx")
RETURNS_NOTE = Phrase(
    "退回的行含有姓名和电话，请妥善保管。改好后保留表头，另存再传。",
    "It holds names and telephones; keep it safe. Mend the rows, keep the header, and upload it again.",
)
TEMPLATES = Phrase("空白模板", "Empty templates")
TEMPLATES_NOTE = Phrase(
    "带下拉选项和填写说明：党支部、社区、特长和类别都按现在的记录。已有的台账不必改成模板。",
    "With lists to choose from and hints; branches, communities, skills and kinds as they are now. "
    "A ledger you already have need not follow it.",
)
OUTDATED = Phrase(
    "“{sheet}”用的是旧版模板：各列或选项后来有改动。这次照常读取，下次请重新下载模板。",
    "“{sheet}” follows a former template: columns or lists have changed since. "
    "It is read all the same; fetch the present one for the next time.",
)
TEMPLATE_FILE = Phrase("{ledger}-模板.xlsx", "{ledger}-template.xlsx")

HISTORY = Phrase("导入记录", "History")
EMPTY = Phrase(
    "还没有导入过台账。在上面选一个文件，先看结果再决定。",
    "Nothing was imported yet. Choose a file above; you see the outcome before anything is written.",
)
COUNT = Phrase("共 {total} 批", "Batches: {total}")
BROUGHT = Phrase("写入 {taken} 行，退回 {back} 行", "Rows in: {taken}; back: {back}")
DONE = Phrase("{day} {name}导入", "imported on {day} by {name}")
UNDONE_ON = Phrase("{day}撤销", "undone on {day}")
UNDO = Phrase("撤销这一批", "Undo this batch")
UNDO_REASON = Phrase("为什么撤销", "Why it is undone")
UNDONE = Phrase("这一批已撤销，同一文件可以再次导入。", "The batch is undone; the same file may come again.")

LEDGERS: Final[Mapping[str, Phrase]] = {
    "members": Phrase("党员报到", "Member check-ins"),
    "agreements": Phrase("共驻共建协议", "Agreements"),
    "needs": Phrase("需求清单", "Needs"),
    "wishes": Phrase("微心愿", "Wishes"),
    "activities": Phrase("活动", "Activities"),
}
"""By a ledger's code."""

REFUSED: Final[Mapping[Code, tuple[Phrase, ...]]] = {
    Code.ALREADY_IMPORTED: (
        Phrase("这个文件已于{on}导入，没有重复导入。", "This file was imported on {on}; nothing was imported twice."),
        Phrase("这个文件已经导入过，没有重复导入。", "This file was imported before; nothing was imported twice."),
    ),
    Code.STOPPED: (STOPPED,),
    Code.ALREADY_UNDONE: (Phrase("这一批已经撤销过了。", "This batch has been undone already."),),
    Code.BUILT_UPON: (
        Phrase(
            "这一批导入以后，又有 {count} 条记录用到了它，所以没有撤销。请先撤销或更正后来的记录。",
            "Since this import {count:record builds|records build} upon it, so it was not undone. Undo those first.",
        ),
    ),
    Code.FILE_TOO_LARGE: (
        Phrase(
            "文件太大，没有导入。请拆成几个小文件再试。",
            "The file is too large and was not imported. Split it into smaller ones.",
        ),
    ),
    Code.UNKNOWN_FIELDS: (Phrase("认不出的字段：{names}，没有改动。", "Unknown fields: {names}; nothing changed."),),
    Code.FILE_UNREADABLE: (
        Phrase(
            "文件打不开，没有导入。请另存为 .xlsx 再试。",
            "The file could not be read and was not imported. Save it as .xlsx and try again.",
        ),
    ),
}
"""Why a file was not taken, or a batch not undone."""
