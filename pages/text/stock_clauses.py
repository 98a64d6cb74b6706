"""Words of the stock of clauses, from which agreements are drafted."""

from pages.text.phrase import Phrase

LEAD = Phrase(
    "起草共建协议时可以勾选的条款；改了、停用了，已起草的协议都不变。谁改了什么列在最下面。",
    "What agreements are drafted from. Changed or retired, it leaves those drafted before as they are. Who changed "
    "what is listed at the end.",
)
COUNT = Phrase("共 {total} 条，起草协议时可以勾选", "{total:clause|clauses}, offered where an agreement is drafted")
EMPTY = Phrase(
    "条款库还是空的。在下面加第一条，起草协议时就能勾选。",
    "The stock is empty. Add the first clause below; drafts will offer it.",
)
ADD_TITLE = Phrase("加一条", "Add a clause")
PARTY = Phrase("哪一方承诺", "Which side promises")
TEXT = Phrase("条款", "Clause")
TEXT_HINT = Phrase("例如：认领并实现居民微心愿不少于五个", "Such as: at least five residents' wishes fulfilled")
BLANKS = Phrase(
    "可以留空，起草时再填，写成 {example} 这样。能用的空：{blanks}。",
    "Blanks may be left for the draft, written like {example}. Those that can be filled: {blanks}.",
)
MONTH = Phrase("通常在几月前兑现", "Usually due by: month")
DAY = Phrase("几日", "Day of the month")
ADD = Phrase("加入条款库", "Add to the stock")
ADDED = Phrase("已加入条款库。", "Added to the stock.")
CHANGE_TITLE = Phrase("修改一条", "Change a clause")
WHICH = Phrase("改哪一条", "Which clause")
ACTIVE = Phrase("起草时可选", "Offered to drafts")
SAVE = Phrase("保存条款", "Save the clause")
CHANGED = Phrase("条款 {code} 已保存；已起草的协议不变。", "Clause {code} is saved; agreements drafted before stay.")
RETIRED = Phrase("已停用", "no longer offered")
ALL = Phrase("全部条款", "All clauses")
