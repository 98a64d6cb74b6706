"""Words of the helpers' door: the desk's quick list on a phone, with a network and without."""

from pages.text.phrase import Phrase

TITLE = Phrase("快速登记", "Quick list")
PLACE = Phrase("{community} · {day}", "{community} · {day}")
COUNT_OF = Phrase("已到 {arrived}/{expected}", "Arrived {arrived}/{expected}")
COUNT = Phrase("已到 {arrived}", "Arrived {arrived}")
AND_GUESTS = Phrase("来宾 {count}", "guests {count}")
WHO = Phrase("谁到了", "Who is there")
WHO_HINT = Phrase("zs、zhangsan、张 或 1234", "zs, zhangsan or the last digits of the phone")
THERE = Phrase("已到", "arrived")
UNDO = Phrase("撤销", "Undo")
ENTERED = Phrase("我登记的（{count}）", "Entered by me ({count})")
MISSING = Phrase("还没到的，报了名的在前（{count}）", "Not there yet, signed up first ({count})")
FOUND = Phrase("找到 {count} 人", "{count} found")
MORE = Phrase("还有 {count} 人，多写一个字就能找到。", "{count} more: type another letter.")
NOBODY = Phrase("名单里没有“{typed}”。在下面按来宾登记。", "Nobody on the list matches “{typed}”. Enter a guest below.")
GUEST = Phrase("名单上没有的人", "Somebody not on the list")
GUEST_NAME = Phrase("姓名", "Name")
GUEST_FROM = Phrase("来自哪里（可不填）", "From where (may stay empty)")
GUEST_SAVE = Phrase("按来宾登记", "Enter as a guest")

ALL_SENT = Phrase("全部已送达。", "All delivered.")
WAITING = Phrase("{count} 条待送达，先不要清除浏览数据。", "{count} to deliver; keep the browser's data.")
READY = Phrase("名单已存好，没有网络也能登记。", "The list is kept here: it works without a network, too.")
NO_NETWORK = Phrase("没有网络，照常登记。", "No network: carry on.")
SIGN_IN = Phrase(
    "登录已过期。已登记的都还在这部手机里，重新登录后自动送达。",
    "Your session has ended. What you entered is kept in this phone and is delivered once you sign in again.",
)
SIGN_IN_LINK = Phrase("重新登录", "Sign in again")
OTHER = Phrase(
    "这部手机里还有别人登记的 {count} 条，由本人登录后才能送达。",
    "{count} on this phone were entered by somebody else, and are delivered once they sign in.",
)
NOT_TAKEN = Phrase("{name} 没有登记上：{why}", "{name} was not entered: {why}")
ASKS_WHY = Phrase("{name}：{why}", "{name}: {why}")
WHY = Phrase("原因", "Reason")
WHY_SAVE = Phrase("仍然登记到场", "Enter it all the same")
WHY_DROP = Phrase("不登记", "Do not enter")
EMPTY = Phrase(
    "这部手机里没有名单。有网络时打开一次，就会存好。",
    "No list is kept in this phone. Open this page once with a network, and it will be.",
)
KEPT_UNTIL = Phrase(
    "没有网络时登记的存在这部手机里，恢复后自动送达。名单只有姓名、支部和手机尾号，活动次日自动从这部手机清除。",
    "What you enter without a network is kept in this phone and delivered later. "
    "The list holds names, branches and phone tails only, and leaves this phone the day after.",
)
FORGET = Phrase("现在清除这部手机里的名单", "Clear the list from this phone now")
FORGOTTEN = Phrase("名单已清除。", "The list is cleared.")
TO_DESK = Phrase("回到场登记", "Back to the desk")
SCRIPTS = Phrase(
    "这部手机的浏览器没有打开脚本，这里和登记台都用不了。请打开脚本或换一部手机，也可以先用纸签到，事后录入。",
    "This browser runs no scripts, so neither this list nor the desk works. Switch them on, or use paper.",
)
TO_SHEET = Phrase("纸质签到表", "The paper sheet")
