"""Words of the skill gaps: what nobody can serve, who comes nearest, and what would close it."""

from pages.text.phrase import Phrase

LEAD = Phrase(
    "哪些需求现在没有人能办，缺什么特长，哪些支部最接近，怎样补上。",
    "Needs that nobody can serve now: the skill that is missing, the branches that come nearest, what would close it.",
)
SCOPE_CITY = Phrase("看的是全市的需求和党员。", "This looks at the needs and members of the whole city.")
SCOPE_OWN = Phrase(
    "只看本社区的需求；会的人只算在本社区报到的，以及结对支部里能来本社区的党员。",
    "Only the needs of your own communities; counted are members checked in there, or of branches that come there.",
)
EMPTY = Phrase(
    "每一件待办的需求都有人能办。哪天有需求找不到会的人，会按特长和街道列在这里。",
    "Somebody can serve every open need. When one finds nobody, it is listed here by skill and street.",
)
HEAD = Phrase("{skill}：{street}", "{skill}: {street}")
NEEDS = Phrase("{count} 件需求", "needs: {count}")
TRAIN = Phrase(
    "还没有人会。请在下面的支部开展培训，或从资源清单里找外援。",
    "Nobody has it. Train members of the branches below, or look for help among the resources.",
)
CERTIFY = Phrase(
    "有 {count} 人会，但没有有效证书。组织取证或续证就能补上。",
    "{count:member has|members have} it without a valid certificate. Getting or renewing it would close the gap.",
)
MORE = Phrase(
    "会的 {count} 人都已婉拒、已在帮或不能由自己确认。请再培养几个人。",
    "The {count} who have it said no, are at it already or would confirm themselves. Train some more.",
)
NEAREST = Phrase("最接近的支部", "Branches that come nearest")
BRANCH = Phrase(
    "{name}：会的 {holders} 人，在本街道服务 {serving} 人",
    "{name}: {holders} have it, {serving} serve in this street",
)
RESOURCES = Phrase("找外援：资源清单", "Look among the resources")


def closing(*, holders: int, certified: bool) -> Phrase:
    """Say what would close a gap; CERTIFY and MORE count its holders."""
    if not holders:
        return TRAIN
    return CERTIFY if certified else MORE
