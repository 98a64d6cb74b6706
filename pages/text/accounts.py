"""Words of the accounts: the list, opening one, changing one, and the state of the server."""

from collections.abc import Mapping
from typing import Final

from db.errors import Code
from pages.text.phrase import Phrase

LEAD = Phrase("谁能登录、是什么身份、管到哪里。", "Who may sign in, as what, and how far they reach.")
COUNT = Phrase("共 {total} 个账号", "{total:account|accounts}")
SEARCH = Phrase("查找账号", "Find an account")
SEARCH_HINT = Phrase("账号或姓名", "Login or name")
ROLE = Phrase("身份", "Role")
WHICH = Phrase("状态", "State")
OPEN_ONES = Phrase("使用中", "In use")
CLOSED_ONES = Phrase("已停用或待启用", "Closed or waiting")
EMPTY = Phrase("没有符合条件的账号。可以放宽筛选，或新开一个。", "No account matches. Widen the filter, or open one.")
SEEN = Phrase("最近使用 {day}", "last seen {day}")
NEVER_SEEN = Phrase("还没有登录过", "never signed in")
CLOSED = Phrase("已停用", "closed")

OPEN_LEAD = Phrase(
    "先选身份，再填管到哪里。初始密码当面交给本人，登录后可自行修改。",
    "Choose the role, then the reach. Hand the first password over in person; it can be changed after signing in.",
)
LOGIN = Phrase("账号", "Login")
LOGIN_HINT = Phrase("字母、数字或汉字，2 到 40 个字符", "Letters or digits, 2 to 40 characters")
NAME = Phrase("姓名", "Name")
PASSWORD = Phrase("初始密码", "First password")
PASSWORD_HINT = Phrase(
    "至少 {least} 个字符，用几个不相关的词最好记", "At least {least} characters; unrelated words are easy to keep"
)
PASSWORD_HINT_KINDS = Phrase(
    "至少 {least} 个字符，小写、大写、数字、符号中至少 {kinds} 种；{days} 天后要换",
    "At least {least} characters of at least {kinds:kind|kinds}: small, capital, digit, sign; it holds {days:day|days}",
)
PASSWORD_DUE = Phrase(
    "密码已到更换时间。请先换一个新密码，再继续工作；没有丢失任何内容。",
    "Your password has held its time. Choose a new one first, then go on; nothing is lost.",
)
UNIT = Phrase("单位（管所属全部支部）", "Unit, with all its branches")
BRANCH = Phrase("党支部", "Branch")
COMMUNITIES = Phrase("社区", "Communities")
MEMBER = Phrase("党员编号", "Member's code")
MEMBER_HINT = Phrase("例如 DY0001", "For example DY0001")
NO_SUCH_MEMBER = Phrase(
    "没有编号为 {code} 的党员，账号没有保存。请核对编号。",
    "No member has the code {code}; nothing was saved. Check it.",
)
OPEN = Phrase("开账号", "Open the account")
OPENED = Phrase("账号 {login} 已开通。", "The account {login} is open.")

OPENED_APART = Phrase(
    "账号 {login} 已登记。请安全管理员启用后再登录；第一位安全管理员的账号不用等，已可登录。",
    "The account {login} is entered. A security administrator opens it; the first of these is open already.",
)
WAITS = Phrase("待安全管理员启用", "waits for the security administrator")
WAITS_NOTE = Phrase(
    "这个账号是系统管理员登记的，还不能登录。请核对身份和范围，确认无误再启用。",
    "An administrator has entered this account; it cannot sign in yet. Check its role and reach, then open it.",
)

ACCOUNT_LEAD = Phrase(
    "改身份、范围或密码后，这个账号的登录立即失效。", "After a change, this account must sign in again."
)
BACK = Phrase("返回账号清单", "Back to the list")
CHANGE = Phrase("身份与范围", "Role and reach")
SAVE = Phrase("保存", "Save the change")
SAVED = Phrase("已保存，该账号需要重新登录。", "Saved; the account must sign in again.")
NEW_PASSWORD_TITLE = Phrase("重置密码", "New password")
NEW_PASSWORD = Phrase("新密码", "New password")
RESET = Phrase("重置密码", "Set the password")
RESET_DONE = Phrase("密码已重置，请当面告知本人。", "The password is set; tell its owner in person.")
CLOSING = Phrase("停用账号", "Close the account")
CLOSING_NOTE = Phrase(
    "停用后立即不能登录，经手的记录照旧保留。以后可以再启用。",
    "It can no longer sign in; what it recorded stays. It can be opened again.",
)
CLOSE = Phrase("停用", "Close it")
CLOSE_DONE = Phrase("账号已停用。", "The account is closed.")
REOPEN = Phrase("重新启用", "Open it again")
REOPEN_DONE = Phrase("账号已重新启用。", "The account is open again.")

