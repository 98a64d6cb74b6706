"""What a need's words propose: how often the first and the first three proposals are right, on texts it never saw.

It is taught with the lexicon that a new database begins with and with the needs of the invented city, confirmed; it is
asked about the texts below, which stand nowhere else, and about a ledger beside the project where there is one.
"""

import argparse
import csv
import io
import re
import shutil
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Final
from uuid import UUID

from sqlalchemy import Engine

from db.engine import make_engine
from db.migrations import migrate
from db.reads.wording import proposal
from db.tables.needs import Need
from db.tables.places import Community, District, Street
from db.terms import NeedKind, NeedStatus, Role, Urgency
from db.work import reading, writing
from seed.demo.texts.needs import NEEDS
from seed.lexicon import plant_lexicon
from seed.reference import plant as plant_skills
from tests.bench.report import Figure, Reach, Report, Row, bar
from tests.builders import actor_of, at

LEDGER: Final = Path(__file__).resolve().parents[2].parent / "shared" / "ledgers" / "社区服务需求清单.csv"
NUMBER: Final = re.compile(r"，?\d+号楼$")
KINDS: Final = {
    "组织建设": NeedKind.ORGANISATION,
    "法律咨询与援助": NeedKind.LEGAL,
    "助困扶残与就业援助": NeedKind.HARDSHIP,
    "社区治理": NeedKind.GOVERNANCE,
    "健康医疗": NeedKind.HEALTH,
    "文化体育": NeedKind.CULTURE,
    "安全宣传与治安巡逻": NeedKind.SAFETY,
    "其他": NeedKind.OTHER,
}
K, U = NeedKind, Urgency
FIRST: Final = 0.75
THREE: Final = 0.85


@dataclass(frozen=True, slots=True)
class Text:
    """A need as somebody put it, and what a clerk would choose; None where nobody would say."""

    text: str
    kind: NeedKind
    skill: str
    urgency: Urgency | None = None


