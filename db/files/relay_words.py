"""What stands around a name in a relay: how many come, who stays away, whose they are, and what is only talk."""

import re
import unicodedata
from typing import Final, NamedTuple

from db.files.names import HAN, number_word

_NUMBER: Final = r"(\d{1,2}|[一二两三四五六七八九十]{1,3})"
_FOLK: Final = r"(?:个|位|名)?(?:孩子|小孩|娃|家属|朋友|同事|邻居|家人|老人|志愿者|群众|人)"
#: a car's seats are no companions
_SEATS: Final = re.compile(rf"(?:可以?|能|还可)(?:带|载|坐|捎)\s*{_NUMBER}\s*(?:个|位|名)?人?")
_EXTRA: Final = re.compile(rf"(?:\+|[带携]|另加|外加)\s*(?:{_FOLK})?\s*{_NUMBER}\s*(?:{_FOLK}|个|位|名|人)?(?!\d)")
_WITH_FAMILY: Final = re.compile(rf"(?:[和及与带携]|偕同?)(?:着)?(?:{_FOLK}|爱人|老公|老婆|妻子|丈夫|先生|太太|父母)")
_COUPLE: Final = re.compile(r"夫妻俩?|夫妇俩?|两口子")
_FAMILY: Final = re.compile(rf"一?家{_NUMBER}口人?")
_BIG_AND_SMALL: Final = re.compile(r"(\d{1,2})\s*大\s*(?:(\d{1,2})\s*小)?")
_TOTAL: Final = re.compile(rf"(?:等|一?共计?|合计)?\s*[x×*]?\s*{_NUMBER}\s*(?:个人|人|名|位|个(?!{HAN}))(?![员民])")
_TIMES: Final = re.compile(r"[x×*]\s*(\d{1,2})(?!\d)")
_BARE: Final = re.compile(r"(?<=[^\W\d_])\s+(\d{1,2})\s*$")

_STAYS: Final = re.compile(r"不(?:用|需|必)?请假")
_LEAVE: Final = re.compile(
    r"(?:因?(?:病|事|年|产|公|婚|丧|休|探亲))?请?假(?!日|期|如|设)了?|"
    r"(?:不能?|无法|没法|没空|没时间)(?:来|去|参加|到)了?|[来去参加到]+不了了?|"
    r"(?:临时)?有事|冲突|取消|退出|出差|公出|外出|(?:值|加|上)班(?!室|长)|住院|在外地"
)
_ORGANISATION: Final = re.compile(rf"[{HAN}\d]{{1,24}}(?:党支部|支部|党委|党总支|总支|机关|社区|中心|街道|办事处)")
_PLACE: Final = re.compile(
    rf"[{HAN}\d]+(?:支部|党委|总支|机关|社区|中心|街道|小区|公司)|[{HAN}\d]{{2,}}(?:办|局|处|科|站|所|院|校|部|楼|组|队)"
)
_TITLE: Final = re.compile(
    rf"(?<=[{HAN}]{{2}})(?:同志|老师|主任|书记|科长|局长|处长|所长|站长|院长|校长|部长|经理|队长|组长|医生|党员)$"
)
_SAID: Final = re.compile(
    r"(?:已|我|能|可以|准时|一定|按时)*(?:报名|参加|收到|到场|到达|接龙)(?:了|成功)?|"
    rf"(?:代|帮|替)(?=[{HAN}]{{2,4}}(?:报名|接龙))"
)
_STICKER: Final = re.compile(
    r"\[(?:强|赞|玫瑰|抱拳|微笑|OK|好的|握手|庆祝|鼓掌|爱心|太阳|呲牙|愉快|偷笑|加油|加油加油|胜利|合十|拥抱|"
    r"憨笑|得意|咖啡|礼物|红包|福|發|烟花|爆竹|旺柴|666|社会社会|吃瓜|机智|嘿哈|捂脸|奸笑|耶|Emm|哇|打脸)\]",
    re.IGNORECASE,
)
_NOTICE: Final = re.compile(
    r"(?:活动|集合|报名|参加|服务|志愿|签到|注意|温馨|联系|截止|具体)*"
    r"(?:时间|地点|内容|主题|要求|事项|备注|说明|联系人|方式|电话|名额|人数|人员|对象|截止|着装|路线|交通|工具|物资|"
    r"费用|日期|提示|项目|形式|流程|安排)(?=[:\s]|$)"
)
_ROUND: Final = {"\U0001f51f": "10 ", "\ufe0f": "", "\u20e3": ""}


class Said(NamedTuple):
    """What a line says beside names: how many come, and what is left of it."""

    heads: int
    rest: str


def in_digits(raw: str) -> str:
    """Write every numeral that is one sign, ❶ ㊀ Ⅳ or a keycap, in digits."""
    return "".join(_ROUND.get(letter, _in_digits(letter)) for letter in raw)


def heads(words: str) -> Said:
    """Count who comes by what is said: "2人", "+1", "带2个孩子", "夫妻", "一家三口", "1大1小"; one without a word."""
    words = _SEATS.sub(" ", words)
    extra, words = _sum(_EXTRA, words)
    family, words = _sum(_WITH_FAMILY, words)
    couples, words = _sum(_COUPLE, words)
    total = couples and 2
    for counts in (_FAMILY, _BIG_AND_SMALL, _TOTAL, _TIMES, _BARE):
        some, words = _sum(counts, words)
        total = total or some
    return Said(max(total, 1) + extra + family, words)


def stays_away(words: str) -> bool:
    """Tell whether a line says that somebody does not come."""
    return bool(_LEAVE.search(_STAYS.sub(" ", words)))


def without_leave(words: str) -> str:
    """Give a line without the words that say that somebody stays away."""
    return _LEAVE.sub(" ", _STAYS.sub(" ", words))


def without_talk(words: str) -> str:
    """Give a line without stickers, mentions and politeness."""
    return _SAID.sub(" ", _STICKER.sub(" ", words).replace("@", " "))


def organisation_before(word: str) -> str:
    """Give the organisation that stands before a name without a blank: 甲支部 of 甲支部张三; else nothing."""
    found = _ORGANISATION.match(word)
    return found[0] if found and found.end() < len(word) else ""


def is_organisation(word: str) -> bool:
    """Tell whether a word names where somebody works or lives, and nobody."""
    return bool(_PLACE.fullmatch(word))


def without_title(word: str) -> str:
    """Give a name without what somebody is: 张三主任 → 张三."""
    return _TITLE.sub("", word)


def is_notice(words: str) -> bool:
    """Tell whether a numbered line belongs to the notice above the relay: "1. 时间：周六上午"."""
    return bool(_NOTICE.match(words))


def _sum(counts: re.Pattern[str], words: str) -> tuple[int, str]:
    found = [[number_word(group) for group in one.groups() if group] or [1] for one in counts.finditer(words)]
    return sum(map(sum, found)), counts.sub(" ", words)


def _in_digits(letter: str) -> str:
    if unicodedata.category(letter) not in {"No", "Nl", "So"}:
        return letter
    value = unicodedata.numeric(letter, 0.5)
    return f"{int(value)} " if value == int(value) else letter
