"""The thread of the main job, by the people who do it, while a leader's overview elsewhere follows in two seconds."""

import re
from datetime import UTC, datetime
from enum import StrEnum
from time import monotonic, sleep

from playwright.sync_api import Locator, Page, expect
from sqlalchemy import Engine
from sqlmodel import select

from db.engine import make_engine
from db.rules.calendar import day_in_shanghai
from db.rules.metrics import Metric
from db.rules.rights import Actor
from db.tables.attendance import Attendance
from db.tables.base import HOME_ORG, new_id
from db.tables.claims import Claim
from db.tables.needs import Need
from db.tables.people import Member
from db.terms import AccountId, ActivityKind, Grade, Language, MemberId, NeedStatus, Role
from db.work import reading
from pages.kit.session import COOKIE_HTTP
from pages.text import activities as activity_words
from pages.text import confirm as confirm_words
from pages.text import desk as desk_words
from pages.text import match as match_words
from pages.text import me as me_words
from pages.text import metrics as metric_words
from pages.text import needs as need_words
from pages.text.labels import label
from pages.text.phrase import Phrase
from tests.browser.site import Site
from tests.browser.visitors import PHONE, Visitors
from tests.builders.screens import a_sign_in

ASKS = re.compile(match_words.ASK.zh.replace("{name}", ".+"))
SOON = 2_000
PATIENCE = 20_000


def test_a_need_becomes_points_while_the_overview_follows(visitors: Visitors, site: Site) -> None:
    engine = make_engine(site.database_url)
    wanted = f"旅程：教老人用手机 {datetime.now(UTC):%H%M%S%f}"
    leader = visitors.sign_in(site, Role.LEADER, to="overview")
    asked, solved = figure(leader, Metric.NEEDS_ASKED), figure(leader, Metric.NEEDS_SOLVED)
    asked_before, solved_before = number(asked), number(solved)

    clerk = visitors.sign_in(site, Role.CLERK, to="write-need", viewport=PHONE)
    clerk.get_by_role("textbox", name=re.compile(need_words.TEXT.zh)).fill(wanted)
    press(clerk, need_words.SAVE)
    wait_for(engine, wanted, NeedStatus.OPEN)
    expect(asked).to_have_text(f"{asked_before + 1:,}", timeout=SOON)

    expect(clerk.get_by_text(wanted).first).to_be_visible(timeout=PATIENCE)
    need = the_need(engine, wanted)
    staff = visitors.sign_in(site, Role.STAFF, to=f"match?need={need.code}")
    expect(staff.get_by_text(wanted).first).to_be_visible(timeout=PATIENCE)
    staff.get_by_role("button", name=ASKS).first.click()
    expect(staff.get_by_text(need_words.TO_MEMBER.zh)).to_be_visible(timeout=PATIENCE)

    member, person = the_asked(engine, need)
    mine = as_member(visitors, site, engine, member)
    mine.goto(site.at("me"))
    expect(mine.get_by_text(wanted).first).to_be_visible(timeout=PATIENCE)
    press(mine, me_words.YES)
    wait_for(engine, wanted, NeedStatus.CLAIMED)

    code = plan(staff, site, wanted, need.code)
    arrive(staff, site, code, person)
    close(staff, site, code)
    wait_for(engine, wanted, NeedStatus.SERVED)

    clerk.goto(site.at("confirm"))
    card = clerk.get_by_test_id("stVerticalBlock").filter(has_text=wanted).last
    card.get_by_role("button", name=confirm_words.CONFIRM_ACTIVITY.zh).click()
    wait_for(engine, wanted, NeedStatus.SOLVED)
    expect(solved).to_have_text(f"{solved_before + 1:,}", timeout=SOON)

    mine.goto(site.at("points"))
    expect(mine.get_by_text(re.compile(re.escape(code))).first).to_be_visible(timeout=PATIENCE)
    assert arrivals(engine, person) == 1
    engine.dispose()


def figure(page: Page, metric: Metric) -> Locator:
    """One figure of the overview."""
    name = metric_words.NAMES[metric].words(Language.ZH)
    found = page.get_by_test_id("stMetric").filter(has_text=name).get_by_test_id("stMetricValue")
    expect(found).to_be_visible(timeout=PATIENCE)
    return found


