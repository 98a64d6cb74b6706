"""Words of follow-ups, of the slip by which a beneficiary answers, and of the communities' quarterly word."""

from collections.abc import Mapping
from typing import Final

from db.terms import Satisfaction
from pages.text.phrase import Phrase

LEAD = Phrase(
    "办完的事，问一问群众满不满意。答“不满意”的需求会重新打开，积分一并冲回。",
    "What was done is asked about. Who is not satisfied opens the need again, and its points go back.",
)
WHICH = Phrase("看哪些", "Which")
DUE = Phrase("待回访", "To be asked")
ASKED = Phrase("已回访", "Asked")
COMMUNITY = Phrase("社区", "Community")
COUNT_DUE = Phrase("待回访 {total} 件，其中 {overdue} 件已过期", "{total} to be asked, {overdue} of them overdue")
COUNT_ASKED = Phrase("已回访 {total} 件", "{total} asked")
EMPTY_DUE = Phrase(
    "没有等着回访的事。社区确认办结后，这里会自动出现一条，并写明最晚哪天问。",
    "Nobody is to be asked now. When a community confirms that something is done, a line appears here with its day.",
)
EMPTY_ASKED = Phrase("还没有回访记录。", "Nobody has been asked yet.")
UNTIL = Phrase("最晚{due}回访", "to be asked by {due}")
OVERDUE = Phrase("已过 {days} 天", "{days:day|days} late")
DONE_ON = Phrase("{day}办结", "done on {day}")
WHOM = Phrase("问{respondent}", "to ask: {respondent}")
ASK = Phrase("记下回访", "Write the answer down")
SCRIPT_TITLE = Phrase("怎么问（可复制）", "What to say (to copy)")
SCRIPT = Phrase(
    "您好，这里是{community}。{code} 这件事（{text}）{branch}已经办了{measures}，想听听您的意见："
    "满意、基本满意，还是不满意？还有什么建议？谢谢您。",
    "Hello, this is {community}. {branch} has taken care of {code} ({text}){measures}. Are you satisfied, fairly "
    "satisfied or not satisfied? Is there anything you would add? Thank you.",
)
DID = Phrase("：{measures}", ": {measures}")
WAY = Phrase("怎么问的", "How it was asked")
SATISFACTION = Phrase("满意吗", "Satisfied?")
OPINION = Phrase("原话或意见", "In their words")
SAVE = Phrase("记下", "Write it down")
SAVED = Phrase("已记下。", "It is written down.")
SAVED_AGAIN = Phrase(
    "已记下。需求重新打开，为它记的积分已冲回。",
    "It is written down. The need is open again, and its points are taken back.",
)
OTHERS = Phrase("这件事是您经办的，请由别人回访。", "You took part in this yourself: somebody else has to ask.")
NOT_YET = Phrase("回访由社区和党办来做。", "Communities and the Party office do the asking.")
SLIP = Phrase("打印评价条", "Print the rating slip")
ON_DAY = Phrase("{day}回访", "asked on {day}")
BY_SLIP = Phrase("群众凭条自评", "by the beneficiary's own slip")
REOPENED = Phrase("已重新打开", "opened again")

PAPER_TITLE = Phrase("服务评价条", "How did it go?")
PAPER_LEAD = Phrase(
    "请用手机扫一扫，点一下就行：不用注册，不用留姓名和电话，只能评一次。",
    "Scan it with your phone and tap once: no account, no name, no number. Each slip counts once.",
)
PAPER_WHAT = Phrase("{code}（{subject}）· {community} · {branch}", "{code} ({subject}) · {community} · {branch}")
PAPER_OR = Phrase("不用手机的，请在下面打勾，交给社区：", "Without a phone, tick below and hand it to the community:")
PAPER_OPINION = Phrase("意见：", "Your words:")
QR = Phrase("二维码，地址是 {address}", "QR code for {address}")
PRINT_HINT = Phrase("请用浏览器打印这一页。", "Print this page with your browser.")

DOOR_TITLE = Phrase("这件事办得怎么样？", "How did it go?")
DOOR_ASK = Phrase("请选一个", "Please choose one")
DOOR_OPINION = Phrase("还想说什么（可以不填）", "Anything to add (may stay empty)")
DOOR_SEND = Phrase("送出评价", "Send it")
DOOR_NOTE = Phrase(
    "不记您的姓名、电话和位置。这张条只能评一次，送出后不能改。",
    "Your name, number and place are not recorded. A slip counts once and cannot be changed after it is sent.",
)
DOOR_MISSING = Phrase("请先点一个：满意、基本满意或不满意。", "Please choose one of the three first.")
THANKS_TITLE = Phrase("谢谢您", "Thank you")
THANKS: Final[Mapping[Satisfaction, Phrase]] = {
    Satisfaction.SATISFIED: Phrase("您的评价已经记下。", "Your word is recorded."),
    Satisfaction.FAIRLY: Phrase("您的评价已经记下，我们会做得更好。", "Your word is recorded; we will do better."),
    Satisfaction.NOT: Phrase(
        "您的评价已经记下。社区会再联系办理这件事的人。", "Your word is recorded. The community will take it up again."
    ),
}
ANSWERED_TITLE = Phrase("这张条已经评过了", "This slip has been used")
ANSWERED = Phrase(
    "这件事的评价已经记下，每张条只能用一次。还有话要说，请告诉社区。",
    "The answer for this service is recorded; each slip counts once. If there is more to say, tell the community.",
)
WRONG_TITLE = Phrase("这个码用不了", "This code does not work")
WRONG = Phrase(
    "地址不完整，或不是本单位印的评价条。请重新扫一次，或直接告诉社区。",
    "The address is incomplete, or not from one of our slips. Scan it again, or tell the community.",
)

WORDS_LEAD = Phrase(
    "每个季度，社区对来服务过的每个单位说一句话；旁边是这一季确认过的服务。",
    "Once a quarter each community has its word on every unit that served there, beside the service it confirmed.",
)
QUARTER = Phrase("季度", "Quarter")
UNIT = Phrase("单位", "Unit")
PEOPLE = Phrase("服务人数", "People")
TIMES = Phrase("服务人次", "Person-times")
RATING = Phrase("评价", "Rating")
WORD = Phrase("评语", "Word")
SERVED = Phrase("{people} 人、{times} 人次", "{people:person|people}, {times:person-time|person-times}")
COUNT_WORDS = Phrase(
    "{units} 个单位来服务过；一个单位在一个社区算一项，共 {total} 项，已评价 {said} 项",
    "{units:unit|units} served; a word is due on each in each community: {total}, of which {said} are said",
)
EMPTY_WORDS = Phrase(
    "这个季度还没有确认过的活动服务。社区确认活动后，来服务的单位会列在这里。",
    "No service at activities was confirmed in this quarter. Units appear here once a community confirms it.",
)
SAY_WORD = Phrase("写下评价", "Say a word")
HOW = Phrase("这个季度他们做得怎么样", "How did their members do this quarter")
WORD_HINT = Phrase("说具体的事：谁做了什么，居民怎么说。", "Be concrete: what was done, what residents said.")
SAVE_WORD = Phrase("送出评价", "Send the word")
WORD_SAVED = Phrase("评价已记下。", "The word is recorded.")
SAID_ON = Phrase("{day}评价", "said on {day}")
