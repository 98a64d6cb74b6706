"""Words of the scheme's settings: the bureau, rules of thumb, skills."""

from pages.text.phrase import Phrase

LEAD = Phrase(
    "本单位的名称、规则、特长、分类和表格栏目；每次修改由谁、何时、改成什么，都列在各栏最下面；已签的表和总结不变。",
    "The bureau, its rules, skills, kinds and labels. Who changed what and when is listed at the end of each part; "
    "what was signed stays.",
)
PART = Phrase("设置哪一项", "Which settings")
RULES = Phrase("单位与规则", "Bureau and rules")
POINT_RULES = Phrase("积分规则，一年一年对照", "Point rules, year by year")
SKILLS = Phrase("特长", "Skills")

BUREAU = Phrase("单位", "Bureau")
NAME = Phrase("单位名称", "Name of the bureau")
CITY = Phrase("城市", "City")
NAME_NOTE = Phrase("印在每一张表、函和证明上。", "Printed on every form, letter and certificate.")
SAVE_NAME = Phrase("保存名称", "Save the name")
NAMED = Phrase("名称已保存。", "The name is saved.")

SKILL_COUNT = Phrase("共 {total} 项特长", "{total:skill|skills}")
EMPTY_SKILLS = Phrase(
    "还没有特长。在下面加第一项，登记表和需求里就能选到。",
    "There are no skills yet. Add the first below; forms and needs will offer it.",
)
CERTIFIED = Phrase("须持证", "certificate needed")
HOLDERS = Phrase("{members} 人", "{members:member|members}")
TREE = Phrase("全部特长", "All skills")
SKILL_NAME = Phrase("名称", "Name")
SKILL_NAME_EN = Phrase("英文名称", "English name")
UNDER = Phrase("属于哪一项（空着就是最上一级）", "Stands under; empty is the top")
NEEDS_CERTIFICATE = Phrase("有证才能服务", "Only holders of a valid certificate may serve")
ADD_TITLE = Phrase("加一项特长", "Add a skill")
ADD = Phrase("加上", "Add it")
ADDED = Phrase("特长“{name}”已加上。", "The skill “{name}” is added.")
CHANGE_TITLE = Phrase("修改一项特长", "Change a skill")
WHICH = Phrase("改哪一项", "Which skill")
SAVE_SKILL = Phrase("保存特长", "Save the skill")
CHANGED = Phrase("特长“{name}”已保存。", "The skill “{name}” is saved.")

APART = Phrase("；", "; ")
HISTORY = Phrase("修改记录", "History of changes")
NO_HISTORY = Phrase(
    "还没有修改过。以后每次修改都列在这里：谁、什么时候、从什么改成什么。",
    "Nothing has been changed yet. Every change will be listed here: by whom, when, from what to what.",
)
CHANGE = Phrase("改动", "Change")
