"""Words of matching: why somebody suits a need, and why somebody cannot be asked."""

from collections.abc import Mapping
from typing import Final

from db.rules.matching import Closeness, Limit, Reason, Spoken
from pages.text.phrase import Phrase

LEAD = Phrase(
    "选一件待认领的需求，看谁最合适、为什么；职务、年龄、性别都不计入。",
    "Choose an open need and see who suits it and why; rank, age and sex play no part.",
)
NEED = Phrase("需求", "Need")
NO_NEEDS = Phrase(
    "现在没有待对接的需求。社区受理新需求后会出现在这里。",
    "No need waits for a match. New ones appear here once a community has accepted them.",
)
OPTION = Phrase("{community}：{text}", "{community}: {text}")
TIME = Phrase("服务时间", "Time of service")
DAY = Phrase("哪一天（可不填）", "Which day, if known")
PART = Phrase("时段", "Part of the day")
BEST = Phrase("最合适的 {count} 位", "The {count} who suit best")
NOBODY = Phrase(
    "没有可以邀请的党员。下面写明了最接近的人为什么不行；可以调整特长要求，或补充党员的特长信息。",
    "Nobody can be asked. Below stands why the nearest cannot; change the skill wanted, or complete members' skills.",
)
SCORE = Phrase("{score} 分（满分 {of}）", "{score} of {of:point|points}")
ASK = Phrase("请{name}来办", "Ask {name}")
ASKED = Phrase("已向{name}发出邀请，{days} 天内答复。", "{name} is asked and answers within {days:day|days}.")
RULED_OUT = Phrase("不能邀请的人，以及原因（{count}）", "Who cannot be asked, and why ({count})")
WEIGHTS = Phrase(
    "计分：特长 {skill}，远近 {close}，本季任务 {load}，间隔 {rest}，服务 {served}，居住地 {home}，合计 100。",
    "Points: skill {skill}, closeness {close}, load {load}, rest {rest}, service {served}, home {home}; 100 in all.",
)
SET_WEIGHTS = Phrase("调整权重", "Set the weights")
SERVES = Phrase("在{community}报到", "checked in at {community}")
NOWHERE = Phrase("未报到", "not checked in")

CLOSE: Final[Mapping[Closeness, Phrase]] = {
    Closeness.COMMUNITY: Phrase("就在本社区报到", "checked in at this community"),
    Closeness.STREET: Phrase("在同一街道报到", "checked in on this street"),
    Closeness.DISTRICT: Phrase("在同一城区报到", "checked in elsewhere in the district"),
    Closeness.FAR: Phrase("在其他城区报到", "checked in outside the district"),
}
SKILL = Phrase("{skill}：{level}", "{skill}: {level}")
IDLE = Phrase("本季度还没有任务", "no task yet this quarter")
LOAD = Phrase("本季度已有 {n} 项任务", "{n:task|tasks} this quarter")
NEVER_ASKED = Phrase("还没有被邀请过", "never asked before")
ASKED_TODAY = Phrase("今天刚被邀请过", "asked only today")
REST = Phrase("{n} 天前被邀请过", "last asked {n:day|days} ago")
NEVER_SERVED = Phrase("近一年还没有经确认的服务", "no confirmed service in the last year")
SERVED = Phrase("近一年服务 {n} 次", "served {n:time|times} in the last year")
RATED = Phrase("，居民评价 {rated} 次、{pleased} 次满意", ", rated {rated:time|times}, {pleased} of them satisfied")
DISTANCE = Phrase("报到社区离这里约 {km} 公里", "checked in about {km} km away")
AT_HOME = Phrase("就住在本社区", "lives in this community")
NOT_AT_HOME = Phrase("住在别处", "lives elsewhere")

LIMITS: Final[Mapping[Limit, Phrase]] = {
    Limit.NOT_IN_SERVICE: Phrase("不在职", "not in service"),
    Limit.NOT_CHECKED_IN: Phrase("还没有报到", "not checked in yet"),
    Limit.NOT_WILLING: Phrase("暂时不便接受邀请", "has asked not to be asked for now"),
    Limit.CONFIRMS_HERE: Phrase("本人是该社区的确认人", "would have to confirm this very service"),
    Limit.SAID_NO: Phrase("婉拒过这件需求，或过期没有答复", "has said no to this need, or has not answered"),
    Limit.HELPS_ALREADY: Phrase("已经在帮这件需求", "is asked or at it already"),
    Limit.NO_SKILL: Phrase("没有所需特长", "lacks the skill"),
    Limit.NO_CERTIFICATE: Phrase("没有所需证书", "has no certificate"),
    Limit.CERTIFICATE_EXPIRED: Phrase("证书已过期", "the certificate has expired"),
    Limit.NOT_FREE: Phrase("那个时段没有空", "not free at that time"),
    Limit.BOOKED: Phrase("当天已有安排", "has something else that day"),
}


def reason(spoken: Spoken) -> Phrase:
    """Give the words of one reason; SKILL, CLOSE, LOAD, REST and SERVED have gaps for its facts."""
    said = {
        Reason.SKILL: SKILL,
        Reason.LOAD: LOAD if spoken.fact else IDLE,
        Reason.SERVED: SERVED if spoken.fact else NEVER_SERVED,
        Reason.HOME: AT_HOME if spoken.fact else NOT_AT_HOME,
        Reason.REST: NEVER_ASKED if spoken.fact is None else REST if spoken.fact else ASKED_TODAY,
    }
    if spoken.reason is Reason.CLOSE:
        return CLOSE[spoken.fact] if isinstance(spoken.fact, Closeness) else DISTANCE
    return said[spoken.reason]
