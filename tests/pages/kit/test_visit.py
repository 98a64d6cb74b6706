"""The bridge between screen and database: who is here, what they are told, what is written once."""

import logging
from dataclasses import replace
from textwrap import dedent
from uuid import uuid4

import pytest
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest

from db.rules.rights import Actor
from db.tables.accounts import Account
from db.tables.needs import Need
from db.terms import AccountId, CommunityId, Language, Role
from db.work import reading, writing
from pages.kit.memory import ANSWERS, DRAWN
from pages.kit.session import USER_KEY
from pages.kit.visit import Visit
from tests.builders import Town, a_town, actor_of, at
from tests.builders.counting import statements
from tests.builders.screens import PATIENCE, a_screen, a_sign_in
from tests.builders.steps import a_need

FORM = """
import streamlit as st
from uuid import UUID
from db.terms import NeedKind
from db.writes.needs import write_need
from pages.kit import forms
from pages.kit.visit import open_page
from pages.text.phrase import Phrase

WORDS, SEND, DONE = Phrase("内容", "Words"), Phrase("记下", "Write down"), Phrase("已记下{what}", "Written {what}")
visit = open_page("serve/needs")
with st.form(visit.draft("write")):
    words = forms.text(WORDS, most=40)
    pressed = forms.submit(SEND)
if pressed:
    visit.attempt(
        write_need, community_id=UUID("%s"), kind=NeedKind.OTHER, text=words, asked_on=visit.today,
        done=DONE, told={"what": words}, draft=visit.draft("write"),
    )
"""


TAPPED_AGAIN = """from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.runtime.scriptrunner import get_script_run_ctx

def tapped_again(work, **facts):
    get_script_run_ctx().script_requests.request_rerun(RerunData())
    return write_need(work, **facts)

WORDS, SEND"""


@pytest.fixture
def town(house: Engine) -> Town:
    return a_town(house)


def a_form(house: Engine, actor: Actor, community: CommunityId) -> AppTest:
    """Open a page with a small form for an actor."""
    screen = AppTest.from_string(dedent(FORM % community), default_timeout=PATIENCE)
    screen.user = {USER_KEY: a_sign_in(house, actor)}
    return screen.run()


def texts(house: Engine) -> list[str]:
    with reading(house) as session:
        return list(session.scalars(select(Need.text)))  # type: ignore[call-overload]  # a column


def send(screen: AppTest, words: str) -> AppTest:
    screen.text_input[0].set_value(words)
    return screen.button[0].click().run()


def test_an_attempt_writes_says_what_was_done_and_empties_the_form(house: Engine, town: Town) -> None:
    screen = a_form(house, town.clerk, town.wanghu)

    send(screen, "修*灯*")

    assert texts(house) == ["修*灯*"]
    assert [toast.value for toast in screen.toast] == [r"已记下修\*灯\*"]
    assert screen.text_input[0].value == ""


