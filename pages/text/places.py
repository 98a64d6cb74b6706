"""Names of the pages and of their sections."""

from pages.text.phrase import Phrase

WATCH = Phrase("总览", "Watch")
CHECKIN = Phrase("双报到", "Check in")
SERVE = Phrase("双服务", "Serve")
REPORT = Phrase("双报告", "Report")
ADMIN = Phrase("管理", "Manage")
ACCOUNT = Phrase("我的", "Mine")

OVERVIEW = Phrase("工作总览", "Overview")
COMMUNITY = Phrase("社区", "Community")
BRANCH = Phrase("党支部", "Branch")

MEMBERS = Phrase("党员报到", "Members")
MEMBER = Phrase("党员", "Member")
JOIN = Phrase("登记一名党员", "Enter a member")
MY_FORM = Phrase("我的登记表", "My data form")
BRANCHES = Phrase("支部报到", "Branches")
SLIP = Phrase("联系单", "Contact slip")
SEND_SLIP = Phrase("送联系单", "Send a slip")
CENSUS = Phrase("排查摸底", "Census")

NEEDS = Phrase("需求清单", "Needs")
NEED = Phrase("需求", "Need")
WRITE_NEED = Phrase("记一件需求", "Write down a need")
MATCH = Phrase("需求对接", "Match")
WISHES = Phrase("微心愿", "Wishes")
ACTIVITIES = Phrase("活动", "Activities")
ACTIVITY = Phrase("活动详情", "Activity")
PLAN = Phrase("计划一次活动", "Plan an activity")
DESK = Phrase("到场登记", "Arrivals")
RELAY = Phrase("粘贴接龙", "Paste a relay")
CONFIRM = Phrase("服务确认", "Confirm")
POINTS = Phrase("积分", "Points")
ME = Phrase("我的事", "My page")

SECURITY = Phrase("密码与登录", "Password and devices")
ACCOUNTS = Phrase("账号", "Accounts")
ONE_ACCOUNT = Phrase("账号详情", "Account")
OPEN_ACCOUNT = Phrase("开一个账号", "Open an account")
JOURNAL = Phrase("操作日志", "Journal")
HEALTH = Phrase("系统状态", "Health")
