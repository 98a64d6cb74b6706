"""Importing: who is known, what goes in and what goes back, ledger by ledger."""

from datetime import date

from sqlalchemy import Engine
from sqlmodel import Session, col, func, select

from db.files.flaws import Flaw
from db.reads.coverage import coverage
from db.reads.recount import differences
from db.tables.accounts import Account
from db.tables.activities import Activity
from db.tables.agreements import Agreement, Clause
from db.tables.attendance import Attendance
from db.tables.checkins import MemberCheckin
from db.tables.keeping import BatchRow, JournalLine
from db.tables.needs import Need
from db.tables.people import Branch, Member, MemberSkill, MemberStep, MemberTime, Skill, Unit
from db.tables.places import Community, Street
from db.tables.points import PointLine, PointRules
from db.terms import (
    ActivityStatus,
    AgreementStatus,
    AttendanceStatus,
    AttendanceWay,
    CheckinStatus,
    CommunityId,
    DayPart,
    Gender,
    MemberChange,
    MemberId,
    MemberStatus,
    NeedKind,
    NeedStatus,
    PointSubject,
    Role,
    Satisfaction,
    Side,
)
from db.work import perform, reading
from db.writes.members import change_status
from db.writes.needs import write_need
from tests.builders import actor_of
from tests.builders.acts import rows
from tests.builders.checking import broken_histories
from tests.builders.ledgers import (
    ACTIVITIES,
    ADMIN,
    AGREEMENTS,
    MEMBERS,
    NEEDS,
    NOW,
    a_check_in_list,
    a_listed_town,
    bring,
    flaws,
    sheets,
    undo,
)


def member(session: Session, name: str) -> Member:
    return session.exec(select(Member).where(Member.name == name)).one()


def community(session: Session, name: str = "望湖社区") -> Community:
    return session.exec(select(Community).where(Community.name == name)).one()


def need(session: Session, code: str) -> Need:
    return session.exec(select(Need).where(Need.code == code)).one()


def test_a_check_in_list_founds_what_it_is_the_first_to_name(engine: Engine) -> None:
    imported = bring(engine, a_check_in_list())

    with reading(engine) as session:
        assert (imported.taken, len(imported.back)) == (3, 0)
        assert session.exec(select(Unit.name).order_by(Unit.code)).all() == ["军休所", "救助站"]
        assert session.exec(select(Branch.name).order_by(Branch.code)).all() == ["军休所党支部", "救助站第一党支部"]
        assert session.exec(select(Community.name).order_by(Community.code)).all() == ["望湖社区", "听松社区"]
        assert session.exec(select(Street.name)).all() == ["待归属街道"]
        assert session.exec(select(Skill.name).order_by(Skill.code)).all() == ["理发", "急救"]
        assert differences(session) == []


def test_a_member_is_checked_in_since_the_day_on_the_list(sqlite_engine: Engine) -> None:
    a_listed_town(sqlite_engine)

    with reading(sqlite_engine) as session:
        zhang, wang, wanghu = member(session, "张三"), member(session, "王五"), community(session)
        checkin = session.exec(select(MemberCheckin).where(MemberCheckin.member_id == zhang.id)).one()
        step = session.exec(select(MemberStep).where(MemberStep.member_id == wang.id)).one()
        skills = select(func.count()).where(MemberSkill.member_id == zhang.id)

        assert (zhang.checked_in_on, zhang.serves_community_id) == (date(2026, 1, 12), wanghu.id)
        assert (checkin.status, checkin.day, checkin.community_id) == (
            CheckinStatus.RECEIVED,
            date(2026, 1, 12),
            wanghu.id,
        )
        assert (wang.checked_in_on, wang.serves_community_id, wang.home_community_id) == (None, None, wanghu.id)
        assert (step.change, step.since, step.status) == (
            MemberChange.JOINED,
            date(2026, 1, 12),
            MemberStatus.IN_SERVICE,
        )
        assert session.exec(skills).one() == 2
        assert (zhang.phone, zhang.search) == ("13800000001", "zs zhangsan")


