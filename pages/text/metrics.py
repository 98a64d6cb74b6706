"""Words of the named figures: what each is called, what exactly it counts, and in what."""

from collections.abc import Mapping
from typing import Final

from db.rules.metrics import KINDS, Metric, Unit
from db.terms import Language
from pages.text.phrase import Phrase
from pages.text.telling import UNKNOWN, month, number, percent

M = Metric  # the tables below are read by eye

NAMES: Final[Mapping[Metric, Phrase]] = {
    M.BRANCHES: Phrase("党支部", "Branches"),
    M.COMMUNITIES: Phrase("社区", "Communities"),
    M.MEMBERS: Phrase("党员", "Members"),
    M.IN_SERVICE: Phrase("在职党员", "Members in service"),
    M.CHECKED_IN: Phrase("已报到", "Checked in"),
    M.COVERAGE: Phrase("报到率", "Coverage"),
    M.MISSING: Phrase("未报到", "Not checked in"),
    M.LOCAL: Phrase("社区应到党员", "Members expected here"),
    M.LOCAL_CHECKED_IN: Phrase("应到中已报到", "Expected and checked in"),
    M.LOCAL_COVERAGE: Phrase("社区报到率", "Check-in coverage"),
    M.LOCAL_MISSING: Phrase("应到未报到", "Expected and missing"),
    M.FORMS: Phrase("已交登记表", "Data forms"),
    M.BRANCHES_CHECKED_IN: Phrase("有党员报到的支部", "Branches with members checked in"),
    M.COMMUNITIES_SERVED: Phrase("报到社区", "Communities with members"),
    M.AGREEMENTS: Phrase("已签协议社区", "With agreement"),
    M.AGREEMENTS_SIGNED: Phrase("年度有效协议", "Agreements in force"),
    M.AGREEMENTS_NEW: Phrase("本期签订协议", "Agreements signed"),
    M.CENSUS_MONTH: Phrase("排查摸底月份", "Month of the census"),
    M.CENSUS_SCOPE: Phrase("排查摸底人数", "Members in the census"),
    M.MINIMUM_POSTS: Phrase("每人最少岗位数", "Minimum posts"),
    M.POSTS_CLAIMED: Phrase("认领岗位", "Posts claimed"),
    M.POSTS_PER_HEAD: Phrase("人均岗位", "Posts per member"),
    M.MEETING_MINIMUM: Phrase("岗位达标人数", "Members with enough posts"),
    M.MINIMUM_SHARE: Phrase("岗位达标率", "Share with enough posts"),
    M.BELOW_MINIMUM: Phrase("岗位未达标人数", "Members below minimum posts"),
    M.NEEDS_ASKED: Phrase("征集需求", "Needs asked"),
    M.NEEDS_SOLVED: Phrase("办结需求", "Needs solved"),
    M.NEEDS_IN_HAND: Phrase("在办需求", "Needs in hand"),
    M.SOLVED_SOON: Phrase("30天内办结", "Solved within 30 days"),
    M.SOON_SHARE: Phrase("30天内办结率", "Share solved within 30 days"),
    M.SOLVED_WANTED: Phrase("有期望时限的办结", "Solved, with a day wanted by"),
    M.SOLVED_ON_TIME: Phrase("按期办结", "Solved on time"),
    M.ON_TIME_SHARE: Phrase("按期办结率", "Share solved on time"),
    M.RATED: Phrase("已回访评价", "Needs rated"),
    M.SATISFIED: Phrase("评价满意", "Rated satisfied"),
    M.SATISFACTION: Phrase("满意率", "Satisfied"),
    M.WISHES_ASKED: Phrase("征集微心愿", "Wishes asked"),
    M.WISHES_CLAIMED: Phrase("认领微心愿", "Wishes claimed"),
    M.WISHES_FULFILLED: Phrase("实现微心愿", "Wishes fulfilled"),
    M.WISH_CLAIMERS: Phrase("认领微心愿的党员", "Members who claimed a wish"),
    M.WISH_DAY_PEOPLE: Phrase("圆梦活动受益", "Helped by wish days"),
    M.PROJECTS_NEW: Phrase("新领办项目", "Projects taken on"),
    M.PROJECTS_FINISHED: Phrase("办结项目", "Projects finished"),
    M.PROJECTS_ALONE: Phrase("独立办结项目", "Projects finished on their own"),
    M.DEEDS: Phrase("办实事", "Deeds done"),
    M.ACTIVITIES: Phrase("开展活动", "Activities"),
    M.ACTIVITY_BRANCHES: Phrase("开展活动的支部", "Branches with activities"),
    M.ACTIVITY_COMMUNITIES: Phrase("开展活动的社区", "Communities with activities"),
    M.BENEFICIARIES: Phrase("活动受益", "Helped by activities"),
    M.PERSON_TIMES: Phrase("服务人次", "Person-times"),
    M.PEOPLE: Phrase("服务人数", "People who served"),
    M.SERVICE_TIME: Phrase("服务时长", "Hours of service"),
    M.LEADER_TIMES: Phrase("班子成员参加", "Attendances of leaders"),
    M.BRANCH_POINTS: Phrase("支部积分", "Branch points"),
    M.MEMBER_POINTS: Phrase("党员积分", "Member points"),
    M.GRADE_FIRST: Phrase("一等活动分值", "Value of the first grade"),
    M.GRADE_SECOND: Phrase("二等活动分值", "Value of the second grade"),
    M.GRADE_THIRD: Phrase("三等活动分值", "Value of the third grade"),
    M.SERVICE_VALUE: Phrase("每次服务分值", "Value of one service"),
}

