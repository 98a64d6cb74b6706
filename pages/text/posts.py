"""Words of the service posts: free places, the queue, approval, leaving, and the minimum for every member."""

from collections.abc import Mapping
from typing import Final

from db.terms import ClaimStatus
from pages.text.phrase import Phrase

LEAD = Phrase(
    "社区常设的服务岗位：先认领，社区同意后上岗；满员可候补，有人退出就依次递补。",
    "Standing posts of the communities: claim one, the community agrees; when it is full, wait in line.",
)
COUNT = Phrase("共 {total} 个岗位", "{total:post|posts}")
SEARCH = Phrase("查找岗位", "Find a post")
SEARCH_HINT = Phrase("岗位、时间、编号或社区", "Name, time, code or community")
FILTERS = Phrase("筛选", "Filter")
COMMUNITY = Phrase("社区", "Community")
KIND = Phrase("类别", "Kind")
WHICH = Phrase("范围", "Which")
FREE_ONLY = Phrase("只看有空位", "With free places only")
EMPTY = Phrase(
    "还没有符合条件的岗位。社区设岗后会出现在这里，可放宽筛选再看。",
    "No post matches. They appear here once communities open them; widen the filter.",
)

OWN = Phrase("我的岗位", "My posts")
OWN_MEANS = Phrase(
    "社区已同意、现在仍由我承担或已完成的岗位，待同意和候补的不算。",
    "Posts the community agreed to and that I hold or completed; not those that still wait.",
)
WANTED = Phrase("每人至少", "Minimum each")
WANTED_MEANS = Phrase("方案规定每名在职党员至少认领的岗位数。", "Posts that every member in service should claim.")
STILL = Phrase("再认领 {count} 个岗位就达到要求。", "{count} more and you meet the minimum.")
ENOUGH = Phrase("已达到要求。", "You meet the minimum.")

FREE = Phrase("空 {free} 个", "{free} free")
FULL = Phrase("已满", "Full")
PLACES = Phrase("{taken}/{places} 人", "{taken} of {places:place|places}")
WAITING = Phrase("候补 {waiting} 人", "{waiting} in line")
TO_ANSWER = Phrase("{count} 件待答复", "{count:awaits|await} the community")
MINE: Final[Mapping[ClaimStatus, Phrase]] = {
    ClaimStatus.ASKED: Phrase("我已认领，待社区同意", "I asked; the community answers"),
    ClaimStatus.WAITING: Phrase("我在候补", "I am in line"),
    ClaimStatus.ACTIVE: Phrase("我的岗位", "Mine"),
    ClaimStatus.WITHDRAWING: Phrase("我申请退出，待社区同意", "I asked to leave"),
}
MY_OFFER = Phrase("想请您来，待您答复", "You are asked; please answer")
ANSWERS_BY = Phrase("{day}前由本人答复", "answers by {day}")
TO_ANSWER_MINE = Phrase("去“我的事”答复", "Answer on “My page”")

BACK = Phrase("返回岗位清单", "Back to the posts")
NEXT = Phrase("下一步", "What next")
NOTHING_TO_DO = Phrase("这个岗位现在不用您办。", "Nothing here waits for you.")
CLAIM = Phrase("我来认领", "I take it")
QUEUE = Phrase("排队候补", "Wait in line")
CLAIMED_OR_LINE = Phrase(
    "已登记：有空位的等社区同意，满员的进入候补。", "Entered: it awaits the community, or in line if full."
)
CLAIM_FOR = Phrase("认领给", "Claim for")
CLAIM_FOR_MEMBER = Phrase("替党员认领", "Claim for the member")
LEAVE = Phrase("申请退出", "Ask to leave")
LEAVE_LINE = Phrase("不再等了", "Leave the line")
LEFT = Phrase("已登记。已上岗的等社区同意后退出。", "Entered; who already serves leaves once the community agrees.")
REASON = Phrase("原因", "Reason")
YOUR_TURN = Phrase(
    "您排在第 {turn} 位，有人退出会依次递补。", "You are number {turn} in line; you move up when somebody leaves."
)
YOUR_STATE = Phrase("您的认领：{state}。", "Your claim: {state}.")

PEOPLE = Phrase("在岗与候补", "Who holds it, who waits")
NOBODY = Phrase("还没有人认领。认领后会列在这里。", "Nobody has claimed it yet; claims appear here.")
NOBODY_YOURS = Phrase("您范围内还没有人认领。", "Nobody within your reach has claimed it yet.")
OVER = Phrase("已退出和未同意的（{count}）", "Left or declined ({count})")
SINCE = Phrase("{day}认领", "claimed on {day}")
TURN = Phrase("第 {turn} 位", "number {turn}")
APPROVE = Phrase("同意上岗", "Agree")
APPROVED = Phrase("已同意上岗。", "Agreed; the post is theirs.")
DECLINE = Phrase("不同意", "Decline")
DECLINED = Phrase("已婉拒，原因已记下；空位由候补递补。", "Declined, the reason is kept; the place goes to the line.")
LET_GO = Phrase("同意退出", "Let them go")
LET_GO_DONE = Phrase("已同意退出，候补第一位递补。", "They have left; the first in line moves up.")
STAY = Phrase("请其留任", "Ask them to stay")
STAYED = Phrase("已请其留任，原因已记下。", "They stay; the reason is kept.")

ABOUT = Phrase("详情", "Details")
CODE = Phrase("编号", "Code")
NAME = Phrase("岗位名称", "Name")
SKILL = Phrase("需要的特长", "Skill wanted")
TIMES = Phrase("服务时间", "Times")
TIMES_HINT = Phrase("例如：周六上午", "For example: Saturday mornings")
PLACES_FIELD = Phrase("岗位人数", "Places")
OPENED_ON = Phrase("设岗日期", "Opened on")
CHANGE = Phrase("修改岗位", "Change the post")
SAVE = Phrase("保存修改", "Save the changes")
CHANGED = Phrase("已修改；增加的名额由候补递补。", "Changed; new places go to those in line.")
CLOSE = Phrase("停止招募", "Take no more claims")
CLOSE_NOTE = Phrase("停招后不再接受认领，在岗的人不受影响。", "No new claims; whoever holds the post keeps it.")
CLOSED = Phrase("已停招。", "Closed.")

OPEN_LEAD = Phrase(
    "岗位名称、类别和人数就够了，设好后党员马上能看到。", "A name, a kind and places will do; members see it at once."
)
OPEN = Phrase("设岗", "Open the post")
OPENED = Phrase("岗位已设，党员可以认领了。", "The post is open to be claimed.")
NO_COMMUNITY = Phrase(
    "您的账号还没有分到社区，暂时不能设岗。请联系管理员。",
    "Your account reaches no community yet, so no post can be opened. Ask the administrator.",
)
