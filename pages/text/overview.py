"""Words of the overview: figures with their definitions, the map, the path, what needs attention."""

from collections.abc import Mapping
from typing import Final

from db.rules.calendar import Span
from db.rules.metrics import Concern, Measure
from db.terms import OutlineOf
from pages.text.phrase import Phrase

LEAD = Phrase(
    "全市在职党员双报到、双报告、双服务的进展，随登记实时更新。",
    "How the scheme stands across the city, as it is being recorded.",
)
LEAD_OWN = Phrase(
    "您负责范围内的进展，随登记实时更新。",
    "How the scheme stands within your reach, as it is being recorded.",
)

SPAN = Phrase("统计周期", "Period")
PERIOD = Phrase("哪一期", "Which one")
AREA = Phrase("区 / 街道", "District / street")
AREA_STREET = Phrase("{district} · {street}", "{district} · {street}")
MEASURE = Phrase("地图显示", "The map shows")

QUARTER = Phrase("{year}年第{number}季度", "Q{number} {year}")
HALF_YEAR = Phrase("{year}年{half}", "{half} {year}")
FIRST_HALF = Phrase("上半年", "First half of")
SECOND_HALF = Phrase("下半年", "Second half of")
YEAR = Phrase("{year}年", "{year}")
DAYS = Phrase("{first}至{last}", "{first} to {last}")
PERIOD_REPLACED = Phrase(
    "地址里的周期“{said}”不可用，已改为{period}。",
    "The period “{said}” in the address cannot be shown; it is {period} instead.",
)
FROM = Phrase("从", "From")
TO = Phrase("到", "To")

OF_WHOLE = Phrase("共 {whole} 个", "of {whole}")
COVERAGE = Phrase("报到率", "coverage")
BEFORE: Final[Mapping[Span, Phrase]] = {
    Span.MONTH: Phrase("较上月", "on last month"),
    Span.QUARTER: Phrase("较上季度", "on last quarter"),
    Span.HALF_YEAR: Phrase("较上个半年", "on last half-year"),
    Span.YEAR: Phrase("较上年", "on last year"),
    Span.ANY: Phrase("较前一段", "on the days before"),
}
WHOLE_BEFORE: Final[Mapping[Span, Phrase]] = {
    Span.MONTH: Phrase("上月全月", "all of last month"),
    Span.QUARTER: Phrase("上季度全季", "all of last quarter"),
    Span.HALF_YEAR: Phrase("上个半年全期", "all of last half-year"),
    Span.YEAR: Phrase("上年全年", "all of last year"),
    Span.ANY: Phrase("前一段", "before that"),
}
AS_BEFORE = Phrase("持平", "±0")
COMPARED: Final[Mapping[Phrase, Phrase]] = {
    against: Phrase(f"{against.zh} {{change}}", f"{{change}} {against.en}")
    for against in (*BEFORE.values(), *WHOLE_BEFORE.values(), COVERAGE)
}
"""With what a figure is compared → the comparison as it is said in one."""
MOVED: Final[Mapping[Span, Phrase]] = {
    span: Phrase("较上年 {moved}" if span is Span.YEAR else "环比 {moved}", f"{{moved}} {against.en}")
    for span, against in BEFORE.items()
}
YEAR_MOVED = Phrase("同比 {moved}", "{moved} on the year")
YEAR_AGO = Phrase("上年同期 {value}", "{value} a year ago")
WHOLE_YEAR_AGO: Final[Mapping[Span, Phrase]] = {
    Span.MONTH: Phrase("上年同月全月 {value}", "{value} in that whole month a year ago"),
    Span.QUARTER: Phrase("上年同季全季 {value}", "{value} in that whole quarter a year ago"),
    Span.HALF_YEAR: Phrase("上年同半年全期 {value}", "{value} in that whole half-year a year ago"),
    Span.ANY: YEAR_AGO,
}
"""Beside a running period stands all of the one a year earlier; of a year that is the one before."""
RUNNING: Final[Mapping[Span, Phrase]] = {
    Span.MONTH: Phrase(
        "本月进行中：旁边是以往全月的数，到月末才可比。",
        "This month is running: beside it stand whole months, to be compared when it is over.",
    ),
    Span.QUARTER: Phrase(
        "本季度进行中：旁边是以往全季的数，到季末才可比。",
        "This quarter is running: beside it stand whole quarters, to be compared when it is over.",
    ),
    Span.HALF_YEAR: Phrase(
        "本半年进行中：旁边是以往整个半年的数，到期末才可比。",
        "This half-year is running: beside it stand whole half-years, to be compared when it is over.",
    ),
    Span.YEAR: Phrase(
        "本年进行中：旁边是上年全年的数，到年末才可比。",
        "This year is running: beside it stands the whole year before, to be compared when it is over.",
    ),
}
NOT_BY_PLACE = Phrase("不按区域统计（党员、积分归支部）", "not told by area (members and points are of branches)")

