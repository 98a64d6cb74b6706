"""Words of the point rules: versions, proposals, and what would move."""

from pages.text.phrase import Phrase

LEAD = Phrase(
    "积分规则一版一版地生效。改规则先试算、再提出，由另一个人发布；以前记的分一分不动。",
    "Rules come into force version by version. Try a change first, propose it, and another person publishes it; points "
    "already earned do not move.",
)
VERSION = Phrase("第 {version} 版", "Version {version}")
IN_FORCE = Phrase("现行", "in force")
TO_COME = Phrase("待生效", "to come")
SINCE = Phrase("自{since}起", "from {since}")
VALUES = Phrase(
    "支部活动：一等 {first} 分，二等 {second} 分，三等 {third} 分；党员：每次服务 {service} 分",
    "Branch, for an activity: first grade {first}, second {second}, third {third}; member: {service} for one service",
)
CAP = Phrase("每人每年最多 {cap} 分", "at most {cap} a year for a member")
NO_CAP = Phrase("每人每年不设上限", "no yearly cap")
PUBLISHED = Phrase("{name}于{day}发布", "published by {name} on {day}")
EMPTY_RULES = Phrase(
    "还没有积分规则，确认服务时不会记分。请在下面发布第一版；以后每一版都要两个人。",
    "There are no point rules yet, so no service can earn. Publish the first version below; "
    "each later one takes two people.",
)
BRANCH_CAP_OF = Phrase("支部每年最多 {cap} 分", "at most {cap} a year for a branch")
VERSIONS = Phrase("各版规则", "Versions")

OPEN = Phrase("等着发布的提案", "Proposals to be decided")
PROPOSED = Phrase("{name}于{day}提出：{reason}", "proposed by {name} on {day}: {reason}")
OWN = Phrase("这是您自己提出的，要由另一个人发布。", "You proposed this yourself; another person has to publish it.")
PUBLISH = Phrase("发布这一版", "Publish this version")
PUBLISHED_NOW = Phrase(
    "新一版积分规则已发布，自{since}起生效。", "The new version is published; it holds from {since}."
)
DROP = Phrase("撤下提案", "Drop the proposal")
WHY = Phrase("原因", "Reason")
DROPPED = Phrase("提案已撤下。", "The proposal is dropped.")

PROPOSE_TITLE = Phrase("提出新一版", "Propose a new version")
FIRST_TITLE = Phrase("发布第一版", "Publish the first version")
NOTE = Phrase(
    "新规则只管生效日及以后的服务；已经记下的积分不会变。“试算”什么也不写。",
    "A new version holds for service on its day and after; points already earned do not change. "
    "Trying it writes nothing.",
)
FROM = Phrase("哪天起生效", "In force from")
FIRST = Phrase("一等（支部）", "First grade (branch)")
SECOND = Phrase("二等（支部）", "Second grade (branch)")
THIRD = Phrase("三等（支部）", "Third grade (branch)")
SERVICE = Phrase("每次服务（党员）", "One service (member)")
MEMBER_CAP = Phrase("党员每年最多几分（空着就是不设上限）", "Most points a year for a member; empty is no cap")
BRANCH_CAP = Phrase("支部每年最多几分（空着就是不设上限）", "Most points a year for a branch; empty is no cap")
TRY = Phrase("试算", "Try it")
PROPOSE = Phrase("提出", "Propose it")
PROPOSED_NOW = Phrase("已提出，等另一个人发布。", "Proposed; another person has to publish it.")
PUBLISH_FIRST = Phrase("发布", "Publish it")

WHAT_IF = Phrase("如果{year}年全年按这一版算", "If these values had held for all of {year}")
DEFINITION = Phrase(
    "按账本里仍有效的每一行重新算：活动按等次，服务按次数，上限按全年。只是试算，什么也没有写。",
    "Every standing line of the ledger is computed anew: activities by grade, services by number, caps by the year. "
    "A trial: nothing is written.",
)
NOTHING_MOVES = Phrase("{total} 个支部，一分也不动。", "{total:branch|branches}, and not one point moves.")
MOVES = Phrase(
    "{total} 个支部里有 {moving} 个会变：支部积分合计 {points} → {points_then}，"
    "党员积分合计 {members} → {members_then}",
    "{moving} of {total:branch|branches} move: branch points {points} → {points_then} together, members' points "
    "{members} → {members_then}",
)
BRANCH = Phrase("党支部", "Branch")
UNIT = Phrase("单位", "Unit")
NOW = Phrase("支部积分", "Branch points")
THEN = Phrase("试算后", "Then")
CHANGE = Phrase("变化", "Change")
MEMBERS_NOW = Phrase("党员积分", "Members' points")
MEMBERS_THEN = Phrase("党员试算后", "Members then")
MEMBERS_CHANGE = Phrase("党员变化", "Members' change")

