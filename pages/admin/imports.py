"""Imports: a ledger as it really is, the fate of its every row, one yes; and the way back."""

import streamlit as st

from db.reads.imports import batches
from db.writes.imports import undo_batch
from pages.kit import forms, importing, lines, say, show
from pages.kit.visit import open_page
from pages.text import imports as text

visit = open_page("admin/imports", text.LEAD)
history = visit.ask(batches, page=lines.page_in_address())
sheets = importing.uploaded(visit)
if importing.going_on(visit):
    st.stop()
importing.templates(visit)

for ledger, group in importing.ledgers(sheets or ()):
    show.heading(text.LEDGERS[ledger])
    if done := importing.imported(group, history.lines):
        importing.told(done)
        importing.returns(group, done)
        continue
    found = importing.founding(visit, ledger)
    outcome = importing.foreseen(visit, group, found=found)
    if outcome is None:
        continue
    st.markdown(f"**{say.say(text.SUMMARY, taken=outcome.taken, back=len(outcome.back))}**")
    if not outcome.taken:
        show.trouble(text.NOTHING_IN)
    elif forms.press(text.IMPORT, key=f"import-{ledger}", main=True, icon="task_alt", taken=outcome.taken):
        importing.begin(visit, group, found=found)
    importing.returns(group, outcome)
    importing.fates(group, outcome)

show.heading(text.HISTORY)
if not history.lines:
    show.nothing(text.EMPTY)
    st.stop()
st.caption(say.say(text.COUNT, total=history.total))
for line in history.lines:
    with st.container(border=True):
        importing.batch(line)
        if importing.may_be_undone(line) and (
            said := forms.reason(draft := visit.draft(f"undo-{line.id}"), text.UNDO, text.UNDO_REASON)
        ):
            visit.attempt(undo_batch, done=text.UNDONE, draft=draft, batch_id=line.id, reason=said)
lines.pages(history.total)
