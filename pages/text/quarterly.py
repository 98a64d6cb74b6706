"""Words of the two quarterly forms: their page, their columns, their paper."""

from collections.abc import Mapping
from typing import Final

from db.errors import Code
from db.rules.cells import Asked
from db.rules.contradictions import Clash
from db.rules.quarterly import REMARKS
from db.terms import FormKind
from pages.text.phrase import Phrase

LEAD = Phrase(
    "两张表由记录自动填好；点一格，看它由哪些记录构成。",
    "Both forms fill themselves from the records; tap a cell to see the records behind it.",
)
QUARTER = Phrase("季度", "Quarter")
FORM = Phrase("哪一张", "Which form")
FORMS: Final = {
    FormKind.QA: Phrase("落实情况统计表", "Q-A: how it went"),
    FormKind.QB: Phrase("解决问题情况统计表", "Q-B: problems solved"),
}
COMPARE = Phrase("全年与上年", "Year and year before")
TITLES: Final = {
    FormKind.QA: Phrase(
        "“双报到、双报告、双服务”工作落实情况统计表", "Double check-in, double report, double service: how it went"
    ),
    FormKind.QB: Phrase("为社区解决问题情况统计表", "Problems solved for the communities"),
}

NOT_OPENED = Phrase(
    "这个季度还没有开启填报；下面是按记录算出的样子。",
    "This quarter is not opened for filling yet; below is what the records say.",
)
OPEN = Phrase("开启填报", "Open the quarter")
OPENED = Phrase(
    "已开启。填报人看过两张表后，按“填报完成”。", "Opened. Look both forms through, then say that they are filled."
)
STATE_OPEN = Phrase("填报中", "Being filled")
STATE_FILLED = Phrase("待审核", "To be checked")
STATE_CLOSED = Phrase("已结账", "Closed")
STATE_CORRECTING = Phrase("更正中", "Being corrected")
STATE_NONE = Phrase("未开启", "Not opened")
DUE = Phrase("{day}前结账", "to be closed by {day}")
OVERDUE = Phrase("已逾期 {days} 天", "{days:day|days} overdue")
FILLED_BY = Phrase("填报人 {name}", "filled by {name}")
CHECKED_BY = Phrase("审核人 {name}", "checked by {name}")
CLOSED_AT = Phrase("{day}结账", "closed on {day}")
SIGNED_AT = Phrase("{day}签发", "signed on {day}")
CORRECTING = Phrase("{name} 申请更正：{reason}", "{name} asks for a correction: {reason}")
VERSION = Phrase("第 {version} 版", "version {version}")
WHICH_VERSION = Phrase("哪一版", "Version")
VERSION_OF = Phrase("第 {version} 版（{day}）", "version {version} ({day})")
COUNTS_NOW = Phrase("现在算数的一版", "The one that counts now")
BEING_CORRECTED = Phrase("更正中的一版", "The one being corrected")
EARLIER = Phrase(
    "这是第 {version} 版签发时的原样；现在算数的是第 {newest} 版。",
    "This is version {version} as it was signed; version {newest} is the one that counts now.",
)
CLOSED_ONE = Phrase(
    "这是第 {version} 版签发时的原样；更正签发以前，它仍算数。",
    "This is version {version} as it was signed; it counts until the correction is signed.",
)
VERSION_REASON = Phrase("更正原因：{reason}", "why it was made: {reason}")
SUPERSEDED = Phrase("第 {version} 版（已由第 {newest} 版更正）", "version {version} (corrected by version {newest})")
HASH = Phrase("内容指纹 {hash}", "content digest {hash}")
BROKEN = Phrase(
    "这一版的内容与签发时的指纹不符，可能被人直接改过数据库。请找管理员核对备份。",
    "This version no longer has the digest it was signed with: somebody may have changed the database. "
    "Compare a backup.",
)

