"""Words of the letters and certificates, of the page that writes them, and of the door that verifies one."""

from typing import Final

from db.terms import ReportKind
from pages.text.phrase import Phrase

LEAD = Phrase(
    "每季度一批：给单位的反馈函、给社区的通报函、给党员的服务证明，都由社区确认过的记录写成。",
    "One batch a quarter: letters to units and communities, and service certificates, written from confirmed records.",
)
QUARTER = Phrase("季度", "Quarter")
KIND = Phrase("哪一种", "Which papers")
KINDS: Final = {
    ReportKind.UNIT_LETTER: Phrase("单位反馈函", "Letters to units"),
    ReportKind.COMMUNITY_LETTER: Phrase("社区通报函", "Letters to communities"),
    ReportKind.CERTIFICATE: Phrase("服务证明", "Certificates"),
}
MEANS: Final = {
    ReportKind.UNIT_LETTER: Phrase("有在职党员的单位，每家一函", "One letter for each unit with members in service"),
    ReportKind.COMMUNITY_LETTER: Phrase(
        "本年有协议或本季有服务的社区，每个一函",
        "One for each community with an agreement this year or service this quarter",
    ),
    ReportKind.CERTIFICATE: Phrase(
        "本季有社区确认的服务的党员，每人一份", "One for each member with confirmed service this quarter"
    ),
}
WRITE = Phrase("写好本季的{kind}", "Write this quarter's papers: {kind}")
RENEW = Phrase("按最新记录更新", "Bring up to date")
RENEW_NOTE = Phrase(
    "都已写好。之后又有确认的，可以更新：内容有变化的另出新版，旧版原样保留。",
    "All are written. Where more was confirmed since, bring them up to date: what changed becomes a new version, the "
    "former one stays.",
)
MISSING_NOTE = Phrase(
    "还有 {count} 份没写。可以随时停下，已写好的都在；再按一次从停下的地方接着写。",
    "{count} are still to be written. Stop at any time: what is written stays, and the next press goes on from there.",
)
UNCONFIRMED = Phrase(
    "本季还有 {count} 人次没有经社区确认，不会写进去；确认后再按“更新”即可补上，不会丢失。",
    "{count:person-time of this quarter is|person-times of this quarter are} not confirmed yet and left out; once "
    "confirmed, bring the papers up to date. Nothing is lost.",
)
WORKING = Phrase("正在写：{done} / {total}", "Writing: {done} of {total}")
STOP = Phrase("停下", "Stop")
STOPPING = Phrase("写完手上这几份就停", "Stopping after these few")
STOPPED = Phrase(
    "停在 {done} / {total}，新写了 {made} 份。", "Stopped at {done} of {total}; {made:new paper|new papers}."
)
FINISHED = Phrase("{total} 份都看过了，新写了 {made} 份。", "All {total} are done; {made:new paper|new papers}.")
TROUBLE = Phrase("写到 {done} / {total} 时停了：{why}", "Stopped at {done} of {total}: {why}")
DOWNLOAD = Phrase("整批下载（docx）", "Whole batch (docx)")
DOWNLOAD_PARTS = Phrase(
    "整批下载（zip，每 {most} 份一个 docx）",
    "Whole batch (zip, a docx for every {most})",
)
PARTS_FILE = Phrase("{kind} {period}.zip", "{kind} {period}.zip")
PART_FILE = Phrase("{kind} {first}-{last}.docx", "{kind} {first}-{last}.docx")
PRINT_ALL = Phrase("整批打印（A4）", "Print the batch (A4)")
PRINT = Phrase("打印", "Print")
DOWNLOAD_ONE = Phrase("下载（docx）", "Download (docx)")
ONE_FILE = Phrase("{kind} {to} {period}.docx", "{kind} {to} {period}.docx")
FILE = Phrase("{kind} {period}.docx", "{kind} {period}.docx")
EMPTY = Phrase(
    "本季还没有写。写好后，这里每份一行，可以打印、下载。",
    "Nothing is written for this quarter yet. Each paper will be a line here, to be printed and downloaded.",
)
VERSION = Phrase("第 {version} 版", "version {version}")
SIGNED = Phrase("{day}签发", "signed {day}")
CODE = Phrase("验证码 {code}", "code {code}")
WANTED = Phrase("应写 {wanted} 份", "of {wanted} to write")
FIND = Phrase("找一份", "Find one")
FIND_HINT = Phrase("单位、社区、支部或姓名", "Unit, community, branch or name")
MINE_LINE = Phrase("服务证明：{period}，验证码 {code}", "Certificate: {period}, code {code}")

