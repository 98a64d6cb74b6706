"""One row of everything, all of it belonging to 望湖, branch 甲 and its 张三: what strangers may not touch."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import select

from db.files.outlines import read_outlines
from db.files.photos import Picture
from db.rules.sketches import Sketch
from db.rules.thumb import BUILT_IN
from db.tables.accounts import Account, SignIn
from db.tables.activities import Activity, ActivityPhoto, ActivityTemplate, ActivityThing
from db.tables.agreements import Agreement, Clause, JointTask
from db.tables.attendance import Attendance, Guest, Knock
from db.tables.base import Row
from db.tables.checkins import BranchCheckin, Census, CensusFinding, CheckinForm, MemberCheckin
from db.tables.claims import Claim
from db.tables.evaluation import Followup, Suggestion
from db.tables.keeping import Batch, ChecklistItem, ChecklistMark
from db.tables.lists import Milestone, Post, Project, Resource
from db.tables.needs import Need
from db.tables.pairs import Pair
from db.tables.people import Member, MemberCredit, Unit
from db.tables.places import District, Street
from db.tables.points import PointDispute, PointLine, PointProposal, PointRules
from db.tables.reports import Quarter
from db.tables.stock_clauses import StockClause
from db.tables.teams import Team, TeamMember
from db.tables.thumb import ThumbVersion
from db.tables.wishes import Wish
from db.terms import (
    ActivityKind,
    ActivityStatus,
    ClaimStatus,
    ClaimTarget,
    CreditKind,
    FindingKind,
    FollowupSubject,
    Grade,
    NeedStatus,
    PointReason,
    PointSubject,
    PostKind,
    ProjectStatus,
    ResourceKind,
    Role,
    Side,
    SuggestionOrigin,
    WishStatus,
)
from db.work import Work, writing
from tests.builders.outlines import a_boundary_file, a_square
from tests.builders.people import actor_of, at
from tests.builders.town import Town

DAY = date(2026, 5, 20)
SOMEBODY = UUID(int=77)


def everything(engine: Engine, town: Town) -> Mapping[str, object]:
    """Put one row of everything into the town; give its identifiers under the names that intents use."""
    with writing(engine, actor_of(Role.ADMIN), now=at()) as work:
        rows: dict[str, Row] = {
            "unit": work.session.exec(select(Unit)).one(),
            "district": work.session.exec(select(District)).one(),
            "street": work.session.exec(select(Street)).one(),
            "member": work.get(Member, town.zhang_a),
        }
        for build in (_service, _lists, _pairs, _ties, _keeping):
            build(work, town, rows)
    named = {f"{name}_id": row.id for name, row in rows.items()}
    whole = {name: rows[name] for name in ("activity", "claim", "member", "need", "wish")}
    sketch = Sketch("义务植树", ActivityKind.LABOUR)
    shapes = read_outlines(a_boundary_file(a_square("望湖社区")))
    return {
        **named,
        **whole,
        "sketch": sketch,
        "picture": Picture(b"-"),
        "shapes": shapes,
        "arrivals": [rows["attendance"]],
        "knock_ids": [rows["knock"].id],
    }


def _service(work: Work, town: Town, rows: dict[str, Row]) -> None:
    place: dict[str, Any] = {"community_id": town.wanghu, "branch_id": town.branch_a}
    rows["need"] = work.add(
        Need(
            code="XQ1", text="修水管", asked_on=DAY, recorded_by=SOMEBODY, status=NeedStatus.CLAIMED,
            member_id=town.zhang_a, **place,
        )
    )  # fmt: skip
    rows["wish"] = work.add(
        Wish(
            code="XY1", alias="小雨", thing="画笔", asked_on=DAY, recorded_by=SOMEBODY, status=WishStatus.CLAIMED,
            member_id=town.zhang_a, **place,
        )
    )  # fmt: skip
    rows["activity"] = work.add(
        Activity(
            code="HD1", name="义务劳动", kind=ActivityKind.LABOUR, day=DAY, recorded_by=SOMEBODY,
            status=ActivityStatus.HELD, grade=Grade.FIRST, **place,
        )
    )  # fmt: skip
    rows["template"] = work.add(ActivityTemplate(name="周末清洁", kind=ActivityKind.CLEANING, **place))
    rows["photo"] = work.add(
        ActivityPhoto(activity_id=rows["activity"].id, content=b"-", recorded_by=SOMEBODY, recorded_at=at())
    )
    rows["thing"] = work.add(ActivityThing(activity_id=rows["activity"].id, item="水桶", member_id=town.zhang_a))
    arrival: dict[str, Any] = {"activity_id": rows["activity"].id, "recorded_by": SOMEBODY, "recorded_at": at()}
    rows["attendance"] = work.add(Attendance(member_id=town.zhang_a, day=DAY, **place, **arrival))
    rows["guest"] = work.add(Guest(name="路人", **arrival))
    rows["knock"] = work.add(
        Knock(key=SOMEBODY, opening="0", activity_id=rows["activity"].id, name="路人", knocked_at=at())
    )
    rules = work.session.exec(select(PointRules)).one()
    rows["form"] = work.add(
        CheckinForm(
            key=SOMEBODY, opening="0", community_id=town.wanghu, name="张三", phone="13800000000", day=DAY, sent_at=at()
        )
    )
    rows["line"] = work.add(
        PointLine(
            subject=PointSubject.BRANCH, branch_id=town.branch_a, reason=PointReason.ACTIVITY_GRADED, points=3,
            day=DAY, rules_id=rules.id, source_id=rows["activity"].id, confirmed_by=SOMEBODY, recorded_at=at(),
        )
    )  # fmt: skip
    rows["dispute"] = work.add(
        PointDispute(
            line_id=rows["line"].id, branch_id=town.branch_a, reason="记错", raised_by=SOMEBODY, raised_at=at()
        )
    )  # fmt: skip
    rows["proposal"] = work.add(
        PointProposal(
            since=DAY, first=3, second=2, third=1, service=1, reason="调整", proposed_by=SOMEBODY, proposed_at=at()
        )
    )  # fmt: skip
    rows["source"] = rows["activity"]
    rows["about"] = rows["activity"]
    rows["followup"] = work.add(
        Followup(subject=FollowupSubject.NEED, subject_id=rows["need"].id, community_id=town.wanghu, due_on=DAY)
    )
    rows["subject"] = rows["target"] = rows["need"]
    rows["suggestion"] = work.add(
        Suggestion(origin=SuggestionOrigin.MEMBER, member_id=town.zhang_a, text="多办几场", made_on=DAY)
    )


def _lists(work: Work, town: Town, rows: dict[str, Row]) -> None:
    rows["resource"] = work.add(
        Resource(
            code="ZY1", unit_id=rows["unit"].id, branch_id=town.branch_a, kind=ResourceKind.PLACE, text="会议室",
            offered_on=DAY,
        )
    )  # fmt: skip
    rows["project"] = work.add(
        Project(
            code="XM1", name="楼道亮化", community_id=town.wanghu, branch_id=town.branch_a, proposed_on=DAY,
            status=ProjectStatus.RUNNING, recorded_by=SOMEBODY,
        )
    )  # fmt: skip
    rows["step"] = work.add(Milestone(project_id=rows["project"].id, position=1, text="换灯"))
    rows["post"] = work.add(
        Post(code="GW1", name="文明劝导", community_id=town.wanghu, kind=PostKind.COURTESY, opened_on=DAY, taken=1)
    )
    rows["claim"] = work.add(
        Claim(
            target=ClaimTarget.POST, target_id=rows["post"].id, member_id=town.zhang_a, branch_id=town.branch_a,
            community_id=town.wanghu, status=ClaimStatus.ASKED, claimed_on=DAY, recorded_by=SOMEBODY,
        )
    )  # fmt: skip


def _pairs(work: Work, town: Town, rows: dict[str, Row]) -> None:
    place: dict[str, Any] = {"community_id": town.wanghu, "branch_id": town.branch_a}
    rows["pair"] = work.add(
        Pair(code="JD1", alias="春风一号", promise="上门", started_on=DAY, recorded_by=SOMEBODY, **place)
    )
    rows["team"] = work.add(
        Team(
            code="FD1", name="维修队", purpose="修水管", branch_id=town.branch_a, captain_id=town.zhang_a,
            founded_on=DAY, recorded_by=SOMEBODY,
        )
    )  # fmt: skip
    work.add(TeamMember(team_id=rows["team"].id, member_id=town.zhang_a, joined_on=DAY))


def _ties(work: Work, town: Town, rows: dict[str, Row]) -> None:
    place: dict[str, Any] = {"community_id": town.wanghu, "branch_id": town.branch_a}
    rows["slip"] = work.add(BranchCheckin(code="LX1", day=DAY, **place))
    rows["checkin"] = work.add(MemberCheckin(member_id=town.zhang_a, day=DAY, **place))
    rows["credit"] = work.add(
        MemberCredit(
            member_id=town.zhang_a, kind=CreditKind.TRAINING, what="应急救护", giver="区红十字会", day=DAY, hours=4,
            recorded_by=SOMEBODY,
        )
    )  # fmt: skip
    rows["census"] = work.add(Census(name="五月排查", started_on=DAY, due_on=DAY))
    rows["finding"] = work.add(
        CensusFinding(
            census_id=rows["census"].id, member_id=town.zhang_a, branch_id=town.branch_a, kind=FindingKind.WRONG_DATA
        )
    )
    rows["agreement"] = work.add(Agreement(code="XD1", year=2026, **place))
    rows["clause"] = work.add(Clause(agreement_id=rows["agreement"].id, position=1, text="每季一次"))
    rows["stock_clause"] = work.add(StockClause(code="TK1", party=Side.BRANCH, text="每季一次"))
    rows["task"] = work.add(
        JointTask(
            agreement_id=rows["agreement"].id, text="清扫", holder=Side.BRANCH, due_on=DAY, recorded_by=SOMEBODY,
            **place,
        )
    )  # fmt: skip


def _keeping(work: Work, town: Town, rows: dict[str, Row]) -> None:
    rows["quarter"] = work.add(Quarter(name="2026Q1", due_on=DAY))
    rows["batch"] = work.add(
        Batch(ledger="needs", file_name="需求.csv", file_hash="0" * 64, done_at=at(), done_by=SOMEBODY)
    )
    rows["thumb"] = work.add(ThumbVersion(since=date(2027, 1, 1), set_at=at(), **asdict(BUILT_IN)))
    rows["item"] = work.add(ChecklistItem(position=1, text="有议事协商室"))
    rows["mark"] = work.add(
        ChecklistMark(item_id=rows["item"].id, community_id=town.wanghu, met_on=DAY, marked_by=SOMEBODY)
    )
    rows["account"] = work.add(
        Account(
            login="zhang", name="张三", role=Role.MEMBER, member_id=town.zhang_a, sessions_since=at(), created_at=at()
        )
    )
    rows["sign_in"] = work.add(SignIn(account_id=rows["account"].id, token_hash="0" * 64, began_at=at(), seen_at=at()))
