"""The lexicon on the screen: kept, tried, found and taken out by the bureau."""

from sqlalchemy import Engine
from sqlmodel import select

from db.tables.lexicon import LexiconWord
from db.terms import NeedKind, Role
from db.work import reading
from pages.text import frame
from pages.text import lexicon as text
from tests.builders import a_town, actor_of
from tests.builders.hands import press, read
from tests.builders.screens import a_screen, a_sign_in


def test_a_word_is_kept_and_proposes_at_once(house: Engine) -> None:
    town = a_town(house)
    token = a_sign_in(house, town.staff)
    screen = a_screen(token, "admin/lexicon")

    screen.text_input[1].input("水管")
    screen.button_group[0].select(NeedKind.HARDSHIP)
    press(screen, text.SET)
    screen.text_input[0].input("家里水管漏水").run()

    with reading(house) as session:
        kept = session.exec(select(LexiconWord)).one()
    assert (kept.word, kept.kind) == ("水管", NeedKind.HARDSHIP)
    assert "因为写了“水管”" in read(screen)
    assert screen.dataframe[0].value[text.WORD.zh].tolist() == ["水管"]


def test_the_lexicon_is_the_bureaus_to_keep(house: Engine) -> None:
    town = a_town(house)

    clerk = a_screen(a_sign_in(house, town.clerk), "admin/lexicon")
    admin = a_screen(a_sign_in(house, actor_of(Role.ADMIN)), "admin/lexicon")

    assert frame.FORBIDDEN.zh in read(clerk)
    assert text.EMPTY.zh in read(admin)