RESET_FACTOR_TITLE = Phrase("两步验证", "Two-step sign-in")
RESET_FACTOR_NOTE = Phrase(
    "手机和恢复码都丢了才需要重置。请先当面核实是本人；重置后只凭密码登录，请本人尽快重新启用。",
    "Only when phone and recovery codes are lost. Make sure in person who asks; after it the password alone opens, "
    "until the owner switches it on again.",
)
RESET_FACTOR = Phrase("重置两步验证", "Reset the two-step sign-in")
RESET_FACTOR_DONE = Phrase("两步验证已重置，该账号需要重新登录。", "It is reset; the account must sign in again.")

HEALTH_LEAD = Phrase("服务器和数据库此刻的状态。", "How the server and its database are at this moment.")
DATABASE = Phrase("数据库", "Database")
DATABASE_MEANS = Phrase("此刻能否读取", "whether it can be read now")
SCHEMA = Phrase("数据结构", "Schema")
SCHEMA_MEANS = Phrase("是否与软件版本一致", "whether it is the one this software expects")
DISK = Phrase("存储空间", "Room to write")
DISK_MEANS = Phrase("剩余空间是否够写", "whether there is room left")
BACKUP = Phrase("最近备份", "Last backup")
WITHIN_AN_HOUR = Phrase("1 小时内", "under 1 h ago")
HOURS_AGO = Phrase("{hours} 小时前", "{hours} h ago")
BACKUP_MEANS = Phrase(
    "最近一次备份距今多少小时；—表示还没有备份", "whole hours since it was made; — when there is none"
)
SAFETY = Phrase("能否用于真实数据", "Fit for real data")
SAFE = Phrase("没有发现不安全之处。", "Nothing speaks against it.")
DANGER = Phrase("{why}。", "{why}.")
SESSIONS = Phrase("在线账号", "Online now")
SESSIONS_MEANS = Phrase("登录未失效的账号数", "accounts with a living session")
REVISION = Phrase("修订号", "Revision")
REVISION_MEANS = Phrase("每次保存加一", "raised by every write")
WELL = Phrase("正常", "OK")
ILL = Phrase("异常", "failing")
ENGINE = Phrase("数据库：{engine}。监控程序可访问 /readyz。", "Database: {engine}. A monitor may ask /readyz.")
ENGINES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}

SECURITY_LEAD = Phrase(
    "看看自己在哪些设备上登录着，改密码，启用两步验证。",
    "See where you are signed in, change the password, switch the two-step sign-in on.",
)
OWN_PASSWORD = Phrase("修改密码", "Change the password")
OLD_PASSWORD = Phrase("现在的密码", "Present password")
CHANGE_PASSWORD = Phrase("修改密码并重新登录", "Change it and sign in again")
PASSWORD_CHANGED = Phrase("密码已修改，请用新密码登录。", "The password is changed; sign in with the new one.")
NO_PASSWORD = Phrase(
    "您的账号不用密码登录，这里没有可改的。", "Your account signs in without a password; there is nothing to change."
)
OWN_SESSIONS = Phrase("登录着的设备", "Where you are signed in")
THIS_ONE = Phrase("本机", "this one")
BEGAN = Phrase("{began}登录，最近使用 {seen}", "since {began}, last used {seen}")
END_ONE = Phrase("退出这个设备", "Sign out there")
ON_A_WALL = Phrase("大屏", "wall screen")
ONE_ENDED = Phrase("该设备已退出登录。", "That device is signed out.")
END_OTHERS = Phrase("退出其他设备", "Sign out everywhere else")
OTHERS_ENDED = Phrase("其他设备已退出登录。", "The other devices are signed out.")

FACTOR = Phrase("两步验证", "Two-step sign-in")
FACTOR_WHY = Phrase(
    "启用后，登录时除了密码，还要输入手机验证器上的六位数字。密码被人知道了，也进不来。",
    "Signing in then takes the password and six digits from an authenticator on your phone: a password that somebody "
    "learns no longer opens.",
)
FACTOR_PASSWORD = Phrase("现在的密码", "Present password")
FACTOR_BEGIN = Phrase("开始启用", "Begin")
FACTOR_BEGUN = Phrase("请按下面两步完成。", "Two steps are left.")
FACTOR_SCAN = Phrase(
    "第一步：用手机上的验证器（支持 TOTP 的应用都可以）扫这个码，或手工输入下面的密钥。",
    "First: scan this with an authenticator on your phone (any that knows TOTP), or type the key below.",
)
FACTOR_TYPE = Phrase("第二步：输入验证器显示的六位数字。", "Second: type the six digits that it shows.")
FACTOR_CODE = Phrase("六位验证码", "Six digits")
FACTOR_CONFIRM = Phrase("启用两步验证", "Switch it on")
FACTOR_GIVE_UP = Phrase("先不启用", "Not now")
FACTOR_GIVEN_UP = Phrase("没有启用，登录方式不变。", "It stays off; nothing has changed.")
FACTOR_ON = Phrase("两步验证已启用。", "The two-step sign-in is on.")
FACTOR_SINCE = Phrase(
    "已启用（{day}起）。还有 {left} 个恢复码没用过。",
    "On since {day}. {left:recovery code is|recovery codes are} unused.",
)
FACTOR_FEW = Phrase("恢复码快用完了，请重新生成。", "Few recovery codes are left: make new ones.")
FACTOR_RENEW = Phrase("重新生成恢复码", "Make new recovery codes")
FACTOR_RENEWED = Phrase("新的恢复码已生成，原来的作废。", "New recovery codes are made; the former ones open nothing.")
FACTOR_OFF = Phrase("关闭两步验证", "Switch it off")
FACTOR_SWITCHED_OFF = Phrase("两步验证已关闭，以后只凭密码登录。", "It is off; the password alone signs you in.")
CODES = Phrase("请保存恢复码", "Keep your recovery codes")
CODES_NOTE = Phrase(
    "手机丢了，用它登录，每个只能用一次。只在这里显示这一次，请下载或抄下来，不要和密码放在一起。",
    "Each signs you in once when the phone is gone. They are shown only now: download them or write them down, and "
    "keep them away from the password.",
)
CODES_SAVE = Phrase("下载恢复码", "Download the codes")
CODES_FILE = Phrase("恢复码.txt", "recovery-codes.txt")
CODES_KEPT = Phrase("已保存好", "I have kept them")

