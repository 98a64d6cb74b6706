"""Words of the scheme's lists: the part of its page where they are kept, and what it refuses."""

from typing import Final

from db.errors import Code
from pages.text.phrase import Phrase

PART = Phrase("分类", "Kinds and classes")
LEAD = Phrase(
    "需求、活动、岗位、资源的类别和受益对象，可以改成本单位的叫法、排顺序、停用；从某一天起用。除受益对象外，也可以加本单位自己的。"
    "每一项按自己的编码计数，改名、停用都不影响已有的记录和数字；自己加的单独成一项。导入台账时，现在的名称、原来的名称都认得；模板列的是现在可选的。",
    "The kinds of needs, activities, posts and resources, and whom they are for: call them as your bureau does, order "
    "them, retire them, from a day on. To all but the last you may add your own. Each entry is counted by its code, so "
    "no record and no figure changes with a name; what you add is counted by itself. Ledgers to be imported may "
    "use these names or the default ones; templates list what is offered now.",
)
LIST = Phrase("哪一类", "Which list")
ENTRY = Phrase("类别", "Entry")
DEFAULT = Phrase("原来的名称", "Default")
NOW = Phrase("现在的名称", "Called now")
STATE = Phrase("状态", "State")
OFFERED = Phrase("可选", "offered")
RETIRED = Phrase("已停用", "retired")
ADDED_HERE = Phrase("本单位自设", "added here")
SINCE = Phrase("从哪天起", "From")
PICK = Phrase("改哪一项", "Which entry")
ZH = Phrase("中文名称（空着就用原来的）", "Name in Chinese; empty is the default")
EN = Phrase("英文名称（空着就用中文）", "Name in English; empty is as in Chinese")
POSITION = Phrase("排在第几位", "Place in the list")
RETIRE = Phrase("停用：不再供选择，已有的记录照旧", "Retired: no longer offered; records that have it keep it")
SAVE = Phrase("保存这一项", "Save the entry")
SAVED = Phrase("从{since}起照此使用。", "This holds from {since}.")
ADD_TITLE = Phrase("加一项", "Add an entry")
ADD_NOTE = Phrase(
    "还可以加 {left} 项。加了以后表单、筛选、图表和导出里都有，单独计数；不要了可以停用。",
    "{left} more may be added. Forms, filters, charts and files have it from then on, counted by itself; it may be "
    "retired.",
)
ADD_FULL = Phrase(
    "这一类已经加满了。停用的可以按原来的名称恢复使用。",
    "This list is full. A retired entry may be offered again, by its own name.",
)
ADD_NEVER = Phrase(
    "受益对象是固定的，不能加：可以改名、排顺序、停用。",
    "Whom something is for is a fixed list: entries may be renamed, ordered and retired, and none added.",
)
NEW_ZH = Phrase("中文名称", "Name in Chinese")
ADD = Phrase("加上", "Add it")
ADDED = Phrase("“{name}”从{since}起可以选了。", "“{name}” may be chosen from {since}.")
SAME = Phrase(
    "“{name}”已经是另一项的名称，没有保存，填写的内容还在。",
    "Another entry is called “{name}” already; nothing was saved, what you typed is still here.",
)
HISTORY = Phrase("改过的分类", "History of the list")
NO_HISTORY = Phrase("这一类都是原来的名称和顺序。", "Every entry has its default name and place.")
BY = Phrase("设定人", "Set by")
ON = Phrase("设定日期", "Set on")
AGAIN = Phrase("原来的名称", "the default")

REFUSED: Final = {
    Code.KEPT_BY_SOFTWARE: (
        Phrase(
            "这一项系统会自动用到，不能停用，没有保存。可以改名。",
            "The software gives this entry by itself, so it cannot be retired; nothing was saved. It may be renamed.",
        ),
    ),
    Code.PAPER_SIGNED: (
        Phrase(
            "{day}签发过证明或半年报告，其中的叫法不再变，没有保存。请从{since}或以后的日子起改。",
            "Certificates or a half-year report were signed on {day} and keep their words; nothing was saved. Let it "
            "hold from {since} or later.",
        ),
    ),
    Code.NAME_IN_RECORDS: (
        Phrase(
            "停用的自设类别只能按原来的名称“{name}”恢复：以前的记录还用着它。没有保存。",
            "A retired entry of your own comes back by its own name only, “{name}”: earlier records bear it; nothing "
            "was saved.",
        ),
    ),
}
