"""Words of the agreements between branches and communities: drafted, signed, kept promise by promise."""

from collections.abc import Mapping
from typing import Final

from db.errors import Code
from db.terms import Side
from pages.text.phrase import Phrase

LEAD = Phrase(
    "支部和社区每年签一次协议，承诺一条一条兑现，兑现要有依据。",
    "A branch and a community sign once a year; each promise is kept with evidence.",
)
TOTAL = Phrase("协议", "Agreements")
TOTAL_MEANS = Phrase(
    "符合筛选条件的协议，含待签订和已终止的。", "All that match the filter, drafts and ended ones included."
)
SIGNED_ONES = Phrase("已签订", "Signed")
SIGNED_MEANS = Phrase("已签订且没有终止的协议。", "Signed and not ended.")
PROMISED = Phrase("承诺", "Promises")
PROMISED_MEANS = Phrase(
    "已签订协议里的承诺条数，取消的不算。", "Promises of the signed agreements, without those dropped."
)
KEPT = Phrase("已兑现", "Kept")
KEPT_MEANS = Phrase("至少有一条兑现依据的承诺。", "Promises with at least one piece of evidence.")
SHARE = Phrase("兑现率", "Kept, share")
SHARE_MEANS = Phrase("已兑现 ÷ 承诺。", "Kept ÷ promises.")

SEARCH = Phrase("查找协议", "Find an agreement")
SEARCH_HINT = Phrase("编号、支部或社区", "Code, branch or community")
FILTERS = Phrase("筛选", "Filter")
YEAR = Phrase("年度", "Year")
STATUS = Phrase("状态", "State")
BRANCH = Phrase("党支部", "Branch")
COMMUNITY = Phrase("社区", "Community")
WHICH = Phrase("范围", "Which")
LATE_ONLY = Phrase("只看有逾期承诺的", "With overdue promises only")
COUNT = Phrase("共 {total} 份", "{total:agreement|agreements}")
EMPTY = Phrase(
    "还没有符合条件的协议。支部从上方“起草协议”开始。",
    "No agreement matches. A branch begins with “Draft an agreement” above.",
)
OF_YEAR = Phrase("{year}年度", "for {year}")
KEPT_OF = Phrase("承诺 {promised} 条，兑现 {kept} 条", "{kept} of {promised:promise|promises} kept")
KEPT_SHARE = Phrase(
    "承诺 {promised} 条，兑现 {kept} 条（{share}）", "{kept} of {promised:promise|promises} kept ({share})"
)
NO_PROMISES = Phrase("没有录入承诺", "no promises recorded")
LATE = Phrase("{overdue} 条逾期", "{overdue} overdue")
SIGNED_ON = Phrase("{day}签订", "signed on {day}")

DRAFT = Phrase("起草协议", "Draft an agreement")
DRAFT_LEAD = Phrase(
    "选支部、社区和年度，从条款库勾选双方的承诺，也可以自己写；签订前都可以改、可以补。",
    "Branch, community and year, then each side's promises: taken from the stock, or written. Until it is signed, all "
    "may be changed and more be added.",
)
NO_BRANCH = Phrase(
    "您的账号还没有分到支部，暂时不能起草协议。请联系管理员。",
    "Your account reaches no branch yet, so no agreement can be drafted. Ask the administrator.",
)
CONTACT = Phrase("联系人", "Contact")
PHONE = Phrase("联系电话", "Telephone")
FROM_STOCK = Phrase(
    "从条款库选（下面填空、定日期，起草后逐条可改）",
    "From the stock; blanks and days are filled in below, all may be changed later",
)
STOCK_LINE = Phrase("{party}：{text}（{day}前）", "{party}: {text} (by {day})")
STOCK_LINE_NO_DAY = Phrase("{party}：{text}", "{party}: {text}")
CONTACT_HINT = Phrase("不填就用支部书记的姓名和电话", "If empty: the branch's secretary")
FIRST_PROMISES = Phrase("支部另外承诺的（一行一条）", "What else the branch promises, one a line")
PROMISES_HINT = Phrase("例如：每季度开展一次环境整治", "Such as: one clean-up every quarter")
THEIR_PROMISES = Phrase("社区另外承诺的（一行一条）", "What else the community promises, one a line")
THEIR_HINT = Phrase("例如：每季度首月 10 日前提供需求清单", "Such as: the list of needs by the 10th of each quarter")
DUE_ALL = Phrase("另外写的都在哪天前兑现", "Those written here are due by")
DRAFTED = Phrase("已起草，等双方签订。", "Drafted; both sides are to sign.")

