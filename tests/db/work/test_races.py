"""Many people want one thing at once: exactly one gets it, the others learn who has it, and no count is lost."""

import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from db.engine import make_engine
from db.errors import Code, Refusal
from db.tables.claims import Claim
from db.tables.keeping import Numbering, Revision, Tally
from db.tables.needs import Need
from db.tables.people import Member
from db.tables.reports import Report
from db.tables.wishes import Wish
from db.terms import ClaimStatus, MemberId, NeedStatus, WishStatus
from db.work import perform, reading
from db.writes import half_years, needs, reports, wishes
from tests import commands
from tests.builders import a_town, at
from tests.builders.steps import a_need
from tests.builders.wishes import a_wish
from tests.db.writes.test_reports import a_tied_town, down

pytestmark = pytest.mark.process

Note = Callable[[str, object], None]
THREADS = 20


def test_twenty_people_claim_one_need_and_one_wins(engine: Engine, record_property: Note) -> None:
    town = a_town(engine)
    need_id = a_need(engine, town.clerk, community=town.wanghu)

    def claim(number: int) -> str:
        member = (town.zhang_a, town.li_a, town.zhang_b)[number % 3]
        try:
            perform(engine, town.staff, needs.claim_need, now=at(), need_id=need_id, member_id=MemberId(member))
        except Refusal as refusal:
            return refusal.code
        return "won"

    with ThreadPoolExecutor(THREADS) as crowd:
        outcomes = Counter(crowd.map(claim, range(THREADS)))

    record_property("double_claims", outcomes["won"] - 1)
    assert outcomes == {"won": 1, "already_taken": THREADS - 1}
    with reading(engine) as session:
        assert session.exec(select(Need.status)).all() == [NeedStatus.CLAIMED]
        assert session.exec(select(Claim.status)).all() == [ClaimStatus.ACTIVE]


def test_of_two_processes_of_ten_who_claim_one_wish_one_wins(
    database_url: str, tmp_path: Path, record_property: Note
) -> None:
    engine = make_engine(database_url)
    town = a_town(engine)
    wish_id = a_wish(engine, town.clerk, town.wanghu)
    words = map(str, (tmp_path, database_url, wish_id, town.zhang_a, town.li_a, town.zhang_b))
    command, said = ("tests.db.work.crowd", *words), [tmp_path / "one", tmp_path / "other"]

    crowds = [commands.start(*command, own={}, out=path, err=path) for path in said]
    while not all(path.exists() and path.read_text() for path in said):
        assert all(crowd.running for crowd in crowds)
        time.sleep(0.01)
    (tmp_path / "now").touch()
    ended = [crowd.wait(60) for crowd in crowds]
    outcomes = Counter(word for path in said for word in path.read_text().split())

    record_property("double_claims", outcomes["won"] - 1)
    assert (ended, outcomes) == ([True, True], {"ready": 2, "won": 1, "already_taken": THREADS - 1})
    with reading(engine) as session:
        assert session.exec(select(Wish.status)).all() == [WishStatus.CLAIMED]
        assert session.exec(select(Claim.status)).all() == [ClaimStatus.ACTIVE]
    engine.dispose()


def test_two_of_the_office_claim_one_wish_and_the_slower_is_told_who_has_it(engine: Engine) -> None:
    town = a_town(engine)
    wish_id = a_wish(engine, town.clerk, town.wanghu)

    def claim(member_id: MemberId) -> tuple[str, object]:
        facts: dict[str, Any] = {"wish_id": wish_id, "member_id": member_id}
        try:
            perform(engine, town.staff, wishes.claim_wish, now=at(), **facts)
        except Refusal as refusal:
            return refusal.code, refusal.facts.get("holder")
        return "won", None

    with ThreadPoolExecutor(2) as office:
        outcomes = set(office.map(claim, (town.zhang_a, town.li_a)))

    with reading(engine) as session:
        holder = session.exec(select(Member.name).where(Member.id == select(Wish.member_id).scalar_subquery())).one()
    assert outcomes == {("won", None), (Code.ALREADY_TAKEN, holder)}


def test_writers_at_once_lose_no_count_and_no_number(engine: Engine) -> None:
    town = a_town(engine)
    with reading(engine) as session:
        before = session.exec(select(Revision.value)).one()

    with ThreadPoolExecutor(8) as crowd:
        list(crowd.map(lambda _: a_need(engine, town.clerk, community=town.wanghu), range(40)))

    with reading(engine) as session:
        codes = sorted(session.exec(select(Need.code)))
        asked = session.exec(select(Tally.value).where(Tally.metric == "needs_asked", Tally.by == "city")).all()
        after = session.exec(select(Revision.value)).one()
        last = session.exec(select(Numbering.last).where(Numbering.series == "XQ2026")).one()
    assert codes == [f"XQ2026{number:04d}" for number in range(1, 41)]
    assert (asked, last, after - before) == ([40], 40, 40)


def test_of_many_who_sign_one_draft_one_signs_and_nobody_writes_over_it(engine: Engine) -> None:
    town = a_tied_town(engine)
    facts: dict[str, Any] = down(town)
    perform(engine, town.secretary, reports.keep_report, **facts)

    def sign(number: int) -> str:
        try:
            perform(engine, town.secretary, reports.sign_report, **{**facts, "text": f"第{number}人写的"})
        except Refusal as refusal:
            return refusal.code
        return f"第{number}人写的"

    with ThreadPoolExecutor(8) as crowd:
        outcomes = list(crowd.map(sign, range(8)))

    with reading(engine) as session:
        assert sorted([*session.exec(select(Report.text)).all(), *["empty"] * 7]) == sorted(outcomes)


def test_of_many_who_sign_one_half_year_one_signs_and_the_others_must_say_why(engine: Engine) -> None:
    town = a_town(engine)
    facts: dict[str, Any] = {"half": "2025H2", "now": at()}
    perform(engine, town.staff, half_years.write_words, words={}, **facts)

    def sign(number: int) -> str:
        try:
            perform(engine, town.staff, half_years.sign_half_year, text=f"# 第{number}人写的", **facts)
        except Refusal as refusal:
            return refusal.code
        return f"# 第{number}人写的"

    with ThreadPoolExecutor(8) as crowd:
        outcomes = list(crowd.map(sign, range(8)))

    with reading(engine) as session:
        assert sorted([*session.exec(select(Report.text)).all(), *["empty"] * 7]) == sorted(outcomes)