def test_certificates_and_times_come_with_the_list_once_and_go_when_it_is_undone(sqlite_engine: Engine) -> None:
    heading = [*MEMBERS, "持证", "可服务时间"]
    row = [1, "张三", "军休所党支部", "理发、急救", "望湖社区", "2026.1.12", "13800000001", ""]
    papers = "急救证 有效期至2027-06；电工：低压电工证"
    first = bring(sqlite_engine, sheets(heading, [*row, papers, "周一晚、周末"]))
    again = bring(sqlite_engine, sheets(heading, [*row, papers, "周一晚、周末、周三晚"]))

    with reading(sqlite_engine) as session:
        skills = {one.id: one.name for one in session.exec(select(Skill))}
        held = {skills[one.skill_id]: (one.certificate, one.expires_on) for one in session.exec(select(MemberSkill))}
        times = {(one.weekday, one.part) for one in session.exec(select(MemberTime))}
    assert held == {"理发": ("", None), "急救": ("急救证", date(2027, 6, 30)), "电工": ("低压电工证", None)}
    assert times == {(0, DayPart.EVENING), *((day, part) for day in (5, 6) for part in DayPart)}
    assert flaws(again.back) == [(2, [Flaw.ALREADY_THERE])]
    undo(sqlite_engine, first)
    assert (rows(sqlite_engine, MemberTime), rows(sqlite_engine, MemberSkill)) == ([], [])


def test_a_certificate_of_nobody_knows_which_skill_goes_back_with_its_column(sqlite_engine: Engine) -> None:
    row = [1, "张三", "军休所党支部", "理发、急救", "望湖社区", "2026.1.12", "13800000001", ""]
    heading = [*MEMBERS, "持证", "可服务时间"]
    li = [2, "李四", *row[2:6], "13800000002", ""]
    unclear = bring(sqlite_engine, sheets(heading, [*row, "", "看情况"], [*li, "电工证", ""]))
    twice = bring(sqlite_engine, sheets(heading, [*row, "急救：甲证；急救：乙证", ""]))

    assert [[(one.flaw, one.heading, dict(one.facts)) for one in line.problems] for line in unclear.back] == [
        [(Flaw.TIMES_UNREADABLE, "可服务时间", {"value": "看情况"})],
        [(Flaw.CERTIFICATE_UNTIED, "持证", {"value": "电工证"})],
    ]
    assert flaws(twice.back) == [(2, [Flaw.CERTIFICATE_SECOND])]
    assert rows(sqlite_engine, MemberSkill) == []


def test_who_retired_is_no_longer_checked_in_and_their_history_says_since_when(sqlite_engine: Engine) -> None:
    row = [1, "赵六", "军休所党支部", "无", "望湖社区", "2026.1.12", "13800000006", "已退休"]
    bring(sqlite_engine, sheets(MEMBERS, row, title="填报时间：2026年3月31日"))

    with reading(sqlite_engine) as session:
        zhao = member(session, "赵六")
        checkin = session.exec(select(MemberCheckin)).one()
        steps = session.exec(select(MemberStep).order_by(col(MemberStep.since))).all()

        assert (zhao.status, zhao.checked_in_on, zhao.serves_community_id) == (MemberStatus.RETIRED, None, None)
        assert (checkin.status, checkin.ended_on) == (CheckinStatus.ENDED, date(2026, 3, 31))
        assert [(step.change, step.status, step.since) for step in steps] == [
            (MemberChange.JOINED, MemberStatus.IN_SERVICE, date(2026, 1, 12)),
            (MemberChange.STATUS, MemberStatus.RETIRED, date(2026, 3, 31)),
        ]
        then = coverage(session, ADMIN, day=date(2026, 4, 30), today=NOW.date())
        assert (then.in_service, then.retired) == (0, 1)
    perform(
        sqlite_engine, ADMIN, change_status, now=NOW, member_id=MemberId(zhao.id), status=MemberStatus.IN_SERVICE,
        since=date(2026, 4, 1),
    )  # fmt: skip
    assert broken_histories(sqlite_engine) == []


