"""Reference data: the tree of skills and the first version of the point rules, and nobody in it."""
# ruff: noqa: E501 - a tree with one branch a line

import argparse
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from db.rules.calendar import day_in_shanghai
from db.rules.rights import keeper
from db.tables.base import HOME_ORG
from db.terms import SkillId
from db.work import Work, writing
from db.writes.points import publish_rules
from db.writes.skills import add_skill
from seed.clauses import plant_clauses
from seed.lexicon import plant_lexicon
from seed.opening import OccupiedError, open_empty


def _say(words: str) -> None:
    sys.stdout.write(words)


@dataclass(frozen=True, slots=True)
class SkillWord:
    """A skill in both languages; whether only a certificate's holder may serve; and what stands under it."""

    name: str
    name_en: str
    certified: bool = False
    below: tuple["SkillWord", ...] = ()


S = SkillWord
SKILLS: Final = (
    S("养老照护", "Elder care", below=(
        S("助浴助洁", "Bathing and cleaning"), S("陪诊代办", "Hospital escort"), S("失能护理", "Care of the bedridden", certified=True),
    )),
    S("医疗护理", "Medical care", below=(
        S("全科诊疗", "General practice", certified=True), S("护理换药", "Nursing", certified=True),
        S("中医推拿", "Chinese massage", certified=True), S("急救", "First aid", certified=True), S("康复指导", "Rehabilitation"),
    )),
    S("心理疏导", "Counselling", certified=True),
    S("法律咨询", "Legal advice", below=(
        S("律师服务", "Legal practice", certified=True), S("人民调解", "Mediation"),
    )),
    S("水电维修", "Plumbing and wiring", below=(
        S("电工", "Electrician", certified=True), S("管道疏通", "Pipe work"),
    )),
    S("家电维修", "Appliance repair"),
    S("木工瓦工", "Carpentry and masonry"),
    S("理发", "Hairdressing"),
    S("缝补裁剪", "Sewing"),
    S("烹饪烘焙", "Cooking and baking"),
    S("儿童教育", "Children's education", below=(
        S("作业辅导", "Homework help"), S("绘本阅读", "Picture-book reading"), S("科学实验", "Science for children"),
    )),
    S("文艺表演", "Performing arts", below=(
        S("声乐合唱", "Singing"), S("舞蹈编排", "Dance"), S("书法绘画", "Calligraphy and painting"), S("摄影摄像", "Photography"),
    )),
    S("体育健身", "Sport", below=(
        S("太极健身", "Tai chi"), S("球类教练", "Ball games"),
    )),
    S("政策宣讲", "Policy talks", below=(
        S("民政政策", "Welfare policy"), S("医保社保", "Health and social insurance"), S("理论宣讲", "Study talks"),
    )),
    S("就业指导", "Job advice"),
    S("信息技术", "Information technology", below=(
        S("手机教学", "Teaching smartphones"), S("电脑维修", "Computer repair"),
    )),
    S("安全巡查", "Safety rounds", below=(
        S("消防安全", "Fire safety"), S("反诈宣传", "Fraud prevention"),
    )),
    S("环境整治", "Clean-ups", below=(
        S("园艺绿化", "Gardening"), S("垃圾分类", "Waste sorting"),
    )),
    S("文字材料", "Writing"),
    S("财务会计", "Accounting", certified=True),
    S("驾驶运输", "Driving", certified=True),
    S("手语翻译", "Sign language"),
)  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes: nothing; the database is the one the settings name."""
    parser.description = "Begin a real database: the schema, a tree of skills and the default point rules, no people."


def run(_chosen: argparse.Namespace) -> int:
    """Begin an empty database with reference data; 0 when done, 1 when somebody already lives there."""
    now = datetime.now(UTC)
    try:
        engine = open_empty()
    except OccupiedError as why:
        _say(f"{why}\n")
        return 1
    with writing(engine, keeper(HOME_ORG), now=now, origin="seed reference") as work:
        skills = plant(work)
        clauses = plant_clauses(work)
        words = plant_lexicon(work, skills)
        rules_from(work, first_of_year(day_in_shanghai(now)))
    _say(
        f"{len(skills)} skills, {words} words, {clauses} clauses for agreements, point rules version 1. Start the server to name the bureau and its administrator.\n"
    )
    return 0


def plant(work: Work) -> dict[str, SkillId]:
    """Write the tree of skills; gives each skill's identifier by its name."""
    planted: dict[str, SkillId] = {}
    for top in SKILLS:
        root = _add(work, top, None)
        planted[top.name] = root
        planted |= {word.name: _add(work, word, root) for word in top.below}
    return planted


def rules_from(work: Work, since: date) -> None:
    """Publish the default point values: an activity 3, 2 or 1 by grade, one confirmed service 1."""
    publish_rules(work, since=since, first=3, second=2, third=1, service=1)


def first_of_year(day: date) -> date:
    """Give the first day of a day's year, since points are a year's."""
    return day.replace(month=1, day=1)


def _add(work: Work, word: SkillWord, parent_id: SkillId | None) -> SkillId:
    skill = add_skill(work, name=word.name, name_en=word.name_en, parent_id=parent_id, certified=word.certified)
    return SkillId(skill.id)
