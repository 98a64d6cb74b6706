"""What a ledger implies without a column for it: a branch's unit, where communities stand, the list's day, an alias."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from db.files.cells import plain
from db.files.days import day
from db.files.flaws import BadCell
from db.files.words import ACTIVITY_KINDS
from db.rules.pinyin import DOUBLE
from db.terms import ActivityKind

UNPLACED_DISTRICT: Final = "待归属区"
UNPLACED_STREET: Final = "待归属街道"
"""No ledger says which street a community belongs to; under these names they wait until somebody places them."""
PAPER: Final = "纸质台账"
"""In whose name it is confirmed what a ledger on paper shows as confirmed."""
SOMEBODY: Final = "某某"

_BRANCH: Final = re.compile(r"(?:第[一二三四五六七八九十\d]+)?(?:联合)?(?:党支部|党总支|党委|支部|总支)(?:委员会)?$")
_DAY: Final = re.compile(r"\d{4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*[日号]?")


def unit_of(branch: str) -> str:
    """Give the employer that a branch's name tells: 军休所党支部 → 军休所; the branch's own name when it tells none."""
    return _BRANCH.sub("", branch) or branch


def drawn_up_on(titles: Iterable[str]) -> date | None:
    """Give the day that the titles above a table name, the last one when they name several; None without one."""
    found = [named for title in titles for text in _DAY.findall(plain(title)) if (named := _day(text))]
    return max(found, default=None)


def alias_of(person: str) -> str:
    """Give the alias under which a wish is shown: the surname alone, 单东梅 → 单某某."""
    surname = person[:2] if person[:2] in DOUBLE else person[:1]
    return surname + SOMEBODY


def activity_name(community: str, kind: ActivityKind) -> str:
    """Give the name of an activity that a ledger knows only by its place and kind."""
    return community + next(word for word, meant in ACTIVITY_KINDS.items() if meant is kind)


def _day(text: str) -> date | None:
    try:
        return day(text)
    except BadCell:
        return None
