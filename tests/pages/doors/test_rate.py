"""The door of a slip: the right code opens it once, for anybody, and it says nothing of anybody."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine

from db.rules.passes import slip_pass
from db.tables.evaluation import Followup
from db.work.keys import sign_key
from db.writes import needs
from pages.text import followups as text
from tests.browser.site import PLAIN, Site, served
from tests.builders import Town, a_town
from tests.builders.acts import does, rows
from tests.builders.screens import a_sign_in
from tests.builders.steps import a_served_need

pytestmark = pytest.mark.process


@dataclass(frozen=True)
class Place:
    """A served town with one follow-up due, and the address that stands on its slip."""

    site: Site
    engine: Engine
    town: Town
    address: str

    def get(self, path: str, token: str = "") -> httpx.Response:
        cookies = {"sanshuang": token}
        return httpx.get(self.site.url + path, cookies=cookies, verify=PLAIN, trust_env=False, timeout=30)

    def send(self, **typed: str) -> httpx.Response:
        headers = {"Origin": self.site.url}
        address = self.site.url + self.address
        return httpx.post(address, data=typed, headers=headers, verify=PLAIN, trust_env=False, timeout=30)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, migrated: Callable[[Path], Engine]) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("rate")
    engine = migrated(folder / "rate.db")
    town = a_town(engine)
    does(engine, town.clerk, needs.solve_need, need_id=a_served_need(engine, town))
    due = rows(engine, Followup)[0]
    with served(str(engine.url), folder) as site:
        yield Place(site, engine, town, f"/rate/{due.id.hex}/{slip_pass(sign_key(), due.id)}")
    engine.dispose()


def test_the_paper_is_for_whoever_may_ask_and_the_code_on_it_opens_once(place: Place) -> None:
    paper = f"/paper/rating/{place.address.split('/')[2]}"
    sheet = place.get(paper, a_sign_in(place.engine, place.town.clerk))
    others = [a_sign_in(place.engine, who) for who in (place.town.other_clerk, place.town.secretary)]
    assert [place.get(paper, token).status_code for token in (*others, "")] == [404, 403, 401]
    assert place.address in sheet.text

    door = place.get(place.address)
    assert (door.status_code, text.DOOR_TITLE.zh in door.text) == (200, True)
    assert [word for word in ("水管", "张三", "换了") if word in door.text] == []
    assert place.get(f"{place.address[:-1]}x").status_code == 403
    assert place.get("/rate/nothing/at-all").status_code == 403

    nothing_chosen = place.send(opinion="<b>快</b>")
    assert (nothing_chosen.status_code, text.DOOR_MISSING.zh in nothing_chosen.text) == (400, True)
    assert "&lt;b&gt;快" in nothing_chosen.text
    thanks, again = place.send(satisfaction="satisfied", opinion="快"), place.send(satisfaction="not")
    assert (thanks.status_code, text.THANKS_TITLE.zh in thanks.text) == (200, True)
    assert text.ANSWERED_TITLE.zh in again.text
    assert text.ANSWERED_TITLE.zh in place.get(place.address).text
    assert place.get(paper, a_sign_in(place.engine, place.town.staff)).status_code == 404
    assert [(one.satisfaction, one.opinion) for one in rows(place.engine, Followup)] == [("satisfied", "快")]
