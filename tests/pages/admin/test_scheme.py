"""The scheme's settings on the screen: what the administrator sets, and what nobody else does."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from db.reads.bureau import House
from db.reads.bureau import house as bureau
from db.reads.scheme import skill_tree
from db.rules.labelled import FIELDS
from db.rules.metrics import Metric
from db.tables.kinds import KindVersion
from db.tables.thumb import ThumbVersion
from db.terms import Beneficiary, KindList, Language, NeedKind, Role
from db.work import NOTHING_SEEN, reading
from db.writes import kinds, scheme, skills
from pages.text import metrics, needs, own_kinds, own_labels, rules, slips, thumb, wishes
from pages.text import scheme as words
from tests.builders import a_town, actor_of
from tests.builders.acts import does, rows
from tests.builders.hands import beneath, offers, press, read
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import a_need
from tests.db.reads.test_checkins import a_slip

ADMIN = actor_of(Role.ADMIN)


def screen_of(house: Engine, part: str, speaks: Language = Language.ZH, **codes: str) -> AppTest:
    return a_screen(a_sign_in(house, replace(ADMIN, language=speaks)), "admin/scheme", part=part, **codes)


def fill(screen: AppTest, label: str, value: str) -> None:
    next(box for box in screen.text_input if box.label.startswith(label)).set_value(value)


def set_number(screen: AppTest, label: str, value: int | None) -> None:
    next(box for box in screen.number_input if box.label.startswith(label)).set_value(value)


def the_bureau(house: Engine) -> House:
    with reading(house) as session:
        return bureau(session, ADMIN)


def test_the_bureau_is_named(house: Engine) -> None:
    screen = screen_of(house, "rules")
    fill(screen, "单位名称", "岚川市民政局")
    fill(screen, "城市", "岚川市")

    press(screen, words.SAVE_NAME)

    assert [error.message for error in screen.exception] == []
    assert (the_bureau(house).name, the_bureau(house).city) == ("岚川市民政局", "岚川市")


def test_who_changed_the_bureau_and_a_skill_from_what_to_what_stands_below_them(house: Engine) -> None:
    town = a_town(house)
    named = {"name": "岚川市民政局", "city": "岚川市"}
    before = screen_of(house, "rules").dataframe.len
    does(house, ADMIN, scheme.name_bureau, **named, seen=NOTHING_SEEN)
    changed = {"name": "水电木工", "name_en": "", "parent_id": None, "certified": False}
    does(house, ADMIN, skills.change_skill, skill_id=town.plumbing, **changed, seen=NOTHING_SEEN)

    bureau_told = screen_of(house, "rules").dataframe[-1].value
    skill_told = screen_of(house, "skills").dataframe[-1].value

    assert before == 0
    assert list(bureau_told["姓名"])[:1] == [ADMIN.name]
    assert "单位名称" in bureau_told["改动"][0] or "岚川市民政局" in bureau_told["改动"][0]
    assert "水电维修 → 水电木工" in skill_told["改动"][0]


def test_a_bureau_without_a_name_is_refused_and_what_was_typed_stays(house: Engine) -> None:
    screen = screen_of(house, "rules")
    fill(screen, "城市", "岚川市")

    press(screen, words.SAVE_NAME)

    assert beneath(screen) == {"单位名称": "请填写“单位名称”。"}
    assert next(box for box in screen.text_input if box.label.startswith("城市")).value == "岚川市"
    assert the_bureau(house).city == ""


def test_the_rules_of_thumb_are_set_and_rankings_say_why_they_are_off(house: Engine) -> None:
    screen = screen_of(house, "rules")
    assert thumb.RANKINGS_NOTE.zh in read(screen)
    assert screen.checkbox[0].value is False
    screen.date_input[0].set_value(date(2027, 1, 1)).run()
    set_number(screen, "每名党员", 3)
    set_number(screen, "较急", 10)

    press(screen, thumb.SAVE)

    coming = read(screen)
    assert [error.message for error in screen.exception] == []
    assert rules.TO_COME.zh in coming
    assert "至少 3 个岗位 · 最多 3 件任务 · 较急 10 天" in coming
    press(screen, thumb.DROP)
    assert rows(house, ThumbVersion) == []
    screen.checkbox[0].set_value(True)
    press(screen, thumb.SAVE_RANKINGS)
    assert the_bureau(house).rankings is True


def test_a_skill_is_added_and_changed(house: Engine) -> None:
    screen = screen_of(house, "skills")
    assert words.EMPTY_SKILLS.zh in read(screen)
    fill(screen, "名称", "剪纸")
    press(screen, words.ADD)
    next(box for box in screen.selectbox if box.label == words.WHICH.zh).select_index(0).run()
    screen.text_input[2].set_value("剪纸与窗花")

    press(screen, words.SAVE_SKILL)

    assert [error.message for error in screen.exception] == []
    with reading(house) as session:
        assert [skill.name for skill in skill_tree(session, ADMIN)] == ["剪纸与窗花"]


def relabel(house: Engine, form: str, field: str, label: str) -> None:
    screen = screen_of(house, "labels", form=form)
    screen.selectbox[0].set_value(field).run()
    screen.date_input[0].set_value(date(2026, 4, 1)).run()
    fill(screen, own_labels.ZH.zh, label)

    press(screen, own_labels.SAVE)

    assert [error.message for error in screen.exception] == []
    assert label in list(screen.dataframe[0].value[own_labels.NOW.zh])
    assert label in list(screen.dataframe[1].value[own_labels.NAMED.zh])
    assert offers(screen, own_labels.RESET)


def test_a_column_is_called_as_the_bureau_says_wherever_its_form_is_shown(house: Engine) -> None:
    town = a_town(house)
    slip = a_slip(house, town)
    relabel(house, "qa", Metric.ACTIVITIES, "志愿[活动]数")
    relabel(house, "slip", "contact", "接头的人")

    sign_in = a_sign_in(house, town.staff)
    form = a_screen(sign_in, "report/quarter", quarter="2026Q2")
    shown = a_screen(sign_in, "checkin/slip", code=slip.code)
    last = a_screen(sign_in, "report/quarter", quarter="2026Q1")

    assert "志愿[活动]数" in form.dataframe[0].value.columns
    assert metrics.NAMES[Metric.ACTIVITIES].zh in last.dataframe[0].value.columns
    assert "接头的人" in read(shown)
    assert slips.CONTACT.zh not in read(shown)


def test_every_field_of_every_form_has_its_default() -> None:
    assert {form: tuple(named) for form, named in own_labels.DEFAULTS.items()} == dict(FIELDS)


def test_a_list_is_kept_by_the_bureau_wherever_it_is_shown(house: Engine) -> None:
    town = a_town(house)
    a_need(house, town.clerk, community=town.wanghu, kind=NeedKind.CULTURE)
    does(house, ADMIN, kinds.add_kind, of=KindList.NEED, since=date(2026, 1, 1), zh="家电维修")
    screen = screen_of(house, "kinds", of="need")
    screen.selectbox[0].select(next(one for one in screen.selectbox[0].options if one == "文化体育")).run()
    fill(screen, own_kinds.ZH.zh, "其他")
    press(screen, own_kinds.SAVE)
    assert beneath(screen) == {own_kinds.ZH.zh: own_kinds.SAME.zh.format(name="其他")}
    fill(screen, own_kinds.ZH.zh, "文体[活动]{x}")
    screen.checkbox[0].set_value(True)
    press(screen, own_kinds.SAVE)
    assert [error.message for error in screen.exception] == []

    entry = a_screen(a_sign_in(house, town.clerk), "serve/write_need")
    listed = a_screen(a_sign_in(house, town.staff), "serve/needs")

    offered = next(pills for pills in entry.button_group if pills.label == needs.KIND.zh).options
    assert offered[-2:] == ["其他", "家电维修"]
    assert len(offered) == 8
    assert "文体[活动]｛x｝" in read(listed)
    assert "文体[活动]｛x｝" in next(box for box in listed.selectbox if box.label == needs.KIND.zh).options


def test_an_entry_stays_picked_while_it_is_retired_and_offered_again(house: Engine) -> None:
    a_town(house)
    screen = screen_of(house, "kinds", of="need")
    screen.selectbox[0].select("文化体育").run()

    states = []
    for retired in (True, False):
        screen.checkbox[0].set_value(retired)
        press(screen, own_kinds.SAVE)
        states.append([one.retired for one in rows(house, KindVersion)])

    assert [error.message for error in screen.exception] == []
    assert states == [[True], [False]]


def test_a_retired_entry_is_not_what_a_form_begins_with(house: Engine) -> None:
    town = a_town(house)
    since = {"since": date(2026, 1, 1), "position": 3, "retired": True, "zh": ""}
    for whom in (Beneficiary.CHILDREN, Beneficiary.ELDERLY):
        does(house, ADMIN, kinds.change_kind, of=KindList.BENEFICIARY, code=whom.value, **since)

    for page, actor in (("serve/write_wish", town.clerk), ("serve/start_pair", town.clerk)):
        screen = a_screen(a_sign_in(house, actor), page)
        for_whom = next(pills for pills in screen.button_group if pills.label == wishes.BENEFICIARY.zh)
        assert (for_whom.value, for_whom.options[0]) == (Beneficiary.EVERYONE, "全体居民")
        assert not {"儿童", "老年人"} & set(for_whom.options)


@pytest.mark.parametrize("part", ["rules", "skills", "kinds", "labels"])
def test_every_part_is_told_in_english_as_well(house: Engine, part: str) -> None:
    a_town(house)

    screen = screen_of(house, part, Language.EN)

    assert [error.message for error in screen.exception] == []
    assert [title.value for title in screen.title] == ["Scheme"]
