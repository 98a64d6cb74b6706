"""Words of the pairs: who looks after which household, when they came, and the sealed household."""

from pages.text.phrase import Phrase

LEAD = Phrase(
    "党员或支部与困难家庭长期结对：约好多久去一次，去一次记一次，社区确认后算服务。",
    "A member or a branch looks after a household for long; each visit is service once the community confirms it.",
)
COUNT = Phrase("共 {total} 对", "{total:pair|pairs}")
SEARCH = Phrase("查找结对", "Find a pair")
SEARCH_HINT = Phrase("化名、编号或社区", "Alias, code, promise, community or branch")
STATUS = Phrase("状态", "State")
EMPTY = Phrase(
    "还没有符合条件的结对。社区在上方“结一对”开始。", "No pair matches. A community begins one with the button above."
)
WITH_MEMBER = Phrase("{member}（{branch}）", "{member} ({branch})")
WITH_BRANCH = Phrase("{branch}", "{branch}")
VISITS = Phrase("走访 {count} 次", "{count:visit|visits}")
DUE = Phrase("{day}前该去", "due by {day}")
OVERDUE = Phrase("该去没去 {days} 天", "visit {days:day|days} overdue")

BACK = Phrase("返回结对清单", "Back to the pairs")
NEXT = Phrase("下一步", "What next")
NOTHING_TO_DO = Phrase("这一对现在不用您办。", "Nothing here waits for you.")
GO_THERE = Phrase(
    "请按约去看望；去过以后请支部书记记一笔，社区确认后算您的服务。",
    "Please visit as agreed; your secretary writes it down, and it counts once the community has confirmed it.",
)
ABOUT = Phrase("详情", "Details")
CODE = Phrase("编号", "Code")
COMMUNITY = Phrase("社区", "Community")
BRANCH = Phrase("党支部", "Branch")
MEMBER = Phrase("结对党员", "Member")
BENEFICIARY = Phrase("对象", "For whom")
PROMISE = Phrase("帮什么", "What help")
PROMISE_HINT = Phrase("例如：每月上门一次，量血压、陪聊天", "For example: a visit each month, blood pressure, a talk")
EVERY = Phrase("多久去一次（天）", "Every how many days")
STARTED_ON = Phrase("结对日期", "Since")
ENDED_ON = Phrase("结束日期", "Ended on")
REASON = Phrase("原因", "Reason")

VISIT = Phrase("记一次走访", "Enter a visit")
DAY = Phrase("哪天去的", "On which day")
WHO_CAME = Phrase("谁去的", "Who came")
EFFECT = Phrase("做了什么", "What was done")
MINUTES = Phrase("时长（分钟）", "Minutes")
SAVE_VISIT = Phrase("记下走访", "Record the visit")
VISITED = Phrase("走访已记下，等社区确认后算服务。", "The visit is kept; the community confirms it as service.")
VISIT_LIST = Phrase("走访记录", "Visits")
NO_VISITS = Phrase("还没有走访。去过一次就记一次。", "No visits yet; enter each one.")

WHO = Phrase("这户是谁", "Who the household is")
SEALED = Phrase(
    "封存保管。只有结对党员和本社区能看；看之前选用途，每次都留记录；结对结束即销毁。",
    "Sealed. Only the paired member and the community may look, for a purpose, written down; destroyed at the end.",
)
DESTROYED = Phrase("结对已结束，这户的信息已销毁。", "The pair has ended; who it was is destroyed.")
PURPOSE = Phrase("用途", "Purpose")
LOOK = Phrase("查看（留记录）", "Look (written down)")
LOOKED = Phrase("查看已留记录。", "The look is written down.")
LOOKS = Phrase("查看记录（{count}）", "Looks ({count})")
LOOK_LINE = Phrase("{at} {role} {by}：{purpose}", "{at}, {role} {by}: {purpose}")

END = Phrase("结束结对", "End the pair")
ENDED = Phrase("结对已结束，封存信息已销毁。", "The pair has ended; the sealed text is destroyed.")

START_LEAD = Phrase(
    "大家只看到化名；姓名、住址写在封存栏，只有结对党员和本社区能看。",
    "Everybody sees an alias; name and address go into the sealed field.",
)
ALIAS = Phrase("化名", "Alias")
ALIAS_HINT = Phrase("例如：春风一号", "For example: Spring One")
HOUSEHOLD = Phrase("这户是谁（封存）", "Who it is (sealed)")
HOUSEHOLD_HINT = Phrase("姓名写在最前面，再写情况、住址、电话", "Name first, then circumstances, address, telephone")
MEMBER_OR_BRANCH = Phrase("结对党员（不选就是整个支部）", "Member (none: the branch as a whole)")
START = Phrase("结对", "Begin the pair")
STARTED = Phrase("已结对。", "The pair has begun.")
NO_COMMUNITY = Phrase(
    "您的账号还没有分到社区，暂时不能结对。请联系管理员。",
    "Your account reaches no community yet, so no pair can begin. Ask the administrator.",
)
