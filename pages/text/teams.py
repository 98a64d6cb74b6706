"""Words of the service teams: who belongs to them, who leads them, where they have been."""

from pages.text.phrase import Phrase

LEAD = Phrase(
    "支部把有特长的党员编成服务队，由队长带队上门。出一次队记一次，社区确认后，每位到场队员各算一次服务。",
    "A branch puts members into a team that a captain leads. Each outing is entered once; when the community confirms "
    "it, it is service of everyone who was there.",
)
COUNT = Phrase("共 {total} 支", "{total:team|teams}")
SEARCH = Phrase("查找服务队", "Find a team")
SEARCH_HINT = Phrase("队名、编号、能做什么或支部", "Name, code, purpose or branch")
DISBANDED = Phrase("看已解散的", "Show disbanded ones")
EMPTY = Phrase(
    "还没有服务队。支部书记或工作人员在上方“建一支服务队”开始。",
    "No team yet. A secretary or the staff founds one with the button above.",
)
EMPTY_FOUND = Phrase("没有符合条件的服务队。", "No team matches.")
CAPTAIN_IS = Phrase("队长 {captain}", "captain {captain}")
STRENGTH = Phrase("{count} 人", "{count:member|members}")
OUTINGS = Phrase("出队 {count} 次", "{count:outing|outings}")
LAST_OUTING = Phrase("最近 {day}", "last on {day}")
NEVER_OUT = Phrase("还没出过队", "never out yet")
IS_DISBANDED = Phrase("已解散", "Disbanded")

BACK = Phrase("返回服务队", "Back to the teams")
GO_OUT = Phrase("记一次出队", "Enter an outing")
WHO_CAME = Phrase("谁去了", "Who went")
COMMUNITY = Phrase("去了哪个社区", "To which community")
KIND = Phrase("做的哪类服务", "Kind of service")
DAY = Phrase("哪天去的", "On which day")
EFFECT = Phrase("做了什么", "What was done")
MINUTES = Phrase("时长（分钟）", "Minutes")
SERVED = Phrase("服务了多少人", "How many were served")
SAVE_OUTING = Phrase("记下出队", "Record the outing")
WENT_OUT = Phrase("出队已记下，等社区确认后算服务。", "The outing is kept; the community confirms it as service.")

MATES = Phrase("队员", "Members")
CAPTAIN_MARK = Phrase("队长", "Captain")
SINCE = Phrase("{day}入队", "since {day}")
OTHERS = Phrase("另有 {count} 人在您的范围以外。", "{count} more are beyond your reach.")
OUTING_LIST = Phrase("出队记录", "Outings")
NO_OUTINGS = Phrase("还没有出队记录。", "No outing has been entered yet.")

CHANGE = Phrase("调整队伍", "Change the team")
NAME = Phrase("队名", "Name")
NAME_HINT = Phrase("例如：水电维修服务队", "For example: plumbing and wiring team")
PURPOSE = Phrase("能做什么", "What it can be called for")
PURPOSE_HINT = Phrase("例如：换灯泡、修水管、查线路", "For example: lamps, pipes, wiring")
CAPTAIN = Phrase("队长", "Captain")
MEMBERS = Phrase("队员（队长自动算在内）", "Members (the captain is one anyway)")
SAVE = Phrase("保存", "Save")
CHANGED = Phrase("队伍已调整。", "The team is changed.")
DISBAND = Phrase("解散这支队伍", "Disband the team")
DISBAND_WHY = Phrase("为什么解散", "Why it is disbanded")
GONE = Phrase("队伍已解散，出队记录都还在。", "The team is disbanded; its outings stay.")

BRANCH = Phrase("党支部", "Branch")
FOUNDED_ON = Phrase("成立日期", "Founded on")
DISBANDED_ON = Phrase("解散日期", "Disbanded on")
REASON = Phrase("原因", "Reason")
CODE = Phrase("编号", "Code")
ABOUT = Phrase("详情", "Details")

FOUND_LEAD = Phrase(
    "队员要在职并已报到；先选支部，再选人。", "Members must be in service and checked in. Choose the branch first."
)
FOUND = Phrase("建队", "Found the team")
FOUNDED = Phrase("服务队已建好。", "The team is founded.")
NO_BRANCH = Phrase(
    "您的账号还没有分到党支部，暂时不能建队。请联系管理员。",
    "Your account reaches no branch yet, so no team can be founded. Ask the administrator.",
)
NOT_LED = Phrase("没有队长带队", "nobody leads it now")
CAPTAIN_LEFT = Phrase(
    "队长{name}已不在本队，没有保存，填写的内容还在。请另选一名队长。",
    "The captain {name} belongs to the team no more; nothing was saved. Choose another captain.",
)
