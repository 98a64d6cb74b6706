"""Sentences of refusals: none asks for a fact that no refusal carries, so that whoever is told no is told all of it."""

import ast
from collections import defaultdict

import pytest

from db.errors import Refusal
from db.rules.birth import birth_month
from pages.text.refusals import SENTENCES, sentence
from tests.house.tree import sources


def test_every_sentence_can_be_filled_by_a_refusal_that_is_raised() -> None:
    carried: dict[str, list[set[str | None]]] = defaultdict(list)
    for file in sources("db"):
        for call in (node for node in ast.walk(file.tree) if isinstance(node, ast.Call)):
            if getattr(call.func, "id", "") == "Refusal" and call.args:
                for code in (node for node in ast.walk(call.args[0]) if isinstance(node, ast.Attribute)):
                    carried[code.attr].append({word.arg for word in call.keywords})

    assert carried
    assert [
        (code, phrase.zh)
        for code, phrases in SENTENCES.items()
        for phrase in phrases
        if phrase.gaps and not any(phrase.gaps <= facts or None in facts for facts in carried[code.name])
    ] == []


def test_a_month_that_cannot_be_read_is_answered_with_how_months_are_written() -> None:
    with pytest.raises(Refusal) as refused:
        birth_month("2005年7月1日", "joined_party")

    assert refused.value.facts["field"] == "joined_party"
    assert "1980-05" in sentence(refused.value).zh.format(**refused.value.facts)
