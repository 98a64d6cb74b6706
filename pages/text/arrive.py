"""Words of the check-in door, which people open on their own phones, and of its papers."""

from pages.text.phrase import Phrase

TITLE = Phrase("签到", "Check in")
PLACE = Phrase("{community} · {day}", "{community} · {day}")
WHO = Phrase("姓名或手机号", "Name, or your phone number")
WHO_HINT = Phrase(
    "例如：张三，或“张三 1234”。只写后四位，要等工作人员确认。",
    "Such as Zhang San, or “Zhang San 1234”. The last four digits alone await a helper's yes.",
)
COME_IN = Phrase("我到了", "I am here")
OLD = Phrase(
    "这个签到码已经过时，登记后要等工作人员确认。扫现场最新的码可以直接登记。",
    "This code is no longer fresh: a helper will have to say yes. Scan the newest one on the spot to go straight in.",
)
WALL = Phrase(
    "您扫的是墙上的码，登记后由工作人员统一确认。", "This is the poster's code: a helper confirms all who come by it."
)
ASK = Phrase("请写姓名，或手机号。", "Please write your name, or your phone number.")

CHOOSE_TITLE = Phrase("哪一位是您？", "Which one are you?")
CHOOSE = Phrase("“{typed}”有 {count} 位。", "{count:person is|people are} called “{typed}”.")
CHOICE = Phrase("{branch}　手机尾号 {tail}", "{branch}, phone ending {tail}")
CHOICE_BARE = Phrase("{branch}", "{branch}")
NONE_OF_THEM = Phrase("都不是，请工作人员确认", "None of these: ask a helper to confirm")
MORE = Phrase(
    "尾号 {typed} 不止一位，请写上姓名，例如“张三 {typed}”。",
    "Several phones end in {typed}: please write your name, such as “Zhang San {typed}”.",
)

IN_TITLE = Phrase("已登记到场", "You are checked in")
IN = Phrase("{typed}，已登记到场。", "{typed}: you are checked in.")
WAITING_TITLE = Phrase("已收到，等工作人员确认", "Received: awaiting a helper's yes")
WAITING = Phrase(
    "{typed}，已收到。请跟现场工作人员说一声，确认后就算到场。",
    "{typed}: received. Please tell a helper on the spot; with their yes you are checked in.",
)
AWAY_TITLE = Phrase("没有登记", "Not checked in")
AWAY = Phrase("{typed}，这次没有登记。请找现场工作人员。", "{typed}: you were not checked in. Please see a helper.")
NO_ACCOUNT = Phrase("不用注册，也不用下载。", "No account and no app is needed.")

WRONG_TITLE = Phrase("这个签到码打不开", "This check-in code does not open")
WRONG = Phrase(
    "码可能不完整，或活动已取消。请重新扫现场的签到码，或请工作人员登记。",
    "It may be incomplete, or the activity was cancelled. Scan the code on the spot again, or ask a helper.",
)
SLOWLY_TITLE = Phrase("请稍等一下", "One moment, please")
SLOWLY = Phrase(
    "同时签到的人太多。请过几秒再试，或请工作人员登记。",
    "Too many at once. Try again in a few seconds, or ask a helper.",
)

SENDING = Phrase("正在登记……", "Checking in…")
KEPT = Phrase(
    "没有网络，已存在这部手机里：{typed}。有网络后会自动送达，请先不要清除浏览数据。",
    "No network. Kept in this phone: {typed}. It is delivered by itself when the network is back.",
)
WAIT_HERE = Phrase("还有 {count} 条等待送达", "{count} waiting to be delivered")

SHEET = Phrase("签到表", "Sign-in sheet")
SHEET_TITLE = Phrase("{name} 签到表", "{name}: sign-in sheet")
SHEET_COLUMNS = (
    Phrase("序号", "No."),
    Phrase("姓名", "Name"),
    Phrase("所在党支部", "Branch"),
    Phrase("手机尾号", "Phone tail"),
    Phrase("签名", "Signature"),
)
SHEET_FOOT = Phrase(
    "填报人：＿＿＿＿＿＿　　审核人：＿＿＿＿＿＿　　（盖章）",
    "Entered by ____________   Checked by ____________   (seal)",
)
DAY = Phrase("日期：{day}", "Day: {day}")
WHERE = Phrase("地点：{community} {venue}", "Place: {community} {venue}")
BY = Phrase("组织：{branch}", "By: {branch}")
PRINT = Phrase("打印", "Print")
PRINT_HINT = Phrase("在浏览器菜单里选“打印”，纸张 A4。", "Choose “Print” in the browser's menu, on A4.")
POSTER = Phrase("签到海报", "Check-in poster")
POSTER_LEAD = Phrase("扫码签到", "Scan to check in")
POSTER_STEPS = (
    Phrase("扫一扫", "Scan the code"),
    Phrase("写姓名或手机号", "Write your name or your phone number"),
    Phrase("点“我到了”", "Tap “I am here”"),
)
POSTER_NOTE = Phrase("不用注册，没有网络也能登记。", "No account needed; it works without a network, too.")
TENTS = Phrase("席卡", "Name tents")
TENTS_HINT = Phrase(
    "在浏览器菜单里选“打印”，纸张 A4。每页两张：从中间裁开，再对折，两面都有名字。",
    "Choose “Print” in the browser's menu, on A4. Two to a sheet: cut in the middle, fold; both sides bear the name.",
)
QR = Phrase("签到二维码，网址 {address}", "Check-in code for {address}")
