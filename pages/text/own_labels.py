"""Words of the forms' own labels: the part of the scheme's page where they are set, and every field's default."""

from collections.abc import Mapping
from typing import Final

from db.rules.labelled import FIELDS
from db.rules.metrics import Metric
from db.rules.quarterly import REMARKS
from db.terms import Labelled
from pages.text import checkins, data_form, metrics, quarterly, slips
from pages.text.phrase import Phrase

PART = Phrase("表格栏目名称", "Labels of the forms")
LEAD = Phrase(
    "各张表的栏目可以改成本单位的叫法，从某一天起用；以前的季度、已结账的表仍是当时的名称。",
    "Fields of the forms may be called as your bureau calls them, from a day on; earlier quarters and closed forms "
    "keep the label of their time.",
)
FORM = Phrase("哪一张表", "Which form")
FIELD = Phrase("栏目", "Field")
DEFAULT = Phrase("原来的名称", "Default")
NOW = Phrase("现在的名称", "Label now")
PICK = Phrase("改哪一栏", "Which field")
NAMED = Phrase("改为", "Label")
ZH = Phrase("中文名称", "Label in Chinese")
EN = Phrase("英文名称（空着就用中文）", "Label in English; empty is as in Chinese")
SINCE = Phrase("从哪天起", "From")
SINCE_NOTE = Phrase(
    "季度表按季度最后一天的名称；联系单按报到那天的名称；登记表按今天的名称。",
    "Quarterly forms take the label of the quarter's last day, slips that of the day of the check-in, the data form "
    "today's.",
)
SAVE = Phrase("保存名称", "Save the label")
SAVED = Phrase("“{field}”从{since}起叫“{label}”。", "From {since}, “{field}” is called “{label}”.")
RESET = Phrase("恢复原来的名称", "Give the default back")
RESET_DONE = Phrase("“{field}”从{since}起恢复原来的名称。", "From {since}, “{field}” has its default again.")
HISTORY = Phrase("改过的名称", "History of the labels")
NO_HISTORY = Phrase("这张表的栏目都是原来的名称。", "All fields of this form have their defaults.")
BY = Phrase("设定人", "Set by")
ON = Phrase("设定日期", "Set on")
DEFAULT_AGAIN = Phrase("恢复为“{label}”", "{label}, the default again")

_DATA_FORM: Final = {
    "code": checkins.CODE, "name": checkins.NAME, "gender": checkins.GENDER, "born": checkins.BORN,
    "nation": data_form.NATION, "education": data_form.EDUCATION, "joined_party": data_form.JOINED_PARTY,
    "unit": checkins.UNIT, "branch": checkins.BRANCH, "duty": checkins.DUTY, "home": checkins.HOME,
    "estate": data_form.ESTATE, "phone": checkins.PHONE, "skills": checkins.SKILLS,
    "certificate": checkins.CERTIFICATE, "times": checkins.TIMES, "intents": data_form.INTENTS,
    "claims": data_form.CLAIMS, "branch_opinion": data_form.BRANCH_OPINION,
    "community_opinion": data_form.COMMUNITY_OPINION, "checked_in_on": data_form.CHECKED_IN_ON,
}  # fmt: skip
_SLIP: Final = {
    "code": slips.CODE, "organisation": slips.ORGANISATION, "secretary": slips.SECRETARY, "contact": slips.CONTACT,
    "phone": slips.PHONE, "members": slips.MEMBERS, "community": slips.COMMUNITY, "day": slips.DAY,
    "offers": slips.OFFERS,
}  # fmt: skip
_RECEIPT: Final = {
    "branch": slips.BRANCH, "community": slips.PAPER_COMMUNITY, "liaison": slips.LIAISON,
    "handled_by": slips.HANDLED_BY, "date": slips.RECEIVED_DAY, "opinion": slips.OPINION,
}  # fmt: skip


def _of_the_quarter(form: Labelled) -> Mapping[str, Phrase]:
    own = {**quarterly.COLUMNS, **({REMARKS: quarterly.SUGGESTIONS} if form is Labelled.QA else {})}
    return {field: own.get(field) or metrics.NAMES[Metric(field)] for field in FIELDS[form]}


DEFAULTS: Final[Mapping[Labelled, Mapping[str, Phrase]]] = {
    Labelled.QA: _of_the_quarter(Labelled.QA),
    Labelled.QB: _of_the_quarter(Labelled.QB),
    Labelled.DATA_FORM: _DATA_FORM,
    Labelled.SLIP: _SLIP,
    Labelled.RECEIPT: _RECEIPT,
}
"""How every field is called where the bureau has not said otherwise."""
