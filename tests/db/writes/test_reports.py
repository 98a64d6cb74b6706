"""The double report: drafted from the records, signed by a person, due where a branch is tied to a community."""

from datetime import date
from typing import Any

from sqlalchemy import Engine

from db.errors import Code
from db.reads import reports as questions
from db.rules.metrics import Answer, Metric
from db.rules.quarters import period_of_quarter
from db.rules.reports import Dated, Facts, about_of
from db.rules.rights import Actor
from db.tables.people import Branch
from db.tables.reports import Report
from db.terms import ReportKind, ReportStatus, Role
from db.work import reading, writing
from db.writes import checkins, reports
from db.writes.agreements import draft_agreement, sign_agreement
from tests.builders import Town, actor_of, at
from tests.builders.acts import does, events, refused, rows
from tests.db.reads.test_checkins import a_slip
from tests.db.writes.test_quarters import a_busy_town

JULY = at(2026, 7, 2)
PERIOD, TODAY = period_of_quarter("2026Q2"), date(2026, 7, 2)


def a_tied_town(engine: Engine) -> Town:
    """A busy town whose branch 甲 is checked in at 望湖."""
    town = a_busy_town(engine)
    slip = a_slip(engine, town)
    received: dict[str, Any] = {"liaison": "周敏", "handled_by": "吴军", "opinion": ""}
    does(engine, town.clerk, checkins.receive_slip, slip_id=slip.id, **received)
    return town


def down(town: Town, **facts: object) -> dict[str, object]:
    own: dict[str, object] = {"branch_id": town.branch_a, "community_id": town.wanghu, "text": "办了一件", "now": JULY}
    return {"kind": ReportKind.DONE_DOWN, "quarter": "2026Q2", **own, **facts}


def due(engine: Engine, actor: Actor, kind: ReportKind = ReportKind.DONE_DOWN) -> list[tuple[str, str, object, int]]:
    with reading(engine) as session:
        found = questions.due(session, actor, kind=kind, period=PERIOD)
    return [(line.branch, line.community, line.status, line.version) for line in found.lines]


def dues(engine: Engine, actor: Actor, quarter: str) -> list[tuple[str, str]]:
    with reading(engine) as session:
        found = questions.due(session, actor, kind=ReportKind.DONE_DOWN, period=period_of_quarter(quarter))
    return [(line.branch, line.community) for line in found.lines]


def test_a_report_is_due_where_a_branch_is_tied_to_a_community_and_drafts_itself(sqlite_engine: Engine) -> None:
    town = a_tied_town(sqlite_engine)

    assert due(sqlite_engine, town.staff) == [("甲党支部", "望湖社区", None, 0)]
    assert due(sqlite_engine, town.other_clerk) == []
    assert [line[0] for line in due(sqlite_engine, town.staff, ReportKind.UP)] == ["甲党支部", "乙党支部"]
    with reading(sqlite_engine) as session:
        owners: dict[str, Any] = {"branch_id": town.branch_a, "community_id": town.wanghu}
        facts = questions.facts(
            session, town.secretary, kind=ReportKind.DONE_DOWN, period=PERIOD, today=TODAY, **owners
        )
        found = questions.due(session, town.staff, kind=ReportKind.DONE_DOWN, period=PERIOD, text="听松")
    assert found.lines == ()
    assert isinstance(facts, Facts)
    assert (facts.branch, facts.community, facts.total) == ("甲党支部", "望湖社区", 1)
    assert facts.activities == (Dated(date(2026, 5, 20), facts.activities[0].name),)
    assert facts.solved == ("3号楼水管漏水",)
    assert facts.figure(Metric.PERSON_TIMES) == Answer(2)


def test_of_a_quarter_before_the_two_were_tied_no_report_is_due(sqlite_engine: Engine) -> None:
    town = a_tied_town(sqlite_engine)
    facts = {"branch_id": town.branch_b, "community_id": town.wanghu, "year": 2026, "promises": (("义诊", None),)}
    made = does(sqlite_engine, town.staff, draft_agreement, **facts)
    does(sqlite_engine, town.clerk, sign_agreement, agreement_id=made.id, day=date(2026, 7, 2), now=JULY)

    tied = {quarter: dues(sqlite_engine, town.staff, quarter) for quarter in ("2026Q1", "2026Q2", "2026Q3")}

    both = [("甲党支部", "望湖社区"), ("乙党支部", "望湖社区")]
    assert tied == {"2026Q1": [], "2026Q2": both[:1], "2026Q3": both}


def test_a_draft_is_seen_by_its_writers_only_and_what_is_signed_by_the_community_too(engine: Engine) -> None:
    town = a_tied_town(engine)
    about: dict[str, Any] = {"kind": ReportKind.DONE_DOWN, "period": PERIOD}
    owners: dict[str, Any] = {"branch_id": town.branch_a, "community_id": town.wanghu}

    does(engine, town.secretary, reports.keep_report, **down(town, text="先写着"))
    with reading(engine) as session:
        assert questions.standing(session, town.secretary, **about, **owners).draft == "先写着"
        assert questions.standing(session, town.clerk, **about, **owners).draft == ""
    assert (due(engine, town.secretary)[0][2], due(engine, town.clerk)[0][2]) == (
        ReportStatus.DRAFT,
        None,
    )
    does(engine, town.secretary, reports.sign_report, **down(town))

    with reading(engine) as session:
        (version,) = questions.standing(session, town.clerk, **about, **owners).versions
        assert questions.report(session, town.clerk, report_id=version.id) == version
    assert (version.text, version.branch, version.community, version.whole) == (
        "办了一件",
        "甲党支部",
        "望湖社区",
        True,
    )
    assert due(engine, town.clerk) == [("甲党支部", "望湖社区", ReportStatus.SIGNED, 1)]
    assert events(engine)[-2:] == ["report.kept", "report.signed"]


