"""Words of the weights of matching: their fields, the trial on past needs, and the versions."""

from collections.abc import Mapping
from typing import Final

from pages.text.phrase import Phrase

LEAD = Phrase(
    "给一件需求排人时，每条理由最多占多少分，由本单位来定；单件对接和全城对接用同一套。",
    "How much each reason may add when members are ranked for a need is the bureau's to set; "
    "one need and the whole city use the same weights.",
)
NOW = Phrase("现行权重", "Weights in force")
IN_FORCE = Phrase("现行", "in force")
BUILT_IN = Phrase("现在用的是软件自带的一套。", "These are the weights that came with the software.")
REASONS: Final[Mapping[str, Phrase]] = {
    "skill": Phrase("特长", "Skill"),
    "close": Phrase("远近", "Closeness"),
    "load": Phrase("本季任务", "Load"),
    "rest": Phrase("间隔", "Rest"),
    "served": Phrase("服务", "Service"),
    "home": Phrase("居住地", "Home"),
}
SET_TITLE = Phrase("改权重", "Change the weights")
NOTE = Phrase(
    "六项合起来正好 100 分。“试算”什么也不写；保存后，下一次排序就按新的来。",
    "The six must be exactly 100 together. Trying writes nothing; once saved, the next ranking follows them.",
)
MEANING = Phrase(
    "特长：水平越高越多。远近：本社区报到最多，外区没有；两个社区都录了经纬度的，按距离算，8 公里以外没有。"
    "本季任务：任务越少越多。间隔：多日没被邀请的更多。服务：近一年经确认的服务，居民说不满意的按比例扣减。居住地：就住在本社区。职务、年龄、性别永远不计。",
    "Skill: more with each level. Closeness: most when checked in at the community, nothing outside the district; by "
    "distance where both communities have coordinates, nothing beyond 8 km. Load: more with fewer tasks this quarter. "
    "Rest: more when not asked for long. Service: confirmed within a year, less by the share that residents said had "
    "not helped. "
    "Home: lives in the community. Rank, age and sex never count.",
)
WHY = Phrase("原因", "Reason")
TRY = Phrase("试算", "Try it")
SAVE = Phrase("保存权重", "Save the weights")
SAVED = Phrase("新权重已保存，从现在起生效。", "The new weights are saved and hold from now on.")
TOTAL = Phrase(
    "六项现在合起来是 {total} 分，要正好 100 分才能试算。",
    "The six are {total} together; to try them they must be 100.",
)

TRIED = Phrase("拿最近办结的需求试算", "Tried on the needs solved last")
DEFINITION = Phrase(
    "实际服务的党员按现行权重排第几、按新权重排第几。人的情况按今天的算，不是当时的；“不在名单”是今天不能邀请，"
    "或者排得太靠后。什么也没有写。",
    "Where the member who really served stands by the weights in force and by the new ones. Members count as they are "
    "known today, not as they were then; “not listed” cannot be asked today or stands too low. Nothing is written.",
)
MOVED = Phrase(
    "{total} 件里：往前 {up} 件，往后 {down} 件；排在前 {first} 名的 {top} → {top_then} 件",
    "Of {total}: {up} move up, {down} down; among the first {first}: {top} → {top_then}",
)
NONE_SOLVED = Phrase(
    "还没有办结的需求可以拿来试算。有了办结的，这里会列出最近 20 件。",
    "No need is solved yet, so there is nothing to try the weights on. The last 20 solved will stand here.",
)
NEED = Phrase("需求", "Need")
SERVED_BY = Phrase("实际服务的党员", "Who served")
PLACE = Phrase("现在名次", "Place now")
PLACE_THEN = Phrase("新名次", "Place then")
UP = Phrase("进退", "Places up")
NO_PLACE = Phrase("不在名单", "not listed")
SKILL = Phrase("需要的特长", "Skill wanted")
COMMUNITY = Phrase("社区", "Community")

HISTORY = Phrase("各版权重", "Versions")
NO_HISTORY = Phrase(
    "还没有改过权重。每次保存都会在这里留下谁、什么时候、为什么。",
    "The weights have not been changed yet. Each change will stand here with who, when and why.",
)
VERSION = Phrase("第 {version} 版", "Version {version}")
SET_BY = Phrase("{name}于{day}设定：{reason}", "set by {name} on {day}: {reason}")
