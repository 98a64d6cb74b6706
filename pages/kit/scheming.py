"""Parts of the page of the scheme's settings: the tree of skills, a skill's fields."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from db.reads.scheme import SkillNode
from pages.kit import forms, lines, say
from pages.text import scheme as text

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


def skill_fields(skills: Sequence[SkillNode], now: SkillNode | None = None) -> Mapping[str, Any]:
    """Ask for a skill's fields, beginning with what they are now; give them as the intents take them."""
    name = forms.text(text.SKILL_NAME, value=now.name if now else "", most=20, required=True)
    name_en = forms.text(text.SKILL_NAME_EN, value=now.name_en if now else "", most=40)
    others = [skill for skill in skills if now is None or skill.id != now.id]
    above = next((skill for skill in others if now and skill.id == now.parent_id), None)
    parent = forms.one_of(text.UNDER, others, named, value=above)
    certified = forms.yes(text.NEEDS_CERTIFICATE, value=now.certified if now else False)
    return {"name": name, "name_en": name_en, "parent_id": parent.id if parent else None, "certified": certified}
