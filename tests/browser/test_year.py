"""The year of a small city, from the one-time code to the year-end appraisal, by the people whose year it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import Engine
from sqlmodel import col, select

from db.engine import make_engine
from db.reads.accounts import actor_for
from db.rules.metrics import Metric
from db.rules.rights import Actor
from db.tables.accounts import Account
from db.tables.agreements import Agreement
from db.tables.attendance import Attendance
from db.tables.checkins import BranchCheckin
from db.tables.needs import Need
from db.tables.people import Branch, Member
from db.tables.places import Community
from db.tables.points import PointLine, PointRules
from db.terms import ActivityKind, AttendanceStatus, Grade, NeedStatus, Role, Satisfaction
from db.work import perform, reading
from db.writes import accounts, proposals
from pages.text import accounts as account_words
from pages.text import activities as activity_words
from pages.text import agreements as agreement_words
from pages.text import appraisal as appraisal_words
from pages.text import checkins as checkin_words
from pages.text import confirm as confirm_words
from pages.text import desk as desk_words
from pages.text import followups as followup_words
from pages.text import half_year as half_year_words
from pages.text import keeping as keeping_words
from pages.text import letters as letter_words
from pages.text import match as match_words
from pages.text import me as me_words
from pages.text import needs as need_words
from pages.text import points as point_words
from pages.text import quarterly as quarter_words
from pages.text import reports as report_words
from pages.text import rules as rule_words
from pages.text import slips as slip_words
from tests.browser.hands import (
    PATIENCE,
    choose,
    figure,
    fill,
    number,
    on_day,
    pick,
    press,
    said,
    see,
    set_up,
    sign_in,
)
from tests.browser.site import Site, served
from tests.browser.visitors import LAPTOP, PHONE, Visitors
from tests.builders.accounts import PASSWORD
from tests.clock import Clock

NEED = "教张奶奶用手机挂号"
EARNED = [(1, 1), (2, 1)]
"""By the first version of the rules: one point of the member, two of the branch."""

SOON = 10_000  # milliseconds within which an overview follows, however busy the machine; `tests.bench live` measures it


@dataclass  # without slots, because it holds browser pages
class Year:
    """A city's year: its clock, its site, and the pages of the people in it."""

    visitors: Visitors
    site: Site
    clock: Clock
    engine: Engine
    pages: dict[str, Page] = field(default_factory=dict)

    def at(self, month: int, day: int, *, year: int = 2026) -> None:
        """Let a morning come."""
        self.clock.set(datetime(year, month, day, 2, tzinfo=UTC))

    def does(self, login: str, path: str) -> Page:
        """Open a page as somebody, who signs in when it is for the first time."""
        if login in self.pages:
            self.pages[login].goto(self.site.at(path))
        else:
            page = self.visitors.come(PHONE if login == "member" else LAPTOP)
            page.goto(self.site.at(f"signin?next=/{path}"))
            sign_in(page, login)
            self.pages[login] = page
        self.pages[login].get_by_test_id("stApp").wait_for()
        return self.pages[login]

    def one(self, table: Any) -> Any:  # noqa: ANN401 - the only row of a table
        """Give the only row of a table."""
        with reading(self.engine) as session:
            return session.exec(select(table)).one()

    def until(self, status: NeedStatus) -> Need:
        """Wait until the need stands there: what the page says may be from before it was written."""
        end = monotonic() + PATIENCE / 1000
        while monotonic() < end:
            with reading(self.engine) as session:
                need = session.exec(select(Need).where(Need.status == status)).first()
            if need is not None:
                return need
            sleep(0.02)
        raise TimeoutError(status)

    def earned(self) -> list[tuple[int, int]]:
        """Give what the ledger holds: points, and the version of the rules that gave them."""
        with reading(self.engine) as session:
            lines = select(PointLine.points, PointRules.version).join(
                PointRules, col(PointRules.id) == col(PointLine.rules_id)
            )
            return sorted(session.exec(lines).all())

    def intends(self, who: str, intent: Any, **facts: Any) -> Any:  # noqa: ANN401 - any intent
        """Do what the page was seen to do already."""
        return perform(self.engine, self.actor(who), intent, now=self.clock.now(), **facts)

    def actor(self, login: str) -> Actor:
        """Give who signs in by a login."""
        with reading(self.engine) as session:
            return actor_for(session, session.exec(select(Account).where(Account.login == login)).one())


