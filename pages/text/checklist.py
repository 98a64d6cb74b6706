"""Words of the standardisation checklist."""

from pages.text.phrase import Phrase

LEAD = Phrase(
    "社区规范化建设：条目由本局来写（管理员在这一页增减），做到的由社区标注并写明依据。地图上的“规范化”一项就由此而来。",
    "Community standardisation: the bureau writes the items (its administrator, here), communities mark what they "
    "meet and by what one can tell. The map's measure comes from here.",
)
COMMUNITY = Phrase("社区", "Community")
STREET = Phrase("街道", "Street")
MET = Phrase("已做到", "Met")
OF = Phrase("共几条", "Of")
SUM = Phrase("{community}：{items} 条里做到 {met} 条", "{community} meets {met} of {items:item|items}")
EMPTY_ADMIN = Phrase(
    "清单还是空的。请在下面写第一条，例如本局文件里的一项要求；软件不替您编。",
    "The checklist is empty. Write the first item below, in the words of your own papers; none are invented here.",
)
EMPTY = Phrase(
    "清单还是空的：条目由管理员按本局文件来写。", "The checklist is empty: the administrator writes its items."
)
NOT_YET = Phrase("还没做到", "not yet")
DONE = Phrase("做到了", "met")
BY = Phrase("{name}于{day}标注：{evidence}", "{name} on {day}: {evidence}")
MARK = Phrase("标为做到", "Mark as met")
EVIDENCE = Phrase("依据（看得见、查得到的）", "By what one can tell")
MARKED = Phrase("已标注。", "Marked.")
UNMARK = Phrase("撤回标注", "Take the mark back")
WHY = Phrase("原因", "Reason")
UNMARKED = Phrase("标注已撤回，记录留在日志里。", "The mark is taken back; the journal keeps it.")
ITEMS = Phrase("清单条目", "Items")
ADD_TITLE = Phrase("加一条", "Add an item")
TEXT = Phrase("条目", "Item")
ADD = Phrase("加上", "Add it")
ADDED = Phrase("已加上。", "Added.")
CHANGE_TITLE = Phrase("修改一条", "Change an item")
WHICH = Phrase("改哪一条", "Which item")
ACTIVE = Phrase("在用", "In force")
SAVE = Phrase("保存条目", "Save the item")
SAVED = Phrase("条目已保存。", "The item is saved.")
LINE = Phrase("{position}. {text}", "{position}. {text}")
