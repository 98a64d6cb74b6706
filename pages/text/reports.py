"""Words of the double report: what is due, the drafts that write themselves, the paper."""

from db.terms import ReportKind
from pages.text.phrase import Phrase

LEAD = Phrase(
    "向社区报告打算做什么、做了什么，向上级报告做得怎么样；草稿由记录写好，改一改再签发。",
    "Down to the communities what will be and was done, up how it went; drafts write themselves, a person signs.",
)
KIND = Phrase("哪一种", "Which report")
KINDS = {
    ReportKind.PLAN_DOWN: Phrase("向社区：打算", "To communities: plans"),
    ReportKind.DONE_DOWN: Phrase("向社区：做了什么", "To communities: what was done"),
    ReportKind.UP: Phrase("向上级", "Upwards"),
}
QUARTER = Phrase("季度", "Quarter")
FIND = Phrase("查找", "Search")
FIND_HINT = Phrase("支部或社区的名称", "Branch or community")
COUNT = Phrase("应报告 {total} 份，已签发 {signed} 份", "{signed} of {total:report|reports} are signed")
EMPTY_DOWN = Phrase(
    "还没有支部到社区报到或签协议；有了以后，每一对支部和社区在这里各有一份。",
    "No branch is checked in at a community or has an agreement yet; each pair will stand here.",
)
EMPTY_UP = Phrase("还没有党支部。", "There is no branch yet.")
STATE_NONE = Phrase("未写", "Not begun")
STATE_DRAFT = Phrase("草稿", "Draft")
STATE_SIGNED = Phrase("已签发", "Signed")
SIGN_BY = Phrase("应在{day}前签发", "to be signed by {day}")
VERSION = Phrase("第 {version} 版", "version {version}")
TO_COMMUNITY = Phrase("{branch} → {community}", "{branch} → {community}")
TO_BUREAU = Phrase("{branch} → 局党办", "{branch} → the bureau")
BUREAU_UP = Phrase("本局 → 市委组织部", "The bureau → the city's organisation department")
OPEN = Phrase("打开", "Open")
BACK = Phrase("回到双报告", "Back to the reports")

TITLES = {
    ReportKind.PLAN_DOWN: Phrase(
        "{branch}{period}到{community}服务的打算", "{branch}: plans for {community}, {period}"
    ),
    ReportKind.DONE_DOWN: Phrase(
        "{branch}{period}在{community}服务情况的报告", "{branch}: service in {community}, {period}"
    ),
    ReportKind.UP: Phrase("{branch}{period}双报到双服务工作情况的报告", "{branch}: how the scheme went, {period}"),
}
WORDS = Phrase("报告内容", "The report")
WORDS_HINT = Phrase(
    "草稿由记录写成，可以改；签发后不再变动。",
    "The draft comes from the records and may be changed until it is signed.",
)
STILL_RUNNING = Phrase(
    "这一季到{day}才结束，草稿写的是到今天为止的数。先存草稿，结束后再签发；现在签发的，以后要另写一版。",
    "The quarter runs until {day}: the draft tells what there is up to today. Save it and sign when the quarter is "
    "over; what is signed now will need another version.",
)
KEEP = Phrase("存草稿", "Save the draft")
KEPT = Phrase("草稿已保存。", "The draft is kept.")
SIGN = Phrase("签发", "Sign")
SIGNED = Phrase("已签发。社区和上级能看到了。", "Signed; those it is for can read it now.")
AGAIN = Phrase("另写一版", "Write another version")
WHY = Phrase("为什么另写一版", "Why another version")
SIGNED_BY = Phrase("{name}于{day}签发", "signed by {name} on {day}")
HASH = Phrase("内容指纹 {hash}", "content digest {hash}")
NOT_YET = Phrase("还没有签发。签发后在这里看到。", "Not signed yet; it will stand here once it is.")
FORMER = Phrase("以前的版本", "Former versions")
DOWNLOAD = Phrase("下载（docx）", "Download (docx)")
FILE = Phrase("{title}.docx", "{title}.docx")