REFUSED: Final[Mapping[Code, tuple[Phrase, ...]]] = {
    Code.SIGN_IN_FIRST: (
        Phrase(
            "登录已失效，填写的内容还在本页。请重新登录后继续。",
            "Your session has ended; what you typed is still here. Sign in again to go on.",
        ),
    ),
    Code.WRONG_LOGIN: (
        Phrase(
            "账号或密码不对。请检查后再试；忘记密码请联系管理员。",
            "The name or the password is wrong. Check both and try again, or ask the administrator for a new password.",
        ),
    ),
    Code.LOGIN_DELAYED: (
        Phrase(
            "输错次数较多，请在 {seconds} 秒后再试。账号没有被锁定。",
            "Too many wrong tries; please wait {seconds:second|seconds}. The account is not locked.",
        ),
        Phrase(
            "输错次数较多，请稍等片刻再试。账号没有被锁定。",
            "Too many wrong tries; please wait a moment. The account is not locked.",
        ),
    ),
    Code.CODE_WRONG: (
        Phrase(
            "验证码不对，或已经用过。请等验证器换出新的一组，再输入一次。",
            "The code is wrong, or was used before. Wait until the authenticator shows another one, and type that.",
        ),
    ),
    Code.HALF_WAY_OVER: (
        Phrase("等得太久，请重新输入账号和密码。", "That took too long. Please type login and password again."),
    ),
    Code.LOGIN_TAKEN: (
        Phrase(
            "这个账号名已有人使用，填写的内容还在。请换一个。",
            "This login is taken; what you typed is still here. Choose another.",
        ),
    ),
    Code.PASSWORD_TOO_SHORT: (
        Phrase(
            "密码太短，没有保存。请至少使用 {least} 个字符。",
            "The password is too short and was not saved. Use at least {least} characters.",
        ),
        Phrase(
            "密码太短，没有保存。请换一个更长的。", "The password is too short and was not saved. Choose a longer one."
        ),
    ),
    Code.PASSWORD_TOO_PLAIN: (
        Phrase(
            "密码种类不够，没有保存。小写字母、大写字母、数字、其他符号中至少用 {kinds} 种。",
            "The password is too plain and was not saved. Use at least {kinds} of these: small letters, capitals, "
            "digits, other signs.",
        ),
    ),
    Code.PASSWORD_TOO_COMMON: (
        Phrase(
            "这个密码太常见，容易被猜到，没有保存。请换一个。",
            "This password is too common and easy to guess; it was not saved. Choose another.",
        ),
    ),
    Code.SETUP_CODE_WRONG: (
        Phrase(
            "启用码不对。请核对服务器启动时显示的启用码。",
            "The set-up code is wrong. Check the one shown when the server started.",
        ),
    ),
    Code.SETUP_DONE: (
        Phrase("系统已经启用过了，请直接登录。", "This system has already been set up. Please sign in."),
    ),
    Code.LAST_ADMIN: (
        Phrase(
            "这是最后一个这样的管理员账号，没有改动。请先再开一个。",
            "This is the last administrator of its kind; nothing was changed. Open another account like it first.",
        ),
    ),
    Code.OFFICES_APART: (
        Phrase(
            "{name}已经是{role}。系统管理员、安全管理员、审计员不能由一人兼任，没有保存。"
            "如只是同名，请在姓名里加以区分。",
            "{name} is {role} already; one person may not hold two of the three offices. Nothing was saved. "
            "If they only share the name, tell them apart in the name.",
        ),
        Phrase(
            "系统管理员、安全管理员、审计员不能由一人兼任，没有保存。",
            "One person may not hold two of the three offices; nothing was saved.",
        ),
    ),
    Code.OWN_RIGHTS: (
        Phrase(
            "不能改自己的身份和权限，什么也没有改动。请另一位安全管理员办理。",
            "Nobody changes their own role and rights; nothing was changed. Ask another security administrator.",
        ),
    ),
}
"""Why nobody was signed in, set up, or given a password or a role."""
