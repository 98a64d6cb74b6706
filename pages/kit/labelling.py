"""The forms' labels as the bureau calls them: for places that read Markdown, and for those that show text as it is."""

from dataclasses import dataclass
from datetime import date

from db.reads.labels import labels_on
from db.rules.labels import Labels
from db.terms import Labelled
from pages.kit import say
from pages.kit.visit import Visit
from pages.text.own_labels import DEFAULTS
from pages.text.phrase import Phrase, typed


@dataclass(frozen=True, slots=True)
class Labelling:
    """How the fields of a form are called on a day."""

    form: Labelled
    own: Labels

    def bare(self, field: str) -> str:
        """Give a field's label for a place that shows text as it is."""
        label = self.own.get(field)
        return say.either(label.zh, label.en) if label else say.bare(DEFAULTS[self.form][field])

    def phrase(self, field: str) -> Phrase:
        """Give a field's label as words for a place that reads Markdown; what somebody typed is shown literally."""
        label = self.own.get(field)
        return typed(say.plain(label.zh), say.plain(label.en)) if label else DEFAULTS[self.form][field]


def labels_of(visit: Visit, form: Labelled, day: date | None = None) -> Labelling:
    """Ask how the fields of a form are called on a day, by default today."""
    return Labelling(form, visit.ask(labels_on, form=form, day=day or visit.today))
