"""Labels of the forms: set from a day on, or given back their default; what held before stays as it was."""

from datetime import date
from typing import Final

from sqlmodel import select

from db.errors import Code, Refusal
from db.reads.labels import labels_on
from db.rules import entries
from db.rules.labelled import FIELDS
from db.rules.labels import LONGEST_LABEL, Label
from db.rules.rights import Right
from db.tables.labels import OwnLabel
from db.terms import Labelled
from db.work import NOTHING_SEEN, Seen, Work
from db.writes.signed import only_unsigned

_DEFAULT: Final = Label("", "")
_SIGNED: Final = frozenset({Labelled.QA, Labelled.QB})


def set_label(
    work: Work, *, form: Labelled, field: str, since: date, zh: str, en: str = "", seen: Seen = NOTHING_SEEN
) -> OwnLabel:
    """Call a field of a form otherwise from a day on; in English as in Chinese where nothing is said.

    `seen` are the words that would hold on that day as they stood before. Raises CHANGED_MEANWHILE when they are
    not so any more, QUARTER_CLOSED for a day of a quarter whose forms are signed, NOT_FOUND for no field of it,
    EMPTY, TOO_LONG, NOT_ALLOWED.
    """
    made = _made(work, form, field, since)
    work.unmoved(labels_on(work.session, work.actor, form=form, day=since).get(field, _DEFAULT), seen)
    made.zh = entries.words(zh, "zh", LONGEST_LABEL)
    made.en = entries.maybe_words(en, "en", LONGEST_LABEL)
    work.record("label.set", work.add(made, Code.CHANGED_MEANWHILE))
    return made


def reset_label(work: Work, *, form: Labelled, field: str, since: date) -> OwnLabel:
    """Give a field its default back from a day on. Raises QUARTER_CLOSED, NOT_FOUND, NOT_ALLOWED."""
    made = _made(work, form, field, since)
    made.zh = made.en = ""
    work.record("label.reset", work.add(made, Code.CHANGED_MEANWHILE))
    return made


def _made(work: Work, form: Labelled, field: str, since: date) -> OwnLabel:
    """Give the version of a field's label that begins on a day: the one that is there, or a new one."""
    work.require(Right.KEEP_SCHEME)
    if field not in FIELDS[form]:
        raise Refusal(Code.NOT_FOUND, table="own_label")
    if form in _SIGNED:
        only_unsigned(work, since=since)
    made = work.session.exec(
        select(OwnLabel).where(OwnLabel.form == form, OwnLabel.field == field, OwnLabel.since == since)
    ).first() or OwnLabel(form=form, field=field, since=since, set_by=work.actor.account_id, set_at=work.now)
    made.set_by, made.set_at = work.actor.account_id, work.now
    return made
