"""共驻共建协议 of the invented city: one a year for each branch, kept promise by promise, not always in time."""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from db.tables.agreements import Agreement, Clause
from db.terms import AgreementId, AgreementStatus, Side
from db.writes import agreements
from seed.demo.names import mobile
from seed.demo.story import Scene, Stage
from seed.demo.texts.lists import EVIDENCE, PROMISE_DROPPED, PROMISES, PROMISES_OF_COMMUNITIES
from seed.demo.world import Crew, Place, World

UNSIGNED: Final = 0.06
"""How many drafts of an eager branch nobody signs."""


def schedule(world: World) -> None:
    """Let each branch draft an agreement when the story begins, and every January after that."""
    for year in range(world.size.begins.year, world.size.today.year + 1):
        begins = max(world.size.begins + timedelta(days=8), date(year, 1, 6))
        for crew in world.crews:
            for place in crew.partners[: 2 if world.chance.happens(0.3) else 1]:
                first = world.chance.hour(begins)
                world.story.at(world.chance.office_after(first, 0, 60), _drafts(world, crew, place, year))


def _drafts(world: World, crew: Crew, place: Place, year: int) -> Scene:
    chance = world.chance

    def draft(stage: Stage) -> None:
        dues = [date(year, month, 28) for month in (6, 9, 12) if date(year, month, 28) > stage.today]
        texts = chance.some(list(PROMISES), chance.between(3, 5))
        agreement = agreements.draft_agreement(
            stage.as_(crew.secretary),
            branch_id=crew.id,
            community_id=place.id,
            year=year,
            promises=[(text, chance.pick(dues) if dues else None, side_of(text)) for text in texts],
            contact=crew.secretary.name,
            contact_phone=mobile(chance),
        )
        if not chance.happens(0.5 if crew.lags else UNSIGNED):
            when = chance.office_after(stage.when, 2, round(14 * place.pace**0.5))
            world.story.at(when, lambda later: _is_signed(later, world, crew, AgreementId(agreement.id)))

    return draft


def side_of(promise: str) -> Side:
    """Give the side that promises."""
    return Side.COMMUNITY if promise in PROMISES_OF_COMMUNITIES else Side.BRANCH


def _is_signed(stage: Stage, world: World, crew: Crew, agreement_id: AgreementId) -> None:
    work = stage.as_(crew.secretary)
    agreement = agreements.sign_agreement(work, agreement_id=agreement_id, day=stage.today)
    clauses = work.session.exec(
        select(Clause).where(Clause.agreement_id == agreement_id).order_by(col(Clause.position))
    ).all()
    for clause in clauses:
        due = clause.due_on or stage.today + timedelta(days=60)
        if world.chance.happens(0.2 if crew.lags else 0.8):
            spare = max((due - stage.today).days, 4)
            when = world.chance.office_after(stage.when, 3, spare + 10)
            world.story.at(when, _keeps(world, crew, clause))
        elif world.chance.happens(0.1):
            world.story.at(world.chance.office_after(stage.when, 30, 90), _drops(crew, clause.id))
    ends = world.chance.hour(date(agreement.year, 12, 31))
    world.story.at(ends, lambda later: agreements.end_agreement(later.as_(crew.secretary), agreement_id=agreement_id))


def _keeps(world: World, crew: Crew, clause: Clause) -> Scene:
    where, few, clause_id = world.chance.pick(EVIDENCE), world.chance.between(2, 9), clause.id
    evidence = f"{PROMISES[clause.text].format(few=few)}，{where}"

    def keep(stage: Stage) -> None:
        work = stage.as_(crew.secretary)
        if _in_force(stage, clause_id):
            agreements.keep_promise(work, clause_id=clause_id, day=stage.today, evidence=evidence)

    return keep


def _drops(crew: Crew, clause_id: UUID) -> Scene:
    def drop(stage: Stage) -> None:
        if _in_force(stage, clause_id):
            work = stage.as_(crew.secretary)
            agreements.drop_promise(work, clause_id=clause_id, reason=PROMISE_DROPPED[0])

    return drop


def _in_force(stage: Stage, clause_id: UUID) -> bool:
    clause = stage.work.get(Clause, clause_id)
    agreement = stage.work.get(Agreement, clause.agreement_id)
    return agreement.status is AgreementStatus.SIGNED
