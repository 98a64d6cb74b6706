"""What is typed into a form outlives the server: it is offered again until it is saved, and not a moment longer."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from db.tables.wishes import Wish
from db.terms import Role, Satisfaction
from pages.text import doors as text
from pages.text import followups as followup_words
from pages.text import needs as need_words
from pages.text import relay as relay_words
from pages.text import wishes as words
from pages.text.labels import label
from pages.text.phrase import Phrase
from tests.browser.site import Site, served
from tests.browser.visitors import PHONE, Visitors
from tests.builders.acts import rows
from tests.engines import kept_engine

PATIENCE = 60_000
WISHED = "一个会唱歌的八音盒"
PERSON = "金丝雀 15400009999"
QUIET = 700  # milliseconds without a change until a page counts as drawn
MOMENT = 500  # milliseconds for the page to hear an answer
STORE = "JSON.stringify(sessionStorage)"


def test_a_form_that_lost_its_server_is_offered_again_and_saved_once(
    visitors: Visitors, demo_url: str, tmp_path: Path
) -> None:
    with served(demo_url, tmp_path) as first:
        page = visitors.sign_in(first, Role.CLERK, to="write-wish", viewport=PHONE)
        field(page, words.ALIAS).press_sequentially("小石榴")
        field(page, words.WANTED).press_sequentially(WISHED)
        field(page, words.PERSON).press_sequentially(PERSON)
        kept = page.evaluate(STORE)
    port = urlsplit(first.url).port or 0
    expect(page.get_by_role("dialog")).to_have_text(text.LOST.zh + text.LOST_NEXT.zh, timeout=PATIENCE)

    with served(demo_url, tmp_path, port=port):
        page.reload()
        expect(offer(page)).to_contain_text(WISHED, timeout=PATIENCE)
        page.get_by_role("button", name=text.KEPT_FILL.zh).click()
        page.get_by_role("button", name=words.POST.zh).click()
        page.wait_for_url(re.compile("/wish\\?"), timeout=PATIENCE)
        with page.expect_response(re.compile("/kept/[0-9a-f]")) as asked:
            page.goto(f"{first.url}/write-wish")
        expect(field(page, words.WANTED)).to_have_value("", timeout=PATIENCE)
        page.wait_for_timeout(MOMENT)
        left, answer = page.evaluate(STORE), asked.value.json()
        expect(offer(page)).to_have_count(0)
        what_was_saved_is_not_offered_to_the_next_of_its_kind(page, f"{first.url}/followups")
        what_was_typed_in_a_fold_is_offered_while_it_is_closed(page)
        what_stands_in_its_field_is_not_offered(page, f"{first.url}/relay")
        what_is_anothers_or_too_old_is_removed(page)
        nothing_typed_is_left_once_signed_out(page, first.url)

    assert (WISHED in kept, "金丝雀" in kept) == (True, False)
    assert (answer, WISHED in left) == ({"sent": True}, False)
    written = rows(kept_engine(demo_url), Wish)
    assert [wish.alias for wish in written if wish.thing == WISHED] == ["小石榴"]


def test_what_is_too_long_is_written_as_far_as_there_is_room_and_comes_back_as_it_stood(
    site: Site, visitors: Visitors
) -> None:
    page = visitors.sign_in(site, Role.STAFF, to="write-need", viewport=PHONE)
    asked = field(page, need_words.TEXT)
    asked.press_sequentially("楼道")

    page.keyboard.insert_text("水" * 600)
    expect(asked).to_have_value("楼道" + "水" * 498)
    expect(page.locator("#too-long")).to_have_text(text.TOO_LONG.zh.format(most=500, more=102))
    page.keyboard.press("Backspace")
    expect(page.locator("#too-long")).to_have_count(0)
    page.reload()
    page.get_by_role("button", name=text.KEPT_FILL.zh).click(timeout=PATIENCE)
    expect(asked).to_have_value("楼道" + "水" * 497, timeout=PATIENCE)
    expect(offer(page)).to_have_count(0)


def what_was_saved_is_not_offered_to_the_next_of_its_kind(page: Page, followups: str) -> None:
    """Write one follow-up down, whose draft is named after it: its words do not turn up in the next one's form."""
    page.goto(followups)
    form = page.get_by_test_id("stForm").first
    page.locator("summary", has_text=followup_words.ASK.zh).first.click(timeout=PATIENCE)
    form.get_by_role("textbox").fill("来得快，收拾得干净")
    form.get_by_text(label(Satisfaction.SATISFIED).zh, exact=True).click()
    form.get_by_role("button", name=followup_words.SAVE.zh, exact=True).click()
    expect(page.get_by_test_id("stToast")).to_contain_text(followup_words.SAVED.zh, timeout=PATIENCE)
    page.wait_for_timeout(QUIET + 2 * MOMENT)
    expect(offer(page)).to_have_count(0)
    assert "收拾得干净" not in page.evaluate(STORE)


