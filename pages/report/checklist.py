"""Standardisation checklist: items by the bureau, marks with evidence by the communities, progress for all."""

import streamlit as st

from db.reads import choices
from db.reads.checklist import checklist_items, checklist_of, checklist_progress
from db.rules.rights import Right
from db.writes import checklist
from pages.kit import beneath, editing, forms, lines, say, scheming, show
from pages.kit.visit import open_page
from pages.text import checklist as text
from pages.text import places

visit = open_page("report/checklist", text.LEAD)
items = visit.ask(checklist_items)
keeps = visit.actor.may(Right.KEEP_SCHEME)
if not any(not item.retired for item in items):
    show.nothing(text.EMPTY_ADMIN if keeps else text.EMPTY)
else:
    communities = {c.code: c for c in visit.ask(choices.communities)}
    only = next(iter(communities)) if len(communities) == 1 else ""
    names = {code: c.name for code, c in communities.items()}
    chosen = forms.filtered("community", text.COMMUNITY, names, default=only) if names else None
    if chosen is None:
        show.lines_or_empty(
            visit.ask(checklist_progress),
            columns={"community": text.COMMUNITY, "street": text.STREET, "met": text.MET, "items": text.OF},
            holds="community.name street.name",
            empty=text.EMPTY,
            title=say.bare(places.CHECKLIST),
        )
    else:
        here = communities[chosen]
        found = visit.ask(checklist_of, community_id=here.id)
        met = sum(line.mark_id is not None for line in found)
        show.heading(text.SUM, community=here.name, met=met, items=len(found))
        may_mark = visit.actor.may(Right.MARK_CHECKLIST) and visit.actor.reaches(community_id=here.id)
        for line in found:
            with st.container(border=True):
                chip = (
                    lines.flag(text.DONE, "task_alt", "green") if line.mark_id else lines.flag(text.NOT_YET, "pending")
                )
                said = ""
                if line.met_on is not None:
                    said = say.say(text.BY, name=line.marked_by, day=line.met_on, evidence=line.evidence)
                lines.draw(say.say(text.LINE, position=line.position, text=line.text), chip, said)
                if not may_mark:
                    continue
                draft = visit.draft(f"mark-{line.item_id}-{here.code}")
                if line.mark_id is None and (said := forms.reason(draft, text.MARK, text.EVIDENCE)):
                    visit.attempt(
                        checklist.mark_item,
                        done=text.MARKED,
                        draft=draft,
                        item_id=line.item_id,
                        community_id=here.id,
                        evidence=said,
                    )
                elif line.mark_id is not None and (said := forms.reason(draft, text.UNMARK, text.WHY)):
                    visit.attempt(
                        checklist.take_mark_back, done=text.UNMARKED, draft=draft, mark_id=line.mark_id, reason=said
                    )

if keeps:
    show.heading(text.ADD_TITLE)
    with beneath.form(
        draft := visit.draft("item"),
    ):
        typed = forms.text(text.TEXT, field="text", most=checklist.LONGEST, required=True)
        pressed = forms.submit(text.ADD, icon="add")
    if pressed:
        visit.attempt(checklist.add_item, done=text.ADDED, draft=draft, text=typed)
    if items:
        show.heading(text.CHANGE_TITLE)
        item = forms.one_of(
            text.WHICH,
            items,
            lambda one: say.bare(text.LINE, position=one.position, text=one.text),
            field="item_id",
            key="chosen-item",
        )
        if item is not None:
            edit = editing.form(
                draft := visit.draft(f"item-{item.id}"), fields := scheming.item_fields(), scheming.held(item, fields),
                submit=text.SAVE, main=True, border=True,
            )  # fmt: skip
            if edit:
                visit.attempt(
                    checklist.change_item, done=text.SAVED, draft=draft, item_id=item.id, seen=edit.seen, **edit.whole
                )
