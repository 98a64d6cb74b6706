"""Trainings and honours of a member: noted once by whoever keeps the member, corrected, taken back."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine

from db.errors import Code
from db.reads.credits import CreditLine, credits_of
from db.rules.rights import Actor
from db.tables.people import MemberCredit
from db.terms import CreditKind, MemberId, MemberStatus, Role
from db.work import reading
from db.writes import credits as intents
from db.writes import forgetting, members
from tests.builders import Town, a_town, actor_of, at
from tests.builders.acts import does, events, refused, rows

AID = {"kind": CreditKind.TRAINING, "what": "应急救护", "giver": "区红十字会", "day": date(2026, 4, 3), "hours": 8}
PRIZE = {"kind": CreditKind.HONOUR, "what": "优秀共产党员", "giver": "局党委", "day": date(2026, 5, 1)}


def held(engine: Engine, actor: Actor, member_id: MemberId) -> tuple[CreditLine, ...]:
    with reading(engine) as session:
        return credits_of(session, actor, member_id=member_id)


def noted(engine: Engine, town: Town, **facts: object) -> MemberCredit:
    """What the secretary notes of 张三."""
    credit: MemberCredit = does(engine, town.secretary, intents.note_credit, member_id=town.zhang_a, **facts)
    return credit


def test_a_training_and_an_honour_are_noted_once_corrected_and_taken_back(engine: Engine) -> None:
    town = a_town(engine)
    aid, prize = noted(engine, town, **AID), noted(engine, town, **PRIZE)
    assert refused(engine, town.staff, intents.note_credit, member_id=town.zhang_a, **AID) == Code.ALREADY_RECORDED

    right: dict[str, Any] = {"what": "应急救护（初级）", "giver": "市红十字会", "day": date(2026, 4, 4), "hours": None}
    does(engine, town.staff, intents.change_credit, credit_id=aid.id, **right)
    does(engine, town.secretary, intents.take_credit_back, credit_id=prize.id, reason="登记错了人")

    assert held(engine, town.zhang, town.zhang_a) == (CreditLine(id=aid.id, kind=CreditKind.TRAINING, **right),)
    assert events(engine)[-4:] == [
        "member.credit_noted", "member.credit_noted", "member.credit_changed", "member.credit_taken_back",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (AID | {"what": " "}, Code.EMPTY),
        (AID | {"giver": ""}, Code.EMPTY),
        (AID | {"what": "救" * 61}, Code.TOO_LONG),
        (AID | {"day": date(2026, 5, 21)}, Code.IN_THE_FUTURE),
        (AID | {"hours": 0}, Code.OUT_OF_RANGE),
        (PRIZE | {"hours": 8}, Code.OUT_OF_RANGE),
    ],
)
def test_what_is_noted_has_words_a_day_and_hours_of_a_training_alone(
    sqlite_engine: Engine, facts: dict[str, object], code: Code
) -> None:
    town = a_town(sqlite_engine)

    assert refused(sqlite_engine, town.staff, intents.note_credit, member_id=town.zhang_a, **facts) == code


def test_whoever_does_not_keep_the_member_writes_nothing_and_sees_within_reach(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    aid = noted(sqlite_engine, town, **AID)
    elsewhere = actor_of(Role.SECRETARY, branches=(town.branch_b,))

    for actor in (elsewhere, town.clerk, town.zhang, actor_of(Role.LEADER), actor_of(Role.AUDITOR)):
        assert refused(sqlite_engine, actor, intents.note_credit, member_id=town.zhang_a, **PRIZE) == Code.NOT_ALLOWED
        gone = refused(sqlite_engine, actor, intents.take_credit_back, credit_id=aid.id, reason="不要")
        assert gone in {Code.NOT_ALLOWED, Code.NOT_FOUND}

    assert held(sqlite_engine, elsewhere, town.zhang_a) == ()
    assert held(sqlite_engine, actor_of(Role.MEMBER, member=town.wang_b), town.zhang_a) == ()
    assert [one.id for one in held(sqlite_engine, town.secretary, town.zhang_a)] == [aid.id]


def test_who_corrects_what_somebody_else_corrected_is_told(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    aid = noted(sqlite_engine, town, **AID)
    facts = {name: value for name, value in AID.items() if name != "kind"} | {"credit_id": aid.id}
    does(sqlite_engine, town.staff, intents.change_credit, **(facts | {"hours": 6}))

    late = facts | {"hours": 4, "seen": {"hours": 8}}
    assert refused(sqlite_engine, town.secretary, intents.change_credit, **late) == Code.CHANGED_MEANWHILE


def test_a_forgotten_person_has_neither(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    noted(sqlite_engine, town, **AID)
    gone = {"status": MemberStatus.TRANSFERRED, "since": date(2026, 5, 20), "reason": "调出"}
    does(sqlite_engine, town.staff, members.change_status, member_id=town.zhang_a, **gone)

    admin = actor_of(Role.ADMIN)
    does(sqlite_engine, admin, forgetting.forget_member, now=at(day=22), member_id=town.zhang_a, reason="本人要求")

    assert rows(sqlite_engine, MemberCredit) == []
    late = refused(sqlite_engine, town.staff, intents.note_credit, member_id=town.zhang_a, **PRIZE)
    assert late == Code.NOT_FOUND
