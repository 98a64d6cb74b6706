"""Parts of the pages of one community and of one branch."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Protocol, TypeVar
from uuid import UUID

import streamlit as st

from db.reads import overdue as late
from db.reads.overdue import OverdueLine
from db.reads.people import BranchFace, MemberPage
from db.reads.places import AgreementLine, CommunityFace, Event, Happening
from db.reads.units import UnitBranch
from db.rules.holding import Holder
from db.rules.periods import Named
from db.rules.rights import Right
from pages.kit import cards, forms, lines, say, show
from pages.kit.atlas import ATLAS, OF_CLAIMED
from pages.kit.cards import Card
from pages.kit.chips import Chip, Colour
from pages.kit.visit import Visit
from pages.text import needs as need_words
from pages.text import profile as text
from pages.text.phrase import Phrase

L = TypeVar("L")
L_co = TypeVar("L_co", covariant=True)


class Few(Protocol[L_co]):
    """The beginning of a list that has a page of its own."""

    @property
    def lines(self) -> Sequence[L_co]:
        """The first lines."""

    @property
    def total(self) -> int:
        """How many there are in all."""


FEW: Final = 5
"""How many of a list a page shows first."""

_LINKED: Final = 12
_BRANCHES: Final = {
    "name": text.BRANCH, "secretary": text.SECRETARY_COLUMN, "in_service": text.IN_SERVICE,
    "checked_in": text.CHECKED_IN, "missing": text.MISSING_COLUMN,
}  # fmt: skip
_SIGNS: Final[Mapping[Happening, tuple[str, Colour, str]]] = {
    Happening.CHECKED_IN: ("where_to_vote", "blue", "checkin/slip"),
    Happening.AGREED: ("handshake", "violet", "checkin/agreement"),
    Happening.ACTIVITY: ("event", "blue", "serve/activity"),
    Happening.SOLVED: ("task_alt", "green", "serve/need"),
    Happening.FULFILLED: ("redeem", "green", "serve/wish"),
}
_PEOPLE: Final = "member.name member.phone branch.name community.name member.checked_in_on member.form_on"
_SIGNED: Final = "agreement.year agreement.status agreement.signed_on branch.name community.name"
_HERE: Final = {"name": text.NAME, "phone": text.PHONE_COLUMN, "branch": text.BRANCH, "checked_in_on": text.SINCE}
_OWN: Final = {
    "name": text.NAME, "phone": text.PHONE_COLUMN, "community": text.SERVES,
    "checked_in_on": text.SINCE, "has_form": text.FORM,
}  # fmt: skip


def chosen(visit: Visit, name: str, label: Phrase, options: Mapping[str, str], *, empty: Phrase) -> str:
    """Ask which one the page is about, by its code in the address; the first when it says nothing. None: say so."""
    said = visit.code(name)
    if not options or (said and said not in options):
        # a container of its own: the choices stand beside each other, a title stands above the rest
        with st.container():
            _not_there(name, empty if not options else None)
        st.stop()
    first = next(iter(options))
    return forms.filtered(name, label, options, default=first, always=True) or first


def _not_there(name: str, empty: Phrase | None) -> None:
    if empty is None:
        show.missing()
        return
    show.title(ATLAS[f"watch/{name}"].title)
    show.nothing(empty)


def community_line(face: CommunityFace) -> None:
    """Draw where a community lies, how many live there and whom to call."""
    facts = [say.say(text.WHERE, district=face.district, street=face.street)]
    facts += [say.say(text.RESIDENTS, residents=face.residents)] if face.residents is not None else []
    facts += [say.say(text.PHONE, phone=face.phone)] if face.phone else []
    st.caption(" · ".join(facts))


def branch_line(visit: Visit, face: BranchFace, named: Named) -> None:
    """Draw a branch's unit, which opens, and its secretary."""
    visit.link("watch/unit", face.unit, icon="corporate_fare", unit=face.unit_code, **named.codes)
    facts = [say.say(text.SECRETARY, secretary=face.secretary)] if face.secretary else []
    facts += [say.say(text.RETIRED)] if face.retired else []
    if facts:
        st.caption(" · ".join(facts))


