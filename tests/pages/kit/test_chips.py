"""Chips: words of two lists that are spelled alike keep their own icon and colour."""

import ast
from collections import defaultdict
from pathlib import Path

from db import terms
from pages.kit import chips
from pages.kit.chips import look


def test_words_spelled_alike_keep_their_own_look() -> None:
    assert look(terms.NeedStatus.OFFERED) == ("forum", "orange")
    assert look(terms.ResourceStatus.OFFERED) == ("campaign", "violet")
    assert look(terms.ActivityStatus.CLOSED) == ("fact_check", "orange")
    assert look(terms.CensusStatus.CLOSED) == ("task_alt", "green")


def test_no_line_of_the_table_is_lost_to_another_one() -> None:
    tree = ast.parse(Path(chips.__file__).read_text("utf-8"))
    table = next(node for node in ast.walk(tree) if isinstance(node, ast.Dict))
    said: dict[str, set[str]] = defaultdict(set)
    for key, value in zip(table.keys, table.values, strict=True):
        said[ast.unparse(key).rpartition(".")[2] if key else ""].add(ast.unparse(value))

    assert {word: looks for word, looks in said.items() if len(looks) > 1} == {}