BACK = Phrase("返回协议", "Back to the agreements")
NEXT = Phrase("下一步", "Next step")
NOTHING_TO_DO = Phrase("现在没有需要您办的。", "There is nothing for you to do now.")
SIGN = Phrase("双方已签订", "Both sides have signed")
SIGN_DAY = Phrase("签订日期", "Day of signing")
SIGNED = Phrase("协议已签订，从现在起可以登记兑现。", "Signed; promises can be kept from now on.")
ADD = Phrase("补一条承诺", "Add a promise")
PROMISE = Phrase("承诺什么", "What is promised")
CHANGE = Phrase("修改这一条", "Change it")
CHANGED = Phrase("这一条已改好。", "The promise is changed.")
PARTY = Phrase("哪一方承诺", "Which side promises")
DUE = Phrase("哪天前兑现", "Due by")
ADDED = Phrase("已补上。", "Added.")
END = Phrase("终止协议", "End the agreement")
END_NOTE = Phrase("终止后不能再登记兑现，记录保留。", "No promise can be kept afterwards; the record stays.")
ENDED = Phrase("协议已终止，记录保留。", "Ended; the record stays.")
PROMISES = Phrase("承诺", "Promises")
OF_SIDE: Final = {
    Side.BRANCH: Phrase("支部的承诺", "The branch's promises"),
    Side.COMMUNITY: Phrase("社区的承诺", "The community's promises"),
}
SIDE_SHARE = Phrase("{promised} 条，兑现 {kept} 条（{share}）", "{kept} of {promised} kept ({share})")
NO_PROMISES_YET = Phrase(
    "还没有承诺。签订前至少写一条。", "There is no promise yet. One at least is needed before signing."
)
NONE_ON_PAPER = Phrase(
    "这份协议按纸质件补录，承诺没有录入。", "This agreement was entered from paper; its promises were not recorded."
)
DUE_ON = Phrase("{day}前", "by {day}")
DUE_WITH_YEAR = Phrase("{day}前（没有另定日期，随协议年度）", "by {day}, with the agreement's year: no day of its own")
OVERDUE = Phrase("已逾期 {days} 天", "{days:day|days} overdue")
KEEP = Phrase("登记兑现", "Record as kept")
EVIDENCE = Phrase("兑现依据", "Evidence")
EVIDENCE_HINT = Phrase("做了什么、多少人受益", "What was done, and for how many")
ACTIVITY = Phrase("对应活动", "Activity")
KEPT_DAY = Phrase("兑现日期", "Day")
KEPT_DONE = Phrase("已登记兑现。", "Recorded as kept.")
DROP = Phrase("取消承诺", "Drop")
DROP_REASON = Phrase("为什么取消", "Why it is dropped")
DROPPED = Phrase("已取消这条承诺，理由已记下。", "Dropped, with your reason on record.")
EVIDENCE_LINE = Phrase("{day}：{evidence}", "{day}: {evidence}")