def test_two_of_one_name_in_one_branch_stay_two_people(sqlite_engine: Engine) -> None:
    first, second = ([n, "张三", "军休所党支部", "", "", "未报到", f"1380000000{n}", ""] for n in (1, 2))
    bring(sqlite_engine, sheets(MEMBERS, first, second))

    with reading(sqlite_engine) as session:
        assert session.exec(select(Member.phone).order_by(Member.code)).all() == ["13800000001", "13800000002"]


def test_known_people_go_back_with_what_speaks_against_them(sqlite_engine: Engine) -> None:
    a_listed_town(sqlite_engine)
    bring(sqlite_engine, sheets(MEMBERS, [1, "钱七", "军休所党支部", "", "", "未报到", "", ""]))

    again = bring(
        sqlite_engine,
        sheets(
            MEMBERS,
            [1, "张三", "军休所党支部", "", "", "未报到", "13800000001", ""],
            [2, "张三", "救助站第一党支部", "", "", "未报到", "13800000002", ""],
            [3, "李四", "救助站第一党支部", "", "", "未报到", "+86 13800000002", ""],
            [4, "王五", "救助站第一党支部", "", "", "未报到", "", ""],
            [5, "钱七", "军休所党支部", "", "", "未报到", "13800000007", ""],
            [6, "孙八", "军休所党支部", "", "望湖社区", "2026.9.1", "13800000008", ""],
            [7, "李四", "军休所党支部", "", "", "未报到", "13800000009", ""],
        ),
    )

    assert flaws(again.back) == [
        (2, [Flaw.ALREADY_THERE]),
        (3, [Flaw.PHONE_OF_ANOTHER]),
        (4, [Flaw.PHONE_SHARED]),
        (5, [Flaw.ALREADY_THERE]),
        (6, [Flaw.MAYBE_THE_SAME]),
        (7, [Flaw.IN_THE_FUTURE]),
    ]
    assert again.taken == 1


def test_a_member_known_in_another_branch_goes_back(sqlite_engine: Engine) -> None:
    a_listed_town(sqlite_engine)

    again = bring(sqlite_engine, sheets(MEMBERS, [1, "李四", "救助站第一党支部", "", "", "未报到", "13800000002", ""]))

    assert [dict(problem.facts) for line in again.back for problem in line.problems] == [{"value": "军休所党支部"}]
    assert flaws(again.back) == [(2, [Flaw.OTHER_BRANCH])]


def test_without_founding_unknown_places_branches_and_skills_go_back(sqlite_engine: Engine) -> None:
    a_listed_town(sqlite_engine)

    imported = bring(
        sqlite_engine,
        sheets(
            MEMBERS,
            [1, "赵六", "新支部", "", "望湖社区", "2026.3.1", "13800000006", ""],
            [2, "钱七", "军休所党支部", "", "新社区", "2026.3.1", "13800000007", ""],
            [3, "孙八", "军休所党支部", "木工", "望湖社区", "2026.3.1", "13800000008", ""],
            [4, "周九", "军休所党支部", "理发", "望湖社区", "2026.3.1", "13800000009", ""],
        ),
        actor=actor_of(Role.STAFF),
        founding=False,
    )

    assert flaws(imported.back) == [
        (2, [Flaw.UNKNOWN_BRANCH]),
        (3, [Flaw.UNKNOWN_COMMUNITY]),
        (4, [Flaw.UNKNOWN_WORD]),
    ]
    assert imported.taken == 1


