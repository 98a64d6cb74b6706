"""The first stock of clauses: what agreements of the scheme usually promise, for both sides."""

from typing import Final

from db.terms import Side
from db.work import Work
from db.writes.stock_clauses import add_stock_clause

CLAUSES: Final = (
    (Side.BRANCH, "组织在职党员到社区报到，每人认领服务岗位不少于两个", (3, 31)),
    (Side.BRANCH, "每季度到社区开展“双报到”服务日活动不少于{次数}次", (12, 20)),
    (Side.BRANCH, "向社区提供资源清单，会议室、阅览室等场地在约定时间共享使用", (3, 31)),
    (Side.BRANCH, "认领并实现居民微心愿不少于{个数}个", (11, 30)),
    (Side.BRANCH, "结对帮扶困难家庭{户数}户，每季度走访不少于一次", (12, 20)),
    (Side.BRANCH, "与社区联合开展主题党日活动不少于两次", (11, 30)),
    (Side.BRANCH, "每半年向社区报告承诺事项的落实情况", (12, 20)),
    (Side.COMMUNITY, "每季度第一个月提供群众需求清单，写明内容、人数和期望时限", (10, 15)),
    (Side.COMMUNITY, "在{地点}为服务活动提供场地，协助组织居民参加", (12, 20)),
    (Side.COMMUNITY, "服务结束后五个工作日内确认到场人员，并对受益居民回访", (12, 20)),
    (Side.COMMUNITY, "每季度向单位书面反馈在职党员在社区的表现", (12, 31)),
    (Side.COMMUNITY, "牵头召开共驻共建联席会议不少于两次，通报需求和进展", (11, 30)),
)


def plant_clauses(work: Work) -> int:
    """Write the first stock; gives how many clauses there are."""
    for party, text, (month, day) in CLAUSES:
        add_stock_clause(work, party=party, text=text, due_month=month, due_day=day)
    return len(CLAUSES)
