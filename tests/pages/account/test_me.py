"""One's own page: the data taken along is all that is held and nobody else's; what is on today."""

import io
from datetime import UTC, datetime

import openpyxl
from sqlalchemy import Engine

from db.rules.calendar import day_in_shanghai
from db.terms import ActivityKind, Grade, Role
from db.writes import activities, members, suggestions
from pages.kit.own_records import workbook
from pages.text import me as words
from tests.builders import a_town, actor_of, at
from tests.builders.acts import does
from tests.builders.hands import read
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import a_closed_activity


def test_a_member_takes_along_every_record_about_them_and_nothing_else(house: Engine) -> None:
    town = a_town(house)
    activity = a_closed_activity(house, town)
    does(house, town.clerk, activities.confirm_activity, now=at(day=21), activity_id=activity, grade=Grade.FIRST)
    moved = {"branch_id": town.branch_b, "since": at().date(), "reason": "调动"}
    does(house, actor_of(Role.STAFF), members.move_member, now=at(day=22), member_id=town.zhang_a, **moved)
    does(house, town.zhang, suggestions.suggest_as_member, member_id=town.zhang_a, text="多办几场")

    book = openpyxl.load_workbook(io.BytesIO(workbook(town.zhang)))

    rows = [tuple(map(str, row)) for row in book.worksheets[0].iter_rows(values_only=True)]
    cells = " ".join(" ".join(row) for row in rows)
    assert {"本人信息", "专业特长", "支部与在职状态", "服务", "积分", "意见建议"} <= {row[0] for row in rows}
    assert [said for said in ("张三", "13800000001", "清扫楼道", "水电维修", "多办几场") if said not in cells] == []
    assert not any(said in cells for said in ("李四", "13800000002"))


def test_what_is_on_today_stands_on_ones_own_page_with_the_way_to_the_desk(house: Engine) -> None:
    town = a_town(house)
    today = day_in_shanghai(datetime.now(UTC))
    planned = {"kind": ActivityKind.LABOUR, "name": "清扫楼道", "day": today, "now": datetime.now(UTC)}
    does(house, town.secretary, activities.plan_activity, branch_id=town.branch_a, community_id=town.wanghu, **planned)

    helper = a_screen(a_sign_in(house, actor_of(Role.HELPER, communities=(town.wanghu,))), "account/me")
    elsewhere = a_screen(
        a_sign_in(house, actor_of(Role.HELPER, name="another", communities=(town.tingsong,))), "account/me"
    )

    assert [error.message for error in (*helper.exception, *elsewhere.exception)] == []
    assert "清扫楼道" in read(helper)
    assert words.NOTHING_TODAY.zh in read(elsewhere)
    assert "清扫楼道" not in read(elsewhere)
