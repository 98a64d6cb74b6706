"""Words of the member check-in: who is missing, one member's record, the data form."""

from collections.abc import Mapping
from typing import Final

from db.errors import Code
from db.rules.rolls import Which
from pages.text.phrase import Phrase

LEAD = Phrase(
    "每一位在职党员都要到社区报到。先看还缺谁，再看比例。",
    "Every member in service checks in at a community. First see who is missing, then the share.",
)
DAY = Phrase("截至哪一天", "As of")
ONLY = Phrase("只看：{of}", "Only: {of}")
PAST_MAY_GAIN = Phrase(
    "按报到当天算，不按录入那天算：这一天之前报到、后来才登记的，补上后这里会增加。要固定下来的数，以关闭排查时的为准。",
    "Counted by the day of the check-in, not of the typing: one that is entered later still adds to this day. "
    "For a figure that stays, take the one of a closed census.",
)
NOBODY_MISSING = Phrase(
    "截至{day}：应报到 {in_service} 人，已报到 {in_service} 人，一个不缺。",
    "On {day}, all {in_service:member in service was|members in service were} checked in. Nobody was missing.",
)
SOME_MISSING = Phrase(
    "截至{day}：还有 {missing} 人没有报到。",
    "On {day}, {missing:member|members} in service had not checked in.",
)
NOBODY_YET = Phrase(
    "这一天在您的范围内没有在职党员。换一天或放宽筛选，也可以先登记党员。",
    "No member in service within your reach on this day. Choose another day, widen the filter, or enter a member.",
)
DENOMINATOR = Phrase(
    "应报到 = 当天在职的 {in_service} 人。不计入：休假 {on_leave} 人、退休 {retired} 人、已调出 {transferred} 人。",
    "Due to check in: the {in_service} in service that day. Not counted: {on_leave} on leave, {retired} retired, "
    "{transferred} transferred.",
)
DUE = Phrase("应报到", "Due")
DUE_MEANS = Phrase(
    "当天在职的党员；休假、退休、调出的不算，按当天的历史记录计。",
    "Members in service on that day by the history; those on leave, retired or transferred are not counted.",
)
CHECKED_IN = Phrase("已报到", "Checked in")
CHECKED_IN_MEANS = Phrase(
    "当天在职、已由社区接收且没有结束的报到；按报到日期计，不按录入日期。",
    "In service and received by a community, counted by the day of the check-in and not of the typing.",
)
SHARE = Phrase("报到率", "Share")
SHARE_MEANS = Phrase("已报到 ÷ 应报到；差一个也不写 100%。", "Checked in ÷ due; one missing is never written as 100%.")
MISSING = Phrase("未报到", "Missing")
MISSING_MEANS = Phrase("应报到 − 已报到，逐人列在下面。", "Due − checked in; each of them is listed below.")
FORMS = Phrase("登记表齐", "Data forms")
FORMS_MEANS = Phrase(
    "应报到党员中，当天以前填完登记表的人数。", "Members due whose data form was complete by that day."
)

ARRIVING = Phrase("等社区接收（{count} 人）", "Waiting for the community ({count})")
SENT_ON = Phrase("{day}送到{community}", "sent to {community} on {day}")
RECEIVE = Phrase("接收", "Take in")
RECEIVED = Phrase("已接收，从今天起在本社区服务。", "Taken in; the member serves here now.")
SEND_BACK = Phrase("退回", "Send back")
SEND_BACK_REASON = Phrase("哪里需要更正", "What has to be mended")
SENT_BACK = Phrase("已退回支部，理由一并送到。", "Sent back to the branch with your reason.")

GROUPS = Phrase("按支部、按社区看", "By branch and by community")
BY = Phrase("分组", "Group by")
BY_BRANCH = Phrase("支部", "Branch")
BY_COMMUNITY = Phrase("社区", "Community")
BY_COMMUNITY_NOTE = Phrase(
    "已报到的按报到社区、未报到的按居住社区归入；居住社区没填的单列一行。",
    "Those checked in count where they are; the missing where they live, or on a line of their own if that is unknown.",
)
GROUP = Phrase("名称", "Name")
NO_GROUPS = Phrase("这一天没有在职党员。", "No member in service on this day.")

