"""Parts of the pages of check-in: how members stood on a day, a member's line, the data form."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

import streamlit as st

from db.reads import choices, coverage
from db.reads.checkins import ArrivingMember, Opinion
from db.reads.checkins import CheckinLine as Checkin
from db.reads.coverage import Coverage, GroupLine
from db.reads.members import HeldSkill, MemberDetail, MemberLine, StepLine
from db.rules.calendar import day_in_shanghai
from db.rules.data_form import LONGEST
from db.rules.rights import Right
from db.terms import CommunityId, DayPart, Gender, Labelled, MemberStatus, SkillLevel
from db.writes import checkins, opinions
from db.writes.members import Ability
from pages.kit import editing, forms, lines, say, show
from pages.kit.cards import Card
from pages.kit.chips import Chip, those
from pages.kit.editing import Field
from pages.kit.labelling import labels_of
from pages.kit.visit import Visit
from pages.text import checkins as text
from pages.text import data_form as more
from pages.text.phrase import Phrase
from pages.text.telling import month, percent

_COLUMNS: Final = {
    "name": text.GROUP, "missing": text.MISSING, "in_service": text.DUE, "checked_in": text.CHECKED_IN,
}  # fmt: skip
_WEEK: Final = tuple((weekday, part) for weekday in range(7) for part in DayPart)


def headline(whole: Coverage, day: date) -> None:
    """Say first whether anybody is missing; on a day with nobody missing this line is the proof."""
    if not whole.in_service:
        show.nothing(text.NOBODY_YET)
    elif whole.missing:
        show.mark(text.SOME_MISSING, "person_alert", day=day, missing=whole.missing)
    else:
        show.mark(text.NOBODY_MISSING, "verified", "green", day=day, in_service=whole.in_service)


def figures(whole: Coverage) -> None:
    """Draw the figures of a day, and what the share is a share of."""
    named = (
        (text.MISSING, say.fact(whole.missing), text.MISSING_MEANS),
        (text.SHARE, percent(whole.checked_in, whole.in_service), text.SHARE_MEANS),
        (text.DUE, say.fact(whole.in_service), text.DUE_MEANS),
        (text.CHECKED_IN, say.fact(whole.checked_in), text.CHECKED_IN_MEANS),
        (text.FORMS, say.fact(whole.with_form), text.FORMS_MEANS),
    )
    show.figures(show.Figure(name, value, means) for name, value, means in named)
    st.caption(
        say.say(
            text.DENOMINATOR,
            in_service=whole.in_service,
            on_leave=whole.on_leave,
            retired=whole.retired,
            transferred=whole.transferred,
        )
    )


def by_group(visit: Visit, day: date) -> None:
    """Ask whether by branch or by community, and draw them, those with the most missing first."""
    by = forms.filtered(
        "by", text.BY, {"branch": text.BY_BRANCH, "community": text.BY_COMMUNITY}, default="branch", wide=True
    )
    ask = coverage.by_community if by == "community" else coverage.by_branch
    _groups(visit.ask(ask, day=day, today=visit.today))
    if by == "community":
        st.caption(say.say(text.BY_COMMUNITY_NOTE))


def _groups(them: tuple[GroupLine, ...]) -> None:
    show.lines_or_empty(
        them, columns=_COLUMNS, holds="branch.name unit.name", empty=text.NO_GROUPS, title=say.bare(text.GROUPS)
    )


def member(visit: Visit, line: MemberLine) -> Card:
    """Give a member as a line of a list."""
    tail = say.bare(text.TAIL, tail=line.phone) if line.phone else ""
    small = lines.beside(line.branch, tail, line.code, _since(line))
    return Card(line.name, _chips(line), (small,), visit.way("checkin/member", code=line.code))


def answer(visit: Visit, checkin_id: UUID, code: str) -> None:
    """Let a community take a member in, or send them back with what has to be mended."""
    draft = visit.draft(f"receive-{code}")
    if forms.press(text.RECEIVE, key=draft, main=True, icon="how_to_reg"):
        visit.attempt(checkins.receive_member, done=text.RECEIVED, draft=draft, checkin_id=checkin_id)
    draft = visit.draft(f"return-{code}")
    if said := forms.reason(draft, text.SEND_BACK, text.SEND_BACK_REASON):
        visit.attempt(checkins.return_member, done=text.SENT_BACK, draft=draft, checkin_id=checkin_id, note=said)


def arriving(them: ArrivingMember) -> None:
    """Draw a member who waits for a community's word."""
    lines.draw(say.plain(them.name), "", f":small[{say.plain(_whence(them))}]", say.plain(them.note))