def test_a_refusal_is_one_sentence_what_was_typed_stays_and_the_log_notes_who_tried(
    house: Engine, town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    screen = a_form(house, town.secretary, town.wanghu)

    with caplog.at_level(logging.WARNING, "sanshuang.pages"):
        send(screen, "路灯不亮")

    assert [warning.value for warning in screen.warning] == [
        "您的身份不能做这件事，什么也没有改动。如确需办理，请联系管理员。"
    ]
    assert screen.text_input[0].value == "路灯不亮"
    assert [record.levelname for record in caplog.records if record.name == "sanshuang.pages"] == ["WARNING"]
    assert texts(house) == []


def test_the_same_form_sent_twice_writes_once(house: Engine, town: Town) -> None:
    first, second = (a_form(house, town.clerk, town.wanghu) for _ in range(2))
    second.session_state["drafts"] = dict(first.session_state["drafts"])
    second.run()

    send(first, "路灯不亮")
    send(second, "路灯不亮")

    assert texts(house) == ["路灯不亮"]
    assert [warning.value for warning in second.warning] == ["刚才已提交成功，没有重复保存。"]


def test_a_second_tap_while_the_first_is_written_is_quiet(house: Engine, town: Town) -> None:
    tapping = FORM.replace("        write_need, ", "        tapped_again, ").replace("WORDS, SEND", TAPPED_AGAIN, 1)
    screen = AppTest.from_string(dedent(tapping % town.wanghu), default_timeout=PATIENCE)
    screen.user = {USER_KEY: a_sign_in(house, town.clerk)}

    send(screen.run(), "路灯不亮")

    assert texts(house) == ["路灯不亮"]
    assert ([toast.value for toast in screen.toast], list(screen.warning)) == (["已记下路灯不亮"], [])
    assert screen.text_input[0].value == ""


def test_what_nobody_foresaw_is_an_apology_with_the_reference_of_its_trace(
    house: Engine, town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    script = dedent(FORM % town.wanghu).replace("write_need, community_id", "broken, community_id")
    broken = "def broken(work, **facts):\n    raise ZeroDivisionError('inside')\n"
    screen = AppTest.from_string(script.replace("visit = ", f"{broken}visit = ", 1), default_timeout=PATIENCE)
    screen.user = {USER_KEY: a_sign_in(house, town.clerk)}

    send(screen.run(), "路灯不亮")

    (record,) = [record for record in caplog.records if record.name == "sanshuang.pages"]
    (warning,) = screen.warning
    reference = str(record.args[1]) if isinstance(record.args, tuple) else ""
    assert reference
    assert reference in warning.value
    assert "inside" not in warning.value
    assert record.exc_info is not None
    assert screen.text_input[0].value == "路灯不亮"


def test_a_session_that_is_over_shows_nothing_at_all(house: Engine, town: Town) -> None:
    screen = a_screen("no-such-token", "watch/overview")

    assert [*screen.title, *screen.metric, *screen.exception] == []
    assert town.wanghu is not None
    assert house is not None


def test_a_role_taken_away_closes_the_page_at_its_next_run(house: Engine, town: Town) -> None:
    screen = a_form(house, town.clerk, town.wanghu)
    with writing(house, actor_of(Role.ADMIN), now=at()) as work:
        work.get(Account, town.clerk.account_id).role = Role.AUDITOR

    screen.run()

    assert len(screen.text_input) == 0
    assert any("审计员" in markdown.value for markdown in screen.markdown)


def test_the_language_is_switched_remembered_and_spoken(house: Engine, town: Town) -> None:
    token = a_sign_in(house, town.staff)
    screen = a_screen(token, "watch/overview")
    before = screen.title[0].value

    screen.sidebar.button("language").click().run()
    anew = a_screen(token, "watch/overview")

    assert (before, anew.title[0].value) == ("工作总览", "Overview")
    with reading(house) as session:
        account = session.get(Account, (town.staff.account_id, town.staff.org_id))
        assert account is not None
        assert account.language is Language.EN


def test_what_was_asked_once_is_not_asked_again_until_somebody_writes(house: Engine, town: Town) -> None:
    token = a_sign_in(house, town.staff)
    screen = a_screen(token, "watch/overview")

    with statements(house) as idle:
        screen.run()
    a_need(house, town.clerk, community=town.wanghu)
    with statements(house) as after_a_write:
        screen.run()

    # who is here and at which revision: asked at every run
    assert len(idle) == 2 + 1
    assert len(after_a_write) > len(idle)


def test_two_reaches_never_share_an_answer(house: Engine, town: Town) -> None:
    staff = a_screen(a_sign_in(house, town.staff), "watch/community", community="SQ002")
    clerk = a_screen(a_sign_in(house, town.clerk), "watch/community", community="SQ002")

    assert [title.value for title in staff.title] == ["听松社区"]
    assert [title.value for title in clerk.title] == [":gray[:material/search_off:] 这里没有可看的记录"]


def test_whoever_reaches_as_far_shares_an_answer_and_nobody_else(house: Engine, town: Town) -> None:
    another = replace(town.staff, account_id=AccountId(uuid4()), name="另一人")
    tokens = [a_sign_in(house, actor) for actor in (town.staff, another, town.clerk)]

    sums = []
    for token in tokens:
        with statements(house) as asked:
            a_screen(token, "watch/overview")
        sums.append(sum("FROM tally" in one for one in asked))

    assert [count > 0 for count in sums] == [True, False, True]


def test_whom_somebody_is_as_a_member_counts_unless_they_reach_everything(house: Engine, town: Town) -> None:
    def whose(_session: object, actor: Actor) -> object:
        return actor.member_id

    them = [replace(actor, member_id=town.li_a) for actor in (town.secretary, town.clerk, town.zhang, town.staff)]

    answers = [Visit(actor, at(), 10**9).ask_alike(whose) for actor in them]

    assert house is not None
    assert answers == [town.li_a] * 3 + [None]


def test_a_map_is_made_once_whatever_else_somebody_wrote_into_the_address(house: Engine, town: Town) -> None:
    token = a_sign_in(house, town.staff)
    a_screen(token, "watch/overview")
    made, answers = len(DRAWN), len(ANSWERS)

    for number in range(3):
        a_screen(token, "watch/overview", nonsense=str(number), drawn=f"no-{number}", unit=f"no-{number}")

    assert (len(DRAWN), len(ANSWERS)) == (made, answers)
    assert made > 0
