"""Words of the frame around every page: the sidebar, the states of a page, the common buttons."""

from pages.text.phrase import Phrase

PRODUCT = Phrase("三双工作台", "Sanshuang")
DEMO = Phrase("演示数据", "Demo data")
DEMO_NOTE = Phrase("本站数据均为虚构，可放心试用。", "Everything here is invented; try anything.")
SIGNED_IN_AS = Phrase("{name} · {role}", "{name} · {role}")
SIGN_OUT = Phrase("退出登录", "Sign out")
# each in the language it leads to
OTHER_LANGUAGE = Phrase("English", "中文")
LANGUAGE_KEPT = Phrase("Switched to English; it is remembered.", "已切换为中文，下次登录仍用中文。")
NOWHERE = Phrase(
    "您的账号还没有可以打开的页面。请联系管理员分配角色和范围。",
    "Your account opens no page yet. Ask the administrator to give it a role and a reach.",
)

FORBIDDEN = Phrase("您的身份看不到这一页", "Your role does not open this page")
FORBIDDEN_NEXT = Phrase(
    "您现在的身份是“{role}”。如工作需要，请联系管理员调整；也可从左侧菜单打开其他页面。",
    "You are signed in as {role}. If your work needs it, ask the administrator; or choose another page from the menu.",
)
MISSING = Phrase("这里没有可看的记录", "There is nothing to see here")
MISSING_NEXT = Phrase(
    "它可能不存在，或不在您的范围内。请从列表重新打开。",
    "It may not exist, or it lies outside your reach. Open it again from its list.",
)
WRONG = Phrase("出了点问题", "Something went wrong")
WRONG_NEXT = Phrase(
    "页面没能打开，数据没有受影响。请刷新再试；若仍不行，请把编号 {reference} 告诉管理员。",
    "The page could not be shown; no data was affected. Reload it, or report the reference {reference}.",
)
AWAY = Phrase("数据库暂时连接不上", "The database is away")
AWAY_NEXT = Phrase(
    "请稍候，恢复后页面会自己更新。已保存的数据不受影响。",
    "Please wait: the page renews itself when it is back. What was saved is safe.",
)

AS_OF = Phrase("数据截至 {at}", "As of {at}")
OPENING_LIVE = Phrase("数据截至 {at}，正在接上实时更新…", "As of {at}; opening the live page…")
STALE = Phrase(
    "暂时连接不上数据库，显示的是 {at} 的数据，恢复后自动更新。",
    "The database is away; shown is what stood at {at}. It renews itself.",
)

CHOOSE = Phrase("请选择", "Choose")
ALL = Phrase("全部", "All")
SEARCH_HINT = Phrase("可输入姓名、拼音首字母或手机尾号", "Type a name, initials or the last digits of the phone")
WHICH = Phrase("范围", "Which")
LATE_ONLY = Phrase("只看逾期", "Overdue only")
FEWER = Phrase("只看前几个", "Only the first few")
FILTERS = Phrase("筛选", "Filter")
STAGE = Phrase("服务路径", "Stage of the path")
FROM_TO = Phrase("{first}至{last}", "{first} to {last}")
TABLE_VIEW = Phrase("查看数据表", "Show as a table")
CLOSER = Phrase("细看图与数据表", "Look closer: chart and table")
DETAILS = Phrase("打开", "Open")
OPENS = Phrase("{opens}：{name}", "{opens}: {name}")
BACK = Phrase("返回", "Back")
DEFINITION = Phrase("口径：{definition}", "Definition: {definition}")
DEFINITION_OF = Phrase("{name}的口径", "What {name} means")
YES = Phrase("是", "Yes")
NO = Phrase("否", "No")
MISSING_FIELD = Phrase("请填写“{field}”。", "Please fill in “{field}”.")
MISSING_CHOICE = Phrase("请选择“{field}”。", "Please choose “{field}”.")
LOOK_AT_FIELDS = Phrase("还没有保存：请看“{fields}”下面的说明。", "Not saved yet: see what stands beneath “{fields}”.")
WEEKDAYS = (
    Phrase("周一", "Monday"),
    Phrase("周二", "Tuesday"),
    Phrase("周三", "Wednesday"),
    Phrase("周四", "Thursday"),
    Phrase("周五", "Friday"),
    Phrase("周六", "Saturday"),
    Phrase("周日", "Sunday"),
)
"""Monday first, as Python counts them."""
NUMBER_BETWEEN = Phrase(
    "请填 {least} 到 {most} 之间的数。没有保存，填写的内容还在。",
    "Please give a number from {least} to {most}. Nothing was saved, what you typed is still here.",
)
DAY_BETWEEN = Phrase(
    "日期要在{first}到{last}之间，没有保存，填写的内容还在。",
    "The day has to be from {first} to {last}; nothing was saved, what you typed is still here.",
)
DAY_FROM = Phrase(
    "日期不能早于{first}，没有保存，填写的内容还在。",
    "The day may not be before {first}; nothing was saved, what you typed is still here.",
)
DAY_UNTIL = Phrase(
    "日期不能晚于{last}，没有保存，填写的内容还在。",
    "The day may not be after {last}; nothing was saved, what you typed is still here.",
)
