"""Words of the need list and of one need."""

from collections.abc import Mapping
from typing import Final

from db.rules.holding import Holder
from db.terms import NeedStatus
from pages.text.phrase import Phrase

LEAD = Phrase(
    "居民和社区提出的需求，每一件都写明轮到谁、什么时候前办。",
    "What residents ask for; each need says whose turn it is and until when.",
)
COUNT = Phrase("共 {total} 件", "{total:need|needs}")
SEARCH = Phrase("查找需求", "Find a need")
SEARCH_HINT = Phrase("内容、编号或社区", "Words, code, place or community; two letters will do")
FILTERS = Phrase("筛选", "Filter")
STATUS = Phrase("状态", "State")
COMMUNITY = Phrase("社区", "Community")
KIND = Phrase("类别", "Kind")
URGENCY = Phrase("紧急程度", "Urgency")
EMPTY = Phrase(
    "还没有符合条件的需求。可以放宽筛选，或在上方“记一件需求”。",
    "No need matches. Widen the filter, or write one down above.",
)

WRITE_LEAD = Phrase(
    "写清楚要什么、在哪个社区就行，其余以后再补。请不要写居民的姓名和电话。",
    "What is needed and where will do; the rest can follow. Leave residents' names and telephones out.",
)
NO_COMMUNITY = Phrase(
    "您的账号还没有分到社区，暂时不能记需求。请联系管理员。",
    "Your account reaches no community yet, so no need can be written. Ask the administrator.",
)
TEXT = Phrase("什么需求", "What is needed")
TEXT_HINT = Phrase("例如：3号楼一户水管漏水，请帮忙修", "For example: a leaking pipe in building 3, please mend it")
MORE = Phrase("补充信息（可不填）", "More, if known")
SKILL = Phrase("需要的特长", "Skill wanted")
BENEFICIARY = Phrase("受益对象", "For whom")
BENEFICIARIES = Phrase("受益人数", "How many people")
HELPERS = Phrase("需要几个人", "Helpers wanted")
PLACE = Phrase("小区或楼栋", "Building or place")
GOODS = Phrase("所需物资", "Goods wanted")
SOURCE = Phrase("来源", "Heard from")
ASKED_ON = Phrase("提出日期", "Asked on")
SAVE = Phrase("记下来", "Write it down")
SAVED = Phrase("需求已记下。", "The need is written down.")

HOLDERS: Final[Mapping[Holder, Phrase]] = {
    Holder.COMMUNITY: Phrase("轮到{community}", "With {community}"),
    Holder.STAFF: Phrase("轮到机关党办对接", "With the Party office, to be matched"),
    Holder.MEMBER: Phrase("轮到{member}（{branch}）", "With {member} ({branch})"),
    Holder.NOBODY: Phrase("已办结", "Closed"),
}
WITH_BRANCH = Phrase("轮到{branch}", "With {branch}")
DUE = Phrase("{due}前办", "until {due}")
OVERDUE = Phrase("逾期 {days} 天", "{days:day|days} overdue")

BACK = Phrase("返回需求清单", "Back to the list")
NEXT = Phrase("下一步", "What next")
ABOUT = Phrase("详情", "Details")
IN_A_PROJECT = Phrase("这件需求由项目承办，请到项目里办理。", "A project carries this need; go on there.")
TO_PROJECT = Phrase("打开项目 {code}", "Open project {code}")
HISTORY = Phrase("经过", "What happened")
CODE = Phrase("编号", "Code")
SERVED_ON = Phrase("服务日期", "Served on")
MEASURES = Phrase("解决措施", "What was done")
SOLVED_ON = Phrase("办结日期", "Solved on")
SATISFACTION = Phrase("居民评价", "The resident's word")
REOPENED = Phrase("重开次数", "Times reopened")
FAILED = Phrase("评价为“不满意”，{day}重新打开", "Rated “not satisfied”, and opened again on {day}")
THEIR_WORDS = Phrase("意见：“{words}”", "In their words: “{words}”")
TRIED = Phrase("上一次的做法：{measures}", "What was tried before: {measures}")
NOTHING_TO_DO = Phrase(
    "这一步不用您办，轮到谁已写在上面。", "Nothing here waits for you; above stands whose turn it is."
)

SCREENED_FIRST = Phrase(
    "社区先看一看；受理以后，就可以对接。", "The community looks at it first; once accepted, it can be matched."
)
ACCEPT = Phrase("受理，列入清单", "Accept into the list")
ACCEPTED = Phrase("已受理，进入待认领。", "Accepted; it may be claimed now.")
DECLINE = Phrase("不予受理", "Decline")
DECLINED = Phrase("已不予受理，原因已记下。", "Declined; the reason is kept.")
REASON = Phrase("原因", "Reason")
CLAIM = Phrase("我来认领", "I take it")
CLAIM_FOR = Phrase("认领给", "Claim for")
CLAIM_BRANCH = Phrase("由本支部认领", "Claim for my branch")
CLAIMED = Phrase("已认领，请在期限前办好。", "Claimed; please serve it in time.")
MATCH = Phrase("找合适的人", "Find who suits")
SERVE = Phrase("办好了", "It is done")
SERVED = Phrase("已记下，等社区确认。", "Saved; the community confirms next.")
GIVE_BACK = Phrase("退回清单", "Give it back")
LEAVE = Phrase("退出这一件", "Step back")
LEADS = Phrase("牵头", "leads")
LEFT = Phrase("已退出，其他人继续办。", "Stepped back; the others go on.")
TAKE_OFFER_BACK = Phrase("收回邀请", "Take the offer back")
GIVEN_BACK = Phrase("已退回清单，可另找他人。", "Back on the list for somebody else.")
CONFIRM = Phrase("去确认", "Go and confirm")
ANSWER = Phrase("去答复", "Go and answer")
FOLLOW_UP = Phrase("去回访", "Go and ask the resident")
OVER = Phrase("这条需求已经了结，没有要办的了。", "This need is closed: nothing waits for anybody.")

