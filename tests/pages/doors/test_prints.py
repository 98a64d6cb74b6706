"""What is printed: behind the gate, for whom it concerns; and the open door that verifies a certificate."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import Engine, update
from sqlmodel import col, select

from db.rules.letters import written_code
from db.rules.rights import Actor
from db.tables.keeping import JournalLine
from db.tables.reports import Report
from db.terms import CreditKind, FormKind, ReportKind, Role
from db.work import reading
from db.writes import agreements, checkins, letters, quarters, reports
from db.writes.credits import note_credit
from pages.text import agreements as agreement_words
from pages.text import data_form
from pages.text import doors as door_words
from pages.text import letters as letter_words
from pages.text import quarterly as form_words
from pages.text import slips as text
from tests.browser.site import PLAIN, served
from tests.builders import Town, a_town, actor_of
from tests.builders.acts import does, rows
from tests.builders.screens import a_sign_in
from tests.builders.steps import a_confirmed_activity
from tests.db.reads.test_checkins import a_slip
from tests.db.writes.test_quarters import CELL, CHECKER, FILLER, JULY, a_quarter

pytestmark = pytest.mark.process

PAPER = "/paper/slip/LX20260001"
AGREEMENT = "/paper/agreement/XD20260001"


def people(town: Town) -> dict[str, Actor]:
    return {
        "staff": town.staff,
        "secretary": town.secretary,
        "clerk": town.clerk,
        "other clerk": town.other_clerk,
        "member": actor_of(Role.MEMBER, name="zhang", member=town.zhang_a),
    }


@dataclass(frozen=True, slots=True)
class Papers:
    """A house with a slip and a certificate in it, and who asks for what there."""

    certificate: Report
    report: Report
    #: each of the people at an address; "nobody" brings no session
    at: Callable[[str], dict[str, httpx.Response]]
    #: what the journal has of what was taken along: in which role, and from which page
    taken: Callable[[], set[tuple[str, str]]]
    #: keeps other facts of the certificate than were signed
    keep: Callable[[dict[str, Any]], None]


def a_corrected_quarter(engine: Engine) -> None:
    """The first quarter of the year, closed, and its first form corrected by hand."""
    facts = {"quarter_id": a_quarter(engine, "2026Q1"), "now": JULY}
    does(engine, FILLER, quarters.fill_quarter, **facts)
    does(engine, CHECKER, quarters.close_quarter, **facts)
    does(engine, FILLER, quarters.ask_correction, reason="漏记", **facts)
    does(engine, FILLER, quarters.override_cell, value="317", reason="签到表", **CELL, **facts)
    does(engine, CHECKER, quarters.correct_quarter, **facts)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, migrated: Callable[[Path], Engine]) -> Iterator[Papers]:
    """The house, served."""
    folder = tmp_path_factory.mktemp("prints")
    engine = migrated(folder / "prints.db")
    town = a_town(engine)
    slip = a_slip(engine, town)
    does(
        engine, town.clerk, checkins.receive_slip, slip_id=slip.id, liaison="<周敏>", handled_by="吴军", opinion="欢迎"
    )
    a_confirmed_activity(engine, town)
    prize = {"kind": CreditKind.HONOUR, "what": "优秀共产党员", "giver": "局党委", "day": date(2026, 5, 1)}
    does(engine, town.secretary, note_credit, member_id=town.zhang_a, **prize)
    facts = {"kind": ReportKind.CERTIFICATE, "quarter": "2026Q2", "whom": [town.zhang_a]}
    does(engine, town.staff, letters.write_letters, **facts)
    (certificate,) = rows(engine, Report)
    own = {"branch_id": town.branch_a, "community_id": town.wanghu}
    done = {"kind": ReportKind.DONE_DOWN, "quarter": "2026Q2", "text": "办了一件"}
    report = does(engine, town.secretary, reports.sign_report, **done, **own)
    does(engine, town.secretary, agreements.draft_agreement, year=2026, promises=[("<b>议事</b>", None)], **own)
    a_corrected_quarter(engine)
    tokens = {name: a_sign_in(engine, actor) for name, actor in people(town).items()} | {"nobody": ""}
    engine.dispose()
    with served(str(engine.url), folder) as site:

        def at(path: str) -> dict[str, httpx.Response]:
            return {
                name: httpx.get(
                    site.url + path, cookies={"sanshuang": token}, verify=PLAIN, trust_env=False, timeout=30
                )
                for name, token in tokens.items()
            }

        def taken() -> set[tuple[str, str]]:
            with reading(engine) as session:
                lines = session.exec(select(JournalLine).where(JournalLine.event == "view.taken")).all()
                found = {(line.role, str(line.after["shown"])) for line in lines}
            engine.dispose()
            return found

        def keep(figures: dict[str, Any]) -> None:
            with engine.execution_options(write=True).begin() as connection:
                connection.execute(update(Report).where(col(Report.id) == certificate.id).values(figures=figures))
            engine.dispose()

        yield Papers(certificate, report, at, taken, keep)


@pytest.fixture(scope="module")
def answers(papers: Papers) -> dict[str, httpx.Response]:
    """What each of the people is given for one slip."""
    return papers.at(PAPER)


def test_a_certificate_is_printed_by_its_member_too_and_its_code_verifies_it_for_anybody(papers: Papers) -> None:
    code = papers.certificate.check_code or ""
    printed = papers.at(f"/paper/letter/{papers.certificate.id.hex}")
    true, typed = papers.at(f"/verify/{code}"), papers.at(f"/verify?code={written_code(code).lower()}")
    wrong = papers.at("/verify/AAAA")

    assert {name: answer.status_code for name, answer in printed.items()} == {
        "staff": 200, "secretary": 200, "clerk": 404, "other clerk": 404, "member": 200, "nobody": 401,
    }  # fmt: skip
    assert "张三" in printed["member"].text
    assert written_code(code) in printed["member"].text
    # it was opened by an address that no phone can follow
    assert door_words.PRINT_LOCAL.zh in printed["member"].text
    assert {answer.status_code for answer in (*true.values(), *typed.values())} == {200}
    assert letter_words.DOOR_TRUE.zh in true["nobody"].text
    honoured = "2026 年所获荣誉：优秀共产党员（局党委，2026年5月1日）。"
    assert honoured in printed["member"].text
    assert honoured in true["nobody"].text
    assert "张三" in true["nobody"].text
    assert "13800000001" not in true["nobody"].text
    assert {answer.status_code for answer in wrong.values()} == {404}
    assert letter_words.DOOR_UNKNOWN.zh in wrong["nobody"].text


def test_a_data_form_is_printed_for_its_member_and_for_whoever_sees_the_member(papers: Papers) -> None:
    form = papers.at("/paper/member/DY0001")
    other = papers.at("/paper/member/DY0003")

    assert {name: answer.status_code for name, answer in form.items()} == {
        "staff": 200, "secretary": 200, "clerk": 200, "other clerk": 404, "member": 200, "nobody": 401,
    }  # fmt: skip
    assert other["member"].status_code == 404
    sheet = form["member"].text
    heads = (data_form.NATION, data_form.JOINED_PARTY, data_form.BRANCH_OPINION, data_form.COMMUNITY_OPINION)
    assert [head.zh for head in heads if head.zh not in sheet] == []
    assert "张三" in sheet


def test_a_certificate_that_was_altered_where_it_is_kept_is_not_vouched_for(papers: Papers) -> None:
    code = papers.certificate.check_code or ""
    kept = papers.certificate.figures

    papers.keep({**kept, "times": 99})
    altered = papers.at(f"/verify/{code}")
    papers.keep(kept)

    assert {answer.status_code for answer in altered.values()} == {409}
    assert letter_words.DOOR_ALTERED.zh in altered["nobody"].text
    assert "张三" not in altered["nobody"].text


def test_a_quarterly_form_is_printed_for_those_who_see_reports(papers: Papers) -> None:
    form = papers.at("/paper/form/2026Q2/qa")

    assert {name: answer.status_code for name, answer in form.items()} == {
        "staff": 200, "secretary": 403, "clerk": 403, "other clerk": 403, "member": 403, "nobody": 401,
    }  # fmt: skip
    sheet = form["staff"].text
    assert [
        part for part in (form_words.TITLES[FormKind.QA].zh, form_words.DRAFT.zh, "甲党支部") if part not in sheet
    ] == []
    assert {papers.at(path)["staff"].status_code for path in ("/paper/form/2026Q2/x", "/paper/form/q/qa")} == {404}


def test_each_version_of_a_form_is_printed_as_that_version(papers: Papers) -> None:
    first, second = (papers.at(f"/paper/form/2026Q1/qa{asked}")["staff"].text for asked in ("?version=1", ""))

    assert form_words.SUPERSEDED.zh.format(version=1, newest=2) in first
    assert "317" not in first
    assert form_words.VERSION.zh.format(version=2) in second
    assert form_words.SUPERSEDED.zh.format(version=2, newest=2) not in second
    assert "317※" in second
    assert {
        papers.at(f"/paper/form/2026Q1/{asked}")["staff"].status_code for asked in ("qa?version=3", "qb?version=x")
    } == {404}


def test_a_half_year_report_is_printed_for_those_who_see_reports(papers: Papers) -> None:
    report = papers.at("/paper/half-year/2026H1")

    assert {name: answer.status_code for name, answer in report.items()} == {
        "staff": 200, "secretary": 403, "clerk": 403, "other clerk": 403, "member": 403, "nobody": 401,
    }  # fmt: skip
    assert "开展活动1次" in report["staff"].text
    assert "<mark>—</mark>" in report["staff"].text
    assert papers.at("/paper/half-year/2026Q2")["staff"].status_code == 404


def test_a_signed_report_is_printed_for_its_branch_and_its_community(papers: Papers) -> None:
    printed = papers.at(f"/paper/report/{papers.report.id.hex}")

    assert {name: answer.status_code for name, answer in printed.items()} == {
        "staff": 200, "secretary": 200, "clerk": 200, "other clerk": 404, "member": 403, "nobody": 401,
    }  # fmt: skip
    assert "办了一件" in printed["clerk"].text
    assert papers.at("/paper/report/x")["staff"].status_code == 404


def test_a_batch_is_printed_for_those_within_whose_reach_it_lies(papers: Papers) -> None:
    batch = papers.at("/paper/letters/certificate/2026Q2")

    assert {name: answer.status_code for name, answer in batch.items()} == {
        "staff": 200, "secretary": 200, "clerk": 404, "other clerk": 404, "member": 403, "nobody": 401,
    }  # fmt: skip


def test_every_print_is_in_the_journal_and_none_that_was_refused(papers: Papers) -> None:
    one, batch = f"/paper/letter/{papers.certificate.id.hex}", "/paper/letters/certificate/2026Q2"
    form, half, double = "/paper/form/2026Q2/qa", "/paper/half-year/2026H1", f"/paper/report/{papers.report.id.hex}"
    for path in (one, batch, form, half, double, PAPER, AGREEMENT, "/paper/member/DY0001"):
        papers.at(path)

    assert papers.taken() == {
        *((role, "report/letters") for role in ("staff", "secretary", "member")),
        *((role, "report/report") for role in ("staff", "secretary", "clerk")),
        *((role, "checkin/slip") for role in ("staff", "secretary", "clerk")),
        *((role, "checkin/agreement") for role in ("staff", "secretary", "clerk")),
        *((role, "checkin/member") for role in ("staff", "secretary", "clerk", "member")),
        ("staff", "report/quarter"),
        ("staff", "report/half_year"),
    }


def test_a_slip_is_printed_for_those_whom_it_concerns_alone(answers: dict[str, httpx.Response]) -> None:
    assert {name: answer.status_code for name, answer in answers.items()} == {
        "staff": 200,
        "secretary": 200,
        "clerk": 200,
        "other clerk": 404,
        "member": 403,
        "nobody": 401,
    }


def test_the_paper_has_slip_receipt_and_both_seals(answers: dict[str, httpx.Response]) -> None:
    sheet = answers["clerk"].text

    parts = [text.PAPER_SLIP.zh, text.PAPER_RECEIPT.zh, text.PAPER_SEAL_BRANCH.zh, text.PAPER_SEAL_COMMUNITY.zh]
    assert [part for part in parts if part not in sheet] == []
    assert [words for words in ("LX20260001", "甲党支部", "望湖社区", "吴军", "欢迎") if words not in sheet] == []


def test_what_was_typed_is_shown_and_never_run(answers: dict[str, httpx.Response]) -> None:
    sheet = answers["staff"]

    assert "&lt;周敏&gt;" in sheet.text
    assert "<周敏>" not in sheet.text
    assert sheet.headers["content-security-policy"].startswith("default-src 'none'")


def test_an_agreement_is_printed_for_both_sides_with_its_promises_and_two_seals(papers: Papers) -> None:
    found = papers.at(AGREEMENT)

    codes = {"staff": 200, "secretary": 200, "clerk": 200, "other clerk": 404, "member": 403, "nobody": 401}
    assert {name: answer.status_code for name, answer in found.items()} == codes
    parts = ["XD20260001", "甲党支部", "望湖社区", "&lt;b&gt;议事", *(seal.zh for seal in agreement_words.PAPER_SEALS)]
    assert [part for part in parts if part not in found["clerk"].text] == []


def test_others_are_told_nothing_of_it(answers: dict[str, httpx.Response]) -> None:
    told = [answers[name].text for name in ("other clerk", "member", "nobody")]

    assert [words for words in ("甲党支部", "吴军", "李四") for page in told if words in page] == []


def test_whoever_tries_code_after_code_is_slowed_down_and_told_so(papers: Papers) -> None:
    tries = [papers.at(f"/verify/WRONG{number}")["nobody"] for number in range(6)]

    assert tries[-1].status_code == 429
    assert door_words.TOO_MANY.zh in tries[-1].text