RENEW = Phrase("续签{year}年度", "Renew for {year}")
RENEW_NOTE = Phrase(
    "按这份协议起草下一年度的：没有取消的承诺都带过去，期限各推后一年，签订前还可以改。",
    "Drafts next year's from this one: promises that were not dropped are carried over, each due a year later.",
)
RENEWED = Phrase("已起草下一年度的协议，等双方签订。", "Next year's agreement is drafted; both sides are to sign.")
FORMER = Phrase("承接 {code}", "Follows {code}")
LATER = Phrase("已续签 {code}", "Renewed as {code}")
SCANS = Phrase("签订件扫描件", "Scan of the signed paper")
SCAN_FILE = Phrase("上传扫描件（PDF、JPEG 或 PNG，不超过 10 MB）", "Send a scan (PDF, JPEG or PNG, up to 10 MB)")
SCAN_ATTACH = Phrase("附上这份扫描件", "Attach this scan")
SCAN_ATTACHED = Phrase("扫描件已附上。", "The scan is attached.")
SCAN_LINE = Phrase("{kind}，{size} KB，{name}于{day}上传", "{kind}, {size} KB, sent by {name} on {day}")
SCAN_TOO_LARGE = Phrase(
    "扫描件超过 10 MB，没有附上。请用较低的分辨率再扫一次，或转成 PDF。",
    "The scan is over 10 MB and was not attached. Scan it again at a lower resolution, or as a PDF.",
)
SCAN_UNREADABLE = Phrase(
    "这不是完整的 PDF、JPEG 或 PNG，没有附上。请重新扫描后再传。",
    "This is no whole PDF, JPEG or PNG and was not attached. Scan it again and send that.",
)
SCAN_NOT_GIVEN = Phrase(
    "签订件上有联系人的姓名和电话，不在这里打开。",
    "The signed paper names the contact and a telephone: it is not opened here.",
)
PAPER_TITLE = Phrase("共驻共建协议", "Agreement on serving together")
PAPER_MARK = Phrase("{code}　{year}年度　{status}", "{code} · {year} · {status}")
PAPER_COMMUNITY = Phrase("甲方：{community}党组织", "Community: the Party organisation of {community}")
PAPER_BRANCH = Phrase("乙方：{branch}", "Branch: {branch}")
PAPER_BEGIN = Phrase(
    "甲乙双方就 {year}年度共驻共建约定如下，逐项落实，年末逐项对照。",
    "For {year} both sides agree on what follows; each promise is kept by its day and looked over at the year's end.",
)
PAPER_PROMISES: Final = {
    Side.COMMUNITY: Phrase("一、甲方（社区）承诺", "1. What the community promises"),
    Side.BRANCH: Phrase("二、乙方（支部）承诺", "2. What the branch promises"),
}
PAPER_NONE_OF = Phrase("本协议没有录入这一方的承诺。", "This agreement records no promise of this side.")
# each column with how wide it is beside the others
PAPER_COLUMNS: Final = {Phrase("序号", "No."): 1, Phrase("事项", "Promise"): 7, Phrase("期限", "Due"): 3}
PAPER_DROPPED = Phrase("{text}（{status}）", "{text} ({status})")
PAPER_CLOSING = Phrase(
    "本协议一式两份，双方各执一份，自签订之日起至 {year}年12月31日有效。",
    "Made in two copies, one for each side; it holds from the day of signing until 31 December {year}.",
)
PAPER_SEALS: Final = (
    Phrase("甲方（盖章）：＿＿＿＿＿＿＿＿＿＿", "For the community (seal): ____________________"),
    Phrase("乙方（盖章）：＿＿＿＿＿＿＿＿＿＿", "For the branch (seal): ____________________"),
)
PAPER_DAY = Phrase("签订日期：{day}", "Day of signing: {day}")
PAPER_NO_DAY = Phrase("＿＿＿＿年＿＿月＿＿日", "____________")
PRINT = Phrase("打印协议（A4）", "Print the agreement (A4)")
DOWNLOAD = Phrase("下载协议（docx）", "Download the agreement (docx)")
FILE = Phrase("共驻共建协议 {code}.docx", "Agreement {code}.docx")
NO_SCAN = Phrase("还没有扫描件。", "There is no scan yet.")

REFUSED: Final[Mapping[Code, tuple[Phrase, ...]]] = {
    Code.BLANK_OPEN: (
        Phrase(
            "“{text}”里的“{blank}”还没有填，没有保存，填写的内容都在。请填上后再试。",
            "“{blank}” is still open in “{text}”; nothing was saved, what you typed is here. Fill it in and try again.",
        ),
        Phrase(
            "条款里还有空没有填，没有保存，填写的内容都在。请填上后再试。",
            "A blank of a clause is still open; nothing was saved, what you typed is here. Fill it in and try again.",
        ),
    ),
    Code.BAD_BLANK: (
        Phrase(
            "“{written}”不是能填的空，条款没有保存，填写的内容还在。"
            "空要写成 {{次数}} 这样，名称只能用上面列出的，括号要成对。",
            "“{written}” is no blank that can be filled; the clause was not saved, what you typed is here. Write "
            "blanks with a name from the list above, and both brackets.",
        ),
        Phrase(
            "条款里有填不了的空，没有保存，填写的内容还在。请改正括号里的名称。",
            "The clause has a blank that cannot be filled; it was not saved, what you typed is here. Correct its name.",
        ),
    ),
    Code.NOT_OF_THE_YEAR: (
        Phrase(
            "兑现日期{day}不在协议年度 {year} 年里，没有保存，填写的内容还在。请改成 {year} 年内的日期，或改协议年度。",
            "The promise is due on {day}, outside the agreement's year {year}; nothing was saved, what you typed is "
            "here. Give a day of {year}, or change the agreement's year.",
        ),
        Phrase(
            "兑现日期不在协议的年度里，没有保存，填写的内容还在。请改成当年的日期。",
            "A promise is due outside the agreement's year; nothing was saved, what you typed is here. Change the day.",
        ),
    ),
}
"""Why an agreement or a promise was not written."""
