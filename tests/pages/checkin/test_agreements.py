"""Agreements on the screen: drafted, signed, kept with evidence; each step once and by one of the two sides."""

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from db.tables.agreements import Agreement, AgreementScan, Clause, Fulfilment
from db.terms import AgreementStatus, ClauseStatus, Role, Side
from db.work import reading
from db.writes.agreements import keep_promise, sign_agreement
from db.writes.stock_clauses import add_stock_clause
from pages.text import agreements as text
from pages.text import frame, joint
from pages.text.phrase import Phrase
from tests.builders import Town, a_town, actor_of
from tests.builders.acts import does, rows
from tests.builders.hands import offers, press, read, tap_twice, unfold
from tests.builders.screens import a_screen, a_sign_in
from tests.db.reads.test_agreements import CODE, an_agreement


@pytest.fixture
def town(house: Engine) -> Town:
    return a_town(house)


def agreements(engine: Engine) -> list[Agreement]:
    with reading(engine) as session:
        return list(session.exec(select(Agreement)))


def clauses(engine: Engine) -> list[Clause]:
    with reading(engine) as session:
        return sorted(session.exec(select(Clause)), key=lambda clause: clause.position)


def test_without_agreements_the_page_says_how_to_begin(house: Engine, town: Town) -> None:
    screen = a_screen(a_sign_in(house, town.secretary), "checkin/agreements")

    assert text.EMPTY.zh in read(screen)


def test_the_list_says_how_much_is_kept_and_what_is_overdue(house: Engine, town: Town) -> None:
    an_agreement(house, town)

    screen = a_screen(a_sign_in(house, town.clerk), "checkin/agreements")

    assert [figure.value for figure in screen.metric] == ["0%", "0", "2", "1", "1"]
    assert "1 条逾期" in read(screen)


def test_a_promise_without_a_day_says_that_it_is_due_with_the_year(house: Engine, town: Town) -> None:
    an_agreement(house, town)

    shown = read(a_screen(a_sign_in(house, town.clerk), "checkin/agreement", code="XD20260001"))

    assert "2026年12月31日前（没有另定日期，随协议年度）" in shown


def test_an_agreement_is_drafted_once_promise_by_promise(house: Engine, town: Town) -> None:
    screen = a_screen(a_sign_in(house, town.secretary), "checkin/draft_agreement")
    next(box for box in screen.selectbox if box.label.startswith(text.COMMUNITY.zh)).select_index(0)
    screen.text_area[0].input("每季清扫一次\n\n 义诊 \n")

    tap_twice(screen, text.DRAFT, "agreement")

    assert [(one.branch_id, one.community_id) for one in agreements(house)] == [(town.branch_a, town.wanghu)]
    assert [clause.text for clause in clauses(house)] == ["每季清扫一次", "义诊"]


def test_what_each_side_promises_stands_apart_with_what_is_kept(house: Engine, town: Town) -> None:
    screen = a_screen(a_sign_in(house, town.secretary), "checkin/draft_agreement")
    next(box for box in screen.selectbox if box.label.startswith(text.COMMUNITY.zh)).select_index(0)
    screen.text_area[0].input("每季清扫一次")
    screen.text_area[1].input("提供需求清单\n提供场地")
    press(screen, text.DRAFT)
    drafted = {"agreement_id": agreements(house)[0].id, "day": date(2026, 5, 20)}
    does(house, town.clerk, sign_agreement, **drafted)
    theirs = next(clause for clause in clauses(house) if clause.party is Side.COMMUNITY)
    does(house, town.clerk, keep_promise, clause_id=theirs.id, day=date(2026, 5, 20), evidence="清单已送达")

    shown = read(a_screen(a_sign_in(house, town.clerk), "checkin/agreement", code=agreements(house)[0].code))

    assert [clause.party for clause in clauses(house)] == [Side.BRANCH, Side.COMMUNITY, Side.COMMUNITY]
    assert all(one in shown for one in ("1. 每季清扫一次", "1. 提供需求清单", "2. 提供场地"))
    branch, community = (shown.index(words.zh) for words in text.OF_SIDE.values())
    assert branch < shown.index("1 条，兑现 0 条（0%）") < community < shown.index("2 条，兑现 1 条（50%）")