UNIT = Phrase("单位", "Unit")
OPEN_UNIT = Phrase("打开单位页", "Open the unit")
KINDS = Phrase("开展了哪些活动", "What was done")
KIND = Phrase("活动类别", "Kind of activity")
TIMES = Phrase("次数", "Held")
KINDS_FOUND = Phrase(
    "本期开展 {held} 次活动，涉及 {kinds} 类；最多的是{most}（{times} 次）",
    "{held:activity|activities} of {kinds:kind|kinds} in the period; most often {most} ({times})",
)
KINDS_NONE = Phrase("本期还没有开展活动。", "No activity has been held in the period yet.")
KINDS_MISSING = Phrase("本期没有开展的：{kinds}", "Not held in the period: {kinds}")
KIND_LINE = Phrase("{kind}：{times} 次", "{kind}: {times}")
QUIET = Phrase("{period}还没有任何服务记录。", "There is no record of service in {period}.")
QUIET_SEE = Phrase("看最近有记录的{period}", "See {period}, the newest with records")

MAP = Phrase("各社区进展", "Communities at a glance")
MAP_NOW = Phrase("各社区进展（现状）", "Communities at a glance, as they stand now")
MEASURES: Final[Mapping[Measure, Phrase]] = {
    Measure.COVERAGE: Phrase("报到率", "Coverage"),
    Measure.CHECKED_IN: Phrase("报到人数", "Checked in"),
    Measure.OPEN_NEEDS: Phrase("未办结需求", "Open needs"),
    Measure.ON_TIME: Phrase("按期办结率", "On time"),
    Measure.ACTIVITIES: Phrase("本期活动", "Activities"),
    Measure.PERSON_TIMES: Phrase("本期人次", "Person-times"),
    Measure.RESIDENTS: Phrase("每千居民人次", "Per 1,000 residents"),
    Measure.SATISFACTION: Phrase("满意率", "Satisfied"),
    Measure.STANDARD: Phrase("规范化达标率", "Standards met"),
}
MEASURES_SHORT: Final[Mapping[Measure, Phrase]] = {
    Measure.OPEN_NEEDS: Phrase("未办结需求", "Open"),
    Measure.PERSON_TIMES: Phrase("本期人次", "Times"),
    Measure.RESIDENTS: Phrase("每千人", "Per 1,000"),
    Measure.SATISFACTION: Phrase("满意率 %", "Satisfied"),
    Measure.STANDARD: Phrase("达标率 %", "Standards"),
}
"""At the head of a table of all of them; their whole names come with the pointer."""
MEASURE_DEFINITIONS: Final[Mapping[Measure, Phrase]] = {
    Measure.COVERAGE: Phrase(
        "在该社区报到的，加上住在该社区、哪里都没报到的在职党员，其中已报到的比例；没有这样的党员为暂无数据，"
        "不知道住哪的未报到党员不在内",
        "of the members in service who are checked in there, or live there and are checked in nowhere, the share that "
        "is checked in now; unknown where there are none, and without the missing of whom nobody knows where they live",
    ),
    Measure.CHECKED_IN: Phrase("此刻在该社区报到的在职党员人数", "members in service checked in there now"),
    Measure.OPEN_NEEDS: Phrase("此刻尚未评价完的需求件数", "needs that are not yet evaluated now"),
    Measure.ON_TIME: Phrase(
        "本期办结的需求中，不晚于期望时限的比例；不知道期望时限的不计",
        "of the needs solved in the period, the share solved by the day they were wanted by; without those of which "
        "nobody knows that day",
    ),
    Measure.ACTIVITIES: Phrase("本期已开展的活动次数", "activities held in the period"),
    Measure.PERSON_TIMES: Phrase("本期服务人次", "person-times of service in the period"),
    Measure.RESIDENTS: Phrase(
        "本期服务人次 ÷ 常住居民数 × 1000；未填居民数的社区为暂无数据",
        "person-times in the period for every 1,000 residents; unknown where nobody said how many live there",
    ),
    Measure.SATISFACTION: Phrase(
        "本期办结且已回访的需求中，满意和基本满意的比例；无人回访的为暂无数据",
        "of the needs solved in the period and asked about, the share satisfied or fairly so; unknown where nobody was "
        "asked",
    ),
    Measure.STANDARD: Phrase(
        "社区规范化清单中已达标条目的比例；一条未记的社区为暂无数据",
        "the share of the standardisation checklist that is met; unknown where no item was ever marked",
    ),
}
CLASS_NONE = Phrase("没有", "None")
CLASS_SOME = Phrase("有", "Some")
CLASSES = (
    Phrase("最少", "Fewest"),
    Phrase("较少", "Few"),
    Phrase("中等", "Middling"),
    Phrase("较多", "Many"),
    Phrase("最多", "Most"),
)
FIFTHS = (
    Phrase("很低", "Very low"),
    Phrase("偏低", "Low"),
    Phrase("中等", "Middling"),
    Phrase("较高", "High"),
    Phrase("很高", "Very high"),
)
COVERED = (
    Phrase("很低", "Very low"),
    Phrase("偏低", "Low"),
    Phrase("中等", "Middling"),
    Phrase("较高", "High"),
    Phrase("全到", "All"),
)
CLASS_UNKNOWN = Phrase("暂无数据", "Unknown")
LEGEND = Phrase("{name}（{range}）：{count} 个", "{name} ({range}): {count}")
LEGEND_ONE = Phrase("均为 {range}：{count} 个", "All {range}: {count}")
LEGEND_BARE = Phrase("{name}：{count} 个", "{name}: {count}")
NEEDS_ATTENTION = Phrase("需要关注", "Needs attention")
TILE = Phrase("{name}：{measure} {value}", "{name}: {measure} {value}")
ONE_COMMUNITY = Phrase("打开{name}", "Open {name}")
MAP_HINT = Phrase(
    "折角标记的是：本期无活动、无人报到、有重新办理，或有事超期三个月以上。",
    "A folded corner marks: no activity in the period, nobody checked in, re-opened needs, or something over three "
    "months late.",
)
MAP_HINT_OWN = Phrase(
    "折角标记的是：有重新办理，或有事超期三个月以上。",
    "A folded corner marks: re-opened needs, or something over three months late.",
)
CARD = Phrase("{measure}：{value}", "{measure}: {value}")
CARD_NEEDS = Phrase("需要关注：{worries}", "Needs attention: {worries}")
MAP_ALOUD = Phrase(
    "{whole} 个社区的{measure}：{known} 个有数据，{marked} 个需要关注",
    "{measure}: {known} of {whole:community|communities} known, {marked} need attention",
)
DISTRICT = Phrase("区", "District")
STREET = Phrase("街道", "Street")
COMMUNITY = Phrase("社区", "Community")
MAP_TITLE = Phrase("各社区{measure}", "{measure} by community")
KEY_FIGURES = Phrase("主要数字", "Key figures")
FIGURE = Phrase("数字", "Figure")
VALUE = Phrase("数值", "Value")
DEFINITION = Phrase("口径", "Definition")
CHANGE = Phrase("比较", "Compared")
IN_PERCENT = Phrase("{measure} %", "{measure} %")
AS_IS = Phrase("{measure}", "{measure}")
PLAY_BACK = Phrase("逐月回放：服务怎样铺开", "Played back: how service spread over the city")
PLAY = Phrase("播放", "Play")
STOP = Phrase("停止", "Stop")
FILLED_BY = Phrase("截至哪个月", "Up to which month")
UNTIL = Phrase("截至{month}", "up to {month}")
FILLED = Phrase(
    "{whole} 个社区中 {served} 个有过服务，累计 {times} 人次",
    "{served} of {whole:community|communities} served, {times:person-time|person-times} so far",
)

