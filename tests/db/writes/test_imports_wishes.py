"""Importing wishes: what is wished for is open, who wishes is sealed, and a line is known again without its person."""

from datetime import date

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from db.files.flaws import Flaw
from db.reads.recount import differences
from db.rules.sealing import unseal
from db.tables import metadata
from db.tables.accounts import Account
from db.tables.claims import Claim
from db.tables.points import PointLine
from db.tables.wishes import Wish, WishPerson
from db.terms import Beneficiary, ClaimStatus, WishStatus
from db.work import reading
from db.work.keys import seal_key
from tests.builders.ledgers import MEMBERS, WISHES, a_listed_town, bring, flaws, sheets

DONE = ["单东梅", 16, "大病家庭", "助听器电池", "望湖社区", "张三", "军休所党支部", "2026.5.3", "2026.5.28"]
TAKEN = ["欧阳小明", 42, "残障儿童，低保", "文具套装", "听松社区", "王五", "", "2026.5.9", ""]
WAITING = ["罗晓强", "", "", "拐杖", "望湖社区", "", "", "", ""]


def wishes(session: Session) -> list[Wish]:
    return list(session.exec(select(Wish).order_by(col(Wish.code))))


def everything_kept(session: Session) -> str:
    """All that the database holds, as one text."""
    return repr([row for table in metadata.sorted_tables for row in session.execute(table.select()).all()])


def test_wishes_stand_where_the_ledger_says(engine: Engine) -> None:
    a_listed_town(engine)

    bring(engine, sheets(WISHES, DONE, TAKEN, WAITING, title="统计截止：2026年6月30日"))

    with reading(engine) as session:
        found = [(w.status, w.asked_on, w.claimed_on, w.fulfilled_on, w.beneficiary) for w in wishes(session)]
        claims = [(c.status, c.claimed_on, c.ended_on) for c in session.exec(select(Claim).order_by(col(Claim.id)))]
        assert found == [
            (WishStatus.FULFILLED, date(2026, 5, 3), date(2026, 5, 3), date(2026, 5, 28), Beneficiary.SICK),
            (WishStatus.CLAIMED, date(2026, 5, 9), date(2026, 5, 9), None, Beneficiary.DISABLED),
            (WishStatus.POSTED, date(2026, 6, 30), None, None, Beneficiary.OTHER),
        ]
        assert claims == [
            (ClaimStatus.COMPLETED, date(2026, 5, 3), date(2026, 5, 28)),
            (ClaimStatus.ACTIVE, date(2026, 5, 9), None),
        ]
        assert differences(session) == []


def test_who_wishes_is_sealed_and_stands_nowhere_else(sqlite_engine: Engine) -> None:
    a_listed_town(sqlite_engine)

    bring(sqlite_engine, sheets(WISHES, DONE, TAKEN))

    with reading(sqlite_engine) as session:
        kept = everything_kept(session)
        assert [wish.alias for wish in wishes(session)] == ["单某某", "欧阳某某"]
        assert [word for word in ("单东梅", "大病家庭", "欧阳小明", "低保") if word in kept] == []
        wish = wishes(session)[0]
        person = session.exec(select(WishPerson).where(WishPerson.wish_id == wish.id)).one()
        assert unseal(person.sealed, seal_key(), place=wish.id.bytes) == "心愿人: 单东梅\n年龄: 16\n家庭情况: 大病家庭"


def test_a_fulfilled_wish_earns_its_member_and_the_paper_confirms_it(sqlite_engine: Engine) -> None:
    a_listed_town(sqlite_engine)

    bring(sqlite_engine, sheets(WISHES, DONE, TAKEN))

    with reading(sqlite_engine) as session:
        (line,) = session.exec(select(PointLine))
        (paper,) = session.exec(select(Account))
        wish = wishes(session)[0]
        assert (line.points, line.day, line.source_id, line.member_id, line.confirmed_by) == (
            1,
            date(2026, 5, 28),
            wish.id,
            wish.member_id,
            paper.id,
        )


def test_a_wish_goes_back_when_nobody_can_tell_who_took_it_on(sqlite_engine: Engine) -> None:
    a_listed_town(sqlite_engine)
    bring(sqlite_engine, sheets(MEMBERS, [1, "张三", "救助站第一党支部", "", "", "未报到", "13900000001", ""]))

    imported = bring(
        sqlite_engine,
        sheets(
            WISHES,
            [*DONE[:5], "路人甲", "军休所党支部", *DONE[7:]],
            ["罗晓", *DONE[1:5], "张三", "", *DONE[7:]],
            ["贺立", *DONE[1:5], "张三", "月亮支部", *DONE[7:]],
            ["卢强", *DONE[1:4], "月亮社区", *DONE[5:]],
            ["赖梅", *DONE[1:7], "2026.5.3", "2026.8.1"],
        ),
    )

    assert flaws(imported.back) == [
        (2, [Flaw.UNKNOWN_MEMBER]),
        (3, [Flaw.SAME_NAME]),
        (4, [Flaw.UNKNOWN_BRANCH, Flaw.UNKNOWN_MEMBER]),
        (5, [Flaw.UNKNOWN_COMMUNITY]),
        (6, [Flaw.IN_THE_FUTURE]),
    ]
    assert (imported.taken, imported.batch_id) == (0, None)


def test_a_wish_is_known_again_in_another_file_and_its_namesake_is_not_mistaken_for_it(sqlite_engine: Engine) -> None:
    a_listed_town(sqlite_engine)
    bring(sqlite_engine, sheets(WISHES, DONE))

    again = bring(sqlite_engine, sheets(WISHES, DONE, ["单小雨", *DONE[1:]], title="另存"))

    assert (again.taken, flaws(again.back)) == (1, [(3, [Flaw.ALREADY_THERE])])
