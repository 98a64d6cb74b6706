"""One resource: whose it is, when it can be had, who claimed it, and the next step."""

import streamlit as st

from db.reads import choices
from db.reads.resources import resource_detail
from db.rules.rights import Right
from db.terms import ResourceStatus
from db.writes import resources
from pages.kit import beneath, checking, choosing, editing, forms, lines, say, sharing, show
from pages.kit.visit import open_page
from pages.text import resources as text

visit = open_page("serve/resource")
visit.link("serve/resources", text.BACK, icon="arrow_back")
resource = visit.ask(resource_detail, code=visit.code("code"))
line, actor = resource.line, visit.actor
offered = line.status is ResourceStatus.OFFERED
keeps = actor.may(Right.OFFER_RESOURCE) and actor.reaches(branch_id=line.branch_id)

lines.draw(say.plain(line.text), lines.row(*sharing.resource_chips(line)))
lines.facts(sharing.resource_facts(line))

if offered and (keeps or actor.may(Right.CLAIM_RESOURCE)):
    show.heading(text.NEXT)
if offered and actor.may(Right.KEEP_PROJECT):
    visit.link("serve/two_way", text.FITTING_NEEDS, icon="join_inner", side="resource", resource=line.code)
if offered and actor.may(Right.CLAIM_RESOURCE):
    communities = visit.ask(choices.communities)
    with beneath.form(draft := visit.draft(f"claim-{line.code}")):
        only = choosing.only(communities)
        place = forms.one_of(
            text.CLAIM_FOR, communities, checking.place, field="community_id", value=only, required=True
        )
        pressed = forms.submit(text.CLAIM, icon="front_hand")
    if pressed and place is not None:
        visit.attempt(
            resources.claim_resource, done=text.CLAIMED, draft=draft, resource_id=line.id, community_id=place.id
        )
if offered and keeps:
    with st.container(horizontal=True, gap="small"):
        if forms.press(text.SPEND, key=(draft := visit.draft(f"spend-{line.code}")), icon="task_alt"):
            visit.attempt(resources.spend_resource, done=text.SPENT, draft=draft, resource_id=line.id)
        if forms.press(text.WITHDRAW, key=(draft := visit.draft(f"withdraw-{line.code}")), icon="undo"):
            visit.attempt(resources.withdraw_resource, done=text.WITHDRAWN, draft=draft, resource_id=line.id)

if offered and keeps:
    fold = show.fold(text.CHANGE, icon="edit", draft=(draft := visit.draft(f"change-{line.code}")))
    if fold.open:
        with fold:
            edit = editing.form(
                draft,
                sharing.resource_fields(),
                sharing.resource_values(line),
                submit=text.SAVE,
            )
            if edit:
                visit.attempt(
                    resources.change_resource, done=text.CHANGED, draft=draft, resource_id=line.id, seen=edit.seen,
                    **edit.whole,
                )  # fmt: skip

show.heading(text.TAKERS)
if not resource.takers:
    show.nothing(text.NO_TAKERS)
for taker in resource.takers:
    st.markdown(f"- {say.say(text.TAKER, day=taker.day, community=taker.community)}")
