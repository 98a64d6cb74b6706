"""Words of the year's evidence for the appraisal of branches and of members."""

from pages.text.phrase import Phrase

LEAD = Phrase(
    "年中、年终考核和民主评议用的依据：做过的每一件事都列在这里，勾选一行就能打开。软件只给依据，不给结论，也不排名次。",
    "Evidence for the mid-year and year-end appraisals: everything that was done; tick a line to open it. The software "
    "gives evidence, never a verdict and no order of merit.",
)
BRANCH = Phrase("党支部", "Branch")
MEMBER = Phrase("党员（不选就看整个支部）", "Member; empty is the whole branch")
CHOOSE = Phrase("请选一个党支部，看它的依据。", "Choose a branch to see its evidence.")
OF = Phrase("{name}，{period}", "{name}, {period}")
EMPTY = Phrase(
    "这段时间还没有社区确认过的事。确认之后会自动列在这里。",
    "Nothing was confirmed in this time yet. It is listed here as soon as a community confirms it.",
)
COUNTS = Phrase("{kind} {count} 项", "{kind}: {count}")
SHUT = Phrase(
    "这一行（{kind}）的原始记录不对您的角色开放，能看的都在这一行里。",
    "The record behind this line ({kind}) is not open to your role; what you may see of it stands in the line.",
)
KIND = Phrase("类别", "Kind")
DAY = Phrase("日期", "Day")
CODE = Phrase("编号", "Code")
WHAT = Phrase("做了什么", "What")
WHERE = Phrase("社区", "Community")
SAID = Phrase("等次或评价", "Grade or answer")
NOTE = Phrase("成效、措施或凭据", "Effect, measures or proof")
WISH_DONE = Phrase(
    "{taken_on}认领，{day}实现，社区已确认", "taken on {taken_on}, fulfilled {day}, confirmed by the community"
)
WISH_DONE_ON = Phrase("{day}实现，社区已确认", "fulfilled {day}, confirmed by the community")
POINTS = Phrase("积分和每一分的来历", "Points, and where each comes from")
