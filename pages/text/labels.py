"""A label for every word of the scheme: the screens' names for what db.terms calls by code."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from db import terms
from db.rules.calendar import Span
from pages.text.called import own
from pages.text.held import HELD
from pages.text.kinds import KINDS
from pages.text.phrase import Phrase

LABELS: Final[Mapping[type[StrEnum], Mapping[Any, Phrase]]] = {
    Span: {
        Span.MONTH: Phrase("月", "Month"),
        Span.QUARTER: Phrase("季度", "Quarter"),
        Span.HALF_YEAR: Phrase("半年", "Half-year"),
        Span.YEAR: Phrase("年", "Year"),
        Span.ANY: Phrase("自选", "Any days"),
    },
    terms.Role: {
        terms.Role.ADMIN: Phrase("管理员", "Administrator"),
        terms.Role.AUDITOR: Phrase("审计员", "Auditor"),
        terms.Role.SECURITY: Phrase("安全管理员", "Security administrator"),
        terms.Role.LEADER: Phrase("领导", "Leader"),
        terms.Role.STAFF: Phrase("机关党办工作人员", "Party office staff"),
        terms.Role.SECRETARY: Phrase("支部书记", "Branch secretary"),
        terms.Role.CLERK: Phrase("社区工作者", "Community clerk"),
        terms.Role.MEMBER: Phrase("党员", "Member"),
        terms.Role.HELPER: Phrase("活动帮手", "Event helper"),
    },
    terms.Held: HELD,
    **KINDS,
    terms.Language: {
        terms.Language.ZH: Phrase("中文", "中文"),
        terms.Language.EN: Phrase("English", "English"),
    },
    terms.MemberStatus: {
        terms.MemberStatus.IN_SERVICE: Phrase("在职", "In service"),
        terms.MemberStatus.ON_LEAVE: Phrase("休假", "On leave"),
        terms.MemberStatus.RETIRED: Phrase("退休", "Retired"),
        terms.MemberStatus.TRANSFERRED: Phrase("已调出", "Transferred"),
    },
    terms.Gender: {
        terms.Gender.FEMALE: Phrase("女", "Female"),
        terms.Gender.MALE: Phrase("男", "Male"),
    },
    terms.SkillLevel: {
        terms.SkillLevel.WILLING: Phrase("愿意学", "Willing to learn"),
        terms.SkillLevel.ABLE: Phrase("会", "Able"),
        terms.SkillLevel.SKILLED: Phrase("熟练", "Skilled"),
        terms.SkillLevel.PROFESSIONAL: Phrase("专业", "Professional"),
    },
    terms.DayPart: {
        terms.DayPart.MORNING: Phrase("上午", "Morning"),
        terms.DayPart.AFTERNOON: Phrase("下午", "Afternoon"),
        terms.DayPart.EVENING: Phrase("晚上", "Evening"),
    },
    terms.CheckinStatus: {
        terms.CheckinStatus.SENT: Phrase("待社区回执", "Awaiting receipt"),
        terms.CheckinStatus.RECEIVED: Phrase("已报到", "Checked in"),
        terms.CheckinStatus.RETURNED: Phrase("已退回", "Returned"),
        terms.CheckinStatus.ENDED: Phrase("已结束", "Ended"),
    },
    terms.CensusStatus: {
        terms.CensusStatus.OPEN: Phrase("排查中", "Under way"),
        terms.CensusStatus.CLOSED: Phrase("已完成", "Closed"),
    },
    terms.FindingKind: {
        terms.FindingKind.NOT_CHECKED_IN: Phrase("未报到", "Not checked in"),
        terms.FindingKind.WRONG_DATA: Phrase("信息有误", "Wrong data"),
        terms.FindingKind.WRONG_STATUS: Phrase("在职状态有误", "Wrong status"),
    },
    terms.AgreementStatus: {
        terms.AgreementStatus.DRAFT: Phrase("待签订", "Draft"),
        terms.AgreementStatus.SIGNED: Phrase("已签订", "Signed"),
        terms.AgreementStatus.ENDED: Phrase("已终止", "Ended"),
    },
    terms.Side: {terms.Side.BRANCH: Phrase("支部", "Branch"), terms.Side.COMMUNITY: Phrase("社区", "Community")},
    terms.Blank: {
        terms.Blank.TIMES: Phrase("次数", "How many times"),
        terms.Blank.PEOPLE: Phrase("人数", "How many people"),
        terms.Blank.HOUSEHOLDS: Phrase("户数", "How many households"),
        terms.Blank.PIECES: Phrase("个数", "How many"),
        terms.Blank.DAYS: Phrase("天数", "How many days"),
        terms.Blank.TIME: Phrase("时间", "When"),
        terms.Blank.PLACE: Phrase("地点", "Where"),
        terms.Blank.WHOM: Phrase("对象", "For whom"),
        terms.Blank.CONTENT: Phrase("内容", "What"),
    },
    terms.Labelled: {
        terms.Labelled.QA: Phrase("落实情况统计表", "Q-A: how it went"),
        terms.Labelled.QB: Phrase("解决问题情况统计表", "Q-B: problems solved"),
        terms.Labelled.DATA_FORM: Phrase("在职党员登记表", "Data form of members"),
        terms.Labelled.SLIP: Phrase("报到联系单", "Contact slip"),
        terms.Labelled.RECEIPT: Phrase("联系单回执", "Receipt of the slip"),
    },
    terms.ClauseStatus: {
        terms.ClauseStatus.PROMISED: Phrase("待兑现", "Promised"),
        terms.ClauseStatus.KEPT: Phrase("已兑现", "Kept"),
        terms.ClauseStatus.DROPPED: Phrase("已取消", "Dropped"),
    },
    terms.Tie: {
        terms.Tie.STREETS: Phrase("街道", "streets"),
        terms.Tie.COMMUNITIES: Phrase("社区", "communities"),
        terms.Tie.BRANCHES: Phrase("党支部", "branches"),
        terms.Tie.MEMBERS: Phrase("党员", "members"),
        terms.Tie.SLIPS: Phrase("支部报到", "branch check-ins"),
        terms.Tie.NEEDS: Phrase("需求", "needs"),
        terms.Tie.WISHES: Phrase("微心愿", "wishes"),
        terms.Tie.PAIRS: Phrase("结对", "pairs"),
        terms.Tie.POSTS: Phrase("岗位", "posts"),
        terms.Tie.PROJECTS: Phrase("项目", "projects"),
        terms.Tie.ACTIVITIES: Phrase("活动", "activities"),
        terms.Tie.AGREEMENTS: Phrase("协议", "agreements"),
        terms.Tie.ACCOUNTS: Phrase("账号", "accounts"),
        terms.Tie.RECORDS: Phrase("其他记录", "other records"),
    },
    terms.ScanKind: {kind: Phrase(f"{kind.name} 文件", f"{kind.name} file") for kind in terms.ScanKind},
    terms.PairStatus: {
        terms.PairStatus.RUNNING: Phrase("结对中", "Running"),
        terms.PairStatus.ENDED: Phrase("已结束", "Ended"),
    },
    terms.NeedStatus: {
        terms.NeedStatus.PROPOSED: Phrase("待审核", "To be screened"),
        terms.NeedStatus.OPEN: Phrase("待认领", "To be claimed"),
        terms.NeedStatus.OFFERED: Phrase("待答复", "Awaiting answer"),
        terms.NeedStatus.CLAIMED: Phrase("已认领", "Claimed"),
        terms.NeedStatus.SERVED: Phrase("待确认", "Awaiting confirmation"),
        terms.NeedStatus.SOLVED: Phrase("待回访", "Awaiting follow-up"),
        terms.NeedStatus.EVALUATED: Phrase("已评价", "Evaluated"),
        terms.NeedStatus.DECLINED: Phrase("不予受理", "Declined"),
    },
    terms.PathStage: {
        terms.PathStage.FIND: Phrase("摸准群众需求", "Find"),
        terms.PathStage.MATCH: Phrase("准确对接需求", "Match"),
        terms.PathStage.SOLVE: Phrase("解决群众难题", "Solve"),
        terms.PathStage.EVALUATE: Phrase("评价服务成效", "Evaluate"),
    },
    terms.Urgency: {
        terms.Urgency.NORMAL: Phrase("一般", "Normal"),
        terms.Urgency.URGENT: Phrase("较急", "Urgent"),
        terms.Urgency.CRITICAL: Phrase("紧急", "Critical"),
    },
    terms.Source: {
        terms.Source.RESIDENT: Phrase("居民反映", "Resident"),
        terms.Source.VISIT: Phrase("走访", "Visit"),
        terms.Source.HOTLINE: Phrase("热线", "Hotline"),
        terms.Source.GRID: Phrase("网格", "Grid worker"),
        terms.Source.EVENT: Phrase("活动现场", "At an event"),
    },
    terms.Beneficiary: {
        terms.Beneficiary.EVERYONE: Phrase("全体居民", "All residents"),
        terms.Beneficiary.ELDERLY: Phrase("老年人", "Elderly people"),
        terms.Beneficiary.CHILDREN: Phrase("儿童", "Children"),
        terms.Beneficiary.DISABLED: Phrase("残疾人", "Disabled people"),
        terms.Beneficiary.POOR: Phrase("困难家庭", "Families in hardship"),
        terms.Beneficiary.SICK: Phrase("患病居民", "Sick residents"),
        terms.Beneficiary.OTHER: Phrase("其他", "Others"),
    },
    terms.WishStatus: {
        terms.WishStatus.POSTED: Phrase("待认领", "To be claimed"),
        terms.WishStatus.CLAIMED: Phrase("已认领", "Claimed"),
        terms.WishStatus.FULFILLED: Phrase("已实现", "Fulfilled"),
        terms.WishStatus.RATED: Phrase("已评价", "Rated"),
        terms.WishStatus.WITHDRAWN: Phrase("已撤回", "Withdrawn"),
    },
    terms.Recurrence: {
        terms.Recurrence.ONCE: Phrase("一次性", "Once"),
        terms.Recurrence.RECURRING: Phrase("可重复", "Recurring"),
        terms.Recurrence.INEXHAUSTIBLE: Phrase("不限次数", "Unlimited"),
    },
    terms.ResourceStatus: {
        terms.ResourceStatus.OFFERED: Phrase("可认领", "On offer"),
        terms.ResourceStatus.SPENT: Phrase("已用完", "Spent"),
        terms.ResourceStatus.WITHDRAWN: Phrase("已撤回", "Withdrawn"),
    },
    terms.ProjectStatus: {
        terms.ProjectStatus.PROPOSED: Phrase("待认领", "To be claimed"),
        terms.ProjectStatus.CLAIMED: Phrase("已认领", "Claimed"),
        terms.ProjectStatus.RUNNING: Phrase("进行中", "Running"),
        terms.ProjectStatus.FINISHED: Phrase("已完成", "Finished"),
        terms.ProjectStatus.DROPPED: Phrase("已终止", "Dropped"),
    },
    terms.PostStatus: {
        terms.PostStatus.OPEN: Phrase("招募中", "Open"),
        terms.PostStatus.CLOSED: Phrase("已停招", "Closed"),
    },
    terms.ClaimTarget: {
        terms.ClaimTarget.NEED: Phrase("需求", "Need"),
        terms.ClaimTarget.WISH: Phrase("微心愿", "Wish"),
        terms.ClaimTarget.POST: Phrase("服务岗位", "Post"),
        terms.ClaimTarget.PROJECT: Phrase("项目", "Project"),
        terms.ClaimTarget.RESOURCE: Phrase("资源", "Resource"),
    },
    terms.Settled: {
        terms.Settled.PINNED: Phrase("已固定", "Pinned"),
        terms.Settled.FORBIDDEN: Phrase("已排除", "Ruled out"),
    },
    terms.ClaimStatus: {
        terms.ClaimStatus.ASKED: Phrase("待答复", "Awaiting answer"),
        terms.ClaimStatus.WAITING: Phrase("候补", "Waiting"),
        terms.ClaimStatus.ACTIVE: Phrase("已认领", "Claimed"),
        terms.ClaimStatus.WITHDRAWING: Phrase("申请退出", "Asking to withdraw"),
        terms.ClaimStatus.WITHDRAWN: Phrase("已退出", "Withdrawn"),
        terms.ClaimStatus.GIVEN_BACK: Phrase("已退回", "Given back"),
        terms.ClaimStatus.CALLED_OFF: Phrase("已取消", "Called off"),
        terms.ClaimStatus.DECLINED: Phrase("已婉拒", "Declined"),
        terms.ClaimStatus.LAPSED: Phrase("未答复", "Not answered"),
        terms.ClaimStatus.COMPLETED: Phrase("已完成", "Completed"),
    },
    terms.ActivityStatus: {
        terms.ActivityStatus.PLANNED: Phrase("已计划", "Planned"),
        terms.ActivityStatus.HELD: Phrase("已开展", "Held"),
        terms.ActivityStatus.CLOSED: Phrase("待社区确认", "Awaiting confirmation"),
        terms.ActivityStatus.CONFIRMED: Phrase("社区已确认", "Confirmed"),
        terms.ActivityStatus.CANCELLED: Phrase("已取消", "Cancelled"),
    },
    terms.Grade: {
        terms.Grade.FIRST: Phrase("一等", "First"),
        terms.Grade.SECOND: Phrase("二等", "Second"),
        terms.Grade.THIRD: Phrase("三等", "Third"),
    },
    terms.SignupStatus: {
        terms.SignupStatus.PLACED: Phrase("已报名", "Signed up"),
        terms.SignupStatus.WAITING: Phrase("候补", "Waiting"),
        terms.SignupStatus.CANCELLED: Phrase("已取消", "Cancelled"),
    },
    terms.AttendanceStatus: {
        terms.AttendanceStatus.RECORDED: Phrase("待社区确认", "Awaiting confirmation"),
        terms.AttendanceStatus.CONFIRMED: Phrase("社区已确认", "Confirmed"),
        terms.AttendanceStatus.REFUSED: Phrase("未予确认", "Not confirmed"),
        terms.AttendanceStatus.UNDONE: Phrase("已撤销", "Taken back"),
    },
    terms.AttendanceWay: {
        terms.AttendanceWay.DESK: Phrase("现场登记", "At the desk"),
        terms.AttendanceWay.CODE: Phrase("扫码", "By code"),
        terms.AttendanceWay.RELAY: Phrase("接龙", "From a relay"),
        terms.AttendanceWay.SHEET: Phrase("签到表", "From a sheet"),
        terms.AttendanceWay.IMPORT: Phrase("导入", "Imported"),
    },
    terms.KnockStatus: {
        terms.KnockStatus.ADMITTED: Phrase("已登记", "Entered"),
        terms.KnockStatus.WAITING: Phrase("待确认", "Awaiting a yes"),
        terms.KnockStatus.TURNED_AWAY: Phrase("未登记", "Not entered"),
    },
    terms.Doubt: {
        terms.Doubt.NOT_ON_LIST: Phrase("名单上没有", "Not on the list"),
        terms.Doubt.SAME_NAME: Phrase("有人同名", "Several of this name"),
        terms.Doubt.OLD_CODE: Phrase("签到码已过时，可能是转发的", "Old code, perhaps forwarded"),
        terms.Doubt.WALL_CODE: Phrase("扫的是墙上的码", "By the poster's code"),
        terms.Doubt.LATE: Phrase("隔了很久才送到", "Delivered long after"),
        terms.Doubt.SAME_PHONE: Phrase("同一部手机登记了别人", "The same phone entered somebody else"),
        terms.Doubt.TAIL_ALONE: Phrase("只写了手机尾号", "Only the tail of a phone"),
        terms.Doubt.ELSEWHERE: Phrase("同时在别处也已登记", "Entered elsewhere at the same time"),
        terms.Doubt.TAKEN_BACK: Phrase("之前的到场被撤销过", "An earlier arrival was taken back"),
        terms.Doubt.CLOSED: Phrase("活动已结束登记", "The activity takes no more arrivals"),
    },
    terms.FollowupSubject: {
        terms.FollowupSubject.NEED: Phrase("需求", "Need"),
        terms.FollowupSubject.WISH: Phrase("微心愿", "Wish"),
        terms.FollowupSubject.PROJECT: Phrase("项目", "Project"),
    },
    terms.Respondent: {
        terms.Respondent.RESIDENT: Phrase("居民", "Resident"),
        terms.Respondent.COMMUNITY: Phrase("社区", "Community"),
        terms.Respondent.MEMBER: Phrase("党员", "Member"),
    },
    terms.ContactWay: {
        terms.ContactWay.PHONE: Phrase("电话", "Phone"),
        terms.ContactWay.VISIT: Phrase("上门", "Visit"),
    },
    terms.Satisfaction: {
        terms.Satisfaction.SATISFIED: Phrase("满意", "Satisfied"),
        terms.Satisfaction.FAIRLY: Phrase("基本满意", "Fairly satisfied"),
        terms.Satisfaction.NOT: Phrase("不满意", "Not satisfied"),
    },
    terms.Deed: {
        terms.Deed.ACTIVITY: Phrase("活动", "Activities"),
        terms.Deed.SERVICE: Phrase("参加服务", "Services"),
        terms.Deed.NEED: Phrase("办结需求", "Needs solved"),
        terms.Deed.WISH: Phrase("实现微心愿", "Wishes fulfilled"),
        terms.Deed.PROJECT: Phrase("完成项目", "Projects finished"),
        terms.Deed.PROMISE: Phrase("兑现承诺", "Promises kept"),
        terms.Deed.POST: Phrase("认领岗位", "Posts claimed"),
    },
    terms.Pattern: {
        terms.Pattern.LATE_BATCH: Phrase("季末集中补录", "Batch entry at quarter's end"),
        terms.Pattern.TWO_PLACES: Phrase("同一天在两处", "One person in two places"),
        terms.Pattern.TOP_GRADE: Phrase("每次都是一等", "Always the first grade"),
        terms.Pattern.NO_CALL: Phrase("办结没有回访", "Closed without a call-back"),
        terms.Pattern.SAME_HAND: Phrase("自己登记自己确认", "Recorded and confirmed by one hand"),
    },
    terms.SuggestionOrigin: {
        terms.SuggestionOrigin.COMMUNITY: Phrase("社区", "Community"),
        terms.SuggestionOrigin.MEMBER: Phrase("党员", "Member"),
    },
    terms.SuggestionStatus: {
        terms.SuggestionStatus.RECEIVED: Phrase("已收到", "Received"),
        terms.SuggestionStatus.ADOPTED: Phrase("已采纳", "Adopted"),
        terms.SuggestionStatus.DECLINED: Phrase("未采纳", "Not adopted"),
        terms.SuggestionStatus.DONE: Phrase("已落实", "Done"),
    },
    terms.ReportKind: {
        terms.ReportKind.PLAN_DOWN: Phrase("向社区报告服务计划", "Plan for the community"),
        terms.ReportKind.DONE_DOWN: Phrase("向社区报告服务情况", "Account to the community"),
        terms.ReportKind.UP: Phrase("向上级报告", "Report upwards"),
        terms.ReportKind.HALF_YEAR: Phrase("半年总结", "Half-year report"),
        terms.ReportKind.UNIT_LETTER: Phrase("党员在社区表现反馈函", "Letter to the unit"),
        terms.ReportKind.COMMUNITY_LETTER: Phrase("致社区函", "Letter to the community"),
        terms.ReportKind.CERTIFICATE: Phrase("服务证明", "Service certificate"),
    },
    terms.ReportStatus: dict(
        zip(terms.ReportStatus, (Phrase("草稿", "Draft"), Phrase("已签发", "Signed")), strict=True)
    ),
    terms.QuarterStatus: {
        terms.QuarterStatus.OPEN: Phrase("填报中", "Open"),
        terms.QuarterStatus.CLOSED: Phrase("已关账", "Closed"),
    },
    terms.FormKind: {
        terms.FormKind.QA: Phrase("落实情况统计表", "Form A: what was done"),
        terms.FormKind.QB: Phrase("为社区解决问题情况统计表", "Form B: what was solved"),
    },
    terms.PointSubject: {
        terms.PointSubject.BRANCH: Phrase("支部", "Branch"),
        terms.PointSubject.MEMBER: Phrase("党员", "Member"),
    },
    terms.PointReason: {
        terms.PointReason.ACTIVITY_GRADED: Phrase("活动评定等次", "Activity graded"),
        terms.PointReason.SERVICE_CONFIRMED: Phrase("服务经社区确认", "Service confirmed"),
        terms.PointReason.REVERSAL: Phrase("冲正", "Reversal"),
    },
    terms.Answer: {
        terms.Answer.YES: Phrase("接受", "Yes"),
        terms.Answer.NO: Phrase("婉拒", "Not me"),
    },
    terms.JournalKind: {
        terms.JournalKind.WRITE: Phrase("写入", "Write"),
        terms.JournalKind.REFUSAL: Phrase("拒绝", "Refusal"),
        terms.JournalKind.OPENING: Phrase("查看与带走", "Opened or taken along"),
        terms.JournalKind.SIGN_IN: Phrase("登录", "Sign-in"),
    },
    terms.OpeningPurpose: {
        terms.OpeningPurpose.DELIVER: Phrase("上门送达或走访", "To deliver or visit"),
        terms.OpeningPurpose.FOLLOW_UP: Phrase("回访", "To follow up"),
        terms.OpeningPurpose.CORRECT: Phrase("更正信息", "To correct the record"),
    },
    terms.BatchStatus: {
        terms.BatchStatus.DONE: Phrase("已导入", "Imported"),
        terms.BatchStatus.UNDONE: Phrase("已撤销", "Undone"),
    },
    terms.CreditKind: {
        terms.CreditKind.TRAINING: Phrase("培训", "Training"),
        terms.CreditKind.HONOUR: Phrase("荣誉", "Honour"),
    },
    terms.MemberChange: {
        terms.MemberChange.JOINED: Phrase("加入", "Joined"),
        terms.MemberChange.MOVED: Phrase("转支部", "Moved branch"),
        terms.MemberChange.STATUS: Phrase("状态变更", "Status changed"),
    },
    terms.OutlineOf: {
        terms.OutlineOf.DISTRICT: Phrase("区县", "District"),
        terms.OutlineOf.STREET: Phrase("街道", "Street"),
        terms.OutlineOf.COMMUNITY: Phrase("社区", "Community"),
    },
    terms.Unplaced: {
        terms.Unplaced.UNKNOWN: Phrase("系统里没有这个名称", "No place has this name"),
        terms.Unplaced.SEVERAL: Phrase("同名的不止一个，请用编号", "Several have this name: give the code"),
        terms.Unplaced.TWICE: Phrase("文件里出现了两次，用了第一个", "Twice in the file: the first one is used"),
    },
    terms.TallyOf: {
        terms.TallyOf.CITY: Phrase("全市", "Whole city"),
        terms.TallyOf.COMMUNITY: Phrase("社区", "Community"),
        terms.TallyOf.BRANCH: Phrase("支部", "Branch"),
        terms.TallyOf.MEMBER: Phrase("党员", "Member"),
    },
}
"""By the word's type, then by the word."""


def label(word: StrEnum) -> Phrase:
    """Give the label of a word of the scheme, the bureau's own first; a word without one raises KeyError."""
    return own(word) or LABELS[type(word)][word]