DEFINITIONS: Final[Mapping[Metric, Phrase]] = {
    M.BRANCHES: Phrase("此刻未撤销的党支部数，不随周期变化。", "Branches not dissolved by now, whatever the period."),
    M.COMMUNITIES: Phrase("此刻参加双报到的社区数，不随周期变化。", "Communities that take part now."),
    M.MEMBERS: Phrase(
        "期末（本期未完则为今天）的党员人数，含休假和退休，不含已调出。",
        "Members on the period's last day, or today while it runs: with leave and retirement, without transfer.",
    ),
    M.IN_SERVICE: Phrase(
        "期末（本期未完则为今天）状态为“在职”的党员人数，也就是应报到的人数，不含休假、退休、已调出。",
        "Members “in service” on the period's last day, or today: those who are to check in, without leave, retirement "
        "and transfer.",
    ),
    M.CHECKED_IN: Phrase(
        "期末（本期未完则为今天）在职且已在社区报到的党员人数；报到率 = 已报到 ÷ 在职党员。",
        "Members in service who are checked in at a community on the period's last day, or today; "
        "coverage is their share of all in service.",
    ),
    M.COVERAGE: Phrase("已报到 ÷ 在职党员。", "Members checked in, out of members in service."),
    M.MISSING: Phrase(
        "期末（本期未完则为今天）在职而没有在任何社区报到的党员人数。",
        "Members in service who are checked in nowhere on the period's last day, or today.",
    ),
    M.LOCAL: Phrase(
        "期末（本期未完则为今天）在职、在社区报到的党员，加上住在那里而哪里都没报到的；不知道住哪的未报到党员不在内。",
        "Members in service checked in at a community on the period's last day, or today, and those who live there and "
        "are checked in nowhere; without the missing of whom nobody knows where they live.",
    ),
    M.LOCAL_CHECKED_IN: Phrase("社区应到党员中已报到的人数。", "Of the members expected, those who are checked in."),
    M.LOCAL_COVERAGE: Phrase(
        "应到中已报到 ÷ 社区应到党员。", "Members checked in, out of those whom the community expects."
    ),
    M.LOCAL_MISSING: Phrase(
        "住在那里、哪里都没报到的在职党员人数。", "Members in service who live there and are checked in nowhere."
    ),
    M.FORMS: Phrase(
        "期末（本期未完则为今天）在职且已交登记表的党员人数。",
        "Members in service whose data form was complete on the period's last day, or today.",
    ),
    M.BRANCHES_CHECKED_IN: Phrase(
        "期末至少有一名在职党员已报到的支部数。", "Branches with at least one member in service checked in."
    ),
    M.COMMUNITIES_SERVED: Phrase(
        "期末至少有一名在职党员报到的社区数。", "Communities where at least one member in service is checked in."
    ),
    M.AGREEMENTS: Phrase(
        "期末至少有一份当年有效的共驻共建协议的社区数 ÷ 社区总数；以后才终止的也算。",
        "Communities with at least one agreement in force on the period's last day, out of all communities.",
    ),
    M.AGREEMENTS_SIGNED: Phrase(
        "期末有效的当年共驻共建协议份数；期末以前终止的不算，以后终止的、12月31日满一年终止的都算。",
        "The year's agreements in force on the period's last day: not those ended before, but those ended later, or on "
        "31 December as their year was over.",
    ),
    M.AGREEMENTS_NEW: Phrase(
        "签订日期在本期内的协议份数，后来终止的也算。",
        "Agreements signed on a day of the period, those that were ended since as well.",
    ),
    M.CENSUS_MONTH: Phrase(
        "期末以前最近一次排查摸底开始的月份。", "The month in which the newest census until then began."
    ),
    M.CENSUS_SCOPE: Phrase(
        "最近一次排查摸底覆盖的在职党员人数：已结束的是结束当天的，还没有结束的是期末（本期未完则今天）的。",
        "Members in service whom the newest census covers: as on the day it was closed, or while it is open as on the "
        "period's last day, or today.",
    ),
    M.MINIMUM_POSTS: Phrase(
        "现行规定：每名党员至少认领的岗位数。", "The rule in force now: how many posts each member should claim."
    ),
    M.POSTS_CLAIMED: Phrase(
        "期末在岗的岗位认领数：社区同意后、退出前都算，退出以后仍计入以前各期。",
        "Claims of posts held on the period's last day: from the community's yes until the member has left.",
    ),
    M.POSTS_PER_HEAD: Phrase("认领岗位数 ÷ 在职党员。", "Posts claimed, divided by members in service."),
    M.MEETING_MINIMUM: Phrase(
        "期末在职、认领岗位数达到最少岗位数的党员人数。",
        "Members in service who claimed at least the minimum of posts.",
    ),
    M.MINIMUM_SHARE: Phrase("岗位达标人数 ÷ 在职党员。", "Members with enough posts, out of members in service."),
    M.BELOW_MINIMUM: Phrase(
        "期末在职、认领岗位数不足最少岗位数的党员人数。",
        "Members in service who claimed fewer posts than the minimum.",
    ),
    M.NEEDS_ASKED: Phrase(
        "提出日期在本期内的需求件数；分支部看，计给提出那一季末承接它的支部，以后再换不变。",
        "Needs asked on a day of the period; by branch, for the one that had them when the quarter they were asked in "
        "ended, whoever takes them on later.",
    ),
    M.NEEDS_SOLVED: Phrase(
        "社区在本期内确认办结的需求件数；每件计一件实事。",
        "Needs that the community confirmed as solved on a day of the period; each is one deed.",
    ),
    M.NEEDS_IN_HAND: Phrase(
        "期末以前提出、期末尚未办结的需求件数，不含那时已不采纳的。",
        "Needs asked until the period's last day and neither solved nor declined by then.",
    ),
    M.SOLVED_SOON: Phrase(
        "本期办结、且距提出不超过30天的需求件数。", "Needs solved in the period within 30 days of being asked."
    ),
    M.SOON_SHARE: Phrase(
        "30天内办结 ÷ 办结需求。", "Needs solved within 30 days, out of all that were solved in the period."
    ),
    M.SOLVED_WANTED: Phrase(
        "本期办结、并知道期望时限的需求件数；没有写明的按提出时的办理时限。",
        "Needs solved in the period of which is known by when they were wanted; where the resident named no day, the "
        "time that was allowed for when they were asked.",
    ),
    M.SOLVED_ON_TIME: Phrase(
        "其中办结日不晚于期望时限的件数。", "Of these, those solved not after the day they were wanted by."
    ),
    M.ON_TIME_SHARE: Phrase(
        "按期办结 ÷ 有期望时限的办结；不知道期望时限的不计。",
        "Solved on time, out of all solved in the period of which is known by when they were wanted.",
    ),
    M.RATED: Phrase(
        "本期办结、已有群众评价的需求件数。", "Needs solved in the period of which the resident said how it went."
    ),
    M.SATISFIED: Phrase("其中评价为满意或基本满意的件数。", "Of these, those rated satisfied or fairly satisfied."),
    M.SATISFACTION: Phrase(
        "评价为满意或基本满意的件数 ÷ 已有评价的件数；没有评价为暂无数据。",
        "Rated satisfied or fairly, out of all that were rated; unknown while nobody was asked.",
    ),
    M.WISHES_ASKED: Phrase(
        "提出日期在本期内的微心愿个数；分支部看，计给提出那一季末认领它的支部，以后再换不变。",
        "Wishes asked on a day of the period; by branch, for the one that had them when the quarter they were asked in "
        "ended, whoever takes them on later.",
    ),
    M.WISHES_CLAIMED: Phrase(
        "认领日期在本期内、期末没有退回的微心愿个数；以后再退回，本期不变。",
        "Wishes claimed on a day of the period and not given back when it ended, whatever becomes of them later.",
    ),
    M.WISHES_FULFILLED: Phrase("本期内实现的微心愿个数。", "Wishes fulfilled on a day of the period."),
    M.WISH_CLAIMERS: Phrase(
        "本期认领微心愿、期末没有退回的党员人数，每人只计一次；以后再退回，本期不变。",
        "Members who claimed a wish in the period and still had it when it ended; each is counted once.",
    ),
    M.WISH_DAY_PEOPLE: Phrase(
        "本期圆梦微心愿活动登记的受益人数之和；都没有登记为暂无数据。",
        "People helped by the wish days of the period, as written down; unknown where nobody wrote it down.",
    ),
    M.PROJECTS_NEW: Phrase(
        "支部在本期内领办、期末没有退回的项目个数。",
        "Projects that a branch took on in the period and still had when it ended.",
    ),
    M.PROJECTS_FINISHED: Phrase("本期内办结的项目个数。", "Projects finished on a day of the period."),
    M.PROJECTS_ALONE: Phrase(
        "本期内办结、不对应某条需求的项目个数；对应需求的，随需求计一次。",
        "Projects finished in the period that carried no need; with a need, both count once, as the need.",
    ),
    M.DEEDS: Phrase(
        "本期办结的需求、实现的微心愿与独立办结的项目之和；需求和承接它的项目只计一件。",
        "Needs solved, wishes fulfilled and projects finished on their own; a need and its project are one deed.",
    ),
    M.ACTIVITIES: Phrase(
        "活动日期在本期内、已开展的活动次数，不含计划中和已取消的。",
        "Activities held on a day of the period, without planned and cancelled ones.",
    ),
    M.ACTIVITY_BRANCHES: Phrase(
        "本期开展过活动的支部数，每个只计一次。", "Branches that held an activity in the period; each counted once."
    ),
    M.ACTIVITY_COMMUNITIES: Phrase(
        "本期开展过活动的社区数，每个只计一次。",
        "Communities where an activity was held in the period; each counted once.",
    ),
    M.BENEFICIARIES: Phrase(
        "本期各次活动登记的受益人数之和（人次）；都没有登记为暂无数据。",
        "People helped, added up over the activities of the period; unknown where nobody wrote it down.",
    ),
    M.PERSON_TIMES: Phrase(
        "一人参加一次活动计一人次，含待社区确认的；按服务当天计。",
        "One member at one activity, confirmed or still to be confirmed; counted on the day of service.",
    ),
    M.PEOPLE: Phrase(
        "本期参加过活动的党员人数，每人只计一次。", "Members who served in the period; each is counted once."
    ),
    M.SERVICE_TIME: Phrase(
        "本期各人次登记的服务时长之和；都没有登记为暂无数据。",
        "Time of service written down for the attendances of the period; unknown where nobody wrote it down.",
    ),
    M.LEADER_TIMES: Phrase(
        "参加活动时是班子成员的党员的人次；谁从哪天起是班子成员，由书记或工作人员在党员页上注明，只用于这个数，不影响服务和积分。"
        "一个也没有注明时为暂无数据。",
        "Attendances of members who were of their unit's leadership on that day, as secretary or staff noted it on the "
        "member's page. It is noted for this figure only and gives nothing; unknown while nobody is noted.",
    ),
    M.BRANCH_POINTS: Phrase(
        "本期活动按等次为支部记的积分，含冲正。",
        "Points that branches earned by graded activities, reversals included.",
    ),
    M.MEMBER_POINTS: Phrase(
        "本期经社区确认的服务为党员记的积分，含冲正。",
        "Points that members earned by confirmed service, reversals included.",
    ),
    M.GRADE_FIRST: Phrase(
        "期末有效的积分规则：一等活动为支部记的分。",
        "By the rules in force then: a first-grade activity, for the branch.",
    ),
    M.GRADE_SECOND: Phrase(
        "期末有效的积分规则：二等活动为支部记的分。",
        "By the rules in force then: a second-grade activity, for its branch.",
    ),
    M.GRADE_THIRD: Phrase(
        "期末有效的积分规则：三等活动为支部记的分。",
        "By the rules in force then: a third-grade activity, for the branch.",
    ),
    M.SERVICE_VALUE: Phrase(
        "期末有效的积分规则：一次经确认的服务为党员记的分。",
        "By the rules in force then: one confirmed service, for its member.",
    ),
}

