"""Journal: who did what, when and from where, with before and after; the chain that shows meddling; the workbook."""

import streamlit as st

from db.reads.journal import journal_length, journal_page
from pages.kit import journaling, lines, say, show
from pages.kit.visit import open_page
from pages.text import journal as text

visit = open_page("admin/journal", text.LEAD)
total = visit.ask(journal_length, now=visit.now)
wanted = journaling.wanted(visit)
page = visit.ask(journal_page, wanted=wanted, now=visit.now, **journaling.where(wanted))

st.caption(lines.beside(say.say(text.COUNT, total=total), journaling.said(wanted)))
if not page.entries:
    show.nothing(text.EMPTY)
for entry in page.entries:
    journaling.entry(entry)
journaling.pager(visit, page)

st.space("small")
journaling.check(visit, total)
journaling.export(visit, wanted)
