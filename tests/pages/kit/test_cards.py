"""Lists of records: whatever somebody typed is shown as typed, each line says aloud what it opens."""

from typing import get_args
from xml.etree import ElementTree as ET

import pytest

from db.terms import NeedStatus
from pages.kit import lines
from pages.kit.cards import PAINT, Card, as_markup
from pages.kit.chips import Chip, Colour
from pages.text.frame import DETAILS
from tests.pages.kit.test_maps import EVIL, contrast


def test_a_line_shows_whatever_was_typed_as_it_was_typed() -> None:
    tree = drawn(Card(EVIL, (Chip(EVIL, "alarm"),), (EVIL, ""), f"need?code={EVIL}"))

    assert [one.tag for one in tree.iter()] == ["ul", "li", "div", "b", "span", "i", "p", "a"]
    assert (tree.findtext(".//b"), tree.findtext(".//p")) == (EVIL, EVIL)
    assert "".join(tree.find(".//span").itertext()) == f"alarm{EVIL}"  # type: ignore[union-attr]  # or the test fails
    assert tree.find(".//a").get("href") == f"need?code={EVIL}"  # type: ignore[union-attr]  # as above


def test_a_line_says_aloud_what_it_opens_and_its_icons_say_nothing() -> None:
    tree = drawn(Card("修水管", (lines.badge(NeedStatus.OPEN),), (), "need?code=XQ1"))

    links = [(link.text, link.get("aria-label")) for link in tree.iter("a")]
    assert links == [(DETAILS.zh, f"{DETAILS.zh}：修水管")]
    assert [icon.get("aria-hidden") for icon in tree.iter("i")] == ["true"]


def test_a_line_without_a_page_of_its_own_leads_nowhere() -> None:
    tree = drawn(Card("修水管"), Card("送药上门", address="need?code=XQ2"))

    assert [len(list(line.iter("a"))) for line in tree] == [0, 1]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chip_of_every_colour_reads_on_its_ground(theme: str) -> None:
    assert set(PAINT[theme]) == set(get_args(Colour))
    assert min(contrast(words, ground) for words, ground in PAINT[theme].values()) >= 4.5


def drawn(*them: Card) -> ET.Element:
    return ET.fromstring(as_markup(them, theme="light"))  # noqa: S314 - our own markup
