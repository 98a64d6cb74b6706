"""Words of the census: start, sweep, work through, close."""

from collections.abc import Mapping
from typing import Final

from db.rules.findings import Wanting
from pages.text.phrase import Phrase

LEAD = Phrase(
    "每次排查都查清：谁没报到、谁的信息不对。改好一条划掉一条，直到一个不缺。",
    "Each census finds who has not checked in and whose data is wrong, until nobody is missing.",
)
NONE = Phrase(
    "还没有做过排查。由机关党办从“开始一次排查”做起，名单会自动列出。",
    "There has been no census yet. The Party office begins with “Start a census”; the list writes itself.",
)
START = Phrase("开始一次排查", "Start a census")
START_NOTE = Phrase(
    "开始后自动列出：在职而未报到的、登记表没填完或没有手机号的。",
    "It lists by itself who is in service and not checked in, and who lacks a data form or a telephone.",
)
NAME = Phrase("排查名称", "Name of the census")
NAME_HINT = Phrase("例如：2026 年下半年排查", "Such as: second half of 2026")
STARTED_ON = Phrase("开始日期", "Starts on")
DUE_ON = Phrase("要求完成日期", "Due on")
STARTED = Phrase("排查已开始，名单列在下面。", "Started; the list is below.")
CENSUS = Phrase("哪一次排查", "Which census")
SPAN = Phrase("{started_on}开始，要求{due_on}前完成", "from {started_on}, due by {due_on}")
OVERDUE = Phrase("已超期 {days} 天", "{days:day|days} overdue")
CLOSED_ALL = Phrase(
    "{day}关闭：应报到 {in_service} 人，已报到 {in_service} 人，一个不缺。",
    "Closed on {day}: all {in_service:member in service was|members in service were} checked in. Nobody was missing.",
)
CLOSED_SOME = Phrase(
    "{day}关闭：应报到 {in_service} 人，已报到 {checked_in} 人，还缺 {missing} 人。原因：{reason}",
    "Closed on {day}: {checked_in} of {in_service} checked in, {missing} missing. Reason: {reason}",
)
THAT_DAY = Phrase("看{day}的报到名单", "The check-in list of {day}")
ASSIGNED = Phrase(
    "每一条由所在支部在{due_on}前改好，支部书记在“我的事”里看得到；改好后“再查一遍”就会划掉。",
    "Each is for the member's branch to mend by {due_on}; its secretary finds it on “My page”, and the next sweep "
    "ticks it off.",
)
NOW_MISSING = Phrase(
    "今天您的范围内还有 {missing} 人没有报到。",
    "{missing:member within your reach is|members within your reach are} missing today.",
)
NOW_NOBODY = Phrase("今天一个不缺。", "Nobody is missing today.")
FOUND_MENDED = Phrase("{mended} / {found}", "{mended} / {found}")
KIND_MEANS = Phrase(
    "每项写的是：已改好的条数 / 查出的条数，只算您范围内的。",
    "Each says how many findings were mended / how many were found, within your reach.",
)
SWEEP = Phrase("再查一遍", "Sweep again")
SWEPT = Phrase(
    "已按今天的记录重新查过：改好的已划掉，新查出的已列上。",
    "Swept: what was mended is ticked off, what is new is listed.",
)
ADD = Phrase("补记一条", "Add a finding")
MEMBER = Phrase("党员编号", "Member's code")
MEMBER_HINT = Phrase("例如 DY00012", "Such as DY00012")
NO_SUCH_MEMBER = Phrase("没有编号为“{code}”的党员，没有补记。", "There is no member “{code}”; nothing was added.")
KIND = Phrase("问题", "What is wrong")
WANTING: Final[Mapping[Wanting, Phrase]] = {
    Wanting.FORM: Phrase("登记表没有填完", "the data form is not complete"),
    Wanting.PHONE: Phrase("没有手机号", "no telephone"),
}
WAS_WANTING = Phrase("查出时：{parts}", "when found: {parts}")
IS_WANTING = Phrase("还要补：{parts}", "still to be mended: {parts}")
NOTE = Phrase("说明", "Note")
ADDED = Phrase("已补记。", "Added.")
CLOSE = Phrase("关闭排查", "Close the census")
CLOSE_NOTE = Phrase(
    "关闭后数字定格，不再改动。还有人没报到时，必须写明原因。",
    "Closing fixes the figures for good. While somebody is missing, it takes a reason.",
)
REASON = Phrase("还缺人的原因", "Why somebody is still missing")
CLOSED = Phrase("排查已关闭，当天数字已定格。", "Closed; the figures of the day are fixed.")
WHICH = Phrase("名单", "List")
OPEN_ONES = Phrase("待改", "To be mended")
MENDED_ONES = Phrase("已改好", "Mended")
BRANCH = Phrase("党支部", "Branch")
FILTERS = Phrase("筛选", "Filter")
COUNT = Phrase("共 {total} 条", "{total:finding|findings}")
NOTHING_OPEN = Phrase("没有待改的了。", "There is nothing left to mend.")
NOTHING_MENDED = Phrase(
    "还没有改好的。打开党员，办报到或填登记表。", "Nothing is mended yet. Open a member and begin there."
)
MEND = Phrase("改好了", "Mended")
MENDED = Phrase("已划掉。", "Ticked off.")
MENDED_ON = Phrase("{day}再查时已改好", "found in order on {day}")
MENDED_BY = Phrase("{day}改好，{name}划掉", "mended on {day}, ticked off by {name}")
OF_BRANCHES = Phrase(
    "这是住在您社区、还没有报到的党员。查出的问题由党员所在支部改，名单只列给支部和党办。",
    "They live in your community and are checked in nowhere. What a census finds is for the members' branches to "
    "mend, so its list is open to branches and to the Party office alone.",
)
TO_MISSING = Phrase("看是哪些人", "See who they are")
