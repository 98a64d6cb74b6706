"""Words of the wall screen: read from six metres, with nothing to tap."""

from pages.text.phrase import Phrase

OPEN = Phrase("大屏播放", "Wall screen")
MAP = Phrase("各社区{measure}", "{measure} by community")
MAP_PART = Phrase("各社区{measure}（{part} / {parts}）", "{measure} by community ({part} of {parts})")
PATH = Phrase("在办 {total} 件，其中 {overdue} 件超期", "{total:thing|things} under way, {overdue} of them overdue")
PATH_ON_TIME = Phrase("在办 {total} 件，没有超期", "{total:thing|things} under way, none overdue")
PATH_EMPTY = Phrase("现在没有在办的事", "Nothing is under way now")
TREND = Phrase("近 13 个月：需求与服务", "Thirteen months of needs and service")
DEEDS = Phrase("最近办成的实事", "The latest deeds")
NO_DEEDS = Phrase("还没有办成的实事，办成后会出现在这里。", "No deed yet; the first one will appear here.")
PROJECT = Phrase("完成共建项目", "A joint project finished")
NEED = Phrase("解决需求 · {kind}", "Solved · {kind}")
WISH = Phrase("实现微心愿", "Wish fulfilled")
OVERDUE = Phrase("⚠ 超期 {count} 件，最久超期 {days} 天", "⚠ {count} overdue, by up to {days:day|days}")
IN_TIME = Phrase("✓ 无超期", "✓ none overdue")
STAGE = Phrase("{number} {stage}", "{number} {stage}")
NOTHING = Phrase("还没有社区，录入后这里会出现全市地图。", "No community yet; the city's map will appear here.")
ASKED = Phrase("■ 征集需求", "■ Needs asked")
SOLVED = Phrase("■ 办结需求", "■ Needs solved")
PERSON_TIMES = Phrase("■ 服务人次", "■ Person-times")