def test_clauses_are_taken_from_the_stock_and_put_otherwise_in_the_draft(house: Engine, town: Town) -> None:
    admin = actor_of(Role.ADMIN)
    for facts in ({"party": Side.BRANCH, "text": "义诊两次"}, {"party": Side.COMMUNITY, "text": "提供需求清单"}):
        does(house, admin, add_stock_clause, due_month=6, due_day=30, **facts)
    screen = a_screen(a_sign_in(house, town.secretary), "checkin/draft_agreement")
    next(box for box in screen.selectbox if box.label.startswith(text.COMMUNITY.zh)).select_index(0)
    next(box for box in screen.number_input).set_value(2026)
    offered = screen.multiselect[0].options
    for words in offered:
        screen.multiselect[0].select(words)
    press(screen, text.DRAFT)

    draft = a_screen(a_sign_in(house, town.secretary), "checkin/agreement", code=agreements(house)[0].code)
    next(box for box in draft.text_area if box.value == "义诊两次").input("义诊三次")
    press(draft, text.CHANGE)

    assert offered == ["支部：义诊两次（6月30日前）", "社区：提供需求清单（6月30日前）"]
    assert [(one.text, one.due_on, one.party) for one in clauses(house)] == [
        ("义诊三次", date(2026, 6, 30), Side.BRANCH),
        ("提供需求清单", date(2026, 6, 30), Side.COMMUNITY),
    ]


def test_a_blank_of_a_ticked_clause_is_filled_and_its_day_set_before_the_draft_is_made(
    house: Engine, town: Town
) -> None:
    facts = {"party": Side.BRANCH, "text": "开展{次数}次【内容】服务", "due_month": 6, "due_day": 30}
    does(house, actor_of(Role.ADMIN), add_stock_clause, **facts)
    screen = a_screen(a_sign_in(house, town.secretary), "checkin/draft_agreement")
    next(box for box in screen.selectbox if box.label.startswith(text.COMMUNITY.zh)).select_index(0)
    next(box for box in screen.number_input).set_value(2027)
    screen.multiselect[0].select(screen.multiselect[0].options[0]).run()
    times = next(box for box in screen.number_input if box.label.startswith("次数"))
    due = next(box for box in screen.date_input if box.label == text.DUE.zh)
    proposed = due.value
    times.set_value(3)
    due.set_value(date(2027, 9, 30))
    press(screen, text.DRAFT)
    refused, still = read(screen), agreements(house)
    next(box for box in screen.text_input if box.label.startswith("内容")).input("义诊")
    press(screen, text.DRAFT)

    assert proposed == date(2027, 6, 30)
    assert "请填写“内容”。" in refused
    assert still == []
    assert [(one.text, one.due_on) for one in clauses(house)] == [("开展3次义诊服务", date(2027, 9, 30))]


def test_a_second_one_of_the_year_is_refused_and_says_why(house: Engine, town: Town) -> None:
    an_agreement(house, town)
    screen = a_screen(a_sign_in(house, town.secretary), "checkin/draft_agreement")
    next(box for box in screen.selectbox if box.label.startswith(text.COMMUNITY.zh)).select_index(0)
    next(box for box in screen.number_input).set_value(2026)

    press(screen, text.DRAFT)

    assert len(agreements(house)) == 1
    assert "已经登记过了，没有重复登记" in read(screen)


def test_the_clerk_signs_once(house: Engine, town: Town) -> None:
    an_agreement(house, town, signed=False)
    screen = a_screen(a_sign_in(house, town.clerk), "checkin/agreement", code=CODE)

    tap_twice(screen, text.SIGN, f"sign-{CODE}")

    assert [one.status for one in agreements(house)] == [AgreementStatus.SIGNED]


def test_a_promise_is_kept_once_with_its_evidence(house: Engine, town: Town) -> None:
    an_agreement(house, town)
    screen = a_screen(a_sign_in(house, town.secretary), "checkin/agreement", code=CODE)

    press(screen, text.KEEP)
    refused = read(screen)
    screen.text_area[0].input("清扫三栋楼道")
    tap_twice(screen, text.KEEP, f"keep-{CODE}-1")

    with reading(house) as session:
        evidence = [kept.evidence for kept in session.exec(select(Fulfilment))]
    assert "请填写“" in refused
    assert evidence == ["清扫三栋楼道"]
    assert [clause.status for clause in clauses(house)] == [ClauseStatus.KEPT, ClauseStatus.PROMISED]
    assert "承诺 2 条，兑现 1 条（50%）" in read(screen)


