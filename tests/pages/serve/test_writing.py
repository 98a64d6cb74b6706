"""Writing on the pages of service: what is typed is written once, what is refused stays, and says why."""

from datetime import timedelta
from typing import TypeVar

from sqlalchemy import Engine
from sqlmodel import select
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextArea, TextInput

from db.errors import Code
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.attendance import Attendance, Guest
from db.tables.base import Row
from db.tables.claims import Claim
from db.tables.needs import Need
from db.tables.people import Member
from db.tables.points import PointLine
from db.terms import (
    ActivityKind,
    ActivityStatus,
    AttendanceStatus,
    ClaimStatus,
    NeedKind,
    NeedStatus,
    Role,
    Urgency,
)
from db.work import reading
from db.writes import lexicon, needs
from db.writes.need_edits import change_need
from pages.text import activities as activity_words
from pages.text import confirm as confirm_words
from pages.text import desk as desk_words
from pages.text import lexicon as word_words
from pages.text import match as match_words
from pages.text import me as me_words
from pages.text import needs as need_words
from pages.text.phrase import Phrase
from pages.text.refusals import SENTENCES
from tests.builders import a_town, actor_of
from tests.builders.acts import does
from tests.builders.hands import beneath, keyed, listed, offers, pieces, press, read, tap_twice, unfold
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import (
    DAY,
    a_closed_activity,
    a_need,
    a_served_need,
    an_activity,
    an_arrival,
    an_offer,
)

R = TypeVar("R", bound=Row)


def rows(engine: Engine, table: type[R]) -> list[R]:
    with reading(engine) as session:
        return list(session.exec(select(table)))


def status_of(engine: Engine) -> NeedStatus:
    with reading(engine) as session:
        return session.exec(select(Need)).one().status


def opened(engine: Engine, actor: Actor, path: str, **codes: str) -> AppTest:
    return a_screen(a_sign_in(engine, actor), path, **codes)


def test_a_clerk_writes_a_need_with_two_fields(house: Engine) -> None:
    town = a_town(house)
    screen = opened(house, town.clerk, "serve/write_need")

    screen.text_input[0].input("3号楼水管漏水")
    press(screen, need_words.SAVE)

    with reading(house) as session:
        need = session.exec(select(Need)).one()
    assert (need.text, need.community_id, need.kind, need.status) == (
        "3号楼水管漏水",
        town.wanghu,
        NeedKind.OTHER,
        NeedStatus.OPEN,
    )
    assert "3号楼水管漏水" in read(screen)


def test_the_words_propose_and_one_tap_puts_a_wrong_proposal_right(house: Engine) -> None:
    town = a_town(house)
    told = {"kind": NeedKind.HARDSHIP, "skill_id": town.plumbing, "urgency": Urgency.URGENT}
    does(house, town.staff, lexicon.set_word, word="水管", **told)
    a_need(house, town.clerk, community=town.wanghu, text="3号楼水管漏水")
    screen = opened(house, town.clerk, "serve/write_need")

    screen.text_input[0].input("3号楼水管漏水了").run()
    proposed = read(screen)
    screen.button_group[0].select(NeedKind.SAFETY)
    press(screen, need_words.SAVE)

    assert "因为写了“水管”" in proposed
    assert word_words.SIMILAR.zh.format(count=1) in proposed
    with reading(house) as session:
        need = session.exec(select(Need).where(Need.code == "XQ20260002")).one()
    assert (need.kind, need.skill_id, need.urgency) == (NeedKind.SAFETY, town.plumbing, Urgency.URGENT)


def test_an_empty_need_is_refused_and_nothing_is_written(house: Engine) -> None:
    a_town(house)
    screen = opened(house, actor_of(Role.STAFF), "serve/write_need")

    press(screen, need_words.SAVE)

    assert rows(house, Need) == []
    assert beneath(screen) == {
        need_words.TEXT.zh: f"请填写“{need_words.TEXT.zh}”。",
        need_words.COMMUNITY.zh: f"请选择“{need_words.COMMUNITY.zh}”。",
    }


