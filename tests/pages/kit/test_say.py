"""What people typed is shown literally, wherever Markdown is read."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.kinds import Version
from db.terms import KindList, Language, NeedKind, NeedStatus
from pages.kit import say
from pages.text import called
from pages.text.phrase import Phrase

HELLO = Phrase("你好，{name}", "Hello {name}")


ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
ACTIVE = re.compile(r"(?<!\\)(?:\\\\)*[`*_{}\[\]()#|~:$<>&@!^]")


def shown(text: str) -> str:
    """Give what a Markdown reader shows: a sign after a backslash stands for itself, every other one would act."""
    assert ACTIVE.search(text) is None
    return ESCAPED.sub(r"\1", text)


@pytest.mark.parametrize(
    "text",
    [
        "<img onerror=alert(1)>", "[点我](javascript:alert(1))", ":red[假警报]", "$$x^2$$", "![](http://x/1.png)",
        "# 标题", "1. 不是列表", "- 不是列表", "**粗**", "`代码`", "a_b_c", "www.example.org",
        ":material/warning:", "~~删~~",
    ],
)  # fmt: skip
def test_what_was_typed_is_shown_as_it_is(text: str) -> None:
    assert shown(say.plain(text)) == text


def test_directives_links_and_formulas_are_disarmed() -> None:
    assert say.plain(":red[x]") == r"\:red\[x\]"
    assert say.plain("$x$") == r"\$x\$"
    assert say.plain("http://x.org @a") == r"http\://x.org \@a"
    assert say.plain("www.x.org") == r"www\.x.org"


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40))
def test_no_typed_line_becomes_anything_but_itself(text: str) -> None:
    assert shown(say.plain(text)) == text


def test_a_fact_is_made_safe_and_a_word_of_the_scheme_is_said_by_its_label() -> None:
    say.speak(Language.ZH)

    assert say.say(HELLO, name="*张三*") == r"你好，\*张三\*"
    assert say.bare(HELLO, name="*张三*") == "你好，*张三*"
    assert say.say(HELLO, name=NeedStatus.OPEN) == "你好，待认领"
    assert say.say(NeedStatus.OPEN) == "待认领"


def test_the_language_is_that_of_the_run() -> None:
    say.speak(Language.EN)

    assert say.say(HELLO, name=NeedStatus.OPEN) == "Hello To be claimed"
    say.speak(Language.ZH)


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("截至{{last_day}}，党支部{{branches}}个。", Language.ZH),
        ("By {{last_day}} there were {{branches}} branches.", Language.EN),
        ("1. Activities: 2: 手机课堂 on 3 Feb 2026, 清扫楼道 on 5 Feb 2026.", Language.EN),
    ],
)
def test_a_paper_is_spoken_in_the_language_of_its_text_and_the_reader_in_theirs(written: str, spoken: Language) -> None:
    reader = next(one for one in Language if one is not spoken)
    say.speak(reader)

    with say.as_written(written):
        inside = say.language()

    assert (inside, say.language()) == (spoken, reader)


def test_each_run_calls_entries_by_its_own_records_and_hands_that_to_what_it_starts() -> None:
    def name(kind: str) -> Version:
        return Version(KindList.NEED, NeedKind.CULTURE, date(2026, 1, 1), kind, "", position=None, retired=False)

    def in_a_run(step: Callable[[], str]) -> str:
        with ThreadPoolExecutor(1) as runs:
            return runs.submit(step).result()

    def another() -> str:
        called.keep((name("别处的叫法"),), date(2026, 5, 1))
        return say.bare(NeedKind.CULTURE)

    def ours() -> str:
        say.speak(Language.ZH)
        called.keep((name("本局的叫法"),), date(2026, 5, 1))
        voice, inside = say.voice(), in_a_run(another)

        def later() -> str:
            say.take_up(voice)
            return say.bare(NeedKind.CULTURE)

        return f"{inside} {say.bare(NeedKind.CULTURE)} {in_a_run(later)}"

    assert in_a_run(ours) == "别处的叫法 本局的叫法 本局的叫法"
    assert say.bare(NeedKind.CULTURE) == "文化体育"
