"""What renews itself: an idle tick reads one integer, a committed change draws anew, an absent database is said."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from textwrap import dedent
from time import sleep

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from db.reads.revision import revision
from db.terms import NeedKind, Role
from db.work import perform, reading
from db.writes.needs import write_need
from pages.kit import live
from pages.kit.memory import PACE
from pages.kit.session import USER_KEY
from pages.kit.turns import REDRAWS
from pages.kit.visit import Visit
from tests.builders import Town, a_town, actor_of, at
from tests.builders.counting import statements
from tests.builders.screens import PATIENCE, a_screen, a_sign_in
from tests.builders.steps import DAY

COUNT = """
import streamlit as st
from db.reads.needs import need_list
from pages.kit import live
from pages.kit.visit import open_page

def draw(visit):
    st.metric("needs", visit.ask(need_list, today=visit.today).total)
    st.button("again", key="again")

live.region(open_page("serve/needs"), draw)
"""

OVERTAKEN = """
import streamlit as st
from datetime import UTC, datetime
from db.engine import engine
from db.work import perform
from db.writes.scheme import name_bureau
from pages.kit import live
from pages.kit.visit import open_page
from tests.builders import actor_of

visit = open_page("watch/overview")
runs = st.session_state["runs"] = st.session_state.get("runs", 0) + 1
perform(engine(), actor_of("admin"), name_bureau, now=datetime.now(UTC), name=f"局 {runs}", city="江城")
live.pulse(visit)
st.metric("runs", runs)
"""

WRITING = """
import streamlit as st
from uuid import UUID
from db.reads.needs import need_list
from db.terms import NeedKind, Role
from db.writes.needs import write_need
from pages.kit.visit import arrive, in_turn, open_page
from pages.text.phrase import Phrase

with in_turn() as paced:
    arrive(paced=paced)
visit = open_page("serve/needs")
st.metric("needs", visit.ask(need_list, today=visit.today).total)
if st.button("write"):
    visit.attempt(
        write_need, community_id=UUID("%s"), kind=NeedKind.OTHER, text="路灯", asked_on=visit.today,
        done=Phrase("好", "Done"), rerun=False,
    )
"""


@pytest.fixture
def town(house: Engine) -> Town:
    return a_town(house)


def a_counting_page(house: Engine, town: Town) -> AppTest:
    screen = AppTest.from_string(dedent(COUNT), default_timeout=PATIENCE)
    screen.user = {USER_KEY: a_sign_in(house, town.staff)}
    return screen.run()


def test_a_region_draws_a_committed_change(house: Engine, town: Town) -> None:
    screen = a_counting_page(house, town)
    before = screen.metric[0].value

    perform(
        house,
        town.clerk,
        write_need,
        now=at(),
        community_id=town.wanghu,
        text="路灯",
        kind=NeedKind.OTHER,
        asked_on=DAY,
    )
    screen.run()

    assert (before, screen.metric[0].value) == ("0", "1")


def test_a_page_that_keeps_step_with_others_never_takes_back_what_it_showed_or_what_was_written_in_it(
    house: Engine, town: Town
) -> None:
    screen = AppTest.from_string(dedent(WRITING % town.wanghu), default_timeout=PATIENCE)
    screen.user = {USER_KEY: a_sign_in(house, town.clerk)}
    screen.run()
    with reading(house) as session:
        before = revision(session)

    # what is written here is seen at the next run, though all the others are told to stay where they were
    screen.button[0].click().run()
    PACE.step(before)
    screen.session_state["paced"] = True
    written = screen.run().metric[0].value
    PACE.step(before)
    screen.session_state["paced"] = True
    kept = screen.run().metric[0].value

    assert (written, kept) == ("1", "1")


def test_a_page_that_renews_itself_waits_for_its_turn_and_whoever_opens_it_does_not(house: Engine, town: Town) -> None:
    screen = a_screen(a_sign_in(house, town.staff), "account/me")

    with ThreadPoolExecutor(1) as beside:
        with REDRAWS.taken():
            # without a turn, or this would never end
            opened = [one.value for one in screen.run().title]
            screen.session_state["paced"] = True
            redrawn = beside.submit(screen.run)
            sleep(0.5)
            early = redrawn.done()
        again = [one.value for one in redrawn.result(PATIENCE).title]

    assert (early, again) == (False, opened)
    with REDRAWS.taken() as afterwards:
        pass
    assert afterwards < 1


def test_a_page_that_is_overtaken_by_a_write_while_it_is_drawn_comes_to_its_end(house: Engine, town: Town) -> None:
    screen = AppTest.from_string(dedent(OVERTAKEN), default_timeout=PATIENCE)
    screen.user = {USER_KEY: a_sign_in(house, town.staff)}

    screen.run()

    # the next tick draws what came in meanwhile; drawing it at once would never end where people write without pause
    assert screen.metric[0].value == "1"


def test_a_page_without_a_write_is_over_at_midnight_in_shanghai() -> None:
    visit = Visit(actor_of(Role.LEADER), datetime(2026, 6, 30, 15, 30, tzinfo=UTC), revision=7)

    assert not live.is_over(visit, 7, datetime(2026, 6, 30, 15, 59, tzinfo=UTC))
    assert live.is_over(visit, 7, datetime(2026, 6, 30, 16, 5, tzinfo=UTC))


def test_an_idle_run_asks_who_is_here_and_how_far_the_records_are_and_nothing_else(house: Engine, town: Town) -> None:
    screen = a_counting_page(house, town)

    with statements(house) as sent:
        screen.run()

    asked = [statement for statement in sent if "revision" in statement]
    others = [statement for statement in sent if "revision" not in statement and "sign_in" not in statement]
    # once for the page, once for the region's own tick
    assert len(asked) == 2
    assert others == []
