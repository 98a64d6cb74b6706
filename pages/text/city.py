"""Words of the plan for the whole city: who could help whom, how good the plan is, and what becomes of it."""

from collections.abc import Mapping
from typing import Final

from db.rules.assignment import Why
from db.terms import ClaimTarget
from pages.text.needs import MEMBER_MESSAGE
from pages.text.phrase import Phrase

LEAD = Phrase(
    "把全市待认领的需求、微心愿、岗位空位和愿意服务的党员一次配好：又合适，又公平。发出之前谁也不会收到邀请。",
    "Match all open needs, wishes and free places with all willing members at once: suitable and fair. Nobody is asked "
    "before you send.",
)
NOTHING = Phrase(
    "现在没有什么要配：没有待认领的需求、微心愿，岗位也没有空位。社区受理新需求后，可以在这里一次配好。",
    "Nothing is to be matched: no open need, no open wish, no free place. New ones can be matched here at once.",
)
WAITING = Phrase("正在读取全市的记录，准备第一个方案……", "Reading the whole city, and making a first plan …")
BEGINNING = Phrase(
    "记录已读完，从 {pairs} 对合适的人和事算第一轮……",
    "All is read; the first round weighs {pairs:good pair|good pairs} …",
)
WORKING = Phrase(
    "正在计算，第 {round} 轮：离最好的安排最多还差 {percent}%",
    "Working, round {round}: at most {percent}% below the best",
)
STOP = Phrase("就用现在的方案", "Take the plan as it is")
STOP_FIRST = Phrase("不等了，先要一个能用的方案", "Do not wait: any plan that will do")
STOPPING_FIRST = Phrase(
    "好的，读完记录就给：逐件挑最合适的人，不再求最好。",
    "As soon as all is read: each need with whoever suits it best, and no search for better.",
)
STOPPING = Phrase("好的，这一轮算完就停。", "It stops at the end of this round.")
AGAIN = Phrase("重新计算", "Plan again")
AS_OF = Phrase("按 {at} 的数据计算", "Planned from the records of {at}")

BEST = Phrase(
    "已证明没有更好的安排：总得分 {value}，上限也是 {value}。总得分是每份邀请的匹配分加事情的急缓，一人多事要扣分。",
    "Proved: there is no better plan. Its offers' points and the urgency of what they serve, less a price for many "
    "tasks on one member, come to {value}; no plan can reach more.",
)
STOPPED = Phrase(
    "提前停止：总得分 {value}，最好的安排不会超过 {bound}，最多还差 {percent}%。",
    "Stopped early: worth {value}; no plan can exceed {bound}, which is at most {percent}% more.",
)
STOPPED_FIRST = Phrase(
    "第一轮之前就停了，方案是逐件挑最合适的人：总得分 {value}；最好的安排不会超过 {bound}，最多还差 {percent}%。",
    "Stopped before the first round: each need got whoever suits it best, the most pressing first. Worth {value}; no "
    "plan can exceed {bound}, which is at most {percent}% more.",
)
ASKED = Phrase("要找的人", "Helpers wanted")
ASKED_MEANS = Phrase(
    "需求还缺的人手、待认领的微心愿、岗位的空位，加在一起",
    "helpers that needs still miss, open wishes and free places at posts",
)
FOUND = Phrase("这次请到", "Asked by this plan")
FOUND_MEANS = Phrase("方案里的邀请份数，一人帮一件算一份", "offers in this plan; one member for one need is one offer")
MISSED = Phrase("还缺", "Still missing")
MISSED_MEANS = Phrase("方案也找不到的人手，原因写在下面", "helpers whom the plan cannot find; the reasons are below")
BUSIEST = Phrase("最忙的人", "The busiest member")
BUSIEST_MEANS = Phrase(
    "方案之后，手上需求和微心愿最多的党员有几件；每人的上限在方案设置里",
    "the most needs and wishes in one member's hands after the plan; the limit is the scheme's",
)
OF_MANY = Phrase("{count} 人", "{count}")
TASKS = Phrase("{count} 件", "{count}")
OFFERS = Phrase("{count} 份", "{count}")