SPARED = Phrase(
    "{spared} 格由记录自动得出，没有人需要填写；手工填写 {typed} 格，暂无数据 {unknown} 格。",
    "{spared:cell|cells} came from the records and nobody typed them; typed by hand: {typed}, unknown: {unknown}.",
)
CHECKS = Phrase("填报前看一看（{count} 项）", "Before you sign ({count})")
NOTHING_MISSING = Phrase("没有遗漏：服务都已确认，需求都已办结确认，回访没有拖欠。", "Nothing is missing.")
UNCONFIRMED = Phrase(
    "还有 {count} 人次没有经社区确认。已计入人次，现在就能结账，不会丢失；之后被退回的，用更正另出一版。",
    "{count:person-time is|person-times are} not confirmed yet. They are counted, you can close now and nothing "
    "is lost; whatever is turned down later makes a correction.",
)
ACTIVITIES_OPEN = Phrase(
    "还有 {count} 次活动没有小结或确认。", "{count:activity is|activities are} not closed or not confirmed."
)
SERVED_OPEN = Phrase(
    "还有 {count} 件需求服务过、社区没有确认办结，不在解决问题表里。",
    "{count:need was|needs were} served and not confirmed as solved; they are not in Q-B.",
)
FOLLOWUPS_OPEN = Phrase("还有 {count} 件回访到期没做。", "{count:follow-up is|follow-ups are} due and not made.")
WAITING = Phrase("等小结或确认的活动：", "Activities that wait to be closed or confirmed:")
PEOPLE_WAITING = Phrase("{count} 人次未确认", "{count:person-time|person-times} not confirmed")
ALL_ACTIVITIES = Phrase(
    "只列最近的，其余在活动清单里", "Only the latest are here; the others are in the list of activities"
)
SERVED_ROWS = Phrase("服务过、等确认办结的需求", "Needs that were served and wait to be confirmed")
FOLLOWUP_ROWS = Phrase("到期没做的回访", "Follow-ups that are due")
IDLE = Phrase("本季没有活动的支部 {count} 个：{names}", "{count:branch|branches} without an activity: {names}")
CONTRADICTIONS: Final[Mapping[Clash, Phrase]] = {
    Clash.UNREADABLE: Phrase(
        "{line} · {column}：填的“{says}”读不成数或日期，请重填。",
        "{line} · {column}: “{says}” is no number or day; fill it in again.",
    ),
    Clash.NOT_THE_SUM: Phrase(
        "{line} · {column}：填的是 {says}，各行相加是 {other}。",
        "{line} · {column}: {says} was filled in, the lines add up to {other}.",
    ),
    Clash.NOT_THE_SHARE: Phrase(
        "{line} · {column}：填的是 {says}，按旁边的两个数是 {other}。",
        "{line} · {column}: {says} was filled in, the two figures beside it make {other}.",
    ),
    Clash.MORE_THAN_WHOLE: Phrase(
        "{line} · {column}：{says}，比“{beside}”的 {other} 还多。",
        "{line} · {column}: {says} is more than “{beside}”, which is {other}.",
    ),
    Clash.BACKWARDS: Phrase(
        "{line} · {column}：{says}，早于“{beside}”的{other}。",
        "{line} · {column}: {says} is before “{beside}”, {other}.",
    ),
}
"""What hands brought into a form that does not go together with the rest of it."""
MORE_CONTRADICTIONS = Phrase("还有 {count} 处对不上的", "{count:more contradiction|more contradictions}")
UNKNOWN_COLUMNS = Phrase("没有记录可查、要填就手工填：{names}", "No record tells, fill by hand if asked for: {names}")

FILL = Phrase("填报完成", "The forms are filled")
FILLED = Phrase("已报审核，等另一位同事审核结账。", "Sent to be checked by somebody else.")
TOO_EARLY = Phrase(
    "{day}之后才能填报完成；现在看到的是到今天为止的数。",
    "They can be signed after {day}; until then the forms run on.",
)
CLOSE = Phrase("审核并结账", "Check and close")
CLOSED = Phrase("已结账，两张表已冻结。", "Closed: both forms are frozen.")
CLOSE_NOTE = Phrase(
    "结账时按记录重新算一遍再冻结，之后只能更正、另出一版。",
    "Closing works the forms out once more and freezes them; later there are only corrections, each a new version.",
)
OWN_WORK = Phrase(
    "您填报或改过其中的格子，请另一位同事审核。", "You filled these forms or typed a cell; somebody else has to check."
)
SEND_BACK = Phrase("退回", "Send back")
SENT_BACK = Phrase("已退回填报人。", "Sent back.")
WHY = Phrase("原因", "Reason")
CORRECT = Phrase("申请更正", "Ask for a correction")
CORRECTION_ASKED = Phrase(
    "已申请。改好记录或格子后，请另一位同事签发。", "Asked for. Mend the records or cells; somebody else signs."
)
SIGN = Phrase("签发更正", "Sign the correction")
SIGNED = Phrase("已签发新的一版，旧版原样保留。", "A new version is signed; the former one stays.")
DROP = Phrase("撤回更正", "Drop the correction")
DROPPED = Phrase("已撤回，结账的表不变。", "Dropped; the closed forms stay.")
WOULD_CHANGE = Phrase("更正后有 {count} 格不同", "{count:cell|cells} would differ")
NO_CHANGE = Phrase("按现在的记录，更正后没有变化。", "As the records stand, nothing would change.")
ALSO_CHANGES = Phrase("{form}也有 {count} 格不同，签发时一并更正", "{form} would differ too: {count:cell|cells}")
CAME_LATER = Phrase("签发以后才确认的活动：", "Activities that were confirmed after it was signed:")
CONFIRMED_ON = Phrase("{day}确认", "confirmed on {day}")
ASKED_LATER = Phrase(
    "签发以后又回访了 {count} 件本季办结的需求。",
    "Asked about after it was signed: {count:need|needs} solved in the quarter.",
)
CHANGED = Phrase("这一版改了 {count} 格：{reason}", "{count:cell|cells} changed in this version: {reason}")
LINE = Phrase("行", "Line")
COLUMN = Phrase("栏目", "Column")
BEFORE = Phrase("原来", "Before")
AFTER = Phrase("现在", "Now")
DIFFERENCES = Phrase("{form}的变化（{named}）", "{form}: what changed ({named})")
VERSIONS = Phrase("各版与更正", "Versions and corrections")

