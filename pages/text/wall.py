"""Words of the wall screen: read from six metres, with nothing to tap."""

from pages.text.phrase import Phrase

AWAY = Phrase("连接中断，正在重连；数据截至 {at}", "Connection lost, joining again; figures as of {at}")
OPEN = Phrase("大屏播放", "Wall screen")
SCHEME = Phrase("双报到、双报告、双服务", "Double check-in, double report, double service")
MAP_EMPTY = Phrase("还没有社区", "No community yet")
MAP_NOBODY = Phrase(
    "{whole} 个社区都还没有党员报到", "Nobody has checked in at any of the {whole:community|communities} yet"
)
MAP_ALL = Phrase(
    "{whole} 个社区都有党员报到，{name}最多，{most} 人",
    "Members have checked in at all {whole:community|communities}; most at {name}: {most}",
)
MAP_SOME = Phrase(
    "{whole} 个社区中 {some} 个有党员报到，{name}最多，{most} 人",
    "Members have checked in at {some} of {whole:community|communities}; most at {name}: {most}",
)
MAP_COVERED = Phrase(
    "{whole} 个社区应到的党员都已报到", "Nobody expected is missing at any of {whole:community|communities}"
)
MAP_MISSING = Phrase(
    "{whole} 个社区中 {short} 个还有党员没报到，报到率最低：{name}，{least}%",
    "Members are missing at {short} of {whole:community|communities}; lowest at {name}: {least}%",
)
TIED = Phrase("{count} 个社区并列", "{count:community|communities}")
PART = Phrase("{title}（{part} / {parts}）", "{title} ({part} of {parts})")
PATH = Phrase("在办 {total} 件，其中 {overdue} 件超期", "{total:thing|things} under way, {overdue} of them overdue")
PATH_ON_TIME = Phrase("在办 {total} 件，没有超期", "{total:thing|things} under way, none overdue")
PATH_EMPTY = Phrase("现在没有在办的事", "Nothing is under way now")
TREND = Phrase(
    "近 13 个月征集 {asked} 件、办结 {solved} 件需求，服务 {times} 人次",
    "In thirteen months {asked:need|needs} asked, {solved} solved, {times:person-time|person-times} of service",
)
TREND_EMPTY = Phrase("近 13 个月还没有需求和服务的记录", "No need and no service recorded in thirteen months")
DEEDS = Phrase(
    "最近办成 {count} 件实事，最新一件在{community}",
    "The latest {count:deed|deeds}, the newest in {community}",
)
DEEDS_EMPTY = Phrase("还没有办成的实事", "No deed yet")
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
