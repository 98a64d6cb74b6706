"""Words of a community's door: the form that members fill in on their own phone, its poster, the clerk's answer."""

from collections.abc import Mapping
from typing import Final

from pages.text.phrase import Phrase

TITLE = Phrase("党员到社区报到", "Check in at the community")
AT = Phrase("到{community}报到", "Check in at {community}")
LEAD = Phrase(
    "填一次就行，不用注册；社区确认后，报到就办好了。",
    "Fill this in once, without an account; you are checked in once the community says yes.",
)
UNIT = Phrase("单位和支部", "Unit and branch")
UNIT_HINT = Phrase("例如：市民政局机关第一支部", "Such as: Civil Affairs Bureau, first branch")
PHONE_HINT = Phrase("完整的手机号", "The whole number")
OPTIONAL = Phrase("以下可以不填", "The rest may stay empty")
LIVES_HERE = Phrase("我就住在这个社区", "I live in this community")
TIMES: Final[Mapping[str, Phrase]] = {
    "working-morning": Phrase("工作日上午", "Weekday mornings"),
    "working-afternoon": Phrase("工作日下午", "Weekday afternoons"),
    "working-evening": Phrase("工作日晚上", "Weekday evenings"),
    "weekend-morning": Phrase("周末上午", "Weekend mornings"),
    "weekend-afternoon": Phrase("周末下午", "Weekend afternoons"),
    "weekend-evening": Phrase("周末晚上", "Weekend evenings"),
}
BORN_HINT = Phrase("例如 1980-05", "Such as 1980-05")
ABILITIES_HINT = Phrase("会什么、有什么证，例如：修水电、心理咨询", "What you can do, such as plumbing or counselling")
SEND = Phrase("报到", "Check in")
NOTE = Phrase(
    "不需要、也请不要填写身份证号。社区答复后，这张表随即删除，只留下报到和登记表。",
    "No identity number is needed. This form is removed once the community has answered; your check-in stays.",
)
BY_ACCOUNT = Phrase("有账号的，也可以登录后在“我的登记表”里报到", "With an account you may check in on “My data form”")
CHECK_THESE = Phrase("请看这里", "Please look here")
MISSING: Final[Mapping[str, Phrase]] = {
    "name": Phrase("请写姓名。", "Please write your name."),
    "phone": Phrase("请写完整的手机号，例如 13800000000。", "Please write your whole number, such as 13800000000."),
    "unit": Phrase("请写单位和支部。", "Please write your unit and branch."),
    "born": Phrase("出生年月写成 1980-05 这样。", "Write year and month of birth such as 1980-05."),
    "joined_party": Phrase("入党时间写成 2005-07 这样。", "Write year and month of joining such as 2005-07."),
}
NOT_YET = Phrase("还没有送到", "Not sent yet")
TOO_LONG = Phrase("有一栏写得太长，请写短一些。", "One field is too long; please shorten it.")
SENT_TITLE = Phrase("已收到，等社区确认", "Received: awaiting the community's yes")
SENT = Phrase(
    "您的登记表已送到社区。社区工作者核对后就算报到，可以当面跟他们说一声。",
    "Your form has reached the community. The clerk's yes checks you in; do tell them if they are near.",
)
WRONG_TITLE = Phrase("这个报到码打不开", "This check-in code does not open")
WRONG = Phrase(
    "码可能不完整。请重新扫社区的报到码，或请社区工作者办理。",
    "It may be incomplete. Scan the community's code again, or ask its clerk.",
)
FULL = Phrase("等确认的人太多，请稍后再试，或请社区工作者办理。", "Too many are waiting. Try later, or ask the clerk.")

POSTER = Phrase("报到海报（A4）", "Poster (A4)")
POSTER_LEAD = Phrase("党员报到，扫这里", "Members: scan to check in")
POSTER_STEPS = (
    Phrase("扫一扫", "Scan the code"),
    Phrase("填登记表", "Fill in the form"),
    Phrase("等社区确认", "The community says yes"),
)
POSTER_NOTE = Phrase("不用注册，不填身份证号。", "No account, no identity number.")

PAGE_LEAD = Phrase(
    "让党员用自己的手机扫码填登记表；您核对后点“确认报到”，人才算报到。",
    "Members scan the code and fill in the form on their own phone; they are checked in once you say yes.",
)
NO_COMMUNITY = Phrase(
    "您的账号还没有分到社区。请联系管理员。", "Your account reaches no community yet. Ask the administrator."
)
COMMUNITY = Phrase("社区", "Community")
CODE_LEAD = Phrase(
    "这个码每分钟换一次，给站在面前的人扫；海报上的码不变，扫它来的会注明。",
    "This code changes every minute and is for whoever stands before you; who comes by the poster is marked.",
)
CODE = Phrase("报到码", "Check-in code")
WAITING = Phrase("等您确认（{count} 人）", "Waiting for you ({count})")
NOBODY = Phrase(
    "现在没有人等。有人扫码填好登记表，就会出现在这里。",
    "Nobody is waiting. Whoever scans the code and fills in the form appears here.",
)
DOUBT = Phrase("{why}", "{why}")
SURE = Phrase("姓名和手机都对得上", "Name and phone both fit")
HALF = Phrase("只有一项对得上，请核对", "Only one of the two fits: please check")
NOT_KNOWN = Phrase(
    "名册里没有这位在职党员。请联系所在支部先登记，登记后这里会自动认出。",
    "The register has no such member in service. Ask the branch to enter them; they are then known here by themselves.",
)
HERE = Phrase("已在本社区报到", "Checked in here already")
MOVES = Phrase("现在报到在{community}，确认后转到本社区", "Checked in at {community}; your yes moves them here")
YES = Phrase("确认报到：{name} · {branch}", "Check in {name}, {branch}")
YES_TAIL = Phrase("确认报到：{name} · {branch} · 尾号 {tail}", "Check in {name}, {branch}, number ends in {tail}")
REMOVE = Phrase("{name}已报到，删除这张表", "{name} is checked in: remove this form")
TWO = Phrase("同名同号还有一张，内容不同", "Another form bears this name and number, and says otherwise")
YES_DONE = Phrase("{name}已在本社区报到。", "{name} is checked in here.")
NO = Phrase("不是本人，退回", "Not them: turn away")
NO_REASON = Phrase("为什么", "Why")
NO_DONE = Phrase("登记表已删除。", "The form is removed.")
JOINED = Phrase("{month}入党", "joined the Party in {month}")
INTENDS = Phrase("服务意向：{intents}", "Means to do: {intents}")
LIVES = Phrase("住在本社区", "lives here")
FROM_MEMBERS = Phrase("{count} 人扫码报到，等您确认", "{count} checked in by code and wait for you")
