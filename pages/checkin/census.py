"""Census: start, sweep, work through what was found, close; what was corrected stays readable."""

from datetime import timedelta

import streamlit as st

from db.reads import choices
from db.reads.account_list import member_coded
from db.reads.censuses import censuses, finding_list, found_and_mended
from db.reads.coverage import coverage
from db.rules.rights import Right
from db.terms import CensusStatus, FindingKind
from db.writes import censuses as intents
from pages.kit import beneath, census, forms, lines, say, show
from pages.kit.visit import open_page
from pages.text import censuses as text
from pages.text import frame

visit = open_page("checkin/census", text.LEAD)
today, runs = visit.today, visit.actor.may(Right.RUN_CENSUS)
known = {one.name: one for one in visit.ask(censuses)}

if runs:
    with st.expander(say.say(text.START), expanded=not known, icon=":material/add:"):
        st.caption(say.say(text.START_NOTE))
        with beneath.form(draft := visit.draft("census"), border=False):
            name = forms.text(text.NAME, field="name", hint=text.NAME_HINT, required=True)
            began = forms.day(text.STARTED_ON, field="started_on", value=today, latest=today)
            due = forms.day(text.DUE_ON, required=True, field="due_on", value=today + timedelta(days=14))
            pressed = forms.submit(text.START)
        if pressed and due is not None:
            made = visit.attempt(
                intents.start_census, done=text.STARTED, draft=draft, rerun=False,
                name=name, started_on=began or today, due_on=due,
            )  # fmt: skip
            if made is not None:
                lines.go("checkin/census", census=made.name)
if not known:
    show.nothing(text.NONE)
    st.stop()

newest = next(iter(known))
census.follow(known.values())
chosen = known[forms.filtered("census", text.CENSUS, {name: name for name in known}, default=newest) or newest]
census.standing(chosen, today)
if chosen.closed_on is not None:
    said = say.bare(text.THAT_DAY, day=chosen.closed_on)
    visit.link("checkin/members", said, icon="event_available", day=chosen.closed_on.isoformat())
open_now = chosen.status is CensusStatus.OPEN
missing = visit.ask(coverage, day=today, today=today).missing
if open_now:
    census.missing_now(missing)
if not (visit.actor.reaches_all or visit.actor.branch_ids):
    st.caption(say.say(text.OF_BRANCHES))
    visit.link("checkin/members", text.TO_MISSING, icon="person_search")
    st.stop()
census.figures(visit.ask(found_and_mended, census_id=chosen.id))

if runs and open_now:
    with st.container(horizontal=True, gap="small"):
        if forms.press(text.SWEEP, key=(draft := visit.draft(f"sweep-{chosen.id}")), main=True, icon="manage_search"):
            visit.attempt(intents.sweep_census, done=text.SWEPT, draft=draft, census_id=chosen.id)
        with st.popover(say.say(text.ADD)):
            with beneath.form(draft := visit.draft(f"add-{chosen.id}"), border=False):
                code = forms.text(text.MEMBER, hint=text.MEMBER_HINT, most=20, required=True, field="member")
                wrong = forms.word(text.KIND, FindingKind, field="kind", value=FindingKind.WRONG_DATA)
                note = forms.text(text.NOTE, field="note", most=200)
                pressed = forms.submit(text.ADD, main=False)
            found_member = visit.ask(member_coded, code=code) if pressed and code else None
            if pressed and found_member is None:
                beneath.wrong("member", text.NO_SUCH_MEMBER, code=code)
            elif pressed and found_member is not None:
                visit.attempt(
                    intents.add_finding, done=text.ADDED, draft=draft, census_id=chosen.id,
                    member_id=found_member[0], kind=wrong or FindingKind.WRONG_DATA, note=note,
                )  # fmt: skip
        with st.popover(say.say(text.CLOSE)):
            with beneath.form(draft := visit.draft(f"close-{chosen.id}"), border=False):
                st.caption(say.say(text.CLOSE_NOTE))
                census.missing_now(missing)
                why = forms.text(text.REASON, field="reason", most=200, required=missing > 0)
                pressed = forms.submit(text.CLOSE, main=False)
            if pressed:
                visit.attempt(intents.close_census, done=text.CLOSED, draft=draft, census_id=chosen.id, reason=why)

branches = {b.code: b for b in visit.ask(choices.branches)}
which = forms.filtered(
    "which", text.WHICH, {"open": text.OPEN_ONES, "mended": text.MENDED_ONES}, default="open", wide=True
)
with st.popover(say.say(text.FILTERS), icon=":material/tune:"):
    kind = forms.filtered_word("kind", text.KIND, FindingKind)
    branch = forms.filtered("branch", text.BRANCH, {code: b.name for code, b in branches.items()})
found = visit.ask(
    finding_list,
    census_id=chosen.id,
    mended=which == "mended",
    kind=kind,
    branch_id=branches[branch].id if branch else None,
    page=lines.page_in_address(),
)
st.caption(say.say(text.COUNT, total=found.total))
if open_now and found.lines and which == "open":
    st.caption(say.say(text.ASSIGNED, due_on=chosen.due_on))
if not found.lines:
    show.nothing(text.NOTHING_MENDED if which == "mended" else text.NOTHING_OPEN)
with st.container(gap="xsmall"):
    for line in found.lines:
        with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
            census.finding(line, runs=open_now)
            with st.container(horizontal=True, wrap=False, width="content", vertical_alignment="center", gap="small"):
                visit.link("checkin/member", frame.DETAILS, code=line.code)
                if not (runs and open_now and line.mended_on is None):
                    continue
                if forms.press(text.MEND, key=(draft := visit.draft(f"mend-{line.id}")), icon="check"):
                    visit.attempt(intents.mend_finding, done=text.MENDED, draft=draft, finding_id=line.id)
lines.pages(found.total)
