"""A crowd at the door in few transactions: what breaks breaks alone, and a killed server loses and doubles nothing."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import Engine

from db.engine import make_engine
from db.errors import Code, Refusal
from db.reads.chain import verify
from db.reads.revision import revision
from db.rules.calendar import day_in_shanghai
from db.rules.passes import Opening
from db.rules.rights import stranger
from db.tables.attendance import Attendance, Knock
from db.tables.base import HOME_ORG
from db.tables.people import Member
from db.terms import KnockStatus, Role
from db.work import Work, reading, writing
from db.work.together import Task, results
from db.writes.arrivals import knock
from pages.doors.gathering import Gathering
from tests.browser.site import PLAIN, Site, command, free_port, served, wait_until_it_answers
from tests.builders import a_town, actor_of, at
from tests.builders.acts import figures_stand, rows
from tests.builders.steps import an_activity
from tests.commands import start
from tests.pages.doors.test_arrive import ACTIVITY, fresh_address, opened

T = TypeVar("T")
CROWD = 30  # one transaction takes fewer


def arriving(name: str) -> Task[Any]:
    """Somebody with a page of their own who types a name."""
    facts = {"activity_code": ACTIVITY, "opening": Opening(uuid4().hex[:12], at(), None), "key": uuid4(), "typed": name}
    return Task(stranger(HOME_ORG), knock, facts, at())


def at_once(engine: Engine, tasks: Sequence[Task[Any]]) -> list[Any]:
    """Let all of them come at the same moment; give what each was told, and who was refused or broke."""

    async def crowd() -> list[Any]:
        gathering = Gathering(partial(results, engine))
        return await asyncio.gather(*map(gathering.perform, tasks), return_exceptions=True)

    return apart(crowd())


def apart(said: Coroutine[Any, Any, T]) -> T:
    """Run something in a loop of its own; a browser test of the same run may keep one in this thread."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, said).result()


def test_whoever_comes_while_one_is_written_goes_into_the_next_transaction(sqlite_engine: Engine) -> None:
    an_activity(sqlite_engine, a_town(sqlite_engine))
    before = revision_of(sqlite_engine)

    said = at_once(sqlite_engine, [arriving(name) for name in ("李四", "路人甲", "路人乙", "路人丙")])

    assert [row.status for row in said] == [KnockStatus.ADMITTED, *[KnockStatus.WAITING] * 3]
    assert revision_of(sqlite_engine) < before + len(said)


def test_one_that_breaks_breaks_alone(sqlite_engine: Engine) -> None:
    an_activity(sqlite_engine, a_town(sqlite_engine))

    def breaks(_work: Work) -> None:
        raise ZeroDivisionError

    broken = Task(stranger(HOME_ORG), breaks, {}, at())
    first, second, refused, third = at_once(sqlite_engine, [arriving("李四"), broken, arriving("…"), arriving("张三")])

    assert [first.status, third.status] == [KnockStatus.ADMITTED] * 2
    assert (type(second), refused.code) == (ZeroDivisionError, Code.EMPTY)
    assert (len(rows(sqlite_engine, Attendance)), len(rows(sqlite_engine, Knock))) == (2, 2)
    assert figures_stand(sqlite_engine)


def test_whoever_hangs_up_takes_nobodys_answer_along(sqlite_engine: Engine) -> None:
    an_activity(sqlite_engine, a_town(sqlite_engine))

    async def one_leaves() -> Knock:
        gathering = Gathering(partial(results, sqlite_engine))
        gone, stays = (asyncio.create_task(gathering.perform(arriving(name))) for name in ("李四", "张三"))
        await asyncio.sleep(0)
        gone.cancel()
        stayed: Knock = await stays
        return stayed

    stayed = apart(one_leaves())

    assert (stayed.name, stayed.status) == ("张三", KnockStatus.ADMITTED)


def test_a_database_that_is_away_is_asked_once_for_all(tmp_path: Path) -> None:
    away = make_engine(f"sqlite:///{tmp_path}")

    said = at_once(away, [arriving(name) for name in ("李四", "张三", "王五")])

    assert [one.code for one in said if isinstance(one, Refusal)] == [Code.DATABASE_AWAY] * 3


@pytest.mark.process
def test_a_crowd_whose_server_is_killed_in_the_middle_arrives_once_each(
    tmp_path: Path, migrated: Callable[[Path], Engine]
) -> None:
    engine, port = migrated(tmp_path / "town.db"), free_port()
    _crowd(engine)
    site = Site(f"http://127.0.0.1:{port}", str(engine.url), tmp_path / "server.log")
    first = start(*command("uvicorn", port), own={"DATABASE_URL": site.database_url}, out=site.log, err=site.log)
    with ThreadPoolExecutor(CROWD) as hands:
        try:
            wait_until_it_answers(site, first)
            forms = list(hands.map(_form, [site] * CROWD, range(CROWD)))
            heard = [hands.submit(_send, site, form) for form in forms]
            while not rows(engine, Knock):
                assert first.running
        finally:
            first.kill()
        told = [one.result() for one in heard]
        with served(site.database_url, tmp_path, by="uvicorn", port=port):
            again = list(hands.map(_send, [site] * CROWD, forms))

    assert "" in told
    assert again == ["in"] * CROWD
    assert len(rows(engine, Attendance)) == len(rows(engine, Knock)) == CROWD
    assert figures_stand(engine)
    with reading(engine) as session:
        assert verify(session).broken_at is None
    engine.dispose()


def _crowd(engine: Engine) -> None:
    """Let many be known in a town that meets today."""
    town = a_town(engine)
    an_activity(engine, town, day=day_in_shanghai(datetime.now(UTC)))
    with writing(engine, actor_of(Role.ADMIN), now=datetime.now(UTC)) as work:
        work.add_all(
            [
                Member(code=f"DY1{n:04d}", name=f"甲{n:04d}", branch_id=town.branch_a, phone=f"139{n:08d}", search="j")
                for n in range(CROWD)
            ]
        )


def _form(site: Site, number: int) -> dict[str, str]:
    with _phone(site) as phone:
        return {**opened(phone, fresh_address()), "typed": f"139{number:08d}"}


def _send(site: Site, form: dict[str, str]) -> str:
    """Send an arrival as the door's script does; nothing when no answer came."""
    with _phone(site) as phone:
        try:
            said = phone.post(fresh_address(), data=form, headers={"Accept": "application/json"})
        except httpx.TransportError:
            return ""
    return str(said.json()["state"])


def _phone(site: Site) -> httpx.Client:
    return httpx.Client(base_url=site.url, headers={"Origin": site.url}, verify=PLAIN, trust_env=False, timeout=30)


def revision_of(engine: Engine) -> int:
    with reading(engine) as session:
        return revision(session)
