"""The tree of skills 专业特长: a child serves where its parent is asked for."""

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.rights import Right
from db.tables.people import Skill
from db.terms import SkillId
from db.work import NOTHING_SEEN, Seen, Work
from db.writes.numbers import next_code


def add_skill(
    work: Work, *, name: str, name_en: str = "", parent_id: SkillId | None = None, certified: bool = False
) -> Skill:
    """Add a skill, at the top or under another one. Raises EMPTY, TOO_LONG, NAME_TAKEN, NOT_ALLOWED."""
    parent = work.get(Skill, parent_id) if parent_id else None
    work.require(Right.KEEP_SCHEME)
    skill = work.add(
        Skill(
            code=next_code(work, "JN", width=3),
            name=entries.words(name, "name", 20),
            name_en=entries.maybe_words(name_en, "name_en", 40),
            parent_id=parent.id if parent else None,
            certified=certified,
        ),
        Code.NAME_TAKEN,
        "name",
    )
    work.record("skill.added", skill)
    return skill


def change_skill(
    work: Work,
    *,
    skill_id: SkillId,
    name: str,
    name_en: str,
    parent_id: SkillId | None,
    certified: bool,
    seen: Seen = NOTHING_SEEN,
) -> Skill:
    """Change a skill's names, place in the tree and whether it needs a certificate.

    `seen` are the fields as they stood before. Raises CHANGED_MEANWHILE when they are not so any more, EMPTY, TOO_LONG,
    NAME_TAKEN, OUT_OF_RANGE when it would stand under itself, NOT_ALLOWED.
    """
    skill = work.get(Skill, skill_id, lock=True)
    work.require(Right.KEEP_SCHEME)
    work.unmoved(skill, seen)
    _not_under_itself(work, skill, parent_id)
    skill.name = entries.words(name, "name", 20)
    skill.name_en = entries.maybe_words(name_en, "name_en", 40)
    skill.parent_id, skill.certified = parent_id, certified
    work.add(skill, Code.NAME_TAKEN, "name")
    work.record("skill.changed", skill)
    return skill


def _not_under_itself(work: Work, skill: Skill, parent_id: SkillId | None) -> None:
    above = work.get(Skill, parent_id) if parent_id else None
    while above is not None:
        if above.id == skill.id:
            raise Refusal(Code.OUT_OF_RANGE, field="parent_id")
        above = work.get(Skill, above.parent_id) if above.parent_id else None
