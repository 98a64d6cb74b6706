"""Words of confirmation by the community."""

from pages.text.phrase import Phrase

LEAD = Phrase(
    "确认服务确实做了、做得怎样。人次登记时就计入，不认可的扣回；积分和办实事要等确认后才算。谁登记的，就由别人来确认。",
    "Confirm that the service took place and how it went. Person-times count from entry, less those refused; "
    "points and deeds count only once confirmed. Nobody confirms their own record.",
)
EMPTY = Phrase(
    "没有等您确认的服务。支部总结活动、党员报告办好后，会出现在这里。",
    "Nothing awaits your word. It appears here when a branch closes an activity or a member reports a need as done.",
)
ACTIVITIES = Phrase("活动（{count}）", "Activities ({count})")
NEEDS = Phrase("需求（{count}）", "Needs ({count})")
FIRST = Phrase(
    "先列 {shown} 项：等您确认的在前，等得最久的最先；确认一项，下一项就补上来。",
    "The first {shown}: what you may confirm before the rest, the longest waiting first. The next move up as you go.",
)
REPORTED = Phrase("支部总结：{effect}", "The branch reports: {effect}")
BENEFICIARIES = Phrase("受益 {count} 人", "served: {count}")
GRADE = Phrase("等次", "Grade")
CONFIRM_ACTIVITY = Phrase("确认到位", "Confirm it")
CONFIRMED = Phrase("已确认，积分已记入。", "Confirmed; points are entered.")
SEND_BACK = Phrase("退回支部", "Send it back")
SENT_BACK = Phrase("已退回支部，原因已写明。", "Sent back with the reason.")
REASON = Phrase("哪里不对", "What is wrong")
DONE_BY = Phrase("{member}（{branch}）：{measures}", "{member} ({branch}): {measures}")
CONFIRM_NEED = Phrase("确认已解决", "Confirm it is solved")
SOLVED = Phrase(
    "已确认解决，积分已记入，记得回访。", "Confirmed as solved; points are entered. Remember the follow-up."
)
NOT_SOLVED = Phrase("还没解决", "Not solved yet")
REFUSED = Phrase("已退回再办，原因已写明。", "Back to whoever took it on, with the reason.")
OTHERS = Phrase(
    "这次服务由您登记或提供，须由本社区的其他同事确认。",
    "You recorded this or did it yourself, so a colleague of your community must confirm it.",
)
WHO_CAME = Phrase("到场 {count} 人", "came: {count}")