def test_a_promise_is_dropped_with_a_reason_only(house: Engine, town: Town) -> None:
    an_agreement(house, town)
    screen = a_screen(a_sign_in(house, town.secretary), "checkin/agreement", code=CODE)

    press(screen, text.DROP)
    silent = [clause.status for clause in clauses(house)]
    next(box for box in screen.text_input if box.label.startswith(text.DROP_REASON.zh)).input("社区已有")
    press(screen, text.DROP)

    assert silent == [ClauseStatus.PROMISED, ClauseStatus.PROMISED]
    assert [clause.status for clause in clauses(house)] == [ClauseStatus.DROPPED, ClauseStatus.PROMISED]


def test_a_leader_looks_and_another_community_does_not_see(house: Engine, town: Town) -> None:
    an_agreement(house, town)

    leader = a_screen(a_sign_in(house, actor_of(Role.LEADER)), "checkin/agreement", code=CODE)
    other = a_screen(a_sign_in(house, town.other_clerk), "checkin/agreement", code=CODE)

    assert [offers(leader, words) for words in (text.KEEP, text.DROP, text.END, text.SIGN)] == [False] * 4
    assert frame.MISSING.zh in read(other)


def test_a_signed_one_takes_its_scan_and_is_renewed_for_the_next_year(house: Engine, town: Town) -> None:
    an_agreement(house, town)
    screen = a_screen(a_sign_in(house, town.secretary), "checkin/agreement", code=CODE)

    screen.file_uploader[0].set_value(("协议.pdf", b"no scan", "application/pdf")).run()
    assert text.SCAN_UNREADABLE.zh in read(screen)
    screen.file_uploader[0].set_value(("协议.pdf", b"%PDF-1.7 %%EOF", "application/pdf")).run()
    press(screen, text.SCAN_ATTACH)
    assert [scan.name for scan in rows(house, AgreementScan)] == ["协议.pdf"]
    leader = a_screen(a_sign_in(house, actor_of(Role.LEADER)), "checkin/agreement", code=CODE)
    paper = [text.DOWNLOAD.zh, text.PRINT.zh]
    offered = [[one.proto.label for one in each.get("link_button")] for each in (screen, leader)]
    assert offered == [[*paper, "协议.pdf"], paper]
    press(screen, text.RENEW.zh.format(year="2027"))

    assert sorted(one.year for one in agreements(house)) == [2026, 2027]


def test_the_two_sides_meet_plan_and_finish_what_they_planned_on_the_agreement(house: Engine, town: Town) -> None:
    an_agreement(house, town)
    screen = a_screen(a_sign_in(house, town.clerk), "checkin/agreement", code=CODE)
    assert joint.NO_PLAN.zh in read(screen)
    unfold(screen, joint.HOLD)
    fill(screen, joint.PLACE, "会议室")
    fill(screen, joint.BRANCH_SIDE, "支部书记等 3 人")
    fill(screen, joint.COMMUNITY_SIDE, "社区书记等 2 人")
    press(screen, joint.HOLD)
    planned = next(box for box in screen.text_area if box.label.startswith(joint.WHAT.zh))
    planned.input("六月*清扫*")
    press(screen, joint.ADD)
    assert f"{frame.MISSING_FIELD.zh.format(field=joint.DUE.zh)}" in read(screen)
    next(box for box in screen.date_input if box.label.startswith(joint.DUE.zh)).set_value(date(2026, 6, 1))
    press(screen, joint.ADD)

    said = read(screen)
    assert all(words in said for words in ("会议室", "支部书记等 3 人", "六月\\*清扫\\*"))
    assert joint.PLAN_SHARE.zh.format(done=0, planned=1, share="0%") in said
    outcome = next(box for box in screen.text_area if box.label.startswith(joint.OUTCOME.zh))
    outcome.input("清扫三栋楼")
    press(screen, joint.FINISH)

    assert [error.message for error in screen.exception] == []
    assert joint.PLAN_SHARE.zh.format(done=1, planned=1, share="100%") in read(screen)


def fill(screen: AppTest, label: Phrase, words: str) -> None:
    next(box for box in screen.text_input if box.label.startswith(label.zh)).input(words)
