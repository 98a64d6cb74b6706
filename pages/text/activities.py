"""Words of activities: the list, one activity, planning."""

from pages.text.phrase import Phrase

LEAD = Phrase(
    "支部在社区开展的活动：先与社区商定，开展后登记到场，再由社区确认。",
    "What branches hold in communities: planned together, held, arrivals entered, then confirmed by the community.",
)
COUNT = Phrase("共 {total} 次活动", "{total:activity|activities}")
SEARCH = Phrase("查找活动", "Find an activity")
SEARCH_HINT = Phrase("名称、编号、支部或社区", "Name, code, branch or community")
FILTERS = Phrase("筛选", "Filter")
STATUS = Phrase("状态", "State")
KIND = Phrase("类型", "Kind")
COMMUNITY = Phrase("社区", "Community")
BRANCH = Phrase("党支部", "Branch")
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
STARTS = Phrase("几点开始", "Begins at")
SERVES = Phrase("服务哪些需求", "Needs it serves")
SERVES_WISHES = Phrase("服务哪些微心愿", "Wishes it serves")
THINGS = Phrase("谁带什么（一行一样）", "Who brings what (a line each)")
THINGS_HINT = Phrase(
    "水桶10个：社区\n扫把：甲支部\n音响", "Ten buckets: the community\nBrooms: branch A\nA loudspeaker"
)
FROM_TEMPLATE = Phrase("活动模板", "Templates")
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
CLOSES_FIRST = Phrase(
    "到场登记完，由{branch}总结并送社区确认。",
    "Once everybody is entered, {branch} closes it and sends it to the community.",
)
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
QUEUE_UP = Phrase("名额已满，我来候补", "Full: put me in the queue")
SIGNED_UP = Phrase("已报名；名额已满时自动候补。", "Signed up; when it is full you are in the queue.")
HAVE_PLACE = Phrase("您已报名，名额已留好。", "You are signed up and have a place.")
HAVE_TURN = Phrase(
    "您在候补，排第 {turn} 位；有人退出就自动递补。", "You are number {turn} in the queue and move up by yourself."
)
GIVE_UP = Phrase("不去了，把名额让出来", "I cannot come: give my place up")
LEAVE_LINE = Phrase("不等了", "Leave the queue")
GAVE_UP = Phrase("已退出报名，名额让给下一位。", "You are no longer signed up; the next one gets the place.")
OVERLAP = Phrase(
    "同一时间您已报名“{other}”。确实都能去，请写明原因。",
    "At that time you have a place at “{other}”. If you can do both, say why.",
)
OVERLAP_SIGN_UP = Phrase("仍然报名", "Sign me up all the same")
OVERLAP_WHY = Phrase("为什么两边都能去", "How both are possible")
SIGNED = Phrase("报名（{placed}/{places}）", "Signed up ({placed} of {places})")
SIGNED_OPEN = Phrase("报名（{placed}）", "Signed up ({placed})")
SIGNED_NONE = Phrase("还没有人报名。", "Nobody has signed up yet.")
WAITS = Phrase("候补第 {turn} 位", "number {turn} in the queue")
SIGN_UP_WHO = Phrase("替谁报名", "Sign somebody up")
SIGNED_TWICE = Phrase("同时另有活动", "elsewhere, too")
SIGN_UP_WHY = Phrase("同一时间有别的活动时，写明原因", "With another activity at that time, say why")
SIGN_UP_SAVE = Phrase("报上名", "Sign up")
TAKE_OFF = Phrase("退出", "Take off")
TAKEN_OFF = Phrase("{name} 已退出报名。", "{name} is no longer signed up.")
CHANGE = Phrase("修改计划", "Change the plan")
CHANGE_SAVE = Phrase("保存修改", "Save")
CHANGED = Phrase("计划已修改；新增的名额已给候补的人。", "The plan is changed; new places went to the queue.")
SERVE_SAVE = Phrase("保存服务对象", "Save what it serves")
SERVED = Phrase("服务的需求和心愿已更新。", "What it serves is changed.")
BROUGHT = Phrase("谁带什么", "Who brings what")
BROUGHT_NOTHING = Phrase("还没有列要带的东西。", "Nothing is listed yet.")
BY_NOBODY = Phrase("还没有人带", "nobody yet")
BRING_ME = Phrase("我来带", "I bring it")
BRING_MINE = Phrase("{thing} 由您带，记下了。", "You bring: {thing}.")
BRING_NOT = Phrase("不带了", "Not after all")
BROUGHT_NOT = Phrase("{thing} 又等人来带。", "{thing} waits for somebody again.")
DROP = Phrase("去掉", "Strike")
DROPPED = Phrase("{thing} 已去掉。", "{thing} is struck.")
BRING_SAVE = Phrase("加到清单", "Add to the list")
BRING_SAVED = Phrase("已加到清单。", "Added to the list.")
WISHES = Phrase("服务的微心愿", "Wishes it serves")
WISH_OF = Phrase("{alias}：{thing}", "{alias}: {thing}")
AS_TEMPLATE = Phrase("存为模板", "Save as a template")
NEEDS = Phrase("服务的需求", "Needs it serves")
PEOPLE = Phrase("到场人员", "Who came")
NO_SHOWS = Phrase("报了名没来（{count}）", "Signed up and did not come ({count})")
NOBODY_YET = Phrase("还没有人到场。", "Nobody has arrived yet.")
