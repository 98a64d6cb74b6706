"""What renews itself: one integer is read at every tick, and only a committed change or a new day draws anew."""

from collections.abc import Callable
from datetime import UTC, datetime
from time import sleep

import streamlit as st

from db.engine import engine
from db.errors import Refusal
from db.reads.revision import revision
from db.rules.calendar import day_in_shanghai
from db.settings import settings
from db.work import glancing
from db.work.retry import foreseen
from pages.kit import say
from pages.kit.memory import PACE, TOGETHER
from pages.kit.visit import Visit, keep_step
from pages.text import frame


def pulse(visit: Visit, renew: Callable[[], Visit | None] = lambda: None) -> None:
    """Watch the revision for a whole page: a committed change or a new day runs it again; says how fresh the page is.

    `renew` may exchange what changed instead, and gives the visit that stands then; where it gives none, the page is
    run. For pages that are only looked at. A page with forms uses region() instead, so that nobody's typing is
    disturbed.
    """
    speaks = say.voice()
    looks: list[int] = []
    stands = visit

    @st.fragment(run_every=settings().tick_seconds)
    def tick() -> None:
        nonlocal stands
        say.take_up(speaks)
        now = datetime.now(UTC)
        looks.append(1)
        try:
            with foreseen(), glancing(engine()) as records:
                at = revision(records)
        except Refusal:
            st.caption(f":material/cloud_off: {say.say(frame.STALE, at=stands.now)}")
            return
        # the first look is the page's own run: begun again for every write, it would never end where many write
        if len(looks) > 1 and is_over(stands, at, now):
            stands = renew() or keep_step()
        st.caption(f":green[:material/fiber_manual_record:] {say.say(frame.AS_OF, at=now)}")

    tick()


def is_over(visit: Visit, at: int, now: datetime) -> bool:
    """Whether a visit's page shows what was: the records stand at another revision by now, or it is another day."""
    if day_in_shanghai(now) != visit.today:
        return True
    if at == visit.revision:
        return False
    # what is due within a moment is waited for: the next look is a whole second away
    left = PACE.until(at, visit.revision)
    if left > TOGETHER:
        return False
    sleep(left)
    return PACE.step(at, visit.revision) != visit.revision


def region(visit: Visit, draw: Callable[[Visit], None]) -> None:
    """Draw a part of a page that renews itself without disturbing the rest, such as "已到 23/30" above a form.

    At every tick one integer is read; as long as it stands, all that `draw` asks is answered from memory.
    """
    speaks = say.voice()

    @st.fragment(run_every=settings().tick_seconds)
    def part() -> None:
        say.take_up(speaks)
        draw(visit.again())

    part()
