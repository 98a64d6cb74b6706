"""What bears labels that the bureau may choose: the fields of each form, in the order of the form."""

from collections.abc import Mapping
from typing import Final

from db.rules.quarterly import COLUMNS
from db.terms import FormKind, Labelled

FIELDS: Final[Mapping[Labelled, tuple[str, ...]]] = {
    Labelled.QA: COLUMNS[FormKind.QA],
    Labelled.QB: COLUMNS[FormKind.QB],
    Labelled.DATA_FORM: (
        "code", "name", "gender", "born", "nation", "education", "joined_party", "unit", "branch", "duty", "home",
        "estate", "phone", "skills", "certificate", "times", "intents", "claims", "branch_opinion",
        "community_opinion", "checked_in_on",
    ),
    Labelled.SLIP: (
        "code", "organisation", "secretary", "contact", "phone", "members", "community", "day", "offers",
    ),
    Labelled.RECEIPT: ("branch", "community", "liaison", "handled_by", "date", "opinion"),
}  # fmt: skip
