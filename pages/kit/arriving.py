"""The check-in door as the helper sees it: its code, which is another one every minute, and who waits there."""

import streamlit as st

from db.reads.arrivals import WaitingKnock, Whom, knocks_waiting
from db.terms import ActivityId, Doubt
from db.writes import arrivals
from pages.kit import codes, desking, lines, say, show
from pages.kit.visit import Visit
from pages.text import desk as words
from pages.text.phrase import Phrase

_AT_ONCE = 3  # who waits is shown one by one; the others are folded, so that the desk stays within reach
_WIDTH = 320  # pixels: a phone reads it across a table


def code(visit: Visit, activity: str) -> None:
    """Draw the code as it is now."""
    held_up(codes.screen_address(st.context.url or "", activity, visit.now), words.CODE_LEAD)


def held_up(address: str, lead: Phrase) -> None:
    """Draw the code of an address to be read across a table, and say when no phone could follow it."""
    with st.container(horizontal_alignment="center"):
        st.image(codes.picture(address), width=_WIDTH)
    show.lead(lead)
    if not codes.reaches_phones(address):
        st.warning(say.say(words.CODE_LOCAL), icon=":material/wifi_off:")


def papers(activity: str) -> None:
    """Link to what is printed for the activity."""
    with st.container(horizontal=True):
        st.link_button(say.say(words.QUICK), f"/helping/{activity}", icon=":material/wifi_off:")
        st.link_button(say.say(words.POSTER), f"/paper/poster/{activity}", icon=":material/qr_code_2:")
        st.link_button(say.say(words.SHEET), f"/paper/sheet/{activity}", icon=":material/print:")
        st.link_button(say.say(words.TENTS), f"/paper/tents/{activity}", icon=":material/badge:")


def waiting(visit: Visit, activity_id: ActivityId) -> None:
    """Draw who waits for a yes, and take the helper's answer."""
    knocks = visit.ask(knocks_waiting, activity_id=activity_id)
    if not knocks:
        return
    show.heading(words.AT_THE_DOOR, count=len(knocks))
    plain = [one.id for one in knocks if one.doubt is Doubt.WALL_CODE]
    if len(plain) > 1 and st.button(
        say.say(words.ALL_YES, count=len(plain)), key="knock-all", icon=":material/done_all:", width="stretch"
    ):
        visit.attempt(arrivals.admit_all, done=words.ALL_SAVED, told={"count": len(plain)}, knock_ids=plain)
    for knock in knocks[:_AT_ONCE]:
        _answer(visit, knock)
    if others := knocks[_AT_ONCE:]:
        with st.expander(say.say(words.MORE_AT_THE_DOOR, count=len(others)), key="more-knocks"):
            for knock in others:
                _answer(visit, knock)


def _answer(visit: Visit, knock: WaitingKnock) -> None:
    doubt = lines.flag(words.WHY, "help", why=knock.doubt) if knock.doubt else ""
    lines.draw(say.plain(knock.typed), doubt)
    with st.container(horizontal=True):
        for whom in knock.whom or (None,):
            why, draft, asks = "", None, whom is not None and whom.needs_reason
            if whom is not None and asks:
                why = desking.in_spite(whom, draft := visit.draft(f"yes-{knock.id}-{whom.member_id}"))
            if why or (not asks and _yes(knock, whom)):
                visit.attempt(
                    arrivals.admit,
                    done=words.ARRIVED,
                    told={"name": whom.name if whom else knock.typed},
                    draft=draft,
                    knock_id=knock.id,
                    member_id=whom.member_id if whom else None,
                    reason=why,
                )
        if st.button(say.say(words.NO), key=f"no-{knock.id}", icon=":material/close:"):
            visit.attempt(arrivals.turn_away, done=words.TURNED_AWAY, told={"name": knock.typed}, knock_id=knock.id)


def _yes(knock: WaitingKnock, whom: Whom | None) -> bool:
    if whom is None:
        return st.button(say.say(words.YES_GUEST), key=f"yes-{knock.id}", icon=":material/person_add:")
    name = lines.beside(say.plain(whom.name), say.plain(whom.branch), whom.phone_tail)
    return st.button(name, key=f"yes-{knock.id}-{whom.member_id}", icon=":material/how_to_reg:")
