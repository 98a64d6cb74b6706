"""Parts of the pages of contact slips: a slip's line, whose turn it is, its fields and its history."""

from db.reads.checkins import SlipDetail, SlipEvent, SlipLine
from db.terms import CheckinStatus, Labelled
from pages.kit import lines, say
from pages.kit.cards import Card
from pages.kit.labelling import labels_of
from pages.kit.visit import Visit
from pages.text import slips as text
from pages.text.phrase import Phrase
from pages.text.telling import UNKNOWN


def card(visit: Visit, line: SlipLine) -> Card:
    """Give a slip as a line of a list."""
    return Card(
        f"{line.branch} → {line.community}",
        (lines.badge(line.status),),
        (lines.beside(line.code, say.fact(line.day), ball(line)),),
        visit.way("checkin/slip", code=line.code),
    )


def ball(line: SlipLine) -> str:
    """Say whose turn it is, or how it ended."""
    match line.status:
        case CheckinStatus.SENT:
            return say.bare(text.WAITS_COMMUNITY, community=line.community)
        case CheckinStatus.RETURNED:
            return say.bare(text.WAITS_BRANCH, branch=line.branch)
        case CheckinStatus.RECEIVED:
            return say.bare(text.RECEIVED_ON, day=line.received_on)
        case CheckinStatus.ENDED:
            return say.bare(text.ENDED_ON, day=line.ended_on)


def slip_facts(visit: Visit, slip: SlipDetail) -> list[tuple[Phrase, object]]:
    """Give the fields of a slip by the labels of its day."""
    label = labels_of(visit, Labelled.SLIP, slip.line.day).phrase
    return [
        (label("code"), slip.line.code),
        (label("organisation"), lines.beside(slip.unit, slip.line.branch)),
        (label("secretary"), slip.secretary),
        (label("contact"), slip.contact),
        (label("phone"), slip.contact_phone),
        (label("members"), numbers(slip)),
        (label("community"), lines.beside(slip.line.community, slip.street)),
        (label("day"), slip.line.day),
        (label("offers"), slip.offers),
    ]


def receipt_facts(visit: Visit, slip: SlipDetail) -> list[tuple[Phrase, object]]:
    """Give the fields of a receipt by the labels of its slip's day."""
    label = labels_of(visit, Labelled.RECEIPT, slip.line.day).phrase
    return [
        (label("date"), slip.line.received_on),
        (label("liaison"), slip.liaison),
        (label("handled_by"), slip.handled_by),
        (label("opinion"), slip.opinion),
    ]


def numbers(slip: SlipDetail) -> str:
    """Give the two numbers of a slip; nothing where neither is known."""
    known = (slip.members_on_slip, slip.in_service_on_slip)
    return " / ".join(say.fact(number) for number in known) if any(n is not None for n in known) else ""


def event(line: SlipEvent) -> str:
    """Tell one thing that happened to a slip."""
    who = say.say(text.BY, role=line.role, name=line.by) if line.role else say.plain(line.by or UNKNOWN)
    what = say.say(text.EVENTS.get(line.event, text.CHANGED))
    return f"- {lines.beside(say.fact(line.day), f'{who} {what}', say.plain(line.opinion))}"
