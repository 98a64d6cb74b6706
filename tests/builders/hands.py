"""What people do at a screen: find a button by its words, read what stands there, tap the same thing twice."""

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from db.terms import Language
from pages.text.phrase import Phrase


def press(screen: AppTest, words: Phrase | str) -> AppTest:
    """Press the first button that says these words."""
    return _button(screen, words).click().run()


def offers(screen: AppTest, words: Phrase | str) -> bool:
    """Whether a button says these words."""
    return any(button.label == _zh(words) for button in screen.button)


def read(screen: AppTest) -> str:
    """Everything that stands on the page, in one text."""
    parts = [*screen.title, *screen.subheader, *screen.markdown, *screen.caption, *screen.warning, *screen.code]
    return "\n".join(str(part.value) for part in parts)


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