def test_what_was_signed_stands_and_another_version_says_why(sqlite_engine: Engine) -> None:
    town = a_tied_town(sqlite_engine)
    does(sqlite_engine, town.secretary, reports.sign_report, **down(town))

    def no(**facts: object) -> Code:
        return refused(sqlite_engine, town.secretary, reports.sign_report, **down(town, **facts))

    assert no(text="又一版") == Code.EMPTY
    assert no(reason="补充") == Code.ALREADY_RECORDED
    does(sqlite_engine, town.secretary, reports.sign_report, **down(town, text="又一版", reason="补充"))

    assert [(one.version, one.reason, one.text) for one in rows(sqlite_engine, Report)] == [
        (1, "", "办了一件"), (2, "补充", "又一版"),
    ]  # fmt: skip
    with writing(sqlite_engine, actor_of(Role.ADMIN), now=JULY) as work:
        work.get(Report, rows(sqlite_engine, Report)[1].id).text = "改了"
    with reading(sqlite_engine) as session:
        owners: dict[str, Any] = {"branch_id": town.branch_a, "community_id": town.wanghu}
        found = questions.standing(session, town.staff, kind=ReportKind.DONE_DOWN, period=PERIOD, **owners)
    assert [one.whole for one in found.versions] == [False, True]


def test_nobody_reports_for_others_nor_what_is_no_report(sqlite_engine: Engine) -> None:
    town = a_tied_town(sqlite_engine)
    bureau: dict[str, object] = {"kind": ReportKind.UP, "branch_id": None, "community_id": None}

    def no(actor: Actor, **facts: object) -> Code:
        return refused(sqlite_engine, actor, reports.sign_report, **down(town, **facts))

    assert no(town.secretary, branch_id=town.branch_b) == Code.NOT_ALLOWED
    assert no(town.secretary, **bureau) == Code.NOT_ALLOWED
    assert no(town.clerk) == Code.NOT_ALLOWED
    assert no(town.staff, kind=ReportKind.UP) == Code.NOT_FOUND
    assert no(town.staff, community_id=None) == Code.NOT_FOUND
    assert no(town.staff, kind=ReportKind.CERTIFICATE) == Code.NOT_FOUND
    assert no(town.staff, quarter="2026Q4") == Code.IN_THE_FUTURE
    assert no(town.staff, kind=ReportKind.PLAN_DOWN, quarter="2027Q1") == Code.IN_THE_FUTURE
    does(sqlite_engine, town.staff, reports.sign_report, **down(town, kind=ReportKind.PLAN_DOWN, quarter="2026Q4"))
    does(sqlite_engine, town.staff, reports.sign_report, **down(town, **bureau))

    assert [one.about for one in rows(sqlite_engine, Report)] == [about_of(town.branch_a, town.wanghu), "-:-"]


def test_what_goes_upward_is_listed_for_those_only_who_see_it(sqlite_engine: Engine) -> None:
    town = a_tied_town(sqlite_engine)
    up: dict[str, object] = {"kind": ReportKind.UP, "community_id": None}
    does(sqlite_engine, town.secretary, reports.sign_report, **down(town, **up))

    assert due(sqlite_engine, town.clerk, ReportKind.UP) == []
    assert due(sqlite_engine, town.secretary, ReportKind.UP) == [("甲党支部", "", ReportStatus.SIGNED, 1)]


def test_a_closed_branch_owes_nothing_and_what_it_signed_is_counted_where_it_is_found(sqlite_engine: Engine) -> None:
    town = a_tied_town(sqlite_engine)
    does(sqlite_engine, town.secretary, reports.sign_report, **down(town))
    does(sqlite_engine, town.staff, reports.sign_report, **down(town, branch_id=town.branch_b))
    with writing(sqlite_engine, actor_of(Role.ADMIN), now=JULY) as work:
        work.get(Branch, town.branch_a).retired = True

    def counted(kind: ReportKind, quarter: str, text: str = "") -> tuple[int, int]:
        with reading(sqlite_engine) as session:
            period = period_of_quarter(quarter)
            found = questions.due(session, town.staff, kind=kind, period=period, text=text)
        return found.total, found.signed

    assert counted(ReportKind.DONE_DOWN, "2026Q2") == (1, 1)
    assert counted(ReportKind.DONE_DOWN, "2026Q2", "听松") == (0, 0)
    assert counted(ReportKind.DONE_DOWN, "2026Q1") == (0, 0)
    assert counted(ReportKind.UP, "2026Q2") == (1, 0)
    with reading(sqlite_engine) as session:
        branch, nobody = questions.owners(session, town.staff, branch="ZB01", community="SQ999")
    assert branch is not None
    assert (branch.id, branch.retired, nobody) == (town.branch_a, True, None)
