"""Words of the wish list."""

from pages.text.phrase import Phrase

LEAD = Phrase(
    "这里只有化名和心愿；心愿背后是谁，只有承办人和社区能看。",
    "Here stand aliases and the things wished for; who it is, only the person in charge and the community may see.",
)
COUNT = Phrase("共 {total} 个", "{total:wish|wishes}")
SEARCH = Phrase("查找微心愿", "Find a wish")
SEARCH_HINT = Phrase("心愿、化名或编号", "The thing, the alias, the code or the community")
STATUS = Phrase("状态", "State")
EMPTY = Phrase(
    "还没有符合条件的微心愿。社区征集后会出现在这里。",
    "No wish matches. They appear here once communities have collected them.",
)
THING = Phrase("{alias}想要：{thing}", "{alias} wishes for: {thing}")
DUE = Phrase("{due}前实现", "by {due}")
ASK_BY = Phrase("{due}前回访", "to be asked by {due}")
OVERDUE = Phrase("逾期 {days} 天", "{days:day|days} overdue")
TAKEN_BY = Phrase("{member}（{branch}）认领", "taken on by {member} ({branch})")
CAME_TRUE = Phrase("{day}实现", "came true on {day}")

BACK = Phrase("返回微心愿", "Back to the wishes")
NEXT = Phrase("下一步", "What next")
NOTHING_TO_DO = Phrase("这个心愿现在不用您办。", "Nothing here waits for you.")
CLAIM = Phrase("我来圆梦", "I take it")
CLAIM_FOR = Phrase("认领给", "Claim for")
CLAIM_BRANCH = Phrase("由本支部认领", "Claim for my branch")
CLAIMED = Phrase("已认领，请与社区联系后送达。", "It is yours; arrange the delivery with the community.")
DELIVER = Phrase(
    "请与{community}联系后送达；送到了，由社区在这里确认“已实现”。",
    "Arrange the delivery with {community}; once it is there, the community confirms here that it came true.",
)
FULFIL = Phrase("确认已实现", "Confirm it came true")
FULFILLED = Phrase("已确认实现，积分已记入。", "Confirmed; the points are entered.")
FULFILLED_ON = Phrase("实现日期", "Came true on")
GIVE_UP = Phrase("退回", "Give it back")
GIVEN_UP = Phrase("已退回，可由他人认领。", "Back on the list for somebody else.")
REASON = Phrase("原因", "Reason")
RATE = Phrase("心愿人评价", "What the person says")
RATE_IT = Phrase("记下评价", "Record the rating")
RATED = Phrase("评价已记下。", "The rating is recorded.")
WAY = Phrase("怎么问的", "Asked by")
OPINION = Phrase("意见", "Opinion")
WITHDRAW = Phrase("撤回心愿", "Withdraw the wish")
WITHDRAWN = Phrase("已撤回，原因已记下。", "Withdrawn; the reason is kept.")

WHO = Phrase("心愿背后是谁", "Who it is")
SEALED = Phrase(
    "封存保管。只有承办人和本社区能看；看之前选用途，每次都留记录。",
    "Sealed. Only the person in charge and the community may look, for a purpose; each look is written down.",
)
NOBODY_KEPT = Phrase("没有登记心愿人信息。", "Nobody is kept behind this wish.")
PURPOSE = Phrase("用途", "Purpose")
LOOK = Phrase("查看（留记录）", "Look (written down)")
LOOKED = Phrase("查看已留记录。", "The look is written down.")
CORRECT = Phrase("更正心愿人信息", "Correct who it is")
CORRECTED = Phrase("已重新封存。", "Sealed anew.")
OPENED_BY = Phrase("查看记录（{count}）", "Looks ({count})")
OPENED_LINE = Phrase("{at} {role} {by}：{purpose}", "{at}, {role} {by}: {purpose}")

TURNS = Phrase("认领经过", "Who took it on")
TURN = Phrase("{day} {member}（{branch}）认领", "{day}: taken on by {member} ({branch})")
ENDED = Phrase("{day}结束", "ended {day}")

WRITE_LEAD = Phrase(
    "大家只看到化名和心愿；姓名、年龄、住址写在封存栏，只有承办人和本社区能看。",
    "Everybody sees an alias and the wish; name, age and address go into the sealed field.",
)
ALIAS = Phrase("化名", "Alias")
ALIAS_HINT = Phrase("例如：小石榴", "For example: Little Pomegranate")
WANTED = Phrase("想要什么", "The thing wished for")
COMMUNITY = Phrase("社区", "Community")
BENEFICIARY = Phrase("对象", "For whom")
DUE_ON = Phrase("希望哪天前实现", "Wished for by")
PERSON = Phrase("心愿人（封存）", "Who it is (sealed)")
PERSON_HINT = Phrase("姓名写在最前面，再写年龄、情况、住址", "Name first, then age, circumstances, address")
POST = Phrase("发布心愿", "Post the wish")
POSTED = Phrase("心愿已发布，可以认领了。", "The wish is posted and may be claimed.")
NO_COMMUNITY = Phrase(
    "您的账号还没有分到社区，暂时不能征集心愿。请联系管理员。",
    "Your account reaches no community yet, so no wish can be posted. Ask the administrator.",
)
