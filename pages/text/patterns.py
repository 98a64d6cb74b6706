"""Words of the burden and truth check: what each pattern is, what makes it harmless, and what was spared."""

from collections.abc import Mapping
from typing import Final

from db.rules.patterns import Spared
from db.terms import Pattern
from pages.text.phrase import Phrase

LEAD = Phrase(
    "记录里值得再看一眼的地方。这是线索，不是指责：每一处都附原始记录，也写明什么情况下很正常。",
    "Places in the records worth a second look. Patterns, not accusations: each comes with its rows, and with what "
    "would make it harmless.",
)
QUARTER = Phrase("季度", "Quarter")
COUNT = Phrase("{name}：{count} 处", "{name}: {count}")
NONE = Phrase("{name}：没有", "{name}: none")
MOST = Phrase("先列出最要紧的 {count} 处", "the first {count} are shown")
EXPLAINED_OF = Phrase("其中 {count} 处已说明", "{count} of them explained")
MEANS: Final[Mapping[Pattern, Phrase]] = {
    Pattern.LATE_BATCH: Phrase(
        "季末前后十天里，一个账号补录了至少十条两周以前的到场。",
        "Around the end of the quarter one account typed ten or more arrivals that were over two weeks old.",
    ),
    Pattern.TWO_PLACES: Phrase(
        "同一名党员同一天在两个社区都记了到场。", "One member was recorded in two communities on one day."
    ),
    Pattern.TOP_GRADE: Phrase(
        "一个支部这个季度至少四次活动，全部评为一等。",
        "A branch had four or more activities in the quarter, all graded first.",
    ),
    Pattern.NO_CALL: Phrase(
        "办结的事过了回访日两周还没有人问。", "Things were closed, and two weeks after the day nobody had asked."
    ),
    Pattern.SAME_HAND: Phrase(
        "登记或小结的人和确认的人是同一个账号。", "The account that recorded or closed an activity also confirmed it."
    ),
}
HARMLESS: Final[Mapping[Pattern, Phrase]] = {
    Pattern.LATE_BATCH: Phrase(
        "什么情况下正常：有当天的签到表，或那几天网络不通。",
        "Harmless when the sheets of the day exist, or the network was down.",
    ),
    Pattern.TWO_PLACES: Phrase(
        "什么情况下正常：两场时间不重叠，上午一处、下午一处。",
        "Harmless when the hours do not overlap: one in the morning, one later.",
    ),
    Pattern.TOP_GRADE: Phrase(
        "什么情况下正常：社区当面评过，或回访都满意。",
        "Harmless when the communities graded on the spot, or all residents were satisfied.",
    ),
    Pattern.NO_CALL: Phrase(
        "什么情况下正常：居民搬走或一直打不通，已写明。",
        "Harmless when residents moved or could not be reached, and it says so.",
    ),
    Pattern.SAME_HAND: Phrase(
        "什么情况下正常：从旧台账导入的、当年就由社区盖过章的记录。",
        "Harmless for imported ledgers that the community had sealed in their day.",
    ),
}
ROWS = Phrase("{rows} 条记录", "{rows:row|rows}")
EXPLAINED = Phrase("已说明", "explained")
EXPLAINED_BY = Phrase("{name}于{day}说明：{text}", "{name} on {day}: {text}")
OPEN = Phrase("看原始记录", "See the rows")
DAY = Phrase("服务日或应回访日", "Day of service, or day to ask")
HOURS = Phrase("起止时间", "Hours")
CODE = Phrase("编号", "Code")
TICK = Phrase("勾选一行，就能打开它。", "Tick a line to open it.")
WHAT = Phrase("记录", "Record")
WHERE = Phrase("社区", "Community")
WRITTEN = Phrase("录入或确认日期", "Written or confirmed on")
NO_ROWS = Phrase("没有记录。", "No rows.")
EXPLAIN = Phrase("说明原因", "Explain it")
WHY = Phrase("为什么正常", "Why it is in order")
SAVED = Phrase("说明已记下，原始记录不变。", "The explanation is kept; the rows stay as they are.")

SPARED_TITLE = Phrase("这个季度少填了 {fields} 格", "{fields:field|fields} nobody had to type this quarter")
SPARED_LEAD = Phrase(
    "怎么算：系统按已有记录自动写出的行数 × 每行在纸质台账里本该手填的格数。导入的旧台账不算，查询和图表也不算。",
    "How it is counted: rows the software wrote from what was recorded once, times the fields that a paper ledger "
    "would have asked for. Imported ledgers, charts and look-ups do not count.",
)
KIND = Phrase("哪一类", "Kind")
LINES = Phrase("行数", "Rows")
FIELDS = Phrase("少填的格数", "Fields not typed")
SPARED: Final[Mapping[Spared, Phrase]] = {
    Spared.ARRIVAL: Phrase(
        "到场：支部、社区、日期、时长照活动带出（每条 4 格）",
        "Arrivals: branch, community, day and minutes from the activity (4 each)",
    ),
    Spared.BY_PHONE: Phrase(
        "扫码到场：姓名由本人写（每条 1 格）", "Arrivals by code: the name, written by the person (1 each)"
    ),
    Spared.POINTS: Phrase(
        "积分：谁、支部、事由、日期、分值、规则（每条 6 格）", "Points: who, branch, reason, day, value, rules (6 each)"
    ),
    Spared.FOLLOWUP: Phrase(
        "回访单：事项、社区、对象、期限（每条 4 格）", "Follow-ups: matter, community, whom, day (4 each)"
    ),
}
