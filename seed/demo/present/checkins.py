"""Check-ins, agreements and suggestions that wait for an answer, where the personas are."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from uuid import UUID

from sqlmodel import col, select

from db.tables.agreements import Clause
from db.tables.checkins import BranchCheckin
from db.terms import AgreementId, CheckinStatus, CommunityId
from db.writes import agreements, checkins, suggestions
from seed.demo.names import somebody
from seed.demo.people import join
from seed.demo.present.corner import Corner
from seed.demo.story import Stage
from seed.demo.texts.lists import OFFERS, PROMISE_DROPPED, PROMISES
from seed.demo.world import Crew, Place


def schedule(here: Corner) -> None:
    """Let slips, new members, an agreement and a suggestion wait at each station of their ways."""
    here.at(4, lambda stage: _slips(here, stage))
    here.at(4, lambda stage: _returns(here, stage))
    here.at(3, lambda stage: _newcomers(here, stage))
    here.at(2, lambda stage: _agreements(here, stage))
    here.at(1, lambda stage: _suggests(here, stage))


def _slips(here: Corner, stage: Stage) -> None:
    """A slip of a branch that was never here waits for its receipt."""
    for crew, place in islice(_strangers(here), 1):
        _send(stage, crew, place.id)


def _returns(here: Corner, stage: Stage) -> None:
    """A branch's check-in has ended; its new slip came back."""
    received = select(BranchCheckin).where(
        BranchCheckin.status == CheckinStatus.RECEIVED, BranchCheckin.branch_id != here.crew.id
    )
    slip = stage.work.session.exec(received.order_by(col(BranchCheckin.code).desc())).first()
    crew = next((crew for crew in here.world.crews if slip and crew.id == slip.branch_id), None)
    place = next((place for place in here.world.places if slip and place.id == slip.community_id), None)
    if slip is None or crew is None or place is None:
        return
    checkins.end_slip(stage.as_(crew.secretary), slip_id=slip.id, day=stage.today)
    again = _send(stage, crew, place.id)
    checkins.return_slip(stage.as_(place.clerk), slip_id=again, opinion="联系人已调离，请改填")


def _send(stage: Stage, crew: Crew, community_id: CommunityId) -> UUID:
    slip = checkins.send_slip(
        stage.as_(crew.secretary),
        branch_id=crew.id,
        community_id=community_id,
        day=stage.today,
        contact=crew.secretary.name,
        contact_phone="15400000001",
        offers=OFFERS[0],
        members=len(crew.people),
        in_service=sum(not person.gone for person in crew.people),
    )
    return slip.id


def _strangers(here: Corner) -> Iterator[tuple[Crew, Place]]:
    """Give branches and communities that have nothing to do with each other yet."""
    return ((crew, place) for place in here.world.places for crew in here.world.crews if place not in crew.partners)


def _newcomers(here: Corner, stage: Stage) -> None:
    """One new member waits to be received, one was sent back, and one colleague has gone over to this community."""
    world, crew, place = here.world, here.crew, here.place
    secretary, clerk = stage.as_(crew.secretary), stage.as_(place.clerk)
    for returned in (False, True):
        person = join(stage, world, crew, somebody(world.chance))
        sent = checkins.check_member_in(secretary, member_id=person.id, community_id=place.id, day=stage.today)
        if returned:
            checkins.return_member(clerk, checkin_id=sent.id, note="电话打不通，请核对")
    other = next((person for person in here.colleagues if person.serves is not place), None)
    if other is not None:
        moved = checkins.check_member_in(secretary, member_id=other.id, community_id=place.id, day=stage.today)
        checkins.receive_member(clerk, checkin_id=moved.id)
        other.serves = place


def _agreements(here: Corner, stage: Stage) -> None:
    """Next year's agreement is drafted; this year's has promises kept, dropped and still open."""
    crew, place = here.crew, here.place
    work, year = stage.as_(crew.secretary), stage.today.year
    agreements.draft_agreement(
        work,
        branch_id=crew.id,
        community_id=place.id,
        year=year + 1,
        promises=[(next(iter(PROMISES)), date(year + 1, 12, 28))],
    )
    pair = next(((crew, place) for crew, place in _strangers(here)), None)
    if pair is None:
        return
    crew, place = pair
    work = stage.as_(crew.secretary)
    due = stage.today + timedelta(days=20)
    promises = [(text, due) for text in list(PROMISES)[1:4]]
    made = agreements.draft_agreement(work, branch_id=crew.id, community_id=place.id, year=year, promises=promises)
    agreements.sign_agreement(work, agreement_id=AgreementId(made.id), day=stage.today)
    clauses = work.session.exec(
        select(Clause.id).where(Clause.agreement_id == made.id).order_by(col(Clause.position))
    ).all()
    agreements.keep_promise(work, clause_id=clauses[0], day=stage.today, evidence="三件都已办成，社区已签收")
    agreements.drop_promise(work, clause_id=clauses[1], reason=PROMISE_DROPPED[0])


def _suggests(here: Corner, stage: Stage) -> None:
    suggestions.suggest_as_member(
        stage.as_(here.member.acts_through),
        member_id=here.member.id,
        topic="活动组织",
        text="希望活动提前一周通知，好排班",
    )
    suggestions.suggest_for_community(
        stage.as_(here.place.clerk),
        community_id=here.place.id,
        topic="需求对接",
        text="维修类需求多，希望有持证电工固定联系",
    )
