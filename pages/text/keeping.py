"""Words of the pages on which places, units and branches are kept."""

from collections.abc import Mapping
from typing import Final

from db.errors import Code
from pages.text.phrase import Phrase

PLACES_LEAD = Phrase(
    "全市的区、街道和社区：录入、改名、调整归属和次序；并掉的社区停用，历史都在。",
    "The city's districts, streets and communities: enter, rename, move and order them; merged ones are closed, "
    "and their past is kept.",
)
UNITS_LEAD = Phrase(
    "本单位和下属单位，以及各单位的党支部：录入、改名、停用；做过的事都在。",
    "The bureau's units and their Party branches: enter, rename and close them; what they did is kept.",
)
PART = Phrase("看哪一级", "Which level")
DISTRICTS = Phrase("区", "Districts")
STREETS = Phrase("街道", "Streets")
COMMUNITIES = Phrase("社区", "Communities")
UNITS = Phrase("单位", "Units")
BRANCHES = Phrase("党支部", "Branches")

NO_DISTRICTS = Phrase(
    "还没有区。先在下面加第一个区，再加街道，最后加社区；也可以从“导入台账”一次带进来。",
    "There is no district yet. Add the first below, then its streets, then the communities; or bring your ledgers "
    "under Import.",
)
NO_STREETS = Phrase(
    "已经有区了，还没有街道。请选“街道”加第一个，然后就能加社区。",
    "There are districts, but no street yet. Choose Streets and add the first; communities come next.",
)
NO_UNITS = Phrase(
    "还没有单位。先在下面加第一个单位，再加它的党支部；也可以从“导入台账”一次带进来。",
    "There is no unit yet. Add the first below, then its branches; or bring your ledgers under Import.",
)
NOTHING_YET = Phrase("这里还没有", "nothing here yet")

WITH_STREETS = Phrase("{name}（{count} 个街道）", "{name} ({count:street|streets})")
WITH_COMMUNITIES = Phrase("{name}（{count} 个社区）", "{name} ({count:community|communities})")
WITH_BRANCHES = Phrase("{name}（{count} 个党支部）", "{name} ({count:branch|branches})")
RESIDENTS_COUNT = Phrase("{count} 人", "{count:resident|residents}")
MEMBER_COUNT = Phrase("在职 {count} 人", "{count} in service")
IS_CLOSED = Phrase("已停用", "closed")

OF_DISTRICT = Phrase("属于哪个区", "In which district")
OF_STREET = Phrase("属于哪个街道", "In which street")
OF_UNIT = Phrase("属于哪个单位", "Of which unit")
DISTRICT_NAME = Phrase("区的名称", "Name of the district")
STREET_NAME = Phrase("街道名称", "Name of the street")
COMMUNITY_NAME = Phrase("社区名称", "Name of the community")
RESIDENTS = Phrase("常住人口（不清楚就空着）", "Residents; leave empty if unknown")
PHONE = Phrase("办公电话", "Office telephone")
LATITUDE = Phrase("纬度，例如 31.512345（不清楚就空着）", "Latitude, for example 31.512345; leave empty if unknown")
LONGITUDE = Phrase("经度，例如 119.812345", "Longitude, for example 119.812345")
DEGREES_HELP = Phrase(
    "居委会所在的位置，在地图软件里点一下就能看到；两个数都填，对接时就按公里数算远近。",
    "Where the community's office stands, as any map tells; with both, matching counts how many kilometres it is.",
)
UNPLACED = Phrase(
    "{whole} 个社区里有 {count} 个还没有经纬度：它们的远近只按同社区、同街道、同区来算。在上面选社区补填，"
    "或在“地图”页换上社区边界，一次补齐。",
    "{count} of {whole:community|communities} have no coordinates: for them only the same community, street or "
    "district counts as near. Enter them above, or load the communities' outlines under Map and all are filled in "
    "at once.",
)
UNIT_NAME = Phrase("单位名称", "Name of the unit")
BRANCH_NAME = Phrase("党支部名称", "Name of the branch")
SECRETARY = Phrase("书记姓名（印在联系单上）", "Secretary, as printed on slips")

