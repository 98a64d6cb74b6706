"""Words of a form whose record somebody else changed meanwhile."""

from pages.text.phrase import Phrase

MOVED_ON = Phrase(
    "刚才有人改过这条记录。您写的都在，对方的也没有被覆盖；请逐项选择后再保存。",
    "Somebody changed this meanwhile. Yours is here, theirs was not overwritten; choose field by field, then save.",
)
THEIRS_STAYS = Phrase(
    "“{field}”对方已改为“{theirs}”，保留对方的。", "“{field}” was changed to “{theirs}”; theirs stays."
)
CHOOSE = Phrase("“{field}”用哪一个", "Which “{field}”")
MINE = Phrase("我写的：{value}", "Mine: {value}")
THEIRS = Phrase("对方的：{value}", "Theirs: {value}")
NOTHING_CHANGED = Phrase("没有改动。", "Nothing was changed.")
FURTHER = Phrase("其他栏目（可以不填）", "Further fields, which may stay empty")
