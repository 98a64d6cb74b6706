"""What people do at a screen: find a button by its words, read what stands there, tap the same thing twice."""

import re
from collections.abc import Iterator
from html import unescape

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Button, Node

from db.terms import Language
from pages.text.phrase import Phrase


def press(screen: AppTest, words: Phrase | str) -> AppTest:
    """Press the first button that says these words."""
    return _button(screen, words).click().run()


def unfold(screen: AppTest, words: Phrase | str) -> AppTest:
    """Open the first fold that is called so; what is in it is drawn from then on."""
    screen.session_state[keyed(screen, words)] = True
    return screen.run()


def keyed(screen: AppTest, words: Phrase | str) -> str:
    """Give the key of the first fold that is called so: one of another key is another fold, and closed."""
    fold = next(fold for fold in screen.expander if fold.label == _zh(words))
    return str(fold.proto.id).split("-", 2)[-1]


def offers(screen: AppTest, words: Phrase | str) -> bool:
    """Whether a button says these words."""
    return any(button.label == _zh(words) for button in screen.button)


def read(screen: AppTest) -> str:
    """Everything that stands on the page, in one text."""
    parts = [*screen.title, *screen.header, *screen.markdown, *screen.caption, *screen.warning, *screen.code]
    return "\n".join([*(str(part.value) for part in parts), *map(_bare, pieces(screen)), *beneath(screen).values()])


def beneath(screen: AppTest) -> dict[str, str]:
    """What is said beneath the fields, by the label of the field that each stands under."""
    label, found = "", {}
    for element in _elements(screen.main):
        label = getattr(element, "label", "") or label
        body = str(element.proto.body) if element.type == "html" else ""
        if 'role="alert"' in body:
            found[label.removesuffix(" *")] = unescape(_bare(body)).strip().removeprefix("⚠").strip()
    return found


def _elements(block: Block) -> Iterator[Node]:
    for child in block.children.values():
        yield from _elements(child) if isinstance(child, Block) else [child]


def pieces(screen: AppTest) -> list[str]:
    """The boards, findings, lists and fields of a page, as markup."""
    bodies = [str(element.proto.body) for element in screen.get("html")]
    return [body for body in bodies if any(mark in body for mark in ("ss-board", "ss-found", "ss-cards", "ss-facts"))]


def taken(screen: AppTest) -> list[str]:
    """The addresses of what a page offers to take along: by links of their own, then by those within its pieces."""
    own = [str(link.proto.url) for link in screen.get("link_button")]
    within = [address for body in screen.get("html") for address in re.findall(r'href="(/take/[^"]*)', body.proto.body)]
    return [*(address for address in own if address.startswith("/take/")), *within]


def figures(screen: AppTest) -> dict[str, str]:
    """What the figures of a page say, by their names."""
    plain = {metric.label: metric.value for metric in screen.metric}
    return plain | {name: value for name, (value, _) in moved(screen).items()}


def moved(screen: AppTest) -> dict[str, tuple[str, str]]:
    """The figures of a page's boards by their names: what each says, and how it moved."""
    cards = [card for body in pieces(screen) for card in re.findall(r'<li>(<div class="ss-name.*?)</li>', body)]
    return {unescape(_first(r'ss-name">([^<]*)', card)): _said(card) for card in cards}


def led(screen: AppTest) -> list[tuple[str, str]]:
    """The links of a page's boards, findings and lists: what they say, and where they lead."""
    found = [link for body in pieces(screen) for link in re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', body)]
    return [(unescape(words), unescape(address)) for address, words in found]


def listed(screen: AppTest) -> list[tuple[str, str]]:
    """The lines of a page's lists: what each is, and where it opens; nothing where it does not."""
    lines = [line for body in pieces(screen) for line in re.findall(r"<li><div><b>.*?</li>", body)]
    return [(unescape(_first(r"<b>([^<]*)", line)), unescape(_first(r'<a href="([^"]*)"', line))) for line in lines]


def _said(card: str) -> tuple[str, str]:
    return unescape(_first(r"<strong>([^<]*)", card)), unescape(_first(r"<mark[^>]*>([^<]*)", card))


def _first(shape: str, text: str) -> str:
    found = re.search(shape, text)
    return found[1] if found else ""


def _bare(body: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "\n", re.sub(r"<style>.*?</style>", "", body, flags=re.DOTALL)))


def tap_twice(screen: AppTest, words: Phrase | str, draft: str) -> AppTest:
    """Press a button, and again as if the first press had not come back yet: with the same draft."""
    held = dict(screen.session_state["drafts"])
    press(screen, words)
    screen.session_state["drafts"] = {**screen.session_state["drafts"], draft: held[draft]}
    screen.run()
    return press(screen, words) if offers(screen, words) else screen


def _button(screen: AppTest, words: Phrase | str) -> Button:
    return next(button for button in screen.button if button.label == _zh(words))


def _zh(words: Phrase | str) -> str:
    return words.words(Language.ZH) if isinstance(words, Phrase) else words
