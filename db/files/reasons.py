"""The sentences for what is wrong with a file or a row, in Chinese and English: what happened and how to mend it."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from db.files.flaws import Fault, Flaw, Problem
from db.terms import Language


class Reason(NamedTuple):
    """One sentence in both languages; the braces take the facts."""

    zh: str
    en: str


ROW_REASONS: Final[dict[Flaw, Reason]] = {
    Flaw.MISSING: Reason("没有填写", "is empty"),
    Flaw.TOO_LONG: Reason("超过{limit}个字，请缩短", "is longer than {limit} characters; please shorten it"),
    Flaw.ERROR_VALUE: Reason("公式出错，显示为{value}", "holds a formula error, {value}"),
    Flaw.DIGITS_LOST: Reason(
        "数字太长，表格已丢失末尾几位（{value}），请设为文本后重新填写",
        "is a number so long that the sheet lost its last digits ({value}); format it as text and type it again",
    ),
    Flaw.NAME_UNREADABLE: Reason("“{value}”不像人名", "“{value}” does not look like a name"),
    Flaw.NUMBER_UNREADABLE: Reason("“{value}”不是数字", "“{value}” is not a number"),
    Flaw.NUMBER_TOO_LARGE: Reason("“{value}”超过{limit}", "“{value}” is more than {limit}"),
    Flaw.DAY_UNREADABLE: Reason(
        "“{value}”不是日期，请写成2026-03-01", "“{value}” is not a date; write it like 2026-03-01"
    ),
    Flaw.DAY_WITHOUT_YEAR: Reason("“{value}”没有年份", "“{value}” has no year"),
    Flaw.DAY_INCOMPLETE: Reason("“{value}”没有写到日", "“{value}” has no day of the month"),
    Flaw.DAY_IMPOSSIBLE: Reason("“{value}”这一天不存在", "“{value}” is a day that does not exist"),
    Flaw.MONTH_UNREADABLE: Reason(
        "“{value}”不是年月，请写成 1980-05", "“{value}” is no year and month; write it like 1980-05"
    ),
    Flaw.PHONE_UNREADABLE: Reason("“{value}”不是电话号码", "“{value}” is not a phone number"),
    Flaw.PHONE_TOO_SHORT: Reason("“{value}”位数不够，只有{digits}位", "“{value}” is too short: {digits} digits"),
    Flaw.PHONE_TOO_LONG: Reason("“{value}”位数太多，有{digits}位", "“{value}” is too long: {digits} digits"),
    Flaw.DURATION_UNREADABLE: Reason(
        "“{value}”不是时长，请写成90分钟或1.5小时", "“{value}” is not a duration; write 90分钟 or 1.5小时"
    ),
    Flaw.DURATION_UNCLEAR: Reason(
        "“{value}”看不出是小时还是分钟，请注明单位", "“{value}” may be hours or minutes; please write the unit"
    ),
    Flaw.UNKNOWN_WORD: Reason("“{value}”不在可填的词语中", "“{value}” is not one of the words this column takes"),
    Flaw.RETIRED_WORD: Reason(
        "“{value}”已停用，请改成现在可选的一项（见新模板）",
        "“{value}” is retired; choose one that is offered now, as the present template lists them",
    ),
    Flaw.FINISHED_BEFORE_ASKED: Reason(
        "办结时间（{finished}）早于提出时间（{asked}）",
        "it was finished ({finished}) before it was asked for ({asked})",
    ),
    Flaw.FINISHED_WITHOUT_DAY: Reason(
        "状态为办结，但没有填写办结时间", "it is marked as finished, but the day is missing"
    ),
    Flaw.FULFILLED_BEFORE_CLAIMED: Reason(
        "实现时间（{fulfilled}）早于认领时间（{claimed}）",
        "it came true ({fulfilled}) before somebody took it on ({claimed})",
    ),
    Flaw.FULFILLED_WITHOUT_CLAIM: Reason(
        "已经实现，但没有填写认领党员", "it came true, but nobody is named as having taken it on"
    ),
    Flaw.TIMES_UNREADABLE: Reason(
        "看不懂“{value}”是每周的什么时间，请写成“周一晚、周末、工作日晚上”",
        "“{value}” is no time of the week that can be read; write it like 周一晚、周末、工作日晚上",
    ),
    Flaw.CERTIFICATE_UNREADABLE: Reason(
        "看不懂“{value}”，请写成“急救：救护员证 有效期至2027-06”",
        "“{value}” cannot be read; write it like 急救：救护员证 有效期至2027-06",
    ),
    Flaw.CERTIFICATE_UNTIED: Reason(
        "看不出“{value}”是哪一项特长的证书，请写成“特长：证书名”",
        "nobody can tell of which skill “{value}” is a certificate; write the skill before it, with a colon",
    ),
    Flaw.CERTIFICATE_SECOND: Reason(
        "“{value}”这项特长写了两个证书，请只留一个", "two certificates are written for “{value}”; leave one of them"
    ),
    Flaw.DOUBLE: Reason(
        "与工作表“{sheet}”第{row}行重复，只收第一次出现的那一行",
        "it repeats row {row} of sheet “{sheet}”; only the first one was taken",
    ),
    Flaw.PHONE_SHARED: Reason(
        "电话与工作表“{sheet}”第{row}行的另一个人相同，请核对是不是同一个人",
        "somebody else in row {row} of sheet “{sheet}” has the same phone; please check whether they are one person",
    ),
    Flaw.NUMBER_SHARED: Reason(
        "编号与工作表“{sheet}”第{row}行的另一条相同", "another one in row {row} of sheet “{sheet}” has the same number"
    ),
    Flaw.UNKNOWN_COMMUNITY: Reason("没有叫“{value}”的社区", "there is no community called “{value}”"),
    Flaw.UNKNOWN_BRANCH: Reason("没有叫“{value}”的党支部", "there is no branch called “{value}”"),
    Flaw.UNKNOWN_MEMBER: Reason("没有叫“{value}”的在职党员", "there is no member called “{value}”"),
    Flaw.SAME_NAME: Reason(
        "有几个人都叫“{value}”，请补上电话以便区分",
        "several people are called “{value}”; add the phone to tell them apart",
    ),
    Flaw.ALREADY_THERE: Reason("系统里已经有这一条，没有重复导入", "it is here already and was not taken twice"),
    Flaw.IN_THE_FUTURE: Reason("“{value}”这一天还没有到", "“{value}” has not come yet"),
    Flaw.TERM_BEFORE_ASKED: Reason("期望时限早于提出时间（{asked}）", "it lies before the day of asking ({asked})"),
    Flaw.PHONE_OF_ANOTHER: Reason(
        "系统里这个电话是另一个人的，请核对姓名和电话",
        "this phone belongs to somebody else here; please check the name and the phone",
    ),
    Flaw.OTHER_BRANCH: Reason(
        "系统里此人在“{value}”，如已调动请先办理转支部",
        "this member belongs to “{value}” here; if they moved, move them first",
    ),
    Flaw.MAYBE_THE_SAME: Reason(
        "系统里本支部已有一位没有电话的“{value}”，请核对是不是同一个人",
        "this branch already has a “{value}” without a phone; please check whether they are one person",
    ),
}

_SAVE_AS_XLSX: Final = Reason("请用表格软件打开，另存为.xlsx后再传", "Open it, save it as .xlsx, and send that")

FILE_REASONS: Final[dict[Fault, Reason]] = {
    Fault.BYTES: Reason(
        "文件超过{limit}MB。请删去图片，或分成几个文件", "The file is over {limit} MB. Remove pictures or split it"
    ),
    Fault.PARTS: Reason(
        "文件里的部件太多（超过{limit}个）。请把数据复制到新表格",
        "The file has over {limit} parts. Copy the data to a new sheet",
    ),
    Fault.UNPACKED: Reason(
        "文件展开后过大。请把数据复制到新表格，或分成几个文件",
        "The file is too large when unpacked. Copy the data to a new sheet or split it",
    ),
    Fault.SHEETS: Reason("工作表超过{limit}张。请分成几个文件", "The file has over {limit} sheets. Split it"),
    Fault.ROWS: Reason(
        "超过{limit}行。请删去数据下方的空行，或分成几个文件",
        "There are over {limit} rows. Delete the empty rows below the data or split the file",
    ),
    Fault.COLUMNS: Reason(
        "超过{limit}列。请删去数据右侧的空列",
        "There are over {limit} columns. Delete the empty columns right of the data",
    ),
    Fault.CELLS: Reason("单元格超过{limit}个。请分成几个文件", "There are over {limit} cells. Split the file"),
    Fault.LONG_CELL: Reason(
        "有一个单元格超过{limit}个字。请检查引号是否成对",
        "One cell has over {limit} characters. Check that quotes are paired",
    ),
    Fault.TEXT: Reason("文字总量太大。请分成几个文件", "There is too much text. Split the file"),
    Fault.TIME: Reason(
        "读取时间太长，已停止。请把数据复制到新表格",
        "Reading took too long and was stopped. Copy the data to a new sheet",
    ),
    Fault.EMPTY: Reason("文件是空的", "The file is empty"),
    Fault.OLD_EXCEL: Reason(
        f"这是旧版Excel文件（.xls）。{_SAVE_AS_XLSX.zh}", f"This is an old Excel file (.xls). {_SAVE_AS_XLSX.en}"
    ),
    Fault.WPS: Reason(
        f"这是WPS专用格式（.et）。{_SAVE_AS_XLSX.zh}", f"This is WPS's own format (.et). {_SAVE_AS_XLSX.en}"
    ),
    Fault.MACROS: Reason(f"文件带有宏，不予读取。{_SAVE_AS_XLSX.zh}", f"The file holds macros. {_SAVE_AS_XLSX.en}"),
    Fault.BINARY_EXCEL: Reason(f"这是.xlsb文件。{_SAVE_AS_XLSX.zh}", f"This is an .xlsb file. {_SAVE_AS_XLSX.en}"),
    Fault.OPEN_DOCUMENT: Reason(f"这是.ods文件。{_SAVE_AS_XLSX.zh}", f"This is an .ods file. {_SAVE_AS_XLSX.en}"),
    Fault.WEB_PAGE: Reason(
        f"这其实是一个网页，不是表格。{_SAVE_AS_XLSX.zh}", f"This is really a web page. {_SAVE_AS_XLSX.en}"
    ),
    Fault.PASSWORD: Reason("文件有密码。请取消密码后再传", "The file has a password. Remove it and send it again"),
    Fault.OTHER_KIND: Reason("这不是表格文件。请传.xlsx或.csv", "This is not a spreadsheet. Send .xlsx or .csv"),
    Fault.ENCODING: Reason(
        "看不懂文字编码。请另存为.xlsx后再传", "The text encoding is unknown. Save it as .xlsx and send that"
    ),
    Fault.OLD_WORD: Reason(
        "这是旧版文档（.doc或.wps）。请用Word或WPS打开，另存为.docx后再传",
        "This is an old document (.doc or .wps). Open it, save it as .docx, and send that",
    ),
    Fault.NO_DOCUMENT: Reason(
        "这不是.docx文档。请用Word或WPS另存为.docx后再传",
        "This is no .docx document. Save it as .docx and send that",
    ),
    Fault.DOCUMENT_MACROS: Reason(
        "文档带有宏，不予读取。请另存为不带宏的.docx后再传",
        "The document holds macros and was not read. Save it as .docx, without macros",
    ),
    Fault.HEAVY_DOCUMENT: Reason(
        "文档展开后过大。请删去图片，或把正文复制到新文档",
        "The document is too large when unpacked. Remove pictures, or copy its text to a new one",
    ),
    Fault.BROKEN_DOCUMENT: Reason(
        "文档已损坏，打不开。请用Word或WPS打开，另存为.docx后再传",
        "The document is damaged and cannot be opened. Open it in Word or WPS, save it as .docx, and send that",
    ),
    Fault.QUOTES: Reason(
        "第{row}行附近的引号不成对。请另存为.xlsx后再传", "The quotes near line {row} are not paired. Save it as .xlsx"
    ),
    Fault.BROKEN: Reason("文件已损坏，打不开。请重新保存后再传", "The file is damaged. Save it again and send it"),
}


def row_sentence(problem: Problem, language: Language = Language.ZH) -> str:
    """Say what is wrong with a row, with the heading it stands under."""
    sentence = _pick(ROW_REASONS[problem.flaw], language).format(**problem.facts)
    if not problem.heading:
        return sentence
    return f"“{problem.heading}”：{sentence}" if language is Language.ZH else f"“{problem.heading}”: {sentence}"


def row_sentences(problems: Iterable[Problem], language: Language = Language.ZH) -> str:
    """Say everything that is wrong with a row in one cell's text."""
    return ("；" if language is Language.ZH else "; ").join(row_sentence(problem, language) for problem in problems)


def file_sentence(facts: Mapping[str, object], language: Language = Language.ZH) -> str:
    """Say why a file was not opened and what to do, from the facts of its refusal (`why` is the fault)."""
    return _pick(FILE_REASONS[Fault(str(facts["why"]))], language).format_map(facts)


def _pick(reason: Reason, language: Language) -> str:
    return reason.zh if language is Language.ZH else reason.en