def test_a_need_written_twice_by_a_double_tap_stands_once(house: Engine) -> None:
    town = a_town(house)
    helper = actor_of(Role.HELPER, communities=(town.wanghu,))
    screen = opened(house, helper, "serve/write_need")
    screen.text_input[0].input("水管漏水")
    held = dict(screen.session_state["drafts"])
    press(screen, need_words.SAVE)

    screen.session_state["drafts"] = held
    screen.run()
    screen.text_input[0].input("水管漏水")
    press(screen, need_words.SAVE)

    assert len(rows(house, Need)) == 1
    assert SENTENCES[Code.ALREADY_SENT][-1].zh in read(screen)


def test_a_proposed_need_is_accepted_by_its_clerk_and_no_other(house: Engine) -> None:
    town = a_town(house)
    a_need(house, town.staff, community=town.wanghu)

    stranger = opened(house, town.other_clerk, "serve/need", code="XQ20260001")
    writer = opened(house, town.staff, "serve/need", code="XQ20260001")
    clerk = opened(house, town.clerk, "serve/need", code="XQ20260001")
    press(clerk, need_words.ACCEPT)

    assert not offers(stranger, need_words.ACCEPT)
    assert need_words.SCREENED_FIRST.zh in read(writer)
    assert status_of(house) is NeedStatus.OPEN


def test_a_need_is_declined_only_with_a_reason(house: Engine) -> None:
    town = a_town(house)
    a_need(house, town.staff, community=town.wanghu)
    screen = opened(house, town.clerk, "serve/need", code="XQ20260001")

    press(screen, need_words.DECLINE)
    without = status_of(house)
    screen.text_input[0].input("与XQ20260000重复")
    press(screen, need_words.DECLINE)

    assert (without, status_of(house)) == (NeedStatus.PROPOSED, NeedStatus.DECLINED)
    assert "与XQ20260000重复" in read(screen)


def test_a_member_claims_serves_and_the_clerk_confirms(house: Engine) -> None:
    town = a_town(house)
    a_need(house, town.clerk, community=town.wanghu)

    member = opened(house, town.zhang, "serve/need", code="XQ20260001")
    press(member, need_words.CLAIM)
    member.text_area[0].input("换了水管")
    press(member, need_words.SERVE)
    clerk = opened(house, town.clerk, "serve/confirm")
    press(clerk, confirm_words.CONFIRM_NEED)

    assert status_of(house) is NeedStatus.SOLVED
    assert len(rows(house, PointLine)) == 1
    assert confirm_words.EMPTY.zh in read(clerk)


def test_staff_ask_the_best_member_and_get_a_message_to_send(house: Engine) -> None:
    town = a_town(house)
    a_need(house, town.clerk, community=town.wanghu, skill=town.plumbing)
    screen = opened(house, town.staff, "serve/match")

    press(screen, match_words.ASK.zh.format(name="张三"))

    with reading(house) as session:
        claim = session.exec(select(Claim)).one()
    assert (claim.member_id, claim.status) == (town.zhang_a, ClaimStatus.ASKED)
    assert "张三同志" in read(screen)


def test_the_match_says_why_and_why_not(house: Engine) -> None:
    town = a_town(house)
    a_need(house, town.clerk, community=town.wanghu, skill=town.plumbing)

    screen = opened(house, town.staff, "serve/match")

    assert "水电维修：熟练" in read(screen)
    assert match_words.CLOSE[next(iter(match_words.CLOSE))].zh in read(screen)
    assert "没有所需特长" in read(screen)


def test_a_clerk_looks_at_matches_but_asks_nobody(house: Engine) -> None:
    town = a_town(house)
    a_need(house, town.clerk, community=town.wanghu, skill=town.plumbing)

    screen = opened(house, town.clerk, "serve/match")

    assert "张三" in read(screen)
    assert not offers(screen, match_words.ASK.zh.format(name="张三"))


