"""Words of one's own page."""

from collections.abc import Mapping
from typing import Final

from db.rules.holding import Task
from pages.text.phrase import Phrase

LEAD = Phrase("先看等着您办的，再看自己的记录。", "First what waits for you, then your own record.")
MINE = Phrase("等着我办的", "Waiting for me")
NOTHING = Phrase("现在没有等着您办的事。", "Nothing waits for you now.")
GROUP = Phrase("{task}（{total}）", "{task} ({total})")
TASKS: Final[Mapping[Task, Phrase]] = {
    Task.ANSWER: Phrase("请答复邀请", "Answer an offer"),
    Task.SERVE: Phrase("认领了，等着办", "Claimed, to be served"),
    Task.SCREEN: Phrase("新需求待审核", "New needs to be screened"),
    Task.CONFIRM_ACTIVITY: Phrase("活动待确认", "Activities to confirm"),
    Task.CONFIRM_NEED: Phrase("办好的需求待确认", "Served needs to confirm"),
    Task.MATCH: Phrase("需求待对接", "Needs to be matched"),
    Task.ASK_ANOTHER: Phrase("邀请过期未答复，请另找人", "Offers without an answer: ask somebody else"),
    Task.HOLD: Phrase("到了日子的活动，登记到场", "Activities due: enter arrivals"),
    Task.CLOSE: Phrase("开展过的活动，等着总结", "Activities held, to be closed"),
    Task.FULFIL_WISH: Phrase("认领的微心愿，等着实现", "Wishes claimed, to be fulfilled"),
    Task.CONFIRM_WISH: Phrase("微心愿到期，请确认实现了没有", "Wishes due: say whether they came true"),
    Task.APPROVE_POST: Phrase("认领岗位，等社区同意", "Claims of posts to approve"),
    Task.RECEIVE_SLIP: Phrase("报到联系单，等社区回执", "Contact slips to receive"),
    Task.RECEIVE_MEMBER: Phrase("来报到的党员，等社区接收", "Members to be taken in"),
    Task.ANSWER_FORM: Phrase("扫码填好的登记表，等确认", "Forms from the door to confirm"),
    Task.VISIT_PAIR: Phrase("结对家庭，按约去看望", "Households of pairs, to be visited"),
    Task.MOVE_PROJECT: Phrase("本支部在办的项目", "Projects of the branch, under way"),
    Task.FOLLOW_UP: Phrase("办结的事待回访", "Solved: to follow up"),
    Task.KEEP_PROMISE: Phrase("协议里答应的事，还没办", "Promised in agreements, not kept yet"),
    Task.MEND: Phrase("排查出的人，请补齐", "Found by the census: to be mended"),
    Task.GIVE_WISH: Phrase("微心愿还没人认领", "Wishes that nobody has taken"),
    Task.RUN_CENSUS: Phrase("排查还没收尾", "Censuses to close"),
    Task.CLOSE_QUARTER: Phrase("季度两表待签字", "Quarterly forms to sign"),
    Task.ANSWER_DISPUTE: Phrase("积分有异议，待答复", "Disputed points to answer"),
    Task.ANSWER_SUGGESTION: Phrase("意见建议待答复", "Suggestions to answer"),
    Task.SIGN_REPORT: Phrase("报告还没签", "Reports to sign"),
    Task.SIGN_HALF_YEAR: Phrase("半年报告还没签", "Half-year report to sign"),
    Task.SIGN_AGREEMENT: Phrase("协议草案，等着签", "Agreements drafted, to be signed"),
    Task.RENEW_AGREEMENT: Phrase("协议快到期，请续签", "Agreements to renew"),
    Task.JOINT: Phrase("共建事项，等着办", "Agreed with the other side, to be done"),
}
LATE = Phrase("逾期 {days} 天", "{days:day|days} overdue")
DUE = Phrase("{day}前", "by {day}")
GO_THERE = Phrase("去办理", "Go and do it")
MORE = Phrase("还有 {count} 件", "{count} more")

TODAY = Phrase("今天的活动", "Today's activities")
TO_DESK = Phrase("去登记到场", "Enter arrivals")
NOTHING_TODAY = Phrase("今天您的范围内没有活动。", "No activity in your reach today.")
OFFERS = Phrase("请您答复", "Please answer")
ANSWER_BY = Phrase("请在{day}前答复", "please answer by {day}")
YES = Phrase("我来", "Yes, I will")
NO = Phrase("不方便", "Not me")
WHY = Phrase("原因（可不填）", "Reason, if you like")
SAID_YES = Phrase("谢谢！已认领，请在期限前办好。", "Thank you! It is yours; please serve it in time.")
SAID_NO = Phrase("好的，已转给其他人。", "All right, somebody else will be asked.")

CLAIMS = Phrase("我认领的", "What I took on")
AGAIN = Phrase("已重新打开", "Open again")
WHY_AGAIN = Phrase(
    "{day}回访说不满意，按规定需求重新打开，这次服务的积分已冲正。",
    "On {day} a follow-up was not satisfied: by the rule the need is open again, and the points were taken back.",
)
NO_CLAIMS = Phrase(
    "还没有认领。到“需求清单”看看有没有您能帮上忙的。",
    "Nothing yet. Have a look at the need list for something you can help with.",
)
SERVICE = Phrase("我的服务", "My service")
NO_SERVICE = Phrase(
    "还没有服务记录。参加活动、社区登记到场后会出现在这里。",
    "No service yet. It appears here once your arrival at an activity is entered.",
)
POINTS_LINK = Phrase("看积分明细", "See the ledger")
DATA = Phrase("我的信息", "My data")
TAKE_ALONG = Phrase("导出关于我的全部记录", "Take everything about me along")
TAKE_ALONG_FILE = Phrase("我的信息.xlsx", "my-data.xlsx")
TAKEN_WHAT = Phrase("类别", "Kind")
TAKEN_DAY = Phrase("日期", "Day")
TAKEN_SAID = Phrase("内容", "Content")
LANGUAGE = Phrase("语言 / Language", "Language / 语言")
LANGUAGE_SWITCH = Phrase("Switch to English", "切换为中文")
LANGUAGE_KEPT = Phrase("语言已切换。", "The language is switched.")

NAME = Phrase("姓名", "Name")
PHONE = Phrase("手机", "Phone")
BRANCH = Phrase("党支部", "Branch")
UNIT = Phrase("单位", "Unit")
STATUS = Phrase("在职状态", "Status")
SERVES = Phrase("报到社区", "Checked in at")
HOME = Phrase("居住社区", "Lives in")
CHECKED_IN = Phrase("报到日期", "Checked in on")
FORM = Phrase("登记表完成", "Form completed")
SKILLS = Phrase("专业特长", "Skills")
DATA_NOTE = Phrase(
    "姓名有误请告诉本支部书记；其余可以在登记表里自己改。",
    "If your name is wrong, tell your branch's secretary; the rest you mend in your data form.",
)
