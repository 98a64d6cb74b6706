"""Words of the resource list and of two-way claiming."""

from collections.abc import Mapping
from typing import Final

from db.rules.fitting import FitReason
from pages.text.phrase import Phrase

LEAD = Phrase(
    "单位和支部能提供什么，社区看中就认领；不限次数的一直开放。",
    "What units and branches offer; communities claim it. What never runs out stays open.",
)
COUNT = Phrase("共 {total} 项", "{total:resource|resources}")
SEARCH = Phrase("查找资源", "Find a resource")
SEARCH_HINT = Phrase("内容、编号、单位或支部", "Words, code, unit or branch")
FILTERS = Phrase("筛选", "Filter")
STATUS = Phrase("状态", "State")
KIND = Phrase("类别", "Kind")
EMPTY = Phrase(
    "还没有符合条件的资源。支部提供的场地、人才、物资、资金和服务会出现在这里。",
    "No resource matches. Places, talent, goods, money and services that branches offer appear here.",
)
CLAIMED_BY = Phrase("{count} 次认领", "claimed {count:time|times}")
BACK = Phrase("返回资源清单", "Back to the resources")
NEXT = Phrase("下一步", "What next")
NOTHING_TO_DO = Phrase("这项资源现在不用您办。", "Nothing here waits for you.")
CLAIM = Phrase("为社区认领", "Claim for the community")
CLAIM_FOR = Phrase("认领社区", "Community")
CLAIMED = Phrase("已认领，请与联系人约时间。", "Claimed; arrange the time with the contact.")
FITTING_NEEDS = Phrase("看合适的需求", "Needs it would fit")
FITTING_RESOURCES = Phrase("看合适的资源", "Resources that fit")
SPEND = Phrase("已用完", "It is used up")
SPENT = Phrase("已标为用完，不再接受认领。", "Marked as used up; it takes no more claims.")
WITHDRAW = Phrase("撤回", "Withdraw")
WITHDRAWN = Phrase("已撤回，已认领的不受影响。", "Withdrawn; what was claimed stays claimed.")

ABOUT = Phrase("详情", "Details")
CODE = Phrase("编号", "Code")
TEXT = Phrase("能提供什么", "What is offered")
TEXT_HINT = Phrase("例如：三楼会议室可供居民议事，可坐 60 人", "For example: a meeting room for 60 residents")
UNIT = Phrase("单位", "Unit")
BRANCH = Phrase("党支部", "Branch")
AMOUNT = Phrase("数量或频次", "Amount or frequency")
AMOUNT_HINT = Phrase("例如：每月 2 次", "For example: twice a month")
TIMES = Phrase("可用时间", "When")
RECURRENCE = Phrase("是否可重复", "How often")
CONTACT = Phrase("联系人", "Contact")
PHONE = Phrase("联系电话", "Telephone")
OFFERED_ON = Phrase("提供日期", "Offered on")
TAKERS = Phrase("认领的社区", "Communities that claimed it")
NO_TAKERS = Phrase("还没有社区认领。", "No community has claimed it yet.")
TAKER = Phrase("{day}由{community}认领", "{day}: {community}")

OFFER_LEAD = Phrase(
    "写清楚能提供什么就行；社区认领后会联系您。", "Say what you offer; communities that claim it will call."
)
OFFER = Phrase("列入清单", "Put it on the list")
OFFERED = Phrase("已列入资源清单，社区可以认领了。", "On the list; communities may claim it.")
NO_BRANCH = Phrase(
    "您的账号还没有分到支部，暂时不能提供资源。请联系管理员。",
    "Your account reaches no branch yet, so nothing can be offered. Ask the administrator.",
)

TWO_WAY_LEAD = Phrase(
    "从需求看资源，从资源看需求；合适的写明理由，一点就成项目。",
    "From a need to resources, from a resource to needs; each fit says why, and one tap makes the project.",
)
SIDE = Phrase("从哪边看", "Begin with")
FROM_NEED = Phrase("需求 → 资源", "Need → resources")
FROM_RESOURCE = Phrase("资源 → 需求", "Resource → needs")
CHOOSE_NEED = Phrase("哪一件需求", "Which need")
CHOOSE_RESOURCE = Phrase("哪一项资源", "Which resource")
NO_NEEDS = Phrase("没有等人认领、也还没有项目的需求。", "No open need waits without a project.")
NO_RESOURCES = Phrase(
    "您范围内没有可认领的资源。支部可在“资源清单”里提供。", "No resource is on offer within your reach."
)
NOTHING_FITS = Phrase(
    "没有找到合适的。可以换一件看，或请党员个人认领。", "Nothing fits. Look at another, or let a member take it on."
)
CHOSEN = Phrase("选中的", "Chosen")
FITTING = Phrase("合适的 {count} 项", "{count} that fit")
MAKE = Phrase("结成项目", "Make it a project")
MADE = Phrase("已结成项目，资源同时为社区留下。", "It is a project now; the resource is kept for the community.")
OWNER = Phrase("{owner}提供", "offered by {owner}")
DUE = Phrase("{due}前", "by {due}")
REASONS: Final[Mapping[FitReason, Phrase]] = {
    FitReason.WORDS: Phrase("都写到“{words}” +{weight}", "both say “{words}” +{weight}"),
    FitReason.SKILL: Phrase("特长对得上“{words}” +{weight}", "the skill wanted: “{words}” +{weight}"),
    FitReason.GOODS: Phrase("正好需要物资 +{weight}", "goods are wanted +{weight}"),
    FitReason.COMES_HERE: Phrase("支部就在这个社区报到 +{weight}", "the branch is checked in here +{weight}"),
    FitReason.AGAIN: Phrase("可多次使用 +{weight}", "can be had again +{weight}"),
}

CHANGE = Phrase("修改资源", "Change the resource")
SAVE = Phrase("保存修改", "Save the changes")
CHANGED = Phrase("资源已修改。", "The resource is changed.")
