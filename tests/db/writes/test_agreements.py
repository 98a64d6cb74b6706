"""共驻共建协议: drafted with its promises, signed once a year, kept with evidence."""

from datetime import date

import pytest
from sqlalchemy import Engine, update
from sqlmodel import col

from db.errors import Code
from db.tables.agreements import Agreement, Clause, Fulfilment
from db.tables.people import Branch
from db.terms import AgreementId, AgreementStatus, ClauseStatus, Role, Side
from db.writes import agreements
from tests.builders import Town, a_town, actor_of
from tests.builders.acts import does, events, figures_stand, refused, row, rows

DAY = date(2026, 5, 20)
PROMISES = [("每季度到社区服务两次", date(2026, 12, 28)), ("开放会议室", None)]


def a_draft(engine: Engine, town: Town) -> AgreementId:
    facts = {"branch_id": town.branch_a, "community_id": town.wanghu, "year": 2026, "promises": PROMISES}
    return AgreementId(does(engine, town.secretary, agreements.draft_agreement, **facts).id)


def a_signed_one(engine: Engine, town: Town) -> AgreementId:
    agreement_id = a_draft(engine, town)
    does(engine, town.clerk, agreements.sign_agreement, agreement_id=agreement_id, day=DAY)
    return agreement_id


def test_an_agreement_is_drafted_signed_kept_and_ended(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    agreement_id = a_signed_one(sqlite_engine, town)
    clause = rows(sqlite_engine, Clause)[0]

    does(sqlite_engine, town.secretary, agreements.keep_promise, clause_id=clause.id, day=DAY, evidence="已开展一次")
    does(sqlite_engine, town.secretary, agreements.end_agreement, agreement_id=agreement_id)

    assert row(sqlite_engine, Agreement, agreement_id).status == AgreementStatus.ENDED
    assert [(found.position, found.status) for found in rows(sqlite_engine, Clause)] == [
        (1, ClauseStatus.KEPT),
        (2, ClauseStatus.PROMISED),
    ]
    assert [kept.evidence for kept in rows(sqlite_engine, Fulfilment)] == ["已开展一次"]
    assert events(sqlite_engine) == [
        "agreement.drafted",
        "agreement.signed",
        "agreement.promise_kept",
        "agreement.ended",
    ]
    assert figures_stand(sqlite_engine)


def test_a_branch_and_a_community_have_one_agreement_a_year(engine: Engine) -> None:
    town = a_town(engine)
    a_draft(engine, town)
    again = {"branch_id": town.branch_a, "community_id": town.wanghu, "year": 2026, "promises": PROMISES}

    assert refused(engine, town.staff, agreements.draft_agreement, **again) == Code.ALREADY_RECORDED


def test_an_agreement_without_a_promise_is_not_signed(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    facts = {"branch_id": town.branch_a, "community_id": town.wanghu, "year": 2026, "promises": []}
    agreement_id = AgreementId(does(sqlite_engine, town.secretary, agreements.draft_agreement, **facts).id)

    empty = refused(sqlite_engine, town.secretary, agreements.sign_agreement, agreement_id=agreement_id, day=DAY)
    early = {"agreement_id": agreement_id, "text": "开放会议室", "due_on": date(2025, 12, 31)}
    assert refused(sqlite_engine, town.secretary, agreements.add_promise, **early) == Code.NOT_OF_THE_YEAR
    does(sqlite_engine, town.secretary, agreements.add_promise, agreement_id=agreement_id, text="开放会议室")
    does(sqlite_engine, town.secretary, agreements.sign_agreement, agreement_id=agreement_id, day=DAY)

    assert empty == Code.EMPTY
    late = {"agreement_id": agreement_id, "text": "再加一条"}
    assert refused(sqlite_engine, town.secretary, agreements.add_promise, **late) == Code.ILLEGAL_MOVE


def test_a_promise_is_dropped_only_before_it_is_kept_and_with_a_reason(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_signed_one(sqlite_engine, town)
    first, second = rows(sqlite_engine, Clause)
    does(sqlite_engine, town.secretary, agreements.keep_promise, clause_id=first.id, day=DAY, evidence="已开展")

    assert (
        refused(sqlite_engine, town.secretary, agreements.drop_promise, clause_id=second.id, reason=" ") == Code.EMPTY
    )
    does(sqlite_engine, town.secretary, agreements.drop_promise, clause_id=second.id, reason="单位搬迁")

    kept = {"clause_id": first.id, "reason": "单位搬迁"}
    assert refused(sqlite_engine, town.secretary, agreements.drop_promise, **kept) == Code.ILLEGAL_MOVE
    dropped = {"clause_id": second.id, "day": DAY, "evidence": "已开放"}
    assert refused(sqlite_engine, town.secretary, agreements.keep_promise, **dropped) == Code.ILLEGAL_MOVE


def test_an_unsigned_promise_is_not_kept_yet(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_draft(sqlite_engine, town)
    facts = {"clause_id": rows(sqlite_engine, Clause)[0].id, "day": DAY, "evidence": "已开展"}

    assert refused(sqlite_engine, town.secretary, agreements.keep_promise, **facts) == Code.ILLEGAL_MOVE


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"year": 1026}, Code.OUT_OF_RANGE),
        ({"promises": [(" ", None)]}, Code.EMPTY),
        ({"promises": [("每季清扫", date(2028, 3, 1))]}, Code.NOT_OF_THE_YEAR),
        ({"contact_phone": "123"}, Code.BAD_PHONE),
    ],
)
def test_a_draft_needs_what_is_right(sqlite_engine: Engine, facts: dict[str, object], code: Code) -> None:
    town = a_town(sqlite_engine)
    right = {"branch_id": town.branch_a, "community_id": town.wanghu, "year": 2026, "promises": PROMISES}

    assert refused(sqlite_engine, town.secretary, agreements.draft_agreement, **(right | facts)) == code


