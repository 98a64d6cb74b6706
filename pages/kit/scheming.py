"""Parts of the page of the scheme's settings: the tree of skills, a skill's fields."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import streamlit as st

from db.reads.scheme import SkillNode
from db.terms import SkillId
from db.writes.checklist import LONGEST as LONGEST_ITEM
from pages.kit import forms, lines, say
from pages.kit.editing import Field
from pages.text import checklist
from pages.text import scheme as text
from pages.text.phrase import Phrase

_STEP = "　　"


def tree(skills: Sequence[SkillNode]) -> None:
    """Draw the skills, each set in below the one it stands under."""
    rows = (
        lines.beside(
            f"{_STEP * skill.depth}{say.plain(named(skill))}",
            lines.flag(text.CERTIFIED, "workspace_premium", "blue") if skill.certified else "",
            f":small[:gray[{say.say(text.HOLDERS, members=skill.members)}]]",
        )
        for skill in skills
    )
    st.markdown("  \n".join(rows))


def named(skill: SkillNode) -> str:
    """Give a skill's name in the language of this run."""
    return say.either(skill.name, skill.name_en)


def skill_fields(skills: Sequence[SkillNode], now: SkillNode | None = None) -> list[Field]:
    """Give the fields of a skill; it may not stand under itself."""
    others = {skill.id: skill for skill in skills if now is None or skill.id != now.id}

    def said(skill_id: SkillId | None) -> str:
        return named(others[skill_id]) if skill_id and skill_id in others else say.fact(None)

    def under(value: SkillId | None, key: str) -> SkillId | None:
        return forms.one_of(text.UNDER, list(others), said, value=value if value in others else None, key=key)

    return [
        _words("name", text.SKILL_NAME, most=20, required=True),
        _words("name_en", text.SKILL_NAME_EN, most=40),
        Field("parent_id", text.UNDER, under, said),
        Field("certified", text.NEEDS_CERTIFICATE, _yes(text.NEEDS_CERTIFICATE)),
    ]


def skill_values(skill: SkillNode | None) -> Mapping[str, object]:
    """Give what stands in a skill's fields now; of a new one, nothing."""
    if skill is None:
        return {"name": "", "name_en": "", "parent_id": None, "certified": False}
    return {
        "name": skill.name, "name_en": skill.name_en, "parent_id": skill.parent_id, "certified": skill.certified,
    }  # fmt: skip


def bureau_fields() -> list[Field]:
    """Give the fields of the bureau's name."""
    return [_words("name", text.NAME, most=60, required=True), _words("city", text.CITY, most=40, required=True)]


def held(record: object, fields: Iterable[Field]) -> Mapping[str, object]:
    """Give what stands in fields that a record has by the same names."""
    return {field.name: getattr(record, field.name) for field in fields}


def item_fields() -> list[Field]:
    """Give the fields of an item of the checklist."""
    return [
        _words("text", checklist.TEXT, most=LONGEST_ITEM, required=True),
        Field(
            "retired",
            checklist.ACTIVE,
            lambda now, key: not forms.yes(checklist.ACTIVE, value=not now, key=key),
            lambda retired: say.fact(not retired),
        ),
    ]


def _words(name: str, label: Phrase, *, most: int, required: bool = False) -> Field:
    return Field(name, label, lambda now, key: forms.text(label, value=now, most=most, required=required, key=key))


def _yes(label: Phrase) -> Callable[[bool, str], bool]:
    return lambda now, key: forms.yes(label, value=now, key=key)
