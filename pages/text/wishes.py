"""Words of the wish list."""

from pages.text.phrase import Phrase

LEAD = Phrase(
    "这里只有化名和心愿；心愿背后是谁，只有承办人和社区能看。",
    "Here stand aliases and the things wished for; who it is, only the person in charge and the community may see.",
)
COUNT = Phrase("共 {total} 个", "{total} wishes")
SEARCH = Phrase("查找微心愿", "Find a wish")
SEARCH_HINT = Phrase("心愿、化名、编号或社区", "The thing, the alias, the code or the community")
STATUS = Phrase("状态", "State")
EMPTY = Phrase(
    "还没有符合条件的微心愿。社区征集后会出现在这里。",
    "No wish matches. They appear here once communities have collected them.",
)
THING = Phrase("{alias}想要：{thing}", "{alias} wishes for: {thing}")
DUE = Phrase("{due}前实现", "by {due}")
OVERDUE = Phrase("逾期 {days} 天", "{days} days overdue")
TAKEN_BY = Phrase("{member}（{branch}）认领", "taken on by {member} ({branch})")
CAME_TRUE = Phrase("{day}实现", "came true on {day}")
CLAIM = Phrase("我来圆梦", "I take it")
CLAIMED = Phrase("已认领，请与社区联系后送达。", "It is yours; arrange the delivery with the community.")
FULFIL = Phrase("确认已实现", "Confirm it came true")
FULFILLED = Phrase("已确认实现，积分已记入。", "Confirmed; the points are entered.")
GIVE_UP = Phrase("退回", "Give it back")
GIVEN_UP = Phrase("已退回，可由他人认领。", "Back on the list for somebody else.")
REASON = Phrase("原因", "Reason")
