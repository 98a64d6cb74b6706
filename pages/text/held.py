"""What each kind of record is called in the file that a member takes along."""

from collections.abc import Mapping
from typing import Final

from db.terms import Held
from pages.text.phrase import Phrase

HELD: Final[Mapping[Held, Phrase]] = {
    Held.PERSON: Phrase("本人信息", "About me"),
    Held.UNIT: Phrase("单位与支部", "Unit and branch"),
    Held.HOME: Phrase("居住社区", "Home community"),
    Held.SERVES: Phrase("服务社区", "Community served"),
    Held.FORM: Phrase("信息表填写", "Data form"),
    Held.DOOR_FORM: Phrase("待社区答复的信息表", "Data form awaiting a community"),
    Held.LEADS: Phrase("班子成员（从哪天起、到哪天）", "Of the unit's leaders, from and until"),
    Held.WILLING: Phrase("愿意接受推荐", "Willing to be proposed"),
    Held.ACCOUNT: Phrase("账号", "Account"),
    Held.SKILL: Phrase("专业特长", "Skill"),
    Held.CREDIT: Phrase("培训与荣誉", "Training or honour"),
    Held.TIME: Phrase("可服务时间", "Time of service"),
    Held.HISTORY: Phrase("支部与在职状态", "Branch and status"),
    Held.CHECKIN: Phrase("报到", "Check-in"),
    Held.FINDING: Phrase("摸底排查", "Census finding"),
    Held.TEAM: Phrase("服务队", "Team"),
    Held.CAPTAIN: Phrase("担任队长", "Captain of a team"),
    Held.SERVICE: Phrase("服务", "Service"),
    Held.SIGNUP: Phrase("报名", "Sign-up"),
    Held.THING: Phrase("携带物品", "Thing brought"),
    Held.ARRIVAL: Phrase("现场登记", "Written down at the door"),
    Held.CLAIM: Phrase("认领", "Claim"),
    Held.SETTLED: Phrase("统筹安排", "Settled for plans"),
    Held.NEED: Phrase("负责的需求", "Need in hand"),
    Held.WISH: Phrase("负责的微心愿", "Wish in hand"),
    Held.PAIR: Phrase("结对帮扶", "Pair"),
    Held.POINTS: Phrase("积分", "Points"),
    Held.DISPUTE: Phrase("积分异议", "Dispute about points"),
    Held.PAPER: Phrase("证明与信函", "Certificate or letter"),
    Held.SUGGESTION: Phrase("意见建议", "Suggestion"),
}
