"""Words of suggestions."""

from pages.text.phrase import Phrase

LEAD = Phrase(
    "社区和党员的意见建议，以及每一条后来怎么样了。",
    "What communities and members suggest, and what became of each.",
)
STATUS = Phrase("办理情况", "State")
ORIGIN = Phrase("谁提的", "From")
COUNT = Phrase("共 {total} 条", "{total} in all")
EMPTY = Phrase(
    "还没有意见建议。党员和社区都可以提，每一条都要有答复。",
    "No suggestions yet. Members and communities may make them, and each is to be answered.",
)
MAKE = Phrase("提一条建议", "Make a suggestion")
COMMUNITY = Phrase("以哪个社区的名义", "In which community's name")
TOPIC = Phrase("关于什么（可以不填）", "About (may stay empty)")
TEXT = Phrase("建议", "Suggestion")
SEND = Phrase("送出建议", "Send it")
SENT = Phrase("建议已送出，党办会答复。", "The suggestion is sent; the Party office will answer.")
BY = Phrase("{by}，{day}", "{by}, {day}")
OUTCOME = Phrase("答复：{outcome}", "Answer: {outcome}")
ANSWER = Phrase("答复", "Answer")
BECOMES = Phrase("怎么办", "What becomes of it")
WHAT = Phrase("答复内容", "The answer")
SAVE = Phrase("记下答复", "Record the answer")
ANSWERED = Phrase("答复已记下。", "The answer is recorded.")
