"""Words of activities: the list, one activity, planning."""

from pages.text.phrase import Phrase

LEAD = Phrase(
    "支部在社区开展的活动：先与社区商定，开展后登记到场，再由社区确认。",
    "What branches hold in communities: planned together, held, arrivals entered, then confirmed by the community.",
)
COUNT = Phrase("共 {total} 次活动", "{total} activities")
SEARCH = Phrase("查找活动", "Find an activity")
SEARCH_HINT = Phrase("名称、编号、支部或社区", "Name, code, branch or community")
FILTERS = Phrase("筛选", "Filter")
STATUS = Phrase("状态", "State")
KIND = Phrase("类型", "Kind")
COMMUNITY = Phrase("社区", "Community")
BRANCH = Phrase("支部", "Branch")
EMPTY = Phrase(
    "还没有符合条件的活动。可以放宽筛选，或计划一次活动。",
    "No activity matches. Widen the filter, or plan one.",
)
ARRIVED = Phrase("已到 {arrived} 人", "{arrived} arrived")
ARRIVED_OF = Phrase("已到 {arrived}/{signed_up}", "{arrived} of {signed_up} arrived")

PLAN_LEAD = Phrase(
    "和社区商定后填写，几项就够；到场登记、总结、确认都在这一条上。",
    "Agree with the community first; a few fields will do. Arrivals and confirmation follow on the same record.",
)
NO_BRANCH = Phrase(
    "您的账号还没有关联党支部，暂时不能计划活动。请联系管理员。",
    "Your account reaches no branch yet, so no activity can be planned. Ask the administrator.",
)
NAME = Phrase("活动名称", "Name of the activity")
NAME_HINT = Phrase("例如：望湖社区周末清洁", "For example: a clean-up on Saturday")
WHEN = Phrase("日期", "Day")
MORE = Phrase("补充信息（可不填）", "More, if known")
MINUTES = Phrase("时长（分钟）", "Length in minutes")
VENUE = Phrase("地点", "Where")
PLACES = Phrase("名额", "Places")
SERVES = Phrase("服务哪些需求", "Needs it serves")
SAVE = Phrase("计划好了", "Plan it")
SAVED = Phrase("活动已列入计划。", "The activity is planned.")

BACK = Phrase("返回活动列表", "Back to the list")
NEXT = Phrase("下一步", "What next")
ABOUT = Phrase("详情", "Details")
CODE = Phrase("编号", "Code")
ENTER = Phrase("登记到场", "Enter arrivals")
HOLD = Phrase("开始活动", "It begins")
HELD = Phrase("活动已开始，可以登记到场。", "It has begun; enter who arrives.")
CANCEL = Phrase("取消活动", "Call it off")
CANCELLED = Phrase("活动已取消，原因已记下。", "Called off; the reason is kept.")
REASON = Phrase("原因", "Reason")
CLOSE = Phrase("总结并送社区确认", "Close and send to the community")
CLOSED = Phrase("已送社区确认，轮到社区。", "Sent; the community confirms next.")
EFFECT = Phrase("成效", "What came of it")
EFFECT_HINT = Phrase("做了什么，效果怎样，一两句话", "What was done and what came of it, in a sentence or two")
GRADE = Phrase("建议等次", "Grade you propose")
GRADE_FIXED = Phrase("等次", "Grade")
BENEFICIARIES = Phrase("受益人数", "People served")
BENEFICIARY = Phrase("受益对象", "For whom")
DECLARED = Phrase("表上申报人数", "Headcount declared")
UNMATCHED = Phrase("未对上的姓名", "Names not matched yet")
CONFIRM = Phrase("去确认", "Go and confirm")
NOTHING_TO_DO = Phrase("这一步不用您办。", "Nothing here waits for you.")
SIGN_UP = Phrase("我要报名", "Sign me up")
SIGNED_UP = Phrase("已报名；名额已满时自动候补。", "Signed up; when it is full you are in the queue.")
NEEDS = Phrase("服务的需求", "Needs it serves")
PEOPLE = Phrase("到场人员", "Who came")
NO_SHOWS = Phrase("报了名没来（{count}）", "Signed up and did not come ({count})")
NOBODY_YET = Phrase("还没有人到场。", "Nobody has arrived yet.")
