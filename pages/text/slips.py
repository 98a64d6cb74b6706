"""Words of the branch check-in: contact slips 报到联系单 with their receipts 回执, on the screen and on paper."""

from collections.abc import Mapping
from typing import Final

from pages.text.phrase import Phrase

LEAD = Phrase(
    "党支部带着联系单到社区报到，社区给回执才算报到。",
    "A branch checks in at a community by a contact slip; it counts once the community gives its receipt.",
)
NOWHERE = Phrase(
    "还有 {count} 个支部没有报到：{branches}", "{count:branch is|branches are} checked in nowhere: {branches}"
)
ALL_SOMEWHERE = Phrase("每个支部都已报到或已送出联系单。", "Every branch is checked in or has sent its slip.")
COUNT = Phrase("共 {total} 张联系单", "{total:slip|slips}")
SEARCH = Phrase("查找联系单", "Find a slip")
SEARCH_HINT = Phrase("编号、支部或社区", "Code, branch or community")
FILTERS = Phrase("筛选", "Filter")
STATUS = Phrase("状态", "State")
BRANCH = Phrase("党支部", "Branch")
COMMUNITY = Phrase("报到社区", "Community")
EMPTY = Phrase(
    "还没有符合条件的联系单。支部从上方“送联系单”开始。",
    "No slip matches. A branch begins with “Send a slip” above.",
)
SEND = Phrase("送联系单", "Send a slip")
SEND_LEAD = Phrase(
    "选支部和社区，写上联系人就可以送出；人数按今天的名册自动带出。",
    "Branch, community and a contact will do; the numbers come from today's register.",
)
NO_BRANCH = Phrase(
    "您的账号还没有分到支部，暂时不能送联系单。请联系管理员。",
    "Your account reaches no branch yet, so no slip can be sent. Ask the administrator.",
)
CONTACT = Phrase("联系人", "Contact")
PHONE = Phrase("联系电话", "Telephone")
DAY = Phrase("报到日期", "Day of the check-in")
OFFERS = Phrase("可提供资源", "What the branch offers")
OFFERS_HINT = Phrase(
    "例如：会议室一间、法律咨询、每月一次义诊", "Such as a meeting room, legal advice, a monthly clinic"
)
SENT = Phrase("联系单已送出，等社区回执。", "Sent; the community has the ball.")
WAITS_COMMUNITY = Phrase("轮到{community}给回执", "{community} is to give its receipt")
WAITS_BRANCH = Phrase("轮到{branch}改好再送", "{branch} is to mend it and send it again")
RECEIVED_ON = Phrase("{day}回执", "receipt of {day}")
ENDED_ON = Phrase("{day}结束", "ended on {day}")

BACK = Phrase("返回联系单", "Back to the slips")
PRINT = Phrase("打印联系单和回执（A4）", "Print slip and receipt (A4)")
NEXT = Phrase("下一步", "Next step")
NOTHING_TO_DO = Phrase("现在没有需要您办的。", "There is nothing for you to do now.")
RECEIVE = Phrase("给回执", "Give the receipt")
LIAISON = Phrase("联络员", "Liaison")
HANDLED_BY = Phrase("经办人", "Handled by")
OPINION = Phrase("接收意见", "Opinion")
RECEIVED = Phrase("已给回执，支部在本社区报到成功。", "The receipt is given; the branch is checked in.")
RETURN = Phrase("退回", "Send back")
RETURN_REASON = Phrase("哪里需要更正", "What has to be mended")
RETURNED = Phrase("已退回支部，理由一并送到。", "Sent back to the branch with your reason.")
RESEND = Phrase("改好再送", "Send again")
RESENT = Phrase("已重新送出，等社区回执。", "Sent again; the community has the ball.")
END = Phrase("结束报到", "End the check-in")
END_DAY = Phrase("从哪天起结束", "Ends on")
ENDED = Phrase("报到已结束，记录保留。", "Ended; the record stays.")
SLIP = Phrase("联系单", "Slip")
RECEIPT = Phrase("回执", "Receipt")
NO_RECEIPT = Phrase("社区还没有给回执。", "The community has not given its receipt yet.")
HISTORY = Phrase("经过", "History")
BY = Phrase("{role} {name}", "{role} {name}")
EVENTS: Final[Mapping[str, Phrase]] = {
    "slip.sent": Phrase("送出联系单", "sent the slip"),
    "slip.received": Phrase("给了回执", "gave the receipt"),
    "slip.returned": Phrase("退回", "sent it back"),
    "slip.sent_again": Phrase("改好再送", "sent it again"),
    "slip.ended": Phrase("结束报到", "ended the check-in"),
}
CHANGED = Phrase("更新了记录", "changed the record")

CODE = Phrase("编号", "Code")
ORGANISATION = Phrase("单位党组织", "Party organisation")
SECRETARY = Phrase("负责人", "Secretary")
MEMBERS = Phrase("党员数／在职党员数", "Members, in service")
RECEIVED_DAY = Phrase("接收日期", "Received on")

PAPER_SLIP = Phrase("党支部到社区报到联系单", "Contact slip: a branch checks in at a community")
PAPER_RECEIPT = Phrase("党支部到社区报到回执", "Receipt of the contact slip")
PAPER_COMMUNITY = Phrase("社区党组织", "Community")
PAPER_DATE = Phrase("日期", "Date")
PAPER_SEAL_BRANCH = Phrase("党支部（盖章）：", "Seal of the branch:")
PAPER_SEAL_COMMUNITY = Phrase("社区党组织（盖章）：", "Seal of the community:")
PAPER_DATE_BLANK = Phrase("　　　　年　　月　　日", "Date:")
PAPER_CUT = Phrase("沿此线裁开，回执交支部留存", "Cut here; the branch keeps the receipt")
PAPER_STATE = Phrase("打印时状态：{status}", "State when printed: {status}")
PRINT_HINT = Phrase(
    "用浏览器的“打印”即可，纸张选 A4；没有回执时，空格留给社区手写。",
    "Print with your browser on A4; without a receipt the blanks are for the community to fill in by hand.",
)