def sent(visit: Visit, them: ArrivingMember) -> Card:
    """Give a member who waits for another's word as a line of a list."""
    return Card(them.name, (), (_whence(them), them.note), visit.way("checkin/member", code=them.code))


def _whence(them: ArrivingMember) -> str:
    tail = say.bare(text.TAIL, tail=them.phone) if them.phone else ""
    since = say.bare(text.SENT_ON, day=them.day, community=them.community)
    return lines.beside(them.branch, tail, them.code, since)


def stands(them: MemberDetail) -> str:
    """Say where a member is checked in, or that they wait, or are not counted."""
    if them.status is not MemberStatus.IN_SERVICE:
        return say.say(text.NOT_COUNTED)
    sent = them.sent
    waits = say.say(text.STANDS_SENT, day=sent.day, community=sent.community) if sent else ""
    if them.checked_in_on is None:
        return waits or say.say(text.STANDS_NOWHERE)
    words = text.STANDS_HERE if them.serves else text.STANDS_SINCE
    return lines.beside(say.say(words, day=them.checked_in_on, community=them.serves), waits)


def past(them: MemberDetail) -> None:
    """Draw a member's steps and check-ins."""
    show.heading(text.HISTORY)
    if led := _leads(them):
        st.caption(led)
    st.markdown("\n".join(map(step, them.steps)) or say.say(text.NO_STEPS))
    show.heading(text.CHECKINS)
    st.markdown("\n".join(map(checkin, them.checkins)) or say.say(text.NO_CHECKINS))


def form_facts(visit: Visit, them: MemberDetail) -> list[tuple[Phrase, object]]:
    """Give the fields of the data form by their labels."""
    label = labels_of(visit, Labelled.DATA_FORM).phrase
    return [
        (label("code"), them.code),
        (label("unit"), them.unit),
        (label("branch"), them.branch),
        (label("duty"), them.duty),
        (label("gender"), them.gender),
        (label("born"), month(them.born, say.language()) if them.born else ""),
        (label("nation"), them.nation),
        (label("education"), them.education),
        (label("joined_party"), month(them.joined_party, say.language()) if them.joined_party else ""),
        (label("phone"), them.phone),
        (label("home"), them.home),
        (label("estate"), them.estate),
        (label("times"), " · ".join(map(time, them.times))),
        (label("intents"), them.intents),
    ]


def said_of(visit: Visit, them: MemberDetail) -> None:
    """Draw what the branch and the community said on the check-in that stands, by whom and when."""
    label, checkin = labels_of(visit, Labelled.DATA_FORM).phrase, them.live
    sides = ("branch_opinion", "community_opinion")
    for side in sides if checkin else ():
        said: Opinion = getattr(checkin, side)
        if said.text:
            by = say.bare(more.SAID_BY, by=said.by, day=said.day)
            lines.draw(say.bare(label(side)), "", say.plain(said.text), f":small[{say.plain(by)}]")


def write_opinions(visit: Visit, them: MemberDetail) -> None:
    """Let the branch and the community each write their own word on the check-in that stands."""
    checkin, actor = them.live, visit.actor
    if checkin is None:
        return
    sides: tuple[tuple[bool, str, Phrase, Opinion, Callable[..., object]], ...] = (
        (
            actor.may(Right.KEEP_MEMBERS) and actor.reaches(branch_id=checkin.branch_id),
            "branch_opinion", more.WRITE_BRANCH, checkin.branch_opinion, opinions.say_as_branch,
        ),
        (
            actor.may(Right.RECEIVE_SLIP) and actor.reaches(community_id=checkin.community_id),
            "community_opinion", more.WRITE_COMMUNITY, checkin.community_opinion, opinions.say_as_community,
        ),
    )  # fmt: skip
    for may, name, words, said, intent in sides:
        if may:
            with st.expander(say.say(words), icon=":material/rate_review:"):
                st.caption(say.say(more.OPINION_NOTE, day=checkin.day, community=checkin.community))
                _write_opinion(visit, checkin, name, said, intent)


