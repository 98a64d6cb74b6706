"""How a name is found by its sound: full pinyin and initials, with surnames read as surnames are read."""

import re
from typing import Final

from pypinyin import Style, lazy_pinyin

SURNAMES: Final[dict[str, str]] = {
    "单": "shan", "仇": "qiu", "曾": "zeng", "解": "xie", "区": "ou", "查": "zha", "盖": "ge", "朴": "piao", "卜": "bu",
    "种": "chong", "重": "chong", "翟": "zhai", "缪": "miao", "乐": "yue", "员": "yun", "黑": "he", "秘": "bi",
    "折": "she", "繁": "po", "召": "shao", "覃": "qin", "隗": "wei", "都": "du", "祭": "zhai", "牟": "mu",
}  # fmt: skip
"""Surnames that are read differently from the same character elsewhere."""

DOUBLE: Final[dict[str, str]] = {
    "尉迟": "yu chi", "长孙": "zhang sun", "澹台": "tan tai", "宇文": "yu wen", "万俟": "mo qi", "单于": "chan yu",
    "欧阳": "ou yang", "上官": "shang guan", "司马": "si ma", "诸葛": "zhu ge", "夏侯": "xia hou",
    "皇甫": "huang fu", "慕容": "mu rong", "令狐": "ling hu", "司徒": "si tu", "东方": "dong fang",
    "南宫": "nan gong", "西门": "xi men", "独孤": "du gu", "端木": "duan mu",
}  # fmt: skip
"""Surnames of two characters."""

_WORD: Final = re.compile(r"[^\W_]+")
_LONGEST: Final = 120


def search_text(name: str) -> str:
    """Give what a search box matches for a name: initials, then full pinyin, e.g. "zs zhangsan" for 张三.

    Where a character of the surname is also commonly read otherwise, that reading follows: 单雄 gives "sx shanxiong dx
    danxiong", because people type what they believe.
    """
    plain = _syllables(name)
    first = _surname_first(name) or plain
    readings = [first] if first == plain else [first, plain]
    return " ".join(f"{_initials(reading)} {''.join(reading)}" for reading in readings if reading)[:_LONGEST].strip()


def _surname_first(name: str) -> list[str]:
    """Give the syllables of a name whose surname is read in a way of its own; of any other nothing."""
    if name[:2] in DOUBLE:
        return DOUBLE[name[:2]].split() + _syllables(name[2:])
    if name[:1] in SURNAMES:
        return [SURNAMES[name[0]], *_syllables(name[1:])]
    return []


def _syllables(text: str) -> list[str]:
    # what is not Chinese comes back whole: its words are taken as they are written
    return [word for spoken in lazy_pinyin(text, style=Style.NORMAL) for word in _WORD.findall(spoken.lower())]


def _initials(syllables: list[str]) -> str:
    return "".join(syllable[0] for syllable in syllables)
