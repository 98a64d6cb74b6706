"""Sentences of refusals: none asks for a fact that no refusal carries, so that whoever is told no is told all of it."""

import ast
from collections import defaultdict

from pages.text.refusals import SENTENCES
from tests.house.tree import calls, nodes, sources


def test_every_sentence_can_be_filled_by_a_refusal_that_is_raised() -> None:
    carried: dict[str, list[set[str | None]]] = defaultdict(list)
    for file in sources("db"):
        for call in (call for name, call in calls(file.tree) if name == "Refusal" and call.args):
            for code in (node for node in nodes(call.args[0]) if isinstance(node, ast.Attribute)):
                carried[code.attr].append({word.arg for word in call.keywords})

    assert carried
    assert [
        (code, phrase.zh)
        for code, phrases in SENTENCES.items()
        for phrase in phrases
        if phrase.gaps and not any(phrase.gaps <= facts or None in facts for facts in carried[code.name])
    ] == []
