"""Words of what the two sides of an agreement do together: the year's plan, joint meetings, what they decided."""

from pages.text.phrase import Phrase

PLAN = Phrase("年度共建计划", "Plan of the year")
PLAN_SHARE = Phrase("完成 {done}/{planned}（{share}）", "{done} of {planned} done ({share})")
NO_PLAN = Phrase(
    "还没有计划。把一年里要一起做的事一件件写上，由哪一方、哪天前办，办了就能看到完成率。",
    "There is no plan yet. Write down what you will do together, by which side and until when; progress shows here.",
)
NO_MEETING = Phrase(
    "还没有开过联席会议。开过以后在这里记：谁参加、议定了什么、谁来办、哪天前办好。",
    "No joint meeting yet. Once held, note here who took part, what was decided, and who does it until when.",
)
ADD = Phrase("加一件", "Add an item")
WHAT = Phrase("做什么", "What is to be done")
HOLDER = Phrase("由哪一方办", "By which side")
DUE = Phrase("哪天前办好", "Done by")
PROMISE = Phrase("兑现协议里的哪一条（可不选）", "Which promise it keeps, if any")
ADDED = Phrase("已加上，轮到{holder}。", "Added. To be done by: {holder}.")
ON_TURN = Phrase("轮到{holder}，{day}前", "{holder}, by {day}")
DONE_ON = Phrase("{holder}，{day}办好，约定{due_on}前", "{holder}, done on {day}; it was due by {due_on}")
KEEPS = Phrase("对应承诺：{promise}", "keeps the promise: {promise}")
OVERDUE = Phrase("已逾期 {days} 天", "{days:day|days} overdue")
FINISH = Phrase("办好了", "Done")
OUTCOME = Phrase("办得怎样", "What came of it")
OUTCOME_HINT = Phrase("做了什么、多少人受益", "What was done, and for how many")
ACTIVITY = Phrase("对应活动（可不选）", "Activity, if any")
DONE_DAY = Phrase("哪天办好的", "Day")
FINISHED = Phrase("已记下。", "Noted.")
DROP = Phrase("不办了", "Drop")
DROP_REASON = Phrase("为什么不办了", "Why it is dropped")
DROPPED = Phrase("已取消，理由已记下。", "Dropped, with your reason on record.")

MEETINGS = Phrase("联席会议", "Joint meetings")
MEETING = Phrase("{day} · {place}", "{day} · {place}")
HOLD = Phrase("记一次联席会议", "Note a joint meeting")
DAY = Phrase("哪天开的", "Day")
PLACE = Phrase("地点", "Place")
BRANCH_SIDE = Phrase("支部一方谁参加", "Who took part for the branch")
COMMUNITY_SIDE = Phrase("社区一方谁参加", "Who took part for the community")
SIDE_HINT = Phrase("单位、职务和人数就够，例如：局机关支部书记等 3 人", "Unit, posts and how many will do")
NOTES = Phrase("说了什么", "What was said")
HELD = Phrase("已记下。议定的事一件件加在会议下面。", "Noted. Add what was decided below the meeting, one by one.")
OF_BRANCH = Phrase("支部：{who}", "branch: {who}")
OF_COMMUNITY = Phrase("社区：{who}", "community: {who}")
DECIDED = Phrase("加一条议定事项", "Add what was decided")
