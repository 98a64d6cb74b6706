"""What branches of the invented city hold, and what came of it."""
# ruff: noqa: E501 - a table with one entry a line; wide characters count double

from typing import Final

from db.terms import ActivityKind, Beneficiary, NeedKind

A = ActivityKind

NAMES: Final[dict[ActivityKind, tuple[str, ...]]] = {
    A.VISIT: ("走访慰问独居老人", "看望困难党员", "节前走访慰问", "结对家庭上门看望"),
    A.CLEANING: ("周末清洁家园", "楼道杂物清理", "河岸捡拾垃圾", "雪后清扫", "小广告清除行动"),
    A.CARE: ("家电义务维修日", "便民理发日", "家门口义诊", "适老扶手安装", "陪老人逛一次公园"),
    A.PARCELS: ("爱心快递送上楼", "快递驿站整理", "高龄住户代取快递"),
    A.POLICY: ("救助政策进楼栋", "反诈宣传进小区", "医保政策面对面", "消防安全入户讲", "殡葬新风宣讲"),
    A.WISH_DAY: ("圆梦微心愿集中送达", "儿童节微心愿", "重阳节微心愿"),
    A.TALK: ("居民议事座谈", "共驻共建联席座谈", "老党员恳谈会"),
    A.LABOUR: ("植树护绿", "阅览室上架劳动", "防汛沙袋装填", "小花园翻土种花"),
    A.COURTESY: ("路口文明劝导", "垃圾分类引导", "文明养犬劝导", "护学岗值守"),
    A.ORGANISATION: ("联合主题党日", "党课进社区", "重温入党誓词"),
}
WEIGHTS: Final = {
    A.VISIT: 15, A.CLEANING: 22, A.CARE: 14, A.PARCELS: 5, A.POLICY: 13, A.WISH_DAY: 6, A.TALK: 6, A.LABOUR: 6,
    A.COURTESY: 9, A.ORGANISATION: 4,
}  # fmt: skip
FOR_NEED: Final = {
    NeedKind.HARDSHIP: A.CARE, NeedKind.HEALTH: A.CARE, NeedKind.CULTURE: A.CARE, NeedKind.SAFETY: A.POLICY,
    NeedKind.LEGAL: A.POLICY, NeedKind.GOVERNANCE: A.CLEANING, NeedKind.ORGANISATION: A.ORGANISATION,
    NeedKind.OTHER: A.VISIT,
}  # fmt: skip
FOR_WHOM: Final = {
    A.VISIT: Beneficiary.ELDERLY, A.CARE: Beneficiary.ELDERLY, A.PARCELS: Beneficiary.ELDERLY,
    A.WISH_DAY: Beneficiary.CHILDREN,
}  # fmt: skip
EFFECTS: Final = (
    "{many} 户居民受益，现场解决 {few} 件小事", "居民反映好，约定下月再来", "清运杂物 {few} 车，楼道通了",
    "{many} 人到场，收集建议 {few} 条", "老人们很高兴，登记了 {few} 条新需求", "按计划完成，尚有 {few} 户未联系上，改日补上",
    "与社区一起做完，发放资料 {many} 份", "人手略紧，下次多安排几人",
)  # fmt: skip
VENUES: Final = ("党群服务中心", "小区中心广场", "社区活动室", "老年食堂", "南门口", "河边步道", "社区阅览室", "")
CALLED_OFF: Final = ("暴雨改期", "与街道统一活动时间冲突", "报名人数不足")
SENT_BACK: Final = ("名单里有一位当天不在，请核对", "成效写得太笼统，请补充", "时长与签到对不上")
GUESTS: Final = (("老周", "共建单位职工"), ("小陈", "大学生志愿者"), ("刘师傅", "物业"), ("王阿姨", "楼栋长"))
