"""Words of the journal: its page, and a phrase for everything that is ever written into it."""

from collections.abc import Mapping
from typing import Final

from pages.text.phrase import Phrase

LEAD = Phrase("谁、何时、从哪里、做了什么、改动前后各是什么。", "Who did what, when and from where; before and after.")
COUNT = Phrase("日志共 {total} 条，由新到旧", "{total} lines in all, newest first")
FILTERS = Phrase("筛选", "Filter")
FAMILY = Phrase("事项", "About")
KIND = Phrase("类型", "Kind")
LOGIN = Phrase("账号", "Login")
LOGIN_HINT = Phrase("谁的账号，例如 wang.li", "Whose login, for example wang.li")
CODE = Phrase("编号", "Code")
CODE_HINT = Phrase("按编号查，例如 XQ20260001、DY0001", "By code, for example XQ20260001 or DY0001")
FIRST = Phrase("从哪天", "From")
LAST = Phrase("到哪天", "Until")
EMPTY = Phrase(
    "没有符合条件的日志。可以放宽筛选；系统里每次保存、被拒绝和查看个人信息都会记在这里。",
    "No line matches. Widen the filter; every write, refusal and opening of personal data is kept here.",
)
NOBODY = Phrase("未登录", "nobody signed in")
FROM = Phrase("来自 {origin}", "from {origin}")
NUMBER = Phrase("第 {seq} 条", "line {seq}")
CHANGES = Phrase("全部 {count} 项改动", "All {count} changes")
SET = Phrase("{field}：{after}", "{field}: {after}")
CHANGED = Phrase("{field}：{before} → {after}", "{field}: {before} → {after}")
OLDER = Phrase("更早的", "Older")
NEWER = Phrase("更新的", "Newer")
NEWEST = Phrase("回到最新", "Back to the newest")

CHECK = Phrase("核验日志是否被改动", "Check that nothing was altered")
CHECKING = Phrase("正在核验，已看 {seen} 条，共 {total} 条", "Checking: {seen} of {total} lines")
WHOLE = Phrase(
    "核验完毕：{lines} 条日志环环相扣，没有一条被改动、删去或插入。",
    "Checked: all {lines} lines fit together; none was altered, removed or put in.",
)
BROKEN = Phrase(
    "核验发现问题：从第 {place} 条起接不上，说明有人绕过系统改动过数据库。请保留现场，并与最近的备份比对。",
    "The chain breaks at line {place}: somebody changed the database behind this software. Keep it as it is, "
    "and compare it with the latest backup.",
)
EXPORT = Phrase("导出为表格", "Export as a workbook")
EXPORT_NOTE = Phrase(
    "按上面的筛选导出，最多 {most} 条，取最新的；导出本身也会记入日志。",
    "Exports what the filter shows, the newest {most} lines at most; the export itself is written down.",
)
FILE = Phrase("日志-{day}.xlsx", "journal-{day}.xlsx")
SHEET = Phrase("日志", "Journal")
WHEN = Phrase("时间", "When")
WHAT = Phrase("做了什么", "What")
WHO = Phrase("姓名", "Who")
ROLE = Phrase("身份", "Role")
ORIGIN = Phrase("来自", "From where")
ABOUT = Phrase("对象", "About what")
LINE = Phrase("序号", "Line")
BEFORE = Phrase("改动前", "Before")
AFTER = Phrase("改动后", "After")

