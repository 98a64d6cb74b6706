"""The times of the week at which somebody serves, as bureaus write them: 周一晚、周末、工作日晚上, 周二至四下午."""

import re
from collections.abc import Iterator
from typing import Final

from db.files.cells import NOTHING, Raw, plain, written
from db.files.flaws import BadCell, Flaw
from db.terms import DayPart

Weekly = tuple[int, DayPart]
"""A weekday, Monday being 0, and a part of it."""

_PARTS: Final = {
    "上午": (DayPart.MORNING,), "早上": (DayPart.MORNING,), "早晨": (DayPart.MORNING,),
    "下午": (DayPart.AFTERNOON,), "晚上": (DayPart.EVENING,), "晚间": (DayPart.EVENING,), "夜间": (DayPart.EVENING,),
    "早": (DayPart.MORNING,), "晚": (DayPart.EVENING,),
    "白天": (DayPart.MORNING, DayPart.AFTERNOON), "全天": tuple(DayPart),
}  # fmt: skip
_GROUPS: Final = {
    "工作日": range(5), "平时": range(5), "双休日": range(5, 7), "周末": range(5, 7),
    "每天": range(7), "天天": range(7), "每日": range(7), "随时": range(7), "不限": range(7),
}  # fmt: skip
_NUMBERS: Final = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_WEEK: Final = "(?:每?周|每?星期|每?礼拜)"
_ITEM: Final = re.compile(
    rf"(?:(?P<group>每?(?:{'|'.join(_GROUPS)}))|{_WEEK}?(?P<first>[一二三四五六日天])"
    rf"(?:(?:至|到|[-~—]+){_WEEK}?(?P<last>[一二三四五六日天])|(?P<more>[一二三四五六日天]*)))?"
    rf"(?P<part>{'|'.join(_PARTS)})?(?:的?时间|时段|都?可以?|均可|有空)?"
)
_BETWEEN: Final = re.compile(r"[、,;/|\s和及或与]+")
_BRACKETS: Final = re.compile(r"[()]")


def weekly(raw: Raw) -> tuple[Weekly, ...]:
    """Read times of the week; a day without a part of it is the whole day, a part without a day is every day.

    What stands side by side belongs together: 周一、周三晚上 are two evenings, 周六上午、下午 are both of Saturday.
    """
    items = [one for one in _BETWEEN.split(_BRACKETS.sub("", plain(raw))) if one]
    if "".join(items) in NOTHING:
        return ()
    read = [(one, _ITEM.fullmatch(one)) for one in items]
    found: set[Weekly] = set()
    waiting: list[int] = []
    days: tuple[int, ...] = tuple(range(7))
    for item, match in read:
        if match is None or not (match["group"] or match["first"] or match["part"]):
            raise BadCell(Flaw.TIMES_UNREADABLE, value=written(item))
        days = tuple(_days(match)) or days
        if match["first"] and not match["part"]:
            waiting += days
            continue
        # a group of days, unlike single ones, is never waiting for the part that another item names
        if waiting and not (match["first"] and match["part"]):
            found |= {(day, part) for day in waiting for part in DayPart}
            waiting = []
        parts = _PARTS.get(match["part"] or "", tuple(DayPart))
        found |= {(day, part) for day in (*waiting, *days) for part in parts}
        waiting = []
    found |= {(day, part) for day in waiting for part in DayPart}
    order = list(DayPart)
    return tuple(sorted(found, key=lambda one: (one[0], order.index(one[1]))))


def _days(match: re.Match[str]) -> Iterator[int]:
    if match["group"]:
        yield from _GROUPS[match["group"].removeprefix("每") if match["group"] not in _GROUPS else match["group"]]
    elif match["first"]:
        first = _NUMBERS[match["first"]]
        if match["last"]:
            # over a Sunday, too: 周六至周一
            yield from ((first + step) % 7 for step in range((_NUMBERS[match["last"]] - first) % 7 + 1))
        else:
            yield from (first, *(_NUMBERS[one] for one in match["more"] or ""))
