"""How a quarter is closed on the screen: where it stands, what is missing, who fills, who checks, who corrects."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import streamlit as st

from db.reads.quarterly import Missing, QuarterState, Since, Version
from db.rules.calendar import day_in_shanghai
from db.rules.cells import asked_of
from db.rules.contradictions import Contradiction, contradictions
from db.rules.metrics import Metric
from db.rules.periods import Named
from db.rules.quarterly import COLUMNS, Change, Sheet
from db.terms import ActivityStatus, FormKind, NeedStatus, QuarterStatus
from db.writes import quarters
from pages.kit import beneath, forms, lines, quarterly, say, show, taking
from pages.kit.chips import Colour
from pages.kit.visit import Visit
from pages.text import quarterly as text
from pages.text.phrase import Phrase
from pages.text.telling import listing

_MOST_NAMES: Final = 12


def standing(state: QuarterState | None, version: Version | None, today: date) -> None:
    """Draw where a quarter stands: its chip, who filled and checked, which version, how late, whether it is whole."""
    facts = _signed(version) if version else _so_far(state, today) if state else []
    st.markdown(lines.beside(lines.flag(*_chip(state)), *facts))
    if state is not None and state.correcting_by is not None:
        st.info(say.say(text.CORRECTING, name=state.corrector, reason=state.correcting_reason), icon=":material/edit:")
    if version is not None:
        _digest(version)


def version_asked(versions: Sequence[Version], *, correcting: bool) -> Version | None:
    """Ask which version of a form is shown, where there is another than the one that counts; None is that one."""
    if not versions or (len(versions) == 1 and not correcting):
        return None
    earlier = versions if correcting else versions[1:]
    options = {
        str(one.version): say.bare(text.VERSION_OF, version=one.version, day=day_in_shanghai(one.frozen_at))
        for one in earlier
    }
    counts = text.BEING_CORRECTED if correcting else text.COUNTS_NOW
    asked = forms.filtered("version", text.WHICH_VERSION, options, every=counts)
    return next((one for one in earlier if str(one.version) == asked), None)


def earlier(version: Version) -> None:
    """Say which version of a form one looks at, why it was made, and that it is not the one that is worked on."""
    said = text.EARLIER if version.superseded else text.CLOSED_ONE
    why = say.say(text.VERSION_REASON, reason=version.reason) if version.reason else ""
    told = say.say(said, version=version.version, newest=version.newest)
    st.info(lines.beside(told, why), icon=":material/history:")


def kept(version: Version) -> None:
    """Draw one version of those that are kept: who filled and checked it when, and whether it is whole."""
    st.markdown(lines.beside(*_signed(version)))
    _digest(version)


def _so_far(state: QuarterState, today: date) -> list[str]:
    late = (today - state.due_on).days
    closed = state.closed_at and day_in_shanghai(state.closed_at)
    return [
        say.say(text.CLOSED_AT, day=closed) if closed else say.say(text.DUE, day=state.due_on),
        str(lines.flag(text.OVERDUE, "alarm", days=late)) if late > 0 and not closed else "",
        say.say(text.FILLED_BY, name=state.filler) if state.filler else "",
    ]


def _signed(version: Version) -> list[str]:
    when = text.CLOSED_AT if version.version == 1 else text.SIGNED_AT
    return [
        say.say(text.VERSION, version=version.version),
        say.say(text.FILLED_BY, name=version.filler) if version.filler else "",
        say.say(text.CHECKED_BY, name=version.checker) if version.checker else "",
        say.say(when, day=day_in_shanghai(version.frozen_at)),
    ]


def _digest(version: Version) -> None:
    st.caption(say.say(text.HASH, hash=version.content_hash[:16]))
    if not version.whole:
        show.trouble(text.BROKEN)


def _chip(state: QuarterState | None) -> tuple[Phrase, str, Colour]:
    if state is None:
        return text.STATE_NONE, "lock_open", "gray"
    if state.correcting_by is not None:
        return text.STATE_CORRECTING, "edit", "orange"
    if state.status is QuarterStatus.CLOSED:
        return text.STATE_CLOSED, "lock", "green"
    return (text.STATE_FILLED, "rule", "blue") if state.filled_by else (text.STATE_OPEN, "edit_note", "gray")


def checks(visit: Visit, found: Missing, sheet: Sheet) -> None:
    """Draw what to look at before one signs: what is not confirmed, not closed, not asked, and what no record tells."""
    names = listing(found.idle[:_MOST_NAMES], say.language()) + ("…" if len(found.idle) > _MOST_NAMES else "")
    unknown = [
        quarterly.heading(sheet, column)
        for column in COLUMNS[sheet.form]
        if column in set(Metric) and all(line.cells.get(column) is None for line in sheet.lines)
    ]
    said = [
        *_contradictions(sheet),
        say.say(text.UNCONFIRMED, count=found.unconfirmed) if found.unconfirmed else "",
        say.say(text.ACTIVITIES_OPEN, count=found.activities) if found.activities else "",
        say.say(text.SERVED_OPEN, count=found.served) if found.served else "",
        say.say(text.FOLLOWUPS_OPEN, count=found.followups) if found.followups else "",
        say.say(text.IDLE, count=len(found.idle), names=names) if found.idle else "",
        say.say(text.UNKNOWN_COLUMNS, names=listing(unknown, say.language())) if unknown and sheet.lines else "",
    ]
    told = [f"- {one}" for one in said if one]
    with st.expander(say.say(text.CHECKS, count=len(told)), icon=":material/fact_check:"):
        st.markdown("\n".join(told) or say.say(text.NOTHING_MISSING))
        _rows_of(visit, found)


def _rows_of(visit: Visit, found: Missing) -> None:
    """Draw the ways to what is still open: each activity that waits, and the lists of needs and follow-ups."""
    if found.waiting:
        st.markdown(say.say(text.WAITING))
    for one in found.waiting[:_MOST_NAMES]:
        people = say.bare(text.PEOPLE_WAITING, count=one.unconfirmed) if one.unconfirmed else ""
        words = [one.name, one.branch, say.fact(one.day), say.bare(one.status), people]
        visit.link("serve/activity", " · ".join(word for word in words if word), icon="event", code=one.code)
    if len(found.waiting) > _MOST_NAMES:
        visit.link("serve/activities", text.ALL_ACTIVITIES, icon="event", status=ActivityStatus.CLOSED)
    if found.served:
        visit.link("serve/needs", text.SERVED_ROWS, icon="description", status=NeedStatus.SERVED)
    if found.followups:
        visit.link("report/followups", text.FOLLOWUP_ROWS, icon="support_agent")


def _contradictions(sheet: Sheet) -> list[str]:
    found = contradictions(sheet)
    more = len(found) - _MOST_NAMES
    said = [_contradiction(sheet, one) for one in found[:_MOST_NAMES]]
    return [*said, say.say(text.MORE_CONTRADICTIONS, count=more)] if more > 0 else said


def _contradiction(sheet: Sheet, one: Contradiction) -> str:
    line, other = sheet.line(one.code), one.beside or one.column
    return say.say(
        text.CONTRADICTIONS[one.clash],
        line=quarterly.called(sheet, line) if line else one.code,
        column=quarterly.heading(sheet, one.column),
        says=quarterly.written(one.column, one.says),
        other=quarterly.written(other, one.other),
        beside=quarterly.heading(sheet, other),
    )


def steps(visit: Visit, state: QuarterState | None, named: Named) -> None:
    """Draw what the office may do with a quarter now, the one next step first."""
    if state is None:
        if forms.press(text.OPEN, key=(draft := visit.draft(f"open-{named.code}")), main=True, icon="lock_open"):
            visit.attempt(quarters.open_quarter, done=text.OPENED, draft=draft, name=named.code)
    elif state.status is QuarterStatus.CLOSED:
        _corrections(visit, state)
    elif state.filled_by is None:
        _fill(visit, state, named)
    else:
        _check(visit, state)


def _fill(visit: Visit, state: QuarterState, named: Named) -> None:
    if visit.today <= named.period.last:
        st.caption(say.say(text.TOO_EARLY, day=named.period.last))
        return
    if forms.press(text.FILL, key=(draft := visit.draft(f"fill-{state.name}")), main=True, icon="task_alt"):
        visit.attempt(quarters.fill_quarter, done=text.FILLED, draft=draft, quarter_id=state.id)


def _check(visit: Visit, state: QuarterState) -> None:
    if state.filled_by == visit.actor.account_id:
        st.caption(say.say(text.OWN_WORK))
    else:
        st.caption(say.say(text.CLOSE_NOTE))
        if forms.press(text.CLOSE, key=(draft := visit.draft(f"close-{state.name}")), main=True, icon="lock"):
            visit.attempt(quarters.close_quarter, done=text.CLOSED, draft=draft, quarter_id=state.id)
    if why := forms.reason(draft := visit.draft(f"back-{state.name}"), text.SEND_BACK, text.WHY):
        visit.attempt(quarters.send_quarter_back, done=text.SENT_BACK, draft=draft, quarter_id=state.id, reason=why)


def _corrections(visit: Visit, state: QuarterState) -> None:
    if state.correcting_by is None:
        if why := forms.reason(draft := visit.draft(f"correct-{state.name}"), text.CORRECT, text.WHY):
            visit.attempt(
                quarters.ask_correction, done=text.CORRECTION_ASKED, draft=draft, quarter_id=state.id, reason=why
            )
        return
    if state.correcting_by == visit.actor.account_id:
        st.caption(say.say(text.OWN_WORK))
    elif forms.press(text.SIGN, key=(draft := visit.draft(f"sign-{state.name}")), main=True, icon="lock"):
        visit.attempt(quarters.correct_quarter, done=text.SIGNED, draft=draft, quarter_id=state.id)
    if forms.press(text.DROP, key=(draft := visit.draft(f"drop-{state.name}")), icon="undo"):
        visit.attempt(quarters.drop_correction, done=text.DROPPED, draft=draft, quarter_id=state.id)


def override(visit: Visit, state: QuarterState, sheet: Sheet, picked: quarterly.Picked) -> None:
    """Offer to fill a cell by hand with a reason, or to let the records speak again."""
    facts: dict[str, Any] = {"quarter_id": state.id, "form": sheet.form, "cell": picked.cell}
    hand = sheet.hands.get(picked.cell)
    signed = state.filler if state.status is QuarterStatus.OPEN else ""
    if signed:
        st.warning(say.say(text.SIGNATURE_GOES, name=signed), icon=":material/warning:")
    filled, given_back = (
        (text.OVERRIDDEN_UNSIGNED, text.TAKEN_BACK_UNSIGNED) if signed else (text.OVERRIDDEN, text.TAKEN_BACK)
    )
    told = {"name": signed}
    with beneath.form(draft := visit.draft(f"cell-{state.name}-{picked.cell}"), border=True):
        st.caption(say.say(text.OVERRIDE))
        wanted = text.ASKED[asked_of(picked.column)]
        value = hand.typed if hand else ""
        typed = forms.text(
            text.VALUE, value=value, most=quarters.LONGEST_CELL, hint=wanted, required=True, field="value"
        )
        why = forms.text(
            text.WHY,
            value=hand.reason if hand else "",
            most=200,
            help_=text.OVERRIDE_HINT,
            required=True,
            field="reason",
        )
        pressed = forms.submit(text.SAVE)
    if pressed:
        whole = facts | {"value": typed, "reason": why}
        visit.attempt(quarters.override_cell, done=filled, draft=draft, told=told, **whole)
    if hand and forms.press(text.TAKE_BACK, key=(draft := visit.draft(f"give-{picked.cell}")), icon="undo"):
        visit.attempt(quarters.take_back_override, done=given_back, draft=draft, told=told, **facts)


def differences(sheet: Sheet, found: tuple[Change, ...], named: str) -> None:
    """Draw the cells that differ between two versions, old beside new."""
    headings = [say.bare(one) for one in (text.LINE, text.COLUMN, text.BEFORE, text.AFTER)]
    rows = [
        (
            one.name or say.bare(text.TOTAL),
            quarterly.heading(sheet, one.column),
            quarterly.written(one.column, one.before),
            quarterly.written(one.column, one.after),
        )
        for one in found
    ]
    show.table(
        taking.Sheet(
            say.bare(text.DIFFERENCES, form=text.FORMS[sheet.form], named=named),
            headings,
            lambda: rows,
            quarterly.HOLDS[sheet.form],
        )
    )


def behind(visit: Visit, since: Since) -> None:
    """Draw what was confirmed and asked since the forms were signed, from which their differences come."""
    if since.activities:
        st.caption(say.say(text.CAME_LATER))
    for one in since.activities[:_MOST_NAMES]:
        confirmed = say.bare(text.CONFIRMED_ON, day=one.confirmed_on)
        said = " · ".join((one.name, one.branch, say.fact(one.day), confirmed))
        visit.link("serve/activity", said, icon="event", code=one.code)
    if len(since.activities) > _MOST_NAMES:
        visit.link("serve/activities", text.ALL_ACTIVITIES, icon="event")
    if since.followups:
        st.caption(say.say(text.ASKED_LATER, count=since.followups))


def also(visit: Visit, form: FormKind, count: int, quarter: str) -> None:
    """Say that the other form would change as well, with the way to it: whoever signs, signs both."""
    told = say.bare(text.ALSO_CHANGES, form=text.FORMS[form], count=count)
    visit.link("report/quarter", told, icon="table_chart", quarter=quarter, form=form.value)