FAMILIES: Final[Mapping[str, Phrase]] = {
    "need": Phrase("需求", "Needs"),
    "wish": Phrase("微心愿", "Wishes"),
    "pair": Phrase("结对帮扶", "Pairs"),
    "weights": Phrase("对接权重", "Match weights"),
    "lexicon": Phrase("需求词库", "Lexicon"),
    "activity": Phrase("活动", "Activities"),
    "attendance": Phrase("到场", "Attendance"),
    "signup": Phrase("报名", "Sign-ups"),
    "guest": Phrase("临时来的人", "Walk-ins"),
    "knock": Phrase("扫码到场", "Arrivals by code"),
    "relay": Phrase("接龙", "Relays"),
    "post": Phrase("岗位", "Posts"),
    "project": Phrase("项目", "Projects"),
    "resource": Phrase("资源", "Resources"),
    "followup": Phrase("回访", "Follow-ups"),
    "plan": Phrase("全城对接", "Whole city"),
    "points": Phrase("积分", "Points"),
    "checklist": Phrase("社区规范化", "Standardisation"),
    "pattern": Phrase("减负与真实性", "Burden and truth"),
    "member": Phrase("党员", "Members"),
    "slip": Phrase("支部报到", "Branch check-in"),
    "census": Phrase("排查", "Census"),
    "agreement": Phrase("协议", "Agreements"),
    "suggestion": Phrase("意见建议", "Suggestions"),
    "word": Phrase("社区评价", "Communities' word"),
    "quarter": Phrase("季度报表", "Quarters"),
    "letter": Phrase("函件与证明", "Letters"),
    "unit": Phrase("单位", "Units"),
    "branch": Phrase("党支部", "Branches"),
    "community": Phrase("社区", "Communities"),
    "street": Phrase("街道", "Streets"),
    "district": Phrase("区", "Districts"),
    "skill": Phrase("特长", "Skills"),
    "batch": Phrase("导入", "Imports"),
    "bureau": Phrase("基本设置", "Scheme"),
    "account": Phrase("账号", "Accounts"),
    "sign_in": Phrase("登录", "Sign-ins"),
    "access": Phrase("被拒绝", "Refusals"),
    "journal": Phrase("日志", "Journal"),
}
"""By an event's first word."""

