"""What two sides do together: met, planned, done with what came of it; a promise tied to it is kept by it."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import Engine

from db.errors import Code
from db.reads.agreements import agreement_detail
from db.reads.joint import Together, together
from db.reads.mine import mine_now
from db.reads.overdue import overdue
from db.rules.holding import Holder, Task
from db.rules.rights import Actor
from db.tables.agreements import Agreement, Clause
from db.terms import ActivityId, ActivityKind, AgreementId, ClauseStatus, Role, Side
from db.work import reading
from db.writes.activities import plan_activity
from db.writes.agreements import draft_agreement, end_agreement, keep_promise, sign_agreement
from db.writes.joint import drop_joint_task, finish_joint_task, hold_meeting, plan_joint_task
from tests.builders import Town, a_town, actor_of
from tests.builders.acts import does, refused, rows
from tests.builders.steps import DAY

LATER = DAY + timedelta(days=10)


def an_agreement(engine: Engine, town: Town) -> AgreementId:
    """An agreement of 甲 with 望湖, signed, with one promise."""
    both = {"branch_id": town.branch_a, "community_id": town.wanghu}
    made = does(engine, town.secretary, draft_agreement, **both, year=2026, promises=[("每季清扫", None)])
    agreement_id = AgreementId(made.id)
    does(engine, town.secretary, sign_agreement, agreement_id=agreement_id, day=DAY)
    return agreement_id


def owed(engine: Engine, actor: Actor) -> list[tuple[Task, str]]:
    with reading(engine) as session:
        groups = mine_now(session, actor, today=LATER)
    agreed = [group for group in groups if group.task in {Task.JOINT, Task.KEEP_PROMISE}]
    return [(group.task, line.title) for group in agreed for line in group.lines]


def a_meeting(engine: Engine, town: Town, agreement_id: AgreementId) -> UUID:
    sides = {"branch_side": "局机关书记等3人", "community_side": "社区主任等2人"}
    facts = {"agreement_id": agreement_id, "day": DAY, "place": "社区会议室", **sides}
    return does(engine, town.clerk, hold_meeting, **facts).id


def an_activity_of_others(engine: Engine, town: Town) -> ActivityId:
    """An activity of 乙 in 听松."""
    facts = {"branch_id": town.branch_b, "community_id": town.tingsong, "kind": ActivityKind.VISIT}
    return ActivityId(does(engine, town.staff, plan_activity, **facts, name="别处的走访", day=DAY).id)


def seen(engine: Engine, actor: Actor, agreement_id: AgreementId, *, late: int = 0) -> Together:
    with reading(engine) as session:
        return together(session, actor, agreement_id=agreement_id, today=LATER + timedelta(days=late))


def waits(engine: Engine, actor: Actor, *, late: int = 0) -> list[tuple[str, bool]]:
    with reading(engine) as session:
        groups = mine_now(session, actor, today=LATER + timedelta(days=late))
    return [(line.title, line.overdue_days > 0) for group in groups if group.task is Task.JOINT for line in group.lines]


def test_a_decision_waits_for_its_side_and_a_planned_item_keeps_its_promise_when_done(engine: Engine) -> None:
    town = a_town(engine)
    agreement_id = an_agreement(engine, town)
    meeting_id = a_meeting(engine, town, agreement_id)
    clause_id = rows(engine, Clause)[0].id
    facts = {"agreement_id": agreement_id, "due_on": LATER}
    decided = {**facts, "text": "腾出会议室", "holder": Side.COMMUNITY, "meeting_id": meeting_id}
    does(engine, town.clerk, plan_joint_task, **decided)
    planned = {**facts, "text": "六月清扫", "holder": Side.BRANCH, "clause_id": clause_id}
    item = does(engine, town.secretary, plan_joint_task, **planned)
    does(engine, town.secretary, plan_joint_task, **facts, text="重阳慰问", holder=Side.BRANCH)

    assert waits(engine, town.secretary) == [("六月清扫", False), ("重阳慰问", False)]
    assert waits(engine, town.clerk, late=1) == [("腾出会议室", True)]
    assert waits(engine, town.other_clerk) == []
    done = {"task_id": item.id, "day": DAY, "outcome": "清扫三栋楼"}
    does(engine, town.secretary, finish_joint_task, **done)

    now = seen(engine, town.clerk, agreement_id, late=3)
    assert (now.done, now.planned) == (1, 2)
    assert [(one.text, one.status, one.late, one.promise) for one in now.plan] == [
        ("六月清扫", ClauseStatus.KEPT, 0, "每季清扫"), ("重阳慰问", ClauseStatus.PROMISED, 3, ""),
    ]  # fmt: skip
    assert [(one.place, [task.text for task in one.decisions]) for one in now.meetings] == [
        ("社区会议室", ["腾出会议室"])
    ]
    with reading(engine) as session:
        code = session.get_one(Agreement, (agreement_id, 1)).code
        promise = agreement_detail(session, town.clerk, code=code, today=DAY).promises[0]
    assert (promise.status, [shown.evidence for shown in promise.evidence]) == (ClauseStatus.KEPT, ["清扫三栋楼"])
    assert refused(engine, town.secretary, finish_joint_task, **done) == Code.ILLEGAL_MOVE
    assert waits(engine, town.secretary) == [("重阳慰问", False)]


def test_only_the_two_sides_of_a_signed_agreement_plan_and_meet(engine: Engine) -> None:
    town = a_town(engine)
    agreement_id = an_agreement(engine, town)
    other = {"branch_id": town.branch_b, "community_id": town.tingsong}
    draft = AgreementId(does(engine, town.staff, draft_agreement, **other, year=2026, promises=[("另一条", None)]).id)
    strange = next(one.id for one in rows(engine, Clause) if one.agreement_id == draft)
    facts = {"agreement_id": agreement_id, "text": "清扫", "holder": Side.BRANCH, "due_on": LATER}
    task = does(engine, town.secretary, plan_joint_task, **facts)

    assert refused(engine, town.other_clerk, plan_joint_task, **facts) == Code.NOT_ALLOWED
    assert refused(engine, actor_of(Role.LEADER), plan_joint_task, **facts) == Code.NOT_ALLOWED
    assert refused(engine, town.secretary, plan_joint_task, **facts, clause_id=strange) == Code.NOT_FOUND
    assert refused(engine, town.staff, plan_joint_task, **{**facts, "agreement_id": draft}) == Code.ILLEGAL_MOVE
    kept = {"day": DAY, "activity_id": an_activity_of_others(engine, town)}
    finished = {**kept, "task_id": task.id, "outcome": "清扫"}
    promised = {**kept, "clause_id": next(one.id for one in rows(engine, Clause) if one.id != strange)}
    assert refused(engine, town.secretary, finish_joint_task, **finished) == Code.NOT_FOUND
    assert refused(engine, town.secretary, keep_promise, **promised, evidence="清扫") == Code.NOT_FOUND
    assert refused(engine, town.secretary, drop_joint_task, task_id=task.id, reason=" ") == Code.EMPTY
    does(engine, town.secretary, drop_joint_task, task_id=task.id, reason="下雨")
    assert (seen(engine, town.secretary, agreement_id).planned, waits(engine, town.secretary)) == (0, [])
    does(engine, town.staff, end_agreement, agreement_id=agreement_id)
    assert refused(engine, town.secretary, plan_joint_task, **facts) == Code.ILLEGAL_MOVE


@pytest.mark.parametrize("role", [Role.LEADER, Role.AUDITOR])
def test_whoever_reads_masked_reads_no_names_of_who_took_part(sqlite_engine: Engine, role: Role) -> None:
    town = a_town(sqlite_engine)
    agreement_id = an_agreement(sqlite_engine, town)
    a_meeting(sqlite_engine, town, agreement_id)

    (meeting,) = seen(sqlite_engine, actor_of(role), agreement_id).meetings

    assert (meeting.branch_side, meeting.community_side, meeting.place) == ("", "", "社区会议室")


def test_a_promise_that_waits_among_what_both_do_is_one_thing_once_and_late_with_its_side(
    engine: Engine,
) -> None:
    town = a_town(engine)
    both = {"branch_id": town.branch_a, "community_id": town.wanghu}
    made = does(engine, town.secretary, draft_agreement, **both, year=2026, promises=[("每季清扫", LATER)])
    does(engine, town.secretary, sign_agreement, agreement_id=AgreementId(made.id), day=DAY)
    before = owed(engine, town.secretary)
    tied = {"agreement_id": AgreementId(made.id), "clause_id": rows(engine, Clause)[0].id, "due_on": LATER}
    does(engine, town.secretary, plan_joint_task, **tied, text="六月清扫", holder=Side.BRANCH)

    assert before == [(Task.KEEP_PROMISE, "每季清扫")]
    assert owed(engine, town.secretary) == [(Task.JOINT, "六月清扫")]
    assert owed(engine, town.clerk) == []
    with reading(engine) as session:
        late = [
            overdue(session, town.secretary, today=LATER + timedelta(days=days), place=place)
            for days, place in ((0, town.wanghu), (2, town.wanghu), (2, town.branch_a), (2, town.tingsong))
        ]
    told = ("六月清扫", 2, Holder.MEMBER, "甲党支部")
    assert [[(line.words, line.days, line.holder, line.branch) for line in lines] for lines in late] == [
        [], [told], [told], [],
    ]  # fmt: skip
