"""Words of the desk, where arrivals are entered."""

from pages.text.phrase import Phrase

LEAD = Phrase(
    "输入姓名、拼音首字母或手机尾号，点一下就是到了；点错可以撤销。",
    "Type a name, initials or the tail of a phone; one tap means arrived, and may be undone.",
)
EMPTY = Phrase(
    "现在没有可以登记的活动。活动当天及以后会出现在这里，也可以先计划一次活动。",
    "No activity takes arrivals now. It appears here on its day; you may also plan one first.",
)
ACTIVITY = Phrase("活动", "Activity")
OPTION = Phrase("{name}（{day}，{community}）", "{name} ({day}, {community})")
COUNT = Phrase("已到 {arrived}", "Arrived {arrived}")
COUNT_OF = Phrase("已到 {arrived}/{expected}", "Arrived {arrived}/{expected}")
AND_GUESTS = Phrase("来宾 {count}", "guests {count}")
WHO = Phrase("谁到了", "Who is there")
WHO_HINT = Phrase("zs、张三、1234，或粘贴一串名字", "zs, Zhang San, 1234, or paste names")
NOBODY = Phrase(
    "没有找到“{typed}”。换个写法再试，或在下面按来宾登记。",
    "Nobody matches “{typed}”. Try another spelling, or enter a guest below.",
)
ARRIVED = Phrase("{name} 已到。", "{name} is there.")
THERE = Phrase("已到", "arrived")
UNDO = Phrase("撤销", "Undo")
UNDONE = Phrase("已撤销 {name} 的到场。", "{name} is taken back.")
ELSEWHERE = Phrase("同一时间在别处", "elsewhere at that time")
ELSEWHERE_LEAD = Phrase(
    "同一时间已在另一次活动登记到场。确实两边都要算，写明原因再登记。",
    "Entered at another activity at that time. If both are right, say why and enter it.",
)
STRUCK_BEFORE = Phrase("到场被取消过", "struck before")
STRUCK_LEAD = Phrase(
    "到场登记先前被取消过。如确实到了，写明原因再登记。",
    "The arrival was struck before. If they are there, say why and enter it.",
)
ELSEWHERE_WHY = Phrase("原因", "Reason")
ELSEWHERE_SAVE = Phrase("仍然登记到场", "Enter it all the same")
MISSING = Phrase("报了名还没到（{count}）", "Signed up, not there yet ({count})")
MISSING_TOO = Phrase("其余还没到的（{count}）", "The others not there yet ({count})")
LIST = Phrase("已到人员（{count}）", "Who arrived ({count})")
NOBODY_YET = Phrase("还没有人到场。输入第一个人的姓名试试。", "Nobody has arrived yet. Type the first name.")

DOOR = Phrase("扫码签到和纸质签到表", "Check-in code and paper")
SHOW_CODE = Phrase("显示签到码，党员用自己的手机扫", "Show the check-in code for members' own phones")
CODE_LEAD = Phrase(
    "每分钟换一个码，现场扫的直接登记；转发的、过时的要您在上面确认。",
    "The code changes every minute. Scanned here it checks in at once; forwarded or old ones await your yes above.",
)
CODE_LOCAL = Phrase(
    "这个地址只有本机能打开。请用单位网络里的地址打开本页，再让大家扫码。",
    "Only this machine can open the address. Open this page by its address in your network first.",
)
QUICK = Phrase("没有网络也能用的快速登记", "Quick list, works offline, too")
POSTER = Phrase("签到海报", "Poster")
SHEET = Phrase("签到表", "Sign-in sheet")
TENTS = Phrase("席卡", "Name tents")
AT_THE_DOOR = Phrase("等您确认（{count}）", "Awaiting your yes ({count})")
MORE_AT_THE_DOOR = Phrase("还有 {count} 人在等", "{count} more are waiting")
WHY = Phrase("{why}", "{why}")
YES_GUEST = Phrase("按来宾登记", "Enter as a guest")
NO = Phrase("不是", "No")
TURNED_AWAY = Phrase("{name} 没有登记。", "{name} was not entered.")
ALL_YES = Phrase("墙上扫码的 {count} 人都到了", "All {count} who came by the poster are here")

GUEST = Phrase("名单上没有的人", "Somebody not on the list")
GUEST_NAME = Phrase("姓名", "Name")
GUEST_FROM = Phrase("来自哪里", "From where")
GUEST_SAVE = Phrase("按来宾登记", "Enter as a guest")
GUEST_SAVED = Phrase("来宾已登记，以后可以对上党员。", "The guest is entered and may be matched later.")
GUESTS = Phrase("来宾（{count}）", "Guests ({count})")
GUEST_UNDONE = Phrase("来宾 {name} 已撤销。", "Guest {name} is taken back.")

A_GUEST = Phrase("来宾", "guest")

MATCH = Phrase("来宾对上党员（{count}）", "Match guests to members ({count})")
MATCH_WHICH = Phrase("哪位来宾", "Which guest")
MATCH_WHO = Phrase("其实是哪位党员", "Who is it")
MATCH_NOBODY = Phrase(
    "没有叫“{typed}”的在职党员。在上面换个写法，或让来宾留在名单里。",
    "No member is found by “{typed}”. Type another spelling above, or leave the guest as a guest.",
)
MATCHED = Phrase("来宾 {guest} 就是 {name}，已登记到场。", "Guest {guest} is {name}, who is entered as there.")

STRIKE = Phrase("登记错了，要更正", "Correct a wrong entry")
STRIKE_LEAD = Phrase(
    "自己一小时内登记的可以直接撤销。更早的、别人登记的，写明原因后取消。",
    "What you entered within the hour can simply be undone. For older entries and other people's, give a reason.",
)
STRIKE_WHO = Phrase("谁没有到", "Who was not there")
STRIKE_WHY = Phrase("原因", "Reason")
STRIKE_SAVE = Phrase("取消到场", "Strike the arrival")
STRUCK = Phrase("已取消到场，原因记入日志。", "The arrival is struck; the reason stands in the journal.")

SERVED = Phrase("服务了多少居民", "Residents served")
SERVED_NOW = Phrase("服务居民 {count}", "Residents served: {count}")
SERVED_COUNT = Phrase("受益人数", "How many")
SERVED_WHOM = Phrase("受益对象", "For whom")
SERVED_SAVE = Phrase("记下人数", "Save the number")
SERVED_SAVED = Phrase(
    "服务居民 {count} 人已记下，总结时带出。", "Residents served: {count}. The number is kept and shown at the close."
)

HEARD = Phrase("现场听到的需求", "A need heard on the spot")
HEARD_TEXT = Phrase("居民要什么", "What residents ask for")
HEARD_SAVE = Phrase("记下需求", "Write the need down")
HEARD_SAVED = Phrase("需求已记下，社区会看到。", "The need is written down; its community sees it.")

WISH = Phrase("现场听到的心愿", "A wish heard on the spot")
WISH_ALIAS = Phrase("化名（不写真名）", "Alias, not the name")

PASTE = Phrase("粘贴接龙，或录入纸质签到表", "Paste a relay, or type the paper sheet")
ALL_SAVED = Phrase("{count} 人已登记到场。", "{count:person is|people are} entered.")
