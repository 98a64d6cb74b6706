"""Printed slips: behind the gate, for the branch and the community they concern, with lines for seal and date."""

from collections.abc import Iterator

import httpx
import pytest

from db.engine import make_engine
from db.migrations import migrate
from db.rules.rights import Actor
from db.terms import Role
from db.writes import checkins
from pages.text import slips as text
from tests.browser.site import PLAIN, served
from tests.builders import Town, a_town, actor_of
from tests.builders.acts import does
from tests.builders.screens import a_sign_in
from tests.db.reads.test_checkins import a_slip

pytestmark = pytest.mark.process

PAPER = "/paper/slip/LX20260001"


def people(town: Town) -> dict[str, Actor]:
    return {
        "staff": town.staff,
        "secretary": town.secretary,
        "clerk": town.clerk,
        "other clerk": town.other_clerk,
        "member": actor_of(Role.MEMBER, name="zhang", member=town.zhang_a),
    }


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, httpx.Response]]:
    """What each of the people is given for one slip; "nobody" brings no session."""
    folder = tmp_path_factory.mktemp("prints")
    engine = make_engine(f"sqlite:///{folder / 'prints.db'}")
    migrate(engine)
    town = a_town(engine)
    slip = a_slip(engine, town)
    does(
        engine, town.clerk, checkins.receive_slip, slip_id=slip.id, liaison="<周敏>", handled_by="吴军", opinion="欢迎"
    )
    tokens = {name: a_sign_in(engine, actor) for name, actor in people(town).items()} | {"nobody": ""}
    engine.dispose()
    with served(str(engine.url), folder) as site:
        yield {
            name: httpx.get(site.url + PAPER, cookies={"sanshuang": token}, verify=PLAIN, trust_env=False, timeout=30)
            for name, token in tokens.items()
        }


def test_a_slip_is_printed_for_those_whom_it_concerns_alone(answers: dict[str, httpx.Response]) -> None:
    assert {name: answer.status_code for name, answer in answers.items()} == {
        "staff": 200,
        "secretary": 200,
        "clerk": 200,
        "other clerk": 404,
        "member": 403,
        "nobody": 401,
    }


def test_the_paper_has_slip_receipt_and_both_seals(answers: dict[str, httpx.Response]) -> None:
    sheet = answers["clerk"].text

    parts = [text.PAPER_SLIP.zh, text.PAPER_RECEIPT.zh, text.PAPER_SEAL_BRANCH.zh, text.PAPER_SEAL_COMMUNITY.zh]
    assert [part for part in parts if part not in sheet] == []
    assert [words for words in ("LX20260001", "甲党支部", "望湖社区", "吴军", "欢迎") if words not in sheet] == []


def test_what_was_typed_is_shown_and_never_run(answers: dict[str, httpx.Response]) -> None:
    sheet = answers["staff"]

    assert "&lt;周敏&gt;" in sheet.text
    assert "<周敏>" not in sheet.text
    assert sheet.headers["content-security-policy"].startswith("default-src 'none'")


def test_others_are_told_nothing_of_it(answers: dict[str, httpx.Response]) -> None:
    told = [answers[name].text for name in ("other clerk", "member", "nobody")]

    assert [words for words in ("甲党支部", "吴军", "李四") for page in told if words in page] == []
