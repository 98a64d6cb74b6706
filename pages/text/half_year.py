"""Words of the half-year report: its page, the text that comes along, and the names of what a text may ask for."""

from collections.abc import Mapping
from typing import Final

from db.rules.half_year import Given, Listed, Told
from pages.text.phrase import Phrase

LEAD = Phrase(
    "一份总结，数字由记录自动填好；每个数字都能打开它的记录。",
    "A report that fills its own figures from the records; each opens to its rows.",
)
HALF = Phrase("哪个半年", "Half-year")
STATE_DRAFT = Phrase("草稿，未定稿", "Draft, not signed")
STATE_SIGNED = Phrase("已定稿", "Signed")
SIGNED_BY = Phrase("{name}于{day}定稿", "signed by {name} on {day}")
VERSION = Phrase("第 {version} 版", "version {version}")
HASH = Phrase("内容指纹 {hash}", "content digest {hash}")
BROKEN = Phrase(
    "这一版的内容与定稿时的指纹不符，可能被人直接改过数据库。请找管理员核对备份。",
    "This version no longer has the digest it was signed with: somebody may have changed the database. "
    "Compare a backup.",
)
COUNT = Phrase(
    "全文 {count} 处由系统填写，其中 {unknown} 处暂无数据或还没有写（标黄）。",
    "{count:place is|places are} filled in; {unknown} of them are unknown or not written yet (marked yellow).",
)
SIGN = Phrase("定稿（冻结数字）", "Sign and freeze")
SIGNED = Phrase("已定稿，文字和数字已冻结。", "Signed: text and figures are frozen.")
SIGN_NOTE = Phrase(
    "定稿时按记录重新算一遍再冻结；以后数字变了，可以另出一版，旧版原样保留。",
    "Signing works everything out once more and freezes it; later there may be another version, the former stays.",
)
TOO_EARLY = Phrase(
    "{day}之后才能定稿；现在看到的是到今天为止的数。",
    "It can be signed after {day}; until then the figures run on.",
)
RENEW = Phrase("另出一版", "Sign another version")
WHY = Phrase("原因", "Reason")
NOW_DIFFERENT = Phrase("定稿后，记录里有 {count} 处变了", "Since it was signed, {count:place|places} moved")
SINCE_SIGNED = Phrase("定稿以后的变化", "What moved since it was signed")
WHEN_SIGNED = Phrase("定稿时", "When signed")
DOWNLOAD = Phrase("下载（docx）", "Download (docx)")
DOWNLOAD_TEXT = Phrase("下载（纯文本）", "Download (text)")
PRINT = Phrase("打印（A4）", "Print (A4)")
PRINT_HINT = Phrase("用浏览器的打印功能打印，纸张选 A4。", "Print with your browser, on A4.")
FILE = Phrase("半年总结 {period}.{ending}", "Half-year report {period}.{ending}")
DRAFT_MARK = Phrase("草稿，未定稿　{day}", "Draft, not signed · {day}")
SIGNED_MARK = Phrase("第 {version} 版　{name}于{day}定稿", "Version {version} · signed by {name}, {day}")

FIGURE = Phrase("看哪个数字", "Which figure")
NO_FIGURE = Phrase("还没有选", "None chosen")
FIGURE_HINT = Phrase(
    "点正文里的数字，或在这里选，看它由哪些记录构成。", "Click a figure in the text, or choose here, to see its rows."
)
FROZEN_NOTE = Phrase("定稿时是 {frozen}；下面是现在的记录。", "It was signed as {frozen}; below are the records now.")
COMMUNITY = Phrase("社区", "Community")
MORE = Phrase(
    "记录很多，这里只列最近的；要看别的，请在上面选一个社区或一个党支部。",
    "There are many: here are the newest. For others, choose a community or a branch above.",
)
LIST_NOTE = Phrase("按本期已开展的活动列出；下面是这些活动。", "Listed from the activities held; these are below.")
WORDS = Phrase("填写没有记录可查的部分", "Write what no record tells")
KEEP = Phrase("保存文字", "Save the words")
KEPT = Phrase("已保存，正文里已经是新的文字。", "Saved; the text above says it.")

VERSIONS = Phrase("各版", "Versions")
CHANGED = Phrase("改了 {count} 处：{reason}", "{count:place|places} changed: {reason}")
FIELD = Phrase("字段", "Field")
BEFORE = Phrase("原来", "Before")
AFTER = Phrase("现在", "Now")
DIFFERENCES = Phrase("第 {version} 版的变化", "What changed in version {version}")