EVENTS: Final[Mapping[str, Phrase]] = {
    "access.refused": Phrase("身份不符，被拒绝", "Refused for want of a right"),
    "account.changed": Phrase("修改账号", "Account changed"),
    "account.closed": Phrase("停用账号", "Account closed"),
    "account.language": Phrase("切换语言", "Language switched"),
    "account.opened": Phrase("开通账号", "Account opened"),
    "account.opened_for_paper": Phrase("为纸质台账开设账号", "Account opened for the paper ledgers"),
    "account.password_changed": Phrase("本人修改密码", "Own password changed"),
    "account.password_set": Phrase("重置密码", "Password set anew"),
    "account.recovery_codes_made": Phrase("重新生成恢复码", "Recovery codes made anew"),
    "account.second_factor_begun": Phrase("开始设置两步验证", "Two-step sign-in begun"),
    "account.second_factor_given_up": Phrase("放弃设置两步验证", "Two-step sign-in given up"),
    "account.second_factor_off": Phrase("本人关闭两步验证", "Two-step sign-in switched off"),
    "account.second_factor_on": Phrase("本人启用两步验证", "Two-step sign-in switched on"),
    "account.second_factor_reset": Phrase("重置两步验证", "Two-step sign-in reset"),
    "account.reopened": Phrase("重新启用账号", "Account opened again"),
    "activity.cancelled": Phrase("取消活动", "Activity called off"),
    "activity.closed": Phrase("活动小结并报送确认", "Activity closed, to be confirmed"),
    "activity.confirmed": Phrase("社区确认活动", "Activity confirmed"),
    "activity.held": Phrase("活动开始", "Activity begun"),
    "activity.imported": Phrase("从台账导入活动", "Activity imported"),
    "activity.planned": Phrase("计划活动", "Activity planned"),
    "activity.residents_counted": Phrase("登记受益人数", "People served counted"),
    "activity.sent_back": Phrase("退回活动小结", "Activity sent back"),
    "agreement.drafted": Phrase("起草协议", "Agreement drafted"),
    "agreement.ended": Phrase("终止协议", "Agreement ended"),
    "agreement.imported": Phrase("从台账导入协议", "Agreement imported"),
    "agreement.promise_added": Phrase("添加协议事项", "Promise added"),
    "agreement.promise_dropped": Phrase("取消协议事项", "Promise dropped"),
    "agreement.promise_kept": Phrase("履行协议事项", "Promise kept"),
    "agreement.signed": Phrase("签订协议", "Agreement signed"),
    "agreement.transcribed": Phrase("补录纸质协议", "Paper agreement entered"),
    "attendance.recorded": Phrase("登记到场", "Arrival recorded"),
    "attendance.refused": Phrase("社区不认可到场", "Arrival not accepted"),
    "attendance.undone": Phrase("撤销到场登记", "Arrival undone"),
    "batch.imported": Phrase("导入一批台账", "Batch imported"),
    "batch.undone": Phrase("撤销一批导入", "Batch undone"),
    "branch.added": Phrase("新增党支部", "Branch added"),
    "branch.changed": Phrase("修改党支部", "Branch changed"),
    "branch.retired": Phrase("停用党支部", "Branch retired"),
    "bureau.declared_demo": Phrase("标明为演示数据", "Declared a demo"),
    "bureau.forgot": Phrase("清除已过保存期的个人信息", "What had stayed its time removed"),
    "bureau.named": Phrase("设置单位名称和城市", "Bureau named"),
    "bureau.rules_set": Phrase("修改基本规则", "Rules of thumb set"),
    "bureau.sealed_anew": Phrase("更换密封密钥", "Sealed with another key"),
    "bureau.set_up": Phrase("完成首次设置", "Set up"),
    "bureau.setup_offered": Phrase("发出首次设置口令", "Set-up offered"),
    "census.closed": Phrase("结束排查", "Census closed"),
    "census.found": Phrase("排查发现问题", "Census found something"),
    "census.mended": Phrase("排查问题已改正", "Finding mended"),
    "census.started": Phrase("开始排查", "Census started"),
    "census.swept": Phrase("自动排查一遍", "Census swept"),
    "community.added": Phrase("新增社区", "Community added"),
    "community.changed": Phrase("修改社区", "Community changed"),
    "community.drawn": Phrase("设置社区边界", "Community's outline drawn"),
    "community.retired": Phrase("停用社区", "Community retired"),
    "district.added": Phrase("新增区", "District added"),
    "followup.asked": Phrase("完成回访", "Follow-up made"),
    "followup.rated": Phrase("群众凭条评价", "Rated by slip"),
    "followup.planned": Phrase("安排回访", "Follow-up planned"),
    "guest.matched": Phrase("认出临时来的人", "Walk-in recognised"),
    "guest.recorded": Phrase("登记临时来的人", "Walk-in recorded"),
    "guest.undone": Phrase("撤销临时来的人", "Walk-in undone"),
    "journal.exported": Phrase("导出日志", "Journal exported"),
    "knock.admitted": Phrase("扫码到场，准予登记", "Arrival by code admitted"),
    "knock.turned_away": Phrase("扫码到场，不予登记", "Arrival by code turned away"),
    "knock.waits": Phrase("扫码到场，待帮手核对", "Arrival by code waits for a look"),
    "member.checkin_ended": Phrase("结束党员报到", "Member's check-in ended"),
    "member.edited": Phrase("修改党员登记表", "Member's form changed"),
    "member.forgotten": Phrase("移除个人信息", "Person forgotten"),
    "member.form_completed": Phrase("完成登记表", "Data form completed"),
    "member.imported": Phrase("从台账导入党员", "Member imported"),
    "member.joined": Phrase("登记党员", "Member entered"),
    "member.moved": Phrase("转支部", "Member moved branch"),
    "member.received": Phrase("社区接收党员报到", "Member received"),
    "member.returned": Phrase("社区退回党员报到", "Member's check-in returned"),
    "member.sent": Phrase("党员向社区报到", "Member sent to a community"),
    "member.skill_dropped": Phrase("去掉特长", "Skill dropped"),
    "member.skill_set": Phrase("登记特长", "Skill set"),
    "member.status_changed": Phrase("变更在职状态", "Member's status changed"),
    "member.times_set": Phrase("填写可服务时间", "Times of service set"),
    "member.transcribed": Phrase("补录纸质报到", "Paper check-in entered"),
    "member.willing_set": Phrase("填写服务意向", "Wishes to serve set"),
    "need.changed": Phrase("修改需求", "Need changed"),
    "need.accepted": Phrase("受理需求", "Need accepted"),
    "need.claimed": Phrase("认领需求", "Need claimed"),
    "need.declined": Phrase("不予受理需求", "Need declined"),
    "need.evaluated": Phrase("需求得到评价", "Need evaluated"),
    "need.carried": Phrase("需求由项目承办", "Need carried by a project"),
    "need.let_go": Phrase("项目退回需求", "Need let go by its project"),
    "need.part_given_back": Phrase("帮手退出需求", "Helper's part given back"),
    "wish.offered": Phrase("邀请党员圆梦", "Member asked for a wish"),
    "wish.offer_answered": Phrase("答复微心愿邀请", "Offer of a wish answered"),
    "wish.offer_lapsed": Phrase("微心愿邀请过期", "Offer of a wish lapsed"),
    "post.offered": Phrase("邀请党员上岗", "Member asked for a post"),
    "post.offer_answered": Phrase("答复岗位邀请", "Offer of a post answered"),
    "post.offer_lapsed": Phrase("岗位邀请过期", "Offer of a post lapsed"),
    "need.given_back": Phrase("退回需求", "Need given back"),
    "need.imported": Phrase("从台账导入需求", "Need imported"),
    "need.offer_answered": Phrase("答复办理邀请", "Offer answered"),
    "need.offer_lapsed": Phrase("邀请过期未答复", "Offer not answered in time"),
    "need.offered": Phrase("邀请党员办理需求", "Need offered to a member"),
    "need.reopened": Phrase("重开需求", "Need reopened"),
    "need.served": Phrase("报告需求已办", "Need served"),
    "need.solution_refused": Phrase("社区认为未解决", "Solution not accepted"),
    "need.solved": Phrase("社区确认已解决", "Need confirmed as solved"),
    "need.written": Phrase("记下需求", "Need written down"),
    "plan.pair_released": Phrase("撤销固定或排除的人选", "Settled pair left to the plan"),
    "plan.pair_settled": Phrase("固定或排除人选", "Pair settled for the plan"),
    "checklist.item_added": Phrase("规范化清单加一条", "Checklist item added"),
    "checklist.item_changed": Phrase("修改规范化条目", "Checklist item changed"),
    "checklist.marked": Phrase("社区标为做到", "Checklist item met"),
    "checklist.unmarked": Phrase("撤回做到的标注", "Checklist mark taken back"),
    "pattern.explained": Phrase("说明异常线索", "Pattern explained"),
    "points.dispute_answered": Phrase("答复积分异议", "Dispute about points answered"),
    "points.disputed": Phrase("提出积分异议", "Points disputed"),
    "points.proposal_dropped": Phrase("撤下积分规则提案", "Proposed point rules dropped"),
    "points.proposal_published": Phrase("提案转为积分规则", "Proposal became point rules"),
    "points.rules_proposed": Phrase("提出积分规则", "Point rules proposed"),
    "points.earned": Phrase("记入积分", "Points earned"),
    "points.reversed": Phrase("冲正积分", "Points reversed"),
    "points.rules_published": Phrase("发布积分规则", "Point rules published"),
    "pair.ended": Phrase("结束结对", "Pair ended"),
    "pair.household_opened": Phrase("查看结对家庭信息", "Household of a pair opened"),
    "pair.started": Phrase("结对", "Pair begun"),
    "pair.visited": Phrase("走访结对家庭", "Paired household visited"),
    "post.changed": Phrase("修改岗位", "Post changed"),
    "post.claim_approved": Phrase("同意认领岗位", "Claim of a post approved"),
    "post.claim_declined": Phrase("不同意认领岗位", "Claim of a post declined"),
    "post.claimed": Phrase("认领岗位", "Post claimed"),
    "post.closed": Phrase("关闭岗位", "Post closed"),
    "post.moved_up": Phrase("候补递补到岗位", "Moved up to a post"),
    "post.opened": Phrase("开设岗位", "Post opened"),
    "post.withdrawal_asked": Phrase("申请退出岗位", "Withdrawal from a post asked"),
    "post.withdrawal_refused": Phrase("请其留任岗位", "Withdrawal from a post refused"),
    "post.withdrawn": Phrase("退出岗位", "Withdrawn from a post"),
    "project.claimed": Phrase("认领项目", "Project claimed"),
    "project.dropped": Phrase("放弃项目", "Project dropped"),
    "project.finished": Phrase("项目完成", "Project finished"),
    "project.given_back": Phrase("退回项目", "Project given back"),
    "project.progressed": Phrase("更新项目进度", "Project progressed"),
    "project.proposed": Phrase("提出项目", "Project proposed"),
    "project.rated": Phrase("评价项目", "Project rated"),
    "project.started": Phrase("项目开工", "Project started"),
    "project.step_added": Phrase("添加项目步骤", "Project step added"),
    "project.step_done": Phrase("完成项目步骤", "Project step done"),
    "letter.written": Phrase("签发函件或证明", "Letter or certificate issued"),
    "quarter.cell_overridden": Phrase("手工改动报表数字", "Figure overridden by hand"),
    "quarter.closed": Phrase("季度结账", "Quarter closed"),
    "quarter.corrected": Phrase("更正已结账季度", "Closed quarter corrected"),
    "quarter.filled": Phrase("填报季度报表", "Quarter filled in"),
    "quarter.opened": Phrase("开启季度", "Quarter opened"),
    "relay.recorded": Phrase("按接龙登记到场", "Arrivals entered from a relay"),
    "resource.claimed": Phrase("认领资源", "Resource claimed"),
    "resource.offered": Phrase("提供资源", "Resource offered"),
    "resource.spent": Phrase("资源已用完", "Resource used up"),
    "resource.withdrawn": Phrase("撤回资源", "Resource withdrawn"),
    "sign_in.begun": Phrase("登录", "Signed in"),
    "sign_in.ended": Phrase("退出登录", "Signed out"),
    "sign_in.code_failed": Phrase("验证码不对", "Wrong code at the sign-in"),
    "sign_in.half_way": Phrase("密码正确，等待验证码", "Password right, code awaited"),
    "sign_in.failed": Phrase("登录失败", "Sign-in failed"),
    "signup.cancelled": Phrase("取消报名", "Sign-up cancelled"),
    "signup.made": Phrase("报名活动", "Signed up"),
    "signup.moved_up": Phrase("候补递补到活动", "Moved up to an activity"),
    "skill.added": Phrase("新增特长", "Skill added"),
    "skill.changed": Phrase("修改特长", "Skill changed"),
    "slip.ended": Phrase("结束支部报到", "Branch check-in ended"),
    "slip.received": Phrase("社区接收报到联系单", "Contact slip received"),
    "slip.returned": Phrase("社区退回报到联系单", "Contact slip returned"),
    "slip.sent": Phrase("送出报到联系单", "Contact slip sent"),
    "slip.sent_again": Phrase("再次送出报到联系单", "Contact slip sent again"),
    "street.added": Phrase("新增街道", "Street added"),
    "suggestion.answered": Phrase("答复意见建议", "Suggestion answered"),
    "suggestion.made": Phrase("提出意见建议", "Suggestion made"),
    "unit.added": Phrase("新增单位", "Unit added"),
    "unit.renamed": Phrase("单位更名", "Unit renamed"),
    "unit.retired": Phrase("停用单位", "Unit retired"),
    "word.said": Phrase("评价单位党员表现", "Word said on a unit"),
    "lexicon.dropped": Phrase("移出词库", "Word taken out of the lexicon"),
    "lexicon.set": Phrase("存入词库", "Word kept in the lexicon"),
    "weights.set": Phrase("设定对接权重", "Match weights set"),
    "view.taken": Phrase("带走图表", "Chart or table taken along"),
    "wish.claimed": Phrase("认领微心愿", "Wish claimed"),
    "wish.fulfilled": Phrase("微心愿实现", "Wish fulfilled"),
    "wish.given_up": Phrase("放弃认领微心愿", "Wish given up"),
    "wish.imported": Phrase("从台账导入微心愿", "Wish imported"),
    "wish.person_corrected": Phrase("更正心愿人信息", "Person behind a wish corrected"),
    "wish.person_opened": Phrase("查看心愿人信息", "Person behind a wish opened"),
    "wish.posted": Phrase("发布微心愿", "Wish posted"),
    "wish.rated": Phrase("微心愿得到评价", "Wish rated"),
    "wish.withdrawn": Phrase("撤回微心愿", "Wish withdrawn"),
}
"""By event, as db/writes records them."""