PATH = Phrase("服务路径：事情走到哪一步", "The service path: where things stand")
PATH_NOW = Phrase("服务路径：事情走到哪一步（现状）", "The service path: where things stand now")
STAGE_NOTE = Phrase(
    "需求 {needs} · 微心愿 {wishes} · 项目 {projects}",
    "{needs:need|needs} · {wishes:wish|wishes} · {projects:project|projects}",
)
STAGE_ROWS: Final[Mapping[str, Phrase]] = {
    "needs": Phrase("需求 {count}", "{count:need|needs}"),
    "wishes": Phrase("微心愿 {count}", "{count:wish|wishes}"),
    "projects": Phrase("项目 {count}", "{count:project|projects}"),
}
STAGE_DEFINITIONS = (
    Phrase("待社区审核的需求。", "Needs to be screened by the community."),
    Phrase(
        "待认领、待答复的需求，待认领的微心愿和项目。", "Needs, wishes and projects waiting to be claimed or answered."
    ),
    Phrase(
        "已认领、待社区确认的需求，已认领的微心愿，进行中的项目。", "What was claimed and is not confirmed as done yet."
    ),
    Phrase("已办结、待回访的需求，已实现、待评价的微心愿。", "What is done and waits for the resident's word."),
)
STAGE_TOLD = Phrase("{stage}：{total} 件（{parts}），{late}", "{stage}: {total} ({parts}); {late}")
DEFINED = Phrase("{name}：{definition}", "{name}: {definition}")
AS_IT_STANDS = Phrase("{day}的现状", "As things stand on {day}")
PERIOD_IS = Phrase("本期为{period}", "the period is {period}")
NOW = Phrase("现状：{said}", "Now: {said}")
PATH_COLUMNS = (
    Phrase("环节", "Stage"),
    Phrase("需求", "Needs"),
    Phrase("微心愿", "Wishes"),
    Phrase("项目", "Projects"),
    Phrase("其中超期", "Overdue"),
    Phrase("最久超期（天）", "Longest overdue, days"),
)
STAGE = Phrase("{number}. {stage}", "{number}. {stage}")
ON_TIME = Phrase("无超期", "None overdue")
LATE = Phrase("超期 {count}，最久超期 {days} 天", "{count} overdue, by up to {days:day|days}")
LATE_OF = Phrase("超期：{rows}", "Overdue: {rows}")
OVERDUE_DEFINITION = Phrase(
    "超期：过了应办日期仍停在这一步；天数从应办日期算起。已实现的微心愿，应办日期是回访期限。",
    "Overdue: still at this step after the day it was due on; days count from that day. A fulfilled wish is due when "
    "its person should be asked.",
)