def _write_opinion(visit: Visit, checkin: Checkin, name: str, said: Opinion, intent: Callable[..., object]) -> None:
    label = labels_of(visit, Labelled.DATA_FORM).phrase(name)
    field = Field(
        name, label, lambda now, key: forms.text(label, value=now, most=opinions.LONGEST, required=True, key=key)
    )
    draft = visit.draft(f"{name}-{checkin.id.hex}")
    if written := editing.form(draft, [field], {name: said.text}, submit=more.SAVE_OPINION):
        visit.attempt(
            intent, done=more.OPINION_SAVED, draft=draft, checkin_id=checkin.id, seen=written.seen, **written.whole
        )


def form_fields(visit: Visit, *, named: bool) -> list[Field]:
    """Give the fields of the data form; one's own name is nothing to fill in."""
    communities = {one.id: one for one in visit.ask(choices.all_communities)}
    called = labels_of(visit, Labelled.DATA_FORM)
    name, phone, home, gender, born, duty, times, joined = map(
        called.phrase, ("name", "phone", "home", "gender", "born", "duty", "times", "joined_party")
    )

    def words(part: str, hint: Phrase | None = None) -> Field:
        label, most = called.phrase(part), LONGEST[part]
        return Field(
            part, label, lambda now, key: forms.text(label, value=now, most=most, hint=hint, key=key), folded=True
        )

    def at_home(now: CommunityId | None, key: str) -> CommunityId | None:
        return forms.one_of(home, list(communities), _named(communities), value=now, key=key)

    fields = [
        Field("name", name, lambda now, key: forms.text(name, value=now, most=20, required=True, key=key)),
        Field("phone", phone, lambda now, key: forms.phone(phone, value=now, required=True, key=key)),
        Field("home_community_id", home, at_home, _named(communities)),
        Field("times", times, lambda now, key: _when(times, now, key), _week),
        Field("gender", gender, lambda now, key: forms.word(gender, Gender, value=now, key=key), folded=True),
        Field(
            "born",
            born,
            lambda now, key: forms.text(born, value=now, most=10, hint=text.BORN_HINT, key=key),
            folded=True,
        ),
        words("nation"),
        words("education"),
        Field(
            "joined_party",
            joined,
            lambda now, key: forms.text(joined, value=now, most=10, hint=more.JOINED_HINT, key=key),
            folded=True,
        ),
        Field("duty", duty, lambda now, key: forms.text(duty, value=now, most=40, key=key), folded=True),
        words("estate"),
        words("intents", more.INTENTS_HINT),
    ]
    return fields if named else fields[1:]


def leading_fields(today: date) -> list[Field]:
    """Give the days of a member as one of the unit's leaders."""
    return [
        Field(
            "leads_from", text.LEADS_FROM, lambda now, key: forms.day(text.LEADS_FROM, value=now, latest=today, key=key)
        ),
        Field("leads_until", text.LEADS_UNTIL, lambda now, key: forms.day(text.LEADS_UNTIL, value=now, key=key)),
    ]


def _leads(them: MemberDetail) -> str:
    if them.leads_from is None:
        return ""
    if them.leads_until is None:
        return say.say(text.LEADS, day=them.leads_from)
    return say.say(text.LED, first=them.leads_from, last=them.leads_until)


def form_values(them: MemberDetail, *, named: bool) -> Mapping[str, object]:
    """Give what stands in the data form now."""
    return ({"name": them.name} if named else {}) | {
        "phone": them.phone,
        "home_community_id": them.home_id,
        "gender": them.gender,
        "born": them.born,
        "nation": them.nation,
        "education": them.education,
        "joined_party": them.joined_party,
        "duty": them.duty,
        "estate": them.estate,
        "intents": them.intents,
        "times": frozenset(them.times),
    }


def _when(label: Phrase, now: frozenset[tuple[int, DayPart]], key: str) -> frozenset[tuple[int, DayPart]]:
    held = [part for part in _WEEK if part in now]
    return frozenset(forms.several_of(label, _WEEK, time, value=held, key=key))


def _week(times: frozenset[tuple[int, DayPart]]) -> str:
    return " · ".join(time(part) for part in _WEEK if part in times) or say.fact(None)


def _named(
    communities: Mapping[CommunityId, choices.CommunityChoice],
) -> Callable[[CommunityId | None], str]:
    return lambda at: place(communities[at]) if at and at in communities else say.fact(None)


