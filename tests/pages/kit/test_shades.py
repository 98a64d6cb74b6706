"""The legend of a map: each class by a word that fits among the others, and only values that are there."""

import pytest

from db.rules.banding import bands, narrowed
from db.rules.metrics import Measure, ends
from db.terms import Language
from pages.kit import say, shades


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([0, 0, 10], ["没有：2 个", "有（10）：1 个"]),
        ([0, 1, 1, 10, 10], ["没有：1 个", "最少（1）：2 个", "最多（10）：2 个"]),
        ([0, 1, 5, 9], ["没有：1 个", "最少（1）：1 个", "中等（5）：1 个", "最多（9）：1 个"]),
        ([3, 3, 3], ["均为 3：3 个"]),
        ([0, 0], ["没有：2 个"]),
        (
            [1, 2, 3, 7, 9],
            ["最少（1）：1 个", "较少（2）：1 个", "中等（3）：1 个", "较多（7）：1 个", "最多（9）：1 个"],
        ),
    ],
)
def test_few_and_many_are_told_of_those_that_have_something(values: list[int], said: list[str]) -> None:
    say.speak(Language.ZH)

    keys = shades.legend(narrowed(bands(values), values), 0, Measure.ACTIVITIES)

    assert [key.words for key in keys] == said
    assert len({key.band for key in keys}) == len(keys)


def test_of_the_coverage_a_place_where_nobody_is_missing_stands_apart() -> None:
    values = [0, 59, 60, 89, 90, 99, 100, 100]

    keys = shades.legend(bands(values, ends=ends(Measure.COVERAGE)), 0, Measure.COVERAGE)

    assert [key.words for key in keys] == [
        "很低（0–59%）：2 个",
        "偏低（60–79%）：1 个",
        "中等（80–89%）：1 个",
        "较高（90–99%）：2 个",
        "全到（100%）：2 个",
    ]