def test_both_sides_may_sign_and_nobody_else(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    facts = {"agreement_id": a_draft(sqlite_engine, town), "day": DAY}
    other_secretary = actor_of(Role.SECRETARY, name="secretary of b", branches=(town.branch_b,))

    for stranger in (town.other_clerk, other_secretary, actor_of(Role.LEADER), town.zhang):
        assert refused(sqlite_engine, stranger, agreements.sign_agreement, **facts) == Code.NOT_ALLOWED
    tomorrow = facts | {"day": date(2026, 5, 21)}
    assert refused(sqlite_engine, town.clerk, agreements.sign_agreement, **tomorrow) == Code.IN_THE_FUTURE
    does(sqlite_engine, town.clerk, agreements.sign_agreement, **facts)


def test_an_agreement_on_paper_is_transcribed_signed(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    facts = {"branch_id": town.branch_a, "community_id": town.wanghu, "signed_on": date(2026, 2, 9)}

    assert refused(sqlite_engine, town.secretary, agreements.transcribe_agreement, **facts) == Code.NOT_ALLOWED
    agreement = does(sqlite_engine, town.staff, agreements.transcribe_agreement, contact="解平", **facts)

    assert (agreement.status, agreement.year) == (AgreementStatus.SIGNED, 2026)
    assert figures_stand(sqlite_engine)


def test_each_promise_has_its_side_and_keeps_it_when_renewed(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    theirs = ("按季提供需求清单", date(2026, 6, 30), Side.COMMUNITY)
    facts = {"branch_id": town.branch_a, "community_id": town.wanghu, "year": 2026, "promises": (*PROMISES, theirs)}
    made = does(sqlite_engine, town.secretary, agreements.draft_agreement, **facts)
    more = {"text": "提供活动场地", "party": Side.COMMUNITY}
    does(sqlite_engine, town.secretary, agreements.add_promise, agreement_id=made.id, **more)
    does(sqlite_engine, town.clerk, agreements.sign_agreement, agreement_id=made.id, day=DAY)

    renewed = does(sqlite_engine, town.secretary, agreements.renew_agreement, agreement_id=made.id)

    sides = [Side.BRANCH, Side.BRANCH, Side.COMMUNITY, Side.COMMUNITY]
    for one in (made, renewed):
        clauses = [clause for clause in rows(sqlite_engine, Clause) if clause.agreement_id == one.id]
        assert [clause.party for clause in sorted(clauses, key=lambda clause: clause.position)] == sides


@pytest.mark.parametrize(
    ("typed", "contact"),
    [
        ({}, ("解平", "13900000001")),
        ({"contact": "李四"}, ("李四", "")),
        ({"contact": "李四", "contact_phone": "13800000002"}, ("李四", "13800000002")),
    ],
)
def test_where_no_contact_is_named_the_branchs_secretary_is(
    sqlite_engine: Engine, typed: dict[str, str], contact: tuple[str, str]
) -> None:
    town = a_town(sqlite_engine)
    with sqlite_engine.begin() as connection:
        known = {"secretary": "解平", "phone": "13900000001"}
        connection.execute(update(Branch).where(col(Branch.id) == town.branch_a).values(**known))
    facts = {"branch_id": town.branch_a, "community_id": town.wanghu, "year": 2026, "promises": PROMISES}

    made = does(sqlite_engine, town.secretary, agreements.draft_agreement, **facts, **typed)

    assert (made.contact, made.contact_phone) == contact
