"""Scheme: the bureau and its rules of thumb, the tree of skills."""

import streamlit as st

from db.reads.bureau import house
from db.reads.scheme import skill_tree
from db.writes import scheme, skills
from pages.kit import forms, say, scheming, show
from pages.kit.visit import open_page
from pages.text import scheme as text

visit = open_page("admin/scheme", text.LEAD)
parts = {"rules": text.RULES, "skills": text.SKILLS}
part = forms.filtered("part", text.PART, parts, default="rules", wide=True)
visit.link("report/rules", text.POINT_RULES, icon="star_rate")

if part == "rules":
    bureau = visit.ask(house)
    show.heading(text.BUREAU)
    with st.form(draft := visit.draft("name")):
        name = forms.text(text.NAME, value=bureau.name, required=True)
        city = forms.text(text.CITY, value=bureau.city, most=40, required=True)
        st.caption(say.say(text.NAME_NOTE))
        pressed = forms.submit(text.SAVE_NAME)
    if pressed:
        visit.attempt(scheme.name_bureau, done=text.NAMED, draft=draft, name=name, city=city)

    show.heading(text.THUMB)
    with st.form(draft := visit.draft("thumb")):
        minimum = forms.number(text.MINIMUM, value=bureau.minimum_posts, most=scheme.MOST_POSTS)
        most = forms.number(text.MOST_TASKS, value=bureau.most_tasks, least=1, most=scheme.MOST_TASKS)
        due = forms.number(text.DUE, value=bureau.due_days, least=1, most=scheme.LONGEST_DUE)
        rankings = forms.yes(text.RANKINGS, value=bureau.rankings)
        st.caption(say.say(text.RANKINGS_NOTE))
        pressed = forms.submit(text.SAVE_RULES)
    if pressed and None in (minimum, most, due):
        show.trouble(text.MISSING)
    elif pressed:
        visit.attempt(
            scheme.set_rules_of_thumb,
            done=text.RULES_SAVED,
            draft=draft,
            minimum_posts=minimum,
            most_tasks=most,
            due_days=due,
            rankings=rankings,
        )

else:
    tree = visit.ask(skill_tree)
    if tree:
        st.caption(say.say(text.SKILL_COUNT, total=len(tree)))
    else:
        show.nothing(text.EMPTY_SKILLS)
    show.heading(text.ADD_TITLE)
    with st.form(draft := visit.draft("skill")):
        fields = scheming.skill_fields(tree)
        pressed = forms.submit(text.ADD, icon="add")
    if pressed:
        visit.attempt(skills.add_skill, done=text.ADDED, told={"name": fields["name"]}, draft=draft, **fields)

    show.heading(text.CHANGE_TITLE)
    chosen = forms.one_of(text.WHICH, tree, scheming.named, key="chosen-skill")
    if chosen is not None:
        with st.form(draft := visit.draft(f"skill-{chosen.code}")):
            fields = scheming.skill_fields(tree, chosen)
            pressed = forms.submit(text.SAVE_SKILL)
        if pressed:
            told = {"name": fields["name"]}
            visit.attempt(skills.change_skill, done=text.CHANGED, told=told, draft=draft, skill_id=chosen.id, **fields)
    show.heading(text.TREE)
    scheming.tree(tree)