def skill_fields(visit: Visit) -> Ability | None:
    """Ask for a skill, how well it is held and under which certificate; None while no skill is chosen."""
    skills = visit.ask(choices.skills)
    chosen = forms.one_of(text.SKILL, skills, lambda s: say.either(s.name, s.name_en), required=True, field="skills")
    level = forms.word(text.LEVEL, SkillLevel, value=SkillLevel.ABLE, field="level")
    certificate = forms.text(labels_of(visit, Labelled.DATA_FORM).phrase("certificate"), field="certificate")
    expires = forms.day(text.EXPIRES, value=None, field="expires_on")
    return Ability(chosen.id, level or SkillLevel.ABLE, certificate, expires) if chosen else None


def send_fields(visit: Visit, them: MemberDetail) -> tuple[choices.CommunityChoice | None, date, str]:
    """Ask where a member is to check in, on which day; of the missing the home community stands first."""
    elsewhere = [c for c in visit.ask(choices.all_communities) if c.id != them.serves_id]
    home = next((c for c in elsewhere if c.id == them.home_id), None) if them.checked_in_on is None else None
    at = forms.one_of(text.WHERE, elsewhere, place, value=home, required=True, field="community_id")
    when = forms.day(text.WHEN, value=visit.today, latest=visit.today, field="day")
    note = forms.text(text.NOTE, most=200, field="note")
    return at, when or visit.today, note


def place(community: choices.CommunityChoice) -> str:
    """Name a community with its street."""
    return lines.beside(community.name, community.street)


def time(when: tuple[int, DayPart]) -> str:
    """Name a part of the week."""
    weekday, part = when
    return f"{say.bare(text.WEEKDAYS[weekday])} {say.bare(part).lower()}"


def skill(held: HeldSkill, today: date) -> str:
    """Give a skill as a line: its level, its certificate, and whether that still holds."""
    level = lines.badge(held.level)
    certified = say.say(text.CERTIFIED, certificate=held.certificate) if held.certificate else ""
    until = ""
    if held.expires_on and held.expires_on < today:
        until = str(lines.flag(text.EXPIRED, "warning", day=held.expires_on))
    elif held.expires_on:
        until = say.say(text.VALID_UNTIL, day=held.expires_on)
    return f"- {lines.beside(f'{say.plain(say.either(held.name, held.name_en))} {level}', certified, until)}"


def step(line: StepLine) -> str:
    """Give a step of the history as a line."""
    told = say.say(text.STEP, day=line.since, branch=line.branch, status=line.status, change=line.change)
    when = {"day": day_in_shanghai(line.recorded_at), "hour": say.hour(line.recorded_at)}
    written = say.say(text.STEP_BY, by=line.by, **when) if line.by else say.say(text.STEP_AT, **when)
    return f"- {lines.beside(told, say.plain(line.reason), f':small[:gray[{written}]]')}"


def checkin(line: Checkin) -> str:
    """Give a check-in as a line."""
    ended = say.say(text.ENDED, day=line.ended_on) if line.ended_on else ""
    here = f"{say.plain(line.community)} {lines.badge(line.status)}"
    return f"- {lines.beside(say.fact(line.day), here, ended, say.plain(line.note), _answered(line))}"


def _answered(line: Checkin) -> str:
    """Say who took a member in or sent them back, and when; of what came with an import that is not known."""
    if line.answered_at is None:
        return ""
    words = text.SENT_BACK_AT if line.received_on is None else text.RECEIVED_AT
    told = say.say(words, day=day_in_shanghai(line.answered_at), hour=say.hour(line.answered_at))
    return f":small[:gray[{lines.beside(told, say.plain(line.answered_by))}]]"


def _chips(line: MemberLine) -> Sequence[Chip]:
    if line.status is not MemberStatus.IN_SERVICE:
        return (lines.badge(line.status),)
    absent = lines.flag(text.IS_MISSING, "person_alert") if line.checked_in_on is None else None
    sent = lines.flag(text.IS_SENT, "outgoing_mail", "blue") if line.sent else None
    form = lines.flag(text.NO_FORM, "assignment_late") if line.form_on is None else None
    return those(absent, sent, form)


def _since(line: MemberLine) -> str:
    if line.checked_in_on is None:
        return ""
    words = text.HERE_SINCE if line.community else text.SINCE
    return say.bare(words, community=line.community, day=line.checked_in_on)