def test_a_member_answers_yes_once_however_often_it_is_tapped(house: Engine) -> None:
    town = a_town(house)
    claim_id = an_offer(house, town, a_need(house, town.clerk, community=town.wanghu), member=town.zhang_a)
    screen = opened(house, town.zhang, "account/me")

    tap_twice(screen, me_words.YES, f"yes-{claim_id}")

    with reading(house) as session:
        assert [claim.status for claim in session.exec(select(Claim))] == [ClaimStatus.ACTIVE]
    assert status_of(house) is NeedStatus.CLAIMED


def test_a_member_says_not_me_and_the_need_is_open_again(house: Engine) -> None:
    town = a_town(house)
    an_offer(house, town, a_need(house, town.clerk, community=town.wanghu), member=town.zhang_a)
    screen = opened(house, town.zhang, "account/me")

    screen.text_input[0].input("出差")
    press(screen, me_words.NO)

    assert status_of(house) is NeedStatus.OPEN


def test_a_secretary_plans_an_activity(house: Engine) -> None:
    town = a_town(house)
    screen = opened(house, town.secretary, "serve/plan")

    screen.text_input[0].input("周末清扫")
    screen.button_group[0].set_value(ActivityKind.CLEANING)
    screen.selectbox[0].select_index(0)
    press(screen, activity_words.SAVE)

    with reading(house) as session:
        activity = session.exec(select(Activity)).one()
    assert (activity.name, activity.branch_id, activity.status) == ("周末清扫", town.branch_a, ActivityStatus.PLANNED)
    assert "周末清扫" in read(screen)


def test_one_tap_is_an_arrival_and_the_next_offers_undo(house: Engine) -> None:
    town = a_town(house)
    an_activity(house, town)
    screen = opened(house, town.secretary, "serve/desk")

    screen.text_input[0].input("zs").run()
    press(screen, "张三 · 甲党支部 · 0001 · 望湖社区")
    after = [row.status for row in rows(house, Attendance)]
    undo = offers(screen, desk_words.UNDO)
    press(screen, desk_words.UNDO)

    assert (after, undo, screen.text_input[0].value) == ([AttendanceStatus.RECORDED], True, "")
    assert [row.status for row in rows(house, Attendance)] == [AttendanceStatus.UNDONE]


def test_who_has_arrived_is_no_button_any_more(house: Engine) -> None:
    town = a_town(house)
    an_arrival(house, town.secretary, an_activity(house, town), town.zhang_a)
    screen = opened(house, town.clerk, "serve/desk")

    screen.text_input[0].input("0001").run()

    assert not offers(screen, "张三 · 甲党支部 · 0001 · 望湖社区")
    assert "张三 · 甲党支部 · 0001 · 望湖社区" in read(screen)


def test_a_walk_in_takes_two_fields(house: Engine) -> None:
    town = a_town(house)
    an_activity(house, town)
    screen = opened(house, town.clerk, "serve/desk")

    screen.text_input[1].input("赵敏")
    screen.text_input[2].input("妇联")
    press(screen, desk_words.GUEST_SAVE)

    with reading(house) as session:
        assert [(guest.name, guest.origin) for guest in session.exec(select(Guest))] == [("赵敏", "妇联")]


def test_markup_in_a_need_is_shown_as_it_was_typed(house: Engine) -> None:
    town = a_town(house)
    typed = "[点我](javascript:alert(1)) :red[急] <img src=x onerror=alert(1)>"
    a_need(house, town.clerk, community=town.wanghu, text=typed)

    in_list = opened(house, town.staff, "serve/needs")
    alone = opened(house, town.staff, "serve/need", code="XQ20260001")

    assert listed(in_list) == [(typed, "need?code=XQ20260001")]
    assert [body for body in pieces(in_list) if "<img" in body] == []
    assert r"\[点我\]\(javascript\:alert\(1\)\)" in read(alone)


