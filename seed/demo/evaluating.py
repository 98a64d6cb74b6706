"""What is said of the year where the personas are: rules proposed, a line disputed, a checklist, words on units."""

from datetime import timedelta
from itertools import islice

from sqlmodel import col, select

from db.reads.words import words_of
from db.rules.calendar import Span, period_around, period_before, quarter_of
from db.tables.points import PointLine
from db.terms import PointReason, Satisfaction
from db.writes import checklist, disputes, proposals, words
from seed.demo.present.corner import Corner
from seed.demo.story import Stage
from seed.demo.texts.talk import CHECKLIST, DISPUTED, EVIDENCE, PROPOSED, WORDS
from seed.demo.world import World

_MARKED = 4


def schedule(world: World) -> None:
    """Let somebody propose, dispute, mark and judge in the last days."""
    here = Corner(world)
    here.at(9, lambda stage: _checklist(here, stage))
    here.at(6, lambda stage: _words(here, stage))
    here.at(3, lambda stage: _proposal(here, stage))
    here.at(2, lambda stage: _dispute(here, stage))


def _checklist(here: Corner, stage: Stage) -> None:
    """An invented bureau's invented items; most of the city's communities meet some of them."""
    items = [checklist.add_item(stage.as_(here.world.office.admin), text=text).id for text in CHECKLIST]
    for number, place in enumerate(here.world.places):
        work = stage.as_(place.clerk)
        for item in islice(items, number % len(items) if number else _MARKED):
            checklist.mark_item(work, item_id=item, community_id=place.id, evidence=here.world.chance.pick(EVIDENCE))


def _words(here: Corner, stage: Stage) -> None:
    """Every second community has had its word on the units that served there in the quarter before."""
    before = period_before(period_around(here.world.size.today, Span.QUARTER), Span.QUARTER)
    quarter = quarter_of(before.first)
    for place in here.world.places[::2]:
        work = stage.as_(place.clerk)
        for line in words_of(work.session, work.actor, quarter=quarter):
            rating, text = here.world.chance.pick(WORDS)
            words.say_word(
                work,
                community_id=place.id,
                unit_id=line.unit_id,
                quarter=quarter,
                rating=Satisfaction(rating),
                text=text,
            )


def _proposal(here: Corner, stage: Stage) -> None:
    """The administrator proposes other values from next year on; somebody else has to publish them."""
    next_year = here.world.size.today.replace(month=12, day=31) + timedelta(days=1)
    proposals.propose_rules(
        stage.as_(here.world.office.admin),
        since=next_year,
        first=4,
        second=2,
        third=1,
        service=1,
        member_cap=20,
        reason=PROPOSED,
    )


def _dispute(here: Corner, stage: Stage) -> None:
    """The member at the door doubts a line of their own."""
    work = stage.as_(here.member.acts_through)
    line = work.session.exec(
        select(PointLine.id)
        .where(
            PointLine.member_id == here.member.id,
            PointLine.reason == PointReason.SERVICE_CONFIRMED,
            col(PointLine.reversed).is_(False),
        )
        .order_by(col(PointLine.day).desc())
        .limit(1)
    ).first()
    if line is not None:
        disputes.dispute_line(work, line_id=line, reason=DISPUTED)
