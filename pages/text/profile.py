"""Words of the pages of one community and of one branch."""

from typing import Final

from pages.text.phrase import Phrase

CHOOSE_COMMUNITY = Phrase("选择社区", "Choose a community")
CHOOSE_BRANCH = Phrase("选择党支部", "Choose a branch")
NO_COMMUNITY = Phrase(
    "您的范围内还没有社区。录入社区或办理报到后，可在这里查看。",
    "There is no community within your reach yet. Once one is entered or a branch checks in, it appears here.",
)
CHOOSE_UNIT = Phrase("选择单位", "Choose a unit")
NO_UNIT = Phrase(
    "您的范围内还没有单位。录入单位和支部后，可在这里查看。",
    "There is no unit within your reach yet. Once one is entered with its branches, it appears here.",
)
NO_BRANCH = Phrase(
    "您的范围内还没有党支部。录入支部或支部来报到后，可在这里查看。",
    "There is no branch within your reach yet. Once one is entered or checks in, it appears here.",
)
WHERE = Phrase("{district} · {street}", "{district} · {street}")
RESIDENTS = Phrase("居民 {residents} 人", "{residents:resident|residents}")
PHONE = Phrase("电话 {phone}", "Phone {phone}")
SECRETARY = Phrase("书记 {secretary}", "Secretary {secretary}")
RETIRED = Phrase("已撤并", "Retired")

BRANCHES = Phrase("所属党支部", "Its branches")
NO_BRANCHES = Phrase("还没有登记党支部。", "No branch is entered yet.")
SECRETARY_COLUMN = Phrase("书记", "Secretary")
IN_SERVICE = Phrase("在职党员", "In service")
CHECKED_IN = Phrase("已报到", "Checked in")
MISSING_COLUMN = Phrase("未报到", "Missing")
OVERDUE = Phrase("逾期事项：轮到谁", "Overdue, and with whom")
JOINT = Phrase("共建事项", "Agreed between both sides")
NOTHING_OVERDUE = Phrase("没有逾期的事", "Nothing is overdue")
MORE_OVERDUE = Phrase("另有 {more} 件逾期", "{more} more overdue")
NEEDS = Phrase("需求", "Needs")
NO_NEEDS = Phrase(
    "还没有需求。社区工作者或居民提出后会列在这里。",
    "No needs yet. What residents and the clerk write down appears here.",
)
ACTIVITIES = Phrase("活动", "Activities")
NO_ACTIVITIES = Phrase(
    "还没有活动。支部与社区商定计划后会列在这里。",
    "No activities yet. What a branch plans with the community appears here.",
)
CLAIMED_NEEDS = Phrase("承接的需求", "Needs taken on")
NO_CLAIMED_NEEDS = Phrase(
    "还没有承接需求。党员认领后会列在这里。", "No need is taken on yet. Once a member claims one, it appears here."
)
IN_HAND = Phrase("在办的认领", "Claims in hand")
NONE_IN_HAND = Phrase(
    "现在没有在办的认领。党员认领需求、微心愿、岗位或项目后会列在这里。",
    "Nothing is in hand now. Needs, wishes, posts and projects appear here once members claim them.",
)
NEWEST_OF = Phrase("共 {total} 项，这里是最近的 {shown} 项。", "{total} in all; these are the newest {shown}.")
PROJECTS = Phrase("承接的项目", "Projects taken on")
NO_PROJECTS = Phrase(
    "还没有承接项目。认领项目清单上的项目后会列在这里。",
    "No project is taken on yet. Once one is claimed, it appears here.",
)
ALL_PEOPLE = Phrase("全部在职党员", "All members in service")
MEMBERS_HERE = Phrase("报到党员", "Members checked in")
NO_MEMBERS_HERE = Phrase(
    "还没有党员在这里报到。办理报到后会列在这里。", "Nobody has checked in here yet. Members appear here once they do."
)
MEMBERS = Phrase("在职党员", "Members in service")
NO_MEMBERS = Phrase("还没有登记在职党员。", "No members in service are entered yet.")
MISSING = Phrase("还有 {missing} 人没有报到", "{missing} have not checked in")
ALL_HERE = Phrase("全部已报到", "All are checked in")
ONLY_MISSING = Phrase("只看未报到的", "Only who is missing")
AGREEMENTS = Phrase("共驻共建协议", "Agreements")
NO_AGREEMENTS = Phrase(
    "还没有签订协议。支部起草、双方签订后会列在这里。",
    "No agreement yet. It appears here once the branch drafts it and both sign.",
)
STORY = Phrase("最近发生的事", "What happened of late")
NO_STORY = Phrase("最近还没有记录。", "Nothing has been recorded of late.")

ALL_OF_THEM = Phrase("查看全部 {total} 条", "See all {total}")

NAME = Phrase("姓名", "Name")
PHONE_COLUMN = Phrase("手机", "Phone")
BRANCH = Phrase("党支部", "Branch")
SERVES = Phrase("报到社区", "Checked in at")
COMMUNITY = Phrase("社区", "Community")
SINCE = Phrase("报到日期", "Since")
FORM = Phrase("已交登记表", "Data form")
YEAR = Phrase("年度", "Year")
STATUS = Phrase("状态", "Status")
SIGNED_ON = Phrase("签订日期", "Signed on")
KEPT = Phrase("已兑现", "Kept")
PROMISED = Phrase("承诺", "Promised")

HAPPENINGS: Final = {
    "checked_in": Phrase("{branch}来{community}报到", "{branch} checked in at {community}"),
    "agreed": Phrase("{branch}与{community}签订共建协议", "{branch} and {community} signed an agreement"),
    "activity": Phrase("{branch}在{community}开展“{words}”", "{branch} held “{words}” in {community}"),
    "solved": Phrase("{community}的需求办结：{words}", "A need of {community} was solved: {words}"),
    "fulfilled": Phrase("{community}的微心愿实现：{words}", "A wish in {community} came true: {words}"),
}
"""By what happened."""
