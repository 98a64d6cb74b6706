"""Sizes to live by: nothing that a reader cannot hold in mind at once."""

import ast
from statistics import median

from tests.house.tree import CODE, Source, nodes, parsed, sources

LONGEST_FILE = 400
LONGEST_TEST = 600
MEDIAN_FILE = 120
MEDIAN_FUNCTION = 12


def too_long(files: list[Source], limit: int) -> list[str]:
    """Name the files beyond the limit with their length."""
    return [f"{file.path}: {file.lines} lines" for file in files if file.lines > limit]


def function_lengths(tree: ast.Module) -> list[int]:
    """Give the length of every function, from its def to its last line."""
    return [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for node in nodes(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_a_file_beyond_the_limit_is_named() -> None:
    text = "x = 1\n" * 3
    files = [Source("db/a.py", text), Source("db/b.py", "")]

    assert too_long(files, 2) == ["db/a.py: 3 lines"]


def test_a_function_is_measured_from_def_to_last_line() -> None:
    tree = parsed("def f():\n    a = 1\n    return a\n\n\nclass C:\n    def g(self): ...\n")

    assert function_lengths(tree) == [3, 1]


def test_no_file_of_the_product_is_longer_than_a_reader_can_hold() -> None:
    found = too_long(sources(*CODE), LONGEST_FILE)

    assert found == []


def test_no_test_file_is_longer_than_a_reader_can_hold() -> None:
    found = too_long(sources("tests"), LONGEST_TEST)

    assert found == []


def test_the_median_file_is_short() -> None:
    lengths = [file.lines for file in sources(*CODE) if not file.path.endswith("__init__.py")]

    assert median(lengths) <= MEDIAN_FILE


def test_the_median_function_is_short() -> None:
    lengths = [length for file in sources(*CODE) for length in function_lengths(file.tree)]

    assert median(lengths) <= MEDIAN_FUNCTION
