"""Words of the page where a chat relay becomes attendance."""

from pages.text.phrase import Phrase

LEAD = Phrase(
    "粘贴群接龙、表格里的一块或一串名字，或照着纸质签到表打字；先看对得上谁，点一次就全部登记。",
    "Paste a chat relay or a block of a sheet, or type names off paper; see whom each means, then enter all.",
)
FROM = Phrase("名单从哪里来", "Where the names come from")
FROM_CHAT = Phrase("接龙或表格", "A chat or a spreadsheet")
OFF_SHEET = Phrase("纸质签到表", "The paper sheet")
ACTIVITY = Phrase("活动", "Activity")
OPTION = Phrase("{name}（{day}，{community}）", "{name} ({day}, {community})")
NO_ACTIVITY = Phrase(
    "现在没有可以登记的活动。活动当天及以后会出现在这里。",
    "No activity takes arrivals now; it appears here on its day.",
)
PASTED = Phrase("接龙或名单", "Relay or list")
PASTE_HINT = Phrase(
    "1. 张三 局机关 2人　2. 李四 请假……　从表格复制也行", "1. Zhang San, head office, 2 people … or copied from a sheet"
)
TYPED = Phrase("照着签到表打字", "Type what the sheet says")
TYPE_HINT = Phrase(
    "zs ls 王五 0002……　姓名、拼音首字母、全拼或手机尾号，用空格或换行隔开",
    "zs ls wangwu 0002 …  names, initials, pinyin or phone tails, parted by blanks or lines",
)
LOOK = Phrase("看看对上谁", "See whom they mean")
EMPTY = Phrase(
    "写好以后，这里会逐行列出：对上的、同名的、没找到的、重复的和请假的。确认前什么也不会写入。",
    "Then every line stands here: matched, same name, unknown, repeated, on leave. Nothing is written before.",
)
NOBODY = Phrase(
    "没有读出名字。每行写一个人，或从表格里复制带姓名的几列。",
    "No name could be read. Write one person in a line, or copy columns that hold the names.",
)
READ = Phrase("读到 {lines} 条，共 {heads} 人", "{lines:entry|entries}, {heads:person|people}")
NEW = Phrase("对上 {count} 人", "{count} matched")
THERE = Phrase("早已登记 {count} 人：{names}", "{count} there already: {names}")
REPEATED = Phrase(
    "重复 {count} 行，只算一次：{names}", "{count:repeated line counts|repeated lines count} once: {names}"
)
ON_LEAVE = Phrase("请假 {count} 人，不登记：{names}", "{count} on leave, not entered: {names}")
SAME_NAME = Phrase("要您选定 {count} 人", "{count} to be chosen")
UNKNOWN = Phrase("没有找到 {count} 人", "{count} not found")
NOT_MEANT = Phrase("对不上 {count} 个，请改写姓名：{names}", "{count} stand for nobody, write the name: {names}")
UNUSED = Phrase(
    "这些字没有当作人，是人就另起一行写：{names}", "Not read as people; give people lines of their own: {names}"
)
BEHIND = Phrase("{name} 后面的 {words}", "{words} behind {name}")
UNREAD = Phrase("没有读出人的 {count} 处", "Not read as anybody: {count}")
UNREAD_LEAD = Phrase(
    "里面要是有人，照上面的样子改写一行。", "If one of them means somebody, write it in a line as shown above."
)
COMPANIONS = Phrase(
    "另有 {count} 位同行的人没有写名字，只计人数。",
    "{count:companion has|companions have} no name; only their number is kept.",
)
ELSEWHERE = Phrase(
    "同一时间在别处、或被取消过到场的 {count} 人，勾选的才登记",
    "{count} are elsewhere at that time, or were struck before; only those ticked are entered",
)
ELSEWHERE_WHY = Phrase(
    "为什么仍然登记（有上面这样的人时必填）", "Why they are entered all the same (needed for such people)"
)
WHICH = Phrase("{line}", "{line}")
AS_GUEST = Phrase("都不是，按来宾登记", "None of them: a guest")
LATER = Phrase("先不登记", "Not now")
GUEST = Phrase("{name} 按来宾登记，以后再对上党员", "{name} as a guest, to be matched later")
SAVE = Phrase("确认登记", "Enter them")
SAVED = Phrase("接龙已登记。", "The relay is entered.")
SHEET_SAVED = Phrase("名单上的人已登记。", "Everybody on the list is entered.")
NOTHING_NEW = Phrase("名单里的人都已登记，不用再点。", "Everybody on it is entered already; there is nothing to do.")
BACK = Phrase("回到场登记", "Back to the desk")