def test_texts_longer_than_their_column_go_back(engine: Engine) -> None:
    imported = bring(
        engine,
        sheets(
            MEMBERS,
            [1, "长" * 21, "军休所党支部", "", "", "未报到", "13800000001", ""],
            [2, "张三", "支" * 61, "", "", "未报到", "13800000002", ""],
            [3, "李四", "军休所党支部", "技" * 21, "区" * 41, "未报到", "13800000003", ""],
        ),
    )

    assert flaws(imported.back) == [(2, [Flaw.TOO_LONG]), (3, [Flaw.TOO_LONG]), (4, [Flaw.TOO_LONG, Flaw.TOO_LONG])]


def test_needs_stand_where_the_list_says(sqlite_engine: Engine) -> None:
    a_listed_town(sqlite_engine)

    imported = bring(
        sqlite_engine,
        sheets(
            NEEDS,
            ["XQ20260001", "望湖社区", "上门理发", "理发", "3天内", "2026.5.1", "待审核", "", ""],
            ["XQ20260002", "望湖社区", "教急救", "急救", "", "2026.5.1", "待认领", "", ""],
            ["XQ20260003", "望湖社区", "修水管", "", "", "2026.5.1", "办理中", "", ""],
            ["XQ20260004", "望湖社区", "陪诊", "", "", "2026.5.1", "已办结", "2026.5.9", "不满意"],
            ["XQ20260005", "望湖社区", "送药", "", "", "2026.5.1", "已办结", "2026.5.9", ""],
            ["XQ20260006", "月亮社区", "送药", "", "", "2026.5.1", "待认领", "", ""],
            ["XQ20260007", "望湖社区", "=1+1", "", "2026.4.1", "2026.5.1", "待认领", "", ""],
            ["XQ20260008", "望湖社区", "=HYPERLINK(1)", "", "", "2026.5.1", "待认领", "", ""],
        ),
    )

    with reading(sqlite_engine) as session:
        kept = session.exec(select(Need).order_by(Need.code)).all()
        found = [(one.status, one.solved_on, one.satisfaction, one.due_on) for one in kept]
        assert found == [
            (NeedStatus.PROPOSED, None, None, date(2026, 5, 4)),
            (NeedStatus.OPEN, None, None, date(2026, 5, 15)),
            (NeedStatus.CLAIMED, None, None, date(2026, 5, 15)),
            (NeedStatus.EVALUATED, date(2026, 5, 9), Satisfaction.NOT, date(2026, 5, 15)),
            (NeedStatus.SOLVED, date(2026, 5, 9), None, date(2026, 7, 27)),
            (NeedStatus.OPEN, None, None, date(2026, 5, 15)),
        ]
        assert need(session, "XQ20260008").text == "=HYPERLINK(1)"
        assert differences(session) == []
    assert flaws(imported.back) == [(7, [Flaw.UNKNOWN_COMMUNITY]), (8, [Flaw.TERM_BEFORE_ASKED])]


def test_numbers_go_on_behind_those_on_paper_and_never_double(engine: Engine) -> None:
    a_listed_town(engine)
    with reading(engine) as session:
        wanghu = CommunityId(community(session).id)
    clerk = actor_of(Role.CLERK, communities=(wanghu,))

    def typed(text: str) -> str:
        asked = date(2026, 7, 1)
        made = perform(
            engine, clerk, write_need, now=NOW, community_id=wanghu, text=text, kind=NeedKind.OTHER, asked_on=asked
        )
        return made.code

    assert typed("扶老人下楼") == "XQ20260001"
    row = ["望湖社区", "送药", "", "", "2026.5.1", "待认领", "", ""]
    bring(engine, sheets(NEEDS, ["XQ20260001", *row], ["XQ20260040", "听松社区", *row[1:]]))

    with reading(engine) as session:
        assert session.exec(select(Need.code).order_by(Need.code)).all() == ["XQ20260001", "XQ20260040", "XQ20260041"]
    assert typed("送饭") == "XQ20260042"


