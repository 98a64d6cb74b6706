"""Point rules on the screen: tried, proposed by one, published by another; disputes; rankings that are off."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy import text as sql
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from db.rules.calendar import day_in_shanghai
from db.rules.rights import Actor
from db.tables.points import PointDispute, PointLine, PointProposal, PointRules
from db.terms import Role
from db.work import writing
from db.writes import disputes
from db.writes.scheme import switch_rankings
from pages.text import frame
from pages.text import points as point_words
from pages.text import rules as text
from tests.builders import Town, a_town, actor_of, at
from tests.builders.acts import does, rows
from tests.builders.hands import beneath, offers, press, read
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import a_confirmed_activity

ADMIN = actor_of(Role.ADMIN)
TODAY = day_in_shanghai(datetime.now(UTC))
PATH = "report/rules"


@pytest.fixture
def town(house: Engine) -> Town:
    return a_town(house)


def screen_of(house: Engine, actor: Actor = ADMIN) -> AppTest:
    return a_screen(a_sign_in(house, actor), PATH)


def proposed(screen: AppTest, *, first: int = 6, since: timedelta = timedelta(30)) -> AppTest:
    screen.date_input[0].set_value(TODAY + since)
    screen.number_input[0].set_value(first)
    next(box for box in screen.text_input if box.label.startswith(text.WHY.zh)).input("一等太少")
    return press(screen, text.PROPOSE)


@pytest.mark.usefixtures("town")
def test_one_proposes_and_another_publishes(house: Engine, town: Town) -> None:
    own = proposed(screen_of(house))
    assert text.OWN.zh in read(own)
    assert not offers(own, text.PUBLISH)
    told = [str(part.value) for part in own.markdown if text.YEAR_OPEN.zh.format(count=1) in str(part.value)]
    assert [card[:9] for card in told] == [f"**{(TODAY + timedelta(30)).year}年**"]
    for said in (text.YEAR_SHARE, text.YEAR_SHARE_NOW):
        assert read(own).count(said.zh.format(share="")) == 1, "a year that is over is told as over, this one to today"

    other = press(screen_of(house, town.staff), text.PUBLISH)

    assert [error.message for error in other.exception] == []
    assert [(r.version, r.first, r.drafted_by) for r in rows(house, PointRules)][-1] == (2, 6, ADMIN.account_id)
    assert rows(house, PointProposal)[0].rules_id == rows(house, PointRules)[-1].id


@pytest.mark.usefixtures("town")
def test_a_trial_shows_what_moves_and_writes_nothing(house: Engine) -> None:
    screen = screen_of(house)
    nothing = read(press(screen, text.TRY))

    press(screen, text.PROPOSE)

    assert "2 个支部，一分也不动" in nothing
    assert beneath(screen) == {text.FROM.zh: f"请填写“{text.FROM.zh}”。", text.WHY.zh: f"请填写“{text.WHY.zh}”。"}
    assert rows(house, PointProposal) == []


def test_the_first_version_is_put_in_force_by_one(house: Engine) -> None:
    assert text.EMPTY_RULES.zh in read(screen_of(house, actor_of(Role.STAFF)))
    screen = screen_of(house)
    screen.date_input[0].set_value(TODAY)

    press(screen, text.PUBLISH_FIRST)

    assert [(r.version, r.first) for r in rows(house, PointRules)] == [(1, 3)]


def test_a_disputed_line_is_taken_back_with_both_reasons_on_the_screen(house: Engine, town: Town) -> None:
    a_confirmed_activity(house, town)
    own = a_screen(a_sign_in(house, town.zhang), "report/points", year="2026")
    next(box for box in own.text_input if box.label.startswith(point_words.REASON.zh)).input("那天没去")
    press(own, point_words.DISPUTE)
    assert (offers(own, point_words.DISPUTE), point_words.DISPUTED.zh in read(own)) == (False, True)
    # what was turned down stands, undoubted, and may be disputed again
    first = rows(house, PointDispute)[0]
    does(house, town.staff, disputes.turn_dispute_down, dispute_id=first.id, answer="签到表上有")
    own.run()
    assert (offers(own, point_words.DISPUTE), point_words.DISPUTED.zh in read(own)) == (True, False)
    does(house, town.zhang, disputes.dispute_line, line_id=first.line_id, reason="名单记错")
    office = a_screen(a_sign_in(house, town.staff), "report/points", year="2026")
    said = read(office)
    next(box for box in office.text_input if box.label.startswith(point_words.REASON.zh)).input("查实，名单记错")
    press(office, point_words.UPHOLD)

    assert "那天没去" in said
    assert [(one.upheld, one.answer) for one in rows(house, PointDispute)] == [
        (False, "签到表上有"),
        (True, "查实，名单记错"),
    ]
    assert sum(line.points for line in rows(house, PointLine) if line.member_id == town.zhang_a) == 0
    assert "查实，名单记错" in read(a_screen(a_sign_in(house, town.zhang), "report/points", year="2026"))


def test_rankings_are_masked_inside_one_unit_and_only_when_switched_on(house: Engine, town: Town) -> None:
    a_confirmed_activity(house, town)
    token = a_sign_in(house, town.staff)
    off = a_screen(token, "report/points", year="2026")
    does(house, ADMIN, switch_rankings, rankings=True)

    on = a_screen(token, "report/points", year="2026")

    own = read(a_screen(a_sign_in(house, town.zhang), "report/points", year="2026"))
    assert (point_words.NO_RANKING.zh in own, point_words.RANKED_ELSEWHERE.zh in own) == (False, True)
    assert point_words.NO_RANKING.zh in read(off)
    assert len(off.dataframe) == 1
    assert list(on.dataframe[-1].value[point_words.NAME.zh]) == ["张*", "李*", "张*", "王*"]
    assert list(on.dataframe[-1].value[point_words.POINTS.zh]) == [1, 1, 0, 0]


def test_lines_under_other_rules_than_their_days_are_counted_anew_after_a_trial(house: Engine, town: Town) -> None:
    a_confirmed_activity(house, town)
    whole = press(screen_of(house), text.RECOUNT_TRY)
    assert "逐行核对 3 行" in read(whole)
    assert not offers(whole, text.RECOUNT_DO)
    with writing(house, ADMIN, now=at()) as work:
        work.add(PointRules(version=9, since=date(2026, 5, 1), first=3, second=7, third=1, service=2))
    earned = len(rows(house, PointLine))

    screen = screen_of(house, town.staff)
    first = next(button for button in screen.button if button.label == text.RECOUNT_DO.zh).disabled
    tried = press(screen, text.RECOUNT_TRY)
    told = read(tried)
    untouched = len(rows(house, PointLine))
    done = press(tried, text.RECOUNT_DO)

    assert "支部积分 2 → 7，党员积分 2 → 4" in told
    assert (first, untouched) == (True, earned)
    assert [error.message for error in done.exception] == []
    assert not offers(done, text.RECOUNT_DO)
    assert sum(line.points for line in rows(house, PointLine)) == 11


def test_a_total_that_does_not_equal_its_lines_is_named(house: Engine, town: Town) -> None:
    a_confirmed_activity(house, town)
    with house.execution_options(write=True).begin() as connection:
        connection.execute(sql("UPDATE tally SET value = 9 WHERE metric = 'branch_points' AND by = 'city'"))

    told = press(screen_of(house, town.staff), text.RECOUNT_TRY)

    assert "1 个合计和逐行相加不一致" in read(told)
    assert [list(row) for row in told.dataframe[0].value.to_numpy()] == [["2026-05", "全部支部", "支部", 9, 2]]


def test_a_trial_in_which_no_line_can_move_says_so(house: Engine, town: Town) -> None:
    a_confirmed_activity(house, town)
    with writing(house, ADMIN, now=at()) as work:
        work.session.exec(select(PointRules)).one().since = date(2026, 6, 1)

    tried = press(screen_of(house, town.staff), text.RECOUNT_TRY)

    assert text.RECOUNT_NONE.zh in read(tried)
    assert next(button for button in tried.button if button.label == text.RECOUNT_DO.zh).disabled


@pytest.mark.usefixtures("town")
def test_a_day_beyond_its_bounds_is_said_and_nothing_is_sent_until_it_is_mended(house: Engine) -> None:
    screen = proposed(screen_of(house), since=timedelta(-400))

    assert frame.DAY_FROM.zh.partition("{")[0] in read(screen)
    assert rows(house, PointProposal) == []
    assert screen.number_input[0].value == 6
    proposed(screen)
    assert len(rows(house, PointProposal)) == 1