TOTAL = Phrase("合计", "Total")
BRANCH = Phrase("支部", "Branch")
NUMBER = Phrase("序号", "No.")
SOLVED_NEED = Phrase("编号", "Code")
CELL = Phrase("{line}：{column}", "{line}: {column}")
PICK = Phrase(
    "点表里的一格，看定义、记录和手工填写。", "Tap a cell for its definition, its records and to fill it by hand."
)
WORKED_OUT = Phrase("按记录是 {value}", "the records say {value}")
BY_HAND = Phrase("{name} 手工填写：{reason}", "typed by {name}: {reason}")
RECORDS = Phrase("看构成它的记录", "See the records behind it")
RECORDS_OF = Phrase("{name}的记录", "Records: {name}")
NEED = Phrase("打开这件需求", "Open this need")
OVERRIDE = Phrase("手工填写这一格", "Fill this cell by hand")
TOTAL_BY_HAND = Phrase("手工填写哪个合计", "Which total to fill by hand")
NO_TOTAL = Phrase("都按记录", "None: all from the records")
VALUE = Phrase("填什么", "What to fill in")
OVERRIDE_HINT = Phrase("原因会和数字一起显示、打印", "The reason is shown and printed beside the figure")
SAVE = Phrase("保存", "Save")
ASKED: Final[Mapping[Asked, Phrase]] = {
    Asked.WHOLE: Phrase("整数，如 46", "A whole number, such as 46"),
    Asked.HOURS: Phrase("小时，最多一位小数，如 12.5", "Hours with at most one decimal, such as 12.5"),
    Asked.PERCENT: Phrase(
        "百分比，0 到 100，最多一位小数，如 98.5", "A percentage, 0 to 100, at most one decimal: 98.5"
    ),
    Asked.EACH: Phrase("平均数，最多两位小数，如 2.35", "An average with at most two decimals, such as 2.35"),
    Asked.MONEY: Phrase("金额（元），最多两位小数，如 300", "Yuan with at most two decimals, such as 300"),
    Asked.DAY: Phrase("日期，如 2026-03-01", "A day, such as 2026-03-01"),
    Asked.WORDS: Phrase("文字", "Words"),
}
"""What a cell wants."""
REFUSED: Final[Mapping[Code, tuple[Phrase, ...]]] = {
    Code.NOT_WHOLE: (
        Phrase(
            "这一格要填整数，“{typed}”不是，没有保存，填写的内容还在。请写成 46 这样的数，说明写在原因里。",
            "This cell wants a whole number, and “{typed}” is none. Nothing was saved; what you typed is still here. "
            "Write it like 46, and explain it in the reason.",
        ),
        Phrase(
            "这一格要填整数，没有保存，填写的内容还在。",
            "This cell wants a whole number. Nothing was saved; what you typed is still here.",
        ),
    ),
    Code.NOT_DECIMAL: (
        Phrase(
            "这一格要填最多 {places} 位小数的数，“{typed}”不是，没有保存，填写的内容还在。请只写数字，说明写在原因里。",
            "This cell wants a number with at most {places:decimal|decimals}, and “{typed}” is none. Nothing was "
            "saved; what you typed is still here. Write digits only, and explain it in the reason.",
        ),
        Phrase(
            "这一格要填数字，没有保存，填写的内容还在。",
            "This cell wants a number. Nothing was saved; what you typed is still here.",
        ),
    ),
}
SIGNATURE_GOES = Phrase(
    "{name} 已签“填报完成”。再改任何一格，{name} 的签字就作废，要重新填报。",
    "{name} has signed these forms as filled. Changing a cell withdraws that signature: they have to be filled again.",
)
OVERRIDDEN_UNSIGNED = Phrase(
    "已填写，原因会一起显示。{name} 的签字因此作废，请重新填报。",
    "Filled; the reason shows beside it. The signature of {name} is withdrawn by this: please fill the forms again.",
)
TAKEN_BACK_UNSIGNED = Phrase(
    "已恢复按记录。{name} 的签字因此作废，请重新填报。",
    "The records speak again. The signature of {name} is withdrawn by this: please fill the forms again.",
)
OVERRIDDEN = Phrase("已填写，原因会一起显示。", "Filled; the reason shows beside it.")
TAKE_BACK = Phrase("恢复按记录", "Let the records speak")
TAKEN_BACK = Phrase("已恢复按记录。", "The records speak again.")
HANDS = Phrase("手工填写的格子", "Cells filled by hand")
HAND_MARK = Phrase("{value}※", "{value}※")
HAND_LINE = Phrase(
    "※ {line} · {column}：填 {typed}，按记录 {worked}，{name}，原因：{reason}",
    "※ {line} · {column}: typed {typed}, records say {worked}, {name}, because: {reason}",
)
NO_LINES_FOR_YOU = Phrase("您的角色看合计，不看逐件的需求。", "Your role sees the totals, not the needs one by one.")
EMPTY_QB = Phrase(
    "本季还没有办结的需求；社区确认办结后，每件自动成为一行。",
    "No need was solved this quarter yet; each becomes a line once the community confirms it.",
)