def number(found: Locator) -> int:
    """What a figure says."""
    return int(found.inner_text().replace(",", ""))


def wait_for(engine: Engine, text: str, status: NeedStatus) -> None:
    """Wait until a step is committed: from then on the two seconds count."""
    end = monotonic() + PATIENCE / 1000
    while monotonic() < end:
        with reading(engine) as session:
            if session.exec(select(Need).where(Need.text == text, Need.status == status)).first():
                return
        sleep(0.02)
    raise TimeoutError(status)


def arrivals(engine: Engine, person: Member) -> int:
    """How often somebody was entered today."""
    with reading(engine) as session:
        today = day_in_shanghai(datetime.now(UTC))
        wanted = select(Attendance).where(Attendance.member_id == person.id, Attendance.day == today)
        return len(session.exec(wanted).all())


def press(page: Page, words: Phrase) -> None:
    page.get_by_role("button", name=words.zh).click()


def the_need(engine: Engine, text: str) -> Need:
    with reading(engine) as session:
        return session.exec(select(Need).where(Need.text == text)).one()


def the_asked(engine: Engine, need: Need) -> tuple[Actor, Member]:
    """Whoever staff asked, as a member with an account."""
    with reading(engine) as session:
        claim = session.exec(select(Claim).where(Claim.target_id == need.id)).one()
        member = session.get_one(Member, (claim.member_id, HOME_ORG))
    actor = Actor(AccountId(new_id()), Role.MEMBER, member.name, HOME_ORG, member_id=MemberId(member.id))
    return actor, member


def as_member(visitors: Visitors, site: Site, engine: Engine, member: Actor) -> Page:
    """The member's own phone, already signed in."""
    page = visitors.come(PHONE)
    page.context.add_cookies([{"name": COOKIE_HTTP, "value": a_sign_in(engine, member), "url": site.url}])
    return page


def plan(staff: Page, site: Site, name: str, need_code: str) -> str:
    """Plan today's activity for the need, and give its code."""
    staff.goto(site.at("plan"))
    staff.get_by_role("textbox", name=re.compile(activity_words.NAME.zh)).fill(name)
    pick(staff, ActivityKind.CARE)
    choose(staff, activity_words.COMMUNITY.zh)
    choose(staff, activity_words.BRANCH.zh)
    choose(staff, activity_words.SERVES.zh, need_code)
    press(staff, activity_words.SAVE)
    expect(staff.get_by_role("button", name=activity_words.ENTER.zh)).to_be_visible(timeout=PATIENCE)
    return staff.url.rpartition("code=")[2]


def pick(page: Page, word: StrEnum) -> None:
    """Tap one of the scheme's words."""
    page.get_by_test_id("stButtonGroup").get_by_text(label(word).zh, exact=True).click()


def choose(page: Page, name: str, option: str = "") -> None:
    """Open a list and choose what is typed, or its first line."""
    box = page.get_by_role("combobox", name=re.compile(name))
    box.click()
    if option:
        box.fill(option)
    page.get_by_role("option").first.click()
    if option:
        # a list of several stays open for the next one
        page.keyboard.press("Escape")


def arrive(staff: Page, site: Site, code: str, person: Member) -> None:
    """Enter the member at the desk by the tail of the phone, and tap twice in a hurry."""
    staff.goto(site.at(f"desk?activity={code}"))
    staff.get_by_role("textbox", name=desk_words.WHO.zh).fill(person.phone[-4:])
    button = staff.get_by_role("button", name=re.compile(person.name)).first
    expect(button).to_be_visible(timeout=PATIENCE)
    button.dblclick()
    expect(staff.get_by_role("heading", name=re.compile("^" + desk_words.COUNT.zh.format(arrived=1)))).to_be_visible(
        timeout=PATIENCE
    )


def close(staff: Page, site: Site, code: str) -> None:
    """Close the activity with its effect and a grade."""
    staff.goto(site.at(f"activity?code={code}"))
    staff.get_by_role("textbox", name=re.compile(activity_words.EFFECT.zh)).fill("手机会用了")
    pick(staff, Grade.SECOND)
    press(staff, activity_words.CLOSE)
    expect(staff.get_by_role("button", name=activity_words.CLOSE.zh)).to_have_count(0, timeout=PATIENCE)
