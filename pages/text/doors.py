"""Words of the doors: signing in and out, the first day, the pages that say no, and the console at the start."""

from db.terms import Role
from pages.text.phrase import Phrase

PURPOSE = Phrase("双报到 · 双报告 · 双服务", "Check in · Report · Serve")
PATH = (
    Phrase("摸准群众需求", "Find what residents need"),
    Phrase("准确对接需求", "Match it to who can help"),
    Phrase("解决群众难题", "Solve it together"),
    Phrase("评价服务成效", "Ask how it went"),
)
OTHER_LANGUAGE = Phrase("English", "中文")

SIGN_IN = Phrase("登录", "Sign in")
SIGN_IN_TITLE = Phrase("登录", "Sign in")
LOGIN = Phrase("账号", "Login")
PASSWORD = Phrase("密码", "Password")
FORGOTTEN = Phrase("忘记密码，请联系本单位管理员重置。", "Forgotten it? Ask your administrator for a new one.")
BY_ORGANISATION = Phrase("用单位统一账号登录", "Sign in with your organisation's account")
SIGNED_OUT = Phrase("您已退出登录。", "You have signed out.")
SESSION_ENDED = Phrase("登录已失效，请重新登录。", "Your session has ended. Please sign in again.")
SSO_FAILED = Phrase(
    "统一账号登录没有完成。请再试一次，或联系管理员为您开通账号。",
    "The organisation's sign-in was not completed. Try again, or ask the administrator to open an account for you.",
)

KEPT_SAID = Phrase(
    "这一页有您写过、还没保存的内容：“{text}”", "You wrote this here and it has not been saved yet: “{text}”"
)
KEPT_FILL = Phrase("填回来", "Put it back")
KEPT_DROP = Phrase("不要了", "Drop it")
TOO_LONG = Phrase(
    "这里最多写 {most} 字，多出的 {more} 字没有写进来。",
    "At most {most} characters go in here; the last {more} were left out.",
)

CODE_TITLE = Phrase("再输入一次验证码", "One more code")
CODE_LEAD = Phrase(
    "密码正确。请打开手机上的验证器，输入现在显示的六位数字。",
    "The password is right. Open the authenticator on your phone and type the six digits that it shows now.",
)
CODE = Phrase("六位验证码", "Six digits")
WITHOUT_PHONE = Phrase("手机不在身边？用恢复码", "No phone at hand? Use a recovery code")
RECOVERY_CODE = Phrase("恢复码", "Recovery code")
RECOVERY_HINT = Phrase("每个恢复码只能用一次", "Each opens once")
SIGN_IN_BY_RECOVERY = Phrase("用恢复码登录", "Sign in with the recovery code")
RECOVERY_LOST = Phrase(
    "恢复码也找不到，请联系本单位管理员重置两步验证。",
    "Lost these too? Ask your administrator to reset the two-step sign-in.",
)
BACK_TO_SIGN_IN = Phrase("返回登录", "Back to the sign-in")
CODE_WAITED = Phrase(
    "等得太久，或密码已改动。请重新输入账号和密码。",
    "That took too long, or the password has changed. Please type login and password again.",
)

DEMO_TITLE = Phrase("选一个身份看看", "Choose who to be")
DEMO_NOTE = Phrase(
    "演示数据全是虚构的，点一下就能进去，可以放心试用。",
    "Everything here is invented. One tap takes you in; feel free to try it all.",
)
WITH_PASSWORD = Phrase("用账号和密码登录", "Sign in with a password")
PERSONAS = {
    Role.LEADER: Phrase("看全市进展、地图和短板", "Watches the city's progress and its gaps"),
    Role.STAFF: Phrase("受理需求，匹配党员，出报表", "Matches needs to members, makes the reports"),
    Role.SECRETARY: Phrase("管本支部的报到、认领和活动", "Runs one branch: check-in, claims, activities"),
    Role.CLERK: Phrase("提需求，确认服务，做回访", "Enters needs, confirms service, follows up"),
    Role.MEMBER: Phrase("认领岗位和需求，看自己的积分", "Takes on posts and needs, sees the points"),
    Role.HELPER: Phrase("活动现场登记到场的人", "Records who comes to an event"),
    Role.ADMIN: Phrase("管账号、规则和基础数据", "Keeps accounts, rules and reference data"),
    Role.SECURITY: Phrase("管身份、权限和安全设置", "Grants rights, keeps the security settings"),
    Role.AUDITOR: Phrase("查操作日志，不改任何数据", "Reads the journal, changes nothing"),
}

WALL = Phrase("大屏播放", "Wall screen")
WALL_NOTE = Phrase(
    "长期挂在墙上：本机改用大屏专用登录，{days} 天有效，只能看大屏，打不开别的页面，也改不了任何记录。"
    "要提前结束，在您的其他设备上打开“密码与登录”，退出这台设备。",
    "To leave it on a wall: this browser gets a sign-in of its own for {days:day|days}, which shows the wall screen, "
    "opens no other page and changes nothing. To end it earlier, sign this device out from another one, under "
    "Password and devices.",
)
WALL_UP = Phrase("挂到墙上", "Leave it on the wall")
WALL_LOOK = Phrase("只看一会儿", "Only look at it now")
SIGN_OUT = Phrase("退出登录", "Sign out")
SIGN_OUT_ASK = Phrase("要退出登录吗？", "Sign out?")
SIGN_OUT_NOTE = Phrase("退出后，本机再打开需要重新登录。", "This browser will have to sign in again.")
STAY = Phrase("不退出，返回", "Stay signed in")