DOWNLOAD = Phrase("下载（xlsx）", "Download (xlsx)")
PRINT = Phrase("打印（A4）", "Print (A4)")
FILE = Phrase("{form} {period}.xlsx", "{form} {period}.xlsx")
FILE_OF = Phrase("{form} {period} 第{version}版.xlsx", "{form} {period} version {version}.xlsx")
PRINT_HINT = Phrase("用浏览器的打印功能打印，纸张选 A4、横向。", "Print with your browser, on A4, landscape.")
DRAFT = Phrase("草稿，未经审核", "Draft, not checked")
HEAD = Phrase("填报单位：{bureau}　　{period}　　{state}", "{bureau} · {period} · {state}")
FOOT = Phrase(
    "填报人：{filler}　　　　审核人：{checker}　　　　日期：{day}　　　　（盖章）",
    "Filled by: {filler}      Checked by: {checker}      Date: {day}      (seal)",
)
BLANK = Phrase("＿＿＿＿", "________")

YEAR_LEAD = Phrase(
    "本季和上年同期、全年放在一起看；下面是全年各支部的数。",
    "A quarter beside the year before and the whole year; below, the whole year by branch.",
)
BACK = Phrase("回到季度两表", "Back to the quarterly forms")
YEAR_TITLE = Phrase("{year}年各支部（按记录，到今天）", "{year} by branch, from the records until today")
COMPARE_TITLE = Phrase("{period}与上年同期", "{period} and the year before")
FIGURE = Phrase("指标", "Figure")
THIS = Phrase("本期", "This quarter")
LAST_YEAR = Phrase("上年同期", "Year before")
WHOLE_YEAR = Phrase("全年", "Whole year")
CHANGE = Phrase("增减", "Change")
POINTS = Phrase("{moved} 个百分点", "{moved} pp")

COLUMNS: Final[Mapping[str, Phrase]] = {
    "community": Phrase("社区", "Community"),
    "text": Phrase("问题/需求", "Problem or need"),
    "asked_on": Phrase("提出时间", "Asked on"),
    "branch": Phrase("责任支部", "Branch"),
    "member": Phrase("责任党员", "Member"),
    "measures": Phrase("解决措施", "What was done"),
    "helpers": Phrase("投入人次", "Helpers"),
    "goods": Phrase("投入物资", "Goods"),
    "funds": Phrase("投入资金", "Funds"),
    "solved_on": Phrase("办结时间", "Solved on"),
    "solved": Phrase("是否解决", "Solved"),
    "beneficiaries": Phrase("受益人数", "People helped"),
    "satisfaction": Phrase("群众评价", "Resident's word"),
    "asked_by": Phrase("回访人", "Called by"),
    "followed_on": Phrase("回访日期", "Called on"),
    REMARKS: Phrase("备注", "Remarks"),
}
"""Columns that are no named figures; those are called as everywhere else."""

SUGGESTIONS = Phrase("问题与建议", "Problems and suggestions")
"""What the remarks of a branch's line are called."""
SOLVED = Phrase("是", "yes")

DEFINITION_OWN = Phrase("来自需求记录的“{column}”。", "As it stands in the need's record: {column}.")
FUNDS_NOTE = Phrase("系统不记录资金，要填就手工填写。", "Funds are not recorded; fill by hand if asked for.")
REMARKS_NOTE = Phrase("由填报人填写的文字。", "Words of whoever fills the form.")
