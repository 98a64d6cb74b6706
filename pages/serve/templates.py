"""Templates of activities: begun now, planned ahead, changed, given up; and a new one."""

import streamlit as st

from db.reads import choices
from db.reads.activities import activity_detail
from db.reads.templates import template_list
from db.writes import templates
from pages.kit import beneath, choosing, forms, lines, say, show, templating
from pages.kit.visit import open_page
from pages.text import activities as activity_words
from pages.text import templates as text

visit = open_page("serve/templates", text.LEAD)
visit.link("serve/activities", activity_words.BACK, icon="arrow_back")
found = visit.ask(template_list, today=visit.today)
if not found:
    show.nothing(text.EMPTY)
for line in found:
    with st.container(border=True, gap="small"):
        templating.card(line)
        with st.container(horizontal=True, gap="small"):
            if line.next_days and forms.press(
                text.AHEAD_SAVE, key=(draft := visit.draft(f"ahead-{line.id}")), icon="event_upcoming",
                count=len(line.next_days),
            ):  # fmt: skip
                visit.attempt(
                    templates.plan_ahead, done=text.AHEAD_DONE, told={"count": len(line.next_days)}, draft=draft,
                    template_id=line.id, days=list(line.next_days),
                )  # fmt: skip
            with st.popover(say.say(text.ON_A_DAY)), beneath.form(draft := visit.draft(f"day-{line.id}"), border=False):
                day = forms.day(activity_words.WHEN, field="days", value=visit.today, required=True, key=f"{draft}-day")
                pressed = forms.submit(text.ON_A_DAY_SAVE, main=False)
            if pressed and day:
                visit.attempt(
                    templates.plan_ahead, done=text.AHEAD_DONE, told={"count": 1}, draft=draft, template_id=line.id,
                    days=[day],
                )  # fmt: skip
            if forms.press(text.RETIRE, key=(draft := visit.draft(f"retire-{line.id}")), icon="block"):
                visit.attempt(templates.retire_template, done=text.RETIRED, draft=draft, template_id=line.id)
        if line.next_days:
            st.caption(say.say(text.AHEAD, days=templating.days(line.next_days)))
        fold = show.fold(text.CHANGE, icon="edit", draft=(draft := visit.draft(f"change-{line.id}")))
        if not fold.open:
            continue
        with fold:
            with beneath.form(draft, border=False):
                sketch = templating.fields(line.sketch)
                pressed = forms.submit(text.KEEP, main=False)
            if pressed and sketch is not None:
                visit.attempt(
                    templates.change_template, done=text.CHANGED, draft=draft, template_id=line.id, sketch=sketch
                )

branches = visit.ask(choices.branches)
communities = visit.ask(choices.communities if visit.actor.community_ids else choices.all_communities)
if not branches or not communities:
    show.nothing(activity_words.NO_BRANCH)
    st.stop()
model = visit.ask(activity_detail, code=visit.code("like")).line if visit.code("like") else None
with st.expander(say.say(text.NEW), expanded=not found or model is not None, icon=":material/add:"):
    with beneath.form(draft := visit.draft("template"), border=False):
        sketch = templating.fields(templating.sketch_of(model) if model else None)
        only = choosing.only(communities)
        here = next((one for one in communities if model and one.id == model.community_id), only)
        place = forms.one_of(
            activity_words.COMMUNITY, communities, lambda c: c.name, field="community_id", value=here, required=True
        )
        own = choosing.only(branches)
        whose = next((one for one in branches if model and one.id == model.branch_id), own)
        branch = forms.one_of(
            activity_words.BRANCH, branches, lambda b: b.name, field="branch_id", value=whose, required=True
        )
        pressed = forms.submit(text.KEEP)
    if pressed and sketch and place and branch:
        kept = visit.attempt(
            templates.keep_template, done=text.KEPT, draft=draft, rerun=False, branch_id=branch.id,
            community_id=place.id, sketch=sketch,
        )  # fmt: skip
        if kept is not None:
            lines.go("serve/templates")