@pytest.fixture
def year(tmp_path: Path, visitors: Visitors) -> Iterator[Year]:
    """A server on the first working day of a year, over a database that does not exist yet."""
    clock, url = Clock(tmp_path / "clock"), f"sqlite:///{tmp_path / 'city.db'}"
    clock.set(datetime(2026, 1, 5, 2, tzinfo=UTC))
    # nobody has to sign in again because a year went by in a minute
    with served(
        url,
        tmp_path,
        TESTS_CLOCK=str(clock.file),
        SANSHUANG_IDLE_MINUTES="1000000",
        SANSHUANG_SESSION_HOURS="20000",
    ) as site:
        engine = make_engine(url)
        yield Year(visitors, site, clock, engine)
        engine.dispose()


def test_the_year_of_a_small_city_from_the_first_day_to_the_appraisal(year: Year) -> None:
    the_city_is_founded(year)
    everybody_checks_in(year)
    an_agreement_is_signed(year)
    a_need_is_served(year)
    it_earned_points_and_is_asked_about(year)
    a_rule_is_tried_and_published_by_another(year)
    the_quarter_is_closed_by_two(year)
    reports_are_signed(year)
    certificates_are_written_and_verified(year)
    a_new_year_leaves_the_old_one_as_it_was(year)
    the_appraisal_lists_what_was_done(year)

    assert [line for line in year.visitors.complaints if "Content Security Policy" in line] == []


def the_city_is_founded(year: Year) -> None:
    """The administrator sets the house up and enters places, a unit, its branch, the first rules and accounts."""
    page = year.visitors.come()
    set_up(page, year.site)
    year.pages["admin"] = page
    for path, part, words, name in (
        ("places", keeping_words.DISTRICTS, keeping_words.DISTRICT_NAME, "湖滨区"),
        ("", keeping_words.STREETS, keeping_words.STREET_NAME, "柳浪街道"),
        ("", keeping_words.COMMUNITIES, keeping_words.COMMUNITY_NAME, "望湖社区"),
        ("units", keeping_words.UNITS, keeping_words.UNIT_NAME, "局机关"),
        ("", keeping_words.BRANCHES, keeping_words.BRANCH_NAME, "第一党支部"),
    ):
        if path:
            year.does("admin", path)
        page.get_by_test_id("stButtonGroup").get_by_text(part.zh, exact=True).click()
        fill(page, words, name)
        press(page, keeping_words.ADD)
        see(page, keeping_words.ADDED.zh.format(name=name))
    year.does("admin", "rules")
    on_day(page, rule_words.FROM, date(2026, 1, 1))
    press(page, rule_words.PUBLISH_FIRST, rule_words.PUBLISHED_NOW)
    year.does("admin", "open-account")
    pick(page, Role.STAFF)
    fill(page, account_words.NAME, "马国栋")
    fill(page, account_words.LOGIN, "staff")
    page.get_by_label(account_words.PASSWORD.zh).fill(PASSWORD.get_secret_value())
    press(page, account_words.OPEN, account_words.OPENED)
    branch, community = year.one(Branch), year.one(Community)
    for login, role, reach in (
        ("leader", Role.LEADER, {}),
        ("second", Role.STAFF, {}),
        ("secretary", Role.SECRETARY, {"branch_id": branch.id}),
        ("clerk", Role.CLERK, {"community_ids": [community.id]}),
    ):
        opening = {"login": login, "name": login, "role": role, "password": PASSWORD, **reach}
        year.intends("admin", accounts.create_account, **opening)


def everybody_checks_in(year: Year) -> None:
    """The branch sends its slip and gets its receipt; a member is entered, checks in and is taken in."""
    secretary = year.does("secretary", "send-slip")
    choose(secretary, slip_words.COMMUNITY)
    fill(secretary, slip_words.CONTACT, "周书记")
    press(secretary, slip_words.SEND, slip_words.WAITS_COMMUNITY)
    slip = year.one(BranchCheckin)
    clerk = year.does("clerk", f"slip?code={slip.code}")
    fill(clerk, slip_words.LIAISON, "赵联络")
    press(clerk, slip_words.RECEIVE, slip_words.RECEIVED)
    clerk.goto(year.site.at(f"paper/slip/{slip.code}"))
    see(clerk, "赵联络")

    year.does("secretary", "join")
    fill(secretary, checkin_words.NAME, "李明")
    fill(secretary, checkin_words.PHONE, "15400000001")
    press(secretary, checkin_words.JOIN, checkin_words.STANDS_NOWHERE)
    member = year.one(Member)
    opening = {"login": "member", "name": member.name, "role": Role.MEMBER, "password": PASSWORD}
    year.intends("admin", accounts.create_account, **opening, member_id=member.id)
    mine = year.does("member", "my-form")
    choose(mine, checkin_words.WHERE)
    press(mine, checkin_words.SEND, checkin_words.STANDS_SENT)
    year.does("clerk", f"member?code={member.code}")
    press(clerk, checkin_words.RECEIVE, checkin_words.STANDS_HERE)


