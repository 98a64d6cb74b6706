"""Members with a history: put into the town by the intents that people use, so that any day can be asked about."""

from datetime import date
from uuid import UUID

from sqlalchemy import Engine, delete

from db.tables.people import Member, MemberSkill
from db.terms import BranchId, MemberId
from db.work import writing
from db.writes import checkins, members
from tests.builders.acts import does
from tests.builders.people import at
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


def a_checkin(engine: Engine, town: Town, member: UUID, community: UUID, day: date, *, received: bool = True) -> None:
    """Have a member check in at a community on a day; the community takes them in on the same day."""
    facts = {"member_id": member, "community_id": community, "day": day}
    sent = does(engine, town.staff, checkins.check_member_in, **facts)
    if received:
        clerk = town.clerk if community == town.wanghu else town.other_clerk
        does(engine, clerk, checkins.receive_member, checkin_id=sent.id, day=day)
