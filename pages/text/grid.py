"""Words of the grid: many needs at once, pasted or typed, looked over, written together."""

from pages.text.phrase import Phrase

LEAD = Phrase(
    "从表格里复制，点第一格粘贴；看清改动再一起保存，有一行不行就都不存，写的都还在。",
    "Copy from a spreadsheet, click the first cell, paste; look it over, then save all rows together or none.",
)
MANY = Phrase("成批录入", "Many at once")
MODE = Phrase("做什么", "What to do")
NEW = Phrase("新记一批", "Write new ones")
CHANGE = Phrase("修改已有的", "Change those there are")
COMMUNITY = Phrase("社区", "Community")
BRANCH = Phrase("党支部", "Branch")
ROW = Phrase("第 {number} 行", "Row {number}")
CODE = Phrase("编号", "Code")
WORDS = Phrase("每一列可以填哪些词", "Words that the columns take")
SAVE = Phrase("全部保存（{count} 行）", "Save all ({count:row|rows})")
SAVED = Phrase("已保存 {count} 行。", "{count:row is|rows are} saved.")
STAGED = Phrase("还没有保存的改动", "Changes not saved yet")
NOTHING_STAGED = Phrase(
    "还没有改动。写好或粘贴后，改动会列在这里。", "No changes yet; what you type or paste is listed here."
)
NEW_ROW = Phrase("新增：", "New: ")
FROM_TO = Phrase("{field}：{old} → {new}", "{field}: {old} → {new}")
IN_FIELD = Phrase("“{field}”：", "{field}: ")
UNREAD = Phrase(
    "看不懂“{field}”里的“{value}”，请改成可填的词。", "“{value}” in “{field}” cannot be read; use one of the words."
)
GONE = Phrase(
    "“{field}”里的“{value}”已停用，不再供选择，请改成现在可填的词。",
    "“{value}” in “{field}” is retired and no longer offered; use one of the words.",
)
UNREAD_NUMBER = Phrase(
    "看不懂“{field}”里的“{value}”，请写整数，例如 3。",
    "“{value}” in “{field}” cannot be read; write a whole number such as 3.",
)
TOO_MANY = Phrase("一次最多 {most} 行，请分批。", "At most {most:row|rows} at a time; split them.")
NO_NEEDS = Phrase("这个社区没有在办的需求可改。", "This community has no open needs to change.")
NO_RESOURCES = Phrase("这个支部没有在提供的资源可改。", "This branch has nothing on offer to change.")
NO_POSTS = Phrase("这个社区没有在招募的岗位可改。", "This community has no open posts to change.")
