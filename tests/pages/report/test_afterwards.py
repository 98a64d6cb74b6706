"""What is said afterwards, on the screen: follow-ups, the community's word, suggestions."""

import pytest
from sqlalchemy import Engine

from db.tables.evaluation import Followup, Suggestion, UnitWord
from db.terms import Satisfaction, SuggestionStatus
from db.writes import needs
from pages.text import followups as text
from pages.text import needs as need_words
from pages.text import suggestions as suggestion_words
from tests.builders import Town, a_town
from tests.builders.acts import does, rows
from tests.builders.hands import offers, press, read, unfold
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import a_confirmed_activity, a_served_need


@pytest.fixture
def town(house: Engine) -> Town:
    return a_town(house)


def test_a_clerk_asks_with_the_words_at_hand_and_writes_the_answer_down(house: Engine, town: Town) -> None:
    empty = read(a_screen(a_sign_in(house, town.clerk), "report/followups"))
    does(house, town.clerk, needs.solve_need, need_id=a_served_need(house, town))
    screen = a_screen(a_sign_in(house, town.clerk), "report/followups")
    folded = read(screen)

    script = read(unfold(screen, text.ASK))
    press(screen, text.SAVE)
    unanswered = read(screen)
    screen.button_group[-2].set_value(Satisfaction.FAIRLY)
    screen.text_area[0].input("再快一点就好")
    press(screen, text.SAVE)

    assert text.EMPTY_DUE.zh in empty
    assert ["您好，这里是望湖社区" in words for words in (folded, script)] == [False, True]
    assert "换了水管" in script
    assert "请选择“满意吗”" in unanswered
    assert [(one.satisfaction, one.opinion) for one in rows(house, Followup)] == [(Satisfaction.FAIRLY, "再快一点就好")]


def test_who_is_not_satisfied_opens_the_need_again_and_its_page_says_why(house: Engine, town: Town) -> None:
    does(house, town.clerk, needs.solve_need, need_id=a_served_need(house, town))
    screen = unfold(a_screen(a_sign_in(house, town.clerk), "report/followups"), text.ASK)
    screen.button_group[-2].set_value(Satisfaction.NOT)
    screen.text_area[0].input("又漏了")
    press(screen, text.SAVE)

    page = a_screen(a_sign_in(house, town.staff), "serve/need", code="XQ20260001")

    [note] = [one.value for one in page.warning]
    assert note.startswith("评价为“不满意”，")
    assert note.endswith("重新打开  \n意见：“又漏了”  \n上一次的做法：换了水管")
    assert need_words.MEASURES.zh not in read(page)
    assert "回访 · 不满意 · 重新打开 · “又漏了”" in read(page)


def test_who_served_is_told_that_another_has_to_ask(house: Engine, town: Town) -> None:
    does(house, town.clerk, needs.solve_need, need_id=a_served_need(house, town, served_by=town.staff))

    screen = a_screen(a_sign_in(house, town.staff), "report/followups")

    assert text.OTHERS.zh in read(screen)
    assert not offers(screen, text.SAVE)


def test_a_clerk_says_a_word_on_a_unit_and_staff_read_it(house: Engine, town: Town) -> None:
    a_confirmed_activity(house, town)
    screen = a_screen(a_sign_in(house, town.clerk), "report/words", quarter="2026Q2")

    unfold(screen, text.SAY_WORD)
    screen.button_group[-1].set_value(Satisfaction.SATISFIED)
    screen.text_area[0].input("来得早，干得实")
    press(screen, text.SAVE_WORD)
    table = a_screen(a_sign_in(house, town.staff), "report/words", quarter="2026Q2").dataframe[0].value

    assert [word.text for word in rows(house, UnitWord)] == ["来得早，干得实"]
    assert list(table[text.WORD.zh]) == ["来得早，干得实"]


def test_a_member_suggests_and_the_office_answers(house: Engine, town: Town) -> None:
    screen = a_screen(a_sign_in(house, town.zhang), "report/suggestions")
    screen.text_area[0].input("周末多排几场")
    press(screen, suggestion_words.SEND)
    answering = unfold(a_screen(a_sign_in(house, town.staff), "report/suggestions"), suggestion_words.ANSWER)
    press(answering, suggestion_words.SAVE)
    unanswered = read(answering)
    answering.selectbox[-1].select(SuggestionStatus.ADOPTED)
    answering.text_area[-1].input("下季起安排在周六")
    press(answering, suggestion_words.SAVE)

    assert "请选择“怎么办”" in unanswered
    assert [(one.status, one.outcome) for one in rows(house, Suggestion)] == [
        (SuggestionStatus.ADOPTED, "下季起安排在周六")
    ]
    told = read(a_screen(a_sign_in(house, town.zhang), "report/suggestions"))
    assert "答复：下季起安排在周六" in told
    assert f"{town.staff.name} · " in told