SEARCH = Phrase("查找党员", "Find a member")
SEARCH_HINT = Phrase("zs、zhangsan、张、手机尾号或编号", "Name, initials, pinyin, end of phone or code")
FILTERS = Phrase("筛选", "Filter")
SHOWN = Phrase("名单", "List")
WHICH: Final[Mapping[Which, Phrase]] = {
    Which.MISSING: Phrase("未报到", "Missing"),
    Which.CHECKED_IN: Phrase("已报到", "Checked in"),
    Which.WITHOUT_FORM: Phrase("缺登记表", "No data form"),
    Which.OUT: Phrase("不在职", "Not in service"),
    Which.ALL: Phrase("全部", "All"),
}
BRANCH = Phrase("支部", "Branch")
COMMUNITY = Phrase("社区", "Community")
COUNT = Phrase("共 {total} 人", "{total:member|members}")
EMPTY: Final[Mapping[Which, Phrase]] = {
    Which.MISSING: Phrase(
        "没有符合条件的未报到党员。不加筛选时，就是一个不缺。",
        "No missing member matches; without a filter this means that nobody is missing.",
    ),
    Which.CHECKED_IN: Phrase(
        "还没有报到的党员。打开“未报到”名单，从那里办理报到。",
        "Nobody has checked in yet. Open the list of the missing and begin there.",
    ),
    Which.WITHOUT_FORM: Phrase("登记表都填好了。", "Every data form is complete."),
    Which.OUT: Phrase("没有休假、退休或调出的党员。", "Nobody is on leave, retired or transferred."),
    Which.ALL: Phrase(
        "没有符合条件的党员。可以放宽筛选，或登记一名党员。",
        "No member matches. Widen the filter, or enter a member.",
    ),
}
HERE_SINCE = Phrase("{community}，{day}报到", "{community}, since {day}")
SINCE = Phrase("{day}报到", "checked in on {day}")
IS_MISSING = Phrase("未报到", "Not checked in")
IS_SENT = Phrase("等社区接收", "Waiting for the community")
NO_FORM = Phrase("缺登记表", "No data form")
TAIL = Phrase("尾号 {tail}", "phone …{tail}")

JOIN = Phrase("登记一名党员", "Enter a member")
JOIN_LEAD = Phrase(
    "姓名和支部就够，其余以后在登记表里补。同名同姓不会合并。",
    "Name and branch will do; the data form holds the rest. Namesakes are never merged.",
)
JOIN_SINCE = Phrase("从哪天起在本支部", "With the branch since")
JOINED = Phrase("已登记。接着办理报到、填登记表。", "Entered. Go on with check-in and data form.")
NO_BRANCH = Phrase(
    "您的账号还没有分到支部，暂时不能登记党员。请联系管理员。",
    "Your account reaches no branch yet, so no member can be entered. Ask the administrator.",
)

BACK = Phrase("返回报到名单", "Back to the list")
STANDS_HERE = Phrase("{day}起在{community}报到", "Checked in at {community} since {day}")
STANDS_SINCE = Phrase("{day}起已报到，社区未登记", "Checked in since {day}; the community is not recorded")
STANDS_NOWHERE = Phrase("还没有在社区报到", "Not checked in at any community")
STANDS_SENT = Phrase("{day}已送到{community}，等社区接收", "Sent to {community} on {day}; waiting for its word")
NOT_COUNTED = Phrase("不计入应报到人数", "Not counted as due")

CHECK_IN = Phrase("办理报到", "Check in")
CHECK_IN_ELSEWHERE = Phrase("改到另一个社区报到", "Move to another community")
CHECK_IN_NOTE = Phrase(
    "送出后由社区接收才算报到；社区接收前，原来的报到不变。",
    "It counts once the community takes the member in; until then the present check-in stands.",
)
WHERE = Phrase("到哪个社区", "At which community")
WHEN = Phrase("报到日期", "Day of the check-in")
NOTE = Phrase("备注", "Note")
SEND = Phrase("送社区接收", "Send to the community")
SENT = Phrase("已送到{community}，等社区接收。", "Sent to {community}; it has the ball.")

FORM = Phrase("登记表", "Data form")
FORM_DONE = Phrase("{day}填完", "Completed on {day}")
FORM_OPEN = Phrase("还没有填完", "Not complete yet")
FILL = Phrase("填写登记表", "Fill in the data form")
FORM_NOTE = Phrase("不需要、也请不要填写身份证号。", "No identity number is needed; please do not write one.")
NAME = Phrase("姓名", "Name")
GENDER = Phrase("性别", "Gender")
BORN = Phrase("出生年月", "Born")
BORN_HINT = Phrase("例如 1980-05", "Such as 1980-05")
PHONE = Phrase("手机", "Mobile")
DUTY = Phrase("职务", "Post at work")
UNIT = Phrase("单位", "Unit")
HOME = Phrase("居住社区", "Home community")
TIMES = Phrase("可服务时间", "Times for service")
WEEKDAYS: Final = (
    Phrase("周一", "Mon"), Phrase("周二", "Tue"), Phrase("周三", "Wed"), Phrase("周四", "Thu"),
    Phrase("周五", "Fri"), Phrase("周六", "Sat"), Phrase("周日", "Sun"),
)  # fmt: skip
SAVE_FORM = Phrase("保存，登记表已齐", "Save as complete")
FORM_SAVED = Phrase("登记表已保存。", "The data form is saved.")
CODE = Phrase("编号", "Code")

SKILLS = Phrase("专业特长", "Skills")
NO_SKILLS = Phrase("还没有登记特长。", "No skill is recorded yet.")
SKILL = Phrase("特长", "Skill")
LEVEL = Phrase("水平", "Level")
CERTIFICATE = Phrase("证书名称", "Certificate")
CERTIFIED = Phrase("持证：{certificate}", "certificate: {certificate}")
EXPIRES = Phrase("证书有效期至", "Certificate valid until")
VALID_UNTIL = Phrase("有效期至{day}", "valid until {day}")
EXPIRED = Phrase("证书已于{day}过期", "certificate expired on {day}")
ADD_SKILL = Phrase("添加或更新特长", "Add or change a skill")
SAVE_SKILL = Phrase("保存特长", "Save the skill")
SKILL_SAVED = Phrase("特长已保存。", "The skill is saved.")
DROP_SKILL = Phrase("删去", "Remove")
DROP_WHICH = Phrase("删去一项特长", "Remove a skill")
SKILL_DROPPED = Phrase("已删去这项特长。", "The skill is removed.")

