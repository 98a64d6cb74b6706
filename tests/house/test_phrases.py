"""Phrases: said in both languages, with the same gaps; no word of the scheme is left without a label."""

import ast
import importlib
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from types import ModuleType

from db import terms
from db.errors import Code
from pages.text.labels import LABELS
from pages.text.phrase import Phrase
from pages.text.refusals import SENTENCES
from tests.house.test_words import CHINESE
from tests.house.tree import broken, calls, parsed, sources

# Constants that speak of the other language, or in it: the way out must be readable from the wrong side.
ACROSS = {"LANGUAGE", "OTHER_LANGUAGE", "LANGUAGE_KEPT", "LANGUAGE_SWITCH"}
LANGUAGES_IN_THEMSELVES = {"中文", "English"}
CHOICE = re.compile(r"\{\w+:([^|}]+)\|([^|}]+)\}")
# Its gap is a name: "Little Star wishes for".
NOT_COUNTED = {"THING"}
COUNTED = re.compile(r"\{\w+\} ((?:[a-z]+ )?[a-z-]+)")


def flaws(phrase: Phrase) -> list[str]:
    """Say what is wrong with a phrase."""
    found = []
    if not phrase.zh.strip() or not phrase.en.strip():
        found.append("empty")
    if phrase.zh != phrase.en and not CHINESE.search(phrase.zh) and any(map(str.isalpha, phrase.zh)):
        found.append("no Chinese in the Chinese")
    if CHINESE.search(phrase.en) and phrase.en not in LANGUAGES_IN_THEMSELVES:
        found.append("Chinese in the English")
    if gaps(phrase.zh) != gaps(phrase.en):
        found.append("different gaps")
    return found


def gaps(words: str) -> frozenset[str]:
    """Name the gaps of one side, by asking a phrase that has only this side."""
    return Phrase(words, "").gaps


def many(phrase: Phrase) -> set[str]:
    """Name what a phrase says of any number but one: "days", "people"."""
    only = [word for one, other in CHOICE.findall(phrase.en) for word in set(other.split()) - set(one.split())]
    return {word for word in only if word.endswith("s") or word == "people"}


def always_many(phrase: Phrase, counted: set[str]) -> list[str]:
    """Find what a phrase would say of one as of many: "1 days"."""
    return [words for words in COUNTED.findall(phrase.en) if counted & set(words.split())]


def unsaid(words: Iterable[StrEnum], said: Iterable[StrEnum]) -> list[str]:
    """Name the words of a list which have no label."""
    return sorted(set(words) - set(said))


def phrases(module: ModuleType) -> Iterator[tuple[str, Phrase]]:
    """Give every phrase that a module holds, however deep in its tables, with the name of its constant."""
    for name, value in vars(module).items():
        yield from ((name, phrase) for phrase in _inside(value, depth=4))


def said_twice(tree: ast.Module) -> list[str]:
    """Name the constants of a module that are said anew further down: the first words are never seen."""
    told = [node.targets[0] if isinstance(node, ast.Assign) else node.target
            for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign)]  # fmt: skip
    names = [target.id for target in told if isinstance(target, ast.Name)]
    return sorted({name for name in names if names.count(name) > 1})


def made_on_the_way(tree: ast.Module) -> Iterator[ast.AST]:
    """Find phrases that are made outside pages/text."""
    return (call for name, call in calls(tree) if name.rpartition(".")[2] == "Phrase")


def _inside(value: object, *, depth: int) -> Iterator[Phrase]:
    if isinstance(value, Phrase):
        yield value
    elif isinstance(value, dict) and depth:
        for inner in value.values():
            yield from _inside(inner, depth=depth - 1)
    elif isinstance(value, tuple | list | frozenset) and depth:
        for inner in value:
            yield from _inside(inner, depth=depth - 1)


def test_flaws_of_a_phrase_are_found() -> None:
    assert flaws(Phrase("认领", "Claim")) == []
    assert flaws(Phrase("{n} 人次", "{n} person-times")) == []
    assert flaws(Phrase("", "Claim")) == ["empty"]
    assert flaws(Phrase("Claim it", "Claim")) == ["no Chinese in the Chinese"]
    assert flaws(Phrase("认领", "认领")) == ["Chinese in the English"]
    assert flaws(Phrase("{n} 人", "people")) == ["different gaps"]


def test_a_count_that_says_1_days_is_found() -> None:
    counted = many(Phrase("{n} 天", "{n:day|days} late"))

    assert counted == {"days"}
    assert always_many(Phrase("{n} 天", "{n} whole days"), counted) == ["whole days"]
    assert always_many(Phrase("{n} 天，{of} 次", "{n:day|days}, {of} or more times"), counted) == []


def test_phrases_are_found_inside_tables() -> None:
    module = ModuleType("text")
    vars(module)["TABLE"] = {Code.EMPTY: (Phrase("一", "one"), [Phrase("二", "two")])}

    assert [(name, phrase.en) for name, phrase in phrases(module)] == [("TABLE", "one"), ("TABLE", "two")]


def test_a_word_without_a_label_is_found() -> None:
    assert unsaid(terms.Language, [terms.Language.ZH]) == ["en"]


def test_a_phrase_made_in_a_page_is_found() -> None:
    assert len(list(made_on_the_way(parsed('a = Phrase("一", "one")\nb = phrase.Phrase("二", "two")')))) == 2


def test_a_constant_that_is_said_twice_is_found() -> None:
    assert said_twice(parsed('A = Phrase("一", "one")\nB: Final = 2\nA = Phrase("二", "two")')) == ["A"]


def test_no_word_is_said_over() -> None:
    twice = {file.path: said_twice(file.tree) for file in sources("pages/text")}

    assert twice != {}
    assert {path: names for path, names in twice.items() if names} == {}


def test_every_phrase_is_whole() -> None:
    modules = [importlib.import_module(_module(file.path)) for file in sources("pages/text")]
    spoken = [(module.__name__, name, phrase) for module in modules for name, phrase in phrases(module)]

    assert spoken != []
    broken_ones = [(place, name, flaws(phrase), phrase) for place, name, phrase in spoken if flaws(phrase)]
    assert [one for one in broken_ones if one[1] not in ACROSS] == []


def test_what_is_counted_by_one_somewhere_is_so_everywhere() -> None:
    modules = [importlib.import_module(_module(file.path)) for file in sources("pages/text")]
    spoken = [(module.__name__, name, phrase) for module in modules for name, phrase in phrases(module)]
    counted = {word for _, _, phrase in spoken for word in many(phrase)}

    wrong = [(place, name, always_many(phrase, counted)) for place, name, phrase in spoken if name not in NOT_COUNTED]
    assert [one for one in wrong if one[2]] == []


def test_every_word_of_the_scheme_has_a_label() -> None:
    lists = [item for item in vars(terms).values() if isinstance(item, type) and issubclass(item, StrEnum)]
    lists = [item for item in lists if item is not StrEnum]

    assert lists != []
    assert {
        words.__name__: unsaid(words, LABELS.get(words, ())) for words in lists if unsaid(words, LABELS.get(words, ()))
    } == {}


def test_every_refusal_has_its_sentence() -> None:
    assert unsaid(Code, SENTENCES) == []
    assert [code for code, sentence in SENTENCES.items() if not sentence] == []


def test_phrases_are_made_with_the_words_only() -> None:
    assert broken(made_on_the_way, sources("dashboard.py", "db", "pages", "seed", but=["pages/text"])) == []


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
