"""The fields of a need as a form and a grid edit them."""

from collections.abc import Mapping, Sequence

from db.reads import choices
from db.reads.choices import SkillChoice
from db.reads.needs import NeedDetail
from db.terms import Beneficiary, NeedKind, SkillId, Source, Urgency
from pages.kit import forms, grid, say
from pages.kit.editing import Field
from pages.kit.grid import Column
from pages.kit.visit import Visit
from pages.text import needs as text


def fields(visit: Visit) -> list[Field]:
    """Give the fields that may be changed, in the order of the form."""
    skills = {skill.id: skill for skill in visit.ask(choices.skills)}

    def named(skill_id: SkillId | None) -> str:
        skill = skills.get(skill_id) if skill_id else None
        return say.either(skill.name, skill.name_en) if skill else say.fact(None)

    def a_skill(value: SkillId | None, key: str) -> SkillId | None:
        return forms.one_of(text.SKILL, list(skills), named, value=value, key=key)

    return [
        Field("text", text.TEXT, _long),
        Field("kind", text.KIND, lambda now, key: forms.word(text.KIND, NeedKind, value=now, key=key) or now),
        Field("urgency", text.URGENCY, lambda now, key: forms.word(text.URGENCY, Urgency, value=now, key=key) or now),
        Field("skill_id", text.SKILL, a_skill, named),
        Field("place", text.PLACE, lambda now, key: forms.text(text.PLACE, value=now, most=40, key=key)),
        Field("helpers_wanted", text.HELPERS, _helpers),
        Field("beneficiary", text.BENEFICIARY, _for_whom),
        Field(
            "beneficiaries", text.BENEFICIARIES, lambda now, key: forms.number(text.BENEFICIARIES, value=now, key=key)
        ),
        Field("goods", text.GOODS, lambda now, key: forms.text(text.GOODS, value=now, most=200, key=key)),
        Field("source", text.SOURCE, lambda now, key: forms.word(text.SOURCE, Source, value=now, key=key) or now),
    ]


def columns(skills: Sequence[SkillChoice]) -> list[Column]:
    """Give the columns of a grid of needs."""
    return [
        grid.words("text", text.TEXT, wide=True),
        grid.word("kind", text.KIND, NeedKind),
        grid.word("urgency", text.URGENCY, Urgency),
        grid.skill("skill_id", text.SKILL, skills),
        grid.words("place", text.PLACE),
        grid.number("helpers_wanted", text.HELPERS, optional=False),
        grid.number("beneficiaries", text.BENEFICIARIES),
        grid.words("goods", text.GOODS),
    ]


def values(need: NeedDetail) -> Mapping[str, object]:
    """Give what stands in the fields now."""
    return {
        "text": need.line.text,
        "kind": need.line.kind,
        "urgency": need.line.urgency,
        "skill_id": need.skill_id,
        "place": need.place,
        "helpers_wanted": need.helpers_wanted,
        "beneficiary": need.beneficiary,
        "beneficiaries": need.beneficiaries,
        "goods": need.goods,
        "source": need.source,
    }


def _long(now: str, key: str) -> str:
    return forms.text(text.TEXT, value=now, long=True, most=500, required=True, key=key)


def _helpers(now: int, key: str) -> int:
    return forms.number(text.HELPERS, value=now, least=1, most=200, key=key) or now


def _for_whom(now: Beneficiary, key: str) -> Beneficiary:
    return forms.word(text.BENEFICIARY, Beneficiary, value=now, key=key) or now