ATTENTION = Phrase("需要关注", "What needs attention")
NO_ATTENTION = Phrase("目前没有需要特别关注的社区和支部。", "No community or branch needs special attention now.")
CONCERNS: Final[Mapping[Concern, Phrase]] = {
    Concern.NO_ACTIVITY: Phrase(
        "{places} 个社区本期还没有开展活动", "{places:community|communities} without an activity in the period"
    ),
    Concern.OVERDUE: Phrase(
        "{places} 个社区有 {count} 件事超期未办结",
        "{count:thing|things} overdue and unsolved in {places:community|communities}",
    ),
    Concern.NOBODY_CHECKED_IN: Phrase(
        "{places} 个社区还没有党员报到", "{places:community|communities} where nobody has checked in"
    ),
    Concern.REOPENED: Phrase(
        "{places} 个社区有 {count} 件需求因不满意重新办理",
        "{count:need|needs} re-opened by residents in {places:community|communities}",
    ),
    Concern.IDLE_BRANCH: Phrase(
        "{places} 个支部本期还没有开展活动", "{places:branch|branches} without an activity in the period"
    ),
    Concern.ABSENT_BRANCH: Phrase(
        "{places} 个支部没有一名党员报到，共 {count} 名在职党员",
        "{places:branch|branches} where nobody has checked in, with {count:member|members} in service",
    ),
    Concern.BELOW_MINIMUM: Phrase(
        "{places} 个支部有 {count} 名在职党员认领的岗位不足",
        "{count:member|members} in service of {places:branch|branches} claimed too few posts",
    ),
}
CONCERNS_EVERYWHERE: Final[Mapping[Concern, Phrase]] = {
    Concern.NO_ACTIVITY: Phrase(
        "全部 {places} 个社区本期都还没有活动",
        "None of the {places:community|communities} has had an activity in the period",
    ),
    Concern.NOBODY_CHECKED_IN: Phrase(
        "全部 {places} 个社区都还没有党员报到", "Nobody has checked in at any of the {places:community|communities}"
    ),
    Concern.IDLE_BRANCH: Phrase(
        "全部 {places} 个支部本期都还没有开展活动",
        "None of the {places:branch|branches} has held an activity in the period",
    ),
    Concern.ABSENT_BRANCH: Phrase(
        "全部 {places} 个支部都还没有党员报到，共 {count} 名在职党员",
        "Nobody of any of the {places:branch|branches} has checked in: {count:member|members} in service",
    ),
}
OF_UNIT = Phrase("本单位", "this unit")
OF_BRANCH = Phrase("本支部", "this branch")
OF_BRANCHES = Phrase("您的各支部", "your branches")
CONCERNS_OWN: Final[Mapping[Concern, Phrase]] = {
    Concern.NO_ACTIVITY: Phrase(
        "{whose}本期在 {places} 个社区还没有开展活动",
        "{places:community|communities} without an activity of {whose} in the period",
    ),
    Concern.OVERDUE: Phrase(
        "{whose}在 {places} 个社区有 {count} 件事超期未办结",
        "{count:thing|things} of {whose} overdue and unsolved in {places:community|communities}",
    ),
    Concern.NOBODY_CHECKED_IN: Phrase(
        "{whose}在 {places} 个社区还没有党员报到",
        "{places:community|communities} where nobody of {whose} has checked in",
    ),
    Concern.REOPENED: Phrase(
        "{whose}在 {places} 个社区有 {count} 件需求因不满意重新办理",
        "{count:need|needs} of {whose} re-opened by residents in {places:community|communities}",
    ),
}
"""What is said of the communities of one unit or branch: what it has there itself, whatever others do."""
CONCERNS_OWN_EVERYWHERE: Final[Mapping[Concern, Phrase]] = {
    Concern.NO_ACTIVITY: Phrase(
        "{whose}本期在联系的全部 {places} 个社区都还没有活动",
        "Nothing of {whose} has been held in the period at any of the {places:linked community|linked communities}",
    ),
    Concern.NOBODY_CHECKED_IN: Phrase(
        "{whose}在联系的全部 {places} 个社区都还没有党员报到",
        "Nobody of {whose} has checked in at any of the {places:linked community|linked communities}",
    ),
}
CONCERN_SHORT: Final[Mapping[Concern, Phrase]] = {
    Concern.NO_ACTIVITY: Phrase("本期无活动", "no activity"),
    Concern.OVERDUE: Phrase("超期三个月以上", "over three months late"),
    Concern.NOBODY_CHECKED_IN: Phrase("无人报到", "nobody checked in"),
    Concern.REOPENED: Phrase("有重新办理", "re-opened"),
}
TROUBLE = Phrase("{name}（{count} 件，最早应于 {since}）", "{name} ({count}, due since {since})")
TROUBLE_COUNT = Phrase("{name}（{count} 件）", "{name} ({count})")
TROUBLE_PEOPLE = Phrase("{name}（{count} 人）", "{name} ({count})")
AND_MORE = Phrase("另有 {more} 个", "{more} more")

