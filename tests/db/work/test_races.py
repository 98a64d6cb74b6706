"""Many people want one thing at once: exactly one gets it, the others learn who has it, and no count is lost."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine
from sqlmodel import select

from db.errors import Refusal
from db.tables.claims import Claim
from db.tables.keeping import Numbering, Revision, Tally
from db.tables.needs import Need
from db.terms import ClaimStatus, MemberId, NeedStatus
from db.work import perform, reading
from db.writes import needs
from tests.builders import a_town, at
from tests.builders.steps import a_need

THREADS = 20


def test_twenty_people_claim_one_need_and_one_wins(engine: Engine) -> None:
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

    assert outcomes == {"won": 1, "already_taken": THREADS - 1}
    with reading(engine) as session:
        assert session.exec(select(Need.status)).all() == [NeedStatus.CLAIMED]
        assert session.exec(select(Claim.status)).all() == [ClaimStatus.ACTIVE]


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
