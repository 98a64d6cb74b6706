"""A person is forgotten and the numbers stay; what is over goes when its time has passed, and not before."""

from datetime import date, timedelta

from sqlalchemy import Engine, func, select, text
from sqlmodel import col

from db.errors import Code
from db.files.photos import Picture
from db.reads.recount import differences
from db.tables.accounts import Account, SignIn
from db.tables.attendance import Attendance
from db.tables.keeping import Draft
from db.tables.people import Member, MemberSkill
from db.tables.points import PointLine
from db.tables.wishes import WishPerson
from db.terms import Grade, MemberStatus, Role
from db.work import reading
from db.writes import activities, forgetting, members, photos, wishes
from db.writes.accounts import create_account
from tests.builders import a_town, actor_of, at
from tests.builders.accounts import PASSWORD
from tests.builders.acts import does, dump, refused
from tests.builders.steps import a_closed_activity, an_activity, an_arrival
from tests.builders.wishes import a_wish

ADMIN = actor_of(Role.ADMIN)


def _numbers(engine: Engine) -> tuple[object, ...]:
    with reading(engine) as session:
        points = session.execute(select(func.sum(col(PointLine.points)), func.count(col(PointLine.id)))).one()
        came = session.execute(select(func.count()).select_from(Attendance)).scalar_one()
        assert differences(session) == []
        return *points, came


def test_a_person_goes_and_figures_and_ledger_keep_their_numbers(engine: Engine) -> None:
    town = a_town(engine)
    activity = a_closed_activity(engine, town)
    does(engine, town.clerk, activities.confirm_activity, now=at(day=21), activity_id=activity, grade=Grade.FIRST)
    login = {"login": "zhang.san", "name": "张三", "role": Role.MEMBER, "member_id": town.zhang_a}
    does(engine, ADMIN, create_account, password=PASSWORD, **login)
    gone = {"status": MemberStatus.TRANSFERRED, "since": date(2026, 5, 21), "reason": "调出"}
    before = _numbers(engine)

    early = refused(engine, ADMIN, forgetting.forget_member, member_id=town.zhang_a, reason="本人要求")
    does(engine, ADMIN, members.change_status, now=at(day=21), member_id=town.zhang_a, **gone)
    does(engine, ADMIN, forgetting.forget_member, now=at(day=22), member_id=town.zhang_a, reason="本人要求")

    again = [
        refused(engine, ADMIN, forgetting.forget_member, member_id=town.zhang_a, reason="本人要求"),
        refused(engine, ADMIN, members.drop_skill, member_id=town.zhang_a, skill_id=town.zhang_a),
        refused(engine, ADMIN, members.change_status, member_id=town.zhang_a, **gone),
    ]

    assert (early, again) == (Code.ILLEGAL_MOVE, [Code.NOT_FOUND] * 3)
    assert _numbers(engine) == before
    with reading(engine) as session:
        member = session.get_one(Member, (town.zhang_a, 1))
        assert (member.name, member.phone, member.search, member.home_community_id) == ("*", "", "", None)
        assert session.execute(select(MemberSkill).where(col(MemberSkill.member_id) == town.zhang_a)).all() == []
        account = session.execute(select(Account)).scalar_one()
        assert (account.name, account.password_hash, account.closed_at) == ("*", "", at(day=22))


def test_no_table_but_the_journal_of_before_knows_a_forgotten_telephone(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    gone = {"status": MemberStatus.RETIRED, "since": date(2026, 5, 20), "reason": "退休"}
    does(sqlite_engine, ADMIN, members.change_status, member_id=town.zhang_a, **gone)
    assert "13800000001" in dump(sqlite_engine)

    does(sqlite_engine, ADMIN, forgetting.forget_member, member_id=town.zhang_a, reason="本人要求")

    with sqlite_engine.connect() as connection:
        line = connection.execute(text("SELECT * FROM journal_line ORDER BY seq DESC LIMIT 1")).one()
    assert "13800000001" not in dump(sqlite_engine)
    assert line.event == "member.forgotten"
    assert "张三" not in str(line)


def test_only_the_administrator_forgets_somebody(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)

    for actor in (town.staff, town.secretary, town.zhang, town.clerk):
        code = refused(sqlite_engine, actor, forgetting.forget_member, member_id=town.zhang_a, reason="x")
        assert code is Code.NOT_ALLOWED


def test_what_is_over_goes_when_its_time_has_passed_and_not_before(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    open_one, done = (a_wish(sqlite_engine, town.clerk, town.wanghu) for _ in range(2))
    does(sqlite_engine, town.zhang, wishes.claim_wish, wish_id=done, member_id=town.zhang_a)
    does(sqlite_engine, town.clerk, wishes.fulfil_wish, wish_id=done, day=at().date())
    account = does(sqlite_engine, ADMIN, create_account, login="li", name="李四", role=Role.LEADER)
    held = an_activity(sqlite_engine, town)
    an_arrival(sqlite_engine, town.staff, held, town.li_a)
    does(sqlite_engine, town.clerk, photos.add_photo, activity_id=held, picture=Picture(b"-"))
    with sqlite_engine.execution_options(write=True).begin() as connection:
        connection.execute(
            Draft.__table__.insert(),  # type: ignore[attr-defined]  # SQLModel gives it
            [{"id": account.id, "org_id": 1, "account_id": account.id, "content_hash": "", "sent_at": at()}],
        )

    soon = does(sqlite_engine, ADMIN, forgetting.forget_over, now=at() + timedelta(days=29))
    later = does(sqlite_engine, ADMIN, forgetting.forget_over, now=at() + timedelta(days=31))
    much_later = does(sqlite_engine, ADMIN, forgetting.forget_over, now=at() + timedelta(days=200))

    assert (soon, later, much_later) == (0, 1, 2)
    with reading(sqlite_engine) as session:
        assert session.execute(select(col(WishPerson.wish_id))).scalars().all() == [open_one]
        assert session.execute(select(SignIn)).all() == []
