"""One's own data, taken along: all that is held, and nobody else's."""

import io

import openpyxl
from sqlalchemy import Engine

from db.terms import Grade, Role
from db.writes import activities, members, suggestions
from pages.kit.own_records import workbook
from tests.builders import a_town, actor_of, at
from tests.builders.acts import does
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