def an_agreement_is_signed(year: Year) -> None:
    """The secretary drafts it, the community signs it and attaches the scan; one of 30 MB gets a sentence."""
    secretary = year.does("secretary", "draft-agreement")
    choose(secretary, agreement_words.COMMUNITY)
    fill(secretary, agreement_words.FIRST_PROMISES, "每季度开展一次环境整治")
    press(secretary, agreement_words.DRAFT, agreement_words.SIGN)
    clerk = year.does("clerk", f"agreement?code={year.one(Agreement).code}")
    press(clerk, agreement_words.SIGN, agreement_words.SIGNED_ON)
    clerk.get_by_text(agreement_words.SCANS.zh).click()
    scan = clerk.get_by_test_id("stFileUploader").locator("input")
    for size, answer in ((30_000_000, agreement_words.SCAN_TOO_LARGE), (0, agreement_words.SCAN_ATTACH)):
        paper = year.site.log.with_name(f"协议-{size}.pdf")
        paper.write_bytes(b"%PDF-1.7" + bytes(size) + b"%%EOF")
        scan.set_input_files(paper)
        see(clerk, answer)
    press(clerk, agreement_words.SCAN_ATTACH, agreement_words.SCAN_LINE)


def a_need_is_served(year: Year) -> None:
    """The community writes it down, the office asks a member, who serves at an activity that the clerk confirms.

    A leader's overview elsewhere follows by itself.
    """
    year.at(2, 3)
    leader = year.does("leader", "overview")
    asked, solved = figure(leader, Metric.NEEDS_ASKED), figure(leader, Metric.NEEDS_SOLVED)
    assert (number(asked), number(solved)) == (0, 0)
    clerk = year.does("clerk", "write-need")
    fill(clerk, need_words.TEXT, NEED)
    press(clerk, need_words.SAVE)
    need = year.until(NeedStatus.OPEN)
    expect(asked).to_have_text("1", timeout=SOON)
    staff = year.does("staff", f"match?need={need.code}")
    press(staff, match_words.ASK, need_words.TO_MEMBER)
    mine = year.does("member", "me")
    see(mine, NEED)
    press(mine, me_words.YES)
    year.until(NeedStatus.CLAIMED)
    the_activity_is_held(year, staff, need.code)
    year.does("clerk", "confirm")
    press(clerk, confirm_words.CONFIRM_ACTIVITY)
    year.until(NeedStatus.SOLVED)
    expect(solved).to_have_text("1", timeout=SOON)
    leader.close()
    see(clerk, confirm_words.EMPTY)


def the_activity_is_held(year: Year, staff: Page, need_code: str) -> None:
    """The office plans it for the need, enters the member by a double tap in a hurry, and closes it with a grade."""
    year.does("staff", "plan")
    fill(staff, activity_words.NAME, "手机课堂")
    pick(staff, ActivityKind.CARE)
    choose(staff, activity_words.COMMUNITY)
    choose(staff, activity_words.BRANCH)
    choose(staff, activity_words.SERVES, need_code)
    press(staff, activity_words.SAVE, activity_words.ENTER)
    code = staff.url.rpartition("code=")[2]
    year.does("staff", f"desk?activity={code}")
    fill(staff, desk_words.WHO, "0001")
    arrival = staff.get_by_role("button", name=re.compile("李明")).first
    arrival.dblclick(timeout=PATIENCE)
    see(staff, desk_words.COUNT.zh.format(arrived=1))
    year.does("staff", f"activity?code={code}")
    fill(staff, activity_words.EFFECT, "会挂号了")
    pick(staff, Grade.SECOND)
    press(staff, activity_words.CLOSE)
    year.until(NeedStatus.SERVED)
    assert year.one(Attendance).status is AttendanceStatus.RECORDED


