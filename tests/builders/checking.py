"""Members with a history: put into the town by the intents that people use, so that any day can be asked about."""

from datetime import date
from uuid import UUID

from sqlalchemy import Engine

from db.terms import BranchId, MemberId
from db.writes import checkins, members
from tests.builders.acts import does
from tests.builders.town import Town

JANUARY = date(2026, 1, 5)


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
