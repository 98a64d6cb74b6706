"""Letters and certificates: a quarter's batch written from the records, to be printed, sealed and sent."""

import streamlit as st

from db.reads import letters as questions
from db.rules.calendar import Span, day_in_shanghai
from db.rules.letters import kinds_for, written_code
from db.rules.periods import current, recent
from db.rules.rights import Right
from db.terms import ReportKind
from pages.kit import batching, forms, lettering, lines, periods, say, show
from pages.kit.visit import open_page
from pages.text import letters as text

visit = open_page("report/letters", text.LEAD)
quarters = {named.code: named for named in recent(visit.today, Span.QUARTER, 8)}
newest = current(visit.today, Span.QUARTER).before.code
with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    spoken = {code: periods.spoken(named) for code, named in quarters.items()}
    quarter = forms.filtered("quarter", text.QUARTER, spoken, default=newest) or newest
    reached = kinds_for(visit.actor)
    kinds = {kind.value: text.KINDS[kind] for kind in reached}
    kind = ReportKind(forms.filtered("kind", text.KIND, kinds, default=reached[0], wide=True) or reached[0])
period = quarters[quarter].period

batches = visit.ask(questions.batches, period=period)
show.figures(
    [
        show.Figure(
            text.KINDS[one.kind],
            say.fact(one.written),
            text.MEANS[one.kind],
            asides=(say.bare(text.WANTED, wanted=one.wanted),),
        )
        for one in batches
        if one.kind in reached
    ],
    across=3,
)

going_on = batching.going_on(visit)
batch = next(one for one in batches if one.kind is kind)
if visit.actor.may(Right.WRITE_LETTERS) and not going_on:
    waiting = visit.ask(questions.unconfirmed, period=period)
    if waiting:
        show.trouble(text.UNCONFIRMED, count=waiting)
    missing = batch.written < batch.wanted
    if batch.wanted:
        st.caption(
            say.say(text.MISSING_NOTE, count=batch.wanted - batch.written) if missing else say.say(text.RENEW_NOTE)
        )
    label, icon = (text.WRITE, "edit_document") if missing else (text.RENEW, "sync")
    if batch.wanted and forms.press(
        label, key=visit.draft(f"write-{kind}-{quarter}"), main=missing, icon=icon, kind=text.KINDS[kind]
    ):
        visit.renew(f"write-{kind}-{quarter}")
        whom = visit.ask(questions.to_write, kind=kind, period=period, missing=missing)
        batching.begin(visit, kind, quarter, whom)

if not batch.written:
    show.nothing(text.EMPTY)
    st.stop()

with st.container(horizontal=True, gap="small"):
    lettering.take_along(visit, kind, quarters[quarter], papers=batch.written)
    st.link_button(say.say(text.PRINT_ALL), f"/paper/letters/{kind}/{quarter}", icon=":material/print:")

typed = forms.searched("find", text.FIND, hint=text.FIND_HINT)
found = visit.ask(questions.letter_list, kind=kind, period=period, text=typed, page=lines.page_in_address())
for line in found.lines:
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="xsmall"):
        code = say.say(text.CODE, code=written_code(line.check_code)) if line.check_code else ""
        small = lines.beside(
            say.plain(line.where),
            say.say(text.SIGNED, day=day_in_shanghai(line.signed_at)),
            say.say(text.VERSION, version=line.version) if line.version > 1 else "",
            code,
        )
        lines.draw(say.plain(line.to), "", f":small[{small}]")
        lettering.take_one(visit, line)
        st.link_button(say.say(text.PRINT), f"/paper/letter/{line.id.hex}", icon=":material/print:")
lines.pages(found.total)