PERIOD = Phrase("{first}至{last}", "{first} to {last}")
MARK = Phrase("{period}　第 {version} 版", "{period} · version {version}")
SEAL = Phrase("（盖章）", "(seal)")
TIMES = Phrase("{times} 人次", "{times:person-time|person-times}")
HOURS = Phrase("{hours} 小时", "{hours:hour|hours}")
EVIDENCE_ONLY = Phrase(
    "以上均为经社区确认的记录，供了解情况之用，不是考核结论。",
    "All of this was confirmed by the communities. It is evidence, not a verdict.",
)

UNIT_TITLE = Phrase("党员在社区表现反馈函", "How your members did in the communities")
UNIT_TO = Phrase("{unit}党组织：", "To the Party organisation of {unit}:")
UNIT_LINE = Phrase(
    "贵单位现有在职党员 {in_service} 人。{period}，有 {people} 人参加了经社区确认的服务，共 {times} 人次，"
    "服务时长 {hours}；所属支部开展活动 {activities} 次，解决群众需求 {solved} 件，实现微心愿 {wishes} 个。",
    "You have {in_service:member|members} in service. From {period}, {people} of them gave confirmed service: "
    "{times:person-time|person-times}, {hours}. Your branches held {activities:activity|activities}, solved "
    "{solved:need|needs} and fulfilled {wishes:wish|wishes}.",
)
UNIT_PEOPLE = Phrase("一、参加服务的党员", "1. Members who served")
# each column with how wide it is beside the others
UNIT_PEOPLE_COLUMNS: Final = {
    Phrase("姓名", "Name"): 2,
    Phrase("党支部", "Branch"): 4,
    Phrase("人次", "Times"): 1,
    Phrase("时长", "Hours"): 2,
}
UNIT_NOBODY = Phrase("本季没有经社区确认的服务。", "No confirmed service this quarter.")
UNIT_PLACES = Phrase("二、社区的话", "2. The communities' word")
UNIT_PLACES_COLUMNS: Final = {
    Phrase("社区", "Community"): 4,
    Phrase("人数", "People"): 2,
    Phrase("人次", "Times"): 2,
    Phrase("评价", "Rating"): 3,
    Phrase("说明", "In words"): 6,
}
UNIT_NOWHERE = Phrase("本季没有社区评价。", "No community has said a word this quarter.")

COMMUNITY_TITLE = Phrase("共驻共建情况通报函", "What was promised and what was done")
COMMUNITY_TO = Phrase("{community}党组织：", "To the Party organisation of {community}:")
COMMUNITY_LINE = Phrase(
    "{period}，有 {branches} 个党支部在贵社区服务：活动 {activities} 次，{times} 人次，解决群众需求 {solved} 件，"
    "实现微心愿 {wishes} 个。今年的协议共承诺 {promised} 项，已兑现 {kept} 项。",
    "Branches that served here from {period}: {branches}; activities: {activities}; person-times: {times}; needs "
    "solved: {solved}; wishes fulfilled: {wishes}. Promises of this year's agreements: {promised}, kept: {kept}.",
)
COMMUNITY_PROMISES = Phrase("一、今年承诺的", "1. Promised this year")
COMMUNITY_PROMISES_COLUMNS: Final = {
    Phrase("党支部", "Branch"): 5,
    Phrase("承诺事项", "Promise"): 6,
    Phrase("期限", "Due"): 4,
    Phrase("进展", "State"): 3,
}
COMMUNITY_OVERDUE = Phrase("逾期未兑现", "Overdue")
COMMUNITY_NO_PROMISES = Phrase("今年没有签订协议。", "No agreement was signed this year.")
COMMUNITY_DONE = Phrase("二、本季做了的", "2. Done this quarter")
COMMUNITY_DONE_COLUMNS: Final = {
    Phrase("单位", "Unit"): 4,
    Phrase("党支部", "Branch"): 5,
    Phrase("活动", "Activities"): 3,
    Phrase("人数", "People"): 3,
    Phrase("人次", "Times"): 3,
    Phrase("办结需求", "Needs solved"): 3,
    Phrase("实现心愿", "Wishes"): 3,
}
COMMUNITY_NOTHING = Phrase("本季没有经确认的服务。", "No confirmed service this quarter.")
COMMUNITY_CLOSING = Phrase(
    "如有出入，请与党建办公室联系，我们据实更正。",
    "If anything is wrong, tell the Party office and it will be put right.",
)

