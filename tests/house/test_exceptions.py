"""What is not foreseen is caught in few places, which answer for it; every exception to a rule gives its reason."""

import ast
import re
import tokenize
from collections.abc import Iterator
from io import StringIO

import pytest

from tests.house.tree import CODE, EVERYTHING, ROOT, broken, dotted, nodes, parsed, sources

EVERYTHING_GOES = {"Exception", "BaseException"}
ANSWERS_FOR_ALL: dict[str, str] = {
    "pages/kit/visit.py": "a person gets a reference code, the log gets the trace",
    "pages/doors/first.py": "the page itself follows and says what is wrong; the log gets the trace",
    "db/work/together.py": "one that breaks is performed alone, and what breaks it is raised where it was asked for",
}
SILENCED = re.compile(r"#.*\b(noqa|type: ignore|pragma)\b(?P<rest>.*)")
REASON = re.compile(r"[-#] .*\w{3,}")


def broad(tree: ast.Module) -> Iterator[ast.AST]:
    """Find handlers that catch whatever comes."""
    for node in nodes(tree):
        if isinstance(node, ast.ExceptHandler):
            kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            if any(kind is None or dotted(kind) in EVERYTHING_GOES for kind in kinds):
                yield node
        if isinstance(node, ast.Call) and dotted(node.func).endswith("suppress"):
            yield from (argument for argument in node.args if dotted(argument) in EVERYTHING_GOES)


def without_reason(text: str) -> list[int]:
    """Number the lines where a checker is silenced and nobody says why."""
    if not any(map(_silenced_bare, text.splitlines())):
        return []
    remarks = [token for token in tokenize.generate_tokens(StringIO(text).readline) if token.type == tokenize.COMMENT]
    return [remark.start[0] for remark in remarks if _silenced_bare(remark.string)]


def _silenced_bare(line: str) -> bool:
    silenced = SILENCED.search(line)
    return silenced is not None and not REASON.search(silenced["rest"])


def rules_without_reason(config: str) -> list[str]:
    """Name the rules that the configuration switches off without a remark beside or above."""
    bare, explained = [], False
    for line in config.splitlines():
        entry = re.fullmatch(r'\s*"([A-Z]+\d+)",?\s*(#.*)?', line)
        if entry and not entry[2] and not explained:
            bare.append(entry[1])
        explained = line.lstrip().startswith("#") or bool(entry and explained and not entry[2])
    return bare


@pytest.mark.parametrize(
    "snippet",
    [
        "try: f()\nexcept: g()",
        "try: f()\nexcept Exception: g()",
        "try: f()\nexcept (KeyError, BaseException) as e: g()",
        "with suppress(Exception): f()",
    ],
)
def test_a_broad_handler_is_found(snippet: str) -> None:
    assert len(list(broad(parsed(snippet)))) == 1


def test_a_narrow_handler_is_no_broad_one() -> None:
    assert list(broad(parsed("try: f()\nexcept (KeyError, ValueError): g()"))) == []


def test_silence_without_a_reason_is_found() -> None:
    text = "a = 1  # noqa: S105\nb = 2  # noqa: S105 - a code, not a secret\nc = 3  # type: ignore[arg-type]\n"

    assert without_reason(text) == [1, 3]


def test_a_rule_switched_off_without_a_reason_is_found() -> None:
    config = '# full-width signs\n"RUF001",\n"RUF002",\n"S101", # a test asserts\n"D203",\n'

    assert rules_without_reason(config) == ["D203"]


def test_only_the_named_places_catch_everything() -> None:
    assert broken(broad, sources(*CODE), allowed=ANSWERS_FOR_ALL) == []


def test_every_place_that_silences_a_checker_says_why() -> None:
    found = [f"{file.path}:{line}" for file in sources(*EVERYTHING) for line in without_reason(file.text)]

    assert found == []


def test_every_rule_that_is_switched_off_says_why() -> None:
    config = (ROOT / "pyproject.toml").read_text("utf-8")

    assert '"RUF001"' in config
    assert rules_without_reason(config) == []
