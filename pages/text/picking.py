"""Words of picking several communities on the map, to see them together."""

from pages.text.phrase import Phrase

TAP = Phrase("点社区时", "A tap on a community")
OPEN = Phrase("点开社区", "Tap opens")
PICK = Phrase("点选几个", "Tap picks")
HOW = Phrase(
    "点街道或区的名称，选中那一片；按住 Shift 点社区，或用鼠标在空白处拖框，选几个一起看。",
    "Choose a street or a district by its name to pick its communities; pick others with Shift, or draw a box around "
    "them with the mouse.",
)
HOW_BY_FINGER = Phrase(
    "点街道或区的名称，选中那一片；要逐个选，先点“点选几个”。",
    "Choose a street or a district by its name to pick its communities; to pick them one by one, choose “Tap picks”.",
)
HOW_BY_TAP = Phrase(
    "点社区选上，再点去掉；点街道或区的名称，整片选；用鼠标拖框也可以。",
    "A tap picks a community, another leaves it out; a street's or a district's name picks all of it; so does a box "
    "drawn with the mouse.",
)
HOW_BY_TAP_AND_FINGER = Phrase(
    "点社区选上，再点去掉；点街道或区的名称，整片选。",
    "A tap picks a community, another leaves it out; a street's or a district's name picks all of it.",
)
HOW_ALONE = Phrase(
    "按住 Shift 点社区，或用鼠标在空白处拖框，选几个一起看。",
    "Pick communities with Shift, or draw a box around them with the mouse.",
)
HOW_ALONE_BY_FINGER = Phrase("想选几个一起看，先点“点选几个”。", "To pick several, choose “Tap picks”.")
HOW_ALONE_BY_TAP = Phrase(
    "点社区选上，再点去掉；用鼠标拖框也可以。",
    "A tap picks a community, another leaves it out; so does a box drawn with the mouse.",
)
HOW_ALONE_BY_TAP_AND_FINGER = Phrase("点社区选上，再点去掉。", "A tap picks a community, another leaves it out.")
HOW_ON_OUTLINES = Phrase(
    "按住 Shift 点地图上的一块，或用鼠标拖框，选几个一起看；也可以点下面的区和街道名称。",
    "Pick places on the map with Shift, or draw a box over them with the mouse; or pick a district or a street by its "
    "name below.",
)
HOW_ON_OUTLINES_BY_FINGER = Phrase(
    "点下面的区和街道名称，整片选；要逐个选，先点“点选几个”。",
    "Pick a district or a street by its name below; to pick places one by one, choose “Tap picks”.",
)
HOW_ON_OUTLINES_BY_TAP = Phrase(
    "点一块选上，再点去掉；用鼠标拖框、点下面的区和街道名称也可以。",
    "A tap picks a place, another leaves it out; so do a box drawn with the mouse, and the names of districts and "
    "streets below.",
)
HOW_ON_OUTLINES_BY_TAP_AND_FINGER = Phrase(
    "点一块选上，再点去掉；点下面的区和街道名称，整片选。",
    "A tap picks a place, another leaves it out; the names of districts and streets below pick all of theirs.",
)
WHOLES = Phrase("整区、整街道选", "Pick a whole district or street")
PICKED = Phrase("已选 {count} 个社区：{names}", "{count:community|communities} picked: {names}")
ONLY = Phrase("只看所选 {count} 个社区：{names}", "Only the {count:community|communities} picked: {names}")
ONLY_HERE = Phrase("只看{names}", "Only {names}")
ALL_AGAIN = Phrase("看全部", "Show all")
AND_OTHERS = Phrase("{names} 等", "{names} and others")
CLEAR = Phrase("清除所选", "Clear")
TOGETHER = Phrase("所选 {count} 个社区合计", "The {count:community|communities} picked, taken together")
ALL_OF = Phrase("选中{name}的 {count} 个社区", "Pick the {count:community|communities} of {name}")
NONE_OF = Phrase("去掉{name}的 {count} 个社区", "Leave out the {count:community|communities} of {name}")
ON_MAP = Phrase("{said} · 已选", "{said} · picked")
LISTED = Phrase("所选社区{measure}", "{measure} of the communities picked")
