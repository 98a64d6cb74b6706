"""Words of the project list: between a community and a branch, step by step, confirmed at the end."""

from pages.text.phrase import Phrase

LEAD = Phrase(
    "社区（甲方）和支部（乙方）一起办的事：目标、步骤、进度、成效、满意度。",
    "What a community and a branch do together: goal, steps, progress, effect, satisfaction.",
)
COUNT = Phrase("共 {total} 个", "{total:project|projects}")
SEARCH = Phrase("查找项目", "Find a project")
SEARCH_HINT = Phrase("名称、编号或社区", "Name, code, community or branch")
STATUS = Phrase("状态", "State")
EMPTY = Phrase(
    "还没有符合条件的项目。可从“双向认领”结成，或由社区提出。",
    "No project matches. Make one by two-way claiming, or let a community propose it.",
)
BETWEEN = Phrase("{community} × {branch}", "{community} × {branch}")
NO_BRANCH_YET = Phrase("待支部认领", "no branch yet")
PROGRESS_OF = Phrase("进度 {progress}%", "{progress}% done")
UNTIL = Phrase("{day}前", "until {day}")
OVERDUE = Phrase("逾期 {days} 天", "{days:day|days} overdue")

BACK = Phrase("返回项目清单", "Back to the projects")
NEXT = Phrase("下一步", "What next")
NOTHING_TO_DO = Phrase("这个项目现在不用您办。", "Nothing here waits for you.")
ABOUT = Phrase("详情", "Details")
CODE = Phrase("编号", "Code")
NAME = Phrase("项目名称", "Name")
PARTY_A = Phrase("甲方（社区）", "Community")
PARTY_B = Phrase("乙方（支部）", "Branch")
GOAL = Phrase("目标", "Goal")
LEAD_BY = Phrase("责任人", "In charge")
NEED = Phrase("对应需求", "Need")
RESOURCE = Phrase("对应资源", "Resource")
PROPOSED_ON = Phrase("提出日期", "Proposed on")
STARTS_ON = Phrase("开始日期", "Starts on")
ENDS_ON = Phrase("结束日期", "Ends on")
EFFECT = Phrase("成效", "Effect")
FINISHED_ON = Phrase("完成日期", "Finished on")
SATISFACTION = Phrase("满意度", "Satisfaction")

STEPS = Phrase("步骤", "Steps")
NO_STEPS = Phrase("还没有步骤。写下来，进度就能自己算。", "No steps yet; with them the progress counts itself.")
STEP = Phrase("步骤内容", "Step")
STEP_DUE = Phrase("完成期限", "Due")
STEP_DUE_ON = Phrase("{day}前完成", "due {day}")
STEP_DONE_ON = Phrase("{day}完成", "done {day}")
DONE = Phrase("已完成", "Done")
OPEN = Phrase("未完成", "Open")
LATE = Phrase("已逾期", "Overdue")
ADD_STEP = Phrase("添加步骤", "Add a step")
STEP_ADDED = Phrase("步骤已添加。", "The step is added.")
STEP_DO = Phrase("这一步做完了", "This step is done")
STEP_DONE = Phrase("已记下，进度已更新。", "Saved; the progress follows.")

CLAIM = Phrase("由本支部认领", "Claim for my branch")
CLAIM_FOR = Phrase("认领支部", "Branch")
CLAIMED = Phrase("已认领。约好开始日期就可以开工。", "Claimed. Agree on a day and begin.")
GIVE_BACK = Phrase("退回清单", "Give it back")
GIVEN_BACK = Phrase("已退回，可由其他支部认领。", "Back on the list for another branch.")
BACK_BECAUSE = Phrase("{day}退回清单：{reason}", "Given back on {day}: {reason}")
OFF_BECAUSE = Phrase("{day}终止：{reason}", "Called off on {day}: {reason}")
REASON = Phrase("原因", "Reason")
START = Phrase("开工", "Begin")
STARTED = Phrase("项目已开工。", "The project has begun.")
REPORT = Phrase("更新进度", "Report progress")
PERCENT = Phrase("进度（%）", "Progress (%)")
REPORTED = Phrase("进度已更新。", "The progress is kept.")
FINISH = Phrase("确认完成", "Confirm it is finished")
FINISHED = Phrase("已确认完成，计入办实事。", "Confirmed; it counts as a deed.")
FINISH_NOTE = Phrase("由社区确认完成，写明成效。", "The community confirms it and says what came of it.")
DROP = Phrase("终止项目", "Drop it")
DROPPED = Phrase("已终止，原因已记下。", "Dropped; the reason is kept.")
RATE = Phrase("社区满意度", "How satisfied the community is")
RATE_IT = Phrase("记下满意度", "Keep the answer")
RATED = Phrase("满意度已记下。", "The satisfaction is kept.")
OPINION = Phrase("意见", "Opinion")

PROPOSE_LEAD = Phrase(
    "写清楚做什么、做到什么程度，步骤一行一条，支部看到后认领。",
    "What, how far, and the steps, one a line; a branch will claim it.",
)
COMMUNITY = Phrase("社区", "Community")
FIRST_STEPS = Phrase("步骤（一行一条）", "Steps (one a line)")
STEPS_HINT = Phrase("摸底登记\n分批实施\n回访", "Survey\nDo it in stages\nAsk afterwards")
PROPOSE = Phrase("列入清单", "Put it on the list")
PROPOSED = Phrase("已列入项目清单，等支部认领。", "On the list; a branch may claim it.")
GO_TWO_WAY = Phrase("去双向认领", "Go to two-way claiming")
NO_COMMUNITY = Phrase(
    "您的账号还没有分到社区，暂时不能提出项目。可从“双向认领”结成项目。",
    "Your account reaches no community, so no project can be proposed. Make one by two-way claiming.",
)

CHANGE = Phrase("修改项目", "Change the project")
SAVE = Phrase("保存修改", "Save the changes")
CHANGED = Phrase("项目已修改。", "The project is changed.")
