"""Members with a history: put into the town by the intents that people use, so that any day can be asked about."""

from datetime import date
from uuid import UUID

from sqlalchemy import Engine, delete
from sqlmodel import col, select

from db.tables.people import Member, MemberSkill, MemberStep
from db.terms import BranchId, MemberId, Role
from db.work import reading, writing
from db.writes import checkins, members
from tests.builders.acts import does
from tests.builders.people import actor_of, at
from tests.builders.town import Town, a_town

JANUARY = date(2026, 1, 5)


def an_empty_town(engine: Engine) -> Town:
    """Put the town into an empty database without its members, who have no history."""
    town = a_town(engine)
    with writing(engine, town.staff, now=at(2026, 1, 5)) as work:
        for table in (MemberSkill, Member):
            work.session.connection().execute(delete(table))
    return town


def a_member(
    engine: Engine, town: Town, *, name: str, branch: BranchId, phone: str = "", since: date = JANUARY
) -> MemberId:
    """Enter a member of a branch from a day on."""
    member = does(engine, town.staff, members.join_branch, branch_id=branch, name=name, phone=phone, since=since)
    return MemberId(member.id)


def many_members(engine: Engine, branch: BranchId, count: int) -> None:
    """Put so many namesakes of a branch into the database, all in service and checked in."""
    with writing(engine, actor_of(Role.ADMIN), now=at()) as work:
        for number in range(count):
            work.add(
                Member(
                    code=f"WM{number:05}",
                    name="无名",
                    branch_id=branch,
                    phone=f"139{5000 + number:08}",
                    search="wm wuming",
                    checked_in_on=JANUARY,
                )
            )


def a_checkin(engine: Engine, town: Town, member: UUID, community: UUID, day: date, *, received: bool = True) -> None:
    """Have a member check in at a community on a day; the community takes them in on the same day."""
    facts = {"member_id": member, "community_id": community, "day": day}
    sent = does(engine, town.staff, checkins.check_member_in, **facts)
    if received:
        clerk = town.clerk if community == town.wanghu else town.other_clerk
        does(engine, clerk, checkins.receive_member, checkin_id=sent.id, day=day)


def broken_histories(engine: Engine) -> list[MemberId]:
    """Give whose steps do not follow one another: each holds until the next begins, and only the newest still holds."""
    with reading(engine) as session:
        steps = session.exec(select(MemberStep).order_by(col(MemberStep.since), col(MemberStep.id))).all()
    by_member: dict[UUID, list[MemberStep]] = {}
    for step in steps:
        by_member.setdefault(step.member_id, []).append(step)
    return [
        MemberId(member_id)
        for member_id, own in by_member.items()
        if [step.until for step in own] != [*(step.since for step in own[1:]), None]
    ]
