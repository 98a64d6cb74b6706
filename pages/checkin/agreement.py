"""One agreement: its promises with due days and evidence, the next step, and how much is kept."""

import streamlit as st

from db.reads.agreements import agreement_detail, evidence_of
from db.rules.rights import Right
from db.terms import AgreementStatus, ClauseStatus, Side
from db.writes import agreements
from pages.kit import agreeing, beneath, forms, joining, lines, say, show
from pages.kit.visit import open_page
from pages.text import agreements as text

visit = open_page("checkin/agreement", named=False)
today, actor = visit.today, visit.actor
agreement = visit.ask(agreement_detail, code=visit.code("code"), today=today)
line = agreement.line
show.title(f"{line.branch} ↔ {line.community}")
visit.link("checkin/agreements", text.BACK, icon="arrow_back")
signed = say.say(text.SIGNED_ON, day=line.signed_on) if line.signed_on else ""
year = say.say(text.OF_YEAR, year=str(line.year))
said = lines.beside(line.code, year, signed, say.plain(agreeing.kept(line)))
st.markdown(lines.row(*agreeing.chips(line), said))
agreeing.take_along(agreement)
lines.facts({text.CONTACT: agreement.contact, text.PHONE: agreement.contact_phone})
drafts = actor.may(Right.DRAFT_AGREEMENT) and actor.reaches(branch_id=line.branch_id)
ours = actor.reaches(branch_id=line.branch_id, community_id=line.community_id)
signs, keeps = (actor.may(right) and ours for right in (Right.SIGN_AGREEMENT, Right.KEEP_PROMISE))
in_force, waits = line.status is AgreementStatus.SIGNED, line.status is AgreementStatus.DRAFT

if waits:
    show.heading(text.NEXT)
    if not (drafts or signs):
        st.caption(say.say(text.NOTHING_TO_DO))
    if drafts:
        with (
            st.expander(say.say(text.ADD), expanded=not agreement.promises, icon=":material/add:"),
            beneath.form(draft := visit.draft(f"add-{line.code}"), border=False),
        ):
            party = forms.word(text.PARTY, Side, field="party", value=Side.BRANCH) or Side.BRANCH
            promised = forms.text(text.PROMISE, field="text", long=True, most=500, required=True)
            due = forms.day(text.DUE, field="due_on", value=None)
            pressed = forms.submit(text.ADD, main=False)
        if pressed:
            visit.attempt(
                agreements.add_promise, done=text.ADDED, draft=draft, agreement_id=line.id, text=promised, due_on=due,
                party=party,
            )  # fmt: skip
    if signs and agreement.promises:
        with beneath.form(draft := visit.draft(f"sign-{line.code}")):
            day = forms.day(text.SIGN_DAY, field="day", value=today, latest=today)
            pressed = forms.submit(text.SIGN, icon="handshake")
        if pressed:
            visit.attempt(
                agreements.sign_agreement, done=text.SIGNED, draft=draft, agreement_id=line.id, day=day or today
            )

show.heading(text.PROMISES)
if not agreement.promises:
    show.nothing(text.NO_PROMISES_YET if waits else text.NONE_ON_PAPER)
held = visit.ask(evidence_of, branch_id=line.branch_id, community_id=line.community_id) if keeps and in_force else ()
for one in (*agreement.of(Side.BRANCH), *agreement.of(Side.COMMUNITY)):
    if one == agreement.of(one.party)[0]:
        agreeing.side(agreement, one.party, signed=not waits)
    with st.container(border=True, gap="small"):
        agreeing.promise(one, line.year, today, signed=in_force)
        if waits and drafts:
            agreeing.reworded(visit, agreement, one)
        if not (keeps and in_force) or one.status is ClauseStatus.DROPPED:
            continue
        with st.container(horizontal=True, gap="small"):
            key = f"{line.code}-{one.position}"
            with st.popover(say.say(text.KEEP)):
                with beneath.form(draft := visit.draft(f"keep-{key}"), border=False):
                    shown = forms.text(
                        text.EVIDENCE, field="evidence", long=True, most=500, hint=text.EVIDENCE_HINT, required=True
                    )
                    by = forms.one_of(text.ACTIVITY, held, agreeing.activity, field="activity_id")
                    day = forms.day(text.KEPT_DAY, field="day", value=today, latest=today)
                    pressed = forms.submit(text.KEEP)
                if pressed:
                    visit.attempt(
                        agreements.keep_promise, done=text.KEPT_DONE, draft=draft, clause_id=one.id,
                        day=day or today, evidence=shown, activity_id=by.id if by else None,
                    )  # fmt: skip
            if one.status is not ClauseStatus.PROMISED:
                continue
            if said := forms.reason(draft := visit.draft(f"drop-{key}"), text.DROP, text.DROP_REASON):
                visit.attempt(agreements.drop_promise, done=text.DROPPED, draft=draft, clause_id=one.id, reason=said)

if not waits:
    joining.drawn(visit, agreement, held, keeps=keeps and in_force)
    agreeing.scans(visit, line, signs=signs)
agreeing.renewal(visit, agreement, drafts=drafts)
if signs and line.status is not AgreementStatus.ENDED:
    with st.expander(say.say(text.END)):
        st.caption(say.say(text.END_NOTE))
        if forms.press(text.END, key=(draft := visit.draft(f"end-{line.code}")), icon="block"):
            visit.attempt(agreements.end_agreement, done=text.ENDED, draft=draft, agreement_id=line.id)
