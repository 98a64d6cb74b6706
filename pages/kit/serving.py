"""How a need and an activity look in one line, wherever they stand."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import streamlit as st

from db.reads.activities import ActivityDetail, ActivityLine
from db.reads.choices import MemberChoice
from db.reads.needs import Attempt, Helping, NeedDetail, NeedEvent, NeedLine
from db.rules.calendar import SHANGHAI
from db.rules.holding import Holder
from db.terms import Answer, ClaimStatus, NeedStatus, Satisfaction, Urgency
from pages.kit import lines, say
from pages.kit.cards import Card
from pages.kit.chips import Chip, those
from pages.kit.visit import Visit
from pages.text import activities as activity_words
from pages.text import needs as words
from pages.text.phrase import Phrase

_QUOTED: Final = ("reason", "measures", "opinion")


def need_chips(line: NeedLine) -> Sequence[Chip]:
    """Give the chips of a need: state, urgency when it presses, days overdue."""
    urgency = lines.badge(line.urgency) if line.urgency is not Urgency.NORMAL else None
    late = lines.flag(words.OVERDUE, "alarm", days=line.overdue_days) if line.overdue_days else None
    return those(lines.badge(line.status), urgency, late)


def ball(line: NeedLine) -> str:
    """Say whose turn it is, and until when."""
    carried = line.holder is Holder.MEMBER and not line.member
    whose = say.bare(
        words.WITH_BRANCH if carried else words.HOLDERS[line.holder],
        community=line.community,
        member=line.member,
        branch=line.branch,
    )
    if line.holder is Holder.NOBODY or line.due_on is None:
        return whose
    return lines.beside(whose, say.bare(words.DUE, due=line.due_on))


def need_card(visit: Visit, line: NeedLine) -> Card:
    """Give a need as a line of a list."""
    small = lines.beside(line.code, line.community, say.bare(line.kind), ball(line))
    return Card(line.text, need_chips(line), (small,), visit.way("serve/need", code=line.code))


def activity_card(visit: Visit, line: ActivityLine) -> Card:
    """Give an activity as a line of a list."""
    small = lines.beside(when(line), line.code, line.branch, line.community, came(line))
    chips = (lines.badge(line.status), lines.badge(line.kind))
    return Card(line.name, chips, (small,), visit.way("serve/activity", code=line.code))


def when(line: ActivityLine) -> str:
    """Say the day of an activity, and its hour when it is known."""
    hour = f"{line.starts_at.astimezone(SHANGHAI):%H:%M}" if line.starts_at else ""
    return f"{say.fact(line.day)} {hour}".strip()


def came(line: ActivityLine) -> str:
    """Say how many came of how many who signed up."""
    if line.signed_up:
        return say.bare(activity_words.ARRIVED_OF, arrived=line.arrived, signed_up=line.signed_up)
    return say.bare(activity_words.ARRIVED, arrived=line.arrived) if line.arrived else ""


def need_facts(need: NeedDetail) -> dict[Phrase, object]:
    """Give the fields of a need by their names."""
    line = need.line
    return {
        words.CODE: line.code,
        words.COMMUNITY: f"{line.community} {need.place}",
        words.KIND: line.kind,
        words.SKILL: say.either(need.skill, need.skill_en),
        words.HELPERS: need.helpers_wanted,
        words.BENEFICIARY: need.beneficiary,
        words.BENEFICIARIES: need.beneficiaries,
        words.GOODS: need.goods,
        words.SOURCE: need.source,
        words.ASKED_ON: line.asked_on,
        words.SERVED_ON: need.served_on,
        # what was done before a need was opened again, or taken up again, no longer holds
        words.MEASURES: need.measures if need.served_on else None,
        words.SOLVED_ON: need.solved_on,
        words.SATISFACTION: need.satisfaction,
        words.REOPENED: need.reopened or None,
    }


def event_line(event: NeedEvent) -> str:
    """Tell one thing that happened: when, who, what, and why when somebody said so."""
    who = say.say(words.BY, role=event.role, name=event.by) if event.role else say.plain(event.by)
    what = say.say(words.EVENTS.get(event.event, words.CHANGED))
    answer = say.say(Answer(event.facts["answer"])) if event.facts.get("answer") else ""
    satisfied = say.say(Satisfaction(event.facts["satisfaction"])) if event.facts.get("satisfaction") else ""
    again = say.say(words.AGAIN) if event.facts.get("reopened") else ""
    said = [say.say(words.SAID, reason=event.facts[name]) for name in _QUOTED if event.facts.get(name)]
    when = f"{say.fact(event.day)} {say.hour(event.at)}"
    return f"- {lines.beside(when, f'{who} {what}'.strip(), answer, satisfied, again, *said)}"


def failed(attempt: Attempt) -> None:
    """Draw why a need is open again: what the resident said, and what had been done."""
    said = say.say(words.THEIR_WORDS, words=attempt.opinion) if attempt.opinion else ""
    tried = say.say(words.TRIED, measures=attempt.measures) if attempt.measures else ""
    told = [part for part in (say.say(words.FAILED, day=attempt.day), said, tried) if part]
    st.warning("  \n".join(told), icon=":material/replay:")


def message_to_member(line: NeedLine) -> str:
    """Write what staff may paste into a chat with the member who was asked."""
    return say.bare(
        words.MEMBER_MESSAGE,
        member=line.member,
        community=line.community,
        text=line.text,
        due=line.due_on,
        code=line.code,
    )


def helping(need: NeedDetail, one: Helping, *, messages: bool) -> None:
    """Draw one who is asked for a need or at it; for whoever asks, a message to copy for each but the leader."""
    until = say.say(words.ANSWER_UNTIL, day=one.answer_by) if one.status is ClaimStatus.ASKED else ""
    leads = lines.flag(words.LEADS, "flag", "gray") if one.leads else ""
    small = lines.beside(say.plain(one.branch), until)
    st.markdown(lines.row(say.plain(one.name), lines.badge(one.status), leads, f":small[{small}]"))
    if messages and one.status is ClaimStatus.ASKED and not (one.leads and need.line.status is NeedStatus.OFFERED):
        st.code(
            message_to_member(replace(need.line, member=one.name, due_on=one.answer_by)),
            language=None,
            wrap_lines=True,
        )


def message_to_resident(line: NeedLine) -> str:
    """Write what the community may paste into a chat with the resident; no member is named."""
    return say.bare(
        words.RESIDENT_MESSAGE,
        text=line.text,
        code=line.code,
        state=words.RESIDENT_STATES[line.status],
        ball=say.bare(words.DUE_BY, due=line.due_on) if line.due_on and line.holder is not Holder.NOBODY else "",
    )


def person(member: MemberChoice) -> str:
    """Name a member so that namesakes are told apart."""
    return lines.beside(member.name, member.branch, member.phone_tail)


def sound(member: MemberChoice) -> str:
    """Give what else a member is found by."""
    return member.search


def activity_facts(activity: ActivityDetail) -> dict[Phrase, object]:
    """Give the fields of an activity by their names."""
    line = activity.line
    return {
        activity_words.CODE: line.code,
        activity_words.BRANCH: line.branch,
        activity_words.COMMUNITY: line.community,
        activity_words.VENUE: line.venue,
        activity_words.MINUTES: line.minutes,
        activity_words.PLACES: line.places,
        activity_words.EFFECT: activity.effect,
        activity_words.GRADE_FIXED: line.grade,
        activity_words.BENEFICIARIES: activity.beneficiaries,
        activity_words.BENEFICIARY: activity.beneficiary,
        activity_words.DECLARED: line.declared,
        activity_words.UNMATCHED: " · ".join(activity.unmatched),
    }
