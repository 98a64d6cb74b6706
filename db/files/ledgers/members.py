"""The check-in list: members in service, their branch, skills, community, and when they checked in."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Final

from db.files.cells import Raw, label, labels, phone, plain, prose, word
from db.files.certified import Certificate, certificates
from db.files.days import day, month
from db.files.flaws import Flaw
from db.files.headers import Column
from db.files.ledgers.lines import Cursor, Line, digest_of, mark_repeats, with_problem
from db.files.names import name
from db.files.weekly import Weekly, weekly
from db.files.words import GENDERS, NOT_YET, member_status
from db.rules.data_form import More
from db.rules.pinyin import search_text
from db.terms import Gender, MemberStatus
from db.work import Spool

COLUMNS: Final = (
    Column("number", ("序号", "编号"), counting=True),
    Column("name", ("姓名", "党员姓名", "在职党员", "在职党员姓名"), required=True),
    Column(
        "branch",
        ("所在党支部", "党支部", "所在支部", "支部", "所属党支部", "所属支部", "支部名称", "党支部名称"),
        required=True,
        fill_down=True,
    ),
    Column("skills", ("专业特长", "特长", "技能", "专长", "服务特长")),
    Column("community", ("报到社区", "社区", "所报到社区", "居住社区", "报到社区名称")),
    Column("checked_in_on", ("报到时间", "报到日期", "报到日")),
    Column("phone", ("联系电话", "电话", "手机", "手机号", "手机号码", "联系方式", "电话号码")),
    Column("gender", ("性别",)),
    Column("born", ("出生年月", "出生日期")),
    Column("nation", ("民族",)),
    Column("education", ("学历", "文化程度")),
    Column("joined_party", ("入党时间", "入党年月", "入党日期")),
    Column("duty", ("职务", "现任职务")),
    Column("estate", ("居住小区", "所住小区", "小区")),
    Column("intents", ("服务意向",)),
    Column("certificates", ("持证", "持证情况", "证书", "资格证书", "职业资格", "职业资格证书", "技能证书")),
    Column("times", ("可服务时间", "可服务时段", "服务时段", "空闲时间")),
    Column("remark", ("备注", "说明", "状态")),
)


@dataclass(frozen=True, kw_only=True)
class MemberLine(Line):
    """One member as the check-in list has them; checked_in_on is None for who has not checked in."""

    name: str
    #: by what the name is found in a search
    search: str
    branch: str
    skills: tuple[str, ...]
    community: str | None
    checked_in_on: date | None
    phone: str | None
    remark: str
    status: MemberStatus
    gender: Gender | None = None
    born: str = ""
    duty: str = ""
    certificates: tuple[Certificate, ...] = ()
    times: tuple[Weekly, ...] = ()
    more: More = field(default_factory=More)


def read_line(row: Cursor) -> MemberLine:
    """Read one row of the check-in list."""
    name_ = row.need("name", name, "")
    branch = row.need("branch", label, "")
    checked_in_on = row.maybe("checked_in_on", _day_or_not_yet)
    community = row.maybe("community", label)
    if checked_in_on and community is None:
        row.wrong(Flaw.MISSING, "community")
    papers = row.maybe("certificates", certificates) or ()
    # who has a certificate of a skill has the skill
    skills = dict.fromkeys((*(row.maybe("skills", labels) or ()), *(one.skill for one in papers if one.skill)))
    return MemberLine(
        name=name_,
        search=search_text(name_),
        branch=branch,
        skills=tuple(skills),
        community=community,
        checked_in_on=checked_in_on,
        phone=row.maybe("phone", phone),
        remark=row.maybe("remark", prose) or "",
        status=member_status(row.words("remark")),
        gender=row.maybe("gender", partial(word, words=GENDERS)),
        born=row.maybe("born", month) or "",
        duty=row.maybe("duty", prose) or "",
        certificates=papers,
        times=row.maybe("times", weekly) or (),
        more={
            "nation": row.maybe("nation", label) or "",
            "education": row.maybe("education", label) or "",
            "joined_party": row.maybe("joined_party", month) or "",
            "estate": row.maybe("estate", prose) or "",
            "intents": row.maybe("intents", prose) or "",
        },
        place=row.place,
        cells=row.cells,
        problems=row.problems,
    )


def mark_doubles(lines: Iterable[MemberLine]) -> Iterator[MemberLine]:
    """Mark a member written twice (name and phone), a phone of two people, and a namesake nobody can tell apart."""
    once = mark_repeats(lines, lambda line: (line.name, line.phone) if line.phone else None)
    alone = Spool(mark_repeats(once, lambda line: line.phone, Flaw.PHONE_SHARED))
    namesakes = Counter(_who(line) for line in alone if line.good)
    for line in alone:
        unclear = line.good and line.phone is None and namesakes[_who(line)] > 1
        yield with_problem(line, Flaw.SAME_NAME, value=line.name) if unclear else line


def _who(line: MemberLine) -> bytes:
    return digest_of((line.name, line.branch))


def _day_or_not_yet(raw: Raw) -> date | None:
    return None if plain(raw) in NOT_YET else day(raw)
