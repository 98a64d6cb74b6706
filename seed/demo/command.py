"""python -m seed demo: tells an invented city into an empty database, the same one for the same seed and day."""

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from sqlalchemy import Engine, delete
from sqlmodel import func, select

from db.migrations import migrate
from db.rules.calendar import SHANGHAI, day_in_shanghai
from db.rules.rights import keeper
from db.tables import metadata
from db.tables.activities import Activity
from db.tables.attendance import Attendance
from db.tables.base import HOME_ORG, Row
from db.tables.needs import Need
from db.tables.people import Branch, Member
from db.tables.places import Community
from db.tables.wishes import Wish
from db.work import reading, writing
from seed.demo import (
    activities,
    agreements,
    checkins,
    credited,
    evaluating,
    lists,
    needs,
    papers,
    people,
    posts,
    present,
    quarters,
    talk,
    turning,
    wishes,
)
from seed.demo.chance import Chance
from seed.demo.founding import found
from seed.demo.size import FEWEST, Size
from seed.demo.story import ORIGIN, Stage, Story, remember
from seed.demo.texts.city import CITY
from seed.demo.world import World
from seed.opening import OccupiedError, is_demo, occupants, open_migrated, shown
from seed.progress import Progress

SCENES: Final[tuple[Callable[[World], None], ...]] = (
    checkins.schedule,
    people.schedule,
    credited.schedule,
    agreements.schedule,
    posts.schedule,
    lists.schedule,
    needs.schedule,
    wishes.schedule,
    activities.schedule,
    talk.schedule,
    quarters.schedule,
    evaluating.schedule,
    papers.schedule,
    turning.schedule,
)
COUNTED: Final[tuple[type[Row], ...]] = (Community, Branch, Member, Need, Wish, Activity, Attendance)


def _say(words: str) -> None:
    sys.stdout.write(words)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say how large the city may be, and of which day."""
    parser.description = f"Tell an invented city, {CITY}, into an empty database. Nobody in it lives."
    for name, usual in (("communities", 40), ("branches", 60), ("members", 1500), ("months", 18)):
        parser.add_argument(f"--{name}", type=_at_least(FEWEST[name]), default=usual, help=f"how many {name}")
    ends = "the day on which it ends, as YYYY-MM-DD; today in Shanghai without it"
    parser.add_argument("--today", type=date.fromisoformat, default=argparse.SUPPRESS, help=ends)
    parser.add_argument("--seed", type=int, default=1, help="another number tells another city")
    anew = "empty a demo database first; refused for any other"
    parser.add_argument("--again", action="store_true", default=argparse.SUPPRESS, help=anew)


def run(chosen: argparse.Namespace) -> int:
    """Tell the city; 0 when it is told or was told before, 1 when somebody real lives in the database."""
    today = getattr(chosen, "today", None) or day_in_shanghai(datetime.now(UTC))
    size = Size(chosen.communities, chosen.branches, chosen.members, chosen.months, today, chosen.seed)
    try:
        engine = open_migrated()
        if not _may_begin(engine, again="again" in chosen):
            return 0
    except OccupiedError as why:
        _say(f"{why}\n")
        return 1
    progress = Progress(CITY)
    tell(engine, size, progress)
    progress.done()
    _say(f"{_summary(engine)}\n{progress.seconds:.1f} s. Start the server: each role has a card at the door.\n")
    return 0


def tell(engine: Engine, size: Size, progress: Progress) -> None:
    """Found a city in an empty database and play its story up to today."""
    world, story = begin(engine, size)
    for schedule in SCENES:
        schedule(world)
    present.schedule(world)
    story.play(engine, keeper(HOME_ORG), progress)


def begin(engine: Engine, size: Size) -> tuple[World, Story]:
    """Found a city in an empty database, and all who are there on its first day; gives it and a story to tell."""
    begins = datetime.combine(size.begins, time(8), SHANGHAI)
    story, chance = Story(begins, size.ends), Chance(size.seed)
    with writing(engine, keeper(HOME_ORG), now=begins, origin=ORIGIN) as work:
        world = found(Stage(work, begins), size, chance, story)
    with writing(engine, keeper(HOME_ORG), now=begins, origin=ORIGIN) as work:
        remember(work)
        people.gather(Stage(work, begins + timedelta(minutes=30)), world)
    return world, story


def _may_begin(engine: Engine, *, again: bool) -> bool:
    held = occupants(engine)
    if not held:
        return True
    if not is_demo(engine):
        raise OccupiedError(f"The database at {shown(engine)} already holds {held}; nothing was changed.")
    if not again:
        _say(f"The demo is there already, at {shown(engine)}; nothing was changed. --again begins it anew.\n")
        return False
    _empty(engine)
    return True


def _empty(engine: Engine) -> None:
    with engine.execution_options(write=True).begin() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(delete(table))
    migrate(engine)


def _summary(engine: Engine) -> str:
    with reading(engine) as session:
        counts = {
            str(table.__tablename__): session.exec(select(func.count()).where(table.org_id == HOME_ORG)).one()
            for table in COUNTED
        }
    return ", ".join(f"{name} {count}" for name, count in counts.items())


def _at_least(least: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        value = int(text)
        if value < least:
            raise argparse.ArgumentTypeError(f"at least {least}")
        return value

    return number
