"""Districts, streets, communities, units, branches, skills and the bureau itself are kept by those who may."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine

from db.errors import Code, Refusal
from db.reads.keeping import city, kept_units
from db.tables.agreements import Agreement
from db.tables.checkins import BranchCheckin, CheckinForm, MemberCheckin
from db.tables.keeping import Bureau
from db.tables.people import Branch, Member, Skill, Unit
from db.tables.places import Community, District, Street
from db.terms import (
    AgreementStatus,
    BranchId,
    CheckinStatus,
    CommunityId,
    DistrictId,
    ReportKind,
    Role,
    SkillId,
    StreetId,
    Tie,
    UnitId,
)
from db.work import reading
from db.writes import agreements, checkins, closing_places, places, reports, scheme, skills, units
from tests.builders import a_town, actor_of, at
from tests.builders.acts import does, events, figures_stand, refused, row, rows
from tests.builders.everything import everything

ADMIN = actor_of(Role.ADMIN)
STAFF = actor_of(Role.STAFF)
CLERK = actor_of(Role.CLERK)


def a_street(engine: Engine) -> StreetId:
    district = does(engine, ADMIN, places.add_district, name="映湖区")
    return StreetId(does(engine, ADMIN, places.add_street, district_id=DistrictId(district.id), name="柳浪街道").id)


def ties(said: pytest.ExceptionInfo[Refusal]) -> set[object]:
    found = said.value.facts["ties"]
    assert isinstance(found, tuple)
    return set(found)


def asked(engine: Engine, question: Callable[..., Any]) -> Any:  # noqa: ANN401 - whatever it answers
    with reading(engine) as session:
        return question(session, ADMIN)


def test_a_city_is_written_down_from_district_to_community(sqlite_engine: Engine) -> None:
    street_id = a_street(sqlite_engine)

    does(
        sqlite_engine,
        ADMIN,
        places.add_community,
        street_id=street_id,
        name="春晓社区",
        residents=6200,
        phone="0309 66668888",
    )
    does(sqlite_engine, ADMIN, places.add_community, street_id=street_id, name="桂雨社区")

    kept = [(found.code, found.name, found.residents, found.phone) for found in rows(sqlite_engine, Community)]
    assert kept == [("SQ001", "春晓社区", 6200, "030966668888"), ("SQ002", "桂雨社区", None, "")]
    assert events(sqlite_engine) == ["district.added", "street.added", "community.added", "community.added"]


def test_a_district_and_a_street_have_a_code_of_their_own_that_stays(sqlite_engine: Engine) -> None:
    street_id = a_street(sqlite_engine)
    street = row(sqlite_engine, Street, street_id)
    further = {"district_id": DistrictId(street.district_id)}
    second = does(sqlite_engine, ADMIN, places.add_street, name="荷风街道", **further)

    does(sqlite_engine, ADMIN, places.change_street, street_id=street_id, name="柳岸街道", **further)
    does(sqlite_engine, ADMIN, places.remove_street, street_id=StreetId(second.id))
    third = does(sqlite_engine, ADMIN, places.add_street, name="竹溪街道", **further)

    assert [found.code for found in rows(sqlite_engine, District)] == ["QX01"]
    assert (row(sqlite_engine, Street, street_id).code, second.code, third.code) == ("JD001", "JD002", "JD003")


def test_a_name_stands_once(engine: Engine) -> None:
    street_id = a_street(engine)
    does(engine, ADMIN, places.add_community, street_id=street_id, name="春晓社区")

    again = refused(engine, ADMIN, places.add_community, street_id=street_id, name=" 春晓社区 ")

    assert again == Code.NAME_TAKEN
    assert len(rows(engine, Community)) == 1


def test_a_community_changes_its_name_but_not_to_a_neighbours(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    wanghu = row(sqlite_engine, Community, town.wanghu)

    facts = {"community_id": town.wanghu, "street_id": StreetId(wanghu.street_id)}

    taken = refused(sqlite_engine, ADMIN, places.change_community, name="听松社区", **facts)
    does(sqlite_engine, ADMIN, places.change_community, name="望湖新社区", residents=10, **facts)

    assert taken == Code.NAME_TAKEN
    assert row(sqlite_engine, Community, town.wanghu).name == "望湖新社区"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"name": "  "}, Code.EMPTY),
        ({"name": "长" * 41}, Code.TOO_LONG),
        ({"name": "春晓社区", "residents": -1}, Code.OUT_OF_RANGE),
        ({"name": "春晓社区", "phone": "12345"}, Code.BAD_PHONE),
    ],
)
def test_a_community_needs_what_is_right(sqlite_engine: Engine, facts: dict[str, object], code: Code) -> None:
    street_id = a_street(sqlite_engine)

    assert refused(sqlite_engine, ADMIN, places.add_community, street_id=street_id, **facts) == code


def test_a_community_lies_where_both_degrees_say_and_what_cannot_be_is_sent_back(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    stands = row(sqlite_engine, Community, town.wanghu)
    facts = {"community_id": town.wanghu, "street_id": StreetId(stands.street_id), "name": stands.name}

    does(sqlite_engine, ADMIN, places.change_community, latitude=31.51234567, longitude=119.8, **facts)

    placed = row(sqlite_engine, Community, town.wanghu)
    assert (placed.latitude, placed.longitude) == (31.512346, 119.8)
    for latitude, longitude, code in (
        (31.5, None, Code.HALF_A_SPOT),
        (None, 119.8, Code.HALF_A_SPOT),
        (119.8, 31.5, Code.SPOT_SWAPPED),
        (31.5, 11.98, Code.OFF_THE_MAP),
    ):
        spot = {"latitude": latitude, "longitude": longitude}
        assert refused(sqlite_engine, ADMIN, places.change_community, **facts, **spot) == code
    does(sqlite_engine, ADMIN, places.change_community, **facts)
    assert row(sqlite_engine, Community, town.wanghu).longitude is None


def test_a_merged_community_hands_its_people_on_and_stays_in_the_books(engine: Engine) -> None:
    town = a_town(engine)
    sent = {"branch_id": town.branch_b, "community_id": town.tingsong, "day": date(2026, 5, 1), "contact": "王五"}
    slip = does(engine, STAFF, checkins.send_slip, **sent)
    does(engine, STAFF, checkins.check_member_in, member_id=town.wang_b, community_id=town.tingsong, day=sent["day"])
    facts = {"community_id": town.tingsong, "reason": "并入望湖"}
    form = CheckinForm(
        key=uuid4(), opening="x", community_id=town.tingsong, name="王五", phone="1", day=date(2026, 5, 1), sent_at=at()
    )
    does(engine, ADMIN, lambda work: work.add(form))

    alone = refused(engine, ADMIN, closing_places.close_community, **facts)
    does(engine, ADMIN, closing_places.close_community, successor_id=town.wanghu, **facts)

    assert alone == Code.STILL_RUNS
    assert row(engine, Community, town.tingsong).retired
    assert row(engine, Member, town.zhang_b).serves_community_id == town.wanghu
    coming = [(one.community_id, one.status) for one in rows(engine, MemberCheckin) if one.member_id == town.wang_b]
    assert coming == [(town.tingsong, CheckinStatus.RETURNED), (town.wanghu, CheckinStatus.SENT)]
    slips = [(one.community_id, one.status, one.contact) for one in rows(engine, BranchCheckin)]
    assert slips == [
        (town.tingsong, CheckinStatus.RETURNED, slip.contact), (town.wanghu, CheckinStatus.SENT, slip.contact),
    ]  # fmt: skip
    assert refused(engine, ADMIN, closing_places.close_community, **facts) == Code.CLOSED_ALREADY
    assert (rows(engine, CheckinForm), events(engine).count("door_form.turned_away")) == ([], 1)
    assert figures_stand(engine)


def test_what_still_runs_somewhere_keeps_it_open_and_is_named(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    everything(sqlite_engine, town)
    close = {"community_id": town.wanghu, "reason": "并入听松", "successor_id": town.tingsong}

    with pytest.raises(Refusal) as here:
        does(sqlite_engine, ADMIN, closing_places.close_community, **close)
    with pytest.raises(Refusal) as branch:
        does(sqlite_engine, ADMIN, units.retire_branch, branch_id=town.branch_a)
    with pytest.raises(Refusal) as ever:
        does(sqlite_engine, ADMIN, places.remove_community, community_id=town.wanghu)

    running = {Tie.NEEDS, Tie.WISHES, Tie.PAIRS, Tie.PROJECTS, Tie.ACTIVITIES}
    assert ties(here) == running | {Tie.POSTS}
    assert ties(branch) == running | {Tie.MEMBERS}
    assert ties(ever) == running | {
        Tie.POSTS, Tie.MEMBERS, Tie.SLIPS, Tie.AGREEMENTS, Tie.RECORDS,
    }  # fmt: skip
    assert not row(sqlite_engine, Community, town.wanghu).retired


def test_places_are_renamed_moved_put_in_order_and_taken_out_while_empty(engine: Engine) -> None:
    street_id = a_street(engine)
    other = DistrictId(does(engine, ADMIN, places.add_district, name="云桥区").id)
    first, second, third = (
        CommunityId(does(engine, ADMIN, places.add_community, street_id=street_id, name=name).id)
        for name in ("春晓社区", "桂雨社区", "映月社区")
    )

    does(engine, ADMIN, places.change_street, street_id=street_id, district_id=other, name="柳浪新街道")
    does(engine, ADMIN, places.shift_community, community_id=third, earlier=True)
    does(engine, ADMIN, places.remove_community, community_id=first)

    (district,) = [one for one in asked(engine, city) if one.streets]
    assert (district.name, district.streets[0].name) == ("云桥区", "柳浪新街道")
    assert [one.id for one in district.streets[0].communities] == [third, second]
    assert refused(engine, ADMIN, places.remove_street, street_id=street_id) == Code.HAS_RECORDS
    assert refused(engine, ADMIN, places.remove_district, district_id=other) == Code.HAS_RECORDS
    stale = {"street_id": street_id, "district_id": other, "name": "柳浪", "seen": {"name": "柳浪街道"}}
    assert refused(engine, ADMIN, places.change_street, **stale) == Code.CHANGED_MEANWHILE


def test_an_agreement_of_this_year_holds_a_branch_and_a_community_open_until_it_is_ended(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    branch_id = BranchId(
        does(sqlite_engine, STAFF, units.add_branch, unit_id=rows(sqlite_engine, Unit)[0].id, name="丙党支部").id
    )
    place = {"community_id": town.tingsong, "reason": "并入望湖", "successor_id": town.wanghu}
    both = {"branch_id": branch_id, "community_id": town.tingsong}
    past, now = (
        does(sqlite_engine, STAFF, agreements.transcribe_agreement, signed_on=date(year, 3, 1), **both)
        for year in (2025, 2026)
    )

    assert refused(sqlite_engine, STAFF, units.retire_branch, branch_id=branch_id) == Code.STILL_RUNS
    assert refused(sqlite_engine, ADMIN, closing_places.close_community, **place) == Code.STILL_RUNS
    does(sqlite_engine, STAFF, agreements.end_agreement, agreement_id=now.id)
    does(sqlite_engine, STAFF, units.retire_branch, branch_id=branch_id)
    does(sqlite_engine, ADMIN, closing_places.close_community, **place)

    assert row(sqlite_engine, Agreement, past.id).status is AgreementStatus.SIGNED
    paper = {"kind": ReportKind.DONE_DOWN, "quarter": "2026Q1", "text": "已做"}
    assert refused(sqlite_engine, STAFF, reports.keep_report, **paper, **both) == Code.CLOSED_ALREADY
    open_branch = {"branch_id": town.branch_a, "community_id": town.tingsong}
    assert refused(sqlite_engine, STAFF, reports.sign_report, **paper, **open_branch) == Code.CLOSED_ALREADY


def test_units_and_branches_are_closed_in_order_and_opened_again(engine: Engine) -> None:
    unit_id = UnitId(does(engine, STAFF, units.add_unit, name="救助管理站").id)
    branch_id = BranchId(does(engine, STAFF, units.add_branch, unit_id=unit_id, name="救助站党支部").id)

    early = refused(engine, STAFF, units.retire_unit, unit_id=unit_id)
    does(engine, STAFF, units.retire_branch, branch_id=branch_id)
    does(engine, STAFF, units.retire_unit, unit_id=unit_id)

    assert early == Code.STILL_RUNS
    assert refused(engine, STAFF, units.reopen_branch, branch_id=branch_id) == Code.CLOSED_ALREADY
    does(engine, STAFF, units.reopen_unit, unit_id=unit_id)
    does(engine, STAFF, units.reopen_branch, branch_id=branch_id)
    (unit,) = asked(engine, kept_units)
    assert (unit.retired, [one.retired for one in unit.branches]) == (False, [False])
    assert figures_stand(engine)


def test_a_unit_has_branches_whose_names_stand_once(engine: Engine) -> None:
    unit = does(engine, STAFF, units.add_unit, name="救助管理站")
    unit_id = UnitId(unit.id)

    branch = does(engine, STAFF, units.add_branch, unit_id=unit_id, name="救助管理站党支部", secretary="单敏")

    assert (unit.code, branch.code) == ("DW001", "ZB001")
    assert refused(engine, STAFF, units.add_branch, unit_id=unit_id, name="救助管理站党支部") == Code.NAME_TAKEN
    assert refused(engine, STAFF, units.add_unit, name="救助管理站") == Code.NAME_TAKEN
    assert len(rows(engine, Unit)) == 1


def test_a_branch_is_changed_and_a_unit_renamed(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    unit_id = UnitId(rows(sqlite_engine, Unit)[0].id)
    facts = {"unit_id": unit_id, "secretary": "仇丽", "phone": ""}

    does(sqlite_engine, STAFF, units.rename_unit, unit_id=unit_id, name="机关")
    does(sqlite_engine, STAFF, units.change_branch, branch_id=town.branch_a, name="机关第一党支部", **facts)

    taken = refused(sqlite_engine, STAFF, units.change_branch, branch_id=town.branch_b, name="机关第一党支部", **facts)
    assert taken == Code.NAME_TAKEN
    assert row(sqlite_engine, Branch, town.branch_a).secretary == "仇丽"


def test_skills_form_a_tree_that_never_bites_its_tail(sqlite_engine: Engine) -> None:
    top = SkillId(does(sqlite_engine, ADMIN, skills.add_skill, name="医疗护理", name_en="Medical care").id)
    below = SkillId(does(sqlite_engine, ADMIN, skills.add_skill, name="急救", parent_id=top, certified=True).id)
    facts = {"skill_id": top, "name": "医疗护理", "name_en": "", "certified": False}

    loop = refused(sqlite_engine, ADMIN, skills.change_skill, parent_id=below, **facts)
    does(sqlite_engine, ADMIN, skills.change_skill, parent_id=None, **facts)

    assert loop == Code.OUT_OF_RANGE
    assert refused(sqlite_engine, ADMIN, skills.add_skill, name="急救") == Code.NAME_TAKEN
    assert [(skill.code, skill.certified) for skill in rows(sqlite_engine, Skill)] == [
        ("JN001", False),
        ("JN002", True),
    ]


def test_the_bureau_has_a_name_and_may_show_rankings(sqlite_engine: Engine) -> None:
    does(sqlite_engine, ADMIN, scheme.name_bureau, name="某某局", city="某某市")
    does(sqlite_engine, ADMIN, scheme.switch_rankings, rankings=True)

    with reading(sqlite_engine) as session:
        bureau = session.get_one(Bureau, ADMIN.org_id)
    assert (bureau.name, bureau.city, bureau.rankings) == ("某某局", "某某市", True)


def test_a_real_bureau_never_becomes_a_demo(sqlite_engine: Engine) -> None:
    does(sqlite_engine, ADMIN, scheme.name_bureau, name="某某局", city="某某市")

    assert refused(sqlite_engine, ADMIN, scheme.declare_demo) == Code.SETUP_DONE


def test_only_those_who_keep_the_scheme_may_change_it(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    street_id = StreetId(rows(sqlite_engine, Street)[0].id)
    district_id = DistrictId(rows(sqlite_engine, District)[0].id)
    community_id, branch_id = CommunityId(town.wanghu), BranchId(town.branch_a)
    tries: list[tuple[object, dict[str, object]]] = [
        (places.add_district, {"name": "云桥区"}),
        (places.add_street, {"district_id": district_id, "name": "荷风街道"}),
        (places.add_community, {"street_id": street_id, "name": "春晓社区"}),
        (closing_places.close_community, {"community_id": community_id, "reason": "撤并"}),
        (units.add_unit, {"name": "福利院"}),
        (units.retire_branch, {"branch_id": branch_id}),
        (skills.add_skill, {"name": "急救"}),
        (scheme.name_bureau, {"name": "局", "city": "市"}),
        (scheme.declare_demo, {}),
    ]

    for intent, facts in tries:
        assert callable(intent)
        assert refused(sqlite_engine, CLERK, intent, **facts) == Code.NOT_ALLOWED
