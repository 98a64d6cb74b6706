"""A process of ten people who want one wish at once: python -m tests.db.work.crowd; it says how each of them ended."""

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

from db.engine import make_engine
from db.errors import Refusal
from db.terms import MemberId, Role, WishId
from db.work import perform
from db.writes.wishes import claim_wish
from tests.builders import actor_of, at

PEOPLE = 10


def main(folder: str, url: str, wish: str, *members: str) -> None:
    """Stand ready in a folder until the word `now` is there, then claim the wish for one member after another."""
    engine, wish_id = make_engine(url), WishId(UUID(wish))

    def claim(number: int) -> str:
        member = MemberId(UUID(members[number % len(members)]))
        try:
            perform(engine, actor_of(Role.STAFF), claim_wish, now=at(), wish_id=wish_id, member_id=member)
        except Refusal as refusal:
            return refusal.code
        return "won"

    engine.connect().close()
    sys.stdout.write("ready\n")
    while not Path(folder, "now").exists():
        time.sleep(0.001)
    with ThreadPoolExecutor(PEOPLE) as crowd:
        sys.stdout.write(f"{' '.join(crowd.map(claim, range(PEOPLE)))}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