def test_a_leader_sees_no_whole_name_on_any_page_of_service(house: Engine) -> None:
    town = a_town(house)
    a_need(house, town.clerk, community=town.wanghu, skill=town.plumbing)
    a_served_need(house, town)
    a_closed_activity(house, town)
    token = a_sign_in(house, actor_of(Role.LEADER))
    names = {member.name for member in rows(house, Member)}

    shown = [
        read(a_screen(token, "serve/needs")),
        read(a_screen(token, "serve/need", code="XQ20260002")),
        read(a_screen(token, "serve/match")),
        read(a_screen(token, "serve/activity", code="HD20260001")),
        read(a_screen(token, "report/points")),
    ]

    assert [name for name in names for text in shown if name in text] == []


def test_what_is_late_says_by_how_much(house: Engine) -> None:
    town = a_town(house)
    a_need(house, town.clerk, community=town.wanghu, asked_on=DAY - timedelta(days=200))

    screen = opened(house, town.staff, "serve/needs", late="yes")

    assert "3号楼水管漏水" in read(screen)
    assert need_words.OVERDUE.zh.split("{")[0] in read(screen)


def test_two_people_edit_one_need_and_the_second_chooses_field_by_field(house: Engine) -> None:
    town = a_town(house)
    need_id = a_need(house, town.clerk, community=town.wanghu, text="水管漏水")
    mine = unfold(opened(house, town.clerk, "serve/need", code="XQ20260001"), need_words.EDIT)
    field(mine, need_words.TEXT).input("水管漏水，很急")
    field(mine, need_words.PLACE).input("3号楼")
    folds = [keyed(mine, need_words.EDIT)]
    theirs = {"text": "水管爆裂", "goods": "水管一根"}
    does(house, town.staff, change_need, need_id=need_id, changes=theirs)

    press(mine, need_words.SAVE_CHANGES)
    waiting = rows(house, Need)[0]
    offered = [mine.radio[0].options, read(mine)]
    folds.append(keyed(mine, need_words.EDIT))
    mine.radio[0].set_value("mine")
    press(mine, need_words.SAVE_CHANGES)

    # what was refused stays open, what was saved is folded away: a browser opens a fold of another name closed
    refused, saved = folds[0] == folds[1], folds[1] != keyed(mine, need_words.EDIT)
    assert (refused, saved) == (True, True)
    need = rows(house, Need)[0]
    assert (waiting.text, waiting.version) == ("水管爆裂", 2)
    assert offered[0] == ["我写的：水管漏水，很急", "对方的：水管爆裂"]
    assert "水管一根" in offered[1]
    assert (need.text, need.place, need.goods, need.version) == ("水管漏水，很急", "3号楼", "水管一根", 3)


def field(screen: AppTest, label: Phrase) -> TextInput | TextArea:
    found: list[TextInput | TextArea] = [*screen.text_area, *screen.text_input]
    return next(one for one in found if one.label.startswith(label.zh))


def test_a_solved_need_leads_its_community_to_the_follow_up_and_a_closed_one_waits_for_nobody(house: Engine) -> None:
    town = a_town(house)
    does(house, town.clerk, needs.solve_need, need_id=a_served_need(house, town))
    token = a_sign_in(house, town.clerk)

    solved = a_screen(token, "serve/need", code="XQ20260001")
    declined = a_need(house, town.staff, community=town.wanghu, text="不该由支部办的事")
    does(house, town.clerk, needs.decline_need, need_id=declined, reason="归城管办理")
    closed = a_screen(token, "serve/need", code="XQ20260002")

    assert offers(solved, need_words.FOLLOW_UP)
    assert need_words.NOTHING_TO_DO.zh not in read(solved)
    assert (need_words.OVER.zh in read(closed), need_words.NOTHING_TO_DO.zh in read(closed)) == (True, False)
