"""Skill gaps: what nobody can serve, street by street, who comes nearest, and what would close it."""

import streamlit as st

from db.reads.matches import skill_gaps
from db.terms import ResourceKind
from pages.kit import lines, say, show
from pages.kit.visit import open_page
from pages.text import gaps as text

visit = open_page("serve/gaps", text.LEAD)
st.caption(say.say(text.SCOPE_CITY if visit.actor.reaches_all else text.SCOPE_OWN))
found = visit.ask(skill_gaps, today=visit.today)
if not found:
    show.nothing(text.EMPTY)
for gap in found:
    with st.container(border=True, gap="xsmall"):
        head = say.say(text.HEAD, skill=say.either(gap.skill, gap.skill_en), street=gap.street)
        closing = text.closing(holders=gap.holders, certified=gap.certified)
        many = lines.flag(text.NEEDS, "help", count=len(gap.needs))
        lines.draw(head, many, say.say(closing, count=gap.holders))
        st.markdown(f":small[{say.say(text.NEAREST)}]")
        rows = (say.say(text.BRANCH, name=b.name, holders=b.holders, serving=b.serving) for b in gap.branches)
        st.markdown("\n".join(f"- {row}" for row in rows))
        for need in gap.needs:
            visit.link("serve/need", lines.beside(need.title, need.community), icon="arrow_forward", code=need.code)
        visit.link("serve/resources", text.RESOURCES, icon="inventory_2", kind=ResourceKind.TALENT.value)
