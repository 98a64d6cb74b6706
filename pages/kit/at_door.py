"""A community's door as its clerk sees it: the code that changes every minute, and who waits for a yes."""

import streamlit as st

from db.reads.choices import CommunityChoice
from db.reads.door_forms import Meant, WaitingForm, forms_count, forms_waiting
from db.rules.rights import Right
from db.writes import door_forms
from pages.kit import arriving, codes, forms, lines, say, show
from pages.kit.visit import Visit
from pages.text import door_forms as text
from pages.text.telling import month


def code(visit: Visit, community: str) -> None:
    """Draw the code as it is now."""
    arriving.held_up(codes.community_address(st.context.url or "", community, visit.now), text.CODE_LEAD)


def how_many(visit: Visit, place: CommunityChoice) -> int:
    """Ask how many forms wait at a community's door."""
    return visit.ask(forms_count, community_id=place.id)


def waiting(visit: Visit, place: CommunityChoice) -> None:
    """Draw the forms that wait at a community's door, each with whom it may mean, and take the clerk's answer."""
    them = visit.ask(forms_waiting, community_id=place.id)
    show.heading(text.WAITING, count=how_many(visit, place))
    if not them:
        show.nothing(text.NOBODY)
    for form in them:
        with st.container(border=True):
            _one(visit, form)


def hint(visit: Visit) -> None:
    """Say, where members are listed, how many wait at one's own doors, with the way there."""
    if visit.actor.may(Right.RECEIVE_SLIP) and (count := visit.ask(forms_count)):
        visit.link("checkin/at_door", say.bare(text.FROM_MEMBERS, count=count), icon="qr_code_scanner")


def _one(visit: Visit, form: WaitingForm) -> None:
    doubt = lines.flag(text.DOUBT, "help", why=form.doubt) if form.doubt else ""
    other = "" if form.alone else lines.flag(text.TWO, "help")
    facts = lines.beside(say.fact(form.day), say.plain(form.phone), say.plain(form.unit))
    joined = say.say(text.JOINED, month=month(form.joined_party, say.language())) if form.joined_party else ""
    more = lines.beside(
        say.say(form.gender) if form.gender else "", say.plain(form.born), say.plain(form.nation),
        say.plain(form.education), joined, say.plain(form.duty),
        say.say(text.LIVES) if form.lives_here else "", say.plain(form.estate),
        *(say.say(text.TIMES[name]) for name in form.times.split() if name in text.TIMES),
    )  # fmt: skip
    lines.draw(
        say.plain(form.name),
        lines.beside(doubt, other),
        f":small[{facts}]",
        f":small[{more}]" if more else "",
        say.plain(form.abilities),
        say.say(text.INTENDS, intents=form.intents) if form.intents else "",
    )
    if not form.meant:
        show.mark(text.NOT_KNOWN, "person_search")
    for whom in form.meant:
        _meant(visit, form, whom)
    if why := forms.reason(draft := visit.draft(f"turn-{form.id.hex}"), text.NO, text.NO_REASON):
        visit.attempt(door_forms.turn_form_away, done=text.NO_DONE, draft=draft, form_id=form.id, reason=why)


def _meant(visit: Visit, form: WaitingForm, whom: Meant) -> None:
    fit = lines.flag(text.SURE, "verified", "green") if whom.surely else lines.flag(text.HALF, "help")
    stands = say.say(text.HERE) if whom.here else say.say(text.MOVES, community=whom.serves) if whom.serves else ""
    st.markdown(lines.beside(f"{say.plain(whom.name)} {fit}", say.plain(whom.branch), stands))
    draft = visit.draft(f"yes-{form.id.hex}-{whom.member_id.hex}")
    if whom.here:
        if forms.press(text.REMOVE, key=draft, icon="delete", name=whom.name):
            visit.attempt(
                door_forms.remove_form, done=text.NO_DONE, draft=draft, form_id=form.id, member_id=whom.member_id
            )
        return
    main = whom.surely and form.doubt is None and form.alone
    yes = text.YES_TAIL if whom.tail else text.YES
    if forms.press(yes, key=draft, main=main, icon="how_to_reg", name=whom.name, branch=whom.branch, tail=whom.tail):
        visit.attempt(
            door_forms.take_in_by_form, done=text.YES_DONE, told={"name": whom.name}, draft=draft, form_id=form.id,
            member_id=whom.member_id,
        )  # fmt: skip
