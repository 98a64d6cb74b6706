"""What the journal says of members."""

from collections.abc import Mapping
from typing import Final

from pages.text.phrase import Phrase

MEMBER_EVENTS: Final[Mapping[str, Phrase]] = {
    "member.branch_said": Phrase("写了支部意见", "Branch's opinion written"),
    "member.carried": Phrase("党员转到接续的社区", "Member carried over to another community"),
    "member.checkin_ended": Phrase("结束党员报到", "Member's check-in ended"),
    "member.community_said": Phrase("写了社区意见", "Community's opinion written"),
    "member.credit_changed": Phrase("更正培训或荣誉", "Training or honour corrected"),
    "member.credit_noted": Phrase("登记培训或荣誉", "Training or honour noted"),
    "member.credit_taken_back": Phrase("取消培训或荣誉", "Training or honour taken back"),
    "member.edited": Phrase("修改党员登记表", "Member's form changed"),
    "member.forgotten": Phrase("移除个人信息", "Person forgotten"),
    "member.form_completed": Phrase("完成登记表", "Data form completed"),
    "member.imported": Phrase("从台账导入党员", "Member imported"),
    "member.joined": Phrase("登记党员", "Member entered"),
    "member.leading_noted": Phrase("注明班子成员", "Leaders of a unit noted"),
    "member.moved": Phrase("转支部", "Member moved branch"),
    "member.received": Phrase("社区接收党员报到", "Member received"),
    "member.returned": Phrase("社区退回党员报到", "Member's check-in returned"),
    "member.sent": Phrase("党员向社区报到", "Member sent to a community"),
    "member.skill_dropped": Phrase("去掉特长", "Skill dropped"),
    "member.skill_set": Phrase("登记特长", "Skill set"),
    "member.status_changed": Phrase("变更在职状态", "Member's status changed"),
    "member.taken_along": Phrase("本人导出个人信息", "Own data taken along"),
    "member.times_set": Phrase("填写可服务时间", "Times of service set"),
    "member.transcribed": Phrase("补录纸质报到", "Paper check-in entered"),
    "member.willing_set": Phrase("填写服务意向", "Wishes to serve set"),
}