TO = Phrase("{whom}：", "To {whom}:")
PARTY_OFFICE = Phrase("局党委", "the bureau's Party committee")
DEPARTMENT = Phrase("市委组织部", "the city's organisation department")
BUREAU = Phrase("本局", "The bureau")
PLAN_BEGIN = Phrase(
    "现将{branch}{period}的服务打算报告如下，请提意见。",
    "What {branch} means to do in {period} stands below; please say what you think of it.",
)
PLAN_ACTIVITIES = Phrase("一、计划开展活动{count}次：{list}。", "1. Activities planned: {count}: {list}.")
PLAN_NONE = Phrase("一、活动还没有排定，愿听社区安排。", "1. No activity is planned yet; tell us what you need.")
PLAN_PROMISES = Phrase("二、协议事项待履行{count}项：{list}。", "2. Promises still to be kept: {count}: {list}.")
PLAN_NO_PROMISES = Phrase("二、本年度没有待履行的协议事项。", "2. No promise of this year's agreement is open.")
PLAN_WORK = Phrase(
    "三、在办需求{needs}件，党员在社区认领岗位{posts}个；在办项目：{projects}。",
    "3. Needs in hand: {needs}; posts claimed by members: {posts}; projects: {projects}.",
)
PLAN_END = Phrase("如需调整，请随时告诉我们。", "Please tell us whatever should be changed.")
DONE_BEGIN = Phrase(
    "现将{branch}{period}在社区服务的情况报告如下。", "What {branch} did in your community in {period}:"
)
DONE_ACTIVITIES = Phrase(
    "一、开展活动{count}次，参加{people}人、{times}人次：{list}。",
    "1. Activities: {count}; people who served: {people}, person-times: {times}: {list}.",
)
DONE_NONE = Phrase("一、本季没有开展活动。", "1. There was no activity this quarter.")
DONE_NEEDS = Phrase(
    "二、办结需求{solved}件：{list}；实现微心愿{wishes}个，办结项目{projects}个。",
    "2. Needs solved: {solved}: {list}; wishes fulfilled: {wishes}; projects finished: {projects}.",
)
DONE_NO_NEEDS = Phrase(
    "二、这一季没有办结的需求；实现微心愿{wishes}个，办结项目{projects}个。",
    "2. No need was solved; wishes fulfilled: {wishes}; projects finished: {projects}.",
)
DONE_NOT_RATED = Phrase("三、这一季还没有回访。", "3. Nobody was asked afterwards yet.")
DONE_RATED = Phrase(
    "三、已回访{rated}件，满意率{satisfaction}。", "3. Asked afterwards: {rated}; satisfied: {satisfaction}."
)
DONE_PROMISES = Phrase(
    "四、协议事项{count}项，已履行{kept}项；待履行：{list}。",
    "4. Promises of the agreement: {count}, kept: {kept}; still open: {list}.",
)
DONE_END = Phrase("有不到之处，请批评指正。", "Please tell us where we fell short.")
UP_BEGIN = Phrase(
    "现将{branch}{period}双报到、双报告、双服务工作情况报告如下。", "How the scheme went at {branch} in {period}:"
)
UP_CHECKED_IN = Phrase(
    "一、报到：在职党员{in_service}人，已报到{checked_in}人，报到率{coverage}；已交登记表{forms}份。",
    "1. Check-in: members in service: {in_service}, checked in: {checked_in}, {coverage}; data forms: {forms}.",
)
UP_POSTS = Phrase(
    "二、认领：认领岗位{posts}个，岗位达标率{share}；年度有效协议{agreements}份。",
    "2. Posts claimed: {posts}, share with enough posts {share}; agreements in force: {agreements}.",
)
UP_SERVED = Phrase(
    "三、服务：在{communities}个社区开展活动{activities}次，参加{people}人、{times}人次。",
    "3. Service: {activities:activity|activities} in {communities:community|communities}, {people:person|people}, "
    "{times:person-time|person-times}.",
)
UP_DEEDS = Phrase(
    "四、实效：办实事{deeds}件（办结需求{solved}件、实现微心愿{wishes}个、办结项目{projects}个），满意率{satisfaction}。",
    "4. Deeds done: {deeds} (needs {solved}, wishes {wishes}, projects {projects}); satisfied {satisfaction}.",
)
UP_NEXT = Phrase("五、存在的问题和下一步打算：", "5. What is still wanting, and next steps:")
DAY_NAME = Phrase("{day}开展{name}", "{name} on {day}")
DUE_NAME = Phrase("{name}（{day}前）", "{name} (by {day})")
MORE = Phrase("等", "and others")
NOTHING = Phrase("无", "none")
PRINT = Phrase("打印（A4）", "Print (A4)")
BROKEN = Phrase(
    "这份报告的内容与签发时的指纹不符，可能被人直接改过数据库。请找管理员核对备份。",
    "This report no longer has the digest it was signed with: somebody may have changed the database. See a backup.",
)