SETUP_TITLE = Phrase("启用三双工作台", "Set up Sanshuang")
SETUP_INTRO = Phrase(
    "数据库还是空的。填写单位和第一位管理员，即可开始使用。",
    "The database is empty. Name the bureau and its first administrator to begin.",
)
SETUP_CODE = Phrase("启用码", "Set-up code")
SETUP_CODE_HINT = Phrase(
    "服务器启动时显示在控制台上，只能用一次。", "The server's console shows it at the start; it works once."
)
BUREAU = Phrase("单位名称", "Name of the bureau")
BUREAU_HINT = Phrase("显示在页眉和报表上", "Shown in the header and on reports")
CITY = Phrase("所在城市", "City")
ADMIN_LOGIN = Phrase("管理员账号", "Administrator's login")
ADMIN_LOGIN_HINT = Phrase("字母、数字或汉字，2 到 40 个字符", "Letters or digits, 2 to 40 characters")
ADMIN_NAME = Phrase("管理员姓名", "Administrator's name")
ADMIN_PASSWORD = Phrase("管理员密码", "Administrator's password")
PASSWORD_HINT = Phrase(
    "至少 {least} 个字符，建议用几个不相关的词连起来", "At least {least} characters; a few unrelated words work well"
)
SET_UP = Phrase("启用并登录", "Set up and sign in")

CHECK_THESE = Phrase("请检查以下内容", "Please check this")

FORBIDDEN_TITLE = Phrase("不能这样打开", "This cannot be opened this way")
FORBIDDEN = Phrase(
    "请求来自别的网站，或您的身份不允许，什么也没有改动。请从首页重新进入。",
    "It came from another site, or your role does not allow it; nothing was changed. Start from the home page.",
)
NOT_FOUND_TITLE = Phrase("没有这个页面", "There is no such page")
NOT_FOUND = Phrase(
    "地址可能输错了，或页面已改名。请从首页重新进入。",
    "The address may be mistyped, or the page was renamed. Start from the home page.",
)
NOT_SO_TITLE = Phrase("请求不完整", "The request is incomplete")
NOT_SO = Phrase("请返回上一页再试一次。", "Please go back and try again.")
TOO_MANY_TITLE = Phrase("试得太快了", "Too many tries")
TOO_MANY = Phrase("请等一分钟，再返回上一页试一次。", "Wait a minute, then go back and try again.")
BROKEN_TITLE = Phrase("出了点问题", "Something went wrong")
BROKEN = Phrase(
    "没有完成，数据没有受影响。请再试一次；若仍不行，请把编号 {reference} 告诉管理员。",
    "It was not completed and no data was affected. Try again, or tell the administrator the reference {reference}.",
)
AWAY_TITLE = Phrase("数据库暂时连接不上", "The database is away for the moment")
AWAY = Phrase("已保存的数据不受影响。页面会自动重试。", "What was saved is safe. This page tries again by itself.")
HOME = Phrase("回到首页", "Go to the home page")

OPENING = Phrase("正在打开……", "Opening…")
NEEDS_SCRIPTS = Phrase(
    "请在浏览器中启用 JavaScript 后刷新本页。", "Please switch JavaScript on in your browser and reload this page."
)

SKIP_TO_CONTENT = Phrase("跳到正文", "Skip to the content")
NOTHING_FOUND = Phrase("没有找到", "Nothing found")
CHOOSE_ALL = Phrase("全选", "Choose all")
LOST = Phrase("连接断了", "The connection is lost")
LOST_NEXT = Phrase(
    "网络或服务器暂时连不上，恢复后本页自动接上。接上后请看一眼：刚点的最后一下可能还没有记上。",
    "The network or the server is away; this page joins again by itself. Then look whether your last tap was written.",
)
PARTS_OF_TIME = {
    "year": Phrase("年", "yyyy"),
    "month": Phrase("月", "mm"),
    "day": Phrase("日", "dd"),
    "hour": Phrase("时", "HH"),
    "minute": Phrase("分", "mm"),
}
"""What an empty part of a day or an hour says, by Streamlit's name of it."""
CHOOSE_FILE = Phrase("选择文件", "Choose a file")

CONSOLE_SETUP = Phrase(
    "还没有账号。请打开下面的链接完成启用（启用码只能用一次）：",
    "There is no account yet. Open this link to set it up (the code works once):",
)
CONSOLE_READY = Phrase("三双工作台已启动：{address}", "Sanshuang is ready: {address}")
CONSOLE_REFUSED = Phrase("无法启动：{why}", "Cannot start: {why}")
CONSOLE_AWAY = Phrase(
    "连接不上数据库，请检查 DATABASE_URL 和数据库服务。",
    "the database cannot be reached; check DATABASE_URL and the database server.",
)
CONSOLE_FOLDER = Phrase(
    "无法建立或读取 {path}，请检查文件夹和权限。", "{path} cannot be made or read; check its folder and permissions."
)
CONSOLE_UNSAFE = Phrase(
    "不能这样用于真实数据（SANSHUANG_PRODUCTION 已开启）：",
    "This is no safe start with real data (SANSHUANG_PRODUCTION is on):",
)
PRINT_LOCAL = Phrase(
    "这个码的地址只有本机能打开，印出去扫不开。请用单位网络里的地址打开本页再印。",
    "Only this machine can open the code's address; printed, no phone can follow it. Open this page by its address in "
    "your network first.",
)
