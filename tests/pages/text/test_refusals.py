"""Sentences of refusals say what was refused, with the facts that it carries."""

import pytest

from db.errors import Refusal
from db.rules.birth import birth_month
from pages.text.refusals import sentence


def test_a_month_that_cannot_be_read_is_answered_with_how_months_are_written() -> None:
    with pytest.raises(Refusal) as refused:
        birth_month("2005年7月1日", "joined_party")

    assert refused.value.facts["field"] == "joined_party"
    assert "1980-05" in sentence(refused.value).zh.format(**refused.value.facts)
