"""Parts of the page of the scheme's settings: a version of the point rules, the tree of skills, a skill's fields."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from db.reads.scheme import RuleVersion, SkillNode
from db.rules.calendar import day_in_shanghai
from pages.kit import forms, lines, say
from pages.text import scheme as text

_STEP = "　　"


def version(rules: RuleVersion, today: date) -> None:
    """Draw one version of the point rules."""
    chip = lines.flag(text.IN_FORCE, "verified", "green") if rules.in_force else ""
    chip = lines.flag(text.TO_COME, "schedule", "blue") if rules.since > today else chip
    cap = say.say(text.CAP, cap=rules.member_cap) if rules.member_cap is not None else say.say(text.NO_CAP)
    values = {"first": rules.first, "second": rules.second, "third": rules.third, "service": rules.service}
    lines.draw(
        say.say(text.VERSION, version=rules.version),
        lines.beside(chip, say.say(text.SINCE, since=rules.since)),
        say.say(text.VALUES, **values),
        f":small[:gray[{lines.beside(cap, _published(rules))}]]",
    )


def values(versions: Sequence[RuleVersion]) -> dict[str, Any]:
    """Ask for the values of a new version, beginning with those in force."""
    now = next((rules for rules in versions if rules.in_force), None)
    return {
        "first": forms.number(text.FIRST, value=now.first if now else 3, most=100),
        "second": forms.number(text.SECOND, value=now.second if now else 2, most=100),
        "third": forms.number(text.THIRD, value=now.third if now else 1, most=100),
        "service": forms.number(text.SERVICE, value=now.service if now else 1, most=100),
    }


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


def _published(rules: RuleVersion) -> str:
    if rules.published_at is None or not rules.published_by:
        return ""
    return say.say(text.PUBLISHED, name=rules.published_by, day=day_in_shanghai(rules.published_at))
