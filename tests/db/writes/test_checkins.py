"""报到: a slip waits for its receipt, a member for the community's word; who moves serves in one place only."""

from datetime import date

import pytest
from sqlalchemy import Engine

from db.errors import Code
from db.tables.checkins import BranchCheckin, Census, CensusFinding, MemberCheckin
from db.tables.people import Member
from db.terms import CensusId, CensusStatus, CheckinStatus, FindingKind, MemberStatus, Role
from db.work import writing
from db.writes import censuses, checkins, members
from tests.builders import Town, a_town, actor_of, at
from tests.builders.acts import does, events, figures_stand, refused, row, rows

DAY = date(2026, 5, 18)


def a_slip(engine: Engine, town: Town) -> BranchCheckin:
    facts = {"branch_id": town.branch_a, "community_id": town.wanghu, "day": DAY, "contact": "李四"}
    return does(engine, town.secretary, checkins.send_slip, **facts)


def test_a_slip_is_sent_and_receipted(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    slip = a_slip(sqlite_engine, town)

    receipt = {"slip_id": slip.id, "liaison": "周敏", "handled_by": "吴军"}
    does(sqlite_engine, town.clerk, checkins.receive_slip, opinion="欢迎", **receipt)

    kept = row(sqlite_engine, BranchCheckin, slip.id)
    assert (kept.code, kept.status, kept.received_on) == ("LX20260001", CheckinStatus.RECEIVED, date(2026, 5, 20))
    assert events(sqlite_engine) == ["slip.sent", "slip.received"]
    assert refused(sqlite_engine, town.clerk, checkins.receive_slip, **receipt) == Code.ILLEGAL_MOVE


def test_a_slip_that_came_back_is_mended_and_sent_again(engine: Engine) -> None:
    town = a_town(engine)
    slip = a_slip(engine, town)

    does(engine, town.clerk, checkins.return_slip, slip_id=slip.id, opinion="电话打不通")
    mended = {"slip_id": slip.id, "contact": "张三", "contact_phone": "15400000002", "offers": "会议室"}
    does(engine, town.secretary, checkins.resend_slip, **mended)

    assert row(engine, BranchCheckin, slip.id).status == CheckinStatus.SENT


def test_a_branch_checks_in_once_at_a_community_until_it_ends(engine: Engine) -> None:
    town = a_town(engine)
    slip = a_slip(engine, town)
    facts = {"branch_id": town.branch_a, "community_id": town.wanghu, "day": DAY, "contact": "李四"}

    assert refused(engine, town.secretary, checkins.send_slip, **facts) == Code.ALREADY_CHECKED_IN
    does(engine, town.clerk, checkins.receive_slip, slip_id=slip.id, liaison="周敏", handled_by="吴军")
    does(engine, town.secretary, checkins.end_slip, slip_id=slip.id, day=date(2026, 5, 20))
    does(engine, town.secretary, checkins.send_slip, **facts)

    assert [kept.status for kept in rows(engine, BranchCheckin)] == [CheckinStatus.ENDED, CheckinStatus.SENT]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"contact": " "}, Code.EMPTY),
        ({"contact_phone": "123"}, Code.BAD_PHONE),
        ({"day": date(2026, 5, 21)}, Code.IN_THE_FUTURE),
        ({"offers": "长" * 501}, Code.TOO_LONG),
    ],
)
def test_a_slip_needs_what_is_right(sqlite_engine: Engine, facts: dict[str, object], code: Code) -> None:
    town = a_town(sqlite_engine)
    right = {"branch_id": town.branch_a, "community_id": town.wanghu, "day": DAY, "contact": "李四"}

    assert refused(sqlite_engine, town.secretary, checkins.send_slip, **(right | facts)) == code


