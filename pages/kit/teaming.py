"""Parts of the pages of teams: a line, its fields, its members, its outings, and the fields that may change."""

from collections.abc import Sequence

import streamlit as st

from db.reads.choices import MemberChoice
from db.reads.teams import TeamDetail, TeamLine
from db.writes.teams import LONGEST_PURPOSE
from pages.kit import cards, editing, forms, lines, say, serving, show
from pages.kit.cards import Card
from pages.kit.visit import Visit
from pages.text import teams as text
from pages.text.phrase import Phrase


def card(visit: Visit, line: TeamLine) -> Card:
    """Give a team as a line of the list."""
    small = lines.beside(line.code, line.branch, led(line))
    return Card(lines.beside(line.name, line.purpose), (), (small,), visit.way("serve/team", code=line.code))


def led(line: TeamLine) -> str:
    """Say who leads the team, how strong it is and how often it was out."""
    captain = lines.beside(line.captain, line.phone_tail)
    leads = say.bare(text.CAPTAIN_IS, captain=captain) if line.led else say.bare(text.NOT_LED)
    out = say.bare(text.OUTINGS, count=line.outings) if line.outings else say.bare(text.NEVER_OUT)
    last = say.bare(text.LAST_OUTING, day=line.last_outing) if line.last_outing else ""
    return lines.beside(leads, say.bare(text.STRENGTH, count=line.strength), out, last)


def mates(team: TeamDetail) -> None:
    """Draw who belongs to the team, the captain first, and how many are beyond reach."""
    show.heading(text.MATES)
    for mate in team.mates:
        mark = lines.flag(text.CAPTAIN_MARK, "flag", "blue") if mate.member_id == team.line.captain_id else ""
        small = lines.beside(say.plain(mate.branch), mate.phone_tail, say.say(text.SINCE, day=mate.joined_on))
        st.markdown(f"{say.plain(mate.name)} {mark}  \n:small[{small}]")
    if others := team.line.strength - len(team.mates):
        st.caption(say.say(text.OTHERS, count=others))


def outings(visit: Visit, team: TeamDetail) -> None:
    """Draw the outings, the newest first, each with the state of its confirmation."""
    show.heading(text.OUTING_LIST)
    if not team.outings:
        show.nothing(text.NO_OUTINGS)
    cards.draw(
        Card(
            one.effect,
            (lines.badge(one.status),),
            (lines.beside(say.fact(one.day), one.community, say.bare(one.kind)),),
            visit.way("serve/activity", code=one.code),
        )
        for one in team.outings
    )


def facts(line: TeamLine) -> dict[Phrase, object]:
    """Give the fields of a team by their names."""
    return {
        text.CODE: line.code,
        text.BRANCH: line.branch,
        text.PURPOSE: line.purpose,
        text.FOUNDED_ON: line.founded_on,
        text.DISBANDED_ON: line.disbanded_on,
        text.REASON: line.reason,
    }


def fields(people: Sequence[MemberChoice]) -> list[editing.Field]:
    """Ask for what may change: name, purpose, captain and members."""
    by_id = {one.id: one for one in people}

    def named(member_id: object) -> str:
        known = by_id.get(member_id)  # type: ignore[call-overload]  # a field's value, of whichever kind
        return serving.person(known) if known else say.fact(None)

    def captain(value: object, key: str) -> object:
        now = by_id.get(value)  # type: ignore[call-overload]  # as above
        chosen = forms.one_of(text.CAPTAIN, people, serving.person, sound=serving.sound, value=now, key=key)
        return chosen.id if chosen else value

    def members(value: frozenset[object], key: str) -> object:
        now = [one for one in people if one.id in value]
        chosen = {one.id for one in forms.several_of(text.MEMBERS, people, serving.person, value=now, key=key)}
        # whoever stands in the team but cannot be chosen here, such as somebody on leave, stays in it
        return frozenset(chosen | {one for one in value if one not in by_id})

    return [
        editing.Field("name", text.NAME, lambda value, key: forms.text(text.NAME, value=value, most=60, key=key)),
        editing.Field(
            "purpose",
            text.PURPOSE,
            lambda value, key: forms.text(text.PURPOSE, value=value, most=LONGEST_PURPOSE, key=key),
        ),
        editing.Field("captain_id", text.CAPTAIN, captain, named),
        editing.Field("member_ids", text.MEMBERS, members, lambda ids: lines.beside(*map(named, ids))),
    ]


def values(team: TeamDetail) -> dict[str, object]:
    """Give what stands in the fields that may change."""
    line = team.line
    return {
        "name": line.name,
        "purpose": line.purpose,
        "captain_id": line.captain_id,
        "member_ids": frozenset(mate.member_id for mate in team.mates),
    }