def test_what_each_side_promised_comes_line_by_line_and_once(sqlite_engine: Engine) -> None:
    a_listed_town(sqlite_engine)
    heading = [*AGREEMENTS, "支部承诺", "社区承诺"]
    row = [1, "军休所党支部", "望湖社区", "20260219", "解平建", "18665836125"]
    ours = "1.每季清扫一次，不少于1.5小时\n2、义诊两次；（3）走访5户困难家庭。"
    listed = sheets(heading, [*row, ours, "①提供需求清单 ②提供场地"])
    first = bring(sqlite_engine, listed)
    again = bring(sqlite_engine, sheets(heading, [*row, ours, "另加一条"]))
    promised = [(one.position, one.party, one.text) for one in rows(sqlite_engine, Clause)]
    undo(sqlite_engine, first)

    assert sorted(promised) == [
        (1, Side.BRANCH, "每季清扫一次，不少于1.5小时"),
        (2, Side.BRANCH, "义诊两次"),
        (3, Side.BRANCH, "走访5户困难家庭"),
        (4, Side.COMMUNITY, "提供需求清单"),
        (5, Side.COMMUNITY, "提供场地"),
    ]
    assert flaws(again.back) == [(2, [Flaw.ALREADY_THERE])]
    assert rows(sqlite_engine, Clause) == []


def test_a_promise_that_is_too_long_goes_back_with_its_column(sqlite_engine: Engine) -> None:
    a_listed_town(sqlite_engine)
    row = [1, "军休所党支部", "望湖社区", "20260219", "解平建", "18665836125", "义诊", "清" * 501]
    (back,) = bring(sqlite_engine, sheets([*AGREEMENTS, "支部承诺", "社区承诺"], row)).back

    assert [(one.flaw, one.heading) for one in back.problems] == [(Flaw.TOO_LONG, "社区承诺")]


def test_an_agreement_is_signed_with_its_contact_once_a_year(sqlite_engine: Engine) -> None:
    a_listed_town(sqlite_engine)
    row = [1, "军休所党支部", "望湖社区", "2026.2.1", "解平建", "18665836125"]

    bring(sqlite_engine, sheets(AGREEMENTS, row, title="2026年度"))
    again = bring(sqlite_engine, sheets(AGREEMENTS, row, [2, "军休所党支部", "听松社区", "", "", ""], title="2026年度"))

    with reading(sqlite_engine) as session:
        found = session.exec(select(Agreement).order_by(Agreement.code)).all()
        assert [(one.status, one.year, one.signed_on, one.contact, one.contact_phone) for one in found] == [
            (AgreementStatus.SIGNED, 2026, date(2026, 2, 1), "解平建", "18665836125"),
            (AgreementStatus.DRAFT, 2026, None, "", ""),
        ]
    assert flaws(again.back) == [(3, [Flaw.ALREADY_THERE])]


def test_only_members_known_for_certain_are_credited(sqlite_engine: Engine) -> None:
    a_listed_town(sqlite_engine)
    bring(
        sqlite_engine,
        sheets(MEMBERS, *([n, "吕卫", "军休所党支部", "", "", "未报到", f"1390000000{n}", ""] for n in (1, 2))),
    )
    row = [
        "2026.3.1",
        "军休所党支部",
        "望湖社区",
        "环境整治",
        "张三、李四、吕卫、王五、外来者某等12人",
        12,
        1.5,
        "二等",
    ]

    bring(sqlite_engine, sheets(ACTIVITIES, row))

    with reading(sqlite_engine) as session:
        activity = session.exec(select(Activity)).one()
        arrivals = session.exec(select(Attendance).join(Member).order_by(Member.code)).all()
        assert (activity.status, activity.declared, activity.minutes) == (ActivityStatus.CONFIRMED, 12, 90)
        assert activity.unmatched == ["吕卫", "王五", "外来者某"]
        assert [arrival.member_id for arrival in arrivals] == [member(session, n).id for n in ("张三", "李四")]
        assert {(a.status, a.way, a.minutes) for a in arrivals} == {
            (AttendanceStatus.CONFIRMED, AttendanceWay.IMPORT, 90)
        }
        assert differences(session) == []


