"""Agreements, asked: promises with due days and evidence, the share that is kept, within reach and no further."""

from datetime import date

import pytest
from sqlalchemy import Engine

from db.errors import Code, Refusal
from db.reads.agreements import agreement_detail, agreement_list, evidence_of, years
from db.rules.rights import Actor
from db.terms import ActivityId, AgreementId, AgreementStatus, ClauseStatus, OrgId, Role
from db.work import reading
from db.writes import agreements
from tests.builders import Town, a_town, actor_of
from tests.builders.acts import does
from tests.builders.steps import an_activity

MAY, TODAY = date(2026, 5, 1), date(2026, 5, 20)
CODE = "XD20260001"
YEAR_S_END = date(2026, 12, 31), date(2027, 1, 1)


def an_agreement(engine: Engine, town: Town, *, signed: bool = True) -> AgreementId:
    """An agreement of 甲 and 望湖 with a promise that was due in May and one without a day."""
    facts = {"branch_id": town.branch_a, "community_id": town.wanghu, "year": 2026}
    promises = (("每季清扫一次", MAY), ("义诊", None))
    made = does(
        engine, town.secretary, agreements.draft_agreement, promises=promises, contact="李四",
        contact_phone="13800000002", **facts,
    )  # fmt: skip
    if signed:
        does(engine, town.clerk, agreements.sign_agreement, agreement_id=made.id, day=date(2026, 3, 1))
    return AgreementId(made.id)


def codes(engine: Engine, actor: Actor, **filters: object) -> list[str]:
    with reading(engine) as session:
        return [line.code for line in agreement_list(session, actor, today=TODAY, **filters).lines]  # type: ignore[arg-type]  # they vary


def test_a_promise_tells_when_it_is_due_and_how_it_was_kept(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    an_agreement(sqlite_engine, town)
    activity = an_activity(sqlite_engine, town)
    with reading(sqlite_engine) as session:
        before = agreement_detail(session, town.secretary, code=CODE, today=TODAY)
    kept = {"clause_id": before.promises[0].id, "day": TODAY, "evidence": "清扫三栋楼道"}
    does(sqlite_engine, town.secretary, agreements.keep_promise, activity_id=ActivityId(activity), **kept)

    with reading(sqlite_engine) as session:
        after = agreement_detail(session, town.secretary, code=CODE, today=TODAY)
        last, over = (agreement_detail(session, town.secretary, code=CODE, today=day).line for day in YEAR_S_END)

    assert (before.line.promised, before.line.kept, before.line.overdue) == (2, 0, 1)
    assert (after.line.promised, after.line.kept, after.line.overdue) == (2, 1, 0)
    # without a day of its own a promise is due with its agreement's year
    assert (last.overdue, over.overdue) == (0, 1)
    assert [(one.text, one.due_on, one.status) for one in after.promises] == [
        ("每季清扫一次", MAY, ClauseStatus.KEPT),
        ("义诊", None, ClauseStatus.PROMISED),
    ]
    assert [(shown.day, shown.evidence, shown.activity_code) for shown in after.promises[0].evidence] == [
        (TODAY, "清扫三栋楼道", "HD20260001")
    ]


def test_the_share_counts_signed_agreements_and_no_dropped_promise(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    an_agreement(sqlite_engine, town)
    facts = {"branch_id": town.branch_b, "community_id": town.wanghu, "year": 2026, "promises": (("未签", None),)}
    does(sqlite_engine, town.staff, agreements.draft_agreement, **facts)
    with reading(sqlite_engine) as session:
        promises = agreement_detail(session, town.staff, code=CODE, today=TODAY).promises
    does(sqlite_engine, town.secretary, agreements.keep_promise, clause_id=promises[0].id, day=TODAY, evidence="已清扫")
    does(sqlite_engine, town.secretary, agreements.drop_promise, clause_id=promises[1].id, reason="社区已有医院")

    with reading(sqlite_engine) as session:
        page = agreement_list(session, town.staff, today=TODAY)

    assert (page.total, page.signed, page.promised, page.kept) == (2, 1, 1, 1)


def test_a_draft_has_no_overdue_promise(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    an_agreement(sqlite_engine, town, signed=False)

    assert codes(sqlite_engine, town.staff, overdue=True) == []


def test_agreements_are_filtered_and_found(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    an_agreement(sqlite_engine, town)

    assert codes(sqlite_engine, town.staff, text="望湖") == [CODE]
    assert codes(sqlite_engine, town.staff, text="%") == []
    assert codes(sqlite_engine, town.staff, year=2025) == []
    assert codes(sqlite_engine, town.staff, status=AgreementStatus.SIGNED) == [CODE]
    assert codes(sqlite_engine, town.staff, branch_id=town.branch_b) == []
    assert codes(sqlite_engine, town.staff, community_id=town.wanghu) == [CODE]
    assert codes(sqlite_engine, town.staff, overdue=True) == [CODE]


def test_an_agreement_concerns_its_two_sides_alone(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    an_agreement(sqlite_engine, town)
    strangers = [
        town.other_clerk,
        actor_of(Role.SECRETARY, name="of b", branches=(town.branch_b,)),
        town.zhang,
        Actor(town.staff.account_id, Role.STAFF, "stranger", OrgId(2)),
    ]

    assert [codes(sqlite_engine, actor) for actor in (town.secretary, town.clerk)] == [[CODE]] * 2
    for actor in strangers:
        assert codes(sqlite_engine, actor) == []
        with reading(sqlite_engine) as session:
            assert years(session, actor) == ()
        with reading(sqlite_engine) as session, pytest.raises(Refusal) as refused:
            agreement_detail(session, actor, code=CODE, today=TODAY)
        assert refused.value.code is Code.NOT_FOUND


def test_a_leader_reads_masked_contacts(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    an_agreement(sqlite_engine, town)

    with reading(sqlite_engine) as session:
        told = agreement_detail(session, actor_of(Role.LEADER), code=CODE, today=TODAY)

    assert (told.contact, told.contact_phone) == ("李*", "138****0002")


def test_evidence_is_offered_from_the_activities_of_both_sides_alone(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    an_activity(sqlite_engine, town)

    with reading(sqlite_engine) as session:
        offered = [
            [choice.code for choice in evidence_of(session, actor, branch_id=town.branch_a, community_id=town.wanghu)]
            for actor in (town.secretary, town.clerk, town.other_clerk)
        ]

    assert offered == [["HD20260001"], ["HD20260001"], []]