def what_was_typed_in_a_fold_is_offered_while_it_is_closed(page: Page) -> None:
    """Type into the second line's form and leave: its fold is opened and filled, whichever line stands above it."""
    folds = page.get_by_test_id("stExpander").filter(has_text=followup_words.ASK.zh)
    folds.nth(1).locator("summary").click()
    folds.nth(1).get_by_role("textbox").fill("想再问问下一次")
    page.reload()
    folds.nth(0).locator("summary").click(timeout=PATIENCE)
    expect(folds.nth(0).get_by_role("textbox")).to_be_visible(timeout=PATIENCE)
    expect(offer(page)).to_contain_text("想再问问下一次", timeout=PATIENCE)
    page.get_by_role("button", name=text.KEPT_FILL.zh).click()
    expect(folds.nth(1).get_by_role("textbox")).to_have_value("想再问问下一次", timeout=PATIENCE)
    expect(folds.nth(0).get_by_role("textbox")).to_have_value("")
    page.reload()
    page.get_by_role("button", name=text.KEPT_DROP.zh).click(timeout=PATIENCE)


def what_stands_in_its_field_is_not_offered(page: Page, relay: str) -> None:
    """Paste a list: its preview brings a draft of its own, nothing was lost by that, and once saved nothing is left."""
    page.goto(relay)
    field(page, relay_words.PASTED).fill("1. 路人甲\n2. 路人乙")
    field(page, relay_words.PASTED).blur()
    expect(page.get_by_role("button", name=relay_words.SAVE.zh)).to_be_enabled(timeout=PATIENCE)
    page.wait_for_timeout(QUIET + 2 * MOMENT)
    expect(offer(page)).to_have_count(0)
    with page.expect_response(re.compile("/kept/[0-9a-f]"), timeout=PATIENCE):
        page.get_by_role("button", name=relay_words.SAVE.zh).click()
    page.wait_for_timeout(QUIET + 2 * MOMENT)
    expect(offer(page)).to_have_count(0)
    assert "路人乙" not in page.evaluate(STORE)


def what_is_anothers_or_too_old_is_removed(page: Page) -> None:
    """Keep something as another person, and as oneself thirteen hours ago: the next page removes it from the tab."""
    field(page, relay_words.PASTED).fill("1. 路人丙")
    assert "路人丙" in page.evaluate(STORE)
    for change in ("kept.who = 'another'", "kept.at -= 13 * 3600000"):
        page.evaluate(
            f"""() => {{ const kept = JSON.parse(sessionStorage["sanshuang-typed"]); {change};
            sessionStorage["sanshuang-typed"] = JSON.stringify(kept); }}"""
        )
        page.reload()
        page.wait_for_load_state("domcontentloaded")
        assert "路人丙" not in page.evaluate(STORE)
        page.evaluate(
            "() => { sessionStorage['sanshuang-typed'] = JSON.stringify("
            "{ who: document.querySelector('script[data-who]').dataset.who, at: Date.now(), "
            "pages: { x: { text: '路人丙' } } }); }"
        )


def nothing_typed_is_left_once_signed_out(page: Page, house: str) -> None:
    """Type in two tabs and sign out in one: neither keeps it, though nobody has signed in since."""
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(f"{house}/relay")
        field(tab, relay_words.PASTED).fill("1. 路人丁", timeout=PATIENCE)
        assert "路人丁" in tab.evaluate(STORE)
    page.goto(f"{house}/signout")
    page.get_by_role("button", name=text.SIGN_OUT.zh).click()
    page.wait_for_url(re.compile("/signin\\?why=out"))
    other.wait_for_function("() => !sessionStorage['sanshuang-typed']")
    assert page.evaluate(STORE) == "{}"


def field(page: Page, label: Phrase) -> Locator:
    return page.get_by_role("textbox", name=re.compile(re.escape(label.zh)))


def offer(page: Page) -> Locator:
    return page.locator("#kept")
