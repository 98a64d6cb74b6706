"""Words of templates: activities of a sort, begun in two taps or planned ahead."""

from pages.text.phrase import Phrase

LEAD = Phrase(
    "常开的活动存成模板：到点两下就开，也能一次排好后面几次。",
    "Keep what you hold often: begun in two taps on its day, or planned ahead several times at once.",
)
EMPTY = Phrase(
    "还没有模板。在下面写一个，或在任何一次活动里点“存为模板”。",
    "No template yet. Write one below, or choose “Save as a template” at any activity.",
)
NEW = Phrase("写一个模板", "Write a template")
CHANGE = Phrase("修改", "Change")
NAME = Phrase("活动名称", "Name of the activity")
WEEKDAY = Phrase("星期几（不定期就不选）", "Weekday (none if it does not recur)")
WEEK = Phrase("每月第几个（每周都有就不选）", "Which one of the month (none for every week)")
ORDINALS = (
    Phrase("第一个", "first"),
    Phrase("第二个", "second"),
    Phrase("第三个", "third"),
    Phrase("第四个", "fourth"),
)
EVERY_WEEK = Phrase("每{weekday}", "every {weekday}")
EVERY_MONTH = Phrase("每月{week}{weekday}", "the {week} {weekday} of a month")
NO_RHYTHM = Phrase("不定期", "when wanted")
KEEP = Phrase("存为模板", "Save the template")
KEPT = Phrase("模板已保存。", "The template is kept.")
CHANGED = Phrase("模板已修改；已经排好的活动不变。", "The template is changed; activities planned by it stay.")
RETIRE = Phrase("停用", "Use no more")
RETIRED = Phrase("模板已停用；已经排好的活动不变。", "The template is used no more; activities planned by it stay.")
TODAY = Phrase("今天该开展", "due today")
PLANNED = Phrase("已排：{days}", "Planned: {days}")
AHEAD = Phrase("排好 {days}", "Plan {days}")
AHEAD_SAVE = Phrase("排好后 {count} 次", "Plan the next {count}")
AHEAD_DONE = Phrase("{count} 次活动已列入计划。", "{count:activity is|activities are} planned.")
ON_A_DAY = Phrase("排在哪天", "On which day")
ON_A_DAY_SAVE = Phrase("排这一次", "Plan this one")
BEGIN = Phrase("现在开一次", "Begin one now")
BEGUN = Phrase("{name} 已开始，可以登记到场。", "{name} has begun; enter who arrives.")
FROM_TEMPLATE = Phrase("从模板开一次活动", "Begin one from a template")
