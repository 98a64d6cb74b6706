"""One project: both parties, the steps with their days, and the next move of whoever has it."""

import streamlit as st

from db.reads import choices
from db.reads.projects import project_detail
from db.rules.rights import Right
from db.terms import ContactWay, ProjectStatus, Satisfaction
from db.writes import followups, projects
from pages.kit import beneath, choosing, editing, forms, lines, say, sharing, show
from pages.kit.visit import open_page
from pages.text import projects as text

visit = open_page("serve/project")
visit.link("serve/projects", text.BACK, icon="arrow_back")
today, actor = visit.today, visit.actor
project = visit.ask(project_detail, code=visit.code("code"), today=today)
line = project.line
here = actor.reaches(community_id=line.community_id)
ours = line.branch_id is not None and actor.reaches(branch_id=line.branch_id)
keeps = actor.may(Right.KEEP_PROJECT) and (here or ours)
running, unfinished = line.status is ProjectStatus.RUNNING, line.status in sharing.UNFINISHED

lines.draw(say.plain(line.name), lines.row(*sharing.project_chips(line)), say.plain(sharing.between(line)))
st.progress(line.progress / 100, text=say.plain(sharing.far(line)))
for once in project.let_go:
    st.caption(say.say(text.OFF_BECAUSE if once.for_good else text.BACK_BECAUSE, day=once.day, reason=once.reason))

show.heading(text.NEXT)
acted = False
if line.status is ProjectStatus.PROPOSED and actor.may(Right.CLAIM_PROJECT):
    acted, branches = True, visit.ask(choices.branches)
    with beneath.form(draft := visit.draft(f"claim-{line.code}")):
        only = choosing.only(branches)
        branch = forms.one_of(text.CLAIM_FOR, branches, lambda b: b.name, field="branch_id", value=only, required=True)
        lead = forms.text(text.LEAD_BY, field="lead", value=project.lead, most=20)
        pressed = forms.submit(text.CLAIM, icon="front_hand")
    if pressed and branch is not None:
        visit.attempt(
            projects.claim_project, done=text.CLAIMED, draft=draft,
            project_id=line.id, branch_id=branch.id, lead=lead,
        )  # fmt: skip
if line.status is ProjectStatus.CLAIMED and ours and actor.may(Right.KEEP_PROJECT):
    acted = True
    with beneath.form(draft := visit.draft(f"start-{line.code}")):
        begins = forms.day(text.STARTS_ON, field="starts_on", value=today, latest=today)
        ends = forms.day(
            text.ENDS_ON,
            required=True,
            field="ends_on",
            value=line.ends_on if line.ends_on and line.ends_on >= today else None,
        )
        pressed = forms.submit(text.START, icon="play_circle")
    if pressed and ends is not None:
        visit.attempt(
            projects.start_project, done=text.STARTED, draft=draft,
            project_id=line.id, starts_on=begins or today, ends_on=ends,
        )  # fmt: skip
    if said := forms.reason(draft := visit.draft(f"back-{line.code}"), text.GIVE_BACK, text.REASON):
        visit.attempt(projects.give_back_project, done=text.GIVEN_BACK, draft=draft, project_id=line.id, reason=said)
if running and ours and actor.may(Right.KEEP_PROJECT):
    acted = True
    with beneath.form(draft := visit.draft(f"report-{line.code}")):
        percent = forms.number(text.PERCENT, field="progress", value=line.progress, most=100)
        pressed = forms.submit(text.REPORT, main=False)
    if pressed:
        visit.attempt(
            projects.report_progress, done=text.REPORTED, draft=draft,
            project_id=line.id, progress=line.progress if percent is None else percent,
        )  # fmt: skip
if running and here and actor.may(Right.CONFIRM_SERVICE):
    acted = True
    with beneath.form(draft := visit.draft(f"finish-{line.code}")):
        st.caption(say.say(text.FINISH_NOTE))
        effect = forms.text(text.EFFECT, field="effect", long=True, most=projects.LONGEST_TEXT, required=True)
        day = forms.day(text.FINISHED_ON, field="day", value=today, earliest=line.starts_on, latest=today)
        pressed = forms.submit(text.FINISH, icon="verified")
    if pressed:
        visit.attempt(
            projects.finish_project, done=text.FINISHED, draft=draft,
            project_id=line.id, effect=effect, day=day or today,
        )  # fmt: skip
if project.followup_id and here and actor.may(Right.FOLLOW_UP):
    acted = True
    with beneath.form(draft := visit.draft(f"rate-{line.code}")):
        rating = forms.word(text.RATE, Satisfaction, field="satisfaction", value=Satisfaction.SATISFIED)
        opinion = forms.text(text.OPINION, field="opinion", most=200)
        pressed = forms.submit(text.RATE_IT, icon="thumb_up")
    if pressed:
        visit.attempt(
            followups.ask_afterwards, done=text.RATED, draft=draft, followup_id=project.followup_id,
            way=ContactWay.VISIT, satisfaction=rating or Satisfaction.SATISFIED, opinion=opinion,
        )  # fmt: skip
if keeps and unfinished:
    acted = True
    if said := forms.reason(draft := visit.draft(f"drop-{line.code}"), text.DROP, text.REASON):
        visit.attempt(projects.drop_project, done=text.DROPPED, draft=draft, project_id=line.id, reason=said)
if not acted:
    st.caption(say.say(text.NOTHING_TO_DO))

show.heading(text.STEPS)
if not project.steps:
    show.nothing(text.NO_STEPS)
for one in project.steps:
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
        sharing.step(one)
        if running and ours and not one.done_on and actor.may(Right.KEEP_PROJECT):
            key = visit.draft(f"step-{line.code}-{one.position}")
            if forms.press(text.STEP_DO, key=key, icon="task_alt"):
                visit.attempt(projects.finish_step, done=text.STEP_DONE, draft=key, step_id=one.id, day=today)
if keeps and unfinished:
    with st.expander(say.say(text.ADD_STEP), icon=":material/add:"):
        with beneath.form(draft := visit.draft(f"add-{line.code}"), border=False):
            named = forms.text(text.STEP, field="text", most=200, required=True)
            due = forms.day(text.STEP_DUE, field="due_on", value=None)
            pressed = forms.submit(text.ADD_STEP, main=False)
        if pressed:
            visit.attempt(
                projects.add_step, done=text.STEP_ADDED, draft=draft, project_id=line.id, text=named, due_on=due
            )

if keeps and unfinished:
    fold = show.fold(text.CHANGE, icon="edit", draft=(draft := visit.draft(f"change-{line.code}")))
    if fold.open:
        with fold:
            edit = editing.form(
                draft,
                sharing.project_fields(line),
                sharing.project_values(project),
                submit=text.SAVE,
            )
            if edit:
                visit.attempt(
                    projects.change_project, done=text.CHANGED, draft=draft, project_id=line.id, seen=edit.seen,
                    **edit.whole,
                )  # fmt: skip

show.heading(text.ABOUT)
sharing.origins(visit, project)
lines.facts(sharing.project_facts(project))