UNITS: Final[Mapping[Unit, Phrase]] = {
    Unit.PEOPLE: Phrase("人", "people"),
    Unit.BRANCHES: Phrase("个", "branches"),
    Unit.COMMUNITIES: Phrase("个", "communities"),
    Unit.PIECES: Phrase("件", "items"),
    Unit.TIMES: Phrase("次", "times"),
    Unit.PERSON_TIMES: Phrase("人次", "person-times"),
    Unit.POSTS: Phrase("个", "posts"),
    Unit.POINTS: Phrase("分", "points"),
    Unit.HOURS: Phrase("小时", "hours"),
    Unit.MONTH: Phrase("月份", "month"),
    Unit.PERCENT: Phrase("%", "%"),
    Unit.EACH: Phrase("个/人", "each"),
}
"""In what a figure is counted, as it stands beside its name in a form's head."""


MINUTES: Final = 60  # of an hour


def written(metric: Metric, value: int | None, whole: int | None, language: Language) -> str:
    """Write what a figure comes to as people read it: a ratio divided, minutes in hours; unknown is "—"."""
    unit = KINDS[metric].unit
    if value is None or (unit is Unit.EACH and not whole):
        return UNKNOWN
    match unit:
        case Unit.PERCENT:
            return percent(value, whole)
        case Unit.EACH:
            return f"{value / (whole or 1):.2f}"
        case Unit.HOURS:
            return (
                number(round(value / MINUTES, 1), language) if value % MINUTES else number(value // MINUTES, language)
            )
        case Unit.MONTH:
            return month(f"{value // 100}-{value % 100:02d}", language)
        case _:
            return number(value, language)
