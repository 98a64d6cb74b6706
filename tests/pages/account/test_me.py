"""One's own page: the data taken along is all that is held and nobody else's; what is on today."""

import io
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import openpyxl
from sqlalchemy import Engine
from sqlmodel import delete, select
from streamlit.testing.v1 import AppTest

from db.reads.mine import SHOWN
from db.rules.calendar import day_in_shanghai
from db.rules.findings import Wanting, noted
from db.rules.grades import OPENED_AGAIN
from db.tables.checkins import CensusFinding
from db.tables.lists import Post
from db.tables.pairs import Pair
from db.tables.people import Member, MemberTime
from db.tables.points import PointLine
from db.tables.reports import Report
from db.terms import ActivityKind, Grade, ReportKind, Role
from db.work import writing
from db.writes import activities, members, points, suggestions
from pages.kit.own_records import workbook
from pages.text import frame
from pages.text import me as words
from tests.builders import a_town, actor_of, at
from tests.builders.acts import does
from tests.builders.everything import everything
from tests.builders.files import made
from tests.builders.hands import press, read
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import a_closed_activity, a_need, a_served_need


def test_a_member_takes_along_every_record_about_them_and_nothing_else(house: Engine) -> None:
    town = a_town(house)
    activity = a_closed_activity(house, town)
    does(house, town.clerk, activities.confirm_activity, now=at(day=21), activity_id=activity, grade=Grade.FIRST)
    moved = {"branch_id": town.branch_b, "since": at().date(), "reason": "调动"}
    does(house, actor_of(Role.STAFF), members.move_member, now=at(day=22), member_id=town.zhang_a, **moved)
    does(house, town.zhang, suggestions.suggest_as_member, member_id=town.zhang_a, text="多办几场")
    with writing(house, town.staff, now=at(day=22)) as work:
        points.reverse(
            work, work.session.exec(select(PointLine).where(PointLine.member_id == town.zhang_a)).one(), OPENED_AGAIN
        )

    book = openpyxl.load_workbook(io.BytesIO(made(partial(workbook, town.zhang))))

    rows = [tuple(map(str, row)) for row in book.worksheets[0].iter_rows(values_only=True)]
    cells = " ".join(" ".join(row) for row in rows)
    assert {"本人信息", "专业特长", "支部与在职状态", "服务", "积分", "意见建议"} <= {row[0] for row in rows}
    told = ("张三", "13800000001", "清扫楼道", "水电维修", "多办几场", "回访不满意，需求重新打开")
    assert [said for said in told if said not in cells] == []
    assert not any(said in cells for said in ("李四", "13800000002", OPENED_AGAIN))


def test_what_is_taken_along_says_places_teams_claims_and_papers_in_words(house: Engine) -> None:
    town = a_town(house)
    everything(house, town)
    with writing(house, actor_of(Role.ADMIN), now=at()) as work:
        me = work.get(Member, town.zhang_a)
        me.home_community_id, me.form_on, me.willing = town.tingsong, date(2026, 3, 1), False
        work.session.exec(delete(MemberTime))
        (post,) = work.session.exec(select(Post))
        work.session.exec(select(CensusFinding)).one().note = noted((Wanting.FORM, Wanting.PHONE))
        work.session.exec(select(Pair)).one().member_id = town.zhang_a
        period: dict[str, Any] = {"first_on": date(2026, 4, 1), "last_on": date(2026, 6, 30), "member_id": town.zhang_a}
        work.add(Report(kind=ReportKind.CERTIFICATE, text="兹证明", check_code="ABC", **period))

    book = openpyxl.load_workbook(io.BytesIO(made(partial(workbook, town.zhang))))
    said = {tuple(map(str, row)) for row in book.worksheets[0].iter_rows(values_only=True)}
    words_of = {kind: " ".join(cell for row in said if row[0] == kind for cell in row[1:]) for kind, *_ in said}

    assert {"单位与支部", "信息表填写", "摸底排查", "携带物品", "结对帮扶"} <= set(words_of)
    assert "登记表没有填完、没有手机号" in words_of["摸底排查"]
    assert "听松社区" in words_of["居住社区"]
    assert "2026-03-01" in words_of["信息表填写"]
    assert frame.NO.zh in words_of["愿意接受推荐"]
    assert "维修队" in words_of["担任队长"]
    assert post.code in words_of["认领"]
    assert post.name in words_of["认领"]
    assert "兹证明" in words_of["证明与信函"]


def test_what_is_on_today_stands_on_ones_own_page_with_the_way_to_the_desk(house: Engine) -> None:
    town = a_town(house)
    today = day_in_shanghai(datetime.now(UTC))
    planned = {"kind": ActivityKind.LABOUR, "name": "清扫楼道", "day": today, "now": datetime.now(UTC)}
    does(house, town.secretary, activities.plan_activity, branch_id=town.branch_a, community_id=town.wanghu, **planned)

    helper = a_screen(a_sign_in(house, actor_of(Role.HELPER, communities=(town.wanghu,))), "account/me")
    elsewhere = a_screen(
        a_sign_in(house, actor_of(Role.HELPER, name="another", communities=(town.tingsong,))), "account/me"
    )

    a_need(house, town.staff, community=town.wanghu)
    clerk = a_screen(a_sign_in(house, town.clerk), "account/me")

    headings = [heading.value for heading in clerk.header]
    assert headings.index(words.TODAY.zh) < headings.index(words.MINE.zh)
    assert [error.message for error in (*helper.exception, *elsewhere.exception, *clerk.exception)] == []
    assert "清扫楼道" in read(helper)
    assert words.NOTHING_TODAY.zh in read(elsewhere)
    assert "清扫楼道" not in read(elsewhere)


def lamps(screen: AppTest) -> int:
    return sum(f"修第{number}盏灯" in read(screen) for number in range(SHOWN + 2))


def test_how_many_more_wait_leads_to_all_of_them(house: Engine) -> None:
    town = a_town(house)
    for number in range(SHOWN + 2):
        a_need(house, town.staff, community=town.wanghu, text=f"修第{number}盏灯")
    token = a_sign_in(house, town.clerk)
    screen = a_screen(token, "account/me")
    strange = a_screen(token, "account/me", all="nothing of that name")

    first = lamps(screen)
    whole = lamps(press(screen, words.MORE.zh.format(count=2)))
    again = lamps(press(screen, frame.FEWER.zh))

    assert (first, whole, again) == (SHOWN, SHOWN + 2, SHOWN)
    assert (lamps(strange), strange.exception.len) == (SHOWN, 0)


def test_what_is_done_one_after_the_other_has_its_way_to_where_that_is(house: Engine) -> None:
    town = a_town(house)
    a_need(house, town.clerk, community=town.wanghu)
    a_served_need(house, town)
    a_closed_activity(house, town)

    ways = {}
    for actor in (town.clerk, town.staff, town.secretary):
        doors = a_screen(a_sign_in(house, actor), "account/me").get("page_link")
        ways[actor.role] = [door.proto.page for door in doors if words.GO_THERE.zh in door.proto.label]

    # reports wait too, according to the day on which this is looked at
    assert ways[Role.CLERK] == ["confirm", "confirm"]
    assert ways[Role.STAFF][0] == "match"
    assert not {"confirm", "match"} & set(ways[Role.SECRETARY])