def it_earned_points_and_is_asked_about(year: Year) -> None:
    """The member reads what earned the point, and the community asks how it went."""
    mine = year.does("member", "points")
    see(mine, "+" + point_words.PLUS.zh.format(points=1))
    assert year.earned() == EARNED
    clerk = year.does("clerk", "followups")
    clerk.get_by_text(followup_words.ASK.zh).first.click()
    pick(clerk, Satisfaction.SATISFIED)
    press(clerk, followup_words.SAVE, followup_words.EMPTY_DUE)


def a_rule_is_tried_and_published_by_another(year: Year) -> None:
    """What would move is seen by the one who proposes; another publishes."""
    year.at(3, 2)
    admin = year.does("admin", "rules")
    on_day(admin, rule_words.FROM, date(2026, 4, 1))
    admin.get_by_label(rule_words.SECOND.zh).fill("5")
    fill(admin, rule_words.WHY, "看重实效")
    press(admin, rule_words.TRY, rule_words.MOVES)
    press(admin, rule_words.PROPOSE, rule_words.OWN)
    staff = year.does("staff", "rules")
    see(staff, rule_words.MOVES)
    press(staff, rule_words.PUBLISH, rule_words.TO_COME)


def the_quarter_is_closed_by_two(year: Year) -> None:
    """One fills, another checks and closes; the forms are frozen with their digest."""
    year.at(4, 2)
    staff = year.does("staff", "quarter")
    press(staff, quarter_words.OPEN, quarter_words.FILL)
    press(staff, quarter_words.FILL, quarter_words.OWN_WORK)
    second = year.does("second", "quarter")
    press(second, quarter_words.CLOSE, quarter_words.HASH)
    second.goto(year.site.at("paper/form/2026Q1/qb"))
    see(second, NEED)


def reports_are_signed(year: Year) -> None:
    """The branch reports to the community, which reads it; the bureau signs its half-year."""
    of = f"branch={year.one(Branch).code}&community={year.one(Community).code}"
    secretary = year.does("secretary", f"report?kind=done_down&quarter=2026Q1&{of}")
    press(secretary, report_words.SIGN, report_words.SIGNED_BY)
    clerk = year.does("clerk", f"report?kind=done_down&quarter=2026Q1&{of}")
    see(clerk, "手机课堂")
    year.at(7, 2)
    staff = year.does("staff", "half-year")
    press(staff, half_year_words.SIGN, half_year_words.HASH)
    see(staff, "报到率100%")


def certificates_are_written_and_verified(year: Year) -> None:
    """The office writes a quarter's certificates in one batch; a stranger verifies one by its code."""
    staff = year.does("staff", "letters?kind=certificate&quarter=2026Q1")
    press(staff, letter_words.WRITE, letter_words.FINISHED)
    shown = staff.get_by_text(said(letter_words.CODE)).last.inner_text()
    found = re.search(letter_words.CODE.zh.replace("{code}", "(\\S+)"), shown)
    assert found is not None
    anybody = year.visitors.come()
    anybody.goto(year.site.at(f"verify?code={found[1]}"))
    see(anybody, letter_words.DOOR_TRUE)
    see(anybody, "李明")


def a_new_year_leaves_the_old_one_as_it_was(year: Year) -> None:
    """Rules of the new year are proposed and published in time; what the old year earned stays."""
    year.at(12, 28)
    proposed = {"first": 9, "second": 8, "third": 7, "service": 2, "reason": "新年度", "since": date(2027, 1, 1)}
    proposal = year.intends("admin", proposals.propose_rules, **proposed)
    year.intends("staff", proposals.publish_proposal, proposal_id=proposal.id)
    year.at(1, 4, year=2027)
    staff = year.does("staff", "rules")
    see(staff, rule_words.VERSION.zh.format(version=3))
    see(staff, rule_words.IN_FORCE)
    mine = year.does("member", "points")
    see(mine, point_words.EMPTY)
    year.does("member", "points?year=2026")
    see(mine, "+" + point_words.PLUS.zh.format(points=1))
    assert year.earned() == EARNED


def the_appraisal_lists_what_was_done(year: Year) -> None:
    """At the year's end the branch's evidence stands there, each thing by its code."""
    secretary = year.does("secretary", "appraisal?year=2026")
    see(secretary, appraisal_words.OF.zh.format(name="第一党支部", period="2026年"))
    see(secretary, "活动 1 项")