TEMPLATES = Phrase("用本局自己的模板", "Use a template of your own")
TEMPLATE_NOTE = Phrase(
    "用 Word 或 WPS 编辑 .docx，在要填数字的地方写 {{{{报到率}}}} 这样的字段，"
    "再传上来。字段分成几种字体、几段录入都认得出。",
    "Edit a .docx in Word or WPS, write fields such as {{{{Coverage}}}} where figures belong, and send it. Fields are "
    "recognised in whatever pieces your program keeps them.",
)
TEMPLATE_OWN = Phrase("正在用：{name}（{who}于{day}上传）", "In use: {name} (sent by {who} on {day})")
TEMPLATE_DEFAULT = Phrase("正在用：自带的模板", "In use: the template that comes along")
TAKE_TEMPLATE = Phrase("下载自带模板（docx）", "Download the template that comes along (docx)")
TEMPLATE_FILE = Phrase("半年总结模板.docx", "Half-year report template.docx")
UPLOAD = Phrase("上传模板（.docx，不超过 5 MB）", "Send a template (.docx, up to 5 MB)")
READING = Phrase("正在读模板……", "Reading the template…")
REFUSED_FILE = Phrase("{why}。模板没有更换。", "{why}. The template was not changed.")
UNKNOWN_FIELDS = Phrase(
    "有 {count} 个字段认不出，模板没有更换。请改好再传：",
    "{count:field is|fields are} unknown; the template was not changed:",
)
UNKNOWN_ONE = Phrase("{name}，是不是“{near}”？", "{name}: did you mean “{near}”?")
UNKNOWN_ALONE = Phrase("{name}，没有相近的字段", "{name}: nothing is called like it")
NO_FIELDS = Phrase(
    "模板里没有一个字段，数字不会自动填写。请写上 {{{{报到率}}}} 这样的字段再传。",
    "There is no field in this template, so nothing would be filled in. Write fields such as {{{{Coverage}}}} first.",
)
FOUND_FIELDS = Phrase("认出 {count} 个字段，全部可以填写。", "{count:field|fields} found, all of them known.")
USE_TEMPLATE = Phrase("换成这个模板", "Use this template")
TEMPLATE_USED = Phrase("已换成本局的模板。", "Your template is in use.")
BACK_TO_DEFAULT = Phrase("改回自带的模板", "Go back to the template that comes along")
BACK_DONE = Phrase("已改回自带的模板。", "The template that comes along is in use again.")

FIELD_LIST = Phrase("字段一览", "List of fields")
FIELD_LIST_NOTE = Phrase(
    "写法 {{{{字段}}}} 或 {{{{字段:类别}}}}；中文名、英文名都可以，冒号和括号用全角也可以。",
    "Write {{{{field}}}} or {{{{field:kind}}}}; Chinese and English names both work, and so do wide colons and braces.",
)
FIELD_WRITTEN = Phrase("怎么写", "How to write it")
FIELD_OTHER = Phrase("英文写法", "In Chinese")
FIELD_MEANS = Phrase("含义", "What it means")
FIELD_KINDS = Phrase("可加的类别", "Kinds it takes")
NOTHING = Phrase("无", "none")
OF_KIND = Phrase("{name}:{kind}", "{name}:{kind}")
FIELD_MARK = Phrase("{{{{{name}}}}}", "{{{{{name}}}}}")
TIMES = Phrase("{name}{count}次", "{name} {count}")
PEOPLE = Phrase("{name}{count}人", "{name} {count}")
APART = Phrase("{name}（{said}）", "{name} ({said})")
CALLED: Final[Mapping[Listed | Told | Given, Phrase]] = {
    Given.BUREAU: Phrase("单位名称", "Bureau"),
    Given.PERIOD: Phrase("报告期", "Period"),
    Given.LAST_DAY: Phrase("截止日期", "Last day"),
    Given.SIGNED_ON: Phrase("定稿日期", "Signed on"),
    Listed.ACTIVITY_KINDS: Phrase("各类活动次数", "Activities by kind"),
    Listed.ACTIVITY_MONTHS: Phrase("活动月份", "Months of activities"),
    Listed.ACTIVITY_BRANCHES: Phrase("活动支部名单", "Names of branches with activities"),
    Listed.ACTIVITY_COMMUNITIES: Phrase("活动社区名单", "Names of communities with activities"),
    Listed.WISH_DAY_GROUPS: Phrase("圆梦受益类别", "Helped by wish days, by group"),
    Told.HIGHLIGHTS: Phrase("典型做法", "What worked well"),
    Told.PROBLEMS: Phrase("存在问题", "What is still wanting"),
    Told.NEXT_STEPS: Phrase("下一步打算", "Next steps"),
}