SEND = Phrase("发出 {count} 份邀请", "Send {count:offer|offers}")
SEND_NOTE = Phrase(
    "每个人会在“我的事”里看到邀请，{days} 天内回答“我来”或“不方便”。有人答应之前，什么都没有定。",
    "Each member sees the offer on “My page” and answers within {days:day|days}: yes, or not me. Nothing is "
    "settled before somebody says yes.",
)
SEND_NOW = Phrase("确认发出", "Send them now")
SENT = Phrase("已经发出，等党员答复。", "Sent; the members answer next.")
SENT_COUNT = Phrase("已发出 {count} 份邀请", "{count:offer|offers} went out")
STALE_COUNT = Phrase("有 {count} 份没有发出，因为情况已经变了", "{count} did not go out, because things had changed")
STALE = Phrase("{name} · {title}：{reason}", "{name} · {title}: {reason}")
MESSAGES = Phrase("发给每个人的话（点右上角复制）", "A message for each of them (copy at the corner)")
MESSAGES_REST = Phrase(
    "其余 {count} 条在一起，点右上角一次复制",
    "The other {count:message|messages} together, copied at once at the corner",
)

PAIRS = Phrase("谁去帮谁", "Who helps whom")
MISSING = Phrase("还缺 {count} 人", "{count} missing")
WANTS = Phrase("要 {count} 人", "wants {count}")
POINTS = Phrase("{score} 分", "{score:point|points}")
TASKS_NOW = Phrase("手上 {count} 件", "has {count} in hand")
PIN = Phrase("固定", "Keep")
FORBID = Phrase("换人", "Somebody else")
SETTLED = Phrase("已记下，方案重新算过。", "Saved; the plan was worked out again.")
REASONS = Phrase("理由", "Reasons")
OPEN_IT = Phrase("打开", "Open")
PLAN_FOR = Phrase("这次安排", "Plan for")
MESSAGE: Final[Mapping[ClaimTarget, Phrase]] = {
    ClaimTarget.NEED: MEMBER_MESSAGE,
    ClaimTarget.WISH: Phrase(
        "{member}同志：{community}有一个微心愿想请您来圆——{text}。请在{due}前登录三双工作台，"
        "在“我的事”里回复“我来”或“不方便”。编号 {code}。谢谢！",
        "Dear {member}: {community} asks you to make a wish come true — {text}. Please answer on “My page” of "
        "Sanshuang by {due}: yes, or not me. Code {code}. Thank you!",
    ),
    ClaimTarget.POST: Phrase(
        "{member}同志：{community}的服务岗位“{text}”想请您来。请在{due}前登录三双工作台，"
        "在“我的事”里回复“我来”或“不方便”。编号 {code}。谢谢！",
        "Dear {member}: {community} asks you for its service post “{text}”. Please answer on “My page” of Sanshuang by "
        "{due}: yes, or not me. Code {code}. Thank you!",
    ),
}
NO_PAIRS = Phrase("一份邀请也配不出来，原因写在下面。", "No offer can be made; the reasons stand below.")

FIXED = Phrase("人工固定和排除（{count}）", "Settled by hand ({count})")
FIXED_LINE = Phrase("{name} → {title}", "{name} → {title}")
BROKEN = Phrase("现在做不到，方案没有采用", "cannot be kept now; left out of the plan")
RELEASE = Phrase("撤销", "Undo")
RELEASED = Phrase("已撤销，方案重新算过。", "Undone; the plan was worked out again.")

UNSERVED = Phrase("找不到人的，以及原因", "What stays without helpers, and why")
ALL_SERVED = Phrase("每一件都找到了人。", "Everything has its helpers.")
WHY: Final[Mapping[Why, Phrase]] = {
    Why.NOBODY: Phrase("没有人合适：缺特长、缺证书，或已婉拒", "Nobody suits: no skill, no certificate, or said no"),
    Why.ALL_HELP: Phrase("合适的人都已安排上，人数还不够", "Everybody who suits helps already; they are too few"),
    Why.ALL_FULL: Phrase("合适的人手上任务都已到上限", "Everybody who suits has as many tasks as they may have"),
    Why.NEEDED_ELSEWHERE: Phrase("合适的人去了更需要他们的地方", "Those who suit are needed more elsewhere"),
    Why.NOT_WORTH_IT: Phrase(
        "还有人有空，但手上任务已多，再加就不公平", "Somebody has room, but one task more would be unfair to them"
    ),
    Why.STOPPED: Phrase("计算提前停止，还没有轮到", "The search was stopped before it came to this"),
}
TOO_FEW = Phrase("{title}（缺 {missing} 人）", "{title} ({missing} missing)")

LOAD = Phrase("任务落在谁身上", "On whom the tasks fall")
LOAD_FINDING = Phrase(
    "手上没有任务的党员从 {before} 人变为 {after} 人", "Members without a task: {before} today, {after} after the plan"
)
NOW = Phrase("现在", "Today")
AFTER = Phrase("方案之后", "After the plan")
IN_HAND = Phrase("手上的任务", "Tasks in hand")