def test_a_graded_activity_earns_and_the_paper_confirms_what_the_importer_recorded(engine: Engine) -> None:
    a_listed_town(engine)
    row = ["2026.3.1", "军休所党支部", "望湖社区", "环境整治", "张三、李四", 2, 2, "二等"]

    bring(engine, sheets(ACTIVITIES, row))

    with reading(engine) as session:
        paper = session.exec(select(Account)).one()
        activity = session.exec(select(Activity)).one()
        rules = session.exec(select(PointRules)).one()
        earned = session.exec(
            select(PointLine.subject, PointLine.points, PointLine.confirmed_by).order_by(col(PointLine.id))
        ).all()
        assert (activity.recorded_by, activity.closed_by, activity.confirmed_by) == (
            ADMIN.account_id,
            ADMIN.account_id,
            paper.id,
        )
        assert (paper.closed_at, paper.password_hash, paper.role) == (NOW, "", Role.CLERK)
        assert (rules.since, rules.first, rules.second, rules.third, rules.service) == (date(2026, 1, 1), 3, 2, 1, 1)
        assert sorted(earned, key=lambda line: line[0]) == [
            (PointSubject.BRANCH, 2, paper.id),
            (PointSubject.MEMBER, 1, paper.id),
            (PointSubject.MEMBER, 1, paper.id),
        ]


def test_an_activity_without_a_grade_waits_for_one(sqlite_engine: Engine) -> None:
    a_listed_town(sqlite_engine)
    row = ["2026.3.1", "军休所党支部", "望湖社区", "环境整治", "张三", 1, 2, ""]

    bring(sqlite_engine, sheets(ACTIVITIES, row))

    with reading(sqlite_engine) as session:
        statuses = session.exec(select(Activity.status, Attendance.status).join(Attendance)).all()
        assert statuses == [(ActivityStatus.HELD, AttendanceStatus.RECORDED)]
        assert session.exec(select(func.count()).select_from(PointLine)).one() == 0
        assert session.exec(select(Account.id)).all() == []


def test_every_line_is_found_again_by_its_row_and_leaves_a_journal_line(sqlite_engine: Engine) -> None:
    imported = a_listed_town(sqlite_engine)

    with reading(sqlite_engine) as session:
        where = BatchRow.batch_id == imported.batch_id, BatchRow.subject == "member"
        rows = session.exec(select(BatchRow.sheet, BatchRow.number).where(*where).order_by(col(BatchRow.number))).all()
        events = session.exec(
            select(JournalLine.event, func.count())
            .where(col(JournalLine.event).in_(["member.imported", "batch.imported"]))
            .group_by(JournalLine.event)
            .order_by(JournalLine.event)
        ).all()
        assert rows == [("表", 3), ("表", 4), ("表", 5)]
        assert events == [("batch.imported", 1), ("member.imported", 3)]


def test_a_list_with_the_columns_of_the_data_form_fills_them_in(sqlite_engine: Engine) -> None:
    heading = ["姓名", "所在党支部", "性别", "出生年月", "民族", "学历", "入党时间", "职务", "居住小区", "服务意向"]
    known = ["女", "1980.05", "回族", "本科", "2005年7月1日", "科长", "锦绣家园", "政策宣讲、环境整治"]
    unsure = ["男", 1980.1, "汉族", "本科", "不详", "", "", ""]

    listed = sheets(heading, ["钱多", "甲党支部", *known], ["孙少", "甲党支部", *unsure], title="2026年3月31日")

    imported = bring(sqlite_engine, listed)

    with reading(sqlite_engine) as session:
        qian = member(session, "钱多")
        told = (qian.gender, qian.born, qian.joined_party, qian.nation, qian.education, qian.duty, qian.estate)
        assert told == (Gender.FEMALE, "1980-05", "2005-07", "回族", "本科", "科长", "锦绣家园")
        assert qian.intents == "政策宣讲、环境整治"
    assert flaws(imported.back) == [(4, [Flaw.MONTH_UNREADABLE, Flaw.MONTH_UNREADABLE])]
