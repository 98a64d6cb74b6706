"""Words of the trainings and honours of a member."""

from pages.text.phrase import Phrase

PART = Phrase("培训与荣誉", "Training and honours")
NOTE = Phrase(
    "记一次就够：本人页面、党员页面和服务证明都从这里来。",
    "Noted once: the member's own page, this page and the certificate of service all tell it.",
)
EMPTY = Phrase("还没有登记培训或荣誉。", "No training or honour is noted yet.")
OWN_EMPTY = Phrase(
    "还没有。参加了培训、受了表彰，请告诉支部书记登记。",
    "Nothing yet. Tell your branch's secretary of a training you attended or an honour you were given.",
)
TRAINING = Phrase("登记培训", "Note a training")
TRAINING_WHAT = Phrase("培训内容", "What the training was about")
TRAINING_HINT = Phrase("例如：社区应急救护培训", "Such as: first aid in the community")
TRAINING_GIVER = Phrase("举办单位", "Held by")
TRAINING_DAY = Phrase("培训日期", "Day of the training")
HOURS = Phrase("学时（小时）", "Hours")
HONOUR = Phrase("登记荣誉", "Note an honour")
HONOUR_WHAT = Phrase("荣誉名称", "Honour")
HONOUR_HINT = Phrase("例如：优秀共产党员", "Such as: outstanding Party member")
HONOUR_GIVER = Phrase("授予单位", "Given by")
HONOUR_DAY = Phrase("授予日期", "Given on")
SAVE_TRAINING = Phrase("保存培训", "Save the training")
SAVE_HONOUR = Phrase("保存荣誉", "Save the honour")
SAVE_CHANGE = Phrase("保存更正", "Save the correction")
NOTED = Phrase("已登记。", "It is noted.")
CHANGE = Phrase("更正或取消一条", "Correct one or take it back")
WHICH = Phrase("哪一条", "Which one")
CHANGED = Phrase("已更正；已开出的服务证明不变。", "It is corrected; certificates that were written stay as they are.")
TAKE_BACK = Phrase("取消这一条", "Take it back")
WHY = Phrase("为什么取消", "Why it is taken back")
TAKEN_BACK = Phrase(
    "已取消；已开出的服务证明不变。", "It is taken back; certificates that were written stay as they are."
)
HOURS_SAID = Phrase("{hours} 小时", "{hours:hour|hours}")
