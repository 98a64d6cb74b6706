"""Contact slips, asked: who has the ball, the receipt, the history; by whom they concern and nobody else."""

from datetime import date

import pytest
from sqlalchemy import Engine

from db.errors import Code, Refusal
from db.reads.checkins import Strength, branches_nowhere, slip_detail, slip_list, strength
from db.rules.rights import Actor
from db.tables.checkins import BranchCheckin
from db.terms import CheckinStatus, MemberStatus, Role
from db.work import reading
from db.writes import checkins, members
from tests.builders import Town, a_town, actor_of
from tests.builders.acts import does

DAY = date(2026, 5, 18)


def a_slip(engine: Engine, town: Town) -> BranchCheckin:
    facts = {"branch_id": town.branch_a, "community_id": town.wanghu, "day": DAY}
    return does(engine, town.secretary, checkins.send_slip, contact="李四", contact_phone="13800000002", **facts)


def codes(engine: Engine, actor: Actor, **filters: object) -> list[str]:
    with reading(engine) as session:
        return [line.code for line in slip_list(session, actor, **filters).lines]  # type: ignore[arg-type]  # they vary


def test_a_slip_tells_its_receipt_and_its_history(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    slip = a_slip(sqlite_engine, town)
    does(sqlite_engine, town.clerk, checkins.return_slip, slip_id=slip.id, opinion="电话打不通")
    again = {"contact": "王芳", "contact_phone": "", "offers": "会议室"}
    does(sqlite_engine, town.secretary, checkins.resend_slip, slip_id=slip.id, **again)
    does(
        sqlite_engine,
        town.clerk,
        checkins.receive_slip,
        slip_id=slip.id,
        liaison="周敏",
        handled_by="吴军",
        opinion="欢迎",
    )

    with reading(sqlite_engine) as session:
        told = slip_detail(session, town.clerk, code="LX20260001")

    assert (told.line.status, told.contact, told.offers) == (CheckinStatus.RECEIVED, "王芳", "会议室")
    assert (told.liaison, told.handled_by, told.opinion) == ("周敏", "吴军", "欢迎")
    assert [(event.event, event.role, event.opinion) for event in told.history] == [
        ("slip.sent", Role.SECRETARY, ""),
        ("slip.returned", Role.CLERK, "电话打不通"),
        ("slip.sent_again", Role.SECRETARY, ""),
        ("slip.received", Role.CLERK, "欢迎"),
    ]


def test_slips_are_filtered_and_found(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_slip(sqlite_engine, town)

    assert codes(sqlite_engine, town.staff, text="望湖") == ["LX20260001"]
    assert codes(sqlite_engine, town.staff, text="lx2026") == ["LX20260001"]
    assert codes(sqlite_engine, town.staff, text="%") == []
    assert codes(sqlite_engine, town.staff, status=CheckinStatus.RECEIVED) == []
    assert codes(sqlite_engine, town.staff, branch_id=town.branch_b) == []
    assert codes(sqlite_engine, town.staff, community_id=town.wanghu) == ["LX20260001"]


def test_a_slip_concerns_its_branch_and_its_community_alone(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_slip(sqlite_engine, town)
    strangers = [
        town.other_clerk,
        actor_of(Role.SECRETARY, name="of b", branches=(town.branch_b,)),
        actor_of(Role.CLERK, name="of nowhere"),
    ]

    assert [codes(sqlite_engine, actor) for actor in (town.secretary, town.clerk)] == [["LX20260001"]] * 2
    for actor in strangers:
        assert codes(sqlite_engine, actor) == []
        with reading(sqlite_engine) as session, pytest.raises(Refusal) as refused:
            slip_detail(session, actor, code="LX20260001")
        assert refused.value.code is Code.NOT_FOUND


def test_a_leader_reads_masked_contacts(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_slip(sqlite_engine, town)

    with reading(sqlite_engine) as session:
        told = slip_detail(session, actor_of(Role.LEADER), code="LX20260001")

    assert (told.contact, told.contact_phone) == ("李*", "138****0002")


def test_branches_that_went_nowhere_are_named(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_slip(sqlite_engine, town)

    with reading(sqlite_engine) as session:
        named = [branches_nowhere(session, actor) for actor in (town.staff, town.secretary)]

    assert named == [("乙党支部",), ()]


def test_the_numbers_on_a_slip_come_from_the_register(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    gone = {"member_id": town.li_a, "status": MemberStatus.RETIRED, "since": DAY}
    does(sqlite_engine, town.secretary, members.change_status, **gone)

    with reading(sqlite_engine) as session:
        own = strength(session, town.secretary, branch_id=town.branch_a)
        other = strength(session, town.secretary, branch_id=town.branch_b)

    assert (own, other) == (Strength(2, 1), Strength(0, 0))
