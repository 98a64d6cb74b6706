"""Two-way claiming: a need and the resources that fit, or a resource and the needs it fits; one tap makes a project."""

import streamlit as st

from db.reads import fitting
from db.writes import two_way
from pages.kit import forms, lines, sharing, show
from pages.kit.visit import open_page
from pages.text import resources as text

visit = open_page("serve/two_way", text.TWO_WAY_LEAD)
sides = {"need": text.FROM_NEED, "resource": text.FROM_RESOURCE}
from_need = forms.filtered("side", text.SIDE, sides, default="need", wide=True) == "need"

needs = {need.code: need for need in visit.ask(fitting.wanted_needs)} if from_need else {}
resources = {} if from_need else {one.code: one for one in visit.ask(fitting.free_resources)}
options = {code: lines.beside(need.text, need.community) for code, need in needs.items()}
options |= {code: lines.beside(one.text, one.owner) for code, one in resources.items()}
if not options:
    show.nothing(text.NO_NEEDS if from_need else text.NO_RESOURCES)
    st.stop()

name, label = ("need", text.CHOOSE_NEED) if from_need else ("resource", text.CHOOSE_RESOURCE)
code = forms.filtered(name, label, options, default=next(iter(options)), always=True) or next(iter(options))
left, right = st.columns(2, gap="large")
with left:
    show.heading(text.CHOSEN)
    with st.container(border=True):
        lines.draw(*(sharing.need_rows(needs[code]) if from_need else sharing.resource_rows(resources[code])))
if from_need:
    found = visit.ask(fitting.fitting_resources, need_id=needs[code].id)
    pairs = [(needs[code], one.resource, one.fit, sharing.resource_rows(one.resource)) for one in found]
else:
    wanted = visit.ask(fitting.fitting_needs, resource_id=resources[code].id)
    pairs = [(one.need, resources[code], one.fit, sharing.need_rows(one.need)) for one in wanted]
with right:
    show.heading(text.FITTING, count=len(pairs))
    if not pairs:
        show.nothing(text.NOTHING_FITS)
    for need, resource, fit, rows in pairs:
        with st.container(border=True, gap="small"):
            lines.draw(*rows, sharing.reasons(fit))
            key = visit.draft(f"make-{need.code}-{resource.code}")
            if forms.press(text.MAKE, key=key, main=len(pairs) == 1, icon="join_inner"):
                project = visit.attempt(
                    two_way.make_project, done=text.MADE, draft=key, rerun=False,
                    need_id=need.id, resource_id=resource.id,
                )  # fmt: skip
                if project is not None:
                    lines.go("serve/project", code=project.code)
