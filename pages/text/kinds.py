"""The software's own words for the lists that a bureau keeps; an entry of the bureau's own has no better one yet."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final, TypeVar

from db import terms
from db.rules.kinds import is_spare
from pages.text.phrase import Phrase

W = TypeVar("W", bound=StrEnum)

_NEED: Final = {
    terms.NeedKind.ORGANISATION: Phrase("组织建设", "Organisation building"),
    terms.NeedKind.LEGAL: Phrase("法律咨询与援助", "Legal advice and aid"),
    terms.NeedKind.HARDSHIP: Phrase("助困扶残与就业援助", "Hardship, disability and jobs"),
    terms.NeedKind.GOVERNANCE: Phrase("社区治理", "Community governance"),
    terms.NeedKind.HEALTH: Phrase("健康医疗", "Health and medicine"),
    terms.NeedKind.CULTURE: Phrase("文化体育", "Culture and sport"),
    terms.NeedKind.SAFETY: Phrase("安全宣传与治安巡逻", "Safety and patrols"),
    terms.NeedKind.OTHER: Phrase("其他", "Other"),
}
_ACTIVITY: Final = {
    terms.ActivityKind.VISIT: Phrase("扶弱助困与慰问", "Visits and relief"),
    terms.ActivityKind.CLEANING: Phrase("环境整治", "Clean-up"),
    terms.ActivityKind.CARE: Phrase("文明帮扶", "Neighbourly help"),
    terms.ActivityKind.PARCELS: Phrase("爱心快递", "Parcel help"),
    terms.ActivityKind.POLICY: Phrase("政策宣讲", "Policy talks"),
    terms.ActivityKind.WISH_DAY: Phrase("圆梦微心愿", "Wish day"),
    terms.ActivityKind.TALK: Phrase("座谈交流", "Round table"),
    terms.ActivityKind.LABOUR: Phrase("义务劳动", "Voluntary work"),
    terms.ActivityKind.COURTESY: Phrase("文明劝导", "Courtesy guidance"),
    terms.ActivityKind.ORGANISATION: Phrase("组织生活", "Organisation life"),
}
_POST: Final = {
    terms.PostKind.POLICY: Phrase("政策宣讲", "Policy talks"),
    terms.PostKind.CLEANING: Phrase("环境整治", "Clean-up"),
    terms.PostKind.COURTESY: Phrase("文明劝导", "Courtesy guidance"),
    terms.PostKind.CARE: Phrase("文明帮扶", "Neighbourly help"),
}
_RESOURCE: Final = {
    terms.ResourceKind.PLACE: Phrase("场地", "Place"),
    terms.ResourceKind.TALENT: Phrase("人才", "Talent"),
    terms.ResourceKind.GOODS: Phrase("物资", "Goods"),
    terms.ResourceKind.MONEY: Phrase("资金", "Money"),
    terms.ResourceKind.SERVICE: Phrase("服务", "Service"),
}


def _with_spare(of: type[W], named: Mapping[W, Phrase]) -> Mapping[Any, Phrase]:
    spare = [code for code in of if is_spare(code)]
    return {**named, **{code: Phrase(f"自设类别{n}", f"Own entry {n}") for n, code in enumerate(spare, start=1)}}


KINDS: Final[Mapping[type[StrEnum], Mapping[Any, Phrase]]] = {
    terms.KindList: {
        terms.KindList.NEED: Phrase("需求类别", "Kinds of needs"),
        terms.KindList.ACTIVITY: Phrase("活动类型", "Kinds of activities"),
        terms.KindList.POST: Phrase("岗位类别", "Kinds of posts"),
        terms.KindList.RESOURCE: Phrase("资源类别", "Kinds of resources"),
        terms.KindList.BENEFICIARY: Phrase("受益对象", "Whom it is for"),
    },
    terms.NeedKind: _with_spare(terms.NeedKind, _NEED),
    terms.ActivityKind: _with_spare(terms.ActivityKind, _ACTIVITY),
    terms.PostKind: _with_spare(terms.PostKind, _POST),
    terms.ResourceKind: _with_spare(terms.ResourceKind, _RESOURCE),
}
