"""Words of points and their ledger."""

from collections.abc import Mapping
from typing import Final

from db.terms import PointReason
from pages.text.phrase import Phrase

LEAD = Phrase(
    "积分只来自社区确认过的服务；每一分都能点开看是怎么来的。",
    "Points come from confirmed service only; every one of them opens to how it was earned.",
)
NO_RANKING = Phrase(
    "这里按单位和姓名排列，不按分数排名：国家关于整治“指尖上的形式主义”的规定不允许强制排名，本局也没有开启排名。",
    "Listed by unit and name, not by points: national rules against formalism forbid compulsory rankings, and this "
    "bureau has not switched any on.",
)
RANKED_ELSEWHERE = Phrase(
    "本局开启了排名：只在单位内部排，姓名一律隐去，由领导、党办、审计员和支部书记查看；您这里只列自己的积分。排名不得用来问责。",
    "The bureau has switched rankings on: inside one unit only, names masked, open to leaders, the Party office, "
    "auditors and branch secretaries. You see your own points alone. It never calls anybody to account.",
)
TOTAL = Phrase(
    "{period}共 **{points}** 分（{lines} 条明细）", "{period}: **{points:point|points}** ({lines:line|lines})"
)
RANKING = Phrase("{unit}：按积分排列", "{unit}: by points")
RANKING_NOTE = Phrase(
    "本局在“方案设置”里开启了排名。只在单位内部排，姓名一律隐去，不跨单位比；不得用来问责。",
    "The bureau has switched rankings on in the scheme's settings: inside one unit only, names masked, never across "
    "units, and never to call anybody to account.",
)
RANKED_UNIT = Phrase("哪个单位", "Which unit")
DISPUTE = Phrase("我有异议", "This is wrong")
DISPUTED_NOW = Phrase(
    "异议已送到党办，答复会显示在这里。", "The Party office has your word; its answer will show here."
)
DISPUTES = Phrase("积分异议", "Disputed points")
DISPUTED = Phrase("有异议，见下方", "disputed, see below")
DISPUTE_OF = Phrase("{whose}：{points} 分，{source}", "{whose}: {points:point|points}, {source}")
SAID = Phrase("{day}提出：{reason}", "said on {day}: {reason}")
UPHELD = Phrase("成立，已冲正", "upheld, taken back")
STANDS = Phrase("不成立，维持", "not upheld, it stands")
WAITING = Phrase("待答复", "to be answered")
UPHOLD = Phrase("成立，冲正", "Uphold and reverse")
TURN_DOWN = Phrase("不成立", "Let it stand")
ANSWERED = Phrase("已答复。", "Answered.")
YEAR = Phrase("年度", "Year")
PART = Phrase("年中还是全年", "Half-year or year")
WHOLE = Phrase("全年", "Whole year")
HALVES: Final = {"H1": Phrase("上半年", "First half"), "H2": Phrase("下半年", "Second half")}
OPEN = Phrase("打开这件事", "Open it")
YEAR_OF = Phrase("{year}年", "{year}")
BRANCHES = Phrase("党支部", "Branches")
MEMBERS = Phrase("{branch}的党员", "Members of {branch}")
LEDGER_OF = Phrase("{name}的积分明细", "Ledger of {name}")
BRANCH = Phrase("党支部", "Branch")
UNIT = Phrase("单位", "Unit")
NAME = Phrase("姓名", "Name")
TAIL = Phrase("手机尾号", "Phone ends in")
OWN_POINTS = Phrase("支部积分", "Branch points")
MEMBER_POINTS = Phrase("党员积分合计", "Members' points together")
POINTS = Phrase("积分", "Points")
CHOOSE = Phrase("勾选一行，看明细。", "Tick a line to see its ledger.")
EMPTY = Phrase(
    "这段时间还没有积分。社区确认服务后会自动记入。",
    "No points in this time yet. They are entered when a community confirms a service.",
)
NO_BRANCHES = Phrase("没有可以查看的党支部。", "There is no branch to look at.")

EARNED: Final[Mapping[PointReason, Phrase]] = {
    PointReason.ACTIVITY_GRADED: Phrase("活动评为{grade}", "activity graded {grade}"),
    PointReason.SERVICE_CONFIRMED: Phrase("一次服务经社区确认", "one service confirmed by the community"),
    PointReason.REVERSAL: Phrase("{on}冲正：{note}", "reversed on {on}: {note}"),
}
REVERSED_ON = Phrase("{on}冲正", "reversed on {on}")
PLUS = Phrase("{points} 分", "{points:point|points}")
SOURCE = Phrase("{code} {source}", "{code} {source}")
RULES = Phrase("按第 {version} 版规则（{since}起）", "under rules version {version}, from {since}")
CONFIRMED_BY = Phrase("{name}确认", "confirmed by {name}")
ANEW = Phrase("按第 {version} 版规则重算", "counted anew by version {version}")
OPENED_AGAIN = Phrase("回访不满意，需求重新打开", "a follow-up was not satisfied, the need is open again")
UNCONFIRMED = Phrase("社区撤回了确认", "the community took its confirmation back")
CAPPED = Phrase("全年最多 {cap} 分，已到上限", "the year's most, {cap}, is reached")
TAKEN_BACK = Phrase("已冲正", "taken back")
REVERSE = Phrase("冲正", "Reverse")
REASON = Phrase("原因", "Reason")
REVERSED = Phrase("已冲正：原来的一行保留，另记一行相反的。", "Reversed: the line stays, its opposite is entered.")
