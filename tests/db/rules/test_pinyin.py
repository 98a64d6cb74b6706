"""Names are found as people type them."""

import pytest

from db.rules.pinyin import search_text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("张三", "zs zhangsan"),
        ("单雄", "sx shanxiong dx danxiong"),
        ("仇丽", "ql qiuli cl chouli"),
        ("曾志强", "zzq zengzhiqiang czq cengzhiqiang"),
        ("区强", "oq ouqiang qq quqiang"),
        ("尉迟恭", "ycg yuchigong"),
        ("吕卫", "lw lvwei"),
        ("John·Smith", "js johnsmith"),
        ("", ""),
    ],
)
def test_a_name_is_found_by_initials_and_by_full_pinyin(name: str, text: str) -> None:
    assert search_text(name) == text


def test_a_very_long_name_stays_within_its_column() -> None:
    assert len(search_text("阿卜杜拉希木江买买提吐尔逊" * 4)) <= 120