YEARS = Phrase("一年一年地看", "Year by year")
YEARS_LEAD = Phrase(
    "每一年按当年的规则算，新一年的规则不动旧年的行。没按当天规则记的行，只有在这一页重算才会变。",
    "Each year is counted by its own rules, and a new year's move no line of the old one. A line under other rules "
    "than its day's moves only when it is counted anew on this page.",
)
YEAR_NEXT = Phrase("来年", "next")
YEAR_NOW = Phrase("今年", "this year")
YEAR_BEFORE = Phrase("去年", "last year")
YEAR_RULES = Phrase("积分第 {version} 版（自{since}起）：", "Points, version {version}, from {since}: ")
YEAR_NO_RULES = Phrase("还没有积分规则", "no point rules yet")
YEAR_OPEN = Phrase("{count} 个提案等另一个人发布", "{count:proposal waits|proposals wait} for another person")
YEAR_POINTS = Phrase("支部积分 {branches} · 党员积分 {members}", "branch points {branches} · members' points {members}")
YEAR_WHOLE = Phrase("{lines} 行都按当天的规则", "all {lines:line|lines} under the rules of their day")
YEAR_ASTRAY = Phrase("{astray} 行不是按当天的规则", "{astray:line|lines} under other rules than those of their day")
YEAR_LEDGER = Phrase("打开积分", "Open the points")
YEAR_FIGURES = Phrase("打开数字", "Open the figures")
YEAR_SHARE = Phrase("年末岗位达标率 {share}", "share with enough posts at the year's end: {share}")
YEAR_SHARE_NOW = Phrase("到今天岗位达标率 {share}", "share with enough posts today: {share}")

RECOUNT = Phrase("积分重算", "Counting the points anew")
RECOUNT_LEAD_WHOLE = Phrase(
    "把去年和今年的积分账本从头到尾再算一遍，只看不写：每一行是不是按当天的规则，各支部各月的合计是不是等于逐行相加。",
    "Go through the ledger of last year and this one once more, without writing: whether each line follows the rules "
    "of its day, and whether each branch's and month's total equals its lines.",
)
RECOUNT_WHOLE = Phrase(
    "{when}重算完毕：逐行核对 {lines} 行，都按当天的规则；各支部各月的合计等于逐行相加，一分不差。",
    "Counted anew at {when}: {lines:line|lines} gone through, all under the rules of their day, and every branch's and "
    "month's total equals its lines. Nothing differs.",
)
RECOUNT_SEEN = Phrase(
    "{when}逐行核对了 {lines} 行：{astray} 行不是按当天的规则，{off} 个合计和逐行相加不一致。",
    "At {when} {lines:line was|lines were} gone through: {astray} under other rules than those of their day, "
    "{off:total differs|totals differ} from the lines.",
)
DAY = Phrase("服务日期", "Day")
WHOSE = Phrase("谁的积分", "Whose")
BY_NOW = Phrase("账本上", "In the ledger")
BY_THEN = Phrase("按当天规则", "By its day's rules")
BY_VERSION = Phrase("规则", "Rules")
MONTH = Phrase("月份", "Month")
SCHEME = Phrase("全部支部", "All branches")
KEPT = Phrase("保存的合计", "Total kept")
ADDED_UP = Phrase("逐行相加", "Lines added up")
OFF = Phrase("不一致的合计", "Totals that differ")
RECOUNT_LEAD = Phrase(
    "去年和今年有 {astray} 行积分用的不是当天的规则。先试算：什么也不写；试算后才能重算：原来的一行冲正，"
    "再按当天的规则记一行，两行都留着。更早的年份不动。",
    "Of last year and this one, {astray:line stands|lines stand} under other rules than those of their day. Try it "
    "first: nothing is written. Counted anew after that, each line is taken back by its opposite and earned by its "
    "day's rules; all of them stay. Earlier years do not move.",
)
RECOUNT_TRY = Phrase("现在重算（只看不写）", "Count anew now, without writing")
RECOUNT_TRIED = Phrase(
    "最早的 {lines} 行：支部积分 {branches} → {branches_then}，党员积分 {members} → {members_then}。什么也没有写。",
    "The oldest {lines:line|lines}: branch points {branches} → {branches_then}, members' points {members} → "
    "{members_then}. Nothing was written.",
)
RECOUNT_NONE = Phrase(
    "没有一行可以重算：不是刚刚重算过，就是那些天还没有规则。",
    "No line can be counted anew: either they just were, or no rules held on their days.",
)
RECOUNT_DO = Phrase("重算这些", "Count these anew")
RECOUNT_DONE = Phrase("已重算，原来的行都留着。", "Counted anew; the former lines stay.")
