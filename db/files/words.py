"""The words bureaus write into cells for the scheme's closed lists."""

from collections.abc import Mapping
from typing import Final

from db.terms import (
    ActivityKind,
    Beneficiary,
    Gender,
    Grade,
    MemberStatus,
    NeedKind,
    NeedStatus,
    Satisfaction,
    Source,
    Urgency,
)

NEED_KINDS: Final[Mapping[str, NeedKind]] = {
    "组织建设": NeedKind.ORGANISATION,
    "法律咨询与援助": NeedKind.LEGAL,
    "法律咨询": NeedKind.LEGAL,
    "法律援助": NeedKind.LEGAL,
    "助困扶残与就业援助": NeedKind.HARDSHIP,
    "助困扶残": NeedKind.HARDSHIP,
    "就业援助": NeedKind.HARDSHIP,
    "社区治理": NeedKind.GOVERNANCE,
    "健康医疗": NeedKind.HEALTH,
    "医疗健康": NeedKind.HEALTH,
    "文化体育": NeedKind.CULTURE,
    "文体活动": NeedKind.CULTURE,
    "安全宣传与治安巡逻": NeedKind.SAFETY,
    "安全宣传": NeedKind.SAFETY,
    "治安巡逻": NeedKind.SAFETY,
    "其他": NeedKind.OTHER,
    "其它": NeedKind.OTHER,
}

NEED_STATUSES: Final[Mapping[str, NeedStatus]] = {
    "待审核": NeedStatus.PROPOSED,
    "待审": NeedStatus.PROPOSED,
    "待认领": NeedStatus.OPEN,
    "未认领": NeedStatus.OPEN,
    "已派单": NeedStatus.OFFERED,
    "待接单": NeedStatus.OFFERED,
    "办理中": NeedStatus.CLAIMED,
    "在办": NeedStatus.CLAIMED,
    "已认领": NeedStatus.CLAIMED,
    "已服务": NeedStatus.SERVED,
    "待确认": NeedStatus.SERVED,
    "已办结": NeedStatus.SOLVED,
    "办结": NeedStatus.SOLVED,
    "已解决": NeedStatus.SOLVED,
    "已完成": NeedStatus.SOLVED,
    "已回访": NeedStatus.EVALUATED,
    "已评价": NeedStatus.EVALUATED,
    "不予受理": NeedStatus.DECLINED,
    "已退回": NeedStatus.DECLINED,
}

URGENCIES: Final[Mapping[str, Urgency]] = {
    "一般": Urgency.NORMAL,
    "普通": Urgency.NORMAL,
    "不急": Urgency.NORMAL,
    "紧急": Urgency.URGENT,
    "较急": Urgency.URGENT,
    "急": Urgency.URGENT,
    "特急": Urgency.CRITICAL,
    "加急": Urgency.CRITICAL,
    "非常紧急": Urgency.CRITICAL,
}

SOURCES: Final[Mapping[str, Source]] = {
    "居民": Source.RESIDENT,
    "居民反映": Source.RESIDENT,
    "群众": Source.RESIDENT,
    "走访": Source.VISIT,
    "入户走访": Source.VISIT,
    "热线": Source.HOTLINE,
    "12345": Source.HOTLINE,
    "12345热线": Source.HOTLINE,
    "网格": Source.GRID,
    "网格员": Source.GRID,
    "活动": Source.EVENT,
    "活动现场": Source.EVENT,
}

BENEFICIARIES: Final[Mapping[str, Beneficiary]] = {
    "全体居民": Beneficiary.EVERYONE,
    "居民": Beneficiary.EVERYONE,
    "老年人": Beneficiary.ELDERLY,
    "老人": Beneficiary.ELDERLY,
    "儿童": Beneficiary.CHILDREN,
    "青少年": Beneficiary.CHILDREN,
    "残疾人": Beneficiary.DISABLED,
    "困难家庭": Beneficiary.POOR,
    "困难群众": Beneficiary.POOR,
    "低保户": Beneficiary.POOR,
    "病人": Beneficiary.SICK,
    "患病居民": Beneficiary.SICK,
    "其他": Beneficiary.OTHER,
}

SATISFACTIONS: Final[Mapping[str, Satisfaction]] = {
    "满意": Satisfaction.SATISFIED,
    "非常满意": Satisfaction.SATISFIED,
    "很满意": Satisfaction.SATISFIED,
    "基本满意": Satisfaction.FAIRLY,
    "一般": Satisfaction.FAIRLY,
    "不满意": Satisfaction.NOT,
}

GRADES: Final[Mapping[str, Grade]] = {
    writing: grade
    for grade, writings in {
        Grade.FIRST: ("一等", "一等次", "一级", "一", "1等", "1", "I"),
        Grade.SECOND: ("二等", "二等次", "二级", "二", "2等", "2", "II"),
        Grade.THIRD: ("三等", "三等次", "三级", "三", "3等", "3", "III"),
    }.items()
    for writing in writings
}

ACTIVITY_KINDS: Final[Mapping[str, ActivityKind]] = {
    "扶弱助困与慰问": ActivityKind.VISIT,
    "扶弱助困": ActivityKind.VISIT,
    "走访慰问": ActivityKind.VISIT,
    "慰问": ActivityKind.VISIT,
    "环境整治": ActivityKind.CLEANING,
    "文明帮扶": ActivityKind.CARE,
    "爱心快递": ActivityKind.PARCELS,
    "政策宣讲": ActivityKind.POLICY,
    "圆梦微心愿": ActivityKind.WISH_DAY,
    "微心愿": ActivityKind.WISH_DAY,
    "座谈交流": ActivityKind.TALK,
    "座谈": ActivityKind.TALK,
    "义务劳动": ActivityKind.LABOUR,
    "文明劝导": ActivityKind.COURTESY,
    "组织生活": ActivityKind.ORGANISATION,
    "主题党日": ActivityKind.ORGANISATION,
}

GENDERS: Final[Mapping[str, Gender]] = {"男": Gender.MALE, "女": Gender.FEMALE}

NOT_YET: Final = frozenset({"未报到", "尚未报到", "未", "否", "无", "/", "-", "—", "——"})

_REMARKS: Final = (
    (MemberStatus.TRANSFERRED, ("调出", "调离", "调走", "转出", "离职", "辞职", "转走")),
    (MemberStatus.RETIRED, ("退休",)),
    (MemberStatus.ON_LEAVE, ("长期病假", "产假", "休假", "借调", "挂职", "外派")),
)

_HOUSEHOLDS: Final = (
    (Beneficiary.SICK, ("大病", "重病", "患病")),
    (Beneficiary.DISABLED, ("残障", "残疾")),
    (Beneficiary.CHILDREN, ("儿童", "留守", "孤儿")),
    (Beneficiary.ELDERLY, ("老人", "高龄", "空巢")),
    (Beneficiary.POOR, ("低保", "困难", "特困", "低收入")),
)


def member_status(remark: str) -> MemberStatus:
    """Read from a remark whether somebody left; any other remark leaves a member in service."""
    return next(
        (status for status, marks in _REMARKS if any(mark in remark for mark in marks)), MemberStatus.IN_SERVICE
    )


def household_class(words: str) -> Beneficiary | None:
    """Read the class of people from words about a household; None when nothing was written."""
    found = (kind for kind, marks in _HOUSEHOLDS if any(mark in words for mark in marks))
    return next(found, Beneficiary.OTHER) if words else None