OWN_MAP = Phrase("怎么画", "Drawn as")
AS_TILES = Phrase("示意图", "Tiles")
AS_MAP = Phrase("地图", "Map")
REVIEWED = Phrase("审图号：{number}", "Map review number: {number}")
OUTLINED: Final[Mapping[OutlineOf, Phrase]] = {
    OutlineOf.DISTRICT: Phrase("按区县合计", "added up by district"),
    OutlineOf.STREET: Phrase("按街道合计", "added up by street"),
    OutlineOf.COMMUNITY: Phrase("按社区", "by community"),
}
NOT_DRAWN = Phrase("没有边界的", "Without an outline")

TREND = Phrase("逐月走势", "Month by month")
TREND_NEEDS = Phrase(
    "{month}至今征集 {asked} 件、办结 {solved} 件需求", "{month} so far: {asked:need|needs} asked, {solved} solved"
)
TREND_SERVICE = Phrase("{month}至今服务 {times} 人次", "{month} so far: {times:person-time|person-times} of service")
SO_FAR = Phrase("{month}至今", "{month} so far")
MONTH_COLUMN = Phrase("月份", "Month")

EMPTY = Phrase("还没有社区", "There is no community yet")
EMPTY_NEXT = Phrase(
    "录入区、街道和社区后，这里会出现全市地图和各项数字。请管理员在“管理”的“街道与社区”中录入，或导入现有表格。",
    "Once districts, streets and communities are entered, the map and the figures appear here. "
    "The administrator enters them under Manage, Places, or imports the existing sheets.",
)
ENTER_PLACES = Phrase("录入区、街道和社区", "Enter districts, streets and communities")
EMPTY_REACH = Phrase(
    "您的范围内还没有社区。支部办理报到后，这里会出现所报到的社区。",
    "There is no community within your reach yet. Those where your branch checks in will appear here.",
)