CHANGES = Phrase("变动", "Changes")
CHANGE_STATUS = Phrase("变更在职状态", "Change the status")
NEW_STATUS = Phrase("改为", "To")
FROM_DAY = Phrase("从哪天起", "From")
REASON = Phrase("说明", "Reason")
SAVE_STATUS = Phrase("变更状态", "Change the status")
STATUS_CHANGED = Phrase("状态已变更，此前各天的应报到人数不受影响。", "Changed; the figures of earlier days stand.")
GOING_NOTE = Phrase(
    "改为退休或调出，现有的报到随之结束；记录保留。",
    "Retiring or transferring ends the present check-in; the record stays.",
)
MOVE = Phrase("转到另一个支部", "Move to another branch")
NEW_BRANCH = Phrase("转入支部", "To branch")
SAVE_MOVE = Phrase("转出", "Move")
MOVED = Phrase("已转出；此前的服务仍记在原支部。", "Moved; earlier service stays with the former branch.")
LEADING = Phrase("注明班子成员", "Note as one of the unit's leaders")
LEADING_NOTE = Phrase(
    "只用于季度表的“班子成员参加”一栏，不影响报到、服务和积分。起始日以后的参加，包括已经登记的，都会计入；两天都清空表示从未是。"
    "改为退休、调出或转到别的单位时自动截止。",
    "For one column of the quarterly form alone; it changes nothing about check-in, service or points. Attendances "
    "from the first day on count, those already entered, too; both days empty means never. Retiring, transferring or "
    "moving to another unit ends it.",
)
LEADS_FROM = Phrase("从哪天起是班子成员", "Of the leaders from")
LEADS_UNTIL = Phrase("到哪天为止", "Until")
SAVE_LEADING = Phrase("保存注明", "Save the note")
LEADING_SAVED = Phrase("已保存；季度表按新的日期计算。", "Saved; the quarterly form counts by these days.")
LEADS = Phrase("班子成员，{day}起", "one of the unit's leaders since {day}")
LED = Phrase("班子成员，{first}至{last}", "one of the unit's leaders from {first} to {last}")

HISTORY = Phrase("历史", "History")
STEP = Phrase("{day}起：{branch}，{status}（{change}）", "From {day}: {branch}, {status} ({change})")
STEP_BY = Phrase("{by}记于{day} {hour}", "entered {day} {hour} by {by}")
STEP_AT = Phrase("记于{day} {hour}", "entered {day} {hour}")
NO_STEPS = Phrase("还没有历史记录。", "There is no history yet.")
CHECKINS = Phrase("历次报到", "Check-ins")
NO_CHECKINS = Phrase("还没有报到记录。", "There are no check-ins yet.")
RECEIVED_AT = Phrase("{day} {hour}接收", "taken in {day} {hour}")
SENT_BACK_AT = Phrase("{day} {hour}退回", "sent back {day} {hour}")
ENDED = Phrase("{day}结束", "ended on {day}")

MINE_LEAD = Phrase(
    "请核对自己的登记表，只填一次；以后有变动再来改。",
    "Check your own data form. It is filled in once; come back when something changes.",
)
MINE_NONE = Phrase(
    "您的账号没有对应的党员记录，没有登记表要填。",
    "Your account stands for no member, so there is no data form to fill in.",
)

FORGET = Phrase("移除个人信息", "Forget this person")
FORGET_NOTE = Phrase(
    "应本人要求或不再需要时使用：姓名、电话、住处、登记表各栏、支部和社区意见、特长和账号一并移除，不能恢复；参加记录、积分和统计数字保留，但不再指向任何人。",
    "When the person asks, or when it is needed no longer: name, telephone, home, the data form, both opinions, skills "
    "and account go for good. Attendance, points and figures keep their numbers and name nobody.",
)
NOBODY = Phrase("已移除的党员（{code}）", "A member who was removed ({code})")
NOBODY_NOTE = Phrase(
    "个人信息已按要求移除，不能恢复；参加记录、积分和统计数字保留，不再指向任何人。",
    "The person was removed for good. Attendance, points and figures keep their numbers and name nobody.",
)
FORGOTTEN = Phrase("个人信息已移除，数字保留。", "The person is forgotten; the numbers stay.")

REFUSED: Final[Mapping[Code, tuple[Phrase, ...]]] = {
    Code.AWAITS_COMMUNITY: (
        Phrase(
            "{name}已向{community}报到，正等那里答复，这次没有写入。请先请{community}答复。",
            "{name} has checked in at {community}, which has yet to answer; nothing was written. Ask it to answer.",
        ),
    ),
}
"""Why a member was not checked in."""
