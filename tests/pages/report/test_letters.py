"""Letters on the screen: written by the office with the progress in sight, read by those who reach them."""

import io
import zipfile
from datetime import date
from threading import Event
from uuid import UUID

import docx
import pytest
from sqlalchemy import Engine

from db.files.papers import write_parts
from db.reads import letters as questions
from db.reads.letters import Written
from db.rules.letters import CommunityFacts, PromiseLine
from db.rules.quarters import period_of_quarter
from db.tables.base import new_id
from db.tables.reports import Report
from db.terms import ClauseStatus, ReportKind, Role
from db.work import reading
from db.writes import letters
from pages.kit import batching, lettering
from pages.text import letters as text
from tests.builders import Town, a_town, actor_of, at
from tests.builders.acts import does, rows
from tests.builders.hands import offers, press, read
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import a_confirmed_activity

PATH = "report/letters"
Q2 = "2026Q2"
PERIOD, CERTIFICATE = period_of_quarter(Q2), ReportKind.CERTIFICATE
WRITE = "写好本季的单位反馈函"


@pytest.fixture
def town(house: Engine) -> Town:
    town = a_town(house)
    a_confirmed_activity(house, town)
    return town


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("role", [Role.LEADER, Role.CLERK, Role.SECRETARY])
def test_others_than_the_office_read_letters_and_write_none(house: Engine, role: Role) -> None:
    screen = a_screen(a_sign_in(house, actor_of(role)), PATH, quarter=Q2)

    assert not offers(screen, WRITE)


def test_a_clerk_is_shown_the_letter_to_the_own_community_alone(house: Engine, town: Town) -> None:
    facts = {"kind": ReportKind.COMMUNITY_LETTER, "quarter": Q2, "whom": [town.wanghu]}
    does(house, town.staff, letters.write_letters, **facts)

    screen = a_screen(a_sign_in(house, town.clerk), PATH, quarter=Q2)

    assert [error.message for error in screen.exception] == []
    assert [metric.label for metric in screen.metric] == [text.KINDS[ReportKind.COMMUNITY_LETTER].zh]
    assert "望湖社区" in read(screen)


def test_the_office_writes_a_batch_and_finds_its_papers(house: Engine, town: Town) -> None:
    screen = a_screen(a_sign_in(house, town.staff), PATH, quarter=Q2)
    before = read(screen)

    press(screen, WRITE)

    assert text.EMPTY.zh in before
    assert [report.kind for report in rows(house, Report)] == [ReportKind.UNIT_LETTER]
    assert [one.value for one in screen.success] == ["1 份都看过了，新写了 1 份。"]
    assert "局机关" in read(screen)
    assert offers(screen, text.RENEW)


class Stopped(Event):
    """Somebody who stops a batch while it rests."""

    rests: tuple[float | None, ...] = ()

    def wait(self, timeout: float | None = None) -> bool:
        self.rests = (*self.rests, timeout)
        self.set()
        return True


def test_a_batch_rests_between_its_transactions_for_those_who_work_beside_it(house: Engine, town: Town) -> None:
    stop = Stopped()
    with reading(house) as session:
        first, *others = questions.to_write(session, town.staff, kind=CERTIFICATE, period=PERIOD, missing=True)
    whom = [first, *(UUID(int=n) for n in range(1, batching.AT_A_TIME)), *others]

    batching.Batch(CERTIFICATE, Q2, whom, stop).work(town.staff, at())

    assert len(rows(house, Report)) == 1 <= len(others)
    (rest,) = stop.rests
    assert rest


@pytest.mark.usefixtures("young_memory")
def test_many_papers_leave_as_an_archive_of_documents_of_so_many_each(house: Engine, town: Town) -> None:
    with reading(house) as session:
        whom = questions.to_write(session, town.staff, kind=CERTIFICATE, period=PERIOD, missing=True)
    does(house, town.staff, letters.write_letters, kind=CERTIFICATE, quarter=Q2, whom=whom)
    to = io.BytesIO()

    write_parts(to, lettering.parts_of(town.staff, CERTIFICATE, PERIOD, "http://x/", most=1))

    with zipfile.ZipFile(to) as archive:
        papers = {name: docx.Document(io.BytesIO(archive.read(name))) for name in archive.namelist()}
    assert list(papers) == [f"服务证明 {n}-{n}.docx" for n in range(1, len(whom) + 1)]
    assert [len(paper.inline_shapes) for paper in papers.values()] == [1] * len(whom)
    assert len(whom) > 1


@pytest.mark.parametrize(
    ("due", "status", "said"),
    [
        (date(2026, 6, 28), ClauseStatus.PROMISED, "逾期未兑现"),
        (date(2026, 6, 30), ClauseStatus.PROMISED, "逾期未兑现"),
        (date(2026, 7, 1), ClauseStatus.PROMISED, "待兑现"),
        (None, ClauseStatus.PROMISED, "待兑现"),
        (date(2026, 6, 28), ClauseStatus.KEPT, "已兑现"),
    ],
)
def test_a_community_is_told_which_promises_were_overdue_when_the_quarter_ended(
    due: date | None, status: ClauseStatus, said: str
) -> None:
    facts = CommunityFacts("望湖社区", (PromiseLine("甲党支部", "清扫楼道", due, status),), ())
    first, last = date(2026, 4, 1), date(2026, 6, 30)
    letter = Written(new_id(), ReportKind.COMMUNITY_LETTER, first, last, 1, at(2026, 7, 3), "", "局", facts, names={})

    grid = lettering.paper_of(letter, "http://localhost").grids[0]

    assert grid.rows[0][-1] == said