def branches(visit: Visit, them: Sequence[UnitBranch], named: Named) -> None:
    """Draw a unit's branches, those with the most missing first; each opens."""
    show.heading(text.BRANCHES)
    shown = _BRANCHES if visit.actor.may(Right.SEE_PEOPLE) else {"name": text.BRANCH}
    show.lines_or_empty(them, columns=shown, holds="branch.name", empty=text.NO_BRANCHES, title=say.bare(text.BRANCHES))
    with st.container(horizontal=True, gap="small"):
        for one in them[:_LINKED]:
            visit.link("watch/branch", one.name, branch=one.code, **named.codes)
        if them[_LINKED:]:
            label = say.say(text.ALL_OF_THEM, total=len(them))
            with st.popover(label, type="tertiary", key="all-branches", on_change="rerun") as rest:
                for one in them[_LINKED:] if rest.open else ():
                    visit.link("watch/branch", one.name, branch=one.code, **named.codes)


def overdue(visit: Visit, place: UUID) -> None:
    """Draw what is overdue in a place, the longest first, and with whom it lies; for whoever may see such things."""
    if not visit.actor.may(Right.SEE_NEEDS):
        return
    them = visit.ask(late.overdue, today=visit.today, place=place)
    show.heading(text.OVERDUE)
    if not them:
        show.mark(text.NOTHING_OVERDUE, "task_alt", "green")
    cards.draw(_late(visit, line) for line in them[:FEW])
    if them[FEW:]:
        with st.expander(say.say(text.MORE_OVERDUE, more=len(them) - FEW), key="overdue", on_change="rerun") as rest:
            cards.draw(_late(visit, line) for line in (them[FEW:] if rest.open else ()))


def _late(visit: Visit, line: OverdueLine) -> Card:
    flag = lines.flag(need_words.OVERDUE, "alarm", days=line.days)
    whose = (
        need_words.HOLDERS[line.holder] if line.member or line.holder is not Holder.MEMBER else need_words.WITH_BRANCH
    )
    ball = say.bare(whose, community=line.community, member=line.member, branch=line.branch)
    due = say.bare(need_words.DUE, due=line.due_on)
    small = lines.beside(say.bare(line.target or text.JOINT), line.code, line.community, ball, due)
    opens = OF_CLAIMED[line.target] if line.target else "checkin/agreement"
    return Card(line.words, (flag,), (small,), visit.way(opens, code=line.code))


def few(visit: Visit, them: Few[L], card: Callable[[Visit, L], Card], *, empty: Phrase, to: str, **codes: str) -> None:
    """Draw the first few lines of a list, and the way to all of them."""
    if not them.lines:
        show.nothing(empty)
    cards.draw(card(visit, line) for line in them.lines[:FEW])
    if them.total > FEW:
        visit.link(to, say.bare(text.ALL_OF_THEM, total=them.total), icon="list_alt", **codes)


def members_here(them: MemberPage) -> None:
    """Draw who is checked in at a community, page by page."""
    show.heading(text.MEMBERS_HERE)
    show.lines_or_empty(
        them.lines, columns=_HERE, holds=_PEOPLE, empty=text.NO_MEMBERS_HERE, title=say.bare(text.MEMBERS_HERE)
    )
    lines.pages(them.total)


def members_of(them: MemberPage, missing: int) -> None:
    """Draw a branch's members, page by page, with how many have not checked in."""
    if missing:
        show.mark(text.MISSING, "person_alert", missing=missing)
    elif them.total:
        show.mark(text.ALL_HERE, "task_alt", "green")
    show.lines_or_empty(them.lines, columns=_OWN, holds=_PEOPLE, empty=text.NO_MEMBERS, title=say.bare(text.MEMBERS))
    lines.pages(them.total)


def agreements(them: Sequence[AgreementLine], *, with_branch: bool = False, with_community: bool = False) -> None:
    """Draw agreements, naming the other side, or both."""
    show.heading(text.AGREEMENTS)
    other = {"branch": text.BRANCH} if with_branch else {}
    other |= {"community": text.COMMUNITY} if with_community else {}
    columns = {
        "year": text.YEAR, **other, "status": text.STATUS, "signed_on": text.SIGNED_ON,
        "kept": text.KEPT, "promised": text.PROMISED,
    }  # fmt: skip
    show.lines_or_empty(them, columns=columns, holds=_SIGNED, empty=text.NO_AGREEMENTS, title=say.bare(text.AGREEMENTS))


def story(visit: Visit, events: Sequence[Event]) -> None:
    """Draw what happened of late, day by day; each opens its record, for whoever may open such things."""
    show.heading(text.STORY)
    if not events:
        show.nothing(text.NO_STORY)
        return
    cards.draw(_told(visit, event) for event in events)


def _told(visit: Visit, event: Event) -> Card:
    icon, colour, to = _SIGNS[event.what]
    told = say.bare(text.HAPPENINGS[event.what], words=event.words, branch=event.branch, community=event.community)
    return Card(told, (Chip(say.fact(event.day), icon, colour),), (), visit.way(to, code=event.code))
