"""Scheme: the bureau and its rules of thumb, the tree of skills, the lists of kinds, the labels."""

import streamlit as st

from db.reads.bureau import house
from db.reads.scheme import skill_tree
from db.writes import scheme, skills
from pages.kit import editing, forms, journaling, kinding, renaming, say, scheming, show, thumbing
from pages.kit.visit import open_page
from pages.text import own_kinds, own_labels
from pages.text import scheme as text

visit = open_page("admin/scheme", text.LEAD)
parts = {
    "rules": text.RULES,
    "skills": text.SKILLS,
    "kinds": own_kinds.PART,
    "labels": own_labels.PART,
}
part = forms.filtered("part", text.PART, parts, default="rules", wide=True)
visit.link("report/rules", text.POINT_RULES, icon="star_rate")

if part == "rules":
    thumbing.settings(visit)
    bureau = visit.ask(house)
    show.heading(text.BUREAU)
    named = editing.form(
        draft := visit.draft("name"), fields := scheming.bureau_fields(), scheming.held(bureau, fields),
        submit=text.SAVE_NAME, main=True, border=True, note=text.NAME_NOTE,
    )  # fmt: skip
    if named:
        visit.attempt(scheme.name_bureau, done=text.NAMED, draft=draft, seen=named.seen, **named.whole)

    thumbing.rankings(visit, bureau)
    journaling.history(visit, "bureau")

elif part == "kinds":
    kinding.settings(visit)

elif part == "labels":
    renaming.settings(visit)

else:
    tree = visit.ask(skill_tree)
    if tree:
        st.caption(say.say(text.SKILL_COUNT, total=len(tree)))
    else:
        show.nothing(text.EMPTY_SKILLS)
    show.heading(text.ADD_TITLE)
    added = editing.form(
        draft := visit.draft("skill"), scheming.skill_fields(tree), scheming.skill_values(None),
        submit=text.ADD, main=True, border=True, unchanged_too=True,
    )  # fmt: skip
    if added:
        told = {"name": added.whole["name"]}
        visit.attempt(skills.add_skill, done=text.ADDED, told=told, draft=draft, **added.whole)

    show.heading(text.CHANGE_TITLE)
    chosen = forms.one_of(text.WHICH, tree, scheming.named, field="skill_id", key="chosen-skill")
    if chosen is not None:
        edit = editing.form(
            draft := visit.draft(f"skill-{chosen.code}"), scheming.skill_fields(tree, chosen),
            scheming.skill_values(chosen), submit=text.SAVE_SKILL, main=True, border=True,
        )  # fmt: skip
        if edit:
            told = {"name": edit.whole["name"]}
            visit.attempt(
                skills.change_skill, done=text.CHANGED, told=told, draft=draft, skill_id=chosen.id, seen=edit.seen,
                **edit.whole,
            )  # fmt: skip
    show.heading(text.TREE)
    scheming.tree(tree)
    journaling.history(visit, "skill")