T = Text
HELD_OUT: Final = (
    T("家里水管漏水，地板都泡了", K.HARDSHIP, "水电维修", U.URGENT),
    T("厨房水池堵了，水下不去", K.HARDSHIP, "管道疏通", U.URGENT),
    T("5栋一楼马桶一直流水关不住", K.HARDSHIP, "水电维修", U.NORMAL),
    T("奶奶家一用电磁炉就跳闸", K.HARDSHIP, "电工", U.URGENT),
    T("楼梯口的灯不亮了，晚上看不见", K.HARDSHIP, "电工", U.NORMAL),
    T("独居大爷家电视没有画面，想找人看看", K.HARDSHIP, "家电维修", U.NORMAL),
    T("冰箱不制冷，孤寡老人自己弄不了", K.HARDSHIP, "家电维修", U.NORMAL),
    T("大门锁坏了打不开，老人进不了屋", K.HARDSHIP, "木工瓦工", None),
    T("浴室想装个扶手，爷爷上次摔倒过", K.HARDSHIP, "木工瓦工", U.URGENT),
    T("腿脚不好的老人半年没理发了", K.HARDSHIP, "理发", U.NORMAL),
    T("年底了，八十多岁的老两口想请人帮忙打扫屋子", K.HARDSHIP, "助浴助洁", U.NORMAL),
    T("下周三要去医院做检查，身边没人陪", K.HARDSHIP, "陪诊代办", U.NORMAL),
    T("行动不便，想请人代买降压药", K.HARDSHIP, "陪诊代办", U.NORMAL),
    T("几件棉袄的拉链坏了，想找人换", K.HARDSHIP, "缝补裁剪", U.NORMAL),
    T("失业三个月，想请人帮着改改简历", K.HARDSHIP, "就业指导", U.NORMAL),
    T("想问问低保怎么办，要带哪些材料", K.HARDSHIP, "民政政策", U.NORMAL),
    T("坐轮椅去医院打不到车，希望有人接送", K.HARDSHIP, "驾驶运输", U.NORMAL),
    T("母亲卧床半年，不知道怎么给她翻身", K.HARDSHIP, "养老照护", None),
    T("想学怎么给噎住的孩子急救", K.HEALTH, "急救", U.NORMAL),
    T("希望社区每月来量一次血压", K.HEALTH, "全科诊疗", U.NORMAL),
    T("腿上的伤口要天天换药，去趟医院太难", K.HEALTH, "护理换药", U.NORMAL),
    T("肩颈疼得抬不起胳膊，想找懂推拿的", K.HEALTH, "中医推拿", U.NORMAL),
    T("偏瘫出院，想有人教在家做康复", K.HEALTH, "康复指导", U.NORMAL),
    T("孩子高考前整夜失眠，家里人很着急", K.HEALTH, "心理疏导", U.URGENT),
    T("丧偶后不出门不说话，女儿怕她抑郁", K.HEALTH, "心理疏导", U.NORMAL),
    T("外地看病医保能不能报销", K.HEALTH, "医保社保", U.NORMAL),
    T("夕阳红合唱团想请个老师带发声", K.CULTURE, "声乐合唱", U.NORMAL),
    T("姐妹们跳广场舞，想有人帮着编个新队形", K.CULTURE, "舞蹈编排", U.NORMAL),
    T("小学生想学毛笔字", K.CULTURE, "书法绘画", U.NORMAL),
    T("想给百岁老人拍张全家福照片", K.CULTURE, "摄影摄像", U.NORMAL),
    T("清早打太极的二十来个人缺个领头的", K.CULTURE, "太极健身", U.NORMAL),
    T("放假了想组织孩子们学打羽毛球", K.CULTURE, "球类教练", U.NORMAL),
    T("爸妈上班，孩子作业没人管", K.CULTURE, "作业辅导", U.NORMAL),
    T("想请志愿者给幼儿讲故事", K.CULTURE, "绘本阅读", U.NORMAL),
    T("少年宫关了，想请人来做几个小实验", K.CULTURE, "科学实验", U.NORMAL),
    T("中秋晚会还缺两个节目和一个主持", K.CULTURE, "文艺表演", U.NORMAL),
    T("老人想学用微信跟儿子视频", K.CULTURE, "手机教学", U.NORMAL),
    T("楼下飞线给电瓶车充电，怕着火", K.SAFETY, "消防安全", None),
    T("想请人教教居民怎么用灭火器", K.SAFETY, "消防安全", U.NORMAL),
    T("老人接到冒充公安的电话，想请人讲讲防诈骗", K.SAFETY, "反诈宣传", U.NORMAL),
    T("夜里常有陌生人进小区，希望有人巡逻", K.SAFETY, "安全巡查", U.NORMAL),
    T("下大雨地下车库积水，想提前排查", K.SAFETY, "安全巡查", U.NORMAL),
    T("走廊里有煤气味，老人不敢开火", K.SAFETY, "", U.CRITICAL),
    T("房子过户的事兄弟几个说不清，想问问律师", K.LEGAL, "律师服务", U.NORMAL),
    T("工头欠薪两个月不给，怎么维权", K.LEGAL, "律师服务", U.NORMAL),
    T("楼上装修太吵，邻居吵起来了，请人调解", K.LEGAL, "人民调解", U.NORMAL),
    T("两家因为晾衣服有矛盾，好久不说话", K.LEGAL, "人民调解", U.NORMAL),
    T("新来的住户不会垃圾分类，想有人站桶边教", K.GOVERNANCE, "垃圾分类", U.NORMAL),
    T("院子里的树枝压到窗户了，想请人修剪", K.GOVERNANCE, "园艺绿化", U.NORMAL),
    T("单元门口堆满旧家具，想组织清理", K.GOVERNANCE, "环境整治", U.NORMAL),
    T("墙上小广告太多，希望清一清", K.GOVERNANCE, "环境整治", U.NORMAL),
    T("业委会想请懂财务的看看收支", K.GOVERNANCE, "财务会计", U.NORMAL),
    T("想请老师给社区党员上一次党课", K.ORGANISATION, "理论宣讲", U.NORMAL),
    T("居委会的打印机坏了，电脑也上不了网", K.OTHER, "电脑维修", U.NORMAL),
    T("聋哑夫妻去银行办事，想有人帮着比划", K.OTHER, "手语翻译", U.NORMAL),
    T("冬至想一起包饺子，缺两个会做饭的", K.OTHER, "烹饪烘焙", U.NORMAL),
)  # fmt: skip


def options(parser: argparse.ArgumentParser) -> None:
    """Declare what may be chosen: another ledger."""
    parser.add_argument("--ledger", type=Path, default=LEDGER, help="a need ledger that nothing was learned from")