ADD_TITLE = Phrase("新增一个", "Add one")
ADD = Phrase("加上", "Add it")
ADDED = Phrase("“{name}”已加上，可以接着加下一个。", "“{name}” is added; go on with the next.")
CHANGE_TITLE = Phrase("修改、排序或停用", "Change, order or close")
WHICH = Phrase("选哪一个", "Which one")
SAVE = Phrase("保存修改", "Save the change")
SAVED = Phrase("“{name}”已保存。", "“{name}” is saved.")
EARLIER = Phrase("往前排", "Move up")
LATER = Phrase("往后排", "Move down")
SHIFTED = Phrase("次序已调整。", "The order is changed.")
REMOVE = Phrase("录错了，删除", "Entered by mistake: remove")
REMOVED = Phrase("“{name}”已删除。", "“{name}” is removed.")

CLOSE_TITLE = Phrase("社区撤并，停用它", "The community is merged: close it")
CLOSE_NOTE = Phrase(
    "停用后不再出现在名单和地图上，做过的事都留着。在这里报到的党员和支部由接续的社区接着管："
    "党员直接转过去，支部的联系单重新送过去等回执。还没办结的事，请先办结。",
    "A closed community leaves the lists and the map; what happened there is kept. Whoever is checked in here goes on "
    "in the community that takes over: members at once, branches by a slip that awaits its receipt. Finish all else "
    "first.",
)
HANGS = Phrase("这里还有：{ties}。", "Still here: {ties}.")
TIE_COUNT = Phrase("{tie}共 {count}", "{count} {tie}")
SUCCESSOR = Phrase("由哪个社区接续（有人报到时必选）", "Taken over by; needed where anybody is checked in")
CLOSE_REASON = Phrase("停用原因，例如撤并文件", "Why, for example the decision to merge")
CLOSE = Phrase("停用", "Close")
CLOSED = Phrase("“{name}”已停用，历史都在。", "“{name}” is closed; its past is kept.")
CLOSED_NOTE = Phrase("已停用，不在名单和地图上。", "Closed: not on the lists or the map.")
REOPEN = Phrase("恢复使用", "Open again")
REOPENED = Phrase("“{name}”已恢复使用。", "“{name}” is open again.")

REFUSED: Final[Mapping[Code, tuple[Phrase, ...]]] = {
    Code.STILL_RUNS: (
        Phrase(
            "这里还有没了结的：{ties}，所以没有停用，什么也没有改动。请先办结、转出或关闭这些，再来停用。",
            "Not closed, because these still run here: {ties}. Finish, move or close them first, then come back.",
        ),
    ),
    Code.HAS_RECORDS: (
        Phrase(
            "它名下已有：{ties}，所以没有删除，什么也没有改动。有记录的只能移走或停用，历史都保留。",
            "Not removed, because these belong to it: {ties}. They can be moved or closed; the past is kept.",
        ),
    ),
    Code.CLOSED_ALREADY: (
        Phrase(
            "“{name}”已经停用，没有改动。请另选一个，或先恢复使用。",
            "“{name}” is closed; nothing was changed. Choose another, or open it again first.",
        ),
    ),
    Code.NAME_TAKEN: (
        Phrase(
            "已有同名记录（停用的也算），没有保存，填写的内容还在。请换个名称，或打开原有的那条。",
            "This name exists already, maybe closed; nothing was saved. Use another name or open the existing record.",
        ),
    ),
    Code.HALF_A_SPOT: (
        Phrase(
            "只填了经度或只填了纬度，没有保存，填写的内容还在。请两个都填，或都空着。",
            "Latitude and longitude go together; nothing was saved. Enter both, or leave both empty.",
        ),
    ),
    Code.SPOT_SWAPPED: (
        Phrase(
            "经度和纬度填反了，没有保存，填写的内容还在。纬度在 3 到 54 之间，经度在 73 到 136 之间，请对调。",
            "Latitude and longitude are in each other's place; nothing was saved. Latitude is 3 to 54, longitude 73 to "
            "136: swap them.",
        ),
    ),
    Code.OFF_THE_MAP: (
        Phrase(
            "这个位置不在国内，没有保存，填写的内容还在。纬度在 3 到 54 之间，经度在 73 到 136 之间，请核对。",
            "This is not a place in China; nothing was saved. Latitude is 3 to 54, longitude 73 to 136: check both.",
        ),
    ),
}
"""Why a place, a unit or a branch was not saved, closed or removed."""
