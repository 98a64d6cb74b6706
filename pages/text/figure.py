"""Words of the page behind a figure: what is counted, and the rows it is made of."""

from pages.text.phrase import Phrase

LEAD = Phrase(
    "每个数字都由一条条记录加出来；这里能看到是哪些。",
    "Every figure is the sum of records; here are the records.",
)
CHOOSE = Phrase("哪个数字", "Which figure")
KIND = Phrase("哪一类", "Which kind")
DEFINITION = Phrase("{definition} 统计周期：{period}。", "{definition} Period: {period}.")
MADE_OF = Phrase("由 {total} 条记录构成", "Made of {total:record|records}")
ADDS = Phrase("{value} {unit}", "{value} {unit}")
OF = Phrase("{value} / {whole}", "{value} / {whole}")
NEWEST = Phrase("最近的 {total} 条记录", "The newest {total:record|records}")
MORE = Phrase(
    "记录很多，这里只列最近的；要看别的，请缩短周期或选一个范围。",
    "There are many: here are the newest. For others, choose a shorter period or a smaller area.",
)
EMPTY = Phrase(
    "这一周期内没有计入的记录；换一个周期或范围试试。",
    "Nothing of this period and reach is counted; try another period or area.",
)
HIDDEN = Phrase(
    "您的角色可以看数字，不能看构成它的记录。需要核对时，请找党建办公室的同事。",
    "Your role sees the figure, not the records behind it. To check one, ask the Party office.",
)
UNKNOWN = Phrase(
    "这个数字在所选周期和范围内无法得知（例如当时还没有记录，或者它不能按社区、支部拆分），所以不写 0。",
    "This figure cannot be known for this period and place (records had not begun, or it cannot be split so): "
    "that is not the same as 0.",
)
ROWS = Phrase("明细", "Rows")
ROWS_OF = Phrase("{name}的明细", "Rows of {name}")
BRANCH = Phrase("党支部", "Branch")
NAMED = Phrase("{name}：{value}", "{name}: {value}")
NAMED_KIND = Phrase("{name}（{kind}）：{value}", "{name} ({kind}): {value}")
COLUMNS = (
    Phrase("记录", "Record"),
    Phrase("日期", "Day"),
    Phrase("社区", "Community"),
    Phrase("党支部", "Branch"),
)
LISTED_NEWEST = Phrase("所列为最近的第 {first}–{last} 条", "the newest records, {first}–{last}")
LISTED = Phrase("所列为第 {first}–{last} 条，共 {total} 条", "records {first}–{last} of {total}")
WHO_IS_MISSING = Phrase("看谁还没有报到", "See who has not checked in")
BACK = Phrase("回到总览", "Back to the overview")
VEILED_FIGURE = Phrase("不单列", "not told apart")
VEILED = Phrase(
    "为保护当事人，少于 {least} 人的群体不单列，也不列出其明细；能据此推算出来的数一并不列。可以看不分对象的总数。",
    "To protect the people behind it, a group of fewer than {least} is not told apart and its records are not listed, "
    "nor is any number by which it could be worked out. The figure for all classes together is there.",
)
