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