def test_a_receipt_is_not_older_than_its_slip_nor_given_by_another_community(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    slip = a_slip(sqlite_engine, town)
    receipt = {"slip_id": slip.id, "liaison": "周敏", "handled_by": "吴军"}

    early = refused(sqlite_engine, town.clerk, checkins.receive_slip, day=date(2026, 5, 1), **receipt)

    assert early == Code.ENDS_BEFORE_START
    assert refused(sqlite_engine, town.other_clerk, checkins.receive_slip, **receipt) == Code.NOT_ALLOWED


def test_a_member_counts_once_the_community_has_received_them(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    facts = {"member_id": town.wang_b, "community_id": town.wanghu, "day": DAY}

    sent = does(sqlite_engine, town.staff, checkins.check_member_in, **facts)

    assert row(sqlite_engine, Member, town.wang_b).checked_in_on is None
    assert refused(sqlite_engine, town.staff, checkins.check_member_in, **facts) == Code.AWAITS_COMMUNITY
    does(sqlite_engine, town.clerk, checkins.receive_member, checkin_id=sent.id)
    member = row(sqlite_engine, Member, town.wang_b)
    assert (member.serves_community_id, member.checked_in_on) == (town.wanghu, DAY)
    assert refused(sqlite_engine, town.staff, checkins.check_member_in, **facts) == Code.ALREADY_CHECKED_IN
    assert figures_stand(sqlite_engine)


def test_who_moves_to_another_community_leaves_the_former_one(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    first = does(
        sqlite_engine, town.staff, checkins.check_member_in, member_id=town.wang_b, community_id=town.wanghu, day=DAY
    )
    does(sqlite_engine, town.clerk, checkins.receive_member, checkin_id=first.id)
    facts = {"member_id": town.wang_b, "community_id": town.tingsong, "day": date(2026, 5, 19)}

    second = does(sqlite_engine, town.staff, checkins.check_member_in, **facts)
    does(sqlite_engine, town.other_clerk, checkins.receive_member, checkin_id=second.id)

    assert [kept.status for kept in rows(sqlite_engine, MemberCheckin)] == [CheckinStatus.ENDED, CheckinStatus.RECEIVED]
    assert row(sqlite_engine, Member, town.wang_b).serves_community_id == town.tingsong
    assert figures_stand(sqlite_engine)


def test_a_member_who_was_sent_back_may_come_again(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    facts = {"member_id": town.wang_b, "community_id": town.wanghu, "day": DAY}
    sent = does(sqlite_engine, town.staff, checkins.check_member_in, **facts)

    does(sqlite_engine, town.clerk, checkins.return_member, checkin_id=sent.id, note="不住这里")
    does(sqlite_engine, town.staff, checkins.check_member_in, **facts)

    assert [kept.status for kept in rows(sqlite_engine, MemberCheckin)] == [CheckinStatus.RETURNED, CheckinStatus.SENT]


def test_who_is_not_in_service_is_not_sent(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    retired = {"member_id": town.wang_b, "status": MemberStatus.RETIRED, "since": DAY}
    does(sqlite_engine, town.staff, members.change_status, **retired)

    facts = {"member_id": town.wang_b, "community_id": town.wanghu, "day": DAY}

    assert refused(sqlite_engine, town.staff, checkins.check_member_in, **facts) == Code.NOT_IN_SERVICE


def test_who_retires_while_waiting_is_waited_for_no_longer(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    does(sqlite_engine, town.staff, checkins.check_member_in, member_id=town.wang_b, community_id=town.wanghu, day=DAY)

    does(
        sqlite_engine, town.staff, members.change_status, member_id=town.wang_b, status=MemberStatus.RETIRED, since=DAY
    )

    assert [kept.status for kept in rows(sqlite_engine, MemberCheckin)] == [CheckinStatus.RETURNED]


def test_a_check_in_on_paper_is_transcribed_by_those_who_import(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    facts = {"member_id": town.wang_b, "community_id": town.wanghu, "day": DAY}

    assert refused(sqlite_engine, town.secretary, checkins.transcribe_checkin, **facts) == Code.NOT_ALLOWED
    does(sqlite_engine, town.staff, checkins.transcribe_checkin, **facts)

    assert row(sqlite_engine, Member, town.wang_b).checked_in_on == DAY
    assert figures_stand(sqlite_engine)


def a_census(engine: Engine, town: Town) -> CensusId:
    facts = {"name": "一季度摸底", "started_on": DAY, "due_on": date(2026, 5, 31)}
    return CensusId(does(engine, town.staff, censuses.start_census, **facts).id)


def test_a_census_finds_who_is_missing_and_whose_form_is(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)

    a_census(sqlite_engine, town)

    found = {(finding.member_id, finding.kind) for finding in rows(sqlite_engine, CensusFinding)}
    assert found == {(town.wang_b, FindingKind.NOT_CHECKED_IN), (town.wang_b, FindingKind.WRONG_DATA)}


def test_a_sweep_ticks_off_what_was_mended(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    census_id = a_census(sqlite_engine, town)
    facts = {"member_id": town.wang_b, "community_id": town.wanghu, "day": DAY}
    does(sqlite_engine, town.staff, checkins.transcribe_checkin, **facts)

    does(sqlite_engine, town.staff, censuses.sweep_census, census_id=census_id)

    open_ = [finding.kind for finding in rows(sqlite_engine, CensusFinding) if finding.mended_at is None]
    assert open_ == [FindingKind.WRONG_DATA]


def test_a_census_with_somebody_missing_closes_only_with_a_reason(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    census_id = a_census(sqlite_engine, town)

    assert refused(sqlite_engine, town.staff, censuses.close_census, census_id=census_id) == Code.SOMEONE_MISSING
    does(sqlite_engine, town.staff, censuses.close_census, census_id=census_id, reason="一人在外学习")

    census = rows(sqlite_engine, Census)[0]
    assert (census.status, census.in_service, census.checked_in) == (CensusStatus.CLOSED, 4, 3)
    assert refused(sqlite_engine, town.staff, censuses.sweep_census, census_id=census_id) == Code.ILLEGAL_MOVE


def test_a_finding_is_added_and_mended_by_hand(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    census_id = a_census(sqlite_engine, town)
    facts = {"census_id": census_id, "member_id": town.li_a, "kind": FindingKind.WRONG_STATUS}

    finding = does(sqlite_engine, town.staff, censuses.add_finding, note="已退休", **facts)
    does(sqlite_engine, town.staff, censuses.mend_finding, finding_id=finding.id)

    assert refused(sqlite_engine, town.staff, censuses.add_finding, **facts) == Code.ALREADY_RECORDED
    assert refused(sqlite_engine, town.staff, censuses.mend_finding, finding_id=finding.id) == Code.ALREADY_RECORDED


def test_what_a_person_found_stays_open_until_a_person_ticks_it_off(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    census_id = a_census(sqlite_engine, town)
    facts = {"census_id": census_id, "member_id": town.li_a, "kind": FindingKind.WRONG_DATA}
    found = does(sqlite_engine, town.staff, censuses.add_finding, note="手机号是别人的", **facts)

    does(sqlite_engine, town.staff, censuses.sweep_census, census_id=census_id)
    after_sweep = row(sqlite_engine, CensusFinding, found.id).mended_at
    does(sqlite_engine, town.staff, censuses.mend_finding, finding_id=found.id)

    assert after_sweep is None
    assert row(sqlite_engine, CensusFinding, found.id).mended_at is not None


def test_what_the_records_still_lack_is_not_ticked_off_and_what_they_lack_again_is_open_again(
    sqlite_engine: Engine,
) -> None:
    town = a_town(sqlite_engine)
    census_id = a_census(sqlite_engine, town)
    absent = next(one for one in rows(sqlite_engine, CensusFinding) if one.kind is FindingKind.NOT_CHECKED_IN)
    assert refused(sqlite_engine, town.staff, censuses.mend_finding, finding_id=absent.id) == Code.STILL_SO
    with writing(sqlite_engine, town.staff, now=at()) as work:
        work.get(CensusFinding, absent.id).mended_at = at()

    does(sqlite_engine, town.staff, censuses.sweep_census, census_id=census_id)

    assert row(sqlite_engine, CensusFinding, absent.id).mended_at is None


def test_a_census_has_an_end_after_its_start_and_a_name_of_its_own(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_census(sqlite_engine, town)
    again = {"name": "一季度摸底", "started_on": DAY, "due_on": DAY}
    backwards = {"name": "二季度摸底", "started_on": DAY, "due_on": date(2026, 5, 1)}

    assert refused(sqlite_engine, town.staff, censuses.start_census, **again) == Code.NAME_TAKEN
    assert refused(sqlite_engine, town.staff, censuses.start_census, **backwards) == Code.ENDS_BEFORE_START
    assert refused(sqlite_engine, actor_of(Role.CLERK), censuses.start_census, **again) == Code.NOT_ALLOWED
