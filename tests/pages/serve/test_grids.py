"""Grids on the screen: what two changed is chosen field by field, and a wrong row is named while all stays typed."""

from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from db.tables.lists import Post, Resource
from db.terms import PostId
from db.writes.posts import change_post
from pages.text import editing as clash_words
from pages.text import grid as words
from tests.builders import a_town
from tests.builders.acts import does, rows
from tests.builders.hands import press, read
from tests.builders.lists import a_resource
from tests.builders.posts import a_post
from tests.builders.screens import a_screen, a_sign_in


def test_of_two_who_change_a_post_the_second_chooses_in_the_grid(house: Engine) -> None:
    town = a_town(house)
    post_id = PostId(a_post(house, town, places=2, name="护学岗"))
    screen = a_screen(a_sign_in(house, town.clerk), "serve/post_grid", mode="change")
    typed(screen, {0: {"name": "护学守望岗", "places": "6"}})
    theirs = {"name": "护学岗", "places": 4, "times": "下午"}
    does(house, town.clerk, change_post, post_id=post_id, **theirs)

    press(screen, words.SAVE.zh.format(count=1))
    first = [(post.name, post.places) for post in rows(house, Post)]
    offered, told = screen.radio[0].options, read(screen)
    press(screen, words.SAVE.zh.format(count=1))

    assert first == [("护学岗", 4)]
    assert offered == [clash_words.MINE.zh.format(value=6), clash_words.THEIRS.zh.format(value=4)]
    assert "下午" in told
    assert [(post.name, post.places, post.times) for post in rows(house, Post)] == [("护学守望岗", 6, "下午")]


def test_a_wrong_row_is_named_and_what_was_typed_stays(house: Engine) -> None:
    town = a_town(house)
    a_resource(house, town, text="办公桌椅 12 套")
    screen = a_screen(a_sign_in(house, town.secretary), "serve/resource_grid")
    typed(screen, {0: {"text": "会议室", "kind": "场地"}, 1: {"text": "投影仪", "contact_phone": "12"}})

    press(screen, words.SAVE.zh.format(count=2))
    named = read(screen)
    typed(screen, {0: {"text": "会议室", "kind": "场地"}, 1: {"text": "投影仪", "contact_phone": "0571-88880001"}})
    kept = len(rows(house, Resource))
    press(screen, words.SAVE.zh.format(count=2))

    assert named.index("投影仪") < named.index("会议室")
    assert kept == 1
    assert [one.text for one in rows(house, Resource)] == ["办公桌椅 12 套", "会议室", "投影仪"]


def typed(screen: AppTest, cells: dict[int, dict[str, str]]) -> None:
    """Let cells of the grid be typed, as the browser tells it."""
    drafts: dict[str, str] = screen.session_state["drafts"]
    name = next(name for name in drafts if name.startswith("grid-"))
    screen.session_state[f"{name}:{drafts[name]}"] = {"edited_rows": cells, "added_rows": [], "deleted_rows": []}
    screen.run()
