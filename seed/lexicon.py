"""The lexicon to begin with: what a word in a need says of its kind, its skill and its urgency; the bureau edits it."""

from collections.abc import Mapping
from typing import Final

from db.terms import NeedKind, SkillId, Urgency
from db.work import Work
from db.writes.lexicon import Told, begin_lexicon

K, U = NeedKind, Urgency

WORDS: Final = (
    (K.HARDSHIP, "水电维修", None, "水管 水龙头 水表 马桶 卫生间 浴室 水箱 阀门 热水器"),
    (K.HARDSHIP, "水电维修", U.URGENT, "漏水 渗水 滴水 停水 爆管"),
    (K.HARDSHIP, "管道疏通", U.URGENT, "堵了 堵塞 下水道 反水 疏通"),
    (K.HARDSHIP, "电工", None, "插座 线路 电线 开关 灯泡 路灯 感应灯 灯坏 电表 换灯"),
    (K.HARDSHIP, "电工", U.URGENT, "跳闸 停电 断电 短路 没电"),
    (None, "电工", U.CRITICAL, "漏电 冒火花 触电"),
    (K.SAFETY, None, U.CRITICAL, "煤气味 燃气泄漏 着火 冒烟 倒塌 晕倒 走失"),
    (K.HARDSHIP, "家电维修", None, "洗衣机 冰箱 空调 电视机 电饭煲 微波炉 风扇 家电 油烟机 电视"),
    (K.HARDSHIP, "木工瓦工", None, "扶手 门锁 家具 柜子 墙皮 瓷砖 门窗 纱窗 桌椅 修门"),
    (K.HARDSHIP, "理发", None, "理发 剪头发 剪发 修面"),
    (K.HARDSHIP, "助浴助洁", None, "洗澡 助浴 擦玻璃 保洁 打扫 大扫除 擦窗"),
    (K.HARDSHIP, "陪诊代办", None, "陪诊 陪同 复查 就诊 看病 代办 取药 买药 代买 跑腿"),
    (K.HARDSHIP, "缝补裁剪", None, "缝补 裁剪 缝纫 改衣服 裤脚 拉链"),
    (K.HARDSHIP, "就业指导", None, "就业 找工作 求职 下岗 失业 电商 招聘 简历 创业 打工"),
    (K.HARDSHIP, "民政政策", None, "低保 临时救助 困难补助 救助 残疾证 高龄津贴 补贴"),
    (K.HARDSHIP, "驾驶运输", None, "接送 搬家 拉货 轮椅车 运到 用车"),
    (K.HARDSHIP, "养老照护", None, "翻身 照护 照料 养老 喂饭 看护"),
    (K.HARDSHIP, "失能护理", U.URGENT, "褥疮 卧床 失能 瘫痪"),
    (K.HEALTH, "急救", None, "急救 心肺复苏 海姆立克 包扎 止血"),
    (K.HEALTH, "全科诊疗", None, "义诊 血压 血糖 体检 量血压 高血压 糖尿病"),
    (K.HEALTH, "护理换药", None, "换药 打针 输液 伤口"),
    (K.HEALTH, "中医推拿", None, "推拿 按摩 针灸 中医 养生 腰腿 颈椎"),
    (K.HEALTH, "康复指导", None, "康复 中风 偏瘫"),
    (K.HEALTH, "心理疏导", None, "心理 焦虑 抑郁 压力大 想不开 孤独 闷闷不乐 失眠"),
    (None, None, U.CRITICAL, "轻生 自杀"),
    (K.HEALTH, "医保社保", None, "医保 社保 异地就医 报销"),
    (K.CULTURE, "声乐合唱", None, "合唱 唱歌 声乐 歌咏"),
    (K.CULTURE, "舞蹈编排", None, "舞蹈 广场舞 跳舞 舞蹈队"),
    (K.CULTURE, "书法绘画", None, "书法 春联 毛笔 绘画 画画 国画"),
    (K.CULTURE, "摄影摄像", None, "拍照 照片 摄影 录像 拍摄 视频"),
    (K.CULTURE, "太极健身", None, "太极 健身 晨练 八段锦"),
    (K.CULTURE, "球类教练", None, "篮球 乒乓球 羽毛球 足球 打球"),
    (K.CULTURE, "作业辅导", None, "作业 四点半 辅导 功课 补课 放学后"),
    (K.CULTURE, "绘本阅读", None, "绘本 讲故事 阅读 读书"),
    (K.CULTURE, "科学实验", None, "科学课 科普 实验 机器人"),
    (K.CULTURE, "文艺表演", None, "联欢 节目 演出 主持 文艺 晚会"),
    (K.CULTURE, "手机教学", None, "智能手机 用手机 手机缴费 手机挂号 微信 健康码 手机班"),
    (K.OTHER, "电脑维修", None, "电脑 打印机 开不了机 重装系统 上网"),
    (K.SAFETY, "消防安全", None, "消防 灭火器 飞线充电 飞线 充电桩 消防通道 演练"),
    (K.SAFETY, "反诈宣传", None, "反诈 诈骗 被骗 骗子 保健品"),
    (K.SAFETY, "安全巡查", None, "巡逻 护学岗 值守 排查 防汛 汛期 积水 治安 小偷"),
    (K.LEGAL, "律师服务", None, "律师 遗嘱 继承 法律 合同 官司 房产纠纷 维权 拖欠工资 赔偿 欠薪"),
    (K.LEGAL, "人民调解", None, "调解 纠纷 吵架 邻居吵 扰民 闹僵 矛盾"),
    (K.GOVERNANCE, "垃圾分类", None, "垃圾分类 分类点 厨余"),
    (K.GOVERNANCE, "园艺绿化", None, "花园 绿化 杂草 种花 修剪 草坪 枯枝"),
    (K.GOVERNANCE, "环境整治", None, "堆满 杂物 清理 垃圾 小广告 卫生死角 清扫"),
    (K.GOVERNANCE, None, None, "乱停 停车 快递 业委会 物业 加装电梯 议事"),
    (K.GOVERNANCE, "文字材料", None, "公约 写材料 指南 笔杆子"),
    (K.GOVERNANCE, "财务会计", None, "账目 的账 记账 财务 收支"),
    (K.ORGANISATION, "理论宣讲", None, "党课 宣讲 理论学习 主题党日"),
    (K.ORGANISATION, None, None, "党员活动 党支部 党建 老党员"),
    (K.OTHER, "手语翻译", None, "手语 听障 聋哑"),
    (K.OTHER, "烹饪烘焙", None, "做饭 烹饪 包饺子 烘焙 做菜 食堂"),
    (None, None, U.URGENT, "尽快 马上 急用 摔倒 摔伤 怕摔 等不及 着急"),
    (None, None, U.CRITICAL, "紧急 立刻 十万火急"),
)  # fmt: skip


def plant_lexicon(work: Work, skills: Mapping[str, SkillId]) -> int:
    """Write the lexicon to begin with; gives how many words it has."""
    told = (
        Told(word, kind, skills[skill] if skill else None, urgency)
        for kind, skill, urgency, words in WORDS
        for word in words.split()
    )
    return begin_lexicon(work, words=tuple(told))