def run(wished: argparse.Namespace) -> Report:
    """Teach three databases differently and ask each about the same texts."""
    folder = Path(tempfile.mkdtemp(prefix="words-"))
    asked: dict[str, Sequence[Text]] = {"held out": HELD_OUT}
    if wished.ledger.exists():
        asked["ledger"] = ledger_texts(wished.ledger)
    report = Report()
    ways = (("lexicon", True, False), ("past needs", False, True), ("both", True, True))
    try:
        for done, (name, words, past) in enumerate(ways):
            bar(done, len(ways), name)
            engine = make_engine(f"sqlite:///{folder / name.replace(' ', '-')}.db")
            skills = taught(engine, words=words, past=past)
            report.rows += [measured(engine, name, where, texts, skills) for where, texts in asked.items()]
            engine.dispose()
    finally:
        shutil.rmtree(folder)
    bar(len(ways), len(ways), "done")
    both = next(row for row in report.rows if row["taught by"] == "both" and row["asked"] == "held out")
    for field, target in (("kind top-1", FIRST), ("skill top-1", FIRST), ("kind top-3", THREE), ("skill top-3", THREE)):
        value = both[field]
        report.reaches[field] = Reach(target, value, met=isinstance(value, float) and value >= target)
    return report


def taught(engine: Engine, *, words: bool, past: bool) -> Mapping[str, UUID]:
    """Make a database that knows the lexicon, the past, or both; gives the skills by name."""
    migrate(engine)
    with writing(engine, actor_of(Role.ADMIN), now=at()) as work:
        district = work.add(District(code="QX01", name="东城区"))
        street = work.add(Street(district_id=district.id, code="JD001", name="湖滨街道"))
        place = work.add(Community(street_id=street.id, code="SQ001", name="望湖社区"))
        skills = plant_skills(work)
        if words:
            plant_lexicon(work, skills)
        for number, need in enumerate(NEEDS if past else ()):
            work.session.add(
                Need(
                    code=f"XQ{number}", text=need.text, kind=need.kind, community_id=place.id,
                    skill_id=skills[need.skill] if need.skill else None, status=NeedStatus.EVALUATED,
                    asked_on=date(2026, 1, 5), solved_on=date(2026, 1, 9), recorded_by=UUID(int=1),
                )
            )  # fmt: skip
    return skills


def measured(engine: Engine, name: str, where: str, texts: Sequence[Text], skills: Mapping[str, UUID]) -> Row:
    """Ask about every text; give how often the first and the first three were right, and how long an answer takes."""
    hits: dict[str, list[tuple[bool, bool]]] = {"kind": [], "skill": [], "urgency": []}
    took: list[float] = []
    with reading(engine) as session:
        for one in texts:
            began = time.perf_counter()
            said = proposal(session, actor_of(Role.STAFF), text=one.text)
            took.append(1000 * (time.perf_counter() - began))
            hits["kind"].append(_hit([kind.value for kind in said.kinds], one.kind))
            if one.skill in skills:
                hits["skill"].append(_hit([skill.value for skill in said.skills], skills[one.skill]))
            if one.urgency:
                proposed = [urgency.value for urgency in said.urgencies] or [Urgency.NORMAL]
                hits["urgency"].append(_hit(proposed, one.urgency))
    row: Row = {"taught by": name, "asked": where, "texts": len(texts)}
    for field, them in hits.items():
        row[f"{field} top-1"] = _share(them, 0)
        row[f"{field} top-3"] = _share(them, 1)
    return {**row, "ms": median(took)}


def ledger_texts(path: Path) -> list[Text]:
    """Read a ledger's needs, each wording once; how pressing they were is drawn at random there and left out."""
    with io.StringIO(path.read_bytes().decode("gb18030")) as file:
        lines = list(csv.DictReader(file))
    once = {NUMBER.sub("", line["需求内容"]): line for line in lines}
    return [Text(text, KINDS[line["类别"]], line["所需技能"]) for text, line in once.items() if line["类别"] in KINDS]


def _hit(said: Sequence[object], right: object) -> tuple[bool, bool]:
    return right in said[:1], right in said[:3]


def _share(hits: Sequence[tuple[bool, bool]], at_: int) -> Figure:
    return round(sum(hit[at_] for hit in hits) / len(hits), 3) if hits else None
