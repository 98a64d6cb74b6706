"""A town of one street, two communities, two branches and four members, with point rules in force."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine

from db.rules.rights import Actor
from db.tables.base import Row
from db.tables.people import Branch, Member, MemberSkill, Skill, Unit
from db.tables.places import Community, District, Street
from db.tables.points import PointRules
from db.terms import BranchId, CommunityId, MemberId, Role, SkillId, SkillLevel
from db.work import writing
from tests.builders.once import built_once
from tests.builders.people import actor_of, at


@dataclass(frozen=True, slots=True)
class Town:
    """Who and what is in the town: 望湖 and 听松 communities; 甲 branch with 张三, 李四; 乙 branch with 张三, 王五."""

    wanghu: CommunityId
    tingsong: CommunityId
    branch_a: BranchId
    branch_b: BranchId
    zhang_a: MemberId
    li_a: MemberId
    zhang_b: MemberId
    wang_b: MemberId
    plumbing: SkillId

    @property
    def staff(self) -> Actor:
        """Somebody of the bureau's Party office."""
        return actor_of(Role.STAFF)

    @property
    def clerk(self) -> Actor:
        """The clerk of 望湖."""
        return actor_of(Role.CLERK, communities=(self.wanghu,))

    @property
    def other_clerk(self) -> Actor:
        """The clerk of 听松."""
        return actor_of(Role.CLERK, name="clerk of tingsong", communities=(self.tingsong,))

    @property
    def secretary(self) -> Actor:
        """The secretary of branch 甲."""
        return actor_of(Role.SECRETARY, branches=(self.branch_a,))

    @property
    def zhang(self) -> Actor:
        """张三 of branch 甲, as a member."""
        return actor_of(Role.MEMBER, member=self.zhang_a)

    def insider(self, role: Role) -> Actor:
        """Somebody of a role who reaches 望湖, branch 甲 and 张三."""
        return actor_of(
            role, communities=(self.wanghu,), branches=(self.branch_a,), member=self.zhang_a, name=f"insider {role}"
        )


@built_once
def a_town(engine: Engine) -> Town:
    """Put the town into an empty database."""
    with writing(engine, actor_of(Role.ADMIN), now=at(2026, 1, 5)) as work:

        def put(row: Row) -> Row:
            return work.add(row)

        district = put(District(code="QX01", name="东城区"))
        street = put(Street(district_id=district.id, code="JD001", name="湖滨街道"))
        wanghu = put(Community(street_id=street.id, code="SQ001", name="望湖社区", residents=3000))
        tingsong = put(Community(street_id=street.id, code="SQ002", name="听松社区", residents=5000))
        unit = put(Unit(code="DW01", name="局机关"))
        branch_a = put(Branch(unit_id=unit.id, code="ZB01", name="甲党支部"))
        branch_b = put(Branch(unit_id=unit.id, code="ZB02", name="乙党支部"))
        plumbing = put(Skill(code="SK01", name="水电维修"))
        put(PointRules(version=1, since=date(2025, 1, 1)))
        people = [
            put(_member("DY0001", "张三", branch_a, wanghu, phone="13800000001", search="zs zhangsan")),
            put(_member("DY0002", "李四", branch_a, wanghu, phone="13800000002", search="ls lisi")),
            put(_member("DY0003", "张三", branch_b, tingsong, phone="13800000003", search="zs zhangsan")),
            put(_member("DY0004", "王五", branch_b, None, phone="13800000004", search="ww wangwu")),
        ]
        put(MemberSkill(member_id=people[0].id, skill_id=plumbing.id, level=SkillLevel.SKILLED))
    zhang_a, li_a, zhang_b, wang_b = (MemberId(person.id) for person in people)
    return Town(
        wanghu=CommunityId(wanghu.id),
        tingsong=CommunityId(tingsong.id),
        branch_a=BranchId(branch_a.id),
        branch_b=BranchId(branch_b.id),
        zhang_a=zhang_a,
        li_a=li_a,
        zhang_b=zhang_b,
        wang_b=wang_b,
        plumbing=SkillId(plumbing.id),
    )


def _member(code: str, name: str, branch: Row, serves: Row | None, *, phone: str, search: str) -> Member:
    return Member(
        code=code,
        name=name,
        branch_id=branch.id,
        phone=phone,
        search=search,
        home_community_id=serves.id if serves else None,
        serves_community_id=serves.id if serves else None,
        checked_in_on=date(2026, 1, 10) if serves else None,
        form_on=date(2026, 1, 10) if serves else None,
    )
