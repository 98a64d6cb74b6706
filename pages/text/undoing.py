"""Words for taking back what oneself did just now."""

from typing import Final

from pages.text.phrase import Phrase

MINE = Phrase("我刚做的，一小时内可以撤销（{count}）", "What I just did, to be undone within the hour ({count})")
UNDO = Phrase("撤销", "Undo")
UNDONE = Phrase("已撤销：{what}", "Undone: {what}")
WHAT: Final = {
    "activity.planned": Phrase("开了活动：{words}", "Began the activity: {words}"),
    "activity.residents_counted": Phrase("记下服务居民人数", "Kept the number of residents served"),
    "activity.closed": Phrase("小结并报送了：{words}", "Closed: {words}"),
    "activity.confirmed": Phrase("确认了：{words}", "Confirmed: {words}"),
    "relay.recorded": Phrase("按接龙或签到表登记的一批", "Entered a whole relay or sheet"),
    "attendance.refused": Phrase("取消了 {words} 的到场", "Struck the arrival of {words}"),
    "knock.turned_away": Phrase("没有让 {words} 登记", "Turned {words} away"),
    "need.solved": Phrase("确认已解决：{words}", "Confirmed as solved: {words}"),
    "need.written": Phrase("记下需求：{words}", "Wrote down the need: {words}"),
    "wish.posted": Phrase("发布微心愿：{words}", "Posted the wish: {words}"),
}
"""What was done, by its event in the journal."""
