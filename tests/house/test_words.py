"""Words for people stand in pages/text, in column headings of db/files and in seeds; elsewhere there are codes."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house.tree import broken, calls, nodes, parsed, sources, texts

CHINESE = re.compile(r"[\u3001-\u303f\u3400-\u9fff\uff00-\uffef]")
SENTENCE = re.compile(r"[A-Za-z]{2,}[,;]? [A-Za-z]{2,}[,;]? [A-Za-z]{2,}")
MARKUP = re.compile(r"^\s*<|sans-serif")
PLACES_OF_WORDS = ("pages/text", "db/files", "db/migrations/versions")
PLACES_OF_MARKUP = ("pages/text", "pages/doors")
MAY_HOLD_CHINESE: dict[str, str] = {
    "db/rules/pinyin.py": "surnames with their sounds are what the rule is about",
}
MAY_HOLD_ENGLISH: dict[str, str] = {}


def chinese(tree: ast.Module) -> Iterator[ast.AST]:
    """Find Chinese that the program uses; a docstring may explain itself in any language."""
    return (node for node in texts(tree) if CHINESE.search(str(node.value)))


def sentences(tree: ast.Module) -> Iterator[ast.AST]:
    """Find English of three words and more, unless it is for the log: logged, or raised."""
    logs = (call for name, call in calls(tree) if name.startswith("_log."))
    raises = (node for node in nodes(tree) if isinstance(node, ast.Raise))
    noted = {id(part) for node in (*logs, *raises) for part in ast.walk(node)}
    written = (node for node in texts(tree) if id(node) not in noted and not MARKUP.search(str(node.value)))
    return (node for node in written if SENTENCE.search(str(node.value)))


@pytest.mark.parametrize("snippet", ['st.button("认领")', 'f"共{n}"', 'x = {"，": 1}', 'raise ValueError("错")'])
def test_chinese_in_code_is_found(snippet: str) -> None:
    assert len(list(chinese(parsed(snippet)))) == 1


@pytest.mark.parametrize(
    "snippet", ['"""报到: check-in."""', "x = 1  # 报到", 'class A:\n    """报到"""', 'a = "\\u00b7"']
)
def test_chinese_in_remarks_is_no_prose(snippet: str) -> None:
    assert list(chinese(parsed(snippet))) == []


def test_an_english_sentence_in_code_is_found() -> None:
    assert len(list(sentences(parsed('st.write("Nothing to show here")')))) == 1
    assert list(sentences(parsed('raise ValueError("no such page here")\nx = "two words"'))) == []
    assert list(sentences(parsed('_log.info("the door is open")\nx = "<p>the door is open"'))) == []


def test_no_chinese_stands_outside_the_places_of_words() -> None:
    files = sources("dashboard.py", "db", "pages", but=PLACES_OF_WORDS)

    assert broken(chinese, files, allowed=MAY_HOLD_CHINESE) == []


def test_no_english_sentence_stands_in_a_page() -> None:
    files = sources("dashboard.py", "pages", but=PLACES_OF_MARKUP)

    assert broken(sentences, files, allowed=MAY_HOLD_ENGLISH) == []
