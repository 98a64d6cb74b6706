"""Words of the rules of thumb: what the bureau asks, from which day on, and what held before."""

from pages.text.phrase import Phrase

TITLE = Phrase("基本规则", "Rules of thumb")
LEAD = Phrase(
    "从哪天起按哪个数，一版一版地记着：以前的日子仍按当时的数算，已结账的季度不变。",
    "Each number holds from a day on: earlier days are still counted by what held then, and closed quarters stay.",
)
SINCE = Phrase("从哪天起", "From")
SINCE_NOTE = Phrase(
    "岗位达标按那一天的数算；办理和回访的期限，从那天起新走的每一步按新数算，已定的期限不动。",
    "Who has enough posts on a day is counted by that day's number. Deadlines follow it for each step taken from that "
    "day on; those already set do not move.",
)
MINIMUM = Phrase("每名党员至少认领几个岗位", "Posts every member should claim at least")
MOST_TASKS = Phrase("全城对接时每人同时最多几件任务", "Most tasks of a member at one time, in a plan")
DUE = Phrase("较急的需求每一步最多几天（一般的加倍）", "Days for each step of an urgent need; twice as many for others")
CRITICAL = Phrase("紧急的需求每一步最多几天", "Days for each step of a critical need")
FOLLOW_UP = Phrase("办结后几天内回访", "Days within which a follow-up is due")
SAVE = Phrase("保存规则", "Save the rules")
SAVED = Phrase("从{since}起按新的规则。", "The new rules hold from {since}.")
HISTORY = Phrase("各版规则", "Versions")
NO_HISTORY = Phrase(
    "还没有改过，用的是软件自带的数：至少 {minimum_posts} 个岗位，最多 {most_tasks} 件任务；"
    "较急 {due_days} 天，紧急 {critical_days} 天，回访 {follow_up_days} 天。",
    "Nothing was ever set; the software's own numbers hold: at least {minimum_posts:post|posts}, at most "
    "{most_tasks:task|tasks}; {due_days:day|days}, critical ones {critical_days}, follow-ups {follow_up_days}.",
)
VALUES = Phrase(
    "至少 {minimum_posts} 个岗位 · 最多 {most_tasks} 件任务 · 较急 {due_days} 天 · 紧急 {critical_days} 天 · "
    "回访 {follow_up_days} 天",
    "at least {minimum_posts:post|posts} · at most {most_tasks:task|tasks} · urgent {due_days:day|days} · "
    "critical {critical_days:day|days} · follow-up {follow_up_days:day|days}",
)
ALWAYS = Phrase("启用本软件时", "from the beginning")
SET = Phrase("{name}于{day}设定", "set by {name} on {day}")
DROP = Phrase("撤回这一版", "Take this version back")
DROPPED = Phrase("还没生效的这一版已撤回。", "The version that had not begun is taken back.")
ALREADY_BEGUN = Phrase(
    "这一版自{since}起已经生效，没有撤回。要改的话，请从今天起另设一版。",
    "This version holds since {since}, and was not taken back. Set another one from today on instead.",
)

RANKINGS_TITLE = Phrase("积分排名", "Rankings")
RANKINGS = Phrase("允许积分排名", "Allow rankings by points")
RANKINGS_NOTE = Phrase(
    "默认关闭：国家关于整治“指尖上的形式主义”的规定（2023年、2026年）不许强制搞积分排名。"
    "关闭时，积分一律按单位和姓名排列。确需打开的，请先经本单位研究同意。",
    "Off by default: the national rules against formalism at the fingertips (2023, 2026) forbid compulsory rankings by "
    "points. While off, points are listed by unit and name only. Switch it on only after your bureau has agreed to it.",
)
SAVE_RANKINGS = Phrase("保存", "Save")
RANKINGS_ON = Phrase("积分排名已打开。", "Rankings are on.")
RANKINGS_OFF = Phrase("积分排名已关闭。", "Rankings are off.")
