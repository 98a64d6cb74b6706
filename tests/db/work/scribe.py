"""A process that writes needs without end, and names each one when it is written: python -m tests.db.work.scribe."""

import sys
from datetime import date
from uuid import UUID

from db.engine import make_engine
from db.terms import CommunityId, NeedKind, Role
from db.work import perform
from db.writes.needs import write_need
from tests.builders import actor_of, at


def main(url: str, community: str) -> None:
    """Write needs of a community into a database until somebody ends it."""
    engine, place = make_engine(url), CommunityId(UUID(community))
    clerk = actor_of(Role.CLERK, communities=(place,))
    while True:
        need = perform(
            engine, clerk, write_need, now=at(),
            community_id=place, text="x", kind=NeedKind.OTHER, asked_on=date(2026, 5, 20),
        )  # fmt: skip
        sys.stdout.write(f"{need.code}\n")  # a line goes out at once


if __name__ == "__main__":
    main(*sys.argv[1:])
