"""The part of the scheme's page where labels of the forms are set: a field, its words, from when, and the history."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import streamlit as st

from db.reads.labels import LabelVersion, label_versions, labels_on
from db.rules.labelled import FIELDS
from db.rules.labels import LONGEST_LABEL, Labels
from db.terms import Labelled
from db.writes import labels
from pages.kit import editing, forms, say, show, taking
from pages.kit.editing import Field
from pages.kit.labelling import Labelling
from pages.kit.visit import Visit
from pages.text import own_labels as text
from pages.text.labels import label

_NONE: Final = {"zh": "", "en": ""}
_HOLDS: Final = "own_label.field own_label.since own_label.zh own_label.en account.name"


def settings(visit: Visit) -> None:
    """Draw a form's fields with their labels, the form that sets one, and the history."""
    show.lead(text.LEAD)
    codes = {form.value: label(form) for form in Labelled}
    form = Labelled(forms.filtered("form", text.FORM, codes, default="qa", wide=True) or Labelled.QA)
    own = visit.ask(labels_on, form=form, day=visit.today)
    field = forms.one_of(text.PICK, FIELDS[form], lambda one: say.bare(text.DEFAULTS[form][one]), key=f"field-{form}")
    if field is not None:
        _one(visit, form, field)
    _table(form, own)
    _history(form, visit.ask(label_versions, form=form))


def _one(visit: Visit, form: Labelled, field: str) -> None:
    since = forms.day(text.SINCE, value=visit.today, key=f"since-{form}-{field}") or visit.today
    st.caption(say.say(text.SINCE_NOTE))
    own = visit.ask(labels_on, form=form, day=since)
    facts: dict[str, Any] = {"form": form, "field": field, "since": since}
    told: dict[str, object] = {"field": text.DEFAULTS[form][field], "since": since}
    draft = visit.draft(f"label-{form}-{field}-{since}")
    named = editing.form(draft, _FIELDS, _held(form, own, field), submit=text.SAVE, main=True, border=True)
    if named:
        words = named.whole
        told |= {"label": say.either(words["zh"], words["en"])}
        seen = named.seen if field in own else _NONE
        visit.attempt(labels.set_label, done=text.SAVED, told=told, draft=draft, seen=seen, **facts, **words)
    if field in own and forms.press(
        text.RESET, key=(draft := visit.draft(f"default-{form}-{field}-{since}")), icon="undo"
    ):
        visit.attempt(labels.reset_label, done=text.RESET_DONE, told=told, draft=draft, **facts)


def _held(form: Labelled, own: Labels, field: str) -> Mapping[str, object]:
    """Give the words that a field bears by these labels: its own, or its default."""
    words = own.get(field) or text.DEFAULTS[form][field]
    return {"zh": words.zh, "en": words.en}


def _table(form: Labelled, own: Labels) -> None:
    called = Labelling(form, own)
    rows = [(say.bare(text.DEFAULTS[form][field]), called.bare(field)) for field in FIELDS[form]]
    headings = [say.bare(text.DEFAULT), say.bare(text.NOW)]
    show.table(taking.Sheet(say.bare(form), headings, lambda: rows, holds=_HOLDS), height="content")


def _history(form: Labelled, versions: Sequence[LabelVersion]) -> None:
    show.heading(text.HISTORY)
    if not versions:
        show.nothing(text.NO_HISTORY)
        return
    headings = [say.bare(one) for one in (text.FIELD, text.SINCE, text.NAMED, text.BY, text.ON)]
    rows = [
        (say.bare(text.DEFAULTS[form][one.field]), say.fact(one.since), _said(form, one), one.set_by,
         say.moment(one.set_at))
        for one in versions
    ]  # fmt: skip
    show.table(taking.Sheet(say.bare(text.HISTORY), headings, lambda: rows, holds=_HOLDS))


def _said(form: Labelled, version: LabelVersion) -> str:
    if version.zh:
        return say.either(version.zh, version.en)
    return say.bare(text.DEFAULT_AGAIN, label=text.DEFAULTS[form][version.field])


_FIELDS: Final = (
    Field("zh", text.ZH, lambda now, key: forms.text(text.ZH, value=now, most=LONGEST_LABEL, required=True, key=key)),
    Field("en", text.EN, lambda now, key: forms.text(text.EN, value=now, most=LONGEST_LABEL, key=key)),
)
