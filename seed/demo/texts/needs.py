"""What residents of the invented city ask for, and what was done about it."""
# ruff: noqa: E501 - a table with one entry a line; wide characters count double

from dataclasses import dataclass
from typing import Final

from db.terms import Beneficiary, NeedKind


@dataclass(frozen=True, slots=True)
class NeedText:
    """A need as somebody might put it, with the skill it takes, for whom, and how it is met."""

    kind: NeedKind
    skill: str
    beneficiary: Beneficiary
    text: str
    measures: str
    #: how many people it takes
    helpers: int = 1
    #: how many it is for, at least and at most; nobody counts when both are 0
    many: tuple[int, int] = (1, 1)
    goods: str = ""


K, B, N = NeedKind, Beneficiary, NeedText
HARD, HEALTH, CULTURE, SAFE, LAW = K.HARDSHIP, K.HEALTH, K.CULTURE, K.SAFETY, K.LEGAL
GOVERN, PARTY, OTHER = K.GOVERNANCE, K.ORGANISATION, K.OTHER
OLD, KIDS, ALL, SICK, POOR = B.ELDERLY, B.CHILDREN, B.EVERYONE, B.SICK, B.POOR

NEEDS: Final = (
    N(HARD, "管道疏通", OLD, "独居老人家厨房下水道堵了，请人上门看看", "上门疏通管道，更换老化的存水弯，教老人用滤网"),
    N(HARD, "水电维修", OLD, "老人家卫生间水龙头一直滴水，自己换不了", "更换水龙头和密封圈，检查了总阀"),
    N(HARD, "电工", OLD, "老房子线路老化，开空调就跳闸", "持证电工上门检测，更换空开和两处插座"),
    N(HARD, "电工", ALL, "楼道感应灯坏了三盏，老人晚上上下楼不安全", "更换楼道感应灯，逐层试亮", many=(20, 60)),
    N(HARD, "家电维修", POOR, "低保户家的洗衣机不脱水，舍不得请人修", "更换脱水皮带，免收工时费"),
    N(HARD, "家电维修", ALL, "希望在小区办一次小家电义务维修", "现场维修电饭煲、风扇等小家电", helpers=3, many=(20, 60)),
    N(HARD, "木工瓦工", OLD, "老人床边和厕所想装扶手，怕摔跤", "丈量后安装扶手四处，试重合格", goods="不锈钢扶手 4 副"),
    N(HARD, "理发", OLD, "几位行动不便的老人希望有人上门理发", "分两组上门理发、修面", helpers=2, many=(4, 12)),
    N(HARD, "助浴助洁", OLD, "高龄夫妻家里擦玻璃、拆洗窗帘干不动了", "入户保洁半天，清洗窗帘和纱窗", helpers=3),
    N(HARD, "陪诊代办", OLD, "老人下周去市里复查，子女在外地，想有人陪", "全程陪同挂号、检查、取药，并向子女回话"),
    N(HARD, "缝补裁剪", OLD, "想请会缝纫的同志帮忙改几件衣服", "在社区支起缝纫机，改裤脚、换拉链", many=(5, 20)),
    N(HARD, "就业指导", POOR, "下岗在家半年，想找个离家近的活", "梳理技能，推荐三个岗位，陪同面试一次"),
    N(HARD, "就业指导", POOR, "残疾小伙会电脑，想找能在家做的工作", "对接居家客服岗位，协助完成线上培训"),
    N(HARD, "民政政策", POOR, "家里突遭变故，不清楚临时救助怎么申请", "讲清条件和材料，陪同到窗口提交申请"),
    N(HARD, "驾驶运输", SICK, "透析病人每周三次往返医院，打车不便", "三名党员轮流接送，排出一个月的班", helpers=3),
    N(HARD, "养老照护", OLD, "失能老人的家属想学翻身拍背", "上门示范翻身、拍背和防压疮要点"),
    N(HARD, "失能护理", OLD, "长期卧床老人尾骨处发红，家属担心长褥疮", "持证护理员上门评估，教会家属减压和换药"),
    N(HARD, "", POOR, "独自带孩子的妈妈希望有人帮忙搬一次家", "七名党员分两趟搬完，重物由青年同志承担", helpers=5),
    N(HEALTH, "急救", ALL, "希望给居民讲一次心肺复苏和海姆立克", "持证急救员讲解并带练，现场发放口袋书", helpers=2, many=(25, 60)),
    N(HEALTH, "全科诊疗", OLD, "想在家门口做一次义诊，量血压测血糖", "义诊半天，异常者逐个登记并建议复查", helpers=3, many=(40, 120)),
    N(HEALTH, "护理换药", SICK, "术后老人换药不方便去医院", "每周两次上门换药，共四周"),
    N(HEALTH, "中医推拿", OLD, "腰腿痛的老人多，想请懂推拿的来坐坐", "推拿体验和颈肩操教学", helpers=2, many=(15, 40)),
    N(HEALTH, "康复指导", SICK, "中风后的康复动作记不住，想有人上门带一带", "制定家庭康复动作卡，每周上门一次"),
    N(HEALTH, "心理疏导", KIDS, "初三学生压力大，家长不知道怎么沟通", "持证咨询师与家长、孩子各谈一次，约定后续"),
    N(HEALTH, "心理疏导", OLD, "老伴过世后一直闷在家里，邻居担心", "上门陪聊三次，引导参加社区合唱队"),
    N(HEALTH, "医保社保", OLD, "异地就医怎么备案，手机上不会弄", "手把手完成备案，写成大字步骤卡", many=(5, 20)),
    N(HEALTH, "中医推拿", ALL, "想办一次冬季养生讲座，讲讲三九怎么防护", "讲座一场，发放养生食谱", many=(30, 80)),
    N(CULTURE, "声乐合唱", ALL, "社区合唱队缺个指导老师", "每周六上午指导合唱，排练两首曲目", many=(20, 35)),
    N(CULTURE, "舞蹈编排", ALL, "广场舞队想排一个参加街道会演的节目", "编排四分钟节目，指导六次", many=(12, 24)),
    N(CULTURE, "书法绘画", ALL, "春节前想请人来写春联", "现场写春联送福字，书法爱好者同台", helpers=4, many=(60, 160), goods="红纸、墨汁"),
    N(CULTURE, "书法绘画", KIDS, "暑期想开一个儿童书法班", "开班八次，结业时办了小展览", helpers=2, many=(12, 25)),
    N(CULTURE, "摄影摄像", OLD, "想给金婚老人拍一组照片", "为金婚夫妇拍摄并装框赠送", helpers=2, many=(6, 20)),
    N(CULTURE, "太极健身", OLD, "晨练队想学规范的太极拳", "每周三清晨带练，纠正动作", many=(15, 30)),
    N(CULTURE, "球类教练", KIDS, "暑假孩子们没处去，想有人教打乒乓球", "暑期乒乓球班十次课", helpers=2, many=(10, 20)),
    N(CULTURE, "作业辅导", KIDS, "双职工家庭孩子放学后没人管，想有四点半课堂", "工作日轮流值守四点半课堂", helpers=4, many=(10, 25)),
    N(CULTURE, "绘本阅读", KIDS, "希望周末有人给小朋友讲绘本", "绘本共读并做手工", helpers=2, many=(10, 20)),
    N(CULTURE, "科学实验", KIDS, "想给孩子们上一堂有趣的科学课", "做了彩虹雨、纸桥承重两个小实验", helpers=2, many=(15, 30)),
    N(CULTURE, "文艺表演", OLD, "重阳节联欢缺节目，请会唱会跳的支持", "出三个节目，并帮忙主持", helpers=4, many=(50, 120)),
    N(CULTURE, "手机教学", OLD, "老人不会用手机挂号、缴费，想办个班", "小班教学，一对一练习，发放图解", helpers=4, many=(15, 30)),
    N(SAFE, "消防安全", ALL, "飞线充电的多，想请懂消防的来讲讲怎么治", "入户宣传，清理飞线，协调加装充电桩", helpers=3, many=(40, 150)),
    N(SAFE, "消防安全", ALL, "希望组织一次灭火器使用演练", "讲解并实操灭火器，检查楼道消防栓", helpers=2, many=(30, 70)),
    N(SAFE, "反诈宣传", OLD, "最近有老人险些被骗买保健品，想请人讲反诈", "结合案例讲解，逐户装反诈提醒贴", helpers=2, many=(25, 60)),
    N(SAFE, "安全巡查", ALL, "晚上小区后门有人翻墙，希望有人夜间巡逻", "排班巡逻四周，协调物业加装照明", helpers=4, many=(200, 600)),
    N(SAFE, "安全巡查", KIDS, "学校门口放学时段太乱，需要护学岗", "每日放学时段站岗疏导", helpers=3, many=(100, 400)),
    N(SAFE, "安全巡查", ALL, "汛期前想排查一遍地下车库和低洼处", "排查积水点，备沙袋并张贴提示", helpers=4, many=(100, 500), goods="沙袋 60 个"),
    N(LAW, "律师服务", ALL, "加装电梯楼上楼下谈不拢，想听听法律怎么说", "解读规定，参与两次协商，促成书面意见", many=(12, 36)),
    N(LAW, "律师服务", OLD, "老人想立遗嘱，不知怎样才有效", "讲清遗嘱形式，协助准备材料"),
    N(LAW, "人民调解", ALL, "楼上漏水两家闹僵了，请人调一调", "现场查看，主持调解，签了协议", many=(2, 6)),
    N(LAW, "律师服务", POOR, "打零工被拖欠工资，不知道怎么要", "整理证据，陪同到劳动监察窗口投诉"),
    N(LAW, "人民调解", ALL, "养狗扰民，邻居间天天吵", "入户沟通，商定遛狗时段和清洁公约", many=(10, 40)),
    N(GOVERN, "垃圾分类", ALL, "垃圾分类点高峰时没人引导", "早晚高峰值守引导两周", helpers=4, many=(200, 800)),
    N(GOVERN, "园艺绿化", ALL, "楼前空地杂草丛生，想改成小花园", "清草翻土，种下月季和麦冬", helpers=6, many=(60, 200), goods="花苗 120 株"),
    N(GOVERN, "环境整治", ALL, "楼道堆满杂物，年前想彻底清一次", "清运杂物三车，楼道墙面除旧广告", helpers=8, many=(60, 240)),
    N(GOVERN, "环境整治", ALL, "河边步道白色垃圾多，希望组织清理", "沿岸捡拾垃圾，补立提示牌", helpers=8, many=(100, 500)),
    N(GOVERN, "", ALL, "电动车乱停堵住消防通道", "划线引导停车，劝导三天", helpers=4, many=(80, 300)),
    N(GOVERN, "", ALL, "快递堆在传达室门口，老人翻找费劲", "按楼栋整理上架，帮高龄住户送上门", helpers=3, many=(30, 120)),
    N(GOVERN, "文字材料", ALL, "居民公约想重新写，缺个笔杆子", "听取三次意见，形成简明公约二十条", many=(100, 400)),
    N(GOVERN, "财务会计", ALL, "业委会的账大家看不懂，想请人帮着理一理", "梳理收支，做成一页纸公示", many=(100, 300)),
    N(PARTY, "理论宣讲", ALL, "社区党支部想请人来上一堂党课", "结合身边事讲了一堂党课", many=(20, 50)),
    N(PARTY, "摄影摄像", ALL, "老党员的故事想录下来", "采访三位老党员，剪成短片", helpers=2, many=(3, 5)),
    N(PARTY, "文字材料", ALL, "社区党群服务中心缺一份办事指南", "梳理高频事项，编成一页纸指南", many=(100, 300)),
    N(OTHER, "电脑维修", ALL, "社区阅览室两台电脑开不了机", "更换电源和硬盘，重装系统", many=(20, 60)),
    N(OTHER, "手语翻译", B.DISABLED, "听障居民办事沟通困难，希望有人帮着翻译", "约定每月第一个周五到社区坐班", many=(2, 8)),
    N(OTHER, "烹饪烘焙", OLD, "老年食堂想请人教几道软糯好嚼的菜", "示范四道适老菜，写成菜谱卡", many=(15, 30)),
    N(OTHER, "", OLD, "独居老人多，想有人定期打电话问个平安", "结对电话问候，每周两次", helpers=3, many=(6, 15)),
    N(OTHER, "驾驶运输", ALL, "募集来的旧书一百多本，没车拉到社区", "两趟运到社区阅览室并上架", helpers=2, many=(50, 200)),
)  # fmt: skip

DETAILS: Final = (
    "", "", "", "，最好周末", "，时间可以再商量", "，越快越好", "，上门前请先打电话", "，白天家里有人", "，晚上七点后方便",
)  # fmt: skip

NOT_ME: Final = (
    "这周出差，赶不回来", "这方面不太熟，怕帮倒忙", "家里老人住院，走不开", "手上还有两件没办完", "时间和值班撞上了",
)  # fmt: skip
GIVEN_BACK: Final = ("临时抽调外出，先请别的同志接手", "对方时间总对不上", "需要持证人员，我没有证")
TURNED_AWAY: Final = ("与上月登记的重复", "属于物业合同范围，已转物业", "居民已自行解决", "涉及经费，已转街道统筹")
PASSED_ON: Final = ("两个月无人认领，已转街道统筹", "需要专业施工队，已报住建部门", "居民已自行解决")
NOT_YET: Final = ("居民说还有一处没弄好", "只去了一次，约好的第二次没来", "材料还没送到居民手上")
