"""How a pasted relay is looked over: what is certain in short lines, what is open as one question each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import streamlit as st

from db.files.relay import Relay, RelayLine
from db.reads.activities import ActivityLine
from db.reads.attendance import DeskPerson
from db.reads.relays import Open, RelayPreview, relay_preview
from db.terms import AttendanceWay, MemberId
from db.writes import relays
from db.writes.relays import Stranger
from pages.kit import beneath, forms, lines, say, show
from pages.kit.visit import Visit
from pages.text import desk as desk_words
from pages.text import relay as words
from pages.text.phrase import Phrase
from pages.text.telling import listing

_LATER, _GUEST = "later", "guest"


@dataclass(frozen=True, slots=True)
class Decided:
    """Who is to be written, once everything open was decided."""

    member_ids: list[MemberId]
    strangers: list[Stranger]
    #: why those who are elsewhere at that time are here all the same
    reason: str


def entered(visit: Visit, activity: ActivityLine, relay: Relay, *, way: AttendanceWay) -> bool:
    """Draw whom a list means, ask about what is open, and enter them with one yes; tells whether that was done."""
    preview = visit.ask(relay_preview, activity_id=activity.id, lines=relay.lines)
    certain(preview, count=len(relay.lines))
    unread((*relay.examples, *relay.chatter))
    open_ = (preview.new, preview.elsewhere, preview.same_name, [one for one in preview.unknown if not one.is_short])
    if not any(open_):
        show.nothing(words.NOTHING_NEW)
        return False
    with beneath.form(draft := visit.draft(f"relay-{activity.code}"), border=False):
        who = decided(preview)
        pressed = forms.submit(words.SAVE, icon="done_all")
    if not pressed:
        return False
    written = visit.attempt(
        relays.record_relay,
        done=words.SAVED if way is AttendanceWay.RELAY else words.SHEET_SAVED,
        draft=draft,
        rerun=False,
        activity_id=activity.id,
        member_ids=who.member_ids,
        strangers=who.strangers,
        heads=preview.heads if way is AttendanceWay.RELAY else None,
        way=way,
        reason=who.reason,
    )
    return written is not None


def certain(preview: RelayPreview, *, count: int) -> None:
    """Say what is certain: how many were read, who is new, and who is left out and why."""
    show.heading(words.READ, lines=count, heads=preview.heads)
    if preview.new:
        st.markdown(f"**{say.say(words.NEW, count=len(preview.new))}**")
        st.markdown("  \n".join(f":green[:material/check:] {_person(sure.person)}" for sure in preview.new))
    _say(words.THERE, (sure.person.name for sure in preview.there))
    _say(words.REPEATED, (sure.line.name for sure in preview.repeated))
    _say(words.ON_LEAVE, (one.line.name for one in preview.on_leave))
    _say(words.NOT_MEANT, (line.name for line in preview.unknown if line.is_short))
    _say(words.UNUSED, (_words_behind(line, behind) for line, behind in preview.unused))
    alone = (
        len(preview.new) + len(preview.elsewhere) + len(preview.there) + len(preview.same_name) + len(preview.unknown)
    )
    if preview.heads > alone:
        st.caption(say.say(words.COMPANIONS, count=preview.heads - alone))


def unread(rows: Sequence[str]) -> None:
    """Show what was not read as anybody, folded, so that nothing pasted is left out unseen."""
    if not rows:
        return
    with st.expander(say.say(words.UNREAD, count=len(rows)), key="unread", icon=":material/visibility:"):
        show.lead(words.UNREAD_LEAD)
        st.markdown("  \n".join(say.plain(row) for row in rows))


def decided(preview: RelayPreview) -> Decided:
    """Ask about every open line, inside a form, and give who is to be written."""
    members = [sure.person.member_id for sure in preview.new]
    in_spite, reason = _in_spite(preview)
    members += in_spite
    strangers = []
    if preview.same_name:
        st.markdown(f"**{say.say(words.SAME_NAME, count=len(preview.same_name))}**")
    for number, one in enumerate(preview.same_name):
        answer = _which(one, number)
        if isinstance(answer, DeskPerson):
            members.append(answer.member_id)
        elif answer == _GUEST:
            strangers.append(_stranger(one.line))
    unknown = [line for line in preview.unknown if not line.is_short]
    if unknown:
        st.markdown(f"**{say.say(words.UNKNOWN, count=len(unknown))}**")
    strangers += [
        _stranger(line)
        for number, line in enumerate(unknown)
        if st.checkbox(
            say.say(words.GUEST, name=lines.beside(line.name, *line.hints)),
            value=True,
            key=f"relay-guest-{number}-{line.raw}",
        )
    ]
    return Decided(members, strangers, reason)


def _in_spite(preview: RelayPreview) -> tuple[list[MemberId], str]:
    """Ask who of those that are elsewhere at that time is entered all the same, and why."""
    doubled = any(person.needs_reason for one in preview.same_name for person in one.people)
    if not preview.elsewhere and not doubled:
        return [], ""
    if preview.elsewhere:
        st.markdown(f"**{say.say(words.ELSEWHERE, count=len(preview.elsewhere))}**")
    chosen = [
        sure.person.member_id
        for sure in preview.elsewhere
        if st.checkbox(_person(sure.person), key=f"relay-spite-{sure.person.member_id}")
    ]
    return chosen, forms.text(words.ELSEWHERE_WHY, most=200)


def _which(one: Open, number: int) -> DeskPerson | str:
    people = {str(person.member_id): person for person in one.people}
    # said now: Streamlit may ask for an option's words later, where no language is spoken
    said = {code: lines.beside(_person(person), _in_spite_of(person)) for code, person in people.items()}
    said |= {_GUEST: say.say(words.AS_GUEST), _LATER: say.say(words.LATER)}
    chosen = st.radio(
        say.say(words.WHICH, line=one.line.raw),
        list(said),
        index=len(said) - 1,
        format_func=lambda code: said.get(code, code),
        key=f"relay-which-{number}-{one.line.raw}",
    )
    return people.get(chosen, chosen)


def _in_spite_of(person: DeskPerson) -> str:
    if not person.needs_reason:
        return ""
    return str(lines.flag(desk_words.STRUCK_BEFORE if person.struck else desk_words.ELSEWHERE, "alt_route"))


def _words_behind(line: RelayLine, behind: Sequence[str]) -> str:
    return say.say(words.BEHIND, name=line.name, words=listing(behind, say.language()))


def _person(person: DeskPerson) -> str:
    return lines.beside(
        say.plain(person.name), say.plain(person.branch), person.phone_tail, say.plain(person.community)
    )


def _stranger(line: RelayLine) -> Stranger:
    return Stranger(line.name[:20], " ".join(line.hints)[:60])


def _say(phrase: Phrase, names: Iterable[str]) -> None:
    if found := list(names):
        st.caption(say.say(phrase, count=len(found), names=listing(found, say.language())))
