"""What the invented city writes in its signed papers; every figure in them comes from the records."""

from typing import Final

PLAN: Final = (
    "{community}：",
    "已排定的活动{planned}次，其余先与社区商定时间和对象，再通知党员。",
    "现有在办需求{in_hand}件，每件一名联系人，有变化当天告知社区；新的需求当周认领。",
    "请社区提出意见。",
)
DONE: Final = (
    "{community}：",
    "我支部本季在贵社区开展活动{activities}次，参加服务{times}人次，办结群众需求{solved}件。",
    "做得好的：事先问清居民要什么，工具自带。不足：有两次临时改了时间，下季提前一周定。",
    "请社区批评指正。",
)
UP: Final = (
    "局党委：",
    "一、报到：在职党员{in_service}人，已报到{checked_in}人。未报到的逐人谈过，调入人员本月内补齐。",
    "二、服务：本季开展活动{activities}次，参加服务{times}人次，办实事{deeds}件。",
    "三、不足：活动种类偏少，懂维修的党员不够。下一步与社区一起把需求问得更细。",
)
BUREAU_UP: Final = (
    "市委组织部：",
    "一、报到：全局在职党员{in_service}人，已报到{checked_in}人，名单逐支部核对。",
    "二、服务：本季开展活动{activities}次，参加服务{times}人次，办实事{deeds}件。",
    "三、不足：需求摸得不够细，个别支部活动成效不强。下一步按社区清单对接，少而实。",
)

HIGHLIGHTS: Final = "先问需求再定活动：每次活动前由社区列出对象和事项，党员按特长认领，办完由社区确认、居民评价。"
PROBLEMS: Final = "需求摸得还不够细，活动种类偏少，部分支部成效不明显；懂维修、懂护理的党员不够。"
NEXT_STEPS: Final = "查漏补缺，未报到的逐人落实；按社区短缺的技能组建服务队；逾期需求每周过一遍，办到居民满意为止。"

HALF_YEAR: Final = """\
# {{bureau}}{{period}}“双报到、双报告、双服务”工作总结
## 一、基本情况
截至{{last_day}}，{{bureau}}下属党支部{{branches}}个，在职党员{{in_service}}人。{{census_month}}开展排查摸底，覆盖在职党员{{census_scope}}人。
在职党员已到社区报到{{checked_in}}人，报到率{{coverage}}，尚未报到{{missing}}人；有党员报到的支部{{branches_checked_in}}个，报到社区{{communities_served}}个；已交登记表{{forms}}份。
与{{agreements}}个社区签有年度有效的共驻共建协议，共{{agreements_signed}}份；本期新签协议{{agreements_new}}份。
## 二、主要做法和成效
（一）双向认领，人人有岗。每名党员至少认领{{minimum_posts}}个服务岗位。目前共认领岗位{{posts_claimed}}个，人均{{posts_per_head}}个；{{meeting_minimum}}人达到规定，达标率{{minimum_share}}。
（二）摸准需求，办好实事。本期征集群众需求{{needs_asked}}件，办结{{needs_solved}}件，30天内办结率{{soon_share}}，期末在办{{needs_in_hand}}件。办结需求、实现微心愿、办结项目合计办实事{{deeds}}件。已回访评价{{rated}}件，满意率{{satisfaction}}。
（三）开展活动，走进社区。{{activity_branches}}个支部在{{activity_communities}}个社区开展活动{{activities}}次，参加服务{{people}}人、{{person_times}}人次，服务{{service_time}}小时，受益{{beneficiaries}}人次。各类活动：{{activity_kinds}}。
扶弱助困与慰问：{{activity_months:visit}}，{{activity_branches:visit}}个支部在{{activity_communities:visit}}个社区开展{{activities:visit}}次。
环境整治：{{activity_months:cleaning}}，{{activity_branches:cleaning}}个支部在{{activity_communities:cleaning}}个社区开展{{activities:cleaning}}次。
文明帮扶：{{activity_months:care}}，{{activity_branches:care}}个支部在{{activity_communities:care}}个社区开展{{activities:care}}次。
爱心快递：{{activity_months:parcels}}，{{activity_branches:parcels}}个支部在{{activity_communities:parcels}}个社区开展{{activities:parcels}}次。
政策宣讲：{{activity_months:policy}}，{{activity_branches:policy}}个支部在{{activity_communities:policy}}个社区开展{{activities:policy}}次。
文明劝导：{{activity_months:courtesy}}，{{activity_branches:courtesy}}个支部在{{activity_communities:courtesy}}个社区开展{{activities:courtesy}}次。
圆梦微心愿：{{activity_months:wish_day}}，{{activity_branches:wish_day}}个支部在{{activity_communities:wish_day}}个社区开展{{activities:wish_day}}次。
（四）认领微心愿，温暖人心。征集微心愿{{wishes_asked}}个，{{wish_claimers}}名党员认领{{wishes_claimed}}个，已实现{{wishes_fulfilled}}个。圆梦活动受益{{wish_day_people}}人：{{wish_day_groups}}。
（五）按实效记分，激励作为。活动按成效分三等，为支部分别记{{grade_first}}分、{{grade_second}}分、{{grade_third}}分；一次经社区确认的服务为党员记{{service_value}}分。本期支部积分{{branch_points}}分，党员积分{{member_points}}分。
## 三、典型做法
{{highlights}}
## 四、存在问题
{{problems}}
## 五、下一步打算
{{next_steps}}
> {{bureau}}
> {{signed_on}}"""