HELPING = Phrase("谁在帮（{count} 人，共要 {wanted} 人）", "Who helps ({count} of {wanted})")
ANSWER_UNTIL = Phrase("{day}前答复", "answers by {day}")
ONE_MORE = Phrase("再找一个人", "Find one more")

TO_MEMBER = Phrase("发给党员的话（点右上角复制）", "A message for the member (copy at the corner)")
MEMBER_MESSAGE = Phrase(
    "{member}同志：{community}有一件需求想请您帮忙——{text}。请在{due}前登录三双工作台，"
    "在“我的事”里回复“我来”或“不方便”。编号 {code}。谢谢！",
    "Dear {member}: {community} asks for your help — {text}. Please answer on “My page” of Sanshuang by {due}: "
    "yes, or not me. Code {code}. Thank you!",
)
TO_RESIDENT = Phrase("答复居民的话（点右上角复制）", "An answer for the resident (copy at the corner)")
RESIDENT_MESSAGE = Phrase(
    "您好！您反映的“{text}”（编号 {code}）{state}。{ball}有进展我们会及时告诉您。",
    "Hello! What you asked for, “{text}” (code {code}), {state}. {ball}We will tell you of any progress.",
)
RESIDENT_STATES: Final[Mapping[NeedStatus, Phrase]] = {
    NeedStatus.PROPOSED: Phrase("已经记下，社区正在审核", "is written down and being looked at by the community"),
    NeedStatus.OPEN: Phrase("已经受理，正在为您找合适的人", "is accepted; we are looking for the right person"),
    NeedStatus.OFFERED: Phrase("已经找到人选，正在等对方答复", "has been offered to somebody whose answer we await"),
    NeedStatus.CLAIMED: Phrase("已有党员认领", "has been taken on by a Party member"),
    NeedStatus.SERVED: Phrase("已经上门办理，社区正在核实", "was served; the community is checking the result"),
    NeedStatus.SOLVED: Phrase("已经办结，想听听您的意见", "is solved; we should like to hear your opinion"),
    NeedStatus.EVALUATED: Phrase("已经办结，谢谢您的评价", "is closed; thank you for your opinion"),
    NeedStatus.DECLINED: Phrase("经审核不在服务范围内", "was found to lie outside what the scheme can do"),
}
EDIT = Phrase("修改这件需求", "Change this need")
SAVE_CHANGES = Phrase("保存修改", "Save the changes")
CHANGES_SAVED = Phrase("修改已保存。", "The changes are saved.")
DUE_BY = Phrase("预计{due}前有下一步。", "The next step is due by {due}. ")

BY = Phrase("{role} {name}", "{role} {name}")
EVENTS: Final[Mapping[str, Phrase]] = {
    "need.written": Phrase("记下需求", "wrote it down"),
    "need.changed": Phrase("修改内容", "changed what was written"),
    "need.accepted": Phrase("受理，列入清单", "accepted it into the list"),
    "need.declined": Phrase("不予受理", "declined it"),
    "need.offered": Phrase("邀请党员办理", "asked a member to take it"),
    "need.offer_answered": Phrase("答复邀请", "answered the offer"),
    "need.offer_lapsed": Phrase("邀请过期未答复，另找他人", "ended the offer that was not answered in time"),
    "need.claimed": Phrase("认领", "took it on"),
    "need.carried": Phrase("由项目承办", "took it on with a project"),
    "need.let_go": Phrase("项目退回，重新开放", "opened it again as its project let it go"),
    "need.given_back": Phrase("退回清单", "gave it back"),
    "need.part_given_back": Phrase("帮手退出", "a helper gave their part back"),
    "need.served": Phrase("报告已办好", "said it was done"),
    "need.solution_refused": Phrase("确认未解决，退回再办", "found it not solved yet"),
    "need.solved": Phrase("确认已解决", "confirmed it as solved"),
    "need.imported": Phrase("从台账导入", "brought it in from a ledger"),
    "need.solution_undone": Phrase("撤回“已解决”", "took back that it was solved"),
    "need.service_undone": Phrase("撤回“已办好”", "took back that it was done"),
    "followup.planned": Phrase("安排回访", "planned to ask the resident"),
    "followup.asked": Phrase("回访", "asked the resident afterwards"),
    "followup.rated": Phrase("群众凭条自评", "rated by the resident's own slip"),
}
CHANGED = Phrase("更新", "changed it")
AGAIN = Phrase("重新打开", "opened again")
SAID = Phrase("“{reason}”", "“{reason}”")