MEANS: Final[Mapping[Listed | Told | Given, Phrase]] = {
    Given.BUREAU: Phrase("本局的名称。", "The bureau's name."),
    Given.PERIOD: Phrase("哪一个半年，如 2026年上半年。", "The half-year, such as First half of 2026."),
    Given.LAST_DAY: Phrase("半年的最后一天；本期未完则为今天。", "The half-year's last day, or today while it runs."),
    Given.SIGNED_ON: Phrase("定稿的日期；草稿为今天。", "The day of signing; of a draft, today."),
    Listed.ACTIVITY_KINDS: Phrase(
        "本期各类活动各开展多少次，多的在前。", "How often each kind of activity was held, the most frequent first."
    ),
    Listed.ACTIVITY_MONTHS: Phrase("本期哪几个月开展过活动。", "The months in which an activity was held."),
    Listed.ACTIVITY_BRANCHES: Phrase("本期哪些支部开展过活动。", "The branches that held an activity."),
    Listed.ACTIVITY_COMMUNITIES: Phrase("本期在哪些社区开展过活动。", "The communities where an activity was held."),
    Listed.WISH_DAY_GROUPS: Phrase(
        "圆梦活动登记的受益人数，按对象分。", "People helped by wish days as written down, by group."
    ),
    Told.HIGHLIGHTS: Phrase("由人填写的文字。", "Words that a person writes."),
    Told.PROBLEMS: Phrase("由人填写的文字。", "Words that a person writes."),
    Told.NEXT_STEPS: Phrase("由人填写的文字。", "Words that a person writes."),
}

_ZH = """\
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

_EN = """\
# {{bureau}}: double check-in, double report, double service, {{period}}
## 1. Where we stand
By {{last_day}} the bureau had {{branches}} branches and {{in_service}} members in service. The census that began in {{census_month}} covered {{census_scope}} members in service.
Checked in at communities: {{checked_in}} members in service, a coverage of {{coverage}}; not checked in: {{missing}}. Branches with members checked in: {{branches_checked_in}}; communities with members: {{communities_served}}; data forms: {{forms}}.
Communities with an agreement in force: {{agreements}}; agreements in force: {{agreements_signed}}; agreements signed in the period: {{agreements_new}}.
## 2. What was done, and what came of it
(1) A post for everybody. Each member claims at least {{minimum_posts}} posts. Posts claimed: {{posts_claimed}}, {{posts_per_head}} per member; {{meeting_minimum}} members meet the rule, a share of {{minimum_share}}.
(2) Needs found and solved. Needs asked: {{needs_asked}}; solved: {{needs_solved}}, within 30 days {{soon_share}}; in hand at the end: {{needs_in_hand}}. Deeds done, that is needs solved, wishes fulfilled and projects finished: {{deeds}}. Rated afterwards: {{rated}}, satisfied {{satisfaction}}.
(3) Activities in the communities. Branches: {{activity_branches}}; communities: {{activity_communities}}; activities: {{activities}}; people who served: {{people}}, person-times: {{person_times}}; hours of service: {{service_time}}; people helped: {{beneficiaries}}. By kind: {{activity_kinds}}.
Visits ({{activity_months:visit}}): {{activities:visit}}, by {{activity_branches:visit}} branches in {{activity_communities:visit}} communities.
Clean-ups ({{activity_months:cleaning}}): {{activities:cleaning}}, by {{activity_branches:cleaning}} branches in {{activity_communities:cleaning}} communities.
Neighbourly help ({{activity_months:care}}): {{activities:care}}, by {{activity_branches:care}} branches in {{activity_communities:care}} communities.
Parcel help ({{activity_months:parcels}}): {{activities:parcels}}, by {{activity_branches:parcels}} branches in {{activity_communities:parcels}} communities.
Policy talks ({{activity_months:policy}}): {{activities:policy}}, by {{activity_branches:policy}} branches in {{activity_communities:policy}} communities.
Courtesy ({{activity_months:courtesy}}): {{activities:courtesy}}, by {{activity_branches:courtesy}} branches in {{activity_communities:courtesy}} communities.
Wish days ({{activity_months:wish_day}}): {{activities:wish_day}}, by {{activity_branches:wish_day}} branches in {{activity_communities:wish_day}} communities.
(4) Wishes. Asked: {{wishes_asked}}; claimed: {{wishes_claimed}}, by {{wish_claimers}} members; fulfilled: {{wishes_fulfilled}}. Helped by wish days: {{wish_day_people}} people ({{wish_day_groups}}).
(5) Points for what was effective. An activity scores its branch {{grade_first}}, {{grade_second}} or {{grade_third}} by its grade; one confirmed service scores its member {{service_value}}. Points of branches: {{branch_points}}; of members: {{member_points}}.
## 3. What worked well
{{highlights}}
## 4. What is still wanting
{{problems}}
## 5. Next steps
{{next_steps}}
> {{bureau}}
> {{signed_on}}"""  # noqa: E501 - a paragraph is a line

TEXT: Final = Phrase(_ZH, _EN)
"""The text that comes along, as it is kept: see db/rules/half_year.py."""
