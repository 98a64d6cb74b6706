"""Words of the whole data form 登记表: its further fields, the branch's and the community's word, the paper."""

from typing import Final

from pages.text.phrase import Phrase

NATION = Phrase("民族", "Ethnic group")
EDUCATION = Phrase("学历", "Education")
JOINED_PARTY = Phrase("入党时间", "Joined the Party")
JOINED_HINT = Phrase("例如 2005-07", "Such as 2005-07")
ESTATE = Phrase("居住小区", "Housing estate")
INTENTS = Phrase("服务意向", "Service intended")
INTENTS_HINT = Phrase("想做哪些服务，例如：政策宣讲、环境整治", "Such as policy talks or clean-ups")
CLAIMS = Phrase("认领岗位", "Posts claimed")
CHECKED_IN_ON = Phrase("报到日期", "Day of the check-in")

BRANCH_OPINION = Phrase("支部意见", "Opinion of the branch")
COMMUNITY_OPINION = Phrase("社区意见", "Opinion of the community")
WRITE_BRANCH = Phrase("写支部意见", "Write the branch's opinion")
WRITE_COMMUNITY = Phrase("写社区意见", "Write the community's opinion")
OPINION_NOTE = Phrase(
    "记在{day}到{community}的这次报到上，写上您的姓名和今天的日期；以前写过的在日志里。",
    "It stands with the check-in of {day} at {community}, under your name and today's date; what stood before is in "
    "the journal.",
)
SAVE_OPINION = Phrase("保存意见", "Save the opinion")
OPINION_SAVED = Phrase("意见已保存。", "The opinion is saved.")
SAID_BY = Phrase("{by}，{day}", "{by}, {day}")

PRINT = Phrase("打印登记表（A4）", "Print the data form (A4)")
PAPER_TITLE = Phrase("在职党员基本情况登记表", "Data form of a Party member in service")
PAPER_HINT = Phrase(
    "用浏览器的“打印”即可，纸张选 A4；空格可以手写。", "Print with your browser on A4; blanks may be filled in by hand."
)
PAPER_SIGN: Final = Phrase("经办（签字）：　　　　　　", "Signed by:")
PAPER_SEAL: Final = Phrase("（盖章）", "(seal)")
PAPER_DATE: Final = Phrase("　　年　　月　　日", "Date:")