CERTIFICATE_TITLE = Phrase("服务证明", "Certificate of service")
CERTIFICATE_LINE = Phrase(
    "兹证明{name}（{unit}　{branch}）于{period}在{places}参加经社区确认的服务 {times} 次，服务时长 {hours}。",
    "This is to certify that {name} ({unit}, {branch}) served from {period} in {places}. Times served, each confirmed "
    "by the community: {times}; time given: {hours}.",
)
CERTIFICATE_KINDS = Phrase("服务内容：{kinds}。", "Service: {kinds}.")
CERTIFICATE_KIND = Phrase("{kind} {count} 次", "{kind} ×{count}")
CERTIFICATE_DEEDS = Phrase(
    "解决群众需求 {solved} 件，实现微心愿 {wishes} 个。", "Needs solved: {solved}; wishes fulfilled: {wishes}."
)
CERTIFICATE_SKILLS = Phrase("专业特长：{skills}。", "Skills: {skills}.")
CERTIFICATE_SAID = Phrase(
    "事后回访 {asked} 件，满意或基本满意 {satisfied} 件。",
    "Asked afterwards: {asked}; satisfied or fairly so: {satisfied}.",
)
CERTIFICATE_EVALUATED = Phrase(
    "群众评价：事后回访 {asked} 件，{answers}。", "Evaluation, of {asked} asked about afterwards: {answers}."
)
CERTIFICATE_ANSWER = Phrase("{answer} {count} 件", "{answer} ×{count}")
CERTIFICATE_TRAININGS = Phrase("{year} 年参加培训：{credited}。", "Trainings in {year}: {credited}.")
CERTIFICATE_HONOURS = Phrase("{year} 年所获荣誉：{credited}。", "Honours in {year}: {credited}.")
CERTIFICATE_CREDIT = Phrase("{what}（{giver}，{day}）", "{what} ({giver}, {day})")
CERTIFICATE_HOURS = Phrase("{what}（{giver}，{day}，{hours} 学时）", "{what} ({giver}, {day}, {hours:hour|hours})")
BETWEEN = Phrase("；", "; ")
CERTIFICATE_CHECK = Phrase(
    "验证码 {code}；扫码或打开 {address} 可核对真伪。", "Check code {code}. Scan it, or open {address}, to verify."
)

DOOR_TITLE = Phrase("验证服务证明", "Verify a certificate")
DOOR_LEAD = Phrase(
    "输入服务证明上的验证码，核对这张纸是不是真的。",
    "Type the check code on the certificate to see whether it is true.",
)
DOOR_CODE = Phrase("验证码", "Check code")
DOOR_CODE_HINT = Phrase("16 位字母和数字，横线可省", "16 letters and digits; the hyphens may be left out")
DOOR_CHECK = Phrase("验证", "Verify")
DOOR_UNKNOWN = Phrase(
    "没有这样的服务证明。请对照纸面再输一次；仍不对，请向签发单位核实。",
    "There is no such certificate. Compare it with the paper and try again; if it stays so, ask whoever issued it.",
)
DOOR_TRUE = Phrase("这份证明是真的", "This certificate is true")
DOOR_TRUE_LEAD = Phrase(
    "以下就是纸面上应有的内容；有一处不同，就不是这张纸。",
    "This is what the paper says. If anything differs, it is not this paper.",
)
DOOR_LATER = Phrase(
    "签发以后记录有变（又有服务得到确认，或有更正），已另发新的一版；这一版只说明签发当天的情况。",
    "The records changed since (more service was confirmed, or something was corrected), and a later version was "
    "issued. This one tells how things stood on its day.",
)
DOOR_ALTERED = Phrase(
    "系统里留存的这份证明与签发时不一致，不能作准。请向签发单位核实。",
    "What is kept here of this certificate is no longer what was issued, so it cannot be vouched for. Ask whoever "
    "issued it.",
)
DOOR_AGAIN = Phrase("再验证一份", "Verify another")
PRINT_HINT = Phrase("用浏览器的打印功能打印，纸张选 A4。", "Print with your browser, on A4.")
